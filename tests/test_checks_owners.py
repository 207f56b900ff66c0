# ruff: noqa: E501 - a case is one line
"""CC313: values and statements that an article has of something or somebody else than the draft."""

from __future__ import annotations

import pytest
from one_claim import Case, article, cases, each, judged

OTHERS = cases(
    "CC313",
    """
de | Die CDU kam auf 21,5 Prozent. | Die SPD kam auf 21,5 Prozent, die CDU auf 19,8 Prozent, die Grünen erreichten 13,1 Prozent.
de | Benno Wieland erhielt 9.870 Stimmen. | Silke Drossel erhielt 9.870 Stimmen und Benno Wieland 8.120.
de | Die SPD stellt künftig 14 Ratsmitglieder. | Die Bürgerliste stellt künftig 14 Ratsmitglieder, die SPD neun.
de | Der Gewinn stieg auf 812 Millionen Euro. | Der Umsatz stieg um 6 Prozent auf 812 Millionen Euro, der Gewinn um 11 Prozent auf 57 Millionen.
de | Der Gewinn stieg um 6 Prozent. | Der Umsatz stieg um 6 Prozent auf 812 Millionen Euro, der Gewinn um 11 Prozent auf 57 Millionen.
de | In Indien verkaufte Vanter 23.000 Pumpen. | In China verkaufte Vanter 23.000 Pumpen, in Indien 9.500.
en | Profit rose 6 per cent last year. | Revenue rose 6 per cent to 812 million euros last year, profit 11 per cent to 57 million.
de | Torhüter Milan Jeschke kündigte für Januar einen neuen Stürmer an. | Der Verein sucht Verstärkung. Präsident Gerd Stamm kündigte für Januar einen neuen Stürmer an. Torhüter Milan Jeschke verletzte sich am Samstag am Knie.
de | Wiebke Ahlers sagte, sie werde acht Hektar Weide verlieren. | Landwirt Onno Seebeck sagte, er werde acht Hektar Weide verlieren. Wiebke Ahlers vom Naturschutzverein begrüßte die Pläne.
de | Nach Angaben des Brauereiverbands beteiligten sich 1.600 Beschäftigte. | Nach Angaben der Gewerkschaft beteiligten sich 1.600 Beschäftigte, der Brauereiverband sprach von 1.100.
en | Councillor Meera Joshi promised to plant 400 trees along the road. | Quarry manager Alan Pryce promised to plant 400 trees along the road. Councillor Meera Joshi said residents were worried about the dust.
de | Der Kanuverein Lahnau zählt 412 Mitglieder. | Der Ruderclub Weilstein zählt 412 Mitglieder, der Kanuverein Lahnau 287.
de | Im Mai wurden 1.230 Kinder geboren, im Juni 1.410. | Im Klinikum Ostheim wurden im Mai 1.410 Kinder geboren, im Juni 1.230.
de | Die Fähre nach Norderney fährt ab dem 3. April, jene nach Juist ab dem 12. März. | Die Fähre nach Norderney fährt ab dem 12. März, die nach Juist ab dem 3. April.
de | Greta Holm lief die Strecke in 41 Minuten. | Ida Rehm lief die Strecke in 41 Minuten, Greta Holm brauchte 44 Minuten.
de | Bei den Äpfeln fiel der Ertrag um 30 Prozent. | Bei den Birnen fiel der Ertrag um 30 Prozent, bei den Äpfeln um 12 Prozent, wie der Obstbauverband mitteilte.
de | Der Roman „Flutland“ verkaufte sich 80.000-mal, der Bildband 15.000-mal. | Der Bildband verkaufte sich 80.000-mal, der Roman „Flutland“ 15.000-mal.
de | Für den Neubau sind 9 Millionen Euro vorgesehen. | Für die Sanierung sind 9 Millionen Euro vorgesehen, für den Neubau 23 Millionen.
de | Archivleiterin Hanna Voss forderte eine Klimaanlage für das Magazin. | Im Stadtarchiv schimmeln Akten. Restaurator Emil Tacke forderte eine Klimaanlage für das Magazin. Archivleiterin Hanna Voss führte am Montag durch den Keller.
de | Imkerin Ronja Pfau warnte vor einem Verlust der Hälfte aller Völker. | Imkerin Ronja Pfau hält 40 Völker am Waldrand. Zoologe Armin Lutz warnte vor einem Verlust der Hälfte aller Völker.
de | Laut Mieterverein stiegen die Mieten um acht Prozent. | Laut Eigentümerverband stiegen die Mieten um zwei Prozent, laut Mieterverein um elf Prozent. Das Sozialamt nannte acht Prozent.
de | Nach Angaben der Veranstalter kamen 5.000 Menschen zur Kundgebung. | Nach Angaben der Polizei kamen 5.000 Menschen zur Kundgebung. Die Veranstalter sprachen von 9.000.
de | Uwe Brandl will die Mühle im Herbst wieder öffnen. | Müllermeister Tom Krings will die Mühle im Herbst wieder öffnen. Uwe Brandl führt nebenan ein Café.
en | The Harbour school has 640 pupils. | The Mill Lane school has 640 pupils, the Harbour school 415.
en | In Leeds the shop sold 3,200 bikes. | In York the shop sold 3,200 bikes, in Leeds 1,900.
en | Exports fell 4 percent in the third quarter. | Imports fell 4 percent in the third quarter, while exports fell 9 percent.
en | Choir master Neil Ashby resigned over the missing money. | Treasurer Paula Wren resigned over the missing money. Choir master Neil Ashby thanked the members for their patience.
en | Police said 800 people marched through the town centre. | Organisers said 800 people marched through the town centre. Police said the crowd had been peaceful.
en | Farmer Joan Tibbs said the flood had destroyed two thirds of the harvest. | Agronomist Rex Malloy said the flood had destroyed two thirds of the harvest. Farmer Joan Tibbs lost three cows.
de | Bernd Neu gewann mit 23 Stimmen. | Anna Alt und Bernd Neu gewannen mit 23 beziehungsweise 19 Stimmen.
de | Toppau holte neun Punkte. | Larsund, Toppau und Wehren holten fünf, sieben und neun Punkte.
de | Der Rat beschloss den Haushalt mit 6 gegen 14 Stimmen. | Der Rat beschloss den Haushalt mit 14 gegen 6 Stimmen.
de | Sechs Mitglieder stimmten dafür, 14 dagegen. | 14 Mitglieder stimmten dafür, sechs dagegen.
en | The council passed the budget by 6 votes to 14. | The council passed the budget by 14 votes to 6.
en | Becky Moss won 31 votes. | Alan Teal and Becky Moss won 31 and 17 votes respectively.
de | Das Hotel Seeblick hat 120 Betten. | Das Hotel Krone hat 120 Betten, das Hotel Seeblick 64.
de | Der Tierpark Erlau nahm 2024 rund 310.000 Euro ein. | Der Zoo Maring nahm 2024 rund 310.000 Euro ein, während der Tierpark Erlau auf 190.000 Euro kam.
de | Am Freitag wurden 2.300 Karten verkauft. | Am Donnerstag wurden 2.300 Karten verkauft, am Freitag 4.100.
de | Chefärztin Lena Orth schlug vor, die Notaufnahme nachts zu schließen. | Verwaltungschef Paul Imhof schlug vor, die Notaufnahme nachts zu schließen. Chefärztin Lena Orth nannte das gefährlich.
de | Laut Feuerwehr entstand ein Schaden von 80.000 Euro. | Laut Polizei entstand ein Schaden von 80.000 Euro. Die Feuerwehr sprach von einem schwierigen Einsatz.
de | Der Gewinn von Belmo sank um 4 Prozent. | Der Umsatz von Belmo wuchs um 4 Prozent auf 220 Millionen Euro, der Gewinn sank um 9 Prozent.
en | Mayor Ruth Kemp called for the pier to be demolished before winter. | Engineer Doug Farrow called for the pier to be demolished before winter. Mayor Ruth Kemp wants to save it.
en | Blue Line trains carried 31,000 passengers a day. | Red Line trains carried 31,000 passengers a day, Blue Line trains 18,500.
en | On Tuesday 410 people were tested, on Monday 275. | On Monday 410 people were tested, on Tuesday 275.
en | Greenford scored 12 points. | Greenford and Ashton scored 9 and 12 points respectively.
en | The drought cost Uganda 40 million dollars. | The drought cost Kenya 40 million dollars, Uganda 15 million.
de | Die Werft in Emsrath beschäftigt 640 Leute. | Die Werft in Sielhafen beschäftigt 640 Leute, die in Emsrath 210.
de | Kurt Plessen schoss drei Tore. | Jonas Wied schoss drei Tore, Kurt Plessen eins.
de | Ladenbesitzerin Edda Kuhn kündigte eine Klage gegen die Sperrung an. | Anwalt Veit Lorenz kündigte eine Klage gegen die Sperrung an. Ladenbesitzerin Edda Kuhn fürchtet um ihre Kundschaft.
de | Der Weizen kostete 210 Euro je Tonne. | Der Raps kostete 480 Euro je Tonne, der Weizen 198, die Gerste 210.
de | In der Altstadt wurden 75 Bäume gefällt. | In der Neustadt wurden 75 Bäume gefällt, in der Altstadt 31.
en | Librarian Fay Dunmore proposed opening the reading room on Sundays. | Trustee Hal Pike proposed opening the reading room on Sundays. Librarian Fay Dunmore said she lacked the staff.
en | Ashford received 2.1 million pounds. | Bexley received 2.1 million pounds and Ashford 900,000.
""",
)
OWN = cases(
    "",
    """
de | Die CDU kam auf 19,8 Prozent. | Die SPD kam auf 21,5 Prozent, die CDU auf 19,8 Prozent, die Grünen erreichten 13,1 Prozent.
de | Silke Drossel bekam 9.870 Stimmen, Benno Wieland 8.120. | Silke Drossel erhielt 9.870 Stimmen und Benno Wieland 8.120.
de | In Indien verkaufte Vanter 9.500 Pumpen. | In China verkaufte Vanter 23.000 Pumpen, in Indien 9.500.
de | Der Ruderclub Weilstein hat 412 Mitglieder. | Der Ruderclub Weilstein zählt 412 Mitglieder, der Kanuverein Lahnau 287.
de | Der Kanuverein Lahnau hat 287 Mitglieder, der Ruderclub Weilstein 412. | Der Ruderclub Weilstein zählt 412 Mitglieder, der Kanuverein Lahnau 287.
de | Im Juni kamen 1.230 Kinder zur Welt. | Im Klinikum Ostheim wurden im Mai 1.410 Kinder geboren, im Juni 1.230.
de | Ida Rehm war mit 41 Minuten schneller als Greta Holm. | Ida Rehm lief die Strecke in 41 Minuten, Greta Holm brauchte 44 Minuten.
de | Mit 41 Minuten schlug sie Greta Holm. | Ida Rehm lief die Strecke in 41 Minuten, Greta Holm brauchte 44 Minuten.
de | Der Neubau kostet 23 Millionen Euro, die Sanierung 9 Millionen. | Für die Sanierung sind 9 Millionen Euro vorgesehen, für den Neubau 23 Millionen.
de | Auf den Neubau entfallen 23 Millionen Euro. | Für die Sanierung sind 9 Millionen Euro vorgesehen, für den Neubau 23 Millionen.
de | Restaurator Tacke verlangte eine Klimaanlage fürs Magazin. | Im Stadtarchiv schimmeln Akten. Restaurator Emil Tacke forderte eine Klimaanlage für das Magazin. Archivleiterin Hanna Voss führte am Montag durch den Keller.
de | Hanna Voss forderte eine Klimaanlage für das Magazin. | Hanna Voss leitet das Archiv seit 2019. Restaurator Emil Tacke half beim Umzug. Die Archivleiterin forderte am Montag eine Klimaanlage für das Magazin.
de | Armin Lutz warnte vor einem Verlust der Hälfte aller Völker. | Imkerin Ronja Pfau hält 40 Völker am Waldrand. Zoologe Armin Lutz warnte vor einem Verlust der Hälfte aller Völker.
de | Die Polizei zählte 5.000 Menschen bei der Kundgebung, die Veranstalter 9.000. | Nach Angaben der Polizei kamen 5.000 Menschen zur Kundgebung. Die Veranstalter sprachen von 9.000.
de | Die Stadt will die Mühle im Herbst wieder öffnen. | Bürgermeisterin Anke Dorn sagte, man wolle die Mühle im Herbst wieder öffnen. Die Stadt hat das Gebäude 2020 gekauft.
de | Tom Krings will die Mühle im Herbst wieder öffnen. | Er will die Mühle im Herbst wieder öffnen: Müllermeister Tom Krings. Uwe Brandl führt nebenan ein Café.
de | Uwe Brandl wurde von Tom Krings für die Mühle angestellt. | Tom Krings stellte Uwe Brandl für die Mühle an.
de | Die Union aus CDU und CSU erreichte 31 Prozent, die SPD 18. | CDU und CSU erreichten zusammen 31 Prozent, die SPD 18 Prozent und die Grünen 12.
de | Beide Brücken, die Ostbrücke und die Westbrücke, werden 2027 fertig. | Die Ostbrücke wird 2027 fertig, die Westbrücke im selben Jahr.
en | The Mill Lane school has 640 pupils. | The Mill Lane school has 640 pupils, the Harbour school 415.
en | The shop sold 1,900 bikes in Leeds and 3,200 in York. | In York the shop sold 3,200 bikes, in Leeds 1,900.
en | Imports dropped 4 percent and exports 9 percent. | Imports fell 4 percent in the third quarter, while exports fell 9 percent.
en | Paula Wren, the treasurer, stepped down over the missing money. | Treasurer Paula Wren resigned over the missing money. Choir master Neil Ashby thanked the members for their patience.
en | Rex Malloy told reporters the flood destroyed two thirds of the harvest. | Agronomist Rex Malloy said the flood had destroyed two thirds of the harvest. Farmer Joan Tibbs lost three cows.
en | Joan Tibbs lost three cows in the flood. | Agronomist Rex Malloy said the flood had destroyed two thirds of the harvest. Farmer Joan Tibbs lost three cows.
de | Bernd Neu gewann mit 19 Stimmen. | Anna Alt und Bernd Neu gewannen mit 23 beziehungsweise 19 Stimmen.
de | Wehren holte neun Punkte. | Larsund, Toppau und Wehren holten fünf, sieben und neun Punkte.
de | 14 Mitglieder stimmten dafür, sechs dagegen. | 14 Mitglieder stimmten dafür, sechs dagegen.
en | Becky Moss won 17 votes. | Alan Teal and Becky Moss won 31 and 17 votes respectively. Becky Moss thanked all 31 helpers.
de | Onno Seebeck sagte, er werde acht Hektar Weide verlieren. | Wiebke Ahlers vom Naturschutzverein begrüßt den Deich. ¶ Anders sieht es Landwirt Onno Seebeck. Er werde acht Hektar Weide verlieren, sagte er.
de | Das Hotel Krone bietet 120 Betten, das Seeblick 64. | Das Hotel Krone hat 120 Betten, das Hotel Seeblick 64.
de | Der Tierpark Erlau nahm 190.000 Euro ein und damit weniger als der Zoo Maring. | Der Zoo Maring nahm 2024 rund 310.000 Euro ein, während der Tierpark Erlau auf 190.000 Euro kam.
de | Am Freitag wurden 4.100 Karten verkauft. | Am Donnerstag wurden 2.300 Karten verkauft, am Freitag 4.100.
de | Verwaltungschef Imhof regte an, die Notaufnahme nachts zu schließen. | Verwaltungschef Paul Imhof schlug vor, die Notaufnahme nachts zu schließen. Chefärztin Lena Orth nannte das gefährlich.
de | Chefärztin Lena Orth hält eine nächtliche Schließung der Notaufnahme für gefährlich. | Verwaltungschef Paul Imhof schlug vor, die Notaufnahme nachts zu schließen. Chefärztin Lena Orth nannte das gefährlich.
de | Lena Orth will die Notaufnahme nachts schließen. | Lena Orth ist seit einem Jahr Chefärztin. Verwaltungschef Paul Imhof lobte sie. Die Ärztin will die Notaufnahme nachts schließen.
de | Laut Polizei entstand ein Schaden von 80.000 Euro. | Laut Polizei entstand ein Schaden von 80.000 Euro. Die Feuerwehr sprach von einem schwierigen Einsatz.
de | Der Umsatz von Belmo wuchs um 4 Prozent auf 220 Millionen Euro. | Der Umsatz von Belmo wuchs um 4 Prozent auf 220 Millionen Euro, der Gewinn sank um 9 Prozent.
de | Bei Belmo schrumpfte der Gewinn um 9 Prozent, obwohl der Umsatz um 4 Prozent wuchs. | Der Umsatz von Belmo wuchs um 4 Prozent auf 220 Millionen Euro, der Gewinn sank um 9 Prozent.
de | Der Verein, der 2010 mit 30 Mitgliedern begann, zählt heute 412. | Der Ruderclub zählte 2010 bei der Gründung 30 Mitglieder, heute sind es 412.
en | Ruth Kemp wants to rescue the pier. | Engineer Doug Farrow called for the pier to be demolished before winter. Mayor Ruth Kemp wants to save it.
en | On Monday 410 people were tested. | On Monday 410 people were tested, on Tuesday 275.
en | The drought cost Kenya 40 million dollars and Uganda 15 million. | The drought cost Kenya 40 million dollars, Uganda 15 million.
de | Die Werft in Emsrath beschäftigt 210 Leute. | Die Werft in Sielhafen beschäftigt 640 Leute, die in Emsrath 210.
de | Jonas Wied traf dreimal, Kurt Plessen einmal. | Jonas Wied schoss drei Tore, Kurt Plessen eins.
de | Anwalt Veit Lorenz will gegen die Sperrung klagen. | Anwalt Veit Lorenz kündigte eine Klage gegen die Sperrung an. Ladenbesitzerin Edda Kuhn fürchtet um ihre Kundschaft.
de | Edda Kuhn will gegen die Sperrung klagen. | Ladenbesitzerin Edda Kuhn will gegen die Sperrung klagen, wie Anwalt Veit Lorenz sagte.
de | Die Gerste kostete 210 Euro je Tonne, zwölf mehr als der Weizen. | Der Raps kostete 480 Euro je Tonne, der Weizen 198, die Gerste 210.
de | Die Stadt ließ in der Neustadt 75 Bäume fällen. | In der Neustadt wurden 75 Bäume gefällt, in der Altstadt 31.
de | Silke Brandt, 48, leitet die Schule seit drei Jahren. | Silke Brandt, 48, leitet die Schule seit drei Jahren, ihr Vorgänger Max Rohr war 20 Jahre im Amt.
de | Brandts Vorgänger Max Rohr war 20 Jahre im Amt. | Silke Brandt, 48, leitet die Schule seit drei Jahren, ihr Vorgänger Max Rohr war 20 Jahre im Amt.
en | Bexley got more than Ashford, 2.1 million pounds. | Bexley received 2.1 million pounds and Ashford 900,000.
""",
)


