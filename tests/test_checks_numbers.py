# ruff: noqa: E501 - a case is one line
"""CC301, CC302 and CC303: numbers, units and dates that differ, and the ways of saying the same."""

from __future__ import annotations

import pytest
from one_claim import MONDAY, TUESDAY, Case, article, cases, each, judged

from crosscheck.model import Verdict

NUMBERS = cases(
    "CC301",
    """
de | Bei dem Brand in der Lagerhalle wurden 38 Menschen verletzt. | Bei dem Feuer in der Lagerhalle erlitten 28 Menschen Verletzungen.
de | Die Stadt Ellmendorf rechnet mit Kosten von 5,38 Millionen Euro für das neue Hallenbad. | Das neue Hallenbad kostet nach Angaben der Stadt Ellmendorf 38,5 Millionen Euro.
de | Der Schützenverein in Holm zählt inzwischen 1.200 Mitglieder. | Inzwischen hat der Schützenverein in Holm 12.000 Mitglieder.
de | Das Land fördert den Umbau der Schleuse mit 3,4 Mrd. Euro. | Den Umbau der Schleuse fördert das Land mit 3,4 Millionen Euro.
de | Ein Drittel der Bäume im Stadtwald von Karnau ist krank. | Die Hälfte der Bäume im Stadtwald von Karnau ist krank, ergab die Zählung.
de | Die Ermittler durchsuchten am Morgen 14 Wohnungen in Karnau. | Am Morgen durchsuchten Ermittler vier Wohnungen in Karnau.
de | Der TSV Holmbach gewann das Spiel in Ravenau mit 3:1. | In Ravenau gewann der TSV Holmbach mit 2:1.
de | Die Arbeitslosenquote im Landkreis stieg auf 6,1 Prozent. | Auf 5,1 Prozent stieg die Arbeitslosenquote im Landkreis.
de | Rund 900 Beschäftigte des Werks in Tremsdorf haben die Arbeit niedergelegt. | Rund 500 Beschäftigte des Werks in Tremsdorf legten die Arbeit nieder.
de | Der Gemeinderat stimmte mit 17 zu 8 Stimmen für den Verkauf des Grundstücks. | Mit 14 zu 8 Stimmen votierte der Gemeinderat für den Verkauf des Grundstücks.
de | Mehr als 5000 Haushalte in Werlingen waren nach dem Sturm ohne Strom. | Nach dem Sturm waren in Werlingen rund 1500 Haushalte ohne Strom.
de | Der Dieb nahm sieben Gemälde aus der Villa mit. | Aus der Villa nahm der Dieb siebzehn Gemälde mit.
de | Höchstens 200 Menschen passen in den neuen Saal der Schule. | In den neuen Saal der Schule passen mindestens 300 Menschen.
de | Die Zahl der Übernachtungen in Halm hat sich verdreifacht. | In Halm hat sich die Zahl der Übernachtungen verdoppelt.
de | Der Turm der Kirche in Halm ist 62 Meter hoch. | 52 Meter hoch ist der Turm der Kirche in Halm, der 1890 fertig wurde.
de | Über die Ahrbrücke in Altenfeld fahren täglich rund 41.000 Autos. | Die Ahrbrücke in Altenfeld bleibt bis Ende März für den Verkehr gesperrt. Das teilte das Straßenbauamt mit. ¶ „Wir haben Risse gefunden“, sagte Amtsleiterin Petra Hollmann. ¶ Täglich fahren rund 14.000 Autos über das Bauwerk, das 1971 eröffnet wurde. | ! only the nearest passage is searched for the rival
de | Drei Feuerwehrleute erlitten bei dem Brand in Holm eine Rauchvergiftung. | Drei Angestellte erlitten bei dem Brand in Holm eine Rauchvergiftung. 40 Feuerwehrleute waren im Einsatz.
de | Drei Polizisten wurden bei dem Sturz des Gerüsts verletzt. | Bei dem Sturz des Gerüsts wurden drei Menschen verletzt, darunter zwei Polizisten.
en | Three firefighters were hurt in the blaze in Penhallow. | Three employees were hurt in the blaze in Penhallow. Two firefighters were treated for shock.
en | The storm left 4,300 homes in Penhallow without power. | About 3,400 homes in Penhallow lost power in the storm.
en | The council approved a budget of $2.5 billion for the harbour. | The council approved a harbour budget of $2.5 million on Monday.
en | Police in Penhallow arrested twelve people after the march. | After the march police in Penhallow arrested twenty people.
en | A quarter of the fish in the lake died. | Half of the fish in the lake died, researchers said.
en | The firm will cut 350 jobs at its plant in Marlow Bay. | The firm said it would cut 530 jobs at its Marlow Bay plant.
en | The bridge was closed for more than nine hours. | The bridge was closed for six hours.
""",
)
SAME_NUMBERS = cases(
    "",
    """
de | Mindestens 30 Menschen wurden bei dem Brand in Holm verletzt. | Bei dem Brand in Holm erlitten 31 Menschen Verletzungen.
de | Rund 14.000 Autos fahren täglich über die Brücke. | Täglich passieren 13.870 Autos die Brücke.
de | Insgesamt 195 Passagiere und Besatzungsmitglieder waren an Bord der Fähre. | An Bord der Fähre waren 186 Passagiere. Hinzu kamen neun Besatzungsmitglieder.
de | Drei Verletzte kamen nach dem Sturz des Gerüsts ins Krankenhaus. | Drei Menschen wurden bei dem Sturz des Gerüsts verletzt und kamen ins Krankenhaus, zwei Verletzte konnten es schon wieder verlassen.
de | Zwölf Häuser in Werlingen wurden überflutet. | Zwölf Gebäude in Werlingen wurden überflutet, 300 Häuser waren ohne Strom.
de | Der Umbau des Bahnhofs kostet 1,2 Mio. Euro. | Der Umbau des Bahnhofs kostet 1.200.000 Euro, teilte das Amt mit.
de | Der Verein hat zwölfhundert Mitglieder. | 1.200 Mitglieder zählt der Verein.
de | Ein Drittel der Schüler fehlte am Montag. | Am Montag fehlten 33 Prozent der Schüler.
de | Bei dem Busunglück wurden zwölf Menschen verletzt. | Zunächst war nach dem Busunglück von neun Verletzten die Rede. ¶ Am Abend korrigierte die Polizei die Zahl: 12 Menschen seien verletzt worden.
de | Insgesamt 19 Menschen wurden bei dem Unfall verletzt. | Bei dem Unfall wurden sieben Erwachsene und zwölf Kinder verletzt.
de | Fast die Hälfte der Betriebe sucht Lehrlinge. | 48 Prozent der Betriebe suchen Lehrlinge.
de | Knapp 400 Soldaten halfen beim Bau des Deichs. | Beim Bau des Deichs halfen 395 Soldaten.
de | Mehr als 2000 Menschen demonstrierten in Lauenfeld gegen die Deponie. | In Lauenfeld demonstrierten rund 2300 Menschen gegen die geplante Deponie.
de | Bis zu 300 Beobachter sollen die Wahl begleiten. | Die Wahl sollen höchstens 300 Beobachter begleiten.
de | Hunderte Menschen kamen zum Fest auf dem Marktplatz. | 640 Menschen kamen zum Fest auf dem Marktplatz.
de | Dutzende Helfer suchten im Wald nach dem Kind. | Im Wald suchten 60 Helfer nach dem Kind.
de | Jeder vierte Haushalt in Karnau heizt mit Holz. | 25 Prozent der Haushalte in Karnau heizen mit Holz.
de | Zwei von drei Befragten lehnen die Maut ab. | 67 Prozent der Befragten lehnen die Maut ab.
de | Der Fahrer, 38 Jahre alt, kam ins Krankenhaus. | Der 38-jährige Fahrer kam ins Krankenhaus.
de | Die Polizei nahm in Holm drei Männer fest. | In Holm nahm die Polizei Männer fest, die Zahl nannte sie nicht.
de | Die Zahl der Anträge hat sich verdoppelt. | Die Zahl der Anträge stieg von 40 auf 80.
de | Das Bad kostet 38,5 Millionen Euro, sechs Millionen mehr als geplant. | Statt der geplanten 32,5 Millionen Euro kostet das Bad 38,5 Millionen Euro.
de | Gut 60 Prozent der Mitglieder stimmten für den Vorschlag. | 61,4 Prozent der Mitglieder stimmten für den Vorschlag.
de | Der Damm ist einen Kilometer lang und drei Meter hoch. | Der drei Meter hohe Damm ist 1000 Meter lang.
de | Beide Fahrer wurden schwer verletzt. | Die zwei Fahrer wurden schwer verletzt.
de | Ein Mann und zwei Frauen kamen ums Leben. | Drei Menschen kamen ums Leben, zwei Frauen und ein Mann.
en | About 3,000 homes in Penhallow lost power. | In Penhallow 2,950 homes lost power.
en | Nearly half of the schools stayed closed. | Of the schools, 47 per cent stayed closed.
en | Two dozen firefighters fought the blaze. | The blaze was fought by 24 firefighters.
en | The harbour cost 1.5 million pounds. | The harbour cost £1,500,000.
en | One in five pupils was absent on Monday. | On Monday 20 per cent of pupils were absent.
en | More than 200 people marched through Penhallow. | Some 240 people marched through Penhallow.
en | Five people were hurt in the crash. | Two adults and three children were hurt in the crash.
""",
)
UNITS = cases(
    "CC302",
    """
de | In der Halle lagerten 90 Kubikmeter Harz. | In der Halle lagerten 90 Tonnen Harz.
de | Der Kredit für den Hafen beläuft sich auf 40 Millionen Dollar. | Auf 40 Millionen Euro beläuft sich der Kredit für den Hafen.
de | Die Zustimmung zur Landrätin sank um vier Prozent. | Um vier Prozentpunkte sank die Zustimmung zur Landrätin.
de | Die Leitung nach Sorn ist 120 Kilometer lang. | Die Leitung nach Sorn ist 120 Meter lang.
de | Die Miete im Heim steigt um 80 Euro im Jahr. | Die Miete im Heim steigt um 80 Euro im Monat.
de | Das Unwetter dauerte 90 Stunden. | Das Unwetter dauerte 90 Minuten.
de | Der Behälter im Keller fasst 500 Liter Öl. | 500 Kubikmeter Öl fasst der Behälter im Keller.
de | Der Solarpark bei Sorn leistet 40 Kilowatt. | 40 Megawatt leistet der Solarpark bei Sorn.
de | Der Fund aus dem Moor wiegt 900 Kilogramm. | Der Fund aus dem Moor wiegt 900 Gramm.
de | Das Gelände am Hafen misst 30 Quadratkilometer. | Das Gelände am Hafen misst 30 Hektar.
de | Die Anlage reinigt 600 Liter Wasser in der Stunde. | Die Anlage reinigt 600 Liter Wasser am Tag.
de | Der Betrieb verlor 15 Euro Umsatz je Kunde. | Der Betrieb verlor 15 Prozent Umsatz je Kunde.
en | The new bridge in Harwick is 300 feet long. | The new bridge in Harwick is 300 metres long.
en | The firm was fined £20,000 for the spill. | The firm was fined $20,000 for the spill.
en | The rate rose by two per cent in the spring. | The rate rose by two percentage points in the spring.
en | The pump moves 400 litres a minute. | The pump moves 400 litres an hour.
en | The boat carried 60 kilograms of cocaine. | The boat carried 60 tonnes of cocaine.
""",
)
SAME_UNITS = cases(
    "",
    """
de | Die Sitzung dauerte anderthalb Stunden. | Die Sitzung dauerte 90 Minuten.
de | Die Bahn ist 2,6 Kilometer lang. | Die Bahn ist 2600 Meter lang.
de | Der Stein wiegt 1,5 Tonnen. | Der Stein wiegt 1500 Kilogramm.
de | Der Eintritt kostet 30 Euro. | Der Eintritt kostet 30 €.
de | Die Preise stiegen um 15 Prozent. | Die Preise stiegen um 15 %.
de | Die Sperrung dauert 24 Stunden. | Die Sperrung dauert einen Tag.
de | In der Straße gilt künftig Tempo 30. | In der Straße gelten künftig 30 Kilometer pro Stunde.
de | Der Streik dauerte zwei Wochen. | Der Streik dauerte 14 Tage.
de | Der Park leistet 40 MW. | Der Park leistet 40 Megawatt.
de | Der Platz im Hort kostet monatlich 80 Euro. | Der Platz im Hort kostet 80 Euro im Monat.
de | Der Kredit umfasst 37 Millionen Euro. | Der Kredit umfasst 40 Millionen Dollar (rund 37 Millionen Euro).
de | Die Bauarbeiten an der Schleuse dauern ein halbes Jahr. | Die Bauarbeiten an der Schleuse dauern sechs Monate.
de | Das Feld ist einen Hektar groß. | Das Feld ist 10.000 Quadratmeter groß.
de | Der Anteil stieg um drei Prozentpunkte auf 18 Prozent. | Der Anteil stieg von 15 auf 18 Prozent.
en | The meeting took an hour and a half. | The meeting took 90 minutes.
en | The roof cost £3m. | The roof cost 3 million pounds.
en | The track is 3 km long. | The track is 3,000 metres long.
en | The strike lasted a fortnight. | The strike lasted two weeks.
en | The fee is $12 a month. | The monthly fee is $12.
""",
)
DATES = cases(
    "CC303",
    """
de | Der Rat berät am 26. Februar über den Haushalt. | Über den Haushalt berät der Rat am 24. Februar.
de | Der Güterzug entgleiste am Freitag bei Nordhalm. | Bei Nordhalm entgleiste der Güterzug am Sonntag.
de | Das Museum in Sorn öffnet im Mai wieder. | Im Juli öffnet das Museum in Sorn wieder.
de | Gestern stürzte in Karnau das Dach der Turnhalle ein. | Das Dach der Turnhalle in Karnau stürzte am Freitag ein.
de | Die Sitzung des Kreistags beginnt um 19 Uhr. | Um 17 Uhr beginnt die Sitzung des Kreistags.
de | Der Prozess gegen den Kassierer beginnt am 3. April. | Am 13. April beginnt der Prozess gegen den Kassierer.
de | Der Vertrag mit dem Betreiber läuft bis Ende 2028. | Bis Ende 2026 läuft der Vertrag mit dem Betreiber.
de | Das Notlager wurde im Herbst 2024 geschlossen. | Im Frühjahr 2024 wurde das Notlager geschlossen.
de | Die Wahl zum Landtag findet am 14. Juni statt. | Am 14. Juli findet die Wahl zum Landtag statt.
de | Kommende Woche reist die Delegation nach Sorn. | Die Delegation reist erst im Mai nach Sorn.
de | Der Sender ging vor drei Jahren vom Netz. | Der Sender ging 2019 vom Netz.
de | Das Schiff sank in der Nacht zu Samstag vor Larsund. | In der Nacht zu Montag sank das Schiff vor Larsund.
de | Im Januar meldete die Werft in Larsund Insolvenz an. | Im November 2025 meldete die Werft in Larsund Insolvenz an.
en | The council meets on 26 February to discuss the dam. | To discuss the dam, the council will meet on 24 February.
en | The bridge in Harwick closed on Friday. | On Wednesday the bridge in Harwick closed.
en | The hearing into the crash starts at 10am. | The hearing into the crash starts at 2pm.
en | The ferry sank off Skellan yesterday. | The ferry sank off Skellan on 3 March.
en | The mill at Larkfield shut in September. | The mill at Larkfield shut in November.
de | Die Mühle in Karnau brannte am Freitag nieder. | Die Mühle in Karnau ist am Samstag niedergebrannt. Der Schaden ist hoch. ¶ Die Ermittler prüfen die Heizung. Zeugen sollen sich melden. ¶ Am Freitag war in Halm ein Bus verunglückt.
de | Der neue Steg in Holm wird am Donnerstag eröffnet. | Der neue Steg in Holm wird morgen eröffnet. Er ist 40 Meter lang. ¶ Gebaut haben ihn zwei Firmen. Die Kosten trägt der Kreis. ¶ Für Donnerstag ist Regen gemeldet.
en | The mill in Penhallow burned down on Friday. | The mill in Penhallow burned down on Saturday. Damage is heavy. ¶ Police are looking at the heating. Witnesses should call. ¶ A bus overturned near Marlow Bay on Friday.
""",
) + cases(
    "CC301 CC303",
    """
de | Die Brücke über die Orla wurde 1974 gebaut. | Gebaut wurde die Brücke über die Orla 1947.
en | The lighthouse at Skellan was built in 1889. | Built in 1898, the lighthouse at Skellan still works.
""",
)
SAME_DATES = cases(
    "",
    """
de | Am Samstag blieb die Seilbahn bei Halm stehen. | Am 7. März blieb die Seilbahn bei Halm stehen.
de | Gestern begann in Karnau der Prozess. | Am Montag begann in Karnau der Prozess.
de | Anfang März entgleiste bei Halm ein Zug. | Bei Halm entgleiste am 2. März ein Zug.
de | Am Wochenende brannte in Sorn ein Stall. | In Sorn brannte am Sonntag ein Stall.
de | Im Herbst 2024 bemängelten Prüfer den Antrieb. | Den Antrieb bemängelten Prüfer im Oktober 2024.
de | Gegen 13 Uhr fiel der Strom aus. | Der Strom fiel um 13.10 Uhr aus.
de | Der Prozess soll am 20. April beginnen. | Ursprünglich sollte der Prozess am 13. April beginnen. ¶ Nun soll er am 20. April beginnen.
de | Kommende Woche verhandeln beide Seiten wieder. | Beide Seiten verhandeln am 17. März wieder.
de | Vor zwei Tagen lief der Keller voll. | Am Sonntag lief der Keller voll.
de | Die Messe begann am 7.3. in Larsund. | In Larsund begann die Messe am 7. März 2026.
de | In der Nacht zu Sonntag brannte ein Kiosk. | In der Nacht von Samstag auf Sonntag brannte ein Kiosk.
de | Im Vormonat stieg die Zahl der Anträge. | Die Zahl der Anträge stieg im Februar.
de | Ende 2027 schließt das Werk. | Das Werk schließt im Dezember 2027.
de | In den Achtzigerjahren wurde die Halle gebaut. | Die Halle wurde 1987 gebaut.
de | Am heutigen Dienstag tagt der Kreistag. | Morgen tagt der Kreistag.
de | Am Freitag wurden zwei Wanderer gerettet. | Zwei Wanderer wurden gerettet.
de | Seit drei Jahren steht das Haus leer. | Das Haus steht seit 2023 leer.
de | Die Frist endet am Freitag. | Bis zum 13. März läuft die Frist.
de | Um halb acht begann das Konzert. | Das Konzert begann um 19.30 Uhr.
de | Die Ernte der Bergbauern wird am Sonntag gefeiert. | Der Winter hat die Ernte der Bergbauern verdorben.
de | Ostern öffnet das Freibad. | Am 5. April öffnet das Freibad.
en | Last Saturday the cable car stopped. | On 7 March the cable car stopped.
en | The trial began yesterday in Harwick. | The trial began in Harwick on Monday.
en | In early March the dam burst. | The dam burst on 3 March.
en | The shop closes at noon. | The shop closes at 12pm.
en | The mill opened in the 1980s. | The mill opened in 1987.
en | The council votes next week. | The council votes on 17 March.
en | The road reopens at the end of the year. | The road reopens in December.
de | Der neue Steg in Holm wird am Donnerstag eröffnet. | Am Montag stellte der Kreis den neuen Steg in Holm vor. Er ist 40 Meter lang. ¶ Gebaut haben ihn zwei Firmen. Die Kosten trägt der Kreis. ¶ Eröffnet wird der Steg am Donnerstag.
de | Die Mühle in Karnau brannte am Freitag nieder. | Die Mühle in Karnau ist niedergebrannt, wie die Polizei am Samstag mitteilte. Das Feuer war am Freitag ausgebrochen. ¶ Der Schaden ist hoch.
""",
)


