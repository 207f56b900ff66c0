"""Calibrating a reader: rows from digests, the fit, the limits, the command."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import calibration
from crosscheck.calibration import model
from crosscheck.calibration.limits import matched_auc, rates, searched, verdict
from crosscheck.calibration.model import (
    Scored,
    fitted,
    fold_of,
    names_of,
    out_of_fold,
    rates_of,
    score,
    shares,
)
from crosscheck.calibration.rows import Row, _row, rows
from crosscheck.config import Config
from crosscheck.errors import ReaderError, UsageError
from crosscheck.evaluation import digests
from crosscheck.model import FLAGGED, Verdict
from crosscheck.reader.base import Chunked, Mark, Reading, Task
from crosscheck.verification import fusion
from crosscheck.verification import verdict as decision
from crosscheck.verification.fusion import LIMITS, Fusion

FOLDER = Path(__file__).resolve().parent.parent / "benchmarks" / "digests_dev"
SHOWN = ("b03-baustelle-argentalbahn.json", "14-skellay-ferry.json")
HELD = "11-tarifabschluss-busfahrer.json"


class Counting:
    """A reader that goes by the share of a statement's words that stand in the chunks."""

    name, digest, calibration = "counting", "c" * 64, None

    def read(self, article: Chunked, tasks: Sequence[Task]) -> list[Reading]:
        return [self._reading(" ".join(article.chunks[n] for n in t.chunks), t.statement.text) for t in tasks]

    def _reading(self, chunks: str, text: str) -> Reading:
        own = [w.strip(".,„“") for w in text.split()]
        strange = [w for w in own if w not in chunks]
        share = round(len(strange) / len(own), 3)
        marks = tuple(Mark(text.index(w), text.index(w) + len(w), 0.9) for w in strange[:1] if w)
        return Reading(1 - share, share / 2, share / 2, marks)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two digests to fit on and one that is held out."""
    made = tmp_path_factory.mktemp("data") / "small"
    made.mkdir()
    for name in {*SHOWN, HELD}:
        shutil.copy(FOLDER / name, made)
    return made


# ------------------------------------------------------------------ rows


def test_held_out_cases_are_never_read(folder, monkeypatch):
    """The file of a case that no fit may see is not even opened."""
    opened = []
    load = digests.load
    monkeypatch.setattr(digests, "load", lambda path: opened.append(path.name) or load(path))
    found = list(rows(folder, Counting()))
    assert sorted(opened) == sorted(SHOWN)
    assert {row.case + ".json" for row in found} == set(SHOWN)


def test_held_out_cases_are_read_when_they_are_asked_for(folder):
    """Alone, or with the rest."""
    assert {row.case + ".json" for row in rows(folder, Counting(), held_out=True)} == {HELD}
    assert {row.case + ".json" for row in rows(folder, Counting(), held_out=None)} == {*SHOWN, HELD}


def test_a_row_holds_what_is_weighed(folder):
    """Every claim that could be checked is a row, with the reader's signals and its label."""
    found = list(rows(folder, Counting()))
    gold = [
        s for name in SHOWN for s in json.loads((FOLDER / name).read_text("utf-8"))["sentences"]
        if s["kind"] == "claim" and s["verdict"] != "not_checkable"
    ]  # fmt: skip
    assert 20 < len(found) <= len(gold)
    assert {row.label for row in found} <= {g["verdict"] for g in gold}
    assert all({"reader", "against", "marked", "coverage"} <= row.own.keys() for row in found)
    assert all(0 <= row.overlap <= 1 for row in found)
    assert {row.source for row in found} == {"small"}


LOW = dict(zip(LIMITS, (0.3, 0.2, 0.4, 0.2, 0.9, 0.01, 0.05, 0.7, 0.5, 0.6), strict=True))
MIDDLE = dict(zip(LIMITS, (0.6, 0.45, 0.4, 0.4, 0.5, 0.2, 0.2, 0.75, 0.6, 0.8), strict=True))
HIGH = dict(zip(LIMITS, (0.9, 0.6, 0.2, 0.8, 0.3, 0.4, 0.2, 0.9, 0.8, 1.0), strict=True))


