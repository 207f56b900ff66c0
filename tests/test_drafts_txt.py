"""Plain text: which lines make a paragraph, and which of them are headings, items and notes."""

from __future__ import annotations

import textwrap

import pytest

from crosscheck.drafts import read
from crosscheck.model import Span
from crosscheck.text.plain import plain

LONG = (
    "Der Stadtrat von Wiesenbrück hat am Montagabend nach langer Debatte beschlossen, die alte Mühle "
    "am Fluss zu sanieren, wie suedkurier.de berichtet. Die Kosten werden auf vier Millionen Euro geschätzt."
)
OTHER = (
    "Die Opposition kritisiert den Beschluss als übereilt und verlangt eine neue Abstimmung im Herbst. "
    "Ein Gutachten, das die Verwaltung in Auftrag gegeben hat, soll bis Ende August vorliegen n-tv.de."
)


def shape(source):
    draft = read("a.txt", source.encode())
    return [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks]


def wrapped(text, width=72):
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False))


PLAIN = [("heading", "Streit um die Mühle"), ("paragraph", LONG), ("paragraph", OTHER)]


@pytest.mark.parametrize(
    "source",
    [
        f"Streit um die Mühle\n\n{LONG}\n\n{OTHER}\n",
        f"Streit um die Mühle\n{LONG}\n{OTHER}",
        f"Streit um die Mühle\n{LONG}\n\n{OTHER}",
        f"\n\n\nStreit um die Mühle\n \t\n\n{LONG}\n\n\n\n{OTHER}\n\n",
        f"Streit um die Mühle\n\n{wrapped(LONG)}\n\n{wrapped(OTHER)}",
        f"Streit um die Mühle\n{wrapped(LONG)}\n\n{wrapped(OTHER)}",
        f"Streit um die Mühle\n{wrapped(LONG)}\n{wrapped(OTHER)}",
        f"Streit um die Mühle\n\n{wrapped(LONG, 60)}\n\n{wrapped(OTHER, 60)}",
        f"Streit um die Mühle\n===================\n\n{LONG}\n\n* * *\n\n{OTHER}",
        f"Streit um die Mühle\n\n{textwrap.indent(wrapped(LONG), '  ')}\n\n{wrapped(OTHER)}",
        f"Streit um die Mühle\n\n  {wrapped(LONG, 70)}\n  {wrapped(OTHER, 70)}",
    ],
    ids=[
        "blank lines",
        "every line a paragraph",
        "heading right above, then a blank line",
        "many blank lines",
        "wrapped",
        "wrapped, heading right above",
        "wrapped without blank lines",
        "wrapped narrow",
        "underlined and ruled",
        "wrapped and indented",
        "wrapped with indented first lines",
    ],
)
def test_one_text_in_many_layouts(source):
    """However the lines are broken, the paragraphs and the heading are the same."""
    assert shape(source) == PLAIN


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_wrapped_lines_with_other_line_ends(end):
    """Joining lines works with every kind of line end; each shows as one space."""
    source = f"Streit um die Mühle\n\n{wrapped(LONG)}\n\n{wrapped(OTHER)}".replace("\n", end)
    assert shape(source) == PLAIN


def test_a_line_for_every_sentence_between_blank_lines():
    """Sentences on lines of their own are one paragraph when blank lines part the paragraphs."""
    source = (
        "Der Rat tagt am Montag.\nEr berät den Haushalt.\n\nDie Sitzung ist öffentlich.\nSie beginnt um acht."
    )
    assert shape(source) == [
        ("paragraph", "Der Rat tagt am Montag. Er berät den Haushalt."),
        ("paragraph", "Die Sitzung ist öffentlich. Sie beginnt um acht."),
    ]


def test_short_paragraphs_without_blank_lines():
    """Without blank lines every line end ends a paragraph, short as the lines may be."""
    source = "Neues vom Tage\nDer Rat tagt am Montag.\nDie Mühle bleibt zu.\nRegen zieht auf."
    assert [kind for kind, _ in shape(source)] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_a_sentence_broken_once_is_joined():
    """A line end inside a sentence is told by the lower case after it."""
    assert shape("Der Rat der Stadt\ntagt am Montag.") == [("paragraph", "Der Rat der Stadt tagt am Montag.")]


def test_one_unwrapped_line_does_not_undo_the_wrapping():
    """A text stays wrapped although one line of it, pasted in, is longer than the others."""
    wide = "Nachtrag der Redaktion: " + OTHER
    wrapped_part = "\n\n".join([wrapped(LONG), wrapped(OTHER)] * 4)
    found = shape(f"{wrapped_part}\n\nEin Nachtrag\n{wide}")
    assert found[-2:] == [("heading", "Ein Nachtrag"), ("paragraph", wide)]
    assert found[:2] == [("paragraph", LONG), ("paragraph", OTHER)]


