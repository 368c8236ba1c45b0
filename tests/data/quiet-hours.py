"""Works out `quiet-hours.json` with Python's zoneinfo, minute by minute, and compares it with what the file says.

`--write` writes what it worked out. It shares nothing with the host but the table of countries.
"""

import json
import sys
from datetime import datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HERE = Path(__file__).parent
TABLE = HERE / "../../crates/host/src/calendar/zones/zone.tab"
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAY = timedelta(days=1)


@cache
def clocks(name, country):
    """The clocks that may be the customer's: the zone's, those of the country, or any."""
    try:
        if name and name not in ("Factory", "Etc/Unknown"):
            return [ZoneInfo(name)]
    except ZoneInfoNotFoundError:
        pass
    rows = [line.split("\t") for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    zones = [ZoneInfo(row[2]) for row in rows if row[0] == country]
    return zones or [timezone(timedelta(minutes=15 * quarter)) for quarter in range(-12 * 4, 14 * 4 + 1)]


def shows_quiet(period, local):
    """Whether the clock shows a time within a period that started today or yesterday."""
    start, end = time.fromisoformat(period["from"]), time.fromisoformat(period["to"])
    starts_on = lambda date: WEEKDAYS[date.weekday()] in period.get("days", WEEKDAYS)
    today = starts_on(local.date()) and local.time() >= start and (end <= start or local.time() < end)
    return today or (end <= start and starts_on(local.date() - DAY) and local.time() < end)


@cache
def instants(start, end, date, zone):
    """A period's two instants. In a fold the start is the earlier, the end the later; in a gap both are the later."""
    def seen(text, date, fold):
        return datetime.combine(date, time.fromisoformat(text), zone).replace(fold=fold).astimezone(timezone.utc)

    last = date + DAY if end <= start else date
    return seen(start, date, 0), max(seen(end, last, 0), seen(end, last, 1))


def between_instants(period, at, zone):
    """Whether the moment lies between the two instants of a period that started within the last days."""
    for days in range(-3, 3):
        date = at.astimezone(zone).date() + days * DAY
        if WEEKDAYS[date.weekday()] in period.get("days", WEEKDAYS):
            start, end = instants(period["from"], period["to"], date, zone)
            if start <= at < end:
                return True
    return False


def quiet(vector, at):
    zones = clocks(vector.get("time_zone"), vector.get("country"))
    return any(
        shows_quiet(period, at.astimezone(zone)) or between_instants(period, at, zone)
        for period in vector["periods"]
        for zone in zones
    )


def until(vector, at):
    """The first whole minute that isn't quiet within 8 days."""
    minute = at.replace(second=0)
    while minute <= at + 8 * DAY:
        if minute >= at and not quiet(vector, minute):
            return minute.strftime("%Y-%m-%dT%H:%M:%SZ")
        minute += timedelta(minutes=1)
    return None


def worked_out(vector):
    at = datetime.strptime(vector["at"], "%Y-%m-%dT%H:%M:%S%z")
    is_quiet = quiet(vector, at)
    return {**vector, "quiet": is_quiet, "until_at": until(vector, at) if is_quiet else None}


def main():
    file = HERE / "quiet-hours.json"
    vectors = json.loads(file.read_text())
    results = [worked_out(vector) for vector in vectors]
    if "--write" in sys.argv:
        file.write_text("[\n" + ",\n".join("  " + json.dumps(result) for result in results) + "\n]\n")
        return
    differ = [vector["name"] for vector, result in zip(vectors, results) if vector != result]
    print(f"{len(vectors)} vectors, {len(differ)} differ", *differ, sep="\n  ")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
