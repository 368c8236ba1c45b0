"""A server that answers each request as a script says."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from courtesy_client.documents import Problem


@dataclass
class Asked:
    """A request as the server read it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def ids(self) -> list[str]:
        return [json.loads(line)["decision_id"] for line in self.body.splitlines()]


@dataclass
class Scripted:
    url: str
    requests: list[Asked] = field(default_factory=list)


class Handler(http.server.BaseHTTPRequestHandler):
    """What an answer is written with."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def whole(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.begin(status, {"content-length": str(len(body))} | (headers or {}))
        self.wfile.write(body)

    def break_off(self) -> None:
        self.close_connection = True


Answer: TypeAlias = Callable[[Handler, Asked], None]


@contextmanager
def scripted(*answers: Answer) -> Iterator[Scripted]:
    """Answers each request as the script says, and the rest as the last one."""

    class Scripting(Handler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            asked = Asked(self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            script.requests.append(asked)
            try:
                answers[min(len(script.requests), len(answers)) - 1](self, asked)
            except OSError:
                self.close_connection = True  # The client has gone.

        do_GET = do_POST = do_PUT = do_DELETE = answer

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Scripting)
    script = Scripted(f"http://127.0.0.1:{server.server_address[1]}")
    server.daemon_threads, server.block_on_close = True, False
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()


def as_json(status: int, value: Any, **headers: str) -> Answer:
    """Answers with this status and JSON."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return lambda handler, _: handler.whole(status, json.dumps(value).encode(), named)


def written(status: int, word: str) -> Problem:
    """A problem as the server writes it."""
    kind = f"urn:courtesy:problem:{word}"
    return {"type": kind, "title": "No", "status": status, "detail": "not so", "remedy": "Do otherwise."}


def problem(status: int, word: str, **headers: str) -> Answer:
    return as_json(status, written(status, word), content_type="application/problem+json", **headers)


def text(body: bytes) -> Answer:
    return lambda handler, _: handler.whole(200, body)


def cut(begun: bytes) -> Answer:
    """Begins an answer and breaks off the connection."""

    def answer(handler: Handler, _: Asked) -> None:
        handler.begin(200, {"content-length": "1000"})
        handler.wfile.write(begun)
        handler.break_off()

    return answer


def decided(ids: list[str]) -> bytes:
    """Lines of answers."""
    return b"".join(json.dumps({"decision_id": each}).encode() + b"\n" for each in ids)


def decide_all(handler: Handler, asked: Asked) -> None:
    handler.whole(200, decided(asked.ids))


def first(count: int, then: bytes = b"", *, is_whole: bool = True) -> Answer:
    """Answers the first lines, and then something else; if it isn't whole, it breaks off."""

    def answer(handler: Handler, asked: Asked) -> None:
        body = decided(asked.ids[:count]) + then
        handler.begin(200, {"content-length": str(len(body) + (0 if is_whole else 1))})
        handler.wfile.write(body)
        if not is_whole:
            handler.break_off()

    return answer
