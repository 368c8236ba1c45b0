<?php

declare(strict_types=1);

namespace Courtesy\Tests;

use PHPUnit\Framework\TestCase;

final class ReadmeTest extends TestCase
{
    public function testTheCodeInTheReadmeRuns(): void
    {
        preg_match('/```php\n(.*?)```/s', file_get_contents(__DIR__ . '/../README.md'), $found);
        $server = new ScriptedServer([ScriptedServer::answer(200, ScriptedServer::decision()), ScriptedServer::problem(400)]);
        $code = str_replace('http://127.0.0.1:8080', $server->url, $found[1], $replaced);
        self::assertSame(1, $replaced);
        putenv('COURTESY_KEY=' . ScriptedServer::KEY);
        $this->expectOutputString("0 offered\na detail. A remedy.\n");
        eval($code);
        eval($code);
        self::assertSame('c-20417', json_decode($server->body())->customer->ref);
    }
}
