"""A reader of one's own: a real ONNX model, real tokenizer files, no download."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
import tiny_entailment

from crosscheck.errors import ReaderError
from crosscheck.reader import opened
from crosscheck.reader.base import Chunked, Reading, Statement, Task
from crosscheck.reader.cross_encoder import CrossEncoder, Probabilities
from crosscheck.reader.model_folder import read
from crosscheck.reader.user_reader import UserReader, reading

LEVEL = "Der Pegel der Ache ist in der Nacht um 40 Zentimeter gefallen . Bürgermeister Amann gab Entwarnung ."
SACKS = "Die Sandsäcke bleiben bis Freitag liegen ."
DENIED = "Der Pegel der Ache ist nicht gefallen ."
WORDS = (LEVEL, SACKS, DENIED, "Ein Unternehmer aus Brackwede spendet 5000 Euro .")
FALLEN = "Der Pegel der Ache ist um 40 Zentimeter gefallen"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_entailment.make(tmp_path_factory.mktemp("models") / "tiny", WORDS)


def article(*chunks: str) -> Chunked:
    return Chunked("key", chunks)


def task(text: str, *chunks: int, context: str = "") -> Task:
    return Task(Statement(text, context, tuple(range(len(text)))), chunks)


def one(reader: UserReader, text: str, *chunks: str, context: str = "") -> Reading:
    (found,) = reader.read(article(*chunks), [task(text, *range(len(chunks)), context=context)])
    return found


def likeliest(found: Reading) -> str:
    return max(("supported", "absent", "contradicted"), key=lambda name: getattr(found, name))


CASES = [
    (FALLEN, (LEVEL, SACKS), "supported"),
    (FALLEN, (SACKS, LEVEL), "supported"),
    ("Der Pegel der Ache ist gefallen", (DENIED,), "contradicted"),
    ("Ein Unternehmer aus Brackwede spendet 5000 Euro", (LEVEL, SACKS), "absent"),
]


@pytest.mark.parametrize(("text", "chunks", "expected"), CASES)
def test_what_the_model_says_becomes_a_reading(folder, text, chunks, expected):
    """Entailed by a chunk, denied by one, or in none; the probabilities sum to 1 and are rounded."""
    found = one(UserReader(folder), text, *chunks)
    assert likeliest(found) == expected
    assert found.supported + found.absent + found.contradicted == pytest.approx(1.0)
    for value in (found.supported, found.absent, found.contradicted):
        assert value == round(value, 3)
    assert found.whole
    assert found.marks == ()


def test_only_the_chunks_of_the_task_are_read(folder):
    """A chunk that is not named bears nothing out, and a statement without chunks is absent."""
    reader = UserReader(folder)
    found = reader.read(article(LEVEL, SACKS), [task(FALLEN, 1), task(FALLEN, 0), task(FALLEN)])
    assert [likeliest(each) for each in found] == ["absent", "supported", "absent"]
    assert found[2] == Reading(0.0, 1.0, 0.0)


def test_the_context_is_read_with_the_statement(folder):
    """The sentence before goes with the statement: it, too, has to be in the passage."""
    reader = UserReader(folder)
    assert likeliest(one(reader, "Amann gab Entwarnung", LEVEL, context=FALLEN)) == "supported"
    apart = "Ein Unternehmer aus Brackwede spendet 5000 Euro ."
    assert likeliest(one(reader, "Amann gab Entwarnung", LEVEL, context=apart)) == "absent"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([(0.9, 0.1, 0.0), (0.1, 0.0, 0.9)], (0.9, 0.1, 0.0)),  # a chunk that entails it decides
        ([(0.2, 0.8, 0.0), (0.1, 0.1, 0.8)], (0.182, 0.091, 0.727)),  # none does: the one that speaks to it
        ([(0.2, 0.7, 0.1)], (0.2, 0.7, 0.1)),
        ([(0.5, 0.5, 0.0), (0.0, 0.0, 1.0)], (0.333, 0.0, 0.667)),
        ([], (0.0, 1.0, 0.0)),
    ],
)
def test_how_chunks_are_put_together(found, expected):
    """The rule, in figures: (entailment, neutral, contradiction) of each chunk to one reading."""
    made = reading([Probabilities(*each) for each in found])
    assert (made.supported, made.absent, made.contradicted) == pytest.approx(expected)


@pytest.mark.parametrize(
    "labels",
    [
        ("contradiction", "neutral", "entailment"),
        ("ENTAILMENT", "NEUTRAL", "CONTRADICTION"),
        ("neutral", "entailment", "contradiction"),
    ],
)
def test_labels_are_read_from_the_config(tmp_path, labels):
    """Whatever order and case a model has its labels in, they mean the same."""
    reader = UserReader(tiny_entailment.make(tmp_path / "m", WORDS, labels))
    assert [likeliest(one(reader, t, *c)) for t, c, _ in CASES] == [expected for _, _, expected in CASES]


def test_a_model_that_only_tells_entailment(tmp_path):
    """A model of two labels never finds a contradiction: what is not entailed is absent."""
    reader = UserReader(tiny_entailment.make(tmp_path / "m", WORDS, ("entailment", "not_entailment")))
    found = [one(reader, text, *chunks) for text, chunks, _ in CASES]
    assert [likeliest(each) for each in found] == ["supported", "supported", "absent", "absent"]
    assert {each.contradicted for each in found} == {0.0}


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, "LABEL_0"),
        ({"0": "positive", "1": "negative"}, "positive"),
        ({"0": "entailment", "1": "entailment"}, "entailment"),
        ({"0": "entailment"}, "the rest"),
        ({"0": "neutral", "1": "contradiction"}, "entailment"),
        ({"0": "entailment", "2": "neutral"}, "the rest"),
        ({"²": "entailment", "1": "neutral"}, "told apart"),
        ({}, "id2label"),
        (["entailment"], "id2label"),
        (None, "id2label"),
    ],
)
def test_labels_that_cannot_be_told_apart(tmp_path, labels, message):
    """A label nobody knows is an error, never a guess."""
    folder = tiny_entailment.make(tmp_path / "m", WORDS)
    config = json.loads((folder / "config.json").read_text()) | {"id2label": labels}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ReaderError, match=message):
        UserReader(folder)


def test_labels_reach_no_terminal_raw(tmp_path):
    """Control characters of a foreign file are not printed."""
    folder = tiny_entailment.make(tmp_path / "m", WORDS)
    (folder / "config.json").write_text(json.dumps({"id2label": {"0": "\x1b[2Jx" * 100, "1": "entailment"}}))
    with pytest.raises(ReaderError) as caught:
        UserReader(folder)
    assert "\x1b" not in caught.value.message
    assert len(caught.value.message) < 300


@pytest.mark.parametrize("gone", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_without_a_file(tmp_path, gone):
    """The file that is missing is named."""
    folder = tiny_entailment.make(tmp_path / "m", WORDS)
    (folder / gone).unlink()
    with pytest.raises(ReaderError, match=gone):
        UserReader(folder)


def test_no_folder_and_several_models(tmp_path):
    """A folder that is not there, and one where nobody knows which model is meant."""
    with pytest.raises(ReaderError, match="no such folder"):
        UserReader(tmp_path / "nowhere")
    folder = tiny_entailment.make(tmp_path / "m", WORDS)
    (folder / "model.onnx").rename(folder / "a.onnx")
    assert likeliest(one(UserReader(folder), FALLEN, LEVEL)) == "supported"
    (folder / "b.onnx").write_bytes((folder / "a.onnx").read_bytes())
    with pytest.raises(ReaderError, match=r"a\.onnx, b\.onnx"):
        UserReader(folder)


@pytest.mark.parametrize(
    ("file", "content"),
    [("model.onnx", b"\x00no"), ("tokenizer.json", b"{}"), ("config.json", b"[" * 99_999)],
)
def test_a_damaged_file(tmp_path, file, content):
    """A model that cannot be loaded is told when it is opened, with a word on what to do."""
    folder = tiny_entailment.make(tmp_path / "m", WORDS)
    (folder / file).write_bytes(content)
    with pytest.raises(ReaderError, match=file) as caught:
        UserReader(folder)
    assert "xport" in caught.value.hint


def test_a_model_with_other_outputs_than_labels(tmp_path):
    """A graph with three outputs and a config with two labels do not belong together."""
    folder = tiny_entailment.make(tmp_path / "m", WORDS)
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = {"0": "entailment", "1": "not_entailment"}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ReaderError, match="3 numbers for 2 labels"):
        UserReader(folder)


def test_a_model_that_takes_too_little(tmp_path):
    """A model whose input has no room for a passage beside a statement is refused."""
    folder = tiny_entailment.make(tmp_path / "m", WORDS)
    config = json.loads((folder / "config.json").read_text()) | {"max_position_embeddings": 32}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ReaderError, match="32 tokens"):
        UserReader(folder)


def test_long_chunks_are_read_in_windows(folder):
    """What stands at the end of a chunk longer than the model's input is found."""
    text = f"{SACKS} " * 15 + "Bürgermeister Amann gab in der Nacht Entwarnung ."
    assert likeliest(one(UserReader(folder), "Bürgermeister Amann gab Entwarnung", text)) == "supported"


