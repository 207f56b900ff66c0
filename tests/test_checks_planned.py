# ruff: noqa: E501 - a case is one line
"""CC307: what would be, is planned, demanded, threatened or hangs on a condition, told as done."""

from __future__ import annotations

from one_claim import Case, cases, each

UNMET = cases(
    "CC307",
    """
de | Eine Fusion hat am Standort Halm 85 Arbeitsplätze gekostet. | Eine Fusion würde am Standort Halm 85 Arbeitsplätze kosten, sagte Betriebsrätin Ina Moll.
de | Die Kartellbehörde stimmte dem Kauf der Molkerei zu. | Die Kartellbehörde müsste dem Kauf der Molkerei noch zustimmen.
de | Der Kreis hat den Tunnel bei Sorn für 240 Millionen Euro ausgebaut. | Der Kreis plant, den Tunnel bei Sorn für 240 Millionen Euro auszubauen.
de | Die Fähre wurde für elf Millionen Euro umgebaut. | Die Fähre soll für elf Millionen Euro umgebaut werden.
de | Die Stiftung hat dem Museum zwei Millionen Euro gezahlt. | Die Stiftung zahlt dem Museum zwei Millionen Euro, sofern der Landtag zustimmt.
en | The merger has closed the plant in Carlow. | The merger would close the plant in Carlow, the union said.
de | Der Umzug des Archivs hat die Stadt Morlau 14 Millionen Euro gekostet. | Ein Umzug des Archivs würde die Stadt Morlau 14 Millionen Euro kosten, rechnete Kämmerer Ohm vor.
de | Der Bischof hat den Chor der Abtei aufgelöst. | Der Bischof will den Chor der Abtei auflösen.
de | Der Aufsichtsrat stimmte dem Verkauf der Sparte Pumpen zu. | Der Aufsichtsrat müsste dem Verkauf der Sparte Pumpen zustimmen.
de | Die Bahn hat die Weichen in Lenz für 30 Millionen Euro erneuert. | Die Bahn soll die Weichen in Lenz für 30 Millionen Euro erneuern.
de | Die Pfleger der Klinik Tann haben am Montag gestreikt. | Die Pfleger der Klinik Tann haben mit einem Streik am Montag gedroht, falls die Leitung kein Angebot vorlegt.
de | Der Verlag hat 40 Stellen in der Druckerei gestrichen. | Der Verlag streicht 40 Stellen in der Druckerei, falls der Auftrag aus Bern ausbleibt.
de | Das Land hat die Deponie am Kahlberg genehmigt. | Die Firma Terbo beantragte beim Land, die Deponie am Kahlberg zu genehmigen.
de | Die Genossenschaft hat 300 Wohnungen am Hafen gebaut. | Die Genossenschaft kündigte an, 300 Wohnungen am Hafen zu bauen.
de | Der Verband hat seine Mitglieder im Mai befragt. | Der Verband wird seine Mitglieder im Mai befragen.
de | Die Winzer erhielten 500 Euro je Hektar. | Die Winzer sollen 500 Euro je Hektar erhalten.
en | The council sold the old library in Penby for £2m. | The council would sell the old library in Penby for £2m if a buyer came forward.
en | The airline has scrapped its route to Oslo. | The airline will scrap its route to Oslo unless fees fall.
en | Dockers in Ferrol walked out for three days. | Dockers in Ferrol have threatened to walk out for three days.
en | The trust restored the pier at a cost of $9m. | The trust plans to restore the pier at a cost of $9m.
de | Die Lotsen im Hafen von Grell haben für einen Tag die Arbeit niedergelegt. | Die Lotsen im Hafen von Grell drohten, für einen Tag die Arbeit niederzulegen.
de | Die Brauerei Nemitz hat 25 Lehrlinge übernommen. | Die Brauerei Nemitz versprach, 25 Lehrlinge zu übernehmen.
de | Der Zoo hat zwei Eisbären aus Riga gekauft. | Der Zoo hat angeboten, zwei Eisbären aus Riga zu kaufen.
en | The bank closed 30 branches in the north. | The bank has threatened to close 30 branches in the north.
en | Ferries to Skell were cancelled in May. | Ferries to Skell could be cancelled in May if the dispute goes on.
de | Die Sanierung der Orgel hat 300000 Euro verschlungen. | Die Sanierung der Orgel könnte 300000 Euro verschlingen.
de | Die Reederei hat zwei Linien nach Norvik eingestellt. | Sollte der Zuschuss wegfallen, würde die Reederei zwei Linien nach Norvik einstellen.
de | Der Senat hat den Beschäftigten der Bäder 600 Euro gezahlt. | Verdi verlangt, der Senat solle den Beschäftigten der Bäder 600 Euro zahlen.
de | Das Kloster wurde an einen Investor aus Linz verkauft. | Das Kloster soll an einen Investor aus Linz verkauft werden.
de | Der Sender entließ 70 Mitarbeiter in Grell. | Der Sender wird 70 Mitarbeiter in Grell entlassen, wenn die Gebühr nicht steigt.
de | Die Kläger erhielten je 9000 Euro Entschädigung. | Die Kläger hätten Anspruch auf je 9000 Euro Entschädigung, wenn das Gericht den Mangel anerkennt.
en | The regulator fined the dairy 4m euros. | The regulator could fine the dairy 4m euros.
en | The school in Marl has hired six teachers. | The school in Marl hopes to hire six teachers.
en | The charity bought the lighthouse for £1. | The charity would buy the lighthouse for £1 if the council agreed.
""",
)
FAIR = cases(
    "",
    """
de | Die Fusion wird am Standort Halm 85 Arbeitsplätze kosten, sagte Betriebsrätin Ina Moll. | Die Fusion werde am Standort Halm 85 Arbeitsplätze kosten, sagte Betriebsrätin Ina Moll.
de | Der Landkreis hat den Ausbau des Tunnels angekündigt. | Der Landkreis will den Tunnel ausbauen.
de | Kämpfer haben am Freitag 200 Gewehre verbrannt. | Kämpfer haben am Freitag wie geplant 200 Gewehre verbrannt.
de | Ein Umzug würde die Stadt Morlau 14 Millionen Euro kosten. | Ein Umzug des Archivs würde die Stadt Morlau 14 Millionen Euro kosten, rechnete Kämmerer Ohm vor.
de | Der Bischof hat angekündigt, den Chor der Abtei aufzulösen. | Der Bischof will den Chor der Abtei auflösen.
de | Der Zeuge sagte, er habe den Wagen am Deich gesehen. | Er habe den Wagen am Deich gesehen, sagte der Zeuge.
de | Die 2015 eröffnete Sternwarte in Lenz bekommt eine neue Kuppel. | Die Sternwarte in Lenz, 2015 eröffnet, soll eine neue Kuppel bekommen.
de | Das Gericht hat den Bau der Trasse gestoppt. | Das Gericht hat den Bau der Trasse gestoppt. Der Betreiber will die Trasse nun umplanen.
de | Der Rat stimmte dem Kauf zu, bezahlt wird später. | Der Rat stimmte dem Kauf zu, wenn auch knapp. Bezahlt werden soll später.
de | Die Werft lieferte die Fähre wie vereinbart im Mai ab. | Wie geplant lieferte die Werft die Fähre im Mai ab.
de | Der Vorstand hat die Zusage für 20 Lehrstellen erneuert. | Der Vorstand erneuerte das Versprechen, 20 Lehrstellen zu schaffen.
de | Die Gewerkschaft forderte acht Prozent mehr Lohn. | Die Gewerkschaft verlangt acht Prozent mehr Lohn.
de | Falls der Fluss weiter steigt, wird die Schule in Tann geräumt. | Die Schule in Tann wird geräumt, wenn der Fluss weiter steigt.
en | The airline has said it will scrap its route to Oslo. | The airline will scrap its route to Oslo.
en | The union has threatened a strike. | Dockers have threatened to walk out for three days, the union said.
en | The firm opened its plant in Penby in May. | The firm opened its plant in Penby in May and will add a second line.
en | The mayor resigned after the vote. | The mayor stepped down after the vote. She would not say why.
de | Die Brauerei hat 25 Lehrlinge übernommen. | Die Brauerei hat wie versprochen 25 Lehrlinge übernommen.
de | Das Parlament in Orun hat das Gesetz im Mai verabschiedet. | Das im Wahlkampf versprochene Gesetz hat das Parlament in Orun im Mai verabschiedet.
de | Der Zoo zahlte für die Eisbären 80000 Euro. | Der Zoo kaufte die Eisbären, die Riga angeboten hatte, für 80000 Euro.
en | The bank closed 30 branches in the north. | The bank closed 30 branches in the north, as it had threatened to do.
en | Workers were offered 200 pounds. | The firm offered workers 200 pounds.
de | Die Sanierung der Orgel kostete 300000 Euro. | Die Sanierung der Orgel hat 300000 Euro gekostet; die Glocken sollen folgen.
de | Die Reederei stellt zwei Linien ein, sagte ihr Sprecher. | Der Sprecher der Reederei sagte, man werde zwei Linien einstellen.
de | Die Preise sind seit Mai gestiegen und werden weiter steigen. | Die Preise werden weiter steigen, seit Mai sind sie bereits gestiegen.
de | Der Senat hat die Forderung nach 600 Euro zurückgewiesen. | Verdi fordert 600 Euro, der Senat wies das zurück.
de | Das Haus, das der Graf verkaufen wollte, brannte ab. | Das Haus ist abgebrannt. Der Graf hatte es verkaufen wollen.
de | Wer im Mai bucht, bekommt zehn Prozent Rabatt. | Zehn Prozent Rabatt erhält, wer im Mai bucht.
de | Die Polizei hat den Vermissten in der Hütte gefunden. | Gefunden hat den Vermissten die Polizei in der Hütte, in der er übernachten wollte.
en | The regulator has opened a case against the dairy. | The regulator opened a case against the dairy, which could be fined 4m euros.
en | The school hired six teachers. | The school has hired the six teachers it hoped to find.
""",
)


@each(UNMET, FAIR)
def test_what_is_to_come_is_not_told_as_done(case: Case) -> None:
    case.verify()
