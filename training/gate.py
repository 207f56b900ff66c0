"""The gate: what can be guessed without reading. A training set from which it can be guessed is refused.

Three classifiers try to tell supported statements from the rest, on the set as it is sampled, with folds by group: one
sees the statement alone, one how much it shares with the passage and how long both are, one the passage alone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from training.balance import stems
from training.data import Group
from training.samples import Recipe, samples

STATEMENT, OVERLAP, PASSAGE = 0.55, 0.58, 0.60  # the highest AUC that passes
_FOLDS = 5


@dataclass(frozen=True)
class Guessed:
    """AUC of each classifier over `n` statements; 0.5 is chance."""

    statement: float
    overlap: float
    passage: float
    n: int

    @property
    def passes(self) -> bool:
        return self.statement <= STATEMENT and self.overlap <= OVERLAP and self.passage <= PASSAGE

    def __str__(self) -> str:
        return (
            f"AUC without reading: statement alone {self.statement:.3f} (at most {STATEMENT}), overlap and length"
            f" {self.overlap:.3f} (at most {OVERLAP}), passage alone {self.passage:.3f} (at most {PASSAGE}); n {self.n}"
        )


def guessed(groups: Sequence[Group], recipe: Recipe = Recipe(), seed: int = 0) -> Guessed:
    """What the three classifiers reach on one epoch of samples."""
    statements, passages, overlaps, labels, owners = [], [], [], [], []
    for sample in samples(groups, random.Random(seed), recipe):
        passage = " ".join(sample.chunks)
        words = stems(passage)
        for statement, reading in sample.statements:
            own = stems(statement.text)
            statements.append(statement.text)
            passages.append(passage)
            shared = len(own & words) / max(1, len(own))
            overlaps.append([shared, len(own), len(statement.text), len(words)])
            labels.append(reading.label == 0)
            owners.append(sample.group)
    y, by = np.array(labels), np.array(owners)
    return Guessed(
        _auc(_bag(statements), y, by),
        _boosted(np.array(overlaps), y, by),
        _auc(_bag(passages), y, by),
        len(y),
    )


def _bag(texts: Sequence[str]) -> csr_matrix:
    return TfidfVectorizer(
        min_df=3, ngram_range=(1, 2), sublinear_tf=True, max_features=60_000
    ).fit_transform(texts)


def _auc(rows: csr_matrix, y: np.ndarray, groups: np.ndarray) -> float:
    model = LogisticRegression(C=1.0, max_iter=200)
    found = cross_val_predict(
        model, rows, y, groups=groups, cv=GroupKFold(_FOLDS), method="decision_function"
    )
    return float(roc_auc_score(y, found))


def _boosted(rows: np.ndarray, y: np.ndarray, groups: np.ndarray) -> float:
    model = HistGradientBoostingClassifier(max_iter=60, random_state=0)
    found = cross_val_predict(model, rows, y, groups=groups, cv=GroupKFold(_FOLDS), method="predict_proba")
    return float(roc_auc_score(y, found[:, 1]))
