"""Pages, documents and drafts that take too long or need too much: the reason is told, and the run goes on."""
# ruff: noqa: F811 - fixtures are imported by name and named again as arguments

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextvars import copy_context
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from documents import opened, zipped
from one_claim import article, judged
from pages import OUTLET, PARAGRAPHS, page
from server import network, running
from test_cli import CHECK, run, workdir  # noqa: F401 - fixtures are used by name

from crosscheck import drafts, pipeline, workers
from crosscheck.errors import DraftError
from crosscheck.language.details import worded
from crosscheck.model import Article, State, Verdict
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.manifest import SourceRequest

T = TypeVar("T")
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEXT = "<w:p><w:r><w:t>Die Ahrbrücke bleibt gesperrt.</w:t></w:r></w:p>"
BOMB = 490_000  # empty paragraphs: some kilobytes in the file, a tree of a hundred megabytes
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where the system can")


def word(paragraphs: int) -> bytes:
    body = _TEXT + "<w:p/>" * paragraphs
    document = f"<w:document {_NAMESPACE}><w:body>{body}</w:body></w:document>"
    return zipped(**{"word__document.xml": document.encode()})


def large() -> str:
    return page(*PARAGRAPHS, *["Die Arbeiten an der Brücke dauern noch an, sagt das Amt."] * 2000)


def limited(seconds: float, megabytes: int, do: Callable[..., T], *args: object, **named: object) -> T:
    """Under these limits, which are forgotten afterwards."""

    def work() -> T:
        workers.bound(seconds, megabytes)
        return do(*args, **named)

    return copy_context().run(work)


def told(article: Article) -> tuple[State, str]:
    return article.state, worded(article.detail, "en")


def test_a_saved_page_that_takes_too_long_is_an_article_that_could_not_be_read(tmp_path: Path) -> None:
    """The page after it is read."""
    content = large().encode()
    found = limited(0.001, 2000, opened, tmp_path, "page.html", content)
    assert told(found) == (State.ERROR, "reading it took longer than 0.001 s")
    assert opened(tmp_path, "page.html", content).state is State.FULL


def test_a_small_page_is_read_without_a_process(tmp_path: Path) -> None:
    """No limit of time can be met by starting one."""
    found = limited(0.001, 2000, opened, tmp_path, "page.html", page(*PARAGRAPHS).encode())
    assert found.state is State.FULL


def test_a_fetched_page_that_takes_too_long_is_an_article_that_could_not_be_read() -> None:
    """What else was fetched is read."""
    with running() as site:
        pages = site.page("/large", large()), site.page("/small", page(*PARAGRAPHS))
        requests = [SourceRequest(OUTLET, url) for url in pages]
        slow, quick = limited(0.001, 2000, collect, requests, network(), now=NOW)
    assert told(slow) == (State.ERROR, "reading it took longer than 0.001 s")
    assert quick.state is State.FULL


@linux
def test_a_document_that_needs_too_much_memory_is_an_article_that_could_not_be_read(tmp_path: Path) -> None:
    """A small Word file that is large once it is a tree; the same limit does for one that is not."""
    found = limited(60, 110, opened, tmp_path, "article.docx", word(BOMB))
    assert told(found) == (State.ERROR, "reading it needed more than 110 MB of memory")
    assert "bleibt gesperrt" in limited(60, 110, opened, tmp_path, "article.docx", word(10)).text


@linux
def test_a_draft_that_needs_too_much_memory_is_an_error() -> None:
    """With the limit, and the setting that holds it."""
    with pytest.raises(DraftError, match=r"a\.docx: reading it needed more than 110 MB of memory") as error:
        limited(60, 110, drafts.read, "a.docx", word(BOMB))
    assert "limits.parse-memory" in error.value.hint


def test_a_draft_that_takes_too_long_is_an_error() -> None:
    with pytest.raises(DraftError, match=r"a\.docx: reading it took longer than 0\.001 s"):
        limited(0.001, 2000, drafts.read, "a.docx", word(200_000))


def test_errors_of_drafts_are_the_same_in_a_worker() -> None:
    """Place and advice come with them."""
    with pytest.raises(DraftError, match="cannot be read as a Word file") as error:
        drafts.read("a.docx", b"PK\x03\x04 and no more")
    assert error.value.hint


