"""What the program says of itself: `doctor`, `--version`, and rules and outlets as JSON."""
# ruff: noqa: F811 - fixtures are imported by name and named again as arguments

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest
from test_cli import run, workdir  # noqa: F401 - fixtures are used by name

from crosscheck import __version__
from crosscheck.cli import diagnosis


def looked_at(run, *arguments: str) -> tuple[int, dict[tuple[str, str], dict[str, object]]]:
    """Status, and the rows by area and name."""
    status, out, _ = run("doctor", "--output-format", "json", *arguments)
    return status, {(row["area"], row["name"]): row for row in json.loads(out)["checks"]}


def test_versions_of_the_program_and_its_libraries(workdir, run):
    status, rows = looked_at(run, "--no-archive")
    assert status == 0
    assert rows["program", "crosscheck"]["value"] == __version__
    assert rows["libraries", "httpx"]["value"] == metadata.version("httpx")
    assert ("libraries", "pytest") not in rows


def test_a_library_that_is_missing_is_a_problem(workdir, run, monkeypatch):
    """One that only an extra needs is not."""
    monkeypatch.setattr(
        metadata, "requires", lambda _: ["no-such-library>=1", "no-such-either>=2; extra == 'pdf'"]
    )
    status, rows = looked_at(run, "--no-archive")
    assert status == 1
    assert rows["libraries", "no-such-library"]["problem"]
    assert not rows["libraries", "no-such-either"]["problem"]
    assert "'pdf'" in str(rows["libraries", "no-such-either"]["value"])


def test_a_reader_that_cannot_be_used_is_a_problem(workdir, run):
    status, rows = looked_at(run, "--no-archive", "--reader", "no-such-folder")
    assert (status, [row["problem"] for (area, _), row in rows.items() if area == "reader"]) == (1, [True])


def test_an_archive_that_cannot_be_read_is_a_problem(workdir, run):
    (workdir / "a.sqlite").write_bytes(b"no database")
    status, rows = looked_at(run, "--archive", "a.sqlite")
    assert (status, rows["archive", "a.sqlite"]["problem"]) == (1, True)


def test_looking_makes_no_archive(workdir, run):
    status, rows = looked_at(run, "--archive", "new.sqlite")
    assert (status, "not there yet" in str(rows["archive", "new.sqlite"]["value"])) == (0, True)
    assert not Path("new.sqlite").exists()


def test_settings_and_what_a_found_file_may_not_set(workdir, run):
    (workdir / "crosscheck.toml").write_text(
        'fail-on = "never"\n[network]\nproxy = "http://proxy.example:3128"\n', encoding="utf-8"
    )
    out = run("doctor", "--no-archive")[1]
    assert "fail-on" in out
    assert "network.proxy is not in force" in out


def test_what_a_check_would_fetch(workdir, run):
    """The linked pages of credited outlets, and outlets without an address."""
    (workdir / "linked.md").write_text(
        "Die Brücke ist gesperrt, wie [n-tv.de](https://www.n-tv.de/a-article1.html) berichtet.\n\n"
        "Das Werk schließt, wie suedkurier.de berichtet.\n",
        encoding="utf-8",
    )
    _, rows = looked_at(run, "--no-archive", "linked.md")
    assert rows["linked.md", "n-tv.de"]["value"] == "https://www.n-tv.de/a-article1.html"
    assert "no address" in str(rows["linked.md", "suedkurier.de"]["value"])


def test_a_processor_that_tells_nothing(monkeypatch):
    """The number of cores is known everywhere."""

    def unreadable(*_: object, **__: object) -> str:
        raise OSError

    monkeypatch.setattr(Path, "read_text", unreadable)
    assert "cores" in diagnosis.processor()


def test_the_version_alone_and_with_those_of_all_libraries(run):
    assert run("--version")[:2] == (0, f"crosscheck {__version__}\n")
    out = run("--version", "--verbose")[1]
    assert f"crosscheck {__version__}\n" in out
    assert f"httpx {metadata.version('httpx')}\n" in out


@pytest.mark.parametrize(
    ("code", "codes"), [("CC301", {"CC301"}), ("CC40", {"CC401", "CC402", "CC403", "CC404"})]
)
def test_rules_as_json(run, code, codes):
    """One, or those whose codes begin so."""
    found = json.loads(run("rule", code, "--output-format", "json")[1])["rules"]
    assert {rule["code"] for rule in found} == codes
    assert all(rule["explanation"] and rule["example"]["draft"] for rule in found)


def test_the_beginning_of_codes_lists_rules(run):
    status, out, _ = run("rule", "CC40")
    assert (status, [line.split()[0] for line in out.splitlines()]) == (
        0,
        ["CC401", "CC402", "CC403", "CC404"],
    )


def test_outlets_as_json(workdir, run):
    """One outlet with all that is known of it, and all."""
    (one,) = json.loads(run("outlets", "n-tv", "--output-format", "json")[1])["outlets"]
    assert (one["domain"], one["medium"]) == ("n-tv.de", "broadcaster")
    assert len(json.loads(run("outlets", "--output-format", "json")[1])["outlets"]) > 1000
