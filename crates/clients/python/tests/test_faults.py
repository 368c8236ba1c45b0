"""What the client does when something goes wrong, against a server that does so on purpose."""

from __future__ import annotations

import gzip
import json
import threading
import time
import traceback

import pytest
from scripted import Asked, Handler, as_json, cut, problem, scripted, text

from courtesy_client import Courtesy, CourtesyError, Garbled, Problem, TimedOut, Unreachable
from courtesy_client.documents import Context

KEY = "courtesy_secret"
CONTEXT: Context = {
    "contract": "1.1",
    "decision_id": "0192f1c6-8d0e-7b5a-9a53-000000000001",
    "hook": "review",
    "as_of": "2026-03-28T20:40:00Z",
    "customer": {"ref": "c-1"},
}
DECISION = {"decision_id": CONTEXT["decision_id"], "offered": [], "withheld": []}


def client(url: str, *, timeout_ms: int = 10_000, attempts: int = 4) -> Courtesy:
    return Courtesy(url=url, key=KEY, timeout_ms=timeout_ms, attempts=attempts)


def test_a_connection_that_breaks_off_in_the_middle_of_an_answer_is_followed_by_the_same_request() -> None:
    again = as_json(200, DECISION, courtesy_repeated="true")
    with scripted(cut(b'{"decision_id": "01'), again) as server, client(server.url) as courtesy:
        decided = courtesy.decide(CONTEXT)
    assert decided.repeated and dict(decided.decision) == DECISION
    assert [json.loads(asked.body) for asked in server.requests] == [CONTEXT, CONTEXT]


def test_a_busy_server_and_a_proxy_that_cannot_reach_it_are_asked_again() -> None:
    def proxy(handler: Handler, _: Asked) -> None:
        handler.whole(502, b"<h1>Bad Gateway</h1>", {"retry-after": "0"})

    script = (problem(503, "too-busy", retry_after="0"), proxy, as_json(200, DECISION))
    with scripted(*script) as server, client(server.url) as courtesy:
        assert not courtesy.decide(CONTEXT).repeated
    assert len(server.requests) == 3


def test_after_so_many_attempts_the_last_problem_is_told_with_its_seconds() -> None:
    with scripted(problem(503, "too-busy", retry_after="0")) as server, client(server.url, attempts=3) as courtesy:
        with pytest.raises(Problem) as told:
            courtesy.decide(CONTEXT)
    assert (told.value.status, told.value.retry_after_s, len(server.requests)) == (503, 0, 3)


def test_what_the_client_did_wrong_is_not_asked_for_again() -> None:
    with scripted(problem(409, "decision-id-taken", retry_after="0")) as server, client(server.url) as courtesy:
        with pytest.raises(Problem, match="^No: not so$") as told:
            courtesy.decide(CONTEXT)
    assert (told.value.type, told.value.remedy) == ("urn:courtesy:problem:decision-id-taken", "Do otherwise.")
    assert len(server.requests) == 1


def test_an_approval_and_a_policy_are_sent_once_whatever_becomes_of_the_answer() -> None:
    with scripted(cut(b"")) as server, client(server.url) as courtesy:
        with pytest.raises(Unreachable):
            courtesy.approve(1, who="kim", role="human")
        with pytest.raises(Unreachable):
            courtesy.decline(1, who="kim")
        with pytest.raises(Unreachable):
            courtesy.put_policy("# none", why="A try", version=0)
    assert len(server.requests) == 3


def test_a_server_that_does_not_answer_in_time_is_asked_so_often_and_no_more() -> None:
    ended = threading.Event()

    def silent(*_: object) -> None:
        ended.wait(120)

    with scripted(silent) as server:
        with client(server.url, timeout_ms=100, attempts=2) as courtesy, pytest.raises(TimedOut):
            courtesy.plugins()
        ended.set()
    assert len(server.requests) == 2


