"""CC303: a date or time that cannot be the one the source gives."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.align import CLOSE
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.values import Moment
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import around
from crosscheck.rules.registry import Kind, check

DATE = Rule(
    code="CC303",
    name="date-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Ein Datum oder eine Uhrzeit weicht von der Quelle ab.",
        "en": "A date or time differs from the source.",
    },
    explanation={
        "de": "Jede Zeitangabe wird vom Erscheinen ihres eigenen Textes an gerechnet: „am Samstag“ im Entwurf und "
        "„am 15. März“ in der Quelle können derselbe Tag sein. Gemeldet wird nur, was nicht derselbe Tag oder "
        "Zeitraum sein kann und an derselben Stelle derselben Aussage steht.",
        "en": "Every date is reckoned from its own text's publication: “on Saturday” in the draft and “15 March” in "
        "the source can be one day. Only what cannot be the same day or span, in the same statement, is reported.",
    },
    example={
        "de": ("Der Rat berät am 26. Februar.", "Am 24. Februar berät der Rat darüber."),
        "en": ("The council meets on 26 February.", "The council will meet on 24 February."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Datum an der Quelle prüfen.", "en": "Check the date against the source."},
)
RULES = (DATE,)

_FOLLOWED = 0.8  # match around the date from which the passage says what the claim says
_SAME_THING = 0.25  # share of the claim from which another sentence speaks of the same thing

_CLASS = {
    "day": "day",
    "week": "day",
    "month": "month",
    "season": "season",
    "year": "year",
    "century": "year",
    "clock": "clock",
}


@check(DATE, kind=Kind.CONTRADICTION, order=30)
def differing_dates(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Dates of the claim that no credited article has, with another of their kind in the passage."""
    alignment = candidate.alignment
    matched = {p.claim for p in alignment.pairs}
    taken = {p.source for p in alignment.pairs}
    for i, token in enumerate(alignment.claim):
        if token.kind is not TokenKind.DATE or i in matched or not isinstance(token.value, Moment):
            continue
        context = around(comparison, candidate, {i})
        if _stated_elsewhere(comparison, candidate, i, context):
            continue
        slot = next((s for s in alignment.slots if i in s.claim), None)
        rivals = [
            (int(slot is not None and j in slot.source), -abs(_grain(other.value) != _grain(token.value)), -j)
            for j, other in enumerate(alignment.source)
            if j not in taken and isinstance(other.value, Moment) and _rivals(token.value, other.value)
        ]
        if not rivals:
            continue
        in_slot, _, minus = max(rivals)
        other = alignment.source[-minus]
        confidence = min(0.97, 0.3 + 0.15 * in_slot + 0.55 * context)
        yield Hit(
            DATE,
            confidence,
            candidate,
            {"draft": token.text, "source": other.text},
            differing([token], [other]),
        )


def _stated_elsewhere(comparison: Comparison, candidate: Candidate, i: int, context: float) -> bool:
    """Whether a credited article has a date that fits the claim's and may be the one that is meant.

    News is full of days. Where the passage says all that the claim says, a day that fits but stands far
    from it, in a sentence about something else, is the day of something else.
    """
    token = candidate.alignment.claim[i]
    first, last = candidate.window.first - 1, candidate.window.last + 1
    for indexed in comparison.credited_articles:
        for number, _, _ in indexed.occurrences(token):
            near = indexed is candidate.indexed and first <= number <= last
            if near or context < _FOLLOWED or _spoken_of(comparison, indexed, number, i) >= _SAME_THING:
                return True
    return False


def _spoken_of(comparison: Comparison, indexed: IndexedArticle, number: int, i: int) -> float:
    """The share of the claim's weight, token `i` left out, that occurs in sentence `number`, 0 to 1."""
    others = [t for k, t in enumerate(comparison.tokens) if k != i and t.weight]
    said = sum(
        t.weight for t in others if any(n == number and s >= CLOSE for n, s, _ in indexed.occurrences(t))
    )
    return said / (sum(t.weight for t in others) or 1.0)


def _grain(value: object) -> str:
    return value.grain if isinstance(value, Moment) else ""


def _rivals(mine: Moment, theirs: Moment) -> bool:
    """Whether two dates are of a kind: days with days or parts of months, years with years."""
    a, b = _CLASS[mine.grain], _CLASS[theirs.grain]
    return a == b or {a, b} == {"day", "month"}
