#!/usr/bin/env python3
"""Score the pipeline on the trials: small cases, a class of mistake each (`trials/*.toml`).

    python benchmarks/trials.py                    # from the project's root; all classes, one process
    python benchmarks/trials.py a-de r-de --verbose
    python benchmarks/trials.py --reader none --json out.json

A trial is an article and statements about it, fair and wrong. Each becomes a draft that credits every
statement to the article's outlet by name, in the turns that digests use, and that draft is checked by
`crosscheck.api`. A statement is right when its verdict is one of those that its file names. It is fair
when they include `supported`, else wrong. Printed are the shares of all statements that are right, of the
wrong ones that are shown as supported, and of the fair ones that are accused.
"""

from __future__ import annotations

import argparse
import bisect
import collections
import hashlib
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import score
from turns import credited

FOLDER = Path(__file__).parent / "trials"
#: What may become of a statement of which the report makes several claims: the worst speaks first.
VERDICTS = (*score.WORST, "unverifiable")


@dataclass(frozen=True, slots=True)
class Statement:
    """What the draft says, the verdicts that are right, and why."""

    text: str
    verdicts: tuple[str, ...]
    why: str

    @property
    def fair(self) -> bool:
        return "supported" in self.verdicts


@dataclass(frozen=True, slots=True)
class Trial:
    """An article, and statements about it. `kind` is the letter of its class."""

    id: str
    kind: str
    language: str
    title: str
    outlet: str
    published: datetime
    paragraphs: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of a trial, and the verdict it got."""

    trial: Trial
    statement: Statement
    verdict: str

    @property
    def right(self) -> bool:
        return self.verdict in self.statement.verdicts

    @property
    def accused(self) -> bool:
        return self.statement.fair and self.verdict in score.FLAGGED

    @property
    def shown_supported(self) -> bool:
        return not self.statement.fair and self.verdict == "supported"


def load(names: Sequence[str] = (), folder: Path = FOLDER) -> list[Trial]:
    """The trials of the files of these names (`a-de`), of all without names, in order."""
    files = [folder / f"{name}.toml" for name in names] or sorted(folder.glob("*.toml"))
    return [trial for file in files for trial in _of(file)]


def _of(file: Path) -> list[Trial]:
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    return [
        Trial(
            entry["id"], held["class"], held["language"], entry["title"], entry["outlet"], entry["published"],
            tuple(part.strip() for part in entry["source"].split("\n\n")),
            tuple(Statement(s["text"], tuple(s["verdicts"]), s["why"]) for s in entry["statements"]),
        )
        for entry in held["trial"]
    ]  # fmt: skip


def told(trial: Trial) -> list[Statement]:
    """The statements in the order of the draft: fair and wrong ones by turns, neighbours on other subjects."""
    fair = [each for each in trial.statements if each.fair]
    wrong = [each for each in trial.statements if not each.fair]
    wrong = wrong[2:] + wrong[:2]
    mixed = [each for pair in zip(fair, wrong, strict=False) for each in pair]
    return [*mixed, *fair[len(wrong) :], *wrong[len(fair) :]]


def drafted(trial: Trial) -> str:
    """The draft: a heading, and paragraphs of statements, each credited."""
    texts = [each.text for each in told(trial)]
    return "\n\n".join([f"# {trial.title}", *credited(texts, trial.outlet, trial.language)]) + "\n"


def case(trial: Trial) -> dict:
    """The trial as `score.lay_out` takes it. The draft is written in the evening of the article's day."""
    return {
        "id": trial.id, "lang": trial.language, "draft": drafted(trial), "draft_format": "md",
        "published": trial.published.replace(hour=18).isoformat(),
        "sources": [{
            "id": "article", "outlet": trial.outlet, "url": f"https://www.{trial.outlet}/{trial.id}-100.html",
            "title": trial.title, "published": trial.published.isoformat(), "paragraphs": trial.paragraphs,
        }],
    }  # fmt: skip


def held_out(trial: Trial) -> bool:
    """Whether no fit may see the trial: every fourth, by a hash of its name."""
    return hashlib.sha256(trial.id.encode()).digest()[0] % 4 == 0


def labelled(trial: Trial) -> dict:
    """The trial as a labelled digest (the format of `digests_dev`), as `crosscheck reader fit` takes it.

    A statement of which several verdicts are right has the first one for its label."""
    draft, made = drafted(trial), case(trial)
    starts = places(trial, draft)
    sentences = []
    for statement, start in zip(told(trial), starts, strict=True):
        text = statement.text if draft.startswith(statement.text, start) else statement.text.removesuffix(".")
        label = "supported" if statement.fair else statement.verdicts[0]
        sentences.append({"text": text, "kind": "claim", "outlets": [trial.outlet], "basis": "explicit",
                          "verdict": label, "error": None if statement.fair else trial.kind})  # fmt: skip
    return made | {"sentences": sentences}


