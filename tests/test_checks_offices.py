# ruff: noqa: E501 - a case is one line
"""CC318: what an office is called besides: former, deputy, acting, honorary, designate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_claim import Case, article, cases, each, judged

from crosscheck.language import get
from crosscheck.rules.helpers.holders import parsed

CHANGED = cases(
    "CC318",
    """
de | Landrat Moritz Feld sagte, der Damm werde bis Juni erhöht. | Der stellvertretende Landrat Moritz Feld sagte, der Damm werde bis Juni erhöht.
de | Präsident Anselm Reiter überreichte den Preis der Akademie. | Den Preis der Akademie überreichte Ehrenpräsident Anselm Reiter.
de | Die Museumsdirektorin Paula Kern kaufte das Gemälde für die Sammlung. | Paula Kern, designierte Museumsdirektorin, kaufte das Gemälde für die Sammlung.
de | Die frühere Polizeipräsidentin Greta Lohse kündigte mehr Streifen an. | Polizeipräsidentin Greta Lohse kündigte mehr Streifen an.
de | Intendant Veit Sommer stellte den Spielplan vor. | Der frühere Intendant Veit Sommer stellte den Spielplan vor.
de | Außenminister Tom Brandis warnte vor neuen Zöllen. | Ex-Außenminister Tom Brandis warnte vor neuen Zöllen.
de | Die Rektorin Hanna Voss lehnte das Angebot ab. | Die Altrektorin Hanna Voss lehnte das Angebot ab.
de | Die Parteichefin Klara Nord trat in Sorn auf. | Die Vize-Parteichefin Klara Nord trat in Sorn auf.
de | Der Kommandeur erklärte die Übung am Fluss für beendet. | Der stellvertretende Kommandeur erklärte die Übung am Fluss für beendet.
de | Bundesrätin Regula Zürcher kritisierte den Entwurf zur Rente. | Alt Bundesrätin Regula Zürcher kritisierte den Entwurf zur Rente.
de | Kanzlerin Lea Storm will die Steuer auf Strom senken. | Kanzlerkandidatin Lea Storm will die Steuer auf Strom senken.
de | Nils Ohm, amtierender Schatzmeister des Vereins, wies die Vorwürfe zurück. | Nils Ohm, ehemaliger Schatzmeister des Vereins, wies die Vorwürfe zurück.
de | General Rolf Tann nannte den Einsatz gescheitert. | General a. D. Rolf Tann nannte den Einsatz einen Erfolg, die Nachbereitung gescheitert.
en | Police chief Dana Cole promised more patrols on the coast road. | Former police chief Dana Cole promised more patrols on the coast road.
en | President Joe Dunn visited the flooded valley. | President-elect Joe Dunn visited the flooded valley.
en | The minister said the ferry would sail again in May. | The deputy minister said the ferry would sail again in May.
en | Headteacher Amy Ross closed the school for a week. | Acting headteacher Amy Ross closed the school for a week.
en | The former governor Luis Mora signed the law on water. | Governor Luis Mora signed the law on water.
de | Dekan Ulf Brand weihte die Kapelle in Lenz. | Der designierte Dekan Ulf Brand weihte die Kapelle in Lenz.
de | Bankvorstand Eva Tamm verteidigte die Boni. | Eva Tamm, ehemalige Bankvorständin, verteidigte die Boni.
de | Der amtierende Landesbischof Karl Noll rief zum Frieden auf. | Altbischof Karl Noll rief zum Frieden auf.
de | Botschafter Jens Otte sprach von einem Missverständnis. | Botschafter i. R. Jens Otte sprach von einem Missverständnis.
en | Senator-elect Kim Hale said the dam must go. | Former senator Kim Hale said the dam must go.
en | Ambassador Rosa Lind called the talks useful. | Rosa Lind, a former ambassador, called the talks useful.
""",
)
SAME = cases(
    "",
    """
