<?php

declare(strict_types=1);

namespace Courtesy;

/** @internal When a request is sent again. */
final class Repetition
{
    /** The longest wait before a repetition, whatever `retry-after` says. */
    private const LONGEST_MS = 30_000;

    /** The longest wait that the client chooses itself, and the first one. */
    private const LONGEST_CHOSEN_MS = 5_000;
    private const FIRST_CHOSEN_MS = 200;

    /** Statuses of a server that is busy, and of a proxy in front of one that it can't reach. */
    private const PASSING = [502, 503, 504];

    /**
     * Makes up to so many attempts, as long as the next one may succeed.
     *
     * @template T
     * @param callable(): T $attempt
     * @return T
     */
    public static function insist(int $attempts, callable $attempt): mixed
    {
        for ($made = 1;; $made++) {
            try {
                return $attempt();
            } catch (CourtesyException $fault) {
                if ($made >= $attempts || !self::passes($fault)) {
                    throw $fault;
                }
                self::waitAfter($fault, $made);
            }
        }
    }

    /** Whether the same request may succeed a little later. */
    public static function passes(CourtesyException $fault): bool
    {
        return match (true) {
            $fault instanceof Problem, $fault instanceof Garbled => in_array($fault->status, self::PASSING, true),
            default => true,
        };
    }

    /** Waits before the repetition with this number, from 1. */
    public static function waitAfter(CourtesyException $fault, int $repetition): void
    {
        usleep(1_000 * self::pauseMs($fault, $repetition, mt_rand() / mt_getrandmax()));
    }

    /** How long to wait; the chance is from 0 to 1, so that clients who failed together don't come back together. */
    public static function pauseMs(CourtesyException $fault, int $repetition, float $chance): int
    {
        $told = $fault instanceof Problem || $fault instanceof Garbled ? $fault->retryAfterS : null;
        return $told !== null
            ? min(1_000 * $told, self::LONGEST_MS)
            : (int) ($chance * min(self::FIRST_CHOSEN_MS * 2 ** ($repetition - 1), self::LONGEST_CHOSEN_MS));
    }
}
