"""The client."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self, cast, overload
from urllib.parse import quote

import httpx

from .documents import (
    Context,
    Decision,
    Erased,
    Money,
    OutcomeRecord,
    Plugin,
    PolicyComparison,
    PolicyInForce,
    Record,
    Story,
    WaitingAction,
)
from .errors import Garbled, Problem
from .exchange import Answer, Exchange, parsed
from .lines import Send, answers
from .repetition import insist

# How many items of a list are asked for at once.
_ITEMS = 50

_JSON = {"content-type": "application/json"}
_NDJSON = {"content-type": "application/x-ndjson"}
_TOML = {"content-type": "application/toml"}
_TYPES = {"json": "application/json", "text": "text/plain", "markdown": "text/markdown", "html": "text/html"}


@dataclass(frozen=True)
class Decided:
    """A decision, and whether the same request was answered before."""

    decision: Decision
    repeated: bool


@dataclass(frozen=True)
class DecidedLine:
    """The decision about one of many contexts, and its place among them, from 1."""

    line: int
    decision: Decision


@dataclass(frozen=True)
class NotedLine:
    """One of many outcomes, which was noted: its place among them, from 1."""

    line: int


@dataclass(frozen=True)
class RefusedLine:
    """One of many contexts or outcomes that was refused: its place among them, from 1, and why."""

    line: int
    problem: Problem


class Courtesy:
    """A client of one Courtesy server, for any number of threads.

    `url` is the server's address, such as `https://courtesy.example`; a path in front of `/v1` is kept. `key` is what
    an operator made with `courtesy keys add`. `timeout_ms` is how long one attempt may take; of many lines, how long
    the next one may take. `attempts` is how often a request that can be repeated without harm is sent at most.

    It raises `ValueError` if one of them can't be used; the message doesn't repeat it.
    """

    def __init__(self, *, url: str, key: str, timeout_ms: int = 10_000, attempts: int = 4) -> None:
        # A key with a line break would otherwise be repeated in the error about the header.
        if not re.fullmatch(r"[\x21-\x7e]+", key):
            raise ValueError("`key` isn't a key: it is empty, or has characters that no key has")
        if timeout_ms < 1:
            raise ValueError("`timeout_ms` is a number of milliseconds from 1")
        if attempts < 1:
            raise ValueError("`attempts` is a whole number from 1")
        timeout_s = timeout_ms / 1000
        self._attempts = attempts
        self._http = httpx.Client(base_url=_base(url), headers={"authorization": f"Bearer {key}"}, timeout=timeout_s)
        self._exchange = Exchange(self._http, timeout_s)

    def close(self) -> None:
        """Closes its connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def decide(self, context: Context) -> Decided:
        """Decides about one customer. The same context again gets the same decision, and nothing is reserved twice."""
        answer = self._send("POST", "/v1/decisions", body=_written(context), headers=_JSON)
        return Decided(cast(Decision, _object(answer)), answer.headers.get("courtesy-repeated") == "true")

    def decide_all(self, contexts: Iterable[Context]) -> Iterator[DecidedLine | RefusedLine]:
        """Decides about many customers, in their order.

        Contexts are taken and sent a few at a time, as the decisions are taken, so any number of them needs little
        memory. A context that can't be decided about is refused, and the others go on.
        """
        for line, answer in answers(_plain(contexts), self._lines("/v1/decisions/batch"), self._attempts):
            if isinstance(answer, Problem):
                yield RefusedLine(line, answer)
            else:
                yield DecidedLine(line, cast(Decision, answer))

    def record(self, decision_id: str) -> Record:
        """The record of a decision."""
        return cast(Record, _object(self._send("GET", f"/v1/decisions/{_in_path(decision_id)}")))

    @overload
    def explanation(self, decision_id: str, *, format: Literal["json"], language: str = "en") -> Story: ...
    @overload
    def explanation(
        self, decision_id: str, *, format: Literal["text", "markdown", "html"] = "text", language: str = "en"
    ) -> str: ...
    def explanation(
        self, decision_id: str, *, format: Literal["text", "markdown", "html", "json"] = "text", language: str = "en"
    ) -> Story | str:
        """The story of a decision, for people. `language` is that of the sentences to the customer."""
        path = f"/v1/decisions/{_in_path(decision_id)}/explanation"
        answer = self._send("GET", path, query={"language": language}, headers={"accept": _TYPES[format]})
        return cast(Story, _object(answer)) if format == "json" else _text(answer)

    def decisions_of(self, ref: str) -> Iterator[Decision]:
        """What a customer got, the newest first; asked for a part at a time."""
        return cast(Iterator[Decision], self._list(f"/v1/customers/{_in_path(ref)}/decisions"))

    def erase(self, ref: str) -> Erased:
        """Erases a customer from the ledger, except sums and digests."""
        return cast(Erased, _object(self._send("DELETE", f"/v1/customers/{_in_path(ref)}")))

    def report_outcome(self, outcome: OutcomeRecord) -> None:
        """Reports what came of an action. The same outcome twice counts once."""
        self._send("POST", "/v1/outcomes", body=_written(outcome), headers=_JSON)

    def report_outcomes(self, outcomes: Iterable[OutcomeRecord]) -> Iterator[NotedLine | RefusedLine]:
        """Reports many outcomes, a few at a time, as the answers are taken; nothing is sent before they are."""
        for line, answer in answers(_plain(outcomes), self._lines("/v1/outcomes"), self._attempts):
            yield RefusedLine(line, answer) if isinstance(answer, Problem) else NotedLine(line)

    def approvals(self) -> Iterator[WaitingAction]:
        """The actions that wait for somebody's approval, the longest waiting first; asked for a part at a time."""
        return cast(Iterator[WaitingAction], self._list("/v1/approvals"))

    def approve(
        self,
        id: int,
        *,
        who: str,
        role: Literal["human", "manager"],
        until_at: str | None = None,
        amount: Money | None = None,
    ) -> None:
        """Agrees to an action that waits: the next decision about the customer may offer it, once. Sent once."""
        given = {"answer": "agree", "id": id, "who": who, "role": role, "until_at": until_at, "amount": amount}
        agreed = {member: value for member, value in given.items() if value is not None}
        self._send("POST", "/v1/approvals", body=_written(agreed), headers=_JSON, attempts=1)

    def decline(self, id: int, *, who: str) -> None:
        """Declines an action that waits. Sent once."""
        declined = {"answer": "decline", "id": id, "who": who}
        self._send("POST", "/v1/approvals", body=_written(declined), headers=_JSON, attempts=1)

    def plugins(self) -> list[Plugin]:
        """The plugins that run."""
        return cast("list[Plugin]", _items(self._send("GET", "/v1/plugins")))

    def policy(self) -> PolicyInForce:
        """The policy in force."""
        return cast(PolicyInForce, _object(self._send("GET", "/v1/policy")))

    def put_policy(self, text: str, *, why: str, version: int) -> PolicyInForce:
        """Publishes a policy in place of the `version` that was edited; 0 if none was published before. Sent once."""
        headers = _TOML | {"if-match": f'"{version:d}"'}
        answer = self._send("PUT", "/v1/policy", query={"why": why}, body=text.encode(), headers=headers, attempts=1)
        return cast(PolicyInForce, _object(answer))

    @overload
    def compare_policy(self, text: str, *, last: int = 1000, format: Literal["json"] = "json") -> PolicyComparison: ...
    @overload
    def compare_policy(self, text: str, *, last: int = 1000, format: Literal["text", "html"]) -> str: ...
    def compare_policy(
        self, text: str, *, last: int = 1000, format: Literal["json", "text", "html"] = "json"
    ) -> PolicyComparison | str:
        """What another policy would change, over the `last` contexts that were recorded."""
        headers = _TOML | {"accept": _TYPES[format]}
        answer = self._send("POST", "/v1/policy/comparison", query={"last": last}, body=text.encode(), headers=headers)
        return cast(PolicyComparison, _object(answer)) if format == "json" else _text(answer)

    def _send(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, str | int] | None = None,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        attempts: int | None = None,
    ) -> Answer:
        request = self._http.build_request(method, path, params=query, content=body, headers=headers)
        return insist(attempts or self._attempts, lambda: self._exchange.once(request))

    def _lines(self, path: str) -> Send:
        build = self._http.build_request
        return lambda body, take: self._exchange.lines(build("POST", path, content=body, headers=_NDJSON), take)

    def _list(self, path: str) -> Iterator[Any]:
        """The items of a list, whose parts are asked for as they are needed."""
        query: dict[str, str | int] = {"most": _ITEMS}
        while True:
            answer = self._send("GET", path, query=query)
            yield from _items(answer)
            after = _object(answer).get("next")
            if not isinstance(after, int):
                return
            query["after"] = after


