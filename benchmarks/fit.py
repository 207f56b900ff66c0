#!/usr/bin/env python3
"""Fit the support score and choose the limits of the decision: writes crosscheck/evidence/weights.json.

    python benchmarks/fit.py --date 2026-11-24 --data DIR          # DIR holds the pair files of sets.toml
    python benchmarks/fit.py --date 2026-11-24                     # on the project's own digests alone
    python benchmarks/fit.py --date 2026-11-24 --check             # writes nothing; 1 when the digits differ

The score is fitted on every claim that no typed check decides, since it is asked about no other. Which
claims those are depends on the limits, and good limits depend on the score; so the two are found in turns
until neither moves. Started from the weights that it wrote, the command therefore writes the same digits.

Folds: digests by case, pairs by a hash of their id. All figures but those called in-fold come from models
that have not seen the claim's fold. The held-out cases (`digests.HELD_OUT`) are never read.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import digests
import logistic
import reliability
from limits import Judge, Limits, Outcome, search
from samples import FOLDS, Sample, from_digests, from_pairs, known_sets, shares

from crosscheck.evidence.support import FEATURES, weights
from crosscheck.model import FLAGGED

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "crosscheck" / "evidence" / "weights.json"
IMAGE = ROOT / "docs" / "img" / "reliability.svg"
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
    set_weights: Mapping[str, float]
    digests: str


# --------------------------------------------------------------------------- models


def models(samples: Sequence[Sample], settings: Settings) -> Models:
    """A model for each language with claims of both kinds, and „*“ for any."""
    found: Models = {}
    for language in (*sorted({s.language for s in samples}), "*"):
        chosen = [s for s in samples if language in (s.language, "*")]
        if len({s.borne_out for s in chosen}) == 2:
            found[language] = model(chosen, settings)
    return found


def model(samples: Sequence[Sample], settings: Settings) -> dict[str, float]:
    rows = [[s.features[name] for name in FEATURES] for s in samples]
    labels = [s.borne_out for s in samples]
    bias, found = logistic.fit(rows, labels, shares(samples, settings.set_weights), settings.ridge)
    named = dict(zip(FEATURES, found, strict=True))
    return {"bias": round(bias, _DIGITS), **{name: round(value, _DIGITS) for name, value in named.items()}}


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
        self._names = fitted

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
        learned = [s for s in self.samples if s.source in self._names]
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


# --------------------------------------------------------------------------- the report


def report(work: Fit, state: Fitted, open_ones: Sequence[Sample]) -> tuple[str, str]:
    """The figures as Markdown, and the diagram."""
    judged = results(work.judges(state.by_fold), state.limits)
    own = work.settings.digests
    parts = ["## The support score\n", score_table(work, state, open_ones)]
    parts += ["\n## Verdicts out of fold\n", verdict_table(work, state, judged)]
    parts += ["\n## Rules that spoke\n", rule_table(judged)]
    left = [(probability(s, state.by_fold[s.fold]), s.borne_out) for s in open_ones]
    flags = [
        (o.confidence, s.label not in ("supported", "partial"))
        for s, o in judged
        if s.source == own and o.verdict in {v.value for v in FLAGGED}
    ]
    said, red = reliability.bins(left), reliability.bins(flags)
    parts += ["\n## Reliability\n", reliability.table("probability of being borne out", said), ""]
    parts += [reliability.table("confidence of a flag on digests", red)]
    image = reliability.diagram(
        [
            ("Support score", "said to be borne out", said),
            ("Flagged sentences", "confidence of the flag", red),
        ]
    )
    return "\n".join(parts), image


def score_table(work: Fit, state: Fitted, open_ones: Sequence[Sample]) -> str:
    lines = [
        "| set | claims | AUC in fold | AUC out of fold | balanced accuracy at 0.5 |",
        "|---|--:|--:|--:|--:|",
    ]
    fitted = {s.id for s in open_ones}
    for name in dict.fromkeys(s.source for s in work.samples):
        chosen = [s for s in work.samples if s.source == name and (s.id in fitted or name not in work._names)]
        inside = [(probability(s, state.models), s.borne_out) for s in chosen]
        out = [(probability(s, state.by_fold[s.fold]), s.borne_out) for s in chosen]
        row = (logistic.auc(inside), logistic.auc(out), logistic.balanced_accuracy(out, 0.5))
        lines.append(f"| {name} | {len(chosen)} | " + " | ".join(rounded(v) for v in row) + " |")
    return "\n".join(lines)


def verdict_table(work: Fit, state: Fitted, judged: Sequence[tuple[Sample, Outcome]]) -> str:
    """Figures with the limits written, then with limits chosen on the other folds only."""
    judges, own = work.judges(state.by_fold), work.settings.digests
    nested, each = [], []
    for fold in range(FOLDS):
        others = [k for k in range(FOLDS) if k != fold]
        limits = work.limits(judges, state.limits, others)
        found = results([judges[fold]], limits)
        nested += found
        each.append(digests.scores((s.label, o.verdict) for s, o in found if s.source == own))
    lines = [
        "| figure | limits written | limits chosen on other folds | mean and deviation over folds |",
        "|---|--:|--:|--:|",
    ]
    here, there = (
        digests.scores((s.label, o.verdict) for s, o in found if s.source == own)
        for found in (judged, nested)
    )
    for field in ("flag_f1", "flag_precision", "flag_recall", "false_alarm_rate", "macro_f1"):
        over = [getattr(one, field) for one in each]
        lines.append(
            f"| {own} {field} | {getattr(here, field):.3f} | {getattr(there, field):.3f} | "
            f"{statistics.fmean(over):.3f} ± {statistics.stdev(over):.3f} |"
        )
    queue = [
        (digests.risk(o.verdict, o.confidence), s.label in {v.value for v in FLAGGED})
        for s, o in judged
        if s.source == own and s.label != "partial"
    ]
    lines.append(f"| {own} triage_auc | {rounded(logistic.auc(queue))} | | |")
    after = pair_accuracies(nested, own)
    for name, value in pair_accuracies(judged, own).items():
        lines.append(f"| {name} balanced accuracy | {value:.3f} | {after[name]:.3f} | |")
    return "\n".join(lines)


def rule_table(judged: Sequence[tuple[Sample, Outcome]]) -> str:
    """For each rule behind a verdict: on how many claims it spoke, and how many were not supported."""
    lines = ["| rule | spoke | rightly | by set |", "|---|--:|--:|---|"]
    names = sorted({rule for _, o in judged for rule in o.rules})
    for rule in names:
        hit = [s for s, o in judged if rule in o.rules]
        right = sum(not s.borne_out for s in hit)
        sets = [
            f"{name} {sum(not s.borne_out for s in hit if s.source == name)}/{sum(s.source == name for s in hit)}"
            for name in dict.fromkeys(s.source for s in hit)
        ]
        lines.append(f"| {rule} | {len(hit)} | {right / len(hit):.2f} | {', '.join(sets)} |")
    return "\n".join(lines)


def rounded(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def shown(limits: Limits) -> str:
    return " ".join(f"{name}={value:g}" for name, value in sorted(limits.items()))


def note(text: str) -> None:
    print(text, file=sys.stderr)


# --------------------------------------------------------------------------- the command


def provenance(args: argparse.Namespace, samples: Sequence[Sample], fitted: frozenset[str]) -> str:
    """Where the numbers come from, in one paragraph."""
    licences = {one.name: one.licence for one in known_sets()}
    sets = []
    for name in dict.fromkeys(s.source for s in samples):
        count = sum(s.source == name for s in samples)
        use = "fitted" if name in fitted else "measured for the limits"
        sets.append(f"{name} ({count} claims, {licences.get(name, 'written for this project')}; {use})")
    options = [f"--date {args.date}", *(["--data DIR"] if args.data else []), f"--ridge {args.ridge:g}"]
    options += [f"--weight {text}" for text in args.weight]
    return (
        f"Fitted {args.date} by `python benchmarks/fit.py {' '.join(options)}` on {', '.join(sets)}; "
        f"without the held-out cases {', '.join(sorted(digests.HELD_OUT))}; features: {', '.join(FEATURES)}."
    )


def set_weight(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    return name, float(value)


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--date", required=True, help="the day to write into the provenance")
    parser.add_argument("--digests", type=Path, default=ROOT / "benchmarks" / "digests_dev")
    parser.add_argument("--data", type=Path, help="folder of the pair files named in sets.toml")
    parser.add_argument("--ridge", type=float, default=5.0, help="penalty on the weights (default 5)")
    parser.add_argument(
        "--weight", action="append", default=[], metavar="SET=W", help="how much a set counts in all; else 1"
    )
    parser.add_argument("--report", type=Path, help="write the figures there; else to stdout")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--image", type=Path, default=IMAGE)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; status 1 when the file would change"
    )
    return parser.parse_args(argv)


def gathered(args: argparse.Namespace) -> tuple[list[Sample], frozenset[str]]:
    """All samples, and the names of the sets to fit on."""
    samples = list(from_digests(args.digests))
    fitted = {args.digests.name}
    for one in known_sets():
        path = args.data / f"{one.name}.jsonl" if args.data else None
        if path is not None and path.exists():
            note(f"reading {one.name}")
            samples += from_pairs(path)
            fitted |= {one.name} if one.fit else set()
    return samples, frozenset(fitted)


def main(argv: Sequence[str] | None = None) -> int:
    args = arguments(argv)
    samples, fitted = gathered(args)
    settings = Settings(args.ridge, dict(map(set_weight, args.weight)), args.digests.name)
    work = Fit(samples, fitted, settings)
    loaded = weights()
    start = {name: float(value) for name, value in loaded.limits.items()}
    state = work.run(start, {name: dict(found) for name, found in loaded.models.items()})
    data = {"provenance": provenance(args, samples, fitted), "models": state.models, "limits": state.limits}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    told, image = report(work, state, work.undecided(state.limits, state.models))
    if args.report:
        args.report.write_text(told + "\n", encoding="utf-8")
    else:
        print(told)
    if args.check:
        return int(text != args.output.read_text(encoding="utf-8"))
    args.output.write_text(text, encoding="utf-8")
    args.image.parent.mkdir(parents=True, exist_ok=True)
    args.image.write_text(image, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
