"""CC304: another person, place or organisation in the same slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.checks.base import Hit, Rule, differing
from crosscheck.checks.context import around
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.tokens import Token, TokenKind
from crosscheck.model import Severity

NAME = Rule(
    code="CC304",
    name="name-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Eine Person, ein Ort oder eine Organisation heißt in der Quelle anders.",
        "en": "A person, place or organisation is another one in the source.",
    },
    explanation={
        "de": "An der Stelle, an der der Entwurf einen Namen nennt, steht in der Quelle ein anderer. Schreibweisen "
        "(Selenskyj, Selenski), weggelassene Vornamen und Titel sind keine Abweichung. Auch Himmelsrichtungen und "
        "Orte, die in der Quelle an anderer Stelle vorkommen, werden verglichen.",
        "en": "Where the draft has one name the source has another. Spelling variants, titles and first names left "
        "out are no difference. Points of the compass and places are compared as well.",
    },
    example={
        "de": ("Das sagte Sprecherin Jana Kessler.", "„…“, sagte Sprecherin Jana Orthwein."),
        "en": ("They flew home from Teesside.", "They were flown home from Humberside."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Namen an der Quelle prüfen.", "en": "Check the name against the source."},
)
RULES = (NAME,)


def check(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Names in the claim's unmatched slots that the source fills with another name."""
    alignment = candidate.alignment
    for slot in alignment.slots:
        mine = [i for i in slot.claim if _named(alignment.claim[i])]
        theirs = [j for j in slot.source if _named(alignment.source[j])]
        if not mine or not theirs or slot.sides == 0:
            continue
        i, j = _nearest(mine, theirs, slot.claim, slot.source)
        token, other = alignment.claim[i], alignment.source[j]
        context = around(comparison, candidate, set(slot.claim))
        strength = _strength(comparison, candidate, token, other, slot.sides, len(slot.claim), len(slot.source))
        confidence = strength + 0.35 * context
        if strength and context >= 0.35:
            yield Hit(
                NAME, min(0.97, confidence), candidate, {"draft": token.text, "source": other.text},
                differing([token], [other]),
            )  # fmt: skip
    yield from _compass(comparison, candidate)


def _named(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.capital and token.weight > 0 and not (token.first and not token.proper)


def _nearest(mine: Sequence[int], theirs: Sequence[int], run: Sequence[int], other: Sequence[int]) -> tuple[int, int]:
    """The pair of names at the like end of the two runs, proper ones first."""
    return mine[-1], theirs[-1]


def _strength(
    comparison: Comparison, candidate: Candidate, token: Token, other: Token, sides: int, run: int, source_run: int
) -> float:
    """How sure the two are rivals for one slot: both names, neighbours on both sides, short runs."""
    if run > 2 or source_run > 4:
        return 0.0
    if token.proper and other.proper:
        if _known(comparison, token) and sides < 2:
            return 0.3
        return 0.6 if sides == 2 else 0.5
    if _known(comparison, token) and run == 1 and source_run == 1 and not (token.proper or other.proper):
        # A common noun that the article uses elsewhere stands where the passage has another one.
        return 0.4
    return 0.0


def _known(comparison: Comparison, token: Token) -> bool:
    """Whether a credited article has the word somewhere."""
    return any(
        score >= 0.95 for indexed in comparison.credited_articles for _, score, _ in indexed.occurrences(token)
    )


def _compass(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    alignment = candidate.alignment
    matched_claim = {p.claim for p in alignment.pairs}
    matched_source = {p.source for p in alignment.pairs}
    for pair in comparison.language.logic.places:
        for one, opposite in (pair, pair[::-1]):
            for i, token in enumerate(alignment.claim):
                if i in matched_claim or token.fold not in one:
                    continue
                for j, other in enumerate(alignment.source):
                    if j not in matched_source and other.fold in opposite and _next_same(candidate, i, j):
                        context = around(comparison, candidate, {i})
                        yield Hit(
                            NAME, min(0.97, 0.6 + 0.35 * context), candidate,
                            {"draft": token.text, "source": other.text}, differing([token], [other]),
                        )  # fmt: skip


def _next_same(candidate: Candidate, i: int, j: int) -> bool:
    """Whether the next matched word after both is the same: „südlich von Hegnau“ / „nördlich von Hegnau“."""
    to = {p.claim: p.source for p in candidate.alignment.pairs}
    following = next((k for k in range(i + 1, min(i + 4, len(candidate.alignment.claim))) if k in to), None)
    return following is not None and 0 < to[following] - j <= 3
