"""The command: what it prints where, its exit statuses, and what it says about wrong input."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from crosscheck import cli
from crosscheck.cli import parser

ROOT = Path(__file__).parent.parent
PAGE = """<html lang="de"><head><title>Brand im Werk</title>
<link rel="canonical" href="https://www.n-tv.de/panorama/Brand-article1.html">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Brand im Werk", "datePublished": "2026-03-07T09:00:00+01:00"}</script></head>
<body><article><h1>Brand im Werk</h1>
<p>In der Nacht brach in einem Werk in Moosfeld ein Feuer aus, das erst am Morgen gelöscht war.</p>
<p>Verletzt wurden nach Angaben der Polizei 28 Menschen, darunter zwei Feuerwehrleute aus dem Nachbarort.</p>
<p>Die Ermittler vermuten einen Defekt an einer Leitung, den Schaden schätzt der Betreiber auf zwei Millionen
Euro.</p></article></body></html>"""
RIGHT = "Bei dem Brand in Moosfeld wurden nach Angaben der Polizei 28 Menschen verletzt, berichtet n-tv.de.\n"
WRONG = RIGHT.replace("28", "82")


@pytest.fixture
def workdir(tmp_path, monkeypatch):
    """A folder with a right draft, a wrong one, a saved page and a manifest; the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")  # nothing of a test is kept in a real archive
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CROSSCHECK_FAIL_ON"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sources.toml").write_text('[[source]]\noutlet = "n-tv.de"\nfile = "page.html"\n')
    return tmp_path


@pytest.fixture
def run(workdir, capfdbinary):
    """Runs the command in the working folder; gives (status, stdout, stderr)."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(list(arguments))
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


CHECK = ("check", "--sources", "sources.toml", "--offline", "--published", "2026-03-07")


# ------------------------------------------------------------------ the main job


def test_a_right_draft_is_clean(run):
    """A statement that its source bears out: status 0, report on stdout, nothing on stderr."""
    status, out, err = run(*CHECK, "right.md")
    assert (status, err) == (0, "")
    assert "✓ 1 belegt" in out


@pytest.mark.parametrize(
    "given", ["2026-03-07", "2026-03-07T14:00", "07.03.2026", "7.3.2026 14:00", "7. März 2026"]
)
@pytest.mark.parametrize(
    "source", ['"2026-03-06"', "2026-03-06", "2026-03-06T08:00:00", '"6. März 2026, 8 Uhr"']
)
def test_dates_with_and_without_a_zone_go_together(run, workdir, given, source):
    """A manifest's bare day beside the draft's time: whoever names no zone means the local one."""
    with (workdir / "sources.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(f"published = {source}\n")
    status, _, err = run("check", "--sources", "sources.toml", "--offline", "--published", given, "right.md")
    assert (status, err) == (0, "")


def test_a_wrong_number_fails(run):
    """A wrong number: status 1, and the report shows both numbers and the rule."""
    status, out, _ = run(*CHECK, "wrong.md")
    assert status == 1
    assert "82" in out
    assert "28 Menschen" in out
    assert "CC301" in out


def test_a_source_that_is_missing_is_incomplete(run):
    """Nothing can be said without the article: status 3, and the way to give it."""
    status, out, _ = run("check", "wrong.md", "--offline")
    assert status == 3
    assert "--source n-tv.de=" in out


def test_one_source_by_option(run):
    """--source does what a manifest does."""
    assert run("check", "right.md", "--offline", "--source", "n-tv.de=page.html")[0] == 0


@pytest.mark.parametrize("name", [*__import__("crosscheck.reports", fromlist=["names"]).names()])
def test_every_format_has_the_same_exit_status(run, name):
    """The status says what was found, whatever the format; the report is all of stdout."""
    status, out, err = run(*CHECK, "wrong.md", "--output-format", name)
    assert (status, err) == (1, "")
    assert out.endswith("\n")


def test_exit_zero(run):
    """--exit-zero reports the same and leaves with 0."""
    status, out, _ = run(*CHECK, "wrong.md", "--exit-zero", "--output-format", "json")
    assert status == 0
    assert json.loads(out)["summary"]["exit_code"] == 1


def test_fail_on_never(run):
    """--fail-on never leaves with 0 for any finding."""
    assert run(*CHECK, "wrong.md", "--fail-on", "never")[0] == 0


def test_several_drafts_in_their_order(run):
    """Patterns and names together; each draft once, in the order given."""
    out = run(*CHECK, "wrong.md", "*.md", "--output-format", "json")[1]
    assert [d["path"] for d in json.loads(out)["documents"]] == ["wrong.md", "right.md"]


def test_standard_input(run, monkeypatch):
    """`-` reads a draft; --stdin-filename names it and tells its format."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"# Kopf\n\n{RIGHT}".encode())))
    out = run(*CHECK, "-", "--stdin-filename", "in.md", "--output-format", "json")[1]
    (document,) = json.loads(out)["documents"]
    assert (document["path"], document["format"]) == ("in.md", "markdown")
    assert [c["kind"] for c in document["claims"]] == ["heading", "claim"]


