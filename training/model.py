"""The reader in torch: an encoder that reads a passage once and statements against it, with two heads.

Tokens of a passage attend to tokens of their own chunk only; tokens of a statement attend to all chunks of their
passage and to their own statement. So the states of a passage do not depend on any statement and can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.base import Base

POSITIONS = 512
IN_CHUNK, IN_STATEMENT = 0, 1  # kinds of tokens
STATEMENT_AT = (
    256  # position of a statement's first token: passages are read in chunks of at most so many tokens
)


@dataclass
class Batch:
    """Passages with their statements. Tokens lie one after the other; for attention they are gathered into rows.

    Sizes: T tokens of chunks, U tokens of statements, C chunks of up to L tokens, B passages with up to K tokens, N
    rows of statements of up to R tokens on each. chunks `(T,)` token ids, chunk_positions `(T,)`; chunk_rows `(C, L)`
    indexes into chunks, chunk_mask `(C, L)` true for tokens, chunk_places `(T,)` where each token is in the flattened
    rows; memory `(B, K)` the tokens of each passage, as indexes into chunks, memory_mask `(B, K)`, memory_places
    `(T,)`; statements `(U,)`, positions `(U,)`; rows `(B, N, R)` indexes into statements, places `(U,)`; owner
    `(B, N, R)` which statement a token belongs to, -1 for padding; firsts `(S,)` the index of each statement's first
    token.

    The last token of `chunks` and `statements` is padding, and so is the last of each row: padding points to padding.
    """

    chunks: Tensor
    chunk_positions: Tensor
    chunk_rows: Tensor
    chunk_mask: Tensor
    chunk_places: Tensor
    memory: Tensor
    memory_mask: Tensor
    memory_places: Tensor
    statements: Tensor
    positions: Tensor
    rows: Tensor
    places: Tensor
    owner: Tensor
    firsts: Tensor


class Layer(nn.Module):
    """One transformer layer with the norms behind the sums, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, epsilon)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, epsilon)

    def attend(self, x: Tensor, keys: Tensor, values: Tensor, batch: Batch, mask: Tensor) -> Tensor:
        """Attention of the chunks' tokens x `(T, width)` within their chunks; mask `(C, 1, 1, L)`, added."""
        rows, places = batch.chunk_rows, batch.chunk_places
        q, k, v = (self.split(_moved(t, rows, places)) for t in (self.query(x), keys, values))
        weights = _softmax((q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2) + mask)
        context = (weights @ v).transpose(1, 2).reshape(-1, x.shape[-1])
        return _moved(context, places, rows.flatten())

    def attend_rows(
        self, y: Tensor, keys: Tensor, values: Tensor, batch: Batch, masks: tuple[Tensor, Tensor]
    ) -> Tensor:
        """Tokens of statements y `(U, width)` against the passage and their own statement.

        keys and values `(T, width)` of the chunks; masks, added: of the memory `(B, 1, 1, K)`, of the rows' own tokens
        `(B * N, 1, R, R)`.
        """
        b, n, r = batch.rows.shape
        rows, width = batch.rows.view(b * n, r), y.shape[-1]
        q, k, v = (_moved(t(y), rows, batch.places) for t in (self.query, self.key, self.value))
        q = q * (width // self.heads) ** -0.5
        memory = tuple(self.split(_moved(t, batch.memory, batch.memory_places)) for t in (keys, values))
        seen = self.split(q.reshape(b, n * r, width)) @ memory[0].transpose(-1, -2) + masks[0]
        own = self.split(q) @ self.split(k).transpose(-1, -2) + masks[1]
        own = own.view(b, n, self.heads, r, r).transpose(1, 2).reshape(b, self.heads, n * r, r)
        there, here = _softmax(torch.cat([seen, own], -1)).split([seen.shape[-1], r], -1)
        here = here.reshape(b, self.heads, n, r, r).transpose(1, 2).reshape(b * n, self.heads, r, r)
        context = (there @ memory[1]).transpose(1, 2).reshape(b, n, r, width)
        context = context + (here @ self.split(v)).transpose(1, 2).reshape(b, n, r, width)
        return _moved(context.reshape(-1, width), batch.places, rows.flatten())

    def split(self, t: Tensor) -> Tensor:
        """`(B, L, width)` to `(B, heads, L, width / heads)`."""
        return t.reshape(t.shape[0], t.shape[1], self.heads, -1).transpose(1, 2)

    def finish(self, x: Tensor, context: Tensor, dropout: float) -> Tensor:
        x = self.norm(x + F.dropout(self.out(context), dropout))
        return self.last_norm(x + F.dropout(self.down(F.gelu(self.up(x))), dropout))


class Reader(nn.Module):
    """Reading of statements against passages.

    `forward` gives `(S, 3)` logits (supported, not in the passage, contradicted) for the statements in order, and
    `(U,)` logits of the words that are not borne out.
    """

    def __init__(
        self, vocabulary: int, width: int, layers: int, heads: int, inner: int, epsilon: float
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(POSITIONS, width)
        self.kind = nn.Embedding(2, width)  # of a chunk's tokens, of a statement's
        self.norm = nn.LayerNorm(width, epsilon)
        self.layers = nn.ModuleList(Layer(width, heads, inner, epsilon) for _ in range(layers))
        self.head = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, 3))
        self.marks = nn.Linear(width, 1)
        self.dropout = 0.0

    def embed(self, ids: Tensor, positions: Tensor, kind: int) -> Tensor:
        x: Tensor = self.norm(self.word(ids) + self.position(positions) + self.kind.weight[kind])
        return x

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        dropout = self.dropout if self.training else 0.0
        x = self.embed(batch.chunks, batch.chunk_positions, IN_CHUNK)
        y = self.embed(batch.statements, batch.positions, IN_STATEMENT)
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype
        chunk_mask = _added(batch.chunk_mask[:, None, None, :], kind)
        owner = batch.owner.flatten(0, 1)
        masks = (
            _added(batch.memory_mask[:, None, None, :], kind),
            _added((owner[:, :, None] == owner[:, None, :])[:, None], kind),
        )
        for layer in self.layers:
            keys, values = layer.key(x), layer.value(x)
            y = layer.finish(y, layer.attend_rows(y, keys, values, batch, masks), dropout)
            x = layer.finish(x, layer.attend(x, keys, values, batch, chunk_mask), dropout)
        return self.head(y[batch.firsts]).float(), self.marks(y).squeeze(-1).float()


