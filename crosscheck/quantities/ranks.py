"""Parses ordinals and numbers that are labels („Halle 6“): numbers that count nothing."""

from __future__ import annotations

from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.units import unit_at
from crosscheck.quantities.values import EXACT, ORDINAL, Amount, no_figure

_SECTION, _HASH = "§", "#"
_ABBREVIATION = 3  # letters of a label before which only digits stand


def read_rank(r: Cursor, i: int) -> Amount | None:
    """The ordinal or label that begins at lexeme `i`, or None: „der 3. Platz“, „Rang vier“, „Dritter“, „Halle 6“."""
    words = r.quantities.numbers
    word, last = r.fold(i), i
    value: float | None = None
    if r.digits(i):
        value = float(word) if word.isdecimal() and len(word) <= 4 else None
        if value is None:
            return None
        if r.fold(i + 1) in words.ordinal_endings and r.gap(i + 1) == "":
            last = i + 1
        elif not (words.ordinal_dot and _dotted(r, i)) and not _labelled(r, i):
            return None
    elif (ordinal := words.ordinal(word)) is not None:
        if not (r.fold(i + 1) in words.rank_nouns or (words.capital_nouns and _ranked(r, i))):
            return None
        value = float(ordinal)
    elif _named_by(r, i - 1) and r.gap(i) == " " and word not in words.articles:
        value = words.number(word)
    if value is None:
        return None
    return no_figure(
        Amount(
            value, value, value, ORDINAL, "", (), EXACT, last, ordinal=True, word=not r.digits(i), step=1.0
        )
    )


def _named_by(r: Cursor, i: int) -> bool:
    """Whether there is a label at `i`, written out: „no one“ is not „No. 1“."""
    return r.fold(i) in r.quantities.numbers.labels and len(r.fold(i)) > _ABBREVIATION


def _dotted(r: Cursor, i: int) -> bool:
    """„3. Platz“: a full stop after the digits that ends no sentence."""
    if not r.gap(i + 1).startswith(".") or r.gap(i + 1).strip() != "." or len(r.units[i].text) > 3:
        return False
    return not (r.capital(i + 1) and r.fold(i + 1) in r.quantities.numbers.sentence_starts)


def _labelled(r: Cursor, i: int) -> bool:
    """„Halle 6“, „§ 218“, „#3“, „A 81“: a number that names, with neither scale nor unit."""
    at = r.units[i].span.start
    if r.text[max(0, at - 2) : at].strip() == _SECTION or r.text[max(0, at - 1) : at] == _HASH:
        return True
    before = r.units[i - 1] if i else None
    if before is None or r.gap(i) not in (" ", ".", ". ", "\u00a0"):
        return False
    letter = len(before.text) == 1 and before.text.isupper() and before.text.isalpha()
    if before.fold not in r.quantities.numbers.labels and not letter:
        return False
    if r.quantities.numbers.capital_nouns and r.capital(i + 1) and r.gap(i + 1) == " ":
        return False  # „in jeder Klasse 30 Kinder“
    return unit_at(r, i + 1) is None and r.fold(i + 1) not in r.quantities.numbers.scales


def _ranked(r: Cursor, i: int) -> bool:
    """„wurde Dritter“: a capital ordinal within a sentence and no name or noun after it."""
    return r.capital(i) and not r.units[i].first and not r.capital(i + 1)
