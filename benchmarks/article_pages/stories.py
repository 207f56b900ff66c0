"""Invented stories for pages: a title with its own dashes and colons, kicker, lead, author, paragraphs.

A paragraph that begins with "## " is a subhead.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """What an editor put into the system, before a template made a page of it."""

    title: str
    kicker: str
    lead: str
    author: str
    paragraphs: tuple[str, ...]


def _story(title: str, kicker: str, lead: str, author: str, text: str) -> Story:
    return Story(title, kicker, lead, author, tuple(p.strip() for p in text.strip().split("\n") if p.strip()))


HALLENBAD = _story(
    "Stadtrat stoppt Hallenbad – Bürgermeisterin spricht von Trickserei",
    "Ellrode",
    "Mit knapper Mehrheit hat der Rat von Ellrode den Neubau des Hallenbads verworfen. Die Stadt muss nun den "
    "Zuschuss des Landes zurückgeben.",
    "Tilda Marquart",
    """Mit 19 zu 17 Stimmen hat der Stadtrat von Ellrode am Mittwochabend den Bau des neuen Hallenbads gestoppt.
Bürgermeisterin Karla Vennhoff nannte die Abstimmung „eine Trickserei auf Kosten der Kinder“. Zwei Ratsherren \
hatten kurz vorher die Fraktion gewechselt.
## Was der Rückzug kostet
Das Bad sollte 14,2 Millionen Euro kosten. Das Land hatte 5,5 Millionen Euro zugesagt, gebunden an einen Baubeginn \
bis Ende März. Für die Planung hat die Stadt bereits 830.000 Euro ausgegeben.
Der Schwimmverein zählt 640 Mitglieder und trainiert seit zwei Jahren im 30 Kilometer entfernten Tessow.
„Wir verlieren jeden Monat Kinder“, sagte der Vorsitzende Bernd Ohlrogge.
Ja, sagte Vennhoff auf Nachfrage, sie werde morgen mit dem Ministerium telefonieren.""",
)
NORDHAFEN = _story(
    "Nordhafen AG - 300 Stellen fallen weg",
    "Schifffahrt",
    "Der Umschlagkonzern schließt zwei Terminals. Betriebsrat und Gewerkschaft wurden nach eigenen Angaben \
überrascht.",
    "Jens Pahlke",
    """Die Nordhafen AG streicht 300 ihrer 2100 Stellen. Das teilte der Vorstand am Donnerstag in Varelsund mit.
Geschlossen werden die Terminals West und Kaiserkai. Dort wurden zuletzt nur noch 90.000 Container im Jahr bewegt.
„Wir haben aus der Presse davon erfahren“, sagte Betriebsratschefin Silke Dammann.
Der Umsatz war im dritten Quartal um acht Prozent auf 212 Millionen Euro gesunken. Unter dem Strich stand ein \
Verlust von 17 Millionen Euro.
## Gewerkschaft plant Warnstreik
Für Montag ruft die Gewerkschaft zu einem Warnstreik auf. Er soll um sechs Uhr beginnen.
Die Aktie gab bis zum Mittag um 3,1 Prozent nach.""",
)
UNWETTER = _story(
    "Feuerwehr pumpt nach Starkregen 80 Keller leer",
    "Unwetter im Kreis Tessow",
    "In nur einer Stunde fielen 62 Liter Regen auf den Quadratmeter. Eine Bahnstrecke ist unterspült.",
    "Ulrike Sandvoss",
    """Starkregen hat im Kreis Tessow in der Nacht zum Freitag 80 Keller und drei Unterführungen überflutet.
Rund 240 Feuerwehrleute waren bis in den Morgen im Einsatz, sagte Kreisbrandmeister Holger Tietjen.
Am schlimmsten traf es den Ortsteil Lüttau. Dort stand das Wasser zeitweise 70 Zentimeter hoch in der Hauptstraße.
Die Bahn sperrte die Strecke nach Ellrode, weil der Damm auf zwölf Metern unterspült wurde. Busse fahren ersatzweise.
Verletzt wurde niemand.
Der Wetterdienst rechnet für heute mit weiteren Schauern, von Samstag an soll es trocken bleiben.""",
)
DERBY = _story(
    "Rot | Schwarz: Wie das Derby in der Nachspielzeit kippte",
    "Fußball",
    "Varelsund führte bis zur 91. Minute mit 2:1. Dann kam der Ersatztorwart nach vorn.",
    "Malte Groenewold",
    """Der VfB Tessow hat das Derby beim SC Varelsund mit 3:2 gewonnen. 11.400 Zuschauer sahen am Sonntag zwei Tore \
