"""What a sentence excludes from what it says of another: „nicht X, sondern Y“, „statt X“, „alle außer X“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.rules.helpers.turns import is_noun, turns

_REACH = 12  # places between „nicht“ and „sondern“
_SHORT = 6  # places of an exclusion that is told by its shortness alone
_MOST = 4  # content words of what is excluded
_EVERY = (0, 4)  # degrees of quantifiers that speak of none and of all


@dataclass(frozen=True, slots=True)
class Excluded:
    """Words of which a sentence denies what it says of `instead` (nothing where it says it of all others)."""

    tokens: tuple[Token, ...]
    instead: tuple[Token, ...]
    cue: tuple[Token, ...]


def excluded(row: Row) -> list[Excluded]:
    """All that a sentence excludes, each once."""
    return [*_contrasts(row), *_appended(row), *_neither(row), *_instead(row), *_exceptions(row)]


# ---------------------------------------------------------------------- with a negator


def _contrasts(row: Row) -> Iterator[Excluded]:
    """„nicht X, sondern Y“: of X the words that Y has of the same kind."""
    known = row.language.denials
    for mark in row:
        if mark.fold not in known.but:
            continue
        negator = next((t for t in reversed(row.before(mark, _REACH)) if _excludes(row, t)), None)
        behind = _rest_of_clause(row, mark)
        if negator is None or not behind or behind[0].fold in known.not_only:
            continue
        inside, holds = row.between(negator, mark), [t for t in behind if t.weight]
        if known.verb_negators and not _is_parallel(inside, behind):
            continue
        out = _alike(inside, holds)
        if out:
            yield Excluded(out, tuple(holds), (negator, mark))


def _excludes(row: Row, token: Token) -> bool:
    """Whether a negator may exclude a part of its sentence."""
    if token.fold not in row.language.logic.negators:
        return False
    known, before, after = row.language.denials, row.previous(token), row.next(token)
    if after is not None and after.fold in known.not_only:
        return False
    return before is None or before.fold not in known.verb_negators


def _is_parallel(inside: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether what stands on both sides of “but” is built alike: the same first word, or two words that weigh."""
    if not inside or len(inside) > _SHORT:
        return False
    return inside[0].fold == behind[0].fold or (bool(inside[0].weight) and bool(behind[0].weight))


def _alike(inside: Sequence[Token], holds: Sequence[Token]) -> tuple[Token, ...]:
    """The words of `inside` that are of a kind with those that hold in their place, as many of each."""
    kinds = [_kind(t) for t in holds]
    out = []
    for token in inside:
        if token.weight and _kind(token) in kinds:
            kinds.remove(_kind(token))
            out.append(token)
    return tuple(out)


def _kind(token: Token) -> tuple[TokenKind, bool]:
    return token.kind, token.kind is TokenKind.WORD and token.capital


def _appended(row: Row) -> Iterator[Excluded]:
    """„Y, nicht X“: a negator with nothing but a noun phrase, at the end of a clause."""
    logic, known = row.language.logic, row.language.denials
    for token in row:
        if not _excludes(row, token) or token.fold in known.neither | known.nor | logic.prepositions:
            continue
        clause, before = row.clause(token), row.previous(token)
        is_joined = before is not None and (before.fold in logic.joints or before.fold in known.but_not)
        rest = clause.after(token)
        if before is None or not (is_joined or clause.first is token) or not 0 < len(rest) <= _SHORT:
            continue
        content = [t for t in rest if t.weight]
        if not content or not _is_phrase(row, rest) or _goes_on(row, rest[-1]):
            continue
        holds = [t for t in row.before(token, _REACH) if t.weight][-len(content) :]
        yield Excluded(tuple(content), tuple(holds), (token,))


def _goes_on(row: Row, last: Token) -> bool:
    """Whether „sondern“ follows."""
    after = row.next(last)
    return after is not None and after.fold in row.language.denials.but


def _is_phrase(row: Row, tokens: Sequence[Token]) -> bool:
    """Whether words are a noun phrase, and no clause with a verb."""
    language = row.language
    if any(t.text in language.clauses.finite for t in tokens):
        return False
    if not language.lexicon.nouns_capitalised:
        return not any(t.fold in language.denials.verb_negators for t in tokens)
    *rest, last = tokens
    return _is_noun_like(last) and all(
        _is_noun_like(t) or not t.weight or after.weight for t, after in zip(rest, tokens[1:], strict=True)
    )


def _is_noun_like(token: Token) -> bool:
    return token.capital or token.value is not None


def _neither(row: Row) -> Iterator[Excluded]:
    """„weder X noch Y“: both."""
    known = row.language.denials
    for first in row:
        if first.fold not in known.neither:
            continue
        second = next((t for t in row.after(first, _REACH) if t.fold in known.nor), None)
        if second is None:
            continue
        one = tuple(t for t in row.between(first, second) if t.weight)
        two = _alike(_rest_of_clause(row, second), one) or _phrase_behind(row, second)
        yield Excluded((*one, *two), (), (first, second))


# ---------------------------------------------------------------------- without one


def _instead(row: Row) -> Iterator[Excluded]:
    """„statt X … Y“."""
    known = row.language.denials
    for turn in turns(row.tokens, known.instead, apart=1):
        clause = row.clause(turn[0])
        if any(t.fold in known.instead_particle for t in clause.before(turn[0])) or is_noun(turn[0]):
            continue
        out = _phrase_behind(row, turn[-1])
        if out:
            holds = [
                t for t in row if t.weight and t not in out and row.is_one_sentence(row.clause(t), clause)
            ]
            yield Excluded(out, tuple(holds), turn)


def _exceptions(row: Row) -> Iterator[Excluded]:
    """„alle außer X“; where nobody but X is meant, X is not excluded."""
    known, logic = row.language.denials, row.language.logic
    degrees = [logic.quantifiers.get(t.fold) for t in row]
    is_of_all = any(d in _EVERY for d in degrees) or any(t.fold in known.universal for t in row)
    is_negative = 0 in degrees or any(t.fold in logic.negators for t in row)
    if is_negative:
        return
    for turn in turns(
        row.tokens, (*known.exceptions, *(known.exceptions_of_all if is_of_all else ())), apart=1
    ):
        out = _phrase_behind(row, turn[-1])
        if out:
            yield Excluded(out, (), turn)


def _rest_of_clause(row: Row, token: Token) -> list[Token]:
    return row.clause(token).after(token)


def _phrase_behind(row: Row, token: Token) -> tuple[Token, ...]:
    """The content words of the noun phrase behind a word, up to a verb or the next phrase; of one with a value its
    values alone."""
    language = row.language
    nouns = language.lexicon.nouns_capitalised
    found: list[Token] = []
    for word in _rest_of_clause(row, token):
        after = row.next(word)
        is_one = bool(word.weight) and (word.capital or word.value is not None or not nouns)
        is_preposition = word.fold in language.logic.prepositions
        if found and (not is_one or word.text in language.clauses.finite or is_preposition):
            is_of_value = is_preposition and after is not None and after.value is not None
            if word.fold not in language.logic.joints and not is_of_value:
                break
        elif is_one:
            found.append(word)
    values = [t for t in found if t.value is not None]
    return tuple(values or found)[:_MOST]
