"""Choosing the limits of the decision by trial, without knowing what any of them means.

A decision depends on a limit only through comparisons with it. So each limit is handed to the verdict
as a number that remembers what it was compared with; as long as all comparisons come out the same, the
decision is the same and need not be made again. That makes trying hundreds of values cheap.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from samples import Sample

from crosscheck import verdict
from crosscheck.evidence.support import weights
from crosscheck.model import Verdict

STEP = 0.05
_ROUNDS = 6
Limits = dict[str, float]
Models = Mapping[str, Mapping[str, float]]


@contextlib.contextmanager
def in_force(limits: Mapping[str, float], models: Models | None = None) -> Iterator[None]:
    """Puts other numbers into the weights the package has loaded, and the old ones back at the end."""
    loaded = weights()
    before = dict(loaded.limits), dict(loaded.models)
    _fill(loaded.limits, limits)
    if models is not None:
        _fill(loaded.models, models)
    try:
        yield
    finally:
        _fill(loaded.limits, before[0])
        _fill(loaded.models, before[1])


def _fill(table: Mapping, values: Mapping) -> None:
    assert isinstance(table, dict)  # as json gives it
    values = dict(values)  # may be the table itself
    table.clear()
    table.update(values)


#: what a comparison says about a limit: its name, whether from below, the bound, and for a bound that is
#: itself excluded +1 from below and -1 from above
Note = tuple[str, bool, tuple[float, int]]


class Watched(float):
    """A limit that notes what every comparison says about it."""

    name: str
    notes: list[Note]

    def __new__(cls, value: float, name: str, notes: list[Note]) -> Watched:
        limit = super().__new__(cls, value)
        limit.name, limit.notes = name, notes
        return limit

    def __lt__(self, other: float) -> bool:
        return self._note(float(self) < other, (other, -1), (other, 0))

    def __le__(self, other: float) -> bool:
        return self._note(float(self) <= other, (other, 0), (other, 1))

    def __gt__(self, other: float) -> bool:
        return not self._note(float(self) <= other, (other, 0), (other, 1))

    def __ge__(self, other: float) -> bool:
        return not self._note(float(self) < other, (other, -1), (other, 0))

    def _note(self, under: bool, above: tuple[float, int], below: tuple[float, int]) -> bool:
        self.notes.append((self.name, not under, above if under else below))
        return under

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError(f"limit '{self.name}' is reckoned with; limits may be compared only")

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __neg__ = __abs__ = __round__ = __pow__ = __rpow__ = _refuse
    __hash__ = float.__hash__


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict's name with its confidence and the rules behind it."""

    verdict: str
    confidence: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """The limits for which one decision holds: bounds by name, lowest and highest."""

    bounds: tuple[tuple[str, tuple[float, int], tuple[float, int]], ...]
    outcome: Outcome

    def holds(self, limits: Limits) -> bool:
        return all(low <= (limits[name], 0) <= high for name, low, high in self.bounds)


def region(notes: Sequence[Note], outcome: Outcome) -> Region:
    """The region that the comparisons of one decision span."""
    low: dict[str, tuple[float, int]] = {}
    high: dict[str, tuple[float, int]] = {}
    for name, from_below, bound in notes:
        low.setdefault(name, (-math.inf, 0))
        high.setdefault(name, (math.inf, 0))
        if from_below:
            low[name] = max(low[name], bound)
        else:
            high[name] = min(high[name], bound)
    return Region(tuple((name, low[name], high[name]) for name in sorted(low)), outcome)


class Judge:
    """The decisions on some samples under one set of models, for any limits."""

    def __init__(self, samples: Sequence[Sample], models: Models) -> None:
        self.samples = tuple(samples)
        self._models = models
        self._known: list[list[Region]] = [[] for _ in self.samples]

    def outcomes(self, limits: Limits) -> list[Outcome]:
        """The outcome of every sample, in their order."""
        found = [self._remembered(k, limits) for k in range(len(self.samples))]
        if None in found:
            notes: list[Note] = []
            watched = {name: Watched(value, name, notes) for name, value in limits.items()}
            with in_force(watched, self._models):
                for k, outcome in enumerate(found):
                    if outcome is None:
                        notes.clear()
                        found[k] = decided(self.samples[k])
                        self._known[k].append(region(notes, found[k]))
        return [outcome for outcome in found if outcome is not None]

    def _remembered(self, k: int, limits: Limits) -> Outcome | None:
        return next((known.outcome for known in self._known[k] if known.holds(limits)), None)

    def seen(self) -> dict[str, tuple[float, float]]:
        """For each limit the least and the greatest number it was compared with."""
        ranges: dict[str, tuple[float, float]] = {}
        for name, low, high in (b for regions in self._known for known in regions for b in known.bounds):
            for value, _ in (low, high):
                if math.isfinite(value):
                    least, greatest = ranges.get(name, (value, value))
                    ranges[name] = min(least, value), max(greatest, value)
        return ranges


def decided(sample: Sample) -> Outcome:
    """The outcome under the weights in force."""
    decision = verdict.decide(sample.comparison)
    name = decision.verdict.value
    if sample.unread and decision.verdict is Verdict.UNSUPPORTED:
        name = "not_checkable"
    return Outcome(name, float(decision.confidence), tuple(hit.rule.name for hit in decision.hits))


def search(
    start: Limits, ranges: Mapping[str, tuple[float, float]], worth: Callable[[Limits], tuple[float, ...]]
) -> Limits:
    """Limits of highest `worth` found by moving one at a time over a grid, until none moves.

    The worth of a value is averaged with its two neighbours', so that a lucky spike does not win; of
    values that are equally good the middle one is taken.
    """
    limits = dict(start)
    for _ in range(_ROUNDS):
        before = dict(limits)
        for name in sorted(limits):
            if name in ranges:
                limits[name] = _best(name, limits, _grid(*ranges[name]), worth)
        if limits == before:
            break
    return limits


def _grid(low: float, high: float) -> list[float]:
    first, last = int(low / STEP) - 1, int(high / STEP) + 2
    return [round(STEP * k, 4) for k in range(max(0, first), last)]


def _best(
    name: str, limits: Limits, grid: list[float], worth: Callable[[Limits], tuple[float, ...]]
) -> float:
    values = [worth(limits | {name: value}) for value in grid]
    smooth = [_mean(values[max(0, k - 1) : k + 2]) for k in range(len(grid))]
    top = max(smooth)
    if limits[name] in grid and smooth[grid.index(limits[name])] == top:
        return limits[name]
    best = [k for k, value in enumerate(smooth) if value == top]
    run = _first_run(best)
    return grid[run[len(run) // 2]]


def _mean(values: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(round(sum(column) / len(values), 6) for column in zip(*values, strict=True))


def _first_run(indexes: Sequence[int]) -> list[int]:
    run = [indexes[0]]
    for index in indexes[1:]:
        if index != run[-1] + 1:
            break
        run.append(index)
    return run
