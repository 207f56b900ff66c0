"""Encodes texts as token ids, with the character span of each token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Floats = npt.NDArray[np.float32]

START, END = 0, 2
CHUNK_TOKENS = 256  # positions of a chunk; a statement's tokens come behind them
STATEMENT_TOKENS, CONTEXT_TOKENS = 96, 48
_CHARACTERS = 12  # a token has fewer on average: what is longer need not be cut into tokens to its end


@dataclass(frozen=True, slots=True)
class Encoded:
    """The token ids of one text; `spans` are the tokens' character ranges, (0, 0) for special tokens."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    whole: bool


class Encoder:
    """The tokeniser with the model's templates: <s> text </s>, and <s> context </s> statement </s>."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def _tokens(self, text: str) -> Encoding:
        """Tokenises `text`; lone surrogates are replaced by question marks, which keeps offsets."""
        plain = text.encode("utf-8", "replace").decode("utf-8")
        return self._tokenizer.encode(plain, add_special_tokens=False)

    def chunk(self, text: str) -> Encoded:
        room = CHUNK_TOKENS - 2
        cut = text[: room * _CHARACTERS]
        found = self._tokens(cut)
        ids = (START, *found.ids[:room], END)
        return Encoded(ids, ((0, 0), *found.offsets[:room], (0, 0)), len(found.ids) <= room and cut == text)

    def statement(self, text: str, context: str) -> Encoded:
        cut = text[: STATEMENT_TOKENS * _CHARACTERS]
        found = self._tokens(cut)
        lead = [START]
        if context:
            before = self._tokens(context[-CONTEXT_TOKENS * _CHARACTERS :])
            lead += [*before.ids[-CONTEXT_TOKENS:], END]
        ids = (*lead, *found.ids[:STATEMENT_TOKENS], END)
        spans = (*((0, 0) for _ in lead), *found.offsets[:STATEMENT_TOKENS], (0, 0))
        return Encoded(ids, spans, len(found.ids) <= STATEMENT_TOKENS and cut == text)