def test_language_of_the_report(run):
    """The report speaks the draft's language unless --lang says another."""
    assert "Entwurf" in run(*CHECK, "wrong.md")[1]
    assert "Draft" in run(*CHECK, "wrong.md", "--lang", "en")[1]


def test_same_input_same_bytes(run):
    """Two runs write the same JSON."""
    assert run(*CHECK, "wrong.md", "--output-format", "json") == run(
        *CHECK, "wrong.md", "--output-format", "json"
    )


# ------------------------------------------------------------------ where output goes


def test_reports_into_files(run, workdir):
    """FORMAT=FILE may be repeated; the report for people stays on stdout."""
    status, out, _ = run(
        *CHECK, "wrong.md", "--output-format", "sarif=r.sarif", "--output-format", "json=r.json"
    )
    assert status == 1
    assert "WIDERSPRUCH" in out
    assert json.loads((workdir / "r.json").read_text())["summary"]["exit_code"] == 1
    assert json.loads((workdir / "r.sarif").read_text())["version"] == "2.1.0"


def test_report_into_one_file(run, workdir):
    """-o takes the whole report; stdout stays empty, and the file has no colour."""
    status, out, _ = run(*CHECK, "wrong.md", "-o", "r.txt", "--color", "always")
    assert (status, out) == (1, "")
    assert "\x1b" not in (workdir / "r.txt").read_text()


@pytest.mark.parametrize(
    "option", [("-o",), ("--lock",), ("--write-baseline",)], ids=lambda option: option[0]
)
def test_a_file_that_cannot_be_written_is_told_before_the_work(run, workdir, option):
    """Status 2, nothing checked, nothing written; a folder that is not there, and a folder for a file."""
    reason = ("--reason", "x") if option == ("--write-baseline",) else ()
    before = sorted(workdir.iterdir())
    for target in ("no/such/folder/r.txt", "."):
        status, out, err = run(*CHECK, "wrong.md", *option, target, *reason)
        assert (status, out) == (2, "")
        assert f"{target}: cannot be written" in err
    assert sorted(workdir.iterdir()) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that takes no data")
def test_a_report_that_turns_out_not_to_be_written_is_printed(run):
    """The report is printed all the same, the reason goes to stderr, status 2."""
    status, out, err = run(*CHECK, "wrong.md", "-o", "/dev/full")
    assert status == 2
    assert "WIDERSPRUCH" in out
    assert "/dev/full" in err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("-o", "wrong.md"), "wrong.md: is read by this check"),
        (("-o", "sources.toml"), "sources.toml: is read by this check"),
        (("--output-format", "json=r", "--output-format", "csv=r"), "r: two things"),
    ],
)
def test_nothing_is_written_over(run, options, says):
    """The report never takes the place of the draft, of the manifest, or of another report."""
    status, _, err = run(*CHECK, "wrong.md", *options)
    assert status == 2
    assert says in err


