"""CC701: a headline that says more than its text.

Speaks of a headline where every passage of the text that comes near it says otherwise, by the same comparisons as for
a claim and its source:

* another figure, and no figure of text or sources that fits it,
* as done or sure what the text plans, doubts or denies,
* all for some,
* another name, which the text has nowhere.

Silent of questions, of what is quoted, and where the text bears the headline out in another place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from crosscheck.matching.align import CLOSE
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.helpers.doubts import soft
from crosscheck.rules.helpers.negations import negations
from crosscheck.rules.modality import MODALITY, lost_or_added_doubts
from crosscheck.rules.names import NAME, differing_names
from crosscheck.rules.negation import NEGATION, denied_statements
from crosscheck.rules.numbers import NUMBER, UNIT, differing_amounts
from crosscheck.rules.quantifiers import QUANTIFIER, differing_extents
from crosscheck.rules.roles import ROLES, exchanged_parties
from crosscheck.rules.scores import scores

OVERSTATED = Rule("CC701", "headline-overstated", Severity.WARNING)
RULES = (OVERSTATED,)

score = scores("headlines")
_CHECKS: tuple[Callable[[Pair], Iterable[Hit]], ...] = (
    differing_amounts,
    lost_or_added_doubts,
    denied_statements,
    differing_extents,
    differing_names,
    exchanged_parties,
)
_LEAST = {
    NUMBER: score.number,
    UNIT: score.number,
    MODALITY: score.modality,
    NEGATION: score.negation,
    QUANTIFIER: score.quantifier,
    NAME: score.name,
    ROLES: score.roles,
}
_MARKS = frozenset('„“”"»«‚‘›‹')


def overstated(near: Sequence[Pair]) -> Hit | None:
    """What the headline says otherwise than its text. `near` is the headline beside the passages of the text that
    come nearest to it, best first."""
    if not near or _is_asked_or_quoted(near[0]):
        return None
    best = near[0]
    found = [hit for check in _CHECKS for hit in check(best) if hit.confidence >= _LEAST[hit.rule]]
    found = [hit for hit in found if _counts(hit, best) and all(_says_too(hit, p) for p in near[1:])]
    if not found:
        return None
    surest = max(found, key=lambda hit: hit.confidence)
    return replace(surest, rule=OVERSTATED)


def _is_asked_or_quoted(pair: Pair) -> bool:
    first, last = pair.claim.tokens[0], pair.claim.tokens[-1]
    text = pair.claim.text[max(0, first.span.start - 1) : last.span.end + 2]
    return "?" in text or any(mark in text for mark in _MARKS)


def _counts(hit: Hit, pair: Pair) -> bool:
    """Whether a difference holds for a headline, which leaves out what it can."""
    mine = [t for t in pair.claim if any(t.span == words.draft for words in hit.differs)]
    if hit.rule in (NUMBER, UNIT):
        return not any(_is_given(pair, token) or _may_be_sum(hit, pair, token) for token in mine)
    if hit.rule is NAME:
        return not any(pair.occurs(token, CLOSE) for token in mine)
    if hit.rule is MODALITY:
        return (
            not any(soft(pair.claim, t) for t in pair.claim)
            and _is_all_said(pair)
            and not _is_sure(pair, hit)
        )
    if hit.rule is NEGATION:
        return (
            _is_all_said(pair)
            and all(_is_same_word(pair, t) for t in pair.claim if t.weight)
            and not _is_so(pair, hit)
        )
    return True


def _is_doubted(pair: Pair) -> bool:
    """Whether the headline has a word of doubt, or another word for the passage's: “weighs ban” / “considers a ban”."""
    logic = pair.logic
    doubts = logic.hedges | logic.strong_hedges | logic.intents | logic.open
    return any(
        soft(pair.claim, t) or ((other := pair.counterpart(t)) is not None and other.among(doubts))
        for t in pair.claim
    )


def _is_all_said(pair: Pair) -> bool:
    """Whether the passage has every word of the headline: one that it lacks may say how sure it is."""
    return all(pair.counterpart(t, CLOSE) is not None for t in pair.claim if t.weight)


def _elsewhere(pair: Pair, hit: Hit) -> Iterator[Row]:
    """The other sentences of text and sources that have a verb of the headline."""
    differing = [words.article for words in hit.differs]
    verbs = [t for t in pair.claim if t.weight and not t.capital and t.value is None]
    for indexed in pair.credited_articles:
        numbers = {n for verb in verbs for n, likeness, _ in indexed.occurrences(verb) if likeness >= CLOSE}
        for n in sorted(numbers):
            here = indexed.sentences[n].span
            if indexed is not pair.indexed or not any(here.covers(span) for span in differing):
                yield indexed.row(n)


def _is_sure(pair: Pair, hit: Hit) -> bool:
    """Whether another sentence has the verb without a doubt."""
    return any(not any(soft(row, t) for t in row) for row in _elsewhere(pair, hit))


def _is_so(pair: Pair, hit: Hit) -> bool:
    """Whether another sentence has the verb as the headline does, denied or not."""
    is_denied = bool(negations(pair.claim.tokens, pair.logic))
    return any(bool(negations(row.tokens, pair.logic)) == is_denied for row in _elsewhere(pair, hit))


def _is_same_word(pair: Pair, token: Token) -> bool:
    """Whether the passage has the word as it is, no noun for a verb: „sagt Reise ab“ / „reist nicht“."""
    other = pair.counterpart(token, score.same_word)
    return other is not None and (other.capital == token.capital or other.first or token.first)


def _may_be_sum(hit: Hit, pair: Pair, token: Token) -> bool:
    """Whether the headline may add up what the passage tells of one by one: „ein Arbeiter und zwei Passanten“."""
    amount = token.value
    if not isinstance(amount, Amount) or amount.dimension:
        return False
    rivals = [t for t in pair.passage if any(t.span == words.article for words in hit.differs)]
    return any(
        isinstance(t.value, Amount)
        and t.value.value < amount.value
        and any(w.among(pair.logic.joints) for w in pair.passage.clause(t))
        for t in rivals
    )


def _is_given(pair: Pair, token: Token) -> bool:
    """Whether text or sources have a figure that fits, of the same kind."""
    amount = token.value
    for indexed in pair.credited_articles:
        for _, _, found in indexed.occurrences(token):
            theirs = found.value
            if not isinstance(amount, Amount) or not isinstance(theirs, Amount):
                continue
            if amount.dimension == theirs.dimension:
                return True
    return False


def _says_too(hit: Hit, pair: Pair) -> bool:
    """Whether another near passage differs from the headline by the same rule."""
    if hit.rule in (NUMBER, UNIT, NAME):
        return True  # these were looked for in the whole text
    return any(other.rule is hit.rule for check in _CHECKS for other in check(pair))


def is_specific(pair: Pair) -> bool:
    """Whether headline and passage share enough to speak of the same thing."""
    shared = [m for m in pair.matches if m.likeness >= CLOSE]
    weight = sum(m.claim.weight for m in shared)
    return weight >= score.least_weight and any(m.claim.kind is TokenKind.WORD for m in shared)
