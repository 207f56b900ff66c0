"""Builds the question about a claim's support, with what is needed to apply the answer.

Sentences of draft and pages that address a program are left out of the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.language.instructions import addresses_machine
from crosscheck.matching.compare import Comparison
from crosscheck.model import Article, ClaimKind, Document, Judgement
from crosscheck.second_opinion.base import Question, Task
from crosscheck.second_opinion.excerpts import select_excerpts
from crosscheck.verification.verifier import ClaimVerifier

_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_LOOSE = re.compile(r"(?<!\s)\s++([.,;:!?])")
_NEIGHBOUR = 300  # characters of a neighbouring sentence
_CONTRADICTIONS = ("CC3", "CC4")


@dataclass(frozen=True, slots=True)
class SupportCase:
    """A question about support with the local data its answer is applied to.

    `articles` are indexed by `Excerpt.article`; `contested` has the draft's words of each contradiction
    that a rule found; `withheld` the outlets whose pages contain instructions to programs; `unread`
    says whether a credited source could not be read.
    """

    question: Question
    judgement: Judgement
    comparison: Comparison
    articles: tuple[Article, ...]
    contested: tuple[tuple[str, ...], ...]
    withheld: tuple[str, ...]
    unread: bool


def support_case(document: Document, judgement: Judgement, verifier: ClaimVerifier) -> SupportCase | None:
    """The question about a judged sentence; None when there is no passage to show."""
    claim = judgement.claim
    comparison = verifier.comparison(claim, judgement.attributions)
    if comparison is None or addresses_machine(claim.text):
        return None
    passages = select_excerpts(comparison)
    if not passages.excerpts:
        return None
    question = Question(
        id=claim.id,
        task=Task.SUPPORT,
        language=document.draft.language,
        sentence=claim.text,
        statement=statement(judgement),
        before=neighbour(document, judgement, -1),
        after=neighbour(document, judgement, +1),
        credited=tuple(dict.fromkeys(a.domain for a in judgement.attributions)),
        published=document.draft.published,
        excerpts=passages.excerpts,
    )
    return SupportCase(
        question, judgement, comparison, passages.articles, tuple(contested(document, judgement)),
        passages.withheld, bool(verifier.unread(judgement.attributions)),
    )  # fmt: skip


def statement(judgement: Judgement) -> str:
    """The sentence without its attributions. The text of a link stays, as it may be part of the claim."""
    claim = judgement.claim
    cues = {a.cue_span for a in judgement.attributions if a.reach != "link" and claim.span.covers(a.cue_span)}
    text = claim.text
    for cue in sorted(cues, reverse=True):
        inner = cue.shifted(-claim.span.start)
        text = text[: inner.start] + " " + text[inner.end :]
    flat = _EMPTY.sub("", " ".join(text.split()))
    flat = _LOOSE.sub(r"\1", flat).replace(",,", ",").replace(",.", ".").strip(" ,;:–-")
    return flat or claim.text


def neighbour(document: Document, judgement: Judgement, step: int) -> str:
    """The sentence `step` further on in the same paragraph; before the first one the heading above."""
    order = [j.claim for j in document.judgements]
    here = next((i for i, c in enumerate(order) if c.id == judgement.claim.id), None)
    if here is None or not 0 <= here + step < len(order):
        return ""
    near = order[here + step]
    same = near.block == judgement.claim.block
    if not same and not (step < 0 and near.kind is ClaimKind.HEADING):
        return ""
    if addresses_machine(near.text):
        return ""
    return " ".join(near.text.split())[:_NEIGHBOUR]


def contested(document: Document, judgement: Judgement) -> Iterator[tuple[str, ...]]:
    """For each contradiction found by a rule the draft's words it concerns; () if it names none."""
    for leaf in judgement.leaves():
        for finding in leaf.findings:
            if finding.rule.startswith(_CONTRADICTIONS):
                yield tuple(dict.fromkeys(pair.draft.of(document.draft.text) for pair in finding.differs))
