"""Whom doubtful sentences credit: the questions, and what an answer that holds makes of the credits.

A judge may say which of the draft's outlets is meant, never that nobody is, nor an outlet the draft
does not mention; and it must quote the words of the draft that say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.language.instructions import addresses_machine
from crosscheck.model import Attribution, Basis, BlockKind, Claim, ClaimKind, Decided, Draft, Outlet, Span
from crosscheck.second_opinion.base import Named, Question, Task
from crosscheck.second_opinion.guard import Ruling
from crosscheck.second_opinion.wording import find

REACH = "judge"
Credits = Sequence[tuple[Attribution, ...]]


@dataclass(frozen=True, slots=True)
class CreditCase:
    """A question about the credit of claim number `index`; `around` is the stretch of the draft that
    was handed in, `outlets` all that may be answered, by domain."""

    question: Question
    index: int
    around: Span
    outlets: dict[str, Outlet]
    written: dict[str, str]


def credit_cases(draft: Draft, claims: Sequence[Claim], credits: Credits, budget: int) -> list[CreditCase]:
    """The questions worth asking, the most doubtful first."""
    found: list[CreditCase] = []
    for index in _doubtful(draft, claims, credits):
        if len(found) >= max(0, budget):
            break
        one = _case(draft, claims, credits, index)
        if one is not None:
            found.append(one)
    return found


def _doubtful(draft: Draft, claims: Sequence[Claim], credits: Credits) -> Iterator[int]:
    """Names that fit several outlets; then sentences that name nobody in a paragraph that credits two;
    then those of a paragraph without credit behind one that has some."""
    news = [i for i, claim in enumerate(claims) if claim.kind is ClaimKind.CLAIM]
    ambiguous = [i for i in news if any(a.candidates for a in credits[i])]
    between = [
        i for i in news if credits[i] and not _explicit(credits[i]) and _outlets_in(claims, credits, i) > 1
    ]
    behind = [i for i in news if not credits[i] and _follows_credit(draft, claims, credits, i)]
    yield from dict.fromkeys((*ambiguous, *between, *behind))


def _explicit(credits: Sequence[Attribution]) -> bool:
    return any(a.basis is Basis.EXPLICIT for a in credits)


def _outlets_in(claims: Sequence[Claim], credits: Credits, index: int) -> int:
    block = claims[index].block
    return len(
        {
            a.domain
            for claim, group in zip(claims, credits, strict=True)
            if claim.block == block
            for a in group
        }
    )


def _follows_credit(draft: Draft, claims: Sequence[Claim], credits: Credits, index: int) -> bool:
    """Whether the paragraph before, with no heading between, is credited to somebody."""
    block = claims[index].block
    if block == 0 or draft.blocks[block - 1].kind is BlockKind.HEADING:
        return False
    return any(credits[i] for i, claim in enumerate(claims) if claim.block == block - 1)


def _case(draft: Draft, claims: Sequence[Claim], credits: Credits, index: int) -> CreditCase | None:
    claim = claims[index]
    outlets, written = _offered(credits, index)
    around = _around(draft, claims, credits, index)
    before = Span(around.start, claim.span.start).of(draft.text)
    after = Span(claim.span.end, around.end).of(draft.text)
    if not outlets or any(addresses_machine(text) for text in (before, claim.text, after)):
        return None
    question = Question(
        id=claim.id,
        task=Task.CREDIT,
        language=draft.language,
        sentence=claim.text,
        statement=claim.text,
        before=before,
        after=after,
        published=draft.published,
        outlets=tuple(Named(domain, tuple(_forms(credits, domain))) for domain in outlets),
    )
    return CreditCase(question, index, around, outlets, written)


def _offered(credits: Credits, index: int) -> tuple[dict[str, Outlet], dict[str, str]]:
    """The outlets that the draft credits anywhere, and those that a name of this sentence may mean."""
    outlets: dict[str, Outlet] = {}
    written: dict[str, str] = {}
    for each in (a for group in credits for a in group if a.outlet):
        assert each.outlet is not None, "filtered above"
        outlets.setdefault(each.outlet.domain, each.outlet)
        written.setdefault(each.outlet.domain, each.as_written)
    for each in credits[index]:
        for outlet in each.candidates:
            outlets.setdefault(outlet.domain, outlet)
            written.setdefault(outlet.domain, each.as_written)
    return outlets, written


def _forms(credits: Credits, domain: str) -> Iterator[str]:
    """How the draft writes the outlet; of a name that fits several, each of them is written so."""
    every = [a for group in credits for a in group]
    known = [a.as_written for a in every if a.outlet and a.outlet.domain == domain]
    may = [a.as_written for a in every if any(o.domain == domain for o in a.candidates)]
    yield from dict.fromkeys((*known, *may))


def _around(draft: Draft, claims: Sequence[Claim], credits: Credits, index: int) -> Span:
    """The paragraph of the sentence, with the credited one before it where it has no credit of its own."""
    own = draft.blocks[claims[index].block].span
    if not credits[index] and _follows_credit(draft, claims, credits, index):
        return Span(draft.blocks[claims[index].block - 1].span.start, own.end)
    return own


def recredited(
    draft: Draft, claim: Claim, old: tuple[Attribution, ...], case: CreditCase, ruling: Ruling, told: Decided
) -> tuple[Attribution, ...]:
    """The credits of the claim after a ruling; an answer that confirms them is marked on them."""
    if not ruling.outlet:
        return old
    if [a.domain for a in old] == [ruling.outlet]:
        return tuple(replace(a, decided_by=told) for a in old)
    cue = _cue(draft, case, ruling)
    return (
        Attribution(
            outlet=case.outlets[ruling.outlet],
            as_written=case.written[ruling.outlet],
            cue=cue.of(draft.text),
            cue_span=cue,
            basis=Basis.EXPLICIT if claim.span.covers(cue) else Basis.SCOPE,
            reach=REACH,
            decided_by=told,
        ),
    )


def _cue(draft: Draft, case: CreditCase, ruling: Ruling) -> Span:
    """Where the words stand that the judge has quoted; the guard has seen that they do."""
    around = case.around.of(draft.text)
    places = (find(quote, around) for quote in ruling.quotes)
    first = next((place for place in places if place), Span(0, len(around)))
    return first.shifted(case.around.start)
