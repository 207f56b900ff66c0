"""What a reader is: a model that tells whether a passage bears a statement out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

GRAPH, CARD = "reader.onnx", "reader.json"  # of a model of the project's own kind
CALIBRATION = "fusion.json"  # beside a model, as `crosscheck reader fit` writes it
DIGITS = 3  # of a probability: finer differences hang on the processor


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it is read: `text` without the words of its credit, `context` the sentence before it or "".

    `places` holds for each character of `text` its offset in the draft.
    """

    text: str
    context: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a statement's text that are not borne out, with a probability."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a statement beside an article: three probabilities that sum to 1.

    `marks` are the words that are not borne out, in order, as far as the reader tells; `whole` is false where the
    statement was too long to be read to its end.
    """

    supported: float
    absent: float
    contradicted: float
    marks: tuple[Mark, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A statement and the numbers of the chunks of an article it is to be read against, in order."""

    statement: Statement
    chunks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chunked:
    """An article as readers take it: consecutive sentences in chunks. `key` is the digest of its text."""

    key: str
    chunks: tuple[str, ...]


class Reader(Protocol):
    """A model that reads. `digest` names it wherever its results are kept; `name` is for people."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    @property
    def calibration(self) -> Path | None:
        """The file with the numbers by which this reader is weighed (`crosscheck reader fit`); None: the package's."""

    def read(self, article: Chunked, tasks: Sequence[Task]) -> list[Reading]:
        """A reading for each task, in order.

        Raises:
            ReaderError: the model fails.
        """
