"""Parquet in and out; the only use of pyarrow, which comes with the extra `cluster`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crosscheck import files
from crosscheck.errors import DraftError, OutputError, UsageError

try:
    import pyarrow
    from pyarrow import parquet
except ImportError as exc:
    raise UsageError(
        "Parquet needs the package pyarrow, which is not installed",
        "pip install '.[cluster]', or use JSON Lines.",
    ) from exc

_AT_ONCE = 256  # rows in memory


def records(path: Path, fields: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a file with those of `fields` it has. Raises DraftError for what is no Parquet."""
    try:
        with parquet.ParquetFile(path) as file:
            columns = [name for name in file.schema_arrow.names if name in fields]
            for batch in file.iter_batches(_AT_ONCE, columns=columns):
                yield from batch.to_pylist()
    except (OSError, pyarrow.ArrowException) as exc:
        raise DraftError(f"{path}: cannot be read as Parquet: {exc}", "Check the file.") from exc


def write(path: Path, lines: Iterator[bytes], columns: Sequence[tuple[str, str]]) -> None:
    """Writes JSON lines as Parquet, whole or not at all; `columns` are names with string, int64 or
    double. What is no plain value becomes JSON text. Raises OutputError."""
    schema = pyarrow.schema([(name, getattr(pyarrow, kind)()) for name, kind in columns])
    try:
        with files.written(path) as stream, parquet.ParquetWriter(stream, schema) as writer:
            rows: list[dict[str, Any]] = []
            for line in lines:
                rows.append(_plain(json.loads(line)))
                if len(rows) == _AT_ONCE:
                    writer.write_table(pyarrow.Table.from_pylist(rows, schema))
                    rows = []
            if rows:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema))
    except (OSError, pyarrow.ArrowException) as exc:
        raise OutputError(
            f"{path}: could not be written ({getattr(exc, 'strerror', None) or exc})",
            "Free some space or name another file; --resume writes it without checking again.",
        ) from exc


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: json.dumps(v, ensure_ascii=False) if isinstance(v, dict) else v for key, v in row.items()}
