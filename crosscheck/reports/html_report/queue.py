"""What the page lists, most serious first: statements, and articles that are missing for several of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from crosscheck.model import INCOMPLETE, ClaimKind, Document, Finding, Judgement, Verdict
from crosscheck.reports.units import gravity, units


class Kind(StrEnum):
    """The section an entry stands in."""

    OPEN = "open"
    SUPPORTED = "supported"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: a statement, or all statements whose article is missing for the same reason.

    `missing` is the finding on that article; None for an entry of one statement.
    """

    id: str
    kind: Kind
    members: tuple[Judgement, ...]
    missing: Finding | None = None

    @property
    def head(self) -> Judgement:
        return self.members[0]

    @property
    def verdict(self) -> Verdict:
        return self.head.verdict

    @property
    def filter(self) -> str:
        """What a filter chip selects it by."""
        return Kind.SETTLED if self.kind is Kind.SETTLED else self.verdict.value


@dataclass(frozen=True, slots=True)
class Queue:
    """The entries of one document."""

    document: Document
    items: tuple[Item, ...]

    def of(self, kind: Kind) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind is kind)


def queue(document: Document, number: int) -> Queue:
    """The entries of the document, which is the report's `number`-th: open ones by severity, the others in the
    order of the text."""
    shown = [each for each in units(document) if _is_shown(each)]
    items = sorted(_items(document, shown, number), key=_order)
    return Queue(document, tuple(items))


def token(name: str) -> str:
    """`name` as a token for ids and space-separated lists."""
    return re.sub(r"[^\w.-]", "_", name)


def _is_shown(judgement: Judgement) -> bool:
    claims = judgement.claim.kind is ClaimKind.CLAIM and judgement.verdict is not Verdict.NOT_CHECKABLE
    return claims or bool(judgement.findings) or bool(judgement.silenced)


def _items(document: Document, shown: Iterable[Judgement], number: int) -> Iterator[Item]:
    waiting: dict[tuple[str, str], tuple[Finding, list[Judgement]]] = {}
    reported = [*_reported(document)]
    for judgement in shown:
        finding = _missing(judgement, reported)
        if finding is not None:
            waiting.setdefault((finding.rule, finding.message), (finding, []))[1].append(judgement)
        else:
            yield Item(_id(number, judgement), _kind(judgement), (judgement,))
    for finding, members in waiting.values():
        yield Item(_id(number, members[0]), Kind.OPEN, tuple(members), finding)


def _id(number: int, judgement: Judgement) -> str:
    return f"d{number}-{token(judgement.claim.id)}"


def _reported(document: Document) -> Iterator[tuple[frozenset[str], Finding]]:
    """The findings on missing articles with the outlets of their statements. They are reported once
    (`triage/missing_sources.py`)."""
    for judgement in document.judgements:
        domains = frozenset(each.domain for each in judgement.attributions)
        for leaf in judgement.leaves():
            yield from ((domains, finding) for finding in leaf.findings if finding.rule in INCOMPLETE)


def _missing(judgement: Judgement, reported: Iterable[tuple[frozenset[str], Finding]]) -> Finding | None:
    """The finding on the missing article of this statement, its own or that of another; None for a statement
    that an editor has to look at for another reason, or whose finding is settled."""
    if judgement.verdict is not Verdict.UNVERIFIABLE:
        return None
    if any(finding.rule not in INCOMPLETE and finding.severity.rank for finding in judgement.findings):
        return None
    own = next((finding for finding in judgement.findings if finding.rule in INCOMPLETE), None)
    if own is not None or judgement.silenced:
        return own
    domains = {each.domain for each in judgement.attributions}
    found = [finding for theirs, finding in reported if not domains or theirs & domains]
    found += [finding for _, finding in reported if any(name in finding.message for name in domains)]
    return next(iter(found), None)


def _kind(judgement: Judgement) -> Kind:
    if judgement.verdict in {Verdict.SUPPORTED, Verdict.NOT_CHECKABLE}:
        if any(finding.severity.rank > 0 for finding in judgement.findings):
            return Kind.OPEN
        return Kind.SETTLED if judgement.silenced and not judgement.findings else Kind.SUPPORTED
    return Kind.SETTLED if judgement.silenced and not judgement.findings else Kind.OPEN


def _order(item: Item) -> tuple[int, int, int, int]:
    if item.kind is not Kind.OPEN:
        return 1, 0, 0, item.head.claim.span.start
    gravest = min(map(gravity, item.members))
    return 0, gravest[0], -item.verdict.rank, item.head.claim.span.start
