"""CC601 to CC604: what a judge, not a rule, has found; and what is to be noted of judges."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck.model import Severity, Verdict
from crosscheck.rules.base import Rule

_EXPLAINED = {
    "de": "Ein Zweitleser (ein Sprachmodell, das eigens eingeschaltet wurde) hat die zweifelhafte Aussage mit den "
    "nächsten Stellen der Artikel verglichen. Gezählt wird seine Antwort nur, wenn jede Stelle, die er anführt, "
    "wörtlich im Artikel steht. Was die Regeln gesagt hatten, steht weiter im Bericht.",
    "en": "A judge (a language model that was switched on for this) has held the doubtful statement against the "
    "nearest passages of the articles. Its answer counts only when every passage it quotes stands in the article word "
    "for word. What the rules had said stays in the report.",
}

CONTRADICTED = Rule(
    code="CC601",
    name="judged-contradicted",
    severity=Severity.ERROR,
    summary={
        "de": "Nach Ansicht eines Zweitlesers sagt die Quelle das Gegenteil oder anderes.",
        "en": "In a judge's view the source says something incompatible.",
    },
    explanation=_EXPLAINED,
    example={
        "de": ("Der Rat gab den Plan auf.", "Der Rat hält an dem Vorhaben fest."),
        "en": ("The council dropped the plan.", "The council stands by the scheme."),
    },
    messages={
        "de": "Die Quelle {credited} sagt etwas anderes. {reason}",
        "en": "{credited} says something else. {reason}",
    },
    hint={"de": "An der gezeigten Stelle prüfen.", "en": "Check it against the passage shown."},
)
UNSUPPORTED = Rule(
    code="CC602",
    name="judged-unsupported",
    severity=Severity.ERROR,
    summary={
        "de": "Nach Ansicht eines Zweitlesers trägt keine Stelle die Aussage.",
        "en": "In a judge's view no passage bears the statement out.",
    },
    explanation=_EXPLAINED,
    example={
        "de": ("Die Bahn soll verkauft werden.", "(nirgends)"),
        "en": ("The line is to be sold.", "(nowhere)"),
    },
    messages={
        "de": "Steht nicht bei {credited}: {missing}. {reason}",
        "en": "Not in {credited}: {missing}. {reason}",
    },
    hint={
        "de": "Quelle nennen, die das trägt, oder streichen.",
        "en": "Name a source that says so, or drop it.",
    },
)
MISATTRIBUTED = Rule(
    code="CC603",
    name="judged-misattributed",
    severity=Severity.ERROR,
    summary={
        "de": "Nach Ansicht eines Zweitlesers steht die Aussage nur in einer anderen Quelle.",
        "en": "In a judge's view the statement stands only in another source.",
    },
    explanation=_EXPLAINED,
    example={
        "de": ("Laut n-tv zahlt das Land.", "(nur suedkurier.de) Die Kosten trägt das Land."),
        "en": ("The BBC says the state pays.", "(only Reuters) The cost is borne by the state."),
    },
    messages={
        "de": "Steht nicht bei {credited}, aber bei {outlet}. {reason}",
        "en": "Not in {credited}, but in {outlet}. {reason}",
    },
    hint={"de": "Der richtigen Quelle zuschreiben.", "en": "Credit the right source."},
)
PARTIAL = Rule(
    code="CC604",
    name="judged-partly",
    severity=Severity.WARNING,
    summary={
        "de": "Nach Ansicht eines Zweitlesers steht ein Teil der Aussage in keiner Quelle.",
        "en": "In a judge's view part of the statement is in no source.",
    },
    explanation=_EXPLAINED,
    example={
        "de": ("Sie zahlte bar und in Raten.", "Sie zahlte in bar."),
        "en": ("She paid cash, in instalments.", "She paid in cash."),
    },
    messages={
        "de": "Ohne Entsprechung bei {credited}: {missing}. {reason}",
        "en": "Without a counterpart in {credited}: {missing}. {reason}",
    },
    hint={"de": "Einzelheit belegen oder streichen.", "en": "Support the detail or drop it."},
)
RULES = (CONTRADICTED, UNSUPPORTED, MISATTRIBUTED, PARTIAL)
BY_VERDICT = {
    Verdict.CONTRADICTED: CONTRADICTED,
    Verdict.UNSUPPORTED: UNSUPPORTED,
    Verdict.MISATTRIBUTED: MISATTRIBUTED,
    Verdict.PARTIAL: PARTIAL,
}

# What is said of an answer that changes nothing; the keys are those of the guard and of the faults.
NOTES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "void": "Zweitleser {judge}, Zeile {lines}: {why}; es gilt, was die Regeln sagen.",
        "unsure": "Zweitleser {judge}, Zeile {lines}: weiß es nicht; es gilt, was die Regeln sagen.",
        "failed": "Zweitleser {judge}: {why} ({detail}); {n} Aussagen behalten das Urteil der Regeln.",
        "absent": "Der Zweitleser wurde nicht gefragt: {detail}. {hint} Es gilt, was die Regeln sagen.",
        "withheld": "{place}: Text, der Programme statt Leser anspricht, wurde dem Zweitleser nicht gezeigt.",
        "store": "Die Antworten des Zweitlesers wurden nicht aufgehoben: {detail}",
        "agrees": "anders entschieden",
        "line": "Zeile {n}",
        "shape": "die Antwort hat nicht die verlangte Form",
        "verdict": "die Antwort nennt kein bekanntes Urteil",
        "quote": "eine angeführte Stelle steht so nirgends",
        "proof": "die Antwort führt keine Stelle der richtigen Quelle an",
        "foreign": "die angeführte Stelle handelt von etwas anderem",
        "missing": "die Antwort nennt nicht, was fehlt, oder etwas, das dasteht",
        "stands": "ein Widerspruch bleibt, den die angeführte Stelle nicht ausräumt",
        "outlet": "die Antwort nennt ein Medium, das der Entwurf nicht nennt",
        "unread": "es kann in der Quelle stehen, die niemand lesen konnte",
        "unreachable": "nicht erreichbar",
        "timeout": "zu langsam",
        "refused": "Zugang verweigert",
        "busy": "überlastet",
        "server": "Fehler des Dienstes",
        "not_json": "keine brauchbare Antwort",
        "wrong_model": "anderes Modell",
        "budget": "Grenze erreicht",
        "unusable": "nicht zu gebrauchen",
    },
    "en": {
        "void": "Judge {judge}, line {lines}: {why}; what the rules say counts.",
        "unsure": "Judge {judge}, line {lines}: it cannot tell; what the rules say counts.",
        "failed": "Judge {judge}: {why} ({detail}); {n} statements keep the verdict of the rules.",
        "absent": "No judge was asked: {detail}. {hint} What the rules say counts.",
        "withheld": "{place}: text that addresses a program instead of readers was not shown to the judge.",
        "store": "The judge's answers were not kept: {detail}",
        "agrees": "decided otherwise",
        "line": "line {n}",
        "shape": "the answer does not have the form asked for",
        "verdict": "the answer names no known verdict",
        "quote": "a passage it quotes stands nowhere",
        "proof": "the answer quotes no passage of the right source",
        "foreign": "the passage it quotes speaks of something else",
        "missing": "the answer does not name what is missing, or names what is there",
        "stands": "a contradiction remains that the passage quoted does not do away with",
        "outlet": "the answer names an outlet the draft does not mention",
        "unread": "it may stand in the source that nobody could read",
        "unreachable": "cannot be reached",
        "timeout": "too slow",
        "refused": "access refused",
        "busy": "overloaded",
        "server": "the service failed",
        "not_json": "no usable answer",
        "wrong_model": "another model",
        "budget": "limit reached",
        "unusable": "cannot be used",
    },
}