in der Nachspielzeit.
Erst traf Ersatztorwart Lars Bünning per Kopf, dann verwandelte Kapitän Deniz Aktas einen Elfmeter.
„So etwas habe ich in 20 Jahren nicht erlebt“, sagte Trainer Uwe Rathke.
## Varelsund rutscht ab
Der SC fällt auf Platz neun zurück. Tessow ist nun Dritter und hat fünf Punkte Rückstand auf die Spitze.
Am nächsten Samstag empfängt Tessow den Tabellenletzten aus Lüttau.""",
)
BANK = _story(
    "„Wir sind doch keine Bank“: Ein Dorf finanziert seinen Laden selbst",
    "Landleben",
    "Als der Supermarkt ging, kauften 212 Einwohner von Lüttau Anteilscheine zu je 250 Euro.",
    "Frauke Immel",
    """In Lüttau gibt es wieder frische Brötchen. 212 der 900 Einwohner haben dafür Anteile gezeichnet.
53.000 Euro kamen so zusammen, dazu gab der Kreis einen Zuschuss von 20.000 Euro.
„Wir sind doch keine Bank, aber wir können rechnen“, sagt Ortsvorsteherin Gesa Thormählen.
Der Laden hat montags bis samstags von 7 bis 19 Uhr geöffnet. Zwei Angestellte teilen sich drei Viertel einer Stelle.
## Kritik vom Nachbarn
Der Bäcker im Nachbarort klagt über unlauteren Wettbewerb. Das Gericht hat seinen Antrag gestern abgewiesen.
Im ersten Monat setzte der Laden 31.000 Euro um.""",
)
KLINIK = _story(
    "Klinikum Ellrode: Geburtshilfe bleibt bis Sommer geöffnet",
    "Gesundheit",
    "Der Träger verschiebt die Schließung um ein halbes Jahr. Hebammen hatten mit Kündigung gedroht.",
    "Nele Brinkmann",
    """Die Geburtshilfe am Klinikum Ellrode schließt nicht zum Jahresende, sondern frühestens im Juli.
Das sagte Geschäftsführer Arne Kolbe am Dienstag nach einem Treffen mit der Belegschaft.
Im vergangenen Jahr kamen in Ellrode 412 Kinder zur Welt. Wirtschaftlich seien mindestens 600 Geburten, heißt es in \
einem Gutachten des Trägers.
Acht von elf Hebammen hatten angekündigt, geschlossen zu gehen. „Das hat gewirkt“, sagte ihre Sprecherin Rieke \
Osterloh.
Der Kreistag will am kommenden Montag über einen Zuschuss von 1,1 Millionen Euro entscheiden.""",
)
SCHULE = _story(
    "Minister Falkner: „Kein Kind muss im Container lernen“",
    "Schulbau",
    "Das Land stockt sein Programm für Klassenräume auf. Die Opposition hält das Geld für zu wenig.",
    "Moritz Heuer",
    """Bildungsminister Rolf Falkner hat 90 Millionen Euro zusätzlich für den Schulbau angekündigt.
Damit sollen bis 2029 rund 400 Klassenräume entstehen. Zurzeit lernen 6.200 Kinder in Containern.
„Kein Kind muss im Container lernen“, sagte Falkner am Mittwoch im Landtag.
Die Abgeordnete Yasmin Torun nannte das Programm „einen Tropfen auf den heißen Stein“. Nötig sei das Dreifache.
## Städte warten auf Geld
Der Städtebund verwies darauf, dass von den Mitteln des Vorjahres erst 40 Prozent ausgezahlt seien.
Anträge können vom 1. Februar an gestellt werden.""",
)
FAEHRE = _story(
    "Fähre vor Tessin Fjord auf Grund gelaufen - 19 Menschen gerettet",
    "Norwegen",
    "Das Schiff war mit Autos und Möbeln unterwegs. Die Ursache ist unklar.",
    "Ragna Lüders",
    """Die Fähre „Solveig“ ist am Mittwochmorgen vor Tessin Fjord auf Grund gelaufen. Alle 19 Menschen an Bord \
