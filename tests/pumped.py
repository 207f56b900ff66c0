"""Texts in which one pattern may get lost: what it wants before each of its repetitions, then that repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]  # the only account of what a pattern repeats
from re import _parser  # type: ignore[attr-defined]  # the only reader of what patterns repeat; typeshed leaves it out
from typing import Any

_FEW = 20  # repetitions that no text can make long
_SIGNS = ("a1 -.,\n\u00a0(\"A<'/_:;²ä", "-1. a\u00a0A\n,\"(<'", " \n\t.-1aA,")
_CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def runs(pattern: re.Pattern[Any]) -> set[tuple[str, str]]:
    """Pairs of what a text begins with, and what is repeated after it."""
    source = pattern.pattern
    tree = _parser.parse(source.decode("latin-1") if isinstance(source, bytes) else source, pattern.flags)
    return {
        pair
        for signs in _SIGNS
        for before, body in _repeats(tree, "", signs)
        for pair in ((before, body), ("", before + body))
        if body and len(before + body) < 200
    }


def _repeats(tree: Any, before: str, signs: str) -> Iterator[tuple[str, str]]:
    """Each repetition without end, as an example of what leads to it and one of what is repeated."""
    for op, given in tree:
        if op in _REPEATS:
            _, most, body = given
            if most > _FEW:
                yield before, _example(body, signs)
            yield from _repeats(body, before, signs)
        elif op is sre.BRANCH:
            for branch in given[1]:
                yield from _repeats(branch, before, signs)
        elif op is sre.SUBPATTERN:
            yield from _repeats(given[3], before, signs)
        elif op is sre.ATOMIC_GROUP:
            yield from _repeats(given, before, signs)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repeats(given[1], before, signs)
        before += _example([(op, given)], signs)


def _example(tree: Any, signs: str) -> str:
    """A short text that the pattern fits, as far as one can be told without looking around."""
    text = ""
    for op, given in tree:
        if op is sre.LITERAL:
            text += chr(given)
        elif op in (sre.ANY, sre.NOT_LITERAL):
            text += next(c for c in signs if op is sre.ANY or ord(c) != given)
        elif op is sre.IN:
            text += _member(given, signs)
        elif op in _REPEATS:
            text += _example(given[2], signs) * given[0]
        elif op is sre.BRANCH:
            text += _example(given[1][0], signs)
        elif op is sre.SUBPATTERN:
            text += _example(given[3], signs)
        elif op is sre.ATOMIC_GROUP:
            text += _example(given, signs)
    return text


def _member(items: Any, signs: str) -> str:
    negated = items[0][0] is sre.NEGATE
    for sign in (*signs, *(chr(given) for op, given in items if op is sre.LITERAL)):
        if any(_holds(item, sign) for item in items) != negated:
            return sign
    return next((chr(given[0]) for op, given in items if op is sre.RANGE), "")


def _holds(item: Any, sign: str) -> bool:
    op, given = item
    if op is sre.LITERAL:
        return ord(sign) == given
    if op is sre.RANGE:
        return given[0] <= ord(sign) <= given[1]
    return op is sre.CATEGORY and _CATEGORIES[given](sign)
