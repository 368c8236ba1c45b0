"""Moments of the contract: UTC to the second, such as `2026-03-28T20:40:00Z`. As texts they sort by time."""

from datetime import datetime, timedelta

from contract import Instant

LATEST: Instant = "2999-12-31T23:59:59Z"


def hours_after(moment: Instant, hours: int) -> Instant:
    """So many hours later, held within the years that the contract knows."""
    return min(shifted(moment, timedelta(hours=hours)), LATEST)


def days_before(moment: Instant, days: int) -> Instant:
    """So many days earlier; before everything if that is further back than calendars go."""
    try:
        return shifted(moment, -timedelta(days=days))
    except OverflowError:
        return ""


def shifted(moment: Instant, by: timedelta) -> Instant:
    """A moment, moved."""
    return (datetime.fromisoformat(moment) + by).replace(tzinfo=None).isoformat() + "Z"
