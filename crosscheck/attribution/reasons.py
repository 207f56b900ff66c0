"""Why a credit reaches a sentence, and why a name is no credit: the texts behind the codes."""

from __future__ import annotations

from collections.abc import Mapping

# By these turns the sentence itself names its source.
_NAMED: Mapping[str, tuple[str, str]] = {
    "according_to": ("„laut …“ oder „… zufolge“", "“according to …”"),
    "information_of": ("nach Angaben oder Recherchen des Mediums", "by the outlet's information"),
    "as_reported": ("„wie … berichtet“", "“as … reports”"),
    "reported_by": ("„… berichtet“ mit dem Medium danach", "“… reports” after the statement"),
    "so": ("„so …“", "“so says …”"),
    "quoted_by": ("das Medium wird mit einem Verb des Berichtens genannt", "a verb of reporting names the outlet"),
    "says_in": ("„heißt es bei …“", "“it says in …”"),
    "citing": ("„unter Berufung auf …“", "“citing …”"),
    "view_of": ("„aus Sicht von …“", "“in the view of …”"),
    "report_of": ("ein Bericht des Mediums wird genannt", "a report by the outlet is named"),
    "before_us": ("dem Medium liegt es vor", "the outlet has seen it"),
    "subject": ("das Medium berichtet im Satz selbst", "the outlet reports in the sentence itself"),
    "subject_of_clause": ("das Medium berichtet in einem Nebensatz", "the outlet reports in a subordinate clause"),
    "has_reported": ("das Medium hat es berichtet", "the outlet has reported it"),
    "introduces": ("das Medium führt ein Zitat ein", "the outlet introduces a quotation"),
    "views_of": ("das Medium urteilt im Satz selbst", "the outlet gives its view in the sentence itself"),
    "parenthesis": ("Quellenangabe in Klammern", "source in brackets"),
    "source_line": ("Quellenzeile", "source line"),
    "source_sentence": ("ein Satz, der nur die Quelle nennt", "a sentence that only names the source"),
    "dash": ("Quellenangabe nach einem Strich", "source after a dash"),
    "head": ("das Medium steht mit Doppelpunkt am Anfang", "the outlet heads the paragraph with a colon"),
    "interview": ("im Gespräch mit dem Medium", "in an interview with the outlet"),
    "told": ("jemand sagt es dem Medium", "somebody tells the outlet"),
    "spoke_in": ("jemand sagt es in dem Medium", "somebody says it in the outlet"),
    "in_print": ("steht in dem Medium", "stands in the outlet"),
    "press_subject": ("das Medium ist Subjekt und Quelle des Entwurfs", "the outlet is subject and a known source"),
    "named_source": (
        "das Medium ist eine Quelle des Entwurfs und wird genannt",
        "the outlet is a source of the draft and is named",
    ),
    "compound": ("Zusammensetzung mit dem Namen, wie „SZ-Bericht“", "a compound with the name"),
    "trailing": ("die Adresse des Mediums schließt den Satz", "the outlet's address closes the sentence"),
    "link": ("der Satz verlinkt einen Artikel des Mediums", "the sentence links to an article of the outlet"),
    "link_at_end": ("ein Link in Klammern schließt den Satz", "a link in brackets closes the sentence"),
    "footnote": ("eine Fußnote verweist auf die Quelle", "a footnote refers to the source"),
    "anaphor": (
        "„das Blatt“, „der Sender“ steht für das zuvor genannte Medium",
        "“the paper” stands for the outlet named before",
    ),
    "heading_name": ("die Überschrift ist der Name des Mediums", "the heading is the outlet's name"),
}  # fmt: skip
# For these reasons a neighbour's credit covers the sentence.
_REACHED: Mapping[str, tuple[str, str]] = {
    "covers_back": (
        "im selben Absatz; die Quellenangabe danach deckt, was vor ihr steht",
        "same paragraph; the credit after it covers what stands before",
    ),
    "same_paragraph": (
        "im selben Absatz nach der Quellenangabe, ohne dass eine andere Quelle übernimmt",
        "same paragraph after the credit, and no other source takes over",
    ),
    "continues": (
        "im selben Absatz; der Satz führt den vorigen fort (Konjunktiv, „zudem“, Fürwort)",
        "same paragraph; the sentence carries on from the one before",
    ),
    "carried": (
        "„demnach“, „dem Bericht zufolge“ führt die Quelle fort",
        "“according to the report” carries the source on",
    ),
    "announced": (
        "der Absatz davor kündigt es mit Doppelpunkt an",
        "the paragraph before announces it with a colon",
    ),
    "list_of_lead_in": (
        "Punkt einer Liste, deren Einleitung die Quelle nennt",
        "item of a list whose lead-in is credited",
    ),
    "list_closed": ("die Quellenangabe am Ende der Liste deckt sie", "the credit that closes the list covers it"),
    "source_line_below": ("die Quellenzeile darunter gilt für den Absatz", "the source line below covers it"),
    "block_quotation": (
        "abgesetztes Zitat; der Text darum nennt die Quelle",
        "a block quotation; the text around it is credited",
    ),
    "judge": ("ein Zweitleser hat den Zusammenhang so gelesen", "a judge has read the context so"),
    "section_heading": ("die Zwischenüberschrift nennt das Medium", "the section's heading names the outlet"),
}  # fmt: skip
# For these reasons a name in the sentence is passed over.
_PASSED_OVER: Mapping[str, tuple[str, str]] = {
    "photo_credit": ("Bildnachweis", "photo credit"),
    "staff": ("es geht um Leute oder Teile des Hauses", "about people or parts of the outlet"),
    "company": ("Teil eines Firmennamens", "part of a company's name"),
    "affiliation": ("Klammer nach einer Person: ihr Arbeitgeber", "brackets after a person: their employer"),
    "broadcast_slot": ("Programmhinweis", "programme note"),
    "own_news": ("das Medium ist selbst Gegenstand der Nachricht", "the outlet is the subject of the news"),
    "compound": ("Zusammensetzung, die keine Quelle nennt", "a compound that names no source"),
    "everyday_word": ("gewöhnliches Wort", "an everyday word"),
    "no_cue": ("ohne Wendung, die eine Quelle nennt", "without a turn that names a source"),
    "speaker": (
        "Agentur oder fremder Sender in der Nachricht, nicht Quelle des Entwurfs",
        "an agency or foreign broadcaster inside the news, not a source of the draft",
    ),
    "second_hand": (
        "in der Nachricht zitiert; der Satz gehört einer anderen Quelle",
        "cited inside the news; the sentence belongs to another source",
    ),
    "no_antecedent": ("kein zuvor genanntes Medium passt", "no outlet named before fits"),
}


def reach_text(code: str, lang: str) -> str:
    """Why a credit with this reach code covers its sentence, in „de“ or otherwise English."""
    return _text({**_NAMED, **_REACHED}, code, lang)


def passed_over_text(code: str, lang: str) -> str:
    """Why a name with this code is no credit."""
    return _text(_PASSED_OVER, code, lang)


def _text(texts: Mapping[str, tuple[str, str]], code: str, lang: str) -> str:
    german, english = texts[code]
    return german if lang == "de" else english
