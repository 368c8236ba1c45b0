import type { Context, Decision, Hook, Offered, PromiseMade } from './contract';

/** An offered action with what is needed to carry it out later. */
export interface Offer {
    offered: Offered;
    /** What it promises. */
    promises: PromiseMade[];
    hook: Hook;
    /** The order that it is about. */
    orderCode?: string;
    /** When that order is expected. */
    expectedAt?: string;
    /** The customer's time zone. */
    timeZone?: string;
}

/** Puts together what a decision says about one offered action. */
export function offerOf(decision: Decision, offered: Offered, context: Context): Offer {
    const order = context.orders?.find(each => each.id === orderOf(offered, context));
    return {
        offered,
        promises: (decision.promises ?? []).filter(
            promise => promise.key === offered.action.key && promise.plugin === offered.plugin,
        ),
        hook: decision.hook,
        orderCode: order?.id,
        expectedAt: order?.expected_at,
        timeZone: context.customer.time_zone,
    };
}

/** The order that an action names, or else the one that its reasons point to. */
function orderOf({ action }: Pick<Offered, 'action'>, context: Context): string | undefined {
    const named = [
        'order' in action.step ? action.step.order : undefined,
        'event' in action.step ? action.step.event : undefined,
        ...action.reasons
            .flatMap(reason => reason.evidence)
            .map(pointer => context.orders?.[Number(/^\/orders\/(\d+)/.exec(pointer)?.[1])]?.id),
    ];
    return named.find(id => id !== undefined && context.orders?.some(order => order.id === id));
}
