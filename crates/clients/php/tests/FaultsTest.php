<?php

declare(strict_types=1);

namespace Courtesy\Tests;

use Courtesy\Contract\Approval;
use Courtesy\Courtesy;
use Courtesy\CourtesyException;
use Courtesy\Garbled;
use Courtesy\Problem;
use Courtesy\TimedOut;
use Courtesy\Unreachable;
use PHPUnit\Framework\TestCase;

final class FaultsTest extends TestCase
{
    private const CONTEXT = ['decision_id' => '0192f1c6-8d0e-7b5a-9a53-000000000001'];

    /** @dataProvider passing */
    public function testTheSameRequestIsSentAgainAfterWhatPasses(?string $fault): void
    {
        $server = new ScriptedServer([$fault, ScriptedServer::answer(200, ScriptedServer::decision())], timeoutMs: 5_000);
        self::assertSame('c-1', $server->client->decide(self::CONTEXT)->decision->customerRef);
        self::assertSame([json_encode(self::CONTEXT), json_encode(self::CONTEXT)], [$server->body(), $server->body()]);
    }

    public static function passing(): array
    {
        return [
            'a busy server' => [ScriptedServer::problem(503, "retry-after: 0\r\n")],
            'a proxy that reaches nobody' => [ScriptedServer::answer(502, '<html>')],
            'a lost connection' => [''],
            'an answer that breaks off' => [ScriptedServer::cut('{"contract"')],
            'silence' => [null],
        ];
    }

    public function testWhatTheServerRefusesIsSentOnceAndToldInFull(): void
    {
        $server = new ScriptedServer([ScriptedServer::problem(400), ScriptedServer::problem(400)]);
        try {
            $server->client->decide(self::CONTEXT);
            self::fail('it is no decision');
        } catch (Problem $problem) {
            self::assertSame('urn:courtesy:problem:told', $problem->type);
            self::assertSame(['Told', 400, 'a detail', 'A remedy.'], [$problem->title, $problem->status, $problem->detail, $problem->remedy]);
            self::assertSame('/hook', $problem->places[0]->at);
        }
        self::assertSame(1, $server->requests());
    }

    public function testAttemptsEnd(): void
    {
        $busy = ScriptedServer::problem(503, "retry-after: 0\r\n");
        $server = new ScriptedServer([$busy, $busy, $busy], attempts: 2);
        $fault = self::faultOf(static fn () => $server->client->decide(self::CONTEXT));
        self::assertInstanceOf(Problem::class, $fault);
        self::assertSame(0, $fault->retryAfterS);
        self::assertSame(2, $server->requests());
    }

    public function testSilenceTimesOut(): void
    {
        $server = new ScriptedServer([null], timeoutMs: 50, attempts: 1);
        self::assertInstanceOf(TimedOut::class, self::faultOf(static fn () => $server->client->plugins()));
    }

    public function testNobodyIsUnreachable(): void
    {
        $listener = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($listener, false);
        fclose($listener);
        $client = new Courtesy("http://$address", ScriptedServer::KEY, attempts: 2);
        self::assertInstanceOf(Unreachable::class, self::faultOf(static fn () => $client->plugins()));
    }

    /** @dataProvider garbage */
    public function testWhatIsNotCourtesysIsGarbledAndNotAskedAgain(int $status, string $body): void
    {
        $answer = ScriptedServer::answer($status, $body);
        $server = new ScriptedServer([$answer, $answer]);
        $fault = self::faultOf(static fn () => $server->client->decide(self::CONTEXT));
        self::assertInstanceOf(Garbled::class, $fault);
        self::assertSame($status, $fault->status);
        self::assertStringNotContainsString('Jansen', $fault->getMessage());
        self::assertSame(1, $server->requests());
    }

    public static function garbage(): array
    {
        return [
            'a page' => [200, '<title>Jansen</title>'],
            'another document' => [200, '{"contract": ["Jansen"]}'],
            'nothing' => [200, ''],
            'null' => [200, 'null'],
            'a redirection' => [302, ''],
            'a problem of somebody else' => [404, '{"message": "Jansen"}'],
            'more than is read' => [200, str_repeat(' ', 17 * 1024 * 1024)],
        ];
    }

    public function testAnAnswerToAnApprovalIsSentOnce(): void
    {
        $server = new ScriptedServer(['', '']);
        $agree = static fn () => $server->client->approve(1, 'kim', Approval::Human);
        self::assertInstanceOf(Unreachable::class, self::faultOf($agree));
        self::assertSame(1, $server->requests());
    }

    public function testTheKeyIsInNoFault(): void
    {
        $server = new ScriptedServer([ScriptedServer::problem(401)]);
        self::assertStringNotContainsString(ScriptedServer::KEY, (string) self::faultOf(static fn () => $server->client->plugins()));
        $wrong = static fn () => new Courtesy('http://localhost', "5ecret\r\nx: y");
        self::assertStringNotContainsString('5ecret', (string) self::faultOf($wrong));
    }

    public function testAReferenceThatPathsTakeForAnotherIsRefused(): void
    {
        $client = new Courtesy('http://localhost', ScriptedServer::KEY);
        self::assertInstanceOf(\InvalidArgumentException::class, self::faultOf(static fn () => $client->erase('..')));
    }

    public function testATextThatIsNotUtf8IsNotSent(): void
    {
        $client = new Courtesy('http://localhost', ScriptedServer::KEY);
        $this->expectException(\JsonException::class);
        $client->decide(['customer' => ['ref' => "M\xfcller"]]);
    }

    private static function faultOf(callable $call): \Exception
    {
        try {
            $call();
        } catch (CourtesyException|\InvalidArgumentException $fault) {
            return $fault;
        }
        self::fail('it should fail');
    }
}
