"""`crosscheck check` on many drafts: processes, interrupts, and going on after one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_cli import PAGE, RIGHT, WRONG

from crosscheck import cli
from crosscheck.batch import journal
from crosscheck.cli import meter

ROOT = Path(__file__).parent.parent
CHECK = ("check", "*.md", "--sources", "sources.toml", "--offline", "--published", "2026-03-07")
JSON = (*CHECK, "--output-format", "json")


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve drafts, every third wrong, a saved page and a manifest; caches of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for n in range(12):
        text = (WRONG if n % 3 == 0 else RIGHT) + f"\nDas ist Notiz {n}.\n"
        (folder / f"{n:02}.md").write_text(text, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "sources.toml").write_text('[[source]]\noutlet = "n-tv.de"\nfile = "page.html"\n')
    return folder


def journals(workdir: Path) -> list[Path]:
    return sorted((workdir.parent / "cache" / "crosscheck" / "unfinished").glob("*.jsonl"))


@pytest.fixture
def run(workdir: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    def call(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(list(arguments))
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


def test_any_number_of_jobs_gives_the_same_bytes(run) -> None:
    """Status and report of one process and of two, and nothing on stderr."""
    one, two = run(*JSON, "--jobs", "1"), run(*JSON, "--jobs", "2")
    assert one == two
    assert (one[0], one[2]) == (1, "")
    paths = [d["path"] for d in json.loads(one[1])["documents"]]
    assert paths == [f"{n:02}.md" for n in range(12)]


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5", "100000"])
def test_a_number_of_jobs_that_is_none(run, number: str) -> None:
    """Told as wrong usage, with an example."""
    status, out, err = run(*JSON, f"--jobs={number}")
    assert (status, out) == (2, "")
    assert number in err


def test_a_complete_run_leaves_nothing_behind(run, workdir: Path) -> None:
    """The journal is for what was interrupted."""
    run(*JSON, "--jobs", "1")
    assert journals(workdir) == []


def test_progress_is_told_with_the_time_left(workdir: Path) -> None:
    """On a terminal, in one line that is taken away at the end; stdout has the report alone."""
    pty = pytest.importorskip("pty", reason="needs a system with terminals")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", *JSON, "--jobs", "1"],
        cwd=workdir, stdout=subprocess.PIPE, stderr=theirs, timeout=60, check=False, env=environment(),
    )  # fmt: skip
    os.close(theirs)
    said = os.read(ours, 1_000_000).decode()
    os.close(ours)
    assert json.loads(done.stdout)["summary"]["documents"] == 12
    assert "read 12 of 12" in said
    assert "judged 12 of 12" in said
    assert said.rstrip("\r\n").endswith("\r\x1b[2K")


@pytest.mark.parametrize(
    "seconds, text", [(0.2, "1 s"), (40, "40 s"), (180, "3 min"), (9000, "2.5 h")], ids=lambda v: str(v)
)
def test_a_time_to_wait_is_in_words(seconds: float, text: str) -> None:
    """As exact as anybody needs."""
    assert meter.duration(seconds) == text


# ------------------------------------------------------------------ interrupted


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}


def judged(note: Callable[[int], None]) -> Callable[[object, str, int, int], None]:
    """In place of what shows how far the run has come: how many drafts are judged."""
    return lambda _, what, done, of: note(done) if what == "judged" else None


@pytest.fixture
def interrupted(workdir: Path) -> Iterator[tuple[int, str]]:
    """A run of two processes, interrupted with Ctrl-C once some drafts are done: its status and stderr."""
    for n in range(12, 60):
        (workdir / f"{n}.md").write_text(RIGHT * 5 + f"\nDas ist Notiz {n}.\n", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "crosscheck", *JSON, "--jobs", "2"],
        cwd=workdir, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not any(file.stat().st_size for file in journals(workdir)):
        assert run.poll() is None, run.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the workers get it as well
    out, err = run.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert out == b""
    return run.returncode, err.decode()


def test_an_interrupt_ends_the_run_and_resume_goes_on(
    interrupted: tuple[int, str], workdir: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 130 without a traceback; --resume judges what is left, and gives the report of a run that
    was never interrupted."""
    status, said = interrupted
    assert status == 130
    assert "Traceback" not in said
    assert "--resume" in said
    (file,) = journals(workdir)
    kept = len(file.read_text().splitlines())
    assert 0 < kept < 60
    counted: list[int] = []
    monkeypatch.setattr(meter.Meter, "__call__", judged(counted.append))
    resumed = run(*JSON, "--jobs", "1", "--resume")
    assert kept - 1 <= counted[0] <= kept
    assert journals(workdir) == []
    assert resumed[:2] == run(*JSON, "--jobs", "1")[:2]


