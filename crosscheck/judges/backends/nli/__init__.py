"""A local cross-encoder for natural-language inference in ONNX form (`crosscheck-news[nli]`).

Method: each passage is a premise, the statement the hypothesis. The statement is borne out when one
passage entails it; the credited articles come first, then the others. A contradiction counts only in
the passage that comes nearest to the statement, since such models see one in unrelated sentences too.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import JudgeError
from crosscheck.judges.backends.nli.folder import ModelFolder, read
from crosscheck.judges.base import UNSURE, Answer, Excerpt, Failure, Fault, Opening, Question, Reply, Task
from crosscheck.model import Span, Verdict

if TYPE_CHECKING:
    from crosscheck.judges.backends.nli.encoder import Encoder, Probabilities

_NEEDED = ("onnxruntime", "tokenizers")


def open_judge(opening: Opening) -> NliJudge:
    """Raises JudgeError when the extra or the model is not there, or its labels mean nothing."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise JudgeError(
            f"nli needs {' and '.join(missing)}", "Install them with: pip install 'crosscheck-news[nli]'"
        )
    return NliJudge(read(Path(opening.argument).expanduser()), opening.settings.threshold)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A window of a passage and what the model makes of it."""

    excerpt: Excerpt
    window: Span
    probabilities: Probabilities

    @property
    def text(self) -> str:
        return self.window.of(self.excerpt.text)


class NliJudge:
    """The model in a folder; it is loaded when the first question comes."""

    def __init__(self, folder: ModelFolder, threshold: float) -> None:
        self._folder, self._threshold = folder, threshold
        self._digest = ""
        self._encoder: Encoder | None = None

    @property
    def name(self) -> str:
        return f"nli:{self._folder.path.resolve().name}"

    @property
    def recipe(self) -> str:
        self._digest = self._digest or self._folder.digest()
        return f"{self._digest} {self._threshold:g} {self._folder.longest} 1"

    def close(self) -> None:
        self._encoder = None

    def ask(self, questions: Sequence[Question]) -> list[Reply]:
        """Whom a sentence credits is nothing such a model can tell; it is unsure of that."""
        try:
            encoder = self._loaded()
        except JudgeError as exc:
            return [Failure(Fault.UNUSABLE, exc.message, final=True)] * len(questions)
        return [self._one(encoder, q) for q in questions]

    def _loaded(self) -> Encoder:
        if self._encoder is None:
            from crosscheck.judges.backends.nli.encoder import Encoder

            self._encoder = Encoder(self._folder)
        return self._encoder

    def _one(self, encoder: Encoder, question: Question) -> Reply:
        if question.task is not Task.SUPPORT:
            return Answer(UNSURE, outlet=UNSURE)
        try:
            places = [(e, w) for e in question.excerpts for w in encoder.windows(e.text, question.statement)]
            pairs = [(window.of(excerpt.text), question.statement) for excerpt, window in places]
            found = encoder.probabilities(pairs)
        except JudgeError as exc:
            return Failure(Fault.UNUSABLE, exc.message)
        return self._answer(question, [_Reading(e, w, p) for (e, w), p in zip(places, found, strict=True)])

    def _answer(self, question: Question, readings: Sequence[_Reading]) -> Answer:
        credited = [r for r in readings if r.excerpt.credited]
        others = [r for r in readings if not r.excerpt.credited]
        for group, verdict in ((credited, Verdict.SUPPORTED), (others, Verdict.MISATTRIBUTED)):
            best = max(group, key=lambda r: r.probabilities.entails, default=None)
            if best and best.probabilities.entails > self._threshold:
                return self._told(verdict, best, best.probabilities.entails)
        nearest = [r for r in credited if r.excerpt is credited[0].excerpt]
        against = max(nearest, key=lambda r: r.probabilities.denies, default=None)
        if against and against.probabilities.denies > self._threshold:
            return self._told(Verdict.CONTRADICTED, against, against.probabilities.denies)
        most = max((max(r.probabilities.entails, r.probabilities.denies) for r in readings), default=1.0)
        if not readings or 1.0 - most < self._threshold:
            return Answer(UNSURE)
        return Answer(
            Verdict.UNSUPPORTED, missing=(question.sentence,), reason=f"P(not entailed) {1.0 - most:.2f}"
        )

    def _told(self, verdict: Verdict, reading: _Reading, probability: float) -> Answer:
        word = "contradiction" if verdict is Verdict.CONTRADICTED else "entailment"
        return Answer(verdict, quotes=(reading.text,), reason=f"P({word}) {probability:.2f}")
