"""Facet: phrases by which a text retracts or corrects a statement, its own or of others."""

import re
from dataclasses import dataclass

_NEVER = re.compile("(?!)")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Corrections:
    """How a language withdraws a statement; the expressions are looked for in single sentences. Read from
    `corrections.toml`; without it no retraction is recognised."""

    # a sentence with all of one group: what was said before
    earlier: tuple[tuple[re.Pattern[str], ...], ...] = ()
    instead: re.Pattern[str] = _NEVER  # begins, in such a sentence, what holds
    refused: tuple[re.Pattern[str], ...] = ()  # sentences that call a statement, their group „said“, untrue
    rejects: re.Pattern[str] = _NEVER  # a sentence that says so of the one before, if that one has `reported`
    reported: re.Pattern[str] = _NEVER  # words of report
    note: re.Pattern[str] = _NEVER  # opens a paragraph of correction
    contrary: re.Pattern[str] = _NEVER  # „entgegen einer früheren Angabe“
    # their groups „said“ are retracted in a note or with `contrary`
    replaced: tuple[re.Pattern[str], ...] = ()
    claim: re.Pattern[str] = _NEVER  # opens what a fact check looks into
    ruling: re.Pattern[str] = _NEVER  # opens its verdict
    untrue: re.Pattern[str] = _NEVER  # a verdict against it
    untrue_label: re.Pattern[str] = _NEVER  # opens a statement that is refused by its label
    hints: tuple[str, ...] = ()  # in lower case; a text without any of them has no retraction
    # beginnings, folded, of words by which a claim itself reports a retraction
    speaks: tuple[str, ...] = ()
