import { Injectable } from '@nestjs/common';
import { ID, Promotion, RequestContext, TransactionalConnection } from '@vendure/core';
import { In, Not } from 'typeorm';

import { CourtesyAction, CourtesyRequest, CourtesyTask } from './entities';
import { Notes } from './notes';

/** Removes from the shop what this plugin keeps about a customer. */
@Injectable()
export class Erasure {
    constructor(
        private connection: TransactionalConnection,
        private notes: Notes,
    ) {}

    /**
     * All or nothing; a second time changes nothing. The erasure's own request stays, since the server must still hear
     * of it.
     */
    async forget(ctx: RequestContext, customerId: ID): Promise<void> {
        await this.connection.withTransaction(ctx, async inTransaction => {
            const actions = this.connection.getRepository(inTransaction, CourtesyAction);
            const promotions = (await actions.findBy({ customerId }))
                .map(action => action.promotionId)
                .filter(id => id != null);
            await this.connection
                .getRepository(inTransaction, Promotion)
                .update({ id: In(promotions) }, { deletedAt: new Date(), enabled: false });
            await this.notes.remove(inTransaction, customerId);
            await this.connection.getRepository(inTransaction, CourtesyTask).delete({ customerId });
            await actions.delete({ customerId });
            await this.connection
                .getRepository(inTransaction, CourtesyRequest)
                .delete({ customerId, kind: Not('erase') });
        });
    }
}
