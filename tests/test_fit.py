"""Fitting the support score and choosing the limits: the arithmetic, the watching, the search."""
# ruff: noqa: E402 - the measurements are scripts beside the package, found by their folder

from __future__ import annotations

import math
import shutil
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import fit_report
import fitting
import reliability
import samples
from limits import Judge, Outcome, Watched, decided, in_force, region, search

from crosscheck.evaluation import digests, logistic
from crosscheck.evidence.support import FEATURES, weights

FOLDER = ROOT / "benchmarks" / "digests_dev"


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """The samples of three development cases."""
    folder = tmp_path_factory.mktemp("digests")
    for path in digests.paths(FOLDER)[:3]:
        shutil.copy(path, folder)
    return list(samples.from_digests(folder))


# ------------------------------------------------------------------ regression

row = st.tuples(st.floats(-3, 3), st.floats(-3, 3), st.booleans(), st.floats(0.1, 3))


@settings(max_examples=40, deadline=None)
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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=25))
def test_auc_is_the_share_of_pairs_won(scored):
    """Every true one against every false one, ties half."""
    true = [s for s, label in scored if label]
    false = [s for s, label in scored if not label]
    wins = sum((t > f) + (t == f) / 2 for t in true for f in false)
    expected = wins / (len(true) * len(false)) if true and false else None
    assert logistic.auc(scored) == (pytest.approx(expected) if expected is not None else None)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=3, max_size=3), st.data())
def test_elimination_solves(matrix, data):
    """What comes out solves what went in, wherever there is one solution."""
    for k in range(3):
        matrix[k][k] += 40  # dominant: regular
    right = data.draw(st.lists(st.integers(-9, 9), min_size=3, max_size=3))
    found = logistic.solve(matrix, right)
    for line, value in zip(matrix, right, strict=True):
        assert sum(a * x for a, x in zip(line, found, strict=True)) == pytest.approx(value, abs=1e-9)


# ------------------------------------------------------------------ samples


def test_sets_and_labels_are_brought_to_even_odds(few):
    """Every set counts as its weight says, and half of that are supported claims."""
    other = [
        replace(s, source="other", label="supported" if k else "partial") for k, s in enumerate(few[:10])
    ]
    every = few + other
    counted = samples.shares(every, {"other": 3.0})
    total = {
        (name, kind): sum(
            c for c, s in zip(counted, every, strict=True) if (s.source, s.borne_out) == (name, kind)
        )
        for name in (few[0].source, "other")
        for kind in (True, False)
    }
    assert sum(counted) == pytest.approx(len(every))
    assert total["other", True] == pytest.approx(total["other", False])
    assert total["other", True] == pytest.approx(3 * total[few[0].source, True])


def test_a_case_is_never_parted_between_folds(few):
    """All sentences of a case lie in one fold."""
    folds = {}
    for sample in few:
        folds.setdefault(sample.id.split("/")[0], set()).add(sample.fold)
    assert len(folds) == 3
    assert all(len(found) == 1 for found in folds.values())


def test_held_out_cases_are_never_read(monkeypatch):
    """Fitting opens none of the files that are kept for the end."""
    read = []
    monkeypatch.setattr(digests, "load", lambda path: read.append(path) or {"id": path.stem})
    monkeypatch.setattr(digests, "case_entries", lambda case, reader: iter(()))
    folders = (FOLDER, FOLDER.with_name("digests_dev2"))
    assert [sample for folder in folders for sample in samples.from_digests(folder)] == []
    assert read
    assert not {path.stem.split("-")[0] for path in read} & digests.HELD_OUT
    kept = [path for folder in folders for path in digests.paths(folder, held_out=True)]
    assert {path.stem.split("-")[0] for path in kept} == digests.HELD_OUT


# ------------------------------------------------------------------ watching limits

asked = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("<>lg"), st.integers(0, 6)), max_size=8)


def answers(limits, questions):
    """What comparisons say, the limit on either side."""
    told = []
    for name, sign, k in questions:
        limit, other = limits[name], k / 6
        told.append({"<": limit < other, ">": other > limit, "l": limit <= other, "g": other <= limit}[sign])
    return told


@settings(max_examples=150, deadline=None)
@given(asked, *[st.integers(0, 6)] * 4)
def test_a_region_holds_just_where_all_answers_are_the_same(questions, a, b, c, d):
    """No decision is taken for known under limits that would have made another one, and none is made anew."""
    notes = []
    here, there = {"a": a / 6, "b": b / 6}, {"a": c / 6, "b": d / 6}
    first = answers({name: Watched(value, name, notes) for name, value in here.items()}, questions)
    known = region(notes, Outcome("supported", 1.0, ()))
    assert first == answers(here, questions)
    assert known.holds(here)
    if known.holds(there):
        assert answers(there, questions) == first


def test_a_limit_that_is_reckoned_with_is_refused():
    """Arithmetic would hide what a decision depends on."""
    with pytest.raises(TypeError, match="'x' is reckoned with"):
        _ = 1.0 - Watched(0.5, "x", [])


