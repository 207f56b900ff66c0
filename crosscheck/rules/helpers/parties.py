"""Who does or says what a clause tells: its subject, or the one that its words are credited to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.clauses import Clause
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.rules.helpers.cells import Run, lead, runs

_CREDIT = 3  # words between which and the party „laut“ or „nach Angaben“ stand
_TITLE = 2  # words of a title without capital before a name


@dataclass(frozen=True, slots=True)
class Party:
    """A subject with its clause; `speaks`: what it says may stand in the clauses beside it."""

    row: Row
    run: Run
    clause: Clause
    speaks: bool

    @property
    def names(self) -> Run:
        """The words that are names; all, where none is."""
        return tuple(t for t in self.run if t.proper) or self.run

    @property
    def is_named(self) -> bool:
        return any(t.proper for t in self.run)

    @property
    def is_person(self) -> bool:
        """Whether the name is one of first and last name, as far as its form tells."""
        return is_person(self.row, self.run)


def parties(row: Row) -> Iterator[Party]:
    """The party of each clause that has one."""
    for clause in row.clauses:
        found = _credited(row, clause) or _subject(row, clause)
        if found is not None:
            yield found


def is_person(row: Row, run: Run) -> bool:
    """Whether a run has two words that are names, or a name and a word before it, without an article."""
    named = [t for t in run if t.proper]
    if not named or len(run) < 2:
        return False
    before = row.previous(run[0])
    return len(named) > 1 or before is None or before.fold not in row.language.lexicon.determiners


def _credited(row: Row, clause: Clause) -> Party | None:
    """Whom the clause is credited to: „laut Polizei“, „nach Angaben der Polizei“, „der Polizei zufolge“."""
    logic = row.language.logic
    for run in titled(row, clause.tokens):
        before, after = row.before(run[0], _CREDIT), row.next(run[-1])
        words = {t.fold for t in before if t in clause}
        is_led = not words.isdisjoint(logic.credits | logic.credit_nouns)
        if is_led or (after is not None and after.fold in logic.credits):
            return Party(row, run, clause, True)
    return None


def _subject(row: Row, clause: Clause) -> Party | None:
    """The first name or noun that neither a preposition nor its article makes something else; none behind a
    pronoun, which may be the subject itself."""
    language = row.language
    for run in titled(row, clause.tokens):
        before = clause.before(run[0])
        if any(t.fold in language.logic.pronouns for t in before):
            return None
        if run[-1].first and not run[-1].proper and not run[-1].weight:
            continue
        is_oblique = bool(before) and before[-1].fold in language.logic.oblique
        if not is_oblique and not lead(row, run[0], clause.tokens):
            says = language.logic.speech | language.clauses.saying
            return Party(row, run, clause, any(t.fold in says for t in clause))
    return None


def titled(row: Row, tokens: Sequence[Token]) -> Iterator[Run]:
    """The names and nouns among `tokens`; where nouns have no capital, names with the words of a title before them,
    else the first word."""
    if row.language.lexicon.nouns_capitalised or not any(t.proper for t in tokens):
        yield from runs(row, tokens)
        return
    run: list[Token] = []
    for token in tokens:
        if run and not (token.proper and row.gap(run[-1], token) == " "):
            yield (*_title(row, run[0], tokens), *run)
            run = []
        if token.proper and token.kind is TokenKind.WORD:
            run.append(token)
    if run:
        yield (*_title(row, run[0], tokens), *run)


def _title(row: Row, name: Token, tokens: Sequence[Token]) -> Run:
    """The words of weight right before a name."""
    title: list[Token] = []
    after = name
    for token in reversed(row.before(name, _TITLE)):
        if token not in tokens or not token.weight or token.value is not None or row.gap(token, after) != " ":
            break
        title.insert(0, token)
        after = token
    return tuple(title)
