"""English words of negation, doubt, quantity, direction, cause and novelty. All folded."""

from __future__ import annotations

from crosscheck.language.en.opposites import OPPOSITES
from crosscheck.language.logic import Logic


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _opposites(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = (line.split("|") for line in text.strip().splitlines())
    return tuple((_set(a), _set(b)) for a, b in pairs)


LOGIC = Logic(
    negators=_set(
        "not no never none nobody nothing neither nor cannot without don't doesn't didn't isn't aren't wasn't weren't "
        "won't wouldn't can't couldn't hasn't haven't hadn't shouldn't"
    ),
    noun_negators=_set("no none nobody nothing neither nor without"),
    contrasts=_set("rather instead"),
    negative_verbs=(
        ("den",),
        ("denied",),
        ("reject",),
        ("refus",),
        ("ruled", "out"),
        ("rul", "out"),
        ("declin",),
        ("fail",),
        ("oppos",),
        ("dismiss",),
        ("lack",),
        ("avoid",),
        ("prevent",),
        ("bans",),
        ("banned",),
        ("banning",),
        ("prohibit",),
        ("forbid",),
        ("forbad",),
    ),
    hedges=_set(
        "may might could would possibly perhaps probably likely allegedly reportedly apparently suspected suspects "
        "believed believes believe thought alleges alleged claims claimed possible expected expects estimated unclear "
        "anticipated anticipates anticipate poised set soon appears appeared seems seemed potential potentially risk fears feared hopes hope"
    ),
    strong_hedges=_set(
        "may might could possibly perhaps probably allegedly reportedly apparently suspected believed believes alleged "
        "alleges considering considers plans proposed demands demanded calls urges urged"
    ),
    perfect=_set("have been"),
    reported=_set(
        "said reported thought believed understood alleged presumed feared rumoured reputed supposed assumed"
    ),
    reported_link=_set("to"),
    wishes=_set(
        "hopes hope hoped hoping considering considers considered demands demanded demand calls called call urges urged urge "
        "wants want wanted proposes proposed asks asked mulls mulling weighs weighing seeks seeking aims aim"
    ),
    guesses=_set("may might could possibly perhaps probably allegedly"),
    modals=_set("may might could"),
    attributes=_set("alleged suspected proposed apparent"),
    questions=_set("whether"),
    governed=_set("that"),
    infinitive=_set("to will would be may might could"),
    future=_set("will"),
    done=_set("has have had was were been"),
    passive_done=frozenset(),
    present_endings=("t",),
    infinitive_endings=(),
    past_endings=("ed",),
    unreal=frozenset(),
    unreal_if=frozenset(),
    reflexive=frozenset(),
    obliged=frozenset(),
    suppositions=frozenset(),
    open=_set(
        "can if should estimate estimates estimated forecast forecasts unless prediction predicts predicted question chance"
    ),
    doubt_turns=(
        ("not", "ruled", "out"),
        ("not", "rule", "out"),
        ("suspect", "of", "having"),
        ("would", "like", "to"),
        ("call", "for"),
        ("unclear",),
        ("not", "clear", "whether"),
        ("theory", "that"),
    ),
    intents=_set(
        "will plans plan planned intends intend wants want aims aim proposes proposed demands demanded calls called "
        "considering considers pledged promised due"
    ),
    certain=_set("certainly definitely inevitably confirmed proved proven undoubtedly"),
    quantifiers={
        "no": 0,
        "none": 0,
        "nobody": 0,
        "few": 1,
        "some": 1,
        "several": 2,
        "many": 2,
        "numerous": 2,
        "most": 3,
        "majority": 3,
        "mostly": 3,
        "all": 4,
        "every": 4,
        "each": 4,
        "entire": 4,
        "whole": 4,
        "everyone": 4,
        "unanimously": 4,
        "part": 1,
    },
    opposites=OPPOSITES,
    places=_opposites(
        """
        north northern|south southern
        east eastern|west western
        left|right
        """
    ),
    causes=_set("because since due owing therefore thus hence"),
    causes_after_comma=_set("since"),
    causes_of_nouns=_set("due owing"),
    cause_hints=_set(
        "because since due owing therefore thus hence as cause caused causes reason reasons led leads result resulted "
        "resulting blamed blames so triggered prompted forced"
    ),
    novelty=_set("now just newly today currently"),
    conditions=_set("if unless provided but as so only when until except not although"),
    case_flips={},
    speech=_set(
        "said says told added adds called warned argued insisted claimed announced stated writes wrote asked explained "
        "according"
    ),
    clause_words=_set(
        "but while because although though that whether if when after before since which who and or as"
    ),
    pronouns=_set("he she they him her them"),
    prepositions=_set(
        "in on at by for from with without into onto over under between among through during before after about against "
        "within across along behind below above off of to near despite because due"
    ),
    opposite_prepositions=(("before", "after"), ("above", "below"), ("over", "under"), ("with", "without")),
    until=_set("until till"),
    prefixes_of_denial=("un",),
    adverb_endings=("ly",),
    novelty_phrases=(("this", "week"), ("this", "month"), ("these", "days")),
    not_novel_after=_set("until since even still"),
    credits=_set("according"),
    courses=(("from", "to"),),
    recipients=_set("to told"),
    joints=_set("and but"),
    press=_set("paper newspaper broadcaster magazine outlet agency report"),
)
