"""How German newsrooms credit a source."""

from __future__ import annotations

from crosscheck.language.cues import Anaphor, Cue, Cues


def _any(words: str) -> str:
    """An alternation of the words, a tilde standing for a blank inside one of them."""
    return "(?:" + "|".join(word.replace("~", " ") for word in words.split()) + ")"


# Nouns that say what kind of publisher it is: „der Nachrichtensender“, „die Tageszeitung“.
_ROLE = (
    r"(?:[\w-]*(?:[Zz]eitung|[Ss]ender|[Pp]ortals?|[Mm]agazins?|[Bb]latte?s?|[Nn]achrichtenseite|[Ww]ebsite|"
    r"[Rr]undfunks?|[Nn]achrichtenagentur|[Pp]resseagentur|[Aa]gentur|[Pp]lattform|[Jj]ournals?|[Zz]eitschrift|"
    r"[Ff]achdienste?s?|[Nn]achrichtendienste?s?|[Mm]edium|[Ss]enders|[Rr]echercheverbunde?s?|[Rr]echerchenetzwerks?|"
    r"[Ff]ernsehens?|Redaktion|[Mm]ediums|[Ww]ochenblatte?s?))"
)
_ARTICLE = r"[Dd](?:er|ie|as|em|en|es)"
_OPEN = r"[„“\"»«›‚'*_]*"
_CLOSE = r"[“”\"«»‹‘’'*_]*"
_LEAD_IN = rf"(?:(?<!\w){_ARTICLE} (?:[\w-]+(?:e|en|er|es|em) ){{0,2}}{_ROLE} |(?<!\w){_ROLE} |(?<!\w){_ARTICLE} )?{_OPEN}$"
_TAIL = rf"^{_CLOSE}(?: \((?:[\w.-]*(?:ausgabe|Ausgabe|tags?|[A-ZÄÖÜ]\w+))\))?"

