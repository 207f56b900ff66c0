"""Wrong and hostile input on the command line: a message that says what and what to do, and status 2."""
# ruff: noqa: F811 - fixtures are imported by name and named again as arguments

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from test_cli import CHECK, ROOT, run, workdir  # noqa: F401 - fixtures are used by name

from crosscheck import cli, config, language, messages
from crosscheck.errors import ConfigError

DEEP, DIGITS = "[" * 100_000, "9" * 5000
LONG = "a" * 5000


def told(result: tuple[int, str, str]) -> str:
    """What stderr says, once it is sure that it is a message with advice and not a fault of ours."""
    status, _, err = result
    assert status == 2
    assert err.startswith("crosscheck: ")
    assert "internal error" not in err
    assert len(err.splitlines()) == 2
    return err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", LONG),
        ("check", "right.md", "--source", f"n-tv.de={LONG}"),
        ("check", "right.md", "--sources", LONG),
        ("check", "right.md", "--archive", LONG),
        ("check", "right.md", "-o", LONG),
        ("check", "right.md", "--config", LONG),
        ("check", "right.md", "--config", "/dev/zero"),
        ("check", "right.md", "--sources", "/dev/zero"),
        ("check", "right.md", "--baseline", "/dev/zero"),
        ("check", "right.md", "--lock", "/dev/zero"),
        ("check", "/dev/zero"),
        ("check", "pipe.md"),
        ("check", "right.md", "--sources", "pipe.md"),
        ("check", "right.md", "--baseline", "pipe.md"),
        ("check", "right.md", "--lock", "pipe.md"),
        ("check", "right.md", "--archive", "pipe.md"),
        ("extract", "http://["),
        ("extract", LONG),
        ("archive", "add", "http://[", "--archive", "a.sqlite"),
        ("archive", "list", "--archive", "empty.md"),
        ("archive", "import", "/dev/zero", "--archive", "a.sqlite"),
        ("archive", "verify", "--repair", "--archive", "page.html"),
        ("evaluate", "/dev/zero"),
        ("batch", LONG, "-o", "out.jsonl"),
    ],
    ids=lambda a: " ".join(a)[:60],
)
def test_what_cannot_be_used_is_told(run, workdir, arguments):
    """Names that are too long, devices without an end, pipes that nobody writes to, addresses that are none."""
    os.mkfifo(workdir / "pipe.md")
    (workdir / "empty.md").touch()
    told(run(*arguments))


def test_a_pipe_or_a_device_is_called_what_it_is_as_draft_and_as_source(run, workdir):
    os.mkfifo(workdir / "pipe.md")
    assert "pipe.md: cannot be read: a pipe that nothing came out of" in told(run("check", "pipe.md"))
    assert "/dev/zero: cannot be read: a device, not a file" in told(run("check", "/dev/zero"))
    for name, says in (("pipe.md", "ist eine Pipe, aus der nichts kam"), ("/dev/zero", "ist ein Gerät")):
        given = ("check", "right.md", "--source", f"n-tv.de={name}", "--reader", "none", "--offline")
        status, out, err = run(*given)
        assert (status, says in out, err) == (3, True, "")


@pytest.mark.parametrize("option", ["--sources", "--config", "--lock", "--baseline"])
@pytest.mark.parametrize("text", [f"x = {DEEP}", "a." * 50_000 + "b = 1", f"x = {DIGITS}", "x = 1979-13-99"])
def test_files_that_no_parser_survives_are_told(run, workdir, option, text):
    (workdir / "odd.toml").write_text(text, encoding="utf-8")
    assert "odd.toml" in told(run("check", "right.md", option, "odd.toml"))


@pytest.mark.parametrize("line", [DEEP, f'{{"rule": {DIGITS}}}', "[]", "\ud800"])
def test_an_odd_line_of_a_baseline_is_told(run, workdir, line):
    content = '{"crosscheck_baseline": 1}\n' + line
    (workdir / "b.jsonl").write_text(content, encoding="utf-8", errors="surrogatepass")
    assert "b.jsonl" in told(run("check", "right.md", "--baseline", "b.jsonl"))


