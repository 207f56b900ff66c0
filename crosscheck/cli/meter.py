"""Progress of a run over many drafts, on stderr."""

from __future__ import annotations

import time

from crosscheck.cli import output

_LIVE_INTERVAL = 0.2  # seconds between two updates on a terminal
_LOG_INTERVAL = 30.0  # seconds between two lines elsewhere


class Meter:
    """Shows on stderr how many of how many are done, and about how long the rest takes.

    On a terminal in one line that is rewritten; elsewhere, with -v, in a new line every half minute.
    """

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self._what = ""
        self._live = output.is_watched(quiet)
        self._lines = not quiet and verbose and not self._live
        self._started = self._last_shown = 0.0
        self._first = 0
        self._shown = False

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if what != self._what:
            self._what, self._started, self._last_shown, self._first = what, now, now, done
        if now - self._last_shown < (_LIVE_INTERVAL if self._live else _LOG_INTERVAL) and done < of:
            return
        self._last_shown = now
        text = f"… {what} {done} of {of}{self._left(done, of, now)}"
        if self._live:
            output.transient(text)
            self._shown = True
        elif self._lines:
            output.note(text)

    def close(self) -> None:
        """Clears the line on the terminal."""
        if self._shown:
            output.transient("")
            self._shown = False

    def _left(self, done: int, of: int, now: float) -> str:
        done_now = done - self._first  # drafts done by an earlier run do not count for the pace
        if not done_now or done >= of:
            return ""
        return f", about {duration((now - self._started) / done_now * (of - done))} left"


def duration(seconds: float) -> str:
    """A duration in words: „40 s“, „3 min“, „2.5 h“."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
