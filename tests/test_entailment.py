"""What is laid before the reader: of a sentence what is claimed, of an article the chunks that bear on it."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Sequence
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_claim import NORD, WEST, article, credit, indexed_article
from reader_files import TINY
from report_builder import draft as made_draft

from crosscheck import drafts
from crosscheck.attribution import attribute
from crosscheck.claims import split
from crosscheck.language import get
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle, Sentence
from crosscheck.matching.tokens import Token, tokens
from crosscheck.model import Article, Attribution, Basis, Claim, ClaimKind, Draft, Span, State
from crosscheck.outlets import registry
from crosscheck.reader.base import Chunked, Reading, Statement, Task
from crosscheck.reader.box import BoxReader
from crosscheck.text.text import Text
from crosscheck.verification.entailment import (
    CHUNK_WORDS,
    CLEAR,
    MOST_CHUNKS,
    cut,
    near,
    place,
    read,
    share,
    statement,
)

GERMAN = get("de")


def read_statements(text: str, language: str = "de") -> list[Statement]:
    """The statements of a draft, with its claims and credits as the stages before find them."""
    found = drafts.read("a.txt", text.encode())
    own = get(language)
    whole = Text.of(found, own)
    claims = split(found, whole)
    credits = attribute(found, claims, registry.load(), own)
    before: Claim | None = None
    out = []
    for claim, group in zip(claims, credits, strict=True):
        out.append(statement(whole, claim, before, group))
        before = claim
    return out


# ------------------------------------------------------------------ statements


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("Petra Hollmann trat zurück, wie n-tv.de berichtet.", "Petra Hollmann trat zurück."),
        ("Laut n-tv.de trat Petra Hollmann zurück.", "trat Petra Hollmann zurück."),
        ("Die Brücke bleibt laut einem Bericht des Südkurier bis März zu.", "Die Brücke bleibt bis März zu."),
        ("Petra Hollmann trat zurück n-tv.de.", "Petra Hollmann trat zurück."),
        ("Petra Hollmann trat zurück (n-tv.de).", "Petra Hollmann trat zurück."),
        ("Die Stadt (Amt) kauft das Areal.", "Die Stadt (Amt) kauft das Areal."),
    ],
)
def test_the_words_of_the_credit_are_left_out(sentence, claimed):
    """What names the source is not claimed, nor the comma or bracket that joins it to the claim."""
    (found,) = read_statements(sentence)
    assert found.text == claimed


def test_a_link_on_the_claim_is_left_in():
    """A credit that is a link on the very words that are claimed takes none of them away."""
    text = made_draft("Die Brücke bleibt bis März gesperrt.")
    span = text.blocks[0].span
    claim = Claim("c1", span, span.of(text.text), ClaimKind.CLAIM, 0)
    link = Attribution(NORD, "nordblatt.example", "", Span(4, 20), Basis.EXPLICIT, "link")
    assert statement(Text.of(text, GERMAN), claim, None, [link]).text == claim.text


@pytest.mark.parametrize(
    ("language", "first", "second", "points"),
    [
        ("de", "Petra Hollmann trat zurück.", "Sie war seit 2019 im Amt.", True),
        ("de", "Petra Hollmann trat zurück.", "Am Montag war ihr Büro leer.", True),
        ("de", "Petra Hollmann trat zurück.", "Die Brücke bleibt bis März zu.", False),
        (
            "de",
            "Petra Hollmann trat zurück.",
            "Die Stadt kauft das Areal am See, obwohl sie sparen will.",
            False,
        ),
        ("en", "The mayor resigned.", "He had been in office since 2019.", True),
        ("en", "The mayor resigned.", "The bridge stays closed until March.", False),
    ],
)
def test_the_sentence_before_goes_with_what_points_back(language, first, second, points):
    """Only a sentence that opens with a word for something before needs the one before."""
    _, found = read_statements(f"{first} {second}", language)
    assert found.text == second
    assert found.context == (first if points else "")


def test_a_heading_before_is_no_context():
    """What points back to a heading goes alone: headings claim nothing."""
    text = made_draft("Rücktritt im Amt", "Sie war seit 2019 im Amt.")
    kinds = (ClaimKind.HEADING, ClaimKind.CLAIM)
    spans = [block.span for block in text.blocks]
    before, claim = (
        Claim(f"c{k}", s, s.of(text.text), kind, k)
        for k, (s, kind) in enumerate(zip(spans, kinds, strict=True))
    )
    assert statement(Text.of(text, GERMAN), claim, before, []).context == ""


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.text(alphabet="abÄ ,.(–)🙂\u00a0", min_size=60, max_size=60), spans, st.lists(spans, max_size=3))
def test_places_lead_back_to_the_draft(text, where, credits):
    """Every character of a statement stands at its place in the draft, in order, in the claim and in no credit."""
    found = made_draft(text)
    claim = Claim("c1", where, where.of(text), ClaimKind.CLAIM, 0)
    named = [Attribution(NORD, "", "", span, Basis.EXPLICIT, "cue") for span in credits]
    made = statement(Text.of(found, GERMAN), claim, None, named)
    assert made.text == "".join(found.text[place] for place in made.places)
    assert list(made.places) == sorted(set(made.places))
    assert all(where.start <= place < where.end for place in made.places)
    assert not any(
        span.start <= place < span.end for place in made.places for span in credits if span.overlaps(where)
    )


@given(st.integers(0, 22), st.integers(1, 23))
def test_a_stretch_of_the_statement_is_one_of_the_draft(start, size):
    """The span of a mark begins and ends at the draft's characters that the mark begins and ends with."""
    (made,) = read_statements("Laut n-tv.de trat Petra Hollmann zurück.")
    end = min(start + size, len(made.text))
    found = place(made, start, end)
    whole = "Laut n-tv.de trat Petra Hollmann zurück."
    assert whole[found.start : found.end] == made.text[start:end]


