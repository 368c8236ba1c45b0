import type { Weekday } from '../contract';
import type { Opening } from '../settings';

const DAY_MS = 86_400_000;

/** The day on the calendar of `timeZone`, such as `2026-03-28`. */
export function dayIn(timeZone: string, at: Date): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

/** The day so many days after `day`. */
export function daysAfter(day: string, days: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The moment so many days of 24 hours before `at`. */
export function daysBefore(at: Date, days: number): Date {
    return new Date(at.getTime() - days * DAY_MS);
}

/** Whether a queue takes work. */
export function isOpen(opening: Opening, timeZone: string, at: Date): boolean {
    if (opening === 'always') {
        return true;
    }
    const weekday = new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' }).format(at).toLowerCase() as Weekday;
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
    return opening.days.includes(weekday) && clock >= opening.from && clock < opening.to;
}
