"""CC305: two who have changed places.

Speaks of two capital words of the claim that the passage has as well, in a passage that says nearly all of the
claim, when each stands where the passage has the other:

* right behind the other's content word,
* in the clause of the other, with the words round it,
* in the case or after the preposition of the other,
* before the same active verb instead of behind it, where no case could show an object put first.

Silent for whoever only says it („laut Polizei“).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crosscheck.language.base import Language
from crosscheck.matching.pair import Match, Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores
from crosscheck.text.frequencies import frequency

ROLES = Rule("CC305", "role-swap", Severity.ERROR)
RULES = (ROLES,)

score = scores("roles")


@check(ROLES, kind=Kind.CONTRADICTION, order=50)
def exchanged_parties(pair: Pair) -> Iterator[Hit]:
    """The first pair of capital words, both matched, that stand in each other's place."""
    coverage = pair.alignment.coverage
    if coverage < score.least_coverage:
        return
    actors = [m for m in pair.matches if m.likeness >= score.same and _is_actor(pair, m)]
    for a, b in combinations(actors, 2):
        confidence = max(
            _by_neighbours(pair, a, b), _by_clause(pair, a, b), _by_case(pair, a, b),
            _by_order(pair, a, b), _by_preposition(pair, a, b),
        )  # fmt: skip
        if confidence:
            yield _hit(pair, a, b, min(score.most, confidence * coverage + score.base))
            return


def _hit(pair: Pair, a: Match, b: Match, confidence: float) -> Hit:
    first, last = sorted((a.passage, b.passage), key=pair.passage.place)
    begin, end = pair.passage.around(first, 1, 0)[0].span.start, pair.passage.around(last, 0, 1)[-1].span.end
    shown = " ".join(pair.passage.text[begin:end].split())
    details = {"draft": f"{a.claim.text} ↔ {b.claim.text}", "source": shown}
    return Hit(ROLES, confidence, pair, details, differing([a.claim, b.claim], [a.passage, b.passage]))


def _is_actor(pair: Pair, match: Match) -> bool:
    """Whether both words are capital, and neither only says whose word it is."""
    mine, theirs = match.claim, match.passage
    if mine.kind is not TokenKind.WORD or not (mine.text[:1].isupper() and theirs.text[:1].isupper()):
        return False
    return not _is_credited(pair.claim, mine) and not _is_credited(pair.passage, theirs)


def _is_credited(row: Row, noun: Token) -> bool:
    """Whether the noun only says whose word it is: „der Polizei zufolge“, „laut Polizei“."""
    words = row.language.logic.credits
    return any(t.fold in words for t in (*row.before(noun, 3), *row.after(noun, 1)))


def _left(row: Row, token: Token) -> Token | None:
    """The content word before a token."""
    return next((t for t in reversed(row.before(token)) if t.weight), None)


def _by_neighbours(pair: Pair, a: Match, b: Match) -> float:
    """Each has the content word before it that the other has in the source."""
    before_a, before_b = _left(pair.claim, a.claim), _left(pair.claim, b.claim)
    source_a, source_b = _left(pair.passage, a.passage), _left(pair.passage, b.passage)
    if before_a is None or before_b is None or source_a is None or source_b is None:
        return 0.0
    if before_a == b.claim or before_b == a.claim:
        return 0.0
    theirs = [pair.counterpart(token, score.same) for token in (before_a, before_b)]
    return score.neighbours if theirs == [source_b, source_a] else 0.0


def _by_clause(pair: Pair, a: Match, b: Match) -> float:
    """They stand in two clauses, and each in the clause where the source has the other."""
    claim_a, claim_b = pair.claim.clause(a.claim), pair.claim.clause(b.claim)
    source_a, source_b = pair.passage.clause(a.passage), pair.passage.clause(b.passage)
    if claim_a == claim_b or source_a == source_b:
        return 0.0
    crossed = 0.0
    for match in pair.matches:
        if match.claim in (a.claim, b.claim) or match.likeness < score.same:
            continue
        for own, same, other in ((claim_a, source_a, source_b), (claim_b, source_b, source_a)):
            if match.claim in own and match.passage in same and match.claim.weight:
                return 0.0
            if match.claim in own and match.passage in other:
                crossed += match.claim.weight
    return score.clause if crossed >= score.clause_words else 0.0


