"""Ridge logistic regression in plain Python, and metrics of its probabilities.

Sums run in the order of the samples and elimination uses a fixed pivot rule, so results are the same
on every machine with IEEE 754 doubles.

Method: iteratively reweighted least squares (Newton's method on the penalised likelihood), as in
le Cessie and van Houwelingen, Ridge Estimators in Logistic Regression, Applied Statistics 41 (1992).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_ROUNDS = 60
_ENOUGH = 1e-10


def fit(
    rows: Sequence[Sequence[float]], labels: Sequence[bool], shares: Sequence[float], ridge: float
) -> tuple[float, list[float]]:
    """The bias and one weight per column, for rows weighted by `shares`.

    Columns are scaled to unit variance for the penalty (`ridge`, on all weights but the bias); the
    weights returned are those of the unscaled columns.
    """
    means, widths = _scale(rows, shares)
    design = [[1.0, *((x - m) / w for x, m, w in zip(row, means, widths, strict=True))] for row in rows]
    size = len(means) + 1
    beta = [0.0] * size
    for _ in range(_ROUNDS):
        step = _newton(design, labels, shares, beta, ridge)
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(abs(s) for s in step) < _ENOUGH:
            break
    weights = [b / w for b, w in zip(beta[1:], widths, strict=True)]
    bias = beta[0] - math.fsum(w * m for w, m in zip(weights, means, strict=True))
    return bias, weights


def _scale(rows: Sequence[Sequence[float]], shares: Sequence[float]) -> tuple[list[float], list[float]]:
    total = math.fsum(shares)
    means, widths = [], []
    for column in zip(*rows, strict=True):
        mean = math.fsum(x * s for x, s in zip(column, shares, strict=True)) / total
        spread = math.fsum(s * (x - mean) ** 2 for x, s in zip(column, shares, strict=True)) / total
        means.append(mean)
        widths.append(math.sqrt(spread) if spread > 1e-12 else 1.0)
    return means, widths


def _newton(
    design: Sequence[Sequence[float]],
    labels: Sequence[bool],
    shares: Sequence[float],
    beta: Sequence[float],
    ridge: float,
) -> list[float]:
    size = len(beta)
    hessian = [[0.0] * size for _ in range(size)]
    gradient = [0.0] * size
    for row, label, share in zip(design, labels, shares, strict=True):
        p = logistic(sum(b * x for b, x in zip(beta, row, strict=True)))
        slope, error = share * p * (1 - p), share * (label - p)
        for i, x in enumerate(row):
            gradient[i] += error * x
            part = slope * x
            line = hessian[i]
            for j in range(i + 1):
                line[j] += part * row[j]
    for i in range(size):
        for j in range(i):
            hessian[j][i] = hessian[i][j]
        penalty = ridge if i else 0.0
        hessian[i][i] += penalty + 1e-9
        gradient[i] -= penalty * beta[i]
    return solve(hessian, gradient)


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a square linear system, by elimination with the largest pivot."""
    size = len(right)
    work = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda i: (abs(work[i][k]), -i))
        work[k], work[pivot] = work[pivot], work[k]
        for i in range(k + 1, size):
            factor = work[i][k] / work[k][k]
            if factor:
                work[i] = [a - factor * b for a, b in zip(work[i], work[k], strict=True)]
    found = [0.0] * size
    for k in reversed(range(size)):
        rest = sum(work[k][j] * found[j] for j in range(k + 1, size))
        found[k] = (work[k][size] - rest) / work[k][k]
    return found


def logistic(z: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def auc(scored: Sequence[tuple[float, bool]]) -> float | None:
    """The area under the ROC curve, ties counted half; None when a class is missing."""
    wins, below, true, false = 0.0, 0, 0, 0
    ordered = sorted(scored)
    k = 0
    while k < len(ordered):
        end = k
        while end < len(ordered) and ordered[end][0] == ordered[k][0]:
            end += 1
        high = sum(label for _, label in ordered[k:end])
        low = end - k - high
        wins += high * (below + low / 2)
        below += low
        true, false = true + high, false + low
        k = end
    return wins / (true * false) if true and false else None


def balanced_accuracy(scored: Sequence[tuple[float, bool]], limit: float) -> float | None:
    """The mean recall of both classes when scores from `limit` on count as true."""
    true = [score >= limit for score, label in scored if label]
    false = [score < limit for score, label in scored if not label]
    return (sum(true) / len(true) + sum(false) / len(false)) / 2 if true and false else None
