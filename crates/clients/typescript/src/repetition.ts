import { setTimeout as pause } from "node:timers/promises";

import { Garbled, Problem, TimedOut, Unreachable } from "./errors.js";

/** The longest wait before a repetition, whatever `retry-after` says. */
const LONGEST_MS = 30_000;

/** The longest wait that the client chooses itself, and the first one. */
const LONGEST_CHOSEN_MS = 5_000;
const FIRST_CHOSEN_MS = 200;

/** Statuses of a server that is busy, and of a proxy in front of one that it can't reach. */
const PASSING = [502, 503, 504];

/** Whether the same request may succeed a little later. */
export function passes(fault: unknown): boolean {
  if (fault instanceof Problem || fault instanceof Garbled) return PASSING.includes(fault.status);
  return fault instanceof Unreachable || fault instanceof TimedOut;
}

/** Waits before the repetition with this number, from 1. */
export async function waitAfter(fault: unknown, repetition: number): Promise<void> {
  await pause(pauseMs(fault, repetition, Math.random()));
}

/** How long to wait; `chance` is from 0 to 1, so that clients who failed together don't come back together. */
export function pauseMs(fault: unknown, repetition: number, chance: number): number {
  const told = fault instanceof Problem || fault instanceof Garbled ? fault.retryAfterS : undefined;
  if (told !== undefined) return Math.min(told * 1_000, LONGEST_MS);
  return chance * Math.min(FIRST_CHOSEN_MS * 2 ** (repetition - 1), LONGEST_CHOSEN_MS);
}

/** Makes up to so many attempts, as long as the next one may succeed. */
export async function insist<T>(attempts: number, attempt: () => Promise<T>): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (fault) {
      if (made >= attempts || !passes(fault)) throw fault;
      await waitAfter(fault, made);
    }
  }
}
