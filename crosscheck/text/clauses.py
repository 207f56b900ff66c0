"""Clauses: the only place where sentences are cut into them, in two views.

`pieces` are clauses by their verbs: quotations and brackets are left whole, and „und“ cuts only between two main
clauses. `statements` groups them into what can be verified separately. `runs` are the words that stand together
between any two marks, brackets and dashes too: which words a negation or a number belongs to, also in a passage of
which only some words are left. One view cannot serve both: the second cuts names and numbers off that a statement
needs, and with the first alone fewer trials get the right verdict and more fair sentences are accused
(`benchmarks/quality.py`: 0.443 for 0.447, and 0.143 for 0.139).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from crosscheck.language.clauses import Clauses
from crosscheck.model import Span
from crosscheck.text.quotations import closed

WORD = re.compile(r"[^\W_][\w’'-]*(?:[.,]\d+)*")
_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|(?<![\w.-])(?:[\w-]++\.)+[a-z]{2,6}(?!\w)|(?<=[a-zäöüß])\d{1,2}(?=\W|$)"
)
_CUT = re.compile(r"[,;:](?=\s)")
_MARKS = frozenset(",;:()–—!?")
_V2_WINDOW = 6  # words within which a coordinated main clause has its verb
_LATEST_VERB = 10  # the same for one between commas, whose subject may be long
_LONGEST_CREDIT = 6  # words of a clause that only names the speaker
_LEAST_BEHIND = 4  # words from a joint on, of which a clause consists at least


class Kind(Enum):
    MAIN = "main"
    RELATIVE = "relative"
    CONTRAST = "contrast"
    BELONGS = "belongs"  # to the piece before it, or to the one after it when it comes first


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of a sentence (offsets) with its words; `mark` is the punctuation or conjunction before it."""

    start: int
    end: int
    mark: str
    words: Sequence[str]
    kind: Kind = Kind.BELONGS


class Word(Protocol):
    """A word as a clause is cut from: `first` of its sentence or quotation, `capital` at its beginning."""

    @property
    def span(self) -> Span: ...
    @property
    def fold(self) -> str: ...
    @property
    def first(self) -> bool: ...
    @property
    def capital(self) -> bool: ...


def runs(text: str, words: Sequence[Word], joints: Collection[str]) -> Iterator[range]:
    """The places of `words`, whose spans are offsets into `text`, in runs between marks and before joints („und“)
    that join two statements rather than two nouns."""
    begin = 0
    for k in range(1, len(words)):
        between = text[words[k - 1].span.end : words[k].span.start]
        is_joint = words[k].fold in joints and len(words) - k >= _LEAST_BEHIND and not words[k + 1].capital
        if is_joint or not _MARKS.isdisjoint(between) or ("." in between and words[k].first):
            yield range(begin, k)
            begin = k
    if words:
        yield range(begin, len(words))


def masked(sentence: str) -> str:
    """The sentence with quotations, brackets, addresses and footnote digits blanked out."""
    shown = sentence
    places = [*closed(sentence), *(Span(m.start(), m.end()) for m in _ASIDE.finditer(sentence))]
    for place in places:
        shown = shown[: place.start] + "█" * len(place) + shown[place.end :]
    return shown


def pieces(masked: str, rules: Clauses) -> list[Piece]:
    """The clauses of a sentence that is `masked`: between commas, colons and semicolons, cut again at the
    conjunctions that coordinate two main clauses."""
    found: list[Piece] = []
    start, mark = 0, ""
    for cut in _CUT.finditer(masked):
        found += _coordinated(masked, start, cut.start(), mark, rules)
        start, mark = cut.end(), cut.group()
    found += _coordinated(masked, start, len(masked), mark, rules)
    return [replace(piece, kind=_kind(piece.words, piece.mark, rules)) for piece in found]


def _coordinated(masked: str, start: int, end: int, mark: str, rules: Clauses) -> list[Piece]:
    """A part, cut at each conjunction that coordinates two main clauses."""
    places = list(WORD.finditer(masked, start, end))
    words = [place.group() for place in places]
    if mark == "," and is_subordinate(words, rules):
        return [Piece(start, end, mark, words)]
    for index in range(1, len(words) - 1):
        left, right = words[:index], words[index + 1 :]
        joined = words[index].lower() in rules.coordinators and rules.saying.isdisjoint(left)
        if joined and _verb(left, rules) and _joins(right, rules):
            middle = places[index]
            rest = _coordinated(masked, middle.end(), end, middle.group(), rules)
            return [Piece(start, middle.start(), mark, left), *rest]
    return [Piece(start, end, mark, words)]


