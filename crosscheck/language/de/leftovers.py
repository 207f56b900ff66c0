"""How an assistant speaks to its user in German about the text it has written."""

from __future__ import annotations

_ASSENT = (
    r"(?:(?:Sehr )?[Gg]erne?|(?:Aber )?[Nn]atürlich|Selbstverständlich|(?:Na |Aber |Alles )?[Kk]lar|Sicher|Perfekt|"
    r"Super|Verstanden|Okay|Ok|OK|Absolut|Kein Problem|Mache? ich|Wird gemacht|Danke|Vielen Dank)"
)
# What is written: „Fassung“, „Artikels“, „Titelvorschläge“.
_TEXT = (
    r"(?:[\w-]*(?:[Tt]ext(?:e[sn]?|s)?|[Aa]rtikels?|[Bb]eitrags?|[Mm]eldung|[Ff]assung(?:en)?|[Vv]ersion(?:en)?|"
    r"[Vv]ariante[n]?|[Ee]ntwurfs?|[Zz]usammenfassung|[Üü]berschrift(?:en)?|[Ss]chlagzeilen?|[Tt]easers?|[Vv]orspanns?|"
    r"[Ff]ormulierung(?:en)?|[Üü]bersetzung|[Pp]ressemitteilung|[Vv]orschl(?:ag|äge)|[Aa]bs(?:atz|ätze)))"
)
_MADE = (
    r"(?:überarbeitet|gekürzt|angepasst|korrigiert|verbessert|optimiert|umformuliert|umgeschrieben|geglättet|gestrafft|"
    r"gewünscht|redigiert|lektoriert|neu formuliert|präzisiert|sprachlich \w+|journalistisch \w+)"
)
# What is done to it: as a participle, an infinitive, and what „ich“ does.
_DONE = (
    r"(?:überarbeitet|gekürzt|umformuliert|angepasst|zusammengefasst|umgeschrieben|geglättet|korrigiert|übersetzt|"
    r"gestrafft|formuliert|vereinfacht|strukturiert|ergänzt|gehalten|verfasst|erstellt)"
)
_TO_DO = (
    r"(?:anpassen|kürzen|umformulieren|überarbeiten|übersetzen|zusammenfassen|erstellen|formulieren|straffen|"
    r"umschreiben|ergänzen|hinzufügen|vorschlagen|ausarbeiten|erweitern|glätten|vereinfachen|einbauen|schreiben)"
)
_I_DO = r"(?:passe|kürze|formuliere|überarbeite|übersetze|straffe|glätte|fasse|erstelle|schreibe|ergänze|markiere|liefere|mache|füge|baue|schlage|kann|könnte|werde)"
_THAT_I_DO = r"(?:anpasse|kürze|umformuliere|überarbeite|übersetze|zusammenfasse|erstelle|formuliere|straffe|umschreibe|ergänze|hinzufüge|vorschlage|erweitere|glätte|vereinfache|schreibe)"
_ABOUT = rf"(?:{_TEXT}|Ton|Tonfall|Tonalität|Stil|Länge|Detailtiefe|Änderungen|Anpassungen|Wörter|Zeichen|Quellenangaben)"
_ARTIFICIAL = r"(?:KI|(?:großes |reines )?(?:KI-)?Sprachmodell|KI-(?:Modell|Assistent(?:in)?|System)|künstliche Intelligenz|Chatbot)"
_SHORT, _LONG = r"[^.!?„“»«\"]{0,60}", r"[^.!?„“»«\"]{0,140}"
_CLOSES = r"(?=\s*(?:$|[:.!,]|(?:in|im|mit|nach|für|als|auf|ohne|basierend)\b))"

