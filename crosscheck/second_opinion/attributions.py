"""Doubtful attributions: the questions about them, and the attributions after a valid answer.

A judge may choose among the outlets the draft mentions and must quote the draft's words that name the
source; it cannot remove an attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.language.instructions import addresses_machine
from crosscheck.model import (
    Attribution,
    Basis,
    BlockKind,
    ClaimKind,
    CreditedClaim,
    Draft,
    JudgeDecision,
    Outlet,
    Span,
)
from crosscheck.second_opinion.base import MentionedOutlet, Question, Task
from crosscheck.second_opinion.validation import ValidAnswer
from crosscheck.second_opinion.verbatim import find

REACH = "judge"


@dataclass(frozen=True, slots=True)
class AttributionCase:
    """A question about the attribution of claim number `index`.

    `around` is the span of the draft in the question, `outlets` the possible answers by domain,
    `written` how the draft writes each of them.
    """

    question: Question
    index: int
    around: Span
    outlets: dict[str, Outlet]
    written: dict[str, str]


def attribution_cases(draft: Draft, claims: Sequence[CreditedClaim], budget: int) -> list[AttributionCase]:
    """At most `budget` questions, the most doubtful attributions first."""
    found: list[AttributionCase] = []
    for index in _doubtful(draft, claims):
        if len(found) >= max(0, budget):
            break
        one = _case(draft, claims, index)
        if one is not None:
            found.append(one)
    return found


def _doubtful(draft: Draft, claims: Sequence[CreditedClaim]) -> Iterator[int]:
    """The indexes of claims with a name that fits several outlets; then of those without a name of their
    own in a paragraph with two sources; then of those in an unattributed paragraph after an attributed one."""
    news = {i: c.attributions for i, c in enumerate(claims) if c.claim.kind is ClaimKind.CLAIM}
    ambiguous = [i for i, own in news.items() if any(a.candidates for a in own)]
    between = [i for i, own in news.items() if own and not _explicit(own) and _outlets_in(claims, i) > 1]
    behind = [i for i, own in news.items() if not own and _follows_credit(draft, claims, i)]
    yield from dict.fromkeys((*ambiguous, *between, *behind))


def _explicit(attributions: Sequence[Attribution]) -> bool:
    return any(a.basis is Basis.EXPLICIT for a in attributions)


def _outlets_in(claims: Sequence[CreditedClaim], index: int) -> int:
    block = claims[index].claim.block
    return len({a.domain for each in claims if each.claim.block == block for a in each.attributions})


def _follows_credit(draft: Draft, claims: Sequence[CreditedClaim], index: int) -> bool:
    """Whether the paragraph before has an attribution and no heading lies between."""
    block = claims[index].claim.block
    if block == 0 or draft.blocks[block - 1].kind is BlockKind.HEADING:
        return False
    return any(each.attributions for each in claims if each.claim.block == block - 1)


def _case(draft: Draft, claims: Sequence[CreditedClaim], index: int) -> AttributionCase | None:
    claim, every = claims[index].claim, [a for each in claims for a in each.attributions]
    outlets, written = _offered(every, claims[index].attributions)
    around = _around(draft, claims, index)
    before = Span(around.start, claim.span.start).of(draft.text)
    after = Span(claim.span.end, around.end).of(draft.text)
    if not outlets or any(addresses_machine(text) for text in (before, claim.text, after)):
        return None
    question = Question(
        id=claim.id,
        task=Task.ATTRIBUTION,
        language=draft.language,
        sentence=claim.text,
        statement=claim.text,
        before=before,
        after=after,
        published=draft.published,
        outlets=tuple(MentionedOutlet(domain, tuple(_written_forms(every, domain))) for domain in outlets),
    )
    return AttributionCase(question, index, around, outlets, written)


def _offered(
    every: Sequence[Attribution], own: Sequence[Attribution]
) -> tuple[dict[str, Outlet], dict[str, str]]:
    """The outlets the draft names as sources and those a name in this sentence may mean, by domain; and
    how the draft writes each."""
    outlets: dict[str, Outlet] = {}
    written: dict[str, str] = {}
    for each in every:
        if each.outlet is not None:
            outlets.setdefault(each.outlet.domain, each.outlet)
            written.setdefault(each.outlet.domain, each.as_written)
    for each in own:
        for outlet in each.candidates:
            outlets.setdefault(outlet.domain, outlet)
            written.setdefault(outlet.domain, each.as_written)
    return outlets, written


def _written_forms(every: Sequence[Attribution], domain: str) -> Iterator[str]:
    """The names the draft uses for the outlet, ambiguous ones last."""
    known = [a.as_written for a in every if a.outlet and a.outlet.domain == domain]
    may = [a.as_written for a in every if any(o.domain == domain for o in a.candidates)]
    yield from dict.fromkeys((*known, *may))


def _around(draft: Draft, claims: Sequence[CreditedClaim], index: int) -> Span:
    """The paragraph of the sentence; if unattributed, with the attributed paragraph before it."""
    block = claims[index].claim.block
    own = draft.blocks[block].span
    if not claims[index].attributions and _follows_credit(draft, claims, index):
        return Span(draft.blocks[block - 1].span.start, own.end)
    return own


def updated_attributions(
    draft: Draft, credited: CreditedClaim, case: AttributionCase, answer: ValidAnswer, decision: JudgeDecision
) -> tuple[Attribution, ...]:
    """The attributions of the claim after a valid answer; one that confirms them only marks them."""
    claim, old = credited.claim, credited.attributions
    if not answer.outlet:
        return old
    if [a.domain for a in old] == [answer.outlet]:
        return tuple(replace(a, decided_by=decision) for a in old)
    cue = _cue(draft, case, answer)
    return (
        Attribution(
            outlet=case.outlets[answer.outlet],
            as_written=case.written[answer.outlet],
            cue=cue.of(draft.text),
            cue_span=cue,
            basis=Basis.EXPLICIT if claim.span.covers(cue) else Basis.SCOPE,
            reach=REACH,
            decided_by=decision,
        ),
    )


def _cue(draft: Draft, case: AttributionCase, answer: ValidAnswer) -> Span:
    """The span of the first quote in the draft; validation has made sure that there is one."""
    around = case.around.of(draft.text)
    places = (find(quote, around) for quote in answer.quotes)
    first = next((place for place in places if place), Span(0, len(around)))
    return first.shifted(case.around.start)
