#!/usr/bin/env python3
"""Fit the support score and choose the limits of the decision: writes crosscheck/evidence/weights.json.

    python benchmarks/fit.py --date 2026-11-24 --data DIR          # DIR holds the pair files of sets.toml
    python benchmarks/fit.py --date 2026-11-24                     # on the project's own digests alone
    python benchmarks/fit.py --date 2026-11-24 --check             # writes nothing; 1 when the digits differ

The score is fitted on every claim that no typed check decides, since it is asked about no other. Which
claims those are depends on the limits, and good limits depend on the score; so the two are found in turns
until neither moves. Started from the weights that it wrote, the command therefore writes the same digits.

In the fit every set is brought to even odds, and the bias is then moved to the odds that the digests have:
that is where the score is used, and there the probability means what it says. One model serves all
languages; out of fold it was better in each than a model of its own (`--by-language` shows those).

Folds: digests by case, pairs by a hash of their source. All figures but those called in-fold come from models
that have not seen the claim's fold. The held-out cases (`digests.HELD_OUT`) are never read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from fit_report import report
from fitting import Fit, Settings, note
from samples import Sample, from_digests, from_pairs, known_sets

from crosscheck.evaluation import digests
from crosscheck.evidence.support import FEATURES, weights

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "crosscheck" / "evidence" / "weights.json"
IMAGE = ROOT / "docs" / "img" / "reliability.svg"


def provenance(args: argparse.Namespace, samples: Sequence[Sample], fitted: frozenset[str]) -> str:
    """Where the numbers come from, in one paragraph."""
    licences = {one.name: one.licence for one in known_sets()}
    sets = []
    for name in dict.fromkeys(s.source for s in samples):
        count = sum(s.source == name for s in samples)
        use = "fitted" if name in fitted else "measured for the limits"
        sets.append(f"{name} ({count} claims, {licences.get(name, 'written for this project')}; {use})")
    options = [f"--date {args.date}", *(["--data DIR"] if args.data else []), f"--ridge {args.ridge:g}"]
    options += ["--by-language"] if args.by_language else []
    options += [f"--weight {text}" for text in args.weight] + [f"--hold {text}" for text in args.hold]
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
    parser.add_argument("--ridge", type=float, default=100.0, help="penalty on the weights (default 100)")
    parser.add_argument("--by-language", action="store_true", help="a model for each language as well")
    parser.add_argument(
        "--weight", action="append", default=[], metavar="SET=W", help="how much a set counts in all; else 1"
    )
    parser.add_argument(
        "--hold",
        action="append",
        default=[],
        metavar="LIMIT=X",
        help="a limit to leave at this, not to search",
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
    held = dict(map(set_weight, args.hold))
    settings = Settings(
        args.ridge, args.by_language, dict(map(set_weight, args.weight)), args.digests.name, held
    )
    work = Fit(samples, fitted, settings)
    loaded = weights()
    start = {name: float(value) for name, value in loaded.limits.items()} | held
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
