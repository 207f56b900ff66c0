"""Where sentences end. A bar in a text stands for a boundary that has to be found, and no other may be."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import language
from crosscheck.model import Span
from crosscheck.text.quotations import closed
from crosscheck.text.sentences import sentences

GERMAN = [
    "Der Rat tagt.|Er beschließt viel.",
    "Am 15. Februar tagt der Rat.|Danach ist Pause.",
    "Am 3. und 4. Mai tagt der Rat.|Danach ist Pause.",
    "Vom 1. bis 3. Mai tagt der Rat.|Danach ist Pause.",
    "Der 2. Weltkrieg endete im Jahr 1945.|Danach begann der Aufbau.",
    "Das war im Jahr 2009.|Danach begann der Aufbau.",
    "Das war im Jahr 2009.|Minister Kolb kam später.",
    "Sie landete auf Platz 3.|Der Sieger jubelte.",
    "Die 3. Runde beginnt.|Alle hoffen.",
    "Es kamen z. B. zwei Züge.|Der dritte fiel aus.",
    "Es kamen z.B. zwei Züge.|Der dritte fiel aus.",
    "Dr. Müller kam mit Prof. Kurz.|Sie blieben lange.",
    "Der Bau kostet 3 Mio. Euro.|Das Land zahlt 2 Mrd. davon.",
    "Nr. 3 fiel aus.|Die Nr. 4 kam.",
    "Das sagt J. Müller.|Er kennt H. P. Kurz.",
    "Es gab Tee, Kaffee usw. in Mengen.|Die Gäste blieben.",
    "Es gab Tee, Kaffee usw.|Die Gäste blieben.",
    "Das steht auf n-tv.de im Netz.|Niemand weiß es.",
    "Niemand könne es erreichen n-tv.de.|Morgen tagt der Rat.",
    "Niemand könne es erreichen sueddeutsche.de.|N-tv meldet mehr.",
    "Um 3.40 Uhr kamen 1.200 Menschen.|Es wurde laut.",
    "Er sagte: „Wir gehen. Wir kommen nicht wieder.“|Dann ging er.",
    "„Wir gehen. Wir kommen nicht wieder“, sagte er.|Dann ging er.",
    "„Wir gehen. Wir kommen nicht wieder.“ – so der Chef.|Dann ging er.",
    "»Wir gehen. Wir kommen nicht wieder«, sagte er.|Dann ging er.",
    "„Warum? Weil es reicht!“, rief er.|Dann ging er.",
    "Er rief: „Halt!“|Dann ging er.",
    "Das „A. und B.“ genannte Haus brennt.|Alle sind draußen.",
    "Kommt er?|Nein!|Er bleibt.",
    "Kommt er wirklich …?|Niemand weiß es.",
    "Er kam … und ging.|Das war es.",
    "Der Bau beginnt (Südkurier).|Das Land zahlt.",
    "Der Bau beginnt. (Südkurier)|Das Land zahlt.",
    "Der Bau beginnt.|(Das steht fest.)|Das Land zahlt.",
    "Der Bau beginnt.[1]|Das Land zahlt.[2]",
    "Der Bau beginnt. [1]|Das Land zahlt. [2]",
    "Der Bau beginnt.¹|Das Land zahlt.²",
    "Der Bau beginnt.1|Das Land zahlt.2",
    "Der Bau beginnt1.|Das Land zahlt2.",
    "Die Werte liegen bei 3.2 im Mittel.|Das reicht.",
    "Papst Johannes XXIII. starb.|Rom trauerte.",
    "Ludwig XIV. von Frankreich kam.|Er blieb.",
    "Hier fällt kaum CO2 an.|Dort misst man viel CO2.|Mehr nicht.",
    "Sie kam am 12.3. an.|Danach ging sie.",
    "Yahoo! meldet Gewinn.|Die Aktie steigt.",
    "Die Firma Müller & Co. baut um.|Das kostet.",
    "Der Bau: ein Plan; eine Hoffnung.|Mehr nicht.",
    "Die F.A.Z. berichtet.|Der Bau ruht.",
    "So schreibt es die F.A.Z.|Der Bau ruht.",
]  # fmt: skip
ENGLISH = [
    "Mr. Smith met Dr. Jones.|They talked.",
    "It costs $3.5 million.|The state pays.",
    "The U.S. economy grew.|Prices fell.",
    "She lives in the U.S.|He does not.",
    "It opens at 9 a.m. on Friday.|Bring tea.",
    "“We leave. We do not come back,” he said.|Then he left.",
    "\"We leave,\" he said.|\"We do not come back.\"",
    "He asked why?|Nobody knew.",
    "No. 5 broke down.|No. 6 came.",
    "He said no.|They left.",
    "J. R. Holm left.|The ship sailed.",
    "See bbc.com for more.|It is free.",
]  # fmt: skip


def cut(code: str, marked: str) -> tuple[list[str], list[str]]:
    """The sentences found in a text without its bars, and those expected."""
    expected = marked.split("|")
    text = " ".join(expected)
    found = [s.of(text) for s in sentences(text, Span(0, len(text)), language.get(code).segmentation)]
    return found, expected


@pytest.mark.parametrize("marked", GERMAN)
def test_german(marked: str) -> None:
    """German boundaries, and none but them."""
    found, expected = cut("de", marked)
    assert found == expected


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked: str) -> None:
    """English boundaries, and none but them."""
    found, expected = cut("en", marked)
    assert found == expected


def test_a_source_list_is_cut_at_its_marks() -> None:
    """The entries carry no full stop; their numbers part them, at a line break or not."""
    text = "[1] Südkurier: Rat baut\n[2] SWR: Land zahlt [3] n-tv: Bahn baut"
    found = [s.of(text) for s in sentences(text, Span(0, len(text)), language.get("de").segmentation)]
    assert found == ["[1] Südkurier: Rat baut", "[2] SWR: Land zahlt", "[3] n-tv: Bahn baut"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er sagte „ja“ und »nein«.", ["„ja“", "»nein«"]),
        ('Er sagte "ja" und “nein”.', ['"ja"', "“nein”"]),
        ("Er sagte „sie rief ‚ja‘ laut“ dort.", ["„sie rief ‚ja‘ laut“"]),
        ('Das 5"-Rohr und „offen bleibt.', []),
        ("«Ja», sagt die NZZ.", ["«Ja»"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    """The outermost quotations, whatever the marks; what is never closed is none."""
    assert [q.of(text) for q in closed(text)] == quoted


PIECES = [*'aB1 .!?…„“”"»«‚‘()[]¹,;:–-\n\u00a0ßÄ', "z. B. ", "n-tv.de", "Dr. ", "(n-tv) ", " Der "]
SOUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@examples(300)
@given(SOUP, st.sampled_from(["de", "en"]))
def test_sentences_hold_the_text_in_order(text: str, code: str) -> None:
    """Whatever the text: spans in order, not overlapping, and nothing but white space between them."""
    spans = list(sentences(text, Span(0, len(text)), language.get(code).segmentation))
    at = 0
    for span in spans:
        assert span.start < span.end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize("sign", ["¹", "[^1]", ".", "”", "[", "1,", "¹[^1]"])
def test_runs_of_signs_have_one_beginning(sign: str) -> None:
    """A long run of stops or marks that ends no sentence takes no longer than its length: it comes back."""
    text = "Der Rat tagt." + sign * 3000 + "x und geht."
    spans = sentences(text, Span(0, len(text)), language.get("de").segmentation)
    assert "".join(span.of(text) for span in spans).replace(" ", "") == text.replace(" ", "")
