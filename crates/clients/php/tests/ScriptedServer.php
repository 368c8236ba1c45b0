<?php

declare(strict_types=1);

namespace Courtesy\Tests;

use Courtesy\Courtesy;

/** A server that answers as a test says; see scripted_server.php. */
final class ScriptedServer
{
    public const KEY = 'courtesy_5ecret';

    /** @var resource */
    private $process;
    /** @var resource */
    private $output;
    public readonly string $url;
    public readonly Courtesy $client;

    /** @param list<?string> $answers */
    public function __construct(array $answers, int $timeoutMs = 60_000, int $attempts = 4)
    {
        $this->process = proc_open([PHP_BINARY, __DIR__ . '/scripted_server.php'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
        fwrite($pipes[0], json_encode($answers, JSON_THROW_ON_ERROR));
        fclose($pipes[0]);
        $this->output = $pipes[1];
        $this->url = 'http://' . $this->told();
        $this->client = new Courtesy($this->url, self::KEY, $timeoutMs, $attempts);
    }

    public function __destruct()
    {
        proc_terminate($this->process);
        proc_close($this->process);
    }

    /** The body of the next request. */
    public function body(): string
    {
        return $this->told()->body;
    }

    /** How many requests there were, besides those that were looked at, once the client is done with the whole script. */
    public function requests(): int
    {
        proc_terminate($this->process);
        return count(array_filter(explode("\n", stream_get_contents($this->output))));
    }

    private function told(): mixed
    {
        return json_decode((string) fgets($this->output), flags: JSON_THROW_ON_ERROR);
    }

    public static function answer(int $status, string $body, string $headers = ''): string
    {
        $length = strlen($body);
        return "HTTP/1.1 $status Told\r\nconnection: close\r\ncontent-length: $length\r\n$headers\r\n$body";
    }

    /** An answer whose end never comes. */
    public static function cut(string $body): string
    {
        return "HTTP/1.1 200 Told\r\nconnection: close\r\ncontent-length: 1000000\r\n\r\n$body";
    }

    public static function problem(int $status, string $headers = ''): string
    {
        return self::answer($status, json_encode(self::written($status)), $headers);
    }

    public static function written(int $status): array
    {
        return ['type' => 'urn:courtesy:problem:told', 'title' => 'Told', 'status' => $status, 'detail' => 'a detail',
            'remedy' => 'A remedy.', 'places' => [['at' => '/hook', 'message' => 'wrong']]];
    }

    /** A decision as JSON, on one line. */
    public static function decision(string $ref = 'c-1'): string
    {
        return json_encode(['contract' => '1.1', 'decision_id' => '0192f1c6-8d0e-7b5a-9a53-000000000001', 'customer_ref' => $ref,
            'hook' => 'review', 'as_of' => '2026-03-28T20:40:00Z', 'offered' => [], 'withheld' => [],
            'failures' => [], 'plugins' => [], 'profile' => 'normal', 'policy_digest' => 'sha256:0', 'context_digest' => 'sha256:1',
            'engine' => 'host', 'time_zones' => '2026a']);
    }
}
