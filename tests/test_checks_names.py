# ruff: noqa: E501 - a case is one line
"""CC304 and CC305: another name in the same slot, and two who have changed places."""

from __future__ import annotations

from one_claim import Case, article, cases, each, judged

NAMES = cases(
    "CC304",
    """
de | Die Strecke sei wieder frei, sagte Bahnsprecherin Jana Kessler. | „Die Strecke ist wieder frei“, sagte Bahnsprecherin Jana Orthwein.
de | Ein Güterzug ist am Montag bei Nordhalm entgleist. | Bei Sudergard ist am Montag ein Güterzug entgleist.
de | Der Hersteller Veltron baut sein neues Werk in Kaltenreuth. | Sein neues Werk baut der Hersteller Veltron in Birkenreuth.
de | Bürgermeister Horst Wengler kündigte den Bau eines Radwegs an. | Den Bau eines Radwegs kündigte Bürgermeister Horst Dremel an.
de | Der Wald nördlich von Hegnau brennt seit Sonntag. | Seit Sonntag brennt der Wald südlich von Hegnau.
de | Die Gewerkschaft Verdi ruft zum Streik in den Häfen auf. | Zum Streik in den Häfen ruft die Gewerkschaft IG Metall auf.
de | Die beschlagnahmte Ware kam mit Lastwagen aus Polen. | Mit Lastwagen kam die beschlagnahmte Ware aus Tschechien.
de | Landrätin Sabine Ohlert (CDU) lehnt die Deponie ab. | Landrätin Sabine Ohlert (SPD) lehnt die Deponie ab.
de | Der Verein holt den Stürmer Milan Rosk von Dynamo Larsund. | Von Olympia Larsund holt der Verein den Stürmer Milan Rosk.
de | Das Forschungsschiff lief am Morgen aus Bremerhaven aus. | Aus Wilhelmshaven lief das Forschungsschiff am Morgen aus.
de | Finanzminister Lauterhain verteidigte den Haushalt. | Den Haushalt verteidigte Finanzminister Bergendorf.
de | Den Preis erhielt die Chemikerin Ada Lindqvist aus Uppsala. | Die Chemikerin Ada Lindqvist aus Göteborg erhielt den Preis.
de | Die Universität Halm hat das Verfahren entwickelt. | Entwickelt hat das Verfahren die Universität Sorn.
en | The workers flew home from Teesside on Sunday. | On Sunday the workers were flown home from Humberside.
en | The road will stay shut, Inspector Paula Deeming said. | Inspector Paula Harrow said the road would stay shut.
en | The fire broke out at the mill in Larkfield. | A fire broke out at the mill in Brackley.
en | Orlex will build the turbine hall in Carlow. | Orlex will build the turbine hall in Wexford.
en | The northern harbour wall at Skellan gave way. | The southern harbour wall at Skellan gave way.
""",
)
SAME_NAMES = cases(
    "",
    """
de | Präsident Selenskyj reiste am Montag nach Warschau. | Am Montag reiste Präsident Wolodymyr Selenski nach Warschau.
de | Dremel kündigte den Bau eines Radwegs an. | Den Bau eines Radwegs kündigte Bürgermeister Horst Dremel an.
de | Der Bürgermeister kündigte den Bau eines Radwegs an. | Horst Dremel, Bürgermeister von Altmark, kündigte den Bau eines Radwegs an.
de | Die EU verschärft die Regeln für Batterien. | Die Europäische Union verschärft die Regeln für Batterien.
de | Die USA liefern Getreide an den Hafen von Larsund. | Die Vereinigten Staaten liefern Getreide an den Hafen von Larsund.
de | Der Konzern baut in Kaltenreuth ein neues Werk. | Veltron baut in Kaltenreuth ein neues Werk. ¶ Der Konzern hat 900 Beschäftigte.
de | In Kiew begann das Treffen der Minister. | In Kyjiw begann das Treffen der Minister.
de | Dremels Plan für den Radweg stieß auf Kritik. | Der Plan von Bürgermeister Dremel für den Radweg stieß auf Kritik.
de | Oberbürgermeisterin Katja Brüning lehnt die Maut ab. | Seit 2020 regiert Katja Brüning die Stadt. ¶ Die Oberbürgermeisterin lehnt die Maut ab.
de | Das Museum in Gröbenzell zeigt Bilder von Paul Mueller. | Das Museum in Groebenzell zeigt Bilder von Paul Müller.
de | Die Uni Halm hat das Verfahren entwickelt. | Die Universität Halm hat das Verfahren entwickelt.
de | Die Berliner Polizei sucht Zeugen des Unfalls. | Die Polizei in Berlin sucht Zeugen des Unfalls.
de | SPD-Politikerin Sabine Ohlert lehnt die Deponie ab. | Sabine Ohlert (SPD) lehnt die Deponie ab.
de | Die Werke in Sorn und Halm werden geschlossen. | Geschlossen werden die Werke in Halm und Sorn sowie ein Lager in Karnau.
de | Die Landesregierung in Mainz prüft den Fall. | Die rheinland-pfälzische Landesregierung prüft den Fall.
de | Innenministerin Faber reist nach Ankara. | Die Innenministerin reist in die türkische Hauptstadt Ankara.
de | Präsident Alijew empfing die Delegation in Baku. | Präsident Ilham Aliyev empfing die Delegation in Baku.
de | Der Rhein trat bei Sankt Goaben über die Ufer. | Bei St. Goaben trat der Rhein über die Ufer.
de | Die Initiative „Freie Orla“ sammelt Unterschriften. | Unterschriften sammelt die Bürgerinitiative Freie Orla.
en | The UN sent observers to Karnau. | The United Nations sent observers to Karnau.
en | President Dana Whitlock vetoed the bill. | Whitlock, the president, vetoed the bill.
en | The British government backs the harbour plan. | The UK government backs the harbour plan.
en | Deeming said the road would stay shut. | The road will stay shut, said Inspector Paula Deeming.
en | The port at St John's Head was closed. | The port at Saint John's Head was closed. | ! an abbreviated part of a place name is another name
en | Orlex's new hall in Carlow is empty. | The new hall of Orlex in Carlow is empty.
""",
)
ROLES = cases(
    "CC305",
    """
de | Die Bahn wirft der Baufirma Pfusch am Damm vor. | Die Baufirma wirft der Bahn Pfusch am Damm vor.
de | Der Landkreis verklagt die Gemeinde Sorn wegen der Deponie. | Die Gemeinde Sorn verklagt den Landkreis wegen der Deponie.
de | Veltron übernimmt den Konkurrenten Orlex für 30 Millionen Euro. | Orlex übernimmt den Konkurrenten Veltron für 30 Millionen Euro.
de | Dremel warf Ohlert Untätigkeit beim Hochwasserschutz vor. | Ohlert warf Dremel Untätigkeit beim Hochwasserschutz vor.
de | Der Radfahrer rammte den Fußgänger an der Kreuzung. | Der Fußgänger rammte den Radfahrer an der Kreuzung.
de | Der Stadtrat widersprach dem Oberbürgermeister in der Sache. | Der Oberbürgermeister widersprach dem Stadtrat in der Sache.
de | Der FC Kalwen schlug den SV Moorau im Finale mit 3:1. | Der SV Moorau schlug den FC Kalwen im Finale mit 3:1.
de | Der Lastwagen prallte an der Ampel auf den Bus. | Der Bus prallte an der Ampel auf den Lastwagen.
de | Schweden liefert Finnland im Winter Strom. | Finnland liefert Schweden im Winter Strom.
de | Das Ministerium forderte den Verband auf, die Liste zu veröffentlichen. | Der Verband forderte das Ministerium auf, die Liste zu veröffentlichen.
de | In Halm starben zwei Menschen, in Sorn wurden fünf verletzt. | In Sorn starben zwei Menschen, in Halm wurden fünf verletzt.
de | Das Amt überließ dem Verein das Gelände am See. | Der Verein überließ dem Amt das Gelände am See.
de | Die Firma aus Halm beliefert den Konzern aus Sorn mit Schrauben. | Der Konzern aus Sorn beliefert die Firma aus Halm mit Schrauben.
en | Marr accused Drever of hiding the report. | Drever accused Marr of hiding the report.
en | Orlex sued Veltron over the turbine patent. | Veltron sued Orlex over the turbine patent.
en | Harwick beat Dunmore 3-1 in the final. | Dunmore beat Harwick 3-1 in the final.
en | The lorry hit the bus at the junction. | The bus hit the lorry at the junction. | ! subject and object exchanged round the same verb, no case to tell
""",
)
SAME_ROLES = cases(
    "",
    """
de | Den Landkreis verklagt die Gemeinde Sorn wegen der Deponie. | Die Gemeinde Sorn verklagt den Landkreis wegen der Deponie.
de | Der Landkreis wird von der Gemeinde Sorn wegen der Deponie verklagt. | Die Gemeinde Sorn verklagt den Landkreis wegen der Deponie.
de | Orlex wird für 30 Millionen Euro von Veltron übernommen. | Veltron übernimmt Orlex für 30 Millionen Euro.
de | Der Bahn wirft die Baufirma Pfusch am Damm vor. | Die Baufirma wirft der Bahn Pfusch am Damm vor.
de | Mit 3:1 schlug der FC Kalwen im Finale den SV Moorau. | Der FC Kalwen schlug den SV Moorau im Finale mit 3:1.
de | Teilnehmer aus Polen und Litauen reisten nach Karnau. | Nach Karnau reisten Teilnehmer aus Litauen und Polen.
de | Dass der Stadtrat dem Oberbürgermeister in der Sache widersprach, überraschte viele. | Der Stadtrat widersprach dem Oberbürgermeister in der Sache, was viele überraschte.
de | Die Klage der Gemeinde Sorn gegen den Landkreis liegt beim Gericht. | Die Gemeinde Sorn klagt gegen den Landkreis, die Klage liegt beim Gericht.
de | Die Strecke zwischen Halm und Sorn ist gesperrt. | Zwischen Sorn und Halm ist die Strecke gesperrt.
de | Veltron, das Orlex für 30 Millionen Euro übernimmt, sitzt in Halm. | Veltron mit Sitz in Halm übernimmt Orlex für 30 Millionen Euro.
de | In Sorn wurden fünf Menschen verletzt, in Halm starben zwei. | In Halm starben zwei Menschen, in Sorn wurden fünf verletzt.
de | Das Gelände am See überließ das Amt dem Verein. | Das Amt überließ dem Verein das Gelände am See.
de | Dem Verein überließ das Amt das Gelände am See. | Das Amt überließ dem Verein das Gelände am See.
de | Der SV Moorau verlor das Finale mit 1:3 gegen den FC Kalwen. | Der FC Kalwen gewann das Finale gegen den SV Moorau mit 3:1. | ! a converse verb is taken for an exchange or a turned direction
de | Vom Konzern aus Sorn bezieht die Firma aus Halm Schrauben. | Die Firma aus Halm bezieht Schrauben vom Konzern aus Sorn.
en | Drever was accused by Marr of hiding the report. | Marr accused Drever of hiding the report.
en | Veltron is being sued by Orlex over the turbine patent. | Orlex is suing Veltron over the turbine patent.
en | Teams from Harwick and Dunmore joined the search. | The search was joined by teams from Dunmore and Harwick.
en | At the junction the bus was hit by the lorry. | The lorry hit the bus at the junction.
en | Dunmore lost the final 3-1 to Harwick. | Harwick beat Dunmore 3-1 in the final.
""",
)


