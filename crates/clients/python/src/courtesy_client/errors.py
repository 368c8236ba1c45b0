"""What a call to the server can fail with. Neither the key nor a customer's value is in any of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from . import documents
from .documents import Violation


class CourtesyError(Exception):
    """Whatever a call to the server can fail with."""

    status: int | None = None
    """The response's status, if there was a response."""

    retry_after_s: int | None = None
    """After how many seconds a repetition may help, if the server said so."""


class Problem(CourtesyError):
    """A problem that the server tells of (RFC 9457)."""

    type: str
    """Identifies the kind of problem, such as `urn:courtesy:problem:invalid-context`. It never changes."""
    title: str
    """The kind of problem, in a few words."""
    status: int
    """The response's status."""
    detail: str
    """What is wrong this time."""
    remedy: str
    """What to do."""
    places: Sequence[Violation]
    """Every place that is wrong in the document."""
    line: int | None
    """Which of many contexts or outcomes it is about, from 1."""

    def __init__(self, written: documents.Problem, retry_after_s: int | None = None) -> None:
        super().__init__(f"{written['title']}: {written['detail']}")
        self.type = written["type"]
        self.title = written["title"]
        self.status = written["status"]
        self.detail = written["detail"]
        self.remedy = written["remedy"]
        self.places = written.get("places", [])
        self.line = written.get("line")
        self.retry_after_s = retry_after_s


class Unreachable(CourtesyError):
    """Nobody answers at the server's address, or the connection broke off."""


class TimedOut(CourtesyError):
    """The answer didn't come within `timeout_ms`. Whether the server did what it was asked to isn't known."""


class Garbled(CourtesyError):
    """An answer that isn't Courtesy's: most often something else listens there, or a proxy answers in its place."""

    status: int

    def __init__(self, what: str, status: int, retry_after_s: int | None = None) -> None:
        super().__init__(f"the answer (status {status}) isn't Courtesy's: {what}")
        self.status = status
        self.retry_after_s = retry_after_s


def is_written_problem(value: object) -> TypeGuard[documents.Problem]:
    """Whether this is a problem as the server writes it."""
    if not isinstance(value, dict):
        return False
    texts = all(isinstance(value.get(member), str) for member in ("type", "title", "detail", "remedy"))
    places, line = value.get("places", []), value.get("line", 1)
    placed = isinstance(places, list) and all(map(_is_place, places))
    return texts and placed and isinstance(value.get("status"), int) and isinstance(line, int)


def _is_place(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("at"), str) and isinstance(value.get("message"), str)