def _by_case(pair: Pair, a: Match, b: Match) -> float:
    """Their articles show a case each that the source gives to the other: „dem Amt“ / „das Amt“."""
    if not _exchanged_prepositions(pair, a, b):
        return 0.0
    return score.case if _flip(pair, a) * _flip(pair, b) < 0 else 0.0


def _by_preposition(pair: Pair, a: Match, b: Match) -> float:
    """Each hangs on the preposition that the other has in the source: „von A zu B“ / „von B zu A“."""
    if not _is_all_told(pair) or b.claim not in pair.claim.clause(a.claim):
        return 0.0
    mine, theirs = _prepositions(pair, a, b)
    return score.preposition if all(mine) and mine[0] != mine[1] and mine == theirs[::-1] else 0.0


def _prepositions(pair: Pair, a: Match, b: Match) -> tuple[list[str], list[str]]:
    """The prepositions of the two in the claim, and in the passage."""
    mine = [_preposition(pair.claim, match.claim) for match in (a, b)]
    return mine, [_preposition(pair.passage, match.passage) for match in (a, b)]


def _exchanged_prepositions(pair: Pair, a: Match, b: Match) -> bool:
    """Whether each has the preposition in the claim that the other has in the source, or none has any."""
    mine, theirs = _prepositions(pair, a, b)
    return mine == theirs[::-1] and (mine[0] != mine[1] or not mine[0])


def _flip(pair: Pair, match: Match) -> int:
    """1 when the source makes an object of the claim's subject, -1 the other way, 0 when nothing shows it."""
    before = pair.claim.previous(match.claim), pair.passage.previous(match.passage)
    mine, theirs = (token.fold if token is not None else "" for token in before)
    return pair.logic.case_flips.get((mine, theirs), 0)


def _preposition(row: Row, noun: Token) -> str:
    """The preposition that a noun hangs on, an article or an adjective between; „“ for none."""
    prepositions = row.language.logic.prepositions
    return next((t.fold for t in reversed(row.before(noun, 3)) if t.fold in prepositions), "")


def _by_order(pair: Pair, a: Match, b: Match) -> float:
    """The same active verb between them, and they stand the other way round: „A verklagt B“ / „B verklagt A“.

    German puts the object first only when a case shows it, so an order turned round counts when both are
    names without article, or when the article of one shows that it changed its case.
    """
    mine, theirs = pair.claim.distance(a.claim, b.claim), pair.passage.distance(a.passage, b.passage)
    if (mine > 0) == (theirs > 0) or not _is_all_told(pair):
        return 0.0
    if b.claim not in pair.claim.clause(a.claim) or b.passage not in pair.passage.clause(a.passage):
        return 0.0
    if not _exchanged_prepositions(pair, a, b) or not _has_verb_between(pair.claim, a.claim, b.claim):
        return 0.0
    if _flip(pair, a) or _flip(pair, b) or not pair.language.lexicon.nouns_capitalised:
        return score.order
    is_bare = all(_is_bare(pair.claim, m.claim) and _is_bare(pair.passage, m.passage) for m in (a, b))
    return score.order if is_bare else 0.0


def _is_all_told(pair: Pair) -> bool:
    """Whether every content word of either side has its like on the other: a converse verb would not."""
    return all(pair.counterpart(t, score.like) or not t.weight for t in pair.claim) and all(
        pair.origin(t, score.like) or not t.weight for t in pair.passage
    )


def _has_verb_between(row: Row, one: Token, two: Token) -> bool:
    between = row.between(one, two)
    return any(t.weight and not t.capital and t.kind is TokenKind.WORD for t in between)


def _is_bare(row: Row, noun: Token) -> bool:
    """Whether a noun has no article: a name. A bare plural („sammelt Unterschriften“) is none."""
    lexicon = row.language.lexicon
    if not (noun.proper or noun.text in lexicon.countries or not _is_plural(noun, row.language)):
        return False
    before = row.previous(noun)
    return before is None or before.fold not in lexicon.determiners


def _is_plural(noun: Token, language: Language) -> bool:
    """Whether the noun without an ending of the plural is a known word."""
    singular = (noun.fold.removesuffix(ending) for ending in language.lexicon.plurals)
    return any(word != noun.fold and frequency(word, language.code) for word in singular)
