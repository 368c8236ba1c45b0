<?php

// Made by `courtesy schema --lang php`.

{ABOUT}

declare(strict_types=1);

namespace Courtesy\Contract;

/** The contract, as far as it isn't a type. */
final class Contract
{
    /** Its version. */
    public const VERSION = '{VERSION}';

    /** {ABOUT_PLACEHOLDERS} */
    public const PLACEHOLDERS = [
{PLACEHOLDERS}    ];
}

/** What was read isn't what the contract says. It names the place, and never a value. */
final class Unreadable extends \UnexpectedValueException
{
}

/** A value that was read from JSON, and its place in the document. */
final readonly class Json
{
    private function __construct(private mixed $value, private string $place)
    {
    }

    /** @throws Unreadable */
    public static function parse(string $text): self
    {
        try {
            return new self(json_decode($text, false, 128, JSON_THROW_ON_ERROR), '');
        } catch (\JsonException) {
            throw new Unreadable('It should be JSON.');
        }
    }

    /** A member of an object; null if it is left out. */
    public function at(string $name): ?self
    {
        $this->check($this->value instanceof \stdClass, 'an object');
        $member = $this->value->$name ?? null;
        return $member === null ? null : new self($member, $this->place . '/' . $name);
    }

    /** A member of an object that can't be left out. */
    public function need(string $name): self
    {
        return $this->at($name) ?? throw new Unreadable("`{$this->place}/$name` is missing.");
    }

    /**
     * What a function makes of it.
     *
     * @template T
     * @param callable(self): T $read
     * @return T
     */
    public function as(callable $read): mixed
    {
        return $read($this);
    }

    public function text(): string
    {
        $this->check(is_string($this->value), 'a text');
        return $this->value;
    }

    public function instant(): \DateTimeImmutable
    {
        // PHP would take `tomorrow` for a moment, too.
        $pattern = '/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/D';
        $this->check(is_string($this->value) && preg_match($pattern, $this->value) === 1, 'a moment');
        try {
            return new \DateTimeImmutable(preg_replace('/\.\d+/', '', $this->value));
        } catch (\Exception) {
            throw new Unreadable("`{$this->place}` should be a moment.");
        }
    }

    public function flag(): bool
    {
        $this->check(is_bool($this->value), 'true or false');
        return $this->value;
    }

    public function integer(): int
    {
        $this->check(is_int($this->value), 'a whole number');
        return $this->value;
    }

    public function number(): float
    {
        $this->check(is_int($this->value) || is_float($this->value), 'a number');
        return $this->value;
    }

    /**
     * @template T
     * @param callable(self): T $read
     * @return list<T>
     */
    public function list(callable $read): array
    {
        $this->check(is_array($this->value), 'a list');
        $items = [];
        foreach ($this->value as $index => $item) {
            $items[] = $read(new self($item, "{$this->place}/$index"));
        }
        return $items;
    }

    /**
     * An object whose keys are names.
     *
     * @template T
     * @param callable(self): T $read
     * @return array<string, T>
     */
    public function keyed(callable $read): array
    {
        $this->check($this->value instanceof \stdClass, 'an object');
        $values = [];
        foreach (get_object_vars($this->value) as $name => $value) {
            // The name stays out of the place: it may be a customer's.
            $values[$name] = $read(new self($value, "{$this->place}/*"));
        }
        return $values;
    }

    public function free(): \stdClass
    {
        $this->check($this->value instanceof \stdClass, 'an object');
        return $this->value;
    }

    public function any(): mixed
    {
        return $this->value;
    }

    /** An object as it is written: what is null is left out. */
    public static function object(array $members): \stdClass
    {
        return (object) array_filter($members, static fn (mixed $member): bool => $member !== null);
    }

    /** A moment as it is written: in UTC, to the second. */
    public static function moment(?\DateTimeImmutable $moment): ?string
    {
        return $moment?->setTimezone(new \DateTimeZone('UTC'))->format('Y-m-d\TH:i:s\Z');
    }

    private function check(bool $fits, string $expected): void
    {
        if (!$fits) {
            throw new Unreadable("`{$this->place}` should be $expected.");
        }
    }
}
{TYPES}
