import { Inject, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import {
    AccountVerifiedEvent,
    Customer,
    CustomerEvent,
    EventBus,
    FulfillmentStateTransitionEvent,
    ID,
    Logger,
    LoginEvent,
    Order,
    OrderEvent,
    OrderPlacedEvent,
    OrderStateTransitionEvent,
    RefundStateTransitionEvent,
    RequestContext,
    TransactionalConnection,
    Type,
    VendureEvent,
} from '@vendure/core';
import { In } from 'typeorm';

import type { Hook } from './contract';
import { promiseOf } from './context/promise';
import { takesPart } from './context/orders';
import { CourtesyAction } from './entities';
import { Outbox } from './outbox';
import { SETTINGS, Settings } from './settings';
import { LOG } from './log';

/** A refund usually follows a cancellation by some minutes: what is still owed is known then. */
const AFTER_CANCELLATION_MS = 30 * 60_000;
/** Changes of preferences within so long are one. */
const PREFERENCES_MS = 10 * 60_000;
/** Visits within so long are one. */
const VISIT_MS = 60 * 60_000;

/**
 * Turns what happens in the shop into requests, in the transaction in which it happens. It only inserts rows, and
 * nothing that goes
 * wrong here reaches the shop.
 */
@Injectable()
export class Occasions implements OnApplicationBootstrap {
    constructor(
        private eventBus: EventBus,
        private connection: TransactionalConnection,
        private outbox: Outbox,
        @Inject(SETTINGS) private settings: Settings,
    ) {}

    onApplicationBootstrap(): void {
        this.on(OrderPlacedEvent, event => this.placed(event));
        this.on(OrderStateTransitionEvent, async ({ ctx, order, toState }) => {
            if (toState === 'Cancelled' && order.orderPlacedAt) {
                await this.askAbout(
                    ctx,
                    order.id,
                    'order_failed',
                    () => 'cancelled',
                    new Date(Date.now() + AFTER_CANCELLATION_MS),
                );
            }
        });
        this.on(OrderEvent, event => this.orderChanged(event));
        this.on(FulfillmentStateTransitionEvent, event => this.fulfilmentChanged(event));
        this.on(RefundStateTransitionEvent, async ({ ctx, order, refund, toState }) => {
            if (toState !== 'Pending')
                await this.askAbout(ctx, order.id, 'review', () => `refund/${refund.id}/${toState}`);
        });
        this.on(CustomerEvent, event => this.customerChanged(event));
        this.on(AccountVerifiedEvent, ({ ctx, customer }) => this.visited(ctx, customer.id));
        this.on(LoginEvent, async ({ ctx, user }) => {
            if (!this.settings.hooks.includes('visit')) return;
            const customer = await this.connection.getRepository(ctx, Customer).findOneBy({ user: { id: user.id } });
            if (customer) await this.visited(ctx, customer.id);
        });
    }

    /** An order of a customer's: asks once for what `name` says about it. */
    async askAbout(
        ctx: RequestContext,
        orderId: ID,
        hook: Hook,
        name: (order: Order) => string | undefined,
        dueAt?: Date,
    ): Promise<void> {
        const order = await this.connection.getRepository(ctx, Order).findOne({
            where: { id: orderId },
            relations: ['customer', 'channels', 'shippingLines', 'shippingLines.shippingMethod'],
        });
        const matter = order && name(order);
        if (matter && order.customer && takesPart(order, this.settings)) {
            await this.ask(ctx, order.customer.id, hook, `${hook}/${order.code}/${matter}`, dueAt);
        }
    }

    /** An order is late, or will be: asks once for each day that is promised or expected. */
    async askAboutDelay(ctx: RequestContext, orderId: ID, now = new Date()): Promise<void> {
        await this.askAbout(ctx, orderId, 'order_delayed', order => {
            const { told, isLate } = promiseOf(order, this.settings);
            return isLate(now) ? `${told.promised_at ?? told.promised_on}/${told.expected_at ?? ''}` : undefined;
        });
    }

    private async placed({ ctx, order }: OrderPlacedEvent): Promise<void> {
        await this.askAbout(ctx, order.id, 'order_placed', () => 'placed');
        if (order.couponCodes.length === 0) {
            return;
        }
        const used = await this.connection
            .getRepository(ctx, CourtesyAction)
            .findBy({ couponCode: In(order.couponCodes.map(code => code.toUpperCase())) });
        for (const action of used) {
            await this.outbox.report(ctx, action, 'accepted');
        }
    }

    private async orderChanged({ ctx, order, type }: OrderEvent): Promise<void> {
        const {
            courtesyFailure: failure,
            courtesyPromisedAt,
            courtesyExpectedAt,
        } = order.customFields as Record<string, unknown>;
        if (type !== 'updated' || !order.orderPlacedAt) {
            return;
        }
        if (failure) await this.askAbout(ctx, order.id, 'order_failed', () => `${failure}`);
        if ((courtesyPromisedAt || courtesyExpectedAt) && !['Delivered', 'Cancelled'].includes(order.state))
            await this.askAboutDelay(ctx, order.id);
    }

    private async fulfilmentChanged({
        ctx,
        fulfillment,
        fromState,
        toState,
    }: FulfillmentStateTransitionEvent): Promise<void> {
        if (!['Shipped', 'Delivered', 'Cancelled'].includes(toState) || String(fromState) === toState) {
            return;
        }
        const orders = await this.connection
            .getRepository(ctx, Order)
            .find({ where: { fulfillments: { id: fulfillment.id } }, select: ['id'] });
        for (const order of orders) {
            await this.askAbout(ctx, order.id, 'review', () => `fulfilment/${fulfillment.id}/${toState}`);
        }
    }

    private async customerChanged({ ctx, customer, type, input }: CustomerEvent): Promise<void> {
        if (type === 'deleted') {
            await this.outbox.erase(ctx, customer.id);
            return;
        }
        const ours = [...Object.values(this.settings.consents), 'courtesyContactMode', 'courtesyLanguage'];
        const changed =
            typeof input === 'object' && 'customFields' in input ? Object.keys(input.customFields ?? {}) : [];
        if (type === 'updated' && changed.some(field => ours.includes(field))) {
            const end = (Math.floor(Date.now() / PREFERENCES_MS) + 1) * PREFERENCES_MS;
            await this.ask(ctx, customer.id, 'preferences_changed', `preferences/${customer.id}/${end}`, new Date(end));
        }
    }

    private async visited(ctx: RequestContext, customerId: ID): Promise<void> {
        await this.ask(ctx, customerId, 'visit', `visit/${customerId}/${Math.floor(Date.now() / VISIT_MS)}`);
    }

    private async ask(ctx: RequestContext, customerId: ID, hook: Hook, occasion: string, dueAt?: Date): Promise<void> {
        if (this.settings.hooks.includes(hook)) {
            await this.outbox.ask(ctx, customerId, hook, occasion, dueAt);
        }
    }

    private on<T extends VendureEvent>(event: Type<T>, handle: (event: T) => Promise<void>): void {
        this.eventBus.registerBlockingEventHandler({
            event,
            id: `courtesy-${event.name}`,
            handler: async happened => {
                try {
                    await handle(happened);
                } catch (error) {
                    Logger.error(`${event.name} wasn't noted: ${error instanceof Error ? error.name : 'unknown'}`, LOG);
                }
            },
        });
    }
}
