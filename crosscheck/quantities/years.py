"""Parses years, decades and centuries; four digits may be a year or a count."""

from __future__ import annotations

from crosscheck.quantities.calendar import whole_years
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.values import Moment

_OLDEST, _FIRST_YEAR, _LAST_YEAR = 1000, 1800, 2100  # a bare figure is a year from 1800 on
_SLASH = "/"


def year_after(r: Cursor, i: int, month: int = 0) -> tuple[int, int]:
    """The year of a date that ends right before lexeme `i`, and the last lexeme that takes; (0, i - 1) if none.

    It is written („15. Februar 2025“, „June of 2015“), reckoned („im April dieses Jahres“) or lent by a
    second date („vom 2. Juli bis 13. August 1995“), whose month may come before this one's in the next
    year.
    """
    if _follows(r, i):
        j = i
        while r.fold(j) in r.dates.articles and j < i + 2:
            j += 1
        year = full_year(r, j) if j == i or not r.dates.day_first else 0
        if year:
            return year, j
        step = r.dates.steps.get(r.fold(j))
        if step is not None and r.published is not None and r.dates.periods.get(r.fold(j + 1)) == "year":
            return r.published.year + step, j + 1
        if r.dates.periods.get(r.fold(j)) == "year" and full_year(r, j + 1):
            return full_year(r, j + 1), j + 1  # „im Februar des Jahres 1995“
    return _lent_year(r, i, month), i - 1


def _follows(r: Cursor, i: int) -> bool:
    """Whether lexeme `i` goes on with the date before it: no full stop but that of „Okt.“ or „15.2.“."""
    gap = r.gap(i).strip(" \u00a0")
    short = r.fold(i - 1) in r.dates.abbreviations or r.digits(i - 1)
    return gap in ("", ",") or (gap == "." and short)


def _lent_year(r: Cursor, i: int, month: int) -> int:
    """The year of a second date that is joined to the one before lexeme `i`, or 0."""
    words, j = r.dates, i
    if r.fold(j) in words.ranges or r.fold(j) in words.lists:
        j += 1
    elif not r.dashed(j):
        return 0
    if r.fold(j) in words.day_cues or r.fold(j) in words.articles:  # „bis zum“
        j += 1
    j += _is_day(r, j)
    other = words.months.get(r.fold(j))
    if other is None:
        return 0
    j += 1 + (not words.day_first and _is_day(r, j + 1))
    year = 0 if r.gap(j).strip(" ,.") else full_year(r, j)
    return year - (other < month) if year else 0


def _is_day(r: Cursor, i: int) -> bool:
    return r.fold(i).isdecimal() and len(r.fold(i)) <= 2


def written_year(r: Cursor, i: int) -> int:
    """The year of our time that four digits at `i` may be, or 0."""
    year = full_year(r, i)
    return year if year >= _FIRST_YEAR else 0


def full_year(r: Cursor, i: int) -> int:
    """The year that four digits at `i` are after a month or the word „Jahr“, or 0."""
    word = r.fold(i)
    if len(word) != 4 or not word.isdecimal() or not _OLDEST <= int(word) <= _LAST_YEAR:
        return 0
    counted = int(word) < _FIRST_YEAR and r.joined(i + 1) and r.gap(i + 1) and _counted_noun(r, i + 1)
    return 0 if counted else int(word)


def read_decade(r: Cursor, i: int) -> Moment | None:
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


def read_century(r: Cursor, i: int) -> Moment | None:
    """„19. Jahrhundert“, „the 19th century“."""
    j = i + 1
    if r.fold(j) in r.quantities.numbers.ordinal_endings and r.gap(j) == "":
        j += 1
    if r.fold(j) not in r.dates.centuries or r.phrase_at(j + 1, r.dates.before_era):
        return None
    word = r.fold(i)
    which = int(word) if word.isdecimal() and len(word) <= 2 else r.quantities.numbers.ordinal(word)
    span = whole_years(100 * which - 99, 100 * which) if which else None
    return None if span is None else Moment((span,), "century", j)


