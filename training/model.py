"""The reader in torch: an encoder that reads a passage once and statements against it, with two heads.

Tokens of a passage attend to tokens of their own chunk only; tokens of a statement attend to all chunks of their
passage and to their own statement. So the states of a passage do not depend on any statement and can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    """Passages with their statements, padded.

    chunks `(C, L)` token ids of the chunks of all passages, chunk_mask the same shape, true for tokens; memory
    `(B, K)` for each passage the tokens of its chunks as indexes into the flattened chunks, memory_mask `(B, K)`;
    statements `(B, N, R)` the statements on each passage in N rows, some to a row; positions `(B, N, R)`; owner
    `(B, N, R)` which statement of its row a token belongs to, -1 for padding; firsts `(S, 3)` where each statement's
    first token is.
    """

    chunks: Tensor
    chunk_mask: Tensor
    memory: Tensor
    memory_mask: Tensor
    statements: Tensor
    positions: Tensor
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

    def attend(self, x: Tensor, keys: Tensor, values: Tensor, mask: Tensor) -> Tensor:
        """Attention of x `(B, L, width)` to keys and values `(B, K, width)`; mask `(B, 1, 1 or L, K)`, added."""
        q, k, v = (self.split(t) for t in (self.query(x), keys, values))
        scores = q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + mask
        return (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(x.shape)

    def attend_rows(self, y: Tensor, memory: tuple[Tensor, Tensor], masks: tuple[Tensor, Tensor]) -> Tensor:
        """Tokens of statements against the passage and their own statement.

        y `(B, N, R, width)`; memory: keys and values `(B, K, width)`; masks, added: of the memory `(B, 1, 1, K)`, of
        the rows' own tokens `(B * N, 1, R, R)`.
        """
        b, n, r, width = y.shape
        flat = y.reshape(b * n, r, width)
        q = self.query(flat) * (width // self.heads) ** -0.5
        seen = self.split(q.reshape(b, n * r, width)) @ self.split(memory[0]).transpose(-1, -2) + masks[0]
        own = self.split(q) @ self.split(self.key(flat)).transpose(-1, -2) + masks[1]
        own = own.view(b, n, self.heads, r, r).transpose(1, 2).reshape(b, self.heads, n * r, r)
        weights = (
            torch.cat([seen, own], -1).softmax(-1).to(y.dtype if y.dtype != torch.float32 else seen.dtype)
        )
        there, here = weights.split([seen.shape[-1], r], -1)
        here = here.reshape(b, self.heads, n, r, r).transpose(1, 2).reshape(b * n, self.heads, r, r)
        context = (there @ self.split(memory[1])).transpose(1, 2).reshape(b, n, r, width)
        return context + (here @ self.split(self.value(flat))).transpose(1, 2).reshape(b, n, r, width)

    def split(self, t: Tensor) -> Tensor:
        """`(B, L, width)` to `(B, heads, L, width / heads)`."""
        return t.reshape(t.shape[0], t.shape[1], self.heads, -1).transpose(1, 2)

    def finish(self, x: Tensor, context: Tensor, dropout: float) -> Tensor:
        x = self.norm(x + F.dropout(self.out(context), dropout))
        return self.last_norm(x + F.dropout(self.down(F.gelu(self.up(x))), dropout))


class Reader(nn.Module):
    """Reading of statements against passages.

    `forward` gives `(S, 3)` logits (supported, not in the passage, contradicted) for the statements in order, and
    `(B, N, R)` logits of the words that are not borne out.
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
        c, length = batch.chunks.shape
        b, n, r = batch.statements.shape
        at = torch.arange(length)[None].expand(c, length)
        x = self.embed(batch.chunks, at, IN_CHUNK)
        y = self.embed(batch.statements.view(b * n, r), batch.positions.view(b * n, r), IN_STATEMENT).view(
            b, n, r, -1
        )
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype
        chunk_mask = _added(batch.chunk_mask[:, None, None, :], kind)
        owner = batch.owner.view(b * n, r)
        masks = (
            _added(batch.memory_mask[:, None, None, :], kind),
            _added((owner[:, :, None] == owner[:, None, :])[:, None], kind),
        )
        for layer in self.layers:
            keys, values = layer.key(x), layer.value(x)
            memory = (
                keys.reshape(c * length, -1)[batch.memory],
                values.reshape(c * length, -1)[batch.memory],
            )
            y = layer.finish(y, layer.attend_rows(y, memory, masks), dropout)
            x = layer.finish(x, layer.attend(x, keys, values, chunk_mask), dropout)
        first = y[batch.firsts[:, 0], batch.firsts[:, 1], batch.firsts[:, 2]]
        return self.head(first).float(), self.marks(y).squeeze(-1).float()


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
