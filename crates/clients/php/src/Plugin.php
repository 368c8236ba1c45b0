<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\ActionKind;
use Courtesy\Contract\Json;

/** A plugin that runs. */
final readonly class Plugin implements \JsonSerializable
{
    /** @param list<ActionKind> $kinds */
    public function __construct(
        public string $id,
        public string $version,
        /** The SHA-256 digest of its file. */
        public string $digest,
        /** What it does, in its own words. */
        public string $summary,
        /** What it may propose. */
        public array $kinds,
        /** `live`, `shadow` or `off`. */
        public string $mode,
        /** Its failures since its last success. */
        public int $failuresInARow,
        /** Until when it rests; null if it doesn't. */
        public ?\DateTimeImmutable $restingUntilAt,
    ) {
    }

    /** @internal */
    public static function read(Json $json): self
    {
        return new self(
            $json->need('id')->text(),
            $json->need('version')->text(),
            $json->need('digest')->text(),
            $json->need('summary')->text(),
            $json->need('kinds')->list(ActionKind::read(...)),
            $json->need('mode')->text(),
            $json->need('failures_in_a_row')->integer(),
            $json->at('resting_until_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return (object) [
            'id' => $this->id,
            'version' => $this->version,
            'digest' => $this->digest,
            'summary' => $this->summary,
            'kinds' => $this->kinds,
            'mode' => $this->mode,
            'failures_in_a_row' => $this->failuresInARow,
            'resting_until_at' => Json::moment($this->restingUntilAt),
        ];
    }
}