@pytest.mark.parametrize(
    ("row", "source"), [(DEEP, "/dev/zero"), (f'{{"id": {DIGITS}}}', LONG), ('{"id": "a"}', "a\\u0000b")]
)
def test_an_odd_row_of_a_batch_is_a_row_with_an_error(run, workdir, row, source):
    """And the rows after it are done."""
    named = (
        f'{{"id": "b", "text": "x laut n-tv.de.", "sources": [{{"outlet": "n-tv.de", "file": "{source}"}}]}}'
    )
    (workdir / "rows.jsonl").write_text(
        f'{row}\n{named}\n{{"id": "c", "text": "Ein Satz."}}\n', encoding="utf-8"
    )
    status, _, _ = run("batch", "rows.jsonl", "-o", "out.jsonl", "--offline", "--workers", "1")
    assert status == 3
    assert len((workdir / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_a_report_for_a_pipe_that_nobody_reads_is_not_lost(run, workdir):
    os.mkfifo(workdir / "pipe")
    status, out, err = run(*CHECK, "right.md", "-o", "pipe")
    assert (status, "1 belegt" in out) == (2, True)
    assert "could not be written" in err


def test_names_cannot_command_a_terminal_or_forge_a_line(run):
    """A line feed would begin a workflow command, an escape sequence would reach the terminal."""
    err = told(run("check", "x\n::error::forged\x1b[31m.md"))
    assert "\x1b" not in err


@pytest.mark.parametrize("name", ["-oother.txt", "-o=other.txt", "-qoother.txt", "--output=other.txt", "-o"])
def test_a_file_that_looks_like_an_option_is_none(run, workdir, name):
    """As a hook or a pattern of the shell hands it over; behind -- it is a draft."""
    (workdir / name).write_text((workdir / "right.md").read_text("utf-8"), "utf-8")
    assert name in told(run("check", name, "right.md"))
    assert not (workdir / "other.txt").exists()
    assert run("check", "--source", "n-tv.de=page.html", "--offline", "--", name)[0] != 2


@pytest.mark.parametrize("word", ["-oother.txt", "-o=other.txt", "-qoother.txt"])
def test_a_value_glued_to_a_short_option_is_refused(run, workdir, word):
    """Whether such a file is there or not: a list of names may come from another folder."""
    assert word in told(run("check", word, "right.md"))
    assert not (workdir / "other.txt").exists()
    assert run("check", "right.md", "-qv", "-o", "other.txt", "--source", "n-tv.de=page.html")[0] != 2
    assert (workdir / "other.txt").exists()


def test_a_message_has_an_end(run):
    assert len(told(run("check", LONG))) < 1500


# ------------------------------------------------------------------ settings

SETTINGS = tuple(config.settings())
WRONG_VALUES = ('["x", 1]', "{a = 1}", "1979-05-27", "-7", "nan", "inf", "1" + "0" * 40, '"a\\u0000b"')


@pytest.mark.parametrize("key", SETTINGS, ids=lambda key: key.written)
@pytest.mark.parametrize("value", WRONG_VALUES)
def test_a_wrong_value_of_any_setting_is_an_error(tmp_path, key, value):
    if (key.written, value) == ("published", "1979-05-27"):
        return  # the one setting that takes a day
    table, _, name = f"crosscheck.{key.written}".rpartition(".")
    (tmp_path / "crosscheck.toml").write_text(f"[{table}]\n{name} = {value}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(None, tmp_path, {}, {})
    assert name in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("crosscheck", 'language = "xx"'),
        ("crosscheck", 'report-language = "german"'),
        ("crosscheck.network", 'proxy = "socks5://x"'),
        ("crosscheck.network", 'proxy = "http://x:99999"'),
        ("crosscheck.network", 'proxy = "http://["'),
        ("crosscheck.network", 'user-agent = "a\\nX: y"'),
        ("crosscheck.network", 'contact = "ü"'),
        ("crosscheck.network", "connections-per-host = 0"),
    ],
)
def test_a_value_that_nothing_can_be_done_with_is_an_error(tmp_path, table, text):
    (tmp_path / "crosscheck.toml").write_text(f"[{table}]\n{text}\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        config.load(None, tmp_path, {}, {})


@pytest.mark.parametrize(
    "key, known", [("language", language.codes()), ("report-language", messages.languages())]
)
def test_the_languages_of_the_settings_are_those_there_are(tmp_path, key, known):
    """A draft may be in a language that can be read, a report in one that has texts."""
    settings = tmp_path / "crosscheck.toml"
    for code in known:
        settings.write_text(f'{key} = "{code}"', encoding="utf-8")
        config.load(None, tmp_path, {}, {})
    settings.write_text(f'{key} = "xx"', encoding="utf-8")
    with pytest.raises(ConfigError, match="unknown value 'xx'"):
        config.load(None, tmp_path, {}, {})


# ------------------------------------------------------------------ surroundings


@pytest.mark.parametrize("command", ["--help", "--version", "outlets", "rule"])
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="has no /dev/full")
def test_a_full_disk_is_told_whatever_is_written(workdir, command):
    done = shell(f"{sys.executable} -m crosscheck {command} > /dev/full", workdir)
    assert done.returncode == 2
    assert done.stderr.startswith("crosscheck: stdout: could not be written")
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("target", ["2>/dev/full", "2>&-"])
def test_a_lost_stderr_changes_no_status(workdir, target):
    """Notes are no part of the result."""
    assert shell(f"{sys.executable} -m crosscheck check nowhere.md {target}", workdir).returncode == 2


def test_a_folder_that_is_gone_is_told(workdir):
    done = shell(f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m crosscheck check x.md", workdir)
    assert done.returncode == 2
    assert "no longer there" in done.stderr


def test_help_is_written_in_utf8_on_any_terminal(workdir, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii:strict")
    done = shell(f"{sys.executable} -m crosscheck archive search --help", workdir)
    assert done.returncode == 0


def shell(line: str, folder) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60
    )


def test_no_path_leads_to_a_fault_of_ours(run, monkeypatch):
    """What the system says of a path that somebody named is that path's error, wherever it comes up."""

    def refuse(args):
        raise OSError(40, "Too many levels of symbolic links", "loop.md")

    from crosscheck.cli.commands import check

    monkeypatch.setattr(check, "run", refuse)
    assert "loop.md" in told(run("check", "loop.md"))
    assert cli.main(["--version"]) == 0
