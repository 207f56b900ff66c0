"""Chooses the version of a page: that of the day an attribution names, otherwise of the draft's publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from crosscheck.language.signs import compiled
from crosscheck.matching.tokens import Token, TokenKind, tokens
from crosscheck.model import Attribution, Basis, Claim, CreditedClaim
from crosscheck.quantities.values import Moment
from crosscheck.sourcing.gathering import Needs
from crosscheck.text.text import Text

_NEWSROOM = ZoneInfo("Europe/Berlin")
_NEAR = 40  # characters after an attribution in which the day of an issue may follow
# Cues with a verb of reporting, after which „am Montag“ is the day of the report.
_REPORTS = frozenset({"as_reported", "reported_by", "subject", "subject_of_clause", "has_reported"})


def at_their_time(wanted: Needs, text: Text, claims: Sequence[CreditedClaim]) -> Needs:
    """The needs of a draft, each article with the time whose version counts."""
    days = credited(text, claims)
    own = _end(text.published) if text.published else None
    if own is None and not days:
        return wanted
    requests = (replace(r, as_of=days.get(r.outlet.id, own)) for r in wanted.requests)
    found = (replace(w, as_of=days.get(w.outlet.id, own)) for w in wanted.wanted)
    return Needs(tuple(requests), tuple(found))


def credited(text: Text, claims: Sequence[CreditedClaim]) -> dict[str, datetime]:
    """By outlet id the end of the day on which it reported, as the draft says next to the attribution
    („wie die SZ am Montag berichtete“, „laut SZ vom 3. März“). Outlets with several days are left out."""
    found: dict[str, set[datetime]] = {}
    for each in claims:
        for credit in each.attributions:
            if credit.outlet is not None and credit.basis is Basis.EXPLICIT:
                day = _day(text, each.claim, credit)
                if day is not None:
                    found.setdefault(credit.outlet.id, set()).add(day)
    return {outlet: days.pop() for outlet, days in found.items() if len(days) == 1}


def _day(text: Text, claim: Claim, credit: Attribution) -> datetime | None:
    """The day in an attribution or right after it: the latest possible one before the draft's publication."""
    latest = text.published.date().toordinal() if text.published else None
    for token in of_the_credit(text, tokens(text, claim.span), credit):
        assert isinstance(token.value, Moment)
        days = [a for a, b in token.value.options if a == b and (latest is None or a <= latest)]
        if days and (latest is not None or len(days) == 1):
            return datetime.combine(datetime.fromordinal(max(days)), time.max, _NEWSROOM)
    return None


def of_the_credit(text: Text, found: Iterable[Token], credit: Attribution) -> Iterator[Token]:
    """The tokens of a sentence that name the day on which an attributed outlet reported."""
    for token in found:
        day = token.kind is TokenKind.DATE and isinstance(token.value, Moment) and token.value.grain == "day"
        if day and (credit.cue_span.covers(token.span) or _behind(text, credit, token.span.start)):
            yield token


def _behind(text: Text, credit: Attribution, start: int) -> bool:
    end = credit.cue_span.end
    if not end <= start <= end + _NEAR:
        return False
    between, cues = text.string[end:start], text.language.cues
    if compiled(cues.issue).match(between):
        return True
    return credit.reach in _REPORTS and compiled(cues.reported_on).match(between) is not None


def _end(moment: datetime) -> datetime:
    """The moment itself; for a date without time the end of the day."""
    return moment + timedelta(days=1, microseconds=-1) if moment.time() == time.min else moment
