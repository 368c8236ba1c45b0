<?php

declare(strict_types=1);

namespace Courtesy\Tests;

use Courtesy\Contract\CheckInStep;
use Courtesy\Contract\Channel;
use Courtesy\Contract\Context;
use Courtesy\Contract\Contract;
use Courtesy\Contract\Customer;
use Courtesy\Contract\Decision;
use Courtesy\Contract\Hook;
use Courtesy\Contract\Json;
use Courtesy\Contract\Step;
use Courtesy\Contract\Unreadable;
use Courtesy\Contract\UnrecognizedStep;
use PHPUnit\Framework\TestCase;

final class ContractTest extends TestCase
{
    /** @dataProvider examples */
    public function testAContextIsWrittenAsItWasRead(string $file): void
    {
        $text = file_get_contents($file);
        $written = json_encode(Context::read(Json::parse($text)), JSON_THROW_ON_ERROR);
        self::assertEquals(json_decode($text), json_decode($written));
    }

    public static function examples(): iterable
    {
        $files = glob(__DIR__ . '/../../../../plugins/*/examples/*.context.json');
        self::assertGreaterThan(20, count($files));
        foreach ($files as $file) {
            yield basename(dirname($file, 2)) . '/' . basename($file) => [$file];
        }
    }

    public function testWhatIsNotKnownIsLeftOut(): void
    {
        $context = new Context(
            contract: Contract::VERSION,
            decisionId: '0192f1c6-8d0e-7b5a-9a53-000000000001',
            hook: Hook::OrderFailed,
            asOf: new \DateTimeImmutable('2026-03-28T21:40:00.5+01:00'),
            customer: new Customer(ref: 'c-1'),
        );
        self::assertSame(
            '{"contract":"1.1","decision_id":"0192f1c6-8d0e-7b5a-9a53-000000000001","hook":"order_failed",'
                . '"as_of":"2026-03-28T20:40:00Z","customer":{"ref":"c-1"}}',
            json_encode($context),
        );
    }

    public function testAKindHasItsOwnClass(): void
    {
        $step = Step::read(Json::parse('{"kind": "check_in", "question": "How are you?", "reply_queue": "care"}'));
        self::assertEquals(new CheckInStep(question: 'How are you?', replyQueue: 'care'), $step);
        self::assertSame('{"kind":"check_in","question":"How are you?","reply_queue":"care"}', json_encode($step));
    }

    public function testWhatANewerContractHasIsTolerated(): void
    {
        self::assertSame(Channel::Unrecognized, Channel::read(Json::parse('"telepathy"')));
        $step = Step::read(Json::parse('{"kind": "teleport", "to": "home"}'));
        self::assertEquals(new UnrecognizedStep('teleport'), $step);
        $decision = Decision::read(Json::parse(substr(ScriptedServer::decision(), 0, -1) . ',"mood":{"fine":true}}'));
        self::assertSame('c-1', $decision->customerRef);
    }

    /** @dataProvider unreadable */
    public function testWhatIsWrongIsNamedByItsPlaceAndNotByItsValue(string $text, string $message): void
    {
        try {
            Context::read(Json::parse($text));
            self::fail('it is no context');
        } catch (Unreadable $fault) {
            self::assertSame($message, $fault->getMessage());
        }
    }

    public static function unreadable(): array
    {
        $start = '{"contract": "1.1", "decision_id": "x", "hook": "review", ';
        return [
            ['Jansen', 'It should be JSON.'],
            ['["Jansen"]', '`` should be an object.'],
            [$start . '"as_of": "tomorrow"}', '`/as_of` should be a moment.'],
            [$start . '"as_of": "2026-13-28T20:40:00Z"}', '`/as_of` should be a moment.'],
            [$start . '"as_of": "2026-03-28T20:40:00Z"}', '`/customer` is missing.'],
            [$start . '"as_of": "2026-03-28T20:40:00Z", "customer": {"ref": 5}}', '`/customer/ref` should be a text.'],
            [$start . '"as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c"}, "orders": [{"id": []}]}',
                '`/orders/0/id` should be a text.'],
        ];
    }
}
