"""Applies a valid answer to a judgement: verdict, evidence, findings, and who decided.

Findings of rules about support are silenced, not dropped; those about attribution and sources stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosscheck import messages
from crosscheck.matching.align import align
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import tokens
from crosscheck.model import (
    Claim,
    Evidence,
    Finding,
    JudgeDecision,
    Judgement,
    Silenced,
    Span,
    Stance,
    Verdict,
    WordPair,
)
from crosscheck.rules import judged
from crosscheck.second_opinion.questions import SupportCase
from crosscheck.second_opinion.validation import ProvenQuote, ValidAnswer

_REPLACED = ("CC102", "CC2", "CC3", "CC4")  # rules on whether a claim is supported
_SHOWN = 3
_STANCES = {Verdict.CONTRADICTED: Stance.CONTRADICTS, Verdict.UNSUPPORTED: Stance.NEAREST}


def apply_answer(
    case: SupportCase, answer: ValidAnswer, digest: str, judge: str, trust: float, lang: str
) -> Judgement:
    """The judgement as the ruling has it. `trust` is the confidence it carries."""
    old = case.judgement
    assert answer.verdict is not None, "a ruling on support has a verdict"
    model = answer.served or judge
    decided = JudgeDecision(model, digest, answer.reason, old.verdict.value, old.confidence)
    if answer.verdict is old.verdict:
        return replace(old, confidence=max(old.confidence, trust), decided_by=decided)
    evidence = _evidence(case, answer)
    reason = decided.reason or messages.text("notes.judge.overruled", lang)
    new = _set_aside(old, model, reason)
    new = replace(
        new, verdict=answer.verdict, confidence=trust, evidence=evidence, decided_by=decided,
        parts=_parts(case, answer, decided, trust, reason),
    )  # fmt: skip
    if answer.verdict is Verdict.SUPPORTED:
        return new
    return new.with_findings(_finding(case, answer, evidence, trust, lang))


def _set_aside(judgement: Judgement, model: str, reason: str) -> Judgement:
    removed = [f for f in judgement.findings if f.rule.startswith(_REPLACED)]
    return replace(
        judgement,
        findings=tuple(f for f in judgement.findings if f not in removed),
        silenced=(*judgement.silenced, *(Silenced(f, "judge", reason, model) for f in removed)),
    )


def _parts(
    case: SupportCase, answer: ValidAnswer, decided: JudgeDecision, trust: float, reason: str
) -> tuple[Judgement, ...]:
    """The parts of the sentence with its new verdict.

    „Supported“ applies to all parts; any other verdict to those that contain the answer's missing words,
    otherwise to the least certain one. No part keeps a worse verdict than its sentence.
    """
    assert answer.verdict is not None, "a ruling on support has a verdict"
    parts = case.judgement.parts
    if not parts:
        return ()
    places = [m.shifted(case.judgement.claim.span.start) for m in answer.missing]
    affected = [p for p in parts if any(p.claim.span.overlaps(place) for place in places)]
    if not affected and answer.verdict is not Verdict.SUPPORTED:
        affected = [min(parts, key=lambda p: p.confidence)]
    affected += [p for p in parts if p.verdict.rank > answer.verdict.rank and p not in affected]
    changed = []
    for part in parts:
        if part in affected and part.verdict is not answer.verdict:
            was = replace(decided, verdict=part.verdict.value, confidence=part.confidence)
            new = _set_aside(part, decided.model, reason)
            changed.append(replace(new, verdict=answer.verdict, confidence=trust, decided_by=was))
        else:
            changed.append(part)
    return tuple(changed)


def _evidence(case: SupportCase, answer: ValidAnswer) -> tuple[Evidence, ...]:
    """The quotes first, then the passages of the rules."""
    assert answer.verdict is not None, "a ruling on support has a verdict"
    stance = _STANCES.get(answer.verdict, Stance.SUPPORTS)
    found = [quote_evidence(case, proof, stance) for proof in _distinct(answer.proofs)]
    proven = [(e.article.url, e.span) for e in found]
    found += [
        replace(evidence, stance=Stance.NEAREST)
        for evidence in case.judgement.evidence
        if not any(url == evidence.article.url and span.overlaps(evidence.span) for url, span in proven)
    ]
    return tuple(found[: max(_SHOWN, len(proven))])


def _distinct(proofs: Sequence[ProvenQuote]) -> list[ProvenQuote]:
    kept: list[ProvenQuote] = []
    for proof in proofs:
        if not any(k.excerpt.article == proof.excerpt.article and k.span.covers(proof.span) for k in kept):
            kept.append(proof)
    return kept


def quote_evidence(case: SupportCase, proof: ProvenQuote, stance: Stance) -> Evidence:
    """A quote as evidence, aligned with the claim like any passage."""
    article = case.articles[proof.excerpt.article]
    comparison = case.comparison
    indexed = _indexed(comparison, article.url, article.text)
    source = tokens(indexed.text, proof.span)
    aligned = align(comparison.tokens, source, indexed.matcher)
    matched = {pair.claim for pair in aligned.links}
    return Evidence(
        article,
        proof.span,
        round(max(0.0, min(1.0, aligned.coverage)), 4),
        stance,
        tuple(
            WordPair(aligned.claim[p.claim].span, aligned.source[p.source].span, round(p.similarity, 3))
            for p in aligned.links
        ),
        tuple(t.span for i, t in enumerate(aligned.claim) if t.weight and i not in matched),
    )


def _indexed(comparison: Comparison, url: str, text: str) -> IndexedArticle:
    every = (*comparison.credited_articles, *comparison.other_articles)
    return next(ix for ix in every if ix.article.url == url and ix.article.text == text)


def _finding(
    case: SupportCase, answer: ValidAnswer, evidence: Sequence[Evidence], trust: float, lang: str
) -> Finding:
    assert answer.verdict is not None, "a ruling on support has a verdict"
    rule = judged.BY_VERDICT[answer.verdict]
    claim = case.judgement.claim
    opening, closing = messages.quotes(lang)
    credited = dict.fromkeys(ix.article.outlet.domain for ix in case.comparison.credited_articles)
    details = {
        "credited": ", ".join(credited),
        "outlet": ", ".join(dict.fromkeys(p.excerpt.outlet for p in answer.proofs if not p.excerpt.credited)),
        "missing": ", ".join(f"{opening}{m.of(claim.text)}{closing}" for m in answer.missing) or "–",
        "reason": answer.reason,
    }
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=trust,
        claim_id=claim.id,
        span=_span(claim, answer),
        message=rule.message(lang, details).strip(),
        hint=rule.hint(lang, details),
        evidence=tuple(evidence[: len(_distinct(answer.proofs))] or evidence[:1]),
    )


def _span(claim: Claim, answer: ValidAnswer) -> Span:
    if len(answer.missing) == 1:
        return answer.missing[0].shifted(claim.span.start)
    return claim.span
