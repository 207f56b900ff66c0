"""Facet: words for sentence segmentation."""

from dataclasses import dataclass

from crosscheck.language.data import Folder, facet, word_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmentation:
    """Words that decide whether a full stop ends a sentence, in lower case. Read from
    `segmentation.toml`; without it every full stop before a capital ends a sentence."""

    # `abbreviations.txt`; without inner spaces and last dot („z.b“); end no sentence
    abbreviations: frozenset[str]
    # those with a plus there: they end one where one of `starters` follows
    closing_abbreviations: frozenset[str]
    starters: frozenset[str] = frozenset()  # function words with a capital only at the head of a sentence
    ordinal_followers: frozenset[str] = frozenset()  # make the „3.“ before them an ordinal
    ordinal_leaders: frozenset[str] = frozenset()  # make the „3.“ after them an ordinal
    count_leaders: frozenset[str] = frozenset()  # a bare number after them is a count, a rank or a year
    dotted_names: frozenset[str] = frozenset()  # words with a dot or exclamation mark of their own
    dotted_ordinals: bool = False  # whether „3.“ can be an ordinal at all
    nouns_capitalised: bool = False


def read(folder: Folder) -> Segmentation:
    entries = word_list(folder, "abbreviations.txt")
    return facet(
        Segmentation,
        folder,
        "segmentation.toml",
        abbreviations=frozenset(e for e in entries if not e.endswith("+")),
        closing_abbreviations=frozenset(e.rstrip(" +") for e in entries if e.endswith("+")),
    )
