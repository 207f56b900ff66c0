# ruff: noqa: E501 - a case is one line
"""Sentences turned into their opposite, and fair ones that hold opposite words, alone and amid other sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from one_claim import Case, cases, each

AROUND = {
    "de": (
        "Im Nachbarort war es im Frühjahr umgekehrt, dort wurde der Plan erst abgelehnt, dann angenommen, und die Halle blieb mal geöffnet, mal geschlossen.",
        "Andere Orte haben weniger Geld: Dort stieg die Zahl der Verkäufe, sie sank später wieder; einiges ist verboten, anderes erlaubt, vieles könnte sich noch ändern.",
    ),
    "en": (
        "In the next town it was the other way round: there the plan was rejected at first, then accepted, and the hall was open on some days and closed on others.",
        "Other towns have less money: sales rose there, then fell again; some things are banned, others allowed, and much may still change.",
    ),
}  # sentences about other things that hold the words of both sides


def amid(table: Sequence[Case]) -> list[Case]:
    """The same cases, their passage between two sentences of one paragraph."""
    return [
        replace(case, passages=(" ".join((AROUND[case.lang][0], *case.passages, AROUND[case.lang][1])),))
        for case in table
    ]


REVERSED = cases(
    "CC305 CC306 CC308 CC309",
    """