de | Ex-Außenminister Tom Brandis warnte vor neuen Zöllen. | Tom Brandis, früherer Außenminister, warnte vor neuen Zöllen.
de | Minister Tom Brandis warnte vor neuen Zöllen. | Der amtierende Außenminister Tom Brandis warnte vor neuen Zöllen.
de | Als Landrat hatte Moritz Feld den Damm erhöhen lassen. | Der frühere Landrat Moritz Feld hatte den Damm erhöhen lassen.
de | Vizebürgermeisterin Ute Kranz vertrat Bürgermeister Paul Lind. | Vizebürgermeisterin Ute Kranz vertrat Bürgermeister Paul Lind bei der Feier.
de | Bürgermeister Paul Lind fehlte bei der Feier in Halm. | Bei der Feier in Halm fehlte Bürgermeister Paul Lind, Vizebürgermeisterin Ute Kranz vertrat ihn.
de | Der frühere Trainer Kai Holm wechselt nach Sorn. | Trainer Kai Holm wechselt nach Sorn, nachdem der Verein ihn im Mai entlassen hatte.
de | Der neue Rektor Emil Stark will sparen. | Der designierte Rektor Emil Stark will sparen.
de | Die stellvertretende Vorsitzende Ina Blum trat zurück. | Ina Blum, Vizevorsitzende des Verbands, trat zurück.
de | Oberbürgermeisterin Tessa Rau eröffnete den Markt. | Die scheidende Oberbürgermeisterin Tessa Rau eröffnete den Markt.
de | Die frühere Botschafterin Maja Kurz starb mit 91 Jahren. | Die einstige Botschafterin Maja Kurz ist mit 91 Jahren gestorben.
de | Kommissarin Vera Pohl leitet die Ermittlungen im Fall Horn. | Die Ermittlungen im Fall Horn leitet Kommissarin Vera Pohl. Der frühere Kommissar Udo Kant hatte sie begonnen.
en | Former police chief Dana Cole promised more patrols. | Dana Cole, a former chief of police, promised more patrols.
en | The then mayor Al Poe signed the contract. | Former mayor Al Poe signed the contract.
en | Mayor Jill Stone and her deputy Sam Reed opened the bridge. | Mayor Jill Stone opened the bridge with deputy mayor Sam Reed.
en | Outgoing chairman Bob Hart sold his shares. | Chairman Bob Hart sold his shares.
en | Ex-president Ana Ruiz was sentenced to four years. | Former president Ana Ruiz was sentenced to four years.
de | Verhulst wirft der Vizepräsidentin vor, sie habe Sorn erpresst. | Verhulst warf Kommissionsvizepräsidentin Oda Balder vor, sie habe Sorn erpresst.
de | Choque war der erste gewählte Präsident des Landes und will zurück. | Der frühere Präsident Nic Choque, erster gewählter Staatschef des Landes, will zurück.
de | Die Suche übernimmt ein Berater, der früher Verwalter war. | Der frühere Verwalter Philip Grau, jetzt Berater, übernimmt die Suche.
de | Die ehemalige Dekanin Ruth Brand weihte die Kapelle. | Ex-Dekanin Ruth Brand weihte die Kapelle.
de | Landesbischof Karl Noll rief zum Frieden auf. | Karl Noll, seit 2020 Landesbischof, rief zum Frieden auf. Sein Vorgänger, Altbischof Paul Ernst, schwieg.
de | Die Vorsitzende Ina Blum will weitermachen. | Die bisherige Vorsitzende Ina Blum will weitermachen.
de | Der damalige Finanzminister Kurt Ahl unterschrieb den Vertrag. | Finanzminister Kurt Ahl unterschrieb den Vertrag.
en | The deputy mayor, Sam Reed, cut the ribbon. | Sam Reed, deputy mayor of Halm, cut the ribbon.
en | Coach Lee Park praised his team. | Lee Park, the coach, praised his team. Assistant coach Dan Moor was ill.
""",
)


@each(CHANGED, SAME)
def test_an_office_keeps_its_qualifier(case: Case) -> None:
    case.verify()


def test_an_office_that_the_draft_qualifies_elsewhere_may_be_short() -> None:
    source = article("Altkanzler Karl Huber lobte den Vertrag. Den Gipfel in Sorn nannte er wertlos.")
    draft = "Altkanzler Karl Huber lobte den Vertrag. Kanzler Huber nannte den Gipfel in Sorn wertlos."
    assert "CC318" not in judged(draft, [source]).rules


@pytest.mark.parametrize(
    ("word", "office", "says"),
    [
        ("vizeburgermeisterin", "burgermeister", "deputy"),
        ("kommissionsvizeprasidentin", "prasident", "deputy"),
        ("altkanzler", "kanzler", "past"),
        ("ehrenvorsitzenden", "vorsitzende", "honorary"),
        ("kanzlerkandidatin", "kanzler", "candidate"),
        ("prasidentschaftskandidat", "prasident", "candidate"),
        ("altersprasident", "altersprasident", ""),
        ("exekutivdirektor", "exekutivdirektor", ""),
        ("altar", "", ""),
    ],
)
def test_parts_of_a_word_qualify_its_office(word: str, office: str, says: str) -> None:
    assert parsed(word, get("de")) == (office, says)


@given(st.text(max_size=40))
def test_any_word_can_be_asked_for_an_office(word: str) -> None:
    office, says = parsed(word.casefold(), get("de"))
    assert office or not says
