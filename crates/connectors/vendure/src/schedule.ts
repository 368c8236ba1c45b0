import { ScheduledTask } from '@vendure/core';

import { Actions } from './actions';
import { Delivery } from './delivery';
import { Watch } from './watch';

/**
 * After so long, what is left waits for the next round. Should two rounds overlap, each takes what the other doesn't
 * hold.
 */
const ROUND_MS = 45_000;
const TIMEOUT_MS = 180_000;

/** Carries out what is due, and sends what is in the outbox. */
export const deliver = new ScheduledTask({
    id: 'courtesy-deliver',
    description: 'Sends what happened to Courtesy, and carries out what it offers.',
    schedule: cron => cron.everyMinute(),
    timeout: TIMEOUT_MS,
    async execute({ injector, scheduledContext: ctx }) {
        const end = new Date(Date.now() + ROUND_MS);
        const answered = await injector.get(Delivery).deliver(ctx, end);
        const carriedOut = await injector.get(Actions).carryOutDue(ctx);
        // What was carried out has outcomes to report, and nobody should wait a minute for them.
        const reported = await injector.get(Delivery).deliver(ctx, end);
        return { answered: answered + reported, carriedOut };
    },
});

/** Looks for orders whose promised time has passed. */
export const lookForDelays = new ScheduledTask({
    id: 'courtesy-delays',
    description: 'Looks for orders that are late, and asks Courtesy about them.',
    schedule: cron => cron.every(15).minutes(),
    timeout: TIMEOUT_MS,
    execute: async ({ injector, scheduledContext: ctx }) => ({ orders: await injector.get(Watch).lookForDelays(ctx) }),
});

/** Asks about customers at night. */
export const review = new ScheduledTask({
    id: 'courtesy-review',
    description: 'Asks Courtesy about customers who wait for something, and about the others once a week.',
    schedule: cron => cron.everyDayAt(3, 10),
    timeout: 600_000,
    async execute({ injector, scheduledContext: ctx }) {
        await injector.get(Watch).prune(ctx);
        return { customers: await injector.get(Watch).review(ctx) };
    },
});
