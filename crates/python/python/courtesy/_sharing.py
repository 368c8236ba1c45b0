"""Sharing out company budgets and slots by rank over all customers."""

from __future__ import annotations

from collections.abc import Callable

from courtesy import _courtesy


def shared_out(policy: tuple[str, str] | None, demands: Callable[[bytes, bool], list[str]]) -> bytes:
    """What each customer gets, as a worker needs it.

    `demands` asks the workers what customers take, given what was shared out so far, and whether this is the first time.
    Whoever is denied something is asked again, until everything that is taken is granted.
    """
    allocation = _courtesy.Allocation(policy)
    is_first = True
    while True:
        allocation.enter(demands(allocation.shares(), is_first))
        is_first = False
        if allocation.grant() == 0:
            return allocation.shares()
