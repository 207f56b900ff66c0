"""The reader in the package: what holds of it whatever it has learnt. No probability is held against a number."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import pytest
from examples import examples
from hypothesis import example, given
from hypothesis import strategies as st
from pages import page
from reader_files import TINY

from crosscheck import reader as readers
from crosscheck.errors import ReaderError
from crosscheck.reader import box
from crosscheck.reader.base import Chunked, Reading, Statement, Task
from crosscheck.reader.box import BoxReader
from crosscheck.reader.encoding import CHUNK_TOKENS, CONTEXT_TOKENS, END, START

CHUNKS = (
    "Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt. Das teilte das Straßenbauamt am Dienstag mit.",
    "„Wir haben Risse in zwei der acht Pfeiler gefunden“, sagte Amtsleiterin Petra Hollmann.",
    "Von den Kosten in Höhe von 2,3 Millionen Euro trägt das Land 60 Prozent.",
)
STATEMENTS = (
    "Die Ahrbrücke bleibt bis Ende März gesperrt.",
    "Das Land trägt 40 Prozent der Kosten von 3,2 Millionen Euro, die bis zum Jahresende bewilligt werden sollen.",
    "Petra Hollmann trat zurück.",
    "Risse.",
)


@pytest.fixture(scope="module")
def reader() -> BoxReader:
    return BoxReader(TINY)


def article(*chunks: str, key: str = "key") -> Chunked:
    return Chunked(key, chunks)


def task(text: str, *chunks: int, context: str = "") -> Task:
    return Task(Statement(text, context, tuple(range(len(text)))), chunks)


def one(reader: BoxReader, text: str, *chunks: str, context: str = "") -> Reading:
    """The reading of one statement against these chunks."""
    held = article(*chunks, key=repr(chunks))
    (found,) = reader.read(held, [task(text, *range(len(chunks)), context=context)])
    return found


def sound(found: Reading) -> bool:
    """Whether the probabilities are some, and sum to 1."""
    shares = (found.supported, found.absent, found.contradicted)
    return all(0 <= p <= 1 for p in shares) and sum(shares) == pytest.approx(1, abs=0.0011)


class Counting:
    """A session that notes how many tokens of which kind it was given: 0 of a chunk, 1 of a statement."""

    def __init__(self, session: object) -> None:
        self.session, self.calls = session, []

    def run(self, outputs, given):
        self.calls.append((int(given["kind"][0, 0]), given["ids"].shape))
        return self.session.run(outputs, given)

    def chunks(self) -> int:
        return sum(shape[0] for kind, shape in self.calls if kind == 0)


@pytest.fixture
def counted(reader, monkeypatch):
    """The reader with nothing kept, and its session counting."""
    session = Counting(reader._session)
    monkeypatch.setattr(reader, "_session", session)
    monkeypatch.setattr(reader, "_states", type(reader._states)())
    monkeypatch.setattr(reader, "_held", 0)
    return session


# ------------------------------------------------------------------ readings


def test_a_reading_does_not_hang_on_what_is_read_with_it(reader):
    """A statement alone, among others and in another order has one reading, marks included."""
    tasks = [task(s, *chunks) for s in STATEMENTS for chunks in ((0,), (0, 1, 2), (2,))]
    with mock.patch.object(box, "_MARKED", 0.3):
        alone = [reader.read(article(*CHUNKS), [each])[0] for each in tasks]
        assert reader.read(article(*CHUNKS), tasks) == alone
        assert reader.read(article(*CHUNKS), tasks[::-1]) == alone[::-1]


def test_a_reading_does_not_hang_on_what_was_read_before():
    """A reader that has read other articles and chunks reads as a new one does."""
    old, new = BoxReader(TINY), BoxReader(TINY)
    old.read(article("Ein ganz anderer Text. " * 9, key="other"), [task(STATEMENTS[0], 0)])
    old.read(article(*CHUNKS), [task(STATEMENTS[1], 1)])
    wanted = [task(s, 0, 1, 2) for s in STATEMENTS]
    assert old.read(article(*CHUNKS), wanted) == new.read(article(*CHUNKS), wanted)


def test_the_passage_counts(reader):
    """A statement read against another passage has other probabilities."""
    assert one(reader, STATEMENTS[0], CHUNKS[0]) != one(reader, STATEMENTS[0], CHUNKS[2])


@examples(40)
@example("01101¼", "01101¼", 0.25)
@given(st.text(max_size=60), st.text(max_size=20), st.floats(0, 1))
def test_marks_lie_in_the_statement_and_in_order(reader, text, context, limit):
    """For any text: probabilities sum to 1; marks hold characters of the statement, in order, without overlap."""
    with mock.patch.object(box, "_MARKED", limit):
        found = one(reader, text, CHUNKS[0], context=context)
    assert sound(found)
    ends = [0, *(place for mark in found.marks for place in (mark.start, mark.end)), len(text)]
    assert ends == sorted(ends)
    assert all(mark.start < mark.end and limit - 0.01 <= mark.probability <= 1 for mark in found.marks)


def test_all_words_can_be_marked(reader):
    """Where every token counts as wrong, one mark holds the statement from its first letter to its last."""
    with mock.patch.object(box, "_MARKED", 0.0):
        (mark,) = one(reader, STATEMENTS[0], CHUNKS[0]).marks
    assert (mark.start, mark.end) == (0, len(STATEMENTS[0]))


@pytest.mark.parametrize(
    "text",
    [
        "Feuer 🔥🚒 in Köln 👩‍👩‍👧‍👦",
        "Мост закрыт до марта.",
        "水位下降了四十厘米。",
        "الجسر مغلق",
        "ﬁnden Å ½",
        "\ud83d\ude00 \udc00",
    ],
)
def test_other_scripts_and_signs(reader, text):
    """Emoji, other scripts, ligatures and halves of characters are read like anything else."""
    found = one(reader, text, text, CHUNKS[0])
    assert sound(found)
    assert found.whole


@pytest.mark.parametrize("chunks", [("",), (" \n",), ("", CHUNKS[0])])
def test_an_empty_chunk(reader, chunks):
    """A chunk without words is read like any other."""
    assert sound(one(reader, STATEMENTS[0], *chunks))


def test_nothing_to_read(reader):
    """No tasks, no readings, whatever the article."""
    assert reader.read(article(), []) == []
    assert reader.read(article(*CHUNKS), []) == []


def test_a_statement_that_is_too_long_is_said_to_be(reader):
    """What does not fit is left out, and the reading says that it is not whole."""
    long = "Das Land trägt 60 Prozent der Kosten. " * 20
    assert one(reader, STATEMENTS[1], *CHUNKS).whole
    assert not one(reader, long, *CHUNKS).whole
    assert one(reader, long, *CHUNKS) == one(reader, long + "Und mehr.", *CHUNKS)


def test_a_statement_without_end_takes_no_longer(reader):
    """Of a megabyte in one sentence only the beginning is looked at."""
    started = time.process_time()
    found = one(reader, "Brücke " * 150_000, "Brücke " * 150_000, context="Brücke " * 150_000)
    assert not found.whole
    assert time.process_time() - started < 5


def test_of_a_chunk_that_is_too_long_the_beginning_is_read(counted, reader):
    """A chunk has at most so many tokens; what stands behind them changes nothing."""
    long = "Das Land trägt 60 Prozent der Kosten. " * 60
    found = one(reader, STATEMENTS[1], long)
    assert counted.calls[0] == (0, (1, CHUNK_TOKENS))
    assert one(reader, STATEMENTS[1], long + CHUNKS[0]) == found


# ------------------------------------------------------------------ tokens


def test_the_context_stands_before_the_statement(reader):
    """<s> context </s> statement </s>: the statement's tokens and their places are those without context."""
    alone = reader._encoder.statement(STATEMENTS[0], "")
    found = reader._encoder.statement(STATEMENTS[0], "Petra Hollmann trat zurück.")
    assert alone.ids[0] == found.ids[0] == START
    assert alone.ids[-1] == found.ids[-1] == END
    assert found.ids[-len(alone.ids) :] == (END, *alone.ids[1:])
    assert found.spans[-len(alone.ids) :] == alone.spans


