"""Articles given as documents: Word, OpenDocument, rich text and PDF."""

from __future__ import annotations

import builtins
import io
import zipfile
from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest
from documents import PARAGRAPHS, TITLE, damaged, odt, opened, pdf, zipped
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import parts

from crosscheck import workers
from crosscheck.language.details import worded
from crosscheck.model import Article, State
from crosscheck.retrieval import formats, reading
from crosscheck.retrieval.formats._lines import joined, paragraphs

# ------------------------------------------------------------------ Word


def word() -> bytes:
    """A Word file with a title, a table, a footnote's kin: deleted and hidden text."""
    from docx import Document
    from docx.oxml import OxmlElement

    document = Document()
    document.add_heading(TITLE, level=0)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    run = document.add_paragraph("Die Kosten trägt das Land").add_run(" geheim")
    run.font.hidden = True
    deleted = OxmlElement("w:del")
    gone = document.add_paragraph("Es bleibt dabei.").add_run(" Nein.")._r
    gone.getparent().replace(gone, deleted)
    deleted.append(gone)
    document.add_heading("Kosten", level=1)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Nord", "61,3 Prozent"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WORD = word()


def test_word_file_is_what_a_reader_of_it_sees(tmp_path: Path) -> None:
    """Title, paragraphs with their numbers, tables; nothing that was deleted or hidden."""
    article = opened(tmp_path, "a.docx", WORD)
    assert parts(article) == [
        TITLE, *PARAGRAPHS, "Die Kosten trägt das Land", "Es bleibt dabei.", "Kosten", "Nord | 61,3 Prozent",
    ]  # fmt: skip
    assert (article.state, article.title) == (State.FULL, TITLE)
    assert article.published is None


def test_word_file_under_another_name(tmp_path: Path) -> None:
    """The bytes decide."""
    assert opened(tmp_path, "a.txt", WORD).title == TITLE


# ------------------------------------------------------------------ OpenDocument


def test_open_document_is_what_a_reader_of_it_sees(tmp_path: Path) -> None:
    """Spaces and breaks as elements, tables in rows, footnotes at the end, no remarks, nothing deleted."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Alt.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        f'<text:h text:outline-level="1">{TITLE}</text:h><text:p>{PARAGRAPHS[1]}</text:p>'
        '<text:p>Rund<text:s text:c="2"/>14.000<text:tab/>Autos<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Zählung von 2025.</text:p></text:note-body></text:note><office:annotation>"
        "<text:p>Prüfen!</text:p></office:annotation> fahren.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Nord</text:p></table:table-cell>"
        "<table:table-cell><text:p>61,3</text:p></table:table-cell></table:table-row></table:table>"
    )
    article = opened(tmp_path, "a.odt", odt(body))
    assert parts(article) == [
        TITLE, PARAGRAPHS[1], "Rund 14.000 Autos fahren.", "Nord | 61,3", "Zählung von 2025.",
    ]  # fmt: skip


LOCKED = b'<manifest><file-entry><encryption-data checksum="x"/></file-entry></manifest>'
ENTITY = b'<!DOCTYPE x [<!ENTITY a "%s">]><x><body>&a;</body></x>' % (b"b" * 1000)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.odt", odt("<text:p>x</text:p>", **{"META-INF__manifest.xml": LOCKED}), "password"),
        ("a.odt", odt("<text:p>x"), "damaged"),
        ("a.odt", odt(""), "no text"),
        ("a.docx", zipped(word__document=b"<x/>").replace(b"word/document", b"word/document"), "zip archive"),
        ("a.docx", zipped(**{"word__document.xml": b"<x/>"}), "damaged"),
        ("a.docx", zipped(**{"word__document.xml": ENTITY}), "entities"),
        ("a.docx", zipped(**{"word__document.xml": b"<x>" + b" " * 31_000_000}), "30,000,000"),
        ("a.docx", WORD[: len(WORD) // 2], "damaged"),
    ],
)
def test_package_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """Locked, damaged, hollow, hostile or enormous: the report says which."""
    article = opened(tmp_path, name, content)
    assert (article.state, article.text) == (State.ERROR, "")
    assert said in worded(article.detail, "en")


# ------------------------------------------------------------------ rich text

RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset238 Arial CE;}}
{\info{\title Vorlage}{\author PC 3}}{\*\generator Editor;}{\header Kopf\par}
Br\'fccke \'fcber die Ahr\par
{\listtext 14.\tab}Oktober 2026: \u8222?Risse\u8220? {\deleted nicht }gefunden {\v geheim}\u-10179?\u-8704?\par
{\f1\'e8} Ahr\'ade{\footnote Z\'e4hlung.}\emdash Ende{\pict\bin4 }}{{}.\line Neu\par
\trowd Nord\cell 61,3\cell\row
}"""


