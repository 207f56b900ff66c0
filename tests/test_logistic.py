"""Ridge logistic regression and the figures on its probabilities."""

from __future__ import annotations

import math

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.evaluation import digests, logistic

row = st.tuples(st.floats(-3, 3), st.floats(-3, 3), st.booleans(), st.floats(0.1, 3))


@examples(40)
@given(st.lists(row, min_size=6, max_size=40).filter(lambda rows: len({r[2] for r in rows}) == 2))
def test_the_fit_is_where_the_penalised_likelihood_is_flat(rows):
    """At the solution the gradient of the penalised likelihood is nothing, in the scaled columns."""
    data, labels, shares = [r[:2] for r in rows], [r[2] for r in rows], [r[3] for r in rows]
    bias, found = logistic.fit(data, labels, shares, ridge=2.0)
    means, widths = logistic._scale(data, shares)
    for column in range(2):
        slope = -2.0 * found[column] * widths[column]
        for x, label, share in zip(data, labels, shares, strict=True):
            p = logistic.logistic(bias + sum(w * v for w, v in zip(found, x, strict=True)))
            slope += share * (label - p) * (x[column] - means[column]) / widths[column]
        assert abs(slope) < 1e-5


def test_the_order_of_the_rows_does_not_matter():
    """Rows in another order give the same four digits."""
    data = [[math.sin(k), math.cos(3 * k)] for k in range(60)]
    labels = [math.sin(k) + math.sin(7 * k) > 0 for k in range(60)]
    one = logistic.fit(data, labels, [1.0] * 60, 5.0)
    other = logistic.fit(data[::-1], labels[::-1], [1.0] * 60, 5.0)
    assert [round(w, 4) for w in one[1]] == [round(w, 4) for w in other[1]]
    assert one[1][0] > 1.0 > abs(one[1][1])


def test_a_column_that_never_changes_gets_no_weight():
    """A feature that is always the same cannot say anything, and does no harm."""
    _, found = logistic.fit([[1.0, x] for x in (0, 1, 2, 3)], [False, False, True, True], [1.0] * 4, 1.0)
    assert abs(found[0]) < 1e-9 < found[1]


@examples(60)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=25))
def test_auc_is_the_share_of_pairs_won(scored):
    """Every true one against every false one, ties half."""
    true = [s for s, label in scored if label]
    false = [s for s, label in scored if not label]
    wins = sum((t > f) + (t == f) / 2 for t in true for f in false)
    expected = wins / (len(true) * len(false)) if true and false else None
    assert logistic.auc(scored) == (pytest.approx(expected) if expected is not None else None)


@examples(40)
@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=3, max_size=3), st.data())
def test_elimination_solves(matrix, data):
    """What comes out solves what went in, wherever there is one solution."""
    for k in range(3):
        matrix[k][k] += 40  # dominant: regular
    right = data.draw(st.lists(st.integers(-9, 9), min_size=3, max_size=3))
    found = logistic.solve(matrix, right)
    for line, value in zip(matrix, right, strict=True):
        assert sum(a * x for a, x in zip(line, found, strict=True)) == pytest.approx(value, abs=1e-9)


def test_scores_count_as_the_published_score_does():
    """Partial labels are neither flags nor false alarms."""
    pairs = [
        ("contradicted", "contradicted"), ("unsupported", "misattributed"), ("misattributed", "supported"),
        ("supported", "supported"), ("supported", "unsupported"), ("partial", "contradicted"),
    ]  # fmt: skip
    found = digests.scores(pairs)
    assert (found.flag_precision, found.flag_recall) == (2 / 3, 2 / 3)
    assert found.false_alarm_rate == 0.5