@pytest.mark.parametrize("limits", [LOW, MIDDLE, HIGH], ids=["low", "middle", "high"])
def test_the_search_and_the_check_give_the_same_verdicts(folder, limits, monkeypatch):
    """What the limits are searched by is what the program decides, claim by claim, at any limits."""
    numbers = Fusion(
        0.2,
        {"reader": -0.6, "against": 1.0, "coverage": -0.6, "CC301": 2.0},
        {"*": 0.8, "CC303": 0.6},
        limits,
        "made up",
    )
    monkeypatch.setattr(decision, "numbers_for", lambda _: numbers)
    monkeypatch.setattr(fusion, "numbers_for", lambda _: numbers)
    pairs = []
    for name in SHOWN:
        for entry in digests.case_entries(digests.load(FOLDER / name), Counting()):
            held = entry.comparison
            if held is None or entry.unread or len({a.domain for a in held.attributions}) > 1:
                continue  # several outlets: whether one of them alone bears it out is not weighed
            said = decision.decide(held).verdict
            row = _row("small", entry, held)
            accused = said in FLAGGED and said is not Verdict.MISATTRIBUTED
            pairs.append(
                (
                    verdict(score(row, numbers), limits),
                    "accused" if accused else said.value,
                )
            )
    assert len(pairs) > 15
    assert [one for one, _ in pairs] == [other for _, other in pairs]
    assert len({one for one, _ in pairs}) > 1


# ------------------------------------------------------------------ the fit


def row(
    n: int, wrong: bool, source: str = "a", overlap: float = 0.5, label: str = "", **signals: float
) -> Row:
    """A made-up claim, of one of thirteen cases."""
    own = {"reader": -2.0 if wrong else 2.0, "coverage": 0.1 * (n % 7), "novel": 0.1} | signals
    named = label or ("contradicted" if wrong else "supported")
    return Row(source, f"case{n % 13}", named, "", overlap, own, None, 0.0, False, f"text {n}")


MADE = [
    row(n, n % 3 == 0, source="ab"[n % 2], overlap=(n % 10) / 10, **({"CC301": 0.9} if n % 6 == 0 else {}),
        **({"CC307": 0.8} if n % 3 and n % 5 == 0 else {}))
    for n in range(240)
]  # fmt: skip
NAMES = names_of(MADE)


def test_signals_are_named_in_a_fixed_order():
    """The reader's that there are first, then the words', then the rules that spoke, by code."""
    assert NAMES[:2] == ["reader", "coverage"]
    assert NAMES[-2:] == ["CC301", "CC307"]
    assert names_of(MADE[::-1]) == NAMES


def test_the_fit_finds_what_tells():
    """A reader that is right gets a weight against wrongness, a rule that speaks of wrong claims alone one for it."""
    weights = fitted(MADE, NAMES).weights
    assert weights["reader"] < 0 < weights["CC301"]


def test_a_rule_that_would_count_for_a_claim_is_left_out():
    """A rule that speaks of fair claims alone has no weight, and the rest are fitted as if it had not spoken."""
    found = fitted(MADE, NAMES)
    assert "CC307" not in found.weights
    assert found == fitted(MADE, [name for name in NAMES if name != "CC307"])


def test_the_fit_is_the_same_in_any_order():
    """The same claims give the same digits, twice and turned round."""
    assert fitted(MADE, NAMES) == fitted(MADE, NAMES) == fitted(MADE[::-1], NAMES)


def test_claims_that_are_borne_out_in_part_are_not_fitted_on():
    """They are neither fair nor wrong."""
    partly = [row(n, True, label="partial", reader=5.0) for n in range(40)]
    assert fitted([*MADE, *partly], NAMES) == fitted(MADE, NAMES)


