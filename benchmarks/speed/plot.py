"""Lines over two logarithmic axes, as a small SVG that follows the reader's light or dark page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

_WIDE, _HIGH, _LEFT, _TOP = 460, 260, 64, 24
_STYLE = (
    "text{font:12px sans-serif;fill:#1b2733}.s{fill:#5b6875;font-size:11px}.a{stroke:#8a97a3;fill:none}"
    ".g{stroke:#8a97a3;stroke-opacity:.25}.l0,.l1{fill:none;stroke-width:2}.l0{stroke:#0b6e99}.l1{stroke:#b0572b;"
    "stroke-dasharray:5 4}.p0{fill:#0b6e99}.p1{fill:#b0572b}"
    "@media(prefers-color-scheme:dark){text{fill:#e4eaf0}.s{fill:#a3b0bc}.a{stroke:#7b8894}.l0{stroke:#5cc4ee}"
    ".l1{stroke:#e39a72}.p0{fill:#5cc4ee}.p1{fill:#e39a72}}"
)
Line = Sequence[tuple[float, float]]


def svg(lines: Mapping[str, Line], across: str, up: str) -> str:
    """The named lines, each of points (across, up) above 0; both axes in whole powers of ten."""
    points = [point for line in lines.values() for point in line]
    x = _Axis([p[0] for p in points], _LEFT, _LEFT + _WIDE)
    y = _Axis([p[1] for p in points], _TOP + _HIGH, _TOP)
    width, height, bottom = _LEFT + _WIDE + 120, _TOP + _HIGH + 52, _TOP + _HIGH
    parts = [f'<path class="a" d="M{_LEFT} {_TOP}V{bottom}H{_LEFT + _WIDE}"/>']
    for value in x.ticks:
        at = x.at(value)
        parts.append(f'<path class="g" d="M{at} {_TOP}V{bottom}"/>')
        parts.append(f'<text class="s" text-anchor="middle" x="{at}" y="{bottom + 16}">{value:,.10g}</text>')
    for value in y.ticks:
        at = y.at(value)
        parts.append(f'<path class="g" d="M{_LEFT} {at}H{_LEFT + _WIDE}"/>')
        parts.append(
            f'<text class="s" text-anchor="end" x="{_LEFT - 6}" y="{float(at) + 4:.1f}">{value:,.10g}</text>'
        )
    for k, (name, line) in enumerate(lines.items()):
        path = " ".join(f"{x.at(a)},{y.at(b)}" for a, b in line)
        parts.append(f'<polyline class="l{k}" points="{path}"/>')
        parts += [f'<circle class="p{k}" r="3" cx="{x.at(a)}" cy="{y.at(b)}"/>' for a, b in line]
        a, b = line[-1]
        parts.append(f'<text x="{float(x.at(a)) + 8:.1f}" y="{float(y.at(b)) + 4:.1f}">{name}</text>')
    middle = _LEFT + _WIDE / 2
    parts.append(f'<text class="s" text-anchor="middle" x="{middle}" y="{bottom + 38}">{across}</text>')
    parts.append(f'<text class="s" x="{_LEFT - 40}" y="{_TOP - 8}">{up}</text>')
    label = f"{up} by {across}: {', '.join(lines)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{label}"><style>{_STYLE}</style>\n' + "\n".join(parts) + "\n</svg>\n"
    )


class _Axis:
    """From values to places between `begin` and `end`, whole powers of ten at both."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        self._low = math.floor(math.log10(min(values)) + 1e-9)
        self._high = max(self._low + 1, math.ceil(math.log10(max(values)) - 1e-9))
        self._begin, self._end = begin, end

    @property
    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self._low, self._high + 1)]

    def at(self, value: float) -> str:
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return f"{self._begin + share * (self._end - self._begin):.1f}"
