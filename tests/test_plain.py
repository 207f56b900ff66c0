"""A text as it reads: what does not show is gone, and every place leads back to what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

import crosscheck
from crosscheck.config import Config
from crosscheck.drafts import read
from crosscheck.model import Span
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.text.plain import hyphen, plain

SHOWS = [
    ("Mil\u00adlionen", "Millionen"),
    ("212\u200b Mil\u200blionen", "212 Millionen"),
    ("\ufeffDer Rat\u2060haus\u200dplatz", "Der Rathausplatz"),
    ("\u200eRat\u200f \u202aHaus\u202c", "Rat Haus"),
    ("4\u00a0500\u202fEuro", "4 500 Euro"),
    ("Mu\u0308ller u\u00ad\u0308ber Cafe\u0301", "Müller über Café"),
    ("O\ufb03ziell, \ufb01ndig, \ufb02ott", "Offiziell, findig, flott"),
    ("n\u2011tv und Ost\u2010West", "n-tv und Ost-West"),
    ("14\u201216 Uhr \u2015 sagt sie", "14–16 Uhr – sagt sie"),
    ("\uff12\uff10\uff12\uff16 und \uff21", "2026 und A"),
    ("x² und ½ und 3 °C", "x² und ½ und 3 °C"),
    ("noch\u00ad\n eine", "nocheine"),
]


@pytest.mark.parametrize(("typed", "shown"), SHOWS)
def test_what_shows(typed: str, shown: str) -> None:
    """Letters are composed, one kind of space and hyphen is left, and a superscript stays one."""
    assert plain(typed).text == shown
    assert plain(shown).text == shown


BROKEN = [
    ("Die Fähren be-\nstellt hat sie.", "Die Fähren bestellt hat sie."),
    ("Die Reede-\r\n  rei wartet.", "Die Reederei wartet."),
    ("Der Haupt-\nund der Nebeneingang", "Der Haupt-\nund der Nebeneingang"),
    ("Der Nord-\nSüd-Verkehr", "Der Nord-Süd-Verkehr"),
    ("A long-\nterm plan; the long-term view", "A long-term plan; the long-term view"),
    ("\u00a0\u00a0\u00a0\u00a0Eingerückt\u00a0\u00a0\nund weiter", "Eingerückt\nund weiter"),
    ("Ein Strich -\nund weiter", "Ein Strich -\nund weiter"),
]


@pytest.mark.parametrize(("typed", "shown"), BROKEN)
def test_words_broken_at_the_end_of_a_line(typed: str, shown: str) -> None:
    """A hyphen at a line's end goes with the line end, unless it belongs to the word or stands for a part of it."""
    assert plain(typed, lines=True).text == shown
    assert plain(typed).text == typed.replace("\u00a0", " ")


def test_a_hyphen_stands_for_nothing_for_itself_or_for_the_rest_of_a_compound() -> None:
    """The text around tells a compound that is written with a hyphen."""
    assert hyphen("Reede", "rei", "") == ""
    assert hyphen("long", "term", "the long-term view") == "-"
    assert hyphen("Haupt", "und", "") is None


UNSEEN = st.text(
    st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\ufe0f"), max_size=3
)
LETTERS = st.text(
    st.sampled_from("aeuoäüß fi2.-\u0308\u0301\n\u00a0\u202f\u2011\ufb01\ufb02\uff11\u00ad\u200b„“"),
    max_size=60,
)


@examples(200)
@given(text=LETTERS, lines=st.booleans())
def test_every_place_leads_back(text: str, lines: bool) -> None:
    """The runs cover the text in order, and a stretch of the original reads as what it stands for."""
    view = plain(text, lines=lines)
    end = file_end = 0
    for run in view.runs:
        assert run.visible.start == end
        assert file_end <= run.file.start < run.file.end <= len(text)
        end, file_end = run.visible.end, run.file.end
        assert plain(run.file.of(text)).text.strip() in {run.visible.of(view.text).strip(), "-"}
    assert end == (len(view.text) if view.runs else 0)
    for at in range(len(view.text)):
        assert view.here(view.original(Span(at, at + 1)).start) <= at


