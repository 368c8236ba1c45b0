import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { INestApplication } from '@nestjs/common';
import {
    AutoIncrementIdStrategy,
    DefaultLogger,
    DefaultSchedulerPlugin,
    LanguageCode,
    LogLevel,
    manualFulfillmentHandler,
    mergeConfig,
    NoopLogger,
    PaymentMethodHandler,
    TransactionalConnection,
    VendureConfig,
} from '@vendure/core';
import {
    createTestEnvironment,
    registerInitializer,
    SimpleGraphQLClient,
    SqljsInitializer,
    testConfig,
    TestServer,
} from '@vendure/testing';
import gql from 'graphql-tag';

import { CourtesyAction, CourtesyPlugin, CourtesyRequest, CourtesySettings } from '../src';
import { deliver, lookForDelays, review } from '../src/schedule';

const PRODUCTS = `name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets
Lamp,lamp,A lamp,,,,,LAMP,40.00,standard,1000,false,,
`;

const payInAdvance = new PaymentMethodHandler({
    code: 'pay-in-advance',
    description: [{ languageCode: LanguageCode.en, value: 'Takes the money at once' }],
    args: {},
    createPayment: (_ctx, _order, amount) => ({ amount, state: 'Settled', transactionId: 't-1' }),
    settlePayment: () => ({ success: true }),
    createRefund: () => ({ state: 'Settled', transactionId: 'r-1' }),
});

const INITIAL = {
    defaultLanguage: LanguageCode.en,
    defaultZone: 'Europe',
    countries: [{ name: 'Netherlands', code: 'NL', zone: 'Europe' }],
    taxRates: [{ name: 'Standard', percentage: 0 }],
    shippingMethods: [{ name: 'Standard Shipping', price: 500 }],
    paymentMethods: [{ name: 'pay-in-advance', handler: { code: payInAdvance.code, arguments: [] } }],
    collections: [],
};

/** Tests run the tasks when it suits them; the clock never does. */
const NEVER = '0 0 1 1 *';
for (const task of [deliver, lookForDelays, review]) task.configure({ schedule: NEVER });

/** The shop's configuration: Vendure's own for tests, with the plugin and the scheduler that runs its tasks. */
export function configOf(
    port: number,
    settings: CourtesySettings,
    database: Partial<VendureConfig> = {},
): VendureConfig {
    return mergeConfig(mergeConfig(testConfig, database), {
        apiOptions: { port, hostname: '127.0.0.1' },
        entityOptions: { entityIdStrategy: new AutoIncrementIdStrategy() },
        paymentOptions: { paymentMethodHandlers: [payInAdvance] },
        shippingOptions: { fulfillmentHandlers: [manualFulfillmentHandler] },
        schedulerOptions: { runTasksInWorkerOnly: false },
        logger: process.env.LOG ? new DefaultLogger({ level: LogLevel.Info }) : new NoopLogger(),
        plugins: [DefaultSchedulerPlugin.init({ manualTriggerCheckInterval: 100 }), CourtesyPlugin.init(settings)],
    });
}

/** A real Vendure with one product and three customers, in a database of its own. */
export class Shop {
    private constructor(
        readonly folder: string,
        private port: number,
        private host: TestServer | ChildProcess,
        readonly admin: SimpleGraphQLClient,
        readonly front: SimpleGraphQLClient,
    ) {}

    /** In this process, with a database in memory, or another one. */
    static async open(settings: CourtesySettings, database: Partial<VendureConfig> = {}): Promise<Shop> {
        const folder = mkdtempSync(join(tmpdir(), 'courtesy-shop-'));
        writeFileSync(join(folder, 'products.csv'), PRODUCTS);
        registerInitializer('sqljs', new SqljsInitializer(folder));
        const port = await freePort();
        const { server, adminClient, shopClient } = createTestEnvironment(
            configOf(port, settings, database) as Required<VendureConfig>,
        );
        await server.init({ initialData: INITIAL, productsCsvPath: join(folder, 'products.csv'), customerCount: 3 });
        const shop = new Shop(folder, port, server, adminClient, shopClient);
        await shop.prepare();
        return shop;
    }