@each(NUMBERS, UNITS, DATES)
def test_another_value_is_told(case: Case) -> None:
    """A number, unit or date that cannot be the source's is a finding of its rule."""
    case.verify()


@each(SAME_NUMBERS, SAME_UNITS, SAME_DATES)
def test_the_same_value_said_otherwise_is_left_in_peace(case: Case) -> None:
    """Rounding, bounds, other units, words for digits and relative dates are no contradiction."""
    case.verify()


@pytest.mark.parametrize(
    "draft_day, source_day, speaks",
    [
        pytest.param("2026-03-10", "2026-03-09", False, id="same week"),
        pytest.param("2026-03-17", "2026-03-09", True, id="a week later"),
    ],
)
def test_a_weekday_means_the_day_of_its_own_text(draft_day: str, source_day: str, speaks: bool) -> None:
    """„Am Samstag“ is reckoned from the draft, „am 7. März“ needs no reckoning."""
    source = article(
        "Am 7. März blieb die Seilbahn bei Halm auf freier Strecke stehen.", published=source_day
    )
    outcome = judged(
        "Am vergangenen Samstag blieb die Seilbahn bei Halm auf freier Strecke stehen.",
        [source],
        published=draft_day,
    )
    assert ("CC303" in outcome.rules) is speaks


