"""The drafts of a batch: files, JSON Lines, Parquet; one Row each, also for what is no draft.

A line or row that means nothing is a Row with a `fault`, so that one of a million does not stop the
others. What makes the whole input meaningless (a file that is not there, an id used twice) is found
before anything is checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Self

from msgspec import Meta, Struct

from crosscheck import decoding, files, moments
from crosscheck.decoding import Unfit
from crosscheck.errors import DraftError, kind_of

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


class _Published:
    """When a draft appeared, in any form that times are written in."""

    def __init__(self, value: datetime | None = None) -> None:
        self.value = value

    @classmethod
    def decoded(cls, value: object) -> Self:
        moment = moments.given(value)
        if moment is None:
            raise Unfit(f"is not a date; {moments.FORMS[0].lower()}{moments.FORMS[1:]}")
        return cls(moment)


class _Named(Struct, frozen=True):
    """The part of a row that must be valid for its errors to be reported: its id."""

    id: int | Annotated[str, Meta(pattern=r"\S", max_length=_LONGEST_ID)]


class _Given(_Named, frozen=True, kw_only=True):
    """A row of input. Keys that are not fields are allowed and ignored."""

    text: str
    path: str = ""
    published: _Published = _Published()
    language: str = ""
    sources: tuple[dict[str, Any], ...] = ()


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
        found = decoding.json_value(line.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as exc:
        return str(exc)
    return found if isinstance(found, dict) else "not a JSON object"


def _records(path: Path) -> Iterator[tuple[str, Values | str]]:
    from crosscheck.batch import parquet

    for number, record in enumerate(parquet.records(path, _Given.__struct_fields__), 1):
        yield f"{path}:{number}", record


def _row(values: Values | str, where: str, path: Path, languages: Sequence[str]) -> Row:
    if isinstance(values, str):
        return Row(where, where, fault=values)
    try:
        return _understood(values, where, path, languages)
    except Exception as exc:  # noqa: BLE001 - one row's fault must not cost the others their result
        return Row(where, where, fault=kind_of(exc))


def _understood(values: Values, where: str, path: Path, languages: Sequence[str]) -> Row:
    given = {key: value for key, value in values.items() if value is not None}
    try:
        name = str(decoding.convert(given, _Named).id)
    except Unfit as exc:
        return Row(where, where, fault=exc.in_json("the row")[0])
    try:
        draft = decoding.convert(given, _Given)
        if draft.language not in ("", *languages):
            raise Unfit(f"has to be one of {', '.join(languages)}", "", ("language",))
    except Unfit as exc:
        return Row(name, where, str(given.get("path", name)), fault=exc.in_json("the row")[0])
    return Row(
        id=name,
        where=where,
        path=given.get("path", name),
        data=draft.text.encode("utf-8", "surrogatepass"),
        format="" if "path" in given else "txt",
        published=draft.published.value,
        language=draft.language,
        sources=draft.sources,
        folder=path.parent,
    )
