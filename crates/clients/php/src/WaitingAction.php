<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\ActionKind;
use Courtesy\Contract\Approval;
use Courtesy\Contract\Json;
use Courtesy\Contract\Money;

/** An action that waits for somebody's approval. */
final readonly class WaitingAction implements \JsonSerializable
{
    public function __construct(
        /** What to answer with. */
        public int $id,
        /** The decision that withheld it. */
        public string $decisionId,
        /** Whom it is about. */
        public string $customerRef,
        /** The plugin that proposed it. */
        public string $plugin,
        /** The action's `id`. */
        public string $action,
        /** The action's `key`. */
        public string $key,
        /** What it would do. */
        public ActionKind $kind,
        /** Who must approve it. */
        public Approval $needs,
        /** When it was proposed. */
        public \DateTimeImmutable $askedAt,
        /** What it costs the company. */
        public ?Money $cost = null,
    ) {
    }

    /** @internal */
    public static function read(Json $json): self
    {
        return new self(
            $json->need('id')->integer(),
            $json->need('decision_id')->text(),
            $json->need('customer_ref')->text(),
            $json->need('plugin')->text(),
            $json->need('action')->text(),
            $json->need('key')->text(),
            ActionKind::read($json->need('kind')),
            Approval::read($json->need('needs')),
            $json->need('asked_at')->instant(),
            $json->at('cost')?->as(Money::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'decision_id' => $this->decisionId,
            'customer_ref' => $this->customerRef,
            'plugin' => $this->plugin,
            'action' => $this->action,
            'key' => $this->key,
            'kind' => $this->kind,
            'needs' => $this->needs,
            'asked_at' => Json::moment($this->askedAt),
            'cost' => $this->cost,
        ]);
    }
}
