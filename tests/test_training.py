"""Training the reader: the data and what is made of it; where torch is installed, model, loop and export."""
# ruff: noqa: E402 - the training stands beside the package, found by its folder

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training import check_twins
from training.balance import balanced
from training.data import (
    ABSENT,
    CONTRADICTED,
    NOT_SUPPORTED,
    SUPPORTED,
    Group,
    Reading,
    Statement,
    load,
    sentences,
    unmarked,
)
from training.exchanges import exchange, exchanged, pairs, scrambled

LONG = " ".join(
    ["Der Rat der Stadt Altenfeld hat am Dienstag über das Areal am See beraten und dann abgestimmt."] * 4
)
TWINS = f"""@ Areal am See | de
A: {LONG} Die CDU stimmte dafür.
B: {LONG} Die CDU stimmte dagegen.
+- negation | Die CDU stimmte am Dienstag [[dafür]].
+- opposite | Die CDU war am Dienstag [[für]] den Plan.
+0 detail | Die CDU stimmte im [[Rat]] dafür.
+~ detail | Die CDU stimmte dafür, [[wie angekündigt]].
-+ negation | Die CDU stimmte am Dienstag [[dagegen]].
-+ opposite | Die CDU war am Dienstag [[gegen]] den Plan.
0+ detail | Die CDU stimmte im [[Rat]] dagegen.
~+ detail | Der Rat beriet. >> Dabei stimmte die CDU dagegen, [[wie angekündigt]].
"""


# ------------------------------------------------------------------ twins


def told(tmp_path: Path, text: str) -> list[str]:
    """The faults of a file of twins."""
    (tmp_path / "part.txt").write_text(text, encoding="utf-8")
    groups, problems = check_twins.parse(tmp_path / "part.txt")
    return [*problems, *(text for group in groups for _, text in check_twins.faults(group))]


def test_sound_twins_have_no_faults(tmp_path):
    """A group as the description asks for."""
    assert told(tmp_path, TWINS) == []


