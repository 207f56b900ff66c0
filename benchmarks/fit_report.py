"""What a fit is worth, as Markdown and as a diagram."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import reliability
from fitting import Fit, Fitted, Settings, pair_accuracies, prior, probability, results
from limits import Outcome
from samples import FOLDS, Sample

from crosscheck.evaluation import digests, logistic
from crosscheck.model import FLAGGED


def report(work: Fit, state: Fitted, open_ones: Sequence[Sample]) -> tuple[str, str]:
    """The figures as Markdown, and the diagram."""
    judged = results(work.judges(state.by_fold), state.limits)
    own = work.settings.digests
    parts = ["## The support score\n", score_table(work, state, open_ones)]
    parts += ["\n## Verdicts out of fold\n", verdict_table(work, state, judged)]
    parts += ["\n## Rules that spoke\n", rule_table(judged)]
    flags = [
        (o.confidence, s.label not in ("supported", "partial"), 1.0)
        for s, o in judged
        if s.source == own and o.verdict in {v.value for v in FLAGGED}
    ]
    odds = even(open_ones, work.settings)
    every = [(probability(s, state.by_fold[s.fold]), s.borne_out, odds[s.id]) for s in open_ones]
    alone = reliability.bins([one for one, s in zip(every, open_ones, strict=True) if s.source == own])
    said, red = reliability.bins(every), reliability.bins(flags)
    parts += ["\n## Reliability\n", reliability.table("borne out, all sets at the digests' odds", said), ""]
    parts += [reliability.table("borne out, digests alone", alone), ""]
    parts += [reliability.table("confidence of a flag on digests", red)]
    image = reliability.diagram(
        [
            ("Support score", "said to be borne out", said),
            ("Flagged sentences", "confidence of the flag", red),
        ]
    )
    return "\n".join(parts), image


def even(samples: Sequence[Sample], settings: Settings) -> dict[str, float]:
    """How much each claim counts so that every set has the digests' share of supported ones."""
    odds = prior(samples, settings)
    found = {}
    for name in {s.source for s in samples}:
        chosen = [s for s in samples if s.source == name]
        share = sum(s.borne_out for s in chosen) / len(chosen)
        found |= {s.id: odds / share if s.borne_out else (1 - odds) / (1 - share) for s in chosen}
    return found


def score_table(work: Fit, state: Fitted, open_ones: Sequence[Sample]) -> str:
    lines = [
        "| set | claims | AUC in fold | AUC out of fold | balanced accuracy at even odds |",
        "|---|--:|--:|--:|--:|",
    ]
    middle = prior(open_ones, work.settings)
    fitted = {s.id for s in open_ones}
    for name in dict.fromkeys(s.source for s in work.samples):
        chosen = [s for s in work.samples if s.source == name and (s.id in fitted or name not in work.fitted)]
        inside = [(probability(s, state.models), s.borne_out) for s in chosen]
        out = [(probability(s, state.by_fold[s.fold]), s.borne_out) for s in chosen]
        row = (logistic.auc(inside), logistic.auc(out), logistic.balanced_accuracy(out, middle))
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