def test_a_long_context_loses_its_beginning(reader):
    """Of the sentence before, the tokens next to the statement are kept, and the statement is whole."""
    alone = reader._encoder.statement(STATEMENTS[0], "")
    found = reader._encoder.statement(STATEMENTS[0], "Anfang " * 200 + "der Kosten")
    assert found.whole
    assert len(found.ids) == len(alone.ids) + CONTEXT_TOKENS + 1
    end = reader._encoder.statement(STATEMENTS[0], "der Kosten")
    assert found.ids[-len(end.ids) + 1 :] == end.ids[1:]


# ------------------------------------------------------------------ what is kept


def test_a_chunk_is_read_once(counted, reader):
    """Many statements against the same chunks, now and later: each chunk goes through the model one time."""
    tasks = [task(s, *chunks) for s in STATEMENTS for chunks in ((0, 1), (1, 2), (0, 1, 2))]
    reader.read(article(*CHUNKS), tasks)
    reader.read(article(*CHUNKS), tasks)
    assert counted.chunks() == len(CHUNKS)


def test_a_chunk_is_known_by_its_text(counted, reader):
    """A chunk that two articles share is read once; another text in its place is not taken for it."""
    first, second, third = (
        reader.read(article(chunk, key=key), [task(STATEMENTS[0], 0)])
        for key, chunk in (("one", CHUNKS[0]), ("two", CHUNKS[0]), ("one", CHUNKS[2]))
    )
    assert counted.chunks() == 2
    assert first == second != third