def test_rich_text_is_what_a_reader_of_it_sees(tmp_path: Path) -> None:
    """Characters of all kinds, list numbers, rows, footnotes; no headers, nothing deleted or hidden."""
    article = opened(tmp_path, "a.rtf", RTF)
    assert parts(article) == [
        "Brücke über die Ahr", "14. Oktober 2026: „Risse“ gefunden 😀", "č Ahre—Ende. Neu", "Nord | 61,3", "Zählung.",
    ]  # fmt: skip
    assert article.state is State.FULL


def test_rich_text_that_breaks_off_never_accuses(tmp_path: Path) -> None:
    """Its last bracket is not there."""
    article = opened(tmp_path, "a.rtf", RTF[:-30])
    assert article.state is State.TRUNCATED
    assert "a.rtf breaks off" in worded(article.detail, "en")


# ------------------------------------------------------------------ PDF

LINES = (
    TITLE,
    "Von Jana Ruhl",
    "Die Ahrbrücke in Altenfeld bleibt bis Ende März für den Ver-",
    "kehr gesperrt. Das teilte das Straßenbauamt am Dienstag im",
    "Rathaus mit.",
    "14. Oktober 2026: Das Amt findet Risse in zwei von acht Pfei-",
    "lern der Rhein-",
    "Main-Strecke.",
)


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    """With hyphens undone where a word goes on in lower case."""
    article = opened(tmp_path, "a.pdf", pdf(LINES))
    assert parts(article) == [
        TITLE,
        "Von Jana Ruhl",
        "Die Ahrbrücke in Altenfeld bleibt bis Ende März für den Verkehr gesperrt. Das teilte das Straßenbauamt am "
        "Dienstag im Rathaus mit.",
        "14. Oktober 2026: Das Amt findet Risse in zwei von acht Pfeilern der Rhein-Main-Strecke.",
    ]
    assert (article.state, article.authors) == (State.FULL, ("Jana Ruhl",))


