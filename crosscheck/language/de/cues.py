"""How German newsrooms credit a source."""

from __future__ import annotations

from crosscheck.language.cues import Anaphor, Cues
from crosscheck.language.de.cue_words import ARTICLE, CLOSE, OPEN, PAPER, ROLE
from crosscheck.language.de.turns import ABOUT, BLOCKS, PRESS, REPORT, TOLD

_INFLECTED = r"[\w-]{1,60}(?:e|en|er|es|em)"
_TOWN = r"[A-ZÄÖÜ][\w-]{2,30}er"  # „der Berliner Tagesspiegel“
_NEWSPAPER_WORDS = (
    r"[Zz]eitung|[Kk]uriers?|[Aa]nzeigers?|[Nn]achrichten|[Tt]age?blatte?s?|[Rr]undschau|[Bb]oten?|[Mm]erkurs?|"
    r"[Aa]llgemeinen?r?|(?<=[\w-])[Bb]latte?s?|[Rr]undblicks?|"
    r"[Ee]chos?|[Mm]orgenpost|Post|Presse|Gazette|Couriers?|Tribune|Times|Herald|Chronicle|Journals?|Radios?(?! [A-ZÄÖÜ])|"
    r"Fernsehens?|Rundfunks?|TV(?! [A-ZÄÖÜ])"  # „TV Rheintal“ is a gymnastics club
)

# Kinds of publishers that a newspaper's reader would take for a source; trade journals, services and
# scientific magazines are speakers in the news.
_NEWS_ROLE = (
    r"(?!Fach|Wissenschafts|Branchen|Amts|Mitglieder|Kunden|Vereins)[\w-]{0,60}(?:[Zz]eitung|[Ss]enders?|[Pp]ortals?|"
    r"[Mm]agazins?|[Bb]latte?s?|[Nn]achrichtenseite)"
)

# What stands before „Blatt“ where it means a publisher named before: an article, at most with its town.
_ARTICLE = r"\b(?:[Dd](?:er|ie|as|em|es|en)|[Bb]eim|[Vv]om|[Ii]m|(?<=[Ll]aut)) "
_DETERMINED = rf"{_ARTICLE}(?:[A-ZÄÖÜ][\w-]+er |öffentlich-rechtlichen? |privaten? |regionalen? )?"

