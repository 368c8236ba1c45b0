import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import gql from 'graphql-tag';

import type { CourtesySettings } from '../src';
import { dayIn, daysAfter } from '../src/context/calendar';
import { Courtesy } from './courtesy';
import { Shop } from './shop';

const DAY_MS = 86_400_000;
let courtesy: Courtesy;
let shop: Shop;

/** What a shop's customers and staff see of Courtesy, on one kind of database. */
export function tryCare(database: string, open: (settings: CourtesySettings) => Promise<Shop>): void {
    const folder = mkdtempSync(join(tmpdir(), 'courtesy-care-'));

    before(async () => {
        courtesy = await Courtesy.start(folder);
        const { decide: key, operate: erasureKey } = courtesy.keys;
        const timeZones = { NL: 'Europe/Amsterdam' };
        const shippingMethods = { 'standard-shipping': { promiseDays: 3, fulfilment: 'home' as const } };
        shop = await open({
            url: courtesy.url,
            key,
            erasureKey,
            timeZone: 'Europe/Amsterdam',
            timeZones,
            shippingMethods,
        });
    });

    after(async () => {
        await shop.close();
        await courtesy.stop();
        rmSync(folder, { recursive: true });
    });

    for (const [name, claim] of Object.entries(CLAIMS)) test(`${database}: ${name}`, claim);
}

const CLAIMS: Record<string, () => Promise<void>> = {
    'a late order becomes a task and notes, and its outcome goes back': async () => {
        const customer = await shop.customer(0);
        const order = await shop.buy(customer.emailAddress);
        await shop.run('courtesy-deliver');
        assert.deepEqual(await shop.tasks(), []);
        assert.deepEqual(
            (await courtesy.decisionsOf(`vendure-${customer.id}`)).map(decision => decision.hook),
            ['order_placed'],
        );

        await shop.enter(order.id, { courtesyPromisedAt: new Date(Date.now() - 2 * DAY_MS) });
        await shop.run('courtesy-deliver');
        const [task, promise] = await shop.tasks();
        assert.equal(task.kind, 'remedy');
        assert.equal(task.orderCode, order.code);
        assert.equal(task.customer.id, customer.id);
        assert.match(
            task.text,
            new RegExp(`Hello ${customer.firstName}, your order ${order.code} should have reached you`),
        );
        assert.doesNotMatch(task.text, /[{}]/);
        assert.equal(promise.kind, 'promise');
        const notes = await shop.notesOn(customer.id);
        assert.equal(notes.length, 1);
        assert.match(notes[0], /^Courtesy, service recovery \(service-recovery\): Task for staff: Speed it up\./);
        assert.equal(settledIn(courtesy).state, 'reserved');

        await shop.run('courtesy-delays');
        await shop.run('courtesy-deliver');
        assert.equal((await shop.tasks()).length, 2, 'looking again says nothing again');

        await shop.change('completeCourtesyTask', task.id);
        await shop.run('courtesy-deliver');
        assert.equal(settledIn(courtesy).state, 'done');

        await shop.change('completeCourtesyTask', promise.id);
        await shop.run('courtesy-review');
        await shop.run('courtesy-deliver');
        const [latest] = recordsIn(courtesy).slice(-1);
        assert.equal(latest.context.hook, 'review');
        assert.ok(latest.context.promises[0].kept_at, 'Courtesy hears that the promise was kept');
    },

    'a lost parcel is asked about once, as the failure that staff enter': async () => {
        const customer = await shop.customer(1);
        const order = await shop.buy(customer.emailAddress);
        await shop.enter(order.id, { courtesyFailure: 'carrier_lost' });
        await shop.run('courtesy-deliver');
        const [decision] = await courtesy.decisionsOf(`vendure-${customer.id}`);
        assert.equal(decision.hook, 'order_failed');
        const [task] = await shop.tasks({ orderCode: { eq: order.code }, kind: { eq: 'remedy' } });
        assert.equal(task.title, 'Send it again');

        await shop.change('dismissCourtesyTask', task.id);
        await shop.enter(order.id, { courtesyFailure: 'carrier_lost' });
        await shop.run('courtesy-deliver');
        assert.equal((await shop.tasks({ orderCode: { eq: order.code }, kind: { eq: 'remedy' } })).length, 1);
        assert.ok(outcomesIn(courtesy).includes('cancelled'));
    },

    'a refund leads to a coupon once somebody agrees, only for that customer, and its use goes back': async () => {
        const customer = await shop.customer(2);
        await agreeToMarketing(customer.id);
        const order = await shop.buy(customer.emailAddress);
        await payBack(order.id);
        await shop.run('courtesy-deliver');
        const [approval] = await shop.tasks({ kind: { eq: 'approval' } });
        assert.match(approval.title, /Agree or decline: gesture/);
        assert.deepEqual(await coupons(), []);

        await shop.change('approveCourtesyTask', approval.id);
        await shop.run('courtesy-deliver');
        const [coupon, ...others] = await coupons();
        assert.deepEqual(others, []);
        const [message] = await shop.tasks({ kind: { eq: 'message' } });
        assert.match(
            message.text,
            new RegExp(`Dear ${customer.firstName}, your next order is EUR 5 cheaper with ${coupon.couponCode}`),
        );

        const stranger = await shop.customer(1);
        assert.equal((await shop.buy(stranger.emailAddress, coupon.couponCode)).totalWithTax, 4500);
        assert.equal((await shop.buy(customer.emailAddress, coupon.couponCode)).totalWithTax, 4000);
        await shop.run('courtesy-deliver');
        assert.equal(outcomesIn(courtesy).filter(outcome => outcome === 'accepted').length, 1);
    },

    'a delivery is told with its day, and what the shop knows about customer and order is in the context': async () => {
        const customer = await shop.customer(1);
        const order = await shop.buy(customer.emailAddress);
        await deliver(order.id);
        await shop.run('courtesy-deliver');
        const context = recordsIn(courtesy)
            .filter(record => record.context?.hook === 'review')
            .slice(-1)[0].context;
        const { placed_at, promised_on, delivered_at, ...told } = context.orders.find(
            (each: any) => each.id === order.code,
        );
        assert.deepEqual(told, {
            id: order.code,
            status: 'delivered',
            amount: { minor: 4500, currency: 'EUR' },
            paid: true,
            fulfilment: 'home',
        });
        assert.ok(delivered_at >= placed_at);
        assert.equal(promised_on, daysAfter(dayIn('Europe/Amsterdam', new Date(placed_at)), 3));
        assert.deepEqual(context.permissions, [{ purpose: 'service', status: 'granted', basis: 'contract' }]);
        const { tenure_days, ...who } = context.customer;
        assert.deepEqual(who, {
            ref: `vendure-${customer.id}`,
            language: 'en',
            country: 'NL',
            status: 'active',
            time_zone: 'Europe/Amsterdam',
        });
        assert.deepEqual(context.capacity, { queues: [{ queue: 'customer_care', open: true }] });
        assert.doesNotMatch(JSON.stringify(context), new RegExp(`${customer.emailAddress}|${customer.firstName}`));
    },

    'whoever is deleted in Vendure is erased in Courtesy, and in the plugin': async () => {
        const customer = await shop.customer(0);
        assert.ok(recordsIn(courtesy).some(record => record.context?.customer.ref === `vendure-${customer.id}`));
        await shop.admin.query(
            gql`
                mutation ($id: ID!) {
                    deleteCustomer(id: $id) {
                        result
                    }
                }
            `,
            { id: customer.id },
        );
        await shop.run('courtesy-deliver');
        const left = courtesy
            .export()
            .map(line => JSON.stringify(line))
            .filter(line => line.includes(`"vendure-${customer.id}"`));
        assert.deepEqual(left, []);
        assert.deepEqual(
            (await shop.tasks()).filter(task => task.customer === null || task.customer.id === customer.id),
            [],
        );
        assert.equal((await shop.status()).problem, null);
    },
};

