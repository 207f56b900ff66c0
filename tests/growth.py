"""What the tests of running time share: texts that grow, and whether the time grows faster than they do."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

# Repeated, these make the long runs that patterns get lost in.
UNITS = (
    *(
        "1",
        "1.",
        "1 2 3 ",
        "am 1.1.2024 ",
        ".",
        "? ",
        "!",
        ",",
        ": ",
        "-",
        "-a",
        " - ",
        "’",
        '"',
        "„",
        "„a“ ",
    ),
    *(
        "»a« ",
        "(",
        "((",
        "[1]",
        "[a",
        "²",
        "ä",
        "a\u0308",
        "A",
        "a ",
        "Wort ",
        "A. ",
        "a.de ",
        "https://a.de/",
    ),
    *(
        "www.",
        "/",
        "&a",
        "\\a",
        "|-",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\u00a0",
        "😀",
        "<",
        "<a ",
        "<!--",
        "-->",
        "*",
        "_",
    ),
    *("#", "`"),
)
_LONGEST_WAIT = 0.4  # seconds after which a single call is given up
SHORT, _MUCH = 26, 0.05  # so few characters take so many seconds where each doubles the time


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


def suspicious(call: Callable[[Any], object], texts: Iterator[tuple[str, Any]], noticed: float) -> list[str]:
    """The names of the texts that a call takes longer than `noticed` for, or for which it does not end."""
    slow: list[str] = []
    name = ""
    try:
        with _alarm():
            for name, text in texts:
                start = time.perf_counter()
                call(text)
                if time.perf_counter() - start > noticed:
                    slow.append(name)
    except TooLong:
        slow.append(name)
    return slow


def superlinear(call: Callable[[Any], object], text: Callable[[int], Any], length: int) -> str:
    """How the time of `call` grows with `text(length)`, or nothing where it grows as its input does."""
    if seconds(call, text(SHORT)) > _MUCH and seconds(call, text(SHORT), tries=2) > _MUCH:
        return f"{SHORT} characters already take over {_MUCH} s"
    for longer in (length, 3 * length):  # what seems steep is measured again, with longer texts
        one, two, four = (seconds(call, text(longer * by), tries=2) for by in (1, 2, 4))
        if four < max(8 * one, 3 * two) and four < _LONGEST_WAIT:
            return ""
    return f"{longer}: {one:.4f} s, {2 * longer}: {two:.4f} s, {4 * longer}: {four:.4f} s"
