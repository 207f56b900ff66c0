"""The rule about triage itself: ignore comments that ignore nothing."""

from __future__ import annotations

from crosscheck.model import Severity
from crosscheck.rules.base import Rule

UNUSED = Rule(
    code="CC001",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary={
        "de": "Ein Ignorier-Kommentar, zu dem es keinen Befund gibt.",
        "en": "An ignore comment that no finding answers to.",
    },
    explanation={
        "de": (
            "Der Kommentar sollte einen Befund stumm schalten, aber an seiner Stelle gibt es keinen "
            "(mehr). Vielleicht wurde der Satz berichtigt, vielleicht steht der Kommentar an der "
            "falschen Stelle. Ein Kommentar, der stehen bleibt, würde den nächsten, echten Fehler "
            "verdecken; er sollte gelöscht werden."
        ),
        "en": (
            "The comment was meant to silence a finding, but there is none (any more) at its place. "
            "Perhaps the sentence was corrected, perhaps the comment stands in the wrong place. A "
            "comment left behind would hide the next, real mistake; delete it."
        ),
    },
    example={
        "de": ("<!-- crosscheck: ignore[CC301] am Telefon bestätigt -->", "Der Satz darunter ist belegt."),
        "en": ("<!-- crosscheck: ignore[CC301] confirmed by phone -->", "The sentence below is borne out."),
    },
    messages={
        "de": "Der Kommentar {written} trifft auf keinen Befund.",
        "en": "The comment {written} answers to no finding.",
    },
    hint={"de": "Den Kommentar löschen oder versetzen.", "en": "Delete or move the comment."},
)

RULES = (UNUSED,)
