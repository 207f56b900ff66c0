"""`crosscheck batch`: a row out for every row in, on the processes of this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from pages import PARAGRAPHS, TITLE, page
from server import Site, running
from test_cli import PAGE, RIGHT, WRONG

from crosscheck import cli
from crosscheck.batch import kept, results, rows
from crosscheck.batch.running import settings_digest
from crosscheck.batch.work import RunSettings
from crosscheck.cli.commands.batch import summary
from crosscheck.config import Config
from crosscheck.errors import DraftError
from crosscheck.outlets.registry import Registry
from crosscheck.reports.json_v1 import schema_text

ROOT = Path(__file__).parent.parent
LANGUAGES = ("de", "en")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Eight rows, every third wrong, a saved page and a manifest."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sources.toml").write_text('[[source]]\noutlet = "n-tv.de"\nfile = "page.html"\n')
    written(
        tmp_path / "in.jsonl", [{"id": f"d{n}", "text": WRONG if n % 3 == 0 else RIGHT} for n in range(8)]
    )
    return tmp_path


def written(file: Path, records: list[dict[str, object]]) -> None:
    file.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")


def read(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def run(workdir: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """The command in the working folder, offline, one process unless told otherwise: (status, stdout, stderr)."""

    def call(*arguments: str) -> tuple[int, str, str]:
        workers = () if "--workers" in arguments else ("--workers", "1")
        status = cli.main(["batch", "--offline", *arguments, *workers])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


def test_every_row_has_its_answer_in_order(run: Run, workdir: Path) -> None:
    """Status, counts, and the report in the published shape; the summary on stdout."""
    status, out, err = run("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml")
    assert (status, out, err) == (1, "8 drafts: 5 clean, 3 with findings\n", "")
    found = read(workdir / "out.jsonl")
    assert [row["id"] for row in found] == [f"d{n}" for n in range(8)]
    assert [row["status"] for row in found] == ["findings", "clean", "clean"] * 2 + ["findings", "clean"]
    assert [row["contradicted"] for row in found[:2]] == [1, 0]
    for row in found:
        jsonschema.validate(row["report"], json.loads(schema_text()))


def test_the_number_of_workers_changes_no_byte(run: Run, workdir: Path) -> None:
    """One process and three."""
    given = ("in.jsonl", "--sources", "sources.toml")
    run(*given, "-o", "one.jsonl")
    run(*given, "-o", "three.jsonl", "--workers", "3")
    assert (workdir / "one.jsonl").read_bytes() == (workdir / "three.jsonl").read_bytes()


def test_a_row_says_what_check_says(
    run: Run, workdir: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The report of a row is that of `check` on the same draft."""
    (workdir / "wrong.md").write_text(WRONG, encoding="utf-8")
    run("wrong.md", "-o", "out.jsonl", "--source", "n-tv.de=page.html")
    cli.main(["check", "wrong.md", "--source", "n-tv.de=page.html", "--offline", "--output-format", "json"])
    assert read(workdir / "out.jsonl")[0]["report"] == json.loads(capfdbinary.readouterr().out)