def test_a_sentence_goes_on_after_a_domain_at_the_line_end():
    """A bare domain ends a paragraph only when what follows is no sentence's rest."""
    text = (
        "Die Mühle bleibt auf Jahre hinaus geschlossen, wie das Portal der Zeitung suedkurier.de berichtet."
    )
    assert shape(text.replace(".de ", ".de\n")) == [("paragraph", text)]


def test_a_line_of_a_domain_in_lower_case_is_not_joined():
    """A name such as „n-tv.de“ may begin a paragraph although it has no capital."""
    source = f"Was bekannt ist\nn-tv.de meldet, die Mühle bleibe zu.\n{LONG}"
    assert shape(source)[:2] == [
        ("heading", "Was bekannt ist"),
        ("paragraph", "n-tv.de meldet, die Mühle bleibe zu."),
    ]


def test_a_word_broken_by_a_soft_hyphen_is_joined():
    """A soft hyphen at a line's end stands where the word was broken: no space comes after it."""
    first = "Der Rat der Stadt Wiesenbrück hat gestern Abend im Saal die Mühlen\xad"
    assert shape(f"{first}\nsanierung beschlossen.")[0][1].endswith("Mühlensanierung beschlossen.")


@pytest.mark.parametrize(
    "line",
    [
        "Streit um die Mühle",
        "Brand in Wiesenbrück: Anwohner atmen auf",
        "Mühlenstreit in Wiesenbrück: Wer zahlt hier was?",
        "Endlich Regen!",
        "„Wir geben nicht auf“",
        "Alpen heizen sich auf",
        "Presseschau: Die gesperrte Brücke",
        "Zehn Jahre Haft für Ex-Chef der AG",
        "Urteil zu § 218 rückt näher",
        "Wahlkampf in Wien & Graz",
        "St. Gallen baut um",
        "Nr. 3 der Welt verliert",
        "Mayor quits over bridge row",
        "Who pays for the bridge?",
    ],
)
def test_short_lines_above_a_text_are_headings(line):
    """A short line without a full stop above a longer text is a heading, first or further down."""
    assert shape(f"{line}\n\n{LONG}")[0] == ("heading", line)
    assert shape(f"{OTHER}\n\n{line}\n\n{LONG}")[1] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "Die Mühle bleibt zu.",
        "Mehr dazu bei n-tv.de",
        "Mehr dazu (n-tv.de)",
        "Quelle: n-tv",
        "Quellen: n-tv.de, suedkurier.de, t-online.de",
        "Quellen: SZ und ORF",
        "Quelle: Südkurier",
        "Foto: dpa",
        "Sources: BBC, The Guardian",
        "(Quelle: Südkurier)",
        "Der Rat sagte dazu:",
        "Er zögerte,",
        "Und dann …",
        "16. 3. 2025, 14:30",
        "Er starb am Sonntag. Quelle: n-tv",
        "„Das ist nicht wahr.“",
        LONG.rstrip("."),
    ],
)
def test_other_lines_are_paragraphs(line):
    """Sentences, credits, labels and figures between two paragraphs are no headings."""
    assert ("heading", line) not in shape(f"{OTHER}\n\n{line}\n\n{LONG}")


def test_the_last_line_is_no_heading():
    """A heading needs a text below it; a closing line without a full stop is a paragraph."""
    assert shape(f"{LONG}\n\nText und Bild: Anna Berg")[-1][0] == "paragraph"
    assert shape(f"{LONG}\n\nWas nun wird")[-1][0] == "paragraph"


def test_many_short_lines_in_a_row_are_no_headings():
    """A list of names or a verse is not a stack of headings."""
    lines = ["Anna Berg", "Otto Wald", "Ilse Grund", "Emil Stein"]
    found = shape("\n\n".join([*lines, LONG]))
    assert [kind for kind, _ in found] == ["paragraph"] * 5


def test_kicker_and_headline_are_both_headings():
    """Up to three short lines may stand above a text."""
    assert [kind for kind, _ in shape(f"Wiesenbrück\n\nStreit um die Mühle\n\n{LONG}")][:2] == ["heading"] * 2


def test_a_short_exclamation_in_short_lines_is_no_heading():
    """A question or exclamation is a heading only above something longer than itself."""
    assert shape(f"{LONG}\n\nWarum hat das niemand gesehen?\n\nNiemand weiß es.")[1][0] == "paragraph"


def test_the_title_is_the_heading_that_opens_the_text():
    """A heading further down is no title."""
    assert read("a.txt", f"Streit um die Mühle\n\n{LONG}".encode()).title == "Streit um die Mühle"
    assert read("a.txt", f"{LONG}\n\nStreit um die Mühle\n\n{OTHER}".encode()).title == ""


# ------------------------------------------------------------------------------ lists and notes


@pytest.mark.parametrize("marker", ["- ", "* ", "• ", "– ", "·  "])
def test_bullets_make_items_without_them(marker):
    """The bullet is no part of the visible text."""
    source = f"Beschlossen wurde:\n{marker}die Mühle zu sanieren\n{marker}den Steg zu sperren\n\n{LONG}"
    assert shape(source)[1:3] == [
        ("list_item", "die Mühle zu sanieren"),
        ("list_item", "den Steg zu sperren"),
    ]


