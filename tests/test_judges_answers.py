"""Which claims are asked about, and that nothing is asked twice."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.errors import JudgeError, UsageError
from crosscheck.model import Claim, ClaimKind, Judgement, Span, Verdict
from crosscheck.second_opinion import backends
from crosscheck.second_opinion.answer_store import (
    FileAnswerStore,
    MemoryAnswerStore,
    _decoded,
    ask_with_store,
    encoded,
)
from crosscheck.second_opinion.base import (
    Answer,
    Excerpt,
    Failure,
    Fault,
    JudgeOptions,
    Question,
    Task,
    digest,
)
from crosscheck.second_opinion.selection import doubtful

WHEN = datetime(2025, 3, 4, 8, tzinfo=UTC)


def judgement(
    number: int, verdict: Verdict, confidence: float, kind: ClaimKind = ClaimKind.CLAIM
) -> Judgement:
    return Judgement(Claim(f"c{number}", Span(0, 1), "x", kind, 0), verdict, confidence)


def ids(found: tuple[Judgement, ...]) -> list[str]:
    return [each.claim.id for each in found]


MIXED = (
    judgement(1, Verdict.SUPPORTED, 0.95),
    judgement(2, Verdict.SUPPORTED, 0.55),
    judgement(3, Verdict.PARTIAL, 0.9),
    judgement(4, Verdict.CONTRADICTED, 0.65),
    judgement(5, Verdict.UNVERIFIABLE, 0.0),
    judgement(6, Verdict.NOT_CHECKABLE, 1.0, ClaimKind.HEADING),
    judgement(7, Verdict.UNSUPPORTED, 0.5),
    judgement(8, Verdict.MISATTRIBUTED, 0.69),
    judgement(9, Verdict.SUPPORTED, 0.5),
)


def test_the_most_doubtful_first():
    """Halves of a verdict and low confidence come first, in the order of the text among equals; what
    cannot be checked never comes."""
    assert ids(doubtful(MIXED, 0.7, 99)) == ["c3", "c7", "c9", "c2", "c4", "c8"]


@pytest.mark.parametrize(
    ("band", "budget", "expected"),
    [(0.7, 2, ["c3", "c7"]), (0.7, 0, []), (0.0, 99, []), (0.56, 99, ["c3", "c7", "c9", "c2"]), (1.0, 99, 7)],
)
def test_band_and_budget(band, budget, expected):
    """The band says how doubtful, the budget how many; a band of 1 means all that can be checked."""
    found = ids(doubtful(MIXED, band, budget))
    assert found == expected if isinstance(expected, list) else len(found) == expected


@examples(80)
@given(
    st.lists(st.tuples(st.sampled_from(list(Verdict)), st.floats(0, 1)), max_size=12),
    st.floats(0, 1), st.floats(0, 1), st.integers(0, 12),
)  # fmt: skip
def test_a_wider_band_never_leaves_out_what_a_narrower_one_sends(rows, one, other, budget):
    """Widening the band only adds, and the budget cuts from the end."""
    judged = [judgement(n, verdict, sure) for n, (verdict, sure) in enumerate(rows)]
    narrow, wide = sorted((one, other))
    assert set(ids(doubtful(judged, narrow, 99))) <= set(ids(doubtful(judged, wide, 99)))
    assert ids(doubtful(judged, wide, budget)) == ids(doubtful(judged, wide, 99))[:budget]


def question(sentence: str = "Der Pegel fiel.", **more: object) -> Question:
    excerpt = Excerpt(0, "n-tv.de", True, WHEN, 0, 15, "Der Pegel fiel.")
    made = Question("c1", Task.SUPPORT, "de", sentence, sentence, published=WHEN, excerpts=(excerpt,))
    return replace(made, **more)  # type: ignore[arg-type]  # values passed on by name, checked when they are used


class Scripted:
    """A judge whose replies are given beforehand."""

    def __init__(self, *replies: object, name: str = "test:one", recipe: str = "r1") -> None:
        self.name, self.recipe, self._replies = name, recipe, list(replies)
        self.questions: list[Question] = []

    def ask(self, questions: list[Question]) -> list[object]:
        self.questions += questions
        return [self._replies.pop(0) for _ in questions]

    def close(self) -> None: ...


ANSWER = Answer("supported", ("Der Pegel fiel",), (), "Steht da.")


@pytest.fixture
def store(tmp_path: Path) -> FileAnswerStore:
    return FileAnswerStore(tmp_path / "new" / "judge-answers.sqlite")


def test_the_same_question_is_asked_once(store):
    """What was answered is taken from the store, by another judge object and another claim id too."""
    first = ask_with_store(Scripted(ANSWER), [question()], store)
    again = Scripted()
    second = ask_with_store(again, [question(id="c77")], store)
    assert again.questions == []
    assert (first[0].reply, first[0].digest) == (second[0].reply, second[0].digest)
    assert (first[0].kept, second[0].kept) == (False, True)


def test_fresh_asks_again(store):
    """With `fresh` the judge is asked again, and its new answer takes the place of the old."""
    ask_with_store(Scripted(ANSWER), [question()], store)
    ask_with_store(Scripted(replace(ANSWER, reason="Neu.")), [question()], store, fresh=True)
    (heard,) = ask_with_store(Scripted(), [question()], store)
    assert isinstance(heard.reply, Answer)
    assert heard.reply.reason == "Neu."


@pytest.mark.parametrize(
    "other",
    [
        question("Der Pegel stieg."),
        question(before="Davor."),
        question(credited=("n-tv.de",)),
        question(published=None),
        question(task=Task.ATTRIBUTION),
        question(language="en"),
        question(excerpts=()),
        question(statement="Der Pegel"),
    ],
)
def test_other_inputs_are_another_question(other):
    """Whatever a judge is given is part of the digest."""
    assert digest(Scripted(), question()) != digest(Scripted(), other)


def test_another_model_or_prompt_is_another_question():
    """So are the model and the prompt; the id of the claim is not."""
    keys = {
        digest(judge, question()) for judge in (Scripted(), Scripted(name="test:two"), Scripted(recipe="r2"))
    }
    assert len(keys) == 3
    assert digest(Scripted(), question(id="c9")) == digest(Scripted(), question())


@pytest.mark.parametrize("fault", list(Fault))
def test_only_what_was_said_is_kept(store, fault):
    """A model's misshapen answer is kept, since it would say the same; a server's failure is not."""
    ask_with_store(Scripted(Failure(fault, "detail")), [question()], store)
    again = Scripted(ANSWER)
    (heard,) = ask_with_store(again, [question()], store)
    assert bool(again.questions) is (fault is not Fault.SHAPE)
    assert heard.kept is (fault is Fault.SHAPE)


def test_an_order_of_mixed_answers(store):
    """Kept and new answers come back in the order of the questions."""
    one, two, three = (question(f"Satz {n}.", id=f"c{n}") for n in range(3))
    ask_with_store(Scripted(replace(ANSWER, reason="zwei")), [two], store)
    judge = Scripted(replace(ANSWER, reason="eins"), replace(ANSWER, reason="drei"))
    heard = ask_with_store(judge, [one, two, three], store)
    assert [each.reply.reason for each in heard if isinstance(each.reply, Answer)] == ["eins", "zwei", "drei"]


class Broken(Scripted):
    def ask(self, questions: list[Question]) -> list[object]:
        raise RuntimeError("secret sk-1")


@pytest.mark.parametrize("judge", [Broken(), Scripted(ANSWER)])
def test_foreign_code_that_breaks_its_promise(judge):
    """A plug-in that raises, or gives too few replies, leaves the questions unanswered, no more."""
    if isinstance(judge, Broken):
        asked = [question()]
    else:
        asked = [question(), question(id="c2")]
        judge.ask = lambda questions: [ANSWER]  # type: ignore[method-assign]  # the test takes the method's place
    heard = ask_with_store(judge, asked, MemoryAnswerStore())
    assert all(isinstance(each.reply, Failure) and each.reply.fault is Fault.UNUSABLE for each in heard)
    assert "sk-1" not in repr(heard)


def test_a_reply_of_another_type():
    """A reply that is no answer is one of the wrong shape."""
    (heard,) = ask_with_store(Scripted({"verdict": "supported"}), [question()], MemoryAnswerStore())
    assert isinstance(heard.reply, Failure)
    assert heard.reply.fault is Fault.SHAPE


def test_a_store_that_is_none(tmp_path):
    """A file that is no database is an error that names it."""
    file = tmp_path / "judge-answers.sqlite"
    file.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with pytest.raises(JudgeError, match="answers cannot be kept"):
        ask_with_store(Scripted(ANSWER), [question()], FileAnswerStore(file))


def test_an_entry_nobody_can_read_is_asked_anew(store):
    """An entry of a later version is no answer."""
    (heard,) = ask_with_store(Scripted(ANSWER), [question()], store)
    with sqlite3.connect(store._path) as connection:
        connection.execute('UPDATE answers SET answer = \'{"verdict": 1, "colour": 2}\'')
    connection.close()
    again = Scripted(ANSWER)
    ask_with_store(again, [question()], store)
    assert len(again.questions) == 1
    assert heard.reply == ANSWER


@examples(100)
@given(
    st.builds(
        Answer,
        st.text(),
        st.lists(st.text()).map(tuple),
        st.lists(st.text()).map(tuple),
        st.text(),
        st.text(),
        st.text(),
    )
)
def test_any_answer_comes_back_as_it_was(answer):
    """Keeping and reading changes nothing, whatever a model has written."""
    assert _decoded(encoded(answer)) == answer


def test_half_a_character_is_kept_too(store):
    """Half a surrogate pair, which models do write in JSON, does not break the store."""
    odd = replace(ANSWER, reason="\ud83d")
    ask_with_store(Scripted(odd), [question()], store)
    (heard,) = ask_with_store(Scripted(), [question()], store)
    assert heard.reply == odd


@pytest.mark.parametrize("model", ["", "none", " NONE "])
def test_no_judge(model):
    """Nothing, or „none“, is no judge."""
    assert backends.parse_choice(model) is None


@pytest.mark.parametrize(
    ("model", "hint"),
    [("opnai:x", "openai"), ("gpt-4", "Known"), ("openai", "openai:MODEL")],
)
def test_names_nobody_knows(model, hint):
    """A wrong name says which there are; a name without a model says what is missing."""
    with pytest.raises(UsageError) as caught:
        backends.parse_choice(model)
    assert hint in caught.value.hint


PLUGIN = """
from crosscheck.second_opinion.base import Answer

