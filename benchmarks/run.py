#!/usr/bin/env python3
"""All measurements of quality, speed and memory as one Markdown page: what `make bench` prints.

    python benchmarks/run.py                       # what the project holds itself
    python benchmarks/run.py --data DIR            # and the public pairs of sets.toml that lie in DIR
    python benchmarks/run.py --held-out            # and the digests that nothing was fitted or tuned to

Each part runs the command or the script a user would run, in a process of its own. Quality is compared with earlier
runs by quality.py alone; status 1 where speed or memory are not within their floors (`speed/floors.toml`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mutations import UNTOUCHED

from crosscheck.evaluation import digests

HERE = Path(__file__).resolve().parent
CROSSCHECK = [sys.executable, "-m", "crosscheck"]
TIMEOUT = 900
_RATES = (
    "sentence_match", "attribution_exact", "attribution_precision", "attribution_recall", "flag_precision",
    "flag_recall", "flag_f1", "false_alarm_rate", "triage_auc", "verdict_macro_f1", "partial_not_clean",
    "evidence_top1", "evidence_top3", "seconds_per_case_median",
)  # fmt: skip
#: floors of the error kinds that typed checks are there for, taken together
_TYPED = (
    "number",
    "magnitude",
    "unit",
    "date",
    "quote_altered",
    "quote_speaker",
    "name",
    "place",
    "negation",
)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--digests", type=Path, default=HERE / "digests_dev")
    parser.add_argument("--data", type=Path, help="folder of the public pair files")
    parser.add_argument("--held-out", action="store_true", help="score the held-out digests as well")
    parser.add_argument("--no-speed", action="store_true", help="leave out speed and memory: quality alone")
    parser.add_argument("--json", type=Path, help="write all figures of quality there")
    args = parser.parse_args(argv)
    figures: dict[str, object] = {"digests": scored(args.digests, held_out=False)}
    if args.held_out:
        figures["held_out"] = scored(args.digests, held_out=True)
    figures["pairs"] = dict(evaluated(args.data)) if args.data else {}
    figures["mutations"] = mutated(args.digests)
    print(page(figures), flush=True)
    if args.json:
        args.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if args.no_speed:
        return 0
    note("speed and memory")
    return subprocess.run([sys.executable, str(HERE / "speed" / "run.py")], timeout=4 * TIMEOUT).returncode


# --------------------------------------------------------------------------- the parts


def scored(folder: Path, held_out: bool) -> Mapping[str, object]:
    """The figures of `score.py` on the development cases, or on the held-out ones."""
    with tempfile.TemporaryDirectory() as tmp:
        cases, out = Path(tmp, "cases"), Path(tmp, "figures.json")
        cases.mkdir()
        for path in digests.paths(folder, held_out):
            (cases / path.name).write_bytes(path.read_bytes())
        note(f"{'held-out' if held_out else 'development'} digests")
        ran(
            [
                sys.executable,
                str(HERE / "score.py"),
                str(cases),
                "--command",
                _quoted(CROSSCHECK),
                "--json",
                str(out),
            ]
        )
        return json.loads(out.read_text(encoding="utf-8"))["figures"]


def known_sets() -> list[str]:
    """The names of the public sets in `sets.toml`."""
    with (HERE / "sets.toml").open("rb") as stream:
        return [entry["name"] for entry in tomllib.load(stream)["set"]]


def evaluated(data: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What `crosscheck evaluate` says of each known set that is there."""
    for name in known_sets():
        path = data / f"{name}.jsonl"
        if path.exists():
            note(name)
            told = ran([*CROSSCHECK, "evaluate", str(path), "--output-format", "json"])
            yield name, json.loads(told)


def mutated(folder: Path) -> list[Mapping[str, object]]:
    """The rows of the mutation bank."""
    note("mutation bank")
    with tempfile.TemporaryDirectory() as tmp:
        out = Path(tmp, "mutations.json")
        ran([sys.executable, str(HERE / "mutations.py"), "--digests", str(folder), "--json", str(out)])
        return json.loads(out.read_text(encoding="utf-8"))["rows"]


