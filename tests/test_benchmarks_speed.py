"""The floors of speed and memory: a figure that falls fails the run and is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from speed import floors, growth, run

FLOORS = floors.load()


@pytest.fixture
def measured(monkeypatch):
    """What the run takes for measured: every figure at its floor, until a test says otherwise."""
    found = {name: float(floor.get("most", floor.get("least"))) for name, floor in FLOORS.items()}

    def written(quick, draw, figures):
        figures |= found
        return "figures\n"

    monkeypatch.setattr(run, "written", written)
    monkeypatch.setattr(floors, "is_quiet", lambda: True)
    return found


def test_every_floor_says_what_is_asked_and_of_what():
    for floor in FLOORS.values():
        assert floor["what"]
        assert ("most" in floor) is not ("least" in floor)


def test_figures_at_their_floors_pass(measured, capsys):
    assert run.main([]) == 0
    assert "at most 0.03" in capsys.readouterr().out


@pytest.mark.parametrize("name", FLOORS)
def test_a_figure_beyond_its_floor_fails_the_run_and_is_named(measured, capsys, name):
    measured[name] *= 1.1 if "most" in FLOORS[name] else 0.9
    assert run.main([]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in told] == [name]


def test_a_figure_that_was_not_measured_fails_the_run(measured, capsys):
    del measured["kept"]
    assert run.main([]) == 1
    assert "kept (" in capsys.readouterr().err


def test_wall_time_is_not_judged_where_other_programs_run(measured, monkeypatch, capsys):
    monkeypatch.setattr(floors, "is_quiet", lambda: False)
    measured["batch"] = 1.0
    assert run.main([]) == 0
    assert "not judged" in capsys.readouterr().out


def test_a_quick_run_asks_for_nothing(measured):
    measured["pages"] = 60.0
    assert run.main(["--quick"]) == 0


@pytest.mark.parametrize("exponent", [0.5, 1, 2])
def test_growth_is_the_power_of_n(exponent):
    assert growth.power({n: 0.003 * n**exponent for n in (1_000, 8_000)}) == pytest.approx(exponent)
