import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
    Customer,
    Injector,
    Logger,
    RequestContext,
    RequestContextService,
    TransactionalConnection,
} from '@vendure/core';
import { IsNull, LessThanOrEqual } from 'typeorm';

import { Coupon, Coupons } from './coupon';
import { CourtesyAction, CourtesyTask } from './entities';
import { LOG } from './log';
import { Filled, fill } from './message';
import { Notes } from './notes';
import type { Offer } from './offer';
import { Outbox } from './outbox';
import { SETTINGS, Settings } from './settings';
import { summary, taskText, why, Work, workOf, workOfCoupon } from './wording';

/** Sending takes no longer. After it, nobody knows whether a message went out before its worker was killed. */
const SENDING_MS = 5 * 60_000;
const AT_ONCE = 50;

/** An action with all that is needed to carry it out. */
interface Prepared {
    action: CourtesyAction;
    offer: Offer;
    customer: Customer;
    work: Work | undefined;
}

/**
 * Carries out what was offered: tasks, coupons, messages, notes. Everything in the shop's database happens in one
 * transaction with
 * the action's state, so it happens once, whenever this process is killed.
 */
@Injectable()
export class Actions {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private coupons: Coupons,
        private notes: Notes,
        private outbox: Outbox,
        private moduleRef: ModuleRef,
        @Inject(SETTINGS) private settings: Settings,
    ) {}

    /** Carries out whatever is due. Returns how many actions that were. */
    async carryOutDue(ctx: RequestContext): Promise<number> {
        const actions = this.connection.getRepository(ctx, CourtesyAction);
        const now = new Date();
        const due = await actions.find({
            where: [
                { state: 'planned', dueAt: LessThanOrEqual(now) },
                { state: 'sending', heldUntil: LessThanOrEqual(now) },
            ],
            order: { dueAt: 'ASC', id: 'ASC' },
            take: AT_ONCE,
        });
        for (const action of due) {
            try {
                await this.carryOut(ctx, action);
            } catch (error) {
                Logger.error(
                    `action ${action.id} wasn't carried out: ${error instanceof Error ? error.message : 'unknown'}`,
                    LOG,
                );
            }
        }
        return due.length;
    }

    private async carryOut(ctx: RequestContext, action: CourtesyAction): Promise<void> {
        const offer = JSON.parse(action.offer) as Offer;
        const customer = await this.connection
            .getRepository(ctx, Customer)
            .findOneBy({ id: action.customerId, deletedAt: IsNull() });
        if (!customer) {
            await this.connection.getRepository(ctx, CourtesyAction).update(action.id, { state: 'settled' });
            return;
        }
        const prepared = { action, offer, customer, work: workOf(offer.offered) };
        if (action.state === 'sending') {
            await this.leaveToStaff(ctx, prepared, 'unsure');
        } else if (new Date(offer.offered.action.window.not_after_at) <= new Date()) {
            await this.giveUp(ctx, action);
        } else {
            await this.begin(ctx, prepared);
        }
    }

    /** Its time is past: nobody wants it any more. */
    private async giveUp(ctx: RequestContext, action: CourtesyAction): Promise<void> {
        await this.connection.withTransaction(ctx, async inTransaction => {
            if (await this.move(inTransaction, action, { state: 'settled' })) {
                await this.outbox.report(inTransaction, action, 'cancelled');
            }
        });
    }

    /** Coupon, task and notes; and then the message, if the shop sends it. */
    private async begin(ctx: RequestContext, prepared: Prepared): Promise<void> {
        const { action, offer } = prepared;
        const channel = await this.coupons.channelFor(ctx, action.customerId, offer.offered);
        const inChannel = channel ? await this.contexts.create({ apiType: 'admin', channelOrToken: channel }) : ctx;
        const message = await this.connection.withTransaction(inChannel, async inTransaction => {
            const coupon = channel && (await this.coupons.give(inTransaction, action.customerId, offer));
            const work = prepared.work ?? workOfCoupon(offer.offered.action, coupon?.couponCode);
            return this.record(inTransaction, { ...prepared, work }, coupon);
        });
        if (message) {
            await this.send(ctx, prepared, message);
        }
    }

    /** Everything that is to be seen of the action in the shop. Returns the message, if it is to be sent now. */
    private async record(ctx: RequestContext, prepared: Prepared, coupon?: Coupon): Promise<Filled | undefined> {
        const { action, offer, customer, work } = prepared;
        const filled = fill(offer, customer, this.settings, coupon?.couponCode ?? null);
        const isSent = this.canSend(offer, filled);
        const next = isSent
            ? { state: 'sending' as const, heldUntil: new Date(Date.now() + SENDING_MS) }
            : { state: 'carried_out' as const };
        if (!(await this.move(ctx, action, { ...coupon, ...next }))) {
            throw new Error('another worker carries it out');
        }
        if (work || (filled && !isSent)) await this.addTask(ctx, prepared, isSent ? undefined : filled);
        await this.addPromises(ctx, prepared);
        await this.notes.add(ctx, action, offer, resultOf(prepared, filled, isSent, action.couponCode));
        if (!isSent) await this.outbox.report(ctx, action, work?.kind === 'insight' ? 'delivered' : 'sent');
        return isSent ? filled : undefined;
    }

    /**
     * Sends once. If that fails, a person does it; if this process is killed meanwhile, a person looks whether it went
     * out.
     */
    private async send(ctx: RequestContext, prepared: Prepared, { text }: Filled): Promise<void> {
        const { action, offer, customer } = prepared;
        const channel = offer.offered.channel ?? 'email';
        const language = offer.offered.action.message?.language ?? 'en';
        try {
            const idempotencyKey = `${action.decisionId}/${action.plugin}/${action.actionId}`;
            await this.settings.send[channel]?.(
                { channel, customer, language, text, orderCode: offer.orderCode, idempotencyKey },
                new Injector(this.moduleRef),
            );
        } catch (error) {
            Logger.error(
                `action ${action.id} couldn't be sent: ${error instanceof Error ? error.message : 'unknown'}`,
                LOG,
            );
            await this.leaveToStaff(ctx, prepared, 'message');
            return;
        }
        await this.connection.withTransaction(ctx, async inTransaction => {
            if (await this.move(inTransaction, action, { state: 'carried_out', heldUntil: null })) {
                await this.outbox.report(inTransaction, action, 'sent');
            }
        });
    }

    /** What the shop couldn't send, or what it may have sent, becomes a task. */
    private async leaveToStaff(ctx: RequestContext, prepared: Prepared, kind: 'message' | 'unsure'): Promise<void> {
        const { action, offer, customer } = prepared;
        await this.connection.withTransaction(ctx, async inTransaction => {
            if (await this.move(inTransaction, action, { state: 'carried_out', heldUntil: null })) {
                const title =
                    kind === 'message'
                        ? 'Write to the customer: sending failed'
                        : 'Find out whether this was sent, and write to the customer if not';
                await this.addTask(
                    inTransaction,
                    { ...prepared, work: { kind, title, text: '' } },
                    fill(offer, customer, this.settings, action.couponCode),
                );
                await this.outbox.report(inTransaction, action, 'sent');
            }
        });
    }

    private canSend(offer: Offer, filled: Filled | undefined): boolean {
        const channel = offer.offered.channel;
        return Boolean(channel && this.settings.send[channel] && filled && filled.missing.length === 0);
    }

    private async addTask(
        ctx: RequestContext,
        { action, offer, work }: Prepared,
        filled: Filled | undefined,
    ): Promise<void> {
        const { offered } = offer;
        await this.connection.getRepository(ctx, CourtesyTask).insert({
            kind: work?.kind ?? 'message',
            state: 'open',
            queue: work?.queue ?? this.anyQueue(),
            title: work?.title ?? `Write to the customer: ${summary(offered.action)}`,
            text: taskText(work, offered, filled),
            customerId: action.customerId,
            orderCode: offer.orderCode ?? null,
            dueAt: new Date(work?.dueAt ?? offered.action.window.not_after_at),
            actionId: action.id,
            hook: offer.hook,
        });
    }

    /** What is promised is somebody's task. A later promise with the same id takes the place of an earlier one. */
    private async addPromises(ctx: RequestContext, { action, offer }: Prepared): Promise<void> {
        const tasks = this.connection.getRepository(ctx, CourtesyTask);
        for (const promise of offer.promises) {
            await tasks.delete({ customerId: action.customerId, kind: 'promise', subjectKey: promise.id });
            await tasks.insert({
                kind: 'promise',
                state: 'open',
                queue: promise.queue ?? this.anyQueue(),
                title: 'Keep a promise',
                text: promise.what,
                customerId: action.customerId,
                orderCode: offer.orderCode ?? null,
                dueAt: new Date(promise.due_at),
                subject: JSON.stringify(promise),
                subjectKey: promise.id,
                hook: offer.hook,
            });
        }
    }

    /** The team that gets what no other is named for. */
    private anyQueue(): string {
        return Object.keys(this.settings.queues)[0];
    }

    /** Moves the action on from the state in which it was read. False if somebody else has. */
    private async move(
        ctx: RequestContext,
        action: CourtesyAction,
        changes: Partial<CourtesyAction>,
    ): Promise<boolean> {
        const { affected } = await this.connection
            .getRepository(ctx, CourtesyAction)
            .update({ id: action.id, state: action.state }, changes);
        if (affected === 1) Object.assign(action, changes);
        return affected === 1;
    }
}

/** What came of an action in the shop, in a sentence for its history. */
function resultOf(
    { offer, work }: Prepared,
    filled: Filled | undefined,
    isSent: boolean,
    couponCode: string | null,
): string {
    return [
        couponCode && `Coupon ${couponCode}.`,
        work && `Task for staff: ${work.title}.`,
        filled && (isSent ? `Sent by ${offer.offered.channel}: ${filled.text}` : `To be told: ${filled.text}`),
        `Why: ${why(offer.offered.action)}`,
    ]
        .filter(Boolean)
        .join(' ');
}
