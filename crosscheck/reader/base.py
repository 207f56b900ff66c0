"""The protocol of readers: models that estimate whether a passage supports a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

GRAPH, CARD = "reader.onnx", "reader.json"  # of a model of the project's own kind
CALIBRATION = "fusion.json"  # beside a model, as `crosscheck reader fit` writes it
DIGITS = 3  # of a probability: further digits depend on the processor


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as input: `text` without its attribution, `context` the sentence before it or "".

    `places` has the offset in the draft of each character of `text`.
    """

    text: str
    context: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """The range `start` to `end` of a statement's text that is not supported, with its probability."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The result for a statement and an article: three probabilities that sum to 1.

    `marks` are the unsupported words, in order, if the reader marks any; `whole` is false if the statement was too
    long and has been cut.
    """

    supported: float
    absent: float
    contradicted: float
    marks: tuple[Mark, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A statement and the indexes of the chunks of an article to read it against, in order."""

    statement: Statement
    chunks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chunked:
    """An article as input: consecutive sentences in chunks. `key` is the digest of its text."""

    key: str
    chunks: tuple[str, ...]


class Reader(Protocol):
    """A reader. `digest` identifies it in caches; `name` is for people."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    @property
    def calibration(self) -> Path | None:
        """The file with this reader's calibration (`crosscheck reader fit`); None for the package's."""

    def read(self, article: Chunked, tasks: Sequence[Task]) -> list[Reading]:
        """A reading for each task, in order.

        Raises:
            ReaderError: the model fails.
        """
