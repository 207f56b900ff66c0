"""Gradient-boosted decision trees over words and their relations: the log-odds that a passage bears a claim out.

Method: Friedman, Greedy function approximation: a gradient boosting machine (2001). The trees are trained on pairs in
which every statement has passages that bear it out and passages that do not, with equal weight, so that nothing can be
told from the statement alone (`training/trees.py`, `make trees`). They are data: `trees.json`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from importlib import resources

from msgspec import Struct

from crosscheck import decoding
from crosscheck.matching.pair import Pair
from crosscheck.matching.relations import RELATIONS, relations
from crosscheck.matching.support import FEATURES

INPUT = (*FEATURES, "quoted", *RELATIONS)


class Tree(Struct, frozen=True):
    """One tree, with an entry for each node: `feature` is an index into the input, -1 for a leaf, which has a `value`;
    `left` is the node to go on to if the feature is at most `limit`, `right` the other."""

    feature: tuple[int, ...]
    limit: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]

    def of(self, values: Sequence[float]) -> float:
        node = 0
        while (feature := self.feature[node]) >= 0:
            node = self.left[node] if values[feature] <= self.limit[node] else self.right[node]
        return self.value[node]


class Trees(Struct, frozen=True):
    """The trees, with the names of their input, the log-odds that they start from, and where they come from."""

    provenance: str
    features: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    def log_odds(self, values: Mapping[str, float]) -> float:
        row = [values[name] for name in self.features]
        return self.start + sum(tree.of(row) for tree in self.trees)


@functools.cache
def trees() -> Trees:
    """The package's trees."""
    text = resources.files("crosscheck.verification").joinpath("trees.json").read_text(encoding="utf-8")
    found: Trees = decoding.convert(decoding.json_value(text), Trees)
    return found


def inputs(lexical: Mapping[str, float], quoted: float, pair: Pair) -> dict[str, float]:
    """The features of INPUT: `lexical` are those of `matching.support`, `quoted` the share that is quoted verbatim."""
    return {**{name: lexical[name] for name in FEATURES}, "quoted": quoted, **relations(pair)}


def borne_out(lexical: Mapping[str, float], quoted: float, pairs: Sequence[Pair]) -> float:
    """The log-odds that the nearest passage bears the claim out; below 0 where it rather does not, 0 without one."""
    return trees().log_odds(inputs(lexical, quoted, pairs[0])) if pairs else 0.0
