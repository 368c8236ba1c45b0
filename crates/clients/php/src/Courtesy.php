<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Approval;
use Courtesy\Contract\Context;
use Courtesy\Contract\Decision;
use Courtesy\Contract\Json;
use Courtesy\Contract\Money;
use Courtesy\Contract\OutcomeRecord;
use Courtesy\Contract\Record;
use Courtesy\Contract\Unreadable;

/**
 * A client of `courtesy serve`.
 *
 * Whatever can be repeated without harm is repeated when the server is busy, the connection is lost or the answer takes too
 * long; an answer to an approval and a new policy are sent once. Every method throws a `CourtesyException`: a `Problem` that
 * the server tells of, `Unreachable`, `TimedOut` or `Garbled`. A text that isn't UTF-8 is a `JsonException`, and nothing is sent.
 */
final class Courtesy
{
    private const JSON = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION;

    private readonly Exchange $exchange;

    /**
     * @param string $url where the server is, such as `https://courtesy.internal`
     * @param string $key from `courtesy keys add`; its role says what it allows
     * @param int $timeoutMs how long one attempt may take, or of many contexts, the next answer
     * @param int $attempts how often a request that can be repeated is sent at most
     */
    public function __construct(
        string $url,
        #[\SensitiveParameter] string $key,
        int $timeoutMs = 10_000,
        private readonly int $attempts = 4,
    ) {
        if (preg_match('~^https?://[^/?#\s][^?#\s]*$~Di', $url) !== 1) {
            throw new \InvalidArgumentException('The URL should begin with http:// or https:// and have no query.');
        }
        if (preg_match('/^[\x21-\x7e]+$/D', $key) !== 1) {
            throw new \InvalidArgumentException('The key has characters that no key has; check where it comes from.');
        }
        if ($timeoutMs < 1 || $attempts < 1) {
            throw new \InvalidArgumentException('The time-out and the number of attempts should be 1 or more.');
        }
        $this->exchange = new Exchange(rtrim($url, '/'), $key, $timeoutMs);
    }

    /**
     * Decides about one customer. What is offered is reserved until its outcome is reported.
     *
     * @param Context|array $context as an array in the form of its JSON, or as an object
     */
    public function decide(Context|array $context): Decided
    {
        $response = $this->repeatedly('POST', '/v1/decisions', self::written($context), 'application/json');
        return new Decided(
            $response->read(Decision::read(...)),
            ($response->headers['courtesy-repeated'] ?? '') === 'true',
        );
    }

    /**
     * Decides about many customers, in their order. Contexts are read and sent a few at a time, as the result is read.
     *
     * @param iterable<Context|array> $contexts
     * @return \Generator<DecidedLine|RefusedLine>
     */
    public function decideAll(iterable $contexts): \Generator
    {
        foreach ($this->lines('/v1/decisions/batch')->answers($contexts) as $line => $answer) {
            yield $answer instanceof Problem
                ? new RefusedLine($line, $answer)
                : new DecidedLine($line, self::understood($answer, Decision::read(...)));
        }
    }

    /** The record of a decision. After an erasure, the context and the decision are missing from it. */
    public function record(string $decisionId): Record
    {
        return $this->repeatedly('GET', self::path('/v1/decisions/%s', $decisionId))->read(Record::read(...));
    }

    /** The story of a decision, for people. */
    public function explanation(string $decisionId, Format $format = Format::Text, string $language = 'en'): string
    {
        $path = self::path('/v1/decisions/%s/explanation', $decisionId) . '?language=' . rawurlencode($language);
        return $this->repeatedly('GET', $path, headers: ['accept' => $format->value])->body;
    }

    /**
     * What a customer got, and why; the newest first.
     *
     * @return \Generator<Decision>
     */
    public function decisionsOf(string $ref): \Generator
    {
        return $this->pages(self::path('/v1/customers/%s/decisions', $ref), Decision::read(...));
    }

    /** Erases everything about a customer, except sums and digests. */
    public function erase(string $ref): Erased
    {
        return $this->repeatedly('DELETE', self::path('/v1/customers/%s', $ref))->read(Erased::read(...));
    }

    /** Reports what came of an action. The same outcome twice counts once. */
    public function reportOutcome(OutcomeRecord $outcome): void
    {
        $this->repeatedly('POST', '/v1/outcomes', self::written($outcome), 'application/json');
    }

    /**
     * Reports what came of many actions. They are sent as the result is read.
     *
     * @param iterable<OutcomeRecord> $outcomes
     * @return \Generator<NotedLine|RefusedLine>
     */
    public function reportOutcomes(iterable $outcomes): \Generator
    {
        foreach ($this->lines('/v1/outcomes')->answers($outcomes) as $line => $answer) {
            yield $answer instanceof Problem ? new RefusedLine($line, $answer) : new NotedLine($line);
        }
    }

