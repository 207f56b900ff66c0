"""No answer is believed: each is held against the passages that were handed in.

What a model says changes a verdict only with a proof that stands there word for word. A page cannot
talk a verdict out of a model: the proof of „supported“ must speak of what the statement speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crosscheck.model import Span, Verdict
from crosscheck.second_opinion.base import NOBODY, UNSURE, VERDICTS, Answer, Excerpt, Question
from crosscheck.second_opinion.wording import anchors, find, shared, wording, words

MAX_QUOTES = 6
MAX_QUOTE = 3_000  # characters
MAX_REASON = 300
_MIN_WORDS = 2  # of a quote: a single word proves nothing
_WHOLE = frozenset({Verdict.SUPPORTED, Verdict.MISATTRIBUTED})
_LACKING = frozenset({Verdict.PARTIAL, Verdict.UNSUPPORTED})


class Why(StrEnum):
    """Why an answer is void."""

    SHAPE = "shape"  # not the form that was asked for
    VERDICT = "verdict"  # a verdict nobody knows
    QUOTE = "quote"  # a quote that does not stand in the passages
    PROOF = "proof"  # no proof, or one from the wrong source
    FOREIGN = "foreign"  # a proof that speaks of something else
    MISSING = "missing"  # names no words of the statement, or ones that do stand in a passage
    STANDS = "stands"  # a contradiction that the proof does not do away with
    OUTLET = "outlet"  # an outlet the draft does not mention
    UNREAD = "unread"  # it may stand in a source nobody could read


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote that does stand in `excerpt`; `span` counts in the article's text."""

    excerpt: Excerpt
    span: Span


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer that held. `verdict` is None for a question of credit; `outlet` "" credits nobody.

    `missing` are places in the question's sentence, `quotes` the words of the draft that credit.
    """

    verdict: Verdict | None
    proofs: tuple[Proof, ...] = ()
    missing: tuple[Span, ...] = ()
    reason: str = ""
    outlet: str = ""
    served: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Void:
    """An answer that changes nothing, and why."""

    why: Why


@dataclass(frozen=True, slots=True)
class Unsure:
    """The judge does not know; nothing changes."""


Outcome = Ruling | Void | Unsure
# The draft's words of each typed contradiction that the rules found, one tuple for each.
Contested = Sequence[tuple[str, ...]]


def examine(question: Question, answer: object, contested: Contested = (), common: float = 0.0) -> Outcome:
    """What an answer about support is worth.

    The proof that a statement stands somewhere has all its numbers and at least the share `common` of
    its words, in some form; any proof has one of them.
    A typed contradiction stands unless one proven quote has all of the draft's words the
    contradiction is about, and something more of the statement.
    """
    if not isinstance(answer, Answer) or not _well_formed(answer):
        return Void(Why.SHAPE)
    if answer.verdict == UNSURE:
        return Unsure()
    if answer.verdict not in VERDICTS:
        return Void(Why.VERDICT)
    verdict = Verdict(answer.verdict)
    credited_first = sorted(question.excerpts, key=lambda e: (verdict is Verdict.MISATTRIBUTED) == e.credited)
    proofs = [_proof(quote, credited_first) for quote in answer.quotes]
    if not all(proofs):
        return Void(Why.QUOTE)
    found = tuple(p for p in proofs if p)
    missing = tuple(find(words_, question.sentence) for words_ in answer.missing)
    fault = (
        _source_fault(verdict, found)
        or _standing_fault(question, verdict, found, contested)
        or _bearing_fault(question, verdict, found, common)
        or _missing_fault(question, verdict, answer.missing, missing)
    )
    if fault is not None:
        return Void(fault)
    spans = tuple(m for m in missing if m)
    return Ruling(verdict, found, spans, tidy(answer.reason), served=tidy(answer.served))


def examine_credit(question: Question, answer: object) -> Outcome:
    """What an answer about credit is worth: the outlet is one the draft mentions, the words that
    credit it stand in the draft."""
    if not isinstance(answer, Answer) or not _well_formed(answer):
        return Void(Why.SHAPE)
    if answer.outlet == UNSURE:
        return Unsure()
    if answer.outlet == NOBODY:
        return Ruling(None, reason=tidy(answer.reason), served=tidy(answer.served))
    if answer.outlet not in {named.outlet for named in question.outlets}:
        return Void(Why.OUTLET)
    around = "".join((question.before, question.sentence, question.after))
    if not answer.quotes:
        return Void(Why.PROOF)
    if not all(find(quote, around) for quote in answer.quotes):
        return Void(Why.QUOTE)
    reason, served = tidy(answer.reason), tidy(answer.served)
    return Ruling(None, reason=reason, outlet=answer.outlet, served=served, quotes=answer.quotes)


def tidy(text: str) -> str:
    """A model's own words as one short line without control characters."""
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


def _proof(quote: str, excerpts: Sequence[Excerpt]) -> Proof | None:
    if sum(1 for _ in words(quote)) < _MIN_WORDS:
        return None
    for excerpt in excerpts:
        span = find(quote, excerpt.text)
        if span is not None:
            return Proof(excerpt, span.shifted(excerpt.start))
    return None


def _source_fault(verdict: Verdict, proofs: Sequence[Proof]) -> Why | None:
    """A verdict other than „unsupported“ rests on a quote from the right kind of source."""
    if verdict is Verdict.UNSUPPORTED:
        return None
    right = any(p.excerpt.credited is not (verdict is Verdict.MISATTRIBUTED) for p in proofs)
    return None if right else Why.PROOF


def _bearing_fault(question: Question, verdict: Verdict, proofs: Sequence[Proof], least: float) -> Why | None:
    """The proof speaks of what the statement speaks of."""
    if verdict is Verdict.UNSUPPORTED:
        return None
    quoted = " ".join(text_of(p) for p in proofs)
    own = anchors(question.statement, question.language)
    common = shared(question.statement, quoted, question.language)
    if not common and own:
        return Why.FOREIGN
    if verdict not in _WHOLE:
        return None
    numbers = {anchor for anchor in own if anchor[0].isdigit()}
    return Why.FOREIGN if numbers - common or len(common) < least * len(own) else None


def _missing_fault(
    question: Question, verdict: Verdict, missing: Sequence[str], places: Sequence[Span | None]
) -> Why | None:
    """„Unsupported“ and „partial“ name words of the statement that no credited passage has."""
    if verdict not in _LACKING:
        return None
    if not missing or not all(places):
        return Why.MISSING
    for phrase in missing:
        folded = wording(phrase).casefold()
        if any(find(folded, e.text.casefold()) for e in question.excerpts if e.credited):
            return Why.MISSING
    return None


def _standing_fault(
    question: Question, verdict: Verdict, proofs: Sequence[Proof], contested: Contested
) -> Why | None:
    """A contradiction of the rules that no proof does away with; „unsupported“ has none to offer."""
    if verdict is Verdict.CONTRADICTED:
        return None
    cleared = all(any(_shows(question, text_of(p), drafted) for p in proofs) for drafted in contested)
    return None if cleared else Why.STANDS


def _shows(question: Question, quote: str, drafted: Sequence[str]) -> bool:
    there = set(words(quote))
    wanted = [word for text in drafted for word in words(text)]
    if not wanted or not all(word in there for word in wanted):
        return False
    return bool(
        shared(question.statement, quote, question.language) - anchors(" ".join(drafted), question.language)
    )


def text_of(proof: Proof) -> str:
    """The article's own words that a proof stands on."""
    excerpt = proof.excerpt
    return proof.span.shifted(-excerpt.start).of(excerpt.text)
