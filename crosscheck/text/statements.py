"""Splits a sentence into the statements that can be verified separately, each with its own span.

A clause (`clauses.pieces`) becomes a statement of its own only when it has a finite verb and enough words, and
opens neither with a subordinating conjunction nor with its verb (then it belongs to its neighbour).
Only what is surely independent is split off: two coordinated main clauses, a relative clause at the end of
the sentence, a clause of contrast. Everything else stays with its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.language.clauses import Clauses
from crosscheck.model import Span
from crosscheck.text.clauses import WORD, Kind, Piece, is_subordinate, masked, pieces

_LONGEST_SENTENCE = 1200  # characters; longer text is a list or no prose
_LEAST_WORDS = 3  # words of content from which a statement is worth verifying


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its span (offsets into the sentence) and the code of why it was split off."""

    span: Span
    reason: str


def statements(sentence: str, rules: Clauses) -> tuple[Statement, ...]:
    """The statements of a sentence in order; empty if it makes only one."""
    if len(sentence) > _LONGEST_SENTENCE:
        return ()
    shown = masked(sentence)
    groups = _grouped(pieces(shown, rules), rules)
    if len(groups) < 2 or not all(map(_weighty, groups)):
        groups = _merged(groups)
    if len(groups) < 2:
        return ()
    return tuple(
        Statement(_span(sentence, shown, g, rules, last=g is groups[-1]), _reason(g)) for g in groups
    )


def _grouped(pieces: Sequence[Piece], rules: Clauses) -> list[list[Piece]]:
    """The pieces grouped into statements, each beginning with an independent piece."""
    groups: list[list[Piece]] = []
    for index, piece in enumerate(pieces):
        alone = piece.kind in (Kind.MAIN, Kind.CONTRAST) and not _said(groups, piece, rules)
        if piece.kind is Kind.RELATIVE:
            alone = all(_trails(p, rules) for p in pieces[index + 1 :])
            alone = alone and bool(groups) and (_independent(groups[-1]) or index == len(pieces) - 1 == 1)
        if not groups:
            groups.append([piece])
        elif not _independent(groups[-1]) and not (alone and piece.kind is Kind.RELATIVE):
            groups[-1].append(piece)  # what came first belongs to what follows it
        elif alone or _inverted(groups[-1], piece):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return groups


def _independent(group: Sequence[Piece]) -> bool:
    """Whether a group has an independent piece."""
    return any(p.kind is not Kind.BELONGS for p in group)


def _trails(piece: Piece, rules: Clauses) -> bool:
    """Whether a piece may follow a relative clause at the end: an attribution („…, so die SZ“), a clause that
    depends on it; not the rest of the one it interrupted („…, hätten versagt“, „…, im Mai bemängelt“)."""
    if piece.kind is not Kind.BELONGS:
        return False
    credits, words = rules.saying | rules.credit_words, piece.words
    return not words or words[0].lower() in credits or is_subordinate(words, rules)


def _said(groups: Sequence[list[Piece]], piece: Piece, rules: Clauses) -> bool:
    """Whether a clause is the object of a verb of saying before it: „sagte sie, der Bau ruhe“."""
    return bool(groups) and piece.mark == "," and not rules.saying.isdisjoint(groups[-1][-1].words)


def _inverted(group: Sequence[Piece], piece: Piece) -> bool:
    """„Während A …, tut B …“: the main clause after a clause of contrast that opens the sentence."""
    return len(group) == 1 and group[0].kind is Kind.CONTRAST and group[0].start == 0 and piece.mark == ","


def _weighty(group: Sequence[Piece]) -> bool:
    """Whether a statement has enough names, numbers and longer words to be verified."""
    words = [*group[0].words, *(word for piece in group[1:] for word in (piece.mark, *piece.words))]
    return sum(len(w) > 3 or w[0].isdigit() or w[0].isupper() for w in words) >= _LEAST_WORDS


def _merged(groups: Sequence[list[Piece]]) -> list[list[Piece]]:
    """The groups, those with too few words to be verified joined to the one before."""
    merged: list[list[Piece]] = []
    for group in groups:
        if merged and not (_weighty(group) and _weighty(merged[-1])):
            merged[-1] = [*merged[-1], *group]
        else:
            merged.append(list(group))
    return merged


def _span(sentence: str, shown: str, group: Sequence[Piece], rules: Clauses, *, last: bool) -> Span:
    """The span of a group without the punctuation and conjunction around it."""
    start, end = group[0].start, group[-1].end
    while start < end and (sentence[start].isspace() or sentence[start] in ",;:–—"):
        start += 1
    opening = WORD.match(shown, start)
    if opening and opening.group().lower() in rules.coordinators and group[0].mark:
        start = opening.end()
        while start < end and sentence[start].isspace():
            start += 1
    while end > start and (sentence[end - 1].isspace() or (not last and sentence[end - 1] in ",;:–—")):
        end -= 1
    return Span(start, end)


def _reason(group: Sequence[Piece]) -> str:
    kinds = [p.kind for p in group if p.kind is not Kind.BELONGS]
    if kinds and kinds[0] is Kind.RELATIVE:
        return "relative_clause"
    if kinds and kinds[0] is Kind.CONTRAST:
        return "contrast"
    return "main_clause"