def test_a_time_out_also_ends_an_answer_that_never_ends() -> None:
    def drip(handler: Handler, _: Asked) -> None:
        handler.begin(200, {})
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.02)

    with scripted(drip) as server, client(server.url, timeout_ms=200, attempts=1) as courtesy:
        with pytest.raises(TimedOut):
            courtesy.plugins()


@pytest.mark.parametrize("answer", [b"Jansen", b"[", b'"Jansen"', b"{}", b"", b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_not_courtesys_is_said_to_be_so_and_not_repeated(answer: bytes) -> None:
    with scripted(text(answer)) as server, client(server.url) as courtesy:
        with pytest.raises(Garbled) as told:
            courtesy.plugins()
    assert "Jansen" not in "".join(traceback.format_exception(told.value))
    assert len(server.requests) == 1


def test_an_answer_without_an_end_is_not_read_to_its_end() -> None:
    def endless(handler: Handler, _: Asked) -> None:
        handler.begin(200, {})
        while True:
            handler.wfile.write(b" " * (1 << 20))

    with scripted(endless) as server, client(server.url, timeout_ms=120_000) as courtesy:
        with pytest.raises(Garbled, match="more than 16777216 bytes"):
            courtesy.plugins()


def test_what_is_not_compressed_as_it_says_is_garbled() -> None:
    def wrong(handler: Handler, _: Asked) -> None:
        handler.whole(200, gzip.compress(b"{}")[:-9] + b"?" * 9, {"content-encoding": "gzip"})

    with scripted(wrong) as server, client(server.url) as courtesy, pytest.raises(Garbled):
        courtesy.plugins()


def test_a_redirection_is_not_followed() -> None:
    with scripted(as_json(200, {"items": []})) as other:

        def elsewhere(handler: Handler, _: Asked) -> None:
            handler.whole(307, b"", {"location": f"{other.url}/v1/plugins"})

        with scripted(elsewhere) as server, client(server.url) as courtesy, pytest.raises(Garbled):
            courtesy.plugins()
    assert not other.requests


def test_a_reference_stays_one_part_of_the_path_whatever_is_in_it() -> None:
    with scripted(as_json(200, {"decisions": 0, "actions": 0})) as server:
        with client(f"{server.url}/behind/a/proxy/") as courtesy:
            courtesy.erase("../a/b?c#d%2F\r\nx: y")
            for ref in ("", ".", "..", "\ud800"):
                with pytest.raises(ValueError, match="a reference or id is empty"):
                    courtesy.erase(ref)
    assert [asked.path for asked in server.requests] == [
        "/behind/a/proxy/v1/customers/..%2Fa%2Fb%3Fc%23d%252F%0D%0Ax%3A%20y"
    ]


def test_no_error_and_no_look_at_the_client_shows_the_key() -> None:
    script = (problem(401, "unknown-key"), cut(b""), text(b"x"))
    with scripted(*script) as server, client(server.url, attempts=1) as courtesy:
        for _ in script:
            with pytest.raises(CourtesyError) as told:
                courtesy.plugins()
            assert KEY not in "".join(traceback.format_exception(told.value)) + repr(told.value.__dict__)
        assert KEY not in repr(courtesy) + repr(vars(courtesy))
        with pytest.raises(ValueError) as refused:
            Courtesy(url=server.url, key=f"{KEY}\r\nx: y")
    assert KEY not in "".join(traceback.format_exception(refused.value))
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_settings_that_cannot_be_used_are_refused() -> None:
    for url in (
        "",
        "localhost:8080",
        "ftp://here",
        "http://me:word@here",
        "http://here/?x=1",
        "http://here:port",
        "http://",
    ):
        with pytest.raises(ValueError, match="`url` is an address"):
            client(url)
    with pytest.raises(ValueError, match="`attempts`"):
        client("http://here", attempts=0)
    with pytest.raises(ValueError, match="`timeout_ms`"):
        client("http://here", timeout_ms=0)