def is_subordinate(words: Sequence[str], rules: Clauses) -> bool:
    opening = [w.lower() for w in words[:2]]
    known = rules.subordinators | rules.relatives
    return bool(opening) and (opening[0] in known or (opening[0] in rules.modifiers and opening[-1] in known))


def _joins(right: Sequence[str], rules: Clauses) -> bool:
    """Whether the words after a conjunction are a clause: the verb is first or soon after the subject."""
    if _finite(right, 0, rules):
        return True
    return _verb(right[:_V2_WINDOW], rules) and not is_subordinate(right, rules)


def _kind(words: Sequence[str], mark: str, rules: Clauses) -> Kind:
    if len(words) > 1 and words[0].lower() in rules.coordinators:
        words, mark = words[1:], words[0]
    if not words or (mark == "," and re.search(rules.infinitive, " ".join(words))):
        return Kind.BELONGS
    closes = not rules.verb_final or _closing_verb(words, rules)
    if words[0].lower() in rules.contrasts and mark in ("", ","):
        return Kind.CONTRAST if closes else Kind.BELONGS
    if mark == "," and closes and _relative(words, rules):
        return Kind.RELATIVE
    if _depends(words, mark, rules):
        return Kind.BELONGS
    if _finite(words, 0, rules):
        # Verb first: „…, sagte sie“ and „Wenn …, kommt …“ belong to their neighbour.
        return Kind.BELONGS if mark in ("", ",", ";", ":") else Kind.MAIN
    return Kind.MAIN if _verb(words, rules) else Kind.BELONGS


def _relative(words: Sequence[str], rules: Clauses) -> bool:
    """Whether words open a relative clause: with its pronoun, or with that behind a preposition."""
    first = words[0].lower()
    if first in rules.relatives:
        return True
    second = words[1].lower() if len(words) > 1 else ""
    return first in rules.prepositions - rules.subordinators and second in rules.relatives


def _depends(words: Sequence[str], mark: str, rules: Clauses) -> bool:
    """Whether words open a subordinate clause, or are a short attribution."""
    first = words[0].lower()
    if first in rules.subordinators or (first in rules.modifiers and is_subordinate(words, rules)):
        return True
    # „…, two workers told the paper“
    return mark == "," and len(words) <= _LONGEST_CREDIT and not rules.saying.isdisjoint(words)


def _verb(words: Sequence[str], rules: Clauses) -> bool:
    """Whether there is a finite verb where a main clause has it: early, but not first."""
    return any(_finite(words, i, rules) for i in range(1, min(len(words), _LATEST_VERB)))


def _finite(words: Sequence[str], index: int, rules: Clauses) -> bool:
    """Whether the word at `index` is a finite verb, by its form and the word after it."""
    word = words[index]
    if not word[:1].islower() or word in rules.not_finite:
        return False
    if word in rules.finite or re.fullmatch(rules.strong_pattern, word):
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    if not following:
        return False
    past = bool(re.fullmatch(rules.past_pattern, word))
    present = bool(re.fullmatch(rules.present_pattern, word))
    if index and words[index - 1][:1].isupper() and rules.verb_final:
        # After a noun such a form is a verb: an adjective or participle would precede it.
        plural = bool(re.fullmatch(rules.plural_pattern, word))
        return past or plural or (present and _may_follow_verb(following, rules))
    if following[:1].isupper():
        return index == 0 and present
    return past or (present and _may_be_present(index, following, rules))


def _may_follow_verb(word: str, rules: Clauses) -> bool:
    """Whether the word before this one can be a verb."""
    return word[:1].isupper() or word in rules.openers or word in rules.prepositions


def _may_be_present(index: int, following: str, rules: Clauses) -> bool:
    """Whether a present-tense form is where a verb is: first, or before the opening of a noun phrase."""
    if index == 0 or following in rules.openers:
        return True
    return rules.verb_final and index > 1 and following in rules.prepositions


def _closing_verb(words: Sequence[str], rules: Clauses) -> bool:
    """Whether the last word can be the verb that closes a subordinate clause. A finite
    verb right after the opening makes it a main clause instead („dem Dienst sei gekündigt worden“)."""
    last = words[-1]
    if not last[:1].islower() or len(words) < 3:
        return False
    if any(w in rules.finite for w in words[1:4]) and len(words) > 4:
        return False
    return last in rules.finite or (last not in rules.not_finite and last.endswith(rules.closing_endings))
