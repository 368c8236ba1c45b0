import { Inject, Injectable } from '@nestjs/common';
import type { Courtesy } from '@courtesy/client' with { 'resolution-mode': 'import' };

import type { Context, Decision, OutcomeRecord } from './contract';
import { SETTINGS, Settings } from './settings';

/** Why the server did nothing with a request. `temporary` says that the same request may succeed later. */
export interface Setback {
    text: string;
    temporary: boolean;
    /** Nobody answers, or the answer isn't known: other requests would fare no better now. */
    away: boolean;
    /** The request may still be under way. */
    unsure: boolean;
    /** The id was used before, for other facts. */
    taken: boolean;
    waitMs?: number;
}

/**
 * The server, over HTTP. Each call is tried once: the outbox repeats it, which outlives this process. The client is a
 * module for
 * `import`, so a CommonJS package loads it when it is first needed.
 */
@Injectable()
export class Server {
    private asking: Promise<Courtesy> | undefined;
    private erasing: Promise<Courtesy> | undefined;

    constructor(@Inject(SETTINGS) private settings: Settings) {}

    async decide(context: Context): Promise<Decision> {
        this.asking ??= this.connect(this.settings.key);
        return (await (await this.asking).decide(context)).decision;
    }

    async report(outcome: OutcomeRecord): Promise<void> {
        this.asking ??= this.connect(this.settings.key);
        await (await this.asking).reportOutcome(outcome);
    }

    async erase(ref: string): Promise<void> {
        this.erasing ??= this.connect(this.settings.erasureKey);
        await (await this.erasing).erase(ref);
    }

    private async connect(key: string): Promise<Courtesy> {
        const { Courtesy } = await import('@courtesy/client');
        return new Courtesy({ url: this.settings.url, key, timeoutMs: this.settings.timeoutMs, attempts: 1 });
    }
}

/** What an error of the client's means for the outbox, or nothing if it is another error. It holds nobody's data. */
export async function setbackOf(error: unknown): Promise<Setback | undefined> {
    const { Garbled, Problem, TimedOut, Unreachable } = await import('@courtesy/client');
    if (error instanceof Problem) {
        const places = error.places.map(place => `${place.at}: ${place.message}`).join('; ');
        const text = [`${error.status} ${error.title}: ${error.detail}`, places, error.remedy]
            .filter(Boolean)
            .join('. ');
        const temporary = isTemporary(error.status);
        return {
            text,
            temporary,
            away: temporary,
            unsure: false,
            taken: error.status === 409,
            waitMs: inMs(error.retryAfterS),
        };
    }
    if (error instanceof Garbled) {
        return {
            text: error.message,
            temporary: true,
            away: true,
            unsure: true,
            taken: false,
            waitMs: inMs(error.retryAfterS),
        };
    }
    if (error instanceof TimedOut || error instanceof Unreachable) {
        return {
            text: `${error.name}: ${error.message}`,
            temporary: true,
            away: true,
            unsure: !neverLeft(error),
            taken: false,
        };
    }
    return undefined;
}

/** Whether there was never a connection on which the request could have gone out. */
function neverLeft(error: unknown): boolean {
    const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        if (codes.includes((cause as NodeJS.ErrnoException).code ?? '')) return true;
    }
    return false;
}

/** A wrong key is put right by somebody, and then everything that waits goes on. */
function isTemporary(status: number): boolean {
    return status >= 500 || status === 401 || status === 403 || status === 408 || status === 429;
}

function inMs(seconds: number | undefined): number | undefined {
    return seconds === undefined ? undefined : seconds * 1000;
}
