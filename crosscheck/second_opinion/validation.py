"""Validates a judge's answers against the passages and the draft.

An answer changes a verdict only with a verbatim quote from a passage. So that instructions on a page
cannot yield „supported“, the quotes must share numbers and words with the statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crosscheck.model import Span, Verdict
from crosscheck.second_opinion.base import NO_OUTLET, UNSURE, VERDICTS, Answer, Excerpt, Question
from crosscheck.second_opinion.verbatim import anchors, find, folded_words, normalized, shared_anchors

MAX_QUOTES = 6
MAX_QUOTE = 3_000  # characters
MAX_REASON = 300
_MIN_WORDS = 2  # of a quote: one word alone is no evidence
_WHOLE = frozenset({Verdict.SUPPORTED, Verdict.MISATTRIBUTED})
_LACKING = frozenset({Verdict.PARTIAL, Verdict.UNSUPPORTED})


class RejectionReason(StrEnum):
    """Why an answer is rejected; the values are keys of message texts."""

    SHAPE = "shape"  # not in the required form
    VERDICT = "verdict"  # an unknown verdict
    QUOTE = "quote"  # a quote that is not in the passages
    PROOF = "proof"  # no quote, or none from the right kind of source
    FOREIGN = "foreign"  # the quotes share too little with the statement
    MISSING = "missing"  # no missing words given, or ones that a passage contains
    STANDS = "stands"  # the quotes do not refute a contradiction found by a rule
    OUTLET = "outlet"  # an outlet the draft does not mention
    UNREAD = "unread"  # absence cannot be concluded while a source is unread


@dataclass(frozen=True, slots=True)
class ProvenQuote:
    """A quote found in `excerpt`; `span` refers to the article's text."""

    excerpt: Excerpt
    span: Span


@dataclass(frozen=True, slots=True)
class ValidAnswer:
    """An answer that passed validation. `verdict` is None for an attribution, `outlet` "" names none.

    `missing` are spans in the question's sentence, `quotes` the draft's words that name the source.
    """

    verdict: Verdict | None
    proofs: tuple[ProvenQuote, ...] = ()
    missing: tuple[Span, ...] = ()
    reason: str = ""
    outlet: str = ""
    served: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedAnswer:
    """An answer that failed validation; it changes nothing."""

    reason: RejectionReason


@dataclass(frozen=True, slots=True)
class UndecidedAnswer:
    """The judge answered that it cannot tell; nothing changes."""


Outcome = ValidAnswer | RejectedAnswer | UndecidedAnswer
# For each contradiction that rules found, the draft's words it concerns.
Contested = Sequence[tuple[str, ...]]


def validate_support(
    question: Question, answer: object, contested: Contested = (), common: float = 0.0
) -> Outcome:
    """Validates an answer about support.

    Quotes for „supported“ and „misattributed“ need all numbers of the statement and at least the share
    `common` of its anchors, other quotes one anchor. A contradiction found by a rule is refuted only by
    a quote that has all of the draft's words it concerns and another anchor of the statement.
    """
    if not isinstance(answer, Answer) or not _well_formed(answer):
        return RejectedAnswer(RejectionReason.SHAPE)
    if answer.verdict == UNSURE:
        return UndecidedAnswer()
    if answer.verdict not in VERDICTS:
        return RejectedAnswer(RejectionReason.VERDICT)
    verdict = Verdict(answer.verdict)
    credited_first = sorted(question.excerpts, key=lambda e: (verdict is Verdict.MISATTRIBUTED) == e.credited)
    proofs = [_located(quote, credited_first) for quote in answer.quotes]
    if not all(proofs):
        return RejectedAnswer(RejectionReason.QUOTE)
    found = tuple(p for p in proofs if p)
    missing = tuple(find(phrase, question.sentence) for phrase in answer.missing)
    reason = (
        _check_sources(verdict, found)
        or _check_contradictions(question, verdict, found, contested)
        or _check_overlap(question, verdict, found, common)
        or _check_missing(question, verdict, answer.missing, missing)
    )
    if reason is not None:
        return RejectedAnswer(reason)
    spans = tuple(m for m in missing if m)
    return ValidAnswer(verdict, found, spans, tidy(answer.reason), served=tidy(answer.served))


