<?php

declare(strict_types=1);

namespace Courtesy;

use Courtesy\Contract\Json;
use Courtesy\Contract\Unreadable;

/** @internal Many documents, sent as lines of JSON, a few at a time. */
final class Lines
{
    /**
     * The most lines and bytes in one request. So much fits into the buffers of a connection, so the whole request is sent even
     * while the server waits for its answers to be read.
     */
    private const MOST_LINES = 16;
    private const MOST_BYTES = 64 * 1024;

    /** @param \Closure(string, \Closure(string): void): void $send sends a body, and hands over the lines of the answer */
    public function __construct(private readonly \Closure $send, private readonly int $attempts)
    {
    }

    /**
     * The answers, in the order of the documents, each with its number.
     *
     * @return \Generator<int, Json|Problem>
     */
    public function answers(iterable $documents): \Generator
    {
        $line = 0;
        foreach (self::requests($documents) as $lines) {
            foreach ($this->answersTo($lines) as $answer) {
                $line++;
                yield $line => $answer instanceof Problem ? $answer->ofLine($line) : $answer;
            }
        }
    }

    /**
     * Lines of JSON, as many at a time as go into one request.
     *
     * @return \Generator<list<string>>
     */
    private static function requests(iterable $documents): \Generator
    {
        [$lines, $bytes] = [[], 0];
        foreach ($documents as $document) {
            $line = Courtesy::written($document) . "\n";
            $isFull = count($lines) === self::MOST_LINES || $bytes + strlen($line) > self::MOST_BYTES;
            if ($lines !== [] && $isFull) {
                yield $lines;
                [$lines, $bytes] = [[], 0];
            }
            $lines[] = $line;
            $bytes += strlen($line);
        }
        if ($lines !== []) {
            yield $lines;
        }
    }

    /**
     * Sends lines until each is answered, and again those that aren't. What was answered is handed over before a fault is thrown.
     *
     * @param list<string> $lines
     * @return \Generator<Json|Problem>
     */
    private function answersTo(array $lines): \Generator
    {
        $failed = 0;
        while ($lines !== []) {
            $answered = [];
            $fault = $this->ask($lines, $answered);
            yield from $answered;
            $lines = array_slice($lines, count($answered));
            if ($fault === null) {
                continue;
            }
            $failed = $answered !== [] ? 1 : $failed + 1;
            if ($failed < $this->attempts && Repetition::passes($fault)) {
                Repetition::waitAfter($fault, $failed);
            } elseif ($fault instanceof Problem && $fault->documentLine !== null) {
                // It is about this line alone, so the rest goes on.
                yield $fault;
                array_shift($lines);
                $failed = 0;
            } else {
                throw $fault;
            }
        }
    }

    /**
     * Sends lines once, and returns why not all of them were answered.
     *
     * @param list<string> $lines
     * @param list<Json|Problem> $answered
     */
    private function ask(array $lines, array &$answered): ?CourtesyException
    {
        $passing = null;
        $left = count($lines);
        $take = static function (string $line) use (&$answered, &$passing, &$left): void {
            if ($passing !== null) {
                return;
            }
            if ($left === 0) {
                throw new Garbled('It has more lines than the request.', 200);
            }
            $answer = self::read($line);
            if ($answer instanceof Problem && Repetition::passes($answer)) {
                $passing = $answer;
                return;
            }
            $answered[] = $answer;
            $left--;
        };
        try {
            ($this->send)(implode($lines), $take);
        } catch (CourtesyException $fault) {
            return $passing ?? $fault;
        }
        return $passing ?? ($left > 0 ? new Unreachable('The answer broke off.') : null);
    }

    private static function read(string $line): Json|Problem
    {
        try {
            $json = Json::parse($line);
            return $json->at('problem')?->as(Problem::read(...)) ?? $json;
        } catch (Unreadable $fault) {
            throw new Garbled('A line of it can\'t be used: ' . $fault->getMessage(), 200);
        }
    }
}