def read_year(r: Cursor, i: int) -> Moment | None:
    """A year, a span of years („2019 bis 2023“) or a season over two („2019/20“)."""
    year = full_year(r, i)
    if not year:
        return None
    upto, last = _until(r, i, year)
    dated = _is_year(r, i) if year >= _FIRST_YEAR or _cued(r, i, year) else _lifetime(r, i, upto)
    span = whole_years(year, upto) if dated else None
    return None if span is None else Moment((span,), "year", last)


def _until(r: Cursor, i: int, year: int) -> tuple[int, int]:
    """The last year of a span that begins with the year at `i`, and its lexeme."""
    following = r.fold(i + 1)
    short = following.isdecimal() and len(following) == 2
    if r.gap(i + 1) == _SLASH and following.isdecimal() and len(following) in (2, 4):
        return (year + 1, i + 1) if int(following) % 100 == (year + 1) % 100 else (year, i)
    if r.dashed(i + 1) and full_year(r, i + 1) > year:
        return full_year(r, i + 1), i + 1
    if r.dashed(i + 1) and short and int(following) > year % 100:
        return year - year % 100 + int(following), i + 1  # „1987–90“
    if following in r.dates.ranges and written_year(r, i + 2) > year and _is_year(r, i + 2):
        return written_year(r, i + 2), i + 2
    return year, i


def _cued(r: Cursor, i: int, year: int) -> bool:
    """Whether a word before the figure makes a year of it that lies before our time."""
    before = r.fold(i - 1)
    return before in r.dates.year_cues or (before in r.dates.weak_cues and year % 100 > 0)


def _lifetime(r: Cursor, i: int, upto: int) -> bool:
    """„(1782–1852)“."""
    return r.text[r.units[i].span.start - 1 : r.units[i].span.start] == "(" and upto > full_year(r, i)


def _is_year(r: Cursor, i: int) -> bool:
    """Whether four digits are a year and no count: „2000 Menschen“, „1900 Euro“, „rund 1950“ are none."""
    quantities, words = r.quantities, r.dates
    following = r.fold(i + 1)
    is_near = r.joined(i + 1) and r.gap(i + 1) != ""
    if is_near and (following in quantities.units or following in quantities.numbers.scales):
        return False
    is_counting = is_near and _counted_noun(r, i + 1)
    before = "" if r.units[i].first else r.fold(i - 1)
    bound = r.phrase_before(i, quantities.bounds)
    if bound is not None and r.fold(i - len(bound) - 1) in words.year_cues:  # „since around 1900“
        return not is_counting
    if before in words.year_cues or before in words.months or before in words.seasons:
        return True
    if is_counting or _ends_in_count(r, i):
        return False
    if before in words.weak_cues:
        return not _is_lent(r, i)
    if before in words.count_cues or bound is not None:
        return False
    return not (following in quantities.shares.ratio_words and r.digits(i + 2))


def _is_lent(r: Cursor, i: int) -> bool:
    """Whether the figure is the first of a course: „von 2000 auf 2500“."""
    is_course = r.fold(i + 1) in r.quantities.lenders and not _joins_years(r, i + 1)
    return is_course and bool(full_year(r, i + 2))


def _ends_in_count(r: Cursor, i: int) -> bool:
    """Whether the figure begins a span that is none of years: „1900 bis 2000 Euro“."""
    other = i + 1 if r.dashed(i + 1) else i + 2 if r.fold(i + 1) in r.dates.ranges else 0
    return (
        bool(other)
        and r.digits(other)
        and not _is_day(r, other)
        and not (full_year(r, other) and _is_year(r, other))
    )


def _joins_years(r: Cursor, i: int) -> bool:
    return r.fold(i) in r.dates.ranges or r.fold(i) in r.dates.lists


def _counted_noun(r: Cursor, j: int) -> bool:
    """Whether what follows a number looks like things counted rather than a new phrase."""
    if j >= len(r.units) or r.digits(j):
        return False
    word, words = r.fold(j), r.dates
    if word in r.function_words:
        return False
    if r.quantities.numbers.capital_nouns:  # an adjective may stand before the noun
        adjective = word.endswith(words.adjective_endings) and r.capital(j + 1) and r.gap(j + 1) == " "
        # „2000 neue Stellen“, but „2019 erreichte Deutschland“: round figures count.
        return r.capital(j) or (adjective and r.fold(j - 1).endswith("00"))
    return word in words.plurals
