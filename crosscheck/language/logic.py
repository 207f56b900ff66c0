"""Facet: small words that turn the sense of a statement. All folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crosscheck.language.opposites import Opposites


@dataclass(frozen=True, slots=True, eq=False)
class Logic:
    """Words for negation, doubt, quantity, direction, cause and novelty.

    `negators` deny what stands beside them, `noun_negators` among them only the words after them,
    `contrasts` say what holds instead („sondern“);
    `negative_verbs` are stems of predicates that deny by themselves („lehnt ab“), as tuples of words
    that stand in one clause. `hedges` make a statement less than a fact, `strong_hedges` among them do
    so wherever they stand, `perfect` are infinitives that make „soll“ an allegation; `intents` are a
    plan or demand, `certain` makes a statement more than a surmise. `quantifiers` give a level from 0
    (none) to 4 (all). `opposites` and `places` pair opposite words. `conditions` begin a restriction
    that a cut quotation may have lost. `case_flips`: a noun's determiner here and there → 1 from
    subject to object, -1 the other way. `press` are words for an outlet, `joints` join two statements or two
    nouns („und“).
    """

    negators: frozenset[str]
    noun_negators: frozenset[str]
    contrasts: frozenset[str]
    negative_verbs: tuple[tuple[str, ...], ...]
    hedges: frozenset[str]
    strong_hedges: frozenset[str]
    perfect: frozenset[str]
    reported: frozenset[str]
    reported_link: frozenset[str]  # what must follow a word of report for it to be hearsay („to“)
    intents: frozenset[str]
    wishes: frozenset[str]  # what somebody wants, hopes or weighs and what may never come
    guesses: frozenset[str]  # words of doubt that speak of nothing else
    modals: frozenset[str]  # verbs of doubt with their verb right behind them
    attributes: frozenset[str]  # words of doubt that belong to the noun behind them
    questions: frozenset[str]
    governed: frozenset[str]  # what opens a clause that hangs on another
    infinitive: frozenset[str]  # what stands before an infinitive
    future: frozenset[str]
    done: frozenset[str]  # auxiliaries of what has happened
    passive_done: frozenset[str]  # participles that make even a future a thing done: „wird … worden sein“
    past_endings: tuple[str, ...]
    present_endings: tuple[str, ...]  # irregular verb forms with one of these are told as present
    infinitive_endings: tuple[str, ...]
    unreal: frozenset[str]  # subjunctives that say what would be, not what is
    unreal_if: frozenset[str]  # those that do so only beside a condition: elsewhere they report
    suppositions: frozenset[str]  # words for the case in which something would be
    reflexive: frozenset[str]
    obliged: frozenset[str]  # what ends a clause that says what was meant to be
    open: frozenset[str]  # words that leave room for doubt without naming it
    doubt_turns: tuple[tuple[str, ...], ...]  # beginnings of words that follow each other in a clause
    certain: frozenset[str]
    quantifiers: Mapping[str, int]
    opposites: Opposites
    places: tuple[tuple[frozenset[str], frozenset[str]], ...]
    causes: frozenset[str]
    causes_after_comma: frozenset[str]  # words of cause that are one only after a comma or at the head
    causes_of_nouns: frozenset[str]  # words of cause with a noun, not a clause, behind them
    cause_hints: frozenset[str]
    novelty: frozenset[str]
    conditions: frozenset[str]
    case_flips: Mapping[tuple[str, str], int]
    speech: frozenset[str]
    clause_words: frozenset[str]
    joints: frozenset[str]
    pronouns: frozenset[str]
    press: frozenset[str]
    prepositions: frozenset[str]
    opposite_prepositions: tuple[tuple[str, str], ...]
    until: frozenset[str]
    prefixes_of_denial: tuple[str, ...]
    adverb_endings: tuple[str, ...]  # where adverbs and adjectives differ
    novelty_phrases: tuple[tuple[str, ...], ...]
    not_novel_after: frozenset[str]  # „bis heute“ says nothing new
    credits: frozenset[str]  # words beside the one whose word it is
    courses: tuple[
        tuple[str, str], ...
    ]  # words before two figures, of which the first comes before the second
    recipients: frozenset[str]  # words before the one who is spoken to
