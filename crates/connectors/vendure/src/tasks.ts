import { Injectable } from '@nestjs/common';
import { ID, RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { Approved } from './contract';
import { CourtesyAction, CourtesyTask, TaskState } from './entities';
import { Outbox } from './outbox';

/** What staff do with their tasks, and what Courtesy hears of it. */
@Injectable()
export class Tasks {
    constructor(
        private connection: TransactionalConnection,
        private outbox: Outbox,
    ) {}

    /** It was done: the customer got it, or the promise is kept. */
    async complete(ctx: RequestContext, id: ID): Promise<CourtesyTask> {
        return this.end(ctx, id, 'done');
    }

    /** It won't be done. */
    async dismiss(ctx: RequestContext, id: ID): Promise<CourtesyTask> {
        return this.end(ctx, id, 'dismissed');
    }

    /** Somebody agrees: Courtesy is asked again and told so. Other rules may still be in the way then. */
    async approve(ctx: RequestContext, id: ID, by: 'human' | 'manager'): Promise<CourtesyTask> {
        const task = await this.open(ctx, id);
        if (task.kind !== 'approval') {
            throw new UserInputError('This task asks for no approval. Complete it, or dismiss it.');
        }
        const at = new Date();
        if (task.dueAt && task.dueAt <= at) {
            throw new UserInputError('The time for this has passed. Dismiss it.');
        }
        const until = new Date(Math.min(task.dueAt?.getTime() ?? Infinity, at.getTime() + 7 * 86_400_000));
        const approved = {
            ...(JSON.parse(task.subject ?? '{}') as Approved),
            by,
            at: at.toISOString(),
            until_at: until.toISOString(),
        };
        const changes = { subject: JSON.stringify(approved), approvedBy: by };
        await this.connection.getRepository(ctx, CourtesyTask).update(id, changes);
        await this.outbox.ask(ctx, task.customerId, task.hook ?? 'review', `approved/${id}`);
        return this.move(ctx, Object.assign(task, changes), 'done');
    }

    private async end(ctx: RequestContext, id: ID, state: TaskState): Promise<CourtesyTask> {
        const task = await this.open(ctx, id);
        if (task.kind === 'approval' && state === 'done') {
            throw new UserInputError('This task asks for an approval. Approve it, or dismiss it.');
        }
        if (task.actionId) {
            const action = await this.connection.getEntityOrThrow(ctx, CourtesyAction, task.actionId);
            await this.outbox.report(ctx, action, state === 'done' ? 'delivered' : 'cancelled');
            await this.connection.getRepository(ctx, CourtesyAction).update(action.id, { state: 'settled' });
        }
        return this.move(ctx, task, state);
    }

    private async open(ctx: RequestContext, id: ID): Promise<CourtesyTask> {
        const task = await this.connection.getEntityOrThrow(ctx, CourtesyTask, id);
        if (task.state !== 'open') {
            throw new UserInputError('This task has ended already.');
        }
        return task;
    }

    /** Only one of two people who end a task at once ends it; the other's transaction is undone. */
    private async move(ctx: RequestContext, task: CourtesyTask, state: TaskState): Promise<CourtesyTask> {
        const changes = { state, endedAt: new Date() };
        const { affected } = await this.connection
            .getRepository(ctx, CourtesyTask)
            .update({ id: task.id, state: 'open' }, changes);
        if (affected !== 1) {
            throw new UserInputError('This task has ended already.');
        }
        return Object.assign(task, changes);
    }
}
