"""Turns of phrase that credit a publisher, and those that look like it and do not: one line each in `cues/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crosscheck import attribution, claims, drafts, language
from crosscheck.model import Attribution, Basis, Draft
from crosscheck.outlets import registry
from crosscheck.text.plain import plain
from crosscheck.text.text import Text


def rows(name: str) -> list[tuple[str, ...]]:
    """The lines of a table; „\\u00ad“ stands for the character of that number."""
    text = (Path(__file__).parent / "cues" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [
        tuple(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), line).split("\t")) for line in lines
    ]


CREDITS = rows("credits.tsv")
NO_CREDITS = rows("no_credits.tsv")


def read(code: str, text: str) -> tuple[Draft, list[Attribution]]:
    """A short text and everything credited in it, with nobody having declared its sources."""
    draft = drafts.read("draft.md" if "](" in text else "draft.txt", text.encode())
    rules = language.get(code)
    found = claims.split(draft, Text.of(draft, rules))
    return draft, [
        a for each in attribution.attribute(draft, found, registry.load(), rules) for a in each.attributions
    ]


@pytest.mark.parametrize(
    ("code", "turn", "text", "expected"), CREDITS, ids=[f"{row[0]}: {row[1]}" for row in CREDITS]
)
def test_turn_credits(code: str, turn: str, text: str, expected: str) -> None:
    """The turn credits exactly these publishers."""
    _, credits = read(code, text)
    assert {a.domain for a in credits} == set(expected.split("|")), turn


@pytest.mark.parametrize(
    ("code", "what", "text"), NO_CREDITS, ids=[f"{row[0]}: {row[1]}" for row in NO_CREDITS]
)
def test_no_credit(code: str, what: str, text: str) -> None:
    """A publisher that is the news, an everyday word, an agency: nobody is credited."""
    _, credits = read(code, text)
    assert credits == [], what


def test_the_tables_are_as_large_as_they_have_to_be() -> None:
    """At least 150 turns, and at least 40 that are none; no sentence twice."""
    assert len(CREDITS) >= 150
    assert len(NO_CREDITS) >= 40
    sentences = [row[2] for row in (*CREDITS, *NO_CREDITS)]
    assert len(sentences) == len(set(sentences))


def test_a_cue_is_shown_at_its_place() -> None:
    """A credit's cue is the text at its span; an explicit one holds the name as a reader sees it."""
    for code, turn, text, _ in CREDITS:
        draft, credits = read(code, text)
        for credit in credits:
            assert credit.cue_span.of(draft.text) == credit.cue, turn
            if credit.basis is Basis.EXPLICIT:
                assert credit.as_written.casefold()[:4] in plain(credit.cue).text.casefold(), turn
