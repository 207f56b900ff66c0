"""What a clause is said to be: a fact, a surmise, a question, a plan. How that is told in a passage."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from crosscheck.language.logic import Logic
from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.rules.helpers.verbs import SHORTEST, came_true, same_verb, to_come, told_done

_SHORTEST_PARTICLE = 2
_REACH = 12  # words from „soll“ on within which its perfect infinitive stands
_BACK = 2  # words before it where a subordinate clause has it
_ENDING = 3  # letters that a word of a turn of phrase may have more


def reported(row: Row, token: Token, end: Token | None = None) -> bool:
    """„soll … gewesen sein“, “is said to”: others say so. What follows counts up to `end`."""
    logic = row.language.logic
    if token.fold not in logic.reported:
        return False
    if logic.reported_link:
        after = row.next(token)
        return after is not None and after.fold in logic.reported_link
    near = [t for t in row.after(token, _REACH - 1) if end is None or t.span.start <= end.span.start]
    return any(t.fold in logic.perfect for t in (*row.before(token, _BACK), token, *near))


def soft(row: Row, token: Token) -> bool:
    """Whether a word makes its clause anything less than a fact."""
    logic = row.language.logic
    if token.value is not None:
        return False  # the month of May
    if token.fold in logic.reported:
        return not logic.reported_link or reported(row, token)
    return token.among(logic.hedges) or token.among(logic.intents) or token.fold in logic.questions


def leans(tokens: Iterable[Token], logic: Logic) -> bool:
    """Whether any of these words is one of plan, demand or doubt, or made of one: „Forderung“, „geprüft“."""
    return any(t.fold.startswith(logic.leanings) for t in tokens if t.value is None)


def surmise(pair: Pair, clause: Clause, part: Clause, governs: bool, is_aside: bool = False) -> Token | None:
    """The word of a source clause that makes what the claim's `clause` says a surmise, a question or a plan.

    In a clause that only governs the one that says it, a plan is none: what is planned may be told as coming, but
    not as done. In one that only stands beside it (`is_aside`) a demand or plan is another statement.
    """
    logic = pair.logic
    may_come = governs and told_done(clause, pair.language) is None
    firm = not leans(pair.claim, logic)
    for token in part:
        if _is_none(pair.passage, token) or _is_another_plan(token, logic, may_come, is_aside):
            continue
        if token.among(logic.strong_hedges) and (firm or not token.fold.startswith(logic.leanings)):
            if governs or _bears(pair, clause, part, token):
                return token
        elif (
            reported(pair.passage, token, part.last)
            or (token.fold in logic.questions and _asks(pair, clause, part, token))
            or _is_unreal(pair, part, token)
        ):
            return token
    return turn(part, logic, governs) if firm else None


def _is_none(row: Row, token: Token) -> bool:
    """Whether what looks like a word of doubt or plan is none: the month of May, „wie geplant“, “could not”."""
    return token.value is not None or came_true(row, token) or _is_denied(row, token)


def _is_another_plan(token: Token, logic: Logic, may_come: bool, is_aside: bool) -> bool:
    """Whether a word of plan or demand says nothing against the claim."""
    is_wish = token.among(logic.wishes)
    if token.among(logic.intents) or is_wish:
        return is_aside or (may_come and not is_wish)
    return False


def _is_denied(row: Row, modal: Token) -> bool:
    """“could not sue”: no doubt, but a denial."""
    behind = row.next(modal)
    return (
        modal.fold in row.language.logic.modals
        and behind is not None
        and behind.fold in row.language.logic.negators
    )


def unmet(pair: Pair, clause: Clause, part: Clause) -> Token | None:
    """The word by which a source clause is one of what is to come, would be or hangs on a condition, where the claim's
    tells it as done."""
    logic, verb = pair.logic, told_done(clause, pair.language)
    if verb is None or leans(pair.claim, logic) or any(t.fold in logic.negators for t in part):
        return None  # CC306 tells of denials
    same = [t for t in pair.passage if same_verb(pair, verb, t)]
    if any(told_done(pair.passage.clause(t), pair.language) == t for t in same):
        return None
    promised = _promised(pair, part)
    if promised is not None or told_done(part, pair.language) is not None:
        return promised
    return to_come(part, pair.language) or _condition(pair, part)


def _promised(pair: Pair, part: Clause) -> Token | None:
    """The word by which a source clause, or the one it hangs on, promises or announces; None where it came true."""
    governor = governing(pair.passage, part)
    parts = [part] if governor is None else [part, governor]
    promised = [t for p in parts for t in p if t.fold in pair.logic.promises and not t.capital]
    return promised[0] if promised and not came_true(pair.passage, promised[0]) else None


def _condition(pair: Pair, part: Clause) -> Token | None:
    """The word by which a source clause hangs on a condition."""
    logic = pair.logic
    beside = [p for p in pair.passage.beside(part) if pair.passage.is_one_sentence(p, part)]
    opening = [p.first for p in (part, *beside) if p.first.fold in logic.suppositions & logic.conditions]
    return next((t for t in (*opening, *part) if t.fold in logic.provisos or t in opening), None)


def _is_unreal(pair: Pair, part: Clause, word: Token) -> bool:
    """Whether a word says what would be: a subjunctive outside of indirect speech, the plural, which may report
    as well, only beside a condition."""
    logic = pair.logic
    if word.fold not in logic.unreal and word.fold not in logic.unreal_if:
        return False
    if any(t.fold in logic.obliged for t in part):
        return False  # „hätte … sollen“ says what was meant to be
    sentences, window = pair.indexed.sentences, pair.window
    here = next(k for k in range(window.first, window.last + 1) if sentences[k].span.covers(word.span))
    folds = {t.fold for t in sentences[here].tokens}
    told = any(_tells(pair.indexed.row(k)) for k in range(max(0, here - 1), here + 1))
    if told or not logic.governed.isdisjoint(folds):
        return False
    return word.fold in logic.unreal or not logic.suppositions.isdisjoint(folds)


def _tells(sentence: Row) -> bool:
    """Whether a sentence has a word of saying; „findet sich“ is none."""
    logic = sentence.language.logic
    words = logic.speech | sentence.language.lexicon.reporting
    for token in sentence:
        if token.fold in words:
            after = sentence.next(token)
            if after is None or after.fold not in logic.reflexive:
                return True
    return False


def _bears(pair: Pair, clause: Clause, part: Clause, doubt: Token) -> bool:
    """Whether a word of doubt bears on what the claim says: a modal verb on its verb, „mutmaßlich“ on its noun."""
    logic = pair.logic
    if doubt.fold not in logic.modals | logic.attributes:
        return True
    adverbs = logic.adverb_endings
    head = next((t for t in part.after(doubt) if t.weight and not t.fold.endswith(adverbs)), None)
    return head is not None and any(same_verb(pair, token, head) for token in clause)


def _asks(pair: Pair, clause: Clause, part: Clause, question: Token) -> bool:
    """Whether what the claim says stands behind the word of asking."""
    return any(pair.origin(token) in clause for token in part.after(question))


def turn(part: Clause, logic: Logic, governs: bool) -> Token | None:
    """A turn of phrase that leaves something open: „geht davon aus“, “not ruled out”; its first word.

    Those of one word do so only for what hangs on them.
    """
    if not any(token.fold.startswith(_beginnings(logic)) for token in part.tokens):
        return None
    for words in logic.doubt_turns:
        first = _first_of(part.tokens, words) if len(words) > 1 or governs else None
        if first is not None:
            return first
    return None


@functools.cache
def _beginnings(logic: Logic) -> tuple[str, ...]:
    return tuple(words[0] for words in logic.doubt_turns)


def _first_of(tokens: Sequence[Token], words: Sequence[str]) -> Token | None:
    """The token at which these words begin, all of them in order, others between them."""
    rest = iter(tokens)
    found = []
    for word in words:
        token = next(
            (t for t in rest if t.fold.startswith(word) and len(t.fold) - len(word) <= _ENDING), None
        )
        if token is None:
            return None
        found.append(token)
    return found[0]


def governing(row: Row, part: Clause) -> Clause | None:
    """The clause that a clause with „dass“ or an infinitive with „zu“ hangs on: beside it in its sentence."""
    if not hangs(row, part):
        return None
    return next((other for other in row.beside(part) if row.is_one_sentence(part, other)), None)


def hangs(row: Row, part: Clause) -> bool:
    """Whether a clause hangs on another: with „dass“, or with an infinitive with „zu“."""
    logic, last = row.language.logic, part.last
    if part.first.fold in logic.governed:
        return True
    if last.capital or not row.language.lexicon.nouns_capitalised:
        return False
    if any(t.fold in logic.infinitive for t in part.before(last)[-1:]):
        return True
    return last.fold.endswith(logic.infinitive_endings) and any(
        len(before) >= _SHORTEST_PARTICLE and len(rest) >= SHORTEST
        for mark in logic.infinitive
        for before, _, rest in [last.fold.partition(mark)]
    )
