"""CC309: up for down, before for after, won for lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.checks.base import Hit, Rule, differing
from crosscheck.checks.context import around, source_clauses_of
from crosscheck.evidence.clauses import clause_of
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.tokens import Token, TokenKind
from crosscheck.model import Severity

DIRECTION = Rule(
    code="CC309",
    name="direction-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Steigen für Sinken, mehr für weniger, vor für nach.",
        "en": "Up for down, more for less, before for after.",
    },
    explanation={
        "de": "Entwurf und Quelle sprechen von derselben Größe, aber in entgegengesetzter Richtung: steigt und sinkt, "
        "länger und kürzer, gewinnt und verliert, öffnet und schließt.",
        "en": "Draft and source speak of one thing in opposite directions: rises and falls, longer and shorter, wins "
        "and loses, opens and closes.",
    },
    example={
        "de": ("Die Aktien verteuerten sich um vier Prozent.", "Die Aktien fielen um vier Prozent."),
        "en": ("Shares rose four per cent.", "Shares fell four per cent."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Richtung an der Quelle prüfen.", "en": "Check the direction against the source."},
)
RULES = (DIRECTION,)

_MIN_STEM = 5


def check(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Unmatched words of the claim whose opposite stands, unmatched, in the clause that bears it out."""
    alignment = candidate.alignment
    matched = {p.claim for p in alignment.pairs if p.similarity >= 0.9}
    used = {p.source for p in alignment.pairs if p.similarity >= 0.9}
    for up, down in comparison.language.logic.directions:
        for one, opposite in ((up, down), (down, up)):
            for i, token in enumerate(alignment.claim):
                if i in matched or not _in(token, one) or _in(token, opposite) or _bound(alignment.claim, i):
                    continue
                clause = clause_of(comparison.claim_clauses, i)
                if any(_in(alignment.claim[k], opposite) for k in clause.indexes):
                    continue
                for part, shared in source_clauses_of(comparison, candidate, clause)[:1]:
                    rivals = [
                        j
                        for j in part.indexes
                        if j not in used
                        and _in(alignment.source[j], opposite)
                        and not _bound(alignment.source, j)
                    ]
                    if not rivals or any(_in(alignment.source[j], one) for j in part.indexes):
                        continue
                    context = around(comparison, candidate, {i})
                    if context < 0.3 or shared < 5.0:
                        continue
                    other = alignment.source[rivals[0]]
                    yield Hit(
                        DIRECTION, min(0.95, 0.4 + 0.5 * context), candidate,
                        {"draft": token.text, "source": other.text}, differing([token], [other]),
                    )  # fmt: skip


def _bound(tokens: Sequence[Token], i: int) -> bool:
    """Whether „mehr“ or „unter“ only bounds a number after it."""
    return any(t.kind is TokenKind.NUMBER for t in tokens[i + 1 : i + 3])


def _in(token: Token, words: frozenset[str]) -> bool:
    """Whether the token is one of the words or an inflection or compound of a longer one of them."""
    if token.kind is not TokenKind.WORD:
        return False
    word = token.fold
    if word in words:
        return True
    return any(len(w) >= _MIN_STEM and word.startswith(w) and len(word) - len(w) <= 4 for w in words)