ASSENT: tuple[str, ...] = (rf"{_ASSENT}[.!]*",)
TURNS: tuple[str, ...] = (
    # „Gern, hier ist die überarbeitete Fassung:“
    rf"^{_ASSENT}\b{_SHORT}?[,!:–—-] ?(?:[Hh]ier|[Aa]nbei|[Nn]achfolgend|[Uu]nten|[Ii]m Folgenden)\b{_LONG}\b{_TEXT}\b",
    rf"^{_ASSENT}[,!:–— ]+[Ii]ch (?:habe|werde|kann)\b{_LONG}\b(?:{_DONE}|{_TO_DO})\b",
    # „Hier ist eine gekürzte Fassung des Artikels im Nachrichtenstil“
    rf"^(?:Hier|Anbei|Nachfolgend|Unten|Im Folgenden)\b{_SHORT}\b{_MADE}(?:e[nrsm]?)? (?:\w+ )?{_TEXT}"
    rf"(?: (?:des|der|deines|Ihres|deiner|Ihrer|vom) (?:\w+ )?{_TEXT}\b)?{_CLOSES}",
    rf"^(?:Hier|Anbei|Nachfolgend|Unten|Im Folgenden)\b{_SHORT}\b(?:Zusammenfassung|Kurzfassung|Version|Fassung|"
    rf"Vorschläge|Überschriften) (?:des|der|deines|Ihres|deiner|Ihrer|zum|für (?:den|die|deinen|Ihren)) "
    r"(?:(?:bereitgestellt|vorliegend|gegeben|obig)en )?(?:Text|Artikel|Beitrag|Meldung|Entwurf|Inhalt)\w{0,2}\b(?! (?:von|aus)\b)",
    rf"^Hier (?:ist|sind|kommt|kommen) deine? (?:\w+ )?(?:Text|Artikel|Entwurf|Fassung|Version|Meldung|Zusammenfassung)\b",
    # „Wenn du magst, kürze ich den Text“
    rf"^(?:Wenn|Falls|Sofern) (?:du|Sie|gewünscht|nötig)\b{_SHORT}, ?(?:dann )?{_I_DO} ich\b{_LONG}\b(?:{_ABOUT}|{_TO_DO})\b",
    rf"^(?:Gerne? )?{_I_DO} ich (?:dir|Ihnen)?\b{_SHORT}\b{_ABOUT}\b{_LONG}\b(?:wenn|falls) (?:du|Sie)\b",
    rf"^(?:Soll|Kann|Darf) ich\b{_LONG}\b{_ABOUT}\b{_SHORT}\b{_TO_DO}\b{_SHORT}\?",
    rf"^(?:Möchtest du|Möchten Sie|Willst du|Wollen Sie|Wünschst du|Wünschen Sie)\b{_SHORT}, dass ich\b{_LONG}\b{_THAT_I_DO}\b",
    rf"^(?:Sage?|Gib|Lass|Sagen Sie|Geben Sie|Lassen Sie)\b[^.!?]{{0,20}}\b(?:mir|mich)\b{_SHORT}\b(?:wenn|falls|ob|welche\w*|wie)\b"
    rf"{_LONG}\b(?:{_ABOUT}|{_TO_DO}|{_THAT_I_DO})\b",
    rf"^(?:Sage?|Sagen Sie)\b{_SHORT}\bBescheid, (?:wenn|falls|ob)\b{_LONG}\b(?:{_ABOUT}|{_TO_DO}|{_THAT_I_DO})\b",
    # what it knows and is
    r"^(?:\W*)Stand meine[rs] (?:Daten|Informationen|Trainingsdaten|Kenntnisse|Wissens|Wissensstands?)\b",
    r"\b[Mm]eine? (?:Trainingsdaten|Wissensstand|Wissensbasis|letztes (?:Wissens-?)?[Uu]pdate) (?:reich|end|stamm|geh|umfass)\w+",
    r"\b(?:seit|bis zu|nach|Stand) meine[mrs] letzten (?:Update|Aktualisierung|Wissensupdate|Training)\b",
    rf"^Als {_ARTIFICIAL} (?:\w+ )?(?:kann|habe|bin|verfüge|darf|besitze|weiß) ich\b",
    rf"^Ich bin (?:nur |lediglich )?eine? {_ARTIFICIAL}\b",
    r"^(?:Leider )?(?:[Ii]ch )?(?:habe|kann) (?:ich )?(?:leider )?(?:keinen (?:direkten )?Zugriff auf (?:aktuelle|Echtzeit|das Internet|externe)|"
    r"(?:keine|nicht auf) (?:Echtzeit\w*|externen? (?:Links?|Webseiten?)|das Internet))\b",
    # what it has done
    rf"^(?:Ich habe|Dabei habe ich|Außerdem habe ich|Zudem habe ich)\b(?=[^.!?]{{0,160}}\b(?:dein\w*|dir|Ihnen|Ihre[nmrs]?|gewünscht\w*|Vorgaben)\b)"
    rf"{_LONG}\b{_DONE}\b",
    rf"^Ich hoffe,? (?:dass )?(?:dieser|diese|dieses|der|die|das) {_TEXT}\b{_SHORT}\b(?:dein\w*|Ihre[nmrs]?|dir|Ihnen)\b",
)
PLACEHOLDERS: tuple[str, ...] = (
    r"\[(?:[^\[\]\n]{1,50} )?(?:einfügen|eintragen|einsetzen|ergänzen|nachtragen|ausfüllen|Platzhalter)(?: [^\[\]\n]{1,30})?\]",
    r"\[(?:[Dd]ein|[Ii]hr|[Ee]uer)e? (?:Name|Titel|Ort|Unternehmen|Firma|E-Mail|Kontakt\w*|Telefon\w*)\]",
)
REPORTED: tuple[str, ...] = (
    r"[,:;–—] ?(?:sagt|sagte|schreibt|schrieb|antwortet|antwortete|meldet|meldete|heißt es|hieß es|so)\b",
)
