"""How well a reader reads: on groups of writers it has not seen, and on sets by other hands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from training.data import Group, sentences
from training.model import Reader
from training.samples import Encoded, batches, collate, encode_chunk, encode_statement


@dataclass(frozen=True)
class Question:
    """Chunks of text and the statements (with the sentence before, or "") that are read against them."""

    chunks: tuple[str, ...]
    statements: tuple[tuple[str, str], ...]


def predict(
    reader: Reader, tokenizer: Tokenizer, questions: Sequence[Question]
) -> list[npt.NDArray[np.float32]]:
    """For each question `(statements, 3)` probabilities: supported, not in the passage, contradicted."""
    items = []
    for q in questions:
        statements = [encode_statement(tokenizer, text, context)[0] for text, context in q.statements]
        items.append(
            Encoded(
                [encode_chunk(tokenizer, c) for c in q.chunks],
                statements,
                [0] * len(statements),
                [[-1] * len(s) for s in statements],
            )
        )
    out: list[npt.NDArray[np.float32]] = [np.zeros((0, 3), np.float32)] * len(items)
    import random

    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for indexes in batches(items, 6000, random.Random(0)):
            logits, _ = reader(collate([items[i] for i in indexes]).batch)
            rows = torch.softmax(logits, -1).numpy()
            for i in indexes:
                out[i], rows = rows[: len(items[i].statements)], rows[len(items[i].statements) :]
    return out


def auc(negatives: Iterable[float], positives: Iterable[float]) -> float:
    """The chance that a positive ranks above a negative (ties half)."""
    low, high = np.sort(np.asarray(list(negatives))), np.asarray(list(positives))
    if not len(low) or not len(high):
        return float("nan")
    below, upto = np.searchsorted(low, high, "left"), np.searchsorted(low, high, "right")
    return float((below + upto).mean() / 2 / len(low))


def chunks_of(passage: str, words: int = 130) -> tuple[str, ...]:
    out: list[list[str]] = [[]]
    for sentence in sentences(passage):
        if out[-1] and sum(len(s.split()) for s in [*out[-1], sentence]) > words:
            out.append([])
        out[-1].append(sentence)
    return tuple(" ".join(c) for c in out)


def on_groups(reader: Reader, tokenizer: Tokenizer, groups: Sequence[Group]) -> dict[str, float]:
    """AUC over all readings of statements that passages read differently, and how often the right passage wins."""
    questions = [
        Question(chunks_of(p), tuple((s.text, s.context) for s in g.statements))
        for g in groups
        for p in g.passages
    ]
    found = predict(reader, tokenizer, questions)
    fair, wrong, wins = [], [], []
    at = 0
    for g in groups:
        rows = found[at : at + len(g.passages)]
        at += len(g.passages)
        for i, s in enumerate(g.statements):
            labels = [None if r is None else r.label == 0 for r in s.readings]
            if True not in labels or False not in labels:
                continue
            scores = [float(row[i, 0]) for row in rows]
            fair += [x for x, ok in zip(scores, labels, strict=True) if ok]
            wrong += [x for x, ok in zip(scores, labels, strict=True) if ok is False]
            best = max(x for x, ok in zip(scores, labels, strict=True) if ok)
            wins.append(best > max(x for x, ok in zip(scores, labels, strict=True) if ok is False))
    return {
        "auc": round(auc(wrong, fair), 3),
        "right passage": round(float(np.mean(wins)), 3),
        "n": len(wins),
    }
