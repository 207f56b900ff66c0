"""CC313: a value or a name that the source has, but of something else.

Speaks of a number, a date or a name of the claim that a credited article has, where

* a sentence or clause of the article says nearly all of the rest of the claim's clause, and has another value or name
  of the same kind in its place,
* no sentence or clause that has the claim's own says much of that rest.

Coverage alone does not see this: a window of three sentences holds the right words in the wrong connection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.clauses import Clause
from crosscheck.matching.compare import Comparison
from crosscheck.matching.derived import amounts, derived
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.values import Amount, Moment
from crosscheck.rules.base import Form, Hit, Rule, differing, exchanged, written
from crosscheck.rules.helpers.cells import Run, cells, lead, names
from crosscheck.rules.helpers.exclusions import excluded
from crosscheck.rules.helpers.parties import titled
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

OWNER = Rule("CC313", "other-owner", Severity.ERROR)
RULES = (OWNER,)

score = scores("owners")
_AROUND = 2  # words shown on either side of the value where the article has it
_FORMS = {TokenKind.NUMBER: Form.AMOUNT, TokenKind.DATE: Form.MOMENT}


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of an article, or a clause of it."""

    article: IndexedArticle
    sentence: int
    clause: Clause | None

    @property
    def row(self) -> Row:
        return self.article.row(self.sentence)

    @property
    def tokens(self) -> Sequence[Token]:
        return self.clause.tokens if self.clause is not None else self.row.tokens


@dataclass(frozen=True, slots=True)
class _Rival:
    """What stands in the place of a token of the claim, in `unit`; `sides` of its neighbours are the same, 0 to 2."""

    token: Token
    unit: _Unit
    told: float  # share of the claim's other words that the unit says, 0 to 1
    sides: int


