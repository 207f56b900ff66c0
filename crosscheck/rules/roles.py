"""CC305: two who have changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.language.base import Language
from crosscheck.matching.align import Alignment
from crosscheck.matching.clauses import clause_of
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.registry import Kind, check
from crosscheck.text.frequencies import frequency

ROLES = Rule(
    code="CC305",
    name="role-swap",
    severity=Severity.ERROR,
    summary={
        "de": "Zwei Beteiligte haben die Rollen getauscht.",
        "en": "Two parties have changed places.",
    },
    explanation={
        "de": "Alle Wörter stimmen, aber wer was tut, ist vertauscht: „A wirft B vor“ statt „B wirft A vor“. Erkannt "
        "wird der Tausch an den Nachbarwörtern, am Satzteil und an den Fällen der Artikel, nicht an der Wortfolge, "
        "die im Deutschen frei ist.",
        "en": "All words are right, but who does what is exchanged. The exchange is seen by the neighbouring words, "
        "the clause and, in German, the case of the articles, not by word order.",
    },
    example={
        "de": ("Die Bahn wirft der Firma das vor.", "Die Firma wirft der Bahn das vor."),
        "en": ("Smith accuses Jones.", "Jones accuses Smith."),
    },
    messages={
        "de": "Vertauscht: {draft} · {outlet}: „{source}“",
        "en": "Exchanged: {draft} · {outlet}: “{source}”",
    },
    hint={"de": "Prüfen, wer was tut.", "en": "Check who does what."},
)
RULES = (ROLES,)

_MIN_COVERAGE = 0.75
_CLOSE = 0.9
ROOT_LIKE = 0.8


@check(ROLES, kind=Kind.CONTRADICTION, order=50)
def exchanged_parties(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Pairs of capital words, both matched, that stand in each other's place."""
    alignment = candidate.alignment
    if alignment.coverage < _MIN_COVERAGE:
        return
    actors = [
        p
        for p in alignment.pairs
        if p.similarity >= _CLOSE
        and alignment.claim[p.claim].kind is TokenKind.WORD
        and alignment.claim[p.claim].text[:1].isupper()
        and alignment.source[p.source].text[:1].isupper()
        and not _credited(alignment.claim, p.claim, comparison.language)
        and not _credited(alignment.source, p.source, comparison.language)
    ]
    for k, one in enumerate(actors):
        for two in actors[k + 1 :]:
            a, b = (one.claim, one.source), (two.claim, two.source)
            confidence = max(
                _by_neighbours(alignment, a, b), _by_clause(comparison, candidate, a, b),
                _by_case(alignment, a, b, comparison.language), _by_order(comparison, candidate, a, b),
                _by_preposition(comparison, candidate, a, b),
            )  # fmt: skip
            if confidence:
                mine = [alignment.claim[one.claim], alignment.claim[two.claim]]
                theirs = [alignment.source[one.source], alignment.source[two.source]]
                first, last = sorted((one.source, two.source))
                shown = alignment.source[max(0, first - 1) : last + 2]
                yield Hit(
                    ROLES, min(0.95, confidence * alignment.coverage + 0.05), candidate,
                    {"draft": f"{mine[0].text} ↔ {mine[1].text}", "source": " ".join(t.text for t in shown)},
                    differing(mine, theirs),
                )  # fmt: skip
                return


def _credited(tokens: Sequence[Token], k: int, language: Language) -> bool:
    """Whether the noun at `k` only says whose word it is: „der Polizei zufolge“, „laut Polizei“."""
    words = language.logic.credits
    return any(t.fold in words for t in (*tokens[max(0, k - 3) : k], *tokens[k + 1 : k + 2]))


def _left(alignment: Alignment, i: int, side: str) -> int | None:
    tokens = alignment.claim if side == "claim" else alignment.source
    return next((k for k in range(i - 1, -1, -1) if tokens[k].weight), None)


def _by_neighbours(alignment: Alignment, a: tuple[int, int], b: tuple[int, int]) -> float:
    """Each has the content word before it that the other has in the source."""
    to = {p.claim: p.source for p in alignment.pairs if p.similarity >= _CLOSE}
    before_a, before_b = _left(alignment, a[0], "claim"), _left(alignment, b[0], "claim")
    source_a, source_b = _left(alignment, a[1], "source"), _left(alignment, b[1], "source")
    if None in (before_a, before_b, source_a, source_b):
        return 0.0
    assert before_a is not None
    assert before_b is not None
    crossed = to.get(before_a) == source_b and to.get(before_b) == source_a
    between = before_a in (b[0],) or before_b in (a[0],)
    return 0.95 if crossed and not between else 0.0


def _by_clause(comparison: Comparison, candidate: Candidate, a: tuple[int, int], b: tuple[int, int]) -> float:
    """They stand in two clauses, and each in the clause where the source has the other."""
    alignment = candidate.alignment
    mine, theirs = comparison.claim_clauses, comparison.source_clauses(candidate)
    claim_a, claim_b = clause_of(mine, a[0]), clause_of(mine, b[0])
    source_a, source_b = clause_of(theirs, a[1]), clause_of(theirs, b[1])
    if claim_a == claim_b or source_a == source_b:
        return 0.0
    straight = crossed = 0.0
    for pair in alignment.pairs:
        if pair.claim in (a[0], b[0]) or pair.similarity < _CLOSE:
            continue
        weight = alignment.claim[pair.claim].weight
        for own, same, other in ((claim_a, source_a, source_b), (claim_b, source_b, source_a)):
            if pair.claim in own:
                straight += weight if pair.source in same else 0.0
                crossed += weight if pair.source in other else 0.0
    return 0.9 if crossed >= 8.0 and straight == 0.0 else 0.0


