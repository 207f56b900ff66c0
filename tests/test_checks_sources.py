# ruff: noqa: E501 - a case is one line
"""CC203, CC502, CC504, CC505 and the CC1 family: causes, old news, wire stories, copies, credits."""

from __future__ import annotations

import pytest
from one_claim import MONDAY, NORD, WEST, Case, article, cases, each, judged

from crosscheck.model import Verdict
from crosscheck.rules import Rule, all_rules, entailed

CAUSES = cases(
    "CC203",
    """
de | Weil der Zuschuss für die Familien befristet ist, bringt er nach Ansicht der Verbände wenig. | Der Zuschuss bringt nach Ansicht der Verbände den Familien wenig. ¶ Der Rat tagte bis Mitternacht. ¶ Befristet ist der Zuschuss für die Familien bis Ende 2027.
de | Wegen des starken Regens sagte der Verein das Sommerfest im Stadtpark ab. | Der Verein sagte das Sommerfest im Stadtpark ab. ¶ Über den Ersatztermin wird beraten. ¶ In Karnau fiel am Freitag starker Regen.
de | Die Werft in Larsund entlässt 80 Schweißer, weil die Preise für Stahl gestiegen sind. | Die Werft in Larsund entlässt 80 Schweißer. ¶ Die Gewerkschaft kündigte Proteste an. ¶ Die Preise für Stahl sind im Winter gestiegen.
de | Die Schule in Sorn bleibt geschlossen, da ein Wolf im Ort gesichtet wurde. | Die Schule in Sorn bleibt bis Mittwoch geschlossen. ¶ Der Unterricht findet online statt. ¶ Im Ort wurde ein Wolf gesichtet.
de | Aufgrund der Trockenheit stiegen die Preise für Kartoffeln auf dem Markt in Halm. | Die Preise für Kartoffeln stiegen auf dem Markt in Halm. ¶ Händler klagen über Diebe. ¶ Die Trockenheit hält seit März an.
de | Die Zahl der Unfälle auf der Landstraße sank, und deshalb wurde der Blitzer abgebaut. | Der Blitzer an der Landstraße wurde abgebaut. ¶ Er stand dort seit 2011. ¶ Die Zahl der Unfälle auf der Landstraße sank.
de | Dank des neuen Trainers gewann der SV Moorau sieben Spiele in Folge. | Der SV Moorau gewann sieben Spiele hintereinander. ¶ Der Verein zählt 900 Mitglieder. ¶ Im Herbst kam ein neuer Trainer.
de | Das Museum schloss den Westflügel, weil Besucher ausblieben. | Das Museum schloss den Westflügel im April. ¶ Dort hingen Bilder des Malers Rosk. ¶ Zuletzt blieben Besucher aus.
de | Infolge der Fusion verließ Vorstand Altherr die Nordkasse. | Vorstand Altherr verließ die Nordkasse im Mai. ¶ Sein Nachfolger steht fest. ¶ Die Fusion mit der Westkasse wurde im Juni beschlossen.
de | Der Bürgermeister trat zurück, weil die Deponie in Sorn genehmigt wurde. | Der Bürgermeister trat am Montag zurück. ¶ Er führte die Stadt acht Jahre. ¶ Die Deponie in Sorn wurde im Februar genehmigt.
de | Da die Bahn ihre Preise erhöht hat, fahren mehr Pendler aus Halm mit dem Auto. | Mehr Pendler aus Halm fahren mit dem Auto. ¶ Die Parkplätze sind voll. ¶ Die Bahn hat im Dezember ihre Preise erhöht.
en | Because tugs were spraying the deck, the crew waited until Thursday. | The crew waited until Thursday to board the ship. ¶ Owners were silent. ¶ Tugs were spraying the deck all week.
en | The mill at Larkfield closed because the river had flooded the road. | The mill at Larkfield closed in May. ¶ It employed 40 people. ¶ The river had flooded the road in the spring.
en | Due to the drought, the price of bread in Harwick doubled. | The price of bread in Harwick doubled. ¶ Bakers met the mayor. ¶ The drought has lasted since June. | ! a reason or main clause of few words is passed over
""",
)
SAME_CAUSES = cases(
    "",
    """
de | Weil der Zuschuss befristet ist, bringt er nach Ansicht der Verbände wenig. | Der Zuschuss bringe wenig, sagen die Verbände. Grund sei die Befristung des Zuschusses.
de | Wegen des starken Regens sagte der Verein das Sommerfest ab. | Der starke Regen zwang den Verein, das Sommerfest abzusagen.
de | Die Werft entlässt 80 Schweißer, weil die Preise für Stahl gestiegen sind. | Die gestiegenen Preise für Stahl führten dazu, dass die Werft 80 Schweißer entlässt.
de | Die Schule in Sorn bleibt geschlossen, da ein Wolf gesichtet wurde. | Im Ort wurde ein Wolf gesichtet. Daher bleibt die Schule in Sorn geschlossen.
de | Aufgrund der Trockenheit stiegen die Preise für Kartoffeln. | Die Trockenheit ließ die Preise für Kartoffeln steigen.
de | Der Blitzer wurde abgebaut, weil die Zahl der Unfälle sank. | Die Zahl der Unfälle sank. Aus diesem Grund wurde der Blitzer abgebaut.
de | Die Bahn fiel aus, weil ein Baum auf der Strecke lag. | Die Bahn fiel aus, nachdem ein Baum auf die Strecke gestürzt war.
de | Das Museum schloss den Westflügel, weil Besucher ausblieben. | Das Museum begründete die Schließung des Westflügels mit ausbleibenden Besuchern.
de | Infolge der Fusion verließ Vorstand Altherr die Nordkasse. | Die Fusion kostete Vorstand Altherr den Posten bei der Nordkasse: Er verließ die Kasse.
de | Der Bürgermeister trat zurück, weil die Deponie genehmigt wurde. | Auslöser für den Rücktritt des Bürgermeisters war die Genehmigung der Deponie.
de | Da die Bahn ihre Preise erhöht hat, fahren mehr Pendler Auto. | Die Bahn hat ihre Preise erhöht. Dadurch fahren mehr Pendler Auto.
de | Da stand das Wasser schon einen Meter hoch im Keller der Schule. | Das Wasser stand im Keller der Schule schon einen Meter hoch.
de | Deshalb müsse der Rat im Mai neu entscheiden, sagte Dremel. | Dremel sagte, der Rat müsse aus diesem Grund im Mai neu entscheiden.
en | Because tugs were spraying the deck, the crew waited. | The crew waited as tugs were spraying the deck.
en | The mill closed because the river had flooded the road. | The flooded road led to the closure of the mill. The river had risen.
en | Due to the drought, the price of bread doubled. | Bakers blamed the drought for the price of bread, which doubled.
en | Since Monday the mill at Larkfield has been closed. | The mill at Larkfield has been closed from Monday.
""",
)
STALE = cases(
    "CC502",
    """
de | Jetzt haben Prüfer in der Therme von Sorn 14 Mängel festgestellt. | Prüfer stellten in der Therme von Sorn 14 Mängel fest. | source=2026-01-20
de | Die Stadt hat soeben den Verkauf der Halle am Hafen beschlossen. | Die Stadt hat den Verkauf der Halle am Hafen beschlossen. | source=2025-11-03
de | Heute wurde in Karnau das neue Klinikum eröffnet. | In Karnau wurde das neue Klinikum eröffnet. | source=2025-10-01
de | In diesen Tagen beginnt der Abriss der alten Schleuse bei Halm. | Der Abriss der alten Schleuse bei Halm beginnt. | source=2025-09-15
de | Aktuell warnt das Gesundheitsamt in Sorn vor Algen im Badesee. | Das Gesundheitsamt in Sorn warnt vor Algen im Badesee. | source=2025-07-15
de | Der Zoll hat diese Woche im Hafen von Larsund Tabak beschlagnahmt. | Der Zoll hat im Hafen von Larsund Tabak beschlagnahmt. | source=2026-02-01
de | Nun steht fest: Der Radweg an der Seestraße wird gebaut. | Es steht fest, dass der Radweg an der Seestraße gebaut wird. | source=2025-12-01
de | Gerade hat der Kreistag die Gebühren für den Müll erhöht. | Der Kreistag hat die Gebühren für den Müll erhöht. | source=2026-01-02
de | Derzeit fehlen in den Kitas von Halm 40 Erzieherinnen. | In den Kitas von Halm fehlen 40 Erzieherinnen. | source=2025-08-20
en | Inspectors have now found 14 faults at the Larkfield baths. | Inspectors found 14 faults at the Larkfield baths. | source=2026-01-20
en | The council has just agreed to sell the harbour hall. | The council agreed to sell the harbour hall. | source=2025-11-03
en | Today the new clinic opened in Harwick. | The new clinic opened in Harwick. | source=2025-10-01
""",
) + cases(
    "CC303 CC502",
    """
de | Die Bahn hat am Montag die Strecke nach Sorn gesperrt. | Die Bahn hat am Montag die Strecke nach Sorn gesperrt. | source=2026-01-19
en | On Monday the council sold the harbour hall. | On Monday the council sold the harbour hall. | source=2026-01-19
""",
)
FRESH = cases(
    "",
    """
de | Jetzt haben Prüfer in der Therme von Sorn 14 Mängel festgestellt. | Prüfer stellten in der Therme von Sorn 14 Mängel fest. | source=2026-03-05
de | Prüfer haben in der Therme von Sorn im Januar 14 Mängel festgestellt. | Prüfer stellten in der Therme von Sorn 14 Mängel fest. | source=2026-01-20
de | Jetzt haben Prüfer in der Therme von Sorn 14 Mängel festgestellt. | Prüfer stellten in der Therme von Sorn 14 Mängel fest. | source=-
de | Das neue Klinikum in Karnau hat 300 Betten. | Das neue Klinikum in Karnau hat 300 Betten. | source=2025-06-01
de | Diese Regelung gilt für alle Vereine in Halm. | Die Regelung gilt für alle Vereine in Halm. | source=2025-06-01
de | Bis heute steht das Gebäude am Hafen leer. | Das Gebäude am Hafen steht leer. | source=2025-12-01
de | Die Neue Brücke in Karnau stammt von 1912. | Die Neue Brücke in Karnau wurde 1912 gebaut. | source=2025-06-01
de | Die Woche hat in dem Werk in Sorn nur vier Arbeitstage. | In dem Werk in Sorn hat die Woche nur vier Arbeitstage. | source=2025-06-01
de | Gerade Familien in Halm klagen über die Mieten. | Vor allem Familien in Halm klagen über die Mieten. | source=2025-12-01
de | Schon im Januar hatte die Stadt den Verkauf beschlossen, nun klagt ein Anwohner. | Die Stadt hat im Januar den Verkauf beschlossen. Ein Anwohner klagt. | source=2026-03-08
en | Inspectors found 14 faults at the Larkfield baths in January. | Inspectors found 14 faults at the Larkfield baths. | source=2026-01-20
en | The new clinic in Harwick has 300 beds. | The new clinic in Harwick has 300 beds. | source=2025-06-01
en | This rule covers all clubs in Harwick. | The rule covers all clubs in Harwick. | source=2025-06-01
""",
)


