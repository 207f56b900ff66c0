"""German signs of opinion and of text about the text."""

from __future__ import annotations

from crosscheck.language.signs import Sign, Signs

_GOOD_OR_BAD = (
    r"(?:bemerkenswert|beruhigend|beunruhigend|erfreulich|unerfreulich|bedauerlich|traurig|absurd|beachtlich|"
    r"enttäuschend|erschreckend|ermutigend|verständlich|unverständlich|längst überfällig|skandalös|peinlich|mutig|klug|"
    r"töricht|fatal|bitter|schade|wünschenswert|fragwürdig|spannend|großartig|wunderbar|schrecklich|furchtbar|"
    r"schlimm|lächerlich|grotesk|beschämend|empörend|unerträglich|unwürdig|vorbildlich|lobenswert|löblich|"
    r"verheerend|bedenklich|besorgniserregend|tröstlich|ernüchternd|unfair|zynisch|naiv|dumm|tragisch|hoffnungsvoll|verdient|unverdient|erstaunlich|verblüffend|"
    r"begrüßenswert|nachvollziehbar|inakzeptabel|ärgerlich|rührend|faszinierend|interessant|beeindruckend|"
    r"imposant|unnötig|überflüssig|armselig|blamabel|kurios|nötig und richtig|gut so|richtig so|"
    r"ein (?:Armutszeugnis|Trauerspiel|Skandal|Witz|Segen|Glücksfall|Hoffnungsschimmer|Lichtblick|Jammer|Wunder))"
)
_AGENCIES = r"dpa|afp|AFP|apa|APA|AP|sda|SDA|Keystone-SDA|epd|EPD|kna|KNA|sid|SID|rtr|[Rr]euters|REUTERS|ots|dts|DPA|dapd"
_WIRE = (
    r"(?:[Mm]aterial(?:ien)?|[Aa]gentur(?:material|meldungen|informationen|texten?)?|[Aa]genturen|[Ii]nformationen|[Aa]ngaben|"
    r"[Mm]eldungen|[Ii]nhalten?)"
)
_FEW = r"(?:[ ,/]++(?:von|der|des|dem|den|durch|und|dpa|afp|apa|epd|sid|kna|sda|(?=[\w.-]*[A-ZÄÖÜ.])[\w.-]++)(?=\W|$))*\W*+"
# Names, some with „(Text)“ behind them, up to the end of the line.
_PEOPLE = r"[A-ZÄÖÜ(][\w’'.()-]*+(?:[ ,/|]++(?:(?:und|von|van|de|zu) )?[A-ZÄÖÜ(][\w’'.()-]*+){0,9}[\W_]*+$"
_BE = r"(?:ist|war|sind|waren|bleibt|bleiben|wäre|wirkt|klingt|scheint|erscheint)"

