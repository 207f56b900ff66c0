"""Errors in names and quotations."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from mutating.pairs import Pair
from mutating.tools import Texts, absent, outside, put, quoted


def _mentions(pair: Pair, persons: Sequence[tuple[str, str]]) -> list[tuple[int, int, tuple[str, str], bool]]:
    """Where persons are named outside quotations: start, end, who, whether with the first name."""
    found = []
    for person in persons:
        first, last = map(re.escape, person)
        found += [
            (*match.span(), person, bool(match[1]))
            for match in re.finditer(rf"\b({first} )?{last}(?=s?\b)", pair.text)
            if outside(pair.text, match.start())
        ]
    return sorted(found)


def _called(person: tuple[str, str], full: bool) -> str:
    return " ".join(person) if full else person[1]


def _replaced(pair: Pair, own: bool) -> Texts:
    """A person replaced by another of the same articles (`own`), or by one of another case."""
    here = _mentions(pair, pair.case.persons)
    named = {person for *_, person, _ in here}
    held = pair.case.text_of(pair.domains)
    pool = pair.case.persons if own else pair.other.persons
    others = [p for p in pool if p not in named and (p[1] in held) == own]
    for k, (start, end, _, full) in enumerate(here):
        if others:
            new = _called(others[(pair.number + k) % len(others)], full)
            yield pair.text[:start] + new + pair.text[end:]


def name(pair: Pair) -> Texts:
    """Another person, from the same article or from nowhere; sentences with quotations are left to
    `quote_speaker`."""
    if not quoted(pair.text):
        yield from _replaced(pair, own=True)
        yield from _replaced(pair, own=False)


def quote_speaker(pair: Pair) -> Texts:
    """The words put into another mouth."""
    if any(last - first > 20 for first, last in quoted(pair.text)):
        yield from _replaced(pair, own=True)
        yield from _replaced(pair, own=False)


def _places(pair: Pair) -> list[re.Match[str]]:
    pattern = "|".join(map(re.escape, pair.case.places))
    if not pattern:
        return []
    found = re.finditer(rf"(?<![-\w])(?:{pattern})(?![-\w])", pair.text)
    return [match for match in found if outside(pair.text, match.start())]


def place(pair: Pair) -> Texts:
    """Another place, foreign to the articles or known to them."""
    for k, match in enumerate(_places(pair)):
        foreign = [p for p in pair.other.places if absent(pair, p)]
        known = [p for p in pair.case.places if p not in pair.text]
        for pool in filter(None, (foreign, known)):
            yield put(pair.text, match, pool[(pair.number + k) % len(pool)])


def names_exchanged(pair: Pair) -> Texts:
    """Two persons, places or other names in each other's stead; not where they are merely listed together."""
    persons = [
        (start, end, _called(p, full), p[1]) for start, end, p, full in _mentions(pair, pair.case.persons)
    ]
    places = [(*match.span(), match[0], match[0]) for match in _places(pair)]
    others = [(*match.span(), match[0], match[0]) for match in _others(pair)]
    for found in (persons, places, others):
        for one, two in itertools.pairwise(found):
            between = pair.text[one[1] : two[0]]
            if one[3] != two[3] and not re.match(pair.words.coordination, between):
                yield pair.text[: one[0]] + two[2] + between + one[2] + pair.text[two[1] :]


def _others(pair: Pair) -> list[re.Match[str]]:
    """Names of states, firms, bodies: words with a capital that no list knows, told several times."""
    found = re.finditer(
        rf"(?<![-\w])(?:{'|'.join(map(re.escape, pair.case.others)) or '(?!)'})(?![-\w])", pair.text
    )
    return [match for match in found if outside(pair.text, match.start())]


def _quotations(pair: Pair) -> Iterator[tuple[int, int]]:
    """Quotations of four words and more, without their marks."""
    for first, last in quoted(pair.text):
        if len(pair.text[first:last].split()) >= 4:
            yield first + 1, last - 1


def quote_word(pair: Pair) -> Texts:
    """A long word of the quotation replaced by another of the articles with the same ending."""
    for first, last in _quotations(pair):
        inside = pair.text[first:last]
        pool = dict.fromkeys(re.findall(r"[^\W\d_]{5,}", pair.case.text_of(pair.domains)))
        for match in re.finditer(r"[^\W\d_]{5,}", inside):
            word = match[0]
            fits = [
                w
                for w in pool
                if w[-2:] == word[-2:]
                and w[0].isupper() == word[0].isupper()
                and w[:4].lower() != word[:4].lower()
                and w not in inside
            ]
            if fits and match.start():
                yield pair.text[:first] + put(inside, match, fits[pair.number % len(fits)]) + pair.text[last:]


def quote_cut(pair: Pair) -> Texts:
    """The quotation ends before the word that turns or bounds its sense."""
    for first, last in _quotations(pair):
        for match in re.finditer(pair.words.turns, pair.text[first:last]):
            kept = pair.text[first : first + match.start()].rstrip(" ,;–")
            if len(kept.split()) >= 3:
                yield pair.text[:first] + kept + pair.text[last:]


def quote_negation(pair: Pair) -> Texts:
    """A „not“ left out of the quotation."""
    for first, last in _quotations(pair):
        inside = pair.text[first:last]
        for pattern, new in pair.words.quote_negation:
            for match in re.finditer(pattern, inside):
                yield pair.text[:first] + put(inside, match, match.expand(new)) + pair.text[last:]
