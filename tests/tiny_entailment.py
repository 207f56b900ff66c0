"""A real, tiny entailment model in ONNX form, made on the spot: it reads words, not meaning.

A hypothesis is entailed as far as its words stand in the premise, and denied by a premise that has
„nicht“ where the hypothesis has not. The graph computes just that from token ids, as a cross-encoder
does from its own: same inputs, same outputs, same files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "nicht")
NOT = SPECIAL.index("nicht")


def make(
    folder: Path, words: Iterable[str], labels: tuple[str, ...] = ("entailment", "neutral", "contradiction")
) -> Path:
    """A folder with model.onnx, tokenizer.json and config.json; `words` are the vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    known = dict.fromkeys(w for text in words for w in re.findall(r"\w+|[^\w\s]", text))
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys((*SPECIAL, *known)))}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {"model_type": "bert", "max_position_embeddings": 64, "pad_token_id": 0,
              "id2label": {str(i): label for i, label in enumerate(labels)}}  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    onnx.save(_graph(labels), str(folder / "model.onnx"))
    return folder


def _graph(labels: tuple[str, ...]) -> onnx.ModelProto:
    """Logits in the order of `labels`: entailment 20·(share−0.8), contradiction 9 or −9, the rest 0."""
    ids, mask, types = (
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    )
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(labels)])
    node, constant = helper.make_node, helper.make_tensor
    values = {
        "special": (TensorProto.INT64, [], [3]), "not": (TensorProto.INT64, [], [NOT]),
        "one": (TensorProto.INT64, [], [1]), "zero": (TensorProto.INT64, [], [0]),
        "first": (TensorProto.INT64, [1], [1]), "second": (TensorProto.INT64, [1], [2]),
        "limit": (TensorProto.FLOAT, [], [0.8]), "steep": (TensorProto.FLOAT, [], [20.0]),
        "nine": (TensorProto.FLOAT, [], [9.0]), "eighteen": (TensorProto.FLOAT, [], [18.0]),
        "nothing": (TensorProto.FLOAT, [], [0.0]), "some": (TensorProto.FLOAT, [], [1.0]),
    }  # fmt: skip
    nodes = [
        node("Greater", ["input_ids", "special"], ["content"]),
        node("Equal", ["token_type_ids", "one"], ["of_second"]),
        node("Equal", ["attention_mask", "one"], ["seen"]),
        node("Equal", ["token_type_ids", "zero"], ["of_first"]),
        node("And", ["content", "of_second"], ["hypothesis"]),
        node("And", ["of_first", "seen"], ["premise_seen"]),
        node("And", ["content", "premise_seen"], ["premise"]),
        node("Unsqueeze", ["input_ids", "second"], ["down"]),
        node("Unsqueeze", ["input_ids", "first"], ["across"]),
        node("Equal", ["down", "across"], ["same"]),
        node("Unsqueeze", ["premise", "first"], ["premise_across"]),
        node("And", ["same", "premise_across"], ["there"]),
        node("Cast", ["there"], ["there_f"], to=TensorProto.FLOAT),
        node("ReduceMax", ["there_f", "second"], ["found"], keepdims=0),
        node("Cast", ["hypothesis"], ["hypothesis_f"], to=TensorProto.FLOAT),
        node("Mul", ["found", "hypothesis_f"], ["hits"]),
        node("ReduceSum", ["hits", "first"], ["hit_sum"], keepdims=1),
        node("ReduceSum", ["hypothesis_f", "first"], ["size"], keepdims=1),
        node("Max", ["size", "some"], ["at_least_one"]),
        node("Div", ["hit_sum", "at_least_one"], ["share"]),
        node("Sub", ["share", "limit"], ["over"]),
        node("Mul", ["over", "steep"], ["entailed"]),
        node("Equal", ["input_ids", "not"], ["nots"]),
        *_any("nots", "premise", "denied_here"),
        *_any("nots", "hypothesis", "denied_there"),
        node("Sub", ["denied_here", "denied_there"], ["denied"]),
        node("Mul", ["denied", "eighteen"], ["denied_twice"]),
        node("Sub", ["denied_twice", "nine"], ["against"]),
        node("Mul", ["share", "nothing"], ["neither"]),
        # What is denied is not entailed.
        node("Relu", ["against"], ["against_only"]),
        node("Sub", ["entailed", "against_only"], ["for"]),
    ]
    sources = {"entailment": "for", "contradiction": "against"}
    nodes.append(
        node("Concat", [sources.get(label.lower(), "neither") for label in labels], ["logits"], axis=1)
    )
    initial = [
        constant(name, kind, shape, np.array(data).reshape(shape))
        for name, (kind, shape, data) in values.items()
    ]
    graph = helper.make_graph(nodes, "tiny", [ids, mask, types], [logits], initial)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _any(what: str, where: str, result: str) -> list[onnx.NodeProto]:
    node = helper.make_node
    return [
        node("And", [what, where], [f"{result}_b"]),
        node("Cast", [f"{result}_b"], [f"{result}_f"], to=TensorProto.FLOAT),
        node("ReduceMax", [f"{result}_f", "first"], [result], keepdims=1),
    ]
