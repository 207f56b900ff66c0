"""The turns of phrase by which German newsrooms credit a source, and those that look like it."""

from __future__ import annotations

from crosscheck.language.cues import Cue
from crosscheck.language.de.cue_words import (
    BY,
    CLOSE,
    OWN_NEWS,
    PAPER,
    REPORTED,
    REPORTS,
    SPOKE,
    SPOKEN,
    STAFF,
    VIEWS,
    WHEN,
)

_END = r"\s*(?:$|[.!?,;:…)\]–—]|\d|\[)"
# Where a main or subordinate clause begins: what follows is its subject.
_CLAUSE = (
    r"(?:^|[;:–—\"“”«»] ?|, ?|\b(?:und|während|dass|denn|doch|aber|auch|dagegen|hingegen|indes|weil|"
    r"wohingegen|wie) )$"
)
_FROM = r"(?:,? \([^)]*\))?(?: (?:aus|zu|in) [\w-]+)?"
_NO_BREAK = r"[^.;:!?„“»«\"]"

BLOCKS = (
    Cue(
        "photo_credit",
        before=r"(?:\b(?:Foto|Fotos|Bild|Bilder|Grafik|Illustration|Screenshot|Archivbild|Archivfoto|"
        r"Symbolbild|Symbolfoto|Bildquelle|Video|Karte)s?(?: \w+)?\s*[:©(/]|©|\(c\))[^.;]{0,40}$",
    ),
    Cue("staff", before=rf"\b{STAFF}(?: (?:von|vom|beim|bei|für|in|an|gegen))?(?: der| des| dem)?$"),
    Cue("staff", before=r"\b(?:gegen|ohne)$"),
    Cue(
        "company",
        after=r"^ (?:[A-ZÄÖÜ][\w-]+ ){0,2}(?:GmbH|gGmbH|AG|SE|KG|OHG|e\. ?V\.|Ltd|Inc|Holding|Versicherung(?:en)?|"
        r"Consulting|Logistik|Stiftung|Apotheke|Klinik|Hotel|Immobilien|Reisen)(?!\w)",
    ),
    Cue(
        "affiliation",
        before=r"\b[A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ][\w-]+ \($",
        after=r"^\) (?!und\b|sowie\b|aber\b|während\b)[a-zäöü]",
    ),
    Cue(
        "broadcast_slot",
        before=r"(?:\b(?:[Hh]eute|[Mm]orgen|[Ll]ive|Uhr|[Ss]onn|[Mm]on|[Dd]iens|[Mm]itt|[Dd]onners|[Ff]rei|"
        r"[Ss]ams)(?:tags?|wochs?)?\b|\b(?:[Aa]bends?|läuft|lief|sehen|zeigt|übertragen|gesendet|"
        r"ausgestrahlt)\b|^)[^.;]{0,25}\b(?:im|in|auf|bei|beim)$",
        after=rf"^{CLOSE}(?:{_END}| (?:zu (?:sehen|hören)|ausgestrahlt|gezeigt|gesendet|läuft|lief|"
        r"übertragen|um \d))",
    ),
    Cue(
        "broadcast_slot",
        before=r"\b(?:im|in|auf|bei|beim|vom|von)$",
        after=rf"^{CLOSE}(?: live| am \w+| um [\d.]+ Uhr){{0,3}} (?:zu (?:sehen|hören)|ausgestrahlt|gezeigt|"
        r"gesendet|übertragen|zeigt|läuft|lief)\b",
    ),
    Cue(
        "own_news",
        before=r"(?:^|[;:–—\"“] ?|, ?|\b(?:und|dass|denn|doch|aber|auch|will|muss|hat|weil) )$",
        after=rf"^{CLOSE} (?:(?:am|im|in|zum|ab|seit|bis|nach|künftig|nun|jetzt|auch|bald|erneut|wieder|heute|"
        rf"selbst|noch) ?(?:\w+ ){{0,3}})?{OWN_NEWS}\b",
    ),
)

