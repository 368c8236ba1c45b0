import type { Order as VendureOrder } from '@vendure/core';

import type { Order } from '../contract';
import type { Settings } from '../settings';
import { dayIn, daysAfter } from './calendar';

/** When an order is promised for, and when it is expected. */
export interface DeliveryPromise {
    told: Pick<Order, 'promised_at' | 'promised_on' | 'expected_at'>;
    /** Whether the time has passed, or will have passed when it is expected. */
    isLate(now: Date): boolean;
}

/**
 * The order's own `courtesyPromisedAt` is the promise, or else the days that its shipping method takes. Where Vendure
 * doesn't learn
 * of deliveries, a shipped order has kept its promise.
 */
export function promiseOf(order: VendureOrder, settings: Settings): DeliveryPromise {
    const { courtesyPromisedAt: promised, courtesyExpectedAt: expected } = order.customFields as {
        courtesyPromisedAt?: Date | null;
        courtesyExpectedAt?: Date | null;
    };
    const days = settings.shippingMethods[order.shippingLines[0]?.shippingMethod?.code]?.promiseDays;
    const told: DeliveryPromise['told'] = {};
    if (!settings.tracksDelivery && order.state === 'Shipped') {
        return { told, isLate: () => false };
    }
    if (expected) told.expected_at = expected.toISOString();
    if (promised) {
        told.promised_at = promised.toISOString();
        return { told, isLate: now => promised < now || (expected ?? promised) > promised };
    }
    if (days !== undefined && order.orderPlacedAt) {
        const day = daysAfter(dayIn(settings.timeZone, order.orderPlacedAt), days);
        told.promised_on = day;
        return {
            told,
            isLate: now =>
                dayIn(settings.timeZone, now) > day || (expected ? dayIn(settings.timeZone, expected) > day : false),
        };
    }
    return { told, isLate: () => false };
}
