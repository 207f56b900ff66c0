"""English signs of opinion and of text about the text."""

from __future__ import annotations

from crosscheck.language.signs import Sign, Signs

_GOOD_OR_BAD = (
    r"(?:remarkable|reassuring|worrying|welcome|regrettable|sad|absurd|disappointing|alarming|encouraging|"
    r"understandable|overdue|scandalous|embarrassing|brave|wise|foolish|disastrous|bitter|exciting|wonderful|"
    r"terrible|awful|ridiculous|shameful|outrageous|unacceptable|exemplary|tragic|hopeful|astonishing|"
    r"impressive|unnecessary|a (?:disgrace|scandal|shame|blessing|farce))"
)

_AGENCIES = r"AP|AFP|PA|Reuters|REUTERS|dpa|DPA|UPI|Agencies|agencies|PA Media"

SIGNS = Signs(
    meta=(
        Sign("source_line", r"^[\W_]*(?:Source|Sources|References|Links?)\s*:"),
        Sign("source_line", r"^[\W\d_]*(?:Sources|References|Notes|Footnotes)[.:]?\W*$"),
        Sign(
            "source_sentence",
            r"^(?:This|That|It|The story|The news) (?:was |has been )?(?:first |also )?(?:reported|broken) by\b[^,:;]{2,60}[.!]?$",
        ),
        Sign(
            "teaser",
            r"^[\W_]*(?:Read (?:more|also|on|our|the full)|More on this|See also|Related|Watch|Listen|Sign up|Subscribe|Click here|For more|Advertisement)\b",
        ),
        Sign(
            "photo_credit",
            r"^[\W_]*(?:Photo|Photograph|Photos|Image|Picture|Illustration|Graphic|Credit)\w*\s*(?::|©|by\b|\()",
        ),
        Sign("photo_credit", r"^\s*[(\[]?(?:©|\(c\) |Copyright\b)"),
        Sign(
            "photo_credit",
            r"^[\W_]{0,30}(?:[A-Z][\w.-]++ ){0,3}[A-Z]?[\w.-]+ ?/ ?(?:AP|AFP|PA|Reuters|REUTERS|Getty|Shutterstock|EPA|Alamy|"
            r"Bloomberg|Unsplash)(?: [\w.-]++){0,3}+\W*$",
        ),
        Sign(
            "photo_credit",
            r"^[\W_]*(?:Source|Data|Map|Chart|Screenshot|Video)\s*:\s*(?:(?:graphic|chart|map|photo|image)\b|[^.!?]{2,60}\b(?:Graphic|Chart|Map|Photo)\s*:)",
        ),
        Sign(
            "source_line",
            r"^[\W_]*(?:[Ww]ith (?:additional )?(?:reporting|material|information|files|contributions?) (?:by|from)|[Aa]dditional reporting by)\b[^.!?]{2,80}\W*$",
        ),
        Sign("source_line", rf"^\W*(?:[Ww]ith )?(?:{_AGENCIES})(?:(?:[/ ,-]|and )+(?:{_AGENCIES}))*\W*$"),
        Sign(
            "source_line",
            r"^[A-Z][\w.’'-]*(?:,? (?:and )?[A-Z][\w.’'-]*){0,9} contributed (?:reporting )?to this (?:report|article|story)\W*$",
        ),
        Sign(
            "boilerplate",
            r"^[\W_]*(?:We|This (?:site|website|page)) uses? (?:[\w-]+ ){0,4}cookies(?: (?:to|for|on|and)\b|\W*$)",
        ),
        Sign(
            "boilerplate",
            r"^[\W_]*(?:(?:Accept|Reject|Allow|Manage) (?:all )?(?:cookies)?|Accept all|Skip to (?:main )?content|Back to (?:top|home)|"
            r"Share this (?:article|story)|All rights reserved|\d+ min(?:ute)?s? read)\W*$",
        ),
        Sign(
            "boilerplate",
            r"^\W*(?:(?:Privacy(?: policy)?|Terms(?: of (?:use|service))?|Contact(?: us)?|About us|Home|Newsletter|Subscribe|Search|Menu|"
            r"Log in|Sign in|Share|Print|Save|Comments|Facebook|Twitter|X|Instagram|WhatsApp|Email|Careers|Cookies|Imprint)\b\W*)+$",
        ),
        Sign(
            "byline",
            r"^[\W_]*(?:By|Words by|Text|Author|Reporting by|Editing by)\s*:? (?=\S+ \S)[A-Z][\w’'.-]*+(?:[ ,/]++(?:and )?[A-Z][\w’'.-]*+){0,7}\W*+$",
        ),
        Sign(
            "dateline",
            r"^[\W_]*(?:Updated|Published|Last updated|Posted)\s*+(?::\s*+)?(?:on |at )?(?:\w+,? )?\d[\d.:/ -]*+(?:\w+,? \d{4})?"
            r"[\d.:, ]*+(?:am|pm|GMT|BST|ET)?\W*+$",
        ),
        Sign("dateline", r"^[A-Z][\w/ .-]{1,40}\((?:Reuters|AP|AFP|PA)\)\W*$"),
        Sign(
            "greeting",
            r"^[\W_]*(?:Good (?:morning|afternoon|evening)|Dear (?:readers?|subscribers?)|Hello|Welcome)\b",
        ),
        Sign(
            "greeting", r"^[\W_]*(?:Have a (?:good|great|nice)|Thanks for reading|See you|Until tomorrow)\b"
        ),
        Sign(
            "lead_in",
            r"^(?:The|Many|Several|Most) (?:\w+ )?(?:commentators|papers|newspapers|leader writers|editorials|front pages) (?:\w+ ){0,2}?(?:focus|look|discuss|comment|lead|turn)\b",
        ),
        Sign(
            "lead_in",
            r"^(?:Here (?:is|are)|Today’s|Today's|These are|That was|That is)\b.{0,60}\b(?:headlines|stories|round-?up|news|briefing|summary)\b[^,;]{0,40}[.:]?$",
        ),
    ),
    opinion=(
        Sign("evaluating_phrase", r"\bcan (?:only )?be (?:seen|regarded|read|viewed) as\b"),
        Sign(
            "open_outcome",
            r"\b(?:remains|remain) to be seen\b|\bonly time will tell\b|\btime will tell\b|\bone can only hope\b",
        ),
        Sign("first_person", r"\b(?:I|I'm|I’m|[Ww]e|[Ww]e’re|[Ww]e're)\b(?!\.)"),
        Sign("own_view", r"\bin (?:my|our) (?:view|opinion)\b"),
        Sign(
            "wish",
            r"^(?:Hopefully|Sadly|Unfortunately|Fortunately|Thankfully|Regrettably|Luckily)\b|\b[Ll]et us hope\b",
        ),
        Sign("demand", r"\b[Ii]t is (?:high |about )?time (?:that|to|for)\b"),
    ),
    judgement=(
        Sign(
            "evaluation",
            rf"^(?:This|That|It|All this|All of this|None of this|The result)\b[^,;:]{{0,30}}\b(?:is|was|are|were|seems|looks|sounds)\b[^,;:]{{0,40}}\b{_GOOD_OR_BAD}\b",
        ),
        Sign("evaluation", r"\b(?:good|bad|sad|welcome) news for\b"),
        Sign("evaluation", rf"\bnot {_GOOD_OR_BAD}\b[^,;:]{{0,20}}$"),
        Sign(
            "evaluation",
            r"\ba (?:\w+ )?(?:exciting|new|sad|dark|bleak|important|good|bad|brave|welcome|worrying|bitter) (?:chapter|sign|signal|step|day|message|omen|era)\b",
        ),
    ),
    reporting=r"\b(?:said|says|say|told|reports?|reported|according|adds?|added|claims?|claimed|called|calls|warned|warns|"
    r"insists?|insisted|wrote|writes|quoted|quotes|believes?|argues?|argued|described|describes|expects?|expected)\b",
)
