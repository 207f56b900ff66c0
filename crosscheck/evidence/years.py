"""Reading years, decades and centuries, and telling four digits of a year from a count."""

from __future__ import annotations

from crosscheck.evidence.calendar import whole_years
from crosscheck.evidence.reading import Reader
from crosscheck.evidence.values import Moment

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_SLASH = "/"


def year_after(r: Reader, i: int) -> int:
    """The year right after a day or month, a comma between them let pass; 0 when there is none."""
    if r.gap(i).strip(" ,.\u00a0"):
        return 0
    return written_year(r, i)


def written_year(r: Reader, i: int) -> int:
    word = r.fold(i)
    return int(word) if len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR else 0


def read_decade(r: Reader, i: int) -> Moment | None:
    """„Siebzigerjahre“, „1990er-Jahre“, „70er Jahre“, „the 1990s“, „neunziger Jahre“."""
    words = r.dates
    start = words.decades.get(r.fold(i))
    last = i
    if start is not None and start < 0:  # „neunziger“: a decade only with „Jahre“ after it
        if r.fold(i + 1) not in words.decade_nouns:
            return None
        start, last = -start, i + 1
    if start is None:
        word = r.fold(i)
        if not word.isdecimal() or r.fold(i + 1) not in words.decade_endings or r.gap(i + 1).strip("’'"):
            return None
        last, full = i + 1, len(word) == 4
        if r.fold(last + 1) in words.decade_nouns:
            last += 1
        elif words.decade_nouns and not full:
            return None
        if not (full and written_year(r, i)) and len(word) != 2:
            return None
        start = int(word) if full else 1900 + int(word)
        if start % 10 or (not full and (start < 1920 or not words.decade_nouns)):
            return None
    span = whole_years(start, start + 9)
    return None if span is None else Moment((span,), "year", last)


def read_century(r: Reader, i: int) -> Moment | None:
    """„19. Jahrhundert“, „the 19th century“."""
    j = i + 1
    if r.fold(j) in r.quantities.numbers.ordinal_endings and r.gap(j) == "":
        j += 1
    if r.fold(j) not in r.dates.centuries:
        return None
    word = r.fold(i)
    which = int(word) if word.isdecimal() and len(word) <= 2 else r.quantities.numbers.ordinal(word)
    span = whole_years(100 * which - 99, 100 * which) if which else None
    return None if span is None else Moment((span,), "century", j)


def read_year(r: Reader, i: int) -> Moment | None:
    """A year, a span of years („2019 bis 2023“) or a season over two („2019/20“)."""
    year = written_year(r, i)
    if not year or not _is_year(r, i):
        return None
    last, upto = i, year
    following = r.fold(i + 1)
    if r.gap(i + 1) == _SLASH and following.isdecimal() and len(following) in (2, 4):
        upto, last = (year + 1, i + 1) if int(following) % 100 == (year + 1) % 100 else (year, i)
    elif r.dashed(i + 1) and written_year(r, i + 1) > year:
        upto, last = written_year(r, i + 1), i + 1
    elif following in r.dates.ranges and written_year(r, i + 2) > year and _is_year(r, i + 2):
        upto, last = written_year(r, i + 2), i + 2
    span = whole_years(year, upto)
    return None if span is None else Moment((span,), "year", last)


def _is_year(r: Reader, i: int) -> bool:
    """Whether four digits are a year and no count: „2000 Menschen“, „1900 Euro“, „rund 1950“ are none."""
    quantities, words = r.quantities, r.dates
    following, before = r.fold(i + 1), r.fold(i - 1)
    near = r.joined(i + 1) and r.gap(i + 1) != ""
    if near and (following in quantities.measures.names or following in quantities.numbers.scales):
        return False
    if before in words.year_cues or before in words.months or before in words.seasons:
        return True
    if near and _counted_noun(r, i + 1):
        return False
    other = i + 1 if r.dashed(i + 1) else i + 2 if following in words.ranges else 0
    if other and r.digits(other) and not (written_year(r, other) and _is_year(r, other)):
        return False  # „1900 bis 2000 Euro“
    if before in words.weak_cues:
        return not (following in quantities.lenders and not _joins_years(r, i + 1) and written_year(r, i + 2))
    if before in words.count_cues or r.phrase_before(i, quantities.bounds) is not None:
        return False
    return not (following in quantities.shares.ratio_words and r.digits(i + 2))


def _joins_years(r: Reader, i: int) -> bool:
    return r.fold(i) in r.dates.ranges or r.fold(i) in r.dates.lists


def _counted_noun(r: Reader, j: int) -> bool:
    """Whether what follows a number looks like things counted rather than a new phrase."""
    if j >= len(r.units) or r.digits(j):
        return False
    word, words = r.fold(j), r.dates
    if word in r.function_words:
        return False
    if r.quantities.numbers.capital_nouns:  # an adjective may stand before the noun
        adjective = word.endswith(words.adjective_endings) and r.capital(j + 1) and r.gap(j + 1) == " "
        return r.capital(j) or adjective
    return word in words.plurals
