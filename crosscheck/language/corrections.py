"""Facet: turns with which a text takes back what it, or others, said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Corrections:
    """How a language withdraws a statement. Expressions are looked for in single sentences.

    `earlier`: groups of expressions; a sentence in which all of one group are found tells what was said before.
    `instead` begins, in such a sentence, what holds. `refused` are sentences that call a statement, their
    group „said“, untrue. `rejects` is a sentence that says so of the one before, if that one has `reported`.
    `note` opens a paragraph of correction; in it and where `contrary` is found, the groups „said“ of `replaced`
    are what does not hold. `claim` opens what a fact check looks into, `ruling` its verdict, and `untrue` is
    a verdict against it; `untrue_label` opens a statement that is refused by its label.
    `hints`: a text without any of these, in lower case, takes nothing back. `speaks` are beginnings, folded,
    of words of a claim that itself tells of a statement taken back.
    """

    earlier: tuple[tuple[re.Pattern[str], ...], ...]
    instead: re.Pattern[str]
    refused: tuple[re.Pattern[str], ...]
    rejects: re.Pattern[str]
    reported: re.Pattern[str]
    note: re.Pattern[str]
    contrary: re.Pattern[str]
    replaced: tuple[re.Pattern[str], ...]
    claim: re.Pattern[str]
    ruling: re.Pattern[str]
    untrue: re.Pattern[str]
    untrue_label: re.Pattern[str]
    hints: tuple[str, ...]
    speaks: tuple[str, ...]


def expression(text: str) -> re.Pattern[str]:
    """`text`, written with free spacing (a space is `_`), as an expression without case."""
    return re.compile(text.replace("_", r"[ \u00a0]"), re.IGNORECASE | re.VERBOSE)


def expressions(texts: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(expression, texts))
