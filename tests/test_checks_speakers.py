# ruff: noqa: E501 - a case is one line
"""CC404: who says a quotation, where an article quotes several people or names the speaker in its own way."""

from __future__ import annotations

from one_claim import Case, cases, each

OTHERS = cases(
    "CC404",
    """
de | Gärtnerin Lia Morn nannte den Park „eine Zumutung für alle“. | Wirt Sepp Hader nannte den Park „eine Zumutung für alle“, Gärtnerin Lia Morn „einen Ort der Ruhe“.
de | Wirt Sepp Hader nannte den Park „einen Ort der Ruhe“. | Wirt Sepp Hader nannte den Park „eine Zumutung für alle“, Gärtnerin Lia Morn „einen Ort der Ruhe“.
de | „Der Park ist gesperrt“, sagte Lia Morn. | „Der Park ist gesperrt“, sagte Sepp Hader, „und das bleibt so.“ Lia Morn widersprach: „Er ist offen.“
de | „Das hat uns niemand gesagt“, klagte Sepp Hader. | Sepp Hader kam am Mittag. Lia Morn sagte: „Das hat uns niemand gesagt.“ Hader schwieg.
de | „Wir wussten von nichts“, sagte Sepp Hader. | Nach einem Gespräch mit Sepp Hader sagte Lia Morn: „Wir wussten von nichts.“
de | „Ich werde dafür geradestehen“, sagte Sprecherin Ada Kolb. | Abt Benno Rauch schrieb den Brüdern. ¶ „Wir haben weggesehen. Das war falsch. ¶ „Ich werde dafür geradestehen. ¶ „Betet für uns“, schreibt Abt Rauch. ¶ „Das reicht nicht“, sagte Sprecherin Ada Kolb.
de | „Wir haben zu lange weggesehen“, sagte Ada Kolb. | In dem Brief von Abt Benno Rauch heißt es: „Wir haben zu lange weggesehen. ¶ „Das war falsch.“ ¶ Sprecherin Ada Kolb dankte ihm.
de | „Der Vertrag gilt bis Juni“, sagte Ministerin Ida Lorch. | Trainer Kai Brehm sprach mit der Presse. „Der Vertrag gilt bis Juni“, sagte er. Die Opposition kritisierte das, Ministerin Ida Lorch verwies auf den Haushalt.
de | „Das Spiel war schlecht“, sagte Jo Tann. | „Wir haben verloren“, sagte Kai Brehm. „Das Spiel war schlecht.“ Auch Jo Tann war da.
de | „Das Spiel war schlecht und die Halle kalt“, sagte Jo Tann. | „Das Spiel war schlecht“ und „die Halle war kalt“, sagte Kai Brehm. Jo Tann lachte. „Das Spiel war schlecht und die Halle kalt“, meinte Brehm später.
de | Dass „der Damm nie geprüft wurde“, sagte Kai Brehm. | Ingenieurin Ida Lorch sagte, dass „der Damm nie geprüft wurde“. Kai Brehm bestritt das.
de | Kai Brehm: „Wir haben alles geprüft.“ | Kai Brehm schwieg. Ida Lorch: „Wir haben alles geprüft.“
de | „Wir haben alles geprüft, jede Naht“, so Kai Brehm. | „Wir haben alles geprüft“, so Ida Lorch, „jede Naht.“ Kai Brehm nickte.
en | Gardener Lia Morn called the park “a disgrace to all of us”. | Innkeeper Sam Hadley called the park “a disgrace to all of us”, gardener Lia Morn “a place of rest”.
en | “The bridge is safe for now,” said Sam Hadley. | “The bridge is safe for now,” said Lia Morn. “I will not cross it,” said Sam Hadley.
""",
)
SAME = cases(
    "",
    """
de | Gärtnerin Lia Morn nannte den Park „einen Ort der Ruhe“. | Wirt Sepp Hader nannte den Park „eine Zumutung für alle“, Gärtnerin Lia Morn „einen Ort der Ruhe“.
de | Wirt Sepp Hader nannte den Park „eine Zumutung für alle“. | Wirt Sepp Hader nannte den Park „eine Zumutung für alle“, Gärtnerin Lia Morn „einen Ort der Ruhe“.
de | „Der Park ist gesperrt, und das bleibt so“, sagte Sepp Hader. | „Der Park ist gesperrt“, sagte Sepp Hader, „und das bleibt so.“ Lia Morn widersprach: „Er ist offen.“
de | „Wir wussten von nichts“, sagte Lia Morn. | Nach einem Gespräch mit Sepp Hader sagte Lia Morn: „Wir wussten von nichts.“
de | „Ich werde dafür geradestehen“, schrieb Abt Rauch. | Abt Benno Rauch schrieb den Brüdern. ¶ „Wir haben weggesehen. Das war falsch. ¶ „Ich werde dafür geradestehen. ¶ „Betet für uns“, schreibt Abt Rauch. ¶ „Das reicht nicht“, sagte Sprecherin Ada Kolb.
de | „Der Vertrag gilt bis Juni“, sagte Kai Brehm. | Trainer Kai Brehm sprach mit der Presse. „Der Vertrag gilt bis Juni“, sagte er. Die Opposition kritisierte das, Ministerin Ida Lorch verwies auf den Haushalt.
de | „Der Vertrag gilt bis Juni“, sagte Kai Brehm. | Kai Brehm kam um zehn. Der Rat von Karnau tagte. Draußen regnete es. „Der Vertrag gilt bis Juni“, sagte er.
de | „Das Spiel war schlecht“, sagte Kai Brehm. | „Wir haben verloren“, sagte Kai Brehm. „Das Spiel war schlecht.“ Auch Jo Tann war da.
de | „Das Spiel war schlecht“, sagte Kai Brehm der Karnauer Zeitung. | Der Karnauer Zeitung sagte Trainer Brehm am Montag: „Das Spiel war schlecht.“
de | „Das Spiel war schlecht“, sagte der Trainer des SV Karnau, Kai Brehm. | „Das Spiel war schlecht“, sagte Brehm nach dem Abpfiff in Larsund zu Reporterin Ida Lorch.
de | Laut Kai Brehm war es „ein sehr schlechtes Spiel“. | Es sei „ein sehr schlechtes Spiel“ gewesen, so Kai Brehm. Jo Tann sah „ein gutes Spiel“.
de | „Das Spiel war schlecht.“ – Kai Brehm, Trainer | Trainer Kai Brehm: „Das Spiel war schlecht.“ – Jo Tann: „Nein.“
de | „Das Spiel war schlecht“ und „die Halle viel zu kalt“, sagte Kai Brehm. | „Das Spiel war schlecht“, sagte Kai Brehm. Die Halle sei „die Halle viel zu kalt“ gewesen, meinte auch Brehm.
de | „Wir haben alles geprüft, jede Naht“, so Ida Lorch. | „Wir haben alles geprüft“, so Ida Lorch, „jede Naht.“ Kai Brehm nickte.
de | „Der Damm hält“, sagte die Ingenieurin Ida Lorch aus Karnau. | In Karnau sagte Ida Lorch am Abend: „Der Damm hält.“
de | „Der Damm hält“, versicherte Lorch. | „Der Damm hält“, versicherte die Leiterin des Amts, Ida Lorch, am Abend in Karnau.
de | Ida Lorch sprach von „einem schlechten Tag für Karnau“. | Es sei „einem schlechten Tag für Karnau“ geschuldet, sagte Ida Lorch. Bürgermeister Kai Brehm hörte zu.
en | “The bridge is safe for now,” said Lia Morn. | “The bridge is safe for now,” said Lia Morn. “I will not cross it,” said Sam Hadley.
en | Sam Hadley called the park “a disgrace to all of us”. | Innkeeper Sam Hadley called the park “a disgrace to all of us”, gardener Lia Morn “a place of rest”.
""",
)


@each(OTHERS)
def test_words_put_into_another_mouth_are_told(case: Case) -> None:
    """Whether the speaker stands before, behind, between two quotations, or is „er“."""
    case.verify()


@each(SAME)
def test_the_right_speaker_is_left_in_peace(case: Case) -> None:
    """Whoever else is named in the sentence, and however the speaker is named."""
    case.verify()