def ran(argv: Sequence[str], timeout: float = TIMEOUT) -> str:
    """The standard output of a command. Raises SystemExit when it fails: then nothing was measured."""
    done = subprocess.run(
        argv,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        env=os.environ | {"COLUMNS": "100"},
    )
    if done.returncode:
        raise SystemExit(
            f"{' '.join(map(str, argv))}\nfailed with status {done.returncode}:\n{done.stderr[-2000:]}"
        )
    return done.stdout


def _quoted(argv: Sequence[str]) -> str:
    import shlex

    return shlex.join(argv)


def note(text: str) -> None:
    print(f"… {text}", file=sys.stderr)


# --------------------------------------------------------------------------- the page


def page(figures: Mapping[str, object]) -> str:
    """All figures as Markdown."""
    columns = {"development": figures["digests"]}
    if "held_out" in figures:
        columns["held out"] = figures["held_out"]
    parts = [
        "### Digests, end to end",
        digest_table(columns),
        "### Planted errors in the digests",
        error_table(columns),
    ]
    if figures["pairs"]:
        parts += ["### Pairs", pair_table(figures["pairs"])]
    parts += ["### Mutation bank", mutation_table(figures["mutations"])]
    return "\n\n".join(parts)


def digest_table(columns: Mapping[str, Mapping]) -> str:
    head = [f"{name} ({one['cases']} cases, {one['claims']} claims)" for name, one in columns.items()]
    lines = _head(["figure", *head])
    lines += [_line([key, *(shown(one[key]) for one in columns.values())]) for key in _RATES]
    return "\n".join(lines)


def error_table(columns: Mapping[str, Mapping]) -> str:
    """Not clean and explained for each kind, and for the kinds of the typed checks together."""
    lines = _head(
        ["planted", *(f"{name}: {what}" for name in columns for what in ("n", "not clean", "explained"))]
    )
    for kind in sorted({kind for one in columns.values() for kind in one["errors"]}):
        cells = []
        for one in columns.values():
            found = one["errors"].get(kind, {"n": 0, "not_clean": None, "explained": None})
            cells += [str(found["n"]), shown(found["not_clean"]), shown(found["explained"])]
        lines.append(_line([kind, *cells]))
    together = [cell for one in columns.values() for cell in _together(one["errors"])]
    return "\n".join([*lines, _line(["typed checks together", *together])])


def _together(errors: Mapping[str, Mapping]) -> list[str]:
    found = [errors[kind] for kind in _TYPED if kind in errors]
    total = sum(one["n"] for one in found)
    rates = [
        sum(one["n"] * one[key] for one in found) / total if total else None
        for key in ("not_clean", "explained")
    ]
    return [str(total), *map(shown, rates)]


def pair_table(pairs: Mapping[str, Mapping]) -> str:
    keys = ("n", "balanced_accuracy", "auc", "hit_at_1", "hit_at_3", "seconds_per_1000")
    lines = _head(["set", *keys, "recall"])
    for name, one in pairs.items():
        recall = ", ".join(f"{label} {value:.3f}" for label, value in one["recall"].items())
        lines.append(_line([name, *(shown(one[key]) for key in keys), recall or "-"]))
    return "\n".join(lines)


def mutation_table(rows: Sequence[Mapping]) -> str:
    keys = ("n", "paraphrases", "detected", "flagged", "named", "detected_in_paraphrases")
    lines = _head(["planted", "language", *(key.replace("_", " ") for key in keys)])
    for row in rows:
        cells = [shown(row[key]) if (key, row["kind"]) != ("named", UNTOUCHED) else "-" for key in keys]
        lines.append(_line([row["kind"], row["language"], *cells]))
    return "\n".join(lines)


def _head(cells: Sequence[str]) -> list[str]:
    return [_line(cells), "|---" + "|--:" * (len(cells) - 1) + "|"]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def shown(value: float | int | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
