"""CC313 once more: the article says it, but of somebody else: „Torhüter Jeschke kündigte an“ / „Präsident Stamm“.

Speaks of a party of the claim, the subject of a clause or whom it is credited to, where

* a sentence of a credited article says nearly all of the rest and has another party in the same part: both say it, or
  both are the subject of the clause that tells it,
* the article knows the claim's party, but neither that sentence nor another that tells the rest has its name, a noun
  that the article uses of it, or a pronoun that may mean it,
* both are persons with first and last name, or neither is and both say it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.rules.base import Hit, differing, written
from crosscheck.rules.helpers.cells import Run, runs
from crosscheck.rules.helpers.parties import Party, is_person, parties, titled
from crosscheck.rules.owners import OWNER
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

score = scores("actors")
_AROUND = 2  # words shown on either side of the party where the article has it
_MOST = 10  # sentences up to which those that say the rest are compared
_APPOSITION = 2  # words between a name and what stands in apposition to it


@article_check(OWNER, kind=Kind.CONTRADICTION, order=142)
def said_of_another(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Parties of the claim for which the articles have another one."""
    if nearest is None:
        return
    for party in parties(comparison.row):
        for indexed in comparison.credited_articles:
            told = _Told(comparison, indexed, party)
            other = told.other() if told.total >= score.least_rest else None
            if other is not None:
                yield _hit(comparison, told, *other)
                break


class _Told:
    """How much of the claim without its party each sentence of an article says."""

    def __init__(self, comparison: Comparison, indexed: IndexedArticle, party: Party) -> None:
        self.indexed = indexed
        self.party = party
        masked = [a.cue_span for a in comparison.attributions]
        self.rest = [
            t
            for t in comparison.row
            if t.weight and t not in party.run and not any(m.overlaps(t.span) for m in masked)
        ]
        self.total = sum(t.weight for t in self.rest)
        self.known = frozenset(
            found for _, like, found in indexed.occurrences(party.names[-1]) if like >= score.same_name
        )
        self.places = {
            number for number, like, _ in indexed.occurrences(party.names[-1]) if like >= score.same_name
        }

    def share(self, number: int, within: Collection[Token] | None = None) -> float:
        """The share of the rest that a sentence says, or a clause of it."""
        told = 0.0
        for token in self.rest:
            told += token.weight * max(
                (
                    like
                    for n, like, found in self.indexed.occurrences(token)
                    if n == number and (within is None or found in within)
                ),
                default=0.0,
            )
        return told / self.total if self.total else 0.0

    def shares(self) -> dict[int, float]:
        """The sentences that say nearly as much of the rest as the best."""
        sums: dict[int, float] = {}
        for token in self.rest:
            best: dict[int, float] = {}
            for number, like, _ in self.indexed.occurrences(token):
                best[number] = max(best.get(number, 0.0), like)
            for number, like in best.items():
                sums[number] = sums.get(number, 0.0) + token.weight * like / self.total
        most = max(sums.values(), default=0.0)
        if most < score.least_told:
            return {}
        return {n: share for n, share in sums.items() if share > most - score.least_apart}

    def other(self) -> tuple[Party, int, float] | None:
        """The party of whom the article says it, with sentence and share; None where it may be the claim's."""
        if not self.places:
            return None
        shares = self.shares()
        if len(shares) > _MOST:
            return None
        aliases = self._aliases()
        found: list[tuple[Party, int, float]] = []
        for number, share in shares.items():
            theirs = self._party(number, aliases)
            if theirs is None:
                return None
            found.append((theirs, number, share))
        return max(found, key=lambda f: f[2], default=None)

    def _party(self, number: int, aliases: Collection[str]) -> Party | None:
        """The other party in a sentence; None where it has none in that part, or where the claim's may be meant."""
        row = self.indexed.row(number)
        if self.indexed.sentences[number].heading or number in self.places:
            return None
        for theirs in parties(row):
            if self._is_rival(theirs, number) and not _means(row, aliases, theirs.run):
                return theirs
        return None

    def _is_rival(self, theirs: Party, number: int) -> bool:
        mine = self.party
        if any(t.stem == o.stem for t in theirs.names for o in (*self.rest, *mine.run)):
            return False
        if self._is_person != theirs.is_person or mine.is_named != theirs.is_named:
            return False
        if not self._is_person:
            return mine.speaks and theirs.speaks and self._is_party
        if mine.tells and theirs.tells:
            return True
        return mine.tells == theirs.tells and self.share(number, theirs.clause.tokens) >= score.least_told

    @property
    def _is_party(self) -> bool:
        """Whether the article has the claim's party as a party of its own: a capital may stand for its country."""
        rows = (self.indexed.row(number) for number in sorted(self.places))
        return any(t in self.known for row in rows for p in parties(row) for t in p.run)

    @property
    def _is_person(self) -> bool:
        """Whether the claim or the article has the party's name with a first name."""
        if self.party.is_person:
            return True
        return any(
            is_person(row, run)
            for number in self.places
            for row in (self.indexed.row(number),)
            for run in runs(row, row.tokens)
            if any(t in self.known for t in run)
        )

    def _aliases(self) -> frozenset[str]:
        """The stems of the words that the article has beside the party's name: its name in full, title, apposition."""
        found = {t.stem for t in self.party.run}
        for number in self.places:
            row = self.indexed.row(number)
            all_runs = list(titled(row, row.tokens))
            for k, run in enumerate(all_runs):
                if any(t in self.known for t in run):
                    near = [run, *(r for r in all_runs[max(0, k - 1) : k + 2] if _is_apposed(row, run, r))]
                    found |= {t.stem for r in near for t in r}
        return frozenset(found)


def _is_apposed(row: Row, one: Run, two: Run) -> bool:
    first, second = sorted((one, two), key=lambda run: run[0].span.start)
    between = row.between(first[-1], second[0])
    return len(between) <= _APPOSITION and not any(t.weight for t in between)


def _means(row: Row, aliases: Collection[str], beside: Run) -> bool:
    """Whether a sentence has a word that is used of the claim's party, but for those of the other one's own name."""
    return any(t.stem in aliases and t.weight and t not in beside for t in row)


def _hit(comparison: Comparison, told: _Told, theirs: Party, number: int, share: float) -> Hit:
    indexed, mine = told.indexed, told.party
    place = min(told.places)
    around = indexed.row(place).around(
        next(t for t in indexed.row(place) if t in told.known), _AROUND, _AROUND
    )
    details = {
        "draft": written(mine.run),
        "source": written(theirs.run),
        "outlet": indexed.article.outlet.domain,
        "of": written(around),
    }
    pair = comparison.beside(indexed, indexed.window(comparison.tokens, number))
    confidence = min(score.most, score.base + score.by_told * share)
    return Hit(OWNER, confidence, pair, details, differing(mine.names, theirs.names))
