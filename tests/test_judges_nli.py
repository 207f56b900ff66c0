"""A local cross-encoder: a real ONNX model, real tokenizer files, no download."""

from __future__ import annotations

import importlib.util
import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck.config import JudgeSettings
from crosscheck.errors import JudgeError
from crosscheck.judges.backends import nli
from crosscheck.judges.base import Answer, Excerpt, Failure, Fault, Opening, Question, Task
from crosscheck.judges.guard import Ruling, examine
from crosscheck.model import Verdict

for needed in ("onnxruntime", "tokenizers", "onnx"):
    pytest.importorskip(needed, reason=f"the extra „nli“ is not installed: {needed} is missing")

import tiny_nli  # noqa: E402 -- its folder is put on the path first

NTV = "Der Pegel der Ache ist in der Nacht um 40 Zentimeter gefallen . Bürgermeister Amann gab Entwarnung ."
SK = "Die Sandsäcke bleiben bis Freitag liegen ."
DENIED = "Der Pegel der Ache ist nicht gefallen ."
WORDS = (NTV, SK, DENIED, "Ein Unternehmer aus Brackwede spendet 5000 Euro .")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_nli.make(tmp_path_factory.mktemp("models") / "tiny", WORDS)


def question(sentence: str, credited: tuple[str, ...] = (NTV,), others: tuple[str, ...] = (SK,)) -> Question:
    excerpts = [Excerpt(0, "n-tv.de", True, None, 0, len(text), text) for text in credited]
    excerpts += [Excerpt(1, "suedkurier.de", False, None, 0, len(text), text) for text in others]
    return Question("c1", Task.SUPPORT, "de", sentence, sentence, excerpts=tuple(excerpts))


def opened(folder: Path, **more: object) -> nli.NliJudge:
    return nli.open_judge(Opening(str(folder), replace(JudgeSettings(), **more)))  # type: ignore[arg-type]  # values passed on by name, checked when they are used


def verdict(judge: nli.NliJudge, asked: Question) -> str:
    (reply,) = judge.ask([asked])
    assert isinstance(reply, Answer)
    return str(reply.verdict)


CASES = [
    ("Der Pegel der Ache ist um 40 Zentimeter gefallen", (NTV,), "supported"),
    ("Die Sandsäcke bleiben bis Freitag liegen", (NTV,), "misattributed"),
    ("Der Pegel der Ache ist gefallen", (DENIED,), "contradicted"),
    ("Ein Unternehmer aus Brackwede spendet 5000 Euro", (NTV,), "unsupported"),
]


@pytest.mark.parametrize(("sentence", "credited", "expected"), CASES)
def test_what_the_model_says_becomes_a_verdict(folder, sentence, credited, expected):
    """Entailed by a credited passage, by another one, denied, or nowhere."""
    assert verdict(opened(folder), question(sentence, credited)) == expected


@pytest.mark.parametrize(("sentence", "credited", "expected"), CASES)
def test_its_answers_hold_before_the_guard(folder, sentence, credited, expected):
    """The quotes are the passage's own words, and what is missing the statement's."""
    asked = question(sentence, credited)
    (reply,) = opened(folder).ask([asked])
    outcome = examine(asked, reply)
    assert isinstance(outcome, Ruling)
    assert outcome.verdict is Verdict(expected)


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
    judge = opened(tiny_nli.make(tmp_path / "m", WORDS, labels))
    assert [verdict(judge, question(s, c)) for s, c, _ in CASES] == [expected for _, _, expected in CASES]


def test_a_model_that_only_tells_entailment(tmp_path):
    """A model of two labels never finds a contradiction."""
    judge = opened(tiny_nli.make(tmp_path / "m", WORDS, ("entailment", "not_entailment")))
    assert verdict(judge, question(CASES[0][0])) == "supported"
    assert verdict(judge, question(CASES[2][0], (DENIED,))) == "unsupported"
    assert verdict(judge, question(CASES[3][0])) == "unsupported"


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, "LABEL_0"),
        ({"0": "positive", "1": "negative"}, "positive"),
        ({"0": "entailment", "1": "entailment"}, "entailment"),
        ({"0": "entailment"}, "the rest"),
        ({"0": "neutral", "1": "contradiction"}, "entailment"),
        ({"0": "entailment", "2": "neutral"}, "the rest"),
        ({}, "id2label"),
        (["entailment"], "id2label"),
        (None, "id2label"),
    ],
)
def test_labels_that_cannot_be_told_apart(tmp_path, labels, message):
    """A label nobody knows is an error, never a guess."""
    folder = tiny_nli.make(tmp_path / "m", WORDS)
    config = json.loads((folder / "config.json").read_text()) | {"id2label": labels}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(JudgeError, match=message):
        opened(folder)


