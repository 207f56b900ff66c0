"""Facet: what the alignment of words needs to know of a language."""

import dataclasses
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from crosscheck.language.data import Folder, facet, first_words, groups, word_list

_SHORTEST = 3  # letters of a strong form without its ending
_LONG = 5  # letters of a plain form that a stem is made of


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Lexicon:
    """Words and endings, all folded: lower case, no diacritics but those that make another word, ß as ss. Read
    from `lexicon.toml`; without it words are compared as they are written."""

    function_words: frozenset[str] = frozenset()  # carry no content of their own
    # say who says something: part of the credit, not of what is credited
    reporting: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()  # inflections, longest first
    prefixes: tuple[str, ...] = ()  # of verbs, separable or not
    # a name of several words → a word of a group
    phrases: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    determiners: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()  # determiners of what is not known yet
    nouns_capitalised: bool = False
    plurals: tuple[str, ...] = ()  # what a noun takes on in the plural
    infinitive: str = ""  # what an infinitive ends in: „en“
    participle_marks: tuple[str, ...] = ()  # between a verb's prefix and its stem: „ab-ge-lehnt“
    participle_ending: str = "(?!)"  # what a participle keeps when its ending is off: „Beschäftigt-e“
    links: tuple[str, ...] = ()  # what joins the words of a compound: „Tag-es-licht“
    strong_endings: tuple[str, ...] = ()  # what a form in `irregular.txt` may lose: „gestieg-en“
    plain_endings: tuple[str, ...] = ()  # what the stem of a plain form there has lost: “writ-e”
    # `groups.txt`: words that news uses for one thing, whatever their prefix
    groups: tuple[frozenset[str], ...] = ()
    countries: frozenset[str] = frozenset()  # `peoples.txt`: as they are written
    # `lemmas.txt`: common inflected forms → dictionary form, made by `tools/lemmas.py`; inflection is cut off that
    lemmas: Mapping[str, str] = field(default_factory=dict)
    # `irregular.txt`: strong form → plain form or stem
    irregular: Mapping[str, str] = field(default_factory=dict)
    # `whole.txt`: form → stem, where an ending is none
    whole: Mapping[str, str] = field(default_factory=dict)
    # `synonyms.txt`, `peoples.txt`: sets of words as in a dictionary; read when first asked for, they are many
    synonyms: Callable[[], tuple[frozenset[str], ...]] = tuple


def read(folder: Folder) -> Lexicon:
    """The lexicon of a folder; of a form in more than one file, `whole.txt` and `irregular.txt` count."""
    whole = {form: line.split()[0] for line in word_list(folder, "whole.txt") for form in line.split()}
    lexicon = facet(
        Lexicon,
        folder,
        "lexicon.toml",
        groups=groups(folder, "groups.txt"),
        countries=first_words(folder, "peoples.txt"),
        lemmas={},
        irregular={},
        whole=whole,
        synonyms=functools.cache(lambda: groups(folder, "synonyms.txt", "peoples.txt")),
    )
    irregular = _irregular(folder, lexicon)
    forms = (line.split() for line in word_list(folder, "lemmas.txt"))
    lemmas = {form: base for form, base in forms if form not in whole and form not in irregular}
    return dataclasses.replace(lexicon, irregular=irregular, lemmas=lemmas)


def _irregular(folder: Folder, lexicon: Lexicon) -> Mapping[str, str]:
    """Strong forms, with and without what they may lose, and stems of plain forms → the plain form."""
    found: dict[str, str] = {}
    plain: list[str] = []
    for line in word_list(folder, "irregular.txt"):
        base, *forms = line.split()
        plain.append(base)
        for form in forms:
            found.setdefault(form, base)
            for ending in lexicon.strong_endings:
                if len(form) - len(ending) >= _SHORTEST:
                    found.setdefault(form.removesuffix(ending), base)
    for ending in lexicon.plain_endings:
        found |= {b.removesuffix(ending): b for b in plain if b.endswith(ending) and len(b) >= _LONG}
    return found
