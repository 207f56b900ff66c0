"""How German newsrooms credit a source."""

from __future__ import annotations

from crosscheck.language.cues import Anaphor, Cue, Cues
from crosscheck.language.de.cue_words import (
    ARTICLE,
    BY,
    CLOSE,
    OPEN,
    OWN_NEWS,
    PAPER,
    REPORTS,
    ROLE,
    SPOKE,
    SPOKEN,
    STAFF,
    VIEWS,
    WHEN,
)

_END = r"\s*(?:$|[.!?,;:…)\]–—]|\d|\[)"
_INFLECTED = r"[\w-]+(?:e|en|er|es|em)"
# Where a main or subordinate clause begins: what follows is its subject.
_CLAUSE = (
    r"(?:^|[;:–—\"“”«»] ?|, ?|\b(?:und|während|dass|denn|doch|aber|auch|dagegen|hingegen|indes|weil|"
    r"wohingegen|wie) )$"
)
_FROM = r"(?:,? \([^)]*\))?(?: (?:aus|zu|in) [\w-]+)?"
_NO_BREAK = r"[^.;:!?„“»«\"]"

_BLOCKS = (
    Cue(
        "photo_credit",
        before=r"(?:\b(?:Foto|Fotos|Bild|Bilder|Grafik|Illustration|Screenshot|Archivbild|Archivfoto|"
        r"Symbolbild|Symbolfoto|Bildquelle|Video|Karte)s?(?: \w+)?\s*[:©(/]|©|\(c\))[^.;]{0,40}$",
    ),
    Cue("staff", before=rf"\b{STAFF}(?: (?:von|vom|beim|bei|für|in|an|gegen))?(?: der| des| dem)?$"),
    Cue("staff", before=r"\b(?:gegen|ohne)$"),
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

_REPORT = (
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
        r" heute| dazu)*(?: (?:aus|in|bei|beim|von|vom))?$",
        after=rf"^[^.;:!?„»]{{0,110}}?\b(?:{REPORTS}|heißt|hieß|hervorgeht|hervorging|steht)\b",
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
        before=r"\b(?:von|vom|durch|bei|beim|in|im)$",
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
        after=rf"^{CLOSE} (?:hat|haben|hatte|hatten|habe|will|wollen)\b[^.;]{{0,90}}\b(?:berichtet|gemeldet|"
        r"geschrieben|recherchiert|erfahren|enthüllt|aufgedeckt|veröffentlicht|vermeldet|herausgefunden|"
        r"nachgerechnet|ausgewertet|gezählt|befragt)\b",
    ),
    Cue(
        "has_reported",
        before=rf"\b(?:hat|haben|hatten?|habe)(?: {WHEN}){{0,3}}$",
        after=rf"^{CLOSE} (?:[^.;:„“]{{0,80}} )?(?:berichtet|gemeldet|geschrieben|enthüllt|aufgedeckt|veröffentlicht|"
        r"vermeldet)\b",
    ),
    Cue(
        "views_of", before=rf"^(?:Das|Dies|Anders|Ähnlich|So|Darin|Dagegen|Kritisch|Skeptisch|Auch) {VIEWS}$"
    ),
    Cue("introduces", before=_CLAUSE, after=rf"^{CLOSE}{_FROM}[^.!?„“»«\"]{{1,140}}:\s?[„“\"»«]"),
    Cue(
        "views_of",
        before=r"(?:^|[;–—] ?|, während |, doch |, aber )(?:[Aa]uch |Und |Doch |Dagegen )?$",
        after=rf"^{CLOSE}{_FROM} {VIEWS}\b",
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
_TOLD = (
    Cue("interview", before=r"\b[Gg]egenüber$"),
    Cue(
        "interview",
        before=r"\b(?:[Ii]m|[Ii]n einem|[Ii]n dem|[Bb]eim|[Ii]n einer|[Bb]ei einem) (?:[\w-]+ )?"
        rf"{_INTERVIEW}(?: (?:mit|bei|für|von|der|des|in|im))?$",
    ),
    Cue("interview", before=r"\b[Aa]uf (?:\w+ )?(?:Anfrage|Nachfrage)(?: (?:von|vom|der|des))?$"),
    Cue("told", before=rf"\b{SPOKE}\b(?:(?! {_PREPOSITION}(?: \w+)?$){_NO_BREAK}){{0,80}}$"),
    Cue("told", after=rf"^{CLOSE}{_NO_BREAK}{{0,40}}? {SPOKEN}\b"),
    Cue("spoke_in", before=rf"\b{SPOKE}\b{_NO_BREAK}{{0,80}}\b(?:im|in|bei|beim|auf)$"),
    Cue(
        "spoke_in",
        before=r"(?:^|[,;:–—] ?)(?:[Ii]m|[Ii]n|[Bb]eim|[Bb]ei)$",
        after=rf"^{CLOSE} (?:{SPOKE}|{VIEWS})\b",
    ),
)

_PRESS = (
    Cue("in_print", before=r"\b[Ii]n$"),
    Cue(
        "press_subject",
        before=r"^(?:Auch |Und |Doch )?$",
        after=rf"^{CLOSE} (?!hat|ist|war|wir|wur|soll|will|wollt|muss|kann|konnt|darf|durft)[a-zäöü]+t(?:e|en)? ",
    ),
)

_NEWSPAPER_WORDS = (
    r"[Zz]eitung|[Kk]uriers?|[Aa]nzeigers?|[Nn]achrichten|[Tt]age?blatte?s?|[Rr]undschau|[Bb]oten?|[Mm]erkurs?|"
    r"[Aa]llgemeinen?r?|(?:[Kk]reis|[Vv]olks|[Ww]ochen|[Ss]tadt|[Aa]bend)blatte?s?|[Rr]undblicks?|"
    r"[Ee]chos?|[Mm]orgenpost|Post|Presse|Gazette|Couriers?|Tribune|Times|Herald|Chronicle|Journals?|Radios?|"
    r"TV|Fernsehens?|Rundfunks?"
)

# Kinds of publishers that a newspaper's reader would take for a source; trade journals, services and
# scientific magazines are speakers in the news.
_NEWS_ROLE = (
    r"(?!Fach|Wissenschafts|Branchen|Amts|Mitglieder|Kunden|Vereins)[\w-]*(?:[Zz]eitung|[Ss]enders?|[Pp]ortals?|"
    r"[Mm]agazins?|[Bb]latte?s?|[Nn]achrichtenseite)"
)

CUES = Cues(
    lead_in=rf"(?:(?<!\w){ARTICLE} (?:{_INFLECTED} ){{0,2}}{ROLE} |(?<!\w){ROLE} |(?<!\w){ARTICLE} )?{OPEN}(?:(?<=[„“\"»›‚']){ARTICLE} )?$",
    tail=rf"^(?:\+| Plus\b| Online\b)?{CLOSE}(?: \((?:[\w.-]*(?:ausgabe|Ausgabe|tags?|[A-ZÄÖÜ]\w+))\))?",
    editions=r"(?:[Oo]nline|Website|Webseite|Plus|(?:\w+-?)?[Aa]usgabe|Newsletter|Portal|Live|E-Paper|"
    r"Redaktion|Zeitung|Magazin)$",
    joint=r"^(?:,|;|/| /|,? und|,? sowie|,? oder| bzw\.| beziehungsweise|, aber auch| wie auch| &)(?: auch| von)?$",
    blocks=_BLOCKS,
    report=_REPORT,
    told=_TOLD,
    press=_PRESS,
    addressee=r"^(?!(?:[Dd]ie|[Dd]as|[Dd]es) |[Dd]en (?!.*[Nn]achrichten))",
    reports=rf"(?:{PAPER}|(?:[\w-]*-)?(?:Interviews?|Anfrage|Nachfrage|Podcasts?|Gastbeitrags?|Investigativteams?))$",
    shows=r"(?:[\w-]*-)?(?:[Mm]orgenmagazin|[Mm]ittagsmagazin|Sommerinterview|Talkshow|Talk|Sendung|Magazin|"
    r"Hauptstadtstudio|[Mm]oMa|Nachrichten|Frühstart|[Rr]adio|Reporter(?:in)?|Korrespondent(?:in|en)?)$",
    anaphors=(
        Anaphor(
            frozenset({"newspaper"}),
            r"\b[Dd](?:ie|er) (?:Tages|Wochen|Lokal|Regional|Heimat|Sonntags|Boulevard)?[Zz]eitung\b",
        ),
        Anaphor(frozenset({"newspaper", "magazine"}), r"\b[Dd](?:as|em|es) (?:\w+)?[Bb]latt(?:e?s)?\b"),
        Anaphor(
            frozenset({"magazine"}),
            r"\b[Dd](?:as|em|es) (?:Nachrichten|Wochen|Wirtschafts|Politik)?[Mm]agazins?\b|"
            r"\b[Dd](?:ie|er) (?:Wochenz|Z)eitschrift\b",
        ),
        Anaphor(
            frozenset({"broadcaster"}),
            r"\b[Dd](?:er|em|es|en) (?:Nachrichten|Fernseh|Radio|Rundfunk|TV-|Hörfunk)?[Ss]enders?\b|"
            r"\b[Dd](?:ie|er) (?:Rundfunk|Sende)?[Aa]nstalt\b",
        ),
        Anaphor(
            frozenset({"portal", "broadcaster", "newspaper", "magazine"}),
            r"\b[Dd](?:as|em|es) (?:Nachrichten|Online-?|Internet|News-?)?[Pp]ortals?\b|"
            r"\b[Dd](?:ie|er) (?:Nachrichtenseite|Website|Redaktion)\b|\b[Dd](?:as|em|es) (?:Online-?)?Mediums?\b",
        ),
        Anaphor(frozenset({"agency"}), r"\b[Dd](?:ie|er) (?:Nachrichten|Presse)?[Aa]gentur\b"),
    ),
    carriers=r"\b(?:[Dd]emnach|[Dd]emzufolge|[Dd]em (?:[\w-]*[Bb]ericht|Artikel|Text|Beitrag) (?:zufolge|nach)|"
    r"[Ll]aut (?:dem |des )?(?:[\w-]*[Bb]ericht|Artikel|Beitrag)s?\b(?! (?:von|der|des))|[Ss]o der Bericht|"
    r"heißt es (?:dort |darin |da |hier )?(?:weiter|zudem|außerdem|ferner|dort|darin|in (?:dem|diesem) "
    r"(?:Bericht|Artikel|Text|Beitrag))|[Ww]eiter heißt es|[Ww]ie es (?:dort |darin |in dem Bericht |"
    r"in dem Artikel )?(?:weiter )?heißt|[Dd]er Bericht|[Aa]us dem (?:Bericht|Artikel))",
    openers=r"^(?:Demnach|Dem(?: \w+)? (?:[\w-]*[Bb]ericht|Artikel|Text|Beitrag) (?:zufolge|nach)|"
    r"Laut (?:dem |diesem )?(?:[\w-]*[Bb]ericht|Artikel)\b(?! (?:von|der|des|in|im))|Weiter heißt es|"
    r"(?:In|Aus) dem (?:Bericht|Artikel)\b|Der (?:Bericht|Artikel)\b|Wie es (?:dort|in dem Bericht|weiter|darin)|"
    r"Weiter (?:berichtet|schreibt|meldet))",
    carry_on=r"^(?:Hierbei|Dabei|Zudem|Außerdem|Ferner|Weiter|Weiterhin|Überdies|Darüber hinaus|Danach|Dazu|"
    r"Dafür|Dagegen|Deshalb|Daher|Darum|Demnach|Dadurch|Damit|Daraufhin|Auch|Ebenso|Ebenfalls|Zugleich|"
    r"Gleichzeitig|Er|Sie|Es|Dies|Das(?= [a-zäöü])|Diese[rsnm]?|Sein[ers]?|Ihr[ers]?|Dort|Grund|Anlass|Hintergrund|"
    r"Auslöser|Vorausgegangen|Allerdings|Jedoch|Doch|Nun|Schließlich|Insgesamt)\b"
    r"|\b(?:habe|sei|seien|werde|könne|müsse|wolle|solle|dürfe|gebe|gehe|komme|stehe|liege|bleibe|demnach|"
    r"zudem|hätten|müssten|könnten|wollten|seiner Einschätzung|ihrer Einschätzung)\b",
    unknown=(
        r"(?P<name>(?:[A-ZÄÖÜ-]{2,} ){0,3}[A-ZÄÖÜ-]*(?:ZEITUNG|KURIER|ANZEIGER|NACHRICHTEN|TAGE?BLATT|RUNDSCHAU|"
        r"BOTE|PRESSE|POST|MERKUR|ALLGEMEINEN?|STIMME|BLATT|ECHO|JOURNAL|TIMES|GAZETTE))(?![\w-])",
        rf"(?P<name>(?:[A-ZÄÖÜ][\w.-]*(?:e|en|er|es|em|s)? ){{0,2}}(?:[A-ZÄÖÜ][\w-]*)?(?:{_NEWSPAPER_WORDS}))"
        r"(?![\w-])",
        r"(?P<name>(?:Radio|Tele|Canal|TV|Antenne) [A-ZÄÖÜ\d][\w-]*)",
        r"(?P<name>[A-ZÄÖÜ][\w-]+er Stimme)(?![\w-])",
        rf"(?:{ARTICLE} (?:{_INFLECTED} ){{0,2}}|\b){_NEWS_ROLE} (?:[„“\"»›‚'](?P<quoted>[^“”\"«»‹‘’„]{{2,40}})"
        r"[“”\"«‹‘’']|(?P<name>[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,2}))",
    ),
    not_publishers=r"^(?:Deutschen? Post|Post|Presse|Nachrichten|Zeitung|Radio|TV|Times|Journal|Rundschau|"
    r"(?:Bundes|Staats|Reichs|Handels)anzeigers?|Allgemeinen?|Fernsehens?|Rundfunks?|Boten?|Anzeigers?|Echos?|Kuriers?|"
    r"(?:[Tt]ages|[Ww]ochen|[Ll]okal|[Rr]egional|[Hh]eimat|[Ss]onntags|[Ss]chüler|[Mm]itglieder|[Bb]etriebs|"
    r"[Ff]ach|[Uu]n|[Bb]oulevard|[Pp]artei|[Ss]traßen|[Gg]emeinde|[Aa]bi|[Vv]ereins)[Zz]eitung)$",
    base_forms=(
        (r"(isch|lich|deutsch|llgemein|Neu|Frei|Neuest|Alt|Klein|Unabhängig|Jung)(?:en|er|em)\b", r"\1e"),
        (r"([Kk]urier|eiger|erkur|[Ee]cho|[Rr]adio|[Bb]latt)e?s$", r"\1"),
        (r"([Bb]ote)n$", r"\1"),
    ),
)