def reported(laid: dict, reader: str) -> dict:
    """The JSON report on a case, checked in this process."""
    from crosscheck import api
    from crosscheck.config import Config

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = score.lay_out(laid, folder)
        report = api.check(
            draft,
            sources=folder / "sources.toml",
            published=datetime.fromisoformat(laid["published"]),
            offline=True,
            config=Config(archive="none", reader=reader),
        )
        return json.loads(api.render(report, "json"))


def places(trial: Trial, draft: str) -> list[int]:
    """Where each of the statements, in the order of the draft, begins in it. Raises ValueError: one is not there."""
    out, end = [], 0
    for statement in told(trial):
        text = statement.text.removesuffix(".")
        out.append(draft.index(text, end))
        end = out[-1] + len(text)
    return out


def rows(trial: Trial, report: dict) -> list[Row]:
    """The verdict of each statement: the worst of the claims that end between it and the next."""
    draft = drafted(trial)
    starts, lines = places(trial, draft), draft.splitlines(keepends=True)
    found: list[list[str]] = [[] for _ in starts]
    for claim in report["documents"][0]["claims"]:
        end = sum(map(len, lines[: claim["end_line"] - 1])) + claim["end_column"] - 1
        if end > starts[0]:  # the heading ends before
            found[bisect.bisect_left(starts, end) - 1].append(_verdict(claim))
    return [
        Row(trial, statement, min(verdicts, key=VERDICTS.index, default="missing"))
        for statement, verdicts in zip(told(trial), found, strict=True)
    ]


def _verdict(claim: dict) -> str:
    return claim["verdict"] if claim["kind"] == "claim" else "not_checkable"


def run(trials: Iterable[Trial], reader: str) -> list[Row]:
    """Every statement of the trials with its verdict."""
    return [row for trial in trials for row in rows(trial, reported(case(trial), reader))]


def figures(found: Sequence[Row]) -> dict[str, float | None]:
    """Statements, and the three shares."""
    fair = sum(row.statement.fair for row in found)
    return {
        "statements": len(found),
        "right": score.rate(sum(row.right for row in found), len(found)),
        "wrong_shown_supported": score.rate(sum(row.shown_supported for row in found), len(found) - fair),
        "fair_accused": score.rate(sum(row.accused for row in found), fair),
    }


def _told(row: Row) -> str:
    said, wanted = row.statement, "/".join(row.statement.verdicts)
    return f"{row.trial.kind} {row.trial.id}: {row.verdict}, wanted {wanted}: {said.text} ({said.why})"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="files of the folder, without .toml; all without a name")
    parser.add_argument(
        "--reader", default="none", help="what the setting `reader` takes: box, none or a folder"
    )
    parser.add_argument(
        "--digests", type=Path, help="write those a fit may see there as digests; nothing else"
    )
    parser.add_argument("--json", type=Path, help="write the figures and every statement here")
    parser.add_argument("--verbose", action="store_true", help="print each statement that is not right")
    args = parser.parse_args()
    if args.digests:
        args.digests.mkdir(parents=True, exist_ok=True)
        for trial in load(args.names):
            if not held_out(trial):
                text = json.dumps(labelled(trial), ensure_ascii=False, indent=1)
                (args.digests / f"{trial.kind}-{trial.language}-{trial.id}.json").write_text(
                    text, encoding="utf-8"
                )
        return 0

    found = run(load(args.names), args.reader)
    if args.verbose:
        for row in found:
            if not row.right:
                print(_told(row))
    classes: dict[str, list[Row]] = collections.defaultdict(list)
    for row in found:
        classes[f"{row.trial.kind} {row.trial.language}"].append(row)
    table = {name: figures(some) for name, some in sorted(classes.items())}
    total = figures(found)
    print(f"{'class':7}", *total)
    for name, line in [*table.items(), ("all", total)]:
        print(f"{name:7}", *(f"{value!s:>{len(title)}}" for title, value in line.items()))
    if args.json:
        lines = [
            {"class": r.trial.kind, "language": r.trial.language, "trial": r.trial.id, "text": r.statement.text,
             "wanted": r.statement.verdicts, "verdict": r.verdict, "right": r.right}
            for r in found
        ]  # fmt: skip
        out = {"figures": total, "classes": table, "rows": lines}
        args.json.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
