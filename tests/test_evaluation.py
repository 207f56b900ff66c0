"""Evaluation on labelled pairs: rows in, figures out."""

from __future__ import annotations

import io
import itertools
import json
import subprocess
import sys

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import evaluation
from crosscheck.cli import main
from crosscheck.evaluation.figures import Tally, area
from crosscheck.evaluation.rows import PairRow, RowError, parse, read
from crosscheck.evaluation.scoring import Outcome, compare, evaluate_row
from crosscheck.model import Verdict

SOURCE = [
    "Im Hafen von Norderlahn ist am Montag ein Speicher ausgebrannt.",
    "",
    "Die Feuerwehr rückte mit 120 Kräften an. Verletzt wurde niemand.",
    "Bürgermeisterin Hella Brandt sprach von einem schwarzen Tag für die Stadt.",
    "Den Schaden schätzt die Reederei Vossmann auf 3,5 Millionen Euro.",
]
ROW = {
    "id": "r1",
    "lang": "de",
    "claim": "Die Reederei Vossmann schätzt den Schaden auf 3,5 Millionen Euro.",
    "source": SOURCE,
    "label": "supported",
    "evidence": [[4]],
}


def row(**changes: object) -> PairRow:
    return parse(json.dumps(ROW | changes).encode(), "rows.jsonl, line 1")


def lines(*rows: dict) -> bytes:
    return "\n".join(json.dumps(r) for r in rows).encode()


# ------------------------------------------------------------------ reading rows


def test_given_sentences_are_kept_apart():
    """Evidence counts the row's own sentences, empty ones and those with two sentences in one included."""
    comparison, origin = compare(row())
    texts = [
        s.span.of(comparison.credited_articles[0].article.text)
        for s in comparison.credited_articles[0].sentences
    ]
    assert list(origin) == [0, 2, 2, 3, 4]
    assert all(text in SOURCE[index] for text, index in zip(texts, origin, strict=True))


def test_windows_run_over_given_sentences():
    """A claim drawn from two neighbouring given sentences has one passage that holds both."""
    claim = "Brandt sprach von einem schwarzen Tag, die Reederei Vossmann von 3,5 Millionen Euro Schaden."
    comparison, origin = compare(row(claim=claim))
    window = comparison.credited[0].window
    assert {origin[n] for n in range(window.first, window.last + 1)} >= {3, 4}


def test_running_text_is_split_by_the_tool():
    """A row with source_text has the tool's sentences, across paragraphs."""
    text = "Ein Satz über Norderlahn. Noch einer.\n\nEin dritter über den\nHafen."
    comparison, origin = compare(row(source=None, source_text=text, evidence=None))
    assert list(origin) == [0, 1, 2]
    assert comparison.credited_articles[0].article.text.endswith("Ein dritter über den Hafen.")


def test_first_evidence_is_the_sentence_that_bears_the_claim():
    """Of a passage of several sentences the one with most of the claim's weight comes first."""
    assert evaluate_row(row()).evidence[0] == 4


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"claim": None}, "'claim' must be text, not null"),
        ({"claim": ""}, "'claim' must not be empty"),
        ({"claim": 7}, "'claim' must be text, not a whole number"),
        ({"id": None}, "'id' must be"),
        ({"lang": "xx"}, "'lang' is 'xx', a language"),
        ({"label": "suported"}, "'label' has the unknown value 'suported'"),
        ({"label": True}, "'label' must be text, not true or false"),
        ({"source": "Ein Text."}, "'source' must be a list of texts"),
        ({"source": [1]}, "'source' must be a list of texts"),
        ({"source": [" "]}, "'source' holds no text"),
        ({"source": None}, "neither 'source' nor 'source_text'"),
        ({"source": None, "source_text": "Ein Text."}, "'evidence' needs 'source'"),
        ({"evidence": [4]}, "'evidence' must be a list of lists of whole numbers"),
        ({"evidence": [[True]]}, "'evidence' must be a list of lists of whole numbers"),
        ({"evidence": [[5]]}, "'evidence' names sentence 5"),
        ({"evidence": [[-1]]}, "'evidence' names sentence -1"),
    ],
)
def test_a_row_that_means_nothing_is_an_error_with_its_place(changes, said):
    """Each slip is named, with file and line, and what a row looks like."""
    with pytest.raises(RowError) as caught:
        row(**changes)
    assert said in caught.value.message
    assert caught.value.message.startswith("rows.jsonl, line 1:")
    assert caught.value.hint


