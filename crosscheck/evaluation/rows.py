"""Rows of a file to evaluate on: one JSON object a line, a claim and the text it must answer to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from crosscheck import files
from crosscheck.errors import CrosscheckError, nearest
from crosscheck.language import codes
from crosscheck.model import Verdict

LABELS = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.UNSUPPORTED, Verdict.CONTRADICTED)
LONGEST_LINE = 16 * 2**20  # bytes; what is longer is no row, and must not fill the memory
_SHAPE = (
    'A row is {"id": text, "lang": "de", "claim": text, "source": [sentences] or "source_text": text, '
    '"label": verdict or null, "evidence": [[indexes into source], …] or null}.'
)


class RowError(CrosscheckError):
    """A row of an evaluation file means nothing."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A claim beside its source.

    `sentences` are the source's own sentences, or None where it came as running `text`. `evidence`
    are alternative sets of 0-based indexes into `sentences`; an empty set among them says that
    somebody found nothing to point at.
    """

    id: str
    language: str
    claim: str
    sentences: tuple[str, ...] | None
    text: str
    label: Verdict | None
    evidence: tuple[frozenset[int], ...]

    @property
    def gold(self) -> frozenset[int]:
        """Every sentence that stands in some set."""
        return frozenset(index for chosen in self.evidence for index in chosen)


def read(stream: IO[bytes], name: str) -> Iterator[PairRow]:
    """The rows of a file open for bytes, one at a time; empty lines are passed over.

    Raises RowError, with `name` and the line's number, for a line that is no row.
    """
    for number, line in enumerate(_lines(stream, name), start=1):
        if line.strip():
            yield parse(line, f"{name}, line {number}")


def _lines(stream: IO[bytes], name: str) -> Iterator[bytes]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            limit = f"longer than {LONGEST_LINE // 2**20} MiB"
            raise RowError(f"{name}, line {number}: {limit}", "Is it JSON lines, one object a line?")
        yield line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def parse(line: bytes, where: str) -> PairRow:
    """The row in one line; `where` is said in errors. Raises RowError."""
    try:
        data = files.json_value(line.decode("utf-8"))
    except UnicodeDecodeError as exc:
        raise RowError(f"{where}: not UTF-8 at byte {exc.start}", "Save the file as UTF-8.") from exc
    except ValueError as exc:
        raise RowError(f"{where}: not JSON: {exc}", _SHAPE) from exc
    if not isinstance(data, Mapping):
        raise RowError(f"{where}: not an object", _SHAPE)
    sentences = _sentences(data, where)
    return PairRow(
        id=_id(data, where),
        language=_language(data, where),
        claim=_text(data, "claim", where),
        sentences=sentences,
        text="" if sentences is not None else _text(data, "source_text", where),
        label=_label(data, where),
        evidence=_evidence(data, sentences, where),
    )


def _text(data: Mapping[str, object], key: str, where: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        what = "is missing" if value is None else "is empty" if value == "" else "is not a text"
        raise RowError(f"{where}: '{key}' {what}", _SHAPE)
    return value


def _id(data: Mapping[str, object], where: str) -> str:
    value = data.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(data, "id", where)


def _language(data: Mapping[str, object], where: str) -> str:
    code = _text(data, "lang", where)
    if code not in codes():
        raise RowError(f"{where}: the language '{code}' is not known", nearest(code, codes()))
    return code


def _label(data: Mapping[str, object], where: str) -> Verdict | None:
    value = data.get("label")
    if value is None:
        return None
    names = [label.value for label in LABELS]
    if value not in names:
        raise RowError(f"{where}: the label {json.dumps(value)} is not known", nearest(str(value), names))
    return Verdict(value)


def _sentences(data: Mapping[str, object], where: str) -> tuple[str, ...] | None:
    value = data.get("source")
    if value is None:
        if data.get("source_text") is None:
            raise RowError(f"{where}: neither 'source' nor 'source_text'", _SHAPE)
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        hint = "A running text goes under 'source_text'." if isinstance(value, str) else _SHAPE
        raise RowError(f"{where}: 'source' is not a list of sentences", hint)
    if not any(item.strip() for item in value):
        raise RowError(f"{where}: 'source' holds no text", _SHAPE)
    return tuple(value)


def _evidence(
    data: Mapping[str, object], sentences: tuple[str, ...] | None, where: str
) -> tuple[frozenset[int], ...]:
    value = data.get("evidence")
    if value is None or value == []:
        return ()
    if not isinstance(value, list) or not all(_is_indexes(item) for item in value):
        raise RowError(f"{where}: 'evidence' is not a list of lists of indexes", _SHAPE)
    if sentences is None:
        raise RowError(
            f"{where}: 'evidence' without 'source'", "Its indexes count the sentences of 'source'."
        )
    found = tuple(frozenset(item) for item in value)
    _check_range(found, len(sentences), where)
    return found


def _is_indexes(value: object) -> bool:
    return isinstance(value, list) and all(type(item) is int for item in value)


def _check_range(sets: Iterable[frozenset[int]], size: int, where: str) -> None:
    for index in sorted(i for chosen in sets for i in chosen):
        if not 0 <= index < size:
            hint = f"'source' has {size} sentences, counted from 0."
            raise RowError(f"{where}: 'evidence' names sentence {index}", hint)
