# ruff: noqa: E501 - a case is one line

"""What a source denies, advises against or excludes is not stated of it; who reports the denial is left in peace."""

from __future__ import annotations

from one_claim import Case, cases, each

TURNED = cases(
    "CC306 CC309 CC311 CC316 CC317",
    """
    de | Die Werft in Emden entlässt 200 Mitarbeiter. | Der Vorstand wies den Bericht zurück, wonach die Werft in Emden 200 Mitarbeiter entlasse.
    de | Die Werft in Emden entlässt 200 Mitarbeiter. | Gerüchte, dass die Werft in Emden 200 Mitarbeiter entlässt, dementierte der Vorstand.
    de | Der Rat dementierte, dass die Bücherei im Frühjahr schließt. | Der Rat bestätigte, dass die Bücherei im Frühjahr schließt.
    de | Der Verein reichte die Klage beim Landgericht ein. | Der Verein reichte die Klage nicht beim Landgericht, sondern beim Oberverwaltungsgericht ein.
    de | Die Bürgermeisterin eröffnete das Stadtfest am Samstag. | Statt der Bürgermeisterin eröffnete die Landrätin das Stadtfest am Samstag.
    de | Nach dem Sturm fuhr die Fähre nach Sandholm wieder. | Nach dem Sturm fuhr weder die Fähre nach Sandholm noch der Zug.
    de | Zuständig für die Straße ist die Stadt Marle. | Zuständig für die Straße ist das Land, nicht die Stadt Marle.
    de | Der Zoo von Karnau gibt seine Elefanten ab. | Zoochefin Ilse Brahm bestritt am Dienstag, dass der Zoo von Karnau seine Elefanten abgebe. Die Herde sei gesund.
    de | Die Molkerei Hansen hat Milch mit Wasser gestreckt. | Die Molkerei Hansen weist den Vorwurf zurück, sie habe Milch mit Wasser gestreckt.
    de | Im Trinkwasser von Vierow wurden Keime gefunden. | Dass im Trinkwasser von Vierow Keime gefunden wurden, stimmt nach Auskunft des Kreises nicht.
    de | Die Reederei Thoms verkauft zwei Fähren nach Griechenland. | Berichte, wonach die Reederei Thoms zwei Fähren nach Griechenland verkauft, nannte der Geschäftsführer erfunden.
    de | Der Torwart des SV Moorau wechselt nach Italien. | Unwahr sei, dass der Torwart des SV Moorau nach Italien wechsle, sagte der Manager.
    de | Es gebe Hinweise, dass der Brand im Sägewerk gelegt wurde, sagte die Polizei. | Es gebe keine Hinweise, dass der Brand im Sägewerk gelegt wurde, sagte die Polizei.
    de | Das Ministerium empfiehlt, Pilze aus dem Sollgau zu essen. | Das Ministerium warnt davor, Pilze aus dem Sollgau zu essen.
    de | Die Kammer rät den Betrieben, Kredite in Franken aufzunehmen. | Die Kammer rät den Betrieben, früh mit ihrer Bank zu sprechen. Sie rät ihnen davon ab, Kredite in Franken aufzunehmen.
    de | Das Finale wird in Torgitz ausgetragen. | Das Finale wird nicht in Torgitz, sondern in Lehnfurt ausgetragen.
    de | Das Land übernimmt die Kosten für den Deich. | Anstelle des Landes übernimmt der Bund die Kosten für den Deich.
    de | Auch die Grundschule in Kessow bekommt im Herbst neue Tablets. | Im Herbst bekommen alle Schulen neue Tablets, mit Ausnahme der Grundschule in Kessow.
    de | Kinder zahlen in der Schwimmhalle am Sonntag Eintritt. | Am Sonntag zahlen in der Schwimmhalle alle Eintritt außer Kinder.
    de | Die Jury zeichnete den Film aus Norwegen aus. | Die Jury zeichnete weder den Film aus Norwegen noch den aus Chile aus.
    de | Schuld am Unfall war der Lokführer. | Schuld am Unfall war ein Signal, nicht der Lokführer.
    en | The harbour trust will sell the lighthouse. | The harbour trust has ruled out selling the lighthouse.
    en | Officers had removed files from the archive. | The force denied that officers had removed files from the archive.
    en | Doctors recommend taking the tablets with grapefruit juice. | Doctors advise against taking the tablets with grapefruit juice.
    en | The prize went to the poet from Carlow. | The prize went to the novelist from Dunmere rather than the poet from Carlow.
    en | Pupils in Harwick must wear uniforms. | Pupils must wear uniforms in every town except Harwick.
    en | The ferry and the bus run on Sundays. | Neither the ferry nor the bus runs on Sundays.
    en | The choir will perform in Dunmere. | The choir will perform in Carlow, not in Dunmere.
    de | Die Hebamme hat das Kind vertauscht. | Die Hebamme leugnete, das Kind vertauscht zu haben.
    de | Der Imker hatte die Bienenstöcke versetzt. | Dass der Imker die Bienenstöcke versetzt hatte, bestritt sein Anwalt.
    de | Das Stadtarchiv in Brisk zieht in die alte Kaserne. | Der Kulturdezernent nannte es falsch, dass das Stadtarchiv in Brisk in die alte Kaserne zieht.
    de | Die Orgel wird nach Polen verkauft. | Das Bistum trat der Meldung entgegen. Es sei nicht wahr, dass die Orgel nach Polen verkauft werde.
    de | Der Tierarzt empfiehlt, Welpen mit Kuhmilch zu füttern. | Der Tierarzt empfiehlt nicht, Welpen mit Kuhmilch zu füttern.
    de | Die Försterin hält es für ratsam, bei Wind im Wald zu wandern. | Die Försterin warnt davor, bei Wind im Wald zu wandern.
    de | Der Chor probt künftig am Dienstag in der Aula. | Der Chor probt künftig nicht mehr am Dienstag, sondern am Donnerstag in der Aula.
    de | Auf dem Hof in Gelsen werden Ziegen gehalten. | Auf dem Hof in Gelsen werden statt Ziegen nun Alpakas gehalten.
    de | In Moorau blieb der Strom am Sonntag weg. | Am Sonntag blieb der Strom im ganzen Landkreis weg, bis auf Moorau.
    de | Die Volkshochschule bietet im Winter Kurse in Dänisch an. | Die Volkshochschule bietet im Winter weder Kurse in Dänisch noch in Finnisch an.
    de | Gewonnen hat der Ruderclub aus Marle, nicht der aus Karnau. | Gewonnen hat der Ruderclub aus Karnau, nicht der aus Marle.
    de | Die Kinder malten mit Kreide auf dem Schulhof. | Die Kinder malten auf dem Schulhof mit Kohle statt mit Kreide.
    en | The gardener had poisoned the oak. | The gardener denies having poisoned the oak.
    en | The zoo plans to move its penguins to Carlow. | There are no plans to move the zoo's penguins to Carlow.
    en | The coach will leave the club in May. | It is not true that the coach will leave the club in May, a spokesman said.
    en | Cyclists may use the tunnel on Fridays. | Everyone may use the tunnel on Fridays apart from cyclists.
    en | Volunteers from Harwick planted birches along the canal. | Volunteers from Harwick planted willows instead of birches along the canal.
    en | The refund goes to tenants. | The refund goes to landlords, not tenants.
    de | Das Gericht hielt die Klage der Anwohner für begründet. | Das Gericht hielt die Klage der Anwohner für unbegründet.
    de | Die Kündigung des Hausmeisters war rechtmäßig. | Die Kündigung des Hausmeisters war unrechtmäßig.
    de | Der Pilz am Weg nach Gelsen ist genießbar. | Der Pilz am Weg nach Gelsen ist ungenießbar.
    en | The tribunal found the dismissal of the porter lawful. | The tribunal found the dismissal of the porter unlawful.
    en | The records of the harbour office are complete. | The records of the harbour office are incomplete.
    en | The bond of the railway is convertible into shares. | The bond of the railway is inconvertible into shares.
    en | The contract with the port is reversible. | The contract with the port is irreversible.
    de | Die Suche der Bergwacht am Hochgrat war erfolgreich. | Die Suche der Bergwacht am Hochgrat blieb erfolglos.
    de | Das Grillen im Stadtpark ist erlaubt. | Das Grillen im Stadtpark ist ab sofort untersagt.
    de | Hunde dürfen im Stadtpark frei laufen. | Hunde dürfen im Stadtpark nicht frei laufen.
    en | Visitors may fly drones over the abbey. | Visitors may not fly drones over the abbey.
    en | The plaque was stolen by tourists. | The keeper refuted the suggestion that the plaque was stolen by tourists.
    de | Das Amt erlaubte dem Wirt, Musik zu spielen. | Das Amt untersagte dem Wirt, Musik zu spielen.
    de | Gelsen stimmte für den Plan. | Alle Gemeinden stimmten für den Plan, mit Ausnahme von Gelsen.
    """,
)  # fmt: skip
FAIR = cases(
    "",
    """
    de | Der Vorstand dementierte, dass die Werft in Emden 200 Mitarbeiter entlässt. | Gerüchte, dass die Werft in Emden 200 Mitarbeiter entlässt, dementierte der Vorstand.
    de | Gerüchten zufolge entlässt die Werft in Emden 200 Mitarbeiter. | Gerüchte, dass die Werft in Emden 200 Mitarbeiter entlässt, dementierte der Vorstand.
    de | Der Verein reichte die Klage beim Oberverwaltungsgericht ein. | Der Verein reichte die Klage nicht beim Landgericht, sondern beim Oberverwaltungsgericht ein.
    de | Die Landrätin eröffnete das Stadtfest am Samstag. | Statt der Bürgermeisterin eröffnete die Landrätin das Stadtfest am Samstag.
    de | Die Fähre nach Sandholm fuhr nach dem Sturm nicht. | Nach dem Sturm fuhr weder die Fähre nach Sandholm noch der Zug.
    de | Die Molkerei Hansen bestreitet, Milch mit Wasser gestreckt zu haben. | Die Molkerei Hansen weist den Vorwurf zurück, sie habe Milch mit Wasser gestreckt.
    de | Der Molkerei Hansen wird vorgeworfen, Milch mit Wasser gestreckt zu haben. | Die Molkerei Hansen weist den Vorwurf zurück, sie habe Milch mit Wasser gestreckt.
    de | Der Schatzmeister hat die Kasse geführt. | Der Schatzmeister bestritt nicht, dass er die Kasse geführt hat.
    de | Die Brücke bei Lehnfurt bleibt offen. | Die Polizei dementierte Gerüchte, dass die Brücke bei Lehnfurt gesperrt wird. Die Brücke bleibt offen.
    de | Die Ministerin verteidigte am Montag den Ausbau der Bahnstrecke nach Karnau. | Die Ministerin verteidigte am Montag den Ausbau der Bahnstrecke nach Karnau. Sie wies den Vorwurf zurück, der Ausbau der Bahnstrecke sei zu teuer.
    de | Die Gemeinde hat den Antrag auf ein neues Feuerwehrhaus abgelehnt. | Bürgermeister Kolb bestätigte, dass die Gemeinde den Antrag auf ein neues Feuerwehrhaus abgelehnt hat.
    de | Der Verein will auf Plastikbecher verzichten, um Müll zu sparen. | Der Verein verzichtet auf Plastikbecher, um Müll zu sparen.
    de | Die Kammer rät den Betrieben, früh mit ihrer Bank zu sprechen. | Die Kammer rät den Betrieben, früh mit ihrer Bank zu sprechen. Sie rät ihnen davon ab, Kredite in Franken aufzunehmen.
    de | Die Ärztin hält es für falsch, Kinder mit Fieber in die Kita zu schicken. | Die Ärztin rät Eltern davon ab, Kinder mit Fieber in die Kita zu schicken.
    de | Schuld am Unfall war ein Signal. | Schuld am Unfall war ein Signal, nicht der Lokführer.
    de | Das Finale wird in Lehnfurt ausgetragen. | Das Finale wird nicht in Torgitz, sondern in Lehnfurt ausgetragen.
    de | Der Bund übernimmt die Kosten für den Deich, nicht das Land. | Anstelle des Landes übernimmt der Bund die Kosten für den Deich.
    de | Der Chor singt nicht nur in Lehnfurt, sondern auch in Torgitz. | Der Chor singt in Lehnfurt und in Torgitz.
    de | Der Chor singt in Lehnfurt. | Der Chor singt nicht nur in Lehnfurt, sondern auch in Torgitz.
    de | Kinder zahlen am Sonntag keinen Eintritt in der Schwimmhalle. | Am Sonntag zahlen in der Schwimmhalle alle Eintritt außer Kinder.
    de | Das Theaterfest findet am Samstag statt. | Das Theaterfest findet am Samstag statt und endet mit einem Feuerwerk.
    de | Bisher übernahm das Land die Kosten für den Deich. | Anstelle des Landes übernimmt künftig der Bund die Kosten für den Deich.
    en | The force denied removing files from the archive. | The force denied that officers had removed files from the archive.
    en | It is claimed that officers removed files from the archive. | The force denied a claim that officers had removed files from the archive.
    en | The mayor did not deny that the contract was signed. | The mayor did not deny that the contract was signed in May.
    en | The prize went to the novelist from Dunmere. | The prize went to the novelist from Dunmere rather than the poet from Carlow.
    en | The ferry does not run on Sundays. | Neither the ferry nor the bus runs on Sundays.
    en | The choir will perform in Carlow. | The choir will perform in Carlow, not in Dunmere.
    en | The shop sells bread but not on Mondays. | The shop sells bread, but not on Mondays.
    de | Der Ladendieb bleibt in Haft, eine Freilassung lehnte der Richter ab. | Der Richter lehnte es ab, den Ladendieb freizulassen; er bleibt in Haft.
    de | Der Anwalt des Imkers bestritt, dass dieser die Bienenstöcke versetzt hatte. | Dass der Imker die Bienenstöcke versetzt hatte, bestritt sein Anwalt.
    de | Der Imker hat die Bienenstöcke versetzt. | Der Imker bestätigte, dass er die Bienenstöcke versetzt hat; Diebstahl bestritt er.
    de | Die Kapelle nimmt an dem Wettbewerb in Wien teil. | Die Kapelle nimmt an dem Wettbewerb in Wien teil. Der Dirigent bestritt, dass es dabei um Geld gehe.
    de | Der Schiedsrichter zog die Karte zurück, weil der Spieler nicht gefoult hatte. | Der Schiedsrichter zog die Karte zurück, weil der Spieler nicht gefoult hatte.
    de | Die Försterin mahnt, bei Wind nicht im Wald zu wandern. | Die Försterin warnt davor, bei Wind im Wald zu wandern.
    de | Der Tierarzt empfiehlt, Welpen mit Spezialmilch zu füttern. | Der Tierarzt empfiehlt, Welpen mit Spezialmilch zu füttern, und rät von Kuhmilch ab.
    de | Der Chor probt künftig am Donnerstag in der Aula. | Der Chor probt künftig nicht mehr am Dienstag, sondern am Donnerstag in der Aula.
    de | Die Kinder malten mit Kohle auf dem Schulhof. | Die Kinder malten auf dem Schulhof mit Kohle statt mit Kreide.
    de | Der Chor probte früher am Dienstag in der Aula. | Der Chor probt künftig nicht mehr am Dienstag, sondern am Donnerstag in der Aula.
    de | In Moorau gab es am Sonntag Strom. | Am Sonntag blieb der Strom im ganzen Landkreis weg, bis auf Moorau.
    de | Der Laden in Gelsen verkauft Käse und Honig, aber keine Wurst. | Der Laden in Gelsen verkauft Käse und Honig, Wurst dagegen nicht.
    de | Die Feuerwehr löschte den Brand im Stall, nicht ohne Mühe. | Die Feuerwehr löschte den Brand im Stall nur mit Mühe.
    de | Neben dem Kämmerer war auch die Dezernentin bei der Sitzung. | Bei der Sitzung war nicht nur der Kämmerer, sondern auch die Dezernentin.
    en | The gardener denied poisoning the oak. | The gardener denies having poisoned the oak.
    en | The gardener is accused of poisoning the oak. | The gardener denies having poisoned the oak.
    en | The company dismissed two managers over a claim for expenses. | The company dismissed two managers over a claim for expenses.
    en | The refund goes to landlords. | The refund goes to landlords, not tenants.
    en | Volunteers from Harwick planted willows along the canal. | Volunteers from Harwick planted willows instead of birches along the canal.
    en | The bakery opens on Sundays, but not before nine. | The bakery opens on Sundays, but not before nine.
    en | The lake is open to all swimmers except children under six. | Children under six cannot swim in the lake; all others can.
    de | Die Kündigung des Hausmeisters war nicht rechtmäßig. | Die Kündigung des Hausmeisters war unrechtmäßig.
    en | The records of the harbour office are not complete. | The records of the harbour office are incomplete.
    en | The tribunal found the dismissal of the porter was not lawful. | The tribunal found the dismissal of the porter unlawful.
    de | Der Bericht nennt unter den Ursachen auch das Wetter. | Unter den Ursachen nennt der Bericht auch das Wetter und den direkten Abrieb.
    de | Die indirekten Kosten des Umbaus trägt der Kreis, die direkten die Stadt. | Die indirekten Kosten des Umbaus trägt der Kreis, die direkten die Stadt.
    en | The indirect route through Carlow takes two hours. | The indirect route through Carlow takes two hours, the direct one takes forty minutes.
    de | Die Ausgaben der Stadt sind unverändert geblieben. | Die Ausgaben der Stadt haben sich nicht verändert.
    de | Die Spedition senkt ihr Ziel für Umsatz und Marge. | Die Spedition hat am Montag ihr Ziel für Umsatz gesenkt: Statt einer Marge von 5 Prozent stellt sie 4 in Aussicht.
    de | Der Rat bestätigte, dass das Freibad im Juli schließt. | Der Rat bestätigte, dass das Freibad im Juli schließt. Er dementierte, dass es für immer schließt.
    de | Die Kita zieht im Herbst in den Neubau um. | Die Kita zieht im Herbst in den Neubau um. Dass der Neubau teurer wird, bestritt der Architekt.
    de | Der Angeklagte hat vor Gericht geschwiegen. | Der Angeklagte hat vor Gericht geschwiegen. Sein Anwalt wies den Vorwurf zurück, er habe Zeugen bedroht.
    de | Der Landrat warnt vor Hochwasser an der Brisk. | Der Landrat warnt vor Hochwasser an der Brisk.
    de | An der Brisk droht Hochwasser. | Der Landrat warnt vor Hochwasser, das an der Brisk droht.
    de | Die Polizei warnt vor Betrügern, die sich als Handwerker ausgeben. | Die Polizei warnt vor Betrügern, die sich als Handwerker ausgeben.
    de | Betrüger geben sich in Gelsen als Handwerker aus. | Die Polizei warnt vor Betrügern, die sich in Gelsen als Handwerker ausgeben.
    de | Das Amt untersagte dem Wirt, Musik zu spielen, weil Nachbarn sich beschwert hatten. | Das Amt verbot dem Wirt, Musik zu spielen, weil sich Nachbarn beschwert hatten.
    de | Nachbarn hatten sich über die Musik des Wirts beschwert. | Das Amt verbot dem Wirt, Musik zu spielen, weil sich Nachbarn über die Musik beschwert hatten.
    de | Die Stadt baut eine Brücke statt eines Tunnels. | Die Stadt baut keinen Tunnel, sondern eine Brücke.
    de | Alle Gemeinden außer Gelsen stimmten zu. | Gelsen lehnte ab, alle anderen Gemeinden stimmten zu.
    de | Nur Gelsen stimmte nicht zu. | Alle Gemeinden stimmten zu, außer Gelsen.
    de | Gelsen stimmte als einzige Gemeinde gegen den Plan. | Alle Gemeinden stimmten für den Plan, mit Ausnahme von Gelsen. | draft=2026-03-10T12:00:00+01:00 | ! opposite prepositions (CC309) do not see the exception
    en | Forecasters warn of floods along the Bourne. | Forecasters warn of floods along the Bourne.
    en | Scammers are posing as plumbers in Carlow. | Police warned against scammers who are posing as plumbers in Carlow.
    en | Residents complained about the noise from the bar. | The council refused to renew the licence because residents complained about the noise from the bar.
    en | The tower was built in 1920, not in 1902 as the plaque says. | The tower was built in 1920 instead of 1902.
    de | Der Honig aus Gelsen ist verunreinigt. | Das Amt warnt vor verunreinigtem Honig aus Gelsen.
    de | Der Honig aus Gelsen ist verunreinigt. | Das Amt rät davon ab, den verunreinigten Honig aus Gelsen zu essen.
    en | The water in Carlow is polluted. | Doctors advise against drinking the polluted water in Carlow.
    """,
)  # fmt: skip


@each(TURNED)
def test_what_the_source_denies_or_excludes_is_told(case: Case) -> None:
    """By a governing verb, a noun for what others say, a contrast, an exception; in either direction."""
    case.verify()


@each(FAIR)
def test_the_denial_itself_and_what_holds_instead_are_left_in_peace(case: Case) -> None:
    """Denials of denials, charges told as such, the member that holds, look-alikes of the turns."""
    case.verify()
