"""Finding the weights of the support score and the limits of the decision, in turns."""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from limits import Judge, Limits, Outcome, search
from samples import FOLDS, Sample, shares

from crosscheck.evaluation import digests, logistic
from crosscheck.evidence.support import FEATURES

MOST_FALSE_ALARMS = 0.10
#: how much macro-F1 on digests and the mean balanced accuracy on the pairs weigh beside flag-F1, which
#: does not tell partly supported from supported: by these two alone the limit between them is found
BESIDE_MACRO, BESIDE_PAIRS = 0.1, 0.5
_TURNS = 6
_DIGITS = 4
Models = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The state of a fit: one model a fold (what lies outside it was used), one on everything, limits."""

    by_fold: tuple[Models, ...]
    models: Models
    limits: Limits


@dataclass(frozen=True, slots=True)
class Settings:
    ridge: float
    by_language: bool
    set_weights: Mapping[str, float]
    digests: str
    held: Mapping[str, float] = field(default_factory=dict)  # limits that are given, not searched


# --------------------------------------------------------------------------- models


def models(samples: Sequence[Sample], settings: Settings) -> Models:
    """A model for any language („*“) and, if wanted, one for each with claims of both kinds."""
    languages = sorted({s.language for s in samples}) if settings.by_language else []
    found: Models = {}
    for language in (*languages, "*"):
        chosen = [s for s in samples if language in (s.language, "*")]
        if len({s.borne_out for s in chosen}) == 2:
            found[language] = model(chosen, settings)
    return found


def model(samples: Sequence[Sample], settings: Settings) -> dict[str, float]:
    rows = [[s.features[name] for name in FEATURES] for s in samples]
    labels = [s.borne_out for s in samples]
    bias, found = logistic.fit(rows, labels, shares(samples, settings.set_weights), settings.ridge)
    odds = prior(samples, settings)
    bias += math.log(odds / (1 - odds))
    named = dict(zip(FEATURES, found, strict=True))
    return {"bias": round(bias, _DIGITS), **{name: round(value, _DIGITS) for name, value in named.items()}}


def prior(samples: Sequence[Sample], settings: Settings) -> float:
    """The share of the digests' claims that are supported; of all claims where no digests are among them."""
    own = [s.borne_out for s in samples if s.source == settings.digests]
    chosen = own if len(set(own)) == 2 else [s.borne_out for s in samples]
    return sum(chosen) / len(chosen)


def probability(sample: Sample, found: Models) -> float:
    chosen = found.get(sample.language) or found["*"]
    return logistic.logistic(chosen["bias"] + sum(chosen[name] * sample.features[name] for name in FEATURES))


def outside(samples: Iterable[Sample], fold: int) -> list[Sample]:
    return [s for s in samples if s.fold != fold]


# --------------------------------------------------------------------------- models and limits in turns


class Fit:
    """Finds models and limits for `samples`; `fitted` among them are those the score learns from."""

    def __init__(self, samples: Sequence[Sample], fitted: frozenset[str], settings: Settings) -> None:
        self.samples = tuple(samples)
        self.settings = settings
        self.fitted = fitted

    def run(self, limits: Limits, current: Models) -> Fitted:
        """From these limits until nothing moves."""
        for turn in range(_TURNS):
            state = self.turn(limits, current)
            if state.limits == limits and state.models == current:
                return state
            note(f"turn {turn + 1}: {shown(state.limits)}")
            limits, current = state.limits, state.models
        note("the turns did not come to rest; the last one stands")
        return state

    def turn(self, limits: Limits, current: Models) -> Fitted:
        open_ones = self.undecided(limits, current)
        by_fold = tuple(models(outside(open_ones, fold), self.settings) for fold in range(FOLDS))
        found = models(open_ones, self.settings)
        judges = self.judges(by_fold)
        return Fitted(by_fold, found, self.limits(judges, limits, range(FOLDS)))

    def undecided(self, limits: Limits, current: Models) -> list[Sample]:
        """The claims to learn from: those the score is asked about."""
        learned = [s for s in self.samples if s.source in self.fitted]
        outcomes = Judge(learned, current).outcomes(limits)
        settled = ("contradicted", "misattributed")
        return [s for s, o in zip(learned, outcomes, strict=True) if o.verdict not in settled]

    def judges(self, by_fold: Sequence[Models]) -> tuple[Judge, ...]:
        return tuple(
            Judge([s for s in self.samples if s.fold == fold], found) for fold, found in enumerate(by_fold)
        )

    def limits(self, judges: Sequence[Judge], start: Limits, folds: Iterable[int]) -> Limits:
        """The limits that do best on these folds."""
        chosen = [judges[fold] for fold in folds]
        for judge in chosen:
            judge.outcomes(start)
        ranges = joined([judge.seen() for judge in chosen])
        ranges = {name: seen for name, seen in ranges.items() if name not in self.settings.held}
        known: dict[tuple[tuple[str, float], ...], tuple[float, ...]] = {}

        def worth(limits: Limits) -> tuple[float, ...]:
            key = tuple(sorted(limits.items()))
            if key not in known:
                known[key] = (self.worth(results(chosen, limits)),)
            return known[key]

        return search(start, ranges, worth)

    def worth(self, judged: Sequence[tuple[Sample, Outcome]]) -> float:
        """What the limits are chosen by: flag-F1 and, weighing less, macro-F1 and the pairs' accuracy; more
        than the allowed false alarms cost more than they can win."""
        own = digests.scores((s.label, o.verdict) for s, o in judged if s.source == self.settings.digests)
        value = own.flag_f1 + BESIDE_MACRO * own.macro_f1
        value -= 10 * max(0.0, own.false_alarm_rate - MOST_FALSE_ALARMS)
        accuracies = list(pair_accuracies(judged, self.settings.digests).values())
        return value + (BESIDE_PAIRS * statistics.fmean(accuracies) if accuracies else 0.0)


def results(judges: Iterable[Judge], limits: Limits) -> list[tuple[Sample, Outcome]]:
    return [pair for j in judges for pair in zip(j.samples, j.outcomes(limits), strict=True)]


def joined(ranges: Iterable[Mapping[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for name, (low, high) in (item for one in ranges for item in one.items()):
        least, greatest = found.get(name, (low, high))
        found[name] = min(least, low), max(greatest, high)
    return found


def pair_accuracies(judged: Sequence[tuple[Sample, Outcome]], own: str) -> dict[str, float]:
    """Balanced accuracy of the verdict supported against the rest, by pair set."""
    found = {}
    for name in sorted({s.source for s, _ in judged if s.source != own}):
        said = [(float(o.verdict == "supported"), s.borne_out) for s, o in judged if s.source == name]
        value = logistic.balanced_accuracy(said, 0.5)
        if value is not None:
            found[name] = value
    return found


def shown(limits: Limits) -> str:
    return " ".join(f"{name}={value:g}" for name, value in sorted(limits.items()))


def note(text: str) -> None:
    print(text, file=sys.stderr)