@examples(200)
@given(text=LETTERS)
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    """Reading a text that already is as it reads changes nothing, and neither does cleaning an article."""
    shown = plain(text).text
    assert plain(shown).text == shown
    assert clean(clean(text)) == clean(text)


DRAFT = """# Fähre

Die Reederei Nordstern baut zwei neue Fähren für 4.500 Pendler, berichtet suedkurier.de. „Wir hätten früher anfangen
müssen“, sagte Geschäftsführerin Hella Quast laut suedkurier.de. Der Bau kostet 18 Millionen Euro, so suedkurier.de.

Die erste Fähre soll im Mai 2027 fahren, berichtet suedkurier.de.
"""
ARTICLE = """Zwei Fähren für den See

Die Reederei Nordstern lässt zwei Fähren bauen. Sie sollen 4.500 Pendler am Tag über den See bringen.

„Wir hätten viel früher anfangen müssen“, sagte Geschäftsführerin Hella Quast am Montag.

Die Kosten betragen 12 Millionen Euro. Im Mai 2027 soll die erste Fähre fahren.
"""


def sprinkled(text: str, places: list[tuple[int, str]], decomposed: bool) -> str:
    """`text` with unseen characters put into its words, and its spaces, hyphens and letters as others type them."""
    for place, unseen in sorted(places, reverse=True):
        at = place % len(text)
        if text[at] != "\n":
            text = text[: at + 1] + unseen + text[at + 1 :]
    if decomposed:
        text = text.replace("ä", "a\u0308").replace("ü", "u\u0308")
    return text.replace(" Euro", "\u00a0Euro").replace("fr", "\u200bfr").replace(" 20", "\u202f20")


def outcome(draft: str, article: str, folder: Path, name: str) -> list[tuple[str, list[str], list[str], str]]:
    """Verdict, credits, rules and words of every claim; its place in the file reads as its words do."""
    source = folder / "article.txt"
    source.write_text(article, encoding="utf-8")
    report = crosscheck.check(
        crosscheck.read(draft, name=name),
        sources={"suedkurier": source},
        offline=True,
        config=Config(archive="none"),
    )
    (document,) = report.documents
    found = []
    for each in document.judgements:
        place = document.draft.locate(each.claim.span)
        assert plain(draft[place.start : place.end]).text.split() == each.claim.text.split()
        rules = [f.rule for f in each.findings]
        found.append((each.verdict.value, [a.domain for a in each.attributions], rules, each.claim.text))
    return found


places = st.lists(st.tuples(st.integers(0, 2000), UNSEEN), max_size=25)


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
@examples(12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inside=places, there=places, decomposed=st.booleans())
def test_what_does_not_show_changes_no_verdict(
    name: str, tmp_path: Path, inside: list[tuple[int, str]], there: list[tuple[int, str]], decomposed: bool
) -> None:
    """Draft and article with unseen characters anywhere: same verdicts, same outlets, places that are the words."""
    wanted = outcome(DRAFT, ARTICLE, tmp_path, name)
    assert {v for v, *_ in wanted} >= {"supported", "contradicted"}
    assert (
        outcome(
            sprinkled(DRAFT, inside, decomposed), sprinkled(ARTICLE, there, not decomposed), tmp_path, name
        )
        == wanted
    )


def test_a_span_of_the_draft_covers_what_was_typed() -> None:
    """A word with a soft hyphen in it is found with it, and the columns are those of the file."""
    draft = read("a.md", "Die Mil\u00adlio\u00adnen fu\u0308r n\u2011tv, so n-tv.de.".encode())
    at = draft.text.index("Millionen")
    found = draft.locate(Span(at, at + len("Millionen für")))
    assert draft.source[found.start : found.end] == "Mil\u00adlio\u00adnen fu\u0308r"
    assert (found.line, found.column, found.end_column) == (1, 5, 21)
