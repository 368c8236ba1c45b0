import type { INestApplication } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { CourtesyAction, CourtesyRequest } from '../src';

/** As if minutes had passed: whatever a killed worker held, and Vendure's own locks, are free. */
export async function passTime(app: INestApplication): Promise<void> {
    const { rawConnection } = app.get(TransactionalConnection);
    await rawConnection.getRepository(CourtesyRequest).update({ state: 'waiting' }, { heldUntil: new Date(0) });
    await rawConnection.getRepository(CourtesyAction).update({ state: 'sending' }, { heldUntil: new Date(0) });
    await rawConnection
        .getRepository('ScheduledTaskRecord')
        .createQueryBuilder()
        .update()
        .set({ lockedAt: null })
        .execute();
}

/** Waits for something to come true, generously. */
export async function until<T>(what: string, ready: () => Promise<T | undefined | false>): Promise<T> {
    for (let tries = 0; tries < 600; tries++) {
        const value = await ready();
        if (value) return value;
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`gave up waiting until ${what}`);
}