def test_what_is_kept_is_bounded(counted, reader, monkeypatch):
    """Of many chunks those used last are kept, in no more memory than allowed; readings stay the same."""
    many = article(*(f"{CHUNKS[k % 3]} Zeile {k}." for k in range(12)))
    tasks = [task(STATEMENTS[0], k, k + 1) for k in range(11)]
    wanted = reader.read(many, tasks)
    size = max(states.size for states in reader._states.values())
    reader._states.clear()
    monkeypatch.setattr(reader, "_held", 0)
    monkeypatch.setattr(box, "_KEPT_BYTES", 3 * size)
    most = 0
    for each, reading in zip(tasks, wanted, strict=True):
        assert reader.read(many, [each]) == [reading]
        most = max(most, len(reader._states))
        assert reader._held == sum(states.size for states in reader._states.values()) <= 3 * size
    assert 2 <= most <= 5
    assert box._name(many.chunks[11]) in reader._states
    assert box._name(many.chunks[0]) not in reader._states


def test_more_chunks_at_once_than_may_be_kept(reader, monkeypatch):
    """What one statement needs is held however little may be kept."""
    wanted = one(reader, STATEMENTS[0], *CHUNKS)
    monkeypatch.setattr(box, "_KEPT_BYTES", 1)
    assert one(BoxReader(TINY), STATEMENTS[0], *CHUNKS) == wanted


