"""Dates and times as users, files and pages give them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import moments

NIGHT = "2026-10-14T22:40:00+02:00"
MIDNIGHT = "2026-10-14T00:00:00+02:00"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-10-14", MIDNIGHT),
        ("2026-10-14T22:40", NIGHT),
        ("2026-10-14 22:40", NIGHT),
        ("2026-10-14T20:40:00Z", "2026-10-14T20:40:00+00:00"),
        ("2026-10-14T22:40:00+02:00", NIGHT),
        ("14.10.2026", MIDNIGHT),
        ("14.10.2026 22:40", NIGHT),
        ("14.10.2026, 22.40 Uhr", NIGHT),
        ("Mittwoch, 14. Oktober 2026, 22:40 Uhr", NIGHT),
        ("14 October 2026 10:40 pm", NIGHT),
        ("October 14, 2026", MIDNIGHT),
        ("Wed, 14 Oct 2026 22:40:00 +0200", NIGHT),
        ("Wed, 14 Oct 2026 20:40:31 GMT", "2026-10-14T20:40:31+00:00"),
        ("14. Okt. 2026", MIDNIGHT),
        ("25/10/2026", "2026-10-25T00:00:00+02:00"),
        (date(2026, 10, 14), MIDNIGHT),
        (datetime(2026, 10, 14, 22, 40), NIGHT),
        (datetime.fromisoformat(NIGHT), NIGHT),
    ],
)
def test_date_is_read_in_any_usual_form(value: object, expected: str) -> None:
    """Text or TOML's own types; without a zone on the newsroom's clock."""
    moment = moments.given(value)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize(
    "value",
    [
        "", "soon", "14.10.", "2026", "22:40", "31.2.2026", "3/4/2026", "14.10.2026 bis 16.10.2026",
        "am 14. Oktober 2026 in Köln", "0001-01-01", "9999-12-31", 20261014, 1.5, True, None, time(22, 40), [], {},
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(value: object) -> None:
    """Also what could be two days, and years in which no news appeared."""
    assert moments.given(value) is None


def test_zone_is_that_asked_for() -> None:
    """A paper in London has its own clock."""
    moment = moments.given("14.10.2026 22:40", "Europe/London")
    assert moment is not None
    assert moment.isoformat() == "2026-10-14T22:40:00+01:00"


@pytest.mark.parametrize(("name", "hours"), [("MEZ", 1), ("CEST", 2), ("GMT", 0), ("UTC", 0)])
def test_zone_by_its_name(name: str, hours: int) -> None:
    """As it stands behind the time of day."""
    moment = moments.parse(f"14.10.2026, 22:40 Uhr {name}")
    assert moment is not None
    offset = moment.utcoffset()
    assert offset is not None
    assert offset.total_seconds() == 3600 * hours


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    """Whatever a page or a user writes."""
    moments.find(text)
    moments.given(text)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 31)))
def test_german_and_iso_forms_are_one_moment(moment: datetime) -> None:
    """To the minute."""
    wanted = moment.replace(second=0, microsecond=0)
    assert moments.parse(f"{wanted:%d.%m.%Y %H:%M}") == moments.parse(wanted.isoformat()) == wanted
