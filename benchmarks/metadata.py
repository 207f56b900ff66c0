"""What is read from article pages of many systems: title, date and body, per class of page.

    python benchmarks/metadata.py              # both halves of article_pages/
    python benchmarks/metadata.py --verbose    # and each page that was read otherwise than expected
    python benchmarks/metadata.py --htmldate   # the same dates as htmldate alone finds them

Prints Markdown. A title is right when it is the editor's, nothing glued to it; a date when day, time and zone
are; F1 counts the words of the body. A page without a date of its own is right when none is found.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from article_pages import Case, development, held_out

from crosscheck.model import Article
from crosscheck.retrieval.extract import extract

HALVES = {"development": development.CASES, "held out": held_out.CASES}
_BODY = ("paragraph", "subhead", "entry")


@dataclass(frozen=True, slots=True)
class Score:
    """How one page was read."""

    case: Case
    article: Article
    title: bool
    date: bool
    f1: float


def score(case: Case) -> Score:
    article = extract(case.markup.encode(), url=case.url, outlet=case.outlet)
    return Score(
        case,
        article,
        article.title == case.title,
        same(article.published, case.published),
        body_f1(case, article),
    )


def same(found: datetime | None, wanted: datetime | None) -> bool:
    """Whether two moments are one, their day on the spot included; fractions of a second apart."""
    if found is None or wanted is None:
        return found is wanted
    return found.replace(microsecond=0) == wanted and found.date() == wanted.date()


def body_f1(case: Case, article: Article) -> float:
    """Harmonic mean of precision and recall over the words of the body."""
    shown = [p.span.of(article.text) for p in article.passages if p.kind in _BODY]
    shown = [text for text in shown if text != case.lead]
    found, wanted = _words(shown), _words(case.body)
    both = (found & wanted).total()
    return 2 * both / max(1, found.total() + wanted.total())


def _words(texts: list[str] | tuple[str, ...]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def _by_htmldate(case: Case) -> bool:
    """Whether htmldate finds the page's day; it reads no times."""
    import htmldate

    found = htmldate.find_date(case.markup, url=case.url, original_date=True, extensive_search=True)
    wanted = case.published.date().isoformat() if case.published else None
    return found == wanted


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true", help="pages that were read otherwise")
    parser.add_argument("--htmldate", action="store_true", help="days as htmldate finds them")
    args = parser.parse_args()
    for half, cases in HALVES.items():
        scores = [score(case) for case in cases]
        print(f"\n{half}\n\n| class | pages | titles | dates | body F1 |\n|---|--:|--:|--:|--:|")
        for kind in [*dict.fromkeys(c.kind for c in cases), "all"]:
            chosen = [s for s in scores if kind in ("all", s.case.kind)]
            means = (
                sum(v) / len(chosen) for v in zip(*((s.title, s.date, s.f1) for s in chosen), strict=True)
            )
            print(f"| {kind} | {len(chosen)} | " + " | ".join(f"{m:.2f}" for m in means) + " |")
        if args.htmldate:
            print(f"\nhtmldate: {sum(map(_by_htmldate, cases))} of {len(cases)} days")
        for found in scores if args.verbose else ():
            _explain(found)


def _explain(found: Score) -> None:
    case, article = found.case, found.article
    if not found.title:
        print(f"- {case.name}: title {article.title!r}, wanted {case.title!r}")
    if not found.date:
        print(f"- {case.name}: date {article.published}, wanted {case.published}")
    if found.f1 < 0.98:
        texts = [p.span.of(article.text) for p in article.passages if p.kind in _BODY]
        more, less = set(texts) - {*case.body, case.lead}, set(case.body) - set(texts)
        print(f"- {case.name}: F1 {found.f1:.2f}, more {more}, less {less}")


if __name__ == "__main__":
    main()
