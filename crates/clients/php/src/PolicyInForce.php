<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Json;

/** The policy in force. */
final readonly class PolicyInForce implements \JsonSerializable
{
    public function __construct(
        /** Where it comes from: `ledger`, `file` or `default`. */
        public string $source,
        /** The number of the published version; 0 if none was published. */
        public int $version,
        /** The text of a `policy.toml`. */
        public string $text,
        /** The name of the key that published it. */
        public ?string $by = null,
        /** Why it was published. */
        public ?string $why = null,
        /** When it was published. */
        public ?\DateTimeImmutable $at = null,
    ) {
    }

    /** @internal */
    public static function read(Json $json): self
    {
        return new self(
            $json->need('source')->text(),
            $json->need('version')->integer(),
            $json->need('text')->text(),
            $json->at('by')?->text(),
            $json->at('why')?->text(),
            $json->at('at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'source' => $this->source,
            'version' => $this->version,
            'text' => $this->text,
            'by' => $this->by,
            'why' => $this->why,
            'at' => Json::moment($this->at),
        ]);
    }
}
