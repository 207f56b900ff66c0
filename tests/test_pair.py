"""A claim beside one passage: what stands round a token, what it is matched with, how closely the passage follows."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from one_claim import article, indexed_article

from crosscheck.language import get
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, tokens
from crosscheck.model import Stance
from crosscheck.text.text import Text

DE = get("de")
TEXTS = st.lists(
    st.sampled_from(
        ["Der", "Kran", "am", "Kai", "ist", "gesperrt,", "weil", "17", "Bolzen", "fehlen.", "und"]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)


def row(text: str) -> Row:
    whole = Text(text, DE)
    return Row(whole, tokens(whole))


def pair(claim: str, *passages: str) -> Pair:
    indexed = indexed_article(article(*passages))
    mine = row(claim)
    return Pair(mine, indexed, indexed.windows(mine.tokens)[0], (indexed,), ())


def word(of: Row, text: str) -> Token:
    return next(t for t in of if t.text == text)


@given(TEXTS)
@examples(60)
def test_what_stands_before_and_behind_a_token_is_the_rest_of_the_row(text: str) -> None:
    found = row(text)
    for token in found:
        assert (*found.before(token), token, *found.after(token)) == found.tokens


@given(TEXTS)
@examples(60)
def test_clauses_hold_every_token_once_and_in_order(text: str) -> None:
    found = row(text)
    assert [t for clause in found.clauses for t in clause] == list(found.tokens)
    assert all(token in found.clause(token) for token in found)


@given(TEXTS, TEXTS)
@examples(40)
def test_counterpart_and_origin_are_each_others_way_back(claim: str, passage: str) -> None:
    mine, indexed = row(claim), indexed_article(article(passage))
    for window in indexed.windows(mine.tokens):
        found = Pair(mine, indexed, window, (indexed,), ())
        for token in mine:
            theirs = found.counterpart(token)
            assert theirs is None or found.origin(theirs) == token
            assert 0 <= found.closeness(token) <= 1 + 1e-9


def test_neighbours_are_those_right_beside_a_token() -> None:
    found = row("Der Kran am Kai ist gesperrt")
    kai = word(found, "Kai")
    assert [t.text for t in found.around(kai, 1, 1)] == ["am", "Kai", "ist"]
    assert found.distance(kai, word(found, "Kran")) == -2


def test_the_end_of_a_row_has_no_neighbour() -> None:
    found = row("Der Kran steht")
    assert found.previous(found.tokens[0]) is None
    assert found.next(found.tokens[-1]) is None


def test_a_slot_holds_what_stands_in_the_place_of_a_word() -> None:
    found = pair("Der rote Kran am Kai ist gesperrt.", "Der blaue Kran am Kai ist gesperrt.")
    slot = found.slot(word(found.claim, "rote"))
    assert slot is not None
    assert [t.text for t in slot.passage] == ["blaue"]


@pytest.mark.parametrize(
    "passage, least, most",
    [
        ("Der Kran am Kai von Halmstedt bleibt bis Montag gesperrt.", 0.95, 1.0),
        ("Der Kran im Werk in Sorn ist wieder in Betrieb.", 0.0, 0.6),
    ],
    ids=["the same but for the word", "another statement"],
)
def test_closeness_leaves_out_the_word_it_is_asked_for(passage: str, least: float, most: float) -> None:
    found = pair("Der Kran am Kai von Halmstedt bleibt bis Freitag gesperrt.", passage)
    assert least <= found.closeness(word(found.claim, "Freitag")) <= most


def test_a_clause_is_borne_by_the_clauses_that_have_its_words() -> None:
    found = pair(
        "Der Kran am Kai ist gesperrt.",
        "Die Werft teilte mit, der Kran am Kai sei gesperrt, die Halle nicht.",
    )
    (part, _), *_ = found.bearing(found.claim.clauses[0])
    assert {"Kran", "Kai", "gesperrt"} <= {t.text for t in part}


def test_a_word_occurs_where_a_credited_article_has_it_anywhere() -> None:
    found = pair(
        "Der Kran in Sorn fiel um.", "Der Kran fiel in den Hafen.", "In Sorn regnete es am Abend stark."
    )
    assert found.occurs(word(found.claim, "Sorn"), 0.95)


@pytest.mark.parametrize(("about", "sentences"), [("20", 1), ("Samstag", 2)])
def test_a_sentence_matched_by_its_date_alone_is_evidence_of_findings_on_that_date(
    about: str, sentences: int
) -> None:
    passage = ["Im Stadtpark von Ellwitz kippten 20 Bäume um.", "Der Sturm kam am Samstag mit großer Wucht."]
    found = pair("Zwölf Bäume kippten am Samstag im Stadtpark von Ellwitz um.", " ".join(passage))
    assert found.span.of(found.indexed.text.string) == " ".join(passage)
    shown = found.evidence(Stance.CONTRADICTS, [word(found.passage, about).span])
    assert shown.quote == " ".join(passage[:sentences])
    assert all(shown.span.covers(words.article) for words in shown.pairs)
