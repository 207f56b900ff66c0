"""Running a cross-encoder: probabilities for pairs of premise and hypothesis, long premises in windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.errors import ReaderError
from crosscheck.model import Span
from crosscheck.reader.model_folder import GUIDE, ModelFolder
from crosscheck.reader.runtime import session, tokenizer

if TYPE_CHECKING:
    from tokenizers import Encoding

_BATCH = 16  # pairs
_SHORTEST = 24  # tokens of a premise that must fit beside the hypothesis
_OVERLAP = 3  # a window begins a third of its length before the last one ends
_MOST = 24  # windows of one premise
_SLACK = 2  # tokens by which a part of a text can grow when it is encoded alone
_CHARACTERS = 12  # a token has fewer on average: what is longer need not be cut into tokens to its end
_EXPORT = f"Export it again ({GUIDE}), or use --reader box."


@dataclass(frozen=True, slots=True)
class Probabilities:
    """The probability of each relation of a pair; they sum to 1. `denies` is 0 for models without that label."""

    entails: float
    neither: float
    denies: float


class CrossEncoder:
    """The model of a folder, loaded and run once as a test.

    Raises:
        ReaderError: it does not match its configuration, or cannot be run.
    """

    def __init__(self, folder: ModelFolder) -> None:
        self._folder = folder
        try:
            self._tokenizer = tokenizer(folder.tokenizer)
            self._session = session(folder.model)
        except ReaderError as exc:
            if isinstance(exc.__cause__, ImportError):
                raise
            raise ReaderError(exc.message, _EXPORT) from exc
        self._inputs = {each.name for each in self._session.get_inputs()}
        special = self._tokenizer.num_special_tokens_to_add(True)
        self._room = folder.longest - special - _SLACK  # tokens of premise and hypothesis together
        if self._room < 2 * _SHORTEST:
            raise ReaderError(
                f"the reader {folder.path} takes {folder.longest} tokens at most: too few", _EXPORT
            )
        self.probabilities([("a", "a")])

    def fitted(self, text: str, context: str) -> tuple[str, bool]:
        """The hypothesis: `context` and `text`, cut to leave room for a premise; and whether `text` is whole.

        The beginning of the context is cut first, then the end of the text.
        """
        room = self._room - _SHORTEST
        cut = text[: room * _CHARACTERS]
        ends = self._offsets(cut)
        if len(ends) > room:
            return cut[: ends[room - 1][1]], False
        before = context[-room * _CHARACTERS :]
        begins = self._offsets(before)[len(ends) - room :] if len(ends) < room else []
        return (f"{before[begins[0][0] :]} {cut}" if begins else cut), cut == text

    def windows(self, premise: str, hypothesis: str) -> Iterator[Span]:
        """Overlapping windows of whole words of `premise` that fit beside a `hypothesis` from `fitted`.

        At most _MOST windows: the rest of a longer premise is not read.
        """
        room = max(_SHORTEST, self._room - len(self._offsets(hypothesis)))
        offsets = self._offsets(premise[: room * _CHARACTERS * _MOST])
        first = 0
        for _ in range(_MOST if offsets else 0):
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
        """The probabilities of each (premise, hypothesis), computed in batches of similar length.

        Raises:
            ReaderError: the model fails.
        """
        encoded = self._tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
        found: list[Probabilities | None] = [None] * len(encoded)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            for index, row in zip(chosen, self._run([encoded[i] for i in chosen]), strict=True):
                found[index] = row
        return [each for each in found if each is not None]

    def _run(self, batch: Sequence[Encoding]) -> Iterator[Probabilities]:
        width = min(self._folder.longest, max(len(each.ids) for each in batch))
        ids = np.full((len(batch), width), self._folder.pad, dtype=np.int64)
        mask, types = np.zeros_like(ids), np.zeros_like(ids)
        for row, each in enumerate(batch):
            size = min(width, len(each.ids))
            ids[row, :size], mask[row, :size], types[row, :size] = each.ids[:size], 1, each.type_ids[:size]
        given: dict[str, Any] = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        try:
            out = self._session.run(None, {name: given[name] for name in given if name in self._inputs})[0]
            logits = np.asarray(out, dtype=np.float64)
        except Exception as exc:  # onnxruntime raises errors of no common kind
            raise ReaderError(
                f"the model {self._folder.model} cannot be run ({type(exc).__name__})", _EXPORT
            ) from exc
        labels = self._folder.labels
        if logits.shape != (len(batch), labels.count):
            raise ReaderError(
                f"the model {self._folder.model} gives {logits.shape[-1] if logits.ndim else 1} numbers for "
                f"{labels.count} labels",
                "config.json and the model do not belong together.",
            )
        if not np.isfinite(logits).all():
            raise ReaderError(f"the model {self._folder.model} gives results that are no numbers", _EXPORT)
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        for row in powers / powers.sum(axis=1, keepdims=True):
            entails, denies = (
                float(row[labels.entails]),
                0.0 if labels.denies is None else float(row[labels.denies]),
            )
            yield Probabilities(entails, max(0.0, 1.0 - entails - denies), denies)

    def _offsets(self, text: str) -> list[tuple[int, int]]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).offsets)


def _inside(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
