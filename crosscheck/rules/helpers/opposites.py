"""Which words of a clause have an opposite, verbs read together with their particles."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.language.base import Language
from crosscheck.matching.clauses import Clause
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind

Readings = dict[Token, frozenset[int]]  # word → its sides (see `Opposites`)


def readings(clause: Clause, language: Language) -> Readings:
    """The words of a clause that have an opposite, with their sides.

    „nahm … an“ is read at „nahm“, „stimmte gegen“ at „stimmte“. A verb whose particle makes another verb of
    it („schlägt … vor“) has no opposite of its own.
    """
    particle = _particle(clause, language)
    found: Readings = {}
    for token in clause:
        sides = _sides(clause, token, particle, language) if token.kind is TokenKind.WORD else ()
        if sides:
            found[token] = frozenset(sides)
    return found


def _sides(clause: Clause, token: Token, particle: Token | None, language: Language) -> tuple[int, ...]:
    """The sides of a word, with the particle of its clause, in a turn of phrase, or alone."""
    opposites, nouns = language.logic.opposites, language.lexicon.nouns_capitalised
    behind = particle if particle is not None and token.span.start < particle.span.start else None
    if behind is not None and not (nouns and token.capital):
        sides = opposites.sides(behind.fold + token.fold, False)
        if sides:
            return sides
    sides = _of_turns(clause, token, particle, language)
    is_taken = behind is not None and behind is clause.last and token.fold in opposites.verbs
    if sides or (is_taken and not token.capital):
        return sides
    return opposites.sides(token.fold, nouns and token.capital)


def denials(words: Iterable[Token], language: Language) -> int:
    """How many of these words deny a verb: not „ohne“ and „without“, which deny a noun."""
    logic = language.logic
    return sum(t.fold in logic.negators and t.fold not in logic.prepositions for t in words)


def undone(found: Readings, word: Token, language: Language) -> bool:
    """Whether another word of the clause undoes what this one says."""
    undoing = language.logic.opposites.undoing
    return any(not undoing.isdisjoint(sides) for other, sides in found.items() if other != word)


def opposed(mine: Row, theirs: Row) -> bool:
    """Whether a word of one row has its opposite in the other: „erlaubt“ / „verboten“."""
    language = mine.language
    one, two = (
        {side for clause in row.clauses for sides in readings(clause, language).values() for side in sides}
        for row in (mine, theirs)
    )
    return any(side ^ 1 in two and side not in two for side in one)


def unreal(clause: Clause, language: Language) -> bool:
    """Whether a clause is contrary to fact: „ohne Helm wäre er gestorben“ (told by its umlaut alone)."""
    hedges = language.logic.hedges
    return any(t.fold in hedges and not t.fold.isascii() for t in clause)


def _of_turns(clause: Clause, token: Token, particle: Token | None, language: Language) -> tuple[int, ...]:
    """The sides of the turns of phrase that begin at a word: „stimmte … gegen“, „außer Kraft“."""
    known = language.logic.opposites.turns
    prefix = particle.fold if particle is not None else ""
    turns = known.get(token.fold, ()) or known.get(prefix + token.fold, ())
    if not turns:
        return ()
    after = tuple(t.fold for t in clause.after(token))
    near = [t.fold for t in clause] if language.lexicon.nouns_capitalised else after
    return tuple(
        turn.side
        for turn in turns
        if (after[: len(turn.rest)] == turn.rest if turn.beside else all(w in near for w in turn.rest))
    )


def _particle(clause: Clause, language: Language) -> Token | None:
    """The last word of the clause that can be the particle of a verb."""
    if not language.lexicon.nouns_capitalised:
        return None
    prefixes = language.lexicon.prefixes
    return next((t for t in reversed(clause.tokens) if t.fold in prefixes), None)
