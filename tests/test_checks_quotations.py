# ruff: noqa: E501 - a case is one line
"""CC401 to CC404: quotations altered, not found, cut so that the sense turns, or in another mouth."""

from __future__ import annotations

import pytest
from one_claim import NORD, WEST, Case, article, cases, each, judged

from crosscheck.model import Verdict

ALTERED = cases(
    "CC401",
    """
de | „Das ist ein leeres Versprechen an die Anwohner“, sagte Dremel. | „Das ist ein langes Versprechen an die Anwohner“, sagte Dremel.
de | „Wir werden die Brücke wieder öffnen“, kündigte Ohlert an. | „Wir werden die Brücke nicht wieder öffnen“, kündigte Ohlert an.
de | „In der Nacht hätte es für einige tödlich enden können“, sagte Rehle. | „In der Nacht hätte es für einige böse enden können“, sagte Rehle.
de | „Wir haben seit drei Jahren auf das Geld gewartet“, sagte der Wirt. | „Wir haben seit zwei Jahren auf das Geld gewartet“, sagte der Wirt.
de | Es sei „der größte Fehler der letzten Jahre“ gewesen, sagte Faber. | Faber sprach davon, es sei „der größte Erfolg der letzten Jahre“ gewesen.
de | „Ich habe von den Mängeln nie etwas gehört“, sagte der Betriebsleiter. | „Ich habe von den Mängeln erst spät etwas gehört“, sagte der Betriebsleiter.
de | »Jeder in Sorn wusste von der Deponie«, sagte die Landwirtin. | »Mancher in Sorn wusste von der Deponie«, sagte die Landwirtin.
de | Dremel nannte den Plan „ein teures Abenteuer ohne Ziel“. | Dremel nannte den Plan „ein teures Abenteuer mit Ziel“.
de | "Die Halle muss vor dem Winter fertig werden", sagte Ohlert. | "Die Halle kann vor dem Winter fertig werden", sagte Ohlert.
de | „Alle Helfer haben ihr Bestes gegeben und alles riskiert“, sagte Rehle. | „Alle Helfer haben ihr Bestes gegeben“, sagte Rehle, „und viele haben viel riskiert.“
de | „Die Gemeinde zahlt den Umbau am Hafen“, sagte der Kämmerer. | „Das Land zahlt den Umbau am Hafen“, sagte der Kämmerer.
de | „Es gab keine Warnung, und niemand hat uns geholfen“, sagte eine Bewohnerin. | „Es gab eine Warnung, und niemand hat uns geholfen“, sagte eine Bewohnerin.
en | “There was just screaming all over the deck,” Marr said. | “There was just silence all over the deck,” Marr said.
en | “We will never sell the harbour to them,” the mayor said. | “We will not sell the harbour to them,” the mayor said.
en | Drever called it “a serious breach of trust”. | Drever called it “a minor breach of trust”.
en | "The council has paid every bill on time," Deeming said. | "The council has paid most bills on time," Deeming said.
""",
)
NOT_FOUND = cases(
    "CC402",
    """
de | „Wir haben dieses Unglück seit Jahren kommen sehen“, sagte Bürgermeister Dremel. | Bürgermeister Dremel äußerte sich zu dem Unglück nicht.
de | „Solche Anlagen gehören alle zehn Jahre erneuert“, forderte Forscher Kern. | Forscher Kern forderte, dass Seilbahnen häufiger geprüft werden.
de | Die Sprecherin erklärte: „Unsere Kunden bekommen ihr Geld zurück.“ | Die Sprecherin verwies auf eine Mitteilung vom Freitag.
de | „Das Gericht hat heute Geschichte geschrieben“, jubelte die Anwältin. | Die Anwältin verließ den Saal ohne ein Wort.
de | Ohlert sagte, man müsse „endlich über den Preis der Sicherheit reden“. | Ohlert sprach über die Kosten der Prüfung.
de | »Ich gehe nicht zurück in dieses Haus«, sagte eine Bewohnerin der Seestraße. | Eine Bewohnerin der Seestraße kam bei Verwandten unter.
de | „Mein Sohn hat den Hang noch nie so gesehen“, sagte Bauer Hölzl. | Bauer Hölzl hatte den Hang am Morgen abgesucht, dann rief er die Feuerwehr.
de | „Die Leute rufen bei uns an und weinen“, sagte Kassenwart Rosk. | Beim Verein meldeten sich Mitglieder, berichtete Kassenwart Rosk.
de | "Der Fluss nimmt sich, was ihm gehört", sagte der Fischer. | Der Fischer zeigte auf die Reste seines Stegs.
de | Faber kündigte an: „Ich trete im Juni noch einmal an.“ | Faber ließ offen, ob er noch einmal antritt.
de | „Dieser Vertrag ist für uns nicht verhandelbar“, stellte der Vorstand klar. | Der Vorstand stellte klar, der Vertrag stehe nicht zur Debatte.
de | „Kein Mensch versteht diese Entscheidung“, klagte der Wirt vom Hafen. | Der Wirt vom Hafen klagte über die Entscheidung.
en | “We saw this coming for a long time,” Inspector Deeming said. | Inspector Deeming made no comment on the collapse.
en | “Nobody told us the dam was weak,” said farmer Ellis Boyd. | Farmer Ellis Boyd lost two barns when the dam gave way.
en | The minister said: “I will not be resigning over this.” | The minister left without speaking to reporters.
""",
)
TRUNCATED = cases(
    "CC403",
    """
de | „Ich stehe zur Intendantin“, sagte Kulturdezernent Rosk. | „Ich stehe zur Intendantin, solange nichts bewiesen ist“, sagte Kulturdezernent Rosk.
de | „Wir unterstützen den Bau der Halle“, sagte Ohlert. | „Wir unterstützen den Bau der Halle, aber nur ohne neue Schulden“, sagte Ohlert.
de | „Die Brücke ist sicher“, sagte der Gutachter. | „Die Brücke ist sicher, wenn keine Lastwagen darüberfahren“, sagte der Gutachter.
de | „Die Stadt zahlt den Schaden“, versprach der Kämmerer. | „Die Stadt zahlt den Schaden, sofern die Versicherung nicht einspringt“, versprach der Kämmerer.
de | „Ich trete im Juni zurück“, sagte Faber. | „Ich trete im Juni zurück, falls der Rat das verlangt“, sagte Faber.
de | „Wir nehmen alle Kinder auf“, sagte die Leiterin. | „Wir nehmen alle Kinder auf, sobald das Dach repariert ist“, sagte die Leiterin.
de | „Das Angebot der Firma ist gut“, sagte der Betriebsrat. | „Das Angebot der Firma ist gut, doch es reicht bei Weitem nicht“, sagte der Betriebsrat.
de | „Der Fluss ist sauber genug zum Baden“, sagte die Biologin. | „Der Fluss ist sauber genug zum Baden, allerdings erst unterhalb des Wehrs“, sagte die Biologin.
de | „Wir sind zu Gesprächen bereit“, erklärte der Verband. | „Wir sind zu Gesprächen bereit, vorausgesetzt der Streik endet“, erklärte der Verband.
de | „Es gab Fehler bei der Planung“, räumte Dremel ein. | „Es gab Fehler bei der Planung, jedoch keine in meinem Amt“, räumte Dremel ein.
de | „Wir können den Betrieb fortsetzen“, sagte Altherr. | „Wir können den Betrieb fortsetzen, es sei denn, die Prüfer sagen Nein“, sagte Altherr.
en | “We back the plan for the harbour,” Ohlsen said. | “We back the plan for the harbour, if it is paid for,” Ohlsen said.
en | “The ferry is safe to sail,” the captain said. | “The ferry is safe to sail, but only in calm water,” the captain said.
en | “The clinic will stay open,” the trust said. | “The clinic will stay open unless the grant is cut,” the trust said.
en | “The road is fit for lorries,” the engineer said. | “The road is fit for lorries, although not in winter,” the engineer said.
""",
) + cases(
    "CC306 CC403",
    """
de | Er habe gesagt: „Ich kenne den Mann aus Sorn“. | „Ich kenne den Mann aus Sorn nicht“, hatte er gesagt.
de | „Wir verkaufen die Werft“, sagte der Vorstand. | „Wir verkaufen die Werft nicht“, sagte der Vorstand.
""",
)
SPEAKER = cases(
    "CC404",
    """
de | „Das Verfahren ist völlig offen“, sagte Dostan. | „Das Verfahren ist völlig offen“, sagte Solander.
de | „Wir haben alles richtig gemacht“, sagte Betriebsleiter Lorenz Altherr. | „Wir haben alles richtig gemacht“, sagte Einsatzleiter Matthias Rehle. ¶ Betriebsleiter Lorenz Altherr bat um Entschuldigung.
de | Landrätin Ohlert sagte: „Die Deponie kommt nicht nach Sorn.“ | Bürgermeister Dremel sagte: „Die Deponie kommt nicht nach Sorn.“ ¶ Landrätin Ohlert schwieg dazu.
de | „Eine Prüfung ersetzt keine Erneuerung“, meint Ulla Brandeis. | „Eine Prüfung ersetzt keine Erneuerung“, meint Tobias Kern. ¶ Ulla Brandeis verteidigte die Aufsicht.
de | „So etwas habe ich noch nie erlebt“, sagte Wirtin Marta Hölzl. | „So etwas habe ich noch nie erlebt“, sagte Försterin Eva Brandl.
de | Polizeisprecher Jonas Thiem erklärte: „Wir ermitteln in alle Richtungen.“ | „Wir ermitteln in alle Richtungen“, erklärte Staatsanwältin Ines Wolter.
de | »Der See gehört allen Bürgern«, rief Rosk in den Saal. | »Der See gehört allen Bürgern«, rief Faber in den Saal. Rosk widersprach.
de | „Ich wusste nichts von dem Konto“, sagte Kassierer Emil Stadler vor Gericht. | „Ich wusste nichts von dem Konto“, sagte Vorsitzender Karl Prill vor Gericht. ¶ Kassierer Emil Stadler sagte nichts.
de | „Wir zahlen jeden Cent zurück“, versprach Veltron. | „Wir zahlen jeden Cent zurück“, versprach Orlex.
de | „Es fehlt an Leuten in jedem Haus“, sagt Pflegerin Anja Roth. | Klinikchef Bernd Sauer nennt den Grund: „Es fehlt an Leuten in jedem Haus.“ ¶ Pflegerin Anja Roth arbeitet seit 2009 dort.
de | „Die Saison ist für uns gelaufen“, sagte Trainer Mirko Danz. | „Die Saison ist für uns gelaufen“, sagte Torwart Ole Petrich. ¶ Trainer Mirko Danz wollte davon nichts hören.
de | „Das Gutachten ist eindeutig“, sagte Anwalt Peer Lohse. | „Das Gutachten ist eindeutig“, sagte Richterin Clara Heym. ¶ Anwalt Peer Lohse legte Beschwerde ein.
en | “The question is wide open,” said Drever. | “The question is wide open,” said Marr.
en | “We did all we could,” said captain Ian Muir. | “We did all we could,” said harbour master Ruth Kerr. ¶ Captain Ian Muir was unhurt.
en | Inspector Deeming said: “We have no suspects yet.” | “We have no suspects yet,” said prosecutor Nell Harrow. ¶ Inspector Deeming declined to comment.
""",
)
FAIR = cases(
    "",
    """
de | "Das ist ein langes Versprechen an die Anwohner", sagte Dremel. | „Das ist ein langes Versprechen an die Anwohner“, sagte Dremel.
de | »Das ist ein langes Versprechen«, sagte Dremel. | „Das ist ein langes Versprechen an die Anwohner“, sagte Dremel.
de | „Wir haben lange gewartet, jetzt handeln wir“, sagte Rehle. | „Wir haben lange gewartet“, sagte Rehle, „jetzt handeln wir.“
de | „Wir haben lange gewartet […], jetzt handeln wir“, sagte Rehle. | „Wir haben lange gewartet, sehr lange sogar, jetzt handeln wir“, sagte Rehle.
de | „Wir haben lange … gewartet“, sagte Rehle. | „Wir haben lange, viel zu lange gewartet“, sagte Rehle.
de | Dremel sprach von einem „Skandal“. | „Das ist ein Skandal“, sagte Dremel.
de | Der sogenannte „Masterplan“ für den Hafen ist fertig. | Der Plan für den Hafen ist fertig.
de | Dremel sagte, das sei ein langes Versprechen an die Anwohner. | „Das ist ein langes Versprechen an die Anwohner“, sagte Dremel.
de | Der Film „Nacht über Halm am Fluss“ läuft in Karnau. | In Karnau läuft der Film Nacht über Halm am Fluss.
de | Das Programm „Sauberer See“ läuft aus. | Das Programm Sauberer See endet.
de | „Wir haben Risse gefunden“, sagte Hollmann. | „Wir haben Risse gefunden und die Brücke gesperrt“, sagte Hollmann.
de | „Wir haben Risse gefunden“, sagte Hollmann, aber nur an zwei Pfeilern. | „Wir haben Risse gefunden, aber nur an zwei Pfeilern“, sagte Hollmann.
de | Die Brücke sei sicher, „wenn keine Lastwagen darüberfahren“. | „Die Brücke ist sicher, wenn keine Lastwagen darüberfahren“, sagte der Gutachter.
de | „Das Verfahren ist völlig offen“, sagte Solander. | „Das Verfahren ist völlig offen“, sagte Richterin Mona Solander.
de | „Das Verfahren ist völlig offen“, sagte die Richterin. | Richterin Mona Solander äußerte sich am Montag. ¶ „Das Verfahren ist völlig offen“, sagte sie.
de | „Das Verfahren ist völlig offen“, sagte Mona Solander. | Richterin Mona Solander äußerte sich am Montag. „Das Verfahren ist völlig offen“, sagte sie.
de | Solander: „Das Verfahren ist völlig offen.“ | Mona Solander sagt: „Das Verfahren ist völlig offen.“
de | „Das Verfahren ist völlig offen“, hieß es am Gericht. | „Das Verfahren ist völlig offen“, sagte Solander.
de | Solander nannte das Verfahren im Gespräch mit Rosk „völlig offen für alle“. | „Es ist völlig offen für alle“, sagte Solander zu Reporter Rosk über das Verfahren.
de | „Die Brücke‚ unsere Brücke‘ bleibt zu“, sagte Hollmann. | „Die Brücke‚ unsere Brücke‘ bleibt zu“, sagte Hollmann.
de | Rehle lobte „den Mut der Helfer“. | „Den Mut der Helfer kann ich nur bewundern“, sagte Rehle.
de | Der Roman „Ein Sommer ohne Wiederkehr“ gewann den Preis der Stadt Karnau. | Den Preis der Stadt Karnau gewann der Roman Ein Sommer ohne Wiederkehr.
de | Das Schiff „Stolz von Larsund“ liegt im Hafen. | Im Hafen liegt die Stolz von Larsund.
de | Die Aktion „Rettet den Wald bei Hegnau“ sammelt Geld. | Geld sammelt die Aktion Rettet den Wald bei Hegnau.
de | Er sprach von „ehrlichen Fehlern“ und „viel Pech“. | „Das waren ehrliche Fehler und viel Pech“, sagte er.
de | „Wir stehen zu dem Plan und werden ihn verteidigen“, sagte Ohlert. | „Wir stehen zu dem Plan und werden ihn verteidigen, auch im Kreistag“, sagte Ohlert.
de | „Die Halle ist dicht“, sagte Hollmann. | „Die Halle ist dicht. Aber das Dach ist alt“, sagte Hollmann.
de | „Ich freue mich auf das Amt“, sagte Roth, falls sie gewählt werde. | „Ich freue mich auf das Amt, falls ich gewählt werde“, sagte Roth.
de | „Wenn es regnet, bleibt das Bad zu“, sagte die Leiterin. | „Wenn es regnet, bleibt das Bad zu, und zwar den ganzen Tag“, sagte die Leiterin.
de | „Das Bad bleibt zu, wenn es regnet“, sagte die Leiterin. | „Das Bad bleibt zu, wenn es regnet, sonst nicht“, sagte die Leiterin.
de | „Wir ermitteln in alle Richtungen“, sagte ein Sprecher der Polizei. | „Wir ermitteln in alle Richtungen“, sagte Polizeisprecher Jonas Thiem.
de | „Wir ermitteln in alle Richtungen“, so Thiem weiter. | Thiem fügte hinzu: „Wir ermitteln in alle Richtungen.“
de | Thiem zufolge wird „in alle Richtungen“ ermittelt. | „Wir ermitteln in alle Richtungen“, sagte Thiem.
de | „Das war kein Unfall“, zitiert das Blatt Staatsanwältin Ines Wolter. | „Das war kein Unfall“, sagte Wolter dem Nordblatt.
de | „Ich bleibe hier“, sagte Hölzl nach dem Treffen mit Faber. | Nach dem Treffen mit Faber sagte Hölzl: „Ich bleibe hier.“
de | „Es gab nichts mehr zu retten“, sagte Rehle. | „Es gab nichts mehr zu retten, weil das Dach schon brannte“, sagte Rehle.
de | „Wir sind froh, dass keiner verletzt wurde“, sagte Rehle. | „Wir sind froh, daß keiner verletzt wurde“, sagte Rehle.
de | „Wir bauen am Fluß weiter“, sagte Hollmann. | „Wir bauen am Fluss weiter“, sagte Hollmann.
de | „Das ist der ‚größte Fehler‘ von allen“, sagte Faber. | „Das ist der "größte Fehler" von allen“, sagte Faber.
en | "There was just silence all over the deck," Marr said. | “There was just silence all over the deck,” Marr said.
en | “There was just silence,” Marr said. | “There was just silence all over the deck,” Marr said.
en | The so-called “clean harbour” plan is ready. | The plan for the harbour is ready.
en | Marr said there was just silence all over the deck. | “There was just silence all over the deck,” Marr said.
en | “It’s wide open,” said Marr. | “It's wide open,” said judge Mona Marr.
en | “The question is wide open,” she said. | Judge Mona Marr spoke on Monday. “The question is wide open,” she said.
en | “We back the plan,” Ohlsen said, if it is paid for. | “We back the plan, if it is paid for,” Ohlsen said.
""",
)


