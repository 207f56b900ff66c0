"""Pages of many systems: titles, dates and bodies at the floors that docs/benchmarks.md states."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import metadata


@pytest.mark.parametrize("half", sorted(metadata.HALVES))
def test_pages_are_read_at_the_stated_floors(half: str) -> None:
    """Titles .90, dates .95, body .95, in the half that was only scored, too."""
    scores = [metadata.score(case) for case in metadata.HALVES[half]]
    assert sum(s.title for s in scores) / len(scores) >= 0.9
    assert sum(s.date for s in scores) / len(scores) >= 0.95
    assert sum(s.f1 for s in scores) / len(scores) >= 0.95


def test_no_page_is_given_a_day_that_is_not_its_own() -> None:
    """None at all is better than that of a teaser, comment, event or picture."""
    for case in (case for cases in metadata.HALVES.values() for case in cases):
        moment = metadata.score(case).article.published
        assert moment is None or (case.published and moment.date() == case.published.date()), case.name