wurden gerettet.
Ein Schlepper soll das Schiff morgen freiziehen, wie die Küstenwache mitteilte.
Die „Solveig“ war auf dem Weg von Varelsund nach Norden. An Bord waren 42 Autos.
„Es gab einen Schlag, dann standen wir“, sagte Passagierin Ebba Nygaard.
Öl ist bisher nicht ausgelaufen. Die Reederei hatte das Schiff erst im Frühjahr gekauft.""",
)
MUSEUM = _story(
    "Ein Museum, drei Direktoren, kein Geld",
    "Kultur",
    "Das Haus der Moorgeschichte steht vor der Insolvenz. Der Freundeskreis sammelt Spenden.",
    "Clemens Abt",
    """Das Haus der Moorgeschichte in Lüttau kann seit Oktober keine Rechnungen mehr bezahlen.
Drei Direktoren haben in zwei Jahren ihr Amt aufgegeben, zuletzt Anke Suhrbier.
Dem Haus fehlen 480.000 Euro. Im Sommer kamen nur noch 6.300 Besucher, halb so viele wie vor fünf Jahren.
„Wir haben zu groß gebaut und zu klein gedacht“, sagt Schatzmeister Veit Korte.
Der Freundeskreis hat bisher 22.000 Euro gesammelt. Am Freitag tagt der Stiftungsrat.""",
)
STROM = _story(
    "Netzbetreiber warnt: Windstrom staut sich im Norden",
    "Energie",
    "Weil Leitungen fehlen, wurden Windräder an 61 Tagen abgeschaltet. Die Kosten tragen die Kunden.",
    "Gunda Peters",
    """Im Netz der Nordnetz GmbH sind in diesem Jahr Windräder an 61 Tagen abgeschaltet worden.
Dabei gingen nach Angaben des Unternehmens 1,8 Terawattstunden verloren, ein Fünftel mehr als im Vorjahr.
Die Kosten von 340 Millionen Euro werden auf die Netzentgelte umgelegt.
„Jede Woche ohne die neue Leitung kostet sechs Millionen“, sagte Vorstand Inga Behrmann am Dienstag.
## Klage verzögert den Bau
Gegen die Trasse klagen vier Gemeinden. Ein Urteil wird nicht vor Mai erwartet.""",
)
FLOOD = _story(
    "River town braces for second flood – ‘we can’t do this again’",
    "Weather",
    "Residents of Thornmouth were told to leave for the second time in a month.",
    "Maeve Carrigan",
    """About 1,400 people in Thornmouth were told to leave their homes on Wednesday as the River Aller rose again.
The water is expected to peak at 4.6 metres overnight, just below last month's record.
“We can't do this again,” said Joan Pettifer, who has run the bakery on Quay Street for 22 years.
The council has opened two rest centres. Schools will stay shut until Monday.
Repairs after the first flood have cost £3.2m so far, a spokesman said.""",
)
TRAINS = _story(
    "Rail union calls off strike after late-night deal",
    "Transport",
    "Drivers will get 4.5% more from January. Trains are to run as normal on Friday.",
    "Owen Hartley",
    """The rail union has called off Friday's strike after reaching a deal with Northmoor Trains.
Drivers will get 4.5% more from January and a further 2% in July, the company said on Thursday.
“Nobody wanted this to go on until Christmas,” said the union's secretary, Dilys Marchbank.
Some 900 drivers had been due to walk out for 48 hours.
Passengers with tickets for Friday can still claim a refund until the end of the month.""",
)
GERMAN = (HALLENBAD, NORDHAFEN, UNWETTER, DERBY, BANK, KLINIK, SCHULE, FAEHRE, MUSEUM, STROM)
ENGLISH = (FLOOD, TRAINS)
