"""Times in the contract's format: UTC to the second, such as `2026-03-28T20:40:00Z`. As strings, they sort by time."""

from datetime import datetime, timedelta

from contract import Instant

LATEST: Instant = "2999-12-31T23:59:59Z"


def hours_after(moment: Instant, hours: int) -> Instant:
    """The time this many hours later, within the years that the contract allows."""
    return min(shifted(moment, timedelta(hours=hours)), LATEST)


def days_before(moment: Instant, days: int) -> Instant:
    """The time this many days earlier; an empty string, which sorts first, if the calendar doesn't go back that far."""
    try:
        return shifted(moment, -timedelta(days=days))
    except OverflowError:
        return ""


def shifted(moment: Instant, by: timedelta) -> Instant:
    """A time plus a duration."""
    return (datetime.fromisoformat(moment) + by).replace(tzinfo=None).isoformat() + "Z"
