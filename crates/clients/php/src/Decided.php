<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Decision;

/** The answer to a context. */
final readonly class Decided
{
    public function __construct(
        public Decision $decision,
        /** Whether it was answered before: what it offers may have been carried out already. */
        public bool $repeated,
    ) {
    }
}