CUES = Cues(
    lead_in=rf"(?:(?<!\w){ARTICLE} (?:{_INFLECTED} ){{0,2}}{ROLE} |(?<!\w){ROLE} |(?<!\w){ARTICLE} (?:{_TOWN} )?)?{OPEN}(?:(?<=[„“\"»›‚']){ARTICLE} )?$",
    tail=rf"^(?:\+| Plus\b| Online\b)?{CLOSE}(?: \((?:[\w.-]*(?:ausgabe|Ausgabe|tags?|[A-ZÄÖÜ]\w+))\))?",
    editions=r"(?:[Oo]nline|Website|Webseite|Plus|(?:\w+-?)?[Aa]usgabe|Newsletter|Portal|Live|E-Paper|Redaktion|Zeitung|"
    r"Magazin|Tagesschau|Tagesthemen|[Aa]ktuell|Info|Fernsehen|Hörfunk|Radio|Text|Nachrichtenseite)$",
    joint=r"^(?:,|;|/| /|,? und|,? sowie|,? oder| bzw\.| beziehungsweise|, aber auch| wie auch| gemeinsam mit| zusammen mit| &)(?: auch| von)?$",
    blocks=BLOCKS,
    report=REPORT,
    told=TOLD,
    press=PRESS,
    about=ABOUT,
    addressee=r"^(?!(?:[Dd]ie|[Dd]as|[Dd]es) |[Dd]en (?!.*[Nn]achrichten))",
    reports=rf"(?:{PAPER}|(?:[\w-]*-)?(?:Interviews?|Anfrage|Nachfrage|Podcasts?|Gastbeitrags?|Investigativteams?))$",
    shows=r"(?:[\w-]*-)?(?:[Mm]orgenmagazin|[Mm]ittagsmagazin|Sommerinterview|Talkshow|Talk|Sendung|Magazin|"
    r"Hauptstadtstudio|[Mm]oMa|Nachrichten|Frühstart|[Rr]adio|Reporter(?:in)?|Korrespondent(?:in|en)?|Umfrage|Erhebung)$",
    anaphors=(
        Anaphor(
            frozenset({"newspaper"}),
            # „Die Lindauer Zeitung“ is a name, so no town may stand before this noun.
            rf"{_ARTICLE}(?:Tages|Wochen|Lokal|Regional|Heimat|Sonntags|Boulevard)?[Zz]eitung\b",
        ),
        Anaphor(
            frozenset({"newspaper", "magazine"}),
            rf"{_DETERMINED}(?:Boulevard|Wochen|Traditions)?[Bb]latt(?:e?s)?\b",
        ),
        Anaphor(
            frozenset({"magazine"}),
            rf"{_DETERMINED}(?:(?:Nachrichten|Wochen|Wirtschafts|Politik)?[Mm]agazins?|(?:Wochenz|Z)eitschrift)\b",
        ),
        Anaphor(
            frozenset({"broadcaster"}),
            rf"{_DETERMINED}(?:(?:Nachrichten|Fernseh|Radio|Rundfunk|TV-|Hörfunk)?[Ss]enders?|"
            r"(?:Rundfunk|Sende)?[Aa]nstalt)\b",
        ),
        Anaphor(
            frozenset({"portal", "broadcaster", "newspaper", "magazine"}),
            rf"{_DETERMINED}(?:(?:Nachrichten|Online-?|Internet|News-?)?[Pp]ortals?|Nachrichtenseite|Website|Redaktion|"
            r"(?:Online-?)?Mediums?)\b",
        ),
        Anaphor(frozenset({"agency"}), rf"{_DETERMINED}(?:Nachrichten|Presse)?[Aa]gentur\b"),
    ),
    both=r"\b(?:[Bb]eide|[Dd]ie beiden) (?:\w+e |\w+en )?(?:Blätter|Zeitungen|Medien|Magazine|Sender|Redaktionen|Portale)n?\b",
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
    points_back=r"^(?:So (?:[a-zäöü]+t|[a-zäöü]+te|die|der|das|steht|heißt|hieß|[A-ZÄÖÜ])|Das (?:sagt|sagte|erklärt|schreibt|schrieb|"
    r"berichtet|steht|stand|zitiert|waren|war|sind)|Mit (?:diesen|den) (?:Worten|Sätzen)|Mit (?:diesem|dem) (?:Satz|Zitat)|"
    r"(?:Der|Dieser|Den|Diesen) (?:Satz|Text|Brief|Post|Aufruf)|(?:Das|Dieses) (?:Zitat|Statement|Schreiben)|"
    r"(?:Die|Diese) (?:Worte|Sätze|Zeilen|Aussage|Nachricht|Mail|E-Mail)|Zitiert wird|Gesagt hat|Nachzulesen|Zu lesen)\b",
    press_review=r"\b(?:Presse(?:schau|stimmen|spiegel)|Medienschau|Blick in die (?:Presse|Zeitungen)|Kommentatoren|"
    r"Leitartikler|(?:Die|Stimmen der|Kommentare der) Zeitungen|Zeitungskommentare)\b",
    unknown=(
        r"(?P<name>(?:[A-ZÄÖÜ-]{2,60} ){0,3}[A-ZÄÖÜ-]{0,60}(?:ZEITUNG|KURIER|ANZEIGER|NACHRICHTEN|TAGE?BLATT|RUNDSCHAU|"
        r"BOTE|PRESSE|POST|MERKUR|ALLGEMEINEN?|STIMME|BLATT|ECHO|JOURNAL|TIMES|GAZETTE))(?![\w-])",
        rf"(?P<name>(?:[A-ZÄÖÜ][\w.-]{{0,60}} ){{0,2}}(?:[A-ZÄÖÜ][\w-]{{0,60}})?(?:{_NEWSPAPER_WORDS}))"
        r"(?![\w-])",
        r"(?P<name>(?:Radio|Tele|Canal|Antenne) [A-ZÄÖÜ\d][\w-]*)",
        r"(?P<name>[A-ZÄÖÜ][\w-]{1,60}er Stimme)(?![\w-])",
        rf"(?:{ARTICLE} (?:{_INFLECTED} ){{0,2}}|\b){_NEWS_ROLE} (?:[„“\"»›‚'](?P<quoted>[^“”\"«»‹‘’„]{{2,40}})"
        r"[“”\"«‹‘’']|(?P<name>[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,2}))",
    ),
    not_publishers=r"^(?:Deutschen? Post|Post|Presse|Nachrichten|Zeitung|Radio|TV|Times|Journal|Rundschau|"
    r"(?:Bundes|Staats|Reichs|Handels)anzeigers?|Allgemeinen?|Fernsehens?|Rundfunks?|Boten?|Anzeigers?|Echos?|Kuriers?|"
    r"(?:[Tt]ages|[Ww]ochen|[Ll]okal|[Rr]egional|[Hh]eimat|[Ss]onntags|[Ss]chüler|[Mm]itglieder|[Bb]etriebs|"
    r"[Ff]ach|[Uu]n|[Bb]oulevard|[Pp]artei|[Ss]traßen|[Gg]emeinde|[Aa]bi|[Vv]ereins)[Zz]eitung|"
    # Leaves of paper and of plants, and sheets that inform.
    r"(?:(?:[\w.-]{1,40} ){0,2}(?:[Ff]lug|[Mm]erk|[Ff]alt|[Ii]nfo(?:rmations)?-?|[Dd]aten|[Dd]eck|[Tt]itel|[Aa]rbeits|"
    r"[Bb]ei|[Bb]eipack|[Nn]oten|"
    r"[Aa]mts-?|[Gg]esetz|[Mm]itteilungs|[Vv]erordnungs|[Ee]xtra|[Ll]osungs|[Ff]rage|[Ee]rgebnis|[Kk]arten|[Kk]alender|"
    r"[Dd]ach|[Kk]lee|[Ss]chulter|[Ff]eigen|[Ll]orbeer|[Ee]ichen|[Aa]horn|[Ss]alat|[Kk]ohl|[Ss]äge|[Rr]otor|[Rr]uder|"
    r"[Bb]lüten|[Tt]abak|[Pp]alm|[Hh]erbst|[Ww]ein|[Gg]old|[Zz]eichen|[Pp]apier|[Dd]oppel|[Ss]teck|[Uu]nschulds)"
    r"[Bb]latte?s?))$",
    issue=r",? (?:\((?:vom )?|(?:in (?:ihrer|seiner|der) [\w-]*[Aa]usgabe )?vom (?:vergangenen |letzten )?)$",
    reported_on=r" (?:bereits |schon |zuerst |erstmals |noch )?am (?:vergangenen |letzten )?$",
    base_forms=(
        (r"(isch|lich|deutsch|llgemein|Neu|Frei|Neuest|Alt|Klein|Unabhängig|Jung)(?:en|er|em)\b", r"\1e"),
        (r"([Kk]urier|eiger|erkur|[Ee]cho|[Rr]adio|[Bb]latt)e?s$", r"\1"),
        (r"([Bb]ote)n$", r"\1"),
    ),
)