def test_a_draft_without_a_statement_is_told(run, workdir):
    """Headings alone: clean, but stderr and the report say that nothing was checked."""
    (workdir / "plan.md").write_text("# Titel\n\n## Was wir wissen\n")
    status, out, err = run(*CHECK, "plan.md")
    assert status == 0
    assert "Der Entwurf enthält keine Aussage" in out
    assert err == "crosscheck: plan.md: nothing in it can be checked: it makes no statement\n"
    assert run(*CHECK, "plan.md", "--quiet")[2] == ""


@pytest.mark.parametrize(
    ("choice", "environ", "colored"),
    [
        ("auto", {}, False),
        ("always", {}, True),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(run, monkeypatch, choice, environ, colored):
    """The option decides, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run(*CHECK, "wrong.md", "--color", choice)[1]) is colored


def test_verbose_tells_what_is_read(run):
    """Progress goes to stderr when asked for, and stays there."""
    _, out, err = run(*CHECK, "right.md", "-v")
    assert "page.html" in err
    assert "… " not in out


def test_supported_passages_on_demand(run):
    """--show all shows the passage for what is borne out too."""
    assert "Feuerwehrleute" not in run(*CHECK, "right.md")[1]
    assert "Feuerwehrleute" in run(*CHECK, "right.md", "--show", "all")[1]


# ------------------------------------------------------------------ which findings count


def test_ignoring_a_rule(run):
    """--ignore takes a rule out; lists with commas and repeated options are one list."""
    rules = [f["rule"] for f in _findings(run(*CHECK, "wrong.md", "--output-format", "json")[1])]
    assert "CC301" in rules
    assert run(*CHECK, "wrong.md", "--ignore", "CC1,CC3", "--ignore", "CC2,CC4")[0] == 0


def _findings(text: str) -> list[dict]:
    return [f for d in json.loads(text)["documents"] for c in d["claims"] for f in c["findings"]]


def test_baseline_from_writing_to_pruning(run, workdir):
    """Accept what is open, run clean, correct the draft, prune the entry."""
    status, _, err = run(
        *CHECK, "wrong.md", "--write-baseline", "b.jsonl", "--reason", "checked", "--editor", "ka"
    )
    assert status == 0
    assert "b.jsonl: 1 entries, 1 of them new" in err
    status, out, _ = run(*CHECK, "wrong.md", "--baseline", "b.jsonl")
    assert status == 0
    assert "1 aus dem Altbestand" in out
    _, _, err = run(*CHECK, "right.md", "--baseline", "b.jsonl", "--prune-baseline")
    assert "1 entries dropped" in err
    assert len((workdir / "b.jsonl").read_text().splitlines()) == 1


def test_settled_by_comment(run, workdir):
    """An ignore comment with a reason settles the finding, and the summary counts it."""
    (workdir / "wrong.md").write_text(f"<!-- crosscheck: ignore[CC3] by phone -->\n{WRONG}", encoding="utf-8")
    status, out, _ = run(*CHECK, "wrong.md")
    assert status == 0
    assert "1 durch Kommentar erledigt" in out


# ------------------------------------------------------------------ wrong usage and bad input


@pytest.mark.parametrize(
    ("arguments", "says", "hint"),
    [
        ((), "DRAFT", "--help"),
        (("no.md",), "no.md", ""),
        (("*.docs",), "no file fits", ""),
        (("empty",), "empty: no draft lies in this folder", ".md"),
        (("http://x.example/a",), "not fetched with --offline", "Save"),
        (("ftp://x.example/a",), "ftp", ""),
        (("right.md", "--annotate", "x.docx"), "one Word file", ".docx"),
        (("-", "-"), "stdin can be read only once", "file"),
        (("right.md", "--choose", "SZ=bla"), "--choose SZ=bla: 'bla'", "--source"),
        (("right.md", "--choose", "SZ"), "not OUTLET=URL", "report"),
        (("-", "--watch"), "--watch cannot read", "Name"),
        (("right.md", "--output-format", "jsn"), "unknown output format 'jsn'", "'json'"),
        (("right.md", "--output-format", "json", "--output-format", "csv"), "same place", "=FILE"),
        (("right.md", "--fail-on", "eror"), "unknown value for --fail-on 'eror'", "'error'"),
        (("right.md", "--lang", "dn"), "unknown language 'dn'", "de, en"),
        (("right.md", "--ofline"), "unknown option '--ofline'", "'--offline'"),
        (("right.md", "--published", "yesterday"), "--published: 'yesterday' is not a time", "2025"),
        (("right.md", "--timeout", "-1"), "--timeout", "above 0"),
        (("right.md", "--min-confidence", "2"), "--min-confidence: '2' is not a number from 0 to 1", "0.8"),
        (("right.md", "--select", "CC999"), "unknown rule 'CC999'", "CC"),
        (("right.md", "--ignore", "number-mismach"), "unknown rule", "'number-mismatch'"),
        (("right.md", "--source", "n-tv.de"), "--source n-tv.de", "OUTLET"),
        (("right.md", "--source", "n-tv.de=gone.html"), "gone.html", ""),
        (("right.md", "--source", "n-tv.de=ftp://x.de/a"), "http", ""),
        (("right.md", "--source", "Südkurir=page.html"), "Südkurir", "'Südkurier'"),
        (("right.md", "--sources", "gone.toml"), "gone.toml", ""),
        (("right.md", "--config", "gone.toml"), "gone.toml", "--config"),
        (("right.md", "--baseline", "gone.jsonl"), "gone.jsonl", "--write-baseline"),
        (("right.md", "--write-baseline", "b"), "without a reason", "--reason"),
        (("right.md", "--prune-baseline"), "without a baseline", "--baseline"),
        (("right.md", "--reason", "x"), "belong to --write-baseline", ""),
        (("right.md", "--write-baseline", "b", "--reason", "x", "--expires", "x"), "'x' is not a day", "2026"),
        (("right.md", "--diff-base=-x"), "'-x' is no revision", "commit"),
    ],
)  # fmt: skip
def test_wrong_usage_is_named(run, arguments, says, hint):
    """Status 2, nothing on stdout, and on stderr what is wrong and what to do; never a traceback."""
    Path("empty").mkdir()
    status, out, err = run("check", "--offline", *arguments)
    assert (status, out) == (2, "")
    assert says in err
    assert hint in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"   \n", "no text"),
        (b"Gut\xff\xfe und schlecht.", "UTF-8"),
        (b"\x00\x01\x02binary" * 50, ""),
        (b"%PDF-1.7 \x00\x00", ""),
    ],
)
def test_unreadable_drafts_are_named(run, workdir, content, says):
    """A draft that is no text is an error that names the file."""
    (workdir / "bad.md").write_bytes(content)
    status, out, err = run(*CHECK, "bad.md")
    assert (status, out) == (2, "")
    assert "bad.md" in err
    assert says in err


def test_unknown_key_in_the_configuration(run, workdir):
    """A slip in the config names the file and the nearest key."""
    (workdir / "crosscheck.toml").write_text("fail-onn = 'info'")
    status, _, err = run(*CHECK, "right.md")
    assert status == 2
    assert "crosscheck.toml" in err
    assert "'fail-on'" in err


def test_settings_of_the_configuration_count(run, workdir):
    """The nearest config is read without being named."""
    (workdir / "crosscheck.toml").write_text("fail-on = 'never'")
    assert run(*CHECK, "wrong.md")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [("archive", "search", "-SUV"), ("archive", "search", "Antrieb", "-SUV"), ("archive", "search", "-voll")],
)
def test_a_word_that_begins_with_a_dash_is_told_how_to_be_written(run, arguments):
    """What argparse takes for an option may be a word to leave out: the message says how."""
    status, _, err = run(*arguments)
    assert status == 2
    assert "begins with - goes behind --" in err


def test_a_query_may_begin_with_a_dash(run, workdir):
    """Behind -- every word is a word, even one that begins like an option."""
    run("archive", "add", "page.html", "--archive", "a.sqlite")
    assert run("archive", "search", "--archive", "a.sqlite", "--", "-vorwurf", "Moosfeld")[0] == 0
    assert run("archive", "search", "--archive", "a.sqlite", "--", "-Moosfeld", "Werk")[0] == 1


def test_an_unknown_option_before_the_command_is_named(run):
    status, _, err = run("--nonsense")
    assert status == 2
    assert "unknown option '--nonsense'" in err


def test_unknown_command_names_the_nearest(run):
    """A slip in the command, and a draft in its place."""
    assert "'check'" in run("chek")[2]
    assert "crosscheck check right.md" in run("right.md")[2]


def test_no_command_shows_the_help(run):
    """Without a command the help goes to stderr, status 2."""
    status, out, err = run()
    assert (status, out) == (2, "")
    assert "usage: crosscheck" in err


def test_a_fault_of_ours_says_so(run, monkeypatch):
    """An unexpected exception: status 70, no traceback unless asked."""

    def broken(arguments):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(parser, "run", broken)
    status, out, err = run("check", "right.md")
    assert (status, out) == (70, "")
    assert "internal error: ZeroDivisionError: oops" in err
    assert "Traceback" not in err
    assert "Traceback" in run("check", "right.md", "-v")[2]


def test_interrupted(run, monkeypatch):
    """Ctrl-C: status 130 and a word, no traceback."""

    def interrupt(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(parser, "run", interrupt)
    status, _, err = run("check", "right.md")
    assert (status, err.strip()) == (130, "crosscheck: interrupted")


def test_a_reader_that_goes_away(workdir):
    """`crosscheck … | head -1` ends without complaint."""
    command = f"{sys.executable} -m crosscheck outlets | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=30)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


# ------------------------------------------------------------------ the other commands


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_version(run, option):
    """The version alone, quickly."""
    from crosscheck import __version__

    assert run(option)[:2] == (0, f"crosscheck {__version__}\n")


def test_version_imports_nothing_heavy():
    """Start-up stays quick: no parser, no argparse, no package of others."""
    code = "import sys; from crosscheck.cli import main; main(['--version']); print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for name in ("argparse", "httpx", "trafilatura", "bs4", "lxml", "msgspec", "rapidfuzz", "wordfreq"):
        assert f"'{name}'" not in out


def test_help_of_check_imports_nothing_heavy():
    """Help and usage errors come before anything heavy is imported."""
    code = (
        "import sys; from crosscheck.cli import main; main(['check', '--help']); "
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    err = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr
    for name in ("httpx", "trafilatura", "bs4", "lxml", "rapidfuzz", "wordfreq", "crosscheck.pipeline"):
        assert f"'{name}'" not in err


def test_schema_is_printed(run):
    """`crosscheck schema` prints the schema that the reports are checked with."""
    from crosscheck.reports.json_v1 import schema_text

    assert run("schema")[:2] == (0, schema_text())


def test_every_rule_explains_itself(run):
    """The list names every rule; each is explained in both languages with an example."""
    status, out, _ = run("rule")
    assert status == 0
    codes = [line.split()[0] for line in out.splitlines()]
    assert "CC301" in codes
    assert "CC001" in codes
    for code in codes:
        for language in ("de", "en"):
            status, text, _ = run("rule", code.lower(), "--lang", language)
            assert status == 0
            assert code in text


def test_a_rule_by_its_name_or_not_at_all(run):
    """Names work too; an unknown one names the nearest."""
    assert run("rule", "number-mismatch")[1].startswith("CC301")
    status, _, err = run("rule", "number-mismach")
    assert (status, "'number-mismatch'" in err) == (2, True)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("number", "'number-mismatch'"),
        ("quote", "'quote-altered' or 'quote-not-found' or"),
        ("zahl", "`crosscheck rule`"),
    ],
)
def test_a_rule_that_there_is_not_is_told_with_the_few_nearest(run, word, hint):
    err = run("rule", word)[2]
    assert hint in err
    assert len(err) < 250


@pytest.mark.parametrize("command", [("serve", "--workers", "0"), ("check", "right.md", "--jobs", "0")])
def test_a_number_of_processes_is_asked_for_under_the_option_that_was_given(run, command):
    err = run(*command)[2]
    assert command[-2] in err
    assert len({"--jobs", "--workers"} & set(re.findall(r"--\w+", err))) == 1


def test_outlets(run):
    """All of them, one by a short form, and the nearest to a slip."""
    assert "n-tv.de" in run("outlets")[1]
    assert run("outlets", "SZ")[1].startswith("sueddeutsche.de\n")
    status, _, err = run("outlets", "Südkurir")
    assert (status, "'Südkurier'" in err) == (2, True)


def test_own_outlets_are_listed(run, workdir):
    """An outlet of the config is known."""
    (workdir / "crosscheck.toml").write_text('[[outlet]]\ndomain = "dorfbote.example"\nname = "Dorfbote"')
    assert "Dorfbote" in run("outlets", "dorfbote.example")[1]


def test_config_says_what_is_in_force(run, workdir):
    """Every setting with its value and where it comes from."""
    (workdir / "crosscheck.toml").write_text("fail-on = 'info'")
    status, out, _ = run("config", "--offline")
    assert status == 0
    rows = {line.split(" = ")[0].strip(): line for line in out.splitlines()}
    assert '"info"' in rows["fail-on"]
    assert "crosscheck.toml" in rows["fail-on"]
    assert "true" in rows["network.offline"]
    assert "command line" in rows["network.offline"]
    assert "default" in rows["network.timeout"]


def test_extract_as_json(run):
    """The fields of a page as documented, its outlet told from its own link."""
    status, out, _ = run("extract", "page.html", "--output-format", "json")
    page = json.loads(out)
    assert status == 0
    assert (page["outlet"], page["state"], page["title"]) == ("n-tv.de", "full", "Brand im Werk")
    first = page["passages"][0]
    assert page["text"][first["start"] : first["end"]] == "Brand im Werk"


def test_extract_for_people(run, workdir):
    """The passages with their kinds; a page that is no article leaves with 3."""
    status, out, _ = run("extract", "page.html")
    assert (status, "28 Menschen" in out, "paragraph" in out) == (0, True, True)
    (workdir / "thin.html").write_text("<html><body><p>Ja.</p></body></html>")
    assert run("extract", "thin.html")[0] == 3


def test_extract_of_a_file_without_an_address(run, workdir):
    """A file that says nowhere where it stood is shown by its name, not as an address."""
    (workdir / "empty.html").write_bytes(b"")
    rows = dict(line.split(None, 1) for line in run("extract", "empty.html")[1].splitlines() if line)
    assert (rows["file"], rows.get("url")) == ("empty.html", None)
    told = json.loads(run("extract", "empty.html", "--output-format", "json")[1])
    assert (told["file"], told["url"]) == ("empty.html", "")


@pytest.mark.parametrize("page", ["gone.html", ".", "ftp://x.example/a"])
def test_extract_of_what_is_not_there(run, page):
    """A file that is missing, a folder, another scheme: status 2 and the name."""
    status, out, err = run("extract", page)
    assert (status, out) == (2, "")
    assert page in err


# ------------------------------------------------------------------ watching, explaining, completing


def test_watching_checks_again_after_a_save(workdir):
    """A saved draft is checked again; a draft that is broken for a moment does not end the watch."""
    from crosscheck.cli import watch

    draft, seen = workdir / "right.md", []

    def check():
        seen.append(draft.read_text(encoding="utf-8"))
        return 0, (draft,)

    edits = iter(["Eins.", "Zwei und mehr."])

    def sleep(_seconds):
        try:
            draft.write_text(next(edits), encoding="utf-8")
        except StopIteration:
            raise KeyboardInterrupt from None

    with pytest.raises(KeyboardInterrupt):
        watch.watch(check, sleep)
    assert seen == [RIGHT, "Eins.", "Zwei und mehr."]


def test_watching_goes_on_after_an_error(run, workdir, monkeypatch):
    """While a draft cannot be read the reason is shown, and the next save is checked."""
    from crosscheck.cli import watch

    (workdir / "right.md").write_bytes(b"\xff\xfe\x00broken")
    edits = iter([RIGHT])

    def sleep(_seconds):
        try:
            (workdir / "right.md").write_text(next(edits), encoding="utf-8")
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(watch.watch, "__defaults__", (sleep,))
    status, out, err = run(*CHECK, "right.md", "--watch")
    assert status == 130
    assert "right.md" in err
    assert "✓ 1 belegt" in out


def test_statistics(run):
    """--statistics counts by rule and by outlet."""
    out = run(*CHECK, "wrong.md", "--statistics")[1]
    assert "CC301 number-mismatch" in out.split("Zahlen")[1]
    assert "n-tv.de: ✗ 1 widersprochen" in out


def test_explaining_a_credit(run):
    """--explain shows the cue, its line, and why it reaches the statement."""
    out = run(*CHECK, "right.md", "--explain")[1]
    (line,) = (line for line in out.splitlines() if "Zuschreibung" in line)
    assert "n-tv.de · im Satz genannt · Zeile 1" in line


def test_step_summary_on_github(run, workdir, monkeypatch):
    """With the github format the job's summary page is written where the service asks for it."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(workdir / "summary.md"))
    run(*CHECK, "wrong.md", "--output-format", "github")
    assert "CC301" in (workdir / "summary.md").read_text(encoding="utf-8")


def test_findings_as_word_comments(run, workdir):
    """--annotate writes a Word file with a comment at the wrong number."""
    import docx

    document = docx.Document()
    document.add_paragraph("Es brennt.")
    document.add_paragraph(WRONG.strip())
    document.save(str(workdir / "d.docx"))
    status, _, err = run(*CHECK, "d.docx", "--annotate", "out.docx")
    assert (status, "out.docx: written" in err) == (1, True)
    comments = list(docx.Document(str(workdir / "out.docx")).comments)
    assert any("CC301" in comment.text for comment in comments)
    assert {comment.author for comment in comments} == {"crosscheck"}


def test_a_draft_that_is_a_page_on_the_web(run, workdir):
    """A URL is fetched and checked as HTML."""
    import http.server
    import threading

    page = f"<html lang='de'><body><article><h1>Brand</h1><p>{WRONG}</p></article></body></html>".encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/a" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        base = f"http://127.0.0.1:{server.server_port}"
        allowed = ("--allow-host", "127.0.0.1", "--source", "n-tv.de=page.html", "--published", "2026-03-07")
        status, out, _ = run("check", f"{base}/a", *allowed, "--output-format", "json")
        (document,) = json.loads(out)["documents"]
        assert (status, document["path"], document["format"]) == (1, f"{base}/a", "html")
        status, out, err = run("check", f"{base}/gone", *allowed)
        assert (status, out, f"{base}/gone" in err) == (2, "", True)
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("crosscheck ch", {"check"}),
        ("crosscheck check --fail-on w", {"warning"}),
        ("crosscheck check --exit", {"--exit-zero"}),
        ("crosscheck completion z", {"zsh"}),
        ("crosscheck check ri", {"right.md"}),
    ],
)
def test_completion_in_bash(run, workdir, typed, offered):
    """What bash offers for what is typed, asked of bash itself."""
    script = run("completion", "bash")[1]
    words = typed.split()
    ask = (
        f"{script}\nCOMP_WORDS=({' '.join(words)})\nCOMP_CWORD={len(words) - 1}\n"
        "$(complete -p crosscheck | sed 's/.*-F \\([^ ]*\\).*/\\1/')\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, cwd=workdir, check=True)
    assert set(done.stdout.split()) == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_in_other_shells(run, shell):
    """The script loads in the shell it is for, where that is installed."""
    import shutil

    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    script = run("completion", shell)[1]
    start = {
        "zsh": ["zsh", "-f", "-c", 'autoload -Uz compinit; compinit -u -D; eval "$(cat)"'],
        "fish": ["fish", "--no-config", "-c", "source -; complete -C 'crosscheck check --fail-on w'"],
    }
    done = subprocess.run(start[shell], input=script, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stderr) == (0, "")
    assert shell == "zsh" or "warning" in done.stdout


# ------------------------------------------------------------------ a machine in disorder


@pytest.mark.parametrize("target", ["<&-", ">&-", pytest.param(">/dev/full", marks=pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="needs a device that takes no data"))])  # fmt: skip
def test_streams_that_are_closed_or_full_are_told(workdir, target):
    """Status 2 and a sentence, no traceback and no fault of ours."""
    draft = "-" if target == "<&-" else "right.md"
    command = f'"{sys.executable}" -m crosscheck {" ".join(CHECK)} {draft} {target}'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=workdir, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2, done.stderr
    assert "std" in done.stderr
    assert "internal error" not in done.stderr


