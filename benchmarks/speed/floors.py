"""What the figures of speed and memory are held against: `floors.toml`."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from speed import page

FILE = Path(__file__).with_name("floors.toml")
_QUIET = 0.5  # load from which the machine does other things at the same time

Figures = dict[str, float]
Floors = Mapping[str, Mapping]


def load() -> Floors:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def is_quiet() -> bool:
    """Whether the machine does nothing else; to be asked before anything is measured."""
    return os.getloadavg()[0] < _QUIET


def fallen(figures: Mapping[str, float], floors: Floors, quiet: bool = True) -> list[str]:
    """A line for each figure that its floor does not hold, or that was not measured.

    Args:
        figures: what was measured, by name.
        floors: `most` or `least` of each name.
        quiet: the figures of wall time are judged, too.
    """
    lines = []
    for name, floor in floors.items():
        if floor.get("quiet") and not quiet:
            continue
        value = figures.get(name)
        if value is None:
            lines.append(f"{name} ({floor['what']}) was not measured")
        elif not floor.get("least", value) <= value <= floor.get("most", value):
            lines.append(f"{name} ({floor['what']}) is {value:.3g}, asked is {_asked(floor)}")
    return lines


def table(figures: Mapping[str, float], floors: Floors, quiet: bool = True) -> str:
    """The floors with what was measured, as Markdown."""
    rows = []
    for name, floor in floors.items():
        value = f"{figures[name]:.3g}" if name in figures else "-"
        note = " (other programs ran: not judged)" if floor.get("quiet") and not quiet else ""
        rows.append((f"`{name}`: {floor['what']}", _asked(floor), value + note))
    return page.table(["figure", "asked", "measured"], rows)


def _asked(floor: Mapping) -> str:
    return f"at most {floor['most']:g}" if "most" in floor else f"at least {floor['least']:g}"
