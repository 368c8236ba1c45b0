import { Inject, Injectable } from '@nestjs/common';
import { HistoryEntryType } from '@vendure/common/lib/generated-types';
import {
    ConfigService,
    HistoryService,
    ID,
    Order as VendureOrder,
    RequestContext,
    TransactionalConnection,
} from '@vendure/core';
import { IsNull, Not } from 'typeorm';

import type { Order, OrderStatus } from '../contract';
import { SETTINGS, Settings } from '../settings';
import { toMoney } from './money';
import { promiseOf } from './promise';

/** As many orders as are told to Courtesy, the latest. */
const MOST_ORDERS = 50;

const STATUS: Record<string, OrderStatus> = {
    PartiallyShipped: 'shipped',
    Shipped: 'shipped',
    PartiallyDelivered: 'shipped',
    Delivered: 'delivered',
    Cancelled: 'cancelled',
};

/** Reads a customer's orders as the contract tells them. */
@Injectable()
export class OrderReader {
    constructor(
        private connection: TransactionalConnection,
        private config: ConfigService,
        private history: HistoryService,
        @Inject(SETTINGS) private settings: Settings,
    ) {}

    /** The customer's orders that were placed, the latest first. Carts aren't orders. */
    async placedBy(ctx: RequestContext, customerId: ID): Promise<VendureOrder[]> {
        const orders = await this.connection.getRepository(ctx, VendureOrder).find({
            where: { customer: { id: customerId }, orderPlacedAt: Not(IsNull()) },
            relations: ['channels', 'payments', 'payments.refunds', 'shippingLines', 'shippingLines.shippingMethod'],
            order: { orderPlacedAt: 'DESC' },
            take: MOST_ORDERS,
        });
        return orders.filter(order => takesPart(order, this.settings));
    }

    /** The orders as the contract tells them, oldest first. */
    async tell(ctx: RequestContext, orders: VendureOrder[]): Promise<Order[]> {
        const told: Order[] = [];
        for (const order of orders) {
            told.unshift(
                this.one(order, order.state === 'Delivered' ? await this.deliveredAt(ctx, order.id) : undefined),
            );
        }
        return told;
    }

    private one(order: VendureOrder, deliveredAt: Date | undefined): Order {
        const precision = this.config.entityOptions.moneyStrategy.precision ?? 2;
        const money = (stored: number) => toMoney(stored, order.currencyCode, precision);
        const settled = order.payments.filter(payment => payment.state === 'Settled');
        const refunded = sum(
            settled
                .flatMap(payment => payment.refunds)
                .filter(refund => refund.state === 'Settled')
                .map(refund => refund.total),
        );
        const status = statusOf(order);
        const told: Order = {
            id: order.code,
            status,
            amount: money(order.totalWithTax),
            paid: sum(settled.map(payment => payment.amount)) >= order.totalWithTax,
            ...promiseOf(order, this.settings).told,
        };
        if (order.orderPlacedAt) told.placed_at = order.orderPlacedAt.toISOString();
        if (status === 'failed') told.failure = failureOf(order);
        if (status === 'delivered' && deliveredAt) told.delivered_at = deliveredAt.toISOString();
        if (order.state === 'PartiallyDelivered') told.part_delivered = true;
        if (refunded > 0) told.refunded = money(refunded);
        const fulfilment = this.settings.shippingMethods[order.shippingLines[0]?.shippingMethod?.code]?.fulfilment;
        if (fulfilment) told.fulfilment = fulfilment;
        return told;
    }

    /** An order doesn't know when it was delivered; its history does. */
    private async deliveredAt(ctx: RequestContext, orderId: ID): Promise<Date | undefined> {
        const { items } = await this.history.getHistoryForOrder(ctx, orderId, false, {
            filter: { type: { eq: HistoryEntryType.ORDER_STATE_TRANSITION } },
        });
        return items.filter(entry => entry.data.to === 'Delivered').at(-1)?.createdAt;
    }
}

/** Whether it was sold in one of the channels that take part. */
export function takesPart(order: VendureOrder, settings: Settings): boolean {
    return !settings.channels || order.channels.some(channel => settings.channels?.includes(channel.code));
}

/** The order's state in the contract's words. What went wrong stands over the state. */
export function statusOf(order: VendureOrder): OrderStatus {
    const status = STATUS[order.state] ?? 'placed';
    return failureOf(order) && (status === 'placed' || status === 'shipped') ? 'failed' : status;
}

function failureOf(order: VendureOrder): string | undefined {
    return (order.customFields as { courtesyFailure?: string }).courtesyFailure || undefined;
}

function sum(amounts: number[]): number {
    return amounts.reduce((total, amount) => total + amount, 0);
}
