"""The rooms of the package as a picture, drawn from its imports.

A room is a module or package directly under `crosscheck/`. It stands above all that it imports; an arrow
is drawn where no longer way leads there. Rooms that everybody may use are a row at the foot, without arrows.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from xml.sax.saxutils import escape

import grimp

COMMON = ("config", "errors", "files", "messages", "model", "sinks", "workers")
LEFT_OUT = ("__main__",)
_WIDTH, _HEIGHT, _GAP, _RISE, _MARGIN = 128, 34, 18, 78, 24

Rooms = Mapping[str, Set[str]]


def rooms() -> dict[str, set[str]]:
    """Each room with those that it imports; the version, which all ask the package for, does not count."""
    graph = grimp.build_graph("crosscheck")
    names = sorted(name.split(".")[1] for name in graph.find_children("crosscheck"))
    found: dict[str, set[str]] = {name: set() for name in names if name not in LEFT_OUT}
    for module in graph.modules - {"crosscheck"}:
        for imported in graph.find_modules_directly_imported_by(module) - {"crosscheck"}:
            one, other = module.split(".")[1], imported.split(".")[1]
            if one != other and one in found and other in found:
                found[one].add(other)
    return found


def levels(graph: Rooms) -> dict[str, int]:
    """The height of each room: one more than the highest that it imports. Raises ValueError for a circle."""
    height: dict[str, int] = {}
    while len(height) < len(graph):
        ready = [r for r, below in graph.items() if r not in height and all(b in height for b in below)]
        if not ready:
            raise ValueError(f"these rooms import each other: {sorted(set(graph) - set(height))}")
        height.update({r: max((height[b] + 1 for b in graph[r]), default=0) for r in ready})
    return height


def reduced(graph: Rooms) -> dict[str, set[str]]:
    """The graph without arrows that a longer way makes needless."""
    reach: dict[str, set[str]] = {}
    for room in sorted(graph, key=levels(graph).__getitem__):
        reach[room] = set(graph[room]).union(*(reach[b] for b in graph[room]))
    return {
        room: {b for b in below if not any(b in reach[other] for other in below)}
        for room, below in graph.items()
    }


def drawn() -> str:
    """The picture as SVG, the same for the same imports."""
    whole = rooms()
    upper = {r: below - set(COMMON) for r, below in whole.items() if r not in COMMON}
    height = levels(upper)
    top = max(height.values())
    rows = [sorted(r for r in upper if height[r] == level) for level in range(top, -1, -1)]
    rows.append([r for r in COMMON if r in whole])
    width = max(len(row) for row in rows) * (_WIDTH + _GAP) - _GAP + 2 * _MARGIN
    place = {}
    for number, row in enumerate(rows):
        start = (width - len(row) * (_WIDTH + _GAP) + _GAP) / 2
        for column, room in enumerate(row):
            place[room] = (round(start + column * (_WIDTH + _GAP)), _MARGIN + number * _RISE)
    arrows = [
        _arrow(place[a], place[b]) for a, below in sorted(reduced(upper).items()) for b in sorted(below)
    ]
    boxes = [_box(room, *at) for room, at in sorted(place.items())]
    size = f"0 0 {width} {_MARGIN + len(rows) * _RISE}"
    style = (
        "text{font:13px sans-serif;text-anchor:middle;fill:#1b1b1b}"
        "rect{fill:#f2f4f7;stroke:#68707c}path{fill:none;stroke:#8b95a3}"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">\n<style>{style}</style>'
    return "\n".join([head, *arrows, *boxes, "</svg>\n"])


def _box(room: str, x: int, y: int) -> str:
    text = f'<text x="{x + _WIDTH // 2}" y="{y + 22}">{escape(room)}</text>'
    return f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="5"/>{text}'


def _arrow(above: tuple[int, int], below: tuple[int, int]) -> str:
    x1, y1, x2, y2 = above[0] + _WIDTH // 2, above[1] + _HEIGHT, below[0] + _WIDTH // 2, below[1]
    return f'<path d="M{x1} {y1}C{x1} {y1 + 26} {x2} {y2 - 26} {x2} {y2}"/>'