@article_check(OWNER, kind=Kind.CONTRADICTION, order=140)
def owned_by_another(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Values and names of the claim that the articles have of something else."""
    if nearest is None:
        return
    places = _Places(comparison)
    for run in _values_and_names(comparison.row):
        found = [
            (t, rival)
            for t in run
            if places.of(t) and not _is_stated_so(places, t)
            for rival in _rivals(places, t)
        ]
        if found:
            token, rival = max(found, key=lambda f: (f[1].sides, f[1].told))
            yield _hit(comparison, places, (token, run), rival)


def _values_and_names(row: Row) -> Iterator[Run]:
    """Each value, and each name as a whole."""
    yield from ((t,) for t in row if t.kind is not TokenKind.WORD)
    yield from names(row)


class _Places:
    """Where the articles have the words of the claim, by sentence and by clause."""

    def __init__(self, comparison: Comparison) -> None:
        self.row = comparison.row
        self.content = [t for t in comparison.row if t.weight]
        self._found = {t: list(self._search(comparison, t)) for t in self.content}

    @staticmethod
    def _search(comparison: Comparison, token: Token) -> Iterator[tuple[IndexedArticle, int, float, Token]]:
        for indexed in comparison.credited_articles:
            for sentence, likeness, found in indexed.occurrences(token):
                if likeness >= score.like and not indexed.sentences[sentence].heading:
                    yield indexed, sentence, likeness, found

    def of(self, token: Token) -> list[tuple[IndexedArticle, int, float, Token]]:
        """Article, sentence, likeness and token, wherever the articles have this token of the claim."""
        return self._found[token]

    def rest(self, token: Token) -> list[Token]:
        """The other content words of the token's clause; of the whole claim, where the clause says little."""
        clause = self.row.clause(token)
        near = [t for t in self.content if t is not token and t in clause]
        if sum(t.weight for t in near) >= score.least_rest:
            return near
        return [t for t in self.content if t is not token]

    def units(self, token: Token, clauses: bool) -> dict[_Unit, float]:
        """The sentences or clauses that have this token of the claim, with the greatest likeness in each."""
        units: dict[_Unit, float] = {}
        for article, sentence, likeness, found in self.of(token):
            unit = _Unit(article, sentence, article.row(sentence).clause(found) if clauses else None)
            units[unit] = max(units.get(unit, 0.0), likeness)
        return units

    def has(self, found: Token, article: IndexedArticle) -> bool:
        """Whether a token of the article is like any of the claim."""
        return any(found is other for t in self.content for a, _, _, other in self.of(t) if a is article)

    def same(self, mine: Token | None, theirs: Token | None, article: IndexedArticle) -> bool:
        """Whether two neighbours are alike, or neither is there."""
        if mine is None or theirs is None:
            return mine is theirs
        return any(theirs is found for a, _, _, found in self.of(mine) if a is article)


def _rivals(places: _Places, token: Token) -> Iterator[_Rival]:
    """What stands in the token's place in the sentence, and in the clause, that says most of the rest without it."""
    rest = places.rest(token)
    total = sum(t.weight for t in rest)
    if total < score.least_rest:
        return
    for clauses in (False, True):
        told: dict[_Unit, float] = {}
        for other in rest:
            for unit, likeness in places.units(other, clauses).items():
                told[unit] = told.get(unit, 0.0) + other.weight * likeness / total
        own = places.units(token, clauses)
        with_it = max((share for unit, share in told.items() if unit in own), default=0.0)
        best = max((u for u in told if u not in own), key=lambda u: told[u], default=None)
        if best is None or told[best] < score.least_told or told[best] - with_it < score.least_apart:
            continue
        if isinstance(token.value, Amount) and derived(token.value, amounts(best.row.tokens)):
            continue
        yield from _in_place(places, token, best, told[best])


def _in_place(places: _Places, token: Token, unit: _Unit, told: float) -> Iterator[_Rival]:
    """The tokens of the unit that are of the same kind, not the claim's nor excluded („nicht am Dienstag, sondern …“),
    and have a neighbour of the token."""
    out = {t for each in excluded(unit.row) for t in each.tokens}
    for other in unit.tokens:
        if other in out or not _is_same_kind(token, other) or places.has(other, unit.article):
            continue
        sides = sum(
            places.same(mine, theirs, unit.article)
            for mine, theirs in zip(_neighbours(places.row, token), _neighbours(unit.row, other), strict=True)
        )
        if not sides or not _may_compete(places, token, unit, other):
            continue
        if not _is_elliptic(places, token, unit, other):
            yield _Rival(other, unit, told, sides)


def _may_compete(places: _Places, token: Token, unit: _Unit, other: Token) -> bool:
    """Whether two names hang on the same preposition or none, and the claim does not call the other one by its title:
    „laut Elsner“ and „in Elsdorf“ do not compete, nor does „Ministerin Rau“ where the claim has the minister."""
    if token.kind is not TokenKind.WORD:
        return True
    run = next((run for run in titled(unit.row, unit.row.tokens) if other in run), ())
    if any(t.capital and places.has(t, unit.article) for t in run):
        return False
    return lead(places.row, token, places.row.tokens) == lead(unit.row, other, unit.row.tokens)


def _is_elliptic(places: _Places, token: Token, unit: _Unit, other: Token) -> bool:
    """Whether the sentence goes on from the other value to the claim's: „in China 23, in Indien 9“, „wer danach …“."""
    row = unit.row
    here = [t for a, n, _, t in places.of(token) if a is unit.article and n == unit.sentence]
    return any(
        any(t.fold in row.language.logic.distinctions for t in row.between(other, found))
        or _is_placed(places, token, unit, (found, other))
        or any(t.fold in row.language.logic.sides for t in row.clause(found))
        or _goes_on(places, token, unit, (found, other))
        for found in here
    )


def _is_placed(places: _Places, token: Token, unit: _Unit, values: tuple[Token, Token]) -> bool:
    """Whether the clause of the first value alone has a word that the claim has behind a preposition: „im Vorjahr“."""
    own, rival = (unit.row.clause(value) for value in values)
    for word in places.content:
        if word is token or own == rival or not lead(places.row, word, places.row.tokens):
            continue
        theirs = [t for a, n, _, t in places.of(word) if a is unit.article and n == unit.sentence]
        if any(t in own for t in theirs) and not any(t in rival for t in theirs):
            return True
    return False


def _goes_on(places: _Places, token: Token, unit: _Unit, values: tuple[Token, Token]) -> bool:
    """Whether the first value has an owner of its own, beside which the second has one that the claim lacks here."""
    parts = cells(unit.row)
    own, rival = (next((c for c in parts if t in c), None) for t in values)
    mine = next((c for c in cells(places.row) if token in c), None)
    if own is None or rival is None or own is rival or mine is None:
        return False
    known = {
        t for m in mine.tokens if m in places.content for a, _, _, t in places.of(m) if a is unit.article
    }
    others = rival.owners(values[1])
    return any(key in others and known.isdisjoint(others[key]) for key in own.owners(values[0]))


def _is_same_kind(mine: Token, theirs: Token) -> bool:
    if not theirs.weight or mine.kind is not theirs.kind or mine.proper != theirs.proper:
        return False
    if isinstance(mine.value, Amount) and isinstance(theirs.value, Amount):
        return mine.value.dimension == theirs.value.dimension and mine.value.multiple == theirs.value.multiple
    if isinstance(mine.value, Moment) and isinstance(theirs.value, Moment):
        return (mine.value.clock is None) == (theirs.value.clock is None)  # an hour does not rule a day out
    return True


def _is_stated_so(places: _Places, token: Token) -> bool:
    """Whether an article has the value beside the word that it stands beside in the claim: „die Abgabe seit 2018“."""
    if token.kind is TokenKind.WORD:
        return False  # parts of a name stand beside each other
    mine = _neighbours(places.row, token)
    return any(
        own is not None and places.same(own, other, article)
        for article, sentence, _, found in places.of(token)
        for own, other in zip(mine, _neighbours(article.row(sentence), found), strict=True)
    )


def _neighbours(row: Row, token: Token) -> tuple[Token | None, Token | None]:
    """The content words before and after a token."""
    return _first(reversed(row.before(token))), _first(row.after(token))


def _first(tokens: Iterable[Token]) -> Token | None:
    return next((t for t in tokens if t.weight), None)


def _hit(comparison: Comparison, places: _Places, mine: tuple[Token, Run], rival: _Rival) -> Hit:
    token, run = mine
    other = next((name for name in names(rival.unit.row) if rival.token in name), (rival.token,))
    article, sentence, _, found = max(places.of(token), key=lambda place: place[2])
    around = article.row(sentence).around(found, _AROUND, _AROUND)
    details = {
        "draft": written(run),
        "source": written(other),
        "outlet": rival.unit.article.article.outlet.domain,
        "of": written(around),
    }
    confidence = min(score.most, score.base + score.side * rival.sides + score.by_told * rival.told)
    form = _FORMS.get(token.kind)
    right = exchanged(form, token, rival.token) if form is not None and rival.sides > 1 else ()
    window = rival.unit.article.window(comparison.tokens, rival.unit.sentence)
    pair = comparison.beside(rival.unit.article, window)
    return Hit(OWNER, confidence, pair, details, differing(run, other), right)