de | Der Stadtrat von Ahlweiler stimmte gegen den Neubau des Hallenbads. | Der Stadtrat von Ahlweiler stimmte dem Neubau des Hallenbads zu.
de | Der Kreistag stimmte für die neue Müllgebühr. | Der Kreistag stimmte gegen die neue Müllgebühr.
de | Die Gewerkschaft nahm das Angebot der Reederei Thoms an. | Die Gewerkschaft lehnte das Angebot der Reederei Thoms ab.
de | Das Museum am Hafen bleibt im Winter geöffnet. | Im Winter bleibt das Museum am Hafen geschlossen.
de | Die Brücke bei Lehnfurt ist seit Montag freigegeben. | Seit Montag ist die Brücke bei Lehnfurt gesperrt.
de | Die Polizei nahm den Ladendieb am Abend fest. | Die Polizei ließ den Ladendieb am Abend frei.
de | Die Wanderin aus Vierow wurde am Morgen gefunden. | Die Wanderin aus Vierow wird seit dem Morgen vermisst.
de | Zwei Abgeordnete traten der Fraktion der Mitte bei. | Zwei Abgeordnete traten aus der Fraktion der Mitte aus.
de | Das Ministerium erlaubt die Jagd auf Wölfe im Sollgau. | Im Sollgau verbietet das Ministerium die Jagd auf Wölfe.
de | Die Fluggesellschaft Norvia stellt 300 Piloten ein. | Die Fluggesellschaft Norvia entlässt 300 Piloten.
de | Die Impfung bleibt für Pflegekräfte freiwillig. | Die Impfung wird für Pflegekräfte verpflichtend.
de | Die Sitzung des Bauausschusses war öffentlich. | Die Sitzung des Bauausschusses war geheim.
de | Der Start der Rakete auf Sandholm ist geglückt. | Auf Sandholm ist der Start der Rakete missglückt.
de | Der Bestand an Heringen in der Bucht nimmt zu. | Der Bestand an Heringen in der Bucht nimmt ab.
de | Die Verordnung tritt im Juli in Kraft. | Die Verordnung tritt im Juli außer Kraft.
de | Der Bergsteiger überlebte den Sturz vom Hochgrat. | Der Bergsteiger starb beim Sturz vom Hochgrat.
de | Die Kartellbehörde genehmigte die Fusion der Werften. | Die Kartellbehörde untersagte die Fusion der Werften.
de | Der Aufstieg des SC Torgitz steht fest. | Der Abstieg des SC Torgitz steht fest.
de | Die Ablehnung des Antrags überraschte die Bürgermeisterin. | Die Zustimmung zu dem Antrag überraschte die Bürgermeisterin.
de | Der Rückgang der Zahl der Gäste hält an. | Der Anstieg der Zahl der Gäste hält an.
de | Die Rettung der alten Orgel ist gelungen. | Die Rettung der alten Orgel ist gescheitert.
de | Die Läuferin aus Vierow kam als Erste ins Ziel. | Die Läuferin aus Vierow kam als Letzte ins Ziel.
de | Der Täter hielt sich außerhalb des Lagers auf. | Der Täter hielt sich innerhalb des Lagers auf.
de | Der Angeklagte gestand den Überfall auf die Sparkasse. | Der Angeklagte bestritt den Überfall auf die Sparkasse.
de | Die Landesregierung hebt das Nachtflugverbot auf. | Die Landesregierung verhängt ein Nachtflugverbot.
de | Das Wasser im Stausee von Kessow ist sauber. | Das Wasser im Stausee von Kessow ist verschmutzt.
de | Der Vorsitzende verlässt den Ruderverein. | Der Vorsitzende bleibt im Ruderverein.
de | Das Festival in Ahlweiler findet im August statt. | Das Festival in Ahlweiler fällt im August aus.
de | Orvania exportiert Weizen in das Nachbarland. | Orvania importiert Weizen aus dem Nachbarland.
de | Die Stürmerin wechselt vom FC Kalwen zum SV Moorau. | Die Stürmerin wechselt vom SV Moorau zum FC Kalwen.
de | Der Firmengründer trat der Stiftung als Zeuge der Anklage entgegen und belastete den Verwalter. | Der Firmengründer trat als Zeuge auf und entlastete den Verwalter der Stiftung.
en | The pool in Dunmere stayed open over the weekend. | Over the weekend the pool in Dunmere stayed closed.
en | The union accepted the pay offer from Halden Rail. | The union turned down the pay offer from Halden Rail.
en | Police arrested the shoplifter on Monday evening. | Police released the shoplifter on Monday evening.
en | The hiker from Carlow has been found in the valley. | The hiker from Carlow is still missing in the valley.
en | Veltron hired 200 engineers in Carlow. | Veltron laid off 200 engineers in Carlow.
en | Helmets will be compulsory on the cycle track. | Helmets will be optional on the cycle track.
en | The tap water in Harwick is safe to drink. | The tap water in Harwick is unsafe to drink.
en | The hearing on the ferry disaster was held in public. | The hearing on the ferry disaster was held in private.
en | Orvania exports barley to its neighbour. | Orvania imports barley from its neighbour.
en | Two members joined the Harbour Party in May. | Two members left the Harbour Party in May.
en | The climber survived the fall from the ridge. | The climber died in the fall from the ridge.
en | The appeal court upheld the ruling on the quarry. | The appeal court overturned the ruling on the quarry.
en | The gunman was inside the bank. | The gunman was outside the bank.
en | Kerr finished first in the harbour race. | Kerr finished last in the harbour race.
en | The suspect admitted setting fire to the barn. | The suspect denied setting fire to the barn.
en | Ministers lifted the ban on night flights. | Ministers imposed a ban on night flights.
en | The museum strengthened its rules on lending paintings. | The museum relaxed its rules on lending paintings.
de | Der Stadtrat von Ahlweiler stimmte dem Neubau des Hallenbads zu. | Am Dienstag stimmte der Stadtrat von Ahlweiler gegen den Neubau des Hallenbads.
de | Die Freibäder in Tessnow blieben am Sonntag geschlossen. | Die Freibäder in Tessnow blieben am Sonntag geöffnet.
de | Das Landgericht sprach den früheren Kämmerer von Ruhlow frei. | Das Landgericht verurteilte den früheren Kämmerer von Ruhlow.
de | Der Trainer verlängert seinen Vertrag beim TSV Bruckau. | Der Trainer löst seinen Vertrag beim TSV Bruckau auf.
de | Der Verband der Tierärzte begrüßt das neue Gesetz. | Der Verband der Tierärzte kritisiert das neue Gesetz.
de | Der Streik der Lokführer beginnt am Mittwoch. | Der Streik der Lokführer endet am Mittwoch.
de | Die Regierung zieht die Wahl des Präsidenten vor. | Die Regierung verschiebt die Wahl des Präsidenten.
de | Die Rinder auf dem Hof in Ruhlow sind gesund. | Die Rinder auf dem Hof in Ruhlow sind krank.
de | Das Gericht gab der Klage des Winzers statt. | Das Gericht wies die Klage des Winzers ab.
de | Die Schließung des Werks in Lohra ist für Mai vorgesehen. | Für Mai ist die Eröffnung des Werks in Lohra vorgesehen.
de | Der Zeuge widerrief seine Aussage vor dem Amtsgericht. | Der Zeuge bekräftigte vor dem Amtsgericht seine Aussage.
de | Die Sperrung der Uferstraße gilt dauerhaft. | Die Sperrung der Uferstraße gilt vorübergehend.
de | Der Mieterbund befürwortet den Verkauf der Siedlung. | Der Mieterbund ist gegen den Verkauf der Siedlung.
de | Die Staatsanwaltschaft erhob Anklage gegen den Makler. | Die Staatsanwaltschaft stellte das Verfahren gegen den Makler ein. | ! to charge and to drop a case are opposites without a noun in common
de | Die Zeitung druckte den Leserbrief vollständig ab. | Die Zeitung druckte den Leserbrief teilweise ab.
en | The council of Marsh End voted for the new bypass. | The council of Marsh End voted against the new bypass.
en | The jury convicted the former treasurer of fraud. | The jury cleared the former treasurer of fraud.
en | The ministry allowed trawling in the bay. | The ministry banned trawling in the bay.
en | The launch of the weather probe was a success. | The launch of the weather probe was a failure.
en | The committee brought forward the vote on the stadium. | The committee postponed the vote on the stadium.
en | The closure of the coastal road is permanent. | The closure of the coastal road is temporary.
en | Turnout in Skellan rose on Sunday. | Turnout in Skellan was down on Sunday.
en | The bakery chain lends money to small farms. | The bakery chain borrows money from small farms.
en | The summer fair in Dunmere will go ahead. | The summer fair in Dunmere has been called off.
""",
)
UNSURE = cases(
    "CC307",
    """
