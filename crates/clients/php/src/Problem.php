<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Json;
use Courtesy\Contract\Violation;

/** A problem that the server tells of (RFC 9457). */
final class Problem extends CourtesyException
{
    /** @param list<Violation> $places */
    public function __construct(
        /** Identifies the kind of problem, such as `urn:courtesy:problem:invalid-context`. It never changes. */
        public readonly string $type,
        /** The kind of problem, in a few words. */
        public readonly string $title,
        /** The response's status. */
        public readonly int $status,
        /** What is wrong this time. */
        public readonly string $detail,
        /** What to do. */
        public readonly string $remedy,
        /** Every place that is wrong in the document. */
        public readonly array $places = [],
        /** Which of many contexts or outcomes it is about, from 1. An exception's own `line` is one of PHP. */
        public readonly ?int $documentLine = null,
        /** After how many seconds a repetition may help. */
        public readonly ?int $retryAfterS = null,
    ) {
        parent::__construct("$title: $detail");
    }

    /** @internal */
    public static function read(Json $json, ?int $retryAfterS = null): self
    {
        return new self(
            $json->need('type')->text(),
            $json->need('title')->text(),
            $json->need('status')->integer(),
            $json->need('detail')->text(),
            $json->need('remedy')->text(),
            $json->at('places')?->list(Violation::read(...)) ?? [],
            $json->at('line')?->integer(),
            $retryAfterS,
        );
    }

    /** @internal The same problem, of the line with this number. */
    public function ofLine(int $line): self
    {
        return new self(
            $this->type,
            $this->title,
            $this->status,
            $this->detail,
            $this->remedy,
            $this->places,
            $line,
            $this->retryAfterS,
        );
    }
}