class _Moved(torch.autograd.Function):
    """`x[index]` for an index in which no token occurs twice; `inverse` gives the gradient.

    Adding gradients up, as indexing does in general, took a seventh of a step.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, index: Tensor, inverse: Tensor) -> Tensor:
        ctx.save_for_backward(inverse)
        return x[index]

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:
        (inverse,) = ctx.saved_tensors
        return gradient.reshape(-1, gradient.shape[-1])[inverse], None, None


def _moved(x: Tensor, index: Tensor, inverse: Tensor) -> Tensor:
    moved: Tensor = _Moved.apply(x, index, inverse)
    return moved


def _softmax(scores: Tensor) -> Tensor:
    """Softmax in the scores' own type: autocast would take twice the memory, and half again the time."""
    with torch.autocast("cpu", enabled=False):
        return scores.softmax(-1)


def _added(mask: Tensor, dtype: torch.dtype) -> Tensor:
    return torch.zeros(mask.shape, dtype=dtype).masked_fill_(~mask, -1e4)


def from_base(base: Base, kept: tuple[int, ...], layers: int | None = None) -> Reader:
    """A reader with the base model's weights and new heads; `kept` are the ids of the vocabulary, cut."""
    depth = layers or base.layers
    reader = Reader(len(kept), base.width, depth, base.heads, base.inner, base.epsilon)
    t = {name: torch.from_numpy(values.copy()) for name, values in base.tensors.items()}
    with torch.no_grad():
        reader.word.weight.copy_(t["emb.word"][list(kept)])
        reader.position.weight.copy_(t["emb.pos"][:POSITIONS])
        reader.kind.weight.copy_(t["emb.type"][0].expand(2, -1))
        reader.norm.weight.copy_(t["emb.ln.w"])
        reader.norm.bias.copy_(t["emb.ln.b"])
        for i, layer in enumerate(reader.layers):
            for module, name in (
                (layer.query, "q"), (layer.key, "k"), (layer.value, "v"), (layer.out, "ao"), (layer.norm, "aln"),
                (layer.up, "fi"), (layer.down, "fo"), (layer.last_norm, "oln"),
            ):  # fmt: skip
                module.weight.copy_(t[f"l{i}.{name}.w"].view_as(module.weight))
                module.bias.copy_(t[f"l{i}.{name}.b"])
    return reader