REPORT = (
    Cue(
        "according_to",
        before=r"\b(?:[Ll]aut|[Gg]emäß|lt\.|[Ee]ntsprechend)(?: (?:ein(?:em|er|es)|dem|der|den|jüngsten?|"
        rf"aktuellen?|neuen?|übereinstimmenden) (?:[\w-]+ ){{0,2}}?{PAPER}(?: {BY})?| {PAPER}(?: {BY})?)?$",
    ),
    Cue("according_to", after=rf"^{CLOSE} (?:zufolge|nach(?={_END}))"),
    Cue(
        "information_of",
        before=r"\b[Nn]ach (?:den |der |einem |einer |dem |eigenen |exklusiven |ersten |jüngsten |gemeinsamen |"
        r"übereinstimmenden |weiteren |bisherigen )*"
        rf"(?:{PAPER}|Worten|Einschätzung|Ansicht|Meinung|Auffassung|Auskunft|Lesart)(?: {BY})?$",
    ),
    Cue(
        "as_reported",
        before=r"\b[Ww]ie(?: auch| zuerst| zuvor| zunächst| etwa| unter anderem| es| bereits| schon| am \w+|"
        r" heute| dazu| man)*(?: (?:aus|in|im|bei|beim|von|vom))?$",
        after=rf"^[^.;:!?„»]{{0,110}}?\b(?:{REPORTS}|{REPORTED} (?:hat|hatten?|haben)|heißt|hieß|hervorgeht|hervorging|"
        r"steht|zu entnehmen|zu lesen)\b",
    ),
    Cue("as_reported", before=rf"\b[Ww]ie (?:aus|in) [\w ]{{0,30}}{PAPER}(?: {BY})?$"),
    Cue(
        "reported_by",
        before=r"(?:[,\"“”»«:–—]|^|\b(?:[Dd]as|[Dd]arüber|[Dd]ies|[Hh]ierüber|[Zz]uerst|[Zz]uvor|[Zz]udem|"
        rf"[Dd]avon|[Ss]o|[Aa]uch|\w+s|\w+tag)) ?{REPORTS}(?: {WHEN}){{0,3}}$",
    ),
    Cue("reported_by", before=rf"[,\"“”»«:–—] ?{VIEWS}(?: {WHEN}){{0,3}}$"),
    Cue(
        "reported_by",
        before=r"\b(?:[Vv]on|[Vv]om|durch|bei|beim|in|im)$",
        after=rf"^{CLOSE} (?:[\w-]+ ){{0,3}}?(?:berichtet|gemeldet|zitiert|aufgedeckt|enthüllt|veröffentlicht|"
        r"recherchiert|ausgewertet|zitierten?|veröffentlichten?|ausgewerteten?|befragten?|eingesehenen?)\b",
    ),
    Cue("reported_by", before=r"\b(?:von|vom)$", after=rf"^{CLOSE} [^.;]{{0,100}}\bzitiert\b"),
    Cue(
        "so",
        before=r"(?:^|[,;:–—\"“”»«] ?)[Ss]o(?: (?:etwa|auch|zumindest|jedenfalls|berichtet|schreibt|meldet))?$",
        after=rf"^{CLOSE}(?:{_END}| (?:weiter|am|in|unter|aus|bereits)\b)",
    ),
    Cue("quoted_by", before=rf"\b{REPORTS}$"),
    Cue(
        "says_in",
        before=r"\b(?:heißt|hieß|heisst|steht|stand) (?:es )?(?:\w+ ){0,2}?(?:bei|beim|in|im|auf|von|vom|"
        rf"seitens)(?: (?:einem|einer|dem|der) (?:\w+ )?{PAPER}(?: {BY})?)?$",
    ),
    Cue(
        "says_in",
        before=r"^(?:Bei|Beim|In|Im|Auf)$",
        after=rf"^{CLOSE} (?:\w+ )?(?:heißt|hieß|steht|stand|liest|ist|war) "
        r"(?:es|man|zu lesen|zu hören|die Rede|dazu|darüber|von)\b",
    ),
    Cue(
        "says_in",
        before=r"\b(?:bei|beim|in|im|auf)$",
        after=rf"^{CLOSE} (?:zu lesen|nachzulesen|zu erfahren|heißt es|die Rede)\b",
    ),
    Cue(
        "in_print",
        before=r"^(?:Gestern|Heute|Am \w+|Zuletzt|Neulich|Jüngst|Unlängst) (?:im|in)$",
        after=rf"^{CLOSE}:",
    ),
    Cue("says_in", before=r"^$", after=rf"^{CLOSE} (?:heißt|hieß) es\b"),
    Cue("says_in", after=rf"^{CLOSE} (?:ist |war )?zu entnehmen\b"),
    Cue(
        "says_in",
        before=r"^(?:Nachzulesen|Zu lesen|Zu hören|Zu sehen)(?: (?:ist|war)(?: \w+){0,3})? (?:im|in|bei|beim|auf)$",
    ),
    Cue(
        "report_of",
        before=_CLAUSE,
        after=rf"^{CLOSE} (?:druckt|veröffentlicht|veröffentlichte|dokumentiert|bringt|zeigt|präsentiert) (?:\w+ ){{0,3}}"
        r"(?:Brief\w*|Auszüge\w*|Protokoll\w*|Papier\w*|Dokument\w*|E-Mails?|Mails?|Chats?|Listen?|Akten|Verträge?|Gutachten|Gastbeitrag|Interview)\b",
    ),
    Cue(
        "citing",
        before=r"\b(?:[Uu]nter (?:Berufung|Verweis|Hinweis|Bezug|Bezugnahme) auf|[Mm]it (?:Verweis|Bezug|"
        r"Hinweis|Berufung) auf|beruf(?:t|en) sich (?:dabei )?auf|berief(?:en)? sich (?:dabei )?auf|bez(?:ieht|"
        rf"og|iehen|ogen) sich auf|zitiert aus)(?: [\w ]{{0,30}}{PAPER}(?: {BY})?)?$",
    ),
    Cue(
        "view_of",
        before=r"\b(?:[Aa]us (?:der )?Sicht|[Ii]n den Augen)(?: (?:von|der|des))?$",
    ),
    Cue("report_of", before=rf"\b{PAPER} (?:von|vom|der|des|in|im|bei|beim|auf)$"),
    Cue("report_of", before=rf"\b{PAPER}$"),
    Cue(
        "report_of",
        before=r"\bstamm(?:t|en|te|ten) (?:von|vom|aus)$|\bQuelle (?:dafür )?(?:ist|war)$|\b[Vv]ia$",
    ),
    Cue("before_us", after=rf"^{CLOSE} (?:[\w-]+ ){{0,3}}?(?:vorlieg(?:t|en|end\w*)|vorlag(?:en)?)\b"),
    Cue("before_us", before=_CLAUSE, after=rf"^{CLOSE} (?:liegt|liegen|lag|lagen)\b[^.;]{{0,60}} vor\b"),
    Cue("before_us", before=r"\b(?:liegt|liegen|lag|lagen)$", after=rf"^{CLOSE}[^.;:]{{0,50}} vor\b"),
    Cue(
        "subject",
        before=_CLAUSE,
        after=rf"^{CLOSE}{_FROM}(?: am \w+(?: \w+)?| {WHEN}| \w+){{0,3}}? {REPORTS}\b",
    ),
    Cue(
        "subject_of_clause",
        before=r"\b(?:[Ww]ährend|[Ww]ohingegen|[Dd]ass|weil|da|[Oo]bwohl|wobei)$",
        after=rf"^{CLOSE}[^.;:,„“]{{0,90}} (?:{REPORTS}|{VIEWS})(?=[,.]|$)",
    ),
    Cue(
        "has_reported",
        before=_CLAUSE,
        after=rf"^{CLOSE} (?:hat|haben|hatte|hatten|habe|will|wollen)\b[^.;]{{0,90}}\b{REPORTED}\b",
    ),
    Cue(
        "has_reported",
        before=rf"\b(?:hat|haben|hatten?|habe)(?: {WHEN}){{0,3}}$",
        after=rf"^{CLOSE} (?:[^.;:„“]{{0,80}} )?{REPORTED}\b",
    ),
    Cue(
        "has_reported",
        before=r"^(?:Herausgefunden|Recherchiert|Berichtet|Gemeldet|Aufgedeckt|Enthüllt|Veröffentlicht|Ermittelt) "
        r"(?:hat|haben|hatten?)(?: \w+){0,3}$",
    ),
    Cue(
        "has_reported",
        before=r"\b(?:den|die|das|dem|denen|was)$",
        after=rf"^{CLOSE}[^,.;]{{0,50}} {REPORTED} (?:hat|hatten?|haben)\b",
    ),
    Cue(
        "views_of",
        before=r"^(?:Das|Dies|Anders|Ähnlich|So|Darin|Dagegen|Kritisch|Skeptisch|Auch) "
        rf"{VIEWS}(?: es| das)?$",
    ),
    Cue(
        "views_of",
        before=r"^Für$",
        after=rf"^{CLOSE}{_FROM} (?:ist|war|sind|waren|bleibt|bleiben|wäre|gilt|galt|zeigt|steht|stehen|wiegt|"
        r"liegt|handelt|kommt|heißt|bedeutet|klingt|beginnt|markiert|überwiegt|zählt)\b",
    ),
    # „Von einem Skandal spricht der SWR“: what comes first is not the subject, so the name is.
    Cue(
        "views_of",
        before=r"^(?:Von|Vom|Auf|Als|In|Im|Mit|Nach|Für|Zu|Zum|Zur|Bei|Beim|Aus|Den|Einen|Keinen|Dem|Einem|Daraus|Dabei|"
        r"Dazu|Daran|Dort|Zugleich|Zudem|Außerdem|Ferner|Weiter|Schließlich|Zuletzt|Auch|Dennoch|Allerdings|Nun|Heute|"
        r"Gestern|Bereits|Schon|Inzwischen|Erst|Insgesamt|Stattdessen|Am|Anders|Ähnlich|Kritisch|Deutlich\w*|Skeptisch\w*|\d[\d.,]* \w+)\b[^,;:]{0,80}? "
        rf"(?:{VIEWS}|kommt|kam|zieht|zog|gibt|macht|erhebt|äußert|argumentiert|zeigt)(?: sich| es| das)?$",
    ),
    Cue(
        "views_of",
        before=r"^(?:Ganz )?(?:[Aa]nders|Ähnlich|Dagegen|Kritischer|Milder|Skeptischer|Schärfer)$",
        after=rf"^{CLOSE}:",
    ),
    Cue(
        "views_of",
        before=r"\b(?:Kritik|Lob|Zustimmung|Widerspruch|Zweifel|Spott|Warnung\w*|Unterstützung|Beifall) "
        r"(?:kommt|kommen|kam|kamen|gibt es|gab es) (?:\w+ )?(?:von|vom|aus|in|im|bei|beim)$",
    ),
    Cue("view_of", before=r"\b[Gg]eht es nach$"),
    Cue("introduces", before=_CLAUSE, after=rf"^{CLOSE}{_FROM}[^.!?„“»«\"]{{1,140}}:\s?[„“\"»«]"),
    Cue(
        "views_of",
        before=r"(?:^|[;–—] ?|, während |, doch |, aber )(?:[Aa]uch |Und |Doch |Dagegen )?$",
        after=rf"^{CLOSE}{_FROM}(?: (?:wiederum|dagegen|hingegen|indes|jedoch|aber|auch|ihrerseits|seinerseits|etwa))? "
        rf"{VIEWS}\b",
    ),
    Cue(
        "parenthesis",
        before=r"[(\[](?:\s*(?:[Qq]uellen?|[Vv]ia|[Nn]ach|[Ss]o|[Ll]aut|[Aa]us|[Ss]iehe|s\.|[Vv]gl\.|Bericht|"
        r"Link|mit)\s*:?\s*)?(?:von |der |des |die |den )?$",
        after=rf"^{CLOSE}(?:,[^()\[\]]{{0,40}}| vom [^()\[\]]{{0,30}}|;[^()\[\]]{{0,40}})?[)\]]",
    ),
    Cue(
        "source_line",
        before=r"\b(?:[Qq]uellen?|[Vv]ia|Nach|Infos?|Mehr dazu|Link)\s*:\s*(?:[^.]{0,200}[,;|/] )?$",
    ),
    Cue("dash", before=r"[–—-] $", after=rf"^{CLOSE}\s*[.!?]?\s*$"),
    Cue(
        "head", before=r"^[\W_]*$", after=rf"^{CLOSE}(?: \([^)]*\)|,? (?:aus |zu |in )?[\w -]{{0,30}})?[*_]*:"
    ),
)