def test_windows_cover_the_passage_and_fit(folder):
    """The windows begin at the first word, end at the last, overlap, and are no longer than the model."""
    encoder = CrossEncoder(read(folder))
    text = " ".join(WORDS) * 8
    spans = list(encoder.windows(text, "Der Pegel"))
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(a.start < b.start < a.end < b.end for a, b in itertools.pairwise(spans))
    for span in spans:
        assert len(encoder._tokenizer.encode(span.of(text), "Der Pegel").ids) <= 64


def test_a_chunk_without_end(folder):
    """A passage without end costs no more than a long one."""
    encoder = CrossEncoder(read(folder))
    assert len(list(encoder.windows(LEVEL * 20_000, "Der Pegel"))) < 30


def test_a_statement_longer_than_the_model(folder):
    """A statement that leaves no room for a passage is read to where it fits, and the reading says so."""
    reader = UserReader(folder)
    found = one(reader, "Der Pegel der Ache " * 30, LEVEL)
    assert likeliest(found) == "supported"
    assert not found.whole
    assert not one(reader, "Der Pegel der Ache " * 30_000, LEVEL).whole


def test_a_context_that_is_too_long_loses_its_beginning(folder):
    """The statement itself is read whole; of the context what stands next to it."""
    encoder = CrossEncoder(read(folder))
    text, whole = encoder.fitted("Amann gab Entwarnung", ("Der Pegel der Ache ist gefallen . " * 30).strip())
    assert whole
    assert text.endswith("gefallen . Amann gab Entwarnung")
    assert len(text) < 300
    assert list(encoder.windows(LEVEL, text))