def test_numbers_that_count_up_from_one_make_items():
    """1., 2., 3. are a list, with lines in between or not."""
    assert [kind for kind, _ in shape(f"1. Die Mühle\n2. Der Steg\n\n3. Die Brücke\n\n{LONG}")] == [
        "list_item",
        "list_item",
        "list_item",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "source",
    [
        f"15. Februar: Der Rat tagt zum ersten Mal.\n\n16. Februar: Der Rat tagt wieder.\n\n{LONG}",
        f"1. Mai: Tausende ziehen durch die Stadt.\n\n{LONG}",
    ],
)
def test_dates_at_a_line_start_stay_in_the_text(source):
    """A number that counts nothing is part of the sentence."""
    assert shape(source)[0] == ("paragraph", source.split("\n")[0])


def test_a_single_dash_stays_in_the_text():
    """A dash before a source's name at a paragraph's end is a credit, not a list."""
    assert shape(f"{LONG}\n– suedkurier.de\n\n{OTHER}")[1] == ("paragraph", "– suedkurier.de")


def test_a_dash_that_begins_a_wrapped_line_is_no_item():
    """In wrapped text a line may begin with the dash of a parenthesis."""
    source = (
        "Der Bürgermeister von Wiesenbrück hat am Montagabend in der Sitzung\n"
        "- trotz der Kritik - den Plan für die Mühle verteidigt und darauf\n"
        "bestanden, dass er noch in diesem Jahr umgesetzt wird."
    )
    assert [kind for kind, _ in shape(source)] == ["paragraph"]


def test_wrapped_items_are_joined():
    """The further lines of an item belong to it."""
    item = "die alte Mühle am Fluss zu sanieren und den Steg für die Zeit der Arbeiten zu sperren"
    source = "\n".join(
        ["- " + line if not i else "  " + line for i, line in enumerate(textwrap.wrap(item, 50))]
    )
    assert shape(f"{source}\n{source}") == [("list_item", item)] * 2


def test_lines_of_notes_are_footnotes():
    """Notes at the end keep their marks and are a block each."""
    source = f"{LONG}[1]\n\n[1] Südkurier: Streit um die Mühle\n[2] n-tv: Die Mühle bleibt zu"
    assert shape(source)[1:] == [
        ("footnote", "[1] Südkurier: Streit um die Mühle"),
        ("footnote", "[2] n-tv: Die Mühle bleibt zu"),
    ]


# ------------------------------------------------------------------------------ places


def test_comments_are_recorded_and_not_shown():
    """A comment leaves neither text nor a second space, and is known by its place."""
    draft = read("a.txt", b"Vor <!-- crosscheck: ignore[CC101] alt --> nach.\n<!-- b -->\nEnde.")
    assert draft.text == "Vor nach.\n\nEnde."
    assert [comment.text for comment in draft.comments] == ["crosscheck: ignore[CC101] alt", "b"]
    assert draft.comments[1].span.of(draft.source) == "<!-- b -->"


def test_an_unclosed_comment_is_text():
    """What looks like the beginning of a comment but has no end is shown."""
    assert shape("Eins <!-- zwei.") == [("paragraph", "Eins <!-- zwei.")]


def test_addresses_in_the_text_are_links():
    """A bare address is a link without the punctuation behind it."""
    draft = read("a.txt", b"Siehe https://www.n-tv.de/a_(b), so https://a.de/x?y=1. Ende (http://b.de).")
    assert [link.url for link in draft.links] == [
        "https://www.n-tv.de/a_(b)",
        "https://a.de/x?y=1",
        "http://b.de",
    ]
    assert all(link.span.of(draft.text) == link.url for link in draft.links)


def test_characters_of_all_kinds_keep_their_columns():
    """Tabs, emoji, combining marks, soft hyphens and hard spaces are one column a code point."""
    source = "a\tb 😀 e\u0301 Süd\xadkurier 5\xa0Euro."
    draft = read("a.txt", source.encode())
    assert draft.text == "a b 😀 é Südkurier 5 Euro."
    for word in ("b", "😀", "e\u0301", "Süd\xadkurier", "Euro."):
        at = draft.text.index(plain(word).text)
        found = draft.locate(Span(at, at + len(plain(word).text)))
        start = source.index(word) + 1
        assert (found.line, found.column, found.end_column) == (1, start, start + len(word)), word


def test_a_span_over_a_line_end_ends_on_the_next_line():
    """A wrapped sentence is located from its first to its last line."""
    draft = read("a.txt", f"{wrapped(LONG)}".encode())
    found = draft.locate(Span(0, len(draft.text)))
    assert (found.line, found.column) == (1, 1)
    assert found.end_line == len(wrapped(LONG).split("\n"))
    assert draft.source[found.start : found.end] == wrapped(LONG)
