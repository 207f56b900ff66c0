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
    found = wishes(part, logic)
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
    strong = verb.fold in language.lexicon.irregular and not verb.fold.endswith(logic.present_endings)
    return strong or verb.fold.endswith(logic.past_endings)


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
