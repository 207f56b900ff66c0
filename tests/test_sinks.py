"""What others wrote never reaches a terminal, a log, a table or a page raw: every format, from any text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import html5lib
import pytest
from examples import examples
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_builder import NTV, article, credit, draft, evidence, finding, judge

from crosscheck import reports, sinks
from crosscheck.cli import output
from crosscheck.errors import CrosscheckError
from crosscheck.model import Document, Outlet, Report, Stance, State, Verdict

# What commands, hides or breaks; pieces of it are mixed with any text there is.
PIECES = (
    "\x1b[31m", "\x1b]0;x\x07", "\x9b31m", "\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041", "\x00", "\x7f",
    "\r", "\n", "\r\n", "\v", "\x85", "\u2028", "\t", "\ud800", "\uffff",
    "::error::x", "\n::error file=a::x", "  ::add-mask::x", "##[error]x", "##vso[task.x]y", "%0A::x::y", "%",
    "=1+1", ";=1", ';"@x', "\t-1", "＝1", "＠x", ",+1", "'",
    "<script>x</script>", "<b onclick=x>", "&lt;b&gt;", "&#60;i&#62;", "<!--", "-->", "]]>", "</style>",
    "`", "```", "$x$", "[a](http://b.example)", "![a](b.png)", "<http://b.example>", "www.b.example",
    "http://b.example", "a@b.example", "mailto:a@b.example", "@name", "#1", "\n# h", "\n|a|b|\n|-|-|\n", "\n- x",
    "\n1. x", "\n> x", "\n    x", "\n---\n", "*x*", "_x_", "~~x~~", "[^1]", "[a]: b", "\\", "\\`", '"', "{{ x }}",
)  # fmt: skip
foreign = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=8), st.characters()), min_size=1, max_size=6
).map("".join)

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
COMMAND = re.compile(r"^\s*::[A-Za-z]|##[A-Za-z]*\[", re.MULTILINE)
several = examples(25, suppress_health_check=[HealthCheck.too_slow])


def hostile(text: str) -> Report:
    """A report in which everything that can be foreign is `text`."""
    outlet = Outlet("x", text, text, (text,), (text,), "newspaper")
    page = article(
        outlet, f"Titel {text}", f"Beleg {text}", url=f"https://www.n-tv.de/{text}", title=text, lead=text,
        authors=(text,), language=text, copy=text,
    )  # fmt: skip
    gone = article(NTV, url=f"x:{text}", title=text, state=State.NOT_FOUND, candidates=(text,))
    written = draft(f"{text} Satz.", f"Wie {text} schreibt.", path=f"{text}.txt")
    proof = evidence(page, page.passages[1].span.of(page.text), Stance.CONTRADICTS)
    told = finding(written, 0, "CC301", "number-mismatch", text, proof=(proof,), hint=text)
    judged = judge(
        written, 0, Verdict.CONTRADICTED, evidence=(proof,), findings=(told,),
        attributions=(credit(written.text, outlet, text),),
    )  # fmt: skip
    borne = judge(written, 1, Verdict.SUPPORTED, evidence=(proof,))
    document = Document(replace(written, title=text), (judged, borne))
    return Report("0", (document,), (page, gone), "de", notes=(text,))


def rendered(name: str, text: str) -> str:
    options = reports.Options(show_all=True, statistics=True, width=60)
    return reports.get(name).render(hostile(text), options)


@pytest.mark.parametrize("name", reports.names())
@several
@given(text=foreign)
def test_no_format_holds_a_character_that_is_not_seen(name: str, text: str) -> None:
    """But line ends, which csv writes in two characters."""
    shown = rendered(name, text)
    assert not UNSEEN.findall(shown.replace("\r\n", "\n") if name == "csv" else shown)


@pytest.mark.parametrize("name", ["full", "concise"])
@several
@given(text=foreign)
def test_no_line_of_a_log_is_a_command(name: str, text: str) -> None:
    assert not COMMAND.search(rendered(name, text))


@several
@given(text=foreign)
def test_workflow_commands_begin_where_we_begin_them(text: str) -> None:
    """One for each finding, at its own line, with our properties."""
    lines = rendered("github", text).split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) == 1
    properties, _, said = commands[0][2:].partition("::")
    assert re.fullmatch(r"error file=[^,:]*(,\w+=[^,:]*)*", properties)
    assert not re.search(r"%(?!25|0D|0A)", said)
    assert not any("##[" in line for line in lines if line not in commands)


@several
@given(text=foreign)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    """Read with a comma, and with the semicolon of a German spreadsheet."""
    shown = rendered("csv", text)
    rows = list(csv.reader(io.StringIO(shown)))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)
    for line in shown.splitlines():
        for cell in line.split(";")[1:]:
            assert not re.match(r"[\s\"']*(?<!')[=+\-@＝＋－＠]", cell)


@pytest.mark.parametrize("name", ["json", "sarif", "rdjson", "gitlab", "claims-jsonld"])
@several
@given(text=foreign)
def test_json_stays_json(name: str, text: str) -> None:
    json.loads(rendered(name, text).encode("utf-8"))


@several
@given(text=foreign)
def test_json_keeps_what_it_escapes(text: str) -> None:
    """All but halves of characters, which no file can hold."""
    kept = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert json.loads(sinks.json_text({"x": [text]}, 2)) == {"x": [kept]}


@several
@given(text=foreign)
def test_json_lines_are_lines(text: str) -> None:
    for line in rendered("json-lines", text).splitlines():
        json.loads(line)


@several
@given(text=foreign)
def test_junit_stays_xml(text: str) -> None:
    root = ET.fromstring(rendered("junit", text).encode("utf-8"))
    assert len(root.findall(".//testcase")) == 2


@several
@given(text=foreign)
def test_markdown_has_no_markup_of_others(text: str) -> None:
    """The same elements as with a plain word, whatever stands in its place."""
    assume(text.strip())  # blanks leave a place empty
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    ours = re.findall(r"<(/?\w+)", reader.render(rendered("markdown", "Wort")))
    page = reader.render(rendered("markdown", text))
    assert re.findall(r"<(/?\w+)", page) == ours
    assert not re.search(r"<(script|img|b|i)\b", page)
    assert {link[:8] for link in re.findall(r'href="([^"]*)"', page)} <= {"https://"}
    prose = re.sub(r"<a .*?</a>|<code>.*?</code>", "", page, flags=re.DOTALL)
    assert not re.search(r"@\w|www\.|\w://|mailto:", prose, re.IGNORECASE)


@several
@given(text=foreign)
def test_a_page_has_no_element_of_others(text: str) -> None:
    """The HTML report is made of the same elements and handlers as with a plain word."""

    assume(text.strip())  # blanks leave a place empty

    def elements(word: str) -> list[str]:
        tree = html5lib.parse(rendered("html", word), namespaceHTMLElements=False)
        return [node.tag for node in tree.iter() if isinstance(node.tag, str) and node.tag not in TEXT]

    assert elements(text) == elements("Wort")


TEXT = {"mark", "a"}  # where words agree; links only where an address is one of the web


@several
@given(text=foreign)
def test_stderr_is_one_line_without_commands(text: str) -> None:
    """Errors, hints, notes and progress, whatever is named in them."""
    told: list[str] = []

    def gather(write: Callable[[], None]) -> None:
        stream = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stderr", stream)
            write()
        told.append(stream.getvalue())

    gather(lambda: output.note(text))
    gather(lambda: output.error(CrosscheckError(text)))
    progress = output.progress(False, True)
    assert progress is not None
    gather(lambda: progress(text))
    for line in told:
        assert line.endswith("\n")
        assert line.count("\n") == 1
        assert not UNSEEN.search(line[:-1])
        assert not COMMAND.search(line)


@several
@given(text=foreign)
def test_a_line_for_a_terminal_keeps_its_length(text: str) -> None:
    """Marks are offsets into it."""
    assert len(sinks.line(text)) == len(text)


def test_pictures_that_are_joined_stay_one() -> None:
    assert sinks.line("👩\u200d🚒 und 🏳️\u200d🌈") == "👩\u200d🚒 und 🏳️\u200d🌈"
    assert "\u200d" not in sinks.line("Wort\u200dWort")


def test_prices_and_times_stay_readable() -> None:
    assert sinks.message("a::b [::1] 12:30") == "a\\x3a:b [::1] 12:30"
    assert sinks.cell("5; -3 Grad, =a") == "5; '-3 Grad, =a"
    assert sinks.markdown("1986. Preis: 5 $") == "1986\\. Preis: 5 &#36;"
