import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { EventBus, Order, OrderPlacedEvent, RequestContextService, TransactionalConnection } from '@vendure/core';

import { CourtesyRequest, OutgoingMessage } from '../src';
import { Outbox } from '../src/outbox';
import { Courtesy, Road } from './courtesy';
import { passTime, until } from './patience';
import { Shop } from './shop';

const folder = mkdtempSync(join(tmpdir(), 'courtesy-away-'));
let courtesy: Courtesy;
let road: Road;
let shop: Shop;
/** What the shop sent, until it can't send any more. */
const sent: OutgoingMessage[] = [];
let canSend = true;

async function email(message: OutgoingMessage): Promise<void> {
    if (!canSend) throw new Error('no mail server');
    sent.push(message);
}

before(async () => {
    courtesy = await Courtesy.start(folder);
    road = await Road.to(courtesy.url);
    shop = await Shop.open({
        url: road.url,
        key: courtesy.keys.decide,
        timeoutMs: 500,
        timeZone: 'Europe/Amsterdam',
        send: { email },
    });
});

after(async () => {
    await road.close();
    await shop.close();
    await courtesy.stop();
    rmSync(folder, { recursive: true });
});

test('a server that is down at first gets the question once it is up, under the same id, and the answer is carried out once', async () => {
    const { emailAddress } = await shop.customer(0);
    await road.close();
    const order = await shop.buy(emailAddress);
    await shop.enter(order.id, { courtesyFailure: 'carrier_lost' });
    await shop.run('courtesy-deliver');
    const { waiting, problem } = await shop.status();
    assert.equal(waiting, 2);
    assert.match(problem ?? '', /^Unreachable/);
    assert.deepEqual(await shop.tasks(), []);

    await road.reopen();
    await shop.sendAgain();
    assert.equal((await shop.status()).waiting, 0);
    assert.equal(new Set(road.asked).size, 2, 'each question was asked under one id');
    assert.equal((await shop.tasks({ kind: { eq: 'remedy' } })).length, 1);
    await shop.sendAgain();
    assert.equal((await shop.tasks({ kind: { eq: 'remedy' } })).length, 1);
    assert.deepEqual(
        sent.map(message => [message.orderCode, message.customer.emailAddress]),
        [[order.code, emailAddress]],
    );
    assert.doesNotMatch(sent[0].text, /[{}]/);
});

test("a message that can't be sent becomes a task to write it", async () => {
    const { emailAddress } = await shop.customer(1);
    canSend = false;
    const order = await shop.buy(emailAddress);
    await shop.enter(order.id, { courtesyFailure: 'carrier_lost' });
    await shop.run('courtesy-deliver');
    const [task, ...others] = await shop.tasks({ kind: { eq: 'message' } });
    assert.deepEqual(others, []);
    assert.equal(task.orderCode, order.code);
    assert.match(task.text, /Tell the customer by email/);
    assert.equal(sent.length, 1);
});

test('a checkout goes through while the server keeps the shop waiting', async () => {
    const { emailAddress } = await shop.customer(1);
    road.way = 'silent';
    await shop.buy(emailAddress);
    const asked = road.asked.length;
    const delivery = shop.run('courtesy-deliver');
    await until('the server was asked', async () => road.asked.length > asked);
    await shop.buy(emailAddress);
    await delivery;
    assert.match((await shop.status()).problem ?? '', /^TimedOut/);

    road.way = 'open';
    await passTime(shop.server.app);
    await shop.sendAgain();
    assert.equal((await shop.status()).waiting, 0);
    assert.equal((await courtesy.decisionsOf(`vendure-${(await shop.customer(1)).id}`)).length, 4);
});

test('what the server refuses is put aside with its reason, and holds up nothing else', async () => {
    const { emailAddress } = await shop.customer(2);
    road.way = 'refuse';
    await shop.buy(emailAddress);
    await shop.run('courtesy-deliver');
    const { refused, problem } = await shop.status();
    assert.equal(refused, 1);
    assert.match(problem ?? '', /^400 Invalid context.*\/orders\/0: unknown key/);
    assert.ok(!problem?.includes(emailAddress));

    road.way = 'open';
    await shop.buy(emailAddress);
    await shop.run('courtesy-deliver');
    assert.deepEqual(await shop.status(), { waiting: 0, refused: 1, problem });
    await shop.sendAgain();
    assert.deepEqual(await shop.status(), { waiting: 0, refused: 0, problem: null });
});

test('an id that was used for other facts is given up for a new one', async () => {
    road.way = 'conflict';
    const asked = road.asked.length;
    await shop.buy((await shop.customer(2)).emailAddress);
    const delivery = shop.run('courtesy-deliver');
    await until('it was refused', async () => road.asked.length > asked);
    road.way = 'open';
    await delivery;
    await shop.sendAgain();
    assert.equal((await shop.status()).waiting, 0);
    assert.notEqual(road.asked.at(-1), road.asked[asked]);
});

test('a server that restarts goes on where it was', async () => {
    await courtesy.restart();
    await shop.buy((await shop.customer(2)).emailAddress);
    await shop.run('courtesy-deliver');
    assert.deepEqual(await shop.status(), { waiting: 0, refused: 0, problem: null });
});

test('an order that is rolled back was never asked about', async () => {
    const { connection, ctx, order } = await latestOrder();
    const before = await connection.getRepository(ctx, CourtesyRequest).count();
    await connection.getRepository(ctx, CourtesyRequest).delete({ occasion: `order_placed/${order.code}/placed` });
    const rolledBack = connection.withTransaction(ctx, async inTransaction => {
        await shop.server.app
            .get(EventBus)
            .publish(new OrderPlacedEvent('ArrangingPayment', 'PaymentSettled', inTransaction, order));
        assert.equal(await connection.getRepository(inTransaction, CourtesyRequest).count(), before);
        throw new Error('the payment failed after all');
    });
    await assert.rejects(rolledBack, /the payment failed after all/);
    assert.equal(await connection.getRepository(ctx, CourtesyRequest).count(), before - 1);
});

test('a checkout goes through even if the outbox fails', async () => {
    const outbox = shop.server.app.get(Outbox);
    const { ask } = outbox;
    outbox.ask = () => Promise.reject(new Error('no room on the disk'));
    try {
        await shop.buy((await shop.customer(0)).emailAddress);
    } finally {
        outbox.ask = ask;
    }
});

async function latestOrder() {
    const connection = shop.server.app.get(TransactionalConnection);
    const ctx = await shop.server.app.get(RequestContextService).create({ apiType: 'admin' });
    const [order] = await connection
        .getRepository(ctx, Order)
        .find({ where: { state: 'PaymentSettled' }, order: { id: 'DESC' }, take: 1 });
    return { connection, ctx, order };
}