_INTERVIEW = (
    r"(?:Gespräch|Interview|Telefonat|Sommerinterview|Podcast|Gastbeitrag|Gastkommentar|Talk)(?:s|es)?"
)
_PREPOSITION = r"(?:in|mit|über|von|bei|für|an|auf|gegen|durch|zu|aus|nach|um|vor|unter)"
TOLD = (
    Cue("interview", before=r"\b[Gg]egenüber$"),
    Cue("interview", after=rf"^{CLOSE} gegenüber\b"),
    Cue("interview", before=r"\b(?:[Gg]efragt|[Bb]efragt|[Ii]nterviewt|[Aa]ngesprochen) (?:von|vom)$"),
    Cue("told", before=_CLAUSE, after=rf"^{CLOSE} {SPOKE} (?:der|die|das|ein|eine|er|sie|[A-ZÄÖÜ])"),
    Cue("told", before=r"\b[Ww]ie [^,.;:]{1,40}$", after=rf"^{CLOSE} {SPOKE}(?=[,.]|$)"),
    Cue(
        "interview",
        before=r"\b(?:[Ii]m|[Ii]n einem|[Ii]n dem|[Bb]eim|[Ii]n einer|[Bb]ei einem) (?:[\w-]+ )?"
        rf"{_INTERVIEW}(?: (?:mit|bei|für|von|der|des|in|im))?$",
    ),
    Cue("interview", before=r"\b[Aa]uf (?:\w+ )?(?:Anfrage|Nachfrage)(?: (?:von|vom|der|des))?$"),
    Cue(
        "interview",
        before=r"\b(?:[Rr]eporter|[Rr]eporterin|[Kk]orrespondent|[Kk]orrespondentin|[Rr]edaktion)(?: (?:von|vom|der|des))?$",
        after=rf"^{CLOSE} (?:{SPOKE}|{VIEWS}|{REPORTS})\b",
    ),
    Cue("told", before=rf"\b{SPOKE}\b(?:(?! {_PREPOSITION}(?: \w+)?$){_NO_BREAK}){{0,80}}$"),
    Cue("told", after=rf"^{CLOSE}{_NO_BREAK}{{0,40}}? {SPOKEN}\b"),
    Cue("spoke_in", before=rf"\b{SPOKE}\b{_NO_BREAK}{{0,80}}\b(?:im|in|bei|beim|auf)$"),
    Cue(
        "spoke_in",
        before=r"\b(?:im|in|bei|beim)$",
        after=rf"^{CLOSE}{_NO_BREAK}{{0,60}} (?:{SPOKEN}|beteuert|gefordert|kritisiert|gewarnt|angekündigt|"
        r"eingeräumt|geäußert|bekräftigt)\b",
    ),
    Cue(
        "spoke_in",
        before=r"(?:^|[,;:–—] ?)(?:[Ii]m|[Ii]n|[Bb]eim|[Bb]ei)$",
        after=rf"^{CLOSE} (?:{SPOKE}|{VIEWS}|{REPORTS})\b",
    ),
)