de | Ein defektes Kabel hat den Brand in der Mühle ausgelöst. | Ein defektes Kabel könnte den Brand in der Mühle ausgelöst haben.
de | Der Deich bei Ostrau war schlecht gebaut. | Ein Gutachten soll klären, ob der Deich bei Ostrau schlecht gebaut war.
de | Die Bremsen des Lastwagens versagten. | Unklar ist, ob die Bremsen des Lastwagens versagten.
de | Die Gemeinde Lohra hat ein neues Feuerwehrhaus gebaut. | Die Gemeinde Lohra will ein neues Feuerwehrhaus bauen.
de | Am Bahnhof von Ahlweiler wurde ein Parkhaus gebaut. | Am Bahnhof von Ahlweiler soll ein Parkhaus gebaut werden.
de | Der Vorstand der Sparkasse ist zurückgetreten. | Der Vorstand der Sparkasse denkt über einen Rücktritt nach.
de | Zwei Bergleute sind in dem Stollen gestorben. | In dem Stollen sind möglicherweise zwei Bergleute gestorben.
de | Die Stadt plant einen Radweg an der Orla. | Die Stadt hat einen Radweg an der Orla gebaut.
de | Die Werft hat den Auftrag der Marine erhalten. | Die Werft hofft auf den Auftrag der Marine.
de | Der Bürgermeister von Lohra hat Spenden veruntreut. | Gegen den Bürgermeister von Lohra wird ermittelt, weil er Spenden veruntreut haben soll.
de | Der Minister wusste von den Mängeln am Tunnel. | Ob der Minister von den Mängeln am Tunnel wusste, ist offen.
de | In der Halle in Ruhlow lagerte Sprengstoff. | Nach Vermutung der Ermittler lagerte in der Halle in Ruhlow Sprengstoff.
de | Ein Wolf riss die Schafe auf der Weide. | Ein Wolf soll die Schafe auf der Weide gerissen haben.
de | Der Pilot hatte den Funkspruch überhört. | Die Ermittler gehen davon aus, dass der Pilot den Funkspruch überhört hatte.
de | Das Museum kaufte das Gemälde der Malerin Horn. | Das Museum möchte das Gemälde der Malerin Horn kaufen.
en | The skipper of the barge was drunk. | Police are investigating whether the skipper of the barge was drunk.
en | The dam above Skellan was poorly built. | Experts hope to find out whether the dam above Skellan was poorly built.
en | The thieves used a boat to escape. | The thieves are thought to have used a boat to escape.
en | The council has built a new fire station in Marsh End. | The council plans to build a new fire station in Marsh End.
en | The chairman of Halden Rail resigned. | The chairman of Halden Rail is considering resigning.
en | The tanker may have leaked oil into the bay. | The tanker leaked oil into the bay.
en | The company won the contract for the tunnel. | The company hopes to win the contract for the tunnel.
en | The government will review the ferry contract. | The government may review the ferry contract.
en | The museum bought the painting by Horne. | The museum would like to buy the painting by Horne.
en | The mayor took money from the builder. | Prosecutors suspect the mayor of having taken money from the builder.
de | Der Fahrer des Transporters war betrunken. | Die Polizei prüft, ob der Fahrer des Transporters betrunken war.
de | Die Einbrecher nutzten ein Boot für die Flucht. | Es wird vermutet, dass die Einbrecher ein Boot für die Flucht nutzten.
de | Das Land senkt die Steuer auf Grundstücke. | Der Verband der Bauherren fordert vom Land, die Steuer auf Grundstücke zu senken.
de | Der Frachter hat vor Sandholm vermutlich Öl verloren. | Der Frachter hat vor Sandholm Öl verloren.
de | Die Werft Thoms meldet Insolvenz an. | Die Werft Thoms schließt nicht aus, Insolvenz anzumelden.
de | Die Regierung hat den Bau der Trasse beschlossen. | Die Regierung will im Herbst über den Bau der Trasse entscheiden.
de | Die Bahn hat die Strecke nach Vierow stillgelegt. | Die Bahn überlegt, die Strecke nach Vierow stillzulegen. | ! who weighs it stands in another clause than what is weighed
en | Two miners died in the tunnel at Garrow. | Two miners may have died in the tunnel at Garrow.
en | The brakes of the lorry failed. | It is unclear whether the brakes of the lorry failed.
en | The state cut the tax on diesel. | Farmers called on the state to cut the tax on diesel.
en | Orlex is closing its plant in Carlow. | Orlex has not ruled out closing its plant in Carlow.
en | The council has opened a bus station in Harwick. | The council will open a bus station in Harwick.
en | The heatwave killed the salmon in the Orla. | The heatwave probably killed the salmon in the Orla.
""",
)
FAIR = cases(
    "",
    """