made_rows = st.lists(
    st.builds(
        row, st.integers(0, 50), st.booleans(), source=st.sampled_from("ab"), overlap=st.floats(0, 1)
    ),
    min_size=2, max_size=40,
)  # fmt: skip


@given(made_rows)
def test_fair_and_wrong_weigh_the_same_in_each_set(found):
    """Sets with both kinds count alike, and half of each is its fair claims."""
    try:
        weights = shares(found)
    except UsageError:
        kinds = {(r.source, r.wrong) for r in found}
        assert not any((source, not wrong) in kinds for source, wrong in kinds)
        return
    assert sum(weights) == pytest.approx(len(found))
    both = {r.source for r in found if any(o.source == r.source and o.wrong != r.wrong for o in found)}
    for source, wrong in itertools.product("ab", (True, False)):
        part = sum(w for r, w in zip(found, weights, strict=True) if (r.source, r.wrong) == (source, wrong))
        assert part == pytest.approx(len(found) / len(both) / 2 if source in both else 0.0)


def test_a_signal_that_counts_the_wrong_way_is_left_out():
    """In a set whose wrong claims share more words with the source, sharing words is still no sign of being wrong."""
    leaning = [row(n, n % 2 == 0, coverage=0.9 if n % 2 == 0 else 0.2) for n in range(80)]
    assert "coverage" not in fitted(leaning, names_of(leaning)).weights


def test_the_rate_of_a_rule_is_how_often_it_was_right():
    """Drawn to the mean of all rules; a rule that spoke often is near its own share."""
    said = [row(n, n % 4 != 0, CC301=0.9) for n in range(400)] + [row(0, True, CC303=0.9)]
    rates = rates_of(said)
    assert rates["CC301"] == pytest.approx(0.75, abs=0.01)
    assert rates["*"] < rates["CC303"] < 1
    assert rates_of([replace(r, share=0.3) for r in said]) == {"*": 0.5}


def test_no_claim_is_scored_by_a_model_that_has_seen_its_case(monkeypatch):
    """The fit for a fold is given the rows of all other folds and none of its own."""
    seen = []

    def fit(found, names):
        seen.append({fold_of(r.case) for r in found})
        return Fusion(0.0, {"reader": -1.0 * len(seen)}, {"*": 0.8}, {}, "")

    monkeypatch.setattr(model, "fitted", fit)
    scored = out_of_fold(MADE, NAMES)
    folds = {fold_of(r.case) for r in MADE}
    assert len(folds) > 2
    assert sorted(map(sorted, seen)) == sorted(sorted(folds - {k}) for k in folds)
    assert [s.row for s in scored] == MADE


# ------------------------------------------------------------------ limits and figures


NUMBERS = Fusion(0.0, {}, {"*": 0.8}, {}, "")


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_a_more_doubtful_claim_is_not_called_better(one, other, partly):
    """At the same limits the verdict goes down with the chance: supported, partly supported, accused."""
    order = ["supported", "partial", "accused"]
    held = replace(MADE[0], partly=partly)
    low, high = (order.index(verdict(Scored(held, p, 1.0, NUMBERS), MIDDLE)) for p in sorted((one, other)))
    assert low <= high


def test_the_limits_found_part_fair_from_wrong():
    """On claims that the signals tell apart nothing fair is accused and nothing wrong passes as supported."""
    scored = out_of_fold(MADE, NAMES)
    limits = searched(scored)
    assert set(limits) == set(LIMITS)
    assert limits["green"] <= limits["flag"]
    found = rates(scored, limits)
    assert (found.flag_f1, found.false_alarms, found.false_green) == (1.0, 0.0, 0.0)
    assert searched(scored) == limits


