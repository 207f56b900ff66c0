"""CC317: of one thing the draft says what the source says of another, and excludes of that one.

Speaks of words of the claim that

* stand in a sentence of a credited article that says most of the rest, as what is excluded there („nicht X, sondern Y“,
  „statt X“, „alle außer X“, „weder X noch Y“), while the claim neither excludes nor denies, and names no exception,
* the claim excludes, and a sentence that says most of the rest does not, nor another.

Silent where the claim has what holds instead as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.helpers.exclusions import Excluded, excluded
from crosscheck.rules.helpers.negations import negations
from crosscheck.rules.helpers.opposites import opposed
from crosscheck.rules.helpers.shares import Told, sentences
from crosscheck.rules.helpers.turns import is_of
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

EXCLUDED = Rule("CC317", "excluded-member", Severity.ERROR)
RULES = (EXCLUDED,)

score = scores("excluded")
_AROUND = 1  # words shown on either side of what is excluded


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Words of the claim that a sentence excludes, and the share of the claim's other words that it says."""

    mine: tuple[Token, ...]
    theirs: Excluded
    told: Told
    share: float


@article_check(EXCLUDED, kind=Kind.CONTRADICTION, order=170)
def excluded_members(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Words of the claim that the articles exclude, or that it excludes and they include."""
    if nearest is None:
        return
    words = [t for t in comparison.row if t.weight]
    known = list(sentences(comparison, words))
    own = excluded(comparison.row)
    found = max(_excluded(comparison.row, words, known, own), key=lambda f: f.share, default=None)
    if found is not None:
        yield _hit(comparison, found.mine, found.theirs.tokens, found.told, found.share)
    else:
        yield from _included(comparison, words, known, own)


def _excluded(
    row: Row, words: Sequence[Token], known: Sequence[Told], own: Sequence[Excluded]
) -> Iterator[_Found]:
    """What sentences exclude that the claim does not, nor says of it another sentence."""
    denials = row.language.denials
    if any(t.fold in denials.formerly or (not own and is_of(t, denials.excepting)) for t in row):
        return
    for told in known:
        theirs = told.article.row(told.sentence)
        if told.share(words) < score.least_told or opposed(row, theirs):
            continue
        for each in excluded(theirs):
            found = _taken(row, words, told, each, own)
            if found is not None and found.share - _share_with(known, found.mine, words) >= score.least_apart:
                yield found


def _taken(
    row: Row, words: Sequence[Token], told: Told, each: Excluded, own: Sequence[Excluded]
) -> _Found | None:
    """What a sentence excludes, where the claim has it and says the rest of the sentence of it."""
    out = {t for mine in own for t in mine.tokens}
    mine = tuple(t for t in words if told.at(t) and all(p in each.tokens for p in told.at(t)))
    if not mine or any(t in out or _is_denied(row, t, own) for t in mine):
        return None
    if _has_rival(told, words, each, out):
        return None
    rest = [t for t in words if t not in mine]
    is_swapped = any(p in each.instead for t in out for p in told.at(t))
    if sum(t.weight for t in rest) < score.least_rest and not is_swapped:
        return None
    if not each.instead and not _shares_predicate(told, rest, each):
        return None
    share = told.share(rest, _without_relative(told, each))
    return _Found(mine, each, told, share) if share >= score.least_told else None


def _shares_predicate(told: Told, rest: Sequence[Token], each: Excluded) -> bool:
    """Whether the claim has a verb or adjective of a sentence that has any; what is said of all but one says nothing
    of another verb."""
    row = told.article.row(told.sentence)
    if not row.language.lexicon.nouns_capitalised:
        return True
    words = [t for t in row if t.weight and not t.capital and t.value is None and t not in each.cue]
    return not words or any(place in words for t in rest for place in told.at(t))


def _without_relative(told: Told, each: Excluded) -> list[Token]:
    """The tokens of a sentence up to a relative clause on what is excluded."""
    row = told.article.row(told.sentence)
    last = row.clause(each.tokens[-1])
    behind = next((c for c in row.clauses if c.begin > last.end), None)
    if behind is None or behind.first.fold not in row.language.clauses.relatives:
        return list(row)
    return list(row.before(behind.first))


def _has_rival(told: Told, words: Sequence[Token], each: Excluded, out: Collection[Token]) -> bool:
    """Whether the claim has what holds instead, of the kind of what is excluded, and does not exclude it."""
    kinds = {(t.kind, t.capital) for t in each.tokens}
    said = {p for t in words if t not in out for p in told.at(t)}
    rivals = [t for t in each.instead if (t.kind, t.capital) in kinds]
    return bool(rivals) and all(t in said for t in rivals)


def _is_denied(row: Row, token: Token, own: Sequence[Excluded]) -> bool:
    """Whether the claim denies the clause of a word, other than by excluding a part of it."""
    clause, cues = row.clause(token), {t for each in own for t in each.cue}
    return len([t for t in negations(clause.tokens, row.language.logic) if t not in cues]) % 2 == 1


def _share_with(known: Sequence[Told], mine: Sequence[Token], words: Sequence[Token]) -> float:
    """The greatest share of the other words that a sentence says which has these and does not exclude them."""
    rest = [t for t in words if t not in mine]
    return max((told.share(rest) for told in known if _includes(told, mine)), default=0.0)


def _includes(told: Told, mine: Sequence[Token]) -> bool:
    places = [p for t in mine for p in told.at(t)]
    if not places:
        return False
    row = told.article.row(told.sentence)
    out = {t for each in excluded(row) for t in each.tokens}
    return any(p not in out for p in places)


def _included(
    comparison: Comparison, words: Sequence[Token], known: Sequence[Told], own: Sequence[Excluded]
) -> Iterator[Hit]:
    """What the claim excludes and a sentence says of the rest; none excludes it, or says it of what holds instead."""
    for each in own:
        mine = [t for t in each.tokens if t in words]
        rest = [t for t in words if t not in mine and t not in each.instead]
        if not mine or sum(t.weight for t in rest) < score.least_rest:
            continue
        if any(told.at(t) and not _is_plain(told) for told in known for t in mine):
            continue
        rivals = [t for t in each.instead if (t.kind, t.capital) in {(m.kind, m.capital) for m in mine}]
        holding = [t for t in known if any(t.at(r) for r in rivals)]
        best = max(
            (t for t in known if any(t.at(m) for m in mine)), key=lambda t: t.share(rest), default=None
        )
        share = best.share(rest) if best is not None else 0.0
        apart = share - max((t.share(rest) for t in holding), default=0.0)
        if best is not None and share >= score.least_stated and apart >= score.least_apart:
            yield _hit(comparison, mine, best.at(next(m for m in mine if best.at(m))), best, share)
            return


def _is_plain(told: Told) -> bool:
    """Whether a sentence neither denies nor excludes, nor tells one time from another."""
    row = told.article.row(told.sentence)
    logic = row.language.logic
    return (
        not negations(row.tokens, logic)
        and not excluded(row)
        and not any(t.fold in logic.distinctions for t in row)
    )


def _hit(
    comparison: Comparison, mine: Sequence[Token], theirs: Sequence[Token], told: Told, share: float
) -> Hit:
    row = told.article.row(told.sentence)
    first, last = theirs[0], theirs[-1]
    inside = (first,) if first is last else (first, *row.between(first, last), last)
    shown = (*row.before(first, _AROUND + 1), *inside, *row.after(last, _AROUND))
    confidence = min(score.most, score.base + score.by_share * share)
    return told.hit(EXCLUDED, confidence, comparison, (mine, theirs), shown)
