#!/usr/bin/env python3
"""The quality gate: the labelled digests and the trials in one process, held against pinned figures.

    python benchmarks/quality.py            # part of `make check`; status 1 when a figure fell
    python benchmarks/quality.py --write    # pins today's figures in floors.toml

The figures are those of `score.py` and `trials.py`. A figure may be worse than the pinned one by the
slack that the file states; what is worse than that is named. Better figures pass: pin them when they are
meant to stay.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path

import score
import trials

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
DIGESTS = ("digests_dev", "digests_dev2")
SLACK = 0.01
READER = "none"  # what a check uses by default
HIGHER = ("flag_f1", "matched_auc", "right")  # the better; of all others, lower is
LOWER = ("false_alarm_rate", "false_green_rate", "wrong_shown_supported", "fair_accused")

Figures = Mapping[str, float | None]


def of_digests(folder: Path) -> dict[str, float | None]:
    """What `score.py` says of a folder of cases, as far as it is pinned."""
    count: collections.Counter[str] = collections.Counter()
    matched: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        found = score.match(case, trials.reported(case, READER))
        for gold, claims in zip(case["sentences"], found, strict=True):
            _add(count, gold, claims)
            if gold["kind"] == "claim" and gold["verdict"] not in {"partial", "not_checkable"}:
                doubt = max((score.risk(claim) for claim in claims), default=0.0)
                close = score.overlap(gold["text"], _paragraphs(case, gold))
                matched[gold["verdict"] in score.FLAGGED].append((doubt, close))
    sure = score.rate(count["hit"], count["hit"] + count["alarm"])
    all_of = score.rate(count["hit"], count["flag"])
    return {
        "flag_f1": round(2 * sure * all_of / (sure + all_of), 3) if sure and all_of else 0.0,
        "matched_auc": score.matched_auc(*matched),
        "false_alarm_rate": score.rate(count["false_alarm"], count["supported"]),
        "false_green_rate": score.rate(count["false_green"], count["flag"]),
    }


def _add(count: collections.Counter[str], gold: dict, claims: list[dict]) -> None:
    """Counts a sentence; what is partly borne out counts neither way."""
    if gold["verdict"] == "partial":
        return
    verdicts = ["not_checkable" if c["verdict"] == "unverifiable" else c["verdict"] for c in claims]
    predicted = min(verdicts, key=score.WORST.index, default="missing")
    flag, said = gold["verdict"] in score.FLAGGED, predicted in score.FLAGGED
    count["flag"] += flag
    count["hit"] += flag and said
    count["alarm"] += said and not flag
    count["supported"] += gold["verdict"] == "supported"
    count["false_alarm"] += gold["verdict"] == "supported" and said
    count["false_green"] += flag and predicted == "supported"


def _paragraphs(case: dict, gold: dict) -> list[str]:
    """Those of the articles that the sentence is credited to, of all where it is credited to none of them."""
    outlets = {score.domain(outlet) for outlet in gold["outlets"]}
    credited = [source for source in case["sources"] if score.domain(source["outlet"]) in outlets]
    return [part for source in credited or case["sources"] for part in source["paragraphs"]]


def of_trials() -> dict[str, float | None]:
    """The three shares of the trials."""
    found = trials.figures(trials.run(trials.load(), READER))
    return {name: value for name, value in found.items() if name in (*HIGHER, *LOWER)}


def fallen(found: Mapping[str, Figures], floors: Mapping, slack: float) -> list[str]:
    """A line for each figure that is worse than its floor, or has none."""
    lines = []
    for part, figures in found.items():
        for name, value in figures.items():
            floor = floors.get(part, {}).get(name)
            if floor is None or value is None:
                lines.append(f"{part}: {name} is {value}, pinned {floor}: nothing to compare")
            elif (floor - value if name in HIGHER else value - floor) > slack + 1e-9:
                lines.append(f"{part}: {name} fell to {value}, pinned {floor}, slack {slack}")
    return lines


def written(found: Mapping[str, Figures], slack: float) -> str:
    """`floors.toml` with these figures."""
    lines = [
        "# Pinned by `python benchmarks/quality.py --write`; a figure may be worse by the slack.",
        f"slack = {slack}",
    ]
    for part, figures in found.items():
        lines += [
            "",
            f"[{part}]",
            *(f"{name} = {value}" for name, value in figures.items() if value is not None),
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="pin today's figures")
    parser.add_argument("--slack", type=float, default=SLACK, help="with --write: how much worse is let pass")
    args = parser.parse_args()

    start = time.perf_counter()
    found = {name: of_digests(HERE / name) for name in DIGESTS} | {"trials": of_trials()}
    for part, figures in found.items():
        print(f"{part:13}", *(f"{name} {value}" for name, value in figures.items()))
    print(f"{time.perf_counter() - start:.0f} seconds")
    if args.write:
        FLOORS.write_text(written(found, args.slack), encoding="utf-8")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    worse = fallen(found, floors, floors["slack"])
    for line in worse:
        print(line, file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