# ------------------------------------------------------------------ chunks

LINE = "Die Stadt Altenfeld kauft im nächsten Jahr das Areal am See und baut dort Wohnungen für Familien."


def words_of(text: str, language: str = "de") -> tuple[Token, ...]:
    return tokens(Text(text, get(language)))


def indexed(*passages: str) -> IndexedArticle:
    return indexed_article(article(*passages))


def test_chunks_hold_the_article_in_whole_sentences():
    """No sentence is cut or lost, none stands in two chunks, and a chunk has no more words than it may."""
    found = indexed(*(f"{LINE} Zeile {k}. " * 3 for k in range(20)))
    made = cut(found)
    assert " ".join(made.chunked.chunks) == " ".join(s.span.of(found.article.text) for s in found.sentences)
    assert len(made.chunked.chunks) > 5
    assert all(len(chunk.split()) <= CHUNK_WORDS for chunk in made.chunked.chunks)
    assert len(made.chunk_of) == len(found.sentences)


def test_a_sentence_longer_than_a_chunk_is_one_by_itself():
    """A sentence without end is not cut here: how much of it is read is the reader's business."""
    long = "Die Stadt kauft " + "das Areal und " * 200 + "den See."
    chunks = cut(indexed(LINE, long, LINE)).chunked.chunks
    assert chunks == (LINE, long, LINE)


def test_an_article_without_text_has_no_chunks():
    """Nothing to read: no chunks, and none to read against."""
    empty = indexed()
    assert cut(empty).chunked.chunks == ()
    assert near(empty, words_of(LINE)) == ()


def test_a_short_article_is_read_whole():
    """Up to so many chunks a statement is read against all of them, whatever it shares with them."""
    found = indexed(*(f"{LINE} " * 6 for _ in range(MOST_CHUNKS)))
    assert len(cut(found).chunked.chunks) == MOST_CHUNKS
    assert near(found, words_of("Petra Hollmann trat zurück.")) == tuple(range(MOST_CHUNKS))


def test_of_a_long_article_the_nearest_chunks_are_read_in_order():
    """The chunks that hold the statement's words are among those chosen, which stand in the order of the text."""
    passages = [f"{LINE} " * 6 for _ in range(30)]
    passages[4] += " Petra Hollmann leitet das Straßenbauamt."
    passages[27] += " Die Amtsleiterin Hollmann trat am Dienstag zurück."
    found = indexed(*passages)
    chosen = near(found, words_of("Petra Hollmann trat zurück."))
    assert len(chosen) == MOST_CHUNKS
    assert list(chosen) == sorted(set(chosen))
    held = [cut(found).chunked.chunks[n] for n in chosen]
    assert sum("Hollmann" in chunk for chunk in held) == 2


