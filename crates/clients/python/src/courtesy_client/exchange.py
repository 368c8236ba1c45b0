"""One request and its answer, within a time and a size."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx

from .errors import CourtesyError, Garbled, Problem, TimedOut, Unreachable, is_written_problem

# The most bytes that are read of an answer.
_MOST_BYTES = 16 * 1024 * 1024

NOT_JSON = object()
"""What `parsed` returns for what isn't JSON."""


@dataclass(frozen=True)
class Answer:
    """A successful answer."""

    status: int
    headers: httpx.Headers
    body: bytes


class Exchange:
    """Sends requests over connections that are kept open."""

    def __init__(self, http: httpx.Client, timeout_s: float) -> None:
        self._http, self._timeout_s = http, timeout_s

    def once(self, request: httpx.Request) -> Answer:
        """Sends a request once and reads the whole answer, within the time."""
        parts: list[bytes] = []

        def take_part(part: bytes) -> bool:
            parts.append(part)
            return False

        response = self._received(request, take_part)
        return Answer(response.status_code, response.headers, b"".join(parts))

    def lines(self, request: httpx.Request, take: Callable[[bytes], None]) -> None:
        """Sends a request once and hands over the lines of the answer as they come, each within the time.

        What was handed over counts even if the rest never comes.
        """
        rest = b""

        def take_part(part: bytes) -> bool:
            nonlocal rest
            *lines, rest = (rest + part).split(b"\n")
            for line in lines:
                take(line)
            return bool(lines)

        self._received(request, take_part)

    def _received(self, request: httpx.Request, take: Callable[[bytes], bool]) -> httpx.Response:
        """Passes on the parts of the answer to a successful request; if `take` says so, the rest gets the time anew."""
        try:
            response = self._http.send(request, stream=True)
            try:
                if not response.is_success:
                    raise self._refusal(response)
                deadline = time.monotonic() + self._timeout_s
                for part in _parts(response):
                    if take(part):
                        deadline = time.monotonic() + self._timeout_s
                    elif time.monotonic() > deadline:
                        raise self._timed_out()
                return response
            finally:
                response.close()
        except httpx.TimeoutException:
            raise self._timed_out() from None
        except httpx.DecodingError:
            raise Garbled("it can't be decompressed", response.status_code) from None
        except httpx.TransportError as fault:
            raise Unreachable("the server can't be reached, or the connection broke off") from fault

    def _timed_out(self) -> TimedOut:
        return TimedOut(f"no answer within {round(self._timeout_s * 1000)} ms")

    def _refusal(self, response: httpx.Response) -> CourtesyError:
        """What the server says against a request."""
        deadline = time.monotonic() + self._timeout_s
        body = b""
        for part in _parts(response):
            body += part
            if time.monotonic() > deadline:
                return self._timed_out()
        told = response.headers.get("retry-after", "")
        retry_after_s = int(told) if re.fullmatch("[0-9]{1,9}", told) else None
        written = parsed(body)
        if is_written_problem(written):
            return Problem(written, retry_after_s)
        return Garbled("it is neither a success nor a problem", response.status_code, retry_after_s)


def _parts(response: httpx.Response) -> Iterator[bytes]:
    size = 0
    for part in response.iter_bytes():
        size += len(part)
        if size > _MOST_BYTES:
            raise Garbled(f"it has more than {_MOST_BYTES} bytes", response.status_code)
        yield part


def parsed(text: bytes) -> object:
    """A JSON value, or `NOT_JSON`: an exception would repeat the text."""
    try:
        value: object = json.loads(text)
        return value
    except (ValueError, RecursionError):
        return NOT_JSON
