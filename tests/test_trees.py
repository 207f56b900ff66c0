"""The trees over words and their relations: how they are walked, what they are given, which way they point."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.evaluation.rows import PairRow
from crosscheck.evaluation.scoring import compare
from crosscheck.matching.relations import RELATIONS, relations
from crosscheck.matching.support import features
from crosscheck.verification.trees import INPUT, Tree, Trees, borne_out, trees

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

PASSAGE = (
    "Der Gemeinderat von Altenfeld hat am Dienstag den Verkauf des Freibads abgelehnt. Die Fraktion der Grünen "
    "stimmte für den Antrag, die CDU enthielt sich. Das Bad kostet die Gemeinde 340.000 Euro im Jahr."
)


def asked(claim: str, passage: str = PASSAGE, language: str = "de"):
    return compare(PairRow("1", language, claim, None, passage, None, ()))[0]


def log_odds(claim: str, passage: str = PASSAGE) -> float:
    found = asked(claim, passage)
    lexical = features(found.tokens, found.credited_articles, found.credited)
    return borne_out(lexical, found.verbatim(found.credited_articles), found.credited)


# ------------------------------------------------------------------ walking

STUMP = Tree((0, -1, -1), (0.5, 0.0, 0.0), (1, 0, 0), (2, 0, 0), (0.0, -1.0, 2.0))


@given(st.floats(0, 1), st.floats(-3, 3))
def test_a_feature_up_to_the_limit_goes_left_and_all_trees_are_added(value, start):
    found = Trees("", ("coverage",), start, (STUMP, STUMP)).log_odds({"coverage": value})
    assert found == pytest.approx(start + 2 * (-1.0 if value <= 0.5 else 2.0))


def test_every_path_of_the_packages_trees_ends_in_a_leaf():
    for tree in trees().trees:
        inner = [k for k, feature in enumerate(tree.feature) if feature >= 0]
        assert all(tree.left[k] > k and tree.right[k] > k for k in inner)
        assert {len(part) for part in (tree.limit, tree.left, tree.right, tree.value)} == {len(tree.feature)}


# ------------------------------------------------------------------ what they are given


def test_the_packages_trees_ask_for_what_the_code_gives():
    assert trees().features == INPUT


def test_every_relation_is_given_whatever_the_claim():
    for claim in (
        "Niemand.",
        "Die CDU enthielt sich.",
        "340.000 Euro kostet es, falls es nicht 12 sind, sagte er.",
    ):
        pair = asked(claim).best
        if pair is not None:
            assert tuple(relations(pair)) == RELATIONS


def test_a_claim_without_a_passage_says_nothing():
    assert borne_out({}, 0.0, []) == 0.0


def test_a_negation_on_one_side_is_counted():
    denied = asked(
        "Die CDU stimmte nicht für den Antrag des Gemeinderats.",
        "Die CDU stimmte für den Antrag des Gemeinderats.",
    )
    plain = asked(
        "Die CDU stimmte für den Antrag des Gemeinderats.", "Die CDU stimmte für den Antrag des Gemeinderats."
    )
    assert (relations(denied.best)["denied"], relations(plain.best)["denied"]) == (1.0, 0.0)


# ------------------------------------------------------------------ which way they point


@pytest.mark.parametrize(
    ("fair", "wrong"),
    [
        ("Der Gemeinderat hat den Verkauf abgelehnt.", "Der Gemeinderat hat den Verkauf nicht abgelehnt."),
        ("Das Bad kostet die Gemeinde 340.000 Euro im Jahr.", "Das Bad kostet die Gemeinde 430.000 Euro im Jahr."),
        ("Die CDU enthielt sich bei der Abstimmung.", "Die CDU enthielt sich bei der Abstimmung in Neustadt."),
    ],
)  # fmt: skip
def test_what_the_passage_bears_out_scores_higher(fair, wrong):
    assert log_odds(fair) > log_odds(wrong)


# ------------------------------------------------------------------ training


def test_both_readings_of_a_statement_weigh_the_same():
    pytest.importorskip("sklearn", reason="training the trees needs scikit-learn (make trees installs it)")
    from training.trees import Reading, weights

    rows = [Reading("a", "w", (), True), Reading("a", "w", (), False), Reading("a", "w", (), False)]
    assert list(weights([*rows, Reading("b", "w", (), True)])) == [1.0, 0.5, 0.5, 0.0]


def test_training_on_a_handful_of_groups_writes_trees_that_the_package_reads(tmp_path):
    pytest.importorskip("sklearn", reason="training the trees needs scikit-learn (make trees installs it)")
    from crosscheck import decoding
    from training.trees import main

    assert main(["--smoke", "--output", str(tmp_path / "trees.json")]) == 0
    written = decoding.json_value((tmp_path / "trees.json").read_text(encoding="utf-8"))
    assert decoding.convert(written, Trees).features == INPUT
