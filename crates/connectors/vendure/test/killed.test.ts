import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import gql from 'graphql-tag';

import { Courtesy, Road } from './courtesy';
import { until } from './patience';
import { Shop } from './shop';

const folder = mkdtempSync(join(tmpdir(), 'courtesy-killed-'));
const outgoing = join(folder, 'outgoing.txt');
let courtesy: Courtesy;
let road: Road;
let shop: Shop;
let settings: { url: string; key: string; timeoutMs: number; timeZone: string };

before(async () => {
    courtesy = await Courtesy.start(folder);
    road = await Road.to(courtesy.url);
    settings = { url: road.url, key: courtesy.keys.decide, timeoutMs: 2000, timeZone: 'Europe/Amsterdam' };
    shop = await Shop.openToBeKilled(settings);
});

after(async () => {
    await road.close();
    await shop.close();
    await courtesy.stop();
    rmSync(folder, { recursive: true });
});

test('a worker that is killed before the answer arrives gets the same answer again, and carries it out once', async () => {
    const customer = await shop.customer(0);
    const order = await shop.buy(customer.emailAddress);
    await shop.run('courtesy-deliver');
    await shop.enter(order.id, { courtesyFailure: 'carrier_lost' });
    road.way = 'lose';
    const asked = road.asked.length;
    await startOnly('courtesy-deliver');
    await until(
        'the server has decided',
        async () => (await courtesy.decisionsOf(`vendure-${customer.id}`)).length === 2,
    );
    await shop.kill();

    road.way = 'open';
    await shop.start({ ...settings, later: true } as typeof settings);
    await shop.run('courtesy-deliver');
    assert.equal((await shop.status()).waiting, 0);
    const [first, ...again] = road.asked.slice(asked);
    assert.deepEqual(again, [first], 'the same id was asked about once more');
    assert.equal((await courtesy.decisionsOf(`vendure-${customer.id}`)).length, 2);
    assert.equal((await shop.tasks({ kind: { eq: 'remedy' } })).length, 1);
    assert.equal((await shop.notesOn(customer.id)).length, 1);
});

test('a message that may have gone out when the worker was killed is not sent again: a person looks', async () => {
    const customer = await shop.customer(1);
    await shop.kill();
    await shop.start({ ...settings, outgoing, later: true } as typeof settings);
    const order = await shop.buy(customer.emailAddress);
    await shop.run('courtesy-deliver');
    await shop.enter(order.id, { courtesyFailure: 'carrier_lost' });
    await startOnly('courtesy-deliver');
    await until('it was sent', async () => existsSync(outgoing));
    await shop.kill();

    await shop.start({ ...settings, outgoing, later: true } as typeof settings);
    await shop.run('courtesy-deliver');
    const [task, ...others] = await shop.tasks({ kind: { eq: 'unsure' } });
    assert.deepEqual(others, []);
    assert.equal(task.orderCode, order.code);
    assert.equal(readFileSync(outgoing, 'utf8').trim().split('\n').length, 1);
});

async function startOnly(id: string): Promise<void> {
    await shop.admin.query(
        gql`
            mutation ($id: String!) {
                runScheduledTask(id: $id) {
                    success
                }
            }
        `,
        { id },
    );
}
