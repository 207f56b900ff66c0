"""Verifies the claims of a draft against the articles of the outlets they are attributed to.

That an article does not mention something counts only if it was read in full. A claim without attribution is compared
with all articles; one whose source could not be read is unverifiable, whatever the other articles say.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from functools import lru_cache

from crosscheck.config import Config
from crosscheck.language import get
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.pool import Beside, Pool
from crosscheck.matching.tokens import Token, tokens
from crosscheck.model import (
    Article,
    Attribution,
    Basis,
    Claim,
    ClaimKind,
    CreditedClaim,
    Finding,
    Judgement,
    Verdict,
)
from crosscheck.reader.base import Reader
from crosscheck.rules.leftovers import is_left_over
from crosscheck.rules.withdrawn import speaks_of_it
from crosscheck.sourcing.gathering import in_order
from crosscheck.sourcing.versions import of_the_credit
from crosscheck.text.text import Text
from crosscheck.verification.decisions import Decision, is_plain, rests_on_silence
from crosscheck.verification.entailment import read, share, statement
from crosscheck.verification.findings import FindingBuilder
from crosscheck.verification.memory import Bare, Memory, key_of
from crosscheck.verification.parts import reconcile
from crosscheck.verification.verdict import decide

MOST_TOKENS = 1000  # of a sentence; a longer one is no prose, and some rules take quadratic time


@lru_cache(maxsize=128)  # many drafts may cite the same articles
def _indexed(article: Article, language: str) -> IndexedArticle:
    return IndexedArticle(article, Text.of(article, get(language)))


class ClaimVerifier:
    """Verifies the claims of one draft.

    `articles` are all articles, in any state; `attributions` are those of all claims: of very many articles, only those
    of these outlets are compared with every claim.
    """

    def __init__(
        self,
        text: Text,
        articles: Sequence[Article],
        config: Config,
        attributions: Sequence[Attribution] = (),
        reader: Reader | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._text = text
        # Sorted, so that no verdict depends on the order given.
        self._articles = tuple(sorted(articles, key=in_order))
        self._reader = reader
        self._comparisons: dict[str, Comparison | None] = {}
        code = text.language.code
        self._findings = FindingBuilder(config.report_language or code, self._articles, attributions)
        readable = [a for a in self._articles if a.readable or a.readable_in_part]
        sources = _named(attributions)
        self._pool = Pool(readable, code, lambda a: _indexed(a, code), sources)
        self._memory = memory
        self._keys: dict[str, Hashable] = {}
        self._known: dict[str, Bare] = {}
        if memory is not None:
            digest = reader.digest if reader is not None else ""
            memory.begin((code, text.published, config, digest, self._articles, sources))

    def judge_all(self, claims: Sequence[CreditedClaim]) -> tuple[Judgement, ...]:
        """The judgements on all claims of the draft, in order.

        Raises:
            ReaderError: the reader fails.
        """
        self.compare(claims)
        return tuple(self.judge(each.claim, each.attributions) for each in claims)

    def compare(self, claims: Sequence[CreditedClaim]) -> None:
        """Compares all claims with their articles, the reader in batches; those judged before are left out."""
        self._remember(claims)
        statements = []
        before: Claim | None = None
        for claim, group in ((each.claim, each.attributions) for each in claims):
            new = claim.kind is ClaimKind.CLAIM and claim.id not in self._known
            comparison = self.comparison(claim, group) if new else None
            if comparison is not None and self._reader is not None:
                statements.append((comparison, statement(self._text, claim, before, group)))
            before = claim
        if self._reader is not None:
            read(self._reader, statements)
            for whole, _ in statements:
                parts = [self.comparison(part, whole.attributions) for part in whole.claim.parts]
                for part in filter(None, parts):
                    share(whole, part)

    def judge(self, claim: Claim, attributions: Sequence[Attribution]) -> Judgement:
        """The judgement on one claim and, where it makes several statements, on each of them."""
        left = [self._findings.leftover(claim)] if is_left_over(claim) else []
        if claim.kind is not ClaimKind.CLAIM:
            return Judgement(claim, Verdict.NOT_CHECKABLE, 1.0, tuple(attributions), findings=tuple(left))
        bare = self._known.get(claim.id) or self._judged(claim, attributions)
        notes = [*left, *self._findings.on_attributions(claim, attributions)]
        whole = replace(bare.whole, findings=(*bare.whole.findings, *notes, *bare.after))
        return reconcile(whole, bare.parts) if claim.parts else whole

    def _remember(self, claims: Sequence[CreditedClaim]) -> None:
        """Looks up which claims were judged before."""
        if self._memory is None:
            return
        before: Claim | None = None
        for claim, group in ((each.claim, each.attributions) for each in claims):
            if claim.kind is ClaimKind.CLAIM:
                uses = tuple(self._findings.cue_uses[a.cue_span] for a in group)
                self._keys[claim.id] = key = (key_of(self._text, claim, before, group), uses)
                bare = self._memory.get(key, claim, group)
                if bare is not None:
                    self._known[claim.id] = bare
            before = claim

    def _judged(self, claim: Claim, attributions: Sequence[Attribution]) -> Bare:
        """The claim and the statements in it, judged."""
        whole, after = self._one(claim, attributions)
        parts = []
        for part in claim.parts:
            judgement, notes = self._one(part, attributions)
            parts.append(judgement.with_findings(*notes))
        bare = Bare(whole, tuple(after), tuple(parts))
        if self._memory is not None and claim.id in self._keys:
            self._memory.put(self._keys[claim.id], bare)
        return bare

    def _one(self, claim: Claim, attributions: Sequence[Attribution]) -> tuple[Judgement, list[Finding]]:
        """The judgement with what rules found, and the findings on the articles."""
        unread = self.unread(attributions)
        comparison = self.comparison(claim, attributions)
        if comparison is None:
            notes = [self._findings.unreadable(claim, a) for a in unread if attributions]
            too_long = self._is_too_long(claim, attributions)
            return Judgement(claim, Verdict.UNVERIFIABLE, 0.0, tuple(attributions), too_long=too_long), notes
        notes = [
            self._findings.changed(claim, ix.article)
            for ix in comparison.credited_articles
            if ix.article.previous
        ]
        decision = decide(comparison)
        if self._may_be_in_unread(decision, comparison, unread):
            notes += [self._findings.unreadable(claim, a) for a in unread]
            judgement = Judgement(claim, Verdict.UNVERIFIABLE, 0.0, tuple(attributions), decision.evidence)
            return judgement, notes
        return self._judgement(comparison, decision), notes

    def _may_be_in_unread(
        self, decision: Decision, comparison: Comparison, unread: Sequence[Article]
    ) -> bool:
        """Whether the decision rests on something missing that may be in an article that could not be read."""
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
        """The comparison of a claim with its articles; None if none of them could be read."""
        if claim.id not in self._comparisons:
            self._comparisons[claim.id] = self._comparison(claim, attributions)
        return self._comparisons[claim.id]

    def _comparison(self, claim: Claim, attributions: Sequence[Attribution]) -> Comparison | None:
        named = _named(attributions)
        if attributions and not named:
            return None
        words = self.tokens(claim, attributions)
        if len(words) > MOST_TOKENS:
            return None
        credited, others = self.beside(words, named)
        if not credited:
            return None
        if speaks_of_it(words, self._text.language):
            credited, others = ([ix.whole for ix in group] for group in (credited, others))
        return Comparison(self._text, claim, attributions, words, credited, others)

    def _is_too_long(self, claim: Claim, attributions: Sequence[Attribution]) -> bool:
        return len(claim.text) > MOST_TOKENS and len(self.tokens(claim, attributions)) > MOST_TOKENS

    def beside(self, words: Sequence[Token], outlets: Collection[str] = ()) -> Beside:
        """The articles for words of the draft that are credited to `outlets`, and the others."""
        return self._pool.beside(words, outlets)

    def unread(self, attributions: Sequence[Attribution]) -> list[Article]:
        """The articles of the outlets in these attributions (if none, all articles) that could not be read."""
        named = _named(attributions)
        return [a for a in self._articles if not a.readable and (not named or a.outlet.id in named)]

    def _judgement(self, comparison: Comparison, decision: Decision) -> Judgement:
        findings = tuple(self._findings.of_hit(comparison, hit, decision) for hit in decision.hits)
        return Judgement(
            comparison.claim,
            decision.verdict,
            decision.confidence,
            comparison.attributions,
            decision.evidence,
            findings,
            entailment=decision.entailment,
        )

    def tokens(self, claim: Claim, attributions: Sequence[Attribution]) -> tuple[Token, ...]:
        """The claim's tokens without its cues of attribution, which are not what is claimed."""
        # The words of a link may be what is claimed.
        masked = [a.cue_span for a in attributions if a.reach != "link"]
        press = self._text.language.logic.press
        found = tokens(self._text, claim.span)
        for a in attributions:
            if a.basis is Basis.EXPLICIT:  # nor is the date of an issue
                masked += [t.span for t in of_the_credit(self._text, found, a)]
        return tuple(
            t
            for t in found
            if not any(m.overlaps(t.span) for m in masked) and not (t.fold in press and attributions)
        )


def _named(attributions: Sequence[Attribution]) -> set[str]:
    return {a.outlet.id for a in attributions if a.outlet}
