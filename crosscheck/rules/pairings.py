"""CC313 once more: owners and values side by side in one sentence, and the claim takes the value of the neighbour.

Speaks of a value of the claim and its owner, a name or noun beside it, where a sentence of a credited article

* has the value in a cell (`helpers.cells`) with another owner in the same position, which the claim's cell lacks,
* has the claim's owner in a cell with another value of the same kind,
* says most of the rest of the claim's cell,

and no credited article has the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.row import Row
from crosscheck.matching.similarity import SAME_LEMMA
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.rules.base import Hit, differing, written
from crosscheck.rules.helpers.cells import Cell, Run, cells, is_same_kind, lead, runs
from crosscheck.rules.owners import OWNER
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

score = scores("pairings")
_PLACES = 20  # of a value in an article that are looked at
_NEAR = 2  # words before an owner in which a comparison or a denial stands


@dataclass(frozen=True, slots=True)
class _Found:
    """The claim's owner with `theirs` in one cell of a sentence, and its value with `rival` in another."""

    owner: Run
    theirs: Token
    value: Token
    rival: Run
    told: float


@article_check(OWNER, kind=Kind.CONTRADICTION, order=141)
def of_the_neighbour(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Values that a sentence of the article has of another owner, beside the claim's owner with its own."""
    if nearest is None:
        return
    for cell in cells(comparison.row):
        for token in cell.values:
            claim = _Claim(cell, token)
            if not claim.is_plain:
                continue
            hit = next(claim.hits(comparison), None)
            if hit is not None:
                yield hit


@dataclass(frozen=True, slots=True)
class _Claim:
    """A value in a cell of the claim."""

    cell: Cell
    value: Token

    @property
    def is_plain(self) -> bool:
        """Whether the cell neither denies nor has a pronoun for an owner that is named elsewhere."""
        logic = self.cell.row.language.logic
        return not any(t.fold in logic.negators or t.fold in logic.pronouns for t in self.cell.tokens)

    def hits(self, comparison: Comparison) -> Iterator[Hit]:
        for indexed in comparison.credited_articles:
            places = indexed.occurrences(self.value)[:_PLACES]
            for number, likeness, value in places:
                if likeness < score.same_value or indexed.sentences[number].heading:
                    continue
                for found in self._in_sentence(indexed, number, value):
                    if not self._is_told(_apart(found.owner, found.rival), comparison):
                        yield _hit(comparison, indexed, number, self, found)

    def _in_sentence(self, indexed: IndexedArticle, number: int, value: Token) -> Iterator[_Found]:
        parts = cells(indexed.row(number))
        theirs = next((cell for cell in parts if value in cell), None)
        for mine in parts:
            if theirs is None or mine is theirs:
                continue
            others = [
                t for t in mine.values if is_same_kind(mine.row, value, t) and not _is_apposed(mine.row, t)
            ]
            if not others or any(self._is_same_value(t, indexed) for t in mine.values):
                continue
            for other in others:
                for key, owner in mine.owners(other).items():
                    rival = theirs.owners(value).get(key, ())
                    if self._is_exchanged(indexed, owner, rival, key[2]) and not self._is_kept(
                        indexed, other, rival
                    ):
                        told = self._told(indexed, number, owner)
                        if told >= score.least_told:
                            yield _Found(owner, other, value, rival, told)

    def _is_kept(self, indexed: IndexedArticle, other: Token, rival: Run) -> bool:
        """Whether the claim has the other value as well, and not of the rival."""
        return any(
            any(other is found for _, _, found in indexed.occurrences(t))
            and not any(_is_among(indexed, word, rival) for word in cell.tokens)
            for cell in cells(self.cell.row)
            for t in cell.values
        )

    def _is_same_value(self, other: Token, indexed: IndexedArticle) -> bool:
        return any(other is found for _, _, found in indexed.occurrences(self.value))

    def _is_exchanged(self, indexed: IndexedArticle, owner: Run, rival: Run, preposition: str) -> bool:
        """Whether the claim's cell has the owner, in the same position, and not the rival or a word for it."""
        own, other = _apart(owner, rival), _apart(rival, owner)
        if not own or not other:
            return False
        mine = [t for t in self.cell.tokens if _is_among(indexed, t, own, SAME_LEMMA)]
        if not mine or any(_is_among(indexed, t, other) for t in self.cell.tokens if t not in mine):
            return False
        row = self.cell.row
        leading = lead(row, mine[0], self.cell.tokens)
        near = {t.fold for t in row.before(mine[0], _NEAR)}
        if leading not in ("", preposition) or not near.isdisjoint(row.language.logic.comparing):
            return False
        return not any(self._is_unknown(indexed, run, mine) for run in runs(row, self.cell.tokens))

    def _is_unknown(self, indexed: IndexedArticle, run: Run, mine: list[Token]) -> bool:
        """Whether a name or noun before the value is none of the article's words: it may mean the rival."""
        if run[0].span.start > self.value.span.start or any(t in run for t in mine):
            return False
        return not any(indexed.occurrences(t) for t in run) and not lead(
            self.cell.row, run[0], self.cell.tokens
        )

    def _told(self, indexed: IndexedArticle, number: int, owner: Run) -> float:
        """The share of the cell's other words that the sentence says; all, where it has few."""
        rest = [
            t
            for t in self.cell.tokens
            if t.weight and t.kind is TokenKind.WORD and not _is_among(indexed, t, owner)
        ]
        total = sum(t.weight for t in rest)
        if total < score.least_rest:
            return 1.0
        told = sum(
            t.weight * max((like for n, like, _ in indexed.occurrences(t) if n == number), default=0.0)
            for t in rest
        )
        return told / total

    def _is_told(self, owner: Run, comparison: Comparison) -> bool:
        """Whether a credited article has the value of this owner after all: in one cell, or in a sentence that goes
        on from one with the owner."""
        for indexed in comparison.credited_articles:
            for number, _, value in indexed.occurrences(self.value):
                row = indexed.row(number)
                cell = next((c for c in cells(row) if value in c), Cell(row, row.tokens))
                before = indexed.row(number - 1).tokens if number else ()
                is_continued = any(t.fold in row.language.logic.pronouns for t in cell.tokens)
                if any(_is_like(t, o) for t in cell.tokens for o in owner):
                    return True
                if is_continued and any(_is_like(t, o) for t in before for o in owner):
                    return True
        return False


def _is_among(indexed: IndexedArticle, token: Token, run: Run, least: float = 0.0) -> bool:
    """Whether a token of the claim is like one of the article's."""
    if any(_is_like(token, t) for t in run):
        return True
    return any(like >= least and found in run for _, like, found in indexed.occurrences(token))


def _is_apposed(row: Row, value: Token) -> bool:
    """Whether a value stands between commas, as an age does: „Maeve Cotter, 44, “."""
    before, after = row.previous(value), row.next(value)
    return (
        before is not None
        and after is not None
        and row.gap(before, value).startswith(",")
        and row.gap(value, after).startswith(",")
    )


def _apart(one: Run, two: Run) -> Run:
    """What tells two owners apart: „Hotel Krone“, „Hotel Seeblick“."""
    return tuple(t for t in one if not any(_is_like(t, other) for other in two))


def _is_like(one: Token, two: Token) -> bool:
    """Whether two tokens are one word, or one date as it is written."""
    is_same = one.fold == two.fold or (bool(one.stem) and one.stem == two.stem)
    return one.kind is two.kind and is_same


def _hit(comparison: Comparison, indexed: IndexedArticle, number: int, claim: _Claim, found: _Found) -> Hit:
    owner, rival = written(found.owner), written(found.rival)
    details = {
        "draft": f"{owner} {claim.value.text}",
        "source": f"{owner} {found.theirs.text}",
        "outlet": indexed.article.outlet.domain,
        "of": f"{rival} {found.value.text}",
    }
    pair = comparison.beside(indexed, indexed.window(comparison.tokens, number))
    confidence = min(score.most, score.base + score.by_told * found.told)
    mine = [t for t in claim.cell.tokens if _is_among(indexed, t, found.owner, SAME_LEMMA)]
    differs = (*differing([claim.value], [found.theirs]), *differing(mine, found.rival))
    return Hit(OWNER, confidence, pair, details, differs)
