# ruff: noqa: E501 - a case is one line
"""CC102, CC201 and CC202: what two whole articles bear out, in part, or not at all."""

from __future__ import annotations

import pytest
from one_claim import NORD, WEST, Outcome, article, judged

from crosscheck.model import FLAGGED, Outlet, Verdict

WORKS = article(
    "In der Gießerei Halberg ist am Donnerstagabend ein Schmelzofen geplatzt. Flüssiges Metall lief in die Halle, 14 Arbeiter kamen mit Verbrennungen in Kliniken, zwei von ihnen schweben in Lebensgefahr.",
    "„Wir hörten einen Knall, dann war überall Rauch“, sagte Schichtleiter Dragan Petkov. Binnen zehn Minuten hatten alle 60 Beschäftigten das Gebäude verlassen.",
    "Nach ersten Erkenntnissen war Wasser in den Ofen eingedrungen. Die Berufsgenossenschaft schickte zwei Gutachter, ihr Bericht soll in vier Wochen vorliegen.",
    "Das Unternehmen hatte den Ofen erst im Vorjahr für drei Millionen Euro erneuern lassen. Geschäftsführerin Annegret Voss sprach von einem schwarzen Tag für die Belegschaft und versprach den Familien Hilfe.",
    "Die Produktion ruht bis auf Weiteres. Kunden in der Autoindustrie müssen sich auf Engpässe einstellen, weil Halberg jede zweite Bremsscheibe im Land gießt.",
    "Anwohner waren aufgefordert worden, Fenster und Türen zu schließen. Messungen der Feuerwehr ergaben jedoch keine erhöhten Werte.",
)
COUNCIL = article(
    "Der Stadtrat von Halberg hat am Freitag eine Sondersitzung zum Unglück in der Gießerei abgehalten. Alle Fraktionen sagten den Verletzten Unterstützung zu.",
    "Oberbürgermeister Lutz Reimann kündigte einen Spendenfonds an, in den die Stadt 50.000 Euro einzahlt. Grünen-Stadträtin Selma Aydin verlangte, das Werk häufiger zu prüfen.",
    "Seit 2015 habe es in dem Betrieb vier Brände gegeben, sagte sie. Reimann verwies auf die Zuständigkeit des Landes.",
    outlet=WEST,
)
FAIR = """
Bei der Explosion eines Schmelzofens in der Gießerei Halberg haben 14 Beschäftigte Verbrennungen erlitten.
Zwei der Verletzten sind in Lebensgefahr.
Am Donnerstagabend trat in einer Werkshalle in Halberg geschmolzenes Metall aus einem Ofen aus.
Die gesamte Belegschaft von 60 Leuten war nach zehn Minuten im Freien.
Vermutlich war Wasser in den Schmelzofen gelangt.
Zwei Gutachter der Berufsgenossenschaft untersuchen den Fall und wollen in einem Monat berichten.
Der Ofen war im vergangenen Jahr für drei Mio. Euro erneuert worden.
Geschäftsführerin Voss nannte den Unfall einen schwarzen Tag und sagte Angehörigen Hilfe zu.
Vorerst wird in dem Werk nicht mehr gearbeitet.
Autohersteller müssen mit Lieferengpässen rechnen.
Halberg stellt die Hälfte aller Bremsscheiben im Land her.
Die Nachbarn sollten Fenster und Türen geschlossen halten.
Erhöhte Schadstoffwerte maß die Feuerwehr nicht.
Schichtleiter Petkov berichtete von einem Knall und Rauch in der ganzen Halle.
"""
PARTLY = """
Bei der Explosion erlitten 14 Arbeiter Verbrennungen, einer von ihnen ein Lehrling im ersten Jahr. | Lehrling
Die 60 Beschäftigten verließen binnen zehn Minuten das Gebäude, einige durch ein Kellerfenster. | Kellerfenster
Die Berufsgenossenschaft schickte zwei Gutachter aus Hannover. | Hannover
Das Unternehmen hatte den Ofen im Vorjahr von einer italienischen Firma erneuern lassen. | italienisch
Geschäftsführerin Annegret Voss sprach mit zitternder Stimme von einem schwarzen Tag für die Belegschaft. | Stimme
Die Produktion ruht bei vollem Lohn bis auf Weiteres. | Lohn
Anwohner wurden über Lautsprecher aufgefordert, Fenster und Türen zu schließen. | Lautsprecher
Messungen der Feuerwehr und eines Hubschraubers ergaben keine erhöhten Werte. | Hubschrauber
„Wir hörten einen Knall, dann war überall Rauch“, sagte Schichtleiter Dragan Petkov dem Radio. | Radio
Nach ersten Erkenntnissen war durch ein undichtes Dach Wasser in den Ofen eingedrungen. | Dach
14 Arbeiter kamen mit Verbrennungen in Kliniken, zwei von ihnen liegen im künstlichen Koma. | Koma
Das Unternehmen hatte den Ofen erst im Vorjahr mit Geld vom Land erneuern lassen. | Geld
"""
INVENTED = """
Die Gewerkschaft ruft für Montag zu einer Kundgebung vor dem Werkstor auf.
Bereits im Frühjahr hatte ein Prüfer vor Rissen in der Ofenwand gewarnt.
Der Versicherer will den Schaden nicht übernehmen.
Ministerpräsident Karl Thoma besuchte am Freitagmorgen die Verletzten.
Die Staatsanwaltschaft hat die Bücher der Firma beschlagnahmt.
Halberg plant, das Werk im kommenden Jahr nach Ungarn zu verlagern.
Mehrere Schüler aus der Nachbarschaft klagten über Atemnot.
Der Kurs der Halberg-Aktie brach um elf Prozent ein.
In der Kirche St. Barbara wurde eine Andacht gehalten.
Schichtleiter Petkov hatte in der Woche davor gekündigt.
Ein Kamerateam filmte den Einsatz mit einer Drohne.
Die Feuerwehr musste Schaum aus dem Nachbarkreis anfordern.
"""
ELSEWHERE = """
Oberbürgermeister Lutz Reimann kündigte einen Spendenfonds an.
Die Stadt zahlt 50.000 Euro in einen Fonds für Spenden ein.
Grünen-Stadträtin Selma Aydin verlangte häufigere Prüfungen des Werks.
In dem Betrieb gab es seit 2015 vier Brände.
Der Stadtrat kam am Freitag zu einer Sondersitzung zusammen.
Alle Fraktionen sicherten den Verletzten ihre Unterstützung zu.
Reimann verwies darauf, dass das Land zuständig sei.
"""