@each(NAMES, ROLES)
def test_another_name_or_an_exchange_is_told(case: Case) -> None:
    """A name that is another one in the source, or two that changed places, is a finding of its rule."""
    case.verify()


@each(SAME_NAMES, SAME_ROLES)
def test_the_same_people_said_otherwise_are_left_in_peace(case: Case) -> None:
    """Spelling, titles, roles, passive voice and free word order are no contradiction."""
    case.verify()


def test_a_name_known_to_the_article_by_its_role_is_resolved_in_the_whole_article() -> None:
    """The passage has the role alone, another paragraph gives the name: that is no other person."""
    source = article(
        "Horst Dremel führt die Stadt seit 2019.",
        "Am Montag stellte der Bürgermeister den Plan für den Radweg vor.",
        "Kritik kam von Anwohnern der Seestraße.",
    )
    outcome = judged("Am Montag stellte Bürgermeister Dremel den Plan für den Radweg vor.", [source])
    assert not outcome.typed


def test_an_exchange_is_shown_as_the_source_writes_it():
    """Whose figure is whose, with the source's own commas."""
    outcome = judged(
        "Der Verein zahlt 40.000 Euro für das Dach, die Stadt 25.000 Euro.",
        [article("Die Stadt zahlt 40.000 Euro für das Dach, der Verein 25.000 Euro.")],
    )
    (finding,) = [f for f in outcome.findings if f.rule == "CC305"]
    assert (
        "Verein ↔ Stadt · nordblatt.example: „Die Stadt zahlt 40.000 Euro für das Dach, der Verein 25.000 Euro“"
        in finding.message
    )