FAULTS = {
    "a line of another form": (TWINS + "Die CDU stimmte zu.\n", "cannot read"),
    "another language": (TWINS.replace("| de", "| fr"), "language must be de or en"),
    "no second passage": (TWINS.replace("\nB:", "\n\n#:"), "needs the passages"),
    "a short passage": (TWINS.replace(LONG, "Kurz."), "under 60 words"),
    "passages of unequal length": (TWINS.replace(f"B: {LONG}", f"B: {LONG} {LONG}"), "of unequal length"),
    "statements for one passage alone": (TWINS.replace("\n-+ ", "\n+- "), "want about as many"),
    "labels that bear out both": (TWINS.replace("+0 detail", "++ detail"), "exactly one passage"),
    "labels that bear out neither": (TWINS.replace("+0 detail", "-0 detail"), "exactly one passage"),
    "an unknown kind": (TWINS.replace("+0 detail", "+0 rumour"), "unknown kind rumour"),
    "nothing marked": (TWINS.replace("[[Rat]] dafür", "Rat dafür"), "mark what is wrong"),
    "a mark that is not closed": (TWINS.replace("[[Rat]] dafür", "[[Rat dafür"), "mark what is wrong"),
    "a mark in the context": (TWINS.replace("Der Rat beriet.", "Der [[Rat]] beriet."), "mark what is wrong"),
    "a statement twice": (TWINS + "+- number | Die CDU war am Dienstag für [[den]] Plan.\n", "repeated"),
    "a short statement": (TWINS.replace("Die CDU stimmte im [[Rat]] dafür.", "Die [[CDU]] dafür."), "too short"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_of_twins_is_found(tmp_path, fault):
    """What is wrong with a group is told."""
    text, words = FAULTS[fault]
    found = told(tmp_path, text)
    assert any(words in each for each in found)


def test_the_checker_says_where_and_how_many(tmp_path, capsys):
    """A line for each problem with file and line, a sum, and a status that says whether there was one."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TWINS, encoding="utf-8")
    bad.write_text(TWINS.replace("+0 detail", "+0 rumour"), encoding="utf-8")
    assert check_twins.main([str(good)]) == 0
    assert "groups 1, statements 8" in capsys.readouterr().out
    assert check_twins.main([str(good), str(bad)]) == 1
    out = capsys.readouterr().out
    assert f"{bad}:6: unknown kind rumour" in out
    assert "groups 2, statements 16" in out
    assert "problems 1" in out


# ------------------------------------------------------------------ reading the data


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("Die [[CDU]] stimmte [[dafür]].", "Die CDU stimmte dafür.", ((4, 7), (16, 21))),
        ("[[Alles]]", "Alles", ((0, 5),)),
        ("Nichts [daran].", "Nichts [daran].", ()),
    ],
)
def test_marks_become_spans(text, plain, spans):
    """The text without brackets, and where the bracketed words stand in it."""
    assert unmarked(text) == (plain, spans)


PART = """@ Areal | de
P: Die Stadt kauft das Areal.
+ Die Stadt kauft das Areal.
- value_swap | Die Stadt [[verkauft]] das Areal.
0 Die Stadt baut einen [[Turm]].
~ detail | Die Stadt kauft das Areal [[am See]].

@ Brücke | en
P: The bridge is closed.
+ The bridge is closed.
"""
MIRROR = """@ Areal | de
M: Die Stadt verkauft das Areal am See.
L: - + 0 x

@ Brücke | en
M: The bridge is open.
L: - +
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set with groups of all three kinds."""
    for name, text in {
        "pairs/w1/part01.txt": PART,
        "pairs/w1/part01.mir.txt": MIRROR,
        "pairs/second/w1/part01.mir.txt": "@ Areal | de\nM: Die Stadt baut einen Turm.\nL: 00+0\n",
        "twins/w11/part01.txt": TWINS,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def group(folder: Path, start: str) -> Group:
    (found,) = (g for g in load(folder) if g.name.startswith(start))
    return found


def test_all_kinds_of_groups_are_read_in_a_stable_order(folder):
    """Groups with mirrors first, then twins; each with the name of its file and its writer."""
    found = load(folder)
    assert [g.name for g in found] == ["w1/part01/Areal", "w11/part01/Areal am See"]
    assert [(g.writer, g.language) for g in found] == [("w1", "de"), ("w11", "de")]
    assert load(folder) == found


def test_a_group_with_mirrors_has_a_reading_by_each_passage(folder):
    """The passage's own labels with their spans; of mirrors the labels alone, where "wrong" may mean either."""
    found = group(folder, "w1/")
    assert found.passages == (
        "Die Stadt kauft das Areal.",
        "Die Stadt verkauft das Areal am See.",
        "Die Stadt baut einen Turm.",
    )
    kinds = [[r and r.label for r in s.readings] for s in found.statements]
    assert kinds == [
        [SUPPORTED, NOT_SUPPORTED, ABSENT],
        [CONTRADICTED, SUPPORTED, ABSENT],
        [ABSENT, ABSENT, SUPPORTED],
        [ABSENT, None, ABSENT],
    ]
    sold = found.statements[1]
    assert sold.text == "Die Stadt verkauft das Areal."
    assert [sold.text[a:b] for a, b in sold.readings[0].wrong] == ["verkauft"]
    assert sold.readings[1].wrong == ()
    assert found.statements[0].readings[1].wrong is None


def test_mirrors_that_do_not_fit_are_left_out(folder):
    """A group whose mirror has no label for each statement is none; neither is one without a mirror."""
    assert not [g for g in load(folder) if "Brücke" in g.name]
    (folder / "pairs/w1/part01.mir.txt").unlink()
    assert group(folder, "w1/").passages == ("Die Stadt kauft das Areal.", "Die Stadt baut einen Turm.")
    (folder / "pairs/second/w1/part01.mir.txt").unlink()
    assert [g.writer for g in load(folder)] == ["w11"]


def test_twins_have_two_readings_and_context(folder):
    """Signs become labels, marks spans, and what stands before >> the context."""
    found = group(folder, "w11/")
    assert [tuple(r.label for r in s.readings) for s in found.statements] == [
        (SUPPORTED, CONTRADICTED), (SUPPORTED, CONTRADICTED), (SUPPORTED, ABSENT), (SUPPORTED, ABSENT),
        (CONTRADICTED, SUPPORTED), (CONTRADICTED, SUPPORTED), (ABSENT, SUPPORTED), (ABSENT, SUPPORTED),
    ]  # fmt: skip
    last = found.statements[-1]
    assert (last.context, last.text) == ("Der Rat beriet.", "Dabei stimmte die CDU dagegen, wie angekündigt.")
    assert [last.text[a:b] for a, b in last.readings[0].wrong] == ["wie angekündigt"]
    assert last.readings[1].wrong == ()


def test_the_data_in_the_project_are_sound():
    """Every group has a statement that passages read differently, and spans that hold words of their statement."""
    found = load(ROOT / "training/data")
    assert len({g.name for g in found}) == len(found) > 1000
    for g in found:
        assert g.language in ("de", "en")
        assert any(len({r.label == SUPPORTED for r in s.readings if r}) == 2 for s in g.statements), g.name
        for s in g.statements:
            assert len(s.readings) == len(g.passages)
            assert "[[" not in s.text + s.context
            for r in filter(None, s.readings):
                assert all(0 <= a < b <= len(s.text) for a, b in r.wrong or ()), (g.name, s.text)


# ------------------------------------------------------------------ twins made by program

PASSAGE = (
    "Die CDU kam in Altenfeld auf 34 Prozent, das teilte Petra Ohlmert am Dienstag mit."
    " Die SPD erreichte 28 Prozent, obwohl sie am Freitag vorn gelegen hatte."
    " Im Jahr 2019 stimmten 41 Prozent für die CDU, heißt es bei der Auszählung."
    " Gegen die Wertung will Jonas Brettmoser bis 2027 klagen, wie er am Sonntag sagte."
)
FAIR = (
    "Die CDU erreichte in Altenfeld 34 Prozent.",
    "Die SPD kam auf 28 Prozent.",
    "Petra Ohlmert teilte das Ergebnis mit.",
)
WRITTEN = Group(
    "g", "w", "de", (PASSAGE, "Es war anders."),
    tuple(Statement(text, "", "fair", (Reading(SUPPORTED, ()), Reading(ABSENT, None))) for text in FAIR),
)  # fmt: skip
OTHER = Group(
    "o", "w", "de", ("Der Pegel der Ache fiel bei Brackwede um 40 Zentimeter, meldete Hollmann abends.",), ()
)


def test_values_of_one_kind_may_change_places():
    """Parties, shares, years, days and persons, each with its like; not a year with a share."""
    found = {frozenset(pair) for pair in pairs(PASSAGE)}
    wanted = [
        ("CDU", "SPD"),
        ("34", "28"),
        ("2019", "2027"),
        ("Dienstag", "Freitag"),
        ("Ohlmert", "Brettmoser"),
    ]
    assert {frozenset(pair) for pair in wanted} <= found
    assert frozenset(("34", "2019")) not in found


def test_values_in_a_list_stay_where_they_are():
    """What is said of two together is said of each: "CDU und SPD" would be as right the other way round."""
    assert ("CDU", "SPD") not in pairs("Die CDU und die SPD stimmten dafür, am Dienstag kam die FDP hinzu.")


words = st.lists(
    st.sampled_from(["CDU", "CDU-Land", "SPD", "28", "34", "34,5", "und", "Prozent.", "(", ")", ","]), max_size=14
).map(" ".join)  # fmt: skip


@given(
    words,
    st.sampled_from([("CDU", "SPD"), ("28", "34"), ("34", "34,5"), ("CDU", "CDU-Land"), ("CDU-Land", "CDU")]),
)
def test_an_exchange_done_twice_gives_the_text_back(text, pair):
    """Whatever the text, and where one value begins as the other does; the spans hold the exchanged values."""
    swap = exchange(*pair)
    other, spans = swap(text)
    assert swap(other)[0] == text
    assert all(other[a:b] in pair for a, b in spans)
    assert (spans == ()) == (other == text)


@examples(60)
@given(st.integers(0, 10_000), st.sampled_from(["exchanged", "inside", "outside"]))
def test_made_twins_have_four_known_readings(seed, how):
    """Each statement is borne out by one passage and contradicted by the other, and its twin the other way round."""
    rng = random.Random(seed)
    if how == "exchanged":
        made = exchanged(WRITTEN, rng)
    else:
        made = scrambled(WRITTEN, OTHER, rng, foreign=float(how == "outside"))
    if made is None:
        return
    right, wrong = made.statements[::2], made.statements[1::2]
    assert len(made.passages) == 2
    assert made.passages[0] != made.passages[1]
    for one, twin in zip(right, wrong, strict=True):
        assert [r.label for r in one.readings] == [SUPPORTED, CONTRADICTED]
        assert [r.label for r in twin.readings] == [CONTRADICTED, SUPPORTED]
        assert one.readings[0].wrong == twin.readings[1].wrong == ()
        assert len(one.readings[1].wrong) == len(twin.readings[0].wrong) > 0
        rest = [_without(s.text, r.wrong) for s, r in ((one, one.readings[1]), (twin, twin.readings[0]))]
        assert rest[0] == rest[1]


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with a sign for each span."""
    for a, b in reversed(spans):
        text = text[:a] + "#" + text[b:]
    return text


@examples(40)
@given(st.integers(0, 10_000), st.booleans())
def test_scrambled_sentences_stand_in_their_passages(seed, outside):
    """A sentence and its twin are sentences of the one and the other passage, word by word."""
    made = scrambled(WRITTEN, OTHER, random.Random(seed), foreign=float(outside))
    if made is not None:
        for number, s in enumerate(made.statements):
            assert (s.text in made.passages[0], s.text in made.passages[1]) == (
                number % 2 == 0,
                number % 2 == 1,
            )


def test_where_nothing_can_change_places_there_is_no_twin():
    """A passage without two values of one kind gives none."""
    plain = Group("g", "w", "de", ("Es war anders als gedacht, und so blieb es bis heute.",), ())
    assert exchanged(plain, random.Random(1)) is None


def test_the_same_seed_gives_the_same_twins():
    """Nothing but the random numbers handed in decides."""
    assert exchanged(WRITTEN, random.Random(3)) == exchanged(WRITTEN, random.Random(3)) is not None


def test_a_passage_is_its_sentences():
    """Nothing is lost between them, and quotations that end with a full stop end a sentence."""
    found = sentences('Er sagte: „Das geht.“ Dann ging er. "Nein", rief sie! 12 blieben.')
    assert found == ["Er sagte: „Das geht.“", "Dann ging er.", '"Nein", rief sie!', "12 blieben."]


def test_thinned_statements_share_no_more_words_with_the_passage_that_bears_them_out():
    """Where most statements share more with the passage that bears them out, the few others weigh as much."""
    passages = "gelber Wagen brennt lange", "grüner Traktor fährt schnell"
    easy = Statement("gelber Wagen brennt", "", "", (Reading(SUPPORTED, ()), Reading(ABSENT, None)))
    odd = Statement("gelber Wagen brennt", "", "", (Reading(ABSENT, None), Reading(SUPPORTED, ())))
    same = Statement("gelber Wagen", "", "", (Reading(SUPPORTED, ()), Reading(SUPPORTED, ())))
    group = Group("g", "w", "de", passages, (easy, easy, easy, easy, odd, same))
    found = [s.share for s in balanced([group])[0].statements]
    assert found == [0.25, 0.25, 0.25, 0.25, 1.0, 1.0]


# ------------------------------------------------------------------ with torch


@pytest.fixture(scope="module")
def torch() -> Any:
    return pytest.importorskip("torch", reason="the training has an environment of its own")


@pytest.fixture(scope="module")
def tokenizer(torch):
    """A tokeniser that cuts texts into single characters and a few words."""
    from training.vocabulary import tokenizer_of

    letters = sorted({c for text in (PASSAGE, *OTHER.passages, TWINS, LONG) for c in text if c.strip()})
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", *letters, "▁Die", "▁Prozent", "▁CDU", "▁SPD", "▁am"]
    return tokenizer_of((piece, -float(10 - len(piece))) for piece in pieces)


@pytest.fixture
def reader(torch, tokenizer):
    """A small reader with weights by chance."""
    from training.model import Reader

    torch.manual_seed(5)
    return Reader(tokenizer.get_vocab_size(), width=32, layers=2, heads=4, inner=48, epsilon=1e-12).eval()


GROUPS = (
    WRITTEN,
    *(
        Group(f"h{k}", "w", "de", (PASSAGE.replace("34", str(60 + k)), PASSAGE), WRITTEN.statements)
        for k in range(3)
    ),
)


def encoded(tokenizer, seed: int = 1) -> list[Any]:
    from training.samples import encode, samples

    return [encode(tokenizer, s) for s in samples(GROUPS, random.Random(seed))]


def test_samples_hold_both_labels_of_a_statement(torch):
    """In one epoch most statements are sampled by a passage that bears them out and by one that does not."""
    from training.samples import samples

    labels: dict[tuple[int, str], set[bool]] = {}
    for sample in samples(GROUPS, random.Random(1)):
        for statement, reading in sample.statements:
            labels.setdefault((sample.group, statement.text), set()).add(reading.label == SUPPORTED)
    assert sum(len(found) == 2 for found in labels.values()) > len(labels) / 2


def test_marks_of_tokens_are_those_of_the_words(torch, tokenizer):
    """A token is wrong if it touches a wrong word; where words are not known, and for the frame, -1."""
    from training.samples import Sample, encode, encode_statement

    text = "Die SPD kam vorn."
    known, unknown = Reading(CONTRADICTED, ((4, 7),)), Reading(ABSENT, None)
    statement = Statement(text, "", "", (known, unknown))
    found = encode(tokenizer, Sample((PASSAGE,), ((statement, known), (statement, unknown)), 1))
    _, offsets = encode_statement(tokenizer, text)
    wrong = [offsets[i] for i, mark in enumerate(found.marks[0]) if mark == 1]
    assert wrong
    assert all(a < 7 and b > 4 for a, b in wrong)
    assert found.marks[0][0] == found.marks[0][-1] == -1
    assert set(found.marks[1]) == {-1}


def test_every_sample_is_in_one_batch(torch, tokenizer):
    """Batches hold each sample once, no more tokens than allowed, and samples of one group together."""
    from training.samples import _padded, batches

    items = encoded(tokenizer)
    order = batches(items, 3000, random.Random(1))
    assert sorted(i for batch in order for i in batch) == list(range(len(items)))
    groups = [{items[i].names[0][0] for i in batch} for batch in order]
    assert sum(map(len, groups)) == len(set().union(*groups))
    assert all(
        _padded([items[i] for i in batch]) <= 3000 or len({items[i].names[0][0] for i in batch}) == 1
        for batch in order
    )


def test_a_statement_reads_alike_alone_and_in_a_batch(torch, tokenizer, reader):
    """Neither padding nor the statements in the same row nor other passages change a statement's logits and marks."""
    from training.samples import Encoded, collate

    items = encoded(tokenizer)[:4]
    with torch.no_grad():
        together, _ = reader(collate(items).batch)
        alone = [
            reader(collate([Encoded(e.chunks, [ids], [0], [marks])]).batch)[0]
            for e in items for ids, marks in zip(e.statements, e.marks, strict=True)
        ]  # fmt: skip
    assert len(alone) > 6
    assert torch.allclose(together, torch.cat(alone), atol=1e-5)


def test_moving_tokens_into_rows_has_the_gradient_of_indexing(torch, tokenizer, reader, monkeypatch):
    """The gradient by the inverse index is that which indexing has: padding takes and gives none."""
    import training.model
    from training.fit import Schedule, loss_of
    from training.samples import collate

    target = collate(encoded(tokenizer)[:4])

    def gradients() -> list[Any]:
        reader.zero_grad()
        loss_of(*reader(target.batch), target, Schedule(1), 0.5).backward()
        return [p.grad.clone() for p in reader.parameters()]

    found = gradients()
    monkeypatch.setattr(training.model, "_moved", lambda x, index, inverse: x[index])
    for mine, wanted in zip(found, gradients(), strict=True):
        assert torch.allclose(mine, wanted, atol=1e-6)


def test_the_graph_of_the_package_computes_what_was_trained(torch, tokenizer, reader):
    """A passage read once, its states kept, and the statement read against them: the logits of the training."""
    from training.export import Graph
    from training.samples import Encoded, collate, encode_chunk, encode_statement

    chunk = encode_chunk(tokenizer, PASSAGE[:90])
    ids = encode_statement(tokenizer, FAIR[0])[0]
    graph = Graph(reader).eval()
    word = reader.word.weight.data
    rows = graph.words
    reader.word.weight.data = rows.rows.float() * rows.scale  # the words in int8, as in the graph
    one, zero = torch.ones(1, 1, dtype=torch.long), torch.zeros(1, 1, dtype=torch.long)
    with torch.no_grad():
        wanted, _ = reader(collate([Encoded([chunk], [ids], [0], [[-1] * len(ids)])]).batch)
        nothing = torch.zeros(2, 2, 1, 32)
        _, _, states = graph(
            torch.tensor([chunk]),
            torch.arange(len(chunk))[None],
            zero,
            torch.ones(1, len(chunk)),
            nothing,
            torch.zeros(1),
        )
        memory = states[:, :, 0]
        at = torch.arange(256, 256 + len(ids))[None]
        found, _, _ = graph(
            torch.tensor([ids]), at, one, torch.ones(1, len(ids)), memory, torch.ones(len(chunk))
        )
    reader.word.weight.data = word
    assert torch.allclose(found, wanted, atol=1e-4)


def schedule(**changes: Any) -> Any:
    from training.fit import Schedule
    from training.samples import LESSONS

    lessons = tuple(replace(each, steps=1) for each in LESSONS)
    return Schedule(**{"steps": 4, "lessons": lessons, "warm": 1, "decay": 1, "tokens": 3000} | changes)


def test_a_run_trains_and_goes_on_from_its_checkpoint(torch, tokenizer, reader, tmp_path):
    """Weights change, words stay as they were; a run that is done and started again has nothing left to do."""
    from training.fit import fit

    before = {name: value.clone() for name, value in reader.state_dict().items()}
    place = tmp_path / "checkpoint.pt"
    fit(reader, tokenizer, GROUPS, schedule(), place)
    after = {name: value.clone() for name, value in reader.state_dict().items()}
    assert torch.equal(before["word.weight"], after["word.weight"])
    assert not torch.equal(before["head.0.weight"], after["head.0.weight"])
    fit(reader, tokenizer, GROUPS, schedule(), place)
    assert all(torch.equal(value, reader.state_dict()[name]) for name, value in after.items())
    assert torch.load(place, weights_only=True)["step"] == 4
    fit(reader, tokenizer, GROUPS, schedule(steps=5), place)
    assert torch.load(place, weights_only=True)["step"] == 5
    assert not torch.equal(after["head.0.weight"], reader.state_dict()["head.0.weight"])


def test_the_loss_wants_the_right_label_and_the_right_passage(torch, tokenizer):
    """Logits that say what the labels say cost less than those that say the reverse; "wrong, either way" takes both."""
    from training.fit import loss_of
    from training.samples import collate

    target = collate(encoded(tokenizer))
    assert len(target.pairs) > 0
    no_marks = torch.zeros(target.marks.shape)
    right = torch.nn.functional.one_hot(target.labels.clamp(max=2), 3).float() * 4
    good, bad = (loss_of(logits, no_marks, target, schedule(), 0.5).item() for logits in (right, -right))
    assert good < bad
    target.labels[target.labels > 0] = NOT_SUPPORTED
    either = [right.clone(), right.clone()]
    for column, logits in zip((1, 2), either, strict=True):
        logits[target.labels == NOT_SUPPORTED] = 4.0 * torch.eye(3)[column]
    one, other = (loss_of(logits, no_marks, target, schedule(), 0.5).item() for logits in either)
    assert one == pytest.approx(other)


@pytest.mark.filterwarnings("ignore")  # of torch, about ways of export to come
def test_what_was_trained_is_a_reader_of_the_package(torch, tokenizer, reader, tmp_path):
    """Graph, tokeniser and card as the package opens them; int8 stays near to what torch computes."""
    pytest.importorskip("onnx", reason="the export needs it; it is in the environment of the training")
    pytest.importorskip("onnxruntime", reason="the environment of the training may lack it")
    from crosscheck.reader.base import Chunked, Task
    from crosscheck.reader.base import Statement as Read
    from crosscheck.reader.box import BoxReader
    from training import export

    export.write(reader, tokenizer, tmp_path, {"steps": 4})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["reader.json", "reader.onnx", "tokenizer.json"]
    assert export.difference(reader, tmp_path) < 0.05
    card = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    assert (card["layers"], card["width"], card["steps"]) == (2, 32, 4)
    assert card["digest"] == export.digest(tmp_path)
    box = BoxReader(tmp_path)
    assert box.digest == card["digest"]
    (found,) = box.read(
        Chunked("key", (PASSAGE,)), [Task(Read(FAIR[0], "", tuple(range(len(FAIR[0])))), (0,))]
    )
    assert found.supported + found.absent + found.contradicted == pytest.approx(1, abs=0.002)
