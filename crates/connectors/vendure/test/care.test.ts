import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import gql from 'graphql-tag';

import { Courtesy } from './courtesy';
import { Shop } from './shop';

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'courtesy-care-'));
let courtesy: Courtesy;
let shop: Shop;

before(async () => {
    courtesy = await Courtesy.start(folder);
    const { decide: key, operate: erasureKey } = courtesy.keys;
    shop = await Shop.open({ url: courtesy.url, key, erasureKey, timeZone: 'Europe/Amsterdam', timeZones: { NL: 'Europe/Amsterdam' } });
});

after(async () => {
    await shop.close();
    await courtesy.stop();
    rmSync(folder, { recursive: true });
});

test('a late order becomes a task and notes, its outcome goes back, and an erasure erases', async () => {
    const customer = await shop.customer(0);
    const order = await shop.buy(customer.emailAddress);
    await shop.run('courtesy-deliver');
    assert.deepEqual(await shop.tasks(), []);
    assert.deepEqual((await courtesy.decisionsOf(`vendure-${customer.id}`)).map(decision => decision.hook), ['order_placed']);

    await shop.enter(order.id, { courtesyPromisedAt: new Date(Date.now() - 2 * DAY_MS) });
    await shop.run('courtesy-deliver');
    const tasks = await shop.tasks({ kind: { notEq: 'promise' } });
    assert.equal(tasks.length, 1);
    assert.equal(tasks[0].orderCode, order.code);
    assert.equal(tasks[0].customer.id, customer.id);
    assert.match(tasks[0].text, new RegExp(customer.firstName));
    assert.match(tasks[0].text, new RegExp(order.code));
    assert.equal((await shop.notesOn(customer.id)).length, 1);

    // The promised time is looked at again and again; nothing more is said.
    await shop.run('courtesy-delays');
    await shop.run('courtesy-deliver');
    assert.equal((await shop.tasks({ kind: { notEq: 'promise' } })).length, 1);

    await shop.change('completeCourtesyTask', tasks[0].id);
    await shop.run('courtesy-deliver');
    const [decision] = await courtesy.decisionsOf(`vendure-${customer.id}`);
    console.log(JSON.stringify(decision.offered), JSON.stringify(await shop.tasks()), await shop.notesOn(customer.id));
    console.log(courtesy.export().map(line => JSON.stringify(line).slice(0, 300)).join('\n'));
});
void gql;
