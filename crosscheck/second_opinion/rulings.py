"""From an answer that held to the judgement: verdict, proof, findings, and who decided.

What the rules had found about support is set aside by name, never dropped; what they say of the
credit and of the sources stays.
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
    Decided,
    Evidence,
    Finding,
    Judgement,
    Silenced,
    Span,
    Stance,
    Verdict,
    WordPair,
)
from crosscheck.rules import judged
from crosscheck.second_opinion.guard import Proof, Ruling
from crosscheck.second_opinion.questions import Case

_REPLACED = ("CC102", "CC2", "CC3", "CC4")  # rules on whether a claim is borne out
_SHOWN = 3
_STANCES = {Verdict.CONTRADICTED: Stance.CONTRADICTS, Verdict.UNSUPPORTED: Stance.NEAREST}


def applied(case: Case, ruling: Ruling, digest: str, judge: str, trust: float, lang: str) -> Judgement:
    """The judgement as the ruling has it. `trust` is the confidence it carries."""
    old = case.judgement
    assert ruling.verdict is not None, "a ruling on support has a verdict"
    model = ruling.served or judge
    decided = Decided(model, digest, ruling.reason, old.verdict.value, old.confidence)
    if ruling.verdict is old.verdict:
        return replace(old, confidence=max(old.confidence, trust), decided_by=decided)
    evidence = _evidence(case, ruling)
    aside = decided.reason or messages.text("notes.judge.overruled", lang)
    new = _set_aside(old, model, aside)
    new = replace(
        new, verdict=ruling.verdict, confidence=trust, evidence=evidence, decided_by=decided,
        parts=_parts(case, ruling, decided, trust, aside),
    )  # fmt: skip
    if ruling.verdict is Verdict.SUPPORTED:
        return new
    return new.with_findings(_finding(case, ruling, evidence, trust, lang))


def _set_aside(judgement: Judgement, model: str, reason: str) -> Judgement:
    gone = [f for f in judgement.findings if f.rule.startswith(_REPLACED)]
    return replace(
        judgement,
        findings=tuple(f for f in judgement.findings if f not in gone),
        silenced=(*judgement.silenced, *(Silenced(f, "judge", reason, model) for f in gone)),
    )


def _parts(case: Case, ruling: Ruling, decided: Decided, trust: float, aside: str) -> tuple[Judgement, ...]:
    """A sentence that is borne out is so in all its parts. Otherwise the verdict is that of the part
    whose words the ruling names, or else of the one the rules were least sure of; no part is worse off
    than its sentence."""
    assert ruling.verdict is not None, "a ruling on support has a verdict"
    parts = case.judgement.parts
    if not parts:
        return ()
    places = [m.shifted(case.judgement.claim.span.start) for m in ruling.missing]
    spoken_of = [p for p in parts if any(p.claim.span.overlaps(place) for place in places)]
    if not spoken_of and ruling.verdict is not Verdict.SUPPORTED:
        spoken_of = [min(parts, key=lambda p: p.confidence)]
    spoken_of += [p for p in parts if p.verdict.rank > ruling.verdict.rank and p not in spoken_of]
    changed = []
    for part in parts:
        if part in spoken_of and part.verdict is not ruling.verdict:
            was = replace(decided, verdict=part.verdict.value, confidence=part.confidence)
            new = _set_aside(part, decided.model, aside)
            changed.append(replace(new, verdict=ruling.verdict, confidence=trust, decided_by=was))
        else:
            changed.append(part)
    return tuple(changed)


def _evidence(case: Case, ruling: Ruling) -> tuple[Evidence, ...]:
    """The proofs first, then the passages the rules had looked at."""
    assert ruling.verdict is not None, "a ruling on support has a verdict"
    stance = _STANCES.get(ruling.verdict, Stance.SUPPORTS)
    found = [proof_evidence(case, proof, stance) for proof in _distinct(ruling.proofs)]
    proven = [(e.article.url, e.span) for e in found]
    found += [
        replace(evidence, stance=Stance.NEAREST)
        for evidence in case.judgement.evidence
        if not any(url == evidence.article.url and span.overlaps(evidence.span) for url, span in proven)
    ]
    return tuple(found[: max(_SHOWN, len(proven))])


def _distinct(proofs: Sequence[Proof]) -> list[Proof]:
    kept: list[Proof] = []
    for proof in proofs:
        if not any(k.excerpt.article == proof.excerpt.article and k.span.covers(proof.span) for k in kept):
            kept.append(proof)
    return kept


def proof_evidence(case: Case, proof: Proof, stance: Stance) -> Evidence:
    """A proven quote as evidence: aligned with the claim's words like any passage."""
    article = case.articles[proof.excerpt.article]
    comparison = case.comparison
    indexed = _indexed(comparison, article.url, article.text)
    source = tokens(article.text, indexed.language, article.published, proof.span)
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


def _finding(case: Case, ruling: Ruling, evidence: Sequence[Evidence], trust: float, lang: str) -> Finding:
    assert ruling.verdict is not None, "a ruling on support has a verdict"
    rule = judged.BY_VERDICT[ruling.verdict]
    claim = case.judgement.claim
    opening, closing = messages.quotes(lang)
    credited = dict.fromkeys(ix.article.outlet.domain for ix in case.comparison.credited_articles)
    details = {
        "credited": ", ".join(credited),
        "outlet": ", ".join(dict.fromkeys(p.excerpt.outlet for p in ruling.proofs if not p.excerpt.credited)),
        "missing": ", ".join(f"{opening}{m.of(claim.text)}{closing}" for m in ruling.missing) or "–",
        "reason": ruling.reason,
    }
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=trust,
        claim_id=claim.id,
        span=_place(claim, ruling),
        message=rule.message(lang, details).strip(),
        hint=rule.hint(lang, details),
        evidence=tuple(evidence[: len(_distinct(ruling.proofs))] or evidence[:1]),
    )


def _place(claim: Claim, ruling: Ruling) -> Span:
    if len(ruling.missing) == 1:
        return ruling.missing[0].shifted(claim.span.start)
    return claim.span
