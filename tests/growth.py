"""What the tests of running time share: texts that grow, and whether the time grows faster than they do."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

# Repeated, these make the long runs that patterns get lost in.
UNITS = (
    ("1", "1.", "1 2 3 ", "1,", "am 1.1.2024 ", ".", "... ", "? ", "!", ",", "; ", ":", "…")
    + ("-", "–", "-a", " - ", "'", "’", '"', "„", "“", "»", "„a“ ", '"a" ', "»a« ")
    + ("(", "((", "()", "(a", "[", "[1]", "[a", "]", "{", "²", "ä", "a\u0308", "a", "A", "a ", "Wort ", "Haus-")
    + ("A. ", "a.de ", "a/", "https://a.de/", "www.", "a@", "/", "%", "€", "+", "&", "&a", "\\", "\\a", "|", "|-")
    + (" ", "\t", "\n", "\r\n", "\n ", "\u00a0", "\x00", "😀", "\u200b", "<", "<a ", "<!--", "<!---->")
    + ("<script ", "-->", "*", "_", "#", "# ", "`", "~", "=")
)
# What stands before and after the run; a pattern that finds its end at once shows nothing.
FRAMES = (("", "\x01x"), ("a", "!"), (": ", "\n"))
_LONGEST_WAIT = 1.0  # seconds after which a single call is given up


class TooLong(BaseException):
    """No error that the code under test could catch."""


def seconds(call: Callable[[Any], object], given: Any, *, tries: int = 1) -> float:
    """The processor time that a call takes, the least of `tries`; `_LONGEST_WAIT` where it is given up."""
    least = _LONGEST_WAIT
    for _ in range(tries):
        with contextlib.suppress(TooLong), _alarm():
            start = time.process_time()
            call(given)
            least = min(least, time.process_time() - start)
    return least


@contextlib.contextmanager
def _alarm() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, _LONGEST_WAIT * 4)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def superlinear(
    call: Callable[[Any], object], text: Callable[[int], Any], *, length: int, noticed: float
) -> str:
    """How the time of `call` grows with `text(length)`, or nothing where it grows as its input does.

    `noticed` is the time below which a call at `length` needs no second look.
    """
    for short in (18, 24, 32):
        if seconds(call, text(short)) > 0.05 and seconds(call, text(short), tries=2) > 0.05:
            return f"{short} characters already take over 0.05 s"
    if seconds(call, text(length)) < noticed:
        return ""
    for longer in (length, 2 * length):  # what seems steep is measured again, with longer texts
        one, two, four = (seconds(call, text(longer * by), tries=3) for by in (1, 2, 4))
        if four < max(8 * one, 3 * two) and four < _LONGEST_WAIT:
            return ""
    return f"{longer}: {one:.4f} s, {2 * longer}: {two:.4f} s, {4 * longer}: {four:.4f} s"
