"""What an assistant left in a draft, told apart from what people and articles say: a line each in `leftovers.tsv`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import claims, drafts, language, pipeline
from crosscheck.config import Config
from crosscheck.language.leftovers import speaks_to_user
from crosscheck.model import Claim, ClaimKind
from crosscheck.outlets import registry
from crosscheck.text.text import Text

_TABLE = (Path(__file__).parent / "leftovers.tsv").read_text(encoding="utf-8")
ROWS = [tuple(line.split("\t")) for line in _TABLE.splitlines() if line and not line.startswith("#")]


def split(code: str, text: str, name: str = "d.md") -> tuple[Claim, ...]:
    draft = drafts.read(name, text.encode())
    return claims.split(draft, Text.of(draft, language.get(code)))


def findings(text: str) -> list[tuple[str, str]]:
    """What is told of each sentence of a German draft: its text and the rule."""
    report = pipeline.run(
        [drafts.read("d.md", text.encode())], [], Config(language="de", archive="none", reader="none"),
        registry.load(), now=datetime(2026, 10, 12, tzinfo=UTC),
    )  # fmt: skip
    judged = [j for document in report.documents for j in document.judgements]
    return [(j.claim.text, f.rule) for j in judged for f in j.findings if f.rule == "CC506"]


@pytest.mark.parametrize(("code", "what", "text"), ROWS, ids=[row[2][:50] for row in ROWS])
def test_left_overs_and_what_looks_like_them(code: str, what: str, text: str) -> None:
    """Every sentence of a left-over is told as one; of anything else none is."""
    found = [c.reason == claims.LEFTOVER for c in split(code, text)]
    assert found and all(found) if what == "left" else not any(found)


def test_the_table_is_as_large_as_it_has_to_be() -> None:
    """At least sixty of each kind, no sentence twice."""
    kinds = [what for _, what, _ in ROWS]
    assert min(kinds.count("left"), kinds.count("said")) >= 60
    assert len({text for _, _, text in ROWS}) == len(ROWS)


def test_a_left_over_is_an_error_and_no_statement() -> None:
    """CC506 is told of the assistant's sentences, and nothing else of them."""
    text = (
        "# Bahn\n\nGern! Hier ist die gekürzte Meldung:\n\nDie Bahn baut.\n\nStand meiner Daten: Juni 2025.\n"
    )
    told = findings(text)
    assert told == [
        ("Gern!", "CC506"),
        ("Hier ist die gekürzte Meldung:", "CC506"),
        ("Stand meiner Daten: Juni 2025.", "CC506"),
    ]


@pytest.mark.parametrize(
    "form", ["> {}", "    {}", "Der Satz lautet:\n\n{}"], ids=["quote", "code", "announced"]
)
def test_quoted_blocks_are_no_left_overs(form: str) -> None:
    """What a draft sets apart as somebody's words is not the draft's own."""
    assert (
        findings("Ein Bericht.\n\n" + form.format("Gern, hier ist die gekürzte Fassung der Meldung:") + "\n")
        == []
    )


def test_a_line_of_its_own_is_no_heading() -> None:
    """In plain text a short line without a full stop may look like a heading."""
    first, *_ = split(
        "de", "Gern, hier ist die gekürzte Meldung\n\nDie Bahn baut eine Brücke über die Melle.", "d.txt"
    )
    assert first.reason == claims.LEFTOVER


def test_a_programs_mark_is_told_of_a_statement_that_stays_one() -> None:
    """„【4†source】“ is a remnant; the sentence it stands in is checked all the same."""
    text = "Die Bahn baut eine Brücke.【4†source】\n"
    assert [rule for _, rule in findings(text)] == ["CC506"]
    assert split("de", text)[0].kind is ClaimKind.CLAIM


@given(
    st.sampled_from([text for _, what, text in ROWS if what == "left"]),
    st.sampled_from(["„{}“", "“{}”", "»{}«"]),
)
def test_a_quoted_left_over_is_somebodys(text: str, marks: str) -> None:
    """In quotation marks the same words are quoted, unless something in them is still to be filled in."""
    sentence = marks.format(text.strip("„“*> ")) + " stand auf der Seite."
    assert "[" in text or "„" in text or all(c.reason != claims.LEFTOVER for c in split("de", sentence))


@given(
    st.lists(
        st.sampled_from(["Gern", ",", " ", "hier", "ich", "Text", "Wenn du", "[", "]", "a", "!"]),
        max_size=400,
    )
)
def test_any_text_is_read_in_time(words: list[str]) -> None:
    """No input takes long: patterns are linear."""
    speaks_to_user("".join(words))
