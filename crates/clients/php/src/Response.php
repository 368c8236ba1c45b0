<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Json;
use Courtesy\Contract\Unreadable;

/** @internal The whole answer to a request. */
final class Response
{
    /** The headers that are kept. */
    public const HEADERS = ['courtesy-repeated', 'retry-after'];

    public string $body = '';
    /** @var array<string, string> by their names in lower case */
    public array $headers = [];
    public int $status = 0;

    public function isSuccess(): bool
    {
        return intdiv($this->status, 100) === 2;
    }

    /**
     * What a function makes of the JSON.
     *
     * @template T
     * @param callable(Json): T $read
     * @return T
     */
    public function read(callable $read): mixed
    {
        try {
            return $read(Json::parse($this->body));
        } catch (Unreadable $fault) {
            throw new Garbled($fault->getMessage(), $this->status);
        }
    }

    /** What the server says against a request. */
    public function refusal(): Problem|Garbled
    {
        $told = $this->headers['retry-after'] ?? '';
        $retryAfterS = preg_match('/^\d{1,9}$/D', $told) === 1 ? (int) $told : null;
        try {
            return Problem::read(Json::parse($this->body), $retryAfterS);
        } catch (Unreadable) {
            return new Garbled('It is neither a success nor a problem.', $this->status, $retryAfterS);
        }
    }
}
