# ruff: noqa: E501 - a case is one line
"""CC306 to CC309: negation, modality, quantifiers and directions."""

from __future__ import annotations

from one_claim import Case, cases, each

NEGATION = cases(
    "CC306",
    """
de | Ministerin Ohlert bestätigte die Summe von vier Millionen Euro. | Ministerin Ohlert wollte die Summe von vier Millionen Euro nicht bestätigen.
de | Für die Anwohner bestand durch den Rauch Gefahr. | Für die Anwohner bestand durch den Rauch keine Gefahr.
de | Die Brücke bei Halm darf von Lastwagen befahren werden. | Die Brücke bei Halm darf von Lastwagen nicht mehr befahren werden.
de | Die Verteidigung legt gegen das Urteil keine Revision ein. | Gegen das Urteil legt die Verteidigung Revision ein.
de | Die Ermittler schließen einen Bedienfehler an der Schleuse aus. | Einen Bedienfehler an der Schleuse schließen die Ermittler nicht aus.
de | Die Insassen des Busses trugen keine Gurte. | Die Insassen des Busses trugen Gurte.
de | Die Polizei nannte Namen und Alter des Opfers. | Die Polizei nannte weder Namen noch Alter des Opfers.
de | Der Mann aus Sorn fuhr mit gültigem Führerschein. | Der Mann aus Sorn fuhr ohne gültigen Führerschein.
de | Der Verein hat die Rechnung für den Rasen bezahlt. | Die Rechnung für den Rasen hat der Verein nie bezahlt.
de | Der Betreiber hatte die Mängel am Notantrieb gemeldet. | Der Betreiber hatte die Mängel am Notantrieb nicht gemeldet.
de | Die Kita in der Seestraße wird nicht geschlossen. | Die Kita in der Seestraße wird geschlossen.
de | Der Verdächtige äußerte sich zu den Vorwürfen. | Zu den Vorwürfen äußerte sich der Verdächtige nicht.
de | Hinweise auf Sabotage sieht Thiem nicht, einen Bedienfehler schließt er aus. | Hinweise auf Sabotage gibt es laut Thiem nicht. Einen Bedienfehler schließe man dagegen noch nicht aus, sagte er.
en | The mayor confirmed the sale of the harbour. | The mayor did not confirm the sale of the harbour.
en | The driver of the lorry held a valid licence. | The driver of the lorry did not hold a valid licence.
en | The crew of the ferry was trained for fires. | The crew of the ferry was never trained for fires.
en | Inspectors found no cracks in the dam. | Inspectors found cracks in the dam.
""",
) + cases(
    "CC306 CC308 CC309",
    """
de | Der Gemeinderat stimmt dem Antrag der Initiative zu. | Den Antrag der Initiative lehnt der Gemeinderat ab.
de | Der Konzern bestätigte Pläne für den Verkauf der Sparte. | Der Konzern dementierte Pläne für den Verkauf der Sparte.
de | Bei dem Einsturz der Halle wurde niemand verletzt. | Bei dem Einsturz der Halle wurden mehrere Menschen verletzt.
en | Nobody was hurt when the roof fell in. | Several people were hurt when the roof fell in.
en | The committee approved the plan for the wind farm. | The committee rejected the plan for the wind farm.
""",
)
SAME_POLARITY = cases(
    "",
    """
de | Der Gemeinderat lehnte den Antrag der Initiative ab. | Der Gemeinderat stimmte dem Antrag der Initiative nicht zu.
de | Ein Bedienfehler an der Schleuse ist möglich. | Ein Bedienfehler an der Schleuse sei nicht auszuschließen, hieß es.
de | Bei dem Einsturz der Halle wurde niemand verletzt. | Bei dem Einsturz der Halle blieben alle unverletzt.
de | Die Halle hatte keine Genehmigung. | Die Halle war ohne Genehmigung errichtet worden.
de | Betroffen sind nicht nur Schulen in Halm, sondern auch Schulen in Sorn. | Betroffen sind Schulen in Halm und in Sorn.
de | Der Rat beschloss eine Erhöhung der Gebühren. | Der Rat beschloss eine Erhöhung der Gebühren, obwohl die Verwaltung nicht dafür war.
de | Der Minister verzichtet auf eine weitere Amtszeit. | Der Minister strebt keine weitere Amtszeit an.
de | Der Kassierer bestritt die Vorwürfe. | Der Kassierer wies die Vorwürfe zurück.
de | Die Ursache des Brandes ist noch unbekannt. | Die Ursache des Brandes ist noch nicht bekannt.
de | Die Straße nach Sorn ist weiterhin gesperrt. | Die Straße nach Sorn ist noch nicht wieder freigegeben.
de | Der Verdächtige schwieg zu den Vorwürfen. | Zu den Vorwürfen sagte der Verdächtige nichts.
de | An der Echtheit des Bildes gibt es keinen Zweifel. | Das Bild ist nach Ansicht der Gutachter echt.
de | Die Ergebnisse liegen frühestens im Mai vor. | Die Ergebnisse liegen nicht vor Mai vor.
de | Die Polizei konnte den Fahrer nicht finden, die Suche dauert an. | Die Suche nach dem Fahrer blieb erfolglos, sie dauert an.
de | Ohne Helm wäre der Radfahrer gestorben, sagte der Arzt. | Der Helm rettete dem Radfahrer nach Worten des Arztes das Leben.
de | Die Werft gehört nicht mehr der Familie, sondern einem Fonds. | Die Werft gehört inzwischen einem Fonds, vorher der Familie.
en | Nobody was hurt when the roof fell in. | There were no injuries when the roof fell in.
en | The bridge remains closed to lorries. | The bridge has not reopened to lorries.
en | Not only Harwick but also Dunmore lost power. | Harwick and Dunmore lost power.
en | The mayor denied the claims. | The mayor said the claims were not true.
en | The cause of the fire is unknown. | The cause of the fire is not known.
""",
)
MODALITY = cases(
    "CC307",
    """
de | Das Feuer in der Tiefgarage brach in einem Lieferwagen aus. | Das Feuer in der Tiefgarage könnte in einem Lieferwagen ausgebrochen sein.
de | Der Kassierer hat das Geld des Vereins ins Ausland gebracht. | Der Kassierer soll das Geld des Vereins ins Ausland gebracht haben.
de | Die Stadt schließt die Bücherei im Ortsteil Sorn. | Die Stadt erwägt, die Bücherei im Ortsteil Sorn zu schließen.
de | Die Regierung erhöht die Steuer auf Zucker. | Die Regierung prüft, ob sie die Steuer auf Zucker erhöht.
de | Der Konzern verlegt seinen Sitz nach Kaltenreuth. | Der Konzern könnte seinen Sitz nach Kaltenreuth verlegen.
de | Der Brandstifter von Halm sitzt in Untersuchungshaft. | Der mutmaßliche Brandstifter von Halm sitzt in Untersuchungshaft.
de | Ein Kurzschluss löste den Brand im Stall aus. | Vermutlich löste ein Kurzschluss den Brand im Stall aus.
de | Das Land übernimmt die Kosten der Sanierung des Damms. | Die Opposition fordert, dass das Land die Kosten der Sanierung des Damms übernimmt.
de | Die Preise für Butter steigen im Herbst weiter. | Die Preise für Butter dürften im Herbst weiter steigen.
de | Der Beamte nahm 4000 Euro von der Baufirma an. | Der Beamte nahm angeblich 4000 Euro von der Baufirma an.
de | Die Täter sind nach Tschechien geflohen. | Womöglich sind die Täter nach Tschechien geflohen.
de | Innenminister Faber ist zurückgetreten. | Innenminister Faber erwägt seinen Rücktritt.
en | The fire in the car park began in a van. | The fire in the car park may have begun in a van.
en | The council will close the library in Dunmore. | The council is considering closing the library in Dunmore.
en | The treasurer moved the club's money abroad. | The treasurer allegedly moved the club's money abroad.
en | The firm is moving its head office to Carlow. | The firm could move its head office to Carlow.
en | A short circuit caused the fire at the stables. | A short circuit is believed to have caused the fire at the stables.
""",
)
SAME_MODALITY = cases(
    "",
    """
de | Ins Ausland soll der Kassierer das Geld gebracht haben. | Der Kassierer soll das Geld ins Ausland gebracht haben.
de | Der mutmaßliche Täter sitzt in Haft. | Der Mann, der die Tat begangen haben soll, sitzt in Haft.
de | Die Lage am Damm sei ernst, sagte Landrätin Ohlert. | „Die Lage am Damm ist ernst“, sagte Landrätin Ohlert.
de | Nach Angaben der Polizei fuhr der Mann zu schnell. | Der Mann sei zu schnell gefahren, teilte die Polizei mit.
de | Das Feuer könnte in einem Lieferwagen ausgebrochen sein. | Möglicherweise brach das Feuer in einem Lieferwagen aus.
de | Die Preise dürften weiter steigen. | Die Preise werden wahrscheinlich weiter steigen.
de | Die Stadt will die Bücherei schließen. | Die Stadt plant, die Bücherei zu schließen.
de | Das Feuer zerstörte die Lagerhalle in Sorn. | Das Feuer, das vermutlich in einem Lieferwagen ausbrach, zerstörte die Lagerhalle in Sorn.
de | Die Opposition verlangt einen Untersuchungsausschuss. | Die Opposition fordert einen Untersuchungsausschuss.
de | Der Umbau war seit 2019 geplant. | Die Stadt plante den Umbau seit 2019.
de | Gegen den Kassierer wird wegen Untreue ermittelt. | Die Staatsanwaltschaft ermittelt gegen den Kassierer wegen des Verdachts der Untreue.
de | Anmeldungen sind bis Freitag möglich. | Bis Freitag kann man sich anmelden.
de | Der Konzern hat den geplanten Umzug nach Kaltenreuth abgesagt. | Seinen geplanten Umzug nach Kaltenreuth hat der Konzern abgesagt.
de | Er habe nichts gewusst, sagte der Kassierer vor Gericht. | Der Kassierer sagte vor Gericht, dass er nichts gewusst habe.
de | Der Minister stellte ein neues Gesetz in Aussicht. | Der Minister kündigte ein neues Gesetz an.
de | Die Verwaltung soll bis Mai einen Plan vorlegen. | Der Rat beauftragte die Verwaltung, bis Mai einen Plan vorzulegen.
en | The fire may have begun in a van. | The fire could have begun in a van.
en | The treasurer reportedly moved the money abroad. | The treasurer is said to have moved the money abroad.
en | The council plans to close the library. | The council said it would close the library.
en | The road was icy, police said. | Police said the road had been icy.
en | The fire destroyed the mill. | The fire, which may have begun in a van, destroyed the mill.
""",
)
QUANTIFIER = cases(
    "CC308",
    """
de | Die meisten Familien im Tal leben im Wohnwagen. | Einzelne Familien im Tal leben im Wohnwagen.
de | Alle Schüler der Realschule fehlten wegen der Grippe. | Einige Schüler der Realschule fehlten wegen der Grippe.
de | Sämtliche Brücken im Landkreis sind marode. | Ein Drittel der Brücken im Landkreis ist marode.
de | Jeder Haushalt in Sorn erhält den Zuschuss. | Viele Haushalte in Sorn erhalten den Zuschuss.
de | Einige Anwohner der Seestraße mussten ihre Häuser verlassen. | Alle Anwohner der Seestraße mussten ihre Häuser verlassen.
de | Der Rat stimmte einstimmig für den Verkauf der Halle. | Der Rat stimmte mit knapper Mehrheit für den Verkauf der Halle.
de | Nur wenige Betriebe im Hafen bilden noch aus. | Die meisten Betriebe im Hafen bilden noch aus.
de | Zahlreiche Zeugen sahen den Unfall auf der Brücke. | Ein einzelner Zeuge sah den Unfall auf der Brücke. | ! one single is no quantifier
de | Alle Züge zwischen Halm und Sorn fallen aus. | Mehrere Züge zwischen Halm und Sorn fallen aus.
de | Der gesamte Wald bei Hegnau ist abgebrannt. | Ein Teil des Waldes bei Hegnau ist abgebrannt.
de | Das Gericht sprach alle Angeklagten frei. | Das Gericht sprach die meisten Angeklagten frei.
de | Die Mehrheit der Mitglieder lehnt den Umzug ab. | Wenige Mitglieder lehnen den Umzug ab.
en | All residents of the tower were moved. | Some residents of the tower were moved.
en | Most shops in Harwick stayed closed. | A few shops in Harwick stayed closed.
en | Every school in the county has a nurse. | Several schools in the county have a nurse.
en | The board voted unanimously for the merger. | A majority of the board voted for the merger. | ! a quantifier that is an adverb has no noun beside it
""",
) + cases(
    "CC306 CC308",
    """
de | Keiner der Zeugen erkannte den Mann wieder. | Mehrere Zeugen erkannten den Mann wieder.
de | Nur Mitglieder dürfen über den Umzug abstimmen. | Mitglieder und Gäste dürfen über den Umzug abstimmen. | ! only is not compared with who else is named
""",
)
SAME_QUANTITY = cases(
    "",
    """
de | Die meisten Befragten lehnen die Maut ab. | 70 Prozent der Befragten lehnen die Maut ab.
de | Alle Brücken im Landkreis werden geprüft. | Sämtliche Brücken im Landkreis werden geprüft.
de | Viele Zeugen sahen den Unfall. | Zahlreiche Zeugen sahen den Unfall.
de | Einige Züge fallen aus. | Mehrere Züge fallen aus.
de | Fast alle Schüler fehlten. | 95 Prozent der Schüler fehlten.
de | Der Rat stimmte einstimmig für den Verkauf. | Der Rat stimmte ohne Gegenstimme für den Verkauf.
de | Die meisten Familien leben im Wohnwagen. | Einzelne Familien leben bei Verwandten, die meisten Familien leben im Wohnwagen.
de | Alle Straßen in Sorn sind gesperrt. | Alle Straßen in Sorn sind gesperrt, einige Schulen bleiben zu.
de | Jeder Haushalt erhält den Zuschuss. | Alle Haushalte erhalten den Zuschuss.
de | Die Mehrheit der Mitglieder lehnt den Umzug ab. | Die meisten Mitglieder lehnen den Umzug ab.
de | Ein Teil der Halle stürzte ein. | Die Halle stürzte teilweise ein.
de | Alle zwei Jahre treffen sich die Chöre in Halm. | Die Chöre treffen sich im Abstand von zwei Jahren in Halm.
de | Mehr als ein Dutzend Zeugen sagte aus. | Mehrere Zeugen sagten aus, insgesamt waren es 14.
de | Kein einziger Zug fuhr am Montag. | Am Montag fielen alle Züge aus.
de | Beide Seiten wollen weiter verhandeln. | Alle zwei Seiten wollen weiter verhandeln.
en | Most members oppose the move. | A majority of members oppose the move.
en | All bridges will be checked. | Every bridge will be checked.
en | Several trains were cancelled. | A number of trains were cancelled.
en | Most shops stayed closed. | Some shops opened, but most shops stayed closed.
""",
)
DIRECTION = cases(
    "CC309",
    """
de | Die Aktien des Herstellers Veltron verteuerten sich um vier Prozent. | Die Aktien des Herstellers Veltron fielen um vier Prozent.
de | Die Zahl der Einbrüche in Karnau ist gestiegen. | In Karnau ist die Zahl der Einbrüche gesunken.
de | Der Landkreis baut das Angebot an Nachtbussen aus. | Der Landkreis kürzt das Angebot an Nachtbussen.
de | Die Strecke nach Sorn wird vor den Ferien gesperrt. | Die Strecke nach Sorn wird nach den Ferien gesperrt.
de | Der SV Moorau gewann das Finale in Ravenau. | Der SV Moorau verlor das Finale in Ravenau.
de | Die Klinik in Sorn schließt ihre Geburtsstation. | Die Klinik in Sorn öffnet ihre Geburtsstation wieder.
de | Der Pegel der Orla liegt über der Marke von vier Metern. | Der Pegel der Orla liegt unter der Marke von vier Metern.
de | Der Investor kaufte das Hotel am Hafen. | Der Investor verkaufte das Hotel am Hafen.
de | Die letzten Züge fahren künftig eine Stunde früher. | Die letzten Züge fahren künftig eine Stunde später.
de | Im Februar fiel in den Tälern mehr Regen als üblich. | Im Februar fiel in den Tälern weniger Regen als üblich.
de | Das Gericht hat die Kassiererin freigesprochen. | Das Gericht hat die Kassiererin verurteilt.
de | Die Notenbank in Karnau senkt den Leitzins. | Die Notenbank in Karnau hebt den Leitzins an.
de | Der Verband der Lehrer lobte den neuen Lehrplan. | Der Verband der Lehrer kritisierte den neuen Lehrplan.
de | Die Genossenschaft verlängert die Laufzeit der Verträge. | Die Genossenschaft verkürzt die Laufzeit der Verträge.
en | Profits at Orlex rose four per cent in spring. | Profits at Orlex fell four per cent in spring.
en | Harwick won the replay at Dunmore Park. | Harwick lost the replay at Dunmore Park.
en | The library in Dunmore will open on Sundays. | The library in Dunmore will close on Sundays.
en | The ferry left before the storm reached Skellan. | The ferry left after the storm reached Skellan.
en | The family bought the hotel on the pier. | The family sold the hotel on the pier.
""",
)
SAME_DIRECTION = cases(
    "",
    """
de | Die Aktien von Veltron stiegen um vier Prozent. | Die Aktien von Veltron legten um vier Prozent zu.
de | Die Zahl der Einbrüche sank. | Die Zahl der Einbrüche ging zurück.
de | Der SV Moorau siegte in Ravenau. | Der SV Moorau gewann in Ravenau.
de | Der FC Kalwen gewann das Finale gegen den SV Moorau. | Der SV Moorau verlor das Finale gegen den FC Kalwen. | ! a converse verb is taken for an exchange or a turned direction
de | Der Pegel der Orla stieg am Morgen und sank am Abend. | Am Abend sank der Pegel der Orla, der am Morgen gestiegen war.
de | Mehr als 200 Helfer waren im Einsatz. | 230 Helfer waren im Einsatz, weniger als 2024.
de | Der Park schließt um 20 Uhr. | Bis 20 Uhr ist der Park geöffnet.
de | Der Rat lehnte eine Senkung der Gebühren ab. | Der Rat lehnte es ab, die Gebühren zu senken.
de | Veltron kauft das Werk in Halm von Orlex. | Orlex verkauft das Werk in Halm an Veltron.
de | Der Strom wird billiger. | Der Preis für Strom sinkt.
de | Die Fahrt dauert länger, weil die Züge langsamer fahren. | Die Züge fahren langsamer, dadurch dauert die Fahrt länger.
de | Die Inflation ging zurück, die Löhne stiegen. | Die Löhne stiegen, während die Inflation zurückging.
de | Unter den Verletzten sind zwei Kinder. | Zwei Kinder gehören zu den Verletzten, die über Nacht in der Klinik blieben.
de | Nach der Sitzung sprach Dremel über den Radweg. | Über den Radweg sprach Dremel im Anschluss an die Sitzung.
de | Die Zahl der Arbeitslosen stieg, weil weniger Stellen frei waren. | Weniger Stellen waren frei, deshalb stieg die Zahl der Arbeitslosen.
en | Profits at Orlex rose four per cent. | Profits at Orlex climbed four per cent.
en | The number of burglaries fell. | Burglaries dropped in number.
en | Harwick beat Dunmore in the replay. | Dunmore lost the replay to Harwick.
en | The park closes at 8pm. | The park is open until 8pm.
en | Up to 40 people lost their jobs as sales grew more slowly. | As sales grew more slowly, up to 40 people lost their jobs.
""",
)


@each(NEGATION, MODALITY, QUANTIFIER, DIRECTION)
def test_a_turned_sense_is_told(case: Case) -> None:
    """A dropped negation, a surmise made fact, another extent or direction is a finding of its rule."""
    case.verify()


@each(SAME_POLARITY, SAME_MODALITY, SAME_QUANTITY, SAME_DIRECTION)
def test_the_same_sense_in_other_words_is_left_in_peace(case: Case) -> None:
    """Double negation, reported speech, synonyms and converse verbs are no contradiction."""
    case.verify()
