"""The trials: their files, the drafts they are laid out as, their figures, and the gate that compares them."""
# ruff: noqa: E402 - the measurements are scripts beside the package, found by their folder

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import quality
import score
import trials
import turns

ALL = trials.load()
FILES = sorted(path.stem for path in trials.FOLDER.glob("*.toml"))


def test_the_files_are_named_after_class_and_language_and_there_is_enough_of_each():
    kinds = Counter((trial.kind, trial.language) for trial in ALL)
    assert sorted(f"{kind.lower()}-{language}" for kind, language in kinds) == FILES
    assert all(number >= 3 for (_, language), number in kinds.items() if language == "de")
    assert len(ALL) >= 45
    assert sum(len(trial.statements) for trial in ALL) >= 450
    assert len({trial.id for trial in ALL}) == len(ALL)


@pytest.mark.parametrize("trial", ALL, ids=lambda trial: trial.id)
def test_a_trial_has_an_article_and_fair_and_wrong_statements_with_known_verdicts(trial):
    assert 1 < len(trial.paragraphs) < 9
    assert trial.published.tzinfo
    fair = [each for each in trial.statements if each.fair]
    assert 5 <= len(fair) <= 8
    assert 5 <= len(trial.statements) - len(fair) <= 8
    for each in trial.statements:
        assert each.why
        assert each.text.endswith((".", "“"))
        verdicts = set(each.verdicts)
        assert verdicts <= set(trials.VERDICTS)
        assert not (each.fair and verdicts & score.FLAGGED)
        assert each.fair or {"contradicted", "unsupported"} <= verdicts


@pytest.mark.parametrize("trial", ALL, ids=lambda trial: trial.id)
def test_each_statement_stands_in_the_draft_and_is_credited_to_the_outlet_by_name(trial):
    draft = trials.drafted(trial)
    assert {each.text for each in trials.told(trial)} == {each.text for each in trial.statements}
    starts = trials.places(trial, draft)
    named = turns.NAMES.get(trial.outlet, trial.outlet).split(" ", 1)[-1]
    heading, *paragraphs = draft.split("\n\n")
    assert heading == f"# {trial.title}"
    assert sum(part.count(named) + part.count(trial.outlet) for part in paragraphs) >= len(starts)
    said = sum(len(each.text) for each in trial.statements)
    assert len(draft) - len(heading) - said < 60 * len(starts)


@pytest.mark.parametrize("name", FILES)
def test_the_report_has_a_verdict_for_each_statement_and_credits_it_to_the_outlet(name):
    for trial in trials.load([name]):
        report = trials.reported(trials.case(trial), "none")
        assert [source["state"] for source in report["sources"]] == ["full"]
        found = trials.rows(trial, report)
        assert [row.statement for row in found] == trials.told(trial)
        assert not {row.verdict for row in found} & {"missing", "not_checkable", "unverifiable"}
        claims = [each for each in report["documents"][0]["claims"] if each["kind"] == "claim"]
        assert {credit["outlet"] for claim in claims for credit in claim["attributions"]} == {trial.outlet}
        assert all(claim["attributions"] for claim in claims)


def test_shares_count_fair_and_wrong_statements_apart():
    trial = ALL[0]
    fair = next(each for each in trial.statements if each.fair)
    wrong = next(each for each in trial.statements if not each.fair)
    some = [
        trials.Row(trial, fair, "supported"), trials.Row(trial, fair, "contradicted"),
        trials.Row(trial, wrong, "contradicted"), trials.Row(trial, wrong, "supported"),
        trials.Row(trial, wrong, "missing"),
    ]  # fmt: skip
    assert trials.figures(some) == {
        "statements": 5, "right": 0.4, "wrong_shown_supported": 0.333, "fair_accused": 0.5,
    }  # fmt: skip


def test_the_gate_names_what_fell_beyond_the_slack_and_nothing_else():
    floors = {"trials": {"right": 0.8, "fair_accused": 0.1}}
    assert quality.fallen({"trials": {"right": 0.79, "fair_accused": 0.11}}, floors, 0.01) == []
    assert quality.fallen({"trials": {"right": 0.9, "fair_accused": 0.0}}, floors, 0.01) == []
    worse = quality.fallen({"trials": {"right": 0.789, "fair_accused": 0.2}}, floors, 0.01)
    assert [line.split()[1] for line in worse] == ["right", "fair_accused"]
    assert quality.fallen({"other": {"right": 0.9}}, floors, 0.01)


def test_pinned_figures_are_read_as_they_were_written():
    figures = {"digests_dev": {"flag_f1": 0.8, "matched_auc": None}, "trials": {"right": 0.5}}
    read = tomllib.loads(quality.written(figures, 0.01))
    assert read == {"slack": 0.01, "digests_dev": {"flag_f1": 0.8}, "trials": {"right": 0.5}}


def test_every_figure_of_the_gate_has_a_floor():
    floors = tomllib.loads(quality.FLOORS.read_text(encoding="utf-8"))
    digests = {"flag_f1", "matched_auc", "false_alarm_rate", "false_green_rate"}
    assert {part: set(figures) for part, figures in floors.items() if part != "slack"} == {
        **dict.fromkeys(quality.DIGESTS, digests),
        "trials": {"right", "wrong_shown_supported", "fair_accused"},
    }
