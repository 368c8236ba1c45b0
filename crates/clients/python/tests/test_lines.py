"""Many contexts, whose answers break off, are late, or are wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from scripted import cut, decide_all, first, problem, scripted, text, written

from courtesy_client import Courtesy, DecidedLine, Garbled, NotedLine, Problem, RefusedLine, Unreachable
from courtesy_client.documents import Context, OutcomeRecord

AS_OF = "2026-03-28T20:40:00Z"


def context(number: int, ref: str = "c-1") -> Context:
    decision_id = f"0192f1c6-8d0e-7b5a-9a53-{number:012}"
    return {"contract": "1.1", "decision_id": decision_id, "hook": "review", "as_of": AS_OF, "customer": {"ref": ref}}


def contexts(count: int) -> list[Context]:
    return [context(number) for number in range(count)]


def client(url: str, attempts: int = 4) -> Courtesy:
    return Courtesy(url=url, key="courtesy_key", attempts=attempts)


def late(line: int) -> bytes:
    return json.dumps({"problem": written(503, "took-too-long") | {"line": line}}).encode() + b"\n"


def test_all_are_answered_in_their_order_over_several_requests() -> None:
    with scripted(decide_all) as server, client(server.url) as courtesy:
        lines = list(courtesy.decide_all(contexts(40)))
    decided = [(line.line, line.decision["decision_id"]) for line in lines if isinstance(line, DecidedLine)]
    assert decided == [(place + 1, each["decision_id"]) for place, each in enumerate(contexts(40))]
    assert [len(asked.ids) for asked in server.requests] == [16, 16, 8]


def test_no_request_is_larger_than_the_buffers_of_a_connection_unless_one_line_is() -> None:
    large = [context(number, "x" * size) for number, size in enumerate([30_000, 30_000, 30_000, 100_000, 10])]
    with scripted(decide_all) as server, client(server.url) as courtesy:
        assert len(list(courtesy.decide_all(large))) == 5
    assert [len(asked.ids) for asked in server.requests] == [2, 1, 1, 1]


def test_after_a_break_only_what_was_not_answered_is_sent_again() -> None:
    with scripted(first(3, is_whole=False), first(2), decide_all) as server, client(server.url, 2) as courtesy:
        lines = list(courtesy.decide_all(contexts(10)))
    assert [line.line for line in lines] == list(range(1, 11))
    assert [len(asked.ids) for asked in server.requests] == [10, 7, 5]


def test_what_was_answered_is_yielded_before_the_error() -> None:
    seen = []
    with scripted(first(3, is_whole=False), cut(b"")) as server, client(server.url, 2) as courtesy:
        with pytest.raises(Unreachable):
            for line in courtesy.decide_all(contexts(10)):
                seen.append(line.line)
    assert seen == [1, 2, 3]


def test_a_line_that_the_server_cannot_answer_now_is_sent_again_and_then_refused_and_the_others_go_on() -> None:
    with scripted(first(1, late(2)), first(0, late(1)), decide_all) as server, client(server.url, 2) as courtesy:
        lines = list(courtesy.decide_all(contexts(4)))
    assert [len(asked.ids) for asked in server.requests] == [4, 3, 2]
    assert [(line.line, isinstance(line, DecidedLine)) for line in lines] == [
        (1, True),
        (2, False),
        (3, True),
        (4, True),
    ]
    assert isinstance(lines[1], RefusedLine) and (lines[1].problem.line, lines[1].problem.status) == (2, 503)


def test_a_busy_server_is_asked_again_and_a_refusal_ends_it() -> None:
    script = (problem(503, "too-busy", retry_after="0"), decide_all, problem(403, "not-allowed"))
    with scripted(*script) as server, client(server.url) as courtesy:
        with pytest.raises(Problem) as told:
            list(courtesy.decide_all(contexts(17)))
    assert told.value.status == 403
    assert [len(asked.ids) for asked in server.requests] == [16, 16, 1]


def test_contexts_are_taken_as_the_decisions_are_and_no_further() -> None:
    taken = 0

    def endless() -> Iterator[Context]:
        nonlocal taken
        while True:
            taken += 1
            yield context(taken)

    with scripted(decide_all) as server, client(server.url) as courtesy:
        for line in courtesy.decide_all(endless()):
            if line.line == 20:
                break
    assert taken <= 33


@pytest.mark.parametrize(
    "line", [b'{"decision_id": "x"}\n{"decision_id": "x"}\n', b"Jansen\n", b"7\n", b'{"problem": {}}\n']
)
def test_an_answer_with_lines_too_many_or_with_something_else_is_garbled(line: bytes) -> None:
    with scripted(text(line)) as server, client(server.url) as courtesy, pytest.raises(Garbled):
        list(courtesy.decide_all(contexts(1)))


def test_nothing_is_sent_for_no_contexts() -> None:
    with scripted(decide_all) as server, client(server.url) as courtesy:
        assert list(courtesy.decide_all([])) == []
    assert not server.requests


def test_outcomes_that_were_noted_say_so() -> None:
    decision_id = context(1)["decision_id"]
    outcome: OutcomeRecord = {"contract": "1.1", "decision_id": decision_id, "at": AS_OF, "outcome": "goal_met"}
    with scripted(text(b'{"line": 1, "noted": true}\n')) as server, client(server.url) as courtesy:
        assert list(courtesy.report_outcomes([outcome])) == [NotedLine(1)]
    assert server.requests[0].headers["content-type"] == "application/x-ndjson"
