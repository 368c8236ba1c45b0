<?php

// Plays the calls of ../../README.md: reads them from stdin, and writes their results, a line of JSON each.

declare(strict_types=1);

namespace Courtesy\Tests;

use Courtesy\Contract\Approval;
use Courtesy\Contract\Json;
use Courtesy\Contract\Money;
use Courtesy\Contract\OutcomeRecord;
use Courtesy\Courtesy;
use Courtesy\CourtesyException;
use Courtesy\DecidedLine;
use Courtesy\Format;
use Courtesy\NotedLine;
use Courtesy\Problem;
use Courtesy\RefusedLine;
use Courtesy\TimedOut;
use Courtesy\Unreachable;

require __DIR__ . '/../vendor/autoload.php';

const JSON = JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION;

/** The result of a call, in the form of its JSON. */
function result(Courtesy $courtesy, string $call, \stdClass $with): mixed
{
    switch ($call) {
        case 'decide':
            $decided = $courtesy->decide((array) $with->context);
            return ['decision' => $decided->decision, 'repeated' => $decided->repeated];
        case 'decide_all':
            $contexts = array_map(static fn (\stdClass $context): array => (array) $context, $with->contexts);
            return lines($courtesy->decideAll($contexts));
        case 'record':
            return $courtesy->record($with->decision_id);
        case 'explanation':
            $format = format($with->format);
            return shown($courtesy->explanation($with->decision_id, $format, $with->language ?? 'en'), $format);
        case 'decisions_of':
            return iterator_to_array($courtesy->decisionsOf($with->ref), false);
        case 'erase':
            return $courtesy->erase($with->ref);
        case 'report_outcome':
            return $courtesy->reportOutcome(read($with->outcome, OutcomeRecord::read(...)));
        case 'report_outcomes':
            $outcomes = array_map(static fn ($outcome) => read($outcome, OutcomeRecord::read(...)), $with->outcomes);
            return lines($courtesy->reportOutcomes($outcomes));
        case 'approvals':
            return iterator_to_array($courtesy->approvals(), false);
        case 'approve':
            $until = isset($with->until_at) ? new \DateTimeImmutable($with->until_at) : null;
            $amount = isset($with->amount) ? read($with->amount, Money::read(...)) : null;
            return $courtesy->approve($with->id, $with->who, Approval::from($with->role), $until, $amount);
        case 'decline':
            return $courtesy->decline($with->id, $with->who);
        case 'plugins':
            return $courtesy->plugins();
        case 'policy':
            return $courtesy->policy();
        case 'put_policy':
            return $courtesy->putPolicy($with->text, $with->why, $with->version);
        case 'compare_policy':
            $format = format($with->format);
            return shown($courtesy->comparePolicy($with->text, $with->last, $format), $format);
    }
    throw new \LogicException("there is no call $call");
}

function read(\stdClass $value, callable $read): mixed
{
    return $read(Json::parse(json_encode($value, JSON)));
}

function format(string $name): Format
{
    return match ($name) {
        'text' => Format::Text,
        'markdown' => Format::Markdown,
        'html' => Format::Html,
        'json' => Format::Json,
    };
}

function shown(string $text, Format $format): mixed
{
    return $format === Format::Json ? json_decode($text, false, 512, JSON) : $text;
}

/** @param iterable<DecidedLine|NotedLine|RefusedLine> $lines */
function lines(iterable $lines): array
{
    $written = [];
    foreach ($lines as $line) {
        $written[] = ['line' => $line->line] + match (true) {
            $line instanceof DecidedLine => ['decision' => $line->decision],
            $line instanceof NotedLine => [],
            $line instanceof RefusedLine => ['problem' => problem($line->problem)],
        };
    }
    return $written;
}

function problem(Problem $problem): array
{
    return [
        'type' => $problem->type,
        'title' => $problem->title,
        'status' => $problem->status,
        'detail' => $problem->detail,
        'remedy' => $problem->remedy,
        'places' => $problem->places,
        'line' => $problem->documentLine,
        'retry_after_s' => $problem->retryAfterS,
    ];
}

function played(\stdClass $call): array
{
    $courtesy = new Courtesy($call->url, $call->key, $call->timeout_ms, $call->attempts);
    try {
        return ['ok' => result($courtesy, $call->call, $call->arguments)];
    } catch (Problem $problem) {
        return ['problem' => problem($problem)];
    } catch (CourtesyException $fault) {
        return ['error' => match (true) {
            $fault instanceof Unreachable => 'unreachable',
            $fault instanceof TimedOut => 'timed_out',
            default => 'garbled',
        }];
    }
}

while (($line = fgets(STDIN)) !== false) {
    $call = json_decode($line, false, 512, JSON);
    $call->arguments ??= new \stdClass();
    fwrite(STDOUT, json_encode(played($call), JSON) . "\n");
}
