"""Facet: what makes a stretch of a sentence a statement of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clauses:
    """Words by which clauses are told, all lower case; the patterns are regular expressions.

    Finite verbs: `finite` are known forms, `strong_pattern` more of them. `past_pattern` are regular
    ones that an adjective can look like (it would stand before a noun), `present_pattern` those that a
    participle can look like (it would not stand before one of `openers`, which open a noun phrase),
    `plural_pattern` those that an infinitive can look like (it would not stand right behind a noun);
    `not_finite` are none. `saying` are verbs whose object follows without a conjunction,
    `credit_words` other words that open a credit („so“).

    Openings: `coordinators` join two main clauses, `contrasts` open a subordinate clause that states a
    second fact („während“), `subordinators` one that does not stand alone („dass“), also after one of
    `modifiers` („auch wenn“), `relatives` a relative clause, also after one of `prepositions`.

    `verb_final` says that the verb closes a subordinate clause, which ends in one of `closing_endings` then;
    `infinitive` is what an infinitive clause ends in.
    """

    finite: frozenset[str]
    strong_pattern: str
    past_pattern: str
    present_pattern: str
    plural_pattern: str
    not_finite: frozenset[str]
    openers: frozenset[str]
    saying: frozenset[str]
    credit_words: frozenset[str]
    coordinators: frozenset[str]
    contrasts: frozenset[str]
    subordinators: frozenset[str]
    modifiers: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    verb_final: bool
    infinitive: str
    closing_endings: tuple[str, ...] = ()
