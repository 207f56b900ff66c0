"""The training loop: warm-up, constant rate, decay; checkpoints from which a run goes on."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training.data import NOT_SUPPORTED, Group
from training.model import Reader
from training.samples import FIRST, Labelled, Recipe, batches, collate, encode, samples


@dataclass(frozen=True)
class Schedule:
    """Steps of the run, of them `first` of the first lesson, `warm` at the start and `decay` at the end of the rate."""

    steps: int
    rate: float = 1.5e-4
    warm: int = 60
    decay: int = 400
    first: int = 300  # steps of the first lesson
    tokens: int = 3800  # of one batch, padded
    mark_weight: float = 0.5
    pair_weight: float = 1.0  # of telling the passage that bears a statement out from the one that does not
    smoothing: float = 0.05

    def at(self, step: int) -> float:
        return self.rate * min(1.0, (step + 1) / self.warm) * min(1.0, (self.steps - step) / self.decay)


def loss_of(logits: Tensor, marks: Tensor, target: Labelled, schedule: Schedule) -> Tensor:
    """Cross-entropy of the labels, the loss of ranking passages, and cross-entropy of the marks on words."""
    labels = target.labels
    scores = F.log_softmax(logits, -1)
    either = torch.logsumexp(scores[:, 1:], -1)  # absent or contradicted
    own = scores.gather(1, labels.clamp(max=2)[:, None]).squeeze(1)
    picked = torch.where(labels == NOT_SUPPORTED, either, own)
    loss = -(1 - schedule.smoothing) * picked.mean() - schedule.smoothing * scores.mean()
    if len(target.pairs):
        margin = logits[:, 0] - torch.logsumexp(logits[:, 1:], -1)
        gaps = margin[target.pairs[:, 0]] - margin[target.pairs[:, 1]]
        loss = loss + schedule.pair_weight * F.softplus(-gaps).mean()
    told = target.marks >= 0
    if told.any():
        weight = torch.tensor(2.0)  # wrong words are few
        gold = target.marks[told].float()
        loss = loss + schedule.mark_weight * F.binary_cross_entropy_with_logits(marks[told], gold, pos_weight=weight)
    return loss


def fit(
    reader: Reader,
    tokenizer: Tokenizer,
    groups: Sequence[Group],
    schedule: Schedule,
    checkpoint: Path,
    *,
    seed: int = 1,
    every: int = 400,
    recipe: Recipe = Recipe(),
    report: Callable[[int], None] | None = None,
) -> None:
    """Trains `reader` in place; goes on from `checkpoint` if it exists and writes it every `every` steps."""
    reader.word.weight.requires_grad_(False)
    reader.dropout = 0.0
    trained = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=schedule.rate, weight_decay=0.01, fused=True)
    step = epoch = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch = state["step"], state["epoch"]
    started, losses = time.time(), []
    while step < schedule.steps:
        rng = random.Random(seed * 1000 + epoch)
        torch.manual_seed(seed * 1000 + epoch)
        lesson = FIRST if step < schedule.first else recipe
        items = [encode(tokenizer, s) for s in samples(groups, rng, lesson)]
        order = batches(items, schedule.tokens, rng)
        print(f"epoch {epoch}: {len(items)} samples, {len(order)} batches", flush=True)
        epoch += 1
        for indexes in order:
            reader.train()
            target = collate([items[i] for i in indexes])
            for group in optimizer.param_groups:
                group["lr"] = schedule.at(step)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, marks = reader(target.batch)
            loss = loss_of(logits, marks, target, schedule)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(loss.item())
            step += 1
            if step % 20 == 0:
                print(f"step {step}/{schedule.steps} loss {np.mean(losses[-60:]):.3f} {time.time() - started:.0f} s", flush=True)
            if step % every == 0 or step == schedule.steps:
                state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "epoch": epoch}
                torch.save(state, checkpoint.with_suffix(".part"))
                checkpoint.with_suffix(".part").replace(checkpoint)
                if report:
                    reader.eval()
                    report(step)
            if step >= schedule.steps or (lesson is FIRST and step >= schedule.first):
                break
    reader.eval()
