"""The words that news uses for one thing: which match in whatever form they stand, and which never do."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from crosscheck.language import get
from crosscheck.language.data import word_list
from crosscheck.language.folding import fold
from crosscheck.matching.similarity import GROUP, WordMatcher

DE = get("de")
SETS = [line.split() for line in word_list(get("de").folder, "synonyms.txt")]


def likeness(one: str, other: str) -> float:
    return WordMatcher([fold(other)], DE.lexicon).matches(fold(one)).get(fold(other), 0.0)


def test_every_set_holds_two_words_or_more_each_once() -> None:
    assert [words for words in SETS if len(words) < 2 or len(set(words)) < len(words)] == []


def test_no_set_stands_twice() -> None:
    assert [words for words, n in Counter(map(frozenset, SETS)).items() if n > 1] == []


def test_words_are_as_the_text_is_divided() -> None:
    """„E-Auto“ is read as two words, so a set that holds it would never be found."""
    assert [word for words in SETS for word in words if not word.isalnum()] == []


def test_no_set_holds_opposites() -> None:
    sides = DE.logic.opposites.sides

    def opposed(one: str, other: str) -> bool:
        mine, theirs = (set(sides(fold(word), word[:1].isupper())) for word in (one, other))
        return any(side ^ 1 in theirs for side in mine - theirs)

    assert [pair for words in SETS for pair in combinations(words, 2) if opposed(*pair)] == []


def test_no_set_holds_two_quantities_or_directions() -> None:
    levels, places = DE.logic.quantifiers, DE.logic.places

    def differ(one: str, other: str) -> bool:
        if one in levels and other in levels:
            return levels[one] != levels[other]
        return any((one in a and other in b) or (one in b and other in a) for a, b in places)

    folded = [[fold(word) for word in words] for words in SETS]
    assert [pair for words in folded for pair in combinations(words, 2) if differ(*pair)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wachstums", "wuchs"),
        ("Rücktritts", "zurückgetreten"),
        ("Angriffe", "attackierten"),
        ("Widerspruch", "widersprach"),
        ("Festnahmen", "festgenommen"),
        ("städtischen", "Stadt"),
        ("staatliche", "Staates"),
        ("polizeilichen", "Polizei"),
        ("Autoherstellern", "Autobauer"),
        ("Unternehmenschefs", "Firmenchef"),
        ("Bankomaten", "Geldautomaten"),
        ("Maturanten", "Abiturienten"),
        ("Velos", "Fahrräder"),
        ("Großbrandes", "Feuers"),
        ("Elfmetern", "Strafstöße"),
        ("Atomkraftwerke", "Kernkraftwerken"),
        ("Genozids", "Völkermord"),
        ("eröffnete", "Einweihung"),
    ],
)
def test_inflected_words_of_a_set_match(one: str, other: str) -> None:
    assert likeness(one, other) >= GROUP


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Montag", "Dienstag"),
        ("Minister", "Staatssekretär"),
        ("Mutter", "Vater"),
        ("Sohn", "Tochter"),
        ("Hurrikan", "Taifun"),
        ("Bundesgerichtshof", "Verfassungsgericht"),
        ("Landtagsabgeordneter", "Bundestagsabgeordneter"),
        ("Hinspiel", "Rückspiel"),
        ("Gold", "Silber"),
        ("Kohle", "Gas"),
        ("gestorben", "verletzt"),
        ("Zinserhöhung", "Zinssenkung"),
    ],
)
def test_words_that_tell_facts_apart_are_in_no_set(one: str, other: str) -> None:
    assert likeness(one, other) < GROUP
