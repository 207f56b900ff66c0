# ruff: noqa: E501 - a case is one line
"""A vowel and its umlaut are two letters: words that differ in nothing else are other words, spellings of one are not."""

from __future__ import annotations

import pytest
from one_claim import Case, article, cases, each, judged

from crosscheck.language import get
from crosscheck.language.folding import fold
from crosscheck.matching.similarity import WordMatcher
from crosscheck.matching.tokens import tokens
from crosscheck.model import Verdict
from crosscheck.text.text import Text

GERMAN = get("de")

APART = """
fördern fordern
gefördert gefordert
Förderung Forderung
Forschungsförderung Forschungsforderung
zählt zahlt
gezählt gezahlt
auszählen auszahlen
schön schon
drückte druckte
Lösung Losung
verlöst verlost
täuschten tauschten
stützt stutzt
geläutet gelautet
spülen spulen
führte fuhr
gewährt gewahrt
Währung Wahrung
sägt sagt
geächtet geachtet
Küche Kuchen
Bären Bar
schwül schwul
Fähren fahren
würde wurde
hätten hatten
könnte konnte
"""
ALIKE = """
Haus Häuser
Vater Väter
Vorschlag Vorschläge
Stadt Städten
Macht Mächte
Fall Fälle
fahren fährt
tragen trägt
verlaufen verläuft
alt älter
stark stärker
Koeln Köln
Mueller Müller
Strasse Straße
Foerderung Förderung
foerdert fördert
zaehlt zählt
fuer für
Cafe Café
koennte könnte
Maerz März
"""
WHOLE = "aktuell neue Quelle Israel zuerst Michael Poet Bauer Goethe Steuer Duell soeben Abenteuer"


def likeness(one: str, other: str) -> float:
    (mine,), (theirs,) = (tokens(Text(word, GERMAN)) for word in (one, other))
    return WordMatcher([theirs.fold], GERMAN.lexicon).matches(mine.fold).get(theirs.fold, 0.0)


@pytest.mark.parametrize("line", APART.strip().splitlines())
def test_words_that_differ_by_an_umlaut_are_other_words(line: str) -> None:
    """Neither the stem nor the spelling makes them one."""
    assert max(likeness(*line.split()), likeness(*line.split()[::-1])) < 0.5


@pytest.mark.parametrize("line", ALIKE.strip().splitlines())
def test_inflection_and_spelling_make_no_other_word(line: str) -> None:
    """An umlaut that inflects, one that is spelled out, ß as ss."""
    assert likeness(*line.split()) > 0.8


@pytest.mark.parametrize("word", WHOLE.split())
def test_two_vowels_that_are_no_umlaut_stay(word: str) -> None:
    """Only where the word with the umlaut is known and the other is not are two vowels one."""
    (token,) = tokens(Text(word, GERMAN))
    assert token.fold == fold(word)
    assert token.fold == word.casefold()


WRONG = cases(
    "CC312",
    """
de | Der Kreis fordert den Umbau des Stellwerks in Ahlbach. | Der Kreis fördert den Umbau des Stellwerks in Ahlbach.
de | Das Werk zahlt 640 Arbeiter. | Das Werk zählt 640 Arbeiter.
de | Die Förderung der Winzer ist hoch. | Die Forderung der Winzer ist hoch.
de | Die Gemeinde hat die Stimmen ausgezahlt. | Die Gemeinde hat die Stimmen ausgezählt.
de | Der Minister wurde geachtet. | Der Minister wurde geächtet.
de | Die Läden in Sorn haben schöne Brote. | Die Läden in Sorn haben schon Brote.
de | Die Stadt druckt 5.000 Plakate für das Fest. | Die Stadt drückt 5.000 Plakate für das Fest. Sie zahlt die Hälfte.
de | Der Verein löst am Samstag drei Fahrräder aus. | Der Verein lost am Samstag drei Fahrräder aus.
""",
)
FAIR = cases(
    "",
    """
de | Der Kreis gibt vier Millionen Euro für das Stellwerk. | Der Kreis fördert das Stellwerk mit vier Millionen Euro.
de | Der Verein unterstützt 300 Familien im Jahr. | Der Verein fördert jedes Jahr 300 Familien.
de | Das Werk hat 640 Arbeiter. | Das Werk zählt 640 Arbeiter.
de | Der Rat foerdert die Buecherei mit 9000 Euro. | Der Rat fördert die Bücherei mit 9.000 Euro.
de | „Wir muessen ueber die Bruecke“, sagte Moeller. | „Wir müssen über die Brücke“, sagte Möller.
de | Die Zahl der Zähler stieg auf 40. | Auf 40 stieg die Zahl der Zähler.
de | Gezählt wurden 31 Störche, so viele wie nie. | Die Zählung ergab 31 Störche, mehr als je zuvor.
de | Die Wähler gaben 4.100 Stimmen ab. | Bei der Wahl wurden 4.100 Stimmen abgegeben.
de | Die Reise führte sie nach Halm. | Sie fuhr nach Halm, die Reise dauerte drei Tage.
de | Die Züge fahren ab Montag wieder nach Halm. | Ab Montag fährt der Zug wieder nach Halm.
de | Der Bund übernimmt laut Ministerin Lorch die Kosten der Brücke. | Ministerin Lorch sagte, der Bund würde die Kosten der Brücke übernehmen.
de | Die Fahrer haben Anspruch auf eine Zulage, sagte Lorch. | Lorch sagte, die Fahrer hätten Anspruch auf eine Zulage.
de | Ohne Auftrag würde die Reederei 90 Stellen streichen. | Ohne Auftrag würde die Reederei 90 Stellen streichen.
de | Die Strasse nach Koeln war drei Stunden gesperrt. | Die Straße nach Köln war drei Stunden lang gesperrt.
""",
)


@each(WRONG)
def test_another_word_is_not_borne_out(case: Case) -> None:
    """The umlaut alone makes the sentence wrong."""
    assert case.outcome().verdict is not Verdict.SUPPORTED


@each(FAIR)
def test_a_fair_sentence_is_left_in_peace(case: Case) -> None:
    """„Fördert“ is no demand, and spelled-out umlauts are umlauts."""
    case.verify()


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "Die Reederei hat in Ahlbach 90 Stellen gestrichen.",
            "Ohne Auftrag würde die Reederei in Ahlbach 90 Stellen streichen.",
        ),
        (
            "Die Fahrer hatten Anspruch auf eine Zulage.",
            "Die Fahrer hätten Anspruch auf eine Zulage, wenn sie nachts arbeiteten.",
        ),
        ("Der Kreistag musste dem Verkauf zustimmen.", "Der Kreistag müsste dem Verkauf zustimmen."),
    ],
)
def test_a_condition_told_as_a_fact_is_not_borne_out(draft: str, source: str) -> None:
    """„Würde“, „hätten“ and „müsste“ are no facts."""
    assert judged(draft, [article("In Ahlbach wird gestritten.", source)]).verdict is not Verdict.SUPPORTED


def test_figures_are_no_lookalikes() -> None:
    """A currency sign is no umlaut."""
    found = judged(
        "The cuts are worth £9m a year.",
        [article("The cuts hit 114 staff in five towns.", lang="en")],
        lang="en",
    )
    assert "CC312" not in found.rules