_REPORTS = _any(
    "berichten? berichtet berichteten? meldet melden meldeten? schreibt schreiben schrieb schrieben vermeldete?n? "
    "vermeldet zitiert zitieren zitierten? erfährt erfahren erfuhr erfuhren ergänzt ergänzen ergänzten? notiert "
    "notierten? kommentiert kommentieren kommentierten? enthüllt enthüllten? enthüllen recherchierten? recherchiert "
    "schildert schilderten? beschreibt beschrieb beschreiben referiert dokumentiert erläutert präzisiert analysiert "
    "rechnet~vor führt~aus informiert informierten? verbreiteten? verbreitet veröffentlichten? veröffentlicht "
    "herausfand herausfanden herausgefunden aufdeckten? aufgedeckt publik~machten? offenlegten? darlegten? "
    "mitteilten? anmerkten? nachzeichnet wissen~will wissen~wollen festhält darstellt darstellten? thematisiert "
    "weiß~zu~berichten zu~berichten~weiß vorrechnet vorrechneten?"
)
# Verbs of a commentator: they credit where a paper is the subject of its own sentence.
_VIEWS = _any(
    "moniert monierten? urteilt urteilten? meint meinten? findet fand glaubt hält hielt sieht sah fordert forderte "
    "warnt warnte lobt lobte kritisiert kritisierte begrüßt begrüßte bedauert bedauerte mahnt mahnte rät riet fragt "
    "fragte wundert wunderte hofft hoffte fürchtet fürchtete schließt schloss bilanziert bilanzierte resümiert "
    "resümierte konstatiert konstatierte betont betonte unterstreicht gibt~zu gab~zu prophezeit prophezeite "
    "argumentiert argumentierte spottet spottete wertet wertete bezeichnet bezeichnete nennt nannte attestiert "
    "bescheinigt vermutet vermutete folgert folgerte befürchtet erwartet stellt~fest stellte~fest plädiert plädierte "
    "blickt blickte verlangt verlangte empfiehlt beklagt beklagte erinnert erinnerte verweist verwies beruft~sich "
    "berufen~sich berief~sich bezieht~sich beruft berief spricht sprach weist wies analysiert führt legt~nahe "
    "deutet deutete erklärt erklärte behauptet behauptete ordnet ordnete interpretiert widmet~sich befasst~sich "
    "hebt~hervor hob~hervor macht~deutlich rechnet rechnete"
)
_SPOKE = _any(
    "sagt sagte sagten sagen erklärt erklärte erklärten erzählt erzählte erzählten teilt teilte teilten bestätigt "
    "bestätigte bestätigten verrät verriet versichert versicherte versicherten berichtet berichtete berichteten "
    "kündigt kündigte kündigten äußert äußerte äußerten sprach sprachen räumt räumte räumten bekräftigt bekräftigte gesteht "
    "gestand schilderte schildert beteuert beteuerte antwortet antwortete begründet begründete gab gaben gibt betonte betont"
)
_SPOKEN = _any(
    "gesagt bestätigt mitgeteilt erklärt erzählt berichtet anvertraut verraten geschildert versichert geantwortet "
    "ausgerichtet zugespielt gestanden"
)
_PAPER = (
    r"(?:[\w-]*(?:[Bb]ericht(?:e[ns]?|s)?|[Bb]erichterstattung|[Mm]eldung(?:en)?|[Aa]rtikels?|[Rr]echerchen?|[Rr]eportagen?|[Kk]ommentar[es]?s?|"
    r"[Ll]eitartikels?|[Bb]eitrags?|[Bb]eiträgen?|[Ii]nformationen|[Aa]ngaben|[Dd]arstellung|[Tt]ickers?|[Ll]iveblogs?|[Aa]nalysen?|"
    r"[Rr]eporter|[Kk]orrespondent(?:en|in)?|[Dd]okumentation|[Vv]eröffentlichung(?:en)?|[Ee]nthüllung(?:en)?|[Ee]rkenntnissen?|[Ss]childerung(?:en)?|"
    r"[Nn]achforschungen|[Aa]uswertung|[Uu]mfrage|[Dd]atenanalyse|[Hh]intergrundbericht[es]?s?))"
)
_BY = r"(?:von|vom|der|des|in|im|bei|beim|aus|auf|durch|seitens)"
_WHEN = (
    r"(?:etwa|auch|nun|zudem|weiter|ferner|übereinstimmend|unter anderem|zuerst|zunächst|heute|gestern|jetzt|unterdessen|"
    r"außerdem|dazu|darüber|hierzu|ebenfalls|indes|derweil|am \w+(?: \w+)?|in (?:ihrer|seiner|der|einer) [\w-]+|vorab|exklusiv|online|erneut|das|es|so)"
)
_END = r"\s*(?:$|[.!?,;:…)\]–—]|\d|\[)"
_SUBJECT = r"(?:^|[;:–—\"“”«»] ?|, ?|\b(?:und|während|dass|denn|doch|aber|auch|dagegen|hingegen|indes|weil|wohingegen|wie) )$"

_STAFF = _any(
    "Chefredakteur\\w* Chefredaktion Intendant\\w* Redakteur\\w* Redaktion Journalist\\w* Moderator\\w* Mitarbeiter\\w* "
    "Chef Chefin Chefs Verlag Verlags Verleger\\w* Geschäftsführ\\w* Sprecher\\w* Eigentümer\\w* Gesellschafter\\w* "
    "Herausgeber\\w* Aktien? Übernahme Verkauf Büro Büros Leser\\w* Zuschauer\\w* Hörer\\w* Abonnent\\w* Standort\\w* "
    "Sitz Werbung Kolumnist\\w* Autor\\w* Volontär\\w* Gründer\\w* Fotograf\\w* Auflage Archiv Mutterkonzern Team "
    "Belegschaft Betriebsrat Beschäftigten? Kamerateam Reporterin\\w* Rundfunkrat Verwaltungsrat Konkurrent\\w* Quiz\\w* "
    "Serie Show Krimi Dokumentation Talkshow Sendung Mediathek App Studios? Funkhaus Verlagshaus Druckerei"
)

