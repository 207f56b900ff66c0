"""CC306: the draft denies what the source says, or says what it denies."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from crosscheck.language.base import Language
from crosscheck.language.logic import Logic
from crosscheck.matching.align import CLOSE
from crosscheck.matching.clauses import Clause, clause_of
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import matched_weight, source_clauses_of
from crosscheck.rules.helpers.opposites import Readings, denials, readings, undone, unreal
from crosscheck.rules.registry import Kind, check
from crosscheck.text.stems import stem

NEGATION = Rule(
    code="CC306",
    name="negation-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Entwurf und Quelle widersprechen sich in einer Verneinung.",
        "en": "Draft and source disagree in a negation.",
    },
    explanation={
        "de": "In einer sonst gleichen Aussage steht auf einer Seite „nicht“, „kein“, „nie“ oder ein verneinendes Verb "
        "(„lehnt ab“, „schließt aus“), auf der anderen nicht. Doppelte Verneinungen heben sich auf. Gewertet wird nur, "
        "was zu denselben Wörtern gehört.",
        "en": "In an otherwise equal statement one side has “not”, “no”, “never” or a denying verb and the other has "
        "not. Two negations cancel out. Only what belongs to the same words counts.",
    },
    example={
        "de": ("Sie hat die Summe bestätigt.", "Sie wollte die Summe nicht bestätigen."),
        "en": ("She confirmed the sum.", "She did not confirm the sum."),
    },
    messages={
        "de": "Entwurf: „{draft}“ · {outlet}: „{source}“",
        "en": "Draft: “{draft}” · {outlet}: “{source}”",
    },
    hint={"de": "Verneinung an der Quelle prüfen.", "en": "Check the negation against the source."},
)
RULES = (NEGATION,)

_MIN_CONTEXT = 0.6
_MIN_WEIGHT = 4.0


@check(NEGATION, kind=Kind.CONTRADICTION, order=60)
def denied_statements(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Clauses of the claim that match a clause of the source but for the polarity."""
    logic = comparison.language.logic
    alignment = candidate.alignment
    for clause in comparison.claim_clauses:
        inside = [i for i in clause.indexes if alignment.claim[i].weight]
        if not inside or sum(alignment.claim[i].weight for i in inside) < _MIN_WEIGHT:
            continue
        context = matched_weight(alignment, inside, [i for i in inside if _denies(alignment.claim, i, logic)])
        if context < _MIN_CONTEXT:
            continue
        if unreal(alignment.claim, clause, comparison.language):
            continue
        mine = negations(alignment.claim, clause.indexes, logic) + _by_prefix(
            comparison, candidate, clause.indexes, True
        )
        for part, weight in source_clauses_of(comparison, candidate, clause)[:2]:
            share = weight / sum(alignment.claim[i].weight for i in inside)
            if share < 0.5:
                break
            theirs = negations(alignment.source, part.indexes, logic) + _by_prefix(
                comparison, candidate, part.indexes, False
            )
            if len(mine) % 2 == len(theirs) % 2 or _reconciled(comparison, candidate, clause, part):
                break
            if not _belongs(comparison, candidate, clause, part, mine, theirs):
                continue
            if _answered(comparison, candidate, mine, theirs) or _contrasted(
                comparison, candidate, mine, theirs
            ):
                break
            confidence = min(0.97, 0.25 + 0.7 * min(context, share) + 0.05)
            shown = _phrase(alignment.source, theirs) or _phrase(alignment.source, [part.last])
            drafted = _phrase(alignment.claim, mine) or _phrase(alignment.claim, [inside[-1]])
            yield Hit(
                NEGATION, confidence, candidate, {"draft": drafted, "source": shown},
                differing([alignment.claim[i] for i in mine] or [alignment.claim[inside[-1]]],
                          [alignment.source[j] for j in theirs] or [alignment.source[part.last]]),
            )  # fmt: skip
            return


def _reconciled(comparison: Comparison, candidate: Candidate, clause: Clause, part: Clause) -> bool:
    """Whether opposites answer the odd denial: „nicht angenommen“ / „abgelehnt“, „stimmte gegen“ / „lehnte ab“."""
    alignment, language = candidate.alignment, comparison.language
    odd = (denials(alignment.claim, clause, language) + denials(alignment.source, part, language)) % 2
    mine, theirs = readings(alignment.claim, clause, language), readings(alignment.source, part, language)
    return _turned_back(mine, theirs, language) or any(
        side ^ odd in other
        and (
            _beside_denial(alignment.claim, i, clause, language)
            != _beside_denial(alignment.source, j, part, language)
            if odd
            else _denies(alignment.claim, i, language.logic) != _denies(alignment.source, j, language.logic)
        )
        for i, sides in mine.items()
        for j, other in theirs.items()
        for side in sides
    )


def _turned_back(mine: Readings, theirs: Readings, language: Language) -> bool:
    """Whether opposites say the same because one is undone: „erlaubt“ / „das Verbot aufgehoben“."""
    return any(
        side ^ 1 in other and undone(mine, i, language) != undone(theirs, j, language)
        for i, sides in mine.items()
        for j, other in theirs.items()
        for side in sides
    )


def _beside_denial(tokens: Sequence[Token], i: int, clause: Clause, language: Language) -> bool:
    """Whether a denial of the clause is one of the word at `i`: a German one stands far from its verb."""
    first = clause.first if language.lexicon.nouns_capitalised else max(clause.first, i - 3)
    last = clause.last if language.lexicon.nouns_capitalised else i
    return denials(tokens, Clause(first, last), language) > 0


