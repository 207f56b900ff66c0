"""Facet: words by which a sentence is split into statements."""

from dataclasses import dataclass

NEVER = "(?!)"  # an expression that nothing matches


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """Words by which clauses are recognised, all lower case, and expressions for whole words. Read from `clauses.toml`;
    without it a sentence is one statement."""

    finite: frozenset[str] = frozenset()  # known forms of finite verbs
    strong_pattern: str = NEVER  # more of them
    past_pattern: str = NEVER  # regular past forms; an adjective of that form precedes a noun
    present_pattern: str = NEVER  # regular present forms; a participle does not precede `openers`
    plural_pattern: str = NEVER  # plural forms; an infinitive of that form does not follow a noun
    not_finite: frozenset[str] = frozenset()  # words that only look like a finite verb
    openers: frozenset[str] = frozenset()  # what opens a noun phrase
    saying: frozenset[str] = frozenset()  # verbs whose object follows without a conjunction
    credit_words: frozenset[str] = frozenset()  # other words that open an attribution („so“)
    coordinators: frozenset[str] = frozenset()  # what joins two main clauses
    contrasts: frozenset[str] = frozenset()  # what opens a subordinate clause with a second fact („während“)
    subordinators: frozenset[str] = frozenset()  # what opens a subordinate clause („dass“)
    modifiers: frozenset[str] = frozenset()  # optional words before a subordinator („auch wenn“)
    relatives: frozenset[str] = frozenset()  # what opens a relative clause
    prepositions: frozenset[str] = frozenset()  # prepositions before a relative pronoun („mit dem“)
    verb_final: bool = False  # whether the verb closes a subordinate clause
    closing_endings: tuple[str, ...] = ()  # what such a verb ends in
    infinitive: str = NEVER  # what an infinitive clause ends in