@each(CAUSES, STALE)
def test_a_made_up_link_or_old_news_is_told(case: Case) -> None:
    """A cause the source does not give, or an old article sold as new, is a finding of its rule."""
    case.verify()


@each(SAME_CAUSES, FRESH)
def test_a_cause_in_other_words_or_fresh_news_is_left_in_peace(case: Case) -> None:
    """A cause the source states with another word, and news that claims no novelty, are no error."""
    case.verify()


# Other sentences of the two articles, so that they are not one wire story as a whole.
_WIRE = (
    "Ein Frachter ist am Sonntag vor der Insel Skell auf Grund gelaufen, die elf Seeleute blieben unverletzt, "
    "teilte die Küstenwache mit."
)
_DRAFT = (
    "Vor der Insel Skell ist am Sonntag ein Frachter auf Grund gelaufen, die elf Seeleute blieben unverletzt."
)


def test_one_wire_story_in_two_outlets_is_said() -> None:
    """Two credited outlets with the same sentence are one witness: a note, not a fault."""
    outcome = judged(_DRAFT, [article(_WIRE), article(_WIRE, outlet=WEST)], credited=[NORD, WEST])
    assert "CC504" in outcome.rules
    assert outcome.verdict is Verdict.SUPPORTED


def test_two_outlets_with_words_of_their_own_are_two_witnesses() -> None:
    """Two articles that say the same in other words are not one wire story."""
    own = "Elf Seeleute überstanden die Havarie unverletzt, als ihr Frachter am Sonntag bei Skell auf Grund lief."
    outcome = judged(_DRAFT, [article(_WIRE), article(own, outlet=WEST)], credited=[NORD, WEST])
    assert "CC504" not in outcome.rules


