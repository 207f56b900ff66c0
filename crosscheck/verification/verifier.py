"""Each claim of a draft is laid beside the articles it must answer to.

Only articles read in full may accuse. Who credits nobody is measured against all of them; a claim
whose source could not be read stays unverifiable, whatever the others say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from crosscheck import messages
from crosscheck.config import Config
from crosscheck.language import get
from crosscheck.language.base import Language
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.pool import Pool
from crosscheck.matching.tokens import Token, tokens
from crosscheck.model import (
    Article,
    Attribution,
    Basis,
    Claim,
    ClaimKind,
    Draft,
    Evidence,
    Finding,
    Judgement,
    Severity,
    Span,
    State,
    Verdict,
    WordPair,
)
from crosscheck.reader.base import Reader
from crosscheck.retrieval.changes import changes
from crosscheck.rules import credit, sourcing
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.leftovers import LEFTOVER_PROMPT, is_left_over
from crosscheck.rules.withdrawn import speaks_of_it
from crosscheck.sourcing.gathering import in_order
from crosscheck.sourcing.unknown_names import candidates_for
from crosscheck.sourcing.versions import of_the_credit
from crosscheck.verification.decisions import Decision, is_plain, rests_on_silence
from crosscheck.verification.entailment import read, share, statement
from crosscheck.verification.parts import reconcile
from crosscheck.verification.verdict import decide

_MOST_TOKENS = 1000  # of a sentence; a longer one is no prose, and rules look at it from each of its words
_SHOWN = 3  # outlets or articles in question that are named
_CHANGES = 3  # differences of a changed source that are shown


@lru_cache(maxsize=128)  # of many drafts on the same articles, each need be read into words once
def _indexed(article: Article, language: str) -> IndexedArticle:
    return IndexedArticle(article, get(language))


@lru_cache(maxsize=128)
def _whole(article: Article, language: str) -> IndexedArticle:
    return IndexedArticle(article, get(language), whole=True)


def _unabridged(indexed: IndexedArticle) -> IndexedArticle:
    """The article with what it takes back, for a claim that tells of just that."""
    return _whole(indexed.article, indexed.language.code) if indexed.taken_back else indexed


class ClaimVerifier:
    """Judges the claims of one draft. `articles` are all there are, in whatever state; `credits` are those
    of all its claims: of very many articles theirs count for each claim."""

    def __init__(
        self,
        draft: Draft,
        language: Language,
        articles: Sequence[Article],
        config: Config,
        credits: Iterable[Sequence[Attribution]] = (),
        reader: Reader | None = None,
    ) -> None:
        self._draft = draft
        self._language = language
        self._articles = tuple(sorted(articles, key=in_order))  # so that no verdict hangs on the order given
        self._lang = config.report_language or language.code
        self._reader = reader
        self._laid: dict[str, Comparison | None] = {}
        self._credits = tuple(tuple(group) for group in credits)
        self._asked: set[str] = set()
        readable = [a for a in self._articles if a.readable or a.readable_in_part]
        sources = _named([credit for group in self._credits for credit in group])
        self._pool = Pool(readable, language.code, lambda a: _indexed(a, language.code), sources)

    def judge_all(
        self, claims: Sequence[Claim], credits: Sequence[Sequence[Attribution]]
    ) -> tuple[Judgement, ...]:
        """The judgements on all claims of the draft, in order.

        Raises:
            ReaderError: the reader fails.
        """
        self.lay(claims, credits)
        return tuple(self.judge(claim, group) for claim, group in zip(claims, credits, strict=True))

    def lay(self, claims: Sequence[Claim], credits: Sequence[Sequence[Attribution]]) -> None:
        """Lays all claims beside their articles and has the reader read them, many at once."""
        asked = []
        before: Claim | None = None
        for claim, group in zip(claims, credits, strict=True):
            comparison = self.comparison(claim, group) if claim.kind is ClaimKind.CLAIM else None
            if comparison is not None and self._reader is not None:
                asked.append((comparison, statement(self._draft, claim, before, group, self._language)))
            before = claim
        if self._reader is not None:
            read(self._reader, asked)
            for whole, _ in asked:
                parts = [self.comparison(part, whole.attributions) for part in whole.claim.parts]
                for part in filter(None, parts):
                    share(whole, part)

    def judge(self, claim: Claim, attributions: Sequence[Attribution]) -> Judgement:
        """The judgement on one claim and, where it makes several statements, on each of them."""
        left = [self._make(LEFTOVER_PROMPT, claim, {}, 1.0, claim.span)] if is_left_over(claim) else []
        if claim.kind is not ClaimKind.CLAIM:
            return Judgement(claim, Verdict.NOT_CHECKABLE, 1.0, tuple(attributions), findings=tuple(left))
        whole = self._one(claim, attributions, [*left, *self._credit_notes(claim, attributions)])
        if not claim.parts:
            return whole
        return reconcile(whole, [self._one(part, attributions, []) for part in claim.parts])

    def _one(self, claim: Claim, attributions: Sequence[Attribution], notes: list[Finding]) -> Judgement:
        unread = self.unread(attributions)
        comparison = self.comparison(claim, attributions)
        if comparison is None:
            notes += [self._unreadable(claim, a) for a in unread if attributions]
            return Judgement(claim, Verdict.UNVERIFIABLE, 0.0, tuple(attributions), (), tuple(notes))
        notes += [
            self._changed(claim, ix.article) for ix in comparison.credited_articles if ix.article.previous
        ]
        decision = decide(comparison)
        if self._may_stand_elsewhere(decision, comparison, unread):
            notes += [self._unreadable(claim, a) for a in unread]
            return Judgement(
                claim, Verdict.UNVERIFIABLE, 0.0, tuple(attributions), decision.evidence, tuple(notes)
            )
        return self._judgement(claim, attributions, decision, notes)

    def _may_stand_elsewhere(
        self, decision: Decision, comparison: Comparison, unread: Sequence[Article]
    ) -> bool:
        """Whether the decision rests on silence, and what is missed may stand where nobody could read."""
        if not unread:
            return False
        if decision.verdict is Verdict.UNSUPPORTED:
            return True
        if not any(ix.article.readable_in_part for ix in comparison.credited_articles):
            return False
        if decision.verdict is Verdict.CONTRADICTED:
            return not is_plain(decision)
        return rests_on_silence(decision)

    def comparison(self, claim: Claim, attributions: Sequence[Attribution]) -> Comparison | None:
        """The claim beside the articles that were read; None when none of them may speak on it."""
        if claim.id not in self._laid:
            self._laid[claim.id] = self._comparison(claim, attributions)
        return self._laid[claim.id]

    def _comparison(self, claim: Claim, attributions: Sequence[Attribution]) -> Comparison | None:
        named = _named(attributions)
        if attributions and not named:
            return None
        own = self._tokens(claim, attributions)
        if len(own) > _MOST_TOKENS:
            return None
        credited, others = self._pool.beside(own, named)
        if not credited:
            return None
        if speaks_of_it(own, self._language):
            credited, others = ([_unabridged(ix) for ix in group] for group in (credited, others))
        return Comparison(self._draft, claim, attributions, self._language, own, credited, others)

    def unread(self, attributions: Sequence[Attribution]) -> list[Article]:
        """The articles that these credits rest on, or any without credits, that could not be read."""
        named = _named(attributions)
        return [a for a in self._articles if not a.readable and (not named or a.outlet.id in named)]

    def _judgement(
        self, claim: Claim, attributions: Sequence[Attribution], decision: Decision, notes: Sequence[Finding]
    ) -> Judgement:
        findings = (*(self._finding(claim, hit, decision) for hit in decision.hits), *notes)
        return Judgement(
            claim,
            decision.verdict,
            decision.confidence,
            tuple(attributions),
            decision.evidence,
            findings,
            entailment=decision.entailment,
        )

    def _tokens(self, claim: Claim, attributions: Sequence[Attribution]) -> tuple[Token, ...]:
        """The claim's tokens without the words that name the source: they are not what is claimed."""
        # A link may stand on the very words that are claimed.
        masked = [a.cue_span for a in attributions if a.reach != "link"]
        press = self._language.logic.press
        found = tokens(self._draft.text, self._language, self._draft.published, claim.span)
        for a in attributions:
            if a.basis is Basis.EXPLICIT:  # the day of an issue is no part of what is claimed either
                masked += [t.span for t in of_the_credit(self._draft, found, a, self._language)]
        return tuple(
            t
            for t in found
            if not any(m.overlaps(t.span) for m in masked) and not (t.fold in press and attributions)
        )

    # ------------------------------------------------------------------ findings

    def _finding(self, claim: Claim, hit: Hit, decision: Decision) -> Finding:
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
            return replace(found, severity=Severity.WARNING)  # a doubt is no accusation
        return found

    def _credit_notes(self, claim: Claim, attributions: Sequence[Attribution]) -> list[Finding]:
        notes = []
        if not attributions:
            notes.append(self._make(credit.UNATTRIBUTED, claim, {}, 1.0, claim.span))
        notes += [note for a in attributions if a.outlet is None for note in self._nobody(claim, a)]
        return notes

    def _nobody(self, claim: Claim, a: Attribution) -> Iterator[Finding]:
        """What is said of a name that stands for no outlet, or for several: each that comes into question
        is named with the line that settles it. Which of several articles is meant is asked once."""
        name = a.as_written
        if a.candidates:
            pairs = [(o.domain, "") for o in a.candidates[:_SHOWN]]
            details = {"candidates": ", ".join(o.domain for o in a.candidates)}
            yield self._make(credit.AMBIGUOUS, claim, self._lines(name, pairs, details), 1.0, claim.span)
            return
        asked = candidates_for(name, self._credits, self._articles)
        if len(asked.fitting) > 1:
            if name not in self._asked:
                self._asked.add(name)
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

    def _unreadable(self, claim: Claim, article: Article) -> Finding:
        if article.state is State.NOT_FOUND and not article.url:
            name = article.outlet.domain
            return self._make(credit.NOT_FOUND, claim, self._lines(name, [(name, "")]), 1.0, claim.span)
        name = article.outlet.domain
        details = self._lines(
            name, [(name, "")], {"state": messages.text(f"sources.state.{article.state}", self._lang)}
        )
        found = self._make(sourcing.UNREADABLE, claim, details, 1.0, claim.span)
        return replace(found, hint=sourcing.advice(article, self._lang) or found.hint)

    def _changed(self, claim: Claim, article: Article) -> Finding:
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
    """Where an article that was given is: as it would be given again."""
    return article.place or article.url


def _named(attributions: Sequence[Attribution]) -> set[str]:
    return {a.outlet.id for a in attributions if a.outlet}
