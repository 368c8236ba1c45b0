"""When to send a request again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from .errors import CourtesyError, TimedOut, Unreachable

# The longest wait before a repetition, whatever `retry-after` says.
_LONGEST_S = 30.0

# The longest wait that the client chooses itself, and the first one.
_LONGEST_CHOSEN_S = 5.0
_FIRST_CHOSEN_S = 0.2

# Statuses of a server that is busy, and of a proxy in front of one that it can't reach.
_PASSING = (502, 503, 504)

_T = TypeVar("_T")


def passes(fault: CourtesyError) -> bool:
    """Whether the same request may succeed a little later."""
    return isinstance(fault, (Unreachable, TimedOut)) or fault.status in _PASSING


def wait_after(fault: CourtesyError, repetition: int) -> None:
    """Waits before the repetition with this number, from 1."""
    time.sleep(pause_s(fault, repetition, random.random()))


def pause_s(fault: CourtesyError, repetition: int, chance: float) -> float:
    """How long to wait; `chance` is from 0 to 1, so that clients who failed together don't come back together."""
    if fault.retry_after_s is not None:
        return min(float(fault.retry_after_s), _LONGEST_S)
    # A large power of two isn't a float any more.
    return chance * min(_FIRST_CHOSEN_S * 2.0 ** min(repetition - 1, 10), _LONGEST_CHOSEN_S)


def insist(attempts: int, attempt: Callable[[], _T]) -> _T:
    """Makes up to so many attempts, as long as the next one may succeed."""
    made = 1
    while True:
        try:
            return attempt()
        except CourtesyError as fault:
            if made >= attempts or not passes(fault):
                raise
            reason = fault
        wait_after(reason, made)
        made += 1