def test_a_summary_that_cannot_be_written_is_a_note(run, monkeypatch):
    """On GitHub the annotations count; the page beside them is an extra."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/folder/summary.md")
    status, out, err = run(*CHECK, "wrong.md", "--output-format", "github")
    assert (status, "::error" in out) == (1, True)
    assert "no/such/folder/summary.md" in err


def test_a_draft_that_is_a_loop_of_links(run, workdir):
    """Links that lead to each other are bad input."""
    (workdir / "a.md").symlink_to("b.md")
    (workdir / "b.md").symlink_to("a.md")
    status, _, err = run(*CHECK, "a.md")
    assert status == 2
    assert "a.md: cannot be read" in err


def test_loops_of_links_in_a_folder_and_as_a_manifest(run, workdir):
    """They are bad input, too, and named."""
    (workdir / "texts").mkdir()
    (workdir / "texts" / "a.md").symlink_to("a.md")
    status, _, err = run(*CHECK, "texts")
    assert status == 2
    assert "a.md: cannot be read" in err
    (workdir / "loop.toml").symlink_to("loop.toml")
    status, _, err = run("check", "right.md", "--sources", "loop.toml")
    assert status == 2
    assert "loop.toml" in err


@pytest.mark.parametrize("target", ["page.html", "right.md", "./page.html"])
def test_no_report_is_written_over_what_the_check_reads(workdir, run, target):
    """Neither over a draft nor over a saved article."""
    before = (workdir / target).read_bytes()
    status, _, err = run(*CHECK, "right.md", "-o", target)
    assert (status, "would be written over" in err) == (2, True)
    assert (workdir / target).read_bytes() == before


def test_no_report_is_written_over_decisions(workdir, run):
    kept = workdir / "right.md.decisions.json"
    kept.write_text('{"crosscheck_decisions": 1, "decisions": []}', encoding="utf-8")
    status, _, err = run(*CHECK, "right.md", "--output-format", f"json={kept.name}")
    assert (status, "would be written over" in err) == (2, True)
    assert '"decisions": []' in kept.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="file modes")
@pytest.mark.parametrize("drafts", ["drafts", "drafts/**", "dr*/**/*.md"])
def test_a_folder_below_that_cannot_be_read_is_told(workdir, run, monkeypatch, drafts):
    """It may hold drafts: nothing is called clean without them."""
    (workdir / "drafts" / "closed").mkdir(parents=True)
    (workdir / "right.md").rename(workdir / "drafts" / "right.md")
    real = os.scandir

    def refusing(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    status, out, err = run(*CHECK, drafts)
    assert (status, out) == (2, "")
    assert "closed: cannot be read (Permission denied)" in err
