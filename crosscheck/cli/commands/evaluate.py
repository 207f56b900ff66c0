"""`crosscheck evaluate`: how well verdicts and passages agree with labelled pairs."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from crosscheck import files
from crosscheck.cli import output
from crosscheck.cli.parser import one_of
from crosscheck.errors import OutputError, UsageError

if TYPE_CHECKING:
    from crosscheck.evaluation import Figures, Outcome, PairRow

HELP = "measure verdicts and evidence on labelled pairs of claim and source"
_DESCRIPTION_OF_FILE = (
    'JSON lines: {"id","lang","claim","source" or "source_text","label","evidence"}; - for stdin'
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.jsonl", help=_DESCRIPTION_OF_FILE)
    parser.add_argument(
        "--rows", type=Path, metavar="OUT.jsonl",
        help="write id, verdict, score, evidence indexes and rules of every row there",
    )  # fmt: skip
    parser.add_argument(
        "--output-format", type=one_of(("full", "json"), "output format"), default="full",
        metavar="FORMAT", help="full or json",
    )  # fmt: skip
    parser.add_argument("-q", "--quiet", action="store_true", help="no notes on stderr")
    parser.add_argument("-v", "--verbose", action="store_true", help="progress, and causes of errors")


def run(args: argparse.Namespace) -> int:
    """Status 0 if every row could be read, whatever the figures are."""
    import time

    from crosscheck import evaluation

    name = "<stdin>" if args.file == "-" else args.file
    if args.rows is not None and args.rows.exists() and _same(args.file, args.rows):
        raise UsageError(f"--rows: {args.rows} is the file to evaluate", "Give another file to --rows.")
    with _opened(args.file) as stream, _rows_file(args.rows) as written:
        progress = _counter(output.progress(args.quiet, args.verbose))

        def seen(row: PairRow, outcome: Outcome) -> None:
            progress()
            if written is not None:
                written(_line(row, outcome))

        figures = evaluation.evaluate(evaluation.read(stream, name), time.perf_counter, seen)
    if not figures.n:
        raise evaluation.RowError(f"{name}: holds no rows", "Each line is one JSON object.")
    output.emit(_as_json(figures) if args.output_format == "json" else as_text(figures))
    return 0


def _same(name: str, path: Path) -> bool:
    return name != "-" and Path(name).exists() and path.samefile(name)


@contextlib.contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = files.opened(Path(name))  # errors of rows are not errors of opening
    except OSError as exc:
        raise UsageError(f"{name}: cannot be read: {exc.strerror}", "Check the path.") from exc
    with stream:
        yield stream


@contextlib.contextmanager
def _rows_file(path: Path | None) -> Iterator[Callable[[str], object] | None]:
    """A context for writing lines; the file replaces `path` only if the block ends without an error."""
    if path is None:
        yield None
        return
    try:
        with files.written(path) as stream:
            yield lambda line: stream.write(line.encode("utf-8", "replace"))
    except OSError as exc:
        raise OutputError(
            f"{path}: the rows could not be written ({exc.strerror})",
            files.advice(exc, "Give another file to --rows."),
        ) from exc


def _counter(progress: Callable[[str], None] | None) -> Callable[[], None]:
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if progress is not None and done % 1000 == 0:
            progress(f"{done} rows")

    return count


def _line(row: PairRow, outcome: Outcome) -> str:
    data = {
        "id": row.id,
        "verdict": outcome.verdict.value,
        "score": outcome.score,
        "evidence": list(outcome.evidence),
        "rules": list(outcome.rules),
    }
    return json.dumps(data, ensure_ascii=False) + "\n"


def _as_json(figures: Figures) -> str:
    from dataclasses import asdict

    return json.dumps(asdict(figures), ensure_ascii=False, indent=2) + "\n"


def as_text(figures: Figures) -> str:
    """The figures as text, one per line, without those that no row has data for."""
    rows: list[tuple[str, float | int | None]] = [
        ("rows", figures.n),
        ("with a label", figures.labelled),
        ("with evidence", figures.with_evidence),
        ("balanced accuracy", figures.balanced_accuracy),
        ("AUC", figures.auc),
        *((f"recall {label}", value) for label, value in figures.recall.items()),
        ("evidence hit@1", figures.hit_at_1),
        ("evidence hit@3", figures.hit_at_3),
        ("seconds per 1000", figures.seconds_per_1000),
    ]
    lines = [f"{name:<20} {_number(value):>8}" for name, value in rows if value is not None]
    if figures.confusion:
        verdicts = sorted({verdict for seen in figures.confusion.values() for verdict in seen})
        lines += ["", f"{'label / verdict':<20}" + "".join(f" {verdict:>13}" for verdict in verdicts)]
        lines += [
            f"{label:<20}" + "".join(f" {seen.get(verdict, 0):>13}" for verdict in verdicts)
            for label, seen in figures.confusion.items()
        ]
    return "\n".join(lines) + "\n"


def _number(value: float | int) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
