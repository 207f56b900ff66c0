"""CC304: another person, place or organisation in the same slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.matching.align import Slot
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import around, matched_weight
from crosscheck.rules.registry import Kind, check

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
        "en": (
            "Most passengers flew home from Teesside.",
            "Most passengers flew home from Humberside on Monday.",
        ),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Namen an der Quelle prüfen.", "en": "Check the name against the source."},
)
RULES = (NAME,)


@check(NAME, kind=Kind.CONTRADICTION, order=40)
def differing_names(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Names of the claim in whose slot the source has another name."""
    alignment = candidate.alignment
    seen: set[int] = set()
    for i, j, strength in (
        *_beside_same_name(candidate),
        *_in_slots(comparison, candidate),
        *_after_same_word(comparison, candidate),
    ):
        if i in seen:
            continue
        token, other = alignment.claim[i], alignment.source[j]
        run = next((s.claim for s in alignment.slots if i in s.claim), (i,))
        context = around(comparison, candidate, set(run))
        if _same_preposition(comparison, candidate, i, j):
            strength += 0.1
            context = max(context, matched_weight(alignment, range(len(alignment.claim)), set(run)))
        if context >= 0.35:
            seen.add(i)
            yield Hit(
                NAME,
                min(0.97, strength + 0.35 * context),
                candidate,
                {"draft": token.text, "source": other.text},
                differing([token], [other]),
            )
    yield from _compass(comparison, candidate)


def _beside_same_name(candidate: Candidate) -> Iterator[tuple[int, int, float]]:
    """„Edeltraud Sonnleitner“ / „Edeltraud Sommerauer“: names that share a neighbour of the same name."""
    alignment = candidate.alignment
    to = {p.claim: p.source for p in alignment.pairs if p.similarity >= 0.95}
    unused = set(alignment.unused)
    for i, token in enumerate(alignment.claim):
        if i in to or not token.proper:
            continue
        for step in (-1, 1):
            k = i + step
            j = to.get(k, -9) - step
            if (
                0 <= k < len(alignment.claim)
                and alignment.claim[k].capital
                and j in unused
                and alignment.source[j].proper
                and _adjacent(alignment.claim, i, k)
                and _adjacent(alignment.source, j, j + step)
            ):
                yield i, j, 0.6


def _adjacent(tokens: Sequence[Token], i: int, k: int) -> bool:
    first, second = (tokens[i], tokens[k]) if i < k else (tokens[k], tokens[i])
    return second.span.start - first.span.end <= 2


def _in_slots(comparison: Comparison, candidate: Candidate) -> Iterator[tuple[int, int, float]]:
    alignment = candidate.alignment
    for slot in alignment.slots:
        mine = [i for i in slot.claim if _named(alignment.claim[i])]
        theirs = [j for j in slot.source if _named(alignment.source[j])]
        if not mine or not theirs or slot.sides == 0 or len(slot.claim) > 2 or len(slot.source) > 2:
            continue
        i, j = mine[-1], theirs[-1]
        strength = _strength(comparison, candidate, i, j, slot)
        if strength:
            yield i, j, strength


def _after_same_word(comparison: Comparison, candidate: Candidate) -> Iterator[tuple[int, int, float]]:
    """„aus Bremerhaven“ / „aus Wilhelmshaven“ wherever they stand: the only two names after one preposition."""
    alignment = candidate.alignment
    if alignment.coverage < 0.5:
        return
    matched = {p.claim for p in alignment.pairs}
    unused = set(alignment.unused)
    mine, theirs = _by_preposition(comparison, alignment.claim), _by_preposition(comparison, alignment.source)
    for word, spots in mine.items():
        own = [i for i in spots if i not in matched]
        other = [j for j in theirs.get(word, ()) if j in unused]
        if len(own) == len(other) == 1 and _initials(alignment.claim[own[0]]) == _initials(
            alignment.source[other[0]]
        ):
            yield own[0], other[0], 0.45


def _by_preposition(comparison: Comparison, tokens: Sequence[Token]) -> dict[str, list[int]]:
    """The names without article right after a preposition of place, by that preposition."""
    found: dict[str, list[int]] = {}
    for k in range(1, len(tokens)):
        before = tokens[k - 1].fold
        if (
            _named(tokens[k])
            and not tokens[k].value
            and before in comparison.language.lexicon.place_prepositions
        ):
            found.setdefault(before, []).append(k)
    return found


def _named(token: Token) -> bool:
    return (
        token.kind is TokenKind.WORD
        and token.capital
        and token.weight > 0
        and not (token.first and not token.proper)
    )


def _strength(comparison: Comparison, candidate: Candidate, i: int, j: int, slot: Slot) -> float:
    """How sure the two are rivals for one slot: both names, neighbours on both sides, short runs."""
    token, other = candidate.alignment.claim[i], candidate.alignment.source[j]
    if token.proper and other.proper:
        if _initials(token) != _initials(other) or (
            slot.sides < 2 and not _same_preposition(comparison, candidate, i, j)
        ):
            return 0.0  # „EU“ / „Kommission“: an abbreviation may stand for any name
        if _known(comparison, token) and slot.sides < 2:
            return 0.3
        return 0.6 if slot.sides == 2 or _same_preposition(comparison, candidate, i, j) else 0.35
    # A common noun that the articles use elsewhere stands where the passage has another one.
    if (
        _known(comparison, token)
        and len(slot.claim) == len(slot.source) == 1
        and _same_preposition(comparison, candidate, i, j)
    ):
        return 0.35
    return 0.0


def _initials(token: Token) -> bool:
    """Whether a name is an abbreviation or set in capitals throughout."""
    return len(token.text) > 1 and token.text.isupper()


def _same_preposition(comparison: Comparison, candidate: Candidate, i: int, j: int) -> bool:
    """Whether both stand after the same function word: „im Gleitstück“ / „im Steilhang“."""
    claim, source = candidate.alignment.claim, candidate.alignment.source
    if not i or not j:
        return False
    before = claim[i - 1]
    return (
        not before.weight
        and before.fold == source[j - 1].fold
        and before.fold not in _conjunctions(comparison)
    )


def _conjunctions(comparison: Comparison) -> frozenset[str]:
    return comparison.language.logic.clause_words


def _known(comparison: Comparison, token: Token) -> bool:
    """Whether one of the articles has the word somewhere."""
    articles = (*comparison.credited_articles, *comparison.other_articles)
    return any(score >= 0.95 for indexed in articles for _, score, _ in indexed.occurrences(token))


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