class Endless(IndexedArticle):
    """An article of very many sentences without the work of taking all their words apart."""

    def __init__(self, text: Article, size: int) -> None:
        self.article, self.text, self.taken_back, self.views = text, Text.of(text, GERMAN), (), {}
        self.sentences = tuple(
            Sentence(Span(k, k + size), (), 0, False) for k in range(0, len(text.text), size + 1)
        )

    def grid(self, claim: Sequence[Token]) -> list[dict[int, tuple[float, Token]]]:
        return [{len(self.sentences) // (k + 2): (1.0, token)} for k, token in enumerate(claim)]


class Noting:
    """A reader that keeps what it was asked, and bears everything out with one probability."""

    name, digest, calibration = "noting", "0" * 64, None

    def __init__(self, supported: float = 0.2) -> None:
        self.asked: list[tuple[Chunked, Task]] = []
        self.supported = supported

    def read(self, article: Chunked, tasks: Sequence[Task]) -> list[Reading]:
        self.asked += [(article, task) for task in tasks]
        return [Reading(self.supported, 1 - self.supported, 0.0) for _ in tasks]


def comparison(
    text: str, credited: Sequence[IndexedArticle], others: Sequence[IndexedArticle] = ()
) -> tuple[Draft, Comparison]:
    found = drafts.read("a.txt", text.encode())
    whole = Text.of(found, GERMAN)
    (claim,) = split(found, whole)
    return found, Comparison(whole, claim, credit(NORD), tokens(whole), credited, others)


def laid(
    text: str, credited: Sequence[IndexedArticle], others: Sequence[IndexedArticle] = ()
) -> tuple[Comparison, Statement]:
    _, made = comparison(text, credited, others)
    return made, statement(made.text, made.claim, None, ())


def test_of_an_article_of_a_million_words_a_few_chunks_are_read():
    """The model sees the chunks that are chosen and no others; the choice takes seconds and little memory."""
    whole = Article(
        NORD,
        "https://nordblatt.example/1.html",
        State.FULL,
        text="".join(f"{k:06} {LINE} " for k in range(60_000)),
    )
    endless = Endless(whole, len(LINE) + 7)
    assert len(whole.text.split()) > 1_000_000
    claim = words_of("Petra Hollmann trat am Dienstag vor der Presse zurück.")
    tracemalloc.start()
    started = time.process_time()
    chosen = near(endless, claim)
    took, (_, most) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(chosen) == MOST_CHUNKS
    assert took < 10
    assert most < 8 * len(whole.text)
    reader = BoxReader(TINY)
    text = "Petra Hollmann trat zurück."
    with mock.patch.object(reader, "_passage", side_effect=reader._passage) as passages:
        reader.read(cut(endless).chunked, [Task(Statement(text, "", tuple(range(len(text)))), chosen)])
    assert passages.call_count == MOST_CHUNKS


# ------------------------------------------------------------------ reading


def test_what_is_asked_and_what_is_kept():
    """Each statement is read against the article it is credited to, and the comparison keeps the reading."""
    source = indexed(LINE)
    asked = [laid("Die Stadt kauft das Areal.", [source]), laid("Die Stadt baut Wohnungen.", [source])]
    reader = Noting()
    read(reader, asked)
    assert [task.statement.text for _, task in reader.asked] == [
        "Die Stadt kauft das Areal.",
        "Die Stadt baut Wohnungen.",
    ]
    assert {chunked.chunks for chunked, _ in reader.asked} == {(LINE,)}
    for each, made in asked:
        assert each.readings([source]) == [(source, Reading(0.2, 0.8, 0.0))]
        assert (each.statement, each.reader) == (made, reader)


@pytest.mark.parametrize(("supported", "times"), [(CLEAR - 0.01, 2), (CLEAR, 1)])
def test_other_articles_are_read_where_the_credited_ones_leave_doubt(supported, times):
    """What its own source clearly bears out is not looked for elsewhere."""
    own, other = indexed(LINE), indexed_article(article("Anderswo steht es auch.", outlet=WEST))
    reader = Noting(supported)
    read(reader, [laid("Die Stadt kauft das Areal.", [own], [other])])
    assert len(reader.asked) == times


def test_nothing_is_asked_of_an_empty_article():
    """Neither of an article without text nor for a statement that is all credit."""
    reader = Noting()
    held, made = laid("Die Stadt kauft das Areal.", [indexed()])
    read(reader, [(held, made)])
    full, _ = laid("Die Stadt kauft das Areal.", [indexed(LINE)])
    read(reader, [(full, Statement("", "", ()))])
    assert reader.asked == []
    assert held.readings(held.credited_articles) == []


def test_a_part_shares_what_its_sentence_was_read_as():
    """The reader reads sentences whole; their parts have the same readings."""
    source = indexed(LINE)
    whole, made = laid("Die Stadt kauft das Areal.", [source])
    _, part = comparison("Die Stadt kauft.", [source])
    read(Noting(), [(whole, made)])
    share(whole, part)
    assert part.readings([source]) == whole.readings([source]) != []
    assert part.statement == made
