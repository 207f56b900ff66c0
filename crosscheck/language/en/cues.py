"""How English newsrooms credit a source."""

from __future__ import annotations

from crosscheck.language.cues import Anaphor, Cue, Cues, any_of

_ROLE = (
    r"(?:(?:public |state |national |local |daily |weekly |regional )?(?:broadcaster|newspaper|paper|news agency|agency|"
    r"magazine|news site|news website|website|outlet|daily|weekly|tabloid|channel|network|newswire|portal))"
)
_LEAD_IN = (
    rf"(?:(?<!\w)[Tt]he (?:\w+ )?{_ROLE} |(?<!\w){_ROLE} |(?<!\w)[Tt]he )?[“\"'‘*_]*(?:(?<=[“\"'‘])The )?$"
)
_CLOSE = r"(?:[”\"*_]|['’](?!s\b))*"
_REPORTS = any_of(
    "reports? reported reporting says? said adds? added writes? wrote written understands understood notes noted quotes? quoted "
    "claims claimed learned learnt reveals? revealed states stated cites cited describes described suggests suggested "
    "publishes published broadcasts? found finds discovered obtained seen puts~the put~the disclosed calculates calculated estimates estimated "
    "argues argued calls called comments commented warns warned concludes concluded observes observed leads splashes splashed headlines headlined devotes devoted~its features"
)
_NOUN = r"(?:reports?|reporting|investigations?|analysis|interviews?|articles?|story|stories|reviews?|inquiry|coverage|live blog|podcast|documentary|editorial|account|figures|data|research)"
_END = r"\s*(?:$|[.!?,;:…)\]–—]|\d|\[)"
_SUBJECT = r"(?:^|[,;:–—\"“”] ?|\b(?:and|while|but|as|that|which|what|where|whereas|because) )$"
_STAFF = any_of(
    "editor editors journalists? presenters? reporters? correspondents? staff executives? spokesman spokeswoman spokesperson shareholders? "
    "shares owners? offices? readers viewers listeners columnist director-general director chairman chair boss employees? newsroom bureau "
    "licence~fee audience website~of sale~of"
)

# “The Guardian's health editor Lena Moor reports”
_WRITER_REPORTS = (
    r"['’]s (?:[\w-]+ ){0,3}(?:editor|correspondent|reporter|columnist|critic),? (?:[A-Z][\w.’-]+,? ){0,3}"
    r"(?:reports|reported|writes|wrote|argues|notes|explains|says)\b"
)

