"""CC316: what the source denies or advises against the draft states, or the other way round.

Speaks of a clause of the claim that is said nearly whole

* by a sentence of a credited article in which the most of it hangs on a turn of denial („bestritt, dass …“), while
  the claim denies nothing and gives nothing as hearsay, and no other sentence says as much of it without a denial,
* without a denial by the articles, while the claim denies it and the articles deny nothing like it.

Denials within one clause are those of CC306.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.helpers.negations import negations
from crosscheck.rules.helpers.opposites import opposed
from crosscheck.rules.helpers.refusals import Denied, denied, denies, hearsay
from crosscheck.rules.helpers.shares import Told, sentences
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

DENIED = Rule("CC316", "denied-statement", Severity.ERROR)
RULES = (DENIED,)

score = scores("denied")
_AROUND = 2  # words shown on either side of a denial


@article_check(DENIED, kind=Kind.CONTRADICTION, order=160)
def statements_denied(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Clauses that one side states and the other denies."""
    if nearest is None:
        return
    row = comparison.row
    own = denied(row)
    for clause in row.clauses:
        words = clause.content
        if sum(t.weight for t in words) < score.least_weight or not any(_tells(t) for t in words):
            continue
        mine = next((d for d in own if words[-1] in d.tokens), None)
        if mine is not None:
            yield from _affirmed(comparison, words, mine)
        elif not own and _is_plain(row):
            yield from _denied(comparison, words)


def _tells(token: Token) -> bool:
    """Whether a word says more than a name."""
    return token.kind is TokenKind.WORD and not token.proper


def _is_plain(row: Row) -> bool:
    """Whether a claim denies nothing, and gives nothing as what others say, wish or doubt."""
    logic = row.language.logic
    open_words = logic.hedges | logic.strong_hedges | logic.wishes | logic.questions | logic.negators
    return not hearsay(row) and not denies(row) and not any(t.fold in open_words for t in row)


def _denied(comparison: Comparison, words: Sequence[Token]) -> Iterator[Hit]:
    """A claim that a sentence of the articles denies, and none states."""
    best: tuple[float, Told, Denied] | None = None
    stated = 0.0
    for told in sentences(comparison, words):
        share = told.share(words)
        if share < score.least_share - score.least_apart:
            continue
        row = told.article.row(told.sentence)
        if opposed(comparison.row, row):
            continue
        found = [d for d in denied(row) if _is_the_claims(comparison.row, told, words, d)]
        if found and share > (best[0] if best else 0.0):
            best = share, told, found[0]
        stated = max(stated, told.share(words, _plain(row, told, words, found)))
    if best is not None and best[0] >= score.least_share and best[0] - stated >= score.least_apart:
        share, told, what = best
        yield _hit(comparison, words[-1:], told, what.cue, share)


def _is_the_claims(row: Row, told: Told, words: Sequence[Token], what: Denied) -> bool:
    """Whether what a sentence denies is what the claim says: most of its words, its verbs among them, and no other
    denials."""
    if told.share(words, what.tokens) < score.least_denied:
        return False
    logic = told.article.text.language.logic
    verbs = [t for t in words if _tells(t) and not t.capital]
    has_verbs = not verbs or told.share(verbs, (*what.tokens, *what.cue)) >= score.least_of_verbs
    if not has_verbs and told.share(words, what.tokens) < score.whole:
        return False
    said = {place for word in words for place in told.at(word)}
    if what.head is not None and what.head not in said and not _has_particle(row, what.head):
        return False
    odd = [t for t in negations(what.tokens, logic) if t not in said]
    odd += [t for t in negations(words, logic) if not told.at(t)]
    return len(odd) % 2 == 0


def _has_particle(row: Row, verb: Token) -> bool:
    """Whether the claim has the particle of a verb apart: „gibt … ab“ / „abgebe“."""
    return any(t.fold in row.language.lexicon.prefixes and verb.fold.startswith(t.fold) for t in row)


def _plain(row: Row, told: Told, words: Sequence[Token], found: Sequence[Denied]) -> list[Token]:
    """The tokens of a sentence that stand in no clause with a denial that the claim has not, nor are denied."""
    said = {place for word in words for place in told.at(word)}
    return [
        token
        for clause in row.clauses
        if not [t for t in negations(clause.tokens, row.language.logic) if t not in said]
        for token in clause
        if not any(token in d.tokens or token in d.cue for d in found)
    ]


def _affirmed(comparison: Comparison, words: Sequence[Token], mine: Denied) -> Iterator[Hit]:
    """A claim's denial of what the articles state, and nowhere deny."""
    best: tuple[float, Told] | None = None
    for told in sentences(comparison, words):
        share = told.share(words)
        if share < score.least_alike:
            continue
        near = range(max(0, told.sentence - 1), min(len(told.article.sentences), told.sentence + 2))
        if any(_speaks_against(told.article.row(k)) for k in near):
            return
        if share > (best[0] if best else 0.0):
            best = share, told
    if best is not None and best[0] >= score.least_stated:
        yield _hit(comparison, mine.cue, best[1], best[1].at(words[-1]), best[0])


def _speaks_against(row: Row) -> bool:
    """Whether a sentence denies anything, or gives it as what others say or doubt."""
    logic = row.language.logic
    if negations(row.tokens, logic) or denied(row):
        return True
    doubts = logic.strong_hedges | logic.questions | logic.reported
    return hearsay(row) or any(t.fold in doubts for t in row)


def _hit(
    comparison: Comparison, mine: Sequence[Token], told: Told, theirs: Sequence[Token], share: float
) -> Hit:
    row = told.article.row(told.sentence)
    shown = [t for word in theirs for t in row.around(word, _AROUND, _AROUND)]
    first, last = min(shown, key=row.place), max(shown, key=row.place)
    excerpt = (first, *row.between(first, last), last) if first is not last else (first,)
    confidence = min(score.most, score.base + score.by_share * share)
    return told.hit(DENIED, confidence, comparison, (mine, theirs), excerpt)