def validate_attribution(question: Question, answer: object) -> Outcome:
    """Validates an answer about attribution: the draft mentions the outlet and contains the quotes."""
    if not isinstance(answer, Answer) or not _well_formed(answer):
        return RejectedAnswer(RejectionReason.SHAPE)
    if answer.outlet == UNSURE:
        return UndecidedAnswer()
    if answer.outlet == NO_OUTLET:
        return ValidAnswer(None, reason=tidy(answer.reason), served=tidy(answer.served))
    if answer.outlet not in {named.outlet for named in question.outlets}:
        return RejectedAnswer(RejectionReason.OUTLET)
    around = "".join((question.before, question.sentence, question.after))
    if not answer.quotes:
        return RejectedAnswer(RejectionReason.PROOF)
    if not all(find(quote, around) for quote in answer.quotes):
        return RejectedAnswer(RejectionReason.QUOTE)
    reason, served = tidy(answer.reason), tidy(answer.served)
    return ValidAnswer(None, reason=reason, outlet=answer.outlet, served=served, quotes=answer.quotes)


def tidy(text: str) -> str:
    """A model's text as one line of at most MAX_REASON characters, without control characters."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat if len(flat) <= MAX_REASON else flat[: MAX_REASON - 1].rstrip() + "…"


def _well_formed(answer: Answer) -> bool:
    texts = (answer.verdict, answer.reason, answer.outlet, answer.served)
    lists = (answer.quotes, answer.missing)
    return (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(each, tuple) and len(each) <= MAX_QUOTES for each in lists)
        and all(isinstance(text, str) and len(text) <= MAX_QUOTE for each in lists for text in each)
    )


def _located(quote: str, excerpts: Sequence[Excerpt]) -> ProvenQuote | None:
    if sum(1 for _ in folded_words(quote)) < _MIN_WORDS:
        return None
    for excerpt in excerpts:
        span = find(quote, excerpt.text)
        if span is not None:
            return ProvenQuote(excerpt, span.shifted(excerpt.start))
    return None


def _check_sources(verdict: Verdict, proofs: Sequence[ProvenQuote]) -> RejectionReason | None:
    """Any verdict but „unsupported“ needs a quote from a credited source, „misattributed“ from another."""
    if verdict is Verdict.UNSUPPORTED:
        return None
    right = any(p.excerpt.credited is not (verdict is Verdict.MISATTRIBUTED) for p in proofs)
    return None if right else RejectionReason.PROOF


def _check_overlap(
    question: Question, verdict: Verdict, proofs: Sequence[ProvenQuote], least: float
) -> RejectionReason | None:
    """The quotes share enough anchors with the statement."""
    if verdict is Verdict.UNSUPPORTED:
        return None
    quoted = " ".join(text_of(p) for p in proofs)
    own = anchors(question.statement, question.language)
    common = shared_anchors(question.statement, quoted, question.language)
    if not common and own:
        return RejectionReason.FOREIGN
    if verdict not in _WHOLE:
        return None
    numbers = {anchor for anchor in own if anchor[0].isdigit()}
    return RejectionReason.FOREIGN if numbers - common or len(common) < least * len(own) else None


def _check_missing(
    question: Question, verdict: Verdict, missing: Sequence[str], places: Sequence[Span | None]
) -> RejectionReason | None:
    """„Unsupported“ and „partial“ need missing words that are in the statement and in no credited passage."""
    if verdict not in _LACKING:
        return None
    if not missing or not all(places):
        return RejectionReason.MISSING
    for phrase in missing:
        folded = normalized(phrase).casefold()
        if any(find(folded, e.text.casefold()) for e in question.excerpts if e.credited):
            return RejectionReason.MISSING
    return None


def _check_contradictions(
    question: Question, verdict: Verdict, proofs: Sequence[ProvenQuote], contested: Contested
) -> RejectionReason | None:
    """Every contradiction found by a rule is refuted by a quote, unless the answer agrees with it."""
    if verdict is Verdict.CONTRADICTED:
        return None
    cleared = all(any(_refutes(question, text_of(p), drafted) for p in proofs) for drafted in contested)
    return None if cleared else RejectionReason.STANDS


def _refutes(question: Question, quote: str, drafted: Sequence[str]) -> bool:
    there = set(folded_words(quote))
    wanted = [word for text in drafted for word in folded_words(text)]
    if not wanted or not all(word in there for word in wanted):
        return False
    return bool(
        shared_anchors(question.statement, quote, question.language)
        - anchors(" ".join(drafted), question.language)
    )


def text_of(proof: ProvenQuote) -> str:
    """The quote as the article has it."""
    excerpt = proof.excerpt
    return proof.span.shifted(-excerpt.start).of(excerpt.text)
