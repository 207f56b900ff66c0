"""Trains the trees of `crosscheck/verification/trees.json`: `make trees`, or

    python -m training.trees [--data DIR] [--output FILE] [--smoke]

Every statement is read against each passage of its group. Only statements are used that some passage bears out and
some does not, and both readings of a statement weigh the same: what the statement says by itself, whatever it is, tells
nothing. The groups of the writers in HELD_WRITERS are never trained on; the figures are of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from crosscheck.evaluation.rows import PairRow
from crosscheck.evaluation.scoring import compare
from crosscheck.matching.support import features
from crosscheck.verification.trees import INPUT, Tree, Trees, inputs
from training import data
from training.data import SUPPORTED, Group

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "crosscheck" / "verification" / "trees.json"
HELD_WRITERS = frozenset({"w15"})
TREES, LEAVES, RATE, RIDGE, LEAST = 150, 15, 0.1, 5.0, 60
_DIGITS = 5


@dataclass(frozen=True)
class Reading:
    """A statement against one passage: the statement's name, the writer, the features and whether it is borne out."""

    statement: str
    writer: str
    values: tuple[float, ...]
    fair: bool


def readings(group: Group) -> Iterator[Reading]:
    """The readings of the group's statements that some passage bears out and some does not."""
    for number, statement in enumerate(group.statements):
        labels = {r.label == SUPPORTED for r in statement.readings if r is not None}
        for passage, reading in zip(group.passages, statement.readings, strict=True):
            if len(labels) < 2 or reading is None:
                continue
            name = f"{group.name}/{number}"
            found, _ = compare(PairRow(name, group.language, statement.text, None, passage, None, ()))
            if found.credited:
                lexical = features(found.tokens, found.credited_articles, found.credited)
                values = inputs(lexical, found.verbatim(found.credited_articles), found.credited[0])
                row = tuple(float(values[n]) for n in INPUT)
                yield Reading(name, group.writer, row, reading.label == SUPPORTED)


def _all(group: Group) -> list[Reading]:
    return list(readings(group))


def weights(rows: Sequence[Reading]) -> np.ndarray:
    """So that the fair and the wrong readings of a statement weigh one half each."""
    sizes: dict[tuple[str, bool], int] = defaultdict(int)
    for row in rows:
        sizes[row.statement, row.fair] += 1
    both = np.array([sizes[r.statement, not r.fair] > 0 for r in rows])
    return both / np.array([sizes[r.statement, r.fair] for r in rows])


def fitted(rows: Sequence[Reading], seed: int) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, l2_regularization=RIDGE,
        min_samples_leaf=min(LEAST, max(2, len(rows) // 20)), random_state=seed, early_stopping=False,
    )  # fmt: skip
    x, y = np.array([r.values for r in rows]), np.array([r.fair for r in rows])
    return model.fit(x, y, sample_weight=weights(rows))


def exported(model: HistGradientBoostingClassifier, provenance: str) -> Trees:
    found = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        found.append(
            Tree(
                tuple(int(f) for f in np.where(leaf, -1, nodes["feature_idx"])),
                tuple(round(float(t), _DIGITS) for t in np.where(leaf, 0.0, nodes["num_threshold"])),
                tuple(int(n) for n in np.where(leaf, 0, nodes["left"])),
                tuple(int(n) for n in np.where(leaf, 0, nodes["right"])),
                tuple(round(float(v), _DIGITS) for v in np.where(leaf, nodes["value"], 0.0)),
            )
        )
    return Trees(provenance, INPUT, round(float(model._baseline_prediction.item()), _DIGITS), tuple(found))


def figures(model: Trees, rows: Sequence[Reading]) -> str:
    """AUC over all readings, and how often the passage that bears a statement out wins."""
    scores = [model.log_odds(dict(zip(INPUT, r.values, strict=True))) for r in rows]
    best: dict[str, dict[bool, float]] = defaultdict(dict)
    for row, score in zip(rows, scores, strict=True):
        best[row.statement][row.fair] = max(score, best[row.statement].get(row.fair, score))
    pairs = [b for b in best.values() if len(b) > 1]
    won = float(np.mean([b[True] > b[False] for b in pairs]))
    auc = roc_auc_score([r.fair for r in rows], scores)
    return f"AUC {auc:.3f}, right passage {won:.3f}, {len(pairs)} statements"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=HERE / "data")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--smoke", action="store_true", help="a handful of groups")
    args = parser.parse_args(argv)
    groups = data.load(args.data)
    if args.smoke:
        groups = [*groups[::200], *[g for g in groups if g.writer in HELD_WRITERS][:3]]
    with ProcessPoolExecutor() as pool:
        rows = [r for found in pool.map(_all, groups, chunksize=8) for r in found]
    trained = [r for r in rows if r.writer not in HELD_WRITERS]
    size = f"{len(trained)} readings of {len({r.statement for r in trained})} statements"
    model = exported(fitted(trained, args.seed), f"{size} of training/data; seed {args.seed}")
    print("trained on:", figures(model, trained))
    print("writers never trained on:", figures(model, [r for r in rows if r.writer in HELD_WRITERS]))
    text = json.dumps(
        {
            "provenance": model.provenance, "features": model.features, "start": model.start,
            "trees": [{name: getattr(t, name) for name in Tree.__struct_fields__} for t in model.trees],
        },
        separators=(",", ":"),
    )  # fmt: skip
    args.output.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