@each(ALTERED, NOT_FOUND, TRUNCATED, SPEAKER)
def test_a_quotation_that_is_not_the_sources_is_told(case: Case) -> None:
    """Other words, no such words, a lost condition or another speaker is a finding of its rule."""
    case.verify()


@each(FAIR)
def test_a_fair_quotation_is_left_in_peace(case: Case) -> None:
    """Marks, ellipses, harmless cuts, indirect speech, names and scare quotes are no error."""
    case.verify()


def test_a_quotation_may_stand_in_either_of_two_credited_articles() -> None:
    """Credited to two outlets, a quotation that one of them has is found."""
    one = article("Hollmann ließ die Brücke am Montag sperren.")
    two = article("„Wir haben Risse in zwei Pfeilern gefunden“, sagte Hollmann.", outlet=WEST)
    outcome = judged(
        "„Wir haben Risse in zwei Pfeilern gefunden“, sagte Hollmann.", [one, two], credited=[NORD, WEST]
    )
    assert not outcome.typed


def test_a_quotation_may_stand_in_the_headline() -> None:
    """The title of the article is part of what it says."""
    source = article("Der Bürgermeister sprach im Rathaus.", title="Dremel: „Der Plan ist vom Tisch“")
    outcome = judged("„Der Plan ist vom Tisch“, sagte Bürgermeister Dremel im Rathaus.", [source])
    assert "CC402" not in outcome.rules


