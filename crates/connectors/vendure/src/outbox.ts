import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { ID, RequestContext, TransactionalConnection } from '@vendure/core';
import { In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';

import { CONTRACT, Hook, Outcome, OutcomeRecord } from './contract';
import { CourtesyAction, CourtesyRequest } from './entities';

/** As many times as a request waits twice as long as the time before. */
const MOST_DOUBLINGS = 7;
const FIRST_WAIT_MS = 30_000;

/** What goes to the server, kept in the shop's database until it has answered. */
@Injectable()
export class Outbox {
    constructor(private connection: TransactionalConnection) {}

    /** Asks for a decision, once for each occasion. It takes part in the transaction of `ctx`. */
    async ask(ctx: RequestContext, customerId: ID, hook: Hook, occasion: string, dueAt = new Date()): Promise<void> {
        await this.add(ctx, { kind: 'decide', customerId, hook, occasion, dueAt, decisionId: randomUUID() });
    }

    /** Reports what came of an action, once. */
    async report(ctx: RequestContext, action: CourtesyAction, outcome: Outcome): Promise<void> {
        const at = new Date();
        const body: OutcomeRecord = {
            contract: CONTRACT,
            decision_id: action.decisionId,
            plugin: action.plugin,
            action: action.actionId,
            outcome,
            at: at.toISOString(),
        };
        const occasion = `outcome/${action.id}/${outcome}`;
        await this.add(ctx, {
            kind: 'outcome',
            customerId: action.customerId,
            occasion,
            dueAt: at,
            body: JSON.stringify(body),
            bodyAt: at,
        });
    }

    /** Has somebody erased. */
    async erase(ctx: RequestContext, customerId: ID): Promise<void> {
        await this.add(ctx, { kind: 'erase', customerId, occasion: `erase/${customerId}`, dueAt: new Date() });
    }

    /**
     * A request that is due, held for `holdMs`, so that no other worker sends it meanwhile. A worker that is killed
     * holds it no
     * longer than that.
     */
    async claim(ctx: RequestContext, holdMs: number): Promise<CourtesyRequest | undefined> {
        const requests = this.connection.getRepository(ctx, CourtesyRequest);
        const now = new Date();
        const due = { state: 'waiting' as const, dueAt: LessThanOrEqual(now) };
        const candidates = await requests.find({
            where: [
                { ...due, heldUntil: IsNull() },
                { ...due, heldUntil: LessThanOrEqual(now) },
            ],
            order: { dueAt: 'ASC', id: 'ASC' },
            take: 10,
        });
        for (const request of candidates) {
            const free = request.heldUntil ? { heldUntil: LessThanOrEqual(now) } : { heldUntil: IsNull() };
            const held = { heldUntil: new Date(now.getTime() + holdMs), attempts: request.attempts + 1 };
            const { affected } = await requests.update({ id: request.id, ...due, ...free }, held);
            if (affected === 1) {
                return Object.assign(request, held);
            }
        }
        return undefined;
    }

    /**
     * Tries again later: after half a minute at first, and at last once an hour. It stays held, since it may still be
     * under way.
     */
    async postpone(ctx: RequestContext, request: CourtesyRequest, problem: string, atLeastMs = 0): Promise<void> {
        const wait = Math.max(atLeastMs, FIRST_WAIT_MS * 2 ** Math.min(request.attempts - 1, MOST_DOUBLINGS));
        await this.update(ctx, request, { dueAt: new Date(Date.now() + Math.min(wait, 3_600_000)), problem });
    }

    /** Holds it no longer: the server isn't at work on it. */
    async release(ctx: RequestContext, request: CourtesyRequest): Promise<void> {
        await this.update(ctx, request, { heldUntil: null });
    }

    /**
     * Makes everything due that waits or was refused, for whoever has put right what was in the way. Returns how many
     * there are.
     */
    async sendNow(ctx: RequestContext): Promise<number> {
        const { affected } = await this.connection
            .getRepository(ctx, CourtesyRequest)
            .update(
                { state: In(['waiting', 'refused']), attempts: MoreThan(0) },
                { state: 'waiting', dueAt: new Date(), attempts: 0 },
            );
        return affected ?? 0;
    }

    /** Puts it aside for somebody to look at. */
    async refuse(ctx: RequestContext, request: CourtesyRequest, problem: string): Promise<void> {
        await this.update(ctx, request, { state: 'refused', heldUntil: null, problem });
    }

    async finish(ctx: RequestContext, request: CourtesyRequest): Promise<void> {
        await this.update(ctx, request, { state: 'done', heldUntil: null, problem: null, body: null, bodyAt: null });
    }

    private async update(
        ctx: RequestContext,
        request: CourtesyRequest,
        changes: Partial<CourtesyRequest>,
    ): Promise<void> {
        await this.connection.getRepository(ctx, CourtesyRequest).update(request.id, changes);
    }

    /**
     * A second request with the same occasion is passed over by the database, without an error that would end the
     * shop's transaction.
     */
    private async add(ctx: RequestContext, values: Partial<CourtesyRequest>): Promise<void> {
        await this.connection
            .getRepository(ctx, CourtesyRequest)
            .createQueryBuilder()
            .insert()
            .values(values)
            .orIgnore()
            .updateEntity(false)
            .execute();
    }
}
