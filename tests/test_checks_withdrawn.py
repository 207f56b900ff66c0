# ruff: noqa: E501 - a case is one line

"""What an article takes back supports nothing; what it gives instead does."""

from __future__ import annotations

import time

import pytest
from one_claim import Case, article, cases, each, judged

from crosscheck.language import get
from crosscheck.matching.withdrawn import withdrawn
from crosscheck.model import Verdict
from crosscheck.text.text import Text

REPEATED = cases(
    "CC311",
    """
    de | Bei der Explosion starben 19 Menschen. | Bei der Explosion starben neun Menschen. ¶ Korrektur: In einer früheren Fassung dieses Textes hieß es, 19 Menschen seien gestorben.
    de | Das Schiff fuhr unter der Flagge von Malta. | Das Schiff liegt seit Montag im Hafen von Emden. ¶ Anmerkung der Redaktion: In der ersten Version hatten wir geschrieben, das Schiff fahre unter der Flagge von Malta. Das war falsch.
    de | In dem Zug saßen 310 Fahrgäste. | In dem Zug saßen 130 Fahrgäste. Zunächst war die Polizei von 310 Fahrgästen ausgegangen. ¶ Der Zug hielt auf freier Strecke.
    de | Die Fähre hatte einen Motorschaden. | Die Fähre lief auf eine Sandbank. ¶ Anfangs hieß es, die Fähre habe einen Motorschaden.
    de | Die Stadtwerke erhöhen den Wasserpreis. | Die Stadtwerke bauen eine Leitung. ¶ Falsch ist die Behauptung, die Stadtwerke erhöhten den Wasserpreis.
    de | Die Klinik in Marle schließt im Sommer. | Der Kreis prüft seine Häuser. ¶ Das Gerücht, die Klinik in Marle schließe im Sommer, trifft nicht zu.
    de | Der Trainer ist in Wien gelandet. | Der Verein sucht einen Trainer. ¶ In sozialen Netzwerken hieß es, der Trainer sei in Wien gelandet. Das stimmt nicht.
    de | Die Behörde hat die Impfung verboten. | Viele teilen ein Bild. ¶ Behauptung: Die Behörde hat die Impfung verboten. ¶ Bewertung: Frei erfunden.
    de | Kapitän Ulf Brandt steuerte das Schiff. | Das Schiff liegt im Hafen. ¶ Wir haben den Kapitän zunächst irrtümlich Ulf Brandt genannt; richtig ist Olaf Brandes.
    en | The blast killed 19 people. | The blast killed nine people. ¶ Correction: An earlier version of this article said that 19 people had been killed.
    en | The ship sailed under the flag of Malta. | The ship has been in Emden since Monday. ¶ This article originally stated that the ship sailed under the flag of Malta.
    en | The hospital in Marle will close in summer. | The county is looking at its hospitals. ¶ The claim that the hospital in Marle will close in summer is false.
    en | The agency has banned the vaccine. | A picture is being shared. ¶ Claim: The agency has banned the vaccine. ¶ Verdict: False.
    """,
)  # fmt: skip
FAIR = cases(
    "",
    """
    de | Bei der Explosion starben neun Menschen. | Bei der Explosion starben neun Menschen. ¶ Korrektur: In einer früheren Fassung dieses Textes hieß es, 19 Menschen seien gestorben.
    de | Der Verein hat 200 Mitglieder. | Der Verein feiert. ¶ Korrektur: In einer früheren Fassung dieses Textes hieß es, der Verein habe 300 Mitglieder. Tatsächlich sind es 200 Mitglieder.
    de | Zunächst war von 310 Fahrgästen die Rede. | In dem Zug saßen 130 Fahrgäste. Zunächst war von 310 Fahrgästen die Rede gewesen.
    de | Die Klinik in Marle schließt nicht. | Der Kreis prüft seine Häuser. ¶ Die Behauptung, die Klinik in Marle schließe, trifft nicht zu.
    de | Die Stadt streicht der Bücherei 40.000 Euro. | Die Stadt streicht der Bücherei 40.000 Euro. Das ist falsch.
    de | Das Museum kauft ein Bild von Hanna Reuß. | Das Museum kauft ein Bild von Hanna Reuß. Zunächst hatte der „Heidebote“ darüber berichtet.
    de | Das Gesetz sah zwölf Prozent vor. | In der ersten Fassung des Gesetzes waren zwölf Prozent vorgesehen. Das Gesetz sah zwölf Prozent vor.
    de | Zuerst soll die Brücke saniert werden. | Zunächst soll die Brücke saniert werden, dann die Straße.
    de | Ein Brunnen in Marle ist trocken. | Behauptung: Ein Brunnen in Marle ist trocken. ¶ Bewertung: Richtig.
    en | The blast killed nine people. | The blast killed nine people. ¶ Correction: An earlier version of this article said that 19 people had been killed.
    en | The council will initially repair the bridge. | The council will initially repair the bridge, then the road.
    """,
)  # fmt: skip


@each(REPEATED)
def test_what_is_taken_back_contradicts_who_repeats_it(case: Case) -> None:
    """In every wording: corrections, overtaken first reports, claims called false."""
    outcome = case.outcome()
    assert outcome.rules & case.rules, outcome.findings
    assert outcome.verdict is Verdict.CONTRADICTED


@each(FAIR)
def test_what_holds_is_supported_beside_what_is_taken_back(case: Case) -> None:
    """The value given instead, a report of the correction itself, and turns that only look like one."""
    outcome = case.outcome()
    assert "CC311" not in outcome.rules
    assert outcome.verdict is Verdict.SUPPORTED


def test_the_passage_shown_is_the_one_that_takes_it_back() -> None:
    """The editor reads the correction."""
    source = article(
        "Bei der Explosion starben neun Menschen.",
        "In einer früheren Fassung dieses Textes hieß es, 19 Menschen seien gestorben.",
    )
    (evidence, *_) = judged("Bei der Explosion starben 19 Menschen.", [source]).evidence
    assert evidence.quote.startswith("In einer früheren Fassung")


@pytest.mark.parametrize("language", ["de", "en"])
def test_finding_what_is_taken_back_is_linear(language: str) -> None:
    """A text made of nothing but the words that open a correction takes no longer than its length asks."""
    words = " ".join(
        ("nicht", "zunächst", "von", "Behauptung,", "dass", "claim", "that", "not", "false", "statt")
    )
    passages = [f"Korrektur: {' '.join([words] * 40)}"] * 20
    started = time.process_time()
    found = article(*passages, lang=language)
    withdrawn(Text.of(found, get(language)), found.passages)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("draft", "source", "verdict"),
    [
        ("Die Miete stieg von 8 auf 9 Euro.", "Die Miete fiel von 9 auf 8 Euro.", Verdict.CONTRADICTED),
        ("Die Miete stieg von 8 auf 9 Euro.", "Miete | 2025: 9 Euro | 2026: 8 Euro", Verdict.CONTRADICTED),
        ("Die Miete stieg von 8 auf 9 Euro.", "Miete | 2026: 9 Euro | 2025: 8 Euro", Verdict.SUPPORTED),
        ("Die Miete stieg von 8 auf 9 Euro.", "Die Miete stieg von 8 auf 9 Euro.", Verdict.SUPPORTED),
    ],
)
def test_figures_that_change_places_are_a_change_of_direction(
    draft: str, source: str, verdict: Verdict
) -> None:
    """Told by the words before them, or by the years of a table's columns."""
    assert judged(draft, [article(source)]).verdict is verdict
