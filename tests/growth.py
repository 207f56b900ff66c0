"""What the tests of running time share: texts that grow, and whether the time grows faster than they do.

Only processor time is looked at, so that other programs on the machine do not count; what seems steep is measured
again, with the least of several tries, before anything is said of it.
"""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# Repeated, these make the long runs that patterns and readers get lost in.
UNITS = {
    "digits": ("1", "1 2 3 ", "1.000,5 "),
    "dates": ("am 1.1.2024 ", "2024-01-01 ", "3. Mai ", "May 3, "),
    "times": ("12:30 ", "um 9 Uhr "),
    "dots": (".", "1.", "A. ", "a. "),
    "stops": ("? ", "!", "…", ","),
    "colons": (": ", ":", ";"),
    "dashes": ("-", "-a", " - ", "–"),
    "quotes": ("’", '"', "„", "„a“ ", "»a« ", "'a "),
    "brackets": ("(", "((", "[1]", "[a", "(a) ", "{"),
    "superscripts": ("²", "¹ "),
    "letters": ("a", "ä", "A", "a ", "Wort ", "word, "),
    "capitals": ("Wort-", "Berlin Hamburg "),
    "combining": ("a\u0308", "\u0301"),
    "addresses": ("a.de ", "www.", "https://a.de/", "a@b.de ", "/"),
    "blanks": (" ", "\t", " \t"),
    "hard blanks": ("\u00a0", "\u202f ", "\u00ad"),
    "lines": ("\n", "\r\n", " \n", "a-\n"),
    "tags": ("<", "<a ", "<p>", "</p>", "a=1 "),
    "comments": ("<!--", "-->", "<!---->"),
    "entities": ("&a", "&amp;", "&#1;"),
    "markdown": ("*", "_", "#", "`", "|-", "\\a", "> ", "* a\n"),
    "signs": ("€", "😀", "%", "5 % ", "\x1b["),
    "mixed": ("Am 1.1. sagte A. B-C: „ja“ (a.de) ", "x¹, 2–3 % "),
}
_LONGEST_WAIT = 1.0  # seconds of processor time after which a single call is given up
_LEAST = 500  # characters of which four times as many take whatever time they take
_NOTICED = 0.002  # seconds that are long enough to be compared
_FOURFOLD, _TWOFOLD = 6.5, 2.7  # how much longer four times and twice the text may take
SHORT, _MUCH = 26, 0.05  # so few characters take so many seconds where each doubles the time


class TooLong(BaseException):
    """No error that the code under test could catch."""


def seconds(call: Callable[[Any], object], given: Any, *, tries: int = 1) -> float:
    """The processor time that a call takes, the least of `tries`; `_LONGEST_WAIT` where it is given up."""
    least = _LONGEST_WAIT
    for _ in range(tries):
        with contextlib.suppress(TooLong), _alarm():
            start = time.thread_time()
            call(given)
            least = min(least, time.thread_time() - start)
    return least


@contextlib.contextmanager
def _alarm(after: float = _LONGEST_WAIT) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, after)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def slow(call: Callable[[Any], object], texts: Iterable[tuple[str, Any]], noticed: float) -> list[str]:
    """The names of the texts that a call takes longer than `noticed` for, or for which it is given up."""
    found: list[str] = []
    left = iter(texts)
    while True:
        name = ""
        try:
            with _alarm():
                for name, text in left:
                    start = time.thread_time()
                    call(text)
                    if time.thread_time() - start > noticed:
                        found.append(name)
                return found
        except TooLong:
            found.append(name)


def superlinear(call: Callable[[Any], object], text: Callable[[int], Any], length: int, most: int) -> str:
    """How the time of `call` grows with `text(length)`, or nothing where it grows as its input does.

    Lengths grow from `length` to `most` until they take long enough to be compared.
    """
    if seconds(call, text(SHORT)) > _MUCH and seconds(call, text(SHORT), tries=3) > _MUCH:
        return f"{SHORT} characters already take over {_MUCH} s"
    while (one := seconds(call, text(length))) < _NOTICED and length < most:
        length *= 4
    while one > _LONGEST_WAIT / 8 and length > _LEAST:  # four times as much must be possible to measure
        length //= 2
        one = seconds(call, text(length))
    if seconds(call, text(4 * length)) < min(_LONGEST_WAIT, max(_NOTICED, _FOURFOLD * one)):
        return ""
    found = ""
    for longer in (length, 2 * length):  # what seems steep is measured again
        texts = [text(longer * by) for by in (1, 2, 4)]
        one, two, four = (seconds(call, each, tries=4) for each in texts)
        if four < min(_LONGEST_WAIT, max(_FOURFOLD * one, _TWOFOLD * two)):
            return ""
        found = f"{longer}: {one:.4f} s, {2 * longer}: {two:.4f} s, {4 * longer}: {four:.4f} s"
    return found
