"""CC204 and CC310: what the reader alone finds, where no typed rule can say what is wrong."""

from __future__ import annotations

from crosscheck.model import Severity
from crosscheck.rules.base import Rule

_EXPLAINED = {
    "de": "Das Lesemodell im Paket hat die Aussage neben dem ganzen Artikel gelesen. Keine Regel kann benennen, was "
    "anders ist; markiert sind die Wörter, die das Modell nicht gedeckt sieht. Seine Wahrscheinlichkeiten stehen im "
    "JSON-Bericht, wie oft es irrt, in der Modellbeschreibung.",
    "en": "The reader in the package has read the statement beside the whole article. No rule can name what differs; "
    "marked are the words that the model sees as not borne out. Its probabilities stand in the JSON report, how often "
    "it errs in the model card.",
}

NOT_STATED = Rule(
    code="CC204",
    name="not-stated",
    severity=Severity.ERROR,
    summary={
        "de": "Der Artikel sagt das nicht, auch wenn seine Wörter vorkommen.",
        "en": "The article does not say so, though its words occur.",
    },
    explanation=_EXPLAINED,
    example={
        "de": ("Der Verband forderte eine Entschädigung.", "Der Verband begrüßte das Urteil."),
        "en": ("The union asked for compensation.", "The union welcomed the ruling."),
    },
    messages={
        "de": "Der Artikel von {outlet} sagt das nicht: „{missing}“",
        "en": "The article of {outlet} does not say so: “{missing}”",
    },
    hint={
        "de": "Mit der gezeigten Stelle vergleichen; belegen oder streichen.",
        "en": "Compare it with the passage shown; support it or drop it.",
    },
    unlisted={
        "de": "Der Artikel von {outlet} sagt das nicht.",
        "en": "The article of {outlet} does not say so.",
    },
)
CONTRADICTED = Rule(
    code="CC310",
    name="contradicted-by-source",
    severity=Severity.ERROR,
    summary={
        "de": "Der Artikel sagt es anders.",
        "en": "The article says it differently.",
    },
    explanation=_EXPLAINED,
    example={
        "de": ("Die Stadt kauft das Areal.", "Die Stadt verzichtet auf ihr Vorkaufsrecht."),
        "en": ("The city buys the site.", "The city waives its right to buy."),
    },
    messages={
        "de": "Der Artikel von {outlet} sagt das so nicht: „{missing}“",
        "en": "The article of {outlet} says otherwise: “{missing}”",
    },
    hint={
        "de": "Mit der gezeigten Stelle vergleichen und berichtigen.",
        "en": "Compare it with the passage shown and correct it.",
    },
    unlisted={
        "de": "Der Artikel von {outlet} sagt das so nicht.",
        "en": "The article of {outlet} says otherwise.",
    },
)
RULES = (NOT_STATED, CONTRADICTED)
