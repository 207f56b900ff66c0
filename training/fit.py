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
    first_rate: float = 1.2e-4
    rate: float = 6e-5  # at 1.5e-4 the reader forgets the first lesson within twenty steps of the second
    warm: int = 60  # steps at the start of each lesson
    decay: int = 400
    first: int = 300  # steps of the first lesson
    tokens: int = 3800  # of one batch, padded
    mark_weight: float = 0.5
    pair_weight: float = 1.0  # of telling the passage that bears a statement out from the one that does not
    smoothing: float = 0.05

    def at(self, step: int) -> float:
        """The rate at a step."""
        rate, begun = (self.first_rate, 0) if step < self.first else (self.rate, self.first)
        return rate * min(1.0, (step - begun + 1) / self.warm) * min(1.0, (self.steps - step) / self.decay)


def _told(logits: Tensor, marks: Tensor, target: Labelled) -> tuple[float, float]:
    """How often the right passage wins, and balanced accuracy of the marks."""
    margin = logits[:, 0] - torch.logsumexp(logits[:, 1:], -1)
    won = (
        (margin[target.pairs[:, 0]] > margin[target.pairs[:, 1]]).float().mean()
        if len(target.pairs)
        else torch.tensor(0.5)
    )
    wrong, right = marks[target.marks == 1], marks[target.marks == 0]
    found = (
        ((wrong > 0).float().mean() + (right <= 0).float().mean()) / 2
        if len(wrong) and len(right)
        else torch.tensor(0.5)
    )
    return won.item(), found.item()


def loss_of(logits: Tensor, marks: Tensor, target: Labelled, schedule: Schedule, more: float = 1.0) -> Tensor:
    """Cross-entropy of the labels, the loss of ranking passages, and cross-entropy of the marks on words (`more`
    times their usual weight)."""
    labels = target.labels
    scores = F.log_softmax(logits, -1)
    either = torch.logsumexp(scores[:, 1:], -1)  # absent or contradicted
    own = scores.gather(1, labels.clamp(max=2)[:, None]).squeeze(1)
    picked = torch.where(labels == NOT_SUPPORTED, either, own)
    loss: Tensor = -(1 - schedule.smoothing) * picked.mean() - schedule.smoothing * scores.mean()
    if len(target.pairs):
        margin = logits[:, 0] - torch.logsumexp(logits[:, 1:], -1)
        gaps = margin[target.pairs[:, 0]] - margin[target.pairs[:, 1]]
        loss = loss + schedule.pair_weight * F.softplus(-gaps).mean()
    told = target.marks >= 0
    if told.any():
        weight = torch.tensor(2.0)  # wrong words are few
        gold = target.marks[told].float()
        loss = loss + more * schedule.mark_weight * F.binary_cross_entropy_with_logits(
            marks[told], gold, pos_weight=weight
        )
    return loss


def fit(
    reader: Reader,
    tokenizer: Tokenizer,
    groups: Sequence[Group],
    schedule: Schedule,
    checkpoint: Path,
    *,
    seed: int = 1,
    every: int = 100,
    recipe: Recipe = Recipe(),
    report: Callable[[int], None] | None = None,
) -> None:
    """Trains `reader` in place; goes on from `checkpoint` if it exists and writes it every `every` steps."""
    reader.word.weight.requires_grad_(False)
    reader.dropout = 0.0
    trained = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        trained, lr=schedule.rate, weight_decay=0.01, betas=(0.9, 0.98), eps=1e-6, fused=True
    )
    step = epoch = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch = state["step"], state["epoch"]
    started, losses, seen = time.time(), [], []
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
            loss = loss_of(logits, marks, target, schedule, 3.0 if lesson is FIRST else 1.0)
            seen.append(_told(logits.detach(), marks.detach(), target))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 0.5)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(loss.item())
            step += 1
            if step % 20 == 0:
                won, found = np.mean(seen[-40:], axis=0)
                print(
                    f"step {step}/{schedule.steps} loss {np.mean(losses[-40:]):.3f} right passage {won:.3f}"
                    f" marks {found:.3f} {time.time() - started:.0f} s", flush=True,
                )  # fmt: skip
            if step % every == 0 or step == schedule.steps:
                state = {
                    "reader": reader.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "step": step,
                    "epoch": epoch,
                }
                torch.save(state, checkpoint.with_suffix(".part"))
                checkpoint.with_suffix(".part").replace(checkpoint)
                if report:
                    reader.eval()
                    report(step)
            if step >= schedule.steps or (lesson is FIRST and step >= schedule.first):
                break
    reader.eval()