CUES = Cues(
    lead_in=_LEAD_IN,
    tail=_TAIL,
    joint=r"^(?:,|/| /|,? und|,? sowie|,? oder| bzw\.| beziehungsweise|, aber auch| wie auch| & )(?: auch| von)?$",
    blocks=(
        Cue(
            "photo_credit",
            before=r"(?:\b(?:Foto|Fotos|Bild|Bilder|Grafik|Illustration|Screenshot|Archivbild|Archivfoto|Symbolbild|Symbolfoto|Bildquelle|Video|Karte)s?(?: \w+)?\s*[:©(/]|©|\(c\))[^.;]{0,40}$",
        ),
        Cue("staff", before=rf"\b{_STAFF}(?: (?:von|vom|beim|bei|für|in))?(?: der| des| dem)?$"),
        Cue(
            "staff",
            before=r"\b(?:gegen|ohne|für|über|zum|zur|ans?|aufs?)(?: die| den| das)?$",
            after=r"^"
            + _CLOSE
            + r"(?: (?:klag|vorgeh|gewehrt|protest|demonstrier|arbeit|tätig|verkauf|zahl)\w*|"
            + _END
            + r")",
        ),
        Cue(
            "affiliation",
            before=r"\b[A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ][\w-]+ \($",
            after=r"^\) (?!und\b|sowie\b|aber\b|während\b)[a-zäöü]",
        ),
        Cue(
            "broadcast_slot",
            before=r"(?:\b(?:[Hh]eute|[Mm]orgen|[Ll]ive|Uhr|[Ss]onntags?|[Mm]ontags?|[Dd]ienstags?|[Mm]ittwochs?|[Dd]onnerstags?|[Ff]reitags?|[Ss]amstags?|[Aa]bends?|läuft|lief|sehen|zeigt|übertragen|gesendet|ausgestrahlt)|^)[^.;]{0,25}\b(?:im|in der|auf|bei|beim)$",
            after=r"^"
            + _CLOSE
            + r"(?:"
            + _END
            + r"| (?:zu (?:sehen|hören)|ausgestrahlt|gezeigt|gesendet|läuft|lief|übertragen|um \d))",
        ),
        Cue(
            "broadcast_slot",
            before=r"\b(?:im|in der|auf|bei|beim|vom|von)$",
            after=r"^"
            + _CLOSE
            + r"(?: live| am \w+| um [\d.]+ Uhr){0,3} (?:zu (?:sehen|hören)|ausgestrahlt|gezeigt|gesendet|übertragen|zeigt|läuft|lief)\b",
        ),
        Cue(
            "own_news",
            before=r"(?:^|[;:–—\"“] ?|, ?|\b(?:und|dass|denn|doch|aber|auch|will|muss|hat|weil) )$",
            after=r"^"
            + _CLOSE
            + r" (?:(?:am|im|in|zum|ab|seit|bis|nach|künftig|nun|jetzt|auch|bald|erneut|wieder|heute|selbst|noch) ?(?:\w+ ){0,3})?"
            + _any(
                "entlässt entließ entlassen streicht strich streichen verliert verlor verlieren gewinnt gewann verkauft verkaufte kauft kaufte "
                "übernimmt übernahm startet startete erhöht erhöhte senkt senkte zahlt zahlte zieht zog plant plante trennt trennte "
                "bekommt bekam erhält erhielt muss musste müssen soll sollte will wollte darf durfte feiert feierte sendet sendete zeigt zeigte überträgt übertrug "
                "strahlt~\\w*~?aus produziert produzierte druckt druckte erscheint erschien eröffnet eröffnete verklagt verklagte wehrt~sich wehrte~sich "
                "entschuldigt entschuldigte wechselt wechselte sucht suchte beschäftigt beschäftigte verzeichnet verzeichnete holt holte verlegt verlegte "
                "stoppt stoppte beendet beendete verzichtet verzichtete testet testete veranstaltet veranstaltete verleiht verlieh leidet litt gehört gehörte "
                "ist war wird wurde baut~\\w*~?(?:Stellen|aus|um|ab) stellt~(?:ihre|seine|den|das|die|ein) hat~(?:einen?|neuen?|weniger|mehr) kündigt~(?:Mitarbeiter|Redakteur|Stellenabbau|ein) "
                "schreibt~(?:rote|schwarze) schrieb~(?:rote|schwarze) setzt~auf bietet dreht drehte moderiert kooperiert fusioniert"
            )
            + r"\b",
        ),
    ),
    report=(
        Cue(
            "according_to",
            before=rf"\b(?:[Ll]aut|[Gg]emäß|lt\.|[Ee]ntsprechend)(?: (?:ein(?:em|er|es)|dem|der|den|jüngsten?|aktuellen?|neuen?|übereinstimmenden|eine[mr]) (?:[\w-]+ ){{0,2}}?{_PAPER}(?: {_BY})?| {_PAPER}(?: {_BY})?)?$",
        ),
        Cue("according_to", after=rf"^{_CLOSE} (?:zufolge|nach(?={_END}))"),
        Cue("according_to", before=rf"\b{_PAPER}(?: {_BY})?$", after=rf"^{_CLOSE} zufolge\b"),
        Cue(
            "information_of",
            before=rf"\b[Nn]ach (?:den |der |einem |einer |dem |eigenen |exklusiven |ersten |jüngsten |übereinstimmenden |weiteren |bisherigen )*(?:{_PAPER}|Worten|Einschätzung|Ansicht|Meinung|Auffassung|Auskunft|Lesart)(?: {_BY})?$",
        ),
        Cue(
            "as_reported",
            before=r"\b[Ww]ie(?: auch| zuerst| zuvor| zunächst| etwa| unter anderem| es| bereits| schon| am \w+| heute)*(?: (?:aus|in|bei|beim|von|vom))?$",
            after=rf"^[^.;:!?„»]{{0,110}}?\b{_REPORTS}\b",
        ),
        Cue(
            "as_reported",
            before=rf"\b[Ww]ie (?:aus|in) (?:ein(?:em|er)|der|dem|den) (?:[\w-]+ )?{_PAPER}(?: {_BY})?$",
        ),
        Cue(
            "reported_by",
            before=rf"(?:[,\"“”»«:–—]|^|\b(?:[Dd]as|[Dd]arüber|[Dd]ies|[Hh]ierüber|[Zz]uerst|[Zz]uvor|[Zz]udem|[Dd]avon|[Ss]o|[Aa]uch|\w+s|\w+tag)) ?{_REPORTS}(?: {_WHEN}){{0,3}}$",
        ),
        Cue("reported_by", before=rf"[,\"“”»«:–—] ?{_VIEWS}(?: {_WHEN}){{0,3}}$"),
        Cue(
            "reported_by",
            before=r"\b(?:von|vom|durch|bei|beim|in|im)$",
            after=rf"^{_CLOSE} (?:[\w-]+ ){{0,3}}?(?:berichtet|gemeldet|zitiert|aufgedeckt|enthüllt|veröffentlicht|recherchiert|ausgewertet|ausgewerteten?|zitierten?|veröffentlichten?|befragten?)\b",
        ),
        Cue(
            "so",
            before=r"(?:^|[,;:–—\"“”»«] ?)[Ss]o(?: (?:etwa|auch|zumindest|jedenfalls|berichtet|schreibt|meldet))?$",
            after=rf"^{_CLOSE}(?:{_END}| (?:weiter|am|in|unter|aus|bereits)\b)",
        ),
        Cue("quoted_by", before=rf"\b{_REPORTS}$"),
        Cue(
            "says_in",
            before=r"\b(?:heißt|hieß|heisst) es(?: \w+){0,2}? (?:bei|beim|in|im|auf|von|vom|seitens)(?: (?:einem|einer|dem|der) (?:\w+ )?"
            + _PAPER
            + r"(?: "
            + _BY
            + r")?)?$",
        ),
        Cue(
            "says_in",
            before=r"^(?:Bei|Beim|In|Im|Auf)$",
            after=rf"^{_CLOSE} (?:\w+ )?(?:heißt|hieß|steht|stand|liest|ist|war) (?:es|man|zu lesen|zu hören|die Rede|dazu|darüber|von)\b",
        ),
        Cue(
            "says_in",
            before=r"\b(?:bei|beim|in|im|auf)$",
            after=rf"^{_CLOSE} (?:zu lesen|nachzulesen|zu erfahren|heißt es|die Rede)\b",
        ),
        Cue(
            "citing",
            before=r"\b(?:unter Berufung auf|mit (?:Verweis|Bezug|Hinweis|Berufung) auf|unter (?:Verweis|Hinweis|Bezug|Bezugnahme) auf|beruf(?:t|en) sich (?:dabei )?auf|berief(?:en)? sich (?:dabei )?auf|bezieht sich auf|bezogen sich auf|zitiert aus|aus)(?: (?:ein(?:en|e|em|er)|die|den|das|dem|der) (?:[\w-]+ )?"
            + _PAPER
            + r"(?: "
            + _BY
            + r")?)?$(?<!\baus)",
        ),
        Cue(
            "view_of",
            before=r"\b(?:[Aa]us (?:der )?Sicht|[Nn]ach (?:Ansicht|Meinung|Auffassung|Einschätzung)|[Ii]n den Augen)(?: (?:von|der|des))?$",
        ),
        Cue(
            "report_of",
            before=rf"\b(?:ein|eine|einem|einer|einen|der|die|das|dem|den|des|im|vom|zum|aus|Ein|Eine|Der|Die|Das|Im|gemeinsamen?r?) (?:[\w-]+(?:e|en|er|es|em) )?{_PAPER} (?:von|vom|der|des|in|im|bei|beim|auf)$",
        ),
        Cue("report_of", before=rf"(?:^|\b){_PAPER} (?:von|vom|der|des|in|im|bei|beim)$"),
        Cue(
            "report_of", before=rf"\b{_PAPER}$(?<!Umfrage)(?<!Korrespondent)(?<!Korrespondentin)(?<!Reporter)"
        ),
        Cue("before_us", after=rf"^{_CLOSE} (?:[\w-]+ ){{0,3}}?(?:vorlieg(?:t|en|end\w*)|vorlag(?:en)?)\b"),
        Cue("before_us", before=r"\b(?:liegt|liegen|lag|lagen)$", after=rf"^{_CLOSE}[^.;:]{{0,50}} vor\b"),
        Cue(
            "subject",
            before=_SUBJECT,
            after=rf"^{_CLOSE}(?:,? \([^)]*\))?(?: aus \w+| zu \w+| in \w+| am \w+(?: \w+)?| {_WHEN}| \w+){{0,3}}? {_REPORTS}\b",
        ),
        Cue(
            "subject",
            before=_SUBJECT,
            after=rf"^{_CLOSE} (?:hat|haben|hatte|hatten|habe|will|wollen)\b[^.;]{{0,90}}\b(?:berichtet|gemeldet|geschrieben|recherchiert|erfahren|enthüllt|aufgedeckt|veröffentlicht|vermeldet|herausgefunden)\b",
        ),
        Cue(
            "subject",
            before=_SUBJECT,
            after=rf"^{_CLOSE}(?: aus \w+| zu \w+)?[^.!?„“»«\"]{{1,140}}:\s?[„“\"»«]",
        ),
        Cue(
            "views_of",
            before=r"(?:^|[;–—] ?|, während |, doch |, aber )(?:[Aa]uch |Und |Doch |Dagegen )?$",
            after=rf"^{_CLOSE}(?:,? \([^)]*\))?(?: aus \w+| zu \w+)? {_VIEWS}\b",
        ),
        Cue(
            "parenthesis",
            before=rf"[(\[](?:\s*(?:[Qq]uellen?|[Vv]ia|[Nn]ach|[Ss]o|[Ll]aut|[Aa]us|[Ss]iehe|s\.|vgl\.|[Vv]gl\.|Bericht|Link)\s*:?\s*)?(?:von |der |des |die |den )?$",
            after=rf"^{_CLOSE}(?:,[^()\[\]]{{0,40}}| vom [^()\[\]]{{0,30}}|;[^()\[\]]{{0,40}})?[)\]]",
        ),
        Cue(
            "source_line",
            before=r"\b(?:[Qq]uellen?|[Vv]ia|Nach|Info|Infos|Mehr dazu|Link)\s*:\s*(?:[^.]{0,200}[,;|/] )?$",
        ),
        Cue("dash", before=r"[–—-] $", after=rf"^{_CLOSE}\s*[.!?]?\s*$"),
        Cue(
            "head",
            before=r"^[\W_]*$",
            after=rf"^{_CLOSE}(?: \([^)]*\)|,? (?:aus |zu |in )?[\w -]{{0,30}})?[*_]*:",
        ),
    ),
    told=(
        Cue("told", before=r"\bgegenüber(?: dem| der| den)?$"),
        Cue(
            "told",
            before=r"\b(?:im|in einem|in dem|beim|in einer|bei einem) (?:[\w-]+ )?(?:Gespräch|Interview|Telefonat|Sommerinterview|Podcast|Gastbeitrag|Gastkommentar|Talk)(?:s|es)?(?: (?:mit|bei|für|von|der|des|in|im))?$",
        ),
        Cue("told", before=r"\bauf (?:\w+ )?(?:Anfrage|Nachfrage)(?: (?:von|vom|der|des))?$"),
        Cue(
            "told",
            before=rf"\b{_SPOKE}\b(?:(?! (?:in|mit|über|von|bei|für|an|auf|gegen|durch|zu|aus|nach|um)(?: \w+)?$)[^.;:!?„“»«\"]){{0,80}}$",
        ),
        Cue("told", after=rf"^{_CLOSE}[^.;:!?„“»«\"]{{0,40}}? {_SPOKEN}\b"),
        Cue("told", before=rf"\b{_SPOKE}\b[^.;:!?„“»«\"]{{0,80}}\b(?:im|in|bei|beim|auf)$"),
    ),
    press=(
        Cue("in_print", before=r"\b[Ii]n$"),
        Cue("subject", before=r"^(?:Auch |Und |Doch )?$", after=rf"^{_CLOSE} [a-zäöü]+t(?:e|en)? "),
    ),
    reports=r"(?:(?:[\w-]*-)?(?:[Bb]ericht(?:e[ns]?|s)?|Informationen|Angaben|Recherchen?|Meldung(?:en)?|Artikels?|Interviews?|Berichterstattung|Anfrage|Nachfrage|Reportagen?|Kommentars?|Analysen?|Podcasts?|Liveblogs?|Tickers?|Datenanalyse|Auswertung|Exklusivbericht[es]?s?|Darstellung|Gastbeitrags?|Nachforschungen|Investigativteams?))$",
    shows=r"(?:(?:[\w-]*-)?(?:[Mm]orgenmagazin|[Mm]ittagsmagazin|Sommerinterview|Talkshow|Talk|Sendung|Magazin|Hauptstadtstudio|[Mm]oMa|Nachrichten|Frühstart|[Rr]adio|Reporter(?:in)?|Korrespondent(?:in|en)?))$",
    anaphors=(
        Anaphor(
            frozenset({"newspaper"}),
            r"\b[Dd](?:ie|er) (?:Tages|Wochen|Lokal|Regional|Heimat|Sonntags)?[Zz]eitung\b(?!en)",
        ),
        Anaphor(frozenset({"newspaper", "magazine"}), r"\b[Dd](?:as|em|es) (?:\w+)?[Bb]latt(?:e?s)?\b"),
        Anaphor(
            frozenset({"magazine"}),
            r"\b[Dd](?:as|em|es) (?:Nachrichten|Wochen|Wirtschafts)?[Mm]agazin(?:s)?\b|\b[Dd](?:ie|er) (?:Wochenz|Z)eitschrift\b",
        ),
        Anaphor(
            frozenset({"broadcaster"}),
            r"\b[Dd](?:er|em|es|en) (?:Nachrichten|Fernseh|Radio|Rundfunk|TV-|Hörfunk)?[Ss]enders?\b|\b[Dd](?:ie|er) (?:Rundfunk|Sende)?[Aa]nstalt\b",
        ),
        Anaphor(
            frozenset({"portal", "broadcaster", "newspaper", "magazine"}),
            r"\b[Dd](?:as|em|es) (?:Nachrichten|Online-?|Internet|News-?)?[Pp]ortals?\b|\b[Dd](?:ie|er) (?:Nachrichtenseite|Website|Redaktion)\b|\b[Dd](?:as|em|es) (?:Online-?)?Mediums?\b",
        ),
        Anaphor(frozenset({"agency"}), r"\b[Dd](?:ie|er) (?:Nachrichten|Presse)?[Aa]gentur\b"),
    ),
    carriers=rf"\b(?:[Dd]emnach|[Dd]emzufolge|[Dd]anach zu urteilen|[Dd]em (?:[\w-]*[Bb]ericht|Artikel|Medienbericht|Text|Beitrag) (?:zufolge|nach)|[Ll]aut (?:dem |des )?(?:[\w-]*[Bb]ericht|Artikel|Beitrag)s?\b(?! (?:von|der|des))|"
    rf"[Ss]o der Bericht|heißt es (?:dort |darin |da |hier )?(?:weiter|zudem|außerdem|ferner|dort|darin|in (?:dem|diesem) (?:Bericht|Artikel|Text|Beitrag))|[Ww]eiter heißt es|[Ww]ie es (?:dort |darin |in dem Bericht |in dem Artikel )?(?:weiter )?heißt|[Dd]er Bericht|[Aa]us dem (?:Bericht|Artikel))",
    openers=rf"^(?:Demnach|Dem(?: \w+)? (?:[\w-]*[Bb]ericht|Artikel|Text|Beitrag) (?:zufolge|nach)|Laut (?:dem |diesem )?(?:[\w-]*[Bb]ericht|Artikel)\b(?! (?:von|der|des|in|im))|Weiter heißt es|(?:In|Aus) dem (?:Bericht|Artikel)\b|Der (?:Bericht|Artikel)\b|Wie es (?:dort|in dem Bericht|weiter|darin)|Weiter (?:berichtet|schreibt|meldet))",
    carry_on=r"^(?:Hierbei|Dabei|Zudem|Außerdem|Ferner|Weiter|Weiterhin|Überdies|Darüber hinaus|Danach|Dazu|Dafür|Dagegen|Deshalb|Daher|Darum|Demnach|Dadurch|Damit|Daraufhin|Auch|Ebenso|Ebenfalls|Zugleich|Gleichzeitig|Er|Sie|Es|Dies|Das|Diese[rsnm]?|Sein[ers]?|Ihr[ers]?|Dort|Grund|Anlass|Hintergrund|Auslöser|Vorausgegangen|Allerdings|Jedoch|Doch|Nun|Schließlich|Insgesamt)\b"
    r"|\b(?:habe|sei|seien|werde|könne|müsse|wolle|solle|dürfe|gebe|gehe|komme|stehe|liege|bleibe|demnach|zudem|hätten|müssten|könnten|wollten|seiner Einschätzung|ihrer Einschätzung)\b",
    unknown=(
        r"(?P<name>(?:[A-ZÄÖÜ][\w.-]*(?:e|en|er|es|em|s)? ){0,2}(?:[A-ZÄÖÜ][\w-]*)?(?:[Zz]eitung|[Kk]uriers?|[Aa]nzeigers?|[Nn]achrichten|[Tt]age?blatte?s?|[Rr]undschau|[Bb]ote[n]?|[Mm]erkurs?|[Aa]llgemeinen?r?|[Kk]reisblatte?s?|[Vv]olksblatte?s?|[Ww]ochenblatte?s?|[Aa]mtsblatte?s?|[Ss]tadtblatte?s?|[Rr]undblicks?|[Aa]bendblatte?s?|[Ee]chos?|[Mm]orgenpost|Post|Presse|Gazette|Couriers?|Tribune|Times|Herald|Chronicle|Journals?|Radios?|TV|Fernsehens?|Rundfunks?))(?![\w-])",
        rf"(?:{_ARTICLE} (?:[\w-]+(?:e|en|er|es|em) ){{0,2}}|\b){_ROLE} (?:[„“\"»›‚'](?P<quoted>[^“”\"«»‹‘’„]{{2,40}})[“”\"«‹‘’']|(?P<name>[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){{0,2}}))",
    ),
    not_publishers=r"^(?:Die|Der|Das|Dem|Den|Des|Nach|Seit|Im|In|Am|Laut|Unter|Erste[rsn]?|Neue[rsn]? Nachrichten|Deutschen? Post|Post|Presse|Nachrichten|Zeitung|Radio|TV|Times|Journal|Rundschau|Allgemeine|(?:[Tt]ages|[Ww]ochen|[Ll]okal|[Rr]egional|[Hh]eimat|[Ss]onntags|[Ss]chüler|[Mm]itglieder|[Bb]etriebs|[Ff]ach|[Uu]n|[Bb]oulevard)[Zz]eitung)$",
    addressee=r"^(?:dem |der |(?:den )?[^a-zäöü ].*[Nn]achrichten|[^a-zäöü]|[a-z]+-?[a-z]*\b(?<!die)(?<!das)(?<!den)(?<!des))",
    base_forms=(
        (r"(isch|lich|deutsch|llgemein|Neu|Frei|Neuest|Alt|Klein|Unabhängig|Jung)(?:en|er|em)\b", r"\1e"),
        (r"([Kk]urier|eiger|erkur|[Ee]cho|[Rr]adio|[Bb]latt)e?s$", r"\1"),
        (r"([Bb]ote)n$", r"\1"),
    ),
)
