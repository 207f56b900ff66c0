"""Facet: what makes a stretch of a sentence a statement of its own."""

from dataclasses import dataclass

NEVER = "(?!)"  # an expression that nothing matches


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """Words by which clauses are told, all lower case, and expressions for whole words. Read from `clauses.toml`;
    without it a sentence is one statement."""

    finite: frozenset[str] = frozenset()  # known forms of finite verbs
    strong_pattern: str = NEVER  # more of them
    past_pattern: str = NEVER  # regular past forms; an adjective like one would stand before a noun
    present_pattern: str = NEVER  # regular present forms; a participle would not stand before `openers`
    plural_pattern: str = NEVER  # plural forms; an infinitive like one would not stand right behind a noun
    not_finite: frozenset[str] = frozenset()  # words that look like a finite verb and are none
    openers: frozenset[str] = frozenset()  # what opens a noun phrase
    saying: frozenset[str] = frozenset()  # verbs whose object follows without a conjunction
    credit_words: frozenset[str] = frozenset()  # other words that open a credit („so“)
    coordinators: frozenset[str] = frozenset()  # what joins two main clauses
    contrasts: frozenset[str] = frozenset()  # what opens a subordinate clause with a second fact („während“)
    subordinators: frozenset[str] = frozenset()  # what opens a clause that does not stand alone („dass“)
    modifiers: frozenset[str] = frozenset()  # what may stand before a subordinator („auch wenn“)
    relatives: frozenset[str] = frozenset()  # what opens a relative clause
    prepositions: frozenset[str] = frozenset()  # what may stand before a relative („mit dem“)
    verb_final: bool = False  # whether the verb closes a subordinate clause
    closing_endings: tuple[str, ...] = ()  # what such a verb ends in
    infinitive: str = NEVER  # what an infinitive clause ends in
