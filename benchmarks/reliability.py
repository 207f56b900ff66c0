"""Whether probabilities mean what they say: tables by tenths, and a diagram."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
#: probability, what came true, how much the claim counts
Scored = Sequence[tuple[float, bool, float]]


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose probability lies from `low` to `high`: how many, what was said on average, what came
    true, and the 95 % interval of that (Wilson's)."""

    low: float
    high: float
    n: int
    said: float
    true: float
    interval: tuple[float, float]


def bins(scored: Scored) -> tuple[Bin, ...]:
    """The tenths that hold anything."""
    found = []
    for k in range(BINS):
        inside = [one for one in scored if min(BINS - 1, int(one[0] * BINS)) == k]
        if inside:
            weight = math.fsum(share for _, _, share in inside)
            said = math.fsum(p * share for p, _, share in inside) / weight
            true = math.fsum(share for _, label, share in inside if label) / weight
            found.append(Bin(k / BINS, (k + 1) / BINS, len(inside), said, true, wilson(true, len(inside))))
    return tuple(found)


def wilson(p: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share `p` of `n`."""
    z = 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def error(found: Sequence[Bin]) -> float:
    """The expected calibration error: mean distance between said and true, weighted by number."""
    total = sum(b.n for b in found)
    return math.fsum(b.n * abs(b.said - b.true) for b in found) / total if total else 0.0


def table(title: str, found: Sequence[Bin]) -> str:
    """A Markdown table."""
    lines = [f"| {title} | claims | said | true | 95 % interval |", "|---|--:|--:|--:|---|"]
    lines += [
        f"| {b.low:.1f}-{b.high:.1f} | {b.n} | {b.said:.2f} | {b.true:.2f} | {b.interval[0]:.2f}-{b.interval[1]:.2f} |"
        for b in found
    ]
    return "\n".join([*lines, f"| all | {sum(b.n for b in found)} | error {error(found):.3f} | | |"])


# --------------------------------------------------------------------------- the diagram

_SIDE, _LEFT, _TOP, _GAP = 260, 52, 40, 76
_STYLE = (
    "text{font:12px sans-serif;fill:#1b2733}.t{font-weight:600}.s{fill:#5b6875;font-size:11px}"
    ".a{stroke:#8a97a3;fill:none}.d{stroke:#b8c2cb;stroke-dasharray:4 4}.l{stroke:#0b6e99;fill:none;stroke-width:2}"
    ".i{stroke:#0b6e99;stroke-width:1.5}.p{fill:#0b6e99}"
    "@media(prefers-color-scheme:dark){text{fill:#e4eaf0}.s{fill:#a3b0bc}.a{stroke:#7b8894}.d{stroke:#56626d}"
    ".l,.i{stroke:#5cc4ee}.p{fill:#5cc4ee}}"
)


def diagram(panels: Sequence[tuple[str, str, Sequence[Bin]]]) -> str:
    """An SVG with one square a panel (title, what the axes say, bins): said to the right, true upward."""
    width = _LEFT + len(panels) * (_SIDE + _GAP)
    height = _TOP + _SIDE + 52
    names = "; ".join(title for title, _, _ in panels)
    body = "".join(_panel(_LEFT + k * (_SIDE + _GAP), *panel) for k, panel in enumerate(panels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-label="Reliability: {names}"><style>{_STYLE}</style>\n{body}</svg>\n'
    )


def _panel(left: int, title: str, axis: str, found: Sequence[Bin]) -> str:
    def x(share: float) -> float:
        return round(left + share * _SIDE, 1)

    def y(share: float) -> float:
        return round(_TOP + (1 - share) * _SIDE, 1)

    parts = [
        f'<text class="t" x="{left}" y="{_TOP - 16}">{title}</text>',
        f'<rect class="a" x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>',
        f'<line class="d" x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}"/>',
        f'<text class="s" x="{x(0.5)}" y="{_TOP + _SIDE + 36}" text-anchor="middle">{axis}</text>',
    ]
    for tenth in (0.0, 0.25, 0.5, 0.75, 1.0):
        label = f"{tenth:g}"
        parts += [
            f'<text class="s" x="{x(tenth)}" y="{_TOP + _SIDE + 17}" text-anchor="middle">{label}</text>',
            f'<text class="s" x="{left - 8}" y="{y(tenth) + 4:g}" text-anchor="end">{label}</text>',
        ]
    points = " ".join(f"{x(b.said)},{y(b.true)}" for b in found)
    parts.append(f'<polyline class="l" points="{points}"/>')
    for b in found:
        low, high = b.interval
        told = f"{b.n} claims: said {b.said:.2f}, true {b.true:.2f}"
        parts.append(f'<line class="i" x1="{x(b.said)}" y1="{y(low)}" x2="{x(b.said)}" y2="{y(high)}"/>')
        parts.append(
            f'<circle class="p" cx="{x(b.said)}" cy="{y(b.true)}" r="{3 + min(5, b.n / 60):.1f}">'
            f"<title>{told}</title></circle>"
        )
    return "\n".join(parts) + "\n"
