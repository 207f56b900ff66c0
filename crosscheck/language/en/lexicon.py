"""English words for aligning texts, folded (lower case, no diacritics)."""

from __future__ import annotations

import functools

from crosscheck.language.data import first_words, groups
from crosscheck.language.en.inflection import WHOLE, forms_beside_stem
from crosscheck.language.en.verbs import IRREGULAR
from crosscheck.language.lexicon import Lexicon

_FUNCTION = [
    "the",
    "a",
    "an",
    "and",
    "or",
    "but",
    "nor",
    "yet",
    "so",
    "as",
    "if",
    "when",
    "while",
    "because",
    "since",
    "although",
    "though",
    "that",
    "which",
    "who",
    "whom",
    "whose",
    "what",
    "where",
    "why",
    "how",
    "this",
    "these",
    "those",
    "there",
    "here",
    "it",
    "its",
    "he",
    "she",
    "they",
    "them",
    "his",
    "her",
    "their",
    "him",
    "we",
    "us",
    "our",
    "you",
    "your",
    "i",
    "me",
    "my",
    "mine",
    "one",
    "ones",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "without",
    "into",
    "onto",
    "over",
    "under",
    "between",
    "among",
    "through",
    "during",
    "before",
    "after",
    "about",
    "against",
    "within",
    "across",
    "along",
    "around",
    "behind",
    "below",
    "above",
    "off",
    "out",
    "up",
    "down",
    "again",
    "further",
    "then",
    "once",
    "only",
    "just",
    "also",
    "too",
    "very",
    "more",
    "most",
    "less",
    "least",
    "than",
    "not",
    "no",
    "nor",
    "never",
    "none",
    "any",
    "some",
    "all",
    "both",
    "each",
    "every",
    "either",
    "neither",
    "other",
    "another",
    "such",
    "same",
    "own",
    "still",
    "already",
    "yet",
    "now",
    "currently",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "am",
    "have",
    "has",
    "had",
    "having",
    "do",
    "does",
    "did",
    "doing",
    "will",
    "would",
    "shall",
    "should",
    "can",
    "could",
    "may",
    "might",
    "must",
    "let",
    "lets",
    "said",
    "says",
    "say",
    "according",
    "meanwhile",
    "however",
    "even",
    "ever",
    "much",
    "many",
    "few",
    "several",
    "up",
    "per",
    "later",
    "earlier",
    "nearly",
    "almost",
    "about",
    "around",
    "roughly",
    "some",
    "least",
    "more",
    "than",
]

_REPORTING = [
    "reports",
    "reported",
    "report",
    "says",
    "said",
    "saying",
    "according",
    "told",
    "writes",
    "wrote",
    "adds",
    "added",
    "understands",
    "quoted",
    "quoting",
    "reporting",
]

_GROUPS = """
eu european-union
usa us united-states america american
un united-nations
uk united-kingdom britain british
percent per-cent %
dollar dollars usd $
pound pounds gbp £
euro euros eur €
company firm business operator
ship vessel ferry boat
fire blaze flames
people persons individuals
hurt injured wounded
killed died dead deaths
police officers
hospital clinic infirmary
boss chief head leader
workers staff employees crew
children kids pupils
cars vehicles
lorry lorries truck trucks
union guild
inquiry investigation probe
start begin began started begun
rise rose increase increased grow grew climb climbed
fall fell drop dropped decrease decreased decline declined
million m
billion bn
thousand k
last previous latest
buy acquire purchase bought acquired
""".strip()


@functools.cache
def _synonyms() -> tuple[frozenset[str], ...]:
    sets = groups(__package__, "synonyms.txt", "peoples.txt")
    return tuple(group.union(*map(forms_beside_stem, group)) for group in sets)


LEXICON = Lexicon(
    function_words=frozenset(_FUNCTION),
    reporting=frozenset(_REPORTING),
    suffixes=(
        "ations",
        "ation",
        "ingly",
        "ments",
        "ment",
        "ings",
        "ing",
        "edly",
        "ies",
        "ied",
        "ed",
        "ers",
        "er",
        "es",
        "ly",
        "s",
        "e",
        "y",
    ),
    prefixes=("re", "un", "dis", "over", "under"),
    groups=tuple(frozenset(line.split()) for line in _GROUPS.splitlines()),
    phrases=(
        (("european", "union"), "eu"),
        (("united", "states"), "usa"),
        (("united", "nations"), "un"),
        (("united", "kingdom"), "uk"),
    ),
    determiners=frozenset(
        [
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
            "your",
            "no",
            "each",
            "every",
        ]
    ),
    place_prepositions=frozenset(
        ["in", "from", "to", "near", "at", "off", "outside", "around", "north", "south", "east", "west"]
    ),
    indefinite=frozenset({"a", "an", "no"}),
    nouns_capitalised=False,
    countries=first_words(__package__, "peoples.txt"),
    plurals=("s", "es"),
    synonyms=_synonyms,
    irregular=IRREGULAR,
    whole=WHOLE,
)
