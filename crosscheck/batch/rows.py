"""The drafts of a batch: files, JSON Lines, Parquet; one Row each, also for what is no draft.

A line or row that means nothing is a Row with a `fault`, so that one of a million does not stop the
others. What makes the whole input meaningless (a file that is not there, an id used twice) is found
before anything is checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crosscheck import files, moments
from crosscheck.errors import DraftError, kind_of

FIELDS = ("id", "text", "path", "published", "language", "sources")
_LINES = (".jsonl", ".ndjson")
_PARQUET = (".parquet",)
_LONGEST = 20_000_000  # bytes of a line
_LONGEST_ID = 1_000
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One draft to be checked. `where` is its place in the input, as „rows.jsonl:17“, `path` what reports
    call it, `folder` what the files of its `sources` are relative to; `fault` says why it is none."""

    id: str
    where: str
    path: str = ""
    data: bytes = b""
    format: str = ""
    published: datetime | None = None
    language: str = ""
    sources: tuple[Values, ...] = ()
    folder: Path = Path()
    fault: str = ""


def rows(inputs: Sequence[Path], languages: Sequence[str]) -> Iterator[Row]:
    """The rows of all inputs in their order. `languages` are those a draft can be in.

    Raises DraftError for a file that cannot be read at all.
    """
    for path in inputs:
        kind = path.suffix.lower()
        if kind in _LINES:
            yield from (_row(values, where, path, languages) for where, values in _lines(path))
        elif kind in _PARQUET:
            yield from (_row(values, where, path, languages) for where, values in _records(path))
        else:
            yield _file(path)


def check(inputs: Sequence[Path], languages: Sequence[str]) -> int:
    """How many rows there are. Raises DraftError for an id that is used twice: results could not be told
    apart, nor an interrupted run be gone on with."""
    seen: dict[str, str] = {}
    number = 0
    for row in rows(inputs, languages):
        number += 1
        if seen.setdefault(row.id, row.where) is not row.where:
            raise DraftError(
                f"{row.where}: the id '{row.id}' stands in {seen[row.id]} as well",
                "Give every draft an id of its own.",
            )
    if not number:
        raise DraftError(f"{', '.join(map(str, inputs))}: no draft in it", "Each line is one JSON object.")
    return number


def _file(path: Path) -> Row:
    from crosscheck.drafts.decoding import LIMIT

    try:
        return Row(str(path), str(path), str(path), files.read(path, LIMIT), folder=path.parent)
    except OSError as exc:
        raise DraftError(f"{path}: cannot be read: {exc.strerror}", "Check the path.") from exc


def _lines(path: Path) -> Iterator[tuple[str, Values | str]]:
    """Place and object of every line that is not blank; a text says what is wrong with it."""
    number = 0
    try:
        with files.opened(path) as stream:
            while line := stream.readline(_LONGEST + 1):
                number += 1
                if len(line) > _LONGEST:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(_LONGEST)
                    yield f"{path}:{number}", f"the line is longer than {_LONGEST:,} bytes"
                elif line.strip():
                    yield f"{path}:{number}", _object(line)
    except OSError as exc:
        raise DraftError(f"{path}: cannot be read: {exc.strerror}", "Check the path.") from exc


def _object(line: bytes) -> Values | str:
    try:
        found = files.json_value(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as exc:
        return f"not UTF-8 (byte {exc.start})"
    except json.JSONDecodeError as exc:
        return f"not valid JSON: {exc.msg} (column {exc.colno})"
    except ValueError as exc:
        return str(exc)
    return found if isinstance(found, dict) else "not a JSON object"


def _records(path: Path) -> Iterator[tuple[str, Values | str]]:
    from crosscheck.batch import parquet

    for number, record in enumerate(parquet.records(path, FIELDS), 1):
        yield f"{path}:{number}", record


def _row(values: Values | str, where: str, path: Path, languages: Sequence[str]) -> Row:
    if isinstance(values, str):
        return Row(where, where, fault=values)
    try:
        return _understood(values, where, path, languages)
    except Exception as exc:  # noqa: BLE001 - one row's fault must not cost the others their result
        return Row(where, where, fault=kind_of(exc))


def _understood(values: Values, where: str, path: Path, languages: Sequence[str]) -> Row:
    given = {key: value for key, value in values.items() if key in FIELDS and value is not None}
    name = given.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_ID:
        return Row(where, where, fault="'id' has to be a text that is not empty")
    fault = _fault(given, languages)
    if fault:
        return Row(name, where, str(given.get("path", name)), fault=fault)
    return Row(
        id=name,
        where=where,
        path=given.get("path", name),
        data=given["text"].encode("utf-8", "surrogatepass"),
        format="" if "path" in given else "txt",
        published=moments.given(given.get("published")),
        language=given.get("language", ""),
        sources=tuple(given.get("sources", ())),
        folder=path.parent,
    )


def _fault(given: Values, languages: Sequence[str]) -> str:
    """What is wrong with a row's fields, "" for nothing."""
    for key in ("text", "path"):
        if not isinstance(given.get(key, "-" if key == "path" else None), str):
            return f"'{key}' has to be a text"
    if given.get("language", "") not in ("", *languages):
        return f"'language' has to be one of {', '.join(languages)}"
    if "published" in given and moments.given(given["published"]) is None:
        return f"'published' is not a date; {moments.FORMS[0].lower()}{moments.FORMS[1:]}"
    sources = given.get("sources", [])
    if not isinstance(sources, list) or not all(isinstance(each, dict) for each in sources):
        return "'sources' has to be a list of objects, each with outlet, and url or file"
    return ""