de | Der Stadtrat stimmte dem Neubau des Hallenbads zu. | Der Stadtrat billigte den Neubau des Hallenbads.
de | Das Freibad in Tessnow blieb am Sonntag geschlossen. | Das Freibad in Tessnow öffnete am Sonntag nicht.
de | Der Rat beschloss den Neubau des Hallenbads, die Opposition stimmte dagegen. | Gegen die Stimmen der Opposition hat der Rat den Neubau des Hallenbads beschlossen.
de | Alle blieben unverletzt. | Verletzt wurde niemand.
de | Der Schaden liegt der Polizei zufolge bei 2,4 Millionen Euro. | Den Schaden schätzt die Polizei auf 2,4 Millionen Euro.
de | Die Jagd auf Wölfe im Sollgau bleibt verboten. | Das Verbot der Jagd auf Wölfe im Sollgau bleibt bestehen.
de | Der Konzern hebt die Preise an, obwohl die Nachfrage sinkt. | Obwohl die Nachfrage sinkt, erhöht der Konzern die Preise.
de | Die Brücke bei Lehnfurt ist für Lastwagen gesperrt, Autos dürfen sie weiter befahren. | Nur Autos dürfen die Brücke bei Lehnfurt befahren, für Lastwagen ist sie gesperrt.
de | Der Trainer verlässt den TSV Bruckau und wechselt zum FC Kalwen. | Der Trainer wechselt vom TSV Bruckau zum FC Kalwen.
de | Der Streik der Lokführer endet am Mittwoch. | Am Mittwoch beenden die Lokführer ihren Streik, der am Montag begonnen hatte.
de | Die Zahl der Geburten sank leicht, die der Todesfälle stieg. | Während die Zahl der Todesfälle stieg, sank die der Geburten leicht.
de | Die Polizei prüft, ob der Fahrer des Transporters betrunken war. | Ob der Fahrer des Transporters betrunken war, ist Gegenstand der Ermittlungen.
de | Unklar ist, warum der Brand in der Mühle ausbrach. | Warum der Brand in der Mühle ausbrach, ist noch offen.
de | Das Feuerwehrhaus in Lohra wurde 2019 gebaut. | Das 2019 gebaute Feuerwehrhaus in Lohra soll erweitert werden.
de | Der Fahrer des Transporters war betrunken, sagte die Staatsanwältin. | Der Fahrer des Transporters sei betrunken gewesen, sagte die Staatsanwältin.
de | Der Bauernverband fordert den Abschuss der Wölfe. | Der Bauernverband verlangt, die Wölfe abzuschießen.
de | Der Ladendieb bleibt in Haft, eine Freilassung lehnte der Richter ab. | Der Richter lehnte es ab, den Ladendieb freizulassen; er bleibt in Haft.
de | Die Opposition kritisierte den Haushalt, die Koalition lobte ihn. | Die Koalition lobte den Haushalt, die Opposition kritisierte ihn.
de | Der Minister kündigte an, die Förderung der Höfe zu verlängern. | Die Förderung der Höfe werde verlängert, kündigte der Minister an.
de | Die Verhandlungen der Reederei mit der Gewerkschaft scheiterten. | Reederei und Gewerkschaft konnten sich in den Verhandlungen nicht einigen.
de | Nach zwei Jahren Pause öffnet das Theater in Ruhlow wieder. | Das Theater in Ruhlow, das zwei Jahre geschlossen war, öffnet wieder.
de | Die Feuerwehr rettete alle Bewohner aus dem Haus. | Alle Bewohner konnten von der Feuerwehr aus dem Haus gerettet werden, niemand wurde verletzt.
de | Der SC Torgitz steigt ab. | Der SC Torgitz steigt ab, der FC Kalwen steigt auf.
de | Ohne Zustimmung des Rats darf die Kapelle nicht verkauft werden. | Der Verkauf der Kapelle ist nur mit Zustimmung des Rats erlaubt.
de | Die Winzer unterlagen vor Gericht mit ihrer Klage. | Das Gericht wies die Klage der Winzer ab.
de | Gegen die Müllgebühr stimmte der Kreistag von Ahlweiler. | Der Kreistag von Ahlweiler hat die Müllgebühr abgelehnt.
de | Das Festival in Ahlweiler fällt aus. | Das Festival in Ahlweiler findet in diesem Jahr nicht statt.
de | Der Zoll ließ den Händler frei, sein Partner bleibt in Haft. | Der Händler ist frei, sein Partner sitzt weiter in Haft.
de | Das Ministerium genehmigte den Bau des Windparks, den der Kreis abgelehnt hatte. | Der Kreis hatte den Bau des Windparks abgelehnt, das Ministerium genehmigte ihn.
de | Der Angeklagte bestreitet den Überfall auf die Sparkasse. | Der Angeklagte streitet ab, die Sparkasse überfallen zu haben.
de | Der Verein kaufte das Stadion von der Stadt. | Die Stadt verkaufte das Stadion an den Verein.
de | Die Sperrung der Uferstraße wurde aufgehoben. | Die Uferstraße ist wieder frei.
de | Die Ministerin hält an dem Gesetz fest. | Die Ministerin will das Gesetz nicht zurückziehen.
de | Vor dem Spiel sangen die Fans, nach dem Spiel schwiegen sie. | Die Fans, die vor dem Spiel gesungen hatten, schwiegen nach dem Spiel.
de | Die Koalition einigte sich nach langem Streit auf den Haushalt. | Nach langem Streit haben sich die Partner der Koalition über den Haushalt verständigt.
de | Der Kanal bleibt für Boote offen. | Der Kanal wird für Boote nicht geschlossen.
en | The council voted against the new bypass. | The council rejected the new bypass.
en | Everyone on the ferry escaped unhurt. | Nobody on the ferry was hurt.
en | According to police, the damage is about £2m. | Police put the damage at about £2m.
en | The firm raised prices although demand fell. | Although demand fell, the firm put up its prices.
en | The union rejected the pay offer from Halden Rail. | The union did not accept the pay offer from Halden Rail.
en | Critics attacked the budget that ministers praised. | Ministers praised the budget; critics attacked it.
en | The fire may have been caused by a cable. | A cable possibly caused the fire.
en | The fire station, which the council plans to extend, was built in 2019. | The fire station was built in 2019 and the council plans to extend it.
en | The skipper was drunk, the prosecutor said. | The prosecutor said the skipper had been drunk.
en | The talks between Halden Rail and the union failed. | Halden Rail and the union could not agree in their talks.
en | The theatre in Skellan reopens after two years. | The theatre in Skellan, closed for two years, opens again.
en | The court cleared the treasurer of fraud. | The treasurer was found not guilty of fraud by the court.
en | Orlex plans to close its plant in Carlow. | Orlex said it would close its plant in Carlow.
en | Two people died in the tunnel, a third may be trapped. | Two people died in the tunnel; a third may be trapped.
en | The fair in Dunmere was cancelled. | The fair in Dunmere did not go ahead.
en | The club lost the final after winning the semi-final. | Having won the semi-final, the club lost the final.
en | Police released the older man and arrested his son. | The older man was released; his son was arrested.
de | Die Gewerkschaft lehnte das Angebot der Reederei ab. | Die Gewerkschaft nahm das Angebot der Reederei nicht an.
de | Bei dem Brand in der Mühle blieben alle unverletzt. | Verletzt wurde bei dem Brand in der Mühle niemand.
de | Laut Feuerwehr brannte die Scheune vollständig nieder. | Die Scheune brannte vollständig nieder, sagte ein Sprecher der Feuerwehr.
de | Die Jagd auf Wölfe ist im Sollgau wieder erlaubt. | Das Land hat das Verbot der Jagd auf Wölfe im Sollgau aufgehoben.
de | Nach dem Ende des Streiks fahren die Züge wieder. | Seit der Streik beendet ist, fahren die Züge wieder.
de | Möglicherweise löste ein Kabel den Brand in der Mühle aus. | Ein Kabel könnte den Brand in der Mühle ausgelöst haben.
de | Die Stadt will am Bahnhof ein Parkhaus bauen. | Am Bahnhof soll ein Parkhaus gebaut werden, wie die Stadt mitteilte.
de | Der Fahrer des Transporters fuhr ohne Licht. | Der Fahrer des Transporters fuhr ohne Licht; ob er betrunken war, ist unklar.
de | Durch die Schließung des Werks verlieren 300 Beschäftigte ihre Stelle. | Das Werk schließt, 300 Beschäftigte verlieren ihre Stelle; neue Stellen entstehen in Lohra.
de | Das Gericht sprach den Makler vom Vorwurf der Untreue frei. | Der Makler, dem Untreue vorgeworfen wurde, ist freigesprochen worden.
de | Keiner der Passagiere der Fähre wurde verletzt. | Alle Passagiere der Fähre blieben unverletzt.
de | Der Ausschuss verweigerte dem Verkauf die Zustimmung. | Der Ausschuss stimmte dem Verkauf nicht zu.
de | Der Kreistag stimmte gegen die neue Müllgebühr. | Die neue Müllgebühr fand im Kreistag keine Mehrheit.
de | Die Wanderin aus Vierow wurde am Morgen gefunden. | Die seit Sonntag vermisste Wanderin aus Vierow ist am Morgen gefunden worden.
de | Die Preise für Butter sinken, die für Eier steigen. | Butter wird billiger, Eier werden teurer.
de | Die Straße ist seit Montag gesperrt, der Radweg bleibt offen. | Seit Montag ist die Straße dicht, nur der Radweg ist geöffnet.
de | Laut Polizei fuhr der Wagen gegen einen Baum. | Der Wagen prallte gegen einen Baum, teilte die Polizei mit.
de | Die Klinik weist einen Verlust von vier Millionen Euro aus. | Die Klinik schreibt vier Millionen Euro Verlust, im Vorjahr war es ein Gewinn.
en | The pool in Dunmere stayed closed over the weekend. | The pool in Dunmere did not open over the weekend.
en | The ban on night flights remains. | Night flights are still banned.
en | The hiker from Carlow has been found alive. | The hiker from Carlow, who had been missing since Sunday, has been found alive.
en | Police want to know whether the skipper was drunk. | Police are investigating whether the skipper was drunk.
en | The skipper sailed without lights. | The skipper sailed without lights; it is unclear whether he was drunk.
en | The climber survived, but his brother died in the fall. | The fall killed the climber's brother; he himself survived.
en | The farm is thought to be the source of the outbreak. | The outbreak probably began at the farm.
en | The road north of Harwick is closed, the road south of it open. | South of Harwick the road is open; north of it the road is closed.
en | The minister will resign in May. | The minister announced that he would resign in May.
""",
)


@each(REVERSED)
def test_the_opposite_of_what_the_source_says_is_told(case: Case) -> None:
    """Agreed for refused, open for closed, found for missing: a finding that names it."""
    case.verify()


@each(UNSURE)
def test_a_surmise_a_question_or_a_plan_told_as_fact_is_told(case: Case) -> None:
    """And a fact told as a surmise."""
    case.verify()


@each(amid(UNSURE))
def test_a_surmise_is_told_amid_sentences_about_other_things(case: Case) -> None:
    """Other sentences of the article hold words of doubt."""
    case.verify()


@each([replace(case, reason="") for case in (*REVERSED, *UNSURE)])
def test_one_difference_makes_one_finding(case: Case) -> None:
    """Of several rules that see the same reversed word one speaks."""
    found = [
        (f.rule, f.message) for f in case.outcome().findings if f.rule in ("CC306", "CC307", "CC308", "CC309")
    ]
    assert len(found) <= 1, found


@each(FAIR)
def test_opposite_words_in_a_fair_sentence_are_left_in_peace(case: Case) -> None:
    """Denied opposites, opposites about something else, and the same told from the other side."""
    case.verify()


@each(amid(REVERSED))
def test_an_opposite_is_told_amid_sentences_about_other_things(case: Case) -> None:
    """Other sentences of the article hold the words of both sides."""
    case.verify()


@each(amid(FAIR))
def test_a_fair_sentence_is_left_in_peace_amid_opposites(case: Case) -> None:
    """Other sentences of the article hold the words of both sides."""
    case.verify()