@each(OTHERS, OWN)
def test_a_value_or_statement_goes_with_its_owner(case: Case) -> None:
    case.verify()


def test_two_that_changed_places_are_told_once() -> None:
    """Who has what is one finding, not one for each of the two."""
    draft = "Das Hotel Seeblick hat 120 Betten, das Hotel Krone 64."
    outcome = judged(draft, [article("Das Hotel Krone hat 120 Betten, das Hotel Seeblick 64.")])
    assert [f.rule for f in outcome.findings] == ["CC305"]


@pytest.mark.parametrize(
    ("draft", "source", "message"),
    [
        (
            "Die Grünen kamen auf 21,5 Prozent.",
            "Die SPD kam auf 21,5 Prozent, die Grünen auf 19,8.",
            "Entwurf: Grünen 21,5 Prozent · nordblatt.example: Grünen 19,8. Von etwas anderem heißt es dort: „SPD 21,5 Prozent“",
        ),
        (
            "Imkerin Ronja Pfau warnte vor einem Verlust der Hälfte aller Völker.",
            "Zoologe Armin Lutz warnte vor einem Verlust der Hälfte aller Völker. Imkerin Ronja Pfau lebt am Waldrand.",
            "Entwurf: Imkerin Ronja Pfau · nordblatt.example: Zoologe Armin Lutz. Von etwas anderem heißt es dort: „Imkerin Ronja Pfau lebt am“",
        ),
    ],
)
def test_the_message_shows_whose_value_it_is(draft: str, source: str, message: str) -> None:
    found = judged(draft, [article(source)], report="de").findings
    assert [f.message for f in found if f.rule == "CC313"] == [message]


def test_one_value_of_another_owner_is_told_once() -> None:
    source = "Die Werft in Sielhafen beschäftigt 640 Leute, die in Emsrath 210."
    found = judged("Die Werft in Emsrath beschäftigt 640 Leute.", [article(source)]).findings
    assert [f.rule for f in found].count("CC313") == 1
