"""Facet: words that change the meaning of a statement: negation, modality, quantity, direction, cause, novelty."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crosscheck.language.data import Folder, facet
from crosscheck.language.opposites import NONE, Opposites
from crosscheck.language.opposites import read as read_opposites


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Logic:
    """Words for negation, doubt, quantity, direction, cause and novelty, all folded. Read from `logic.toml`;
    without it the rules about them find nothing."""

    # negation
    negators: frozenset[str] = frozenset()  # negate the words around them
    noun_negators: frozenset[str] = frozenset()  # those that negate only the words after them
    repeated_negators: frozenset[str] = frozenset()  # go on with a negator before them (“neither … nor”)
    contrasts: frozenset[str] = frozenset()  # say what holds instead („sondern“)
    # stems in one clause that deny by themselves („lehnt ab“)
    negative_verbs: tuple[tuple[str, ...], ...] = ()
    prefixes_of_denial: tuple[str, ...] = ()  # „un-“, „in-“
    sure_prefixes_of_denial: frozenset[str] = frozenset()  # those that only deny
    adjective_endings: tuple[str, ...] = ()  # of words that the others deny as well
    adverb_endings: tuple[str, ...] = ()  # where adverbs and adjectives differ
    until: frozenset[str] = frozenset()  # „bis“: what is denied until then holds after it

    # doubt and intention
    hedges: frozenset[str] = frozenset()  # make a statement less than a fact
    strong_hedges: frozenset[str] = frozenset()  # those that do so wherever they stand
    guesses: frozenset[str] = frozenset()  # words of doubt without another meaning
    modals: frozenset[str] = frozenset()  # verbs of doubt with their verb right behind them
    attributes: frozenset[str] = frozenset()  # words of doubt that belong to the noun behind them
    open: frozenset[str] = frozenset()  # words that leave room for doubt without naming it
    doubt_turns: tuple[tuple[str, ...], ...] = ()  # beginnings of words that follow each other in a clause
    certain: frozenset[str] = frozenset()  # make a statement more than a surmise
    reported: frozenset[str] = frozenset()  # make it hearsay („soll“)
    # what must follow a word of report for it to be hearsay („to“)
    reported_link: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()  # infinitives that make „soll“ an allegation
    intents: frozenset[str] = frozenset()  # a plan or a demand
    wishes: frozenset[str] = frozenset()  # of wants, hopes and plans that may not come true
    questions: frozenset[str] = frozenset()  # „ob“
    conditions: frozenset[str] = frozenset()  # begin a restriction that a cut quotation may have lost
    promises: frozenset[str] = frozenset()  # announce, threaten, apply for or offer what may not come
    provisos: frozenset[str] = frozenset()  # begin a condition, and never a time („sofern“)
    # prefixes of words that express a plan, a demand or a doubt („forder“ for „fordern“, „Forderung“)
    leanings: tuple[str, ...] = ()
    as_told: frozenset[str] = frozenset()  # before a plan that came true („wie geplant“)
    suppositions: frozenset[str] = frozenset()  # words for the case in which something would be
    unreal: frozenset[str] = frozenset()  # subjunctives that say what would be, not what is
    unreal_if: frozenset[str] = (
        frozenset()
    )  # those that do so only with a condition: elsewhere they are reported speech
    obliged: frozenset[str] = frozenset()  # what ends a clause that says what was meant to be
    reflexive: frozenset[str] = frozenset()  # „sich“: „findet sich“ says nothing

    # verbs and clauses
    governed: frozenset[str] = frozenset()  # what opens a clause that hangs on another („dass“)
    infinitive: frozenset[str] = frozenset()  # words before an infinitive
    infinitive_endings: tuple[str, ...] = ()
    future: frozenset[str] = frozenset()
    # make what their verb says one that is to come, or would be („soll“, „würde“)
    coming: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()  # auxiliaries of what has happened
    passive_done: frozenset[str] = frozenset()  # make even a future a thing done: „wird … worden sein“
    past_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()  # of what closes a clause after „hat“, „wurde“
    present_endings: tuple[str, ...] = ()  # irregular verb forms with one of these are present tense
    clause_words: frozenset[str] = frozenset()  # begin a clause
    joints: frozenset[str] = frozenset()  # join two statements or two nouns („und“)
    prepositions: frozenset[str] = frozenset()
    opposite_prepositions: tuple[tuple[str, str], ...] = ()
    pronouns: frozenset[str] = frozenset()  # of the third person, for people
    respectively: frozenset[str] = frozenset()  # „beziehungsweise“
    sides: frozenset[str] = frozenset()  # of a vote, where they are no nouns: „dafür“
    against: frozenset[str] = frozenset()  # between the two figures of a vote: „14 gegen 6“
    comparing: frozenset[str] = frozenset()  # words before what something is compared with: „als“
    # a noun's determiner here and there
    # → 1 where the noun turns from subject to object, -1 the other way
    case_flips: Mapping[tuple[str, str], int] = field(default_factory=dict)

    # who says it
    speech: frozenset[str] = frozenset()
    press: frozenset[str] = frozenset()  # words for an outlet
    credits: frozenset[str] = frozenset()  # words next to the speaker
    credit_nouns: frozenset[str] = frozenset()  # nouns before the speaker („Angaben der“)
    oblique: frozenset[str] = frozenset()  # determiners that no subject has („den“)
    recipients: frozenset[str] = frozenset()  # words before the person talked to

    # two statements beside each other
    # tell a time, a part or another one apart from the one spoken of before („zunächst“, „davon“, „weitere“)
    distinctions: frozenset[str] = frozenset()
    stating: frozenset[str] = frozenset()  # verbs that state a value and say no more („beträgt“)
    pasts: frozenset[str] = frozenset()  # of these verbs and of „sein“: what was so then

    # quantity, direction, cause, novelty
    quantifiers: Mapping[str, int] = field(default_factory=dict)  # from 0 (none) to 4 (all)
    opposites: Opposites = NONE  # `opposites.txt`
    places: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()  # pairs of opposite places
    # words before two figures, the first of which comes before the second
    courses: tuple[tuple[str, str], ...] = ()
    causes: frozenset[str] = frozenset()
    causes_after_comma: frozenset[str] = frozenset()  # those that are one only after a comma or at the head
    causes_of_nouns: frozenset[str] = frozenset()  # those with a noun, not a clause, behind them
    cause_hints: frozenset[str] = frozenset()  # all that links two facts as cause and effect
    novelty: frozenset[str] = frozenset()
    novelty_phrases: tuple[tuple[str, ...], ...] = ()
    not_novel_after: frozenset[str] = frozenset()  # „bis heute“ says nothing new


def read(folder: Folder, irregular: Mapping[str, str]) -> Logic:
    """`irregular` are strong forms and their plain form, by which opposites are inflected."""
    return facet(Logic, folder, "logic.toml", opposites=read_opposites(folder, irregular))
