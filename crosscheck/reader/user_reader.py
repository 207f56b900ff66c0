"""A reader supplied by the user: a cross-encoder for natural-language inference in ONNX form.

Method: each chunk of an article is a premise, the statement the hypothesis. The probability of support is the highest
entailment over the chunks. The other probabilities are those of the entailing chunk, or without one those of the least
neutral chunk. Such a model cannot mark unsupported words.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from crosscheck.reader.base import CALIBRATION, DIGITS, Chunked, Reading, Task
from crosscheck.reader.cross_encoder import CrossEncoder, Probabilities
from crosscheck.reader.model_folder import ModelFolder, read

_ENTAILED = 0.5  # probability above which a chunk counts as entailing the statement
_METHOD = "1"  # changes when the same model gives other readings


class UserReader:
    """The model in `folder`, loaded.

    Raises:
        ReaderError: the folder holds no entailment model in ONNX form, or it cannot be run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = read(folder)
        self._encoder = CrossEncoder(self._folder)

    @property
    def name(self) -> str:
        return self._folder.path.resolve().name

    @property
    def calibration(self) -> Path | None:
        file = self._folder.path / CALIBRATION
        return file if file.is_file() else None

    @property
    def folder(self) -> ModelFolder:
        return self._folder

    @functools.cached_property
    def digest(self) -> str:
        return hashlib.sha256(f"{_METHOD} {self._folder.digest()}".encode()).hexdigest()

    def read(self, article: Chunked, tasks: Sequence[Task]) -> list[Reading]:
        hypotheses = [self._encoder.fitted(t.statement.text, t.statement.context) for t in tasks]
        pairs: list[tuple[str, str]] = []
        spans = []
        for task, (hypothesis, _) in zip(tasks, hypotheses, strict=True):
            start = len(pairs)
            pairs += [(premise, hypothesis) for premise in self._premises(article, task.chunks, hypothesis)]
            spans.append(slice(start, len(pairs)))
        found = self._encoder.probabilities(pairs)
        return [reading(found[span], whole) for span, (_, whole) in zip(spans, hypotheses, strict=True)]

    def _premises(self, article: Chunked, chunks: Sequence[int], hypothesis: str) -> Iterator[str]:
        for n in chunks:
            for window in self._encoder.windows(article.chunks[n], hypothesis):
                yield window.of(article.chunks[n])


def reading(found: Sequence[Probabilities], whole: bool = True) -> Reading:
    """The reading of a statement from its probabilities with each premise; „not stated“ without premises."""
    if not found:
        return Reading(0.0, 1.0, 0.0, whole=whole)
    best = max(found, key=lambda p: p.entails)
    near = best if best.entails > _ENTAILED else min(found, key=lambda p: p.neither)
    total = best.entails + near.neither + near.denies
    supported = round(best.entails / total, DIGITS)
    contradicted = min(round(near.denies / total, DIGITS), round(1.0 - supported, DIGITS))
    return Reading(
        supported, round(max(0.0, 1.0 - supported - contradicted), DIGITS), contradicted, whole=whole
    )