def test_parquet_in_and_out(run: Run, workdir: Path) -> None:
    """The same rows from Parquet, and into it: one table, the report as JSON text."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    pyarrow = pytest.importorskip("pyarrow", reason="needs pyarrow (the cluster extra)")
    records = [{**row, "wanted_by": "nobody"} for row in read(workdir / "in.jsonl")]
    parquet.write_table(pyarrow.Table.from_pylist(records), workdir / "in.parquet")
    given = ("--sources", "sources.toml")
    assert run("in.parquet", "-o", "out.parquet", *given)[0] == 1
    run("in.jsonl", "-o", "out.jsonl", *given)
    table = parquet.read_table(workdir / "out.parquet").to_pylist()
    assert [json.loads(row.pop("report")) for row in table] == [
        r["report"] for r in read(workdir / "out.jsonl")
    ]
    assert table == [{k: v for k, v in row.items() if k != "report"} for row in read(workdir / "out.jsonl")]
    assert sorted(f.name for f in workdir.glob("out.*")) == ["out.jsonl", "out.parquet"]


def test_a_row_has_sources_a_time_and_a_language_of_its_own(run: Run, workdir: Path) -> None:
    """Its page counts for it alone; files are looked for beside the input."""
    (workdir / "pages").mkdir()
    (workdir / "pages" / "own.html").write_text(PAGE, encoding="utf-8")
    own = {
        "sources": [{"outlet": "n-tv.de", "file": "own.html"}],
        "published": "2026-03-07",
        "language": "de",
    }
    written(workdir / "pages" / "in.jsonl", [{"id": "a", "text": WRONG, **own}, {"id": "b", "text": WRONG}])
    assert run("pages/in.jsonl", "-o", "out.jsonl")[0] == 1
    first, second = read(workdir / "out.jsonl")
    assert (first["status"], second["status"]) == ("findings", "incomplete")
    assert first["report"]["documents"][0]["published"] == "2026-03-07T00:00:00+01:00"


# ------------------------------------------------------------------ pages from the network


@pytest.fixture
def outlet(workdir: Path) -> Iterator[Site]:
    """An outlet known to the run, with one article that its feed lists."""
    with running() as site:
        markup = page(*PARAGRAPHS, ld={"url": None}).replace('rel="canonical"', 'rel="x"')
        item = f"<item><title>{TITLE}</title><link>{site.page('/a.html', markup)}</link></item>"
        site.page("/feed", f'<?xml version="1.0"?><rss version="2.0"><channel>{item}</channel></rss>')
        (workdir / "crosscheck.toml").write_text(
            f'[network]\nallow-hosts = ["127.0.0.1"]\nrequests-per-second = 0.0\n[[outlet]]\nid = "nord"\n'
            f'domain = "nordblatt.example"\ndomains = ["nordblatt.example", "127.0.0.1"]\nname = "Nordblatt"\n'
            f'feeds = ["{site.url("/feed")}"]\n',
            encoding="utf-8",
        )
        claim = "Risse wurden in zwei der acht Pfeiler der Ahrbrücke in Altenfeld gefunden"
        texts = [f"[{claim}]({site.url('/a.html')}).", f"{claim}, berichtet das Nordblatt."] * 5
        written(
            workdir / "in.jsonl", [{"id": n, "path": f"{n}.md", "text": text} for n, text in enumerate(texts)]
        )
        yield site


def test_pages_are_fetched_once_for_all_rows(
    outlet: Site, workdir: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """By the process that was started, whether a draft links to the page or just names its outlet."""
    arguments = ["batch", "in.jsonl", "-o", "out.jsonl", "--workers", "2", "--no-archive", "--trust-settings"]
    assert (cli.main(arguments), capfd.readouterr().err) == (0, "")
    assert [row["supported"] for row in read(workdir / "out.jsonl")] == [1] * 10
    assert {path: len(outlet.asked(path)) for path in ("/a.html", "/feed", "/robots.txt")} == {
        "/a.html": 1, "/feed": 1, "/robots.txt": 1,
    }  # fmt: skip


def test_what_the_archive_holds_is_enough_offline(outlet: Site, workdir: Path) -> None:
    """A second batch, offline: the same verdicts, and the server is not asked again."""
    arguments = ["batch", "in.jsonl", "--workers", "1", "--archive", "pages.sqlite", "--trust-settings"]
    assert cli.main([*arguments, "-o", "out.jsonl"]) == 0
    asked = len(outlet.seen)
    assert cli.main([*arguments, "-o", "again.jsonl", "--offline"]) == 0
    assert [row["supported"] for row in read(workdir / "again.jsonl")] == [1] * 10
    assert len(outlet.seen) == asked


# ------------------------------------------------------------------ rows that are none


def test_what_is_wrong_with_a_row_is_said_in_its_answer(run: Run, workdir: Path) -> None:
    """Broken JSON, no text, a draft without words, a malformed comment: an error each, the others go on."""
    lines = [
        json.dumps({"id": "good", "text": RIGHT}),
        '{"id": "broken',
        "",
        json.dumps({"id": "textless"}),
        json.dumps({"id": "empty", "text": " … "}),
        json.dumps(
            {"id": "comment", "path": "c.md", "text": f"<!-- crosscheck: ignroe[CC101] x -->\n\n{RIGHT}"}
        ),
        json.dumps({"id": "source", "text": RIGHT, "sources": [{"outlet": "n-tv.de", "file": "none.html"}]}),
        json.dumps({"id": "when", "text": RIGHT, "published": "gestern"}),
    ]
    (workdir / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    status, out, err = run("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml")
    assert (status, out, err) == (3, "7 drafts: 1 clean, 6 not checked\n", "")
    found = {row["id"]: row for row in read(workdir / "out.jsonl")}
    assert found["good"]["status"] == "clean"
    errors = {name: str(row["error"]) for name, row in found.items() if row["status"] == "error"}
    assert errors.keys() == {"in.jsonl:2", "textless", "empty", "comment", "source", "when"}
    assert "in.jsonl:2: not valid JSON" in errors["in.jsonl:2"]
    assert "in.jsonl:4: 'text' is missing" in errors["textless"]
    assert "ignroe" in errors["comment"]
    assert "none.html" in errors["source"]


def test_an_id_used_twice_is_an_error_before_anything_is_done(run: Run, workdir: Path) -> None:
    """Both places are named, and no output is begun."""
    written(workdir / "more.jsonl", [{"id": "d3", "text": RIGHT}])
    status, _, err = run("in.jsonl", "more.jsonl", "-o", "out.jsonl")
    assert status == 2
    assert "more.jsonl:1: the id 'd3' stands in in.jsonl:4 as well" in err
    assert not (workdir / "out.jsonl").exists()


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("none.jsonl", "-o", "out.jsonl"), "there is no such file"),
        ((".", "-o", "out.jsonl"), "is a folder"),
        (("in.jsonl", "-o", "out.csv"), "neither .jsonl nor .parquet"),
        (("in.jsonl",), "-o"),
        (("in.jsonl", "-o", "in.jsonl"), "is there already"),
        (("page.parquet", "-o", "out.jsonl"), "cannot be read as Parquet"),
        (("empty.jsonl", "-o", "out.jsonl"), "no draft in it"),
        (("in.jsonl", "-o", "no/folder/out.jsonl"), "could not be written"),
    ],
)
def test_wrong_usage(run: Run, workdir: Path, arguments: tuple[str, ...], said: str) -> None:
    """Said with what to do, before anything is checked."""
    if "parquet" in arguments[0]:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    (workdir / "page.parquet").write_bytes(PAGE.encode())
    (workdir / "empty.jsonl").write_bytes(b"\n\n")
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_a_line_may_be_no_utf8_or_far_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither stops the lines after it."""
    monkeypatch.setattr(rows, "_LONGEST", 1_000)
    good = json.dumps({"id": 7, "text": "t"}).encode()
    file = tmp_path / "in.jsonl"
    file.write_bytes(b'{"id": "\xff"}\n' + b"[" * 5_000 + b"\n[1]\n" + good)
    faults = [(row.where.rpartition(":")[2], row.id[-1], row.fault) for row in rows.rows([file], LANGUAGES)]
    assert faults == [
        ("1", "1", "not UTF-8 (byte 8)"),
        ("2", "2", "the line is longer than 1,000 bytes"),
        ("3", "3", "not a JSON object"),
        ("4", "7", ""),
    ]


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    """Not as an empty batch."""
    with pytest.raises(DraftError, match="cannot be read"):
        list(rows.rows([tmp_path / "gone.jsonl"], LANGUAGES))


