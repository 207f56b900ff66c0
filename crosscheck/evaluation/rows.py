"""Reads the rows of an evaluation file: one JSON object a line, with a claim and its source text."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Literal

from msgspec import Struct

from crosscheck import decoding
from crosscheck.decoding import Filled, Unfit
from crosscheck.errors import CrosscheckError, nearest
from crosscheck.language import codes
from crosscheck.model import Verdict

Label = Literal["supported", "partial", "unsupported", "contradicted"]
LABELS = tuple(map(Verdict, typing.get_args(Label)))
LONGEST_LINE = 16 * 2**20  # bytes; a longer line is refused, to bound memory
_SHAPE = (
    'A row is {"id": text, "lang": "de", "claim": text, "source": [sentences] or "source_text": text, '
    '"label": verdict or null, "evidence": [[indexes into source], …] or null}.'
)


class RowError(CrosscheckError):
    """A row of an evaluation file is malformed."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A claim with its source.

    `sentences` are the source's sentences, or None if it is running `text`. `evidence` are alternative
    sets of 0-based indexes into `sentences`; an empty set means that an annotator found no evidence.
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
        """The union of the evidence sets."""
        return frozenset(index for chosen in self.evidence for index in chosen)


class _Line(Struct, frozen=True):
    """A row as written in the file; unknown fields are ignored."""

    id: int | Filled
    lang: str
    claim: Filled
    source: tuple[str, ...] | None = None
    source_text: str | None = None
    label: Label | None = None
    evidence: tuple[frozenset[int], ...] | None = None

    def __post_init__(self) -> None:
        if self.lang not in codes():
            raise Unfit(
                f"is '{self.lang}', a language that is not known", nearest(self.lang, codes()), ("lang",)
            )
        if self.source is None and not (self.source_text or "").strip():
            raise Unfit("has neither 'source' nor 'source_text'")
        if self.source is not None and not any(item.strip() for item in self.source):
            raise Unfit("holds no text", "", ("source",))
        if self.evidence and self.source is None:
            hint = "Its indexes count the sentences of 'source'."
            raise Unfit("needs 'source'", hint, ("evidence",))
        size = len(self.source or ())
        for index in sorted(i for chosen in self.evidence or () for i in chosen):
            if not 0 <= index < size:
                hint = f"'source' has {size} sentences, counted from 0."
                raise Unfit(f"names sentence {index}", hint, ("evidence",))


def read(stream: IO[bytes], name: str) -> Iterator[PairRow]:
    """The rows of a binary stream, one at a time; empty lines are skipped.

    Raises RowError, with `name` and the line number, for a malformed line.
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
    """The row in one line; `where` names the line in errors. Raises RowError."""
    found = decoding.from_json(line, _Line, where, RowError, _SHAPE)
    return PairRow(
        id=str(found.id),
        language=found.lang,
        claim=found.claim,
        sentences=found.source,
        text="" if found.source is not None else found.source_text or "",
        label=Verdict(found.label) if found.label else None,
        evidence=found.evidence or (),
    )