# ------------------------------------------------------------------ a model that cannot be used


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the model, of which tests damage single files."""
    made = tmp_path / "weights"
    made.mkdir()
    for name in (box.GRAPH, box.TOKENIZER, box.CARD):
        (made / name).symlink_to(TINY / name)
    return made


def put(file: Path, content: bytes) -> None:
    file.unlink()
    file.write_bytes(content)


def card(folder: Path, **changes: object) -> None:
    facts = json.loads((folder / box.CARD).read_text(encoding="utf-8")) | changes
    put(folder / box.CARD, json.dumps({k: v for k, v in facts.items() if v is not None}).encode())


DAMAGES = {
    "no graph": (lambda f: (f / box.GRAPH).unlink(), "reader.onnx is missing"),
    "a cut graph": (lambda f: put(f / box.GRAPH, (TINY / box.GRAPH).read_bytes()[:100_000]), "reader.onnx"),
    "an empty graph": (lambda f: put(f / box.GRAPH, b""), "reader.onnx"),
    "no tokeniser": (lambda f: (f / box.TOKENIZER).unlink(), "tokenizer.json"),
    "a cut tokeniser": (
        lambda f: put(f / box.TOKENIZER, (TINY / box.TOKENIZER).read_bytes()[:40_000]), "tokenizer.json"
    ),
    "no card": (lambda f: (f / box.CARD).unlink(), "missing or damaged"),
    "a cut card": (lambda f: put(f / box.CARD, b'{"format": 1, "dig'), "missing or damaged"),
    "a card that is a list": (lambda f: put(f / box.CARD, b"[1]"), "missing or damaged"),
    "a card without a digest": (lambda f: card(f, digest=None), "missing or damaged"),
    "a card with a text for a number": (lambda f: card(f, layers="many"), "missing or damaged"),
    "a card of another format": (lambda f: card(f, format=box.FORMAT + 1), "of another version"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_model_is_told_when_it_is_opened(folder, damage):
    """Whatever is missing, cut or of another version: an error that names it and says what to do."""
    harm, words = DAMAGES[damage]
    harm(folder)
    with pytest.raises(ReaderError, match=words) as caught:
        BoxReader(folder)
    assert "--reader none" in caught.value.hint
    assert len(caught.value.message) < 400


def test_a_model_that_does_not_fit_its_card_is_told_when_it_reads(folder):
    """Layers that the graph does not have show at the first chunk, as an error of the reader."""
    card(folder, layers=3)
    with pytest.raises(ReaderError, match="cannot be run") as caught:
        one(BoxReader(folder), STATEMENTS[0], *CHUNKS)
    assert "--reader none" in caught.value.hint


def test_opened_gives_the_error_back(folder, monkeypatch):
    """Who opens the reader of the package gets the reader, or the error that says why there is none."""
    monkeypatch.setattr(box.resources, "files", lambda _: folder.parent)
    readers.opened.cache_clear()
    try:
        assert isinstance(readers.opened("box"), BoxReader)
        readers.opened.cache_clear()
        (folder / box.GRAPH).unlink()
        found = readers.opened("box")
    finally:
        readers.opened.cache_clear()
    assert isinstance(found, ReaderError)
    assert "reader.onnx" in found.message


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers"])
def test_without_its_packages_words_alone_decide(tmp_path, missing):
    """A machine on which a package of the reader cannot be imported: verdicts by words, and a note in the report."""
    (tmp_path / "page.html").write_text(page(*CHUNKS), encoding="utf-8")
    (tmp_path / "d.txt").write_text(
        "Das Land trägt 70 Prozent der Kosten, berichtet n-tv.de.\n", encoding="utf-8"
    )
    program = (
        "import sys, types, pathlib\nfrom crosscheck.reader import box\n"
        f"box.resources = types.SimpleNamespace(files=lambda _: pathlib.Path({str(tmp_path)!r}))\n"
        f"sys.modules[{missing!r}] = None\nfrom crosscheck.cli import main\nsys.exit(main())"
    )
    shutil.copytree(TINY, tmp_path / "weights")
    given = [
        "check",
        "d.txt",
        "--source",
        "n-tv.de=page.html",
        "--offline",
        "--output-format",
        "json",
        "--reader",
        "box",
    ]
    done = subprocess.run(
        [sys.executable, "-c", program, *given], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "CROSSCHECK_ARCHIVE": "none", "PYTHONPATH": str(Path(box.__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    (note,) = report["notes"]
    assert missing in note
    assert "Wörter und Regeln haben allein entschieden" in note
    (claim,) = report["documents"][0]["claims"]
    assert claim["verdict"] == "contradicted"
    assert claim["reading"] is None
