"""The English words for one thing: a sound file, no opposites in a set, inflected forms found."""

from __future__ import annotations

from itertools import combinations

import pytest

from crosscheck.language import get
from crosscheck.language.data import word_list
from crosscheck.language.folding import fold
from crosscheck.matching.similarity import GROUP, WordMatcher
from crosscheck.text.stems import stem

EN = get("en")
SETS = [line.split() for line in word_list(get("en").folder, "synonyms.txt")]


def alike(mine: str, theirs: str) -> float:
    return WordMatcher([theirs], EN.lexicon).matches(mine).get(theirs, 0.0)


def test_every_set_has_two_words_and_none_twice() -> None:
    """A line of one word says nothing, a word twice on a line is a slip."""
    assert not [line for line in SETS if len(line) < 2 or len(set(map(fold, line))) < len(line)]


def test_no_set_stands_twice() -> None:
    """The same words on two lines, in whatever order, are a slip."""
    assert len({frozenset(map(fold, line)) for line in SETS}) == len(SETS)


def test_every_word_is_one_token_that_counts() -> None:
    """Words with a hyphen are two tokens, function words are never aligned: neither would ever be looked up."""
    idle = EN.lexicon.function_words | EN.lexicon.reporting
    assert not [word for line in SETS for word in line if "-" in word or fold(word) in idle]


def test_no_set_joins_opposites() -> None:
    """Words that a check holds against each other are not taken for the same by the alignment."""
    logic = EN.logic
    sides = {fold(word): logic.opposites.sides(fold(word), False) for line in SETS for word in line}

    def opposed(one: str, other: str) -> bool:
        if any(side ^ 1 in sides[other] for side in sides[one]):
            return True
        return any((one in a and other in b) or (one in b and other in a) for a, b in logic.places)

    assert not [pair for line in SETS for pair in combinations(map(fold, line), 2) if opposed(*pair)]


def test_no_set_joins_quantities_of_different_size_or_a_denial_and_its_lack() -> None:
    """“Some” for “all” and “certainly” for “perhaps” change what is said."""
    logic = EN.logic
    pairs = [pair for line in SETS for pair in combinations(map(fold, line), 2)]
    levels = [[logic.quantifiers.get(word) for word in pair] for pair in pairs]
    assert not [pair for pair, (a, b) in zip(pairs, levels, strict=True) if None not in (a, b) and a != b]
    for strength in (logic.negators, logic.certain):
        assert not [(a, b) for a, b in pairs if (a in strength) != (b in strength)]


ONE_THING = """
decided | decision
lawyers | attorneys
growing | growth
grew | growth
stopped | halted
planning | intention
cars | vehicles
died | deaths
voting | ballots
won | victories
wrote | author
centre | center
organised | organization
defence | defense
tyres | tires
married | marriages
founded | established
families | relatives
thieves | burglars
paid | payments
"""


@pytest.mark.parametrize("line", ONE_THING.strip().splitlines())
def test_words_of_one_set_match_in_their_forms(line: str) -> None:
    """Plurals, past forms and doubled consonants lead to the set of the plain word."""
    mine, theirs = line.split(" | ")
    assert alike(mine, theirs) >= GROUP
    assert alike(theirs, mine) >= GROUP


TWO_THINGS = """
mother | father
son | daughter
market | significant
center | cents
story | store
police | policy
range | ringing
bored | bears
employer | employee
found | wounded
"""


@pytest.mark.parametrize("line", TWO_THINGS.strip().splitlines())
def test_chance_likeness_makes_no_set(line: str) -> None:
    """What merely looks like the form of a set's word is another word."""
    mine, theirs = line.split(" | ")
    assert alike(mine, theirs) < GROUP
    assert alike(theirs, mine) < GROUP


@pytest.mark.parametrize(
    "form, base", [("parties", "party"), ("policies", "policy"), ("centers", "center"), ("stated", "state")]
)
def test_a_seeming_ending_stays(form: str, base: str) -> None:
    """Words whose end merely looks like an ending keep it, in all their forms."""
    assert stem(form, EN.lexicon) == stem(base, EN.lexicon) == base


def test_lists_made_by_hand_count_before_the_table_of_dictionary_forms():
    lexicon = get("en").lexicon
    assert lexicon.lemmas["tried"] == "try"
    assert lexicon.lemmas.keys().isdisjoint(lexicon.irregular.keys() | lexicon.whole.keys())