    /** In a process of its own, with a database in a file, so that it can be killed. */
    static async openToBeKilled(settings: CourtesySettings): Promise<Shop> {
        const shop = await Shop.open(settings);
        await shop.server.destroy();
        await shop.start(settings);
        await shop.prepare();
        return shop;
    }

    /** Starts the process, again after it was killed. */
    async start(settings: CourtesySettings): Promise<void> {
        const location = join(this.folder, readdirSync(this.folder).find(name => name.endsWith('.sqlite')) ?? '');
        const child = spawn(
            process.execPath,
            [join(__dirname, 'shop-process.js'), String(this.port), location, JSON.stringify(settings)],
            {
                stdio: ['ignore', 'pipe', 'inherit'],
            },
        );
        process.once('exit', () => child.kill('SIGKILL'));
        this.host = child;
        for await (const line of createInterface({ input: child.stdout })) {
            if (line === 'open') return;
        }
        throw new Error('the shop ended');
    }

    async kill(): Promise<void> {
        const child = this.host as ChildProcess;
        const ended = new Promise(resolve => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
    }

    async close(): Promise<void> {
        if (this.host instanceof TestServer) await this.host.destroy();
        else await this.kill();
        rmSync(this.folder, { recursive: true });
    }

    get server(): TestServer {
        return this.host as TestServer;
    }

    async customer(index: number): Promise<{ id: string; emailAddress: string; firstName: string }> {
        const { customers } = await this.admin.query(gql`
            {
                customers(options: { sort: { id: ASC } }) {
                    items {
                        id
                        emailAddress
                        firstName
                    }
                }
            }
        `);
        return customers.items[index];
    }

    /** Buys a lamp as a customer does, up to the payment. */
    async buy(emailAddress: string, coupon?: string): Promise<{ id: string; code: string; totalWithTax: number }> {
        await this.front.asUserWithCredentials(emailAddress, 'test');
        const { addItemToOrder: added } = await this.front.query(gql`
            mutation {
                addItemToOrder(productVariantId: 1, quantity: 1) {
                    ... on ErrorResult {
                        message
                    }
                }
            }
        `);
        if (added.message) throw new Error(added.message);
        if (coupon) {
            const { applyCouponCode } = await this.front.query(
                gql`
                    mutation ($code: String!) {
                        applyCouponCode(couponCode: $code) {
                            ... on ErrorResult {
                                message
                            }
                        }
                    }
                `,
                { code: coupon },
            );
            if (applyCouponCode.message) throw new Error(applyCouponCode.message);
        }
        const { addPaymentToOrder: order } = await this.front.query(gql`
            mutation {
                setOrderShippingAddress(input: { streetLine1: "Street 1", countryCode: "NL" }) {
                    __typename
                }
                setOrderShippingMethod(shippingMethodId: [1]) {
                    ... on ErrorResult {
                        message
                    }
                }
                transitionOrderToState(state: "ArrangingPayment") {
                    ... on ErrorResult {
                        message
                    }
                }
                addPaymentToOrder(input: { method: "pay-in-advance", metadata: {} }) {
                    ... on Order {
                        id
                        code
                        totalWithTax
                        state
                    }
                    ... on ErrorResult {
                        message
                    }
                }
            }
        `);
        if (order.state !== 'PaymentSettled') throw new Error(JSON.stringify(order));
        return order;
    }

    /** Somebody enters what is known about an order's delivery. */
    async enter(orderId: string, customFields: object): Promise<void> {
        await this.admin.query(
            gql`
                mutation ($input: UpdateOrderInput!) {
                    setOrderCustomFields(input: $input) {
                        id
                    }
                }
            `,
            { input: { id: orderId, customFields } },
        );
    }

    /** Runs one of the plugin's scheduled tasks, as the button in the dashboard does, and waits until it has ended. */
    async run(id: string): Promise<void> {
        const lastRun = async () => {
            const { scheduledTasks } = await this.admin.query(gql`
                {
                    scheduledTasks {
                        id
                        lastExecutedAt
                        isRunning
                        lastResult
                    }
                }
            `);
            return scheduledTasks.find((task: { id: string }) => task.id === id);
        };
        const before = await lastRun();
        await this.admin.query(
            gql`
                mutation ($id: String!) {
                    runScheduledTask(id: $id) {
                        success
                    }
                }
            `,
            { id },
        );
        const after = await until(`${id} has run`, async () => {
            const now = await lastRun();
            return !now.isRunning && now.lastExecutedAt !== before.lastExecutedAt ? now : undefined;
        });
        if (after.lastResult?.error) throw new Error(after.lastResult.error);
    }

    async tasks(filter: object = {}): Promise<any[]> {
        const { courtesyTasks } = await this.admin.query(
            gql`
                query ($options: CourtesyTaskListOptions) {
                    courtesyTasks(options: $options) {
                        items {
                            id
                            kind
                            state
                            queue
                            title
                            text
                            orderCode
                            approvedBy
                            customer {
                                id
                            }
                        }
                    }
                }
            `,
            { options: { filter } },
        );
        return courtesyTasks.items;
    }

    async status(): Promise<{ waiting: number; refused: number; problem: string | null }> {
        return (
            await this.admin.query(gql`
                {
                    courtesyStatus {
                        waiting
                        refused
                        problem
                    }
                }
            `)
        ).courtesyStatus;
    }

    async change(
        mutation: 'completeCourtesyTask' | 'dismissCourtesyTask' | 'approveCourtesyTask',
        id: string,
    ): Promise<void> {
        await this.admin.query(gql`mutation ($id: ID!) { ${mutation}(id: $id) { id state } }`, { id });
    }

    /** Makes everything due, as somebody does who has repaired what was in the way, and runs the outbox. */
    async sendAgain(): Promise<void> {
        await this.admin.query(gql`
            mutation {
                sendCourtesyRequests {
                    waiting
                }
            }
        `);
        await this.run('courtesy-deliver');
    }

    /** The plugin's notes in a customer's history. */
    async notesOn(customerId: string): Promise<string[]> {
        const { customer } = await this.admin.query(
            gql`
                query ($id: ID!) {
                    customer(id: $id) {
                        history {
                            items {
                                type
                                data
                            }
                        }
                    }
                }
            `,
            { id: customerId },
        );
        return customer.history.items
            .filter((item: any) => item.type === 'CUSTOMER_NOTE')
            .map((item: any) => item.data.note);
    }

    private async prepare(): Promise<void> {
        await this.admin.asSuperAdmin();
        await this.admin.query(gql`
            mutation {
                updateChannel(
                    input: {
                        id: 1
                        defaultCurrencyCode: EUR
                        availableCurrencyCodes: [EUR, USD]
                        pricesIncludeTax: true
                    }
                ) {
                    ... on ErrorResult {
                        message
                    }
                }
            }
        `);
        await this.admin.query(gql`
            mutation {
                updateProductVariants(input: [{ id: 1, prices: [{ currencyCode: EUR, price: 4000 }] }]) {
                    id
                }
            }
        `);
    }
}

/** As if minutes had passed: whatever a killed worker held, and Vendure's own locks, are free. */
export async function passTime(app: INestApplication): Promise<void> {
    const { rawConnection } = app.get(TransactionalConnection);
    await rawConnection.getRepository(CourtesyRequest).update({ state: 'waiting' }, { heldUntil: new Date(0) });
    await rawConnection.getRepository(CourtesyAction).update({ state: 'sending' }, { heldUntil: new Date(0) });
    await rawConnection
        .getRepository('ScheduledTaskRecord')
        .createQueryBuilder()
        .update()
        .set({ lockedAt: null })
        .execute();
}

/** Waits for something to come true, generously. */
export async function until<T>(what: string, ready: () => Promise<T | undefined | false>): Promise<T> {
    for (let tries = 0; tries < 600; tries++) {
        const value = await ready();
        if (value) return value;
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`gave up waiting until ${what}`);
}

export function freePort(): Promise<number> {
    return new Promise(resolve => {
        const probe = createServer().listen(0, '127.0.0.1', () => {
            const { port } = probe.address() as { port: number };
            probe.close(() => resolve(port));
        });
    });
}
