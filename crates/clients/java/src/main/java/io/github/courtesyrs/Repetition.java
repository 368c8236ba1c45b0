package io.github.courtesyrs;

import io.github.courtesyrs.Contract.Nullable;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** When a request is sent again. */
final class Repetition {
    /** The longest wait before a repetition, whatever {@code retry-after} says. */
    private static final long LONGEST_MS = 30_000;

    /** The longest wait that the client chooses itself, and the first one. */
    private static final long LONGEST_CHOSEN_MS = 5_000;
    private static final long FIRST_CHOSEN_MS = 200;

    /** Statuses of a server that is busy, and of a proxy in front of one that it can't reach. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private Repetition() {
    }

    /** Makes up to so many attempts, as long as the next one may succeed. */
    static <T> T insist(int attempts, Supplier<T> attempt) {
        for (int made = 1; ; made++) {
            try {
                return attempt.get();
            } catch (CourtesyException fault) {
                if (made >= attempts || !passes(fault)) {
                    throw fault;
                }
                waitAfter(fault, made);
            }
        }
    }

    /** Whether the same request may succeed a little later; not if the thread is to end. */
    static boolean passes(CourtesyException fault) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (fault instanceof Problem problem) {
            return PASSING.contains(problem.status());
        }
        return !(fault instanceof Garbled garbled) || PASSING.contains(garbled.status());
    }

    /** Waits before the repetition with this number, from 1. */
    static void waitAfter(CourtesyException fault, int repetition) {
        try {
            Thread.sleep(pauseMs(fault, repetition, ThreadLocalRandom.current().nextDouble()));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }

    /** How long to wait; the chance is from 0 to 1, so that clients who failed together don't come back together. */
    static long pauseMs(CourtesyException fault, int repetition, double chance) {
        Integer told = told(fault);
        if (told != null) {
            return Math.min(1_000L * told, LONGEST_MS);
        }
        // Longer than the longest after a few doublings; further ones would run over.
        long chosen = FIRST_CHOSEN_MS << Math.min(repetition - 1, 10);
        return Math.round(chance * Math.min(chosen, LONGEST_CHOSEN_MS));
    }

    private static @Nullable Integer told(CourtesyException fault) {
        if (fault instanceof Problem problem) {
            return problem.retryAfterS();
        }
        return fault instanceof Garbled garbled ? garbled.retryAfterS() : null;
    }
}