def test_the_command_goes_by_the_settings(workdir, run, monkeypatch):
    """A draft that cannot be read in time: a message and status 2; a source: its reason and status 3."""
    monkeypatch.setenv("CROSSCHECK_LIMITS_PARSE_SECONDS", "0.001")
    (workdir / "draft.docx").write_bytes(word(200_000))
    status, _, err = copy_context().run(run, *CHECK, "draft.docx")
    assert (status, "took longer than 0.001 s" in err, len(err.splitlines())) == (2, True, 2)
    (workdir / "page.html").write_text(large(), encoding="utf-8")
    status, out, err = copy_context().run(run, *CHECK, "right.md", "--output-format", "json")
    assert (status, err) == (3, "")
    assert "länger als 0.001 s" in json.loads(out)["sources"][0]["detail"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm")
@pytest.mark.parametrize("given", [("right.md",), ("right.md", "wrong.md", "--jobs", "1")])
def test_a_draft_that_is_not_judged_in_time_is_told(workdir, run, monkeypatch, given):
    """In the report and on stderr, and the check is incomplete: without a process that could be stopped."""
    real = pipeline.judge

    def judge(reading, *more):
        if reading[0].path == "right.md":
            time.sleep(60)
        return real(reading, *more)

    monkeypatch.setattr(pipeline, "judge", judge)
    monkeypatch.setenv("CROSSCHECK_LIMITS_DRAFT_SECONDS", "4")
    status, out, err = run(*CHECK, *given)
    assert status == (3 if len(given) == 1 else 1)
    assert "took longer than the 4 s of limits.draft-seconds" in out
    assert "right.md: could not be checked: took longer than the 4 s" in err
    assert "limit of the settings" in err
    assert "fault of crosscheck" not in err
    assert "credits no source" not in out
    assert "wrong.md" not in err


def test_a_sentence_of_more_than_a_thousand_words_could_not_be_checked() -> None:
    """It is a list or no prose; a shorter one is checked."""
    source = article("Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt.")
    verdicts = [
        judged(f"Die Ahrbrücke bleibt {'lange und ' * count} gesperrt.", [source]).judgements[0].verdict
        for count in (600, 10)
    ]
    assert [verdict is Verdict.UNVERIFIABLE for verdict in verdicts] == [True, False]


def test_a_paragraph_of_thousands_of_inline_elements_is_read(tmp_path: Path) -> None:
    """By the page's own blocks."""
    many = " ".join(f"<b>Pfeiler{number}</b>" for number in range(2100))
    found = opened(tmp_path, "page.html", page(*PARAGRAPHS, many).encode())
    assert found.state is State.FULL
    assert PARAGRAPHS[0] in found.text
    assert "Pfeiler2099" in found.text


@pytest.mark.parametrize("fault", [MemoryError(), RecursionError(), BrokenPipeError(), RuntimeError("a bug")])
def test_whatever_a_worker_ends_with_is_told(workdir, run, monkeypatch, fault):
    """Of a source its state, of a draft a message: no fault of the program's."""

    def within(*_: object) -> None:
        raise fault

    monkeypatch.setattr(workers, "within", within)
    (workdir / "page.html").write_text(large(), encoding="utf-8")
    status, out, _ = run(*CHECK, "right.md", "--output-format", "json")
    assert (status, json.loads(out)["sources"][0]["state"]) == (3, "error")
    (workdir / "draft.docx").write_bytes(word(1))
    status, _, err = run(*CHECK, "draft.docx")
    assert (status, len(err.splitlines()), "internal error" in err) == (2, 2, False)


def test_a_draft_of_more_characters_than_the_limit_is_refused(workdir, run, monkeypatch):
    """Before it is read for claims: with its length, the limit and the setting."""
    monkeypatch.setenv("CROSSCHECK_LIMITS_DRAFT_CHARACTERS", "20")
    status, out, err = run(*CHECK, "right.md")
    assert (status, out) == (2, "")
    assert "right.md: holds " in err
    assert "the limit is 20" in err
    assert "limits.draft-characters" in err


def test_no_limit_of_characters(workdir, run, monkeypatch):
    monkeypatch.setenv("CROSSCHECK_LIMITS_DRAFT_CHARACTERS", "0")
    assert run(*CHECK, "right.md")[0] == 0


def test_a_row_with_too_long_a_draft_is_an_error_row(workdir, run, monkeypatch):
    """The others are checked."""
    monkeypatch.setenv("CROSSCHECK_LIMITS_DRAFT_CHARACTERS", "100")
    rows = [{"id": "long", "text": "Gesperrt. " * 20}, {"id": "short", "text": "Die Brücke ist gesperrt."}]
    (workdir / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run("batch", "in.jsonl", "-o", "out.jsonl", "--offline", "--no-archive")
    found = [json.loads(line) for line in (workdir / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert "limits.draft-characters" in found[0]["error"]
    assert found[1]["status"] != "error"


def test_an_html_draft_of_too_many_tags_is_refused() -> None:
    with pytest.raises(DraftError, match=r"a\.html: holds more than 60,000 tags"):
        drafts.read("a.html", b"<div>" * 60_001 + b"Gesperrt.")


def test_a_word_file_of_too_many_elements_is_refused() -> None:
    """However few bytes they take."""
    with pytest.raises(DraftError, match="too large unpacked"):
        drafts.read("a.docx", word(500_001))


def test_a_worker_that_was_started_early_does_the_first_call() -> None:
    """With what it was told to import."""
    script = """
from crosscheck import workers
workers.bound(20, 1000)
workers.warm("fractions")
early = workers._worker.process.pid
assert workers.within(eval, "'fractions' in __import__('sys').modules")
assert workers._worker.process.pid == early
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