def test_rates_count_as_the_scoring_does():
    """F1 of accusations, and the shares of fair claims accused, of wrong ones called supported, of fair ones yellow."""
    chances = [(False, 0.9), (False, 0.5), (False, 0.1), (False, 0.1), (True, 0.9), (True, 0.1)]
    found = rates([Scored(row(n, wrong), p, 1.0, NUMBERS) for n, (wrong, p) in enumerate(chances)], MIDDLE)
    assert found.flag_f1 == pytest.approx(2 * 1 / (1 + 1 + 2))
    assert (found.false_alarms, found.false_green, found.yellow) == (0.25, 0.5, 0.25)


def test_auc_compares_claims_of_like_overlap():
    """A wrong claim far from any fair one in overlap is in no pair."""
    scored = [
        Scored(row(0, False, overlap=0.5), 0.2, 1.0, NUMBERS),
        Scored(row(1, True, overlap=0.55), 0.7, 1.0, NUMBERS),
        Scored(row(2, True, overlap=0.9), 0.1, 1.0, NUMBERS),
    ]
    assert matched_auc(scored) == 1.0


# ------------------------------------------------------------------ the command


@pytest.fixture
def reader(monkeypatch):
    """Has the command open the counting reader."""
    monkeypatch.setattr(calibration, "opened", lambda _: Counting())


def test_the_command_writes_numbers_that_are_read_again(reader, tmp_path):
    """Figures as text; a file with bias, weights, limits and provenance, the same every time."""
    made = tmp_path / "small"
    made.mkdir()
    for path in digests.paths(FOLDER)[:6]:
        shutil.copy(path, made)
    text = calibration.run([made], Config(), tmp_path / "a.json")
    assert calibration.run([made], Config(), tmp_path / "b.json") == text
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    found = fusion.fusion(tmp_path / "a.json")
    assert "claims of small" in found.provenance
    assert "c" * 12 in found.provenance
    assert "small | " in text
    assert all(f"{name} | {weight:g}" in text for name, weight in found.weights.items())


@pytest.mark.parametrize("content", [{}, {"notes.txt": "none"}, {"sub/notes.txt": "none"}])
def test_a_folder_without_digests(reader, tmp_path, content):
    """Nothing to calibrate on is told, with where the format is described."""
    for name, text in content.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="holds no digests") as caught:
        calibration.run([tmp_path], Config(), None)
    assert "readers.md" in caught.value.hint


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"id": "x", "sources": 3}'])
def test_a_file_that_is_no_digest(reader, tmp_path, content):
    """JSON that is none, or no labelled digest, is told as such."""
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="not in the format"):
        calibration.run([tmp_path], Config(), None)


def test_too_few_digests(reader, tmp_path):
    """Of one case nothing can be said of cases that were not seen: an error of use, not of the program."""
    shutil.copy(FOLDER / SHOWN[0], tmp_path)
    with pytest.raises(UsageError, match="too few claims"):
        calibration.run([tmp_path], Config(), None)


def test_without_a_reader_rules_and_words_are_weighed(tmp_path):
    """No signal of a reader has a weight, limits that are given stand, and pairs count beside digests."""
    for path in digests.paths(FOLDER)[:6]:
        shutil.copy(path, tmp_path)
    pair = {"id": "1", "lang": "de", "claim": "Der Zug hält in Bodenau.", "source_text": "Der Zug hält in Ahrweil.",
            "label": "unsupported"}  # fmt: skip
    (tmp_path / "pairs.jsonl").write_text(json.dumps(pair) + "\n", encoding="utf-8")
    data = [tmp_path, tmp_path / "pairs.jsonl"]
    text = calibration.run(data, Config(reader="none"), tmp_path / "out.fit", {"flag": 0.7})
    found = fusion.fusion(tmp_path / "out.fit")
    assert not {"reader", "against", "marked"} & found.weights.keys()
    assert found.limits["flag"] == 0.7
    assert "without a reader" in found.provenance
    assert "pairs | 1 |" in text


def test_a_reader_that_cannot_be_used_is_told(tmp_path):
    """Here there is nothing to go on with: the error ends the command."""
    with pytest.raises(ReaderError, match="no such folder"):
        calibration.run([FOLDER], Config(reader=str(tmp_path / "none")), None)
