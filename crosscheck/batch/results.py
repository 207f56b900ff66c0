"""The rows that a batch gives out: one for every draft, in the order of the input.

They are written as JSON lines while the batch runs, so that whatever ends it leaves whole rows; a
Parquet file is made of them when all are there. What stands in the output already, of the same draft
under the same settings, is taken over when a run goes on.
"""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from crosscheck.batch import kept
from crosscheck.errors import OutputError, UsageError
from crosscheck.model import Severity, Verdict

STATUS = {0: "clean", 1: "findings", 3: "incomplete"}
Values = Mapping[str, Any]
_COUNTS = (*(verdict.value for verdict in Verdict), *(f"{severity.value}s" for severity in Severity))
COLUMNS = (
    ("id", "string"), ("status", "string"), ("error", "string"), ("digest", "string"), ("check", "string"),
    ("path", "string"), ("claims", "int64"),
    *((name, "int64") for name in _COUNTS), ("coverage", "float64"), ("report", "string"),
)  # fmt: skip


def line(id: str, digest: str, path: str, report: dict[str, Any]) -> bytes:
    """The row of a draft that was checked; `report` is in the published JSON shape."""
    summary = report["summary"]
    found = {f"{severity}s": number for severity, number in summary["findings"].items()}
    return kept.line(
        {
            "id": id, "status": STATUS[summary["exit_code"]], "error": None, "digest": digest, "check": "",
            "path": path, "claims": summary["claims"], **summary["verdicts"], **found, "coverage": summary["coverage"],
            "report": report,
        }
    )  # fmt: skip


def fault(id: str, digest: str, path: str, detail: str) -> bytes:
    """The row of a draft that could not be checked."""
    counts = dict.fromkeys(("claims", *_COUNTS, "coverage", "report"))
    named = {"id": id, "status": kept.ERROR, "error": detail, "digest": digest, "check": "", "path": path}
    return kept.line({**named, **counts})


class Output:
    """The rows on disk. `file` is what the user named; with `resume` its rows are known.

    A context manager, which opens the file: rows that are written stay, whatever happens. Raises
    UsageError for a file that must not be written to, before it is opened.
    """

    def __init__(self, file: Path, *, resume: bool) -> None:
        self._file = file
        self._parquet = file.suffix.lower() == ".parquet"
        if not self._parquet and file.suffix.lower() not in {".jsonl", ".ndjson"}:
            raise UsageError(f"--output {file}: neither .jsonl nor .parquet", "Name it as one of the two.")
        if self._parquet:
            importlib.import_module(
                "crosscheck.batch.parquet"
            )  # without pyarrow this is told before any work
        self._rows = file.with_name(f"{file.name}.rows.jsonl") if self._parquet else file
        self._before = file.with_name(f"{file.name}.before.jsonl")
        self._device = file.exists() and not file.is_file()
        if not resume and not self._device and any(f.exists() for f in (file, self._rows, self._before)):
            left = next(f for f in (file, self._rows, self._before) if f.exists())
            raise UsageError(f"{left}: is there already", "--resume goes on with it; or move it away.")
        self._known = kept.Kept()
        self._resume, self._stream = resume, -1

    def __enter__(self) -> Output:
        try:
            if self._resume and not self._device:
                self._set_aside()
            self._stream = os.open(
                self._rows, os.O_RDWR | os.O_CREAT | (0 if self._device else os.O_TRUNC), 0o666
            )
        except OSError as exc:
            raise self._failed(exc) from exc
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream >= 0:
            os.close(self._stream)
            self._stream = -1

    def has(self, id: str, digest: str) -> bool:
        """Whether an earlier run has left the row of this draft."""
        return (id, digest) in self._known

    def earlier(self, id: str, digest: str) -> bytes | None:
        """The row of this draft from an earlier run, or None."""
        return self._known.get(id, digest)

    def write(self, row: bytes) -> None:
        """Adds a row. Raises OutputError, with all earlier rows whole."""
        whole = 0 if self._device else os.lseek(self._stream, 0, os.SEEK_CUR)
        try:
            kept.write(self._stream, row)
        except OSError as exc:
            if not self._device:
                os.ftruncate(self._stream, whole)
            raise self._failed(exc) from exc

    def finish(self) -> None:
        """All rows are there: the Parquet file is made, and what was kept for a resumed run is removed."""
        if self._parquet:
            from crosscheck.batch import parquet

            with self._rows.open("rb") as stream:
                parquet.write(self._file, iter(stream), COLUMNS)
            self._rows.unlink()
        self._before.unlink(missing_ok=True)

    def _set_aside(self) -> None:
        """What earlier runs have written goes to one file beside the output, and is indexed there."""
        with self._before.open("ab") as aside:
            if aside.tell():
                aside.write(b"\n")  # the last line there may have been cut short
            for row in self._earlier_rows():
                aside.write(row)
        self._rows.unlink(missing_ok=True)
        self._known.add(self._before)

    def _earlier_rows(self) -> Iterator[bytes]:
        if self._rows.exists():
            with self._rows.open("rb") as stream:
                for row in stream:
                    yield row if row.endswith(b"\n") else row + b"\n"
        elif self._parquet and self._file.exists():
            from crosscheck.batch import parquet

            for record in parquet.records(self._file, [name for name, _ in COLUMNS]):
                report = record["report"] and json.loads(record["report"])
                row = kept.line({**record, "check": "", "report": report})
                if kept.head(row).check == record["check"]:
                    yield row

    def _failed(self, exc: OSError) -> OutputError:
        return OutputError(
            f"{self._rows}: could not be written ({exc.strerror})",
            "What was written stays. Free some space or mend the folder, then --resume goes on.",
        )
