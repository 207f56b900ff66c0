"""From a judged claim to the question a judge is asked: plain values, and what to make of the answer.

Sentences of the draft that address a reading program are not handed on, as those of pages are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.language.instructions import addresses_machine
from crosscheck.matching.compare import Comparison
from crosscheck.model import Article, ClaimKind, Document, Judgement
from crosscheck.second_opinion.base import Question, Task
from crosscheck.second_opinion.excerpts import shown
from crosscheck.verification.verifier import ClaimVerifier

_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_LOOSE = re.compile(r"(?<!\s)\s++([.,;:!?])")
_NEIGHBOUR = 300  # characters of a neighbouring sentence
_CONTRADICTIONS = ("CC3", "CC4")


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what stays here: the claim, its comparison, the articles by their number, the
    draft's words of each contradiction a rule has found, outlets whose orders were withheld."""

    question: Question
    judgement: Judgement
    comparison: Comparison
    articles: tuple[Article, ...]
    contested: tuple[tuple[str, ...], ...]
    withheld: tuple[str, ...]
    unread: bool


def case(document: Document, judgement: Judgement, verifier: ClaimVerifier) -> Case | None:
    """The question about a judged sentence; None when there is nothing to show a judge."""
    claim = judgement.claim
    comparison = verifier.comparison(claim, judgement.attributions)
    if comparison is None or addresses_machine(claim.text):
        return None
    passages = shown(comparison)
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
    return Case(
        question, judgement, comparison, passages.articles, tuple(contested(document, judgement)),
        passages.withheld, bool(verifier.unread(judgement.attributions)),
    )  # fmt: skip


def statement(judgement: Judgement) -> str:
    """The sentence without the words that name its source; a link may stand on what is claimed."""
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
    """The sentence before or after in the same paragraph; before its first one the heading above."""
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
    """For each typed contradiction the words of the draft that it is about; () where it names none."""
    for leaf in judgement.leaves():
        for finding in leaf.findings:
            if finding.rule.startswith(_CONTRADICTIONS):
                yield tuple(dict.fromkeys(pair.draft.of(document.draft.text) for pair in finding.differs))