class Judge:
    name, recipe = "house:one", "1"
    def __init__(self, opening): self.argument = opening.argument
    def ask(self, questions): return [Answer("unsure", reason=self.argument) for _ in questions]
    def close(self): pass

def broken(opening): raise ValueError("sk-secret")
"""


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """A distribution with two entry points, installed for the time of a test."""
    (tmp_path / "housejudge.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "housejudge-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: housejudge\nVersion: 1.0\n", encoding="utf-8"
    )
    points = (
        "[crosscheck.judges]\nhouse = housejudge:Judge\nbroken = housejudge:broken\ngone = housejudge:gone\n"
    )
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))


def test_a_plug_in_is_opened_by_its_name(plugin):
    """A third party's judge is found by its entry point and given what stands after the colon."""
    wanted = backends.parse_choice("house:model-x")
    assert wanted is not None
    judge = backends.create_judge(wanted, JudgeOptions(wanted.argument))
    (heard,) = ask_with_store(judge, [question()], MemoryAnswerStore())
    assert heard.reply == Answer("unsure", reason="model-x")


@pytest.mark.parametrize("name", ["broken", "gone"])
def test_a_plug_in_that_cannot_be_opened(plugin, name):
    """What goes wrong in it is an error that names it, without what its exception says."""
    wanted = backends.parse_choice(f"{name}:x")
    assert wanted is not None
    with pytest.raises(JudgeError, match=name) as caught:
        backends.create_judge(wanted, JudgeOptions("x"))
    assert "sk-secret" not in caught.value.message


def test_answers_that_cannot_be_kept_still_count(tmp_path):
    """A folder that cannot be written costs no second question: what was said counts, the fault is told."""
    (tmp_path / "file").write_text("no folder")
    judge, told = Scripted(ANSWER), []
    store = FileAnswerStore(tmp_path / "file" / "judge-answers.sqlite")
    (heard,) = ask_with_store(judge, [question()], store, on_error=told.append)
    assert heard.reply == ANSWER
    assert len(judge.questions) == 1
    assert len(told) == 1
