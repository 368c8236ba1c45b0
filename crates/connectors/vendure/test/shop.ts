import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { VendureConfig } from '@vendure/core';
import { registerInitializer, SimpleGraphQLClient, SqljsInitializer, testConfig, TestServer } from '@vendure/testing';
import gql from 'graphql-tag';

import type { CourtesySettings } from '../src';
import { until } from './patience';
import { configOf, INITIAL, portOf, PRODUCTS } from './shop-config';

/** A real Vendure with one product and three customers, in a database of its own. */
export class Shop {
    admin: SimpleGraphQLClient;
    front: SimpleGraphQLClient;

    private constructor(
        readonly folder: string,
        private host: TestServer | ChildProcess,
    ) {}

    /** In this process, with a database in memory, or another one. */
    static async open(settings: CourtesySettings, database: Partial<VendureConfig> = {}): Promise<Shop> {
        const folder = mkdtempSync(join(tmpdir(), 'courtesy-shop-'));
        writeFileSync(join(folder, 'products.csv'), PRODUCTS);
        registerInitializer('sqljs', new SqljsInitializer(folder));
        const server = new TestServer(configOf(settings, database) as Required<VendureConfig>);
        await server.init({ initialData: INITIAL, productsCsvPath: join(folder, 'products.csv'), customerCount: 3 });
        const shop = new Shop(folder, server);
        await shop.connect(portOf(server.app));
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
            [join(__dirname, 'shop-process.js'), location, JSON.stringify(settings)],
            {
                stdio: ['ignore', 'pipe', 'inherit'],
            },
        );
        process.once('exit', () => child.kill('SIGKILL'));
        this.host = child;
        for await (const line of createInterface({ input: child.stdout })) {
            const port = /^open at (\d+)$/.exec(line)?.[1];
            if (port) return this.connect(Number(port));
        }
        throw new Error('the shop ended');
    }

    private async connect(port: number): Promise<void> {
        const config = { ...testConfig, apiOptions: { ...testConfig.apiOptions, port } };
        this.admin = new SimpleGraphQLClient(config, `http://localhost:${port}/${config.apiOptions.adminApiPath}`);
        this.front = new SimpleGraphQLClient(config, `http://localhost:${port}/${config.apiOptions.shopApiPath}`);
        await this.admin.asSuperAdmin();
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
