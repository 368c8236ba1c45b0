import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import { Logger, RequestContext, TransactionalConnection } from '@vendure/core';
import { MoreThan } from 'typeorm';

import { Server, setbackOf } from './client';
import type { Context, OutcomeRecord } from './contract';
import { ContextReader, refOf } from './context/reader';
import { Decisions } from './decisions';
import { CourtesyRequest } from './entities';
import { Erasure } from './erasure';
import { LOG } from './log';
import { Outbox } from './outbox';
import { SETTINGS, Settings } from './settings';

/**
 * Facts that are older are read anew, and asked about under another id. What was decided under the first, if anything,
 * lapses.
 */
const FACTS_MS = 60 * 60_000;
/** For so long after a time-out the server may still be at work on a request. */
const AT_WORK_MS = 15_000;

/** Sends what is in the outbox, and puts the answers into the shop's database. */
@Injectable()
export class Delivery {
    constructor(
        private connection: TransactionalConnection,
        private outbox: Outbox,
        private server: Server,
        private reader: ContextReader,
        private decisions: Decisions,
        private erasure: Erasure,
        @Inject(SETTINGS) private settings: Settings,
    ) {}

    /**
     * Sends one request after the other, until none is due, nobody answers, or the time is up. Returns how many were
     * answered.
     */
    async deliver(ctx: RequestContext, until: Date): Promise<number> {
        for (let answered = 0; ; answered++) {
            const request =
                new Date() < until ? await this.outbox.claim(ctx, this.settings.timeoutMs + AT_WORK_MS) : undefined;
            if (!request || !(await this.attempt(ctx, request))) {
                return answered;
            }
        }
    }

    /** Whether the next request is worth trying. */
    private async attempt(ctx: RequestContext, request: CourtesyRequest): Promise<boolean> {
        try {
            await this.send(ctx, request);
            return true;
        } catch (error) {
            const setback = await setbackOf(error);
            if (!setback) {
                Logger.error(
                    `request ${request.id} (${request.kind}) failed here: ${error instanceof Error ? error.message : 'unknown'}`,
                    LOG,
                );
                await this.outbox.postpone(ctx, request, 'It failed in the shop; the log says why.');
                return true;
            }
            Logger.warn(`request ${request.id} (${request.kind}): ${setback.text}`, LOG);
            if (setback.taken && request.kind === 'decide') {
                // The shop's database was restored: what it asked under this id was about other facts.
                await this.connection
                    .getRepository(ctx, CourtesyRequest)
                    .update(request.id, { decisionId: randomUUID(), body: null, bodyAt: null, heldUntil: null });
            } else if (setback.temporary || request.kind === 'erase') {
                await this.outbox.postpone(ctx, request, setback.text, setback.waitMs);
                if (!setback.unsure) await this.outbox.release(ctx, request);
            } else {
                await this.outbox.refuse(ctx, request, setback.text);
            }
            return !setback.away;
        }
    }

    private async send(ctx: RequestContext, request: CourtesyRequest): Promise<void> {
        switch (request.kind) {
            case 'decide':
                return this.decide(ctx, request);
            case 'outcome':
                await this.server.report(JSON.parse(request.body ?? '{}') as OutcomeRecord);
                return this.outbox.finish(ctx, request);
            case 'erase':
                return this.erase(ctx, request);
        }
    }

    private async decide(ctx: RequestContext, request: CourtesyRequest): Promise<void> {
        const context = await this.contextOf(ctx, request);
        if (!context) {
            await this.outbox.finish(ctx, request);
            return;
        }
        const decision = await this.server.decide(context);
        await this.connection.withTransaction(ctx, async inTransaction => {
            await this.decisions.take(inTransaction, request, context, decision);
            await this.outbox.finish(inTransaction, request);
        });
    }

    /**
     * The context as it was sent before, to the byte; or, at first and after an hour, made from what the shop knows
     * now.
     */
    private async contextOf(ctx: RequestContext, request: CourtesyRequest): Promise<Context | undefined> {
        if (request.body && request.bodyAt && Date.now() - request.bodyAt.getTime() < FACTS_MS) {
            return JSON.parse(request.body) as Context;
        }
        const decisionId = request.body || !request.decisionId ? randomUUID() : request.decisionId;
        const context = await this.reader.read(ctx, request.customerId, request.hook ?? 'review', decisionId);
        if (context) {
            const sent = { decisionId, body: JSON.stringify(context), bodyAt: new Date() };
            await this.connection.getRepository(ctx, CourtesyRequest).update(request.id, sent);
        }
        return context;
    }

    /** Erases once nothing about the customer is under way that could bring them back. */
    private async erase(ctx: RequestContext, request: CourtesyRequest): Promise<void> {
        const underWay = await this.connection.getRepository(ctx, CourtesyRequest).countBy({
            customerId: request.customerId,
            kind: 'decide',
            state: 'waiting',
            heldUntil: MoreThan(new Date()),
        });
        if (underWay > 0) {
            await this.outbox.postpone(ctx, request, 'A decision about the customer is still under way.');
            await this.outbox.release(ctx, request);
            return;
        }
        await this.erasure.forget(ctx, request.customerId);
        await this.server.erase(refOf(request.customerId, this.settings));
        await this.outbox.finish(ctx, request);
    }
}
