"""What a clause is said to be: a fact, a surmise, a question, a plan. How that is told in a passage."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from crosscheck.language.base import Language
from crosscheck.language.lexicon import Lexicon
from crosscheck.language.logic import Logic
from crosscheck.matching.align import Alignment
from crosscheck.matching.clauses import Clause
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.rules.helpers.context import one_sentence

_ALIKE = 0.6  # a verb this like the claim's is the one that a modal verb must govern
_SHORTEST_PARTICLE = 2
_SHORTEST = 3  # letters of a bare verb
_REACH = 12  # words after „soll“ within which its perfect infinitive stands


def reported(tokens: Sequence[Token], j: int, last: int, logic: Logic) -> bool:
    """„soll … gewesen sein“, “is said to”: others say so."""
    if tokens[j].fold not in logic.reported:
        return False
    if logic.reported_link:
        return j + 1 < len(tokens) and tokens[j + 1].fold in logic.reported_link
    return any(t.fold in logic.perfect for t in tokens[max(0, j - 2) : min(j + _REACH, last + 1)])


def soft(tokens: Sequence[Token], k: int, logic: Logic) -> bool:
    """Whether the word at `k` makes its clause anything less than a fact."""
    token = tokens[k]
    if token.value is not None:
        return False  # the month of May
    if token.fold in logic.reported:
        return not logic.reported_link or reported(tokens, k, len(tokens), logic)
    return token.among(logic.hedges) or token.among(logic.intents) or token.fold in logic.questions


def surmise(
    candidate: Candidate, clause: Clause, part: Clause, language: Language, governs: bool
) -> int | None:
    """The word of a source clause that makes what the claim's `clause` says a surmise, a question or a plan.

    In a clause that only governs the one that says it, a plan is none: what is planned may be told as coming.
    """
    source, logic = candidate.alignment.source, language.logic
    for j in part.indexes:
        token = source[j]
        if token.value is not None:
            continue
        if governs and token.among(logic.intents) and not token.among(logic.wishes):
            continue
        if token.among(logic.strong_hedges):
            if governs or _bears(candidate, clause, part, j, language):
                return j
        elif (
            reported(source, j, part.last, logic)
            or (token.fold in logic.questions and _asks(candidate, clause, part, j))
            or _unreal(candidate, part, j, language)
        ):
            return j
    return turn(source, part, logic, governs)


def _unreal(candidate: Candidate, part: Clause, j: int, language: Language) -> bool:
    """Whether the word at `j` says what would be: a subjunctive outside of indirect speech, the plural, which
    may report as well, only beside a condition."""
    logic, source = language.logic, candidate.alignment.source
    word = source[j]
    if word.fold not in logic.unreal and word.fold not in logic.unreal_if:
        return False
    if any(source[k].fold in logic.obliged for k in part.indexes):
        return False  # „hätte … sollen“ says what was meant to be
    sentences, window = candidate.indexed.sentences, candidate.window
    here = next(k for k in range(window.first, window.last + 1) if sentences[k].span.covers(word.span))
    folds = {t.fold for t in sentences[here].tokens}
    told = any(_tells(s.tokens, language) for s in sentences[max(0, here - 1) : here + 1])
    if told or not logic.governed.isdisjoint(folds):
        return False
    return word.fold in logic.unreal or not logic.suppositions.isdisjoint(folds)


def _tells(tokens: Sequence[Token], language: Language) -> bool:
    """Whether a sentence has a word of saying; „findet sich“ is none."""
    words = language.logic.speech | language.lexicon.reporting
    return any(
        one.fold in words and (two is None or two.fold not in language.logic.reflexive)
        for one, two in zip(tokens, (*tokens[1:], None), strict=True)
    )


def _bears(candidate: Candidate, clause: Clause, part: Clause, j: int, language: Language) -> bool:
    """Whether a word of doubt bears on what the claim says: a modal verb on its verb, „mutmaßlich“ on its noun."""
    source, logic = candidate.alignment.source, language.logic
    if source[j].fold not in logic.modals | logic.attributes:
        return True
    adverbs = logic.adverb_endings
    head = next(
        (k for k in range(j + 1, part.last + 1) if source[k].weight and not source[k].fold.endswith(adverbs)),
        None,
    )
    return head is not None and any(same_verb(candidate.alignment, i, head, language) for i in clause.indexes)


def same_verb(alignment: Alignment, i: int, j: int, language: Language) -> bool:
    """Whether word `i` of the claim is word `j` of the source, whatever form of the verb either is."""
    if any(p.claim == i and p.source == j and p.similarity >= _ALIKE for p in alignment.pairs):
        return True
    mine, theirs = alignment.claim[i], alignment.source[j]
    if mine.capital or theirs.capital or not (mine.weight and theirs.weight):
        return False
    return bare_verb(mine.fold, language.lexicon) == bare_verb(theirs.fold, language.lexicon)


def _asks(candidate: Candidate, clause: Clause, part: Clause, j: int) -> bool:
    """Whether what the claim says stands behind the word of asking at `j`."""
    return any(p.claim in clause and j < p.source <= part.last for p in candidate.alignment.pairs)


def turn(tokens: Sequence[Token], part: Clause, logic: Logic, governs: bool) -> int | None:
    """A turn of phrase that leaves something open: „geht davon aus“, “not ruled out”; its first word.

    Those of one word do so only for what hangs on them.
    """
    folds = [tokens[k].fold for k in part.indexes]
    for words in logic.doubt_turns:
        if len(words) == 1 and not governs:
            continue
        at, found = 0, []
        for word in words:
            place = next(
                (
                    k
                    for k in range(at, len(folds))
                    if folds[k].startswith(word) and len(folds[k]) - len(word) <= 3
                ),
                None,
            )
            if place is None:
                break
            found.append(place)
            at = place + 1
        else:
            return part.first + found[0]
    return None


def governing(comparison: Comparison, candidate: Candidate, part: Clause) -> Clause | None:
    """The clause that a clause with „dass“ or an infinitive with „zu“ hangs on: beside it in its sentence."""
    source, language = candidate.alignment.source, comparison.language
    if not _hangs(source, part, language):
        return None
    parts = comparison.source_clauses(candidate)
    at = parts.index(part)
    beside = [parts[k] for k in (at - 1, at + 1) if 0 <= k < len(parts)]
    return next((other for other in beside if one_sentence(candidate, part, other)), None)


def _hangs(tokens: Sequence[Token], part: Clause, language: Language) -> bool:
    logic = language.logic
    if tokens[part.first].fold in logic.governed:
        return True
    last = tokens[part.last]
    if last.capital or not language.lexicon.nouns_capitalised:
        return False
    if part.last > part.first and tokens[part.last - 1].fold in logic.infinitive:
        return True
    return last.fold.endswith("n") and any(
        len(before) >= _SHORTEST_PARTICLE and len(rest) >= _SHORTEST
        for mark in logic.infinitive
        for before, _, rest in [last.fold.partition(mark)]
    )


def planned(tokens: Sequence[Token], j: int, part: Clause, language: Language) -> int | None:
    """The word of plan or wish in a clause that governs the verb at `j`; None where the verb has none."""
    logic = language.logic
    wishes = [k for k in part.indexes if tokens[k].among(logic.intents) or tokens[k].fold in logic.wishes]
    if not wishes or tokens[j].capital or tokens[j].kind is not TokenKind.WORD:
        return None
    if language.lexicon.nouns_capitalised:
        closes = j == part.last and tokens[j].fold.endswith("n")
        closes = closes or (j < part.last and tokens[j + 1].fold in logic.future)
        return wishes[0] if closes and wishes[0] < j else None
    before = [k for k in range(part.first, j) if not tokens[k].fold.endswith(logic.adverb_endings)]
    if not before or tokens[before[-1]].fold not in logic.infinitive:
        return None
    return next((k for k in reversed(wishes) if k < j), None)


def done(tokens: Sequence[Token], i: int, clause: Clause, language: Language) -> bool:
    """Whether the verb at `i` is told as done: a past form, or a participle with its auxiliary."""
    token, logic = tokens[i], language.logic
    if token.capital or token.kind is not TokenKind.WORD:
        return False
    folds = {tokens[k].fold for k in clause.indexes}
    if not folds.isdisjoint(logic.future) and "worden" not in folds:
        return False
    if not folds.isdisjoint(logic.done):
        return True
    strong = token.fold in language.lexicon.irregular and not token.fold.endswith("t")
    return strong or token.fold.endswith(logic.past_endings)


@functools.lru_cache(maxsize=65536)
def bare_verb(word: str, lexicon: Lexicon) -> str:
    """A folded verb without its endings and the mark of its participle: „gebaut“ and „bauen“ → „bau“."""
    base = next(
        (word[: -len(s)] for s in lexicon.suffixes if word.endswith(s) and len(word) - len(s) >= _SHORTEST),
        word,
    )
    for mark in lexicon.participle_marks[:1]:
        if base.startswith(mark) and len(base) - len(mark) >= _SHORTEST:
            base = base[len(mark) :]
    return lexicon.irregular.get(base, lexicon.irregular.get(word, base))