def _base(url: str) -> str:
    """The address in front of `/v1`."""
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        address = httpx.URL()
    plain = not (address.userinfo or address.query or address.fragment)
    if address.scheme not in ("http", "https") or not address.host or not plain:
        raise ValueError("`url` is an address such as `https://courtesy.example`")
    return url.rstrip("/")


def _in_path(name: str) -> str:
    """A name as part of a path: one that is empty, `.` or `..` would change the path."""
    try:
        quoted = quote(name, safe="")
    except UnicodeEncodeError:
        quoted = ""
    if quoted in ("", ".", ".."):
        raise ValueError("a reference or id is empty, `.`, `..`, or not Unicode")
    return quoted


def _plain(items: Iterable[Any]) -> Iterable[dict[str, Any]]:
    """The same, since a typed dictionary is a dictionary."""
    return items


def _written(document: object) -> bytes:
    return json.dumps(document, separators=(",", ":"), allow_nan=False).encode()


def _object(answer: Answer) -> dict[str, Any]:
    value = parsed(answer.body)
    if not isinstance(value, dict):
        raise Garbled("it isn't what was asked for", answer.status)
    return value


def _items(answer: Answer) -> list[Any]:
    items = _object(answer).get("items")
    if not isinstance(items, list):
        raise Garbled("it isn't what was asked for", answer.status)
    return items


def _text(answer: Answer) -> str:
    return answer.body.decode(errors="replace")