@pytest.mark.parametrize("line", [b"{", b"[]", b'"x"', b"\xff", b"[" * 100_000, b"NaN"])
def test_a_line_that_is_no_object_is_an_error(line):
    """Broken JSON, other JSON and other encodings are errors of the row."""
    with pytest.raises(RowError, match="line 9"):
        parse(line, "x, line 9")


def test_the_misspelt_label_is_told_the_nearest():
    """The hint names what was probably meant."""
    with pytest.raises(RowError) as caught:
        row(label="suported")
    assert "supported" in caught.value.hint


def test_lines_are_counted_with_empty_ones():
    """The line number in an error is the one an editor shows; a byte order mark does no harm."""
    data = b"\xef\xbb\xbf" + lines(ROW) + b"\n\n{}\n"
    found = read(io.BytesIO(data), "f")
    assert next(found).id == "r1"
    with pytest.raises(RowError, match="f, line 3"):
        next(found)


def test_a_line_without_end_does_not_fill_the_memory(monkeypatch):
    """A line longer than the limit is refused before it is read whole."""
    monkeypatch.setattr("crosscheck.evaluation.rows.LONGEST_LINE", 50)
    with pytest.raises(RowError, match="line 1: longer than"):
        next(read(io.BytesIO(b"x" * 10_000), "f"))


def test_rows_are_read_one_at_a_time():
    """The second row is not touched before the first is done."""
    stream = io.BytesIO(lines(ROW) + b"\n" + b" " * 200_000)
    next(read(stream, "f"))
    assert stream.tell() < 10_000


@examples(60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(ROW)), inner, max_size=6)
        ),
        max_leaves=8,
    )
)
def test_no_json_breaks_the_reader(value):
    """Whatever JSON a line holds: a row or a RowError."""
    told = ""
    try:
        parse(json.dumps(value).encode(), "f")
    except RowError as exc:
        told = exc.message
    assert not told or told.startswith("f: ")


# ------------------------------------------------------------------ scores and figures


def test_a_wrong_number_scores_below_the_right_one():
    """End to end: the claim with another sum is not supported and scores lower."""
    right, wrong = evaluate_row(row()), evaluate_row(row(claim=ROW["claim"].replace("3,5", "8,5")))
    assert right.verdict is Verdict.SUPPORTED
    assert wrong.verdict is Verdict.CONTRADICTED
    assert "number-mismatch" in wrong.rules
    assert wrong.score < right.score


@examples(100)
@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=30))
def test_area_counts_all_pairs(scored):
    """The area equals the share of pairs won, ties half."""
    low = [s for s, high in scored if not high]
    high = [s for s, is_high in scored if is_high]
    wins = sum((h > x) + (h == x) / 2 for h in high for x in low)
    expected = round(wins / (len(low) * len(high)), 4) if low and high else None
    counts = [{v: values.count(v) for v in values} for values in (low, high)]
    assert area(*counts) == expected


def told(label: str | None, verdict: Verdict, value: float = 0.5, evidence=(), gold=None) -> Tally:
    tally = Tally()
    tally.add(row(label=label, evidence=gold), Outcome(verdict, value, tuple(evidence), ()), 0.5)
    return tally


def test_balanced_accuracy_takes_supported_against_all_else():
    """Partial is no support; which other verdict a row got does not matter, but counts in recall."""
    tally = Tally()
    for label, verdict in [
        ("supported", Verdict.SUPPORTED),
        ("supported", Verdict.PARTIAL),
        ("partial", Verdict.CONTRADICTED),
        ("partial", Verdict.SUPPORTED),
        ("unsupported", Verdict.UNSUPPORTED),
        ("contradicted", Verdict.UNSUPPORTED),
    ]:
        tally.add(row(label=label), Outcome(verdict, 0.5, (), ()), 0.0)
    figures = tally.figures()
    assert figures.balanced_accuracy == round((1 / 2 + 3 / 4) / 2, 4)
    assert figures.recall == {"supported": 0.5, "partial": 0.0, "unsupported": 1.0, "contradicted": 0.0}
    assert figures.confusion["partial"] == {"supported": 1, "contradicted": 1}


def test_one_class_alone_has_no_accuracy():
    """Without rows of both classes nothing is claimed."""
    figures = told("supported", Verdict.SUPPORTED).figures()
    assert (figures.balanced_accuracy, figures.auc) == (None, None)