# ------------------------------------------------------------------ the journal


@pytest.fixture
def left_behind(workdir: Path, run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal of a run that did everything and did not get to remove it."""
    monkeypatch.setattr(journal.Journal, "remove", lambda self: self.close())
    run(*JSON, "--jobs", "1")
    monkeypatch.undo()
    monkeypatch.chdir(workdir)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")
    monkeypatch.setenv("XDG_CACHE_HOME", str(workdir.parent / "cache"))
    (file,) = journals(workdir)
    return file


def begun_with(run, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """How many drafts a resumed run has from before, and its report."""
    counted: list[int] = []
    monkeypatch.setattr(meter.Meter, "__call__", judged(counted.append))
    report = run(*JSON, "--jobs", "1", "--resume")[1]
    return counted[0], report


def test_a_line_cut_short_is_dropped(left_behind: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ended the run in the middle of a line: the whole lines before it count."""
    data = left_behind.read_bytes()
    left_behind.write_bytes(data[: -len(data.splitlines()[-1]) // 2])
    before, report = begun_with(run, monkeypatch)
    assert before == 11
    assert report == run(*JSON, "--jobs", "1")[1]


def test_a_line_that_was_altered_does_not_count(
    left_behind: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line is checked by itself."""
    lines = left_behind.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5].replace(b"A", b"B")
    left_behind.write_bytes(b"".join(lines))
    assert begun_with(run, monkeypatch)[0] == 11


def test_a_draft_that_changed_is_judged_again(
    left_behind: Path, workdir: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the others are not."""
    (workdir / "03.md").write_text(RIGHT, encoding="utf-8")
    before, report = begun_with(run, monkeypatch)
    assert before == 11
    assert json.loads(report)["documents"][3]["claims"][0]["verdict"] == "supported"


def test_a_source_that_changed_makes_all_new(
    left_behind: Path, workdir: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every draft was held against it."""
    (workdir / "page.html").write_text(PAGE.replace("28", "82"), encoding="utf-8")
    assert begun_with(run, monkeypatch)[0] == 0


def test_a_draft_more_in_the_list_costs_nothing(
    left_behind: Path, workdir: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the run on the shorter list has left still counts."""
    (workdir / "zz.md").write_text(RIGHT, encoding="utf-8")
    assert begun_with(run, monkeypatch)[0] == 12


def test_without_resume_a_run_begins_anew(left_behind: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left of an earlier one is not used."""
    counted: list[int] = []
    monkeypatch.setattr(meter.Meter, "__call__", judged(counted.append))
    run(*JSON, "--jobs", "1")
    assert counted[0] == 0


def test_a_journal_nobody_can_write_is_no_reason_not_to_check(
    run, workdir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and the report is whole."""
    (workdir / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(workdir / "file"))
    status, out, err = run(*JSON, "--jobs", "1")
    assert (status, json.loads(out)["summary"]["documents"]) == (1, 12)
    assert "cannot be noted" in err


def test_a_pattern_goes_into_no_link_to_a_folder(tmp_path, monkeypatch):
    """Two links to the folder itself would be a way without end; hidden folders stay out too."""
    from crosscheck.cli import inputs

    monkeypatch.chdir(tmp_path)
    for name in ("texte/tief/a.md", "texte/b.md", "texte/.alt/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for name in ("x", "y"):
        (tmp_path / "texte" / name).symlink_to(".")
    assert list(inputs.expand(["texte/**/*.md"])) == ["texte/b.md", "texte/tief/a.md"]
    absolute = list(inputs.expand([f"{tmp_path}/**/*.md"]))
    assert absolute == [f"{tmp_path}/texte/b.md", f"{tmp_path}/texte/tief/a.md"]
