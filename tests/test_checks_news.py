# ruff: noqa: E501 - a case is one line
"""All rules together on sentences of the length and freedom of real digests: wrong ones and fair ones."""

from __future__ import annotations

import pytest
from one_claim import Case, cases, each

from crosscheck.model import FLAGGED

WRONG_VALUES = (
    cases(
        "CC301",
        """
de | Der Betreiber des Windparks bei Hohenlau rechnet damit, dass die 14 Anlagen von Herbst an rund 90.000 Haushalte versorgen können. | Von Herbst an soll der Windpark bei Hohenlau Strom liefern. Die 14 Anlagen reichen nach Angaben des Betreibers für etwa 60.000 Haushalte.
de | Bei der Razzia in drei Bundesländern stellten die Fahnder 450.000 Euro Bargeld und mehrere Luxusautos sicher. | In drei Bundesländern durchsuchten Fahnder Wohnungen. Sie fanden 54.000 Euro in bar und beschlagnahmten mehrere Luxusautos.
de | Seit Jahresbeginn sind in der Klinik in Tremsdorf 23 Patienten an dem Keim erkrankt, vier von ihnen starben. | An dem Keim sind in der Klinik in Tremsdorf seit Jahresbeginn 23 Patienten erkrankt. Zwei von ihnen starben.
de | Der Mindestlohn für Pflegekräfte steigt im Juli auf 16,50 Euro in der Stunde. | Pflegekräfte erhalten von Juli an mindestens 15,60 Euro in der Stunde.
de | Die Stadt Moosach verkauft das Gelände des alten Schlachthofs für sieben Millionen Euro an einen Investor. | Für 17 Millionen Euro geht das Gelände des alten Schlachthofs an einen Investor, wie die Stadt Moosach mitteilte.
en | The charity said 2,600 families in the valley had asked for food parcels since the mine closed in March. | Since the mine closed in March, 1,600 families in the valley have asked for food parcels, the charity said.
""",
    )
    + cases(
        "CC303",
        """
de | Der Angeklagte soll im Oktober 2023 das Feuer in der Scheune seines Nachbarn in Hegnau gelegt haben. | Laut Anklage legte der Mann im August 2023 in der Scheune seines Nachbarn in Hegnau Feuer.
de | Am Mittwoch will der Bundestag über das Gesetz zur Pflege von Angehörigen abstimmen. | Über das Gesetz zur Pflege von Angehörigen stimmt der Bundestag am Freitag ab.
de | Die Sperrung der Autobahn bei Lauenfeld dauert nach Angaben des Ministeriums bis Ende Juni. | Nach Angaben des Ministeriums bleibt die Autobahn bei Lauenfeld bis Ende August gesperrt.
en | The trial of the former mayor of Harwick is due to open on 4 May at the crown court. | At the crown court, the trial of the former mayor of Harwick is due to open on 14 May.
""",
    )
    + cases(
        "CC304",
        """
de | Nach dem Lawinenabgang am Grauhorn suchten Retter mit Hunden nach zwei vermissten Skitourengehern aus Slowenien. | Mit Hunden suchten Retter nach dem Lawinenabgang am Grauhorn nach zwei Skitourengehern aus Kroatien, die vermisst wurden.
de | Den Vorsitz der Kommission übernimmt die frühere Verfassungsrichterin Helga Marquardt. | Die frühere Verfassungsrichterin Helga Lindemann übernimmt den Vorsitz der Kommission.
de | Die Fähre nach Skell legte am Sonntag wegen des Sturms nicht ab, wie die Reederei in Larsund mitteilte. | Wegen des Sturms legte die Fähre nach Vogsund am Sonntag nicht ab, teilte die Reederei in Larsund mit.
en | Researchers at the University of Dunmore have found a way to store heat in sand for months. | A way to store heat in sand for months has been found by researchers at the University of Harwick.
""",
    )
)
WRONG_SENSE = (
    cases(
        "CC306 CC309",
        """
de | Der Verwaltungsrat der Sparkasse hat dem Umbau der Filiale in Sorn am Dienstagabend zugestimmt. | Am Dienstagabend hat der Verwaltungsrat der Sparkasse den Umbau der Filiale in Sorn abgelehnt.
de | Die Bürgermeisterin schloss eine Erhöhung der Grundsteuer in diesem Jahr nicht aus. | Eine Erhöhung der Grundsteuer in diesem Jahr schloss die Bürgermeisterin aus. | ! a denied denial in the other tense is not told from the denial
de | Nach Angaben der Klinik war der Patient gegen Masern geimpft. | Der Patient war nach Angaben der Klinik nicht gegen Masern geimpft.
en | The inspectors said the lift had been serviced before the accident in the tower. | The inspectors said the lift had not been serviced before the accident in the tower.
""",
    )
    + cases(
        "CC307",
        """
de | Der Fahrer des Kleinlasters war betrunken, als er auf der Landstraße bei Holm von der Fahrbahn abkam. | Der Fahrer des Kleinlasters kam auf der Landstraße bei Holm von der Fahrbahn ab. Er war möglicherweise betrunken. | ! the word of doubt or intent stands in the governing clause, the statement in the dependent one
de | Die Bande hat über Jahre gefälschte Medikamente in Apotheken in Karnau verkauft. | Die Bande soll über Jahre gefälschte Medikamente in Apotheken in Karnau verkauft haben.
de | Die Landesregierung streicht den Zuschuss für die Theater in Traunegg und Sorn. | Die Landesregierung erwägt, den Zuschuss für die Theater in Traunegg und Sorn zu streichen.
en | The gang sold fake medicine to pharmacies in Harwick for years. | The gang allegedly sold fake medicine to pharmacies in Harwick for years.
""",
    )
    + cases(
        "CC308",
        """
de | Nach dem Rohrbruch hatten alle Haushalte im Stadtteil Rosenau am Montag kein Wasser. | Einige Haushalte im Stadtteil Rosenau hatten am Montag nach dem Rohrbruch kein Wasser.
de | Die meisten Ladesäulen an der Autobahn waren bei der Prüfung defekt, kritisiert der Verband. | Nur wenige Ladesäulen an der Autobahn waren bei der Prüfung defekt, teilte der Verband mit.
en | Most of the boats in the harbour at Skellan were damaged by the storm. | A few of the boats in the harbour at Skellan were damaged by the storm.
""",
    )
    + cases(
        "CC309",
        """
de | Die Zahl der Asylanträge ist im ersten Quartal im Vergleich zum Vorjahr deutlich gestiegen. | Im Vergleich zum Vorjahr ist die Zahl der Asylanträge im ersten Quartal deutlich gesunken.
de | Der Energieversorger in Hohenlau hebt die Preise für Gas zum Jahreswechsel an. | Zum Jahreswechsel senkt der Energieversorger in Hohenlau die Preise für Gas.
de | Die Nationalmannschaft der Handballerinnen verlor das Auftaktspiel gegen Island in Karnau. | In Karnau gewann die Nationalmannschaft der Handballerinnen das Auftaktspiel gegen Island.
en | Rents in Dunmore have fallen for the third year in a row, the survey found. | The survey found that rents in Dunmore had risen for the third year in a row.
""",
    )
    + cases(
        "CC305",
        """
de | Der Vermieter hat die Mieterin vor dem Amtsgericht Halm auf 12.000 Euro verklagt. | Die Mieterin hat den Vermieter vor dem Amtsgericht Halm auf 12.000 Euro verklagt. | ! subject and object exchanged round the same verb, no case to tell
de | Die Gewerkschaft wirft dem Vorstand der Werft vor, Absprachen gebrochen zu haben. | Der Vorstand der Werft wirft der Gewerkschaft vor, Absprachen gebrochen zu haben.
de | Dänemark lieferte Norwegen im Januar mehr Strom als je zuvor. | Norwegen lieferte Dänemark im Januar mehr Strom als je zuvor.
de | Der Trainer kritisierte nach dem Spiel den Schiedsrichter in scharfen Worten. | Der Schiedsrichter kritisierte nach dem Spiel den Trainer in scharfen Worten.
de | Die Lehrerin zeigte den Schüler nach dem Ausflug bei der Polizei an. | Der Schüler zeigte die Lehrerin nach dem Ausflug bei der Polizei an.
de | Frankreich bat Spanien am Mittwoch um Löschflugzeuge. | Spanien bat Frankreich am Mittwoch um Löschflugzeuge.
de | Ohlert soll Dremel im März vor dem Hochwasser gewarnt haben. | Dremel soll Ohlert im März vor dem Hochwasser gewarnt haben. | ! subject and object exchanged after an auxiliary verb
de | Der Sohn fand die Mutter bewusstlos im Garten. | Die Mutter fand den Sohn bewusstlos im Garten.
de | Aus Sorn zogen im vergangenen Jahr 300 Familien nach Halm. | Aus Halm zogen im vergangenen Jahr 300 Familien nach Sorn.
de | Der Kreis schuldet der Klinik zwei Millionen Euro. | Die Klinik schuldet dem Kreis zwei Millionen Euro.
de | Die Stadtwerke kaufen dem Land das Wasserwerk ab. | Das Land kauft den Stadtwerken das Wasserwerk ab.
de | Stadler folgt an der Spitze des Vereins auf Prill. | Prill folgt an der Spitze des Vereins auf Stadler.
de | Auf dem Radweg wich ein Rollerfahrer einer Fußgängerin aus und stürzte. | Auf dem Radweg wich eine Fußgängerin einem Rollerfahrer aus und stürzte.
en | Last year 300 families moved from Dunmore to Harwick. | Last year 300 families moved from Harwick to Dunmore.
en | Kerr took over as harbour master from Muir in June. | Muir took over as harbour master from Kerr in June.
en | The trust owes the county two million pounds. | The county owes the trust two million pounds. | ! subject and object exchanged round the same verb, no case to tell
en | The union accused the board of breaking the agreement on shifts. | The board accused the union of breaking the agreement on shifts. | ! subject and object exchanged round the same verb, no case to tell
""",
    )
)
FAIR_SHORT = cases(
    "",
    """
de | Wegen eines defekten Stellwerks fielen am Montag zwischen Halm und Karnau zahlreiche Züge aus. | Ein defektes Stellwerk hat am Montag den Bahnverkehr zwischen Halm und Karnau lahmgelegt. Viele Züge fielen aus.
de | Die Polizei geht von einem technischen Defekt als Ursache des Feuers aus. | Als Ursache des Feuers vermutet die Polizei einen technischen Defekt. | ! a surmise said with another verb counts as a fact
de | Verletzt wurde nach Polizeiangaben niemand. | Menschen kamen nach Angaben der Polizei nicht zu Schaden.
de | Der 54-Jährige war am Samstagabend mit seinem Hund spazieren gegangen und nicht zurückgekehrt. | Der 54 Jahre alte Mann hatte am Samstagabend mit dem Hund das Haus verlassen. Seither fehlt von ihm jede Spur.
de | Die Gewerkschaft fordert sechs Prozent mehr Lohn, die Arbeitgeber bieten bislang drei. | Sechs Prozent mehr Lohn verlangt die Gewerkschaft. Das Angebot der Arbeitgeber liegt bisher bei drei Prozent.
de | Der Konzern will bis 2030 rund 2.000 Stellen streichen, betriebsbedingte Kündigungen soll es nicht geben. | Bis 2030 sollen etwa 2000 Arbeitsplätze wegfallen. Betriebsbedingte Kündigungen schließt der Konzern aus.
de | Innenministerin Faber verteidigte den Einsatz: Die Beamten hätten keine andere Wahl gehabt. | „Die Beamten hatten keine andere Wahl“, verteidigte Innenministerin Ines Faber den Einsatz.
de | Ob der Täter allein handelte, ist noch unklar. | Die Ermittler wissen noch nicht, ob der Täter allein handelte.
de | Die Schule bleibt bis Ende der Woche geschlossen. | Frühestens am kommenden Montag soll in der Schule wieder unterrichtet werden.
de | Das Gericht wies die Klage der Anwohner gegen die Umgehungsstraße ab. | Die Anwohner scheiterten mit ihrer Klage gegen die Umgehungsstraße vor Gericht. | ! one side denies, the other fails or lacks: two words for one thing
de | Im Stadtteil Rosenau fiel in 1.200 Haushalten für mehrere Stunden der Strom aus. | Rund drei Stunden lang waren 1200 Haushalte im Stadtteil Rosenau ohne Strom. | ! one side denies, the other fails or lacks: two words for one thing
de | Die Opposition sprach von einem schweren Fehler, die Regierung wies die Kritik zurück. | Während die Regierung die Kritik zurückwies, nannte die Opposition die Entscheidung einen schweren Fehler.
de | Der Zug war auf dem Weg von Larsund nach Karnau. | Der Zug kam aus Larsund, sein Ziel war Karnau.
de | Insgesamt wurden bei dem Unfall elf Menschen verletzt, drei von ihnen schwer. | Acht Menschen erlitten bei dem Unfall leichte, drei schwere Verletzungen.
de | Vor allem ältere Menschen sind von der Schließung der Filiale betroffen. | Die Schließung der Filiale trifft besonders die Älteren.
de | Sein Nachfolger wird der bisherige Stellvertreter Emil Stadler. | Emil Stadler, bisher Stellvertreter, folgt ihm im Amt nach.
de | Das Museum zählte im vergangenen Jahr so viele Besucher wie nie zuvor. | Das Museum meldet einen Besucherrekord für das vergangene Jahr.
de | Den Angaben zufolge hatte der Pilot kurz vor dem Absturz einen Notruf abgesetzt. | Kurz vor dem Absturz habe der Pilot einen Notruf abgesetzt, hieß es.
de | Die Höhe des Schadens ist noch nicht bekannt. | Wie hoch der Schaden ist, konnte die Feuerwehr noch nicht sagen.
de | Der Vertrag mit dem Trainer läuft am Saisonende aus und wird nicht verlängert. | Der Verein trennt sich zum Saisonende vom Trainer, dessen Vertrag dann ausläuft.
de | Zuvor hatte der Landrat den Katastrophenfall ausgerufen. | Der Landrat rief am Morgen den Katastrophenfall aus. Am Mittag trafen Soldaten ein.
de | Erst nach sechs Stunden war der Brand unter Kontrolle. | Es dauerte sechs Stunden, bis die Feuerwehr das Feuer unter Kontrolle hatte.
de | Anders als in den Vorjahren gibt es diesmal kein Feuerwerk am Hafen. | Auf ein Feuerwerk am Hafen verzichtet die Stadt in diesem Jahr.
de | Nicht alle Mitglieder waren mit dem Beschluss einverstanden. | Einige Mitglieder lehnten den Beschluss ab. | ! not all is not read as some
de | Die Zahl der Übernachtungen ging um acht Prozent auf 410.000 zurück. | Die Hotels zählten 410.000 Übernachtungen, acht Prozent weniger als im Jahr davor.
de | Gegen das Urteil kann Berufung eingelegt werden. | Das Urteil ist noch nicht rechtskräftig.
de | Der Minister wollte sich zu den Vorwürfen nicht äußern. | Der Minister ließ eine Anfrage zu den Vorwürfen unbeantwortet. | ! a negative prefix does not count as a negation
de | Bei einem Brand in einem Mehrfamilienhaus in Karnau sind zwei Menschen gestorben. | Zwei Bewohner eines Mehrfamilienhauses in Karnau kamen bei einem Feuer ums Leben.
de | In der Altstadt gilt von Mai an Tempo 30. | Von Mai an darf in der Altstadt nur noch mit 30 Kilometern pro Stunde gefahren werden.
de | Die Sammlung gehört künftig zur Hälfte dem Land und zur Hälfte der Stadt. | Land und Stadt teilen sich künftig die Sammlung.
de | Die Täter entkamen unerkannt mit Schmuck im Wert von 80.000 Euro. | Mit Schmuck, der 80.000 Euro wert ist, flüchteten die Unbekannten.
de | Ein Sprecher der Bahn sagte, die Strecke werde nicht vor Mittwoch freigegeben. | Die Strecke bleibe mindestens bis Mittwoch gesperrt, sagte ein Bahnsprecher.
de | Die Abstimmung war knapp: 52 zu 48 Prozent. | Mit 52 Prozent stimmte eine knappe Mehrheit dafür, 48 Prozent waren dagegen.
de | Hölzl hat die Vorwürfe stets bestritten. | Hölzl wies die Anschuldigungen immer zurück.
de | Es war bereits der dritte Einbruch in dem Geschäft binnen eines Jahres. | Schon zweimal war in den vergangenen zwölf Monaten in dem Geschäft eingebrochen worden.
de | Die Bürgerinitiative sammelte 4.000 Unterschriften gegen den Neubau. | Mehr als 4000 Menschen haben gegen den Neubau unterschrieben, teilte die Bürgerinitiative mit.
de | Die Ermittlungen gegen den Arzt wurden eingestellt. | Der Arzt muss sich nicht vor Gericht verantworten, die Ermittlungen sind eingestellt.
de | Dem Verband zufolge fehlt es in den Betrieben an Fachkräften. | Der Verband beklagt einen Mangel an Fachkräften in den Betrieben.
de | Die Fähre, die 90 Menschen an Bord hatte, lief bei Nebel auf einen Felsen. | Bei Nebel lief die Fähre mit 90 Menschen an Bord auf einen Felsen.
de | Der Deutsche Wetterdienst warnt vor Glätte. | Vor Glätte warnt der DWD.
en | Nobody was injured when the ferry ran aground in fog near Skellan. | The ferry ran aground near Skellan in thick fog. All 90 people on board were unharmed.
en | The firm plans to shed 2,000 jobs by 2030 but has ruled out compulsory redundancies. | By 2030 about 2,000 jobs are to go. The firm said there would be no compulsory redundancies.
en | The judge threw out the residents' case against the bypass. | Residents lost their case against the bypass in court.
en | Whether the attacker acted alone is not yet clear. | Investigators do not yet know whether the attacker acted alone.
en | It took firefighters six hours to bring the blaze under control. | Only after six hours did crews get the fire under control.
en | Not all members agreed with the decision. | Some members opposed the decision. | ! not all is not read as some
en | Stays fell eight per cent to 410,000. | Hotels counted 410,000 stays, eight per cent fewer than the year before.
en | The minister declined to comment on the claims. | The minister did not answer questions about the claims.
en | The school will stay shut until the end of the week. | Lessons at the school will not resume before next Monday. | ! a bound said with a negation is no negation
en | Eleven people were hurt in the crash, three of them seriously. | Eight people were slightly hurt in the crash and three seriously.
""",
)


