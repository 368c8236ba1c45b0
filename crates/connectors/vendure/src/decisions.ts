import { Injectable } from '@nestjs/common';
import { Customer, Logger, RequestContext, TransactionalConnection } from '@vendure/core';
import { IsNull, MoreThan } from 'typeorm';

import { daysBefore } from './context/calendar';
import type { Approved, Context, Decision, Withheld } from './contract';
import { CourtesyAction, CourtesyRequest, CourtesyTask } from './entities';
import { LOG } from './log';
import { offerOf } from './offer';
import { Outbox } from './outbox';
import { summary, taskText, workOf } from './wording';

/** For so many days nobody is asked again for what they declined. */
const DECLINED_DAYS = 30;

/** Puts a decision into the shop's database: what is offered, what waits for somebody, and when to ask again. */
@Injectable()
export class Decisions {
    constructor(
        private connection: TransactionalConnection,
        private outbox: Outbox,
    ) {}

    /**
     * Takes a decision in, in the transaction in which its request is done. Nobody gets anything who was deleted
     * meanwhile.
     */
    async take(ctx: RequestContext, request: CourtesyRequest, context: Context, decision: Decision): Promise<void> {
        const customers = this.connection.getRepository(ctx, Customer);
        if (!(await customers.existsBy({ id: request.customerId, deletedAt: IsNull() }))) {
            return;
        }
        for (const failure of decision.failures) {
            Logger.warn(`plugin ${failure.plugin} failed: ${failure.kind}. ${failure.detail}`, LOG);
        }
        for (const offered of decision.offered) {
            await this.connection.getRepository(ctx, CourtesyAction).insert({
                decisionId: decision.decision_id,
                plugin: offered.plugin,
                actionId: offered.action.id,
                customerId: request.customerId,
                offer: JSON.stringify(offerOf(decision, offered, context)),
                state: 'planned',
                dueAt: new Date(offered.send_at),
            });
        }
        for (const withheld of decision.withheld.filter(each => each.disposition === 'needs_approval')) {
            await this.askForApproval(ctx, request, context, withheld);
        }
        await this.askAgain(ctx, request, decision);
    }

    /** Staff are asked once, however often the action is proposed meanwhile, and not again soon after they declined. */
    private async askForApproval(
        ctx: RequestContext,
        request: CourtesyRequest,
        context: Context,
        withheld: Withheld,
    ): Promise<void> {
        const { action, plugin } = withheld;
        const tasks = this.connection.getRepository(ctx, CourtesyTask);
        const same = { customerId: request.customerId, kind: 'approval' as const, subjectKey: action.key };
        const declined = {
            ...same,
            state: 'dismissed' as const,
            endedAt: MoreThan(daysBefore(new Date(), DECLINED_DAYS)),
        };
        if (await tasks.existsBy([{ ...same, state: 'open' }, declined])) {
            return;
        }
        const amount = 'amount' in action.step ? action.step.amount : undefined;
        const subject: Partial<Approved> = { key: action.key, plugin, ...(amount ? { amount } : {}) };
        const offered = {
            action,
            plugin,
            purpose: action.purpose,
            send_at: context.as_of,
            priority: 0,
            factors: { propensity: 0, context: 0, value: 0, lever: 0 },
        };
        const said = action.message ? { text: action.message.text, missing: [] } : undefined;
        await tasks.insert({
            kind: 'approval',
            state: 'open',
            queue: 'approvals',
            title: `Agree or decline: ${summary(action)}`,
            text: [withheld.detail, taskText(workOf(offered), offered, said)].filter(Boolean).join('\n\n'),
            customerId: request.customerId,
            orderCode: offerOf({ hook: request.hook ?? 'review' } as Decision, offered, context).orderCode,
            dueAt: new Date(action.window.not_after_at),
            subject: JSON.stringify(subject),
            subjectKey: action.key,
            hook: request.hook,
        });
    }

    /** What is deferred isn't kept: there is another decision then, about what is known by then. */
    private async askAgain(ctx: RequestContext, request: CourtesyRequest, decision: Decision): Promise<void> {
        const times = decision.withheld
            .filter(each => each.disposition === 'deferred' && each.until_at)
            .map(each => each.until_at as string);
        if (times.length > 0) {
            const dueAt = new Date(Math.min(...times.map(time => Date.parse(time))));
            await this.outbox.ask(ctx, request.customerId, decision.hook, `again/${decision.decision_id}`, dueAt);
        }
    }
}