@pytest.mark.parametrize(
    ("lines", "whole", "text"),
    [
        (["Haupt-", "und Nebeneingang"], "", "Haupt- und Nebeneingang"),
        (["die CDU-", "Fraktion"], "", "die CDU-Fraktion"),
        (["a long-", "term plan"], "their long-term plan", "a long-term plan"),
        (["der Kampf \u2013", "er dauerte"], "", "der Kampf \u2013 er dauerte"),
        (["Stra\u00ad", "ße"], "", "Straße"),
        (["von 5-", "7 Grad"], "", "von 5- 7 Grad"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], whole: str, text: str) -> None:
    """A hyphen goes only where it was put in to part a word."""
    assert joined(lines, whole) == text


def test_page_headers_and_numbers_go_and_sentences_stay() -> None:
    """What stands on every page belongs to the page; figures in the text do not count pages."""
    pages = [
        f"{TITLE}\nDie Brücke in Altenfeld ist seit dem Herbst zu und\nhttps://nordblatt.example/4711 1/3",
        "Nordblatt\nbleibt es bis März. Nord zählt 12 Autos.\nhttps://nordblatt.example/4711 2/3",
        "Nordblatt\nSüd zählt 74 Autos. Das ist mehr als im Jahr davor.\nhttps://nordblatt.example/4711 3/3",
    ]
    text = " ".join(paragraphs(pages))
    assert "4711" not in text
    assert "zu und bleibt es" in text
    assert "Nord zählt 12 Autos. Süd zählt 74 Autos." in text


def test_lines_that_differ_in_more_than_the_page_stay() -> None:
    """Rows of a table at the foot of two pages."""
    assert paragraphs(["Nord 61,3", "Nord 54,2"]) == ["Nord 61,3", "Nord 54,2"] or paragraphs(
        ["Nord 61,3", "Nord 54,2"]
    ) == ["Nord 61,3 Nord 54,2"]


def test_scan_without_text_is_said(tmp_path: Path) -> None:
    """A picture of an article is no text."""
    article = opened(tmp_path, "a.pdf", pdf((), pictures=(0,)))
    assert (article.state, article.text) == (State.ERROR, "")
    assert "text recognition" in worded(article.detail, "en")


def test_scanned_page_among_others_keeps_the_file_from_accusing(tmp_path: Path) -> None:
    """Nobody knows what stands on it."""
    article = opened(tmp_path, "a.pdf", pdf(LINES, (), pictures=(1,)))
    assert article.state is State.TRUNCATED
    assert "pictures without text: 1" in worded(article.detail, "en")


def encrypted(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_pdf_that_may_not_be_copied_is_read(tmp_path: Path) -> None:
    """Whoever can open it reads it."""
    assert opened(tmp_path, "a.pdf", encrypted("")).title == TITLE


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (encrypted("geheim"), "password"),
        (b"%PDF-1.7 \xe2\xe3", "damaged"),
        (pdf(LINES).replace(b"/Count 1 ", b"/Count 900000000 "), "more than 100 pages"),
        (pdf(()), "no text"),
        (pdf(("\x01\x02\x03" * 20,)), "no letters"),
    ],
)
def test_pdf_that_cannot_be_read(tmp_path: Path, content: bytes, said: str) -> None:
    """Locked, damaged, endless, empty or garbled: the report says which."""
    article = opened(tmp_path, "a.pdf", content)
    assert (article.state, article.text) == (State.ERROR, "")
    assert said in worded(article.detail, "en")


def test_missing_package_is_told_with_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF files need an extra. It is missing in this process alone, so the file is read here."""
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pypdf"):
            raise ImportError(name)
        return real(name, *rest, **more)

    def read_here() -> Article:
        workers.bound(0, 2000)
        return opened(tmp_path, "a.pdf", pdf(LINES))

    monkeypatch.setattr(builtins, "__import__", without)
    reading._read_lately.clear()
    article = copy_context().run(read_here)
    assert article.state is State.ERROR
    assert "pip install '.[pdf]'" in worded(article.detail, "en")


# ------------------------------------------------------------------ damage

WHOLE = {"a.docx": WORD, "a.odt": odt(f"<text:p>{TITLE}</text:p>"), "a.rtf": RTF, "a.pdf": pdf(LINES, LINES)}


@examples(40)
@given(name=st.sampled_from(sorted(WHOLE)), data=st.data())
def test_no_damage_raises(name: str, data: st.DataObject) -> None:
    """Cut at any place, with any byte changed."""
    found = formats.read(damaged(WHOLE[name], data), name)
    assert isinstance(found, (formats.Page, formats.Item, formats.Fault))


def test_size_that_a_package_states_is_not_believed(tmp_path: Path) -> None:
    """Unpacking stops at the limit whatever the directory of the package says."""
    content = zipped(**{"word__document.xml": b"<x>" + b" " * 31_000_000})
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        size = package.getinfo("word/document.xml").file_size
    lied = content.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    article = opened(tmp_path, "a.docx", lied)
    assert article.state is State.ERROR


def test_cells_and_notes_of_a_word_file_hold_several_paragraphs(tmp_path: Path) -> None:
    """A row and a note are one paragraph each; bars part the cells, and marks of notes are dropped."""
    from docx import Document

    document = Document()
    document.add_paragraph("Der Deich hielt stand.")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = "Pegel"
    cells[0].add_paragraph("am Abend")
    cells[1].text = "4,10 Meter"
    note = (
        '<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote w:id="2">'
        "<w:p><w:r><w:t>Laut Amt.</w:t></w:r></w:p><w:p><w:r><w:t>Stand Mai.</w:t></w:r></w:p></w:endnote></w:endnotes>"
    )
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/endnotes.xml", note)
    article = opened(tmp_path, "a.docx", stream.getvalue())
    assert parts(article) == ["Der Deich hielt stand.", "Pegel am Abend | 4,10 Meter", "Laut Amt. Stand Mai."]