FAIR_TRAPS = cases(
    "",
    """
de | Veltron und Orlex haben ihren Streit um das Patent beigelegt. | Orlex und Veltron haben sich im Streit um das Patent geeinigt.
de | Reimann traf am Montag in Karnau den Vorstand der Werft, Altherr. | Altherr, Vorstand der Werft, empfing am Montag in Karnau Oberbürgermeister Reimann.
de | Gegen Karnau gewann Holmbach mit 2:0. | Holmbach schlug Karnau 2:0.
de | Die Stadt mietet das Haus von der Kirche. | Die Kirche vermietet das Haus an die Stadt.
de | Stadler beerbt Prill als Vorsitzenden. | Auf Prill folgt Stadler als Vorsitzender.
de | Der Preis geht von der Jury an die Autorin Ida Lenk. | Die Jury zeichnet die Autorin Ida Lenk aus.
de | Die Bäuerin warf dem Amt Versagen vor, das Amt wies das zurück. | Das Amt wies den Vorwurf der Bäuerin zurück, es habe versagt. | ! a verb of reproach and its noun with a genitive are taken for an exchange
de | Ohlert lobte Dremel und dankte ihm für die Arbeit am Deich. | Dremel bekam für seine Arbeit am Deich Lob und Dank von Ohlert.
de | Zwischen der Mutter und dem Jugendamt gab es Streit. | Das Jugendamt und die Mutter stritten.
de | Nach Angaben der Polizei stieß der Bus mit einem Lastwagen zusammen. | Ein Lastwagen und ein Bus kollidierten, wie die Polizei mitteilte.
de | Das Konzert vor der Kirche beginnt nach Einbruch der Dunkelheit. | Wenn es dunkel ist, beginnt vor der Kirche das Konzert.
de | Über den Antrag stimmt der Rat nach der Sommerpause ab. | Der Rat stimmt im Herbst, wenn die Sommerpause vorbei ist, über den Antrag ab.
de | Unter Leitung von Clara Heym spielt das Orchester über Ostern in Sorn. | Das Orchester spielt unter Clara Heym an den Osterfeiertagen in Sorn.
de | Vor dem Landgericht begann der Prozess nach dem Tod eines Säuglings. | Nach dem Tod eines Säuglings hat vor dem Landgericht der Prozess begonnen.
de | Weniger als die Hälfte der Betroffenen hat mehr als einen Antrag gestellt. | Mehr als einen Antrag hat nur eine Minderheit der Betroffenen gestellt.
de | Die Preise stiegen zunächst und fielen dann wieder. | Auf den Anstieg der Preise folgte ein Rückgang.
de | Der Pegel lag am Morgen zwei Meter über dem normalen Stand. | Zwei Meter höher als normal war der Pegel am Morgen.
de | Die Kosten sind niedriger als erwartet. | Statt der erwarteten höheren Summe fallen geringere Kosten an.
de | Bis zum Sommer soll der Radweg fertig sein. | Der Radweg soll bis Juni gebaut werden, sagte Dremel.
de | Die Ermittler prüfen, ob es einen Zusammenhang gibt. | Ob ein Zusammenhang besteht, wird geprüft.
de | Der Vorstand plant keine Entlassungen. | Entlassungen sind nach Worten des Vorstands nicht vorgesehen.
de | Der Verein will gegen das Urteil vorgehen. | Der Verein kündigte an, das Urteil anzufechten.
de | Wer zuletzt im Haus war, ist nicht bekannt. | Man wisse nicht, wer zuletzt im Haus gewesen sei.
de | Die Frau soll in Sorn gewohnt haben. | Die Frau wohnte nach bisherigen Erkenntnissen in Sorn.
de | Das Gutachten geht davon aus, dass die Wand nachgab. | Laut dem Gutachten gab die Wand nach.
de | Die Regierung prüft ein Verbot, Verbände fordern es seit Langem. | Seit Langem verlangen Verbände ein Verbot, nun erwägt es die Regierung. | ! the noun for a ban is read as a denial
de | Die Halle in Sorn wird in der Nacht bewacht. | In der Nacht wird die Halle bewacht, die in Sorn steht.
de | Mit dem Rad fuhr der Zeuge von Halm nach Sorn. | Der Zeuge war mit dem Fahrrad von Halm nach Sorn unterwegs.
de | Aus Protest blieben viele der Sitzung fern. | Viele kamen aus Protest nicht zur Sitzung.
de | Die Partei stellt in Karnau den Bürgermeister und in Sorn die Bürgermeisterin. | In Sorn regiert eine Bürgermeisterin der Partei, in Karnau ein Bürgermeister.
de | Die meisten der 40 Zeugen wurden am ersten Tag gehört. | Am ersten Tag hörte das Gericht 25 der 40 Zeugen.
de | Jeder der drei Söhne erbt einen Teil des Hofs. | Die drei Söhne erben je einen Teil des Hofs. | ! each and a part of are taken for rival quantifiers
de | Alle Beteiligten äußerten sich zufrieden. | Die Beteiligten zeigten sich durchweg zufrieden.
de | Bis auf zwei wurden alle Geiseln befreit. | Zwei Geiseln sind noch in der Gewalt der Täter, die anderen kamen frei.
de | Der Kanzler ließ offen, ob er noch einmal antritt. | Ob er noch einmal kandidiert, sagte der Kanzler nicht.
de | Das Schiff ist 120 Meter lang und wurde 1962 in Larsund gebaut. | 1962 lief das 120 Meter lange Schiff in Larsund vom Stapel.
de | Die Stiftung zahlt zwei Drittel, den Rest übernimmt der Kreis. | Der Kreis trägt ein Drittel der Summe, die Stiftung zwei Drittel.
de | Er ist einer von zwei Überlebenden. | Zwei Menschen überlebten, er ist einer von ihnen.
en | Orlex and Veltron have settled their row over the patent. | The patent row between Veltron and Orlex has been settled.
en | Harwick beat Dunmore 2-0. | A 2-0 win over Dunmore was enough for Harwick. | ! a score before its noun is read as one number
en | The city rents the house from the church. | The church lets the house to the city.
en | The concert begins after dark in front of the church. | In front of the church, the concert starts when it is dark.
en | The board has no plans for job cuts. | Job cuts are not planned, the board said.
en | The council is looking at a ban, which groups have long called for. | Groups have long demanded a ban, and the council is now considering it.
en | All but two hostages were freed. | Two hostages are still held, the others are free.
en | The mayor, who took office in May, may stand again. | The mayor took office in May and could stand again.
""",
)


@each(WRONG_VALUES, WRONG_SENSE)
def test_one_wrong_thing_in_a_free_paraphrase_is_told(case: Case) -> None:
    """The sentence is reworded throughout, and one thing in it is wrong: its rule says so."""
    case.verify()


@each(FAIR_SHORT, FAIR_TRAPS)
def test_a_free_paraphrase_contradicts_nothing(case: Case) -> None:
    """Other words, another order, another half of the same fact: no typed rule speaks."""
    case.verify()


@pytest.mark.xfail(strict=True, reason="sentences reworded throughout share too few words with their passage")
def test_free_paraphrases_are_seldom_flagged() -> None:
    """Of all the fair sentences here, at most one in six is flagged by any rule."""
    flagged = [case.draft for case in FAIR_SHORT if case.outcome().verdict in FLAGGED]
    assert len(flagged) <= len(FAIR_SHORT) / 6, flagged
