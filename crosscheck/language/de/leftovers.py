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
_YOURS = r"(?:dein|Ihr|euer)e?[nmrs]? (?:\w+ )?(?:Text|Artikel|Beitrag|Entwurf|Meldung|Dokument|Pressemitteilung)\w{0,2}\b"
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
    r"umschreiben|ergänzen|hinzufügen|vorschlagen|ausarbeiten|erweitern|glätten|vereinfachen|einbauen|schreiben|ändern|"
    r"formatieren|umstellen)"
)
_I_DO = (
    r"(?:passe|kürze|formuliere|überarbeite|übersetze|straffe|glätte|fasse|erstelle|schreibe|ergänze|markiere|liefere|"
    r"mache|füge|baue|schlage|kann|könnte|werde)"
)
_THAT_I_DO = (
    r"(?:anpasse|kürze|umformuliere|überarbeite|übersetze|zusammenfasse|erstelle|formuliere|straffe|umschreibe|ergänze|"
    r"hinzufüge|vorschlage|erweitere|glätte|vereinfache|schreibe|ändere)"
)
_ABOUT = rf"(?:{_TEXT}|Ton|Tonfall|Tonalität|Stil|Länge|Detailtiefe|Änderungen|Anpassungen|Wörter|Zeichen|Quellenangaben)"
_ARTIFICIAL = r"(?:KI|(?:großes |reines )?(?:KI-)?Sprachmodell|KI-(?:Modell|Assistent(?:in)?|System)|künstliche Intelligenz|Chatbot)"
_SHORT, _LONG = r"[^!?„“»«\"]{0,60}", r"[^!?„“»«\"]{0,140}"
_CLOSES = r"(?=\s*+(?:$|[*:.!,]|(?:in|im|mit|nach|für|als|auf|ohne|basierend)\b))"
_HERE = r"^(?:Hier|Anbei|Nachfolgend|Unten|Im Folgenden)"
_NOTE = r"(?:Bitte beachten?(?: Sie)?,? dass )?"

