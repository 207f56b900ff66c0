"""Facet: what the alignment of words needs to know of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words and endings, all folded (lower case, no diacritics, ß as ss).

    `function_words` carry no content of their own. `reporting` are words by which a text says who
    says something; they belong to the credit, not to what is credited. `suffixes` are inflections,
    longest first, `prefixes` separable or inseparable verb prefixes. `groups` are sets of words that
    news uses for one thing, whatever verb prefix goes before; `synonyms` are such sets for words as they
    stand in a dictionary; `phrases` maps a several-word name to one word of a group.
    `titles` are words that stand before a person's name and say the role.
    """

    function_words: frozenset[str]
    reporting: frozenset[str]
    suffixes: tuple[str, ...]
    prefixes: tuple[str, ...]
    groups: tuple[frozenset[str], ...]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    determiners: frozenset[str]
    place_prepositions: frozenset[str]
    indefinite: frozenset[str]
    nouns_capitalised: bool
    countries: frozenset[str] = frozenset()  # as they are written
    plurals: tuple[str, ...] = ()  # what a noun takes on in the plural
    synonyms: Callable[[], tuple[frozenset[str], ...]] = tuple  # read when first asked for: they are many
    infinitive: str = ""  # what an infinitive ends in: „en“
    participle_ending: str = (
        "(?!)"  # what a participle keeps when its ending is off: „Beschäftigt-e“; an expression
    )
    links: tuple[str, ...] = ()  # what joins the words of a compound: „Tag-es-licht“
    participle_marks: tuple[str, ...] = ()  # what stands between a verb's prefix and its stem: „ab-ge-lehnt“
    irregular: Mapping[str, str] = field(
        default_factory=dict
    )  # stem of a strong form → stem of its infinitive
    whole: Mapping[str, str] = field(default_factory=dict)  # form → stem, where an ending is none: “parties”