CUES = Cues(
    lead_in=_LEAD_IN,
    tail=rf"^{_CLOSE}",
    editions=r"(?:online|app|plus)$",
    joint=r"^(?:,|;|/| /|,? and|,? or| & |,? as well as|,? along with)(?: by| to)?$",
    blocks=(
        Cue(
            "photo_credit",
            before=r"(?:\b(?:Photo|Photograph|Image|Picture|Illustration|Graphic|Credit)s?\s*[:©(/]|©|\(c\))[^.;]{0,40}$",
        ),
        Cue("staff", before=rf"\b{_STAFF}(?: (?:of|at|for|from|with|in))(?: the)?$"),
        Cue("staff", after=rf"^{_CLOSE}(?!{_WRITER_REPORTS})(?:['’]s)? (?:\w+ )?{_STAFF}\b"),
        Cue(
            "staff",
            before=r"\b(?:against|sued|sue|suing|joined|left|leave|leaving|works? for|worked for|for working at)$",
        ),
        Cue(
            "company",
            after=r"^ (?:[A-Z][\w-]+ ){0,2}(?:Ltd|Limited|Inc|LLC|plc|PLC|Holdings?|Insurance|Consulting|Hotel|Foundation)(?!\w)",
        ),
        Cue(
            "broadcast_slot",
            before=r"\b(?:[Tt]onight|[Ll]ive|[Tt]omorrow|airs?|aired|shown|watch|broadcast|screened|[Ss]undays?|[Ss]aturdays?)\b[^.;]{0,25}\b(?:on|at)$",
            after=rf"^{_CLOSE}(?: One| Two)?{_END}",
        ),
        Cue(
            "own_news",
            before=_SUBJECT,
            after=rf"^{_CLOSE} (?:will |is to |plans to |has to |is |was |are |has )?"
            + any_of(
                "cut cuts cutting axes axed axing fires fired sacks sacked laid~off lays~off hires hired loses lost gains gained sells sold buys bought launches launched launching "
                "closes closed apologises apologised apologized apologizes sues sued airs aired broadcasts screens screened wins won pays paid raises raised appoints appointed "
                "loses losing facing faces moving moves ending ends scraps scrapped owned based under funded accused criticised criticized"
            )
            + r"\b",
        ),
    ),
    report=(
        Cue(
            "according_to",
            before=r"\b(?:[Aa]ccording to|[Pp]er)(?: (?:a|an|the)(?: [\w-]+){0,3}? (?:report|reports|article|investigation|analysis|story|interview)(?: (?:by|in|from|on|with|for))?| reports? (?:by|in|from|on))?$",
        ),
        Cue("as_reported", before=r"\b[Aa]s$", after=rf"^{_CLOSE} (?:\w+ ){{0,2}}?{_REPORTS}\b"),
        Cue(
            "as_reported",
            before=r"\b(?:reported|revealed|published|broadcast|obtained|seen|reviewed|carried|quoted|cited|first reported|viewed|told|verified)(?: \w+)?(?: by| in| on)$",
        ),
        Cue(
            "citing",
            before=r"\b(?:[Cc]iting|[Qq]uoting|[Rr]eferring to|pointing to|with reference to)(?: (?:a|an|the) [\w ]{0,20}(?:by|in|from|on))?$",
        ),
        Cue("report_of", before=rf"\b(?:[Aa]|[Aa]n|[Tt]he)?(?: \w+)? ?{_NOUN} (?:by|in|from|on)$"),
        Cue(
            "subject",
            before=_SUBJECT,
            after=rf"^{_CLOSE}(?:,? which [^,]{{0,60}},)?(?: has| have| had| also| first| later| separately| on \w+| earlier| previously| further| has since){{0,2}} {_REPORTS}\b",
        ),
        Cue(
            "subject",
            after=rf"^{_CLOSE}(?: has| had| also)? (?:reports|reported|says|adds|understands|writes)(?:{_END}|\b)",
        ),
        Cue("subject", after=rf"^{_CLOSE}{_WRITER_REPORTS}"),
        Cue("subject", after=rf"^{_CLOSE}['’]s (?:[A-Z][\w.’-]+ ){{1,3}}(?:reports|reported|writes|says)\b"),
        Cue("report_of", after=rf"^{_CLOSE}(?:['’]s)?(?: \w+)? {_NOUN}\b"),
        Cue("reported_by", before=rf"[,\"”] ?(?:{_REPORTS})$"),
        Cue("view_of", before=r"\b[Ii]n the (?:view|words|eyes) of$"),
        Cue("says_in", before=r"^(?:In|Writing in)$", after=rf"^{_CLOSE},"),
        Cue("introduces", before=_SUBJECT, after=rf"^{_CLOSE}[^.!?“”\"]{{1,120}}:\s?[“\"]"),
        Cue(
            "parenthesis",
            before=r"[(\[](?:\s*(?:[Ss]ources?|[Vv]ia|[Ff]rom|[Ss]ee|[Rr]eport)\s*:?\s*)?(?:the )?$",
            after=rf"^{_CLOSE}(?:,[^()\[\]]{{0,40}})?[)\]]",
        ),
        Cue("source_line", before=r"\b(?:[Ss]ources?|[Vv]ia|Link)\s*:\s*(?:[^.]{0,200}[,;|/] )?$"),
        Cue("report_of", before=r"\b[Vv]ia$"),
        Cue(
            "subject",
            before=r"\bwith$",
            after=rf"^{_CLOSE} (?:calling|saying|reporting|writing|describing|quoting)\b",
        ),
        Cue("dash", before=r"[–—-] $", after=rf"^{_CLOSE}\s*[.!?]?\s*$"),
        Cue("head", before=r"^[\W_]*$", after=rf"^{_CLOSE}(?: \([^)]*\))?[*_]*:"),
    ),
    told=(
        Cue(
            "told",
            before=r"\b(?:told|telling|tells|[Ss]poke to|[Ss]peaking to|spoken to|talking to|[Ii]n (?:an|its|a) (?:\w+ )?(?:interview|statement|conversation) (?:with|to|for|on|in)|confirmed to)$",
        ),
        Cue("told", before=r"\bsaid [^.;“”\"]{0,40}\b(?:on|in)$"),
    ),
    press=(Cue("in_print", before=r"\b[Ii]n$"),),
    reports=rf"{_NOUN}$",
    shows=r"(?:programme|program|show|correspondent|reporter)$",
    anaphors=(
        Anaphor(
            frozenset({"newspaper"}),
            r"\b[Tt]he (?:news)?paper\b|\b[Tt]he (?:daily|tabloid)\b(?= (?:said|says|adds|added|report|wrote|writes|quot))",
        ),
        Anaphor(frozenset({"broadcaster"}), r"\b[Tt]he (?:broadcaster|corporation|network|channel)\b"),
        Anaphor(frozenset({"magazine"}), r"\b[Tt]he magazine\b"),
        Anaphor(frozenset({"agency"}), r"\b[Tt]he (?:news )?(?:agency|wire)\b"),
        Anaphor(
            frozenset({"portal", "newspaper", "broadcaster", "magazine"}),
            r"\b[Tt]he (?:news )?(?:site|website|outlet|portal)\b",
        ),
    ),
    both=r"\b(?:[Bb]oth|[Tt]he two) (?:\w+ )?(?:papers|newspapers|outlets|broadcasters)\b",
    carriers=r"\b(?:[Rr]eportedly|[Tt]he report (?:said|says|added|adds|also)|according to the report|[Ii]t (?:said|added|reported)\b)",
    openers=r"^(?:The report (?:said|says|added|adds|also)|According to the (?:report|article)|It (?:also )?(?:reported|reports|quotes|quoted))",
    carry_on=r"^(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|The latter|Also|Moreover|Furthermore|In addition|Meanwhile|Another|At the time|Both|There)\b",
    points_back=r"^(?:So (?:said|says|wrote|writes|reads)|(?:That|This) is (?:how|what)|Those (?:were|are)|These (?:were|are)|"
    r"With these words|(?:The|This|That) (?:quote|quotation|sentence|letter|post|email|statement|message)|"
    r"(?:The|These|Those) (?:words|lines|remarks)|(?:He|She|They) (?:told|was speaking|were speaking|made))\b",
    press_review=r"\b(?:[Pp]ress review|[Ww]hat the papers say|[Ll]eader writers|[Ff]ront pages)\b",
    issue=r",? (?:\(|(?:in its [\w-]+ edition )?(?:of|from|dated) (?:last )?)$",
    reported_on=r" (?:already |first )?(?:on |last )$",
    unknown=(
        r"(?P<name>(?:[A-Z][\w.’'-]{0,60}+ ){0,3}(?:Gazette|Times|Herald|Post|Tribune|Chronicle|Courier|Observer|Journal|Echo|Star|Argus|Advertiser|Mercury|Examiner|Dispatch|Mail|Standard|News|Telegraph|Press|Sentinel|Bugle|Record|Inquirer|Globe|Register|Bulletin|Radio|TV))(?![\w-])",
        rf"\b(?:[Tt]he )?(?:\w+ )?{_ROLE} (?:[“\"‘'](?P<quoted>[^“”\"‘’']{{2,40}})[”\"’']|(?P<name>[A-Z][\w.’-]*(?: [A-Z][\w.’-]*){{0,3}}))",
    ),
    not_publishers=r"^(?:The |A |In |On |At )?(?:Times|Post|News|Press|Star|Standard|Record|Mail|Radio|TV|Journal|Echo|Register|Bulletin|Globe|Royal Mail|Good News|Breaking News)$",
    about=(
        Cue(
            "about",
            before=r"\b(?:against|without|about|over|for|at|by|sued|criticised|visited|bought|joined|left|owns?|of)$",
        ),
        Cue(
            "about",
            after=rf"^{_CLOSE}(?:['’]s)? (?:journalist|licence|award|prize|building|orchestra|group|website)\w*\b",
        ),
    ),
    addressee=r"",
    base_forms=(),
)
