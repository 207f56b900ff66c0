"""A reader that cannot be used ends no run: words decide, and the report says so; so it does of long sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages import page

from crosscheck import drafts, pipeline
from crosscheck.batch import wire, work
from crosscheck.config import Config, Network
from crosscheck.errors import ReaderError
from crosscheck.model import Document, Report
from crosscheck.outlets.registry import Registry
from crosscheck.outlets.registry import load as load_registry
from crosscheck.reader.base import Reading
from crosscheck.retrieval import manifest
from crosscheck.verification.reader_notes import notes

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CONFIG = Config(network=Network(offline=True, discover=False))
PARAGRAPHS = (
    "Die Ahrbrücke in Altenfeld bleibt bis Ende März für den Verkehr gesperrt.",
    "Von den Kosten in Höhe von 2,3 Millionen Euro trägt das Land 60 Prozent.",
)
RIGHT = "Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt, berichtet n-tv.de."
WRONG = "Von den Kosten in Höhe von 3,2 Millionen Euro trägt das Land 60 Prozent, berichtet n-tv.de."


class Odd:
    """A reader that bears everything out, fails at one word and finds sentences of so many characters too long."""

    name, digest, calibration = "odd", "0" * 64, None

    def __init__(self, fails_at: str = "\0", long: int = 10_000, calibration: Path | None = None) -> None:
        self.fails_at, self.long, self.calibration = fails_at, long, calibration

    def read(self, article, tasks):
        if any(self.fails_at in task.statement.text for task in tasks):
            raise ReaderError("the odd reader cannot be run", "Mend it.")
        return [Reading(0.9, 0.05, 0.05, (), len(task.statement.text) < self.long) for task in tasks]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture
def check(tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
    """Runs the sequence on texts of drafts, a.txt and so on, with what `opened` gives."""
    (tmp_path / "page.html").write_text(page(*PARAGRAPHS), encoding="utf-8")
    requests = [manifest.parse_option(f"n-tv.de={tmp_path / 'page.html'}", registry)]

    def run(reader: object, *texts: str, config: Config = CONFIG) -> Report:
        monkeypatch.setattr(pipeline, "opened", lambda _: reader)
        read = [
            drafts.read(f"{chr(97 + n)}.txt", text.encode(), published=NOW) for n, text in enumerate(texts)
        ]
        return pipeline.run(read, requests, config, registry, now=NOW)

    return run


def without_reasons(report: Report) -> tuple[Document, ...]:
    return tuple(replace(document, unread="") for document in report.documents)


BROKEN = ReaderError("onnxruntime cannot be used (no such processor)", "Install crosscheck again.")


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Wörter und Regeln haben allein entschieden"), ("en", "words and rules decided alone")],
)
def test_a_reader_that_cannot_be_opened_is_noted_once(check, language, words):
    """Of many drafts one note, in the report's language, with the reason."""
    report = check(BROKEN, RIGHT, WRONG, config=replace(CONFIG, report_language=language))
    (note,) = report.notes
    assert "onnxruntime cannot be used (no such processor)" in note
    assert words in note
    assert "a.txt" not in note


def test_without_the_reader_words_decide_as_if_none_were_wanted(check):
    """Verdicts, findings and exit status are those of a check without a reader."""
    report, wanted = check(BROKEN, RIGHT, WRONG), check(None, RIGHT, WRONG)
    assert without_reasons(report) == wanted.documents
    assert report.exit_code == wanted.exit_code == 1


def test_no_reader_wanted_is_nothing_to_note(check):
    """Who checks by words alone is not told so."""
    assert check(None, RIGHT, WRONG).notes == ()


def test_a_reader_that_reads_is_nothing_to_note(check):
    """No note where all was read; the judgement carries what the reader made of it."""
    report = check(Odd(), RIGHT)
    assert report.notes == ()
    assert report.documents[0].judgements[0].entailment.reader == "odd"


def test_a_reader_that_fails_at_one_draft_reads_the_others(check):
    """The draft it fails at is judged by words and named; the others are read."""
    report = check(Odd(fails_at="Kosten"), RIGHT, WRONG)
    first, second = (document.judgements[0] for document in report.documents)
    assert first.entailment is not None
    assert second.entailment is None
    assert second == check(None, WRONG).documents[0].judgements[0]
    (note,) = report.notes
    assert note.startswith("b.txt: ")
    assert "the odd reader cannot be run" in note


def test_a_damaged_calibration_is_a_reader_that_cannot_be_used(check, tmp_path):
    """The numbers beside a model that cannot be read: words decide, and the note names the file."""
    (tmp_path / "fusion.json").write_text("{}", encoding="utf-8")
    report = check(Odd(calibration=tmp_path / "fusion.json"), WRONG)
    assert without_reasons(report) == check(None, WRONG).documents
    (note,) = report.notes
    assert "fusion.json" in note


def test_a_sentence_that_was_not_read_to_its_end_is_noted_with_its_line(check):
    """Lines are those of the draft's file; a short sentence on another line is not among them."""
    report = check(Odd(long=65), f"{RIGHT}\n\n{WRONG}\n\n{RIGHT}\n\n{WRONG}\n")
    assert report.notes == ("a.txt: zu lang für das Lesemodell und nicht bis zum Ende gelesen: Zeile 3, 7",)


def test_of_many_long_sentences_some_lines_are_named(check):
    """One note for a draft, however many sentences were too long."""
    (note,) = check(Odd(long=1), "\n\n".join([RIGHT] * 20)).notes
    assert note.endswith("Zeile 1, 3, 5, 7, 9, 11, 13, 15, …")


def test_a_row_of_many_drafts_holds_the_note(registry):
    """Where each draft is a row of output, its own row says that the reader failed."""
    worker = work.Worker(work.RunSettings(replace(CONFIG, reader="/nowhere"), registry).packed())
    ask = work.DraftRow("1", "digest", "a.txt", WRONG.encode(), published=NOW)
    row = worker.do("whole", wire.packed(ask))
    assert b"no such folder" in row
    assert b"allein entschieden" in row


def test_the_reason_comes_back_from_a_worker(check):
    """What a worker process says of its reader is part of the document it sends."""
    (document,) = check(BROKEN, RIGHT).documents
    case = work.DraftCase(document.draft, (), document.articles)
    back = work.unpacked_document(work.packed_document(document, case), case)
    assert notes([back], "en") == notes([document], "en") != ()


@pytest.mark.parametrize(("words", "told"), [(1100, True), (900, False)])
def test_a_sentence_that_is_too_long_to_be_checked_is_told_with_its_line(
    check: Callable[..., Report], words: int, told: bool
) -> None:
    """Otherwise nothing says why it is unverifiable."""
    text = f"{RIGHT}\n\nLaut n-tv.de sind {'Brücken und ' * (words // 2)}Straßen gesperrt."
    report = check(None, text)
    assert any("länger als 1000 Wörter" in note and "Zeile 3" in note for note in report.notes) is told
