"""Errors in numbers, units and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutating.pairs import Pair
from mutating.tools import Texts, absent, bounded, exchanged, outside, put

_YEAR = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d.,]\d)")


def _numbers(pair: Pair) -> Iterator[re.Match[str]]:
    """Amounts in digits: no years, ordinals, dates, times, or parts of names."""
    words = pair.words
    thousands, decimal = re.escape(words.thousands), re.escape(words.decimal)
    pattern = rf"(?<![\w.,:/–\[-])(\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)({decimal}\d+)?(?![\w]|[.,:/–-]\d)"
    for match in re.finditer(pattern, pair.text):
        after = pair.text[match.end() :]
        if _YEAR.fullmatch(match[0]) or not outside(pair.text, match.start()):
            continue
        if re.match(r"\. ?\w| Uhr|-\w", after) or re.match(rf" (?:{'|'.join(words.months)})", after):
            continue
        yield match


def number(pair: Pair) -> Texts:
    """The first digit changed by three, or a number word by two."""
    for match in _numbers(pair):
        digit = int(match[0][0])
        if digit:
            new = str(digit + 3 if digit <= 6 else digit - 3) + match[0][1:]
            if absent(pair, new) and bounded(pair, match, digit <= 6):
                yield put(pair.text, match, new)
    names = pair.words.number_words
    for match in re.finditer(rf"\b(?:{'|'.join(names)})\b", pair.text):
        at = names.index(match[0])
        new = names[at + 2] if at + 2 < len(names) else names[at - 2]
        if (
            outside(pair.text, match.start())
            and absent(pair, new)
            and bounded(pair, match, at + 2 < len(names))
        ):
            yield put(pair.text, match, new)


def decimal(pair: Pair) -> Texts:
    """38,5 becomes 5,38."""
    sign = pair.words.decimal
    for match in _numbers(pair):
        whole, _, rest = match[0].partition(sign)
        if rest and rest != whole and not rest.startswith("0") and whole.isdigit():
            yield put(pair.text, match, f"{rest}{sign}{whole}")


def transposed(pair: Pair) -> Texts:
    """38 becomes 83, 1.250 becomes 2.150."""
    for match in _numbers(pair):
        at = [k for k, char in enumerate(match[0]) if char.isdigit()][:2]
        if len(at) == 2 and match[0][at[1]] not in ("0", match[0][at[0]]):
            chars = list(match[0])
            chars[at[0]], chars[at[1]] = chars[at[1]], chars[at[0]]
            if absent(pair, "".join(chars)) and bounded(pair, match, chars[at[0]] > chars[at[1]]):
                yield put(pair.text, match, "".join(chars))


def magnitude(pair: Pair) -> Texts:
    """Millions for thousand millions, or a nought too many or too few."""
    yield from exchanged(pair.text, pair.words.magnitudes)
    sign = pair.words.thousands
    for match in _numbers(pair):
        head, _, tail = match[0].partition(sign)
        if tail == "000" and head.isdigit():
            new = f"{head[:-1]}{sign}000" if head.endswith("0") and len(head) > 1 else f"{head}0{sign}000"
            if absent(pair, new) and bounded(pair, match, len(new) > len(match[0])):
                yield put(pair.text, match, new)


def unit(pair: Pair) -> Texts:
    """Another unit after the same number."""
    amount = rf"(?:\d|\b(?:{'|'.join(pair.words.number_words)}))"
    units = "|".join(map(re.escape, sorted(pair.words.units, key=len, reverse=True)))
    for match in re.finditer(rf"({amount} )({units})\b", pair.text):
        if outside(pair.text, match.start()):
            yield put(pair.text, match, match[1] + pair.words.units[match[2]])


def date(pair: Pair) -> Texts:
    """Another day, month or year."""
    months = pair.words.months
    names = "|".join(months)
    for match in re.finditer(rf"\b(\d{{1,2}})(\.? )({names})\b", pair.text):
        day, place = int(match[1]), months.index(match[3])
        yield put(pair.text, match, f"{day + 4 if day <= 24 else day - 4}{match[2]}{match[3]}")
        yield put(pair.text, match, f"{match[1]}{match[2]}{months[(place + 2) % 12]}")
    for match in re.finditer(rf"\b({names})\b", pair.text):
        new = months[(months.index(match[1]) + 5) % 12]
        if absent(pair, new) and not (match[1] in ("May", "March") and pair.text[match.end() :][:1] != " "):
            yield put(pair.text, match, new)
    for match in _YEAR.finditer(pair.text):
        yield put(pair.text, match, str(int(match[0]) - 3))


def weekday(pair: Pair) -> Texts:
    """Another day of the week."""
    days = pair.words.weekdays
    for match in re.finditer(
        rf"\b({'|'.join(days)})(?=\b|morgen|abend|nacht|mittag|vormittag|nachmittag)", pair.text
    ):
        new = days[(days.index(match[1]) + 2) % 7]
        if outside(pair.text, match.start()) and absent(pair, new):
            yield put(pair.text, match, new)


def clock(pair: Pair) -> Texts:
    """Another hour."""
    for match in re.finditer(r"(?<![\d.,])(\d{1,2})(?=(?:[.:]\d\d)? Uhr|:\d\d\b)", pair.text):
        hour = int(match[1])
        yield put(pair.text, match, str(hour + 3 if hour <= 18 else hour - 3).zfill(len(match[1])))
