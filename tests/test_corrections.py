"""Corrections: what a rule knows to be right, in the draft's own writing, put into its file and nowhere else."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import stat
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from one_claim import NORD, WEST, article, judged
from test_drafts_docx import linked, saved

from crosscheck import api, drafts, files, reports
from crosscheck.cli import main
from crosscheck.corrections import offers, writing
from crosscheck.errors import CorrectionError
from crosscheck.model import Draft, Edit, Finding, Fix, Span

AT = datetime(2026, 5, 4, 8, 30, tzinfo=UTC)


def offered(text: str, *passages: str, **more: str) -> list[tuple[str, str]]:
    """What would be exchanged in a sentence that is held against an article of these passages."""
    outcome = judged(text, [article(*passages)], **more)
    fixes = [f.fix for j in outcome.judgements for leaf in j.leaves() for f in leaf.findings if f.fix]
    return [(edit.span.of(outcome.text), edit.replacement) for fix in fixes for edit in fix.edits]


# ------------------------------------------------------------------ the right value in the draft's writing

WRITTEN = """
Bei dem Deichbruch wurden 34 Häuser beschädigt. | Bei dem Deichbruch wurden 43 Häuser beschädigt. | 34 > 43
Bei dem Deichbruch wurden vier Häuser beschädigt. | Bei dem Deichbruch wurden 9 Häuser beschädigt. | vier > neun
Vier Häuser wurden bei dem Deichbruch beschädigt. | Neun Häuser wurden bei dem Deichbruch beschädigt. | Vier > Neun
Bei dem Deichbruch wurden 4 Häuser beschädigt. | Bei dem Deichbruch wurden neun Häuser beschädigt. | 4 > 9
Der Umbau der Schleuse kostet 2,8 Millionen Euro. | Der Umbau der Schleuse kostet 8,2 Millionen Euro. | 2,8 > 8,2
Der Umbau der Schleuse kostet 2,8 Mio. Euro. | Der Umbau der Schleuse kostet 8,2 Millionen Euro. | 2,8 > 8,2
Zum Hafenfest kamen 12.400 Besucher. | Zum Hafenfest kamen 14200 Besucher. | 12.400 > 14.200
Zum Hafenfest kamen 12400 Besucher. | Zum Hafenfest kamen 14.200 Besucher. | 12400 > 14200
Der Tunnel unter der Wesel ist 450 Meter lang. | Der Tunnel unter der Wesel ist 450 Kilometer lang. | Meter > Kilometer
Die Sitzung zur Hafenordnung beginnt am 12. April. | Die Sitzung zur Hafenordnung beginnt am 21. April. | 12. > 21.
Die Hafenordnung gilt seit 2019. | Die Hafenordnung gilt seit 2017. | 2019 > 2017
Der Rat berät am Donnerstag über Moorfeld. | Der Rat berät am Freitag über Moorfeld. | Donnerstag > Freitag
Die Lotsin Henrike Buhrmann leitet den Verein. | Die Lotsin Henrike Bollmann leitet den Verein. | Buhrmann > Bollmann
"""


def _cases(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "source", "wanted"), _cases(WRITTEN))
def test_the_right_value_is_written_as_the_draft_writes(text, source, wanted):
    assert offered(text, source) == [tuple(wanted.split(" > "))]


def test_words_of_a_quotation_are_given_back():
    text = "Die Lotsin sagte: „Wir haben den Schlepper viel zu spät gesehen, das war furchtbar.“"
    source = "„Wir haben den Schlepper viel zu spät gehört, das war furchtbar“, sagte die Lotsin."
    assert offered(text, source) == [("gesehen", "gehört")]


def test_an_umlaut_is_given_back():
    text = "Die Genossenschaft fordert den Ausbau der alten Schleuse."
    source = "Die Genossenschaft fördert den Ausbau der alten Schleuse."
    assert offered(text, source) == [("fordert", "fördert")]


UNOFFERED = """
Beschädigt wurden 34 Häuser und 34 Scheunen. | Beschädigt wurden 43 Häuser und 34 Scheunen.
Bei dem Deichbruch wurde ein Haus beschädigt. | Bei dem Deichbruch wurden neun Häuser beschädigt.
Der Umbau der Schleuse kostet mehr als 28 Millionen Euro. | Der Umbau der Schleuse kostet bis zu 12 Millionen Euro.
Zum Hafenfest kamen 300 Besucher. | Zum Hafenfest kamen Hunderttausende Besucher.
Die Hafenordnung wurde verworfen. | Die Hafenordnung wurde nicht verworfen.
Die Hafenordnung gilt an der Wesel seit 2019. | Die Hafenordnung gilt an der Wesel bis 2031.
"""


@pytest.mark.parametrize(("text", "source"), _cases(UNOFFERED))
def test_nothing_is_offered_where_it_is_not_sure(text, source):
    """The value stands twice, endings would change, bounds differ, a vague amount, no value at all, a year gone by
    against one to come."""
    assert offered(text, source) == []


def test_nothing_is_offered_where_two_passages_have_different_values():
    text = "Bei dem Deichbruch wurden 34 Häuser beschädigt."
    one, two = (
        "Bei dem Deichbruch wurden 43 Häuser beschädigt.",
        "Bei dem Deichbruch wurden 39 Häuser beschädigt.",
    )
    outcome = judged(text, [article(one), article(two, outlet=WEST)], credited=(NORD, WEST))
    assert [f.fix for j in outcome.judgements for f in j.findings if f.rule == "CC301"] in ([None], [])


def test_a_fair_sentence_gets_no_correction():
    text = "Bei dem Deichbruch wurden 43 Häuser beschädigt."
    assert offered(text, text) == []


def test_a_scale_is_given_back_not_a_number_that_nobody_writes():
    text = "Der Umbau der Schleuse kostet 2,8 Millionen Euro."
    assert offered(text, "Der Umbau der Schleuse kostet 2,8 Milliarden Euro.") == [
        ("Millionen", "Milliarden")
    ]


def test_a_quotation_whose_source_goes_on_is_not_given_back():
    """The last word may then be another one, and not a wrong one."""
    text = "Die Lotsin sagte: „Wir haben viel geübt, auf einem Schiff, das es gibt.“"
    source = "„Wir haben viel geübt, auf einem Schiff, das es nicht gibt“, sagte die Lotsin."
    assert ("gibt", "nicht") not in offered(text, source)


PIECES = st.text(st.sampled_from("ab12 .\n"), min_size=1, max_size=12)


@given(PIECES, PIECES, PIECES, PIECES)
def test_an_edit_without_the_words_it_does_not_change_does_the_same(before, old, new, after):
    text, span = before + old + after, Span(len(before), len(before) + len(old))
    edit = offers.narrowed(text, span, new)
    assert span.covers(edit.span)
    assert writing.visible(text, [edit]) == before + new + after


# ------------------------------------------------------------------ the file


def fix(draft: Draft, words: str, right: str) -> Fix:
    start = draft.text.index(words)
    return Fix("", (Edit(Span(start, start + len(words)), right),))


def corrected(name: str, data: bytes, *changes: tuple[str, str]) -> writing.Corrected:
    draft = drafts.read(name, data)
    return writing.correct(draft, data, [fix(draft, *change) for change in changes], at=AT)


FILES = [
    ("a.txt", "Es sind 38 Tote.\r\n\r\nUnd mehr.\r\n", ("38", "83"), "Es sind 83 Tote.\r\n\r\nUnd mehr.\r\n"),
    ("a.md", "Es sind **38** Tote.\n", ("38", "83"), "Es sind **83** Tote.\n"),
    ("a.md", "Es sind 3*8* Tote.\n", ("38", "83"), "Es sind 83** Tote.\n"),
    (
        "a.md",
        "[Es sind 38](https://x.example/38) Tote.\n",
        ("38", "83"),
        "[Es sind 83](https://x.example/38) Tote.\n",
    ),
    ("a.md", "Die Firma Nord baut.\n", ("Nord", "A*B_C"), "Die Firma A\\*B\\_C baut.\n"),
    ("a.html", "<p>Es sind <b>38</b>&nbsp;Tote.</p>", ("38", "83"), "<p>Es sind <b>83</b>&nbsp;Tote.</p>"),
    (
        "a.html",
        "<p>Die Firma Nord baut.</p>",
        ("Nord", "A&B <C>"),
        "<p>Die Firma A&amp;B &lt;C&gt; baut.</p>",
    ),
    ("a.html", "<p>Die Firma M&uuml;ller baut.</p>", ("Müller", "Möller"), "<p>Die Firma Möller baut.</p>"),
]


@pytest.mark.parametrize(("name", "before", "change", "after"), FILES)
def test_markup_stays_and_what_is_put_in_is_escaped(name, before, change, after):
    done = corrected(name, before.encode(), change)
    if not done.applied:  # markup that would mean something else is not touched
        assert done.data == before.encode()
    else:
        assert done.data.decode() == after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encoding_and_byte_order_mark_stay(encoding):
    before = "Es sind 38 Tote – über Nacht.\r\n".encode(encoding)
    assert corrected("a.txt", before, ("38", "83")).data == "Es sind 83 Tote – über Nacht.\r\n".encode(
        encoding
    )


def test_of_corrections_that_overlap_the_first_is_written():
    done = corrected("a.txt", b"Es sind 38 Tote.\n", ("38 Tote", "83 Tote"), ("38", "93"))
    assert (done.data, len(done.applied), len(done.left)) == (b"Es sind 83 Tote.\n", 1, 1)


def test_a_correction_that_would_change_the_blocks_is_left():
    """A line that would become an item of a list."""
    before = b"Der Bau\nNord ist fertig.\n"
    done = corrected("a.md", before, ("Nord", "1. Mai"))
    assert (done.data, len(done.left)) in ((before, 1), (b"Der Bau\n1. Mai ist fertig.\n", 0))
    read = drafts.read("a.md", done.data)
    assert len(read.blocks) == 1


def test_a_file_that_was_saved_anew_is_not_written():
    draft = drafts.read("a.txt", b"Es sind 38 Tote.\n")
    with pytest.raises(CorrectionError, match="saved anew"):
        writing.correct(draft, b"Es sind 39 Tote.\n", [fix(draft, "38", "83")], at=AT)


WORDS = st.lists(
    st.sampled_from(["Haus", "Straße", "12", "3,5", "Öl", "a&b", "x_y", "*z*", "Lärm.", "„ja“", "<i>", "k\u00a0m"]),
    min_size=1, max_size=12,
)  # fmt: skip
MARKED = st.sampled_from(
    ["{}", "**{}**", "*{}*", "[{}](https://x.example)", "`{}`", "{}<br>", "\n{}", "\n\n{}"]
)


@examples(150)
@given(
    st.sampled_from(["a.txt", "a.md", "a.html"]), WORDS, st.lists(MARKED, min_size=12, max_size=12), st.data(),
    st.sampled_from(["Tor", "9", "4,25", "a*b", "<u>", "&amp;", "1.", "# x", "_", "zwei Wörter"]),
)  # fmt: skip
def test_nothing_but_the_words_named_changes(name, words, marks, data, right):
    """Whatever the file: what is shown is the old text with the words exchanged, or the file is left as it was."""
    source = " ".join(mark.format(word) for mark, word in zip(marks, words, strict=False)) + " Ende\n"
    draft = drafts.read(name, source.encode())
    places = [at for at in range(len(draft.text)) if draft.text[at].isalnum()]
    start = data.draw(st.sampled_from(places))
    end = data.draw(st.integers(start + 1, min(len(draft.text), start + 8)))
    edit = Edit(Span(start, end), right)
    done = writing.correct(draft, source.encode(), [Fix("", (edit,))], at=AT)
    if not done.applied:
        assert done.data == source.encode()
        return
    after = done.data.decode()
    assert drafts.read(name, done.data).text == draft.text[:start] + right + draft.text[end:]
    place = draft.file_span(edit.span)
    assert after.startswith(source[: place.start])
    assert after.endswith(source[place.end :])


# ------------------------------------------------------------------ Word files


def changes(data: bytes) -> list[tuple[str, str, str]]:
    """The tracked changes of a Word file: kind, author, words."""
    body = docx.Document(io.BytesIO(data)).element.body
    found = []
    for node in body.iter(qn("w:ins"), qn("w:del")):
        text = "".join(t.text or "" for t in node.iter(qn("w:t"), qn("w:delText")))
        found.append((node.tag.rpartition("}")[2], node.get(qn("w:author")), text))
    return found


def test_a_word_file_gets_a_tracked_change_in_the_same_formatting():
    document = docx.Document()
    paragraph = document.add_paragraph("Es sind über ")
    paragraph.add_run("38 T").bold = True
    paragraph.add_run("ote zu beklagen.")
    document.add_paragraph("Der Satz danach.")
    done = corrected("d.docx", saved(document), ("38", "83"))
    assert changes(done.data) == [("del", "crosscheck", "38"), ("ins", "crosscheck", "83")]
    (new,) = docx.Document(io.BytesIO(done.data)).element.body.iter(qn("w:ins"))
    assert new.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:b')}") is not None
    assert drafts.read("d.docx", done.data).text == "Es sind über 83 Tote zu beklagen.\n\nDer Satz danach."


def test_tracked_changes_over_runs_in_tables_and_links():
    document = docx.Document()
    paragraph = document.add_paragraph("Der Turm ")
    paragraph.add_run("No").italic = True
    paragraph.add_run("rd steht bei ")
    linked(paragraph, "Altenau am Fluss", "https://x.example")
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "Gebaut wurde er 1911 von der Stadt."
    done = corrected("d.docx", saved(document), ("Nord", "Süd"), ("Altenau", "Neuenau"), ("1911", "1919"))
    assert len(done.applied) == 3
    shown = drafts.read("d.docx", done.data)
    assert shown.text.startswith("Der Turm Süd steht bei Neuenau am Fluss")
    assert "1919 von der Stadt" in shown.text
    assert [url.url for url in shown.links] == ["https://x.example"] or len({u.url for u in shown.links}) == 1


def test_elements_of_tracked_changes_stand_where_the_schema_has_them():
    """Ids once each, a date, deleted text as such, and nothing but runs inside."""
    document = docx.Document()
    document.add_paragraph("Es sind 38 Tote und 12 Verletzte.")
    done = corrected("d.docx", saved(document), ("38", "83"), ("12", "21"))
    body = docx.Document(io.BytesIO(done.data)).element.body
    marks = list(body.iter(qn("w:ins"), qn("w:del")))
    assert len({node.get(qn("w:id")) for node in marks}) == len(marks) == 4
    for node in marks:
        assert node.getparent().tag == qn("w:p")
        assert node.get(qn("w:date")) == "2026-05-04T08:30:00Z"
        assert [child.tag for child in node] == [qn("w:r")]
        inside = [child.tag for run in node for child in run if child.tag != qn("w:rPr")]
        assert inside == [qn("w:delText") if node.tag == qn("w:del") else qn("w:t")]


def test_a_corrected_word_file_can_be_corrected_again():
    document = docx.Document()
    document.add_paragraph("Es sind 38 Tote und 12 Verletzte.")
    once = corrected("d.docx", saved(document), ("38", "83"))
    twice = corrected("d.docx", once.data, ("83", "93"), ("12", "21"))
    assert drafts.read("d.docx", twice.data).text == "Es sind 93 Tote und 21 Verletzte."


def test_all_other_parts_of_a_word_file_stay():
    document = docx.Document()
    document.add_paragraph("Es sind 38 Tote.")
    before = saved(document)
    done = corrected("d.docx", before, ("38", "83"))
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(done.data)) as new:
        assert set(old.namelist()) == set(new.namelist())
        other = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert other in (["word/document.xml"], [])


# ------------------------------------------------------------------ the command


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("sturm.md").write_bytes(
        "Laut Nordpost wurden bei dem Sturm **12** Menschen verletzt.\r\n\r\n"
        "Der Schaden liegt bei 3,4 Millionen Euro, so die Nordpost.\r\n".encode("utf-8-sig")
    )
    Path("nordpost.txt").write_text(
        "Sturm\n\nBei dem Sturm in Altenau wurden 21 Menschen verletzt. "
        "Der Schaden liegt bei 4,3 Millionen Euro.\n",
        encoding="utf-8",
    )
    return tmp_path


SOURCE = ("--source", "Nordpost=nordpost.txt", "--reader", "none", "--offline")
FIXED = (
    "Laut Nordpost wurden bei dem Sturm **21** Menschen verletzt.\r\n\r\n"
    "Der Schaden liegt bei 4,3 Millionen Euro, so die Nordpost.\r\n"
).encode("utf-8-sig")


def check(*more: str) -> int:
    return main(["check", "sturm.md", *SOURCE, *more])


def test_fix_writes_the_draft_and_checks_it_again(desk, capsys):
    Path("sturm.md").chmod(0o640)
    assert check("--fix", "--output-format", "json") == 0
    assert Path("sturm.md").read_bytes() == FIXED
    assert stat.S_IMODE(Path("sturm.md").stat().st_mode) == 0o640
    told = capsys.readouterr()
    assert "sturm.md: 2 corrected" in told.err
    assert json.loads(told.out)["summary"]["findings"]["error"] == 0
    assert sorted(os.listdir()) == ["nordpost.txt", "sturm.md"]


def test_corrections_that_the_disk_has_no_room_for_leave_the_draft_and_the_report(desk, capsys, monkeypatch):
    before = Path("sturm.md").read_bytes()

    @contextlib.contextmanager
    def full(path: Path):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))
        yield

    monkeypatch.setattr(files, "written", full)
    assert check("--fix") == 2
    assert Path("sturm.md").read_bytes() == before
    told = capsys.readouterr()
    assert "sturm.md: the corrections could not be written (No space left on device)" in told.err
    assert "Free some space on the disk" in told.err
    assert "2 widersprochen" in told.out
    assert main(["decide", "sturm.md", "CC301:3", "--accept", *SOURCE, "--editor", "Ida Lang"]) == 2
    assert "Free some space on the disk" in capsys.readouterr().err


def test_fix_keeps_a_link_to_the_draft(desk):
    Path("sturm.md").rename("real.md")
    Path("sturm.md").symlink_to("real.md")
    assert check("--fix") == 0
    assert Path("sturm.md").is_symlink()
    assert Path("real.md").read_bytes() == FIXED


def test_diff_shows_what_would_be_written_and_patch_applies_it(desk, capfdbinary):
    before = Path("sturm.md").read_bytes()
    assert check("--diff") == 1
    assert Path("sturm.md").read_bytes() == before
    diff = capfdbinary.readouterr().out
    subprocess.run(["patch", "--binary", "-s", "sturm.md"], input=diff, check=True)
    assert Path("sturm.md").read_bytes() == FIXED


def test_a_draft_from_stdin_goes_to_stdout(desk, capfdbinary, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path("sturm.md").read_bytes())))
    assert main(["check", "-", "--stdin-filename", "sturm.md", *SOURCE, "--fix"]) == 0
    assert capfdbinary.readouterr().out == FIXED


def test_a_corrected_finding_is_noted_in_the_file_of_decisions(desk):
    assert main(["decide", "sturm.md", "CC301:3", "--accept", *SOURCE, "--editor", "Ida Lang"]) == 0
    assert check("--fix", "--editor", "Ida Lang") == 0
    noted = json.loads(Path("sturm.md.decisions.json").read_text(encoding="utf-8"))["decisions"]
    assert [(each["decision"], each["corrected_to"]) for each in noted] == [
        ("corrected", "Laut Nordpost wurden bei dem Sturm 21 Menschen verletzt."),
        ("corrected", "Der Schaden liegt bei 4,3 Millionen Euro, so die Nordpost."),
    ]


def test_a_dismissed_finding_is_not_corrected(desk):
    before = Path("sturm.md").read_bytes()
    for line in (1, 3):
        main(["decide", "sturm.md", f"CC301:{line}", "--dismiss", "as agreed", *SOURCE, "--editor", "x"])
    assert check("--fix") == 0
    assert Path("sturm.md").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--fix", "--diff"), "--diff shows what --fix would write"),
        (("--fix", "--watch"), "--watch does not go with --fix"),
        (
            ("--diff", "--write-baseline", "b.jsonl", "--reason", "x"),
            "--write-baseline does not go with --diff",
        ),
    ],
)
def test_options_that_do_not_go_together(desk, capsys, options, told):
    assert check(*options) == 2
    assert told in capsys.readouterr().err


def test_a_format_that_cannot_be_written_is_told(desk, capsys):
    Path("sturm.rtf").write_text(
        r"{\rtf1\ansi Laut Nordpost wurden bei dem Sturm 12 Menschen verletzt.\par}", encoding="ascii"
    )
    before = Path("sturm.rtf").read_bytes()
    assert main(["check", "sturm.rtf", *SOURCE, "--fix"]) == 2
    assert "cannot be written into a draft of format rtf" in capsys.readouterr().err
    assert Path("sturm.rtf").read_bytes() == before


# ------------------------------------------------------------------ the outlet that has it


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles, of which the other one says what the draft credits to the first."""
    monkeypatch.chdir(tmp_path)
    Path("spiegel.txt").write_text(
        "Hafen\n\nDer Hafen in Altenau wird im Herbst um zwei Becken erweitert. Die Stadt zahlt die Hälfte.\n",
        encoding="utf-8",
    )
    Path("taz.txt").write_text(
        "Werft\n\nDie Werft in Brakhusen entlässt im März 140 Schweißer und schließt ihre Lehrwerkstatt.\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize(
    ("credit", "after"),
    [("laut Spiegel", "laut taz"), ("laut spiegel.de", "laut taz.de"), ("laut dem Spiegel", None)],
)
def test_a_claim_is_credited_to_the_outlet_that_has_it(elsewhere, credit, after):
    """A name for a name, an address for an address; not after an article, which may be another one."""
    text = (
        f"Die Werft in Brakhusen entlässt im März {credit} 140 Schweißer und schließt ihre Lehrwerkstatt.\n"
    )
    Path("d.md").write_text(text, encoding="utf-8")
    sources = {"spiegel.de": Path("spiegel.txt"), "taz.de": Path("taz.txt")}
    found = api.check(Path("d.md"), sources=sources, offline=True)
    (finding,) = [f for f in found.findings() if f.rule == "CC102"]
    draft = found.documents[0].draft
    edits = finding.fix.edits if finding.fix else ()
    assert (writing.visible(draft.text, edits) if edits else None) == (
        text.strip().replace(credit, after) if after else None
    )


