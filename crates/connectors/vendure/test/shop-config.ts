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
    VendureConfig,
} from '@vendure/core';
import { testConfig } from '@vendure/testing';

import { CourtesyPlugin, CourtesySettings } from '../src';
import { deliver, lookForDelays, review } from '../src/schedule';

/** What it sells. */
export const PRODUCTS = `name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets
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

/** Where and how it sells. */
export const INITIAL = {
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
export function configOf(settings: CourtesySettings, database: Partial<VendureConfig> = {}): VendureConfig {
    return mergeConfig(mergeConfig(testConfig, database), {
        apiOptions: { port: 0 },
        entityOptions: { entityIdStrategy: new AutoIncrementIdStrategy() },
        paymentOptions: { paymentMethodHandlers: [payInAdvance] },
        shippingOptions: { fulfillmentHandlers: [manualFulfillmentHandler] },
        schedulerOptions: { runTasksInWorkerOnly: false },
        logger: process.env.LOG ? new DefaultLogger({ level: LogLevel.Info }) : new NoopLogger(),
        plugins: [DefaultSchedulerPlugin.init({ manualTriggerCheckInterval: 100 }), CourtesyPlugin.init(settings)],
    });
}

/** The port that a shop got. */
export function portOf(app: INestApplication): number {
    return app.getHttpServer().address().port;
}
