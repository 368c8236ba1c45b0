<?php

declare(strict_types=1);

namespace Courtesy\Tests;

use Courtesy\DecidedLine;
use Courtesy\Garbled;
use Courtesy\RefusedLine;
use Courtesy\Unreachable;
use PHPUnit\Framework\TestCase;

final class LinesTest extends TestCase
{
    public function testOnlyWhatWasNotAnsweredIsSentAgain(): void
    {
        $server = new ScriptedServer([ScriptedServer::cut(self::decided(['a'])), ScriptedServer::answer(200, self::decided(['b', 'c']))]);
        $lines = iterator_to_array($server->client->decideAll(self::contexts(['a', 'b', 'c'])), false);
        self::assertSame([[1, 'a'], [2, 'b'], [3, 'c']], array_map(self::gist(...), $lines));
        self::assertSame(3, substr_count($server->body(), "\n"));
        self::assertSame("{\"name\":\"b\"}\n{\"name\":\"c\"}\n", $server->body());
    }

    public function testALineThatTheServerWasTooBusyForIsSentAgainWithTheRest(): void
    {
        $busy = self::decided(['a']) . self::problem(503) . self::decided(['c']);
        $server = new ScriptedServer([ScriptedServer::answer(200, $busy), ScriptedServer::answer(200, self::decided(['b', 'c']))]);
        $lines = iterator_to_array($server->client->decideAll(self::contexts(['a', 'b', 'c'])), false);
        self::assertSame([[1, 'a'], [2, 'b'], [3, 'c']], array_map(self::gist(...), $lines));
        $server->body();
        self::assertSame("{\"name\":\"b\"}\n{\"name\":\"c\"}\n", $server->body());
    }

    public function testARefusedLineHasItsPlaceAmongAllDocuments(): void
    {
        $names = range(1, 17);
        $server = new ScriptedServer([
            ScriptedServer::answer(200, self::decided(array_slice($names, 0, 16))),
            ScriptedServer::answer(200, self::problem(400)),
        ]);
        $lines = iterator_to_array($server->client->decideAll(self::contexts($names)), false);
        self::assertInstanceOf(RefusedLine::class, $lines[16]);
        self::assertSame([17, 17], [$lines[16]->line, $lines[16]->problem->documentLine]);
    }

    public function testDocumentsAreReadAsTheResultIs(): void
    {
        $read = 0;
        $contexts = (static function () use (&$read): \Generator {
            while (true) {
                yield ['name' => (string) ++$read];
            }
        })();
        $server = new ScriptedServer([ScriptedServer::answer(200, self::decided(range(1, 16)))]);
        $lines = $server->client->decideAll($contexts);
        self::assertSame(0, $read);
        foreach ($lines as $line) {
            if ($line->line === 16) {
                break;
            }
        }
        self::assertSame(17, $read);
    }

    public function testNoRequestIsLargerThanTheBuffersOfAConnection(): void
    {
        $large = ['name' => str_repeat('x', 40_000)];
        $answer = ScriptedServer::answer(200, self::decided(['a']));
        $server = new ScriptedServer([$answer, $answer]);
        $sent = [];
        foreach ($server->client->decideAll([$large, $large]) as $line) {
            $sent[$line->line] = substr_count($server->body(), "\n");
        }
        self::assertSame([1 => 1, 2 => 1], $sent);
    }

    public function testAnAnswerThatNeverGetsFurtherEnds(): void
    {
        $server = new ScriptedServer([ScriptedServer::cut(self::decided(['a'])), '', ''], attempts: 3);
        $this->expectException(Unreachable::class);
        iterator_to_array($server->client->decideAll(self::contexts(['a', 'b'])), false);
    }

    public function testWhatWasAnsweredIsHandedOverBeforeTheFault(): void
    {
        $server = new ScriptedServer([ScriptedServer::cut(self::decided(['a', 'b']))], attempts: 1);
        $lines = $server->client->decideAll(self::contexts(['a', 'b', 'c']));
        self::assertSame([1, 'a'], self::gist($lines->current()));
        $lines->next();
        self::assertSame([2, 'b'], self::gist($lines->current()));
        $this->expectException(Unreachable::class);
        $lines->next();
    }

    public function testMoreAnswersThanLinesAreGarbled(): void
    {
        $server = new ScriptedServer([ScriptedServer::answer(200, self::decided(['a', 'b']))]);
        $this->expectException(Garbled::class);
        iterator_to_array($server->client->decideAll(self::contexts(['a'])), false);
    }

    private static function gist(DecidedLine $line): array
    {
        return [$line->line, $line->decision->customerRef];
    }

    private static function contexts(array $names): array
    {
        return array_map(static fn ($name): array => ['name' => (string) $name], $names);
    }

    private static function decided(array $names): string
    {
        return implode(array_map(static fn ($name): string => ScriptedServer::decision((string) $name) . "\n", $names));
    }

    private static function problem(int $status): string
    {
        return json_encode(['problem' => ScriptedServer::written($status) + ['line' => 1]]) . "\n";
    }
}
