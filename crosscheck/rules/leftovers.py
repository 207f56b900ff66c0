"""CC506: what a program that helped with the draft has left in it."""

from __future__ import annotations

from crosscheck.claims import LEFTOVER
from crosscheck.language.leftovers import has_mark
from crosscheck.model import Claim, Severity
from crosscheck.rules.base import Rule

LEFTOVER_PROMPT = Rule(
    code="CC506",
    name="leftover-prompt",
    severity=Severity.ERROR,
    summary={
        "de": "Im Entwurf steht noch ein Satz eines Chatbots oder ein Platzhalter.",
        "en": "A chatbot's sentence or a placeholder is still in the draft.",
    },
    explanation={
        "de": "Ein Assistent spricht hier zu dem, der den Text bestellt hat („Gern, hier ist …“, „Wenn du magst, "
        "kürze ich …“, „Stand meiner Daten …“), etwas ist noch auszufüllen („[Name einfügen]“), oder eine Quellenmarke "
        "eines Programms blieb stehen. Solche Sätze sind keine Aussagen der Meldung und werden nicht an den Quellen "
        "gemessen. Was in Anführungszeichen steht, in einem Blockzitat oder nach einem ankündigenden Doppelpunkt, gilt "
        "als zitiert.",
        "en": "An assistant speaks to whoever ordered the text (“Sure, here is …”, “If you'd like, I can shorten …”, "
        "“As of my last update …”), something is still to be filled in (“[insert name]”), or a program's mark for a "
        "source was left. Such sentences are no statements of the story and are not measured against the sources. What "
        "stands in quotation marks, in a block quotation or after an announcing colon counts as quoted.",
    },
    example={
        "de": ("Gern, hier ist die gekürzte Fassung der Meldung:", "(kein Satz der Meldung)"),
        "en": ("Sure, here's a shortened version of the story:", "(no sentence of the story)"),
    },
    messages={
        "de": "Satz oder Rest eines Chatbots, kein Teil der Meldung.",
        "en": "A chatbot's sentence or remnant, no part of the story.",
    },
    hint={
        "de": "Streichen oder ausfüllen; die Sätze daneben genau prüfen.",
        "en": "Delete it or fill it in; look closely at the sentences beside it.",
    },
)
RULES = (LEFTOVER_PROMPT,)


def is_left_over(claim: Claim) -> bool:
    """Whether a sentence is an assistant's word, holds a placeholder or carries a program's mark."""
    return claim.reason == LEFTOVER or has_mark(claim.text)
