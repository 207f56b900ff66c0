"""CC203: a causal link between two facts that the source does not link.

Speaks of a claim with a word of cause, both halves of which weigh enough and stand in the credited articles, when

* they stand in two sentences,
* neither of these holds a word of cause, and neighbours no hint of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

CAUSE = Rule("CC203", "causal-link", Severity.WARNING)
RULES = (CAUSE,)

score = scores("causes")
_PHRASE = 5  # words behind „wegen“ within which the noun phrase ends


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentence of the credited articles that covers most of some tokens, and the share it covers."""

    share: float
    indexed: IndexedArticle
    number: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.indexed.sentences[self.number].tokens


@check(CAUSE, kind=Kind.LINK, order=200)
def unstated_causes(pair: Pair) -> Iterator[Hit]:
    """A clause with a word of cause whose passage is another sentence than its main clause's."""
    for token in pair.claim:
        if token.fold not in pair.logic.causes or not _is_causal(pair, token):
            continue
        reason = _reason(pair, token)
        rest = [t for t in pair.claim if t not in reason]
        if (
            sum(t.weight for t in reason) < score.least_reason
            or sum(t.weight for t in rest) < score.least_rest
        ):
            continue
        one, two = _place(pair, reason), _place(pair, rest)
        if one is None or two is None or _are_linked(pair, one, two):
            continue
        confidence = min(score.most, score.base + score.by_share * (one.share + two.share))
        yield Hit(CAUSE, confidence, pair, {"draft": token.text}, differing([token], [two.tokens[0]]))
        return


def _place(pair: Pair, tokens: Sequence[Token]) -> _Place | None:
    """Where the credited articles say most of these tokens, if they say enough of them."""
    found = [
        _Place(best[1], indexed, best[0])
        for indexed in pair.credited_articles
        if (best := indexed.best_sentence(tokens)) is not None
    ]
    most = max(found, key=lambda place: place.share, default=None)  # of equal ones the first
    return most if most is not None and most.share >= score.least_share else None


def _are_linked(pair: Pair, one: _Place, two: _Place) -> bool:
    """Whether the source links the two sentences itself: they are one, or one holds a word of cause.

    Between neighbours any hint counts („dadurch“, „um … zu“), over a distance only a word of cause.
    """
    apart = abs(one.number - two.number) if one.indexed is two.indexed else None
    if apart == 0:
        return True
    words = pair.logic.cause_hints if apart == 1 else pair.logic.causes
    return any(t.fold in words for place in (one, two) for t in place.tokens)


def _is_causal(pair: Pair, token: Token) -> bool:
    """„da“ begins a clause of reason only after a comma or at the head of a sentence."""
    row = pair.claim
    before = row.previous(token)
    return token.fold not in pair.logic.causes_after_comma or before is None or "," in row.gap(before, token)


def _reason(pair: Pair, word: Token) -> tuple[Token, ...]:
    """The reason: the word of cause and the rest of its clause, of a preposition its noun phrase."""
    run = (word, *pair.claim.clause(word).after(word))
    if word.fold not in pair.logic.causes_of_nouns:
        return run
    longest = min(len(run) - 1, _PHRASE)
    length = next((k - 1 for k in range(1, longest + 1) if _ends_before(run, k)), longest)
    return run[: 1 + max(1, length)]  # „des Wetters wegen“: nothing comes after it


def _ends_before(run: Sequence[Token], k: int) -> bool:
    """Whether a noun phrase ends before a token: a lower-case content word between a capital one and others."""
    token = run[k]
    return bool(token.weight) and not token.capital and run[k - 1].capital and k + 1 < len(run)
