#!/usr/bin/env python3
"""Score the checks of the whole draft (CC701 to CC703) on short drafts with and without a planted fault.

    python benchmarks/whole_draft.py                       # all of them
    python benchmarks/whole_draft.py second --verbose      # each case of one that is not right

A case of `whole_draft/*.txt` begins with `== RULE LANGUAGE`, or `== fair LANGUAGE`; then comes the draft as Markdown,
and behind `@ DOMAIN` the text of a source. A fair case on which one of the rules speaks is a false alarm. Printed are
precision and recall of each rule with their Wilson intervals of 95 percent.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

from crosscheck import check, read
from crosscheck.config import Config

FOLDER = Path(__file__).parent / "whole_draft"
RULES = ("CC701", "CC702", "CC703")
PUBLISHED = datetime(2026, 3, 12, 12, tzinfo=UTC)
_HEAD = re.compile(r"^== (\S+) (\S+)$", re.M)


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with its sources, and the rule that should speak; "" for none."""

    rule: str
    draft: str
    sources: tuple[tuple[str, str], ...]


def cases(path: Path) -> Iterator[Case]:
    pieces = _HEAD.split(path.read_text(encoding="utf-8"))
    for rule, body in zip(pieces[1::3], pieces[3::3], strict=True):
        draft, *sources = re.split(r"^@ ", body, flags=re.M)
        given = [tuple(part.split("\n", 1)) for part in sources]
        yield Case("" if rule == "fair" else rule, draft.strip() + "\n", tuple((d, t) for d, t in given))


def spoken(case: Case) -> dict[str, str]:
    """The rules of the whole draft that speak, with what each says."""
    with TemporaryDirectory() as folder:
        given = {}
        for domain, text in case.sources:
            given[domain] = Path(folder) / f"{domain}.txt"
            given[domain].write_text(text.strip() + "\n", encoding="utf-8")
        paragraphs = "\n\n".join(case.draft.split("\n"))
        draft = read(paragraphs, name="case.md", published=PUBLISHED)
        settings = Config(archive="none", reader="none")
        report = check(draft, sources=given, offline=True, config=settings)
    return {f.rule: f.message for f in report.findings() if f.rule in RULES}


def wilson(hits: int, n: int) -> str:
    """A share and its interval."""
    if not n:
        return "–"
    z, p = 1.96, hits / n
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    return f"{p:.2f} [{low:.2f}–{high:.2f}]"


def scored(path: Path, verbose: bool) -> None:
    every = [(case, spoken(case)) for case in cases(path)]
    fair = sum(not case.rule for case, _ in every)
    print(f"\n{path.stem}: {len(every) - fair} faults, {fair} fair\n")
    print("| rule | told | right | precision | planted | recall |\n|---|--:|--:|--:|--:|--:|")
    for rule in RULES:
        told = [case for case, said in every if rule in said]
        right = sum(case.rule == rule for case in told)
        planted = sum(case.rule == rule for case, _ in every)
        print(
            f"| {rule} | {len(told)} | {right} | {wilson(right, len(told))} | {planted} | {wilson(right, planted)} |"
        )
    if verbose:
        for case, said in every:
            if set(said) != ({case.rule} if case.rule else set()):
                print(f"\n{case.rule or 'fair'}: {case.draft.strip()}")
                print("".join(f"  {rule} {message}\n" for rule, message in said.items()) or "  (silent)")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("halves", nargs="*", default=["first", "second", "third"])
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    for half in args.halves:
        scored(FOLDER / f"{half}.txt", args.verbose)


if __name__ == "__main__":
    main()
