import { Injectable } from '@nestjs/common';
import { HistoryEntryType } from '@vendure/common/lib/generated-types';
import { HistoryService, ID, Order, RequestContext, TransactionalConnection } from '@vendure/core';

import type { CourtesyAction } from './entities';
import type { Offer } from './offer';
import { summary } from './wording';

/** Marks the notes that this plugin wrote, so that they go when their customer does. */
interface Note {
    note: string;
    courtesy?: string;
}

/** Notes in the history of customers and orders, where staff look first. Customers don't see them. */
@Injectable()
export class Notes {
    constructor(
        private connection: TransactionalConnection,
        private history: HistoryService,
    ) {}

    async add(ctx: RequestContext, action: CourtesyAction, offer: Offer, result: string): Promise<void> {
        const note: Note = {
            note: `Courtesy, ${summary(offer.offered.action)} (${action.plugin}): ${result}`,
            courtesy: action.decisionId,
        };
        await this.history.createHistoryEntryForCustomer(
            { ctx, customerId: action.customerId, type: HistoryEntryType.CUSTOMER_NOTE, data: note },
            false,
        );
        const order =
            offer.orderCode && (await this.connection.getRepository(ctx, Order).findOneBy({ code: offer.orderCode }));
        if (order) {
            await this.history.createHistoryEntryForOrder(
                { ctx, orderId: order.id, type: HistoryEntryType.ORDER_NOTE, data: note },
                false,
            );
        }
    }

    /** Removes everything that was written about a customer. */
    async remove(ctx: RequestContext, customerId: ID): Promise<void> {
        const ofCustomer = await this.history.getHistoryForCustomer(ctx, customerId, false, {
            filter: { type: { eq: HistoryEntryType.CUSTOMER_NOTE } },
        });
        for (const { id } of ofCustomer.items.filter(entry => (entry.data as Note).courtesy)) {
            await this.history.deleteCustomerHistoryEntry(ctx, id);
        }
        for (const order of await this.connection
            .getRepository(ctx, Order)
            .find({ where: { customer: { id: customerId } }, select: ['id'] })) {
            const ofOrder = await this.history.getHistoryForOrder(ctx, order.id, false, {
                filter: { type: { eq: HistoryEntryType.ORDER_NOTE } },
            });
            for (const { id } of ofOrder.items.filter(entry => (entry.data as Note).courtesy)) {
                await this.history.deleteOrderHistoryEntry(ctx, id);
            }
        }
    }
}