ABOUT = (
    Cue("about", after=r"^ (?:der|des|aus|für) [A-ZÄÖÜ]"),  # „die Zeitung der Gewerkschaft“ is another one
    Cue("about", before=r"\b(?:gegen|ohne|an|über|für|zum|zur|um|neben|zwischen|wegen|trotz|statt)$"),
    Cue(
        "about",
        before=r"\b(?:[Bb]ei|[Bb]eim|[Ii]n|[Ii]m)$",
        after=rf"^{CLOSE}[^.;]{{0,60}} (?:arbeite|streik|protest|beschäftigt|tätig|demonstrier|angestellt)\w*",
    ),
    Cue(
        "about",
        before=r"\b(?:arbeite|streik|protest|beschäftig|demonstrier|begann|Karriere|Volontariat|Praktikum)\w*[^.;]{0,60} (?:bei|beim|in|im)$",
    ),
    Cue(
        "about",
        before=r"\b(?:kritisier|besuch|verklag|attackier|beleidig|bedroh|lob|abonnier|liest|las|hört|sieht|kauf|übern|"
        r"boykottier|gründe|verlass|verließ|verläss|rügt|rügte)\w*(?: \w+){0,2}$",
    ),
    Cue(
        "about",
        after=rf"^{CLOSE}[^.;:„“]{{0,60}} (?:gekauft|verkauft|verklagt|kritisiert|gegründet|gerügt|verlassen|übernommen|besucht)\b",
    ),
    Cue(
        "about",
        after=rf"^{CLOSE} (?:[A-ZÄÖÜ]\w+(?:orchester|preis|gruppe|haus|halle|chor|stiftung|verlag|tower))\b",
    ),
)

PRESS = (
    Cue("in_print", before=r"\b[Ii]n$"),
    Cue(
        "press_subject",
        before=r"^(?:Auch |Und |Doch )?$",
        after=rf"^{CLOSE} (?!hat|ist|war|wir|wur|soll|will|wollt|muss|kann|konnt|darf|durft)[a-zäöü]+t(?:e|en)? ",
    ),
)