def test_a_sentence_copied_word_for_word_is_said() -> None:
    """Twelve content words in a row as in the source are a copy."""
    text = (
        "Das Landgericht Karnau verurteilte den früheren Kassierer des Schützenvereins wegen Untreue in zwölf "
        "Fällen zu einer Haftstrafe von drei Jahren und vier Monaten ohne Bewährung."
    )
    assert "CC505" in judged(text, [article(text)]).rules


def test_a_copy_in_quotation_marks_is_a_quotation() -> None:
    """What the draft marks as a quotation is no silent copy."""
    text = (
        "Wir haben den früheren Kassierer des Schützenvereins wegen Untreue in zwölf Fällen zu einer Haftstrafe "
        "von drei Jahren und vier Monaten ohne Bewährung verurteilt"
    )
    outcome = judged(f"„{text}“, sagte die Richterin.", [article(f"„{text}“, sagte die Richterin.")])
    assert "CC505" not in outcome.rules


def test_a_short_sentence_is_no_copy() -> None:
    """Few words leave no other way to say it."""
    text = "Die Brücke bei Halm bleibt gesperrt."
    assert "CC505" not in judged(text, [article(text)]).rules


def test_notes_of_the_sources_leave_the_verdict_alone() -> None:
    """A copy or a wire story is information and no error."""
    severities = {
        f.severity.value
        for f in judged(_DRAFT, [article(_WIRE), article(_WIRE, outlet=WEST)], credited=[NORD, WEST]).findings
    }
    assert severities <= {"info"}


_EXAMPLES = [
    (rule, lang)
    for rule in all_rules()
    for lang in ("de", "en")
    if rule.code.startswith(("CC3", "CC4")) and rule is not entailed.CONTRADICTED  # what a reader alone finds
]


@pytest.mark.parametrize("rule, lang", [pytest.param(*e, id=f"{e[0].code}-{e[1]}") for e in _EXAMPLES])
def test_the_example_of_a_rule_is_one(rule: Rule, lang: str) -> None:
    """The rule speaks on the example its explanation gives."""
    draft, source = rule.example(lang)
    outcome = judged(draft, [article(source, lang=lang, published=MONDAY)], lang=lang)
    assert rule.code in outcome.rules


def test_word_of_cause_at_the_end_of_a_statement():
    """A preposition that stands behind its noun has nothing after it; the statement is judged all the same."""
    text = "Der Verein sagt das Sommerfest im Stadtpark ab des starken Regens wegen."
    assert judged(text, [article(text)]).verdict is Verdict.SUPPORTED
