"""The reader in the package: a small German and English entailment model (docs/model.md).

Method: passage tokens attend to the passage alone, statement tokens to passage and statement. So the keys and values of
a passage are computed once and cached, and a statement costs its own thirty tokens.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.errors import ReaderError
from crosscheck.reader.base import CALIBRATION, CARD, DIGITS, GRAPH, Chunked, Mark, Reading, Task
from crosscheck.reader.encoding import CHUNK_TOKENS, Encoded, Encoder, Floats
from crosscheck.reader.passage_states import States, StateStore, rounded
from crosscheck.reader.runtime import session, tokenizer

TOKENIZER = "tokenizer.json"
FORMAT = 1  # of the graph's inputs and outputs that this module knows
_KEPT_BYTES = 96_000_000  # of passage states in memory
_MARKED = 0.5  # probability from which a token counts as unsupported
_METHOD = "1"  # changes when the same model gives other states for the same chunk


class BoxReader:
    """The model in `folder` (the package's own without one), loaded.

    Raises:
        ReaderError: files are missing, damaged or of another version, or onnxruntime cannot run them.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(str(resources.files("crosscheck.reader") / "weights"))
        self._own = folder is None
        self._digest, self._layers, self._width = _card(self.folder)
        self._encoder = Encoder(tokenizer(self.folder / TOKENIZER))
        self._session = session(self.folder / GRAPH)
        self._states: OrderedDict[str, States] = OrderedDict()  # by the digest of the chunk
        self._held = 0
        self._store: StateStore | None = None

    @property
    def name(self) -> str:
        return "box" if self._own else self.folder.resolve().name

    @property
    def digest(self) -> str:
        return self._digest

    @property
    def calibration(self) -> Path | None:
        file = self.folder / CALIBRATION
        return file if file.is_file() else None

    def keep_in(self, store: StateStore | None) -> None:
        self._store = store

    def read(self, article: Chunked, tasks: Sequence[Task]) -> list[Reading]:
        found: dict[int, Reading] = {}
        order = sorted(range(len(tasks)), key=lambda i: (tasks[i].chunks, i))
        for chunks, group in groupby(order, key=lambda i: tasks[i].chunks):
            memory = self._memory(article, chunks)
            found |= {i: self._reading(tasks[i], memory) for i in group}
        return [found[i] for i in range(len(tasks))]

    def _reading(self, task: Task, memory: Floats) -> Reading:
        row = self._encoder.statement(task.statement.text, task.statement.context)
        logits, marks = self._run(row, CHUNK_TOKENS, 1, memory, ("logits", "marks"))
        powers = np.exp(logits[0].astype(np.float64) - logits.max())
        share = powers / powers.sum()
        supported, contradicted = round(float(share[0]), DIGITS), round(float(share[2]), DIGITS)
        absent = round(max(0.0, 1.0 - supported - contradicted), DIGITS)
        chances = 1.0 / (1.0 + np.exp(-marks[0].astype(np.float64)))
        return Reading(supported, absent, contradicted, tuple(_marks(row, chances)), row.whole)

    def _memory(self, article: Chunked, chunks: Sequence[int]) -> Floats:
        """Keys and values of the chunks, concatenated: `(layers, 2, tokens, width)`."""
        parts = []
        for n in chunks:
            name = _name(article.chunks[n])
            if name not in self._states:
                self._states[name] = self._passage(article.chunks[n], name)
                self._held += self._states[name].size
            self._states.move_to_end(name)
            parts.append(self._states[name].restored())
        while self._held > _KEPT_BYTES and len(self._states) > len(chunks):
            self._held -= self._states.popitem(last=False)[1].size
        return np.concatenate(parts, axis=2)

    def _passage(self, text: str, name: str) -> States:
        """The states of a chunk, from the cache or computed and cached."""
        kept = self._store.get(self._digest, name) if self._store else None
        if kept is not None and (kept.values.shape[0], *kept.values.shape[3:]) == (self._layers, self._width):
            return kept
        nothing = np.zeros((self._layers, 2, 1, self._width), dtype=np.float32)
        (states,) = self._run(self._encoder.chunk(text), 0, 0, nothing, ("states",), hidden=True)
        made = rounded(states[:, :, 0])
        if self._store:
            self._store.put(self._digest, name, made)
        return made

    def _run(
        self,
        row: Encoded,
        start: int,
        kind: int,
        memory: Floats,
        outputs: Sequence[str],
        hidden: bool = False,
    ) -> list[Floats]:
        """Runs one text alone: in a batch texts share the scales of int8 sums and would affect each other."""
        length, size = len(row.ids), memory.shape[2]
        given: dict[str, Any] = {
            "ids": np.array([row.ids], dtype=np.int64),
            "positions": np.arange(start, start + length, dtype=np.int64)[None],
            "kind": np.full((1, 1), kind, dtype=np.int64), "mask": np.ones((1, length), dtype=np.float32),
            "memory": memory, "memory_mask": np.full(size, 0.0 if hidden else 1.0, dtype=np.float32),
        }  # fmt: skip
        try:
            return [np.asarray(out) for out in self._session.run(list(outputs), given)]
        except Exception as exc:  # onnxruntime raises errors of no common kind
            raise ReaderError(
                f"the reader's model cannot be run ({type(exc).__name__})",
                "Use --reader none to check by words alone.",
            ) from exc


def _name(chunk: str) -> str:
    """By its own text, not by its number in the article: a later version may cut the same article otherwise."""
    return hashlib.sha256(f"{_METHOD} {chunk}".encode("utf-8", "surrogatepass")).hexdigest()


def _marks(row: Encoded, chances: npt.NDArray[np.float64]) -> Iterator[Mark]:
    """Runs of unsupported tokens; a character of several tokens ("¼") is marked if one of them is."""
    run: list[tuple[tuple[int, int], float]] = []
    for span, chance in zip((*row.spans, (0, 0)), (*chances[: len(row.spans)], 0.0), strict=True):
        if span[1] > span[0] and chance >= _MARKED:
            run.append((span, float(chance)))
        elif run and (span[0] == span[1] or span[0] >= run[-1][0][1]):
            yield Mark(run[0][0][0], run[-1][0][1], round(max(c for _, c in run), 2))
            run = []


def _card(folder: Path) -> tuple[str, int, int]:
    """Digest, layers and width of the graph. Raises ReaderError if the card is missing or of another version."""
    advice = "Install crosscheck again, or use --reader none to check by words alone."
    if not folder.is_dir():
        raise ReaderError(
            "the reader box: this version comes without the weights of a model",
            "Use --reader none, or the folder of a model of your own (docs/guides/readers.md).",
        )
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        version = card["format"]
        if version == FORMAT:
            return str(card["digest"]), int(card["layers"]), int(card["width"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as exc:
        raise ReaderError(f"the reader's model in {folder} is missing or damaged ({CARD})", advice) from exc
    raise ReaderError(
        f"the reader's model in {folder} is of another version ({version}, not {FORMAT})", advice
    )
