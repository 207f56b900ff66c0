"""Findings as comments in a Word file: at the right words, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from report_builder import NTV, article, evidence, finding
from test_drafts_docx import linked, saved

from crosscheck import drafts
from crosscheck.errors import OutputError
from crosscheck.model import Claim, ClaimKind, Document, Judgement, Span, Verdict
from crosscheck.reports.word_comments import annotate


def found(data: bytes, *words: str) -> Document:
    """The draft with a finding on each of `words`, in sentences that are the whole block."""
    draft = drafts.read("d.docx", data)
    proof = evidence(article(NTV, "T", "Es sind 28."), "Es sind 28.")
    judged = []
    for number, each in enumerate(words):
        start = draft.text.index(each)
        block = next(b for b in draft.blocks if b.span.start <= start < b.span.end)
        claim = Claim(f"c{number}", block.span, block.span.of(draft.text), ClaimKind.CLAIM, 0)
        said = finding(draft, 0, "CC301", "number-mismatch", f"wrong: {each}", proof=(proof,), hint="Prüfen.")
        said = replace(said, span=Span(start, start + len(each)))
        judged.append(Judgement(claim, Verdict.CONTRADICTED, 0.9, findings=(said,)))
    return Document(draft, tuple(judged))


def commented(data: bytes) -> list[str]:
    """The words that each comment of a Word file stands on."""
    document = docx.Document(io.BytesIO(data))
    texts = []
    for comment in document.comments:
        inside, text = False, ""
        for node in document.element.body.iter():
            if node.tag == qn("w:commentRangeStart") and node.get(qn("w:id")) == str(comment.comment_id):
                inside = True
            elif node.tag == qn("w:commentRangeEnd") and node.get(qn("w:id")) == str(comment.comment_id):
                break
            elif inside and node.tag == qn("w:t"):
                text += node.text or ""
        texts.append(text)
    return texts


def test_a_comment_stands_at_the_words_it_is_about():
    """Inside a run, over runs, in a table, in a link: the marked words are the finding's."""
    document = docx.Document()
    document.add_heading("Feuer in Moosfeld", 1)
    paragraph = document.add_paragraph("Es sind über ")
    paragraph.add_run("38 T").bold = True
    paragraph.add_run("ote, ü🙂 sagt ")
    linked(paragraph, "der Sprecher", "https://www.n-tv.de/a")
    document.add_table(1, 1).cell(0, 0).text = "Zahl der Verletzten: 99"
    words = ("38 Tote", "🙂 sagt", "Sprecher", "99")
    data = annotate(saved(document), found(saved(document), *words), "de")
    assert commented(data) == list(words)


def test_a_comment_says_what_an_editor_needs():
    """Verdict and rule, what is wrong, the passage, what to do, each on a line of its own."""
    document = docx.Document()
    document.add_paragraph("Es sind 38 Tote. Mehr nicht.")
    data = annotate(saved(document), found(saved(document), "38"), "de")
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert (comment.author, comment.text.split("\n")) == (
        "crosscheck",
        ["WIDERSPRUCH – CC301 number-mismatch", "wrong: 38", "n-tv.de, Absatz 1: „Es sind 28.“", "Prüfen."],
    )


def test_forms_are_kept():
    """Splitting a run keeps its form: what was bold is bold, and nothing else is."""
    document = docx.Document()
    paragraph = document.add_paragraph("Es sind ")
    paragraph.add_run("38 und 99 Tote").bold = True
    data = annotate(saved(document), found(saved(document), "99"), "de")
    runs = docx.Document(io.BytesIO(data)).paragraphs[0].runs
    assert "".join(run.text for run in runs if run.bold) == "38 und 99 Tote"


def test_a_draft_annotated_twice_has_both_comments():
    """A file that has comments already keeps them."""
    document = docx.Document()
    document.add_paragraph("Es sind 38 Tote. Mehr nicht.")
    once = annotate(saved(document), found(saved(document), "38"), "de")
    assert commented(annotate(once, found(once, "Mehr"), "en")) == ["38", "Mehr"]


@examples(30)
@given(st.lists(st.text(alphabet="aÄ 🙂„“", min_size=1, max_size=8), min_size=1, max_size=5), st.data())
def test_the_text_stays_the_text(runs, data):
    """Whatever is marked, the file reads the same afterwards, and the marked words are the words."""
    document = docx.Document()
    document.add_paragraph("Davor.")
    paragraph = document.add_paragraph("X")
    for run in runs:
        paragraph.add_run(run)
    original = saved(document)
    text = drafts.read("d.docx", original).blocks[-1].span.of(drafts.read("d.docx", original).text)
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if words.isspace() or "  " in words:
        return
    result = annotate(original, found(original, words), "de")
    assert drafts.read("d.docx", result).text == drafts.read("d.docx", original).text
    (marked,) = commented(result)
    assert " ".join(marked.split()) == " ".join(words.split())


def test_a_file_that_can_only_be_read_is_told():
    """A part that a reader does without and a writer does not: an error for the user."""
    whole = saved(docx.Document())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "[Content_Types].xml":
                new.writestr(name, old.read(name))
    document = docx.Document()
    document.add_paragraph("Es waren 38 Verletzte.")
    with pytest.raises(OutputError, match="no comments can be written"):
        annotate(out.getvalue(), found(saved(document), "38"), "de")


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    """The package that writes Word files is optional; its absence is a clear error."""
    import sys

    from crosscheck.errors import UsageError

    document = docx.Document()
    document.add_paragraph("Es sind 38 Tote.")
    data = saved(document)
    report = found(data, "38")
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError) as caught:
        annotate(data, report, "de")
    assert ".[docx]" in caught.value.hint
