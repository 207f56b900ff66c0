"""What a sentence denies, refuses or advises against: the words that hang on a turn of denial."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crosscheck.language.denials import Denials
from crosscheck.matching.clauses import Clause
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.rules.helpers.doubts import hangs
from crosscheck.rules.helpers.negations import negations
from crosscheck.rules.helpers.turns import is_noun, is_of, turns

_NEGATED = 3  # places before a turn in which a negator takes it back
_REPORT = 5  # places behind a turn in which the noun for what others say stands


@dataclass(frozen=True, slots=True)
class Denied:
    """Words that a sentence denies, those by which it does, and the one without which nothing is denied: the verb of a
    clause, what is advised against."""

    tokens: tuple[Token, ...]
    cue: tuple[Token, ...]
    head: Token | None = None


def denied(row: Row) -> list[Denied]:
    """All that a sentence denies, whether that denies something itself or not."""
    return [*_hanging(row), *_behind(row)]


def charges(row: Row) -> bool:
    """Whether a sentence gives what it says as a charge or a rumour."""
    return any(is_of(t, row.language.denials.charging) and not is_noun(t) for t in row)


def hearsay(row: Row) -> bool:
    """Whether a sentence speaks of what others say, charge or deny."""
    known, speaks = row.language.denials, row.language.corrections.speaks
    return charges(row) or any(t.fold.startswith(speaks) or is_of(t, known.reports) for t in row)


def denies(row: Row) -> bool:
    """Whether a sentence has any turn of denial."""
    known = row.language.denials
    return bool(
        turns(row.tokens, (*known.denying, *known.forward, *known.forward_acts, *known.forward_reports))
    )


def _hanging(row: Row) -> Iterator[Denied]:
    """Clauses that hang on one that denies them: „bestritt, dass …“, „Gerüchte, …, trafen nicht zu“."""
    if not row.language.denials.denying:
        return
    for number, clause in enumerate(row.clauses):
        if _is_content(row, number):
            cue = _cue(row, *_governors(row, number))
            if cue:
                verbs = (t for t in reversed(clause.tokens) if t.weight and not is_noun(t))
                yield Denied(clause.tokens, cue, next(verbs, None))


def _is_content(row: Row, number: int) -> bool:
    """Whether a clause tells what the one that governs it is about."""
    known, clause = row.language.denials, row.clauses[number]
    if clause.first.fold in known.free:
        return False
    if any(t.fold in known.opening for t in clause.tokens[:2]) or hangs(row, clause):
        return True
    before = row.clauses[number - 1] if number else None
    if before is None or not row.is_one_sentence(before, clause):
        return False
    if clause.first.fold in row.language.clauses.subordinators:
        return False
    if is_of(before.last, known.reports):
        return _ends_told(row, clause) or (_has_told(row, clause) and not _is_relative(row, clause))
    names_report = any(is_of(t, known.reports) for t in before)
    is_denied = any(names_report or len(turn) == 1 for turn in _denying(before, known))
    return is_denied and _has_told(row, clause) and not _is_relative(row, clause)


def _has_told(row: Row, clause: Clause) -> bool:
    return any(t.fold in row.language.denials.told for t in clause)


def _ends_told(row: Row, clause: Clause) -> bool:
    """Whether the verb at the end of a clause is one of reported speech."""
    last, known, logic = clause.last, row.language.denials, row.language.logic
    if last.capital or last.fold.endswith(logic.past_endings) or last.fold in logic.done:
        return False
    return last.fold in known.told or last.fold.endswith(known.told_endings)


def _is_relative(row: Row, clause: Clause) -> bool:
    return clause.first.fold in row.language.clauses.relatives and not clause.first.first


def _governors(row: Row, number: int) -> tuple[Clause | None, Clause | None]:
    """The clause before, and the one behind where that goes on with it, or where none stands before."""
    clause = row.clauses[number]
    before = _next(row, number, -1)
    governor = before if before is not None and row.is_one_sentence(before, clause) else None
    after = _next(row, number, 1)
    goes_on = governor is None or is_of(governor.last, row.language.denials.reports)
    if not goes_on or after is None or not row.is_one_sentence(clause, after):
        return governor, None
    return governor, after


def _next(row: Row, number: int, step: int) -> Clause | None:
    """The next clause in one direction that neither hangs on another nor is relative."""
    number += step
    while 0 <= number < len(row.clauses):
        clause = row.clauses[number]
        if not _is_content(row, number) and not _is_relative(row, clause):
            return clause
        number += step
    return None


def _cue(row: Row, *governors: Clause | None) -> tuple[Token, ...]:
    """The words by which governing clauses deny; none where they do not, or deny a denial."""
    known, logic = row.language.denials, row.language.logic
    denying: list[tuple[Token, ...]] = []
    negators: list[Token] = []
    is_open = False  # to denial by a negator
    for part in governors:
        if part is not None:
            denying += _denying(part, known)
            negators += [t for t in part if t.fold in logic.negators and not _is_only(row, t)]
            is_open = is_open or any(is_of(t, known.affirming) for t in part)
    if not denying and not is_open:
        return ()
    if (len(denying) + len(negators)) % 2 == 0:
        return ()
    return tuple(sorted((*(t for turn in denying for t in turn), *negators), key=row.place))


def _denying(part: Clause, known: Denials) -> list[tuple[Token, ...]]:
    """The turns of denial in a clause; of nouns only the last word, which governs what follows."""
    return [t for t in turns(part.tokens, known.denying) if not is_noun(t[0]) or t[0] is part.last]


def _is_only(row: Row, negator: Token) -> bool:
    after = row.next(negator)
    return after is not None and after.fold in row.language.denials.not_only


def _behind(row: Row) -> Iterator[Denied]:
    """Words behind a turn that denies them, in its clause: “denied reports that …”, „warnt vor …“."""
    known = row.language.denials
    for clause in row.clauses:
        for turn in turns(clause.tokens, known.forward):
            yield from _denied_by(row, clause, turn)
        for turn in turns(clause.tokens, known.forward_acts):
            for what in _denied_by(row, clause, turn):
                yield replace(what, head=next((t for t in what.tokens if t.weight), None))
        for turn in turns(clause.tokens, known.forward_reports):
            if any(_is_report(row, t) for t in row.after(turn[-1], _REPORT)):
                yield from _denied_by(row, clause, turn)


def _is_report(row: Row, token: Token) -> bool:
    """Whether a word is a noun for what others say, with that behind it where the language wants it: no claim for
    damages."""
    known, after = row.language.denials, row.next(token)
    is_linked = not known.report_links or (after is not None and after.fold in known.report_links)
    return is_linked and is_of(token, known.reports)


def _denied_by(row: Row, clause: Clause, turn: tuple[Token, ...]) -> Iterator[Denied]:
    logic, known = row.language.logic, row.language.denials
    inner = (
        (logic.clause_words | row.language.clauses.relatives)
        - logic.governed
        - logic.joints
        - logic.questions
    )
    behind = itertools.takewhile(lambda t: t.fold not in inner - known.opening, clause.after(turn[0]))
    rest = tuple(t for t in behind if t not in turn)
    before = row.before(turn[0], _NEGATED)
    if rest and not negations(before, logic):
        yield Denied(rest, turn)
