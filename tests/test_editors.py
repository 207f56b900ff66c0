"""What the language server stands on: positions as editors count, checks that remember, a worker that is replaced."""

from __future__ import annotations

import contextlib
import threading
import time
from pathlib import Path

import pytest
from examples import examples
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from test_cli import PAGE, WRONG

from crosscheck import drafts
from crosscheck.editors.places import Place, Places
from crosscheck.editors.session import Options, Session, Text
from crosscheck.editors.work import StoppedError, Worker
from crosscheck.model import Span

UNITS = {
    "utf-8": lambda s: len(s.encode()),
    "utf-16": lambda s: len(s.encode("utf-16-le")) // 2,
    "utf-32": len,
}
TEXTS = st.text(st.sampled_from("aäß„“🚒\u0308👩\u200d🚒e\n\r .\t"), max_size=60)


@examples(100)
@given(TEXTS, st.sampled_from(sorted(UNITS)), st.data())
def test_places_are_those_of_the_editor(text, encoding, data):
    """Line and units of every offset lead back to it, by the protocol's ends of lines."""
    offset = data.draw(st.integers(0, len(text)))
    place = Places(text, encoding).place(offset)
    lines = text.replace("\r\n", "\n\n").replace(
        "\r", "\n"
    )  # the same length, and an end for each sign of one
    starts = [0] + [i + 1 for i, c in enumerate(lines) if c == "\n" and text[i : i + 2] != "\r\n"]
    line = max(i for i, start in enumerate(starts) if start <= offset)
    assert place == Place(line, UNITS[encoding](text[starts[line] : offset]))


@examples(100)
@given(TEXTS.filter(lambda t: any(c.isalnum() for c in t)))
def test_the_draft_is_the_text_of_the_editor(text):
    """Offsets into the draft's file are offsets into the text that the editor has."""
    with contextlib.suppress(drafts.DraftError):  # nothing that a reader would see
        assert drafts.read("draft.md", text.encode()).source == text


def test_a_mark_of_the_encoding_moves_the_first_line_alone():
    """An editor may count it; the draft's file is read without it."""
    places = Places("\ufeffAbc\nDef")
    assert places.range(Span(1, 5)) == places.range(Span(1, 5))
    assert (places.place(1), places.place(4)) == (Place(0, 2), Place(1, 0))


# ------------------------------------------------------------------ sessions

DEMO = Path(__file__).parents[1] / "fixtures" / "demo"
TEXT = (DEMO / "digest.md").read_text(encoding="utf-8")
OPTIONS = Options(
    sources=(str(DEMO / "sources.toml"),), published="2026-03-09T14:00:00+01:00", archive="none"
)
edits = st.tuples(
    st.floats(0, 1), st.sampled_from((0, 1, 40)), st.sampled_from(("", "x", "🚒", "„", "\n\n", "7"))
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("desk")


def _text(folder, text, options=OPTIONS, name="draft.md"):
    return Text(str(folder / name), text, "markdown", str(folder), options=options)


@pytest.mark.usefixtures("_here")
@examples(
    8, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(edits, min_size=1, max_size=4))
def test_a_session_shows_after_edits_what_a_new_one_shows(folder, changes):
    """Findings, hovers, code actions and their places, whatever was typed before."""
    session, text = Session(), TEXT
    session.check(_text(folder, text))
    for where, length, words in changes:
        at = int(where * len(text))
        text = text[:at] + words + text[at + length :]
        assert session.check(_text(folder, text)) == Session().check(_text(folder, text))


@pytest.fixture
def _here(monkeypatch):
    """Sessions change the working folder."""
    monkeypatch.chdir(".")


# ------------------------------------------------------------------ the worker


@pytest.fixture(scope="module")
def worker():
    """Every test leaves it with a process that answers."""
    found = Worker()
    yield found
    found.close()


@pytest.fixture
def draft(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "draft.md.sources.toml").write_text('[[source]]\noutlet = "n-tv.de"\nfile = "page.html"\n')
    return _text(tmp_path, WRONG, Options(archive="none"))


def _rules(outcome):
    return [mark.rule for mark in outcome.marks]


def test_a_worker_that_dies_is_replaced(worker, draft):
    """Whatever ends it: the call is told, and the next one has a new process."""
    assert "CC301" in _rules(worker.ask("check", draft, seconds=60))
    process, _ = worker._running
    process.kill()
    process.join()
    with pytest.raises(StoppedError, match="died"):
        worker.ask("check", draft, seconds=60)
    assert "CC301" in _rules(worker.ask("check", draft, seconds=60))


def test_a_call_that_nobody_waits_for_is_stopped(worker, draft, monkeypatch):
    """It ends soon, not at the limit of time."""
    monkeypatch.setattr("crosscheck.editors.work._PATIENCE", 0.0)
    began = time.monotonic()
    with pytest.raises(StoppedError, match="left"):
        worker.ask("check", _text(Path(draft.folder), WRONG * 2000), seconds=500, wanted=lambda: False)
    assert time.monotonic() - began < 60
    assert "CC301" in _rules(worker.ask("check", draft, seconds=60))


def test_calls_of_several_threads_do_not_mix(worker, draft):
    """Each gets its own answer."""
    found = {}

    def ask(name, text):
        found[name] = worker.ask("check", _text(Path(draft.folder), text, draft.options, name), seconds=60)

    for name in ("draft.md", "other.md"):
        (Path(draft.folder) / f"{name}.sources.toml").write_text(
            '[[source]]\noutlet = "n-tv.de"\nfile = "page.html"\n'
        )
    threads = [
        threading.Thread(target=ask, args=(name, text))
        for name, text in (("draft.md", WRONG), ("other.md", WRONG.replace("82", "28")))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "CC301" in _rules(found["draft.md"])
    assert "CC301" not in _rules(found["other.md"])


def test_an_error_inside_is_told_and_the_worker_goes_on(worker, draft):
    """An exception of the check is no end of the process."""
    with pytest.raises(StoppedError, match="TypeError"):
        worker.ask("check", seconds=60)
    assert "CC301" in _rules(worker.ask("check", draft, seconds=60))
