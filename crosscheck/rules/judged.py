"""CC601 to CC604: what a judge, not a rule, has found; and what is to be noted of judges."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck.model import Severity, Verdict
from crosscheck.rules.base import Rule

CONTRADICTED = Rule("CC601", "judged-contradicted", Severity.ERROR)
UNSUPPORTED = Rule("CC602", "judged-unsupported", Severity.ERROR)
MISATTRIBUTED = Rule("CC603", "judged-misattributed", Severity.ERROR)
PARTIAL = Rule("CC604", "judged-partly", Severity.WARNING)
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