# ------------------------------------------------------------------ going on


@pytest.fixture
def whole(run: Run, workdir: Path) -> bytes:
    """The output of a run that nothing interrupted."""
    run("in.jsonl", "-o", "whole.jsonl", "--sources", "sources.toml")
    return (workdir / "whole.jsonl").read_bytes()


def marked(output: bytes, *numbers: int) -> bytes:
    """The output with a mark in some rows, by which it shows that they were not made again."""
    lines = output.splitlines(keepends=True)
    for n in numbers:
        line = lines[n].replace(b'"notes":[]', b'"notes":["kept"]')
        lines[n] = kept.line({**json.loads(line), "check": ""})
    return b"".join(lines)


def test_one_draft_is_counted_in_the_singular() -> None:
    assert summary(Counter({"clean": 1})) == "1 draft: 1 clean\n"
    assert summary(Counter({"clean": 2})) == "2 drafts: 2 clean\n"


def test_rows_that_are_there_are_not_made_again(run: Run, workdir: Path, whole: bytes) -> None:
    """A run cut off in the middle of its fourth row: three are taken over, five made, each once."""
    begun = marked(whole, 0, 1, 2)
    (workdir / "out.jsonl").write_bytes(begun[: begun.index(b'"d3"') + 300])
    assert run("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml", "--resume")[0] == 1
    assert (workdir / "out.jsonl").read_bytes() == marked(whole, 0, 1, 2)
    assert [f.name for f in workdir.glob("out*")] == ["out.jsonl"]


def test_a_draft_or_a_source_that_changed_is_checked_again(run: Run, workdir: Path, whole: bytes) -> None:
    """A row is taken over when its draft, its sources and the settings are what they were."""
    (workdir / "out.jsonl").write_bytes(marked(whole, *range(8)))
    records = read(workdir / "in.jsonl")
    records[4]["text"] = WRONG
    written(workdir / "in.jsonl", records)
    given = ("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml", "--resume")
    run(*given)
    again = read(workdir / "out.jsonl")
    assert [n for n, row in enumerate(again) if not row["report"]["notes"]] == [4]
    assert again[4]["status"] == "findings"
    run(*given, "--lang", "en")
    assert [n for n, row in enumerate(read(workdir / "out.jsonl")) if row["report"]["notes"]] == []