def _by_case(alignment: Alignment, a: tuple[int, int], b: tuple[int, int], language: Language) -> float:
    """Their articles show a case each that the source gives to the other: „dem Amt“ / „das Amt“."""
    if not _exchanged_prepositions(alignment, a, b, language):
        return 0.0
    flips = [_flip(alignment, pair, language) for pair in (a, b)]
    return 0.95 if flips[0] * flips[1] < 0 else 0.0


def _by_preposition(
    comparison: Comparison, candidate: Candidate, a: tuple[int, int], b: tuple[int, int]
) -> float:
    """Each hangs on the preposition that the other has in the source: „von A zu B“ / „von B zu A“."""
    alignment, language = candidate.alignment, comparison.language
    if not _all_told(alignment) or b[0] not in clause_of(comparison.claim_clauses, a[0]):
        return 0.0
    mine = [_preposition(alignment.claim, pair[0], language) for pair in (a, b)]
    theirs = [_preposition(alignment.source, pair[1], language) for pair in (a, b)]
    return 0.85 if all(mine) and mine[0] != mine[1] and mine == theirs[::-1] else 0.0


def _exchanged_prepositions(
    alignment: Alignment, a: tuple[int, int], b: tuple[int, int], language: Language
) -> bool:
    """Whether each has the preposition in the claim that the other has in the source, or none has any."""
    mine = [_preposition(alignment.claim, pair[0], language) for pair in (a, b)]
    theirs = [_preposition(alignment.source, pair[1], language) for pair in (a, b)]
    return mine == theirs[::-1] and (mine[0] != mine[1] or not mine[0])


def _flip(alignment: Alignment, pair: tuple[int, int], language: Language) -> int:
    """1 when the source makes an object of the claim's subject, -1 the other way, 0 when nothing shows it."""
    mine = alignment.claim[pair[0] - 1].fold if pair[0] else ""
    theirs = alignment.source[pair[1] - 1].fold if pair[1] else ""
    return language.logic.case_flips.get((mine, theirs), 0)


def _preposition(tokens: Sequence[Token], k: int, language: Language) -> str:
    """The preposition that the noun at `k` hangs on, an article or an adjective between; „“ for none."""
    words = [t.fold for t in tokens[max(0, k - 3) : k]]
    return next((word for word in reversed(words) if word in language.logic.prepositions), "")


def _by_order(comparison: Comparison, candidate: Candidate, a: tuple[int, int], b: tuple[int, int]) -> float:
    """The same active verb between them, and they stand the other way round: „A verklagt B“ / „B verklagt A“.

    German puts the object first only when a case shows it, so an order turned round counts when both are
    names without article, or when the article of one shows that it changed its case.
    """
    alignment, language = candidate.alignment, comparison.language
    if (a[0] < b[0]) == (a[1] < b[1]) or not _all_told(alignment):
        return 0.0
    clause = clause_of(comparison.claim_clauses, a[0])
    if b[0] not in clause or clause_of(comparison.source_clauses(candidate), a[1]) != clause_of(
        comparison.source_clauses(candidate), b[1]
    ):
        return 0.0
    if not _exchanged_prepositions(alignment, a, b, language):
        return 0.0
    if not _verb_between(alignment, a[0], b[0]):
        return 0.0
    flips = [_flip(alignment, pair, language) for pair in (a, b)]
    if any(flips):
        return 0.85
    bare = all(
        _bare(tokens, k, language)
        for i, j in (a, b)
        for tokens, k in ((alignment.claim, i), (alignment.source, j))
    )
    return 0.85 if bare or not language.lexicon.nouns_capitalised else 0.0


def _all_told(alignment: Alignment) -> bool:
    """Whether every content word of either side has its like on the other: a converse verb would not."""
    close = {p.claim for p in alignment.pairs if p.similarity >= ROOT_LIKE}
    used = {p.source for p in alignment.pairs if p.similarity >= ROOT_LIKE}
    return all(i in close or not t.weight for i, t in enumerate(alignment.claim)) and all(
        j in used or not t.weight for j, t in enumerate(alignment.source)
    )


def _verb_between(alignment: Alignment, i: int, k: int) -> bool:
    low, high = sorted((i, k))
    between = alignment.claim[low + 1 : high]
    return any(t.weight and not t.capital and t.kind is TokenKind.WORD for t in between)


def _bare(tokens: Sequence[Token], k: int, language: Language) -> bool:
    """Whether the noun at `k` has no article: a name. A bare plural („sammelt Unterschriften“) is none."""
    named = (
        tokens[k].proper or tokens[k].text in language.lexicon.countries or not _plural(tokens[k], language)
    )
    return named and (k == 0 or tokens[k - 1].fold not in language.lexicon.determiners)


def _plural(noun: Token, language: Language) -> bool:
    """Whether the noun without an ending of the plural is a known word."""
    singular = (noun.fold.removesuffix(ending) for ending in language.lexicon.plurals)
    return any(word != noun.fold and frequency(word, language.code) for word in singular)
