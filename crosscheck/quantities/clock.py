"""Parses times of day."""

from __future__ import annotations

import re
from dataclasses import replace

from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.values import Moment

_TIME = re.compile(r"([01]?\d|2[0-4])(?:[.:]([0-5]\d))?$")
_NOON = 12
_HOUR = 60
_EVENING = 9  # „neun Uhr nachts“ and later is before midnight
_COLON = ":"


def read_clock(r: Cursor, i: int) -> Moment | None:
    """„14.20 Uhr“, „14 bis 16 Uhr“, „7.30pm“, „halb drei“, „um Mitternacht“; or None."""
    found = _figures(r, i) if r.digits(i) else _named(r, i) or _face(r, i) or _spelled(r, i)
    if found is None:
        return None
    about = r.phrase_before(i, r.dates.clock.about)
    found = replace(found, slack=0 if about is None else r.dates.clock.about[about])
    zones = r.dates.clock.zones
    if r.fold(found.last + 1) in zones:
        return replace(found, zoned=True, last=found.last + 1)
    return replace(found, zoned=r.fold(found.last) in zones)


def _figures(r: Cursor, i: int) -> Moment | None:
    start = _hour_minute(r, i)
    if start is None:
        return None
    minutes, last, exact = start
    end = _end(r, last + 1)
    if end is not None:  # „14 bis 16 Uhr“
        until, at = end
        suffix = _suffix(r, at)
        if suffix is not None:
            upto, last, half = _on_clock(r, until, at, suffix)
            begin, _, _ = _on_clock(r, minutes, at, suffix)
            begin -= _NOON * _HOUR if begin > upto >= _NOON * _HOUR else 0  # „11 to 2pm“
            return Moment((), "clock", last, clock=begin, until=upto, half_day=half)
    suffix = _suffix(r, last)
    if suffix is None:
        return (
            Moment((), "clock", last, clock=minutes)
            if exact and r.fold(i - 1) in r.dates.clock.before
            else None
        )
    clock, last, half = _on_clock(r, minutes, last, suffix)
    if not exact and _is_minute(r, last + 1):
        clock, last = clock + int(r.fold(last + 1)), last + 1  # „14 Uhr 20“
    end = _end(r, last + 1)
    if end is not None and (second := _suffix(r, end[1])) is not None:  # „9 Uhr bis 17 Uhr“
        until, last, _ = _on_clock(r, end[0], end[1], second)
        return Moment((), "clock", last, clock=clock, until=until, half_day=half)
    return Moment((), "clock", last, clock=clock, half_day=half)


def _hour_minute(r: Cursor, i: int) -> tuple[int, int, bool] | None:
    """Minutes after midnight as written at `i`, the last lexeme, and whether minutes are given."""
    match = _TIME.match(r.units[i].text) if r.digits(i) else None
    if match is None:
        return None
    hours, minutes = int(match[1]), match[2]
    if minutes is None and r.gap(i + 1) == _COLON and _is_minute(r, i + 1):
        return hours * _HOUR + int(r.fold(i + 1)), i + 1, True
    return hours * _HOUR + int(minutes or 0), i, minutes is not None


def _is_minute(r: Cursor, i: int) -> bool:
    word = r.fold(i)
    if len(word) != 2 or not word.isdecimal() or int(word) >= _HOUR or r.gap(i) not in (" ", "", _COLON):
        return False
    counts = r.capital(i + 1) or r.fold(i + 1) in r.quantities.measures.names  # „um 14 Uhr 38 Verletzte“
    return r.gap(i) != " " or not (counts and r.joined(i + 1))


def _end(r: Cursor, j: int) -> tuple[int, int] | None:
    """The end of a span of time that would begin at lexeme `j` with „bis“ or a dash, and its last lexeme."""
    words = r.quantities
    if r.dashed(j):
        at = j
    elif r.fold(j) in words.to_words or r.fold(j) in words.and_words:
        at = j + 1
    else:
        return None
    found = _hour_minute(r, at)
    return None if found is None else (found[0], found[1])


def _suffix(r: Cursor, last: int) -> tuple[tuple[str, ...], int | None] | None:
    """The words after a figure that make it a time of day, and the hours they add."""
    phrase = r.phrase_at(last + 1, r.dates.clock.after)
    if phrase is None or r.gap(last + 1).strip(" \u00a0-"):
        return None
    return phrase, r.dates.clock.after[phrase]


def _on_clock(
    r: Cursor, minutes: int, last: int, suffix: tuple[tuple[str, ...], int | None]
) -> tuple[int, int, bool]:
    """The time on the day's clock, its last lexeme, and whether morning and evening are one."""
    phrase, add = suffix
    last += len(phrase)
    half = False
    if add is None and r.fold(last + 1) in r.dates.clock.later:
        last += 1
        late = r.fold(last) in r.dates.clock.night and _EVENING <= minutes // _HOUR < _NOON
        add = _NOON if late else r.dates.clock.later[r.fold(last)]
    elif add is None:
        half = minutes < _NOON * _HOUR and phrase[-1] in r.dates.clock.twelve_hours
    if add is not None and minutes // _HOUR == _NOON:
        minutes -= _NOON * _HOUR  # „12.30am“
    if add is not None and minutes < _NOON * _HOUR:
        minutes += add * _HOUR
    return minutes, last, half


def _face(r: Cursor, i: int) -> Moment | None:
    """„halb drei“, „Viertel nach acht“, „half past seven“: morning or evening is not said."""
    words = r.dates.clock
    phrase = r.phrase_at(i, words.offsets)
    if phrase is None:
        return None
    at = i + len(phrase)
    hour = r.quantities.numbers.number(r.fold(at))
    if hour is None and r.fold(at).isdecimal():
        hour = float(r.fold(at))
    if hour is None or not hour.is_integer() or not 1 <= hour <= _NOON or not r.joined(at):
        return None
    if r.phrase_at(at + 1, r.quantities.numbers.and_half) or r.fold(at + 1) in r.quantities.measures.names:
        return None
    clock = (int(hour) * _HOUR + words.offsets[phrase]) % (_NOON * _HOUR)
    return Moment((), "clock", at, clock=clock, half_day=True)


def _spelled(r: Cursor, i: int) -> Moment | None:
    """„um acht Uhr“, „seven o'clock“."""
    hour = r.quantities.numbers.number(r.fold(i))
    suffix = _suffix(r, i) if hour is not None and hour.is_integer() and 1 <= hour <= 2 * _NOON else None
    if hour is None or suffix is None or suffix[1] == 0:  # „am“ is a verb as well
        return None
    clock, last, half = _on_clock(r, int(hour) * _HOUR, i, suffix)
    return Moment((), "clock", last, clock=clock, half_day=half)


def _named(r: Cursor, i: int) -> Moment | None:
    """„um Mitternacht“, „at noon“."""
    words = r.dates.clock
    clock = words.named.get(r.fold(i))
    if clock is None or r.fold(i - 1) not in words.before:
        return None
    return Moment((), "clock", i, clock=clock)