def test_batches_change_nothing(folder):
    """Many statements at once give what each gives alone."""
    reader = UserReader(folder)
    laid = article(LEVEL, SACKS, DENIED)
    tasks = [task(t, *numbers) for t, _, _ in CASES for numbers in ((0,), (1, 2), (0, 1, 2), (2,)) * 3]
    assert reader.read(laid, tasks) == [reader.read(laid, [each])[0] for each in tasks]


def test_no_tasks_and_empty_texts(folder):
    """Nothing to read is no error."""
    reader = UserReader(folder)
    assert reader.read(article(LEVEL), []) == []
    assert likeliest(one(reader, FALLEN, "", " ")) == "absent"
    assert one(reader, "", LEVEL).whole


def test_the_digest_changes_with_the_model(tmp_path, folder):
    """What readings are kept under covers weights, tokeniser and labels; the name is for people."""
    other = tiny_entailment.make(tmp_path / "tiny", (*WORDS, "anderes"))
    assert UserReader(folder).digest == UserReader(folder).digest
    assert UserReader(folder).digest != UserReader(other).digest
    before = UserReader(other).digest
    (other / "model.onnx_data").write_bytes(b"weights beside the graph")
    assert UserReader(other).digest != before
    assert UserReader(folder).name == "tiny"


def test_opened_by_its_folder(folder, tmp_path):
    """A folder in the settings is a reader; one that cannot be used comes back as the error."""
    found = opened(str(folder))
    assert isinstance(found, UserReader)
    assert opened(str(folder)) is found
    assert isinstance(opened(str(tmp_path)), ReaderError)
    assert opened("none") is None


def test_readings_hang_on_the_text_alone(folder):
    """Where the statement stands in the draft does not matter."""
    reader = UserReader(folder)
    here = task(FALLEN, 0)
    there = replace(here, statement=replace(here.statement, places=tuple(range(500, 500 + len(FALLEN)))))
    assert reader.read(article(LEVEL), [here]) == reader.read(article(LEVEL), [there])
