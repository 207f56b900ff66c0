"""Regular English inflection where cutting endings off does not reach: forms it misses, words it cuts too much of."""

from __future__ import annotations

from crosscheck.language.data import words

# Verbs of two syllables that double their last consonant.
_DOUBLING = words(
    """
    admit begin cancel channel commit compel control defer deter equip excel expel forbid forget fuel incur infer
    kidnap label marshal model occur omit patrol pedal permit prefer propel quarrel rebel recur refer regret repel
    rival shovel signal submit total transfer transmit travel tunnel upset worship
    """
)
_VOWELS = "aeiou"


# Words that seem to end in an ending: a “party” is no “part”, a “center” no “cent”. With their plurals.
_NOUNS = """
apartment apple banner basement battery belly bitter broker bully butter career carrier center chapter charter
chopper colony cookie copper corner coroner counter county crater customer danger department destiny destroyer
dinner easter emergency employer environment evening factory family finding flower foundation founder hearing
heroine hunger lantern letter litter locker manner master matter member mercy minister mister monster morale
mother number officer party plane poster premier probation property publication quarter route shower spine
statement statue status storey suite summer supper sweater temper theater thriller trailer treasury treaty unit
unity venue winter
"""
_OTHERS = """
former formerly
likely
unlikely
lovely
goods
needy
news
policy policies
premiere premieres premiered premiering
proper properly
quite
fairly
hardly
lately
shortly
species
ready readily
range ranges ranged ranging
scare scares scared scaring
severe severely
state states stated stating
story stories
study studies studied studying
supply supplies supplied supplying
tally tallies
tender tenders
tense tensely
weary wearily
bored
"""


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


WHOLE: dict[str, str] = {
    form: line.split()[0] for line in _OTHERS.strip().splitlines() for form in line.split()
}
WHOLE |= {form: noun for noun in _NOUNS.split() for form in (noun, _plural(noun))}


def forms_beside_stem(word: str) -> frozenset[str]:
    """Regular forms of a folded word that cutting endings off does not lead back to it.

    „stop“ → „stopped“, „vote“ → „voting“, „family“ → „families“. A stem keeps four letters, so short words have more.
    """
    if word in WHOLE:
        return frozenset()
    return frozenset(_regular(word)) - WHOLE.keys()


def _regular(word: str) -> set[str]:
    found: set[str] = set()
    if word.endswith("y") and word[-2:-1] not in (*_VOWELS, ""):
        found |= {word[:-1] + "ies", word[:-1] + "ied"}
    if _doubles(word):
        found |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    if len(word) > 4 or len(word) < 3:
        return found
    base = word.removesuffix("e")
    found |= {word + ("es" if word.endswith(("s", "x", "z", "sh", "ch", "o")) else "s"), base + "ed"}
    found |= {word[:-2] + "ying" if word.endswith("ie") else base + "ing"}
    return found


def _doubles(word: str) -> bool:
    if word in _DOUBLING:
        return True
    start = word[:-2].removeprefix("qu")
    return (
        len(word) >= 3
        and word[-1] not in (*_VOWELS, "w", "x", "y")
        and word[-2] in _VOWELS
        and not any(letter in (*_VOWELS, "y") for letter in start)
    )