ASSENT: tuple[str, ...] = (rf"{_ASSENT}\b[^.!?]{{0,40}}[.!]*",)
TURNS: tuple[str, ...] = (
    # „Gern, hier ist die überarbeitete Fassung:“
    rf"^{_ASSENT}\b{_SHORT}?[,!:–—-] ?(?:[Hh]ier|[Aa]nbei|[Nn]achfolgend|[Uu]nten|[Ii]m Folgenden)\b{_LONG}\b{_TEXT}\b",
    rf"^{_ASSENT}[,!:–— ]+[Ii]ch (?:habe|werde|kann)\b{_LONG}\b(?:{_DONE}|{_TO_DO})\b",
    # „Hier ist eine gekürzte Fassung des Artikels im Nachrichtenstil“
    rf"{_HERE} (?:ist|sind|kommt|kommen|folgt|die|der|eine?|mein\w*)\b{_SHORT}\b{_MADE}(?:e[nrsm]?)? (?:\w+ )?{_TEXT}"
    rf"(?: (?:des|der|deines|Ihres|deiner|Ihrer|vom) (?:\w+ )?{_TEXT}\b)?{_CLOSES}",
    rf"{_HERE}\b{_SHORT}\b(?:Zusammenfassung|Kurzfassung|Version|Fassung|Vorschläge|Überschriften) "
    r"(?:des|der|zum|für (?:den|die)) (?:(?:bereitgestellt|vorliegend|gegeben|obig)en )?"
    r"(?:Text|Artikel|Beitrag|Meldung|Entwurf|Inhalt)\w{0,2}\b(?! (?:von|aus)\b)",
    rf"{_HERE} (?:ist|sind|kommt|kommen|eine?|mein\w*)\b{_SHORT}\b{_YOURS}",
    r"^Hier (?:ist|sind|kommt|kommen) deine? (?:\w+ )?(?:Text|Artikel|Entwurf|Fassung|Version|Meldung|Zusammenfassung)\b",
    rf"{_HERE}(?: ist| kommt)? (?:m?eine?) (?:\w+ ){{0,2}}(?:(?:Version|Fassung|Variante)(?: (?:mit|in|im|für|ohne)\b{_LONG})?"
    rf"|Vorschlag für (?:m?einen?|den|die|deinen) (?:\w+ )?{_TEXT}{_SHORT}):\W*$",
    rf"{_HERE}\b{_SHORT}\b(?:mögliche|alternative|passende) (?:\w+ )?{_TEXT}{_SHORT}:\W*$",
    # „Wenn du magst, kürze ich den Text“
    rf"^(?:Wenn|Falls|Sofern) (?:du|Sie|gewünscht|nötig)\b{_SHORT}, ?(?:dann )?{_I_DO} ich\b{_LONG}\b(?:{_ABOUT}|{_TO_DO})\b",
    rf"^(?:(?:Gerne? )?{_I_DO} ich (?:dir|Ihnen)?|Ich (?:kann|könnte))\b{_SHORT}\b{_ABOUT}\b{_LONG}\b(?:wenn|falls) (?:du|Sie)\b",
    rf"^(?:Soll ich|Kann ich (?:dir|Ihnen|noch|auch))\b{_LONG}\b{_ABOUT}\b{_SHORT}\b{_TO_DO}\b{_SHORT}\?",
    rf"^(?:Soll|Kann) ich (?:dir|Ihnen)\b{_LONG}\b{_TO_DO}\b{_SHORT}\?",
    rf"^(?:Möchtest du|Möchten Sie|Willst du|Wollen Sie|Wünschst du|Wünschen Sie)\b{_SHORT}, dass ich\b{_LONG}\b{_THAT_I_DO}\b",
    r"^(?:Möchtest du|Möchten Sie|Willst du|Brauchst du|Brauchen Sie)\b[^?]{0,40}\b(?:kürzere|längere|andere|alternative|zweite|weitere)\w? "
    rf"{_TEXT}\b[^?]{{0,40}}\?",
    rf"^(?:Sage?|Gib|Lass|Sagen Sie|Geben Sie|Lassen Sie)\b[^!?]{{0,20}}\b(?:mir|mich|Bescheid)\b{_SHORT}"
    rf"\b(?:wenn|falls|ob|welche\w*|wie)\b{_LONG}\b(?:{_ABOUT}|{_TO_DO}|{_THAT_I_DO})\b",
    rf"^(?:Sage?|Gib|Sagen Sie|Geben Sie)\b{_SHORT}, dann {_I_DO} ich\b{_LONG}\b{_ABOUT}\b",
    # what it knows and is
    r"^\W*Stand meine[rs] (?:letzten )?(?:Daten|Informationen|Trainingsdaten|Kenntnisse|Wissens|Wissensstands?|(?:Wissens)?[Uu]pdates?)\b",
    rf"^{_NOTE}[Mm]eine? (?:Trainingsdaten|Informationen|Wissensstand|Wissensbasis|Wissen|letztes (?:Wissens-?)?[Uu]pdate) "
    r"(?:nur |derzeit |lediglich )?(?:reich|end|stamm|geh|bis)\w*",
    r"^\W*(?:Seit|Bis zu|Nach|Stand) meine[mrs] letzten (?:Update|Aktualisierung|Wissensupdate|Training)\b",
    rf"^Als {_ARTIFICIAL} (?:\w+ )?(?:kann|habe|bin|verfüge|darf|besitze|weiß) ich\b",
    rf"^Ich bin (?:nur |lediglich )?eine? {_ARTIFICIAL}\b",
    rf"^{_NOTE}(?:Leider )?(?:[Ii]ch )?(?:habe |kann )?(?:ich )?(?:leider )?(?:keinen (?:direkten )?Zugriff auf "
    r"(?:aktuelle|Echtzeit|das Internet|externe)|(?:keine|nicht auf) (?:Echtzeit\w*|externen? (?:Links?|Webseiten?)|das Internet))",
    rf"^(?:Leider kann ich|Ich kann leider|Ich kann)\b{_SHORT}\b(?:keine|nicht|den|auf)\b{_SHORT}\b(?:Links?|URL|verlinkte\w*|angehängte\w*)\b"
    rf"{_SHORT}\b(?:zugreifen|öffnen|abrufen|aufrufen|einsehen|lesen)\b",
    # what it has done
    r"^(?:Ich habe|Dabei habe ich|Außerdem habe ich|Zudem habe ich)\b"
    r"(?=[^!?]{0,160}\b(?:dein\w*|dir|Ihnen|gewünscht\w*|Vorgaben)\b)"
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
