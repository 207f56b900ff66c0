"""Curves over the share of claims sent, as a small SVG that follows the reader's light or dark page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDE, _HIGH, _LEFT, _TOP, _GAP = 300, 200, 52, 44, 74
_STYLE = (
    "text{font:12px sans-serif;fill:#1b2733}.t{font-weight:600}.s{fill:#5b6875;font-size:11px}"
    ".a{stroke:#8a97a3;fill:none}.d{stroke:#b0572b;stroke-dasharray:5 4}.l{stroke:#0b6e99;fill:none;stroke-width:2}"
    ".p{fill:#b0572b}"
    "@media(prefers-color-scheme:dark){text{fill:#e4eaf0}.s{fill:#a3b0bc}.a{stroke:#7b8894}.d{stroke:#e39a72}"
    ".l{stroke:#5cc4ee}.p{fill:#e39a72}}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One curve: points (share, value) with the value's range on the axis, the goal, and the point of
    the default setting. `most` is the largest share allowed."""

    title: str
    points: Sequence[tuple[float, float]]
    low: float
    high: float
    goal: float
    most: float
    default: tuple[float, float]


def svg(panels: Sequence[Panel]) -> str:
    """The panels side by side; dashed lines are the goals, the dot is the default."""
    width = _LEFT + len(panels) * (_WIDE + _GAP) - _GAP + 24
    height = _TOP + _HIGH + 50
    names = "; ".join(panel.title for panel in panels)
    body = "".join(_panel(_LEFT + k * (_WIDE + _GAP), panel) for k, panel in enumerate(panels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-label="{names} by share of claims sent"><style>{_STYLE}</style>\n{body}</svg>\n'
    )


def _panel(left: int, panel: Panel) -> str:
    def x(share: float) -> str:
        return f"{left + share * _WIDE:.1f}"

    def y(value: float) -> str:
        inside = min(max(value, panel.low), panel.high)
        return f"{_TOP + _HIGH * (panel.high - inside) / (panel.high - panel.low):.1f}"

    bottom = _TOP + _HIGH
    parts = [
        f'<text class="t" x="{left}" y="{_TOP - 16}">{panel.title}</text>',
        f'<path class="a" d="M{left} {_TOP}V{bottom}H{left + _WIDE}"/>',
        f'<path class="d" d="M{left} {y(panel.goal)}H{left + _WIDE}M{x(panel.most)} {_TOP}V{bottom}"/>',
    ]
    parts += [
        f'<text class="s" text-anchor="middle" x="{x(share)}" y="{bottom + 16}">{share:.0%}</text>'
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    parts += [
        f'<text class="s" text-anchor="end" x="{left - 6}" y="{float(y(value)) + 4:.1f}">{value:.2f}</text>'
        for value in (panel.low, panel.goal, panel.high)
    ]
    line = " ".join(f"{x(share)},{y(value)}" for share, value in panel.points)
    parts.append(f'<polyline class="l" points="{line}"/>')
    parts.append(f'<circle class="p" r="4" cx="{x(panel.default[0])}" cy="{y(panel.default[1])}"/>')
    middle = left + _WIDE / 2
    parts.append(
        f'<text class="s" text-anchor="middle" x="{middle}" y="{bottom + 36}">share of claims sent</text>'
    )
    return "\n".join(parts) + "\n"
