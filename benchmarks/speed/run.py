#!/usr/bin/env python3
"""How fast crosscheck is, and how much memory it takes: the section „Speed“ of docs/benchmarks.md.

    python benchmarks/speed/run.py                  # prints it; about eight minutes
    python benchmarks/speed/run.py --write          # puts it, and the diagram, into docs/
    python benchmarks/speed/run.py --quick          # few rounds, small numbers, no floors: to try it

Status 1, and the figure's name on stderr, where one is not within its floor (`floors.toml`). Times within the
process are processor time, those of commands wall time with the processor time beside it. A machine that does other
things at the same time shows in the spread; what can only be told by wall time is not judged there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from speed import floors, page, scale, shell, stages
from speed.floors import Figures
from speed.timing import note

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "benchmarks.md"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section and the diagram into docs/")
    parser.add_argument("--quick", action="store_true", help="few rounds, small numbers")
    args = parser.parse_args(argv)
    quiet, figures, asked = floors.is_quiet(), Figures(), floors.load()
    section = written(args.quick, args.write, figures)
    section = f"{section}\n### Floors\n\n{floors.table(figures, asked, quiet)}\n"
    if args.write:
        page.put(section, DOCS)
    print(section)
    worse = [] if args.quick else floors.fallen(figures, asked, quiet)
    for line in worse:
        print(line, file=sys.stderr)
    return 1 if worse else 0


def written(quick: bool, draw: bool, figures: Figures) -> str:
    """The section; with `draw` the diagram goes into docs/img. What has a floor is put into `figures`."""
    rounds = 3 if quick else 11
    parts = [
        f"`python benchmarks/speed/run.py --write` (part of `make bench`). {page.machine()}.",
        f"Medians of {rounds} rounds, the best of them, and half the distance of the quartiles.",
        "### From shell to shell",
        _commands(rounds, figures),
        "### Stages",
        _stages(rounds, figures),
        "### Report formats",
        _formats(rounds),
        "### What is least conceivable",
        _least(rounds, figures),
        *scale.written(quick, ROOT / "docs" / "img" / "speed-articles.svg" if draw else None, figures),
    ]
    return "\n\n".join(parts) + "\n"


def _commands(rounds: int, figures: Figures) -> str:
    note("commands")
    runs = {**shell.started(rounds), **shell.checked(rounds)}
    figures |= shell.figures(runs)
    head = ["command", "wall s", "best", "spread", "processor s, best", "MB"]
    return page.table(
        head, ((f"`{n}`" if n.startswith("crosscheck") else n, *page.seconds(r)) for n, r in runs.items())
    )


def _stages(rounds: int, figures: Figures) -> str:
    note("stages")
    head = ["one digest of 17 sentences and three articles", "ms", "best", "spread"]
    found = stages.stages(rounds)
    figures["verdicts"] = found[stages.VERDICTS].best * 1000
    rows = [(name, *page.milliseconds(times)) for name, times in found.items()]
    measured = {length: stages.decisions(rounds, length) for length in stages.LENGTHS}
    times, count, drafts = measured[stages.LENGTH]
    lengths = [
        (str(length), f"{count / each.median:,.0f}", f"{count / each.best:,.0f}", f"± {each.spread:.0%}")
        for length, (each, count, _) in measured.items()
    ]
    return "\n\n".join(
        [
            page.table(head, rows),
            f"Claims against articles of {stages.LENGTH} sentences, each pair a decision, the articles in words "
            f"already: **{count / times.median:,.0f} a second** on one core ({drafts} digests, {count:,} decisions). "
            "By the length of the articles:",
            page.table(["sentences of each article", "decisions a second", "best", "spread"], lengths),
        ]
    )


def _formats(rounds: int) -> str:
    note("report formats")
    rows = [(f"`{name}`", *page.milliseconds(times)) for name, times in stages.rendered(rounds).items()]
    return page.table(["format, the demo's report", "ms", "best", "spread"], rows)


def _least(rounds: int, figures: Figures) -> str:
    note("what is least conceivable")
    found = stages.least(rounds)
    least, own = found[stages.EXTRACTION]
    figures["extraction"] = own.best / least.best
    rows = [
        (name, f"{own.median / least.median:.3g} ×", f"{own.median * 1000:.3g}", f"{least.median * 1000:.3g}")
        for name, (least, own) in found.items()
    ]
    return page.table(["stage / the least in the same run", "ratio", "stage ms", "least ms"], rows)


if __name__ == "__main__":
    sys.exit(main())
