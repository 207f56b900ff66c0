"""Word files as drafts: what a reader sees, where it stands, and what is no Word file."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import drafts
from crosscheck.errors import DraftError
from crosscheck.model import Span


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document, name: str = "d.docx"):
    return drafts.read(name, saved(document))


def fill(table, *texts: str) -> None:
    for cell, text in zip((c for row in table.rows for c in row.cells), texts, strict=True):
        cell.text = text


def blocks(draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks]


def linked(paragraph, text: str, url: str):
    """Puts a hyperlink at the end of a paragraph, as Word stores it."""
    relation = paragraph.part.relate_to(
        url, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def test_paragraphs_headings_lists_and_tables():
    """Every kind of paragraph is told by its style, in the order of the document."""
    document = docx.Document()
    document.add_heading("Großbrand", 0)
    document.add_heading("Was bisher bekannt ist", 2)
    document.add_paragraph("Es brennt. Die Feuerwehr ist da.")
    document.add_paragraph("Ein Punkt.", style="List Bullet")
    document.add_paragraph("So ist es.", style="Quote")
    table = document.add_table(2, 2)
    fill(table, "Wer", "Wie viele", "Verletzte", "28")
    draft = read(document)
    assert blocks(draft) == [
        ("heading", "Großbrand"),
        ("heading", "Was bisher bekannt ist"),
        ("paragraph", "Es brennt. Die Feuerwehr ist da."),
        ("list_item", "Ein Punkt."),
        ("quote", "So ist es."),
        ("table_header", "Wer"),
        ("table_header", "Wie viele"),
        ("table_cell", "Verletzte"),
        ("table_cell", "28"),
    ]
    assert [b.level for b in draft.blocks[:2]] == [1, 2]
    assert (draft.title, draft.format) == ("Großbrand", "docx")


@pytest.mark.parametrize("first", [("Wer", "28"), ("Es brennt.", "Wo")])
def test_a_first_row_with_numbers_or_sentences_is_no_header(first):
    """Word sets the first row of every table apart, whatever stands in it."""
    document = docx.Document()
    table = document.add_table(2, 2)
    fill(table, *first, "a", "b")
    assert {kind for kind, _ in blocks(read(document))} == {"table_cell"}


def test_a_row_repeated_on_every_page_is_a_header():
    """A row marked as header is one, numbers or not, and the rows below it are none."""
    document = docx.Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "2026", "Es brennt."
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    assert blocks(read(document)) == [("table_header", "2026"), ("table_cell", "Es brennt.")]


def test_lines_are_paragraphs():
    """Line and column of a word are its paragraph and its character in it, over runs and breaks."""
    document = docx.Document()
    document.add_paragraph("Eins.")
    paragraph = document.add_paragraph("Ü 🙂 ")
    paragraph.add_run("38").bold = True
    paragraph.add_run(" Tote.").add_break()
    paragraph.add_run("Mehr.")
    draft = read(document)
    start = draft.text.index("38 Tote")
    place = draft.locate(type(draft.blocks[0].span)(start, start + 7))
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 5, 2, 12)
    assert draft.text.endswith("38 Tote.\nMehr.")


def test_links_lead_where_they_lead():
    """A hyperlink is kept with the words it stands on."""
    document = docx.Document()
    paragraph = document.add_paragraph("Das meldet ")
    linked(paragraph, "n-tv", "https://www.n-tv.de/a-article1.html")
    draft = read(document)
    (link,) = draft.links
    assert (link.span.of(draft.text), link.url) == ("n-tv", "https://www.n-tv.de/a-article1.html")


def test_revisions_as_the_final_version_shows_them():
    """Inserted text is read, deleted and hidden text is not."""
    document = docx.Document()
    paragraph = document.add_paragraph("Es sind ")
    for mark, tag, text in (("w:del", "w:delText", "38"), ("w:ins", "w:t", "28")):
        revision, run, words = OxmlElement(mark), OxmlElement("w:r"), OxmlElement(tag)
        words.text = text
        run.append(words)
        revision.append(run)
        paragraph._p.append(revision)
    paragraph.add_run(" Tote.")
    paragraph.add_run(" Nur für uns.").font.hidden = True
    assert read(document).text == "Es sind 28 Tote."


def test_comments_of_word_and_comments_typed_out():
    """Both kinds of comment are recorded at their paragraph and not shown."""
    document = docx.Document()
    first = document.add_paragraph("Es sind 38 Tote.")
    document.add_comment(first.runs, "crosscheck: ignore[CC301] am Telefon bestätigt", author="ka")
    document.add_paragraph("Es brennt. <!– crosscheck: ignore[CC4] so gesagt –>")
    draft = read(document)
    assert draft.text == "Es sind 38 Tote.\n\nEs brennt."
    told = [(draft.locate_in_file(c.span).line, c.text) for c in draft.comments]
    assert told == [
        (1, "crosscheck: ignore[CC301] am Telefon bestätigt"),
        (2, "crosscheck: ignore[CC4] so gesagt"),
    ]


def test_comments_silence_findings_of_their_paragraph():
    """A Word comment settles what was found in the paragraph it stands in, and in no other."""
    from test_triage import RULES, example_finding

    from crosscheck.model import Claim, ClaimKind, Document, Judgement, Report, Verdict
    from crosscheck.triage.suppress import suppress

    document = docx.Document()
    paragraphs = [document.add_paragraph(text) for text in ("Eins ist falsch.", "Zwei auch.")]
    document.add_comment(paragraphs[0].runs, "crosscheck: ignore[CC301] bestätigt", author="ka")
    draft = read(document)
    judged = []
    for number, block in enumerate(draft.blocks):
        claim = Claim(f"c{number}", block.span, block.span.of(draft.text), ClaimKind.CLAIM, number)
        judged.append(Judgement(claim, Verdict.CONTRADICTED, 1.0, findings=(example_finding(draft),)))
    report = suppress(Report("0", (Document(draft, tuple(judged)),), (), "de"), RULES)
    assert [bool(j.findings) for j in report.documents[0].judgements] == [False, True]


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


def test_footnotes_stand_at_the_end():
    """A footnote's mark is in the text, the note behind it, as in the other formats."""
    document = docx.Document()
    document.add_heading("Feuer", 1)
    paragraph = document.add_paragraph("Es brennt.")
    run = paragraph.add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "1")
    run._r.append(reference)
    notes = (
        f'<w:footnotes xmlns:w="{qn("w:p")[1:].partition("}")[0]}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>n-tv.de</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    draft = drafts.read("d.docx", with_part(saved(document), "word/footnotes.xml", notes.encode()))
    assert blocks(draft)[1:] == [
        ("paragraph", "Es brennt.[1]"),
        ("footnote", "[1] n-tv.de"),
    ]


def test_an_entity_of_a_part_reads_nothing():
    """A part that defines entities is refused: its text would have holes."""
    document = docx.Document()
    document.add_paragraph("Es brennt.")
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        b'<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<dc:title>&e;</dc:title></cp:coreProperties>"
    )
    with pytest.raises(DraftError, match="entities of its own"):
        drafts.read("d.docx", with_part(saved(document), "docProps/core.xml", bomb))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Text, der kein Word ist.", "not a zip file"),
        (b"PK\x03\x04 abgeschnitten", "not a zip file"),
        (b"%PDF-1.7", "not a zip file"),
    ],
)
def test_what_is_no_word_file(data, says):
    """Other content under the name of a Word file is a clear error."""
    with pytest.raises(DraftError) as caught:
        drafts.read("d.docx", data)
    assert "d.docx" in caught.value.message
    assert says in caught.value.message
    assert "save it anew" in caught.value.hint


