"""Changes between two versions of a text, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck import sinks
from crosscheck.model import Span
from crosscheck.reports.terminal import Paint

_AROUND = 40  # characters of the newer text shown before and after a change


def as_text(older: str, newer: str, places: Sequence[tuple[Span, Span]], color: bool) -> str:
    """One line for each pair of spans (older, newer): `[-old-]{+new+}` with the text around it."""
    paint = Paint(color)
    lines = []
    for before, after in places:
        gone, new = sinks.line(before.of(older)), sinks.line(after.of(newer))
        start = newer.rfind("\n", 0, after.start) + 1
        end = newer.find("\n", after.end)
        left = sinks.line(newer[max(start, after.start - _AROUND) : after.start])
        right = sinks.line(newer[after.end : min(len(newer) if end < 0 else end, after.end + _AROUND)])
        marked = (paint(f"[-{gone}-]", "red") if gone else "") + (
            paint(f"{{+{new}+}}", "green") if new else ""
        )
        lines.append(f"  {left}{marked}{right}\n")
    return "".join(lines)