# ------------------------------------------------------------------ reports


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drafts")
    source = folder / "nordpost.txt"
    source.write_text("Sturm\n\nBei dem Sturm in Altenau wurden 21 Menschen verletzt.\n", encoding="utf-8")
    draft = api.read("Ärger: Laut Nordpost wurden bei dem Sturm **12** Menschen verletzt.\n", name="ä.md")
    return api.check(draft, sources={"Nordpost": source}, offline=True)


def only(report) -> Finding:
    (found,) = [f for f in report.findings() if f.fix]
    return found


def test_programs_get_the_edit_of_the_file(report):
    """JSON in offsets of the file, rdjson in bytes, SARIF in code points: each cuts out the wrong number."""
    source = report.documents[0].draft.source
    shown = json.loads(reports.get("json").render(report, reports.Options()))
    (edit,) = shown["documents"][0]["claims"][0]["findings"][0]["fix"]["edits"]
    assert (source[edit["start"] : edit["end"]], edit["replacement"]) == ("12", "21")
    assert source.splitlines()[edit["line"] - 1][edit["column"] - 1 : edit["end_column"] - 1] == "12"
    (diagnostic,) = json.loads(reports.get("rdjson").render(report, reports.Options()))["diagnostics"]
    (suggestion,) = diagnostic["suggestions"]
    first, last = suggestion["range"]["start"]["column"] - 1, suggestion["range"]["end"]["column"] - 1
    assert (source.encode()[first:last], suggestion["text"]) == (b"12", "21")
    (result,) = json.loads(reports.get("sarif").render(report, reports.Options()))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    assert source[region["startColumn"] - 1 : region["endColumn"] - 1] == "12"
    assert replacement["insertedContent"] == {"text": "21"}


@pytest.mark.parametrize("name", ["full", "markdown", "csv"])
def test_people_are_told_what_is_proposed(report, name):
    assert only(report).fix.description in reports.get(name).render(report, reports.Options()).replace(
        "\\", ""
    )
