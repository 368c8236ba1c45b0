<?php

declare(strict_types=1);

namespace Courtesy;

/** An answer that isn't Courtesy's: most often something else listens there, or a proxy answers in its place. */
final class Garbled extends CourtesyException
{
    public function __construct(
        string $what,
        /** The response's status. */
        public readonly int $status,
        /** After how many seconds a repetition may help. */
        public readonly ?int $retryAfterS = null,
    ) {
        parent::__construct("The answer (status $status) isn't Courtesy's: $what");
    }
}
