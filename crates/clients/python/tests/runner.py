"""Makes the calls that come as lines on stdin, and writes their results as lines; see ../../README.md."""

import dataclasses
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from courtesy_client import Courtesy, CourtesyError, Garbled, Problem, TimedOut, Unreachable

ERRORS = {Unreachable: "unreachable", TimedOut: "timed_out", Garbled: "garbled"}


def written(value: Any) -> Any:
    """What JSON has no form for."""
    if isinstance(value, Problem):
        members = ("type", "title", "status", "detail", "remedy", "places", "line", "retry_after_s")
        return {member: getattr(value, member) for member in members}
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return list(value)


def result(call: dict[str, Any]) -> dict[str, Any]:
    settings = {name: call[name] for name in ("url", "key", "attempts", "timeout_ms")}
    with Courtesy(**settings) as courtesy:
        method: Callable[..., Any] = getattr(courtesy, call["call"])
        given = dict(call["arguments"])
        # The first argument is given by its place, as people do.
        first = [given.pop(name) for name in ("id", "text", "ref") if name in given]
        try:
            got = method(*first, **given)
            return {"ok": list(got) if isinstance(got, Iterator) else got}
        except Problem as problem:
            return {"problem": problem}
        except CourtesyError as error:
            return {"error": ERRORS[type(error)]}


for line in sys.stdin:
    print(json.dumps(result(json.loads(line)), default=written), flush=True)