SIGNS = Signs(
    meta=(
        Sign(
            "source_line",
            r"^[\W_]*(?:Quellen?|Quellenangaben?|Quellenverzeichnis)(?: \([^)]*\))?\s*:(?!.*[^.]\. \w)",
        ),
        Sign("source_line", r"^[\W_]*(?:Links?|Belege?|Bericht|Material|Infos?)\s*:(?:\s+\S+){1,5}$"),
        Sign("source_line", r"^[\W\d_]*(?:Quellen|Quellenverzeichnis|Einzelnachweise|Fußnoten)[.:]?\W*$"),
        Sign(
            "source_sentence",
            r"^(?:Darüber|Hierüber|Davon|Das|Dies) (?:haben? |hatten? )?(?:zuerst |zuvor |auch |übereinstimmend )?"
            r"(?:berichte(?:t|n|te|ten)|melde(?:t|n|te|ten)|schreib(?:t|en)|schrieb(?:en)?)\b(?! (?:von|über|vom))"
            r"[^,:;]{2,80}[.!]?$",
        ),
        Sign(
            "source_sentence",
            r"^(?:Zuerst|Zuvor|Zunächst|Auch|Vorher) (?:hatten?|haben?|berichte\w+)\b[^,:;]{0,80}\b(?:darüber|davon)\b"
            r"[^,:;]{0,60}$",
        ),
        Sign(
            "source_sentence",
            r"^[^,:;„“\"]{3,60} (?:hatten?|haben?) (?:zuerst|zuvor|zunächst|als erste[rs]?) (?:darüber|davon) "
            r"berichtet[.!]?$",
        ),
        Sign(
            "source_sentence",
            r"^(?:Mehr|Näheres|Einzelheiten|Details|Ausführliches|Den (?:ganzen|vollständigen|ausführlichen) "
            r"(?:Bericht|Artikel|Text)) (?:dazu |darüber |hierzu )?(?:lesen Sie |gibt es |finden Sie |steht |berichtet )?"
            r"(?:im|in|bei|beim|auf|die|der)\b[^,:;]{2,70}[.!]?$",
        ),
        Sign(
            "source_sentence",
            r"^[\W_]*(?:Zum|Zur|Hier geht(?: es|'s|’s) zum|Weiter zum|Weiterlesen|Jetzt lesen|Artikel lesen)\b"
            r"(?: (?:ganzen|vollen|vollständigen|ausführlichen))?(?: (?:Artikel|Beitrag|Bericht|Text|Meldung|Quelle|Original))?"
            r"(?: (?:bei|auf|im|in|von|der|des|beim)\b[^,:;]{2,50})[.!]?$",
        ),
        Sign(
            "teaser",
            r"^[\W_]*(?:Lesen Sie|Lest|Lies|Sehen Sie|Hören Sie|Schauen Sie|Erfahren Sie)\b.{0,40}\b(?:auch|dazu|hier|mehr|"
            r"weiter|jetzt|unser\w*)\b",
        ),
        Sign(
            "teaser",
            r"^[\W_]*(?:Lesen Sie auch|Lesetipp|Mehr zum Thema|Mehr dazu|Mehr Informationen|Weitere Informationen|"
            r"Auch interessant|Zum Weiterlesen|Siehe auch|Dazu passend|Das könnte Sie|Passend dazu|Zum Artikel|"
            r"Zum Beitrag|Hier geht es zu|Hier geht's zu|Hier finden Sie|Alle Infos|Hintergrund dazu|Im Video)\b"
            r"\s*(?::|$|(?=.{0,80}\b(?:hier|bei|auf|unter|im|in)\b))",
        ),
        Sign("teaser", r"^[\W_]*(?:Video|Podcast|Newsletter|Anzeige|Werbung)\s*(?::|$)"),
        Sign(
            "photo_credit",
            r"^[\W_]*(?:Foto|Fotos|Bild|Bilder|Archivbild|Archivfoto|Symbolbild|Symbolfoto|Grafik|Illustration|"
            r"Bildquelle|Fotografie|Fotograf|Fotografin|Bildnachweis)\s*(?::|©|\()",
        ),
        Sign("photo_credit", r"^\s*[(\[]?(?:©|\(c\) |Copyright\b)"),
        Sign(
            "photo_credit",
            r"^[\W_]*(?:Quelle|Daten|Datenquelle|Karte|Infografik|Screenshot|Video|Videostill|Montage|Collage|Repro)\s*:\s*"
            r"(?:(?:Grafik|Karte|Infografik|Bild|Foto|Screenshot|Video)\b|[^.!?]{2,60}\b(?:Grafik|Karte|Bearbeitung|Stand|Montage)\s*:)",
        ),
        Sign(
            "photo_credit",
            r"^[\W_]{0,30}(?:[A-ZÄÖÜ][\w.-]++ ){0,3}[A-ZÄÖÜ]?[\w.-]+ ?/ ?(?:dpa|AFP|afp|APA|AP|Reuters|REUTERS|Imago|imago|IMAGO|Getty|"
            r"Keystone|KEYSTONE|picture[ -]alliance|epd|KNA|dapd|Adobe ?Stock|Unsplash|Pixabay)(?:[ /-][\w.-]++){0,4}+\W*$",
        ),
        Sign(
            "photo_credit",
            r"^[\W_]*(?:(?:picture[ -]alliance|[Ii]mago(?: images)?|IMAGO|Getty(?: Images)?|Adobe ?Stock|Unsplash|Pixabay|Shutterstock)\b"
            r"(?: ?[/|] ?[^.!?]{2,60})?|(?:Symbol|Archiv)(?:foto|bild))\W*$",
        ),
        # „(mit Material der dpa)“: a source line; an agency is a speaker all the same, unless it is a source.
        Sign(
            "source_line",
            rf"^[\W_]*(?:[Mm]it|[Uu]nter [Vv]erwendung von|[Ee]nthält|[Aa]us) (?:\w+ )?{_WIRE}{_FEW}$",
        ),
        Sign(
            "source_line",
            rf"^[\W_]*+[Mm]it (?:{_AGENCIES})(?:(?: und |, |/|-)(?:{_AGENCIES}|{_WIRE}|[a-z]{{2,4}})(?!\w))*+\W*+$",
        ),
        Sign(
            "source_line",
            rf"^(?:Dieser|Der|Diese|Die|Das) (?:Text|Artikel|Beitrag|Meldung|Bericht)\b[^.!?]{{0,40}}\b(?:mit|unter Verwendung von|auf Basis von) "
            rf"(?:\w+ )?{_WIRE}{_FEW}$",
        ),
        Sign("source_line", rf"^\W*+(?:{_AGENCIES})(?:[/ ,-]++(?:{_AGENCIES}|[a-z]{{2,4}})(?!\w))*+\W*+$"),
        Sign(
            "byline",
            r"^[\W_]*(?:(?:Redaktionelle )?Mitarbeit|Redaktion|Recherche|Text und Fotos?|Text|Protokoll|Übersetzung|Aufgezeichnet von|"
            r"Das Gespräch führten?|Die Fragen stellten?|Das Interview führten?)\s*:? " + _PEOPLE,
        ),
        Sign(
            "byline",
            r"^[\W_]*(?:Von unse(?:rer|rem|ren) (?:Redaktion|Redakteur\w*|Korrespondent\w*|Mitarbeiter\w*|Reporter\w*)|Eigener Bericht)\b[^.!?]{0,30}$",
        ),
        Sign(
            "boilerplate",
            r"^[\W_]*(?:Wir (?:verwenden|nutzen|setzen)|Diese (?:Website|Webseite|Seite|Internetseite) (?:verwendet|nutzt|setzt)) (?:[\w-]+ ){0,4}Cookies(?:,? (?:um|für|zur?|auf|und|damit)\b|\W*$)",
        ),
        Sign(
            "boilerplate",
            r"^[\W_]*(?:(?:Alle|Nur notwendige|Notwendige)? ?Cookies (?:akzeptieren|ablehnen|zulassen|verwalten)|Alle(?:s)? (?:akzeptieren|ablehnen)|"
            r"Cookie-(?:Einstellungen|Richtlinie)|(?:Zur|Zurück zur) (?:Startseite|Übersicht)|Nach oben|Artikel (?:teilen|drucken|anhören|merken)|"
            r"Alle Rechte vorbehalten|Inhalt überspringen|Zum Inhalt springen|Lesezeit:? .{1,20}|\d+ (?:Min(?:uten)?\.?) (?:Lesezeit|Lesedauer)|"
            r"Jetzt (?:abonnieren|anmelden|registrieren)|Abonnieren Sie .{1,60}|Melden Sie sich (?:jetzt |hier )?(?:an|für) .{1,60})\W*$",
        ),
        Sign(
            "boilerplate",
            r"^\W*(?:(?:Impressum|Datenschutz(?:erklärung|hinweise)?|AGB|Kontakt|Startseite|Nutzungsbedingungen|Barrierefreiheit|"
            r"Mediadaten|Karriere|Newsletter|Abo|Suche|Menü|Login|Anmelden|Teilen|Drucken|Merken|Kommentare|Facebook|Twitter|X|"
            r"Instagram|WhatsApp|E-Mail|Home|Über uns)\b\W*)+$",
        ),
        Sign(
            "byline",
            r"^[\W_]*(?:Von|VON|Aus|Text|Autor|Autorin|Autoren|Protokoll|Interview|Redaktion|Kommentar von|Ein Kommentar von|"
            r"Bericht von)\s*:? (?=\S+ \S)" + _PEOPLE,
        ),
        Sign(
            "dateline",
            r"^[\W_]*(?:Stand|Veröffentlicht|Aktualisiert|Zuletzt aktualisiert|Erschienen)\s*+(?::\s*+)?(?:am |vom |um )?"
            r"(?:\w+, )?\d[\d.:/ -]*+(?:\w+ \d{4})?[\d.:, ]*+(?:Uhr)?\W*+$",
        ),
        Sign(
            "dated",
            r"^[A-ZÄÖÜ][\w/.-]*(?: [A-ZÄÖÜ(][\w/.)-]*){0,3}, (?:den |am )?(?:\d{1,2}\. ?\w+\.? \d{4}|\d{1,2}\.\d{1,2}\.\d{2,4})"
            r"(?:,? \d{1,2}[.:]\d{2}(?: Uhr)?)?\W*$",
        ),
        Sign(
            "dateline",
            r"^[A-ZÄÖÜ][\w/.-]*(?: (?:am|an der|im|[A-ZÄÖÜ][\w/.-]*)){0,3} ?\((?:dpa|afp|AFP|apa|APA|epd|kna|KNA|sid|"
            r"SID|rtr|reuters|Reuters|ots|red|lsw|lby)[\w/ ,-]*\)\W*$",
        ),
        Sign(
            "greeting",
            r"^[\W_]*(?:Guten (?:Morgen|Tag|Abend)|Liebe (?:Leser|Hörer|Abonnent|Kolleg)\w*|Sehr geehrte|"
            r"(?:Hallo|Moin|Grüezi|Servus)(?=[,! ]*(?:$|[,!]|aus|und|liebe))|"
            r"(?:Herzlich willkommen|Willkommen)(?= (?:bei|zu|zum|zur|im|in)\b|[,!]))",
        ),
        Sign(
            "greeting",
            r"^[\W_]*(?:Einen (?:guten|schönen|angenehmen) (?:Start|Tag|Abend|Morgen|Sonntag|Feiertag)|Kommen Sie gut|"
            r"Bleiben Sie (?:gesund|gespannt|uns)|Bis morgen|Schönes Wochenende|Viel (?:Spaß|Freude) beim Lesen|"
            r"Danke fürs Lesen)\b",
        ),
        Sign(
            "lead_in",
            r"^(?:Die|Viele|Zahlreiche|Mehrere|Einige) (?:\w+ )?(?:Kommentator\w*|Zeitungen|Blätter|Leitartik\w+|"
            r"Kommentare|Tageszeitungen|Gazetten) (?:\w+ ){0,3}?(?:befassen|beschäftigen|widmen|kommentieren|greifen|"
            r"diskutieren|thematisieren|blicken|setzen)\b",
        ),
        Sign(
            "lead_in",
            r"^(?:Thema|Themen|Das Thema|Im Mittelpunkt|Im Fokus|Schwerpunkt|Beherrschendes Thema|Ein weiteres Thema|"
            r"Weiteres Thema|Hauptthema)\b.{0,60}\b(?:Kommentar\w*|Zeitungen|Presseschau|Leitartikel\w*|Presse)\b",
        ),
        Sign(
            "lead_in",
            r"^(?:Kommentare|Pressestimmen|Stimmen|Auszüge)\b[^„“.]{0,100}:$|^Kommentiert (?:wird|werden)\b",
        ),
        Sign(
            "lead_in",
            r"^(?:Das waren|Das war|Soweit|So weit) (?:die|der|das|unsere?)\b.{0,50}(?:Nachrichten|Presseschau|Überblick|"
            r"Meldungen|Themen)",
        ),
        Sign(
            "lead_in",
            r"^(?:Hier (?:ist|sind|kommt|kommen)|Es folgt|Es folgen|Nachfolgend|Im Folgenden|Diese Themen|"
            r"Die wichtigsten (?:Nachrichten|Meldungen|Themen)|Das Wichtigste)\b.{0,60}(?:Überblick|Zusammenfassung|"
            r"Nachrichten|Meldungen|Themen|Übersicht|Kurzfassung|Kürze)\b[^,;]{0,40}[.:]?$",
        ),
    ),
    opinion=(
        Sign(
            "evaluating_phrase",
            r"\b(?:kann|können|darf|muss|könnte) (?:\w+ )?als \w+ (?:gewertet|angesehen|verstanden|gedeutet) werden\b|"
            r"\bals \w+ (?:gewertet|bewertet|angesehen|betrachtet|verstanden|gedeutet|interpretiert) werden (?:kann|können|darf|muss|könnte)\b",
        ),
        Sign(
            "open_outcome",
            r"\b(?:bleibt|bleiben) (?:\w+ )?(?:abzuwarten|zu hoffen|zu wünschen|zu befürchten|spannend)\b|\b(?:abzuwarten|zu hoffen) bleibt\b",
        ),
        Sign(
            "open_outcome",
            r"\b[Mm]an darf (?:\w+ )?gespannt\b|\bes bleibt spannend\b|\bwird (?:sich )?(?:erst )?(?:die Zeit|die Zukunft) zeigen\b|\b(?:Die Zeit|Die Zukunft) wird (?:es )?zeigen\b|\bwird sich (?:erst )?zeigen müssen\b|"
            r"\b[Dd]as letzte Wort ist (?:\w+ )?noch nicht gesprochen\b|\b(?:[Mm]an wird|wird man) (?:\w+ )?sehen\b(?= müssen|[,.])",
        ),
        Sign("first_person", r"\b(?:[Ii]ch|[Ww]ir)\b"),
        Sign(
            "own_view",
            r"\b(?:meines Erachtens|m\. ?E\.|unserer (?:Ansicht|Meinung) nach|aus unserer Sicht|aus Sicht der Redaktion|Unser Fazit)\b",
        ),
        Sign(
            "wish",
            r"\b(?:[Hh]offentlich|[Bb]leibt zu hoffen|[Zz]u wünschen wäre|[Mm]öge)\b|^(?:Leider|Zum Glück|Glücklicherweise|Erfreulicherweise|Bedauerlicherweise|Gottlob|Schade)\b",
        ),
        Sign(
            "demand",
            r"\b[Ee]s (?:ist|wird|wäre) (?:höchste |allerhöchste )?Zeit\b,? (?:dass|zu)|\bgehört (?:abgeschafft|verboten|gestoppt)\b|\b[Ss]o geht (?:das|es) nicht\b",
        ),
    ),
    judgement=(
        Sign(
            "evaluation",
            rf"\b{_GOOD_OR_BAD} {_BE} (?:das|dies|es|all das|das alles|daran|dabei|die \w+|der \w+)\b",
        ),
        Sign(
            "evaluation",
            rf"^(?:Das|Dies|Es|All das|Das alles|Das Ganze|Besonders|Mehr als|Wirklich|Das Ergebnis|Die Lage)\b[^,;:]{{0,40}}\b{_BE}\b[^,;:]{{0,50}}\b{_GOOD_OR_BAD}\b",
        ),
        Sign("evaluation", rf"^{_GOOD_OR_BAD.replace('(?:bem', '(?i:bem')}\b[^,;:]{{0,30}}\b{_BE}\b"),
        Sign(
            "evaluation",
            r"\b[Ee]in(?:e[nmrs]?)? (?:\w+ )?(?:spannende|großartige|traurige|dunkle|düstere|schwarze|unrühmliche|denkwürdige|"
            r"fatale|mutige|erfreuliche|bittere|bemerkenswerte|ermutigende|beunruhigende|bedenkliche|überfällige)[rsnm]? "
            r"(?:Kapitel|Zeichen|Signal|Schritt|Tag|Botschaft|Nachricht|Omen|Weichenstellung|Entwicklung|Erfolg|Auftakt|"
            r"Beispiel|Ära|Zeit|Schlag|Rückschlag|Moment|Bilanz|Ende)\b",
        ),
        Sign(
            "evaluation",
            r"\b[Ee]in(?:e[nmrs]?)? (?:\w+ )?(?:starke|gute|schlechte|wichtige|falsche|richtige|neue)[rsnm]? "
            r"(?:Zeichen|Signal|Botschaft|Nachricht|Omen|Kapitel|Ära)\b",
        ),
        Sign(
            "evaluation",
            rf"\b{_BE} (?:\w+ ){{0,2}}(?:ein|kein|das) (?:Armutszeugnis|Trauerspiel|Skandal|Witz|Segen|Glücksfall|"
            r"Hoffnungsschimmer|Lichtblick|Ruhmesblatt|Paukenschlag|Meilenstein)\b|^(?:Ein|Kein) (?:Armutszeugnis|"
            r"Trauerspiel|Skandal|Glücksfall|Hoffnungsschimmer|Lichtblick|Ruhmesblatt)\b",
        ),
        Sign(
            "evaluation",
            r"^(?:Das|Dies|Das Ergebnis|Die Entscheidung|Der Schritt) überrascht (?:kaum|nicht|wenig|niemanden)\b",
        ),
        Sign(
            "evaluation",
            r"^(?:Das|Dies) ist (?:auch |nur |schlicht |einfach |leider )?(?:gut|schlecht|richtig|falsch|wichtig|schön|gerecht|ungerecht)[.!]?$",
        ),
        Sign("evaluation", r"^(?:Höchste|Allerhöchste) Zeit\b|^Schade um\b|^So (?:sieht|geht) \w+ aus\b"),
        Sign(
            "evaluation",
            r"^(?:Das|Dies|So etwas|Hier|Da) (?:macht|gibt|lässt|stimmt|weckt|muss|sollte|darf) (?:\w+ )?(?:Hoffnung|Mut|nachdenklich|zu denken|hoffen|aufhorchen|stutzig|zuversichtlich|misstrauisch)\b",
        ),
    ),
    reporting=r"\b(?:sag\w+|frag\w+|erklär\w+|teilt\w*|bericht\w+|meld\w+|schreib\w*|schrieb\w*|laut|zufolge|nach Angaben|betont\w*|"
    r"nann\w+|nenn\w+|sprach\w*|sprech\w+|kritisier\w+|forder\w+|lob\w+|warn\w+|meint\w*|zitier\w+|"
    r"urteil\w+|so der|so die|so das|bezeichn\w+|beklag\w+|monier\w+|rechn\w+|erwart\w+|"
    r"demnach|habe|sei|seien|werde|könne|müsse|wolle|solle|dürfe|hätten|wären|heißt es)\b",
)
