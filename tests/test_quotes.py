"""Quotations: where they stand in a text, and the same or nearly the same wording in another."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.language import get
from crosscheck.matching.quotes import Words, changed, find_exact, find_near, words
from crosscheck.text.plain import fold_umlauts
from crosscheck.text.quotations import quotations, within
from crosscheck.text.text import Text


def words_of(text: str) -> Words:
    return words(Text(text, get("de")))


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text)]


MARKS = """
„Das ist offen“, sagte sie. | Das ist offen
„Das ist offen”, sagte sie. | Das ist offen
„Das ist offen", sagte sie. | Das ist offen
“That is open,” she said. | That is open,
"That is open," she said. | That is open,
»Das ist offen«, sagte sie. | Das ist offen
«Das ist offen», sagte sie. | Das ist offen
‚Das ist offen‘, sagte sie. | Das ist offen
‘That is open,’ she said. | That is open,
›Das ist offen‹, sagte sie. | Das ist offen
Sie sagte: „Das ist offen.“ Er ging. | Das ist offen.
„Das“, sagte sie, „ist offen.“ | Das / ist offen.
„Er sagte ‚nein‘ dazu“, sagte sie. | Er sagte ‚nein‘ dazu
“It’s open,” she said. | It’s open,
‘It’s open,’ she said. | It’s open,
Der Rat (die „Alten“) tagt. | Alten
Die 5'-Regel und der 3"-Zoll-Nagel. |
Das ist Hans' Auto und Max' Haus. |
Sie nannte ihn den "Retter". | Retter
Er sagte: „Das ist offen |
Kein Zitat. |
"""


@pytest.mark.parametrize("line", MARKS.strip().splitlines())
def test_quotations_are_found_by_their_marks(line: str) -> None:
    """All the usual marks, nested ones, apostrophes, and marks that close nothing."""
    text, _, wanted = line.partition(" |")
    assert quoted(text) == [w.strip() for w in wanted.split("/") if w.strip()]


def test_the_outer_span_holds_the_marks() -> None:
    """`outer` is the quotation with its marks, `span` without."""
    text = "Er sagte: „Nein.“"
    (found,) = quotations(text)
    assert found.outer.of(text) == "„Nein.“"
    assert found.span.of(text) == "Nein."


def test_only_the_asked_part_is_searched() -> None:
    """Quotations of a part of the text, with offsets into the whole."""
    text = "„Eins“ und „Zwei“"
    from crosscheck.model import Span

    (found,) = within(quotations(text), Span(7, len(text)))
    assert found.span.of(text) == "Zwei"


EXACT = """
Das ist offen | Nun: „Das ist offen“, sagte sie.
das ist offen | Das ist offen.
Das ist, so scheint es, offen | Das ist – so scheint es – offen
It’s open | It's open now
Das  ist offen | Das ist\u00a0offen
"""


@pytest.mark.parametrize("line", EXACT.strip().splitlines())
def test_marks_case_and_space_do_not_part_equal_words(line: str) -> None:
    """Compared are the words, not what stands between them."""
    quote, text = line.split(" | ")
    assert find_exact(words_of(quote), words_of(text)) is not None


DIFFERENT = """
Das ist offen | Das ist nicht offen
Das ist offen | Das ist
Das ist offen | offen ist Das
38 Tote | 3 8 Tote
"""


@pytest.mark.parametrize("line", DIFFERENT.strip().splitlines())
def test_a_word_more_or_less_is_not_the_same(line: str) -> None:
    """Words must stand in a row, all of them."""
    quote, text = line.split(" | ")
    assert find_exact(words_of(quote), words_of(text)) is None


def test_the_nearest_stretch_is_found_with_its_difference() -> None:
    """The likest stretch of the text, and which words differ."""
    quote = words_of("Das ist ein leeres Versprechen")
    text = words_of("Gestern kam er. „Das ist ein langes Versprechen“, sagte er.")
    share, first, last = find_near(quote, text)
    assert text.folded[first : last + 1] == ("das", "ist", "ein", "langes", "versprechen")
    assert 0.8 < share < 1
    (difference,) = changed(quote, text, first, last)
    assert difference.mine.folded == ("leeres",)
    assert difference.theirs.folded == ("langes",)


def test_a_dropped_word_is_a_change() -> None:
    """A word the quotation lacks stands on the text's side alone."""
    quote, text = words_of("wir werden sie öffnen"), words_of("wir werden sie nicht öffnen")
    _, first, last = find_near(quote, text)
    (difference,) = changed(quote, text, first, last)
    assert (difference.mine.folded, difference.theirs.folded) == ((), ("nicht",))


TEXTS = st.text(alphabet="abcäß „“”\"»«‚‘’'.,\n0123-…👍", max_size=80)


@given(text=TEXTS)
@examples(200)
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    """Any text: quotations are inside, in order, do not overlap, and have a mark on either side; one that goes on
    in the next paragraph has one before it, and quotes something."""
    end = 0
    for q in quotations(text):
        assert end <= q.outer.start < q.span.start <= q.span.end <= q.outer.end <= len(text)
        assert q.span.end < q.outer.end or (q.span.start < q.span.end and text[q.span.end] == "\n")
        end = q.outer.end


@given(text=TEXTS)
@examples(100)
def test_words_are_stretches_of_the_text(text: str) -> None:
    """Any text: each word's span is that word, in order."""
    found = words_of(text)
    assert len(found.folded) == len(found.spans)
    for word, span in zip(found.folded, found.spans, strict=True):
        assert fold_umlauts(span.of(text)).replace("’", "'") == word
    assert list(found.spans) == sorted(found.spans)


@given(text=TEXTS, start=st.integers(0, 20), size=st.integers(1, 8))
@examples(100)
def test_a_stretch_of_the_text_is_found_exactly_and_nearly(text: str, start: int, size: int) -> None:
    """Any stretch of a text's words is found in it, and is its own nearest."""
    whole = words_of(text)
    part = words_of(" ".join(whole.folded[start : start + size]))
    if not part.folded:
        return
    where = find_exact(part, whole)
    assert where is not None
    assert whole.folded[where[0] : where[1] + 1] == part.folded
    share, first, last = find_near(part, whole)
    assert share == pytest.approx(1.0)
    assert not changed(part, whole, first, last)


@given(quote=TEXTS, text=TEXTS)
@examples(100)
def test_the_nearest_stretch_lies_in_the_text(quote: str, text: str) -> None:
    """Any two texts: the share is one, the stretch inside."""
    mine, theirs = words_of(f"x {quote}"), words_of(text)
    share, first, last = find_near(mine, theirs)
    assert 0 <= share <= 1
    if share:
        assert 0 <= first <= last < len(theirs.folded)
