<?php

declare(strict_types=1);

namespace Courtesy;

/** One of many outcomes was noted. */
final readonly class NotedLine
{
    public function __construct(
        /** Which of the outcomes it is, from 1. */
        public int $line,
    ) {
    }
}
