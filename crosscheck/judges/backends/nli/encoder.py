"""Running a cross-encoder: probabilities for pairs of premise and hypothesis, long premises in windows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crosscheck.errors import JudgeError
from crosscheck.judges.backends.nli.folder import ModelFolder
from crosscheck.model import Span

if TYPE_CHECKING:
    from tokenizers import Encoding

_BATCH = 16  # pairs
_SHORTEST = 32  # tokens of a premise that must fit beside the hypothesis
_OVERLAP = 3  # a window begins a third of its length before the last one ends


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What the model gives each reading of a pair; `denies` is 0 where the model has no such label."""

    entails: float
    denies: float


class Encoder:
    """The model of a folder, loaded. Raises JudgeError when it is not what its files say."""

    def __init__(self, folder: ModelFolder) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self._folder = folder
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        options.log_severity_level = 4  # its warnings are not for editors
        try:
            self._tokenizer = Tokenizer.from_file(str(folder.tokenizer))
            self._session = onnxruntime.InferenceSession(
                str(folder.model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as exc:  # both libraries raise errors of no common kind
            raise JudgeError(
                f"nli: the model in {folder.path} cannot be loaded ({type(exc).__name__})", "Export it again."
            ) from exc
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._special = self._tokenizer.num_special_tokens_to_add(True)

    def windows(self, premise: str, hypothesis: str) -> Iterator[Span]:
        """The stretches of `premise` that fit beside `hypothesis`, overlapping, whole words each."""
        room = self._folder.longest - self._special - len(self._ids(hypothesis))
        if room < _SHORTEST:
            raise JudgeError(
                f"nli: a statement is too long for the model in {self._folder.path}",
                "It keeps the verdict of the rules.",
            )
        offsets = self._tokenizer.encode(premise, add_special_tokens=False).offsets
        first = 0
        while first < len(offsets):
            last = min(first + room, len(offsets))
            while (
                first < last < len(offsets)
                and _inside(premise, offsets[last][0])
                and last - first > room // 2
            ):
                last -= 1
            yield Span(offsets[first][0], offsets[last - 1][1])
            if last == len(offsets):
                return
            first = max(first + 1, last - room // _OVERLAP)
            while first < last and _inside(premise, offsets[first][0]):
                first += 1

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        """For each (premise, hypothesis) what the model makes of it; in batches of like length."""
        encoded = self._tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
        found: list[Probabilities | None] = [None] * len(encoded)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            for index, row in zip(chosen, self._run([encoded[i] for i in chosen]), strict=True):
                found[index] = row
        return [each for each in found if each is not None]

    def _run(self, batch: Sequence[Encoding]) -> Iterator[Probabilities]:
        import numpy as np

        width = max(len(each.ids) for each in batch)
        ids = np.full((len(batch), width), self._folder.pad, dtype=np.int64)
        mask, types = np.zeros_like(ids), np.zeros_like(ids)
        for row, each in enumerate(batch):
            size = len(each.ids)
            ids[row, :size], mask[row, :size], types[row, :size] = each.ids, 1, each.type_ids
        given: dict[str, Any] = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        logits = np.asarray(
            self._session.run(None, {name: given[name] for name in given if name in self._inputs})[0],
            dtype=np.float64,
        )
        labels = self._folder.labels
        if logits.shape != (len(batch), labels.count):
            raise JudgeError(
                f"nli: the model in {self._folder.path} gives {logits.shape[-1]} numbers for "
                f"{labels.count} labels",
                "config.json and model.onnx do not belong together.",
            )
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        for row in powers / powers.sum(axis=1, keepdims=True):
            yield Probabilities(
                float(row[labels.entails]), 0.0 if labels.denies is None else float(row[labels.denies])
            )

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)


def _inside(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