@pytest.mark.parametrize("marks", ["„“", "„”", "“”", '""', "»«", "«»", "‚‘", '„"'], ids=repr)
def test_every_kind_of_mark_makes_a_quotation(marks: str) -> None:
    """An altered quotation is told whatever marks the draft sets."""
    source = article("„Das ist ein langes Versprechen an die Anwohner“, sagte Dremel.")
    opening, closing = marks
    outcome = judged(
        f"{opening}Das ist ein leeres Versprechen an die Anwohner{closing}, sagte Dremel.", [source]
    )
    assert "CC401" in outcome.rules


def test_the_finding_marks_the_words_that_differ() -> None:
    """The differing word is marked in the draft and in the article."""
    source = article("„Das ist ein langes Versprechen an die Anwohner“, sagte Dremel.")
    outcome = judged("„Das ist ein leeres Versprechen an die Anwohner“, sagte Dremel.", [source])
    (finding,) = (f for f in outcome.findings if f.rule == "CC401")
    (pair,) = finding.differs
    assert (pair.draft.of(outcome.text), pair.article.of(source.text)) == ("leeres", "langes")


def test_a_quotation_that_is_nowhere_leaves_the_sentence_unsupported() -> None:
    """An invented quotation is not a contradiction: there is nothing it contradicts."""
    source = article("Bürgermeister Dremel besuchte am Montag die Familien in der Seestraße.")
    outcome = judged("„Wir haben dieses Unglück kommen sehen“, sagte Bürgermeister Dremel.", [source])
    assert outcome.verdict is Verdict.UNSUPPORTED
    assert "CC402" in outcome.rules


def test_a_quotation_is_looked_for_where_the_article_shares_no_word_with_the_sentence() -> None:
    """The quotation is told as not found, also where nothing else of the sentence stands in the article."""
    source = article("Am Abend zogen Gewitter über das Tal.")
    assert "CC402" in judged("„Wir haben das Unglück kommen sehen“, sagte Dremel.", [source]).rules
