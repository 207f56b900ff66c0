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
from training.samples import LESSONS, Labelled, Lesson, batches, collate, encode, samples


@dataclass(frozen=True)
class Schedule:
    """Steps of the whole run, of them `decay` at the end, over which the rate falls, and `warm` at the start of each
    lesson, over which it rises."""

    steps: int
    lessons: tuple[Lesson, ...] = LESSONS
    warm: int = 40
    decay: int = 400
    tokens: int = 5400  # of one batch, padded
    pair_weight: float = 1.0  # of telling the passage that bears a statement out from the one that does not
    smoothing: float = 0.05

    def lesson(self, step: int) -> tuple[Lesson, int]:
        """The lesson of a step, and the step it began at."""
        begun = 0
        for lesson in self.lessons[:-1]:
            if step < begun + lesson.steps:
                return lesson, begun
            begun += lesson.steps
        return self.lessons[-1], begun

    def rate(self, step: int) -> float:
        lesson, begun = self.lesson(step)
        return lesson.rate * min(1.0, (step - begun + 1) / self.warm, (self.steps - step) / self.decay)


class Log:
    """What is printed every twenty steps: the loss, how often the right passage wins, by kind of statement, and the
    balanced accuracy of the marks."""

    def __init__(self, steps: int) -> None:
        self._steps, self._started = steps, time.time()
        self._losses: list[float] = []
        self._won: dict[str, list[float]] = {}
        self._marks: list[float] = []

    def note(self, loss: float, logits: Tensor, marks: Tensor, target: Labelled) -> None:
        self._losses.append(loss)
        margin = logits[:, 0] - torch.logsumexp(logits[:, 1:], -1)
        won = (margin[target.pairs[:, 0]] > margin[target.pairs[:, 1]]).float().tolist()
        for kind, hit in zip(target.pair_kinds, won, strict=True):
            self._won.setdefault(kind, []).append(hit)
        wrong, right = marks[target.marks == 1], marks[target.marks == 0]
        if len(wrong) and len(right):
            self._marks.append(float(((wrong > 0).float().mean() + (right <= 0).float().mean()) / 2))

    def show(self, step: int) -> None:
        kinds = ", ".join(
            f"{kind} {np.mean(hits):.3f} ({len(hits)})" for kind, hits in sorted(self._won.items())
        )
        print(
            f"step {step}/{self._steps} loss {np.mean(self._losses):.3f} right passage: {kinds};"
            f" marks {np.mean(self._marks or [0.5]):.3f}; {time.time() - self._started:.0f} s", flush=True,
        )  # fmt: skip
        self._losses, self._won, self._marks = [], {}, []


def loss_of(
    logits: Tensor, marks: Tensor, target: Labelled, schedule: Schedule, mark_weight: float
) -> Tensor:
    """Cross-entropy of the labels, the loss of ranking passages, and cross-entropy of the marks on words
    (times `mark_weight`)."""
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
        loss = loss + mark_weight * F.binary_cross_entropy_with_logits(marks[told], gold, pos_weight=weight)
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
    report: Callable[[int], None] | None = None,
) -> None:
    """Trains `reader` in place; goes on from `checkpoint` if it exists and writes it every `every` steps."""
    reader.word.weight.requires_grad_(False)
    reader.dropout = 0.0
    trained = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        trained, lr=schedule.rate(0), weight_decay=0.01, betas=(0.9, 0.98), eps=1e-6, fused=True
    )
    step = epoch = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch = state["step"], state["epoch"]
    log = Log(schedule.steps)
    while step < schedule.steps:
        rng = random.Random(seed * 1000 + epoch)
        torch.manual_seed(seed * 1000 + epoch)
        lesson, begun = schedule.lesson(step)
        items = [encode(tokenizer, s) for s in samples(groups, rng, lesson.recipe)]
        order = batches(items, schedule.tokens, rng)
        if not order:
            raise ValueError("the lesson finds nothing to teach in these groups")
        print(f"epoch {epoch}: {len(items)} samples, {len(order)} batches", flush=True)
        epoch += 1
        for indexes in order:
            reader.train()
            target = collate([items[i] for i in indexes])
            for group in optimizer.param_groups:
                group["lr"] = schedule.rate(step)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, marks = reader(target.batch)
            loss = loss_of(logits, marks, target, schedule, lesson.marks)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 0.5)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            log.note(loss.item(), logits.detach(), marks.detach(), target)
            if step % 20 == 0:
                log.show(step)
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
            if step in (schedule.steps, begun + lesson.steps):
                break
    reader.eval()
