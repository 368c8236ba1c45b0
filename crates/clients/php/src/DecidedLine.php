<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Decision;

/** The answer to one of many contexts. */
final readonly class DecidedLine
{
    public function __construct(
        /** Which of the contexts it is, from 1. */
        public int $line,
        public Decision $decision,
    ) {
    }
}
