<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Json;

/** How much was erased. */
final readonly class Erased
{
    public function __construct(
        /** Records of decisions. */
        public int $decisions,
        /** Actions that were offered. */
        public int $actions,
    ) {
    }

    /** @internal */
    public static function read(Json $json): self
    {
        return new self($json->need('decisions')->integer(), $json->need('actions')->integer());
    }
}
