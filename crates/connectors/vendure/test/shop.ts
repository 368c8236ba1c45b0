import { createServer } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
    AutoIncrementIdStrategy, DefaultSchedulerPlugin, LanguageCode, manualFulfillmentHandler, mergeConfig, NoopLogger, PaymentMethodHandler,
    VendureConfig, DefaultLogger, LogLevel,
} from '@vendure/core';
import { createTestEnvironment, registerInitializer, SimpleGraphQLClient, SqljsInitializer, testConfig, TestServer } from '@vendure/testing';
import gql from 'graphql-tag';

import { CourtesyPlugin, CourtesySettings } from '../src';

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

/** The shop's configuration: Vendure's own for tests, with the plugin and the scheduler that runs its tasks. */
export function configOf(port: number, settings: CourtesySettings): VendureConfig {
    return mergeConfig(testConfig, {
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
        private folder: string,
        readonly server: TestServer,
        readonly admin: SimpleGraphQLClient,
        readonly front: SimpleGraphQLClient,
    ) {}

    static async open(settings: CourtesySettings): Promise<Shop> {
        const folder = mkdtempSync(join(tmpdir(), 'courtesy-shop-'));
        writeFileSync(join(folder, 'products.csv'), PRODUCTS);
        registerInitializer('sqljs', new SqljsInitializer(folder));
        const { server, adminClient, shopClient } = createTestEnvironment(configOf(await freePort(), settings) as Required<VendureConfig>);
        await server.init({ initialData: INITIAL, productsCsvPath: join(folder, 'products.csv'), customerCount: 3 });
        await adminClient.asSuperAdmin();
        const shop = new Shop(folder, server, adminClient, shopClient);
        await shop.sellInEuro();
        return shop;
    }

    async close(): Promise<void> {
        await this.server.destroy();
        rmSync(this.folder, { recursive: true });
    }

    async customer(index: number): Promise<{ id: string; emailAddress: string; firstName: string }> {
        const { customers } = await this.admin.query(gql`{ customers(options: { sort: { id: ASC } }) { items { id emailAddress firstName } } }`);
        return customers.items[index];
    }

    /** Buys a lamp as a customer does, up to the payment. */
    async buy(emailAddress: string, coupon?: string): Promise<{ id: string; code: string; totalWithTax: number }> {
        await this.front.asUserWithCredentials(emailAddress, 'test');
        const { addItemToOrder: added } = await this.front.query(gql`mutation { addItemToOrder(productVariantId: 1, quantity: 1) { ... on ErrorResult { message } } }`);
        if (added.message) throw new Error(added.message);
        if (coupon) {
            const { applyCouponCode } = await this.front.query(gql`mutation ($code: String!) { applyCouponCode(couponCode: $code) { ... on ErrorResult { message } } }`, { code: coupon });
            if (applyCouponCode.message) throw new Error(applyCouponCode.message);
        }
        const { addPaymentToOrder: order } = await this.front.query(gql`
            mutation {
                setOrderShippingAddress(input: { streetLine1: "Street 1", countryCode: "NL" }) { __typename }
                setOrderShippingMethod(shippingMethodId: [1]) { ... on ErrorResult { message } }
                transitionOrderToState(state: "ArrangingPayment") { ... on ErrorResult { message } }
                addPaymentToOrder(input: { method: "pay-in-advance", metadata: {} }) { ... on Order { id code totalWithTax state } ... on ErrorResult { message } }
            }
        `);
        if (order.state !== 'PaymentSettled') throw new Error(JSON.stringify(order));
        return order;
    }

    /** Somebody enters what is known about an order's delivery. */
    async enter(orderId: string, customFields: object): Promise<void> {
        await this.admin.query(gql`mutation ($input: UpdateOrderInput!) { setOrderCustomFields(input: $input) { id } }`, { input: { id: orderId, customFields } });
    }

    /** Runs one of the plugin's scheduled tasks, as the button in the dashboard does, and waits until it has ended. */
    async run(id: string): Promise<void> {
        const lastRun = async () => {
            const { scheduledTasks } = await this.admin.query(gql`{ scheduledTasks { id lastExecutedAt isRunning lastResult } }`);
            return scheduledTasks.find((task: { id: string }) => task.id === id);
        };
        const before = await lastRun();
        await this.admin.query(gql`mutation ($id: String!) { runScheduledTask(id: $id) { success } }`, { id });
        const after = await until(`${id} has run`, async () => {
            const now = await lastRun();
            return !now.isRunning && now.lastExecutedAt !== before.lastExecutedAt ? now : undefined;
        });
        if (after.lastResult?.error) throw new Error(after.lastResult.error);
    }

    async tasks(filter: object = {}): Promise<any[]> {
        const { courtesyTasks } = await this.admin.query(
            gql`query ($options: CourtesyTaskListOptions) { courtesyTasks(options: $options) { items { id kind state queue title text orderCode approvedBy customer { id } } } }`,
            { options: { filter } },
        );
        return courtesyTasks.items;
    }

    async status(): Promise<{ waiting: number; refused: number; problem: string | null }> {
        return (await this.admin.query(gql`{ courtesyStatus { waiting refused problem } }`)).courtesyStatus;
    }

    async change(mutation: 'completeCourtesyTask' | 'dismissCourtesyTask' | 'approveCourtesyTask', id: string): Promise<void> {
        await this.admin.query(gql`mutation ($id: ID!) { ${mutation}(id: $id) { id state } }`, { id });
    }

    /** Makes everything due, as somebody does who has repaired what was in the way, and runs the outbox. */
    async sendAgain(): Promise<void> {
        await this.admin.query(gql`mutation { sendCourtesyRequests { waiting } }`);
        await this.run('courtesy-deliver');
    }

    /** The plugin's notes in a customer's history. */
    async notesOn(customerId: string): Promise<string[]> {
        const { customer } = await this.admin.query(gql`query ($id: ID!) { customer(id: $id) { history { items { type data } } } }`, { id: customerId });
        return customer.history.items.filter((item: any) => item.type === 'CUSTOMER_NOTE').map((item: any) => item.data.note);
    }

    private async sellInEuro(): Promise<void> {
        await this.admin.query(gql`mutation { updateChannel(input: { id: 1, defaultCurrencyCode: EUR, availableCurrencyCodes: [EUR, USD], pricesIncludeTax: true }) { ... on ErrorResult { message } } }`);
        await this.admin.query(gql`mutation { updateProductVariants(input: [{ id: 1, prices: [{ currencyCode: EUR, price: 4000 }] }]) { id } }`);
    }
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