def test_damaged_word_files():
    """Other packages, broken XML and text without a word are told apart."""
    plain = saved(docx.Document())
    with pytest.raises(DraftError, match="no text that a reader would see"):
        drafts.read("d.docx", plain)
    with pytest.raises(DraftError, match="damaged: Namespace prefix"):
        drafts.read("d.docx", with_part(plain, "word/document.xml", b"<w:document"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(DraftError, match="damaged"):
        drafts.read("d.docx", out.getvalue())


def test_a_packed_bomb_is_not_unpacked():
    """A part that would unpack to hundreds of megabytes is refused by its stated size."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(b" " * 1_000_000)
    with pytest.raises(DraftError, match="too large unpacked"):
        drafts.read("d.docx", out.getvalue())


@examples(40)
@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(noise):
    """A package with noise in the place of its text is an error, never another exception."""
    data = with_part(_EMPTY, "word/document.xml", noise)
    with pytest.raises(DraftError):
        drafts.read("d.docx", data)


_EMPTY = saved(docx.Document())


@examples(40)
@given(
    st.lists(
        st.lists(st.text(alphabet="aÄß 🙂\t„“.", min_size=1, max_size=9), max_size=4), min_size=1, max_size=4
    )
)
def test_visible_text_leads_back_to_the_file(paragraphs):
    """Each visible character but white space is the character of the file at its place."""
    document = docx.Document()
    document.add_paragraph("Anfang")
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for run in runs:
            paragraph.add_run(run)
    draft = read(document)
    for block in draft.blocks:
        for at in range(block.span.start, block.span.end):
            if not draft.text[at].isspace():
                place = draft.file_span(type(block.span)(at, at + 1))
                assert place.of(draft.source) == draft.text[at]


def field(paragraph, text: str, url: str) -> None:
    """Puts a link at the end of a paragraph as a field, as it is after pasting from a browser."""
    for kind in ("begin", "instruction", "separate", text, "end"):
        run = OxmlElement("w:r")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if kind == "instruction" else "w:t")
            mark.text = f' HYPERLINK \\t "_blank" "{url}" ' if kind == "instruction" else text
        run.append(mark)
        paragraph._p.append(run)


def test_a_link_written_as_a_field_is_a_link():
    """The address of a HYPERLINK field is the link of the words it shows, and of no others."""
    document = docx.Document()
    paragraph = document.add_paragraph("Die Bahn baut, meldet ")
    field(paragraph, "der SWR", "https://www.swr.de/bahn-100.html")
    paragraph.add_run(". Danach wird gefeiert.")
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), 'HYPERLINK "https://www.n-tv.de/bahn-200.html"')
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "Mehr"
    run.append(words)
    simple.append(run)
    document.add_paragraph()._p.append(simple)
    draft = read(document)
    assert [(k.span.of(draft.text), k.url) for k in draft.links] == [
        ("der SWR", "https://www.swr.de/bahn-100.html"),
        ("Mehr", "https://www.n-tv.de/bahn-200.html"),
    ]
    assert draft.text.startswith("Die Bahn baut, meldet der SWR. Danach wird gefeiert.")


def test_links_in_notes_lead_where_their_own_part_says():
    """Footnotes and endnotes have relations of their own, and marks that differ."""
    document = docx.Document()
    paragraph = document.add_paragraph("Es brennt.")
    for kind in ("footnote", "endnote"):
        reference = OxmlElement(f"w:{kind}Reference")
        reference.set(qn("w:id"), "1")
        paragraph.add_run()._r.append(reference)
    data = saved(document)
    names = f'xmlns:w="{qn("w:p")[1:].partition("}")[0]}" xmlns:r="{qn("r:id")[1:].partition("}")[0]}"'
    for kind, host in (("footnote", "n-tv.de"), ("endnote", "swr.de")):
        note = (
            f'<w:{kind}s {names}><w:{kind} w:id="1"><w:p><w:hyperlink r:id="rId1"><w:r><w:t>Quelle</w:t></w:r>'
            f"</w:hyperlink></w:p></w:{kind}></w:{kind}s>"
        )
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="x" Target="https://www.{host}/a-1" TargetMode="External"/></Relationships>'
        )
        data = with_part(data, f"word/{kind}s.xml", note.encode())
        data = with_part(data, f"word/_rels/{kind}s.xml.rels", relations.encode())
    draft = drafts.read("d.docx", data)
    assert blocks(draft) == [
        ("paragraph", "Es brennt.[1][e1]"),
        ("footnote", "[1] Quelle"),
        ("footnote", "[e1] Quelle"),
    ]
    assert [k.url for k in draft.links] == ["https://www.n-tv.de/a-1", "https://www.swr.de/a-1"]


def test_what_does_not_show_is_no_part_of_the_text():
    """Soft hyphens and decomposed letters, across runs too; the place is that of the file's own characters."""
    document = docx.Document()
    paragraph = document.add_paragraph("Die Fa\u0308h\u00ad")
    paragraph.add_run("\u200bren kosten\u00a0").bold = True
    paragraph.add_run("9\u202f000 Euro.")
    document.add_paragraph("Noch\u00adein Satz.")
    draft = read(document)
    assert blocks(draft) == [("paragraph", "Die Fähren kosten 9 000 Euro."), ("paragraph", "Nochein Satz.")]
    for word, written in (
        ("Fähren", "Fa\u0308h\u00ad\u200bren"),
        ("9 000", "9\u202f000"),
        ("Nochein", "Noch\u00adein"),
    ):
        at = draft.text.index(word)
        found = draft.locate(Span(at, at + len(word)))
        assert draft.source[found.start : found.end] == written
