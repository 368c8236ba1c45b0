import type { Action, Money, Offered } from './contract';
import { inWords } from './context/money';
import type { TaskKind } from './entities';
import type { Filled } from './message';

/** What staff have to do for an action, besides telling the customer. */
export interface Work {
    kind: TaskKind;
    title: string;
    text: string;
    queue?: string;
    dueAt?: string;
}

const CALLS = {
    callback: 'Call the customer',
    transfer: 'Continue the conversation',
    visit: 'Visit the customer',
    task: 'Take care of this',
};

const REMEDIES = {
    replace: 'Send it again',
    refund: 'Pay back',
    rebook: 'Agree on a new date',
    expedite: 'Speed it up',
    term_change: 'Change the terms',
};

/**
 * What only people can do. Vendure can't send a parcel again or call somebody, and money is paid back by whoever may
 * do so.
 */
export function workOf({ action, queue }: Offered): Work | undefined {
    const step = action.step;
    switch (step.kind) {
        case 'human_handover':
            return {
                kind: 'handover',
                title: CALLS[step.mode],
                text: step.briefing,
                queue: queue ?? step.queue,
                dueAt: step.slot ?? step.respond_by_at,
            };
        case 'internal_insight':
            return { kind: 'insight', title: `Noticed: ${step.topic}`, text: step.signal, queue: step.to_role };
        case 'service_recovery':
            if (step.remedy === 'apology') return undefined;
            return {
                kind: 'remedy',
                title: REMEDIES[step.remedy],
                text: [step.acknowledge, amount(step.amount)].join(' ').trim(),
            };
        case 'gesture':
            if (step.gift === 'note' || isCoupon(action)) return undefined;
            return { kind: 'gesture', title: `Give: ${step.gift.replace('_', ' ')}`, text: amount(step.amount) };
        case 'delivery_adaptation':
            return {
                kind: 'remedy',
                title: `Deliver in another way: ${step.fulfilment.replace('_', ' ')}`,
                text: step.slot ?? '',
            };
        default:
            return undefined;
    }
}

/** What is left to do for a coupon: to give it by hand if none could be made, or to tell the customer if no message does. */
export function workOfCoupon(action: Action, couponCode: string | undefined): Work | undefined {
    if (!isCoupon(action) || action.step.kind !== 'gesture' || (couponCode && action.message)) {
        return undefined;
    }
    const worth = amount(action.step.amount);
    return couponCode
        ? { kind: 'gesture', title: 'Tell the customer about a coupon', text: `Coupon ${couponCode}: ${worth}` }
        : {
              kind: 'gesture',
              title: 'Give: credit',
              text: `${worth} No channel sells in this currency, so there is no coupon.`,
          };
}

/** Whether the action gives a discount on the next order. */
export function isCoupon(action: Action): boolean {
    return (
        action.step.kind === 'gesture' &&
        action.step.gift === 'credit' &&
        Boolean(action.step.tied_to_purchase && action.step.amount)
    );
}

/** A task's text: what to do, what to tell the customer, and why. */
export function taskText(work: Work | undefined, offered: Offered, filled: Filled | undefined): string {
    const parts = [work?.text];
    if (filled) {
        parts.push(`Tell the customer by ${(offered.channel ?? 'email').replace('_', ' ')}:\n${filled.text}`);
        if (filled.missing.length > 0) parts.push(`Fill in first: ${filled.missing.join(', ')}.`);
    }
    parts.push(`Why: ${why(offered.action)}`);
    return parts.filter(Boolean).join('\n\n');
}

/** Why an action is done, in its plugin's words. */
export function why(action: Pick<Action, 'reasons'>): string {
    return action.reasons.map(reason => reason.text).join(' ');
}

/** What an action is, in a few words for staff. */
export function summary(action: Action): string {
    return action.step.kind.replace(/_/g, ' ');
}

function amount(money: Money | undefined): string {
    return money ? `${inWords(money)}.` : '';
}
