"""Weighing: what the reader, the rules and the words say of a claim becomes one chance that it is wrong."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_claim import NORD, article, credit, indexed_article

from crosscheck import drafts
from crosscheck.claims import split
from crosscheck.errors import ReaderError
from crosscheck.language import get
from crosscheck.matching.compare import Comparison
from crosscheck.matching.tokens import tokens
from crosscheck.reader.base import Mark, Reading
from crosscheck.rules import all_rules
from crosscheck.text.text import Text
from crosscheck.verification.entailment import read, statement
from crosscheck.verification.fusion import (
    LIMITS,
    READER,
    WORDS,
    Fusion,
    accuses,
    chance,
    fusion,
    marked,
    marked_share,
    nearest,
    signals,
    weigh,
)

GERMAN = get("de")
CLAIM = "Die Stadt Altenfeld kauft das Areal für 3 Millionen Euro."

# ------------------------------------------------------------------ the chance

numbers = st.floats(-5, 5)
weights = st.dictionaries(st.sampled_from(["reader", "words", "CC301", "CC303"]), numbers, min_size=1)


@given(
    numbers,
    weights,
    st.dictionaries(st.sampled_from(["reader", "words", "CC301"]), numbers),
    st.floats(0, 3),
    st.data(),
)
def test_the_chance_goes_with_each_weight(bias, weights, values, more, data):
    """A signal with a positive weight cannot lower the chance, one with a negative weight not raise it."""
    name = data.draw(st.sampled_from(sorted(weights)))
    before = chance(bias, weights, values)
    after = chance(bias, weights, {**values, name: values.get(name, 0.0) + more})
    assert (after - before) * weights[name] >= 0
    assert 0 <= before <= 1


@given(st.floats(-1e6, 1e6))
def test_the_chance_is_one_however_far_the_signals_go(value):
    """No sum overflows; 0 is even odds."""
    assert 0 <= chance(0.0, {"reader": 1e6}, {"reader": value}) <= 1
    assert chance(0.0, {"reader": 1.0}, {}) == 0.5


def test_a_signal_without_weight_says_nothing():
    """Rules that the fit left out decide nothing."""
    assert chance(0.3, {"reader": -1.0}, {"CC301": 1.0}) == chance(0.3, {"reader": -1.0}, {})


# ------------------------------------------------------------------ the numbers


@pytest.mark.parametrize("read", [True, False], ids=["reader", "words"])
def test_the_numbers_of_the_package_are_about_what_there_is(read):
    """Every weight is that of a signal or of a rule; no rule speaks for a claim; green lies below flag."""
    found = fusion(read=read)
    codes = {rule.code for rule in all_rules()}
    assert set(found.weights) <= {*READER, *WORDS, *codes}
    assert all(weight >= 0 for name, weight in found.weights.items() if name in codes)
    assert set(found.rates) <= {"*", *codes}
    assert all(0 <= rate <= 1 for rate in found.rates.values())
    assert found.limits["green"] <= found.limits["flag"]
    assert found.provenance


SOUND = {"provenance": "x", "bias": 0, "weights": {"reader": -1.5}, "rates": {"*": 0.8},
         "limits": dict.fromkeys(LIMITS, 0.5)}  # fmt: skip


def test_a_file_with_all_numbers_is_read(tmp_path: Path):
    """Bias, weights and limits as they stand in the file."""
    (tmp_path / "fusion.json").write_text(json.dumps(SOUND), encoding="utf-8")
    found = fusion(tmp_path / "fusion.json")
    assert (found.bias, found.weights, found.limits["flag"]) == (0.0, {"reader": -1.5}, 0.5)


DAMAGES: dict[str, Callable[[], str]] = {
    "no JSON": lambda: "{",
    "a list": lambda: "[]",
    "deep brackets": lambda: "[" * 100_000,
    "no bias": lambda: json.dumps({k: v for k, v in SOUND.items() if k != "bias"}),
    "no provenance": lambda: json.dumps({k: v for k, v in SOUND.items() if k != "provenance"}),
    "no limit": lambda: json.dumps(SOUND | {"limits": {"flag": 0.5}}),
    "weights that are a list": lambda: json.dumps(SOUND | {"weights": [1, 2]}),
    "a text for a weight": lambda: json.dumps(SOUND | {"weights": {"reader": "0.5"}}),
    "a text for the bias": lambda: json.dumps(SOUND | {"bias": "many"}),
    "yes for a weight": lambda: json.dumps(SOUND | {"weights": {"reader": True}}),
    "no number": lambda: json.dumps(SOUND | {"weights": {"reader": math.nan}}),
    "no rate of all rules": lambda: json.dumps(SOUND | {"rates": {"CC301": 0.9}}),
    "no end": lambda: json.dumps(SOUND | {"bias": math.inf}),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_numbers_are_an_error_of_the_reader(tmp_path, damage):
    """Whatever is missing or no number: the error names the file and says how to make it anew."""
    (tmp_path / "fusion.json").write_text(DAMAGES[damage](), encoding="utf-8")
    with pytest.raises(ReaderError, match=r"fusion\.json") as caught:
        fusion(tmp_path / "fusion.json")
    assert "reader fit" in caught.value.hint


def test_numbers_that_are_not_there(tmp_path):
    """A file that is missing is told like a damaged one."""
    with pytest.raises(ReaderError, match=r"nothing\.json"):
        fusion(tmp_path / "nothing.json")


# ------------------------------------------------------------------ accusing

LIMITED = Fusion(
    0.0, {"CC307": 1.0}, {"*": 0.7, "CC301": 0.9}, dict.fromkeys(LIMITS, 0.6) | {"alone": 0.8}, ""
)


def test_a_low_score_with_nothing_to_show_accuses_nobody():
    """All words stand in the articles and no rule speaks: no accusation however low the score."""
    assert not accuses(LIMITED, 1.0, {"novel": 0.0})


@pytest.mark.parametrize("shown", [{"novel": 0.1}, {"marked": 0.1}, {"CC307": 0.6}])
def test_a_low_score_accuses_where_there_is_something_to_show(shown):
    """A word that stands nowhere, one that the reader marks, or a rule that counts."""
    assert accuses(LIMITED, 0.6, shown)
    assert not accuses(LIMITED, 0.59, shown)


def test_a_rule_that_was_right_often_enough_accuses_alone():
    """Where it is sure; others need the score, and a rule that never spoke counts as the mean of all."""
    assert accuses(LIMITED, 0.0, {"CC301": 0.6})
    assert not accuses(LIMITED, 0.0, {"CC301": 0.59})
    assert not accuses(LIMITED, 0.0, {"CC307": 1.0, "CC402": 1.0})


def test_a_claim_of_which_nearly_nothing_is_found_is_accused():
    """Whatever the score."""
    assert accuses(LIMITED, 0.0, {"novel": 0.6})


# ------------------------------------------------------------------ signals


class Fixed:
    """A reader that gives each article, by a word of it, a reading."""

    name, digest, calibration = "fixed", "0" * 64, None

    def __init__(self, **readings: Reading) -> None:
        self.readings = readings

    def read(self, article, tasks):
        (found,) = (r for word, r in self.readings.items() if word in " ".join(article.chunks))
        return [found for _ in tasks]


def compared(**readings: Reading) -> Comparison:
    """The claim beside one article for each word, read as given."""
    held = [indexed_article(article(f"Die Stadt kauft das {word}.")) for word in readings]
    draft = drafts.read("a.txt", CLAIM.encode())
    text = Text.of(draft, GERMAN)
    (claim,) = split(draft, text)
    found = Comparison(text, claim, credit(NORD), tokens(text), held, ())
    if readings:
        read(Fixed(**readings), [(found, statement(text, claim, None, ()))])
    return found


FAIR, WRONG = Reading(0.9, 0.06, 0.04), Reading(0.1, 0.2, 0.7)


def test_the_article_that_bears_the_claim_out_best_counts():
    """Of several readings the one with most support is weighed, whatever the others say."""
    found = compared(Areal=WRONG, Haus=FAIR)
    best = nearest(found, found.credited_articles)
    assert best is not None
    assert "Haus" in best[0].article.text
    weighed = weigh(found, found.credited_articles, found.credited, ())
    assert weighed.reading == FAIR
    assert weighed.signals["against"] == FAIR.contradicted


def test_a_claim_that_was_not_read_has_no_reading_to_weigh():
    """Words and rules are weighed without the reader's signals."""
    found = compared()
    assert nearest(found, found.credited_articles) is None
    assert not {"reader", "against", "marked"} & signals(found, (), (), ()).keys()


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_support_never_makes_a_claim_more_doubtful(one, other):
    """Between two readings that differ in support alone, the better one has the smaller chance of being wrong."""
    low, high = sorted((one, other))
    chances = [
        weigh(found, found.credited_articles, found.credited, ()).wrong
        for found in (compared(Areal=Reading(p, 0.0, 0.1)) for p in (low, high))
    ]
    assert fusion().weights["reader"] < 0
    assert chances[0] >= chances[1]


def test_marks_are_the_words_of_the_draft():
    """The words of content that a mark touches; their share goes by the weight of the words."""
    start = CLAIM.index("3 Millionen")
    found = compared(Areal=Reading(0.2, 0.2, 0.6, (Mark(start, start + len("3 Millionen Euro"), 0.9),)))
    (_, reading) = found.readings(found.credited_articles)[0]
    assert [token.text for token in marked(found, reading)] == ["3 Millionen Euro"]
    assert 0 < marked_share(found, reading) < 1


def test_without_marks_nothing_is_marked_and_with_one_on_all_everything():
    """The share is 0 without a mark and 1 where the whole claim is marked."""
    found = compared(Areal=FAIR)
    assert marked_share(found, FAIR) == 0
    assert marked_share(found, Reading(0.1, 0.1, 0.8, (Mark(0, len(CLAIM), 0.9),))) == pytest.approx(1)
