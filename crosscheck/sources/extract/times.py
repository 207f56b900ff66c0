"""Publication times: ISO 8601 as pages write it, with the zone made explicit."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FRACTION = re.compile(r"\.(\d+)")
_ZONE = re.compile(r"\s*(?:Z|UTC|GMT)$", re.IGNORECASE)
_SHORT_ZONE = re.compile(r"([+-]\d{2})(\d{2})?$")


def zone(name: str) -> tzinfo:
    """The time zone called `name`; UTC where the machine has no data for it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def parse(value: object) -> datetime | None:
    """The moment `value` names, without a zone if it gives none; None if it is not a date.

    Takes ISO 8601 (fractions of any length, „+0200“, a blank for the T, a bare date) and the
    dates of mail and HTTP headers.
    """
    if not isinstance(value, str) or not value.strip():
        return None
    text = _ZONE.sub("+00:00", value.strip())
    text = _FRACTION.sub(lambda m: "." + m.group(1)[:6].ljust(6, "0"), text, count=1)
    if "T" in text or ":" in text:
        text = _SHORT_ZONE.sub(lambda m: f"{m.group(1)}:{m.group(2) or '00'}", text.replace(" +", "+"))
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None


def zoned(moment: datetime | None, timezone: str) -> datetime | None:
    """`moment` with the zone called `timezone` where it has none of its own."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=zone(timezone))


def first_with_zone(values: list[object], timezone: str) -> datetime | None:
    """The first of `values` that is a date; a missing zone is taken from a later one that names
    the same moment on the clock, or else is the outlet's own."""
    moments = [m for m in map(parse, values) if m is not None]
    if not moments:
        return None
    chosen = moments[0]
    if chosen.tzinfo is not None:
        return chosen
    for other in moments[1:]:
        if other.tzinfo is not None and other.replace(tzinfo=None, microsecond=0) == chosen.replace(
            microsecond=0
        ):
            return other
    return chosen.replace(tzinfo=zone(timezone))
