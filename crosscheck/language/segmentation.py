"""Facet: where sentences end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What tells a full stop that ends a sentence from one that does not.

    All words are lower case; abbreviations stand without their last dot and without inner spaces
    („z.b“). `abbreviations` never end a sentence. `closing_abbreviations` may, when a word of
    `starters` follows: function words that are capitalised only at the head of a sentence.
    `ordinal_followers` make the „3.“ before them an ordinal, `ordinal_leaders` the one after them;
    after `count_leaders` a bare number is a count, a rank or a year. `continuers` are capitalised
    words and `dotted_names` words with an exclamation mark or a dot of their own that do not end one.
    """

    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    starters: frozenset[str]
    ordinal_followers: frozenset[str]
    ordinal_leaders: frozenset[str]
    count_leaders: frozenset[str]
    dotted_names: frozenset[str]
    dotted_ordinals: bool  # whether „3.“ can be an ordinal at all
    nouns_capitalised: bool
