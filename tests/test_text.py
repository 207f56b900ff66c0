"""The value that carries a text with what is read of it, and the two views of its clauses."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from one_claim import article, moment

from crosscheck.language import get
from crosscheck.matching.quotes import words
from crosscheck.matching.tokens import tokens
from crosscheck.model import Span
from crosscheck.text.clauses import masked, pieces, runs
from crosscheck.text.sentences import sentences
from crosscheck.text.text import Text

DE = get("de")
SAID = "Der Kai bleibt zu, sagte Ilka Brand. „Wir bauen ab Juni“, so Brand, und die Fähre „Tjark“ legt nebenan an."
prose = st.text(alphabet=st.sampled_from("abÄ .,;:!?„“\"'()–3 \n"), max_size=80)


@pytest.mark.parametrize("read", [Text.sentences, tokens, words])
def test_what_is_read_of_a_text_is_read_once(read):
    """The same part gives the very same value, another part another."""
    text = Text(SAID, DE)
    assert read(text, Span(0, 36)) is read(text, Span(0, 36))
    assert read(text, Span(0, 36)) != read(text, Span(37, len(SAID)))


def test_texts_keep_nothing_for_each_other():
    """A text with other words, or of another day, is read anew."""
    text = Text("Am Montag schließt der Kai.", DE, moment("2026-03-10"))
    (_, before, *_), (_, after, *_) = tokens(text), tokens(replace(text, published=moment("2026-05-01")))
    assert before.value != after.value
    assert [t.text for t in tokens(replace(text, string="Der Kai"))] == ["Der", "Kai"]


def test_the_text_of_an_article_has_its_day_and_the_drafts_language():
    """Its own dates count from its own day; it is read in the language it is compared in."""
    found = article("Der Kai bleibt zu.", published="2026-03-09")
    text = Text.of(found, get("en"))
    assert (text.string, text.published, text.language.code) == (found.text, found.published, "en")


def test_an_empty_part_has_no_words():
    """„“ quotes nothing, and not the whole text."""
    assert tokens(Text(SAID, DE), Span(5, 5)) == ()
    assert len(words(Text(SAID, DE), Span(5, 5))) == 0


def test_of_a_quotation_the_part_in_a_span():
    """What begins before a span or ends after it is cut at its borders; what lies outside is left out."""
    text = Text(SAID, DE)
    first = text.quotations[0]
    middle = Span(first.span.start + 4, first.span.end - 3)
    (part,) = text.quotations_in(middle)
    assert part.span == middle
    assert text.quotations_in(Span(0, 30)) == ()


@given(prose, st.integers(0, 40), st.integers(0, 40))
@examples(100)
def test_a_text_reads_what_its_readers_read(string, start, size):
    """Any text: keeping a result changes none, for any part of it."""
    text, span = Text(string, DE), Span(min(start, len(string)), min(start + size, len(string)))
    assert list(text.sentences(span)) == list(sentences(string, span, DE.segmentation))
    assert all(span.start <= t.span.start and t.span.end <= span.end for t in tokens(text, span))


@given(prose)
@examples(100)
def test_every_word_stands_in_one_run(string):
    """Any text: the runs of its words follow one another, and leave no word out."""
    found = tokens(Text(string, DE))
    assert [k for run in runs(string, found, DE.logic.joints) for k in run] == list(range(len(found)))


@given(prose)
@examples(100)
def test_clauses_by_verbs_stand_in_order_and_apart(string):
    """Any sentence: its pieces do not overlap, and their words are words of the sentence."""
    shown = masked(string)
    found = pieces(shown, DE.clauses)
    assert len(shown) == len(string)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(word in string[piece.start : piece.end] for piece in found for word in piece.words)


def test_brackets_part_words_and_not_statements():
    """„(in Moorstett)“ is a run of its own for a number or a „nicht“, and no clause of the sentence."""
    text = Text("Die Werft (in Moorstett) baut nicht mehr", DE)
    found = tokens(text)
    shown = [[found[k].text for k in run] for run in runs(text.string, found, DE.logic.joints)]
    assert shown == [["Die", "Werft"], ["in", "Moorstett"], ["baut", "nicht", "mehr"]]
    assert len(pieces(masked(text.string), DE.clauses)) == 1
