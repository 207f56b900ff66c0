"""From the trained reader to the files in the package: one ONNX graph in int8 and the tokeniser.

One graph serves passages and statements, so that the weights are stored once. Its inputs are token ids `(B, S)`,
their positions `(B, S)`, the kind of tokens (0 of a chunk, 1 of a statement), a mask `(B, S)`, and the memory: keys
and values of the passage `(layers, 2, M, width)` with a mask `(M,)`. For a chunk the memory is one masked row.
Outputs: logits `(B, 3)`, marks `(B, S)`, and keys and values of the tokens `(layers, 2, B, S, width)`, the memory of
whoever comes after.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.model import Reader

GRAPH, TOKENIZER, CARD = "reader.onnx", "tokenizer.json", "reader.json"
FORMAT = 1  # of the graph's inputs and outputs; the package refuses others


class Rows(nn.Module):
    """An embedding of int8 rows, each with its own scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class Graph(nn.Module):
    """The reader as the package runs it; see the module's docstring for shapes."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader, self.words = reader, Rows(reader.word.weight.detach().float())

    def forward(
        self, ids: Tensor, positions: Tensor, kind: Tensor, mask: Tensor, memory: Tensor, memory_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        r = self.reader
        x = r.norm(self.words(ids) + r.position(positions) + r.kind(kind))
        own = (1.0 - mask[:, None, None, :]) * -1e4
        before = (1.0 - memory_mask[None, None, None, :]) * -1e4
        kept = []
        for i, layer in enumerate(r.layers):
            keys, values = layer.key(x), layer.value(x)
            kept.append(torch.stack([keys, values]))
            q = layer.split(layer.query(x)) * (x.shape[-1] // layer.heads) ** -0.5
            memory_keys, memory_values = (layer.split(memory[i, k][None]) for k in range(2))
            there = q @ memory_keys.transpose(-1, -2) + before
            here = q @ layer.split(keys).transpose(-1, -2) + own
            weights = torch.cat([there, here], -1).softmax(-1)
            size = memory.shape[2]
            context = weights[..., :size] @ memory_values + weights[..., size:] @ layer.split(values)
            x = layer.finish(x, context.transpose(1, 2).reshape(x.shape), 0.0)
        return r.head(x[:, 0]), r.marks(x).squeeze(-1), torch.stack(kept)


def graph(reader: Reader, path: Path) -> None:
    """Writes the reader as an ONNX graph with float weights."""
    layers, width = len(reader.layers), reader.word.weight.shape[1]
    b, s, m = 2, 9, 7
    example = (
        torch.ones(b, s, dtype=torch.long),
        torch.arange(s)[None].expand(b, s).contiguous(),
        torch.zeros(1, 1, dtype=torch.long),
        torch.ones(b, s),
        torch.zeros(layers, 2, m, width),
        torch.ones(m),
    )
    names = ["ids", "positions", "kind", "mask", "memory", "memory_mask"]
    axes = {
        "ids": {0: "B", 1: "S"}, "positions": {0: "B", 1: "S"}, "mask": {0: "B", 1: "S"}, "memory": {2: "M"},
        "memory_mask": {0: "M"}, "logits": {0: "B"}, "marks": {0: "B", 1: "S"}, "states": {2: "B", 3: "S"},
    }  # fmt: skip
    torch.onnx.export(
        Graph(reader.eval()), example, str(path), input_names=names, output_names=["logits", "marks", "states"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantized(source: Path, target: Path) -> None:
    """The graph with its matrices in int8 (7 bits, so that no processor's sums overflow), a scale for each column."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready), str(target), op_types_to_quantize=["MatMul", "Gemm"], per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def digest(folder: Path) -> str:
    """SHA-256 over graph and tokeniser: what names the model wherever its results are kept."""
    found = hashlib.sha256()
    for name in (GRAPH, TOKENIZER):
        found.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return found.hexdigest()


def write(reader: Reader, tokenizer: Any, folder: Path, card: dict[str, object]) -> Path:
    """Graph, tokeniser and card into `folder`; the graph is checked against torch first."""
    folder.mkdir(parents=True, exist_ok=True)
    floats = folder / "floats.onnx"
    graph(reader, floats)
    quantized(floats, folder / GRAPH)
    for spare in folder.glob("floats*"):
        spare.unlink()
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    facts = {
        "format": FORMAT,
        "digest": digest(folder),
        "layers": len(reader.layers),
        "width": int(reader.word.weight.shape[1]),
    }
    (folder / CARD).write_text(
        json.dumps({**facts, **card}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return folder / GRAPH


def difference(reader: Reader, folder: Path, rows: int = 8, length: int = 24) -> float:
    """The greatest difference of a probability between torch and the files, on random tokens."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(folder / GRAPH), providers=["CPUExecutionProvider"])
    generator = torch.Generator().manual_seed(1)
    ids = torch.randint(4, reader.word.weight.shape[0], (rows, length), generator=generator)
    layers, width = len(reader.layers), reader.word.weight.shape[1]
    given = (
        ids, torch.arange(length)[None].expand(rows, length).contiguous(), torch.zeros(1, 1, dtype=torch.long),
        torch.ones(rows, length), torch.zeros(layers, 2, 1, width), torch.zeros(1),
    )  # fmt: skip
    with torch.no_grad():
        wanted = torch.softmax(Graph(reader.eval())(*given)[0], -1).numpy()
    names = [i.name for i in session.get_inputs()]
    got = session.run(["logits"], {n: g.numpy() for n, g in zip(names, given, strict=True)})[0]
    got = np.exp(got - got.max(1, keepdims=True))
    return float(np.abs(got / got.sum(1, keepdims=True) - wanted).max())
