import { OnModuleInit } from '@nestjs/common';
import {
    ConfigService,
    PluginCommonModule,
    RuntimeVendureConfig,
    TransactionalConnection,
    Type,
    VendurePlugin,
} from '@vendure/core';

import { Actions } from './actions';
import { approve, approveAsManager, CourtesyResolver, schema, workOnTasks } from './api';
import { Server } from './client';
import { OrderReader } from './context/orders';
import { ContextReader } from './context/reader';
import { Coupons, onlyForCustomer } from './coupon';
import { addCustomFields, mistakesInFields } from './custom-fields';
import { Decisions } from './decisions';
import { Delivery } from './delivery';
import { CourtesyAction, CourtesyRequest, CourtesyTask } from './entities';
import { Erasure } from './erasure';
import { Notes } from './notes';
import { Occasions } from './occasions';
import { Outbox } from './outbox';
import { deliver, lookForDelays, review } from './schedule';
import { CourtesySettings, mistakesIn, Settings, SETTINGS, withDefaults } from './settings';
import { Tasks } from './tasks';
import { Watch } from './watch';

/**
 * Asks Courtesy what would be courteous to do for the shop's customers, and shows the answer in Vendure.
 *
 * @example
 * ```ts
 * plugins: [DefaultSchedulerPlugin.init({}), CourtesyPlugin.init({ timeZone: 'Europe/Amsterdam' })]
 * ```
 */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.3.0',
    entities: [CourtesyRequest, CourtesyAction, CourtesyTask],
    providers: [
        { provide: SETTINGS, useFactory: () => CourtesyPlugin.settings },
        Actions,
        ContextReader,
        Coupons,
        Decisions,
        Delivery,
        Erasure,
        Notes,
        Occasions,
        OrderReader,
        Outbox,
        Server,
        Tasks,
        Watch,
    ],
    adminApiExtensions: { schema, resolvers: [CourtesyResolver] },
    configuration: config => CourtesyPlugin.configure(config),
})
export class CourtesyPlugin implements OnModuleInit {
    private static settings: Settings;

    constructor(
        private config: ConfigService,
        private connection: TransactionalConnection,
    ) {}

    /** Adds the plugin with the shop's settings. What is wrong with them is said when Vendure starts. */
    static init(settings: CourtesySettings): Type<CourtesyPlugin> {
        this.settings = withDefaults(settings);
        return this;
    }

    /** Adds custom fields, permissions, the coupons' condition and the scheduled tasks. */
    static configure(config: RuntimeVendureConfig): RuntimeVendureConfig {
        this.settings ??= withDefaults({} as CourtesySettings);
        addCustomFields(config.customFields, this.settings);
        config.authOptions.customPermissions.push(workOnTasks, approve, approveAsManager);
        config.promotionOptions.promotionConditions = [
            ...(config.promotionOptions.promotionConditions ?? []),
            onlyForCustomer,
        ];
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), deliver, lookForDelays, review];
        return config;
    }

    /** Refuses to start with settings that can't work. A server that is down is none of them. */
    async onModuleInit(): Promise<void> {
        const mistakes = [
            ...mistakesIn(CourtesyPlugin.settings),
            ...mistakesInFields(this.config.customFields, CourtesyPlugin.settings),
        ];
        // Vendure doesn't export the strategy that does nothing.
        const scheduler = this.config.schedulerOptions.schedulerStrategy;
        if (!scheduler || scheduler.constructor.name === 'NoopSchedulerStrategy') {
            mistakes.push(
                'Vendure runs no scheduled tasks, so nothing would ever be sent. Add DefaultSchedulerPlugin.init({}) to `plugins`.',
            );
        }
        if (mistakes.length > 0) {
            throw new Error(`CourtesyPlugin can't start:\n${mistakes.map(mistake => `- ${mistake}`).join('\n')}`);
        }
        await this.refuseMissingTables();
    }

    /** Without its tables, the outbox would fail within the shop's own transactions. */
    private async refuseMissingTables(): Promise<void> {
        const runner = this.connection.rawConnection.createQueryRunner();
        try {
            for (const entity of [CourtesyRequest, CourtesyAction, CourtesyTask]) {
                const { tablePath } = this.connection.rawConnection.getMetadata(entity);
                if (!(await runner.hasTable(tablePath))) {
                    throw new Error(
                        `CourtesyPlugin can't start: the database has no table ${tablePath}. Generate and run a migration: npx vendure migrate.`,
                    );
                }
            }
        } finally {
            await runner.release();
        }
    }
}
