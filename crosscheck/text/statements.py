"""Splits a sentence into the statements that can be verified separately, each with its own span.

A sentence is cut at its commas, colons, semicolons and conjunctions, quotations and brackets left
whole. A piece becomes a statement of its own only when it has a finite verb and enough words, and
opens neither with a subordinating conjunction nor with its verb (then it belongs to its neighbour).
Only what is surely independent is split off: two coordinated main clauses, a relative clause at the end of
the sentence, a clause of contrast. Everything else stays with its neighbour.

`matching.clauses` is coarser: it cuts tokens at every comma, to tell which words a negation or a number belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from crosscheck.language.clauses import Clauses
from crosscheck.model import Span
from crosscheck.text.quotations import closed

_WORD = re.compile(r"[^\W_][\w’'-]*(?:[.,]\d+)*")
_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|(?<![\w.-])(?:[\w-]++\.)+[a-z]{2,6}(?!\w)|(?<=[a-zäöüß])\d{1,2}(?=\W|$)"
)
_CUT = re.compile(r"[,;:](?=\s)")
_LONGEST_SENTENCE = 1200  # characters; longer text is a list or no prose
_V2_WINDOW = 6  # words within which a coordinated main clause has its verb
_LATEST_VERB = 10  # the same for one between commas, whose subject may be long
_LONGEST_CREDIT = 6  # words of a clause that only names the speaker
_LEAST_WORDS = 3  # words of content from which a statement is worth verifying


class _Kind(Enum):
    MAIN = "main"
    RELATIVE = "relative"
    CONTRAST = "contrast"
    BELONGS = "belongs"  # to the piece before it, or to the one after it when it comes first


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the sentence between two cuts (offsets); `mark` is the punctuation or conjunction before it."""

    start: int
    end: int
    mark: str
    kind: _Kind = _Kind.BELONGS


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its span (offsets into the sentence) and the code of why it was split off."""

    span: Span
    reason: str


def statements(sentence: str, rules: Clauses) -> tuple[Statement, ...]:
    """The statements of a sentence in order; empty if it makes only one."""
    if len(sentence) > _LONGEST_SENTENCE:
        return ()
    masked = _masked(sentence)
    pieces = [_classified(p, masked, rules) for p in _pieces(masked, rules)]
    groups = _grouped(pieces, masked, rules)
    if len(groups) < 2 or not all(_weighty(masked, g) for g in groups):
        groups = _merged(masked, groups)
    if len(groups) < 2:
        return ()
    return tuple(
        Statement(_span(sentence, masked, g, rules, last=g is groups[-1]), _reason(g)) for g in groups
    )


def _masked(sentence: str) -> str:
    """The sentence with quotations, brackets, addresses and footnote digits blanked out."""
    masked = sentence
    places = [*closed(sentence), *(Span(m.start(), m.end()) for m in _ASIDE.finditer(sentence))]
    for place in places:
        masked = masked[: place.start] + "█" * len(place) + masked[place.end :]
    return masked


def _pieces(masked: str, rules: Clauses) -> list[_Piece]:
    """The parts between commas, colons and semicolons, cut again at coordinating conjunctions."""
    pieces: list[_Piece] = []
    start, mark = 0, ""
    for cut in _CUT.finditer(masked):
        pieces += _coordinated(masked, start, cut.start(), mark, rules)
        start, mark = cut.end(), cut.group()
    pieces += _coordinated(masked, start, len(masked), mark, rules)
    return pieces


def _coordinated(masked: str, start: int, end: int, mark: str, rules: Clauses) -> list[_Piece]:
    """A part, cut at each conjunction that coordinates two main clauses."""
    words = _WORD.findall(masked[start:end])
    if mark == "," and _subordinate(words, rules):
        return [_Piece(start, end, mark)]
    places = list(_WORD.finditer(masked, start, end))
    for index in range(1, len(words) - 1):
        left, right = words[:index], words[index + 1 :]
        joined = words[index].lower() in rules.coordinators and rules.saying.isdisjoint(left)
        if joined and _verb(left, rules) and _joins(right, rules):
            middle = places[index]
            rest = _coordinated(masked, middle.end(), end, middle.group(), rules)
            return [_Piece(start, middle.start(), mark), *rest]
    return [_Piece(start, end, mark)]


def _subordinate(words: Sequence[str], rules: Clauses) -> bool:
    opening = [w.lower() for w in words[:2]]
    known = rules.subordinators | rules.relatives
    return bool(opening) and (opening[0] in known or (opening[0] in rules.modifiers and opening[-1] in known))


def _joins(right: Sequence[str], rules: Clauses) -> bool:
    """Whether the words after a conjunction are a clause: the verb is first or soon after the subject."""
    if _finite(right, 0, rules):
        return True
    return _verb(right[:_V2_WINDOW], rules) and not _subordinate(right, rules)


def _classified(piece: _Piece, masked: str, rules: Clauses) -> _Piece:
    words = _WORD.findall(masked[piece.start : piece.end])
    return _Piece(piece.start, piece.end, piece.mark, _kind(words, piece.mark, rules))


def _kind(words: Sequence[str], mark: str, rules: Clauses) -> _Kind:
    if len(words) > 1 and words[0].lower() in rules.coordinators:
        words, mark = words[1:], words[0]
    if not words or (mark == "," and re.search(rules.infinitive, " ".join(words))):
        return _Kind.BELONGS
    closes = not rules.verb_final or _closing_verb(words, rules)
    if words[0].lower() in rules.contrasts and mark in ("", ","):
        return _Kind.CONTRAST if closes else _Kind.BELONGS
    if mark == "," and closes and _relative(words, rules):
        return _Kind.RELATIVE
    if _depends(words, mark, rules):
        return _Kind.BELONGS
    if _finite(words, 0, rules):
        # Verb first: „…, sagte sie“ and „Wenn …, kommt …“ belong to their neighbour.
        return _Kind.BELONGS if mark in ("", ",", ";", ":") else _Kind.MAIN
    return _Kind.MAIN if _verb(words, rules) else _Kind.BELONGS


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
    if first in rules.subordinators or (first in rules.modifiers and _subordinate(words, rules)):
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


def _grouped(pieces: Sequence[_Piece], masked: str, rules: Clauses) -> list[list[_Piece]]:
    """The pieces grouped into statements, each beginning with an independent piece."""
    groups: list[list[_Piece]] = []
    for index, piece in enumerate(pieces):
        alone = piece.kind in (_Kind.MAIN, _Kind.CONTRAST) and not _said(groups, piece, masked, rules)
        if piece.kind is _Kind.RELATIVE:
            alone = all(_trails(p, masked, rules) for p in pieces[index + 1 :])
            alone = alone and bool(groups) and (_independent(groups[-1]) or index == len(pieces) - 1 == 1)
        if not groups:
            groups.append([piece])
        elif not _independent(groups[-1]) and not (alone and piece.kind is _Kind.RELATIVE):
            groups[-1].append(piece)  # what came first belongs to what follows it
        elif alone or _inverted(groups[-1], piece):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return groups


def _independent(group: Sequence[_Piece]) -> bool:
    """Whether a group has an independent piece."""
    return any(p.kind is not _Kind.BELONGS for p in group)


def _trails(piece: _Piece, masked: str, rules: Clauses) -> bool:
    """Whether a piece may follow a relative clause at the end: an attribution („…, so die SZ“), a clause that
    depends on it; not the rest of the one it interrupted („…, hätten versagt“, „…, im Mai bemängelt“)."""
    words = _WORD.findall(masked[piece.start : piece.end])
    if piece.kind is not _Kind.BELONGS:
        return False
    credits = rules.saying | rules.credit_words
    return not words or words[0].lower() in credits or _subordinate(words, rules)


def _said(groups: Sequence[list[_Piece]], piece: _Piece, masked: str, rules: Clauses) -> bool:
    """Whether a clause is the object of a verb of saying before it: „sagte sie, der Bau ruhe“."""
    if not groups or piece.mark != ",":
        return False
    before = _WORD.findall(masked[groups[-1][-1].start : groups[-1][-1].end])
    return not rules.saying.isdisjoint(before)


def _inverted(group: Sequence[_Piece], piece: _Piece) -> bool:
    """„Während A …, tut B …“: the main clause after a clause of contrast that opens the sentence."""
    return len(group) == 1 and group[0].kind is _Kind.CONTRAST and group[0].start == 0 and piece.mark == ","


def _weighty(masked: str, group: Sequence[_Piece]) -> bool:
    """Whether a statement has enough names, numbers and longer words to be verified."""
    words: list[str] = _WORD.findall(masked[group[0].start : group[-1].end])
    return sum(len(w) > 3 or w[0].isdigit() or w[0].isupper() for w in words) >= _LEAST_WORDS


def _merged(masked: str, groups: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """The groups, those with too few words to be verified joined to the one before."""
    merged: list[list[_Piece]] = []
    for group in groups:
        if merged and not (_weighty(masked, group) and _weighty(masked, merged[-1])):
            merged[-1] = [*merged[-1], *group]
        else:
            merged.append(list(group))
    return merged


def _span(sentence: str, masked: str, group: Sequence[_Piece], rules: Clauses, *, last: bool) -> Span:
    """The span of a group without the punctuation and conjunction around it."""
    start, end = group[0].start, group[-1].end
    while start < end and (sentence[start].isspace() or sentence[start] in ",;:–—"):
        start += 1
    opening = _WORD.match(masked, start)
    if opening and opening.group().lower() in rules.coordinators and group[0].mark:
        start = opening.end()
        while start < end and sentence[start].isspace():
            start += 1
    while end > start and (sentence[end - 1].isspace() or (not last and sentence[end - 1] in ",;:–—")):
        end -= 1
    return Span(start, end)


def _reason(group: Sequence[_Piece]) -> str:
    kinds = [p.kind for p in group if p.kind is not _Kind.BELONGS]
    if kinds and kinds[0] is _Kind.RELATIVE:
        return "relative_clause"
    if kinds and kinds[0] is _Kind.CONTRAST:
        return "contrast"
    return "main_clause"
