"""Builds the findings on a claim: from the hits of rules, and on its attributions and articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck import messages
from crosscheck.corrections.credit import renamed
from crosscheck.corrections.offers import described, offered
from crosscheck.matching.compare import Comparison
from crosscheck.model import (
    Article,
    Attribution,
    Claim,
    Evidence,
    Finding,
    Fix,
    Severity,
    Span,
    State,
    Verdict,
    WordPair,
)
from crosscheck.retrieval.changes import changes
from crosscheck.rules import credit, sourcing, support
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.leftovers import LEFTOVER_PROMPT
from crosscheck.sourcing.unknown_names import candidates_for
from crosscheck.verification.decisions import Decision

_SHOWN = 3  # outlets or articles that are listed in a finding
_CHANGES = 3  # changes of a source that are listed in a finding


class FindingBuilder:
    """Builds the findings on the claims of one draft, in the language `lang`."""

    def __init__(self, lang: str, articles: Sequence[Article], attributions: Sequence[Attribution]) -> None:
        self._lang, self._articles, self._attributions = lang, articles, attributions
        self._reported_ambiguous: set[str] = set()
        self.cue_uses = Counter(a.cue_span for a in attributions)

    def leftover(self, claim: Claim) -> Finding:
        """The finding for an assistant's words left in the draft."""
        return self._make(LEFTOVER_PROMPT, claim, {}, 1.0, claim.span)

    def of_hit(self, comparison: Comparison, hit: Hit, decision: Decision) -> Finding:
        """The finding for the hit of a rule, with the correction that is offered where it contradicts."""
        claim = comparison.claim
        pair = hit.pair
        details = dict(hit.details)
        if pair is not None:
            details.setdefault("outlet", pair.indexed.article.outlet.domain)
        span = hit.differs[0].draft if hit.differs else claim.span
        if not claim.span.covers(span):
            span = claim.span
        evidence = decision.evidence[:1] if pair is not None else ()
        found = self._make(hit.rule, claim, details, round(hit.confidence, 3), span, evidence, hit.differs)
        if decision.verdict is Verdict.PARTIAL and found.severity is Severity.ERROR:
            return replace(found, severity=Severity.WARNING)  # a doubt is weaker than a contradiction
        return replace(found, fix=self._fix(comparison, hit, decision))

    def _fix(self, comparison: Comparison, hit: Hit, decision: Decision) -> Fix | None:
        """The correction that is offered for a hit, if the verdict rests on it and the right words are known."""
        if decision.verdict is Verdict.CONTRADICTED:
            return offered(comparison, hit, self._lang)
        if (
            decision.verdict is not Verdict.MISATTRIBUTED
            or hit.rule is not support.MISATTRIBUTED
            or not hit.pair
        ):
            return None
        edit = renamed(comparison, hit.pair, self.cue_uses)
        text = comparison.text.string
        return Fix(described(text, [edit], self._lang), (edit,)) if edit else None

    def on_attributions(self, claim: Claim, attributions: Sequence[Attribution]) -> list[Finding]:
        """The findings on a claim's attributions: that there is none, or no known outlet."""
        notes = []
        if not attributions:
            notes.append(self._make(credit.UNATTRIBUTED, claim, {}, 1.0, claim.span))
        notes += [note for a in attributions if a.outlet is None for note in self._unknown_outlet(claim, a)]
        return notes

    def _unknown_outlet(self, claim: Claim, a: Attribution) -> Iterator[Finding]:
        """The finding for a name that fits no outlet or several: it lists the candidates, each with the manifest line
        that resolves it. For several articles there is one finding a draft."""
        name = a.as_written
        if a.candidates:
            pairs = [(o.domain, "") for o in a.candidates[:_SHOWN]]
            details = {"candidates": ", ".join(o.domain for o in a.candidates)}
            yield self._make(credit.AMBIGUOUS, claim, self._lines(name, pairs, details), 1.0, claim.span)
            return
        asked = candidates_for(name, self._attributions, self._articles)
        if len(asked.fitting) > 1:
            if name not in self._reported_ambiguous:
                self._reported_ambiguous.add(name)
                pairs = [(name, _place(article)) for article in asked.fitting[:_SHOWN]]
                details = {"candidates": ", ".join(map(_place, asked.fitting))}
                yield self._make(credit.AMBIGUOUS, claim, self._lines(name, pairs, details), 1.0, claim.span)
            return
        pairs = [(name, _place(article)) for article in asked.fitting or asked.left[:_SHOWN]]
        yield self._make(credit.NOT_FOUND, claim, self._lines(name, pairs or [(name, "")]), 1.0, claim.span)

    def _lines(
        self, name: str, pairs: Sequence[tuple[str, str]], details: dict[str, str] | None = None
    ) -> dict[str, str]:
        return {"outlet": name, "lines": credit.lines(pairs, self._lang), **(details or {})}

    def unreadable(self, claim: Claim, article: Article) -> Finding:
        """The finding for a cited article that could not be read."""
        if article.state is State.NOT_FOUND and not article.url:
            name = article.outlet.domain
            return self._make(credit.NOT_FOUND, claim, self._lines(name, [(name, "")]), 1.0, claim.span)
        name = article.outlet.domain
        details = self._lines(
            name, [(name, "")], {"state": messages.text(f"sources.state.{article.state}", self._lang)}
        )
        found = self._make(sourcing.UNREADABLE, claim, details, 1.0, claim.span)
        return replace(found, hint=sourcing.advice(article, self._lang) or found.hint)

    def changed(self, claim: Claim, article: Article) -> Finding:
        """The finding for an article that differs from the version in the lock file."""
        before = article.previous.text if article.previous else ""
        opening, closing = messages.quotes(self._lang)
        shown = [
            " → ".join(f"{opening}{t}{closing}" for t in c.texts(before, article.text))
            for c in changes(before, article.text)
        ]
        more = f" (+{len(shown) - _CHANGES})" if len(shown) > _CHANGES else ""
        details = {"outlet": article.outlet.domain, "changes": "; ".join(shown[:_CHANGES]) + more}
        return self._make(sourcing.CHANGED, claim, details, 1.0, claim.span)

    def _make(
        self,
        rule: Rule,
        claim: Claim,
        details: dict[str, str],
        confidence: float,
        span: Span,
        evidence: tuple[Evidence, ...] = (),
        differs: tuple[WordPair, ...] = (),
    ) -> Finding:
        return Finding(
            rule=rule.code,
            name=rule.name,
            severity=rule.severity,
            confidence=confidence,
            claim_id=claim.id,
            span=span,
            message=rule.message(self._lang, details),
            hint=rule.hint(self._lang, details),
            evidence=evidence,
            differs=differs,
        )


def _place(article: Article) -> str:
    """Path or address of an article, as the user gave it."""
    return article.place or article.url
