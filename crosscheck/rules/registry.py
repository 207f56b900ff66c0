"""Where a rule's check is registered beside its definition, and where the verdict asks for all of a kind.

A check that looks at one passage is registered by `@check`, one that looks at the articles as a whole by
`@article_check`. `order` says in which order the checks speak: of two hits that weigh the same the first is
kept, so every check has its own.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.rules import all_rules
from crosscheck.rules.base import Hit, Rule

PassageCheck = Callable[[Pair], Iterable[Hit]]
ArticleCheck = Callable[[Comparison, Pair | None], Iterable[Hit]]


class Kind(StrEnum):
    """What a hit of a check does to the verdict."""

    CONTRADICTION = "contradiction"  # accuses: the passage says it otherwise
    INVENTION = "invention"  # accuses: what is quoted is in no article
    LINK = "link"  # accuses: the articles do not connect what the claim connects
    RETRACTION = "retraction"  # decides alone: the source has taken it back
    RESERVATION = "reservation"  # makes a claim that is borne out partly supported
    NOTE = "note"  # is told beside a claim that is borne out, and changes nothing


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check and the rules it may raise."""

    kind: Kind
    order: int
    rules: tuple[Rule, ...]
    run: ArticleCheck


_checks: dict[int, Check] = {}


def check(*rules: Rule, kind: Kind, order: int) -> Callable[[PassageCheck], PassageCheck]:
    """Registers a check of the claim beside its nearest passage; not asked where there is none."""

    def register(run: PassageCheck) -> PassageCheck:
        def beside(comparison: Comparison, nearest: Pair | None) -> Iterable[Hit]:
            return run(nearest) if nearest is not None else ()

        _add(Check(kind, order, rules, beside), run.__module__)
        return run

    return register


def article_check(*rules: Rule, kind: Kind, order: int) -> Callable[[ArticleCheck], ArticleCheck]:
    """Registers a check of the claim against its articles, with the nearest passage if there is one."""

    def register(run: ArticleCheck) -> ArticleCheck:
        _add(Check(kind, order, rules, run), run.__module__)
        return run

    return register


def _add(new: Check, module: str) -> None:
    if new.order in _checks:
        raise ValueError(f"{module}: another check has the order {new.order}")
    _checks[new.order] = new


def checks(*kinds: Kind) -> tuple[Check, ...]:
    """The checks of these kinds, in their order."""
    all_rules()  # loads the modules of rules, which register their checks
    return _of(kinds)


@functools.cache
def _of(kinds: tuple[Kind, ...]) -> tuple[Check, ...]:
    return tuple(_checks[order] for order in sorted(_checks) if _checks[order].kind in kinds)


@functools.cache
def rules_of(kind: Kind) -> frozenset[str]:
    """The codes of the rules that checks of this kind raise."""
    return frozenset(rule.code for c in checks(kind) for rule in c.rules)


def said(kind: Kind, comparison: Comparison, nearest: Pair | None) -> tuple[Hit, ...]:
    """All that the checks of this kind say of the claim."""
    return tuple(hit for c in checks(kind) for hit in c.run(comparison, nearest))
