"""Verbs: whether two are one, and whether one is told as done or as planned."""

from __future__ import annotations

import functools

from crosscheck.language.base import Language
from crosscheck.language.lexicon import Lexicon
from crosscheck.language.logic import Logic
from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.rules.scores import scores

score = scores("verbs")
SHORTEST = 3  # letters of a bare verb


def same_verb(pair: Pair, mine: Token, theirs: Token) -> bool:
    """Whether a word of the claim is one of the source, whatever form of the verb either is."""
    if pair.counterpart(mine, score.same_verb) == theirs:
        return True
    if mine.capital or theirs.capital or not (mine.weight and theirs.weight):
        return False
    lexicon = pair.language.lexicon
    return bare_verb(mine.fold, lexicon) == bare_verb(theirs.fold, lexicon)


def wishes(part: Clause, logic: Logic) -> list[Token]:
    """The words of plan or wish in a clause."""
    return [t for t in part if t.among(logic.intents) or t.fold in logic.wishes]


def planned(row: Row, verb: Token, part: Clause) -> Token | None:
    """The word of plan or wish in a clause that governs the verb; None where the verb has none."""
    logic = row.language.logic
    found = [t for t in wishes(part, logic) if not came_true(row, t)]
    if not found or verb.capital or verb.kind is not TokenKind.WORD:
        return None
    before = part.before(verb)
    if row.language.lexicon.nouns_capitalised:
        after = part.after(verb)
        closes = after[0].fold in logic.future if after else verb.fold.endswith(logic.infinitive_endings)
        return found[0] if closes and found[0] in before else None
    near = [t for t in before if not t.fold.endswith(logic.adverb_endings)]
    if not near or near[-1].fold not in logic.infinitive:
        return None
    return next((t for t in reversed(found) if t in before), None)


def came_true(row: Row, plan: Token) -> bool:
    """„wie geplant“, “as planned”."""
    before = row.previous(plan)
    return before is not None and before.fold in row.language.logic.as_told


def done(verb: Token, clause: Clause, language: Language) -> bool:
    """Whether the verb is told as done: a past form, or a participle with its auxiliary."""
    logic = language.logic
    if verb.capital or verb.kind is not TokenKind.WORD:
        return False
    folds = {t.fold for t in clause}
    if not folds.isdisjoint(logic.future) and folds.isdisjoint(logic.passive_done):
        return False
    if not folds.isdisjoint(logic.done):
        return True
    return _is_past(verb, language)


def told_done(clause: Clause, language: Language) -> Token | None:
    """The verb of a clause that tells of what has happened; None where it tells of a state or of what is to come."""
    auxiliaries = language.logic.done
    if any(t.fold in language.logic.coming for t in clause):
        return None
    for verb in clause:
        if not verb.weight or verb.capital or not done(verb, clause, language):
            continue
        if any(t.fold in language.logic.infinitive for t in clause.before(verb)[-1:]):
            continue  # “to be drawn”
        behind = next(iter(clause.after(verb)), None)
        closes = behind is None or behind.fold in auxiliaries
        if _is_past(verb, language) or (closes and verb.fold.endswith(language.logic.participle_endings)):
            return verb
    return None


def _is_past(verb: Token, language: Language) -> bool:
    """Whether the form itself is a past one or a participle."""
    logic = language.logic
    if verb.fold.endswith(logic.past_endings):
        return True
    return _is_strong(verb.fold, language.lexicon) and not verb.fold.endswith(logic.present_endings)


@functools.lru_cache(maxsize=65536)
def _is_strong(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a strong form, with the prefix of a verb or without: „ließ“, „entließ“."""
    rest = (word.removeprefix(prefix) for prefix in ("", *lexicon.prefixes) if word.startswith(prefix))
    return any(form in lexicon.irregular for form in rest)


def to_come(part: Clause, language: Language) -> Token | None:
    """The word that makes a clause of the source one of what is to come or would be: „würde … kosten“, „soll … bauen“,
    “would cost”; None where there is none, or what it governs has happened („soll gebaut haben“)."""
    logic = language.logic
    words = [t for t in part if t.fold in logic.coming and t.value is None]
    if not words or any(t.fold in logic.perfect for t in part):
        return None
    word = words[0]
    if not language.lexicon.nouns_capitalised:
        return word
    last = part.last if part.last != word else (part.before(word) or [word])[-1]
    is_infinitive = (
        last.kind is TokenKind.WORD and not last.capital and last.fold.endswith(logic.infinitive_endings)
    )
    marks = language.lexicon.participle_marks[:1]
    return word if is_infinitive and not last.fold.startswith(marks) else None


def is_governed(row: Row, verb: Token, part: Clause) -> bool:
    """Whether a verb stands where the clause's word of what is to come has it: at its end, in English behind it."""
    logic = row.language.logic
    if row.language.lexicon.nouns_capitalised:
        behind = next(iter(part.after(verb)), None)
        return behind is None or behind.fold in logic.coming
    before = [t for t in part.before(verb) if not t.fold.endswith(logic.adverb_endings)]
    return bool(before) and before[-1].fold in logic.infinitive


@functools.lru_cache(maxsize=16384)
def bare_verb(word: str, lexicon: Lexicon) -> str:
    """A folded verb without its endings and the mark of its participle: „gebaut“ and „bauen“ → „bau“."""
    base = next(
        (word[: -len(s)] for s in lexicon.suffixes if word.endswith(s) and len(word) - len(s) >= SHORTEST),
        word,
    )
    for mark in lexicon.participle_marks[:1]:
        if base.startswith(mark) and len(base) - len(mark) >= SHORTEST:
            base = base[len(mark) :]
    return lexicon.irregular.get(base, lexicon.irregular.get(word, base))
