"""How English words are inflected, where cutting endings off does not reach."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from importlib import resources

from crosscheck.language.data import Folder, word_list

_VOWELS = "aeiou"
_HERE = resources.files(__package__)


def forms(folder: Folder, irregular: Mapping[str, str]) -> Callable[[str], Iterator[str]]:
    """The function that gives all forms of an entry of `opposites.txt`, given irregular forms and plain ones."""
    others: dict[str, list[str]] = {}
    for form, base in irregular.items():
        others.setdefault(base, []).append(form)

    def made(entry: str) -> Iterator[str]:
        if entry.startswith("="):
            yield entry.removeprefix("=")
            return
        yield from (entry, f"{entry}s", f"{entry}es", f"{entry}ed", f"{entry}ing")
        if entry.endswith("e"):
            yield from (f"{entry}d", f"{entry[:-1]}ing")
        elif entry.endswith("y"):
            yield from (f"{entry[:-1]}ies", f"{entry[:-1]}ied")
        else:
            yield from (f"{entry}{entry[-1]}ed", f"{entry}{entry[-1]}ing")
        yield from others.get(entry, ())

    return made


@functools.cache
def _whole() -> frozenset[str]:
    return frozenset(form for line in word_list(_HERE, "whole.txt") for form in line.split())


@functools.cache
def _doubling() -> frozenset[str]:
    return frozenset(word_list(_HERE, "doubling.txt"))


def beside_stem(word: str) -> frozenset[str]:
    """Regular forms of a folded word that cutting endings off does not lead back to it.

    „stop“ → „stopped“, „vote“ → „voting“, „family“ → „families“. A stem keeps four letters, so short words have more.
    """
    return frozenset() if word in _whole() else frozenset(_regular(word)) - _whole()


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
    if word in _doubling():
        return True
    start = word[:-2].removeprefix("qu")
    return (
        len(word) >= 3
        and word[-1] not in (*_VOWELS, "w", "x", "y")
        and word[-2] in _VOWELS
        and not any(letter in (*_VOWELS, "y") for letter in start)
    )