async function agreeToMarketing(id: string): Promise<void> {
    await shop.admin.query(
        gql`
            mutation ($id: ID!) {
                updateCustomer(input: { id: $id, customFields: { courtesyMarketing: true } }) {
                    __typename
                }
            }
        `,
        { id },
    );
}

async function deliver(orderId: string): Promise<void> {
    const { order } = await shop.admin.query(
        gql`
            query ($id: ID!) {
                order(id: $id) {
                    lines {
                        id
                        quantity
                    }
                }
            }
        `,
        { id: orderId },
    );
    const lines = order.lines.map((line: any) => ({ orderLineId: line.id, quantity: line.quantity }));
    const handler = {
        code: 'manual-fulfillment',
        arguments: [
            { name: 'method', value: 'van' },
            { name: 'trackingCode', value: '' },
        ],
    };
    const { addFulfillmentToOrder: fulfilment } = await shop.admin.query(
        gql`
            mutation ($input: FulfillOrderInput!) {
                addFulfillmentToOrder(input: $input) {
                    ... on Fulfillment {
                        id
                    }
                    ... on ErrorResult {
                        message
                    }
                }
            }
        `,
        { input: { lines, handler } },
    );
    for (const state of ['Shipped', 'Delivered']) {
        const { transitionFulfillmentToState: moved } = await shop.admin.query(
            gql`
                mutation ($id: ID!, $state: String!) {
                    transitionFulfillmentToState(id: $id, state: $state) {
                        ... on Fulfillment {
                            state
                        }
                        ... on ErrorResult {
                            message
                        }
                    }
                }
            `,
            { id: fulfilment.id, state },
        );
        assert.equal(moved.state, state, moved.message);
    }
}

async function payBack(orderId: string): Promise<void> {
    const { order } = await shop.admin.query(
        gql`
            query ($id: ID!) {
                order(id: $id) {
                    payments {
                        id
                    }
                }
            }
        `,
        { id: orderId },
    );
    const input = {
        lines: [],
        shipping: 0,
        adjustment: 1000,
        amount: 1000,
        paymentId: order.payments[0].id,
        reason: 'scratched',
    };
    const { refundOrder } = await shop.admin.query(
        gql`
            mutation ($input: RefundOrderInput!) {
                refundOrder(input: $input) {
                    ... on Refund {
                        state
                    }
                    ... on ErrorResult {
                        message
                    }
                }
            }
        `,
        { input },
    );
    assert.equal(refundOrder.state, 'Settled', refundOrder.message);
}

async function coupons(): Promise<{ couponCode: string }[]> {
    return (
        await shop.admin.query(gql`
            {
                promotions {
                    items {
                        couponCode
                        name
                        perCustomerUsageLimit
                    }
                }
            }
        `)
    ).promotions.items;
}

function settledIn(server: Courtesy): { state: string } {
    return server.export().find(line => line.table === 'entries');
}

function recordsIn(server: Courtesy): any[] {
    return server
        .export()
        .filter(line => line.table === 'decisions')
        .map(line => line.record);
}

function outcomesIn(server: Courtesy): string[] {
    return server
        .export()
        .filter(line => line.table === 'outcomes')
        .map(line => JSON.parse(line.document).outcome);
}
