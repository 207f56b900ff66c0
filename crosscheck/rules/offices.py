"""CC318: an office with another qualifier than the source has: „Vizekanzler Huber“ / „Kanzler Huber“.

Speaks of an office of the claim where the credited articles give the same person that office only

* as a deputy, in honour, as a candidate or until another is found, and the claim does not, or the other way round,
* as a former, a present or a coming one, and the claim as another of these.

Without a name the office must be named in one way only, by articles and by the draft, and the passage follow the
claim. Silent where the claim tells of another time („als Minister“, a year), where the words are open („damalige“), and
where the draft has the right words elsewhere: it may then be short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing, written
from crosscheck.rules.helpers.holders import Holder, holders, holders_of, offices
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

OFFICE = Rule("CC318", "office-mismatch", Severity.ERROR)
RULES = (OFFICE,)

score = scores("offices")
_NOW, _THEN, _PAST, _ACTING = "now", "then", "past", "acting"
_YEAR = re.compile(r"\d{4}")  # in a date that tells of another time
_TIMES = frozenset({_NOW, _THEN, _PAST, "future"})
Place = tuple[IndexedArticle, int, Holder]


@article_check(OFFICE, kind=Kind.CONTRADICTION, order=145)
def changed_offices(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Offices of the claim that the credited articles qualify otherwise."""
    if nearest is None or any(t.kind is TokenKind.DATE and _YEAR.search(t.text) for t in comparison.row):
        return
    elsewhere = holders_of(comparison.text)
    for mine in offices(comparison.row):
        if not mine.is_clear:
            continue
        places = list(_same_holder(comparison, mine))
        if not places or any(agree(mine, theirs) for _, _, theirs in places):
            continue
        if any(_is_right(other, mine, places) for other in elsewhere) or _has_left(mine, places):
            continue
        confidence = _confidence(nearest, mine, places)
        if confidence:
            yield _hit(comparison, mine, places[0], confidence)


def agree(mine: Holder, theirs: Holder) -> bool:
    """Whether two qualifications of an office may be the same."""
    if mine.says - _TIMES != theirs.says - _TIMES:
        return False
    if not theirs.is_clear:
        return True
    times = [h.says & _TIMES - {_NOW} for h in (mine, theirs)]
    if any(_THEN in t for t in times):
        return all(t <= {_THEN, _PAST} for t in times)
    return times[0] == times[1]


def _same_holder(comparison: Comparison, mine: Holder) -> Iterator[Place]:
    """Where the credited articles name the office of the same person; of anyone, if the claim has no name."""
    for indexed in comparison.credited_articles:
        for sentence, named in holders(indexed).items():
            for theirs in named:
                if mine.same_office(theirs) and (not mine.names or mine.names & theirs.names):
                    yield indexed, sentence, theirs


def _is_right(other: Holder, mine: Holder, places: Sequence[Place]) -> bool:
    """Whether another office of the draft is the same one, with the articles' qualifiers."""
    if other.head == mine.head or not other.same_office(mine):
        return False
    if mine.names and other.names and not mine.names & other.names:
        return False
    return any(agree(other, theirs) for _, _, theirs in places)


def _has_left(mine: Holder, places: Sequence[Place]) -> bool:
    """Whether what the claim calls former has ended by other words of the articles."""
    if _PAST not in mine.says:
        return False
    return any(
        token.fold in place[0].text.language.offices.leaving
        for place in places
        for token in chain.from_iterable(s.tokens for s in place[0].sentences)
    )


def _confidence(nearest: Pair, mine: Holder, places: Sequence[Place]) -> float:
    """How sure the difference is; 0 where it may be none."""
    theirs = [place[2] for place in places]
    if mine.names:
        sure = score.same_name
    elif len({h.says for h in theirs}) > 1 or nearest.closeness(*mine.words) < score.least_closeness:
        return 0.0
    else:
        sure = score.no_name + score.by_closeness * nearest.closeness(*mine.words)
    differing_in = {c for h in theirs for c in h.says ^ mine.says}
    return sure - (score.acting if differing_in == {_ACTING} else 0.0)


def _hit(comparison: Comparison, mine: Holder, place: Place, confidence: float) -> Hit:
    indexed, sentence, theirs = place
    details = {
        "draft": written(mine.words),
        "source": written(theirs.words),
        "outlet": indexed.article.outlet.domain,
    }
    pair = comparison.beside(indexed, indexed.window(comparison.tokens, sentence))
    return Hit(OFFICE, confidence, pair, details, differing(mine.words, theirs.words))