def test_without_a_publication_time_a_weekday_contradicts_nothing() -> None:
    """Nobody can say which Saturday a text of unknown date means."""
    source = article("Am 3. März blieb die Seilbahn bei Halm auf freier Strecke stehen.", published="-")
    outcome = judged(
        "Am Samstag blieb die Seilbahn bei Halm auf freier Strecke stehen.", [source], published="-"
    )
    assert outcome.verdict is not Verdict.CONTRADICTED


@pytest.mark.parametrize("known", ["draft", "source", "neither"])
@pytest.mark.parametrize(
    "when", ["Ende März", "am Dienstag", "am 7. März", "im Mai", "kommende Woche", "Anfang 2027"]
)
def test_the_same_words_do_not_contradict_when_a_time_is_unknown(when: str, known: str) -> None:
    """Draft or article of unknown date: a date said in the same words cannot be called another one."""
    text = f"Die Ahrbrücke in Altenfeld wird {when} wegen der Risse gesperrt."
    source = article(text, published=MONDAY if known == "source" else "-")
    outcome = judged(text, [source], published=TUESDAY if known == "draft" else "-")
    assert "CC303" not in outcome.rules
    assert outcome.verdict is not Verdict.CONTRADICTED


def test_the_message_gives_both_values() -> None:
    """The finding says what the draft has and what the source has, and marks the draft's words."""
    outcome = judged(
        "Bei dem Brand in der Lagerhalle wurden 38 Menschen verletzt.",
        [article("Bei dem Feuer in der Lagerhalle erlitten 28 Menschen Verletzungen.")],
    )
    (finding,) = (f for f in outcome.findings if f.rule == "CC301")
    assert finding.message == "Entwurf: 38 · nordblatt.example: 28"
    assert finding.span.of(outcome.text) == "38"