def rows(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def told(text: str, credited: Outlet = NORD) -> Outcome:
    return judged(text, [WORKS, COUNCIL], credited=[credited])


# How far a sentence is borne out is fitted, not ruled; so what is held here are shares, not single sentences.


def test_fair_paraphrases_are_seldom_flagged() -> None:
    """Nominalised, compressed, turned round, in other words: an editor would sign nearly all of these."""
    flagged = [text for (text,) in rows(FAIR) if told(text).verdict in FLAGGED]
    assert len(flagged) <= 5, flagged


def test_many_added_details_are_told() -> None:
    """The main point stands in the article, the added word nowhere: of many it is said."""
    missed = [text for text, _ in rows(PARTLY) if told(text).verdict is Verdict.SUPPORTED]
    assert len(missed) <= 8, missed


def test_an_added_detail_is_named_and_nothing_called_wrong() -> None:
    """Where an added detail is told, the message names it, and no typed rule speaks."""
    for text, added in rows(PARTLY):
        outcome = told(text)
        assert not outcome.typed
        for f in outcome.findings:
            if f.rule == "CC202" and outcome.verdict is Verdict.PARTIAL:
                assert added.casefold() in f.message.casefold()


def test_most_inventions_are_told() -> None:
    """On the article's subject, but nowhere in it: hardly one is clean, and none is called a contradiction."""
    verdicts = {text: told(text).verdict for (text,) in rows(INVENTED)}
    clean = [text for text, verdict in verdicts.items() if verdict is Verdict.SUPPORTED]
    assert len(clean) <= 3, clean
    assert not [text for text, verdict in verdicts.items() if verdict is Verdict.CONTRADICTED]


def test_inventions_are_less_sure_to_be_borne_out_than_paraphrases() -> None:
    """An editor's queue puts nearly every invention before the fair paraphrases."""
    fair = [queue(told(text)) for (text,) in rows(FAIR)]
    made_up = [queue(told(text)) for (text,) in rows(INVENTED)]
    pairs = [(a > b) + 0.5 * (a == b) for a in made_up for b in fair]
    assert sum(pairs) / len(pairs) >= 0.75


def queue(outcome: Outcome) -> tuple[int, float]:
    """Where an outcome stands in an editor's queue: flagged by how surely, clean by how unsurely."""
    (judgement,) = outcome.judgements
    sure = judgement.confidence
    return outcome.verdict.rank, -sure if outcome.verdict is Verdict.SUPPORTED else sure


@pytest.mark.parametrize("text", [text for (text,) in rows(ELSEWHERE)])
def test_a_statement_of_the_other_article_is_misattributed(text: str) -> None:
    """Credited to the one, it stands in the other, which is named."""
    outcome = told(text)
    assert outcome.verdict is Verdict.MISATTRIBUTED, [f.message for f in outcome.findings]
    assert "westpost.example" in outcome.findings[0].message


def test_the_same_statements_rightly_credited_are_seldom_flagged() -> None:
    """Credited to the article that has them, hardly anything is to be said."""
    flagged = [text for (text,) in rows(ELSEWHERE) if told(text, WEST).verdict in FLAGGED]
    assert len(flagged) <= 2, flagged
    assert not [text for (text,) in rows(ELSEWHERE) if told(text, WEST).verdict is Verdict.MISATTRIBUTED]


def test_the_message_of_an_invention_names_the_words_that_stand_nowhere() -> None:
    """What has no counterpart in the nearest passage is named in the message."""
    outcome = judged("Der Versicherer will den Schaden nicht übernehmen.", [WORKS], credited=[NORD])
    (finding,) = (f for f in outcome.findings if f.rule in {"CC201", "CC202"})
    assert "Versicherer" in finding.message


def test_words_that_stand_elsewhere_in_the_article_are_not_listed_as_missing() -> None:
    """Only what has no counterpart anywhere in the cited article is said to have none."""
    outcome = judged("Der Leuchtturm von Halberg gehört der Berufsgenossenschaft.", [WORKS])
    (message,) = {f.message for f in outcome.findings if f.rule in {"CC201", "CC202"}}
    assert "Leuchtturm" in message
    assert "Berufsgenossenschaft" not in message
    assert "Halberg" not in message


@pytest.mark.parametrize("report", ["de", "en"])
def test_no_empty_list_of_missing_words_is_printed(report: str) -> None:
    """All words stand somewhere, but not together: that is said instead."""
    outcome = judged("Gutachter der Autoindustrie hörten Messungen der Kliniken.", [WORKS], report=report)
    messages = [f.message for f in outcome.findings if f.rule in {"CC201", "CC202"}]
    assert messages
    assert all("Verbindung" in m or "this connection" in m for m in messages)