def test_what_failed_is_tried_again(run: Run, workdir: Path, whole: bytes) -> None:
    """An error is no answer to go on with."""
    lines = whole.splitlines(keepends=True)
    lines[2] = results.fault("d2", json.loads(lines[2])["digest"], "d2", "3 worker processes ended over it")
    (workdir / "out.jsonl").write_bytes(b"".join(lines))
    run("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml", "--resume")
    assert (workdir / "out.jsonl").read_bytes() == whole


def test_a_row_that_was_damaged_is_made_anew(run: Run, workdir: Path, whole: bytes) -> None:
    """Letters changed in a report, a status changed by hand, and a block of zeros: none is taken over."""
    lines = whole.splitlines(keepends=True)
    lines[1] = lines[1].replace(b"Menschen", b"rubbish!", 1)
    lines[4] = lines[4].replace(b'"status":"clean"', b'"status":"findings"')
    (workdir / "out.jsonl").write_bytes(b"".join(lines[:6]) + bytes(4096))
    run("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml", "--resume")
    assert (workdir / "out.jsonl").read_bytes() == whole


def test_a_run_cut_off_while_rows_are_set_aside_costs_none(run: Run, workdir: Path, whole: bytes) -> None:
    """The file of rows set aside ends in the middle of a line."""
    kept = marked(whole, 0)
    (workdir / "out.jsonl.before.jsonl").write_bytes(kept[:1000])
    (workdir / "out.jsonl").write_bytes(kept[: kept.index(b'"d2"')])
    run("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml", "--resume")
    assert (workdir / "out.jsonl").read_bytes() == kept


def test_a_full_disk_leaves_whole_rows_to_go_on_from(workdir: Path, run: Run, whole: bytes) -> None:
    """What fits is written, the error is told with status 2; with more space the rest follows."""
    arguments = ["in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml", "--offline", "--workers", "1"]
    least = len(whole) // 2 // 1024
    done = subprocess.run(
        ["bash", "-c", f'ulimit -f {least}; exec "$0" -m crosscheck batch "$@"', sys.executable, *arguments],
        cwd=workdir, capture_output=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr.decode()
    assert b"out.jsonl: could not be written" in done.stderr
    assert b"--resume" in done.stderr
    kept = (workdir / "out.jsonl").read_bytes()
    assert 2 < len(kept.splitlines()) < 8
    assert whole.startswith(kept)
    run("in.jsonl", "-o", "out.jsonl", "--sources", "sources.toml", "--resume")
    assert (workdir / "out.jsonl").read_bytes() == whole


def test_an_interrupt_leaves_whole_rows_to_go_on_from(workdir: Path, run: Run) -> None:
    """Status 130 without a traceback, rows in the order of the input; the rest follows."""
    records = [{"id": f"d{n}", "text": RIGHT * 2} for n in range(120)]
    written(workdir / "in.jsonl", records)
    arguments = ["in.jsonl", "--sources", "sources.toml", "-o", "out.jsonl"]
    process = subprocess.Popen(
        [sys.executable, "-m", "crosscheck", "batch", *arguments, "--offline", "--workers", "2"],
        cwd=workdir, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not ((workdir / "out.jsonl").exists() and (workdir / "out.jsonl").stat().st_size):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert b"--resume" in err
    kept = len(read(workdir / "out.jsonl"))
    assert 0 < kept < 120
    assert run(*arguments, "--resume", "--workers", "2")[:2] == (0, "120 drafts: 120 clean\n")
    assert [row["id"] for row in read(workdir / "out.jsonl")] == [f"d{n}" for n in range(120)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_device_without_space_is_told(workdir: Path, run: Run) -> None:
    """An output that is no file of ours is neither cut nor removed."""
    (workdir / "out.jsonl").symlink_to("/dev/full")
    status, out, err = run("in.jsonl", "-o", "out.jsonl")
    assert (status, out) == (2, "")
    assert "No space left on device" in err


@pytest.mark.parametrize("changed", [{"report_language": "en"}, {"reader": "box"}, {"ignore": ("CC101",)}])
def test_the_digest_of_a_row_has_every_setting_that_decides_it(changed: dict[str, object]) -> None:
    """So that a resumed run makes the rows anew."""
    settings = RunSettings(Config(), Registry(()))
    other = replace(settings, config=replace(settings.config, **changed))
    assert settings_digest(other) != settings_digest(settings)