@pytest.mark.parametrize(
    ("given_indexes", "gold", "hits"),
    [
        ((4, 1, 0), [[0, 2], [4]], (1.0, 1.0)),
        ((1, 0, 3), [[3]], (0.0, 1.0)),
        ((0, 1, 2, 3), [[3]], (0.0, 0.0)),
        ((0,), [[]], (None, None)),
        ((0,), None, (None, None)),
    ],
)
def test_hits_are_any_sentence_of_any_set(given_indexes, gold, hits):
    """A hit is one sentence of one alternative; rows with nothing to hit do not count."""
    figures = told(None, Verdict.SUPPORTED, evidence=given_indexes, gold=gold).figures()
    assert (figures.hit_at_1, figures.hit_at_3) == hits
    assert (figures.n, figures.labelled) == (1, 0)


def test_time_is_that_of_judging():
    """Seconds per thousand rows follow from the clock around each row."""
    ticks = itertools.count(0.0, 0.25)
    figures = evaluation.evaluate([row(), row()], lambda: next(ticks))
    assert figures.seconds_per_1000 == 250.0


# ------------------------------------------------------------------ the command


@pytest.fixture
def rows_file(tmp_path):
    wrong = ROW | {"id": "r2", "claim": ROW["claim"].replace("3,5", "8,5"), "label": "contradicted"}
    path = tmp_path / "rows.jsonl"
    path.write_bytes(lines(ROW, wrong, ROW | {"id": 3, "label": None}))
    return path


def test_json_has_the_agreed_keys(rows_file, capsysbinary):
    """The figures come under the keys that scripts rely on."""
    assert main(["evaluate", str(rows_file), "--output-format", "json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["n"] == 3
    assert found["balanced_accuracy"] == found["auc"] == 1.0
    assert found["recall"] == {"supported": 1.0, "contradicted": 1.0}
    assert found["hit_at_1"] == found["hit_at_3"] == 1.0
    assert found["seconds_per_1000"] > 0


def test_full_names_what_was_measured(rows_file, capsysbinary):
    """The default output is a table for readers."""
    assert main(["evaluate", str(rows_file)]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "balanced accuracy       1.000" in out
    assert "evidence hit@3          1.000" in out


def test_rows_are_written_one_a_line(rows_file, tmp_path):
    """--rows writes what became of every row, in order."""
    out = tmp_path / "out.jsonl"
    assert main(["evaluate", str(rows_file), "--rows", str(out)]) == 0
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [w["id"] for w in written] == ["r1", "r2", "3"]
    assert [w["verdict"] for w in written] == ["supported", "contradicted", "supported"]
    assert written[1]["rules"] == ["number-mismatch"]
    assert written[0]["evidence"][0] == 4
    assert set(written[0]) == {"id", "verdict", "score", "evidence", "rules"}


def test_a_bad_row_ends_with_status_2_and_leaves_no_rows(rows_file, tmp_path, capsys):
    """File and line are named, and a half-written file of rows does not stay."""
    out = tmp_path / "out.jsonl"
    with rows_file.open("ab") as file:
        file.write(b'\n{"id": "x"}\n')
    assert main(["evaluate", str(rows_file), "--rows", str(out)]) == 2
    assert f"{rows_file}, line 4: 'lang' is missing" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == [rows_file.name]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["nowhere.jsonl"], "nowhere.jsonl: cannot be read"),
        (["."], "cannot be read"),
        (["rows.jsonl", "--rows", "rows.jsonl"], "is the file to evaluate"),
        (["rows.jsonl", "--rows", "no/such/folder.jsonl"], "could not be written"),
        (["rows.jsonl", "--output-format", "jsn"], "unknown output format 'jsn'"),
        (["empty.jsonl"], "holds no rows"),
    ],
)
def test_wrong_use_ends_with_status_2(rows_file, tmp_path, monkeypatch, capsys, argv, said):
    """What a user can get wrong is said, without a traceback."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.jsonl").write_text("\n")
    assert main(["evaluate", *argv]) == 2
    assert said in capsys.readouterr().err
    assert json.loads(rows_file.read_text().splitlines()[0])["id"] == "r1"


def test_rows_can_be_piped_in(rows_file):
    """- reads standard input, and every byte but the time is the same under other hash seeds."""
    outputs = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "crosscheck", "evaluate", "-", "--output-format", "json"],
            input=rows_file.read_bytes(), capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        )  # fmt: skip
        figures = json.loads(done.stdout)
        figures.pop("seconds_per_1000")
        outputs.append(figures)
    assert outputs[0] == outputs[1]