def _by_prefix(comparison: Comparison, candidate: Candidate, indexes: range, mine: bool) -> list[int]:
    """Words of one side that are the other's with a prefix of denial: „unbekannt“ for „nicht bekannt“."""
    alignment = candidate.alignment
    lexicon = comparison.language.lexicon
    found = []
    for pair in alignment.pairs:
        own, other = (pair.claim, pair.source) if mine else (pair.source, pair.claim)
        if own not in indexes:
            continue
        word = (alignment.claim if mine else alignment.source)[own].fold
        like = (alignment.source if mine else alignment.claim)[other].fold
        if any(
            word.startswith(prefix) and stem(word[len(prefix) :], lexicon) == stem(like, lexicon)
            for prefix in comparison.language.logic.prefixes_of_denial
        ):
            found.append(own)
    return found


def _denies(tokens: Sequence[Token], i: int, logic: Logic) -> bool:
    return i in negations(tokens, range(max(0, i - 3), min(len(tokens), i + 4)), logic)


def negations(tokens: Sequence[Token], indexes: Sequence[int] | range, logic: Logic) -> list[int]:
    """Indexes of the words that deny within `indexes`: negators and denying verbs."""
    found = [i for i in indexes if tokens[i].fold in logic.negators]
    for number in sorted({n for i in indexes for n in _begun(tokens[i].fold, logic)}):
        pattern = logic.negative_verbs[number]
        hits: list[int] = []
        for part in pattern:
            k = next(
                (
                    i
                    for i in indexes
                    if i not in hits
                    and _begins(tokens[i].fold, part, len(pattern) > 1 and part is pattern[-1])
                ),
                None,
            )
            if k is None:
                break
            hits.append(k)
        else:
            if hits[0] not in found:
                found.append(hits[0])
    return sorted(found)


@functools.lru_cache(maxsize=65536)
def _begun(word: str, logic: Logic) -> tuple[int, ...]:
    """The numbers of the denying verbs whose first part a folded word is or begins with."""
    return tuple(
        number
        for number, pattern in enumerate(logic.negative_verbs)
        if _begins(word, pattern[0], len(pattern) > 1 and pattern[0] is pattern[-1])
    )


def _begins(word: str, part: str, whole: bool) -> bool:
    return word == part if whole else word.startswith(part) and len(word) - len(part) <= 5


def _belongs(
    comparison: Comparison,
    candidate: Candidate,
    clause: Clause,
    part: Clause,
    mine: list[int],
    theirs: list[int],
) -> bool:
    """Whether the odd negation stands at words both sides share, so that it turns the same statement."""
    alignment = candidate.alignment
    if len(mine) > len(theirs):
        tokens, shared, spots = (
            alignment.claim,
            {p.claim for p in alignment.pairs if p.similarity >= CLOSE},
            mine,
        )
    else:
        tokens, shared, spots = (
            alignment.source,
            {p.source for p in alignment.pairs if p.similarity >= CLOSE},
            theirs,
        )
    spots = [s for s in spots if s not in shared] or spots
    logic = comparison.language.logic
    for spot in spots:
        near = _negated(tokens, spot, logic)
        if any(k in shared for k in near) or spot in shared:
            return True
    return False


def _negated(tokens: Sequence[Token], spot: int, logic: Logic) -> list[int]:
    """What the negation at `spot` denies: the next content word, and for „nicht“ also the last before it.

    Names and amounts do not count: that a person is the same does not make the statement the same.
    """
    if spot + 1 < len(tokens) and any(t.value is not None for t in tokens[spot + 1 : spot + 3]):
        return []  # „nicht vor Mai“, „nicht mehr als zehn“: a bound, no denial
    content = [
        k
        for k in range(max(0, spot - 6), min(len(tokens), spot + 4))
        if k != spot and tokens[k].weight and tokens[k].kind is TokenKind.WORD and not tokens[k].proper
    ]
    after = [k for k in content if k > spot][:1]
    before = [] if tokens[spot].fold in logic.noun_negators else [k for k in content if k < spot][-1:]
    return before + after


def _answered(comparison: Comparison, candidate: Candidate, mine: list[int], theirs: list[int]) -> bool:
    """Whether the words beside the odd negation have their counterpart in a clause that denies as well."""
    alignment = candidate.alignment
    logic = comparison.language.logic
    if len(theirs) > len(mine):
        everywhere = negations(alignment.claim, range(len(alignment.claim)), logic)
        return len(everywhere) >= len(negations(alignment.source, range(len(alignment.source)), logic))
    parts = comparison.source_clauses(candidate)
    to = {p.claim: p.source for p in alignment.pairs}
    for spot in mine:
        for k in range(spot - 3, spot + 4):
            if k in to and not alignment.claim[k].proper and alignment.claim[k].kind is TokenKind.WORD:
                part = clause_of(parts, to[k])
                if negations(alignment.source, part.indexes, logic):
                    return True
    return False


def _contrasted(comparison: Comparison, candidate: Candidate, mine: list[int], theirs: list[int]) -> bool:
    """„nicht durch X, sondern durch Y“: one cause is denied, the statement is not."""
    logic = comparison.language.logic
    longer, spots = (
        (candidate.alignment.claim, mine) if len(mine) > len(theirs) else (candidate.alignment.source, theirs)
    )
    return any(t.fold in logic.contrasts for spot in spots for t in longer[spot + 1 : spot + 12])


def _phrase(tokens: Sequence[Token], spots: Sequence[int]) -> str:
    if not spots:
        return ""
    first, last = max(0, spots[0] - 2), min(len(tokens) - 1, spots[0] + 2)
    return " ".join(t.text for t in tokens[first : last + 1])
