<?php

declare(strict_types=1);

namespace Courtesy;

/** One of many contexts or outcomes was refused; the others aren't affected. */
final readonly class RefusedLine
{
    public function __construct(
        /** Which of them it is, from 1. */
        public int $line,
        public Problem $problem,
    ) {
    }
}
