"""Which words of a clause have an opposite, verbs read together with their particles."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.language.base import Language
from crosscheck.matching.clauses import Clause
from crosscheck.matching.tokens import Token, TokenKind

Readings = dict[int, frozenset[int]]


def readings(tokens: Sequence[Token], clause: Clause, language: Language) -> Readings:
    """Index → sides (see `Opposites`) of every word of a clause that has an opposite.

    „nahm … an“ is read at „nahm“, „stimmte gegen“ at „stimmte“. A verb whose particle makes another verb of
    it („schlägt … vor“) has no opposite of its own.
    """
    opposites = language.logic.opposites
    nouns = language.lexicon.nouns_capitalised
    at = _particle(tokens, clause, language)
    found: Readings = {}
    for k in clause.indexes:
        token = tokens[k]
        if token.kind is not TokenKind.WORD:
            continue
        sides: tuple[int, ...] = ()
        if at is not None and k < at and not (nouns and token.capital):
            sides = opposites.sides(tokens[at].fold + token.fold, False)
        if not sides:
            sides = _turned(tokens, tokens[at].fold if at is not None else "", k, clause, language)
            taken = at == clause.last and k < at and token.fold in opposites.verbs and not token.capital
            if not sides and not taken:
                sides = opposites.sides(token.fold, nouns and token.capital)
        if sides:
            found[k] = frozenset(sides)
    return found


def denials(tokens: Sequence[Token], clause: Clause, language: Language) -> int:
    """How many words of a clause deny its verb: not „ohne“ and „without“, which deny a noun."""
    logic = language.logic
    return sum(
        tokens[k].fold in logic.negators and tokens[k].fold not in logic.prepositions for k in clause.indexes
    )


def undone(found: Readings, k: int, language: Language) -> bool:
    """Whether another word of the clause undoes what the one at `k` says."""
    undoing = language.logic.opposites.undoing
    return any(not undoing.isdisjoint(sides) for other, sides in found.items() if other != k)


def unreal(tokens: Sequence[Token], clause: Clause, language: Language) -> bool:
    """Whether a clause is contrary to fact: „ohne Helm wäre er gestorben“ (told by its umlaut alone)."""
    hedges = language.logic.hedges
    return any(tokens[k].fold in hedges and not tokens[k].fold.isascii() for k in clause.indexes)


def _turned(
    tokens: Sequence[Token], particle: str, k: int, clause: Clause, language: Language
) -> tuple[int, ...]:
    """The sides of the turns of phrase that begin at `k`: „stimmte … gegen“, „außer Kraft“."""
    known = language.logic.opposites.turns
    turns = known.get(tokens[k].fold, ()) or known.get(particle + tokens[k].fold, ())
    if not turns:
        return ()
    after = tuple(t.fold for t in tokens[k + 1 : clause.last + 1])
    around = after if not language.lexicon.nouns_capitalised else [tokens[n].fold for n in clause.indexes]
    return tuple(
        turn.side
        for turn in turns
        if (after[: len(turn.rest)] == turn.rest if turn.beside else all(w in around for w in turn.rest))
    )


def _particle(tokens: Sequence[Token], clause: Clause, language: Language) -> int | None:
    """Where the last word of the clause stands that can be the particle of a verb."""
    prefixes = language.lexicon.prefixes
    if not language.lexicon.nouns_capitalised:
        return None
    return next((k for k in reversed(clause.indexes) if tokens[k].fold in prefixes), None)
