"""Many items as lines of JSON, a few at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from .errors import CourtesyError, Garbled, Problem, Unreachable, is_written_problem
from .exchange import parsed
from .repetition import passes, wait_after

# The most lines and bytes in one request. So much fits into the buffers of a connection, so the whole request is sent
# even while the server waits for its answers to be read.
_MOST_LINES = 16
_MOST_BYTES = 64 * 1024

Send: TypeAlias = Callable[[bytes, Callable[[bytes], None]], None]
"""Sends lines, and hands over the answers."""

Answer: TypeAlias = "dict[str, Any] | Problem"
"""What the server answered to a line, or why it refused."""


def answers(items: Iterable[Mapping[str, Any]], send: Send, attempts: int) -> Iterator[tuple[int, Answer]]:
    """Sends items as lines, and yields the answers in the same order, each with its number from 1."""
    number = 0
    for lines in _requests(items):
        for answer in _answers_to(lines, send, attempts):
            number += 1
            if isinstance(answer, Problem):
                answer.line = number
            yield number, answer


def _requests(items: Iterable[Mapping[str, Any]]) -> Iterator[list[bytes]]:
    """Lines of JSON, as many at a time as go into one request."""
    lines: list[bytes] = []
    size = 0
    for item in items:
        line = json.dumps(item, separators=(",", ":"), allow_nan=False).encode() + b"\n"
        if len(lines) == _MOST_LINES or (lines and size + len(line) > _MOST_BYTES):
            yield lines
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield lines


def _answers_to(rest: list[bytes], send: Send, attempts: int) -> Iterator[Answer]:
    """Sends lines until each is answered, and again those that aren't."""
    failed = 0
    while rest:
        taken, fault = _asked(rest, send)
        yield from taken
        rest = rest[len(taken) :]
        if fault is None:
            continue
        failed = 1 if taken else failed + 1
        if failed < attempts and passes(fault):
            wait_after(fault, failed)
        elif isinstance(fault, Problem) and fault.line is not None:
            # It is about this line alone, so the rest goes on.
            yield fault
            rest, failed = rest[1:], 0
        else:
            raise fault


def _asked(lines: list[bytes], send: Send) -> tuple[list[Answer], CourtesyError | None]:
    """Sends lines once; also says why not all of them were answered."""
    taken: list[Answer] = []
    passing: Problem | None = None

    def take(line: bytes) -> None:
        nonlocal passing
        if passing is not None:
            return
        if len(taken) == len(lines):
            raise Garbled("it has more lines than the request", 200)
        answer = _read(line)
        if isinstance(answer, Problem) and passes(answer):
            passing = answer
        else:
            taken.append(answer)

    try:
        send(b"".join(lines), take)
    except CourtesyError as fault:
        return taken, passing or fault
    broken_off = Unreachable("the answer broke off") if len(taken) < len(lines) else None
    return taken, passing or broken_off


def _read(line: bytes) -> Answer:
    value = parsed(line)
    if not isinstance(value, dict):
        raise Garbled("a line of it isn't JSON", 200)
    if "problem" not in value:
        return value
    if not is_written_problem(value["problem"]):
        raise Garbled("a line of it has a problem without a meaning", 200)
    return Problem(value["problem"])
