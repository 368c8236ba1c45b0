<?php

declare(strict_types=1);

namespace Courtesy\Tests;

use Courtesy\Garbled;
use Courtesy\Repetition;
use Courtesy\Unreachable;
use PHPUnit\Framework\TestCase;

final class RepetitionTest extends TestCase
{
    public function testTheServerSaysHowLongToWaitWithinReason(): void
    {
        self::assertSame([2_000, 30_000], [
            Repetition::pauseMs(new Garbled('', 503, 2), 1, 0.5),
            Repetition::pauseMs(new Garbled('', 503, 86_400), 1, 0.5),
        ]);
    }

    public function testWithoutAWordTheClientWaitsForAGrowingRandomTime(): void
    {
        $longest = static fn (int $repetition) => Repetition::pauseMs(new Unreachable(), $repetition, 1.0);
        self::assertSame([200, 400, 800, 5_000, 5_000], array_map($longest, [1, 2, 3, 6, 2_000]));
        self::assertSame(0, Repetition::pauseMs(new Unreachable(), 5, 0.0));
    }
}
