"""How a report says where a statement stands, and that an article is missing: in the reader's terms, and once."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import crosscheck
from crosscheck.config import Config
from crosscheck.model import Report

ARTICLE = "Am See entsteht ein Steg.\n\nDer Steg wird 40 Meter lang. Er kostet 90.000 Euro.\n"
SENTENCES = (
    "Der Steg wird 40 Meter lang, berichtet suedkurier.de. Er kostet 80.000 Euro, so suedkurier.de.",
    "Der Hafen bleibt zu, schreibt der Tagesanzeiger. Das Bad ist offen, so der Tagesanzeiger. "
    "Die Fähre ruht, meldet der Tagesanzeiger.",
)


def checked(text: str | bytes, name: str, folder: Path) -> Report:
    source = folder / "artikel.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    return crosscheck.check(
        crosscheck.read(text, name=name),
        sources={"suedkurier": source},
        offline=True,
        config=Config(archive="none"),
        language="de",
    )


def word_file(folder: Path) -> bytes:
    document = docx.Document()
    document.add_heading("Am See", 1)
    for text in SENTENCES:
        document.add_paragraph(text)
    document.save(str(folder / "a.docx"))
    return (folder / "a.docx").read_bytes()


def drafts(folder: Path) -> dict[str, str | bytes]:
    body = "\n\n".join(SENTENCES)
    return {
        "a.html": f"<h1>Am See</h1>{''.join(f'<p>{s}</p>' for s in SENTENCES)}",
        "a.docx": word_file(folder),
        "a.md": f"# Am See\n\n{body} {'Das ist ein langer Satz ohne Inhalt. ' * 4}\n",
    }


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.md"])
@pytest.mark.parametrize("format", ["full", "html", "markdown"])
def test_paragraph_and_sentence_where_a_line_is_a_paragraph(name: str, format: str, tmp_path: Path) -> None:
    """Headings are not counted; machines still get line and column."""
    report = checked(drafts(tmp_path)[name], name, tmp_path)
    shown = crosscheck.render(report, format)
    assert "Absatz 1, Satz 2" in shown
    assert "Zeile" not in shown


def test_lines_where_the_file_has_lines(tmp_path: Path) -> None:
    """A text of short lines is found by them."""
    text = (
        "Der Steg wird 40 Meter lang,\nberichtet suedkurier.de.\n\nEr kostet 80.000 Euro, so suedkurier.de.\n"
    )
    shown = crosscheck.render(checked(text, "a.txt", tmp_path), "full")
    assert "Zeile 4" in shown
    assert "Absatz 2, Satz" not in shown


def test_a_missing_article_is_one_finding(tmp_path: Path) -> None:
    """The first statement has it, with the number of those it concerns; all stay unverifiable."""
    report = checked(drafts(tmp_path)["a.html"], "a.html", tmp_path)
    (document,) = report.documents
    unread = [j for j in document.judgements if j.verdict.value == "unverifiable"]
    assert len(unread) == 3
    assert [[f.rule for f in j.findings] for j in unread] == [["CC103"], [], []]
    assert "3 Aussagen" in unread[0].findings[0].message
    assert report.incomplete
    for format in ("json", "sarif", "gitlab", "csv", "html", "markdown", "concise", "junit"):
        assert crosscheck.render(report, format).count("3 Aussagen") in {1, 2, 3}, format
    page = crosscheck.render(report, "html")
    assert page.count('data-verdict="unverifiable"') == 1
    assert "3 Aussagen ungeprüft" in page


def test_a_missing_article_that_somebody_settled_is_told_where_it_is_open(tmp_path: Path) -> None:
    """An ignore comment at the first statement settles that alone."""
    text = f"<!-- crosscheck: ignore[CC103] weiß ich -->\n\n{SENTENCES[1]}\n\nDer Zoo ist zu, so der Tagesanzeiger.\n"
    (document,) = checked(text, "a.md", tmp_path).documents
    told = [f.rule for j in document.judgements for f in j.findings]
    assert told == ["CC103"]
    assert document.judgements[-1].findings
