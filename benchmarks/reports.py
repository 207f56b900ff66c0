"""How long each report format takes for 500 findings, and how large the HTML of a long draft is.

    python benchmarks/reports.py

Prints seconds (best of five) and kilobytes by format; status 1 when one takes a second or more, or
when the page of a 5,000-word draft has two megabytes or more.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from report_builder import LINES, NTV, article, credit, draft, evidence, finding, judge

from crosscheck import reports
from crosscheck.model import Document, Report, Verdict
from crosscheck.rules import all_rules

FINDINGS, SECONDS, BYTES = 500, 1.0, 2_000_000


def report() -> Report:
    """A draft of 500 sentences (over 5,000 words), each contradicted by a passage of one article."""
    page = article(NTV, "Großbrand", *(LINES[1] for _ in range(60)))
    proof = evidence(page, LINES[1])
    text = draft(*(LINES[1].replace("38", str(number)) for number in range(FINDINGS)))
    judged = tuple(
        judge(
            text, number, Verdict.CONTRADICTED, evidence=(proof, proof),
            findings=(finding(text, number, "CC301", "number-mismatch", f"wrong {number}", proof=(proof,)),),
            attributions=(credit(text.text, NTV, "n-tv.de"),),
        )
        for number in range(FINDINGS)
    )  # fmt: skip
    return Report("0", (Document(text, judged),), (page,), "de")


def main() -> int:
    made = report()
    options = reports.Options(rules=all_rules(), show_all=True, color=True)
    worst, page_size = 0.0, 0
    for name in reports.names():
        render = reports.get(name).render
        best = min(_timed(lambda render=render: render(made, options)) for _ in range(5))
        size = len(render(made, options).encode())
        print(f"{name:14} {best:7.3f} s {size / 1000:8.0f} kB")
        worst = max(worst, best)
        page_size = size if name == "html" else page_size
    return 0 if worst < SECONDS and page_size < BYTES else 1


def _timed(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
