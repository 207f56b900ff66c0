"""English clauses: finite verbs and the words that open a clause."""

from __future__ import annotations

from crosscheck.language.clauses import Clauses
from crosscheck.language.data import words

_FINITE = """
    is are was were has have had does do did will would can could shall should may might must said says went goes came
    comes took takes made makes gave gives got gets found finds saw sees knew knows thought thinks told tells became
    becomes left leaves felt feels put puts brought brings began begins kept keeps held holds wrote writes stood stands
    heard hears let lets meant means set sets met meets ran runs paid pays sat sits spoke speaks lay lies led leads grew
    grows lost loses fell falls sent sends built builds drew draws broke breaks spent spends cut cuts rose rises drove
    drives bought buys wore wears chose chooses won wins flew flies struck strikes plans wants needs expects remains
    faces costs seems appears hopes insists describe describes insist want need
"""

CLAUSES = Clauses(
    finite=words(_FINITE),
    strong_pattern=r"(?!)",
    past_pattern=r"[a-z]{3,}ed",
    present_pattern=r"[a-z]{3,}[^su]s",
    plural_pattern=r"(?!)",
    not_finite=words("red bed shed need speed indeed unprecedented united hundred"),
    openers=frozenset({"to", "the", "a", "an", "that", "its", "their", "his", "her", "no", "not"}),
    saying=words(
        "said says told adds added insists insisted claims claimed reports reported learned learnt understands "
        "understood writes wrote quoted quotes revealed"
    ),
    credit_words=frozenset({"according", "as"}),
    coordinators=frozenset({"and", "but", "yet"}),
    contrasts=frozenset({"while", "whereas", "whilst", "although", "though"}),
    subordinators=words(
        "that if because since unless until when where before after as so how why whether once for than"
    ),
    modifiers=frozenset({"even", "only", "just", "not"}),
    relatives=frozenset({"which", "who", "whose", "whom"}),
    prepositions=words("of in at on for with to from by"),
    verb_final=False,
    infinitive=r"(?!)",
)
