"""Why a sentence is of its kind, and why a statement was cut off: the texts behind the codes."""

from __future__ import annotations

from collections.abc import Mapping

_REASONS: Mapping[str, tuple[str, str]] = {
    "heading": ("Überschrift", "a heading"),
    "table_cell": ("Tabellenfeld ohne ganzen Satz", "a table's cell without a whole sentence"),
    "leftover_prompt": (
        "Satz eines Chatbots an seinen Auftraggeber oder Platzhalter",
        "a chatbot's word to its user, or a placeholder",
    ),
    "example": ("angekündigte Worte eines anderen", "somebody's words, announced by a colon"),
    "boilerplate": ("Beiwerk der Seite", "page boilerplate"),
    "table_header": ("Kopf einer Tabelle", "a table's header"),
    "caption": ("Bildunterschrift", "a caption"),
    "footnote": ("Fußnote", "a footnote"),
    "code": ("Code", "code"),
    "no_words": ("enthält keine Wörter", "holds no words"),
    "source_line": ("Quellenzeile", "a source line"),
    "source_sentence": ("nennt nur die Quelle", "only names the source"),
    "teaser": ("Hinweis auf einen anderen Beitrag", "points to another piece"),
    "photo_credit": ("Bildnachweis", "a photo credit"),
    "byline": ("Autorenzeile", "a byline"),
    "dateline": ("Ort- und Zeitangabe", "a dateline"),
    "dated": ("nichts als ein Ort oder Name mit Datum", "nothing but a place or a name with a date"),
    "greeting": ("Anrede oder Gruß", "a greeting"),
    "lead_in": ("führt in die Übersicht ein", "leads into the round-up"),
    "question_mark": ("endet mit Fragezeichen", "ends in a question mark"),
    "evaluating_phrase": ("wertende Wendung („kann als … gewertet werden“)", "an evaluating phrase"),
    "open_outcome": ("lässt den Ausgang offen („bleibt abzuwarten“)", "leaves the outcome open"),
    "first_person": ("erste Person", "first person"),
    "own_view": ("nennt die eigene Ansicht", "states the author's own view"),
    "wish": ("drückt einen Wunsch oder Bedauern aus", "expresses a wish or regret"),
    "demand": ("fordert selbst", "makes a demand of its own"),
    "evaluation": (
        "wertende Wörter, und niemand sonst wertet",
        "evaluating words, and nobody else evaluates",
    ),
    "main_clause": ("eigener Hauptsatz", "a main clause of its own"),
    "relative_clause": ("Relativsatz am Ende", "a closing relative clause"),
    "contrast": ("Gegenüberstellung („während …“)", "a clause of contrast"),
}


def reason_text(code: str, lang: str) -> str:
    """The text for a `Claim.reason`, in „de“ or otherwise English; empty for a plain claim."""
    if not code:
        return ""
    german, english = _REASONS[code]
    return german if lang == "de" else english
