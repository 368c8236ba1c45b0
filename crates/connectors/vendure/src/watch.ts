import { Inject, Injectable } from '@nestjs/common';
import { Customer, ID, Order, RequestContext, TransactionalConnection } from '@vendure/core';
import { FindOperator, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';

import { daysBefore, dayIn } from './context/calendar';
import { CourtesyRequest, CourtesyTask } from './entities';
import { Occasions } from './occasions';
import { Outbox } from './outbox';
import { SETTINGS, Settings } from './settings';

/** Orders that are older aren't watched: nobody waits for them any more. */
const WATCHED_DAYS = 90;
/** Who bought within so many days is reviewed. */
const REVIEWED_DAYS = 400;
/** What was answered is forgotten after so many days; reviews, which name their day, much sooner. */
const KEPT_DAYS = 400;
const REVIEWS_KEPT_DAYS = 7;
const PAGE = 500;
const OVER = ['Delivered', 'Cancelled'];

/** What no event tells: that a promised time has passed, and that a day has. */
@Injectable()
export class Watch {
    constructor(
        private connection: TransactionalConnection,
        private occasions: Occasions,
        private outbox: Outbox,
        @Inject(SETTINGS) private settings: Settings,
    ) {}

    /** Asks about orders whose promised time has passed. Returns how many orders were looked at. */
    async lookForDelays(ctx: RequestContext): Promise<number> {
        const now = new Date();
        let seen = 0;
        for await (const orders of this.openOrders(ctx, now)) {
            seen += orders.length;
            for (const order of orders) {
                await this.occasions.askAboutDelay(ctx, order.id, now);
            }
        }
        return seen;
    }

    /** Asks about customers who wait for something, every night, and about the others once a week. Returns how many. */
    async review(ctx: RequestContext): Promise<number> {
        if (!this.settings.hooks.includes('review')) {
            return 0;
        }
        const now = new Date();
        const day = dayIn(this.settings.timeZone, now);
        const waiting = await this.whoWaits(ctx, now);
        let asked = 0;
        for await (const ids of this.buyers(ctx, now)) {
            for (const id of ids.filter(each => waiting.has(each) || isTurn(each, now))) {
                await this.outbox.ask(ctx, id, 'review', `review/${id}/${day}`);
                asked++;
            }
        }
        return asked;
    }

    /** Forgets what was answered long ago. */
    async prune(ctx: RequestContext): Promise<void> {
        const requests = this.connection.getRepository(ctx, CourtesyRequest);
        const now = new Date();
        await requests.delete({ state: 'done', updatedAt: LessThan(daysBefore(now, KEPT_DAYS)) });
        await requests.delete({
            state: 'done',
            hook: 'review',
            updatedAt: LessThan(daysBefore(now, REVIEWS_KEPT_DAYS)),
        });
    }

    private async whoWaits(ctx: RequestContext, now: Date): Promise<Set<ID>> {
        const waiting = new Set<ID>();
        for await (const orders of this.openOrders(ctx, now)) {
            for (const order of orders) if (order.customerId) waiting.add(order.customerId);
        }
        const tasks = await this.connection
            .getRepository(ctx, CourtesyTask)
            .find({ where: { state: 'open' }, select: ['customerId'] });
        for (const task of tasks) waiting.add(task.customerId);
        return waiting;
    }

    private async *openOrders(ctx: RequestContext, now: Date): AsyncGenerator<Order[]> {
        const over = this.settings.tracksDelivery ? OVER : [...OVER, 'Shipped'];
        let after: FindOperator<ID> | undefined;
        for (;;) {
            const orders: Order[] = await this.connection.getRepository(ctx, Order).find({
                where: { id: after, orderPlacedAt: MoreThan(daysBefore(now, WATCHED_DAYS)), state: Not(In(over)) },
                order: { id: 'ASC' },
                take: PAGE,
            });
            if (orders.length === 0) return;
            yield orders;
            after = MoreThan(orders[orders.length - 1].id);
        }
    }

    private async *buyers(ctx: RequestContext, now: Date): AsyncGenerator<ID[]> {
        let after: FindOperator<ID> | undefined;
        for (;;) {
            const customers: Customer[] = await this.connection.getRepository(ctx, Customer).find({
                where: {
                    id: after,
                    deletedAt: IsNull(),
                    orders: { orderPlacedAt: MoreThan(daysBefore(now, REVIEWED_DAYS)) },
                },
                select: ['id'],
                order: { id: 'ASC' },
                take: PAGE,
            });
            if (customers.length === 0) return;
            yield customers.map(customer => customer.id);
            after = MoreThan(customers[customers.length - 1].id);
        }
    }
}

/** Spreads customers over the days of a week, by the digits of their id. */
function isTurn(id: ID, now: Date): boolean {
    const sum = [...String(id)].reduce((total, sign) => (total * 31 + sign.charCodeAt(0)) % 7, 0);
    return sum === now.getUTCDay();
}