    /**
     * What waits for somebody's approval; what has waited longest comes first.
     *
     * @return \Generator<WaitingAction>
     */
    public function approvals(): \Generator
    {
        return $this->pages('/v1/approvals', WaitingAction::read(...));
    }

    /**
     * Agrees to an action that waits: the next decision about the customer may offer it, once.
     *
     * @param Approval $role whether they agree as a person or as a manager
     * @param ?\DateTimeImmutable $untilAt when it expires; never, if it is left out
     * @param ?Money $amount the most that it may cost; any amount, if it is left out
     */
    public function approve(
        int $id,
        string $who,
        Approval $role,
        ?\DateTimeImmutable $untilAt = null,
        ?Money $amount = null,
    ): void {
        $this->answer(['answer' => 'agree', 'id' => $id, 'who' => $who, 'role' => $role,
            'until_at' => Json::moment($untilAt), 'amount' => $amount]);
    }

    /** Declines an action that waits. */
    public function decline(int $id, string $who): void
    {
        $this->answer(['answer' => 'decline', 'id' => $id, 'who' => $who]);
    }

    /**
     * The plugins that run.
     *
     * @return list<Plugin>
     */
    public function plugins(): array
    {
        $read = static fn (Json $json): array => $json->need('items')->list(Plugin::read(...));
        return $this->repeatedly('GET', '/v1/plugins')->read($read);
    }

    public function policy(): PolicyInForce
    {
        return $this->repeatedly('GET', '/v1/policy')->read(PolicyInForce::read(...));
    }

    /**
     * Publishes a policy, which is checked and tried on recorded contexts first.
     *
     * @param string $text the text of a `policy.toml`
     * @param string $why for whoever reads the policy's history
     * @param int $version the version that was edited, so that nobody's change is lost; 0 if none was published
     */
    public function putPolicy(string $text, string $why, int $version): PolicyInForce
    {
        $headers = ['content-type' => 'application/toml', 'if-match' => "\"$version\""];
        $path = '/v1/policy?why=' . rawurlencode($why);
        return $this->exchange->send('PUT', $path, $headers, $text)->read(PolicyInForce::read(...));
    }

    /** What another policy would change for the last recorded contexts. Nothing is reserved and nothing changes. */
    public function comparePolicy(string $text, int $last = 1_000, Format $format = Format::Json): string
    {
        $path = "/v1/policy/comparison?last=$last";
        return $this->repeatedly('POST', $path, $text, 'application/toml', ['accept' => $format->value])->body;
    }

    /** @internal A document as JSON. */
    public static function written(\JsonSerializable|\stdClass|array $document): string
    {
        // An empty array would be a list; as a document, it is an object.
        return json_encode(is_array($document) ? (object) $document : $document, self::JSON);
    }

    /** @param array<string, string> $headers */
    private function repeatedly(
        string $method,
        string $path,
        ?string $body = null,
        ?string $type = null,
        array $headers = [],
    ): Response {
        $headers += $type === null ? [] : ['content-type' => $type];
        return Repetition::insist($this->attempts, fn () => $this->exchange->send($method, $path, $headers, $body));
    }

    private function answer(array $answer): void
    {
        $body = self::written(Json::object($answer));
        $this->exchange->send('POST', '/v1/approvals', ['content-type' => 'application/json'], $body);
    }

    private function lines(string $path): Lines
    {
        $headers = ['content-type' => 'application/x-ndjson'];
        $send = fn (string $body, \Closure $take) => $this->exchange->send('POST', $path, $headers, $body, $take);
        return new Lines($send, $this->attempts);
    }

    /** The items of a list, which comes in parts. */
    private function pages(string $path, callable $read): \Generator
    {
        $part = static fn (Json $json): array => [$json->need('items')->list($read), $json->at('next')?->integer()];
        $after = '';
        do {
            [$items, $next] = $this->repeatedly('GET', $path . $after)->read($part);
            foreach ($items as $item) {
                yield $item;
            }
            $after = "?after=$next";
        } while ($next !== null);
    }

    private static function understood(Json $json, callable $read): mixed
    {
        try {
            return $read($json);
        } catch (Unreadable $fault) {
            throw new Garbled($fault->getMessage(), 200);
        }
    }

    /** A path with a name in it. */
    private static function path(string $form, string $name): string
    {
        if (in_array($name, ['', '.', '..'], true)) {
            throw new \InvalidArgumentException('It can\'t stand in a path: it is empty, `.` or `..`.');
        }
        return sprintf($form, rawurlencode($name));
    }
}