def test_numbers_in_force_are_put_back(few):
    """Trying other limits and models leaves the package's own as they were, even after an error."""
    loaded = weights()
    before = dict(loaded.limits), dict(loaded.models)

    def fail():
        with in_force({"x": 1.0}, {"*": {}}):
            raise ZeroDivisionError(*weights().limits)

    with pytest.raises(ZeroDivisionError, match="x"):
        fail()
    assert (loaded.limits, loaded.models) == before


def test_remembered_decisions_are_the_real_ones(few):
    """For limits all over the place the remembered outcome is what the verdict says afresh."""
    loaded = weights()
    start = {name: float(value) for name, value in loaded.limits.items()}
    judge = Judge(few[:25], loaded.models)
    for shift in (0.0, 0.1, -0.1, 0.3, 0.1, -0.3):
        limits = {
            name: max(0.0, value + shift * (-1) ** k) for k, (name, value) in enumerate(sorted(start.items()))
        }
        with in_force(limits):
            fresh = [decided(sample) for sample in few[:25]]
        assert judge.outcomes(limits) == fresh
    assert set(judge.seen()) <= set(start)


def test_the_search_takes_the_middle_of_what_is_best():
    """Of a plateau the middle is taken, a lucky spike is not, and a second search moves nothing."""

    def worth(limits):
        x = limits["x"]
        return (1.0 if 0.4 <= x <= 0.6 else 1.05 if x == 0.1 else 0.0,)

    found = search({"x": 0.9, "never seen": 0.3}, {"x": (0.0, 1.0)}, worth)
    assert found == {"x": 0.5, "never seen": 0.3}
    assert search(found, {"x": (0.0, 1.0)}, worth) == found


# ------------------------------------------------------------------ the fit


@pytest.fixture(scope="module")
def fitted(few):
    work = fitting.Fit(few, frozenset({few[0].source}), fitting.Settings(100.0, False, {}, few[0].source))
    loaded = weights()
    return work, work.run({k: float(v) for k, v in loaded.limits.items()}, dict(loaded.models))


def test_started_from_its_own_result_the_fit_does_not_move(fitted):
    """The written weights are a fixed point: fitting again writes the same digits."""
    work, state = fitted
    assert work.run(state.limits, state.models) == state


def test_models_have_every_feature_and_limits_every_limit(fitted):
    """What stands in FEATURES and in the limits is fitted; nothing is named in the fit itself."""
    _, state = fitted
    assert set(state.models["*"]) == {"bias", *FEATURES}
    assert set(state.limits) == set(weights().limits)


def test_the_score_has_the_odds_of_the_digests(few):
    """The mean probability over the digests' claims is near the share that is supported."""
    setup = fitting.Settings(100.0, False, {}, few[0].source)
    found = fitting.models(few, setup)
    mean = sum(fitting.probability(s, found) for s in few) / len(few)
    assert mean == pytest.approx(fitting.prior(few, setup), abs=0.06)


def test_false_alarms_beyond_the_limit_cost_more_than_they_win(few):
    """Flagging all there is has full recall and is worth less than flagging nothing."""
    work = fitting.Fit(few, frozenset(), fitting.Settings(100.0, False, {}, few[0].source))

    def all_are(verdict):
        return work.worth([(s, Outcome(verdict, 1.0, ())) for s in few])

    assert all_are("unsupported") < all_are("supported")


def test_the_report_names_sets_rules_and_calibration(fitted):
    """The report is Markdown with its four parts, the diagram well-formed SVG."""
    work, state = fitted
    told, image = fit_report.report(work, state, work.undecided(state.limits, state.models))
    assert all(part in told for part in ("AUC out of fold", "flag_f1", "| rule |", "confidence of a flag"))
    assert ET.fromstring(image).tag.endswith("svg")


# ------------------------------------------------------------------ reliability


def test_tenths_say_what_was_said_and_what_came_true():
    """A bin holds the mean of what was said and the weighted share that came true."""
    (low, high) = reliability.bins(
        [(0.05, False, 1.0), (0.91, True, 3.0), (0.97, False, 1.0), (1.0, True, 0.0)]
    )
    assert (low.n, low.said, low.true) == (1, 0.05, 0.0)
    assert (high.n, high.true) == (3, 0.75)
    assert high.said == pytest.approx((3 * 0.91 + 0.97) / 4)
    assert high.interval[0] < 0.75 < high.interval[1]
    assert reliability.error((low, high)) == pytest.approx((0.05 + 3 * abs(high.said - 0.75)) / 4)


def test_scores_count_as_the_published_score_does():
    """Partial labels are neither flags nor false alarms."""
    pairs = [
        ("contradicted", "contradicted"), ("unsupported", "misattributed"), ("misattributed", "supported"),
        ("supported", "supported"), ("supported", "unsupported"), ("partial", "contradicted"),
    ]  # fmt: skip
    found = digests.scores(pairs)
    assert (found.flag_precision, found.flag_recall) == (2 / 3, 2 / 3)
    assert found.false_alarm_rate == 0.5
