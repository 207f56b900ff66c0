"""Reading one amount: bound, number, scale, fraction, unit and rate, in the language's own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.evidence.values import EXACT, Amount, parse_digits
from crosscheck.language.quantity import Bound, QuantityWords, Unit

if TYPE_CHECKING:
    from crosscheck.evidence.tokens import Lexeme

_CURRENCY_SIGNS = frozenset("€$£")


def read_amount(text: str, units: Sequence[Lexeme], i: int, words: QuantityWords) -> Amount | None:
    """The amount that begins at lexeme `i`, or None. Words of a bound before it are not consumed."""
    word = units[i].fold
    if word in _CURRENCY_SIGNS and i + 1 < len(units) and units[i + 1].text[0].isdigit():
        amount = read_amount(text, units, i + 1, words)
        if amount is None or amount.dimension not in ("", words.units[word].dimension):
            return amount
        return replace(amount, dimension=words.units[word].dimension, unit=word)
    found = _number(text, units, i, words)
    if found is None:
        return _wordy(units, i, words)
    value, last, is_word = found
    high = value
    value, last, fraction = _scaled(units, value, last, words)
    upper = _range_end(text, units, last, words)
    if upper is not None:
        top, last, top_fraction = upper
        if top > value or (top_fraction and not fraction):
            if value * 1000 < top:  # „zwei bis drei Millionen“: the scale stands once
                value = value * _scale_of(units, last, words)
            high, fraction = top, top_fraction or fraction
        else:
            high = value
    else:
        high = value
    bound = _bound_before(units, i, words)
    amount = Amount(
        value,
        value * bound.low,
        high * bound.high,
        "share" if fraction else "",
        "",
        "",
        bound,
        last,
        word=is_word,
        figure=value,
    )
    if fraction and bound == EXACT:  # „ein Drittel“ is said of 33 and of 35 percent
        amount = replace(amount, low=value * 0.94, high=high * 1.06)
    if high != value:
        amount = replace(amount, bound=Bound(1.0, high / value if value else 1.0))
    amount = _ratio(text, units, i, amount, words)
    return _with_unit(text, units, amount, words)


def _number(
    text: str, units: Sequence[Lexeme], i: int, words: QuantityWords
) -> tuple[float, int, bool] | None:
    """A plain number at `i`: value, index of its last lexeme, whether written as a word."""
    unit = units[i]
    if unit.text[0].isdigit():
        value = parse_digits(unit.text, words)
        if value is None:
            return None
        last = i
        # „38 000“, grouped by plain spaces
        while (
            last + 1 < len(units)
            and 1 <= len(units[i].text) <= 3
            and len(units[last + 1].text) == 3
            and units[last + 1].text.isdigit()
            and text[units[last].span.end : units[last + 1].span.start] == " "
        ):
            last += 1
            value = value * 1000 + float(units[last].text)
        return value, last, False
    if unit.fold in words.articles:
        return (1.0, i, True) if _makes_number(units, i, words) else None
    value = words.number(unit.fold)
    last = i
    if (
        value is not None
        and value % 10 == 0
        and 20 <= value < 100
        and i + 1 < len(units)
        and units[i + 1].glued
    ):
        ones = words.number(units[i + 1].fold)  # „twenty-one“
        if ones is not None and 1 <= ones <= 9:
            value, last = value + ones, i + 1
    return None if value is None else (value, last, True)


def _makes_number(units: Sequence[Lexeme], i: int, words: QuantityWords) -> bool:
    """Whether the article at `i` counts: „eine Million“, „ein Drittel“."""
    following = units[i + 1].fold if i + 1 < len(units) else ""
    return following in words.scales or following in words.fractions


def _scale_of(units: Sequence[Lexeme], i: int, words: QuantityWords) -> float:
    return words.scales.get(units[i].fold, 1.0)


def _scaled(
    units: Sequence[Lexeme], value: float, last: int, words: QuantityWords
) -> tuple[float, int, bool]:
    """Applies „Millionen“, „Dutzend“, „Drittel“ after the number; says whether it became a share."""
    while last + 1 < len(units):
        following = units[last + 1].fold
        if following in words.scales:
            value, last = value * words.scales[following], last + 1
        elif following in words.fractions and value < 100:
            return value * words.fractions[following], last + 1, True
        else:
            break
    return value, last, False


def _range_end(
    text: str, units: Sequence[Lexeme], last: int, words: QuantityWords
) -> tuple[float, int, bool] | None:
    """The upper end of „drei bis vier Wochen“, „70–90“; None when there is no range."""
    if last + 1 >= len(units):
        return None
    j = last + 1
    between = text[units[last].span.end : units[j].span.start].strip()
    if units[j].fold in ("bis", "to") and j + 1 < len(units):
        if units[j + 1].fold in _CURRENCY_SIGNS:
            j += 1
        j += 1
    elif between not in ("–", "-", "—"):
        return None
    if j >= len(units):
        return None
    number = _number(text, units, j, words)
    if number is None:
        return None
    return _scaled(units, number[0], number[1], words)


def _bound_before(units: Sequence[Lexeme], i: int, words: QuantityWords) -> Bound:
    """The bound stated by up to three words before lexeme `i`."""
    k = i
    if k and units[k - 1].fold in _CURRENCY_SIGNS:
        k -= 1
    for size in (3, 2, 1):
        if k - size >= 0:
            phrase = tuple(u.fold for u in units[k - size : k])
            if phrase in words.bounds:
                return words.bounds[phrase]
    if k >= 2 and units[k - 1].fold in words.articles:  # „mehr als eine halbe“, „fast ein Drittel“
        return _bound_before(units, k - 1, words)
    return EXACT


def _ratio(text: str, units: Sequence[Lexeme], i: int, amount: Amount, words: QuantityWords) -> Amount:
    """„neun von zehn Gletschern“ is also a share; small round wholes only, else they are counts."""
    j = amount.last + 1
    if amount.dimension or j + 1 >= len(units) or units[j].fold not in words.ratio_words:
        return amount
    j += 1
    if units[j].fold == "of" and j + 1 < len(units):
        j += 1
    whole = _number(text, units, j, words)
    if whole is None or not 2 <= whole[0] <= 10 or not 1 <= amount.value < whole[0]:
        return amount
    return replace(amount, share=amount.value / whole[0])


def _with_unit(text: str, units: Sequence[Lexeme], amount: Amount, words: QuantityWords) -> Amount:
    j = amount.last + 1
    if j >= len(units):
        return amount
    following = units[j]
    if following.glued and following.fold in words.compound_units:  # „44-jahrige“
        unit_name = words.compound_units[following.fold]
        return _in_unit(amount, unit_name, words.units.get(unit_name), j)
    name = following.fold
    glued_pair = f"{name}-{units[j + 1].fold}" if j + 1 < len(units) and units[j + 1].glued else ""
    if glued_pair in words.compound_units:  # „24-year-old“
        unit_name = words.compound_units[glued_pair]
        return _in_unit(amount, unit_name, words.units.get(unit_name), j + 1)
    known = words.units.get(name)
    if known is None or text[amount_end(units, amount) : following.span.start].strip(" .-‑\u00a0\u202f"):
        return amount
    found = _in_unit(amount, name, known, j)
    return replace(found, per=_rate(units, j, words))


def amount_end(units: Sequence[Lexeme], amount: Amount) -> int:
    return units[amount.last].span.end


def _in_unit(amount: Amount, name: str, unit: Unit | None, last: int) -> Amount:
    if unit is None:
        return replace(amount, unit=name, last=last)
    return replace(
        amount,
        value=amount.value * unit.factor,
        low=amount.low * unit.factor,
        high=amount.high * unit.factor,
        dimension=unit.dimension,
        unit=name,
        last=last,
    )


def _rate(units: Sequence[Lexeme], j: int, words: QuantityWords) -> str:
    """What the amount is per: the noun after „je“, „pro“, „im Jahr“; „“ when it is no rate."""
    for k in (j + 1, j + 2):
        if k >= len(units):
            break
        word = units[k].fold
        if word not in words.per:
            continue
        if words.per[word]:
            return words.per[word]
        if k + 1 >= len(units):
            break
        noun = units[k + 1].fold
        known = words.units.get(noun)
        if word in ("im", "am", "a", "an"):
            return noun if known is not None and known.dimension == "time" else ""
        # „je Hektar und Jahr“: all parts count
        more = k + 3 < len(units) and units[k + 2].fold in ("und", "and") and units[k + 3].fold in words.units
        return f"{noun}+{units[k + 3].fold}" if more else noun
    return ""


def _wordy(units: Sequence[Lexeme], i: int, words: QuantityWords) -> Amount | None:
    """Amounts without a number of their own: „Dutzende“, „die Hälfte“, „doppelt“, „halbstündig“."""
    word = units[i].fold
    bound = _bound_before(units, i, words)
    if word in words.fractions:
        share = words.fractions[word]
        if bound == EXACT:
            bound = Bound(0.94, 1.06)
        return Amount(share, share * bound.low, share * bound.high, "share", "", "", bound, i)
    if word in words.every and i + 1 < len(units):
        which = words.ordinals.get(units[i + 1].fold, 0)
        if which > 1:
            return Amount(1 / which, 0.98 / which, 1.02 / which, "share", "", "", bound, i + 1)
    if word in words.multiples:
        value = words.multiples[word]
        return Amount(
            value, value * bound.low, value * bound.high, "multiple", "", "", bound, i, multiple=True
        )
    for key, (low, high) in words.vague.items():
        if word.startswith(key) and len(word) - len(key) <= 2:
            return _vague(units, i, low, high, words)
    return _compound(units, i, bound, words)


def _vague(units: Sequence[Lexeme], i: int, low: float, high: float, words: QuantityWords) -> Amount:
    last, factor = i, 1.0
    if i + 1 < len(units):
        following = units[i + 1].fold
        for scale, value in words.scales.items():
            if len(scale) > 4 and following.startswith(scale):
                last, factor = i + 1, value
    middle = (low + high) / 2 * factor
    return Amount(middle, low * factor, high * factor, "", "", "", Bound(0.5, 2.0), last)


def _compound(units: Sequence[Lexeme], i: int, bound: Bound, words: QuantityWords) -> Amount | None:
    """One word that holds number and unit: „dreistündig“, „Dreiviertelstunde“."""
    word = units[i].fold
    for ending, unit_name in words.compound_units.items():
        if word.endswith(ending) and len(word) > len(ending):
            head = word[: -len(ending)]
            value = 0.5 if head == "halb" else words.number(head)
            unit = words.units.get(unit_name)
            if value is not None:
                amount = Amount(value, value * bound.low, value * bound.high, "", "", "", bound, i)
                return _in_unit(amount, unit_name, unit, i)
    for name, unit in words.units.items():
        if unit.dimension == "time" and word.endswith(name) and word[: -len(name)] in words.fractions:
            value = words.fractions[word[: -len(name)]]
            amount = Amount(value, value * bound.low, value * bound.high, "", "", "", bound, i)
            return _in_unit(amount, name, unit, i)
    return _half(units, i, bound, words)


def _half(units: Sequence[Lexeme], i: int, bound: Bound, words: QuantityWords) -> Amount | None:
    """„eine halbe Stunde“, „half an hour“."""
    word = units[i].fold
    j = i + 1
    if word in ("half",) and j < len(units) and units[j].fold in words.articles:
        j += 1
    if not (word.startswith("halb") and len(word) <= 6) and word != "half":
        return None
    if j < len(units) and units[j].fold in words.units:
        amount = Amount(0.5, 0.5 * bound.low, 0.5 * bound.high, "", "", "", bound, i)
        return _in_unit(amount, units[j].fold, words.units[units[j].fold], j)
    return None
