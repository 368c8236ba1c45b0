<?php

declare(strict_types=1);

namespace Courtesy;

/** @internal Sends requests once, over connections that it keeps. */
final class Exchange
{
    /** The most bytes that are read of an answer. */
    private const MOST_BYTES = 16 * 1024 * 1024;

    private readonly \CurlMultiHandle $connections;

    public function __construct(
        private readonly string $url,
        #[\SensitiveParameter]
        private readonly string $key,
        private readonly int $timeoutMs,
    ) {
        $this->connections = curl_multi_init();
    }

    /**
     * Sends a request and reads the answer, within the time-out.
     *
     * @param array<string, string> $headers
     * @param ?\Closure(string): void $take gets each line of a success as it comes, and the next one has as much time anew;
     *     what it got counts even if the rest never comes
     * @throws CourtesyException if it isn't a success
     */
    public function send(string $method, string $path, array $headers, ?string $body, ?\Closure $take = null): Response
    {
        $response = new Response();
        $request = $this->request($method, $path, $headers, $body, $response);
        curl_multi_add_handle($this->connections, $request);
        try {
            $result = $this->perform($request, $response, $take);
        } finally {
            curl_multi_remove_handle($this->connections, $request);
        }
        if ($result !== CURLE_OK) {
            throw new Unreachable('The server can\'t be reached, or the connection broke off: ' . curl_strerror($result) . '.');
        }
        if (!$response->isSuccess()) {
            throw $response->refusal();
        }
        return $response;
    }

    /** @param array<string, string> $headers */
    private function request(string $method, string $path, array $headers, ?string $body, Response $response): \CurlHandle
    {
        $request = curl_init();
        // Without `expect`, curl would wait for a second before it sends a large body.
        $headers += ['authorization' => "Bearer $this->key", 'expect' => ''];
        curl_setopt_array($request, [
            CURLOPT_URL => $this->url . $path,
            CURLOPT_PATH_AS_IS => true,
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_HTTPHEADER => array_map(static fn ($name, $value) => "$name: $value", array_keys($headers), $headers),
            CURLOPT_HEADERFUNCTION => static function ($request, string $line) use ($response): int {
                [$name, $value] = explode(':', $line, 2) + [1 => ''];
                if (in_array(strtolower($name), Response::HEADERS, true)) {
                    $response->headers[strtolower($name)] = trim($value);
                }
                return strlen($line);
            },
            CURLOPT_WRITEFUNCTION => static function ($request, string $part) use ($response): int {
                $response->body .= $part;
                return strlen($response->body) > self::MOST_BYTES ? 0 : strlen($part);
            },
        ]);
        if ($body !== null) {
            curl_setopt($request, CURLOPT_POSTFIELDS, $body);
        }
        return $request;
    }

    /** Waits until the answer is there, and returns curl's result. */
    private function perform(\CurlHandle $request, Response $response, ?\Closure $take): int
    {
        $end = $this->end();
        do {
            curl_multi_exec($this->connections, $running);
            $response->status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);
            if (strlen($response->body) > self::MOST_BYTES) {
                throw new Garbled('It has more than ' . self::MOST_BYTES . ' bytes.', $response->status);
            }
            if ($take !== null && $response->isSuccess() && self::takeLines($response, $take)) {
                $end = $this->end();
            }
            $left = $end - hrtime(true);
            if ($running > 0 && $left <= 0) {
                throw new TimedOut("No answer within $this->timeoutMs ms.");
            }
            if ($running > 0) {
                curl_multi_select($this->connections, $left / 1e9);
            }
        } while ($running > 0);
        return curl_multi_info_read($this->connections)['result'];
    }

    private function end(): int
    {
        return hrtime(true) + $this->timeoutMs * 1_000_000;
    }

    /** Hands over the lines that are complete, and returns whether there were any. */
    private static function takeLines(Response $response, \Closure $take): bool
    {
        $lines = explode("\n", $response->body);
        $response->body = array_pop($lines);
        array_walk($lines, static fn (string $line) => $take($line));
        return $lines !== [];
    }
}