@pytest.mark.parametrize("gone", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_without_a_file(tmp_path, gone):
    """The file that is missing is named."""
    folder = tiny_nli.make(tmp_path / "m", WORDS)
    (folder / gone).unlink()
    with pytest.raises(JudgeError, match=gone):
        opened(folder)


def test_no_folder_and_several_models(tmp_path):
    """A folder that is not there, and one where nobody knows which model is meant."""
    with pytest.raises(JudgeError, match="no folder"):
        opened(tmp_path / "nowhere")
    folder = tiny_nli.make(tmp_path / "m", WORDS)
    (folder / "model.onnx").rename(folder / "a.onnx")
    assert verdict(opened(folder), question(CASES[0][0])) == "supported"
    (folder / "b.onnx").write_bytes((folder / "a.onnx").read_bytes())
    with pytest.raises(JudgeError, match=r"a\.onnx, b\.onnx"):
        opened(folder)


@pytest.mark.parametrize(("file", "content"), [("model.onnx", b"\x00no"), ("tokenizer.json", b"{}")])
def test_a_damaged_file_leaves_the_questions_unanswered(tmp_path, file, content):
    """A model that cannot be loaded is a fault of all its questions, with a word on what to do."""
    folder = tiny_nli.make(tmp_path / "m", WORDS)
    (folder / file).write_bytes(content)
    (reply,) = opened(folder).ask([question(CASES[0][0])])
    assert isinstance(reply, Failure)
    assert (reply.fault, reply.final) == (Fault.UNUSABLE, True)


def test_a_model_with_other_outputs_than_labels(tmp_path):
    """A graph with three outputs and a config with two labels do not belong together."""
    folder = tiny_nli.make(tmp_path / "m", WORDS)
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = {"0": "entailment", "1": "not_entailment"}
    (folder / "config.json").write_text(json.dumps(config))
    (reply,) = opened(folder).ask([question(CASES[0][0])])
    assert isinstance(reply, Failure)
    assert "3 numbers" in reply.detail


def test_long_passages_are_read_in_windows(folder):
    """What stands at the end of a passage longer than the model's input is found and quoted there."""
    filler = "Die Sandsäcke bleiben bis Freitag liegen . " * 30
    text = filler + "Bürgermeister Amann gab in der Nacht Entwarnung ."
    asked = question("Bürgermeister Amann gab Entwarnung", (text,), ())
    (reply,) = opened(folder).ask([asked])
    assert isinstance(reply, Answer)
    assert reply.verdict == "supported"
    assert len(reply.quotes[0]) < len(text) / 2
    assert "Amann gab in der Nacht" in reply.quotes[0]
    assert isinstance(examine(asked, reply), Ruling)


def test_windows_cover_the_passage_and_fit(folder):
    """The windows begin at the first word, end at the last, overlap, and are no longer than the model."""
    encoder = opened(folder)._loaded()
    text = " ".join(WORDS) * 8
    spans = list(encoder.windows(text, "Der Pegel"))
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(a.start < b.start < a.end < b.end for a, b in itertools.pairwise(spans))
    for span in spans:
        assert len(encoder._tokenizer.encode(span.of(text), "Der Pegel").ids) <= 64


def test_a_statement_longer_than_the_model(folder):
    """A statement that leaves no room for a passage stays unanswered."""
    (reply,) = opened(folder).ask([question("Der Pegel der Ache " * 30)])
    assert isinstance(reply, Failure)
    assert not reply.final


def test_batches_change_nothing(folder):
    """Many questions at once give what each gives alone."""
    judge = opened(folder)
    asked = [question(s, c) for s, c, _ in CASES for _ in range(9)]
    together = judge.ask(asked)
    alone = [judge.ask([each])[0] for each in asked]
    assert together == alone


def test_the_threshold_makes_it_unsure(folder):
    """Below the threshold the model does not know."""
    asked = question("Der Pegel der Ache spendet Euro")
    assert verdict(opened(folder, threshold=0.5), asked) == "unsupported"
    assert verdict(opened(folder, threshold=0.99), asked) == "unsure"


def test_credit_is_beyond_it(folder):
    """Whom a sentence credits, such a model cannot say."""
    (reply,) = opened(folder).ask([replace(question("x"), task=Task.CREDIT)])
    assert reply == Answer("unsure", outlet="unsure")


def test_the_recipe_changes_with_the_model(tmp_path, folder):
    """The digest that answers are kept under covers weights, tokenizer and labels."""
    recipes = {opened(folder).recipe, opened(folder, threshold=0.6).recipe}
    other = tiny_nli.make(tmp_path / "tiny", (*WORDS, "anderes"))
    recipes.add(opened(other).recipe)
    assert len(recipes) == 3
    assert opened(folder).name == "nli:tiny"


def test_without_the_extra(folder, monkeypatch):
    """Without onnxruntime the error says how to install it."""
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "onnxruntime" else real(name)
    )
    with pytest.raises(JudgeError) as caught:
        opened(folder)
    assert "onnxruntime" in caught.value.message
    assert "crosscheck-news[nli]" in caught.value.hint
