"""Checks of the whole draft: headlines beside its text, its statements and its sources beside each other.

They add findings to the judgements and change no verdict. Only statements that share rare words are compared, so the
work grows with the length of the draft and not with its square.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck import messages
from crosscheck.drafts import shown_elsewhere
from crosscheck.matching.align import CLOSE
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle, Window
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import TokenKind, tokens
from crosscheck.model import (
    Article,
    BlockKind,
    Claim,
    ClaimKind,
    Draft,
    Finding,
    Judgement,
    Outlet,
    Passage,
    Span,
    Stance,
    State,
)
from crosscheck.rules import consistency, headlines
from crosscheck.rules.base import Hit
from crosscheck.text.text import Text
from crosscheck.verification.verifier import ClaimVerifier

_MOST_STATEMENTS = 2_000  # of a draft; what comes behind is not compared
_MOST_HEADLINES = 500  # the same
_COMMON = 40  # sentences with a word from which it says nothing of what they have in common
_ALIKE = 4  # earlier sentences, most alike ones, that a sentence is compared with
_LEAST_SHARED = 6.0  # weight of words that two sentences must have in common
_NEAR = 0.2  # coverage by which a passage may cover a headline less than the best one and still counts
_EXCERPT = 200  # characters of a passage that a message quotes
_NOBODY = Outlet("", "", "", (), ())


class WholeDraft:
    """The checks of one draft. `lang` is the language of the report."""

    def __init__(
        self,
        draft: Draft,
        text: Text,
        verifier: ClaimVerifier,
        judgements: Sequence[Judgement],
        lang: str,
    ) -> None:
        self._draft, self._text, self._verifier, self._lang = draft, text, verifier, lang
        self._judgements = judgements
        self._stated = [j for j in judgements if j.claim.kind is ClaimKind.CLAIM][:_MOST_STATEMENTS]
        self._body = self._indexed([j.claim for j in self._stated])

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements with the findings on them added."""
        found: dict[str, list[Finding]] = {}
        for finding in (*self._on_headlines(), *self._on_statements(), *self._on_sources()):
            found.setdefault(finding.claim_id, []).append(finding)
        return tuple(j.with_findings(*found.get(j.claim.id, ())) for j in self._judgements)

    # ------------------------------------------------------------------ headlines

    def _on_headlines(self) -> Iterator[Finding]:
        seen: set[str] = set()
        kinds = [self._draft.blocks[j.claim.block].kind for j in self._judgements]
        for place in [n for n, kind in enumerate(kinds) if kind is BlockKind.HEADING][:_MOST_HEADLINES]:
            claim = self._judgements[place].claim
            seen.add(_words(claim.text))
            hit = self._overstated(self._text, claim.span, self._section(place))
            if hit is not None:
                yield self._finding(hit, claim, {"draft": _words(claim.text)})
        for text in map(_words, shown_elsewhere(self._draft)):
            hit = self._overstated(
                replace(self._text, string=text), Span(0, len(text)), [j.claim for j in self._stated]
            )
            if hit is not None and text not in seen:
                seen.add(text)
                found = self._finding(hit, self._judgements[0].claim, {"draft": text})
                yield replace(found, span=self._judgements[0].claim.span)

    def _section(self, place: int) -> list[Claim]:
        """The statements below a heading, up to the next one of its level; of the first, all."""
        blocks = self._draft.blocks
        level = blocks[self._judgements[place].claim.block].level
        is_first = (
            not self._stated or self._judgements[place].claim.span.end <= self._stated[0].claim.span.start
        )
        found: list[Claim] = []
        for judgement in itertools.islice(self._judgements, place + 1, None):
            block = blocks[judgement.claim.block]
            if block.kind is BlockKind.HEADING and block.level <= level and found and not is_first:
                break
            if judgement.claim.kind is ClaimKind.CLAIM:
                found.append(judgement.claim)
        return found

    def _overstated(self, text: Text, span: Span, below: Sequence[Claim]) -> Hit | None:
        """What a headline, a part of `text`, says more than the statements below it."""
        words = tokens(text, span)
        if not words or not below:
            return None
        indexed = self._body if len(below) >= len(self._stated) else self._indexed(below)
        sources, _ = self._verifier.beside(words)
        near = [(indexed, window) for window in indexed.windows(words)]
        if not near:
            return None
        near += [(source, window) for source in sources for window in source.windows(words, 1)]
        least = near[0][1].coverage - _NEAR
        row = Row(text, words)
        pairs = [
            Pair(row, each, window, (indexed, self._body, *sources), ())
            for each, window in near
            if window.coverage >= least
        ]
        return headlines.overstated(pairs) if headlines.is_specific(pairs[0]) else None

    # ------------------------------------------------------------------ statements of the draft

    def _on_statements(self) -> Iterator[Finding]:
        for judgement in self._stated:
            row = self._row(judgement)
            for sentence in self._alike(row, judgement.claim):
                before = self._stated[self._body.sentences[sentence].passage]
                if not _of_one_source(judgement, before):
                    continue
                pair = Pair(row, self._body, Window(sentence, sentence, 1.0, 1.0, ()), (self._body,), ())
                hit = next(
                    iter(consistency.contradictions(pair, apart=before.claim.block != judgement.claim.block)),
                    None,
                )
                if hit is not None:
                    yield self._finding(hit, judgement.claim, {})
                    break

    def _row(self, judgement: Judgement) -> Row:
        words = self._verifier.tokens(judgement.claim, judgement.attributions)
        return Row(self._text, words)

    def _alike(self, row: Row, claim: Claim) -> list[int]:
        """The earlier sentences of the draft that share most with this one, by their rare words."""
        shared: dict[int, float] = {}
        for token in row:
            if token.kind is not TokenKind.WORD or not token.weight:
                continue
            places = {n for n, likeness, _ in self._body.occurrences(token) if likeness >= CLOSE}
            if len(places) <= _COMMON:
                for n in places:
                    shared[n] = shared.get(n, 0.0) + token.weight
        sentences = self._body.sentences
        alike = [
            n for n, weight in shared.items()
            if weight >= _LEAST_SHARED and sentences[n].span.end <= claim.span.start
        ]  # fmt: skip
        return sorted(alike, key=lambda n: (-shared[n], n))[:_ALIKE]

    # ------------------------------------------------------------------ sources

    def _on_sources(self) -> Iterator[Finding]:
        credited = {a.outlet.id for j in self._judgements for a in j.attributions if a.outlet}
        for judgement in self._stated:
            comparison = self._verifier.comparison(judgement.claim, judgement.attributions)
            if comparison is None or len(credited) < 2:
                continue
            pairs = [
                Pair(p.claim, p.indexed, Window(n, n, p.score, p.window.coverage, ()), (p.indexed,), ())
                for p in (*comparison.credited, *comparison.others)
                if p.indexed.article.outlet.id in credited
                for n in range(p.window.first, p.window.last + 1)
            ]
            for hit, bearing in consistency.differing_sources(pairs):
                if not self._is_told(hit):
                    yield self._on_source(hit, bearing, judgement.claim)

    def _is_told(self, hit: Hit) -> bool:
        """Whether the draft gives the other source's value as well."""
        assert hit.pair is not None
        other = next(t for t in hit.pair.passage if t.span == hit.differs[0].article)
        return bool(self._body.occurrences(other))

    def _on_source(self, hit: Hit, bearing: Pair, claim: Claim) -> Finding:
        assert hit.pair is not None
        details = {
            "first": bearing.outlet,
            "first_quote": _words(bearing.span.of(bearing.indexed.article.text)),
            "outlet": hit.pair.outlet,
        }
        found = self._finding(hit, claim, details)
        evidence = (hit.pair.evidence(Stance.CONTRADICTS), bearing.evidence(Stance.SUPPORTS))
        return replace(found, evidence=evidence, differs=hit.differs)

    # ------------------------------------------------------------------ findings

    def _finding(self, hit: Hit, claim: Claim, more: dict[str, str]) -> Finding:
        assert hit.pair is not None
        quote = hit.pair.span.of(hit.pair.indexed.article.text)
        line = self._draft.locate(hit.pair.span).line
        place = messages.text("report.line", self._lang, n=line)
        details = {**hit.details, "quote": _words(quote), "place": place, **more}
        span = hit.differs[0].draft if hit.differs else claim.span
        return Finding(
            rule=hit.rule.code,
            name=hit.rule.name,
            severity=hit.rule.severity,
            confidence=round(hit.confidence, 3),
            claim_id=claim.id,
            span=span if claim.span.covers(span) else claim.span,
            message=hit.rule.message(self._lang, details),
            hint=hit.rule.hint(self._lang, details),
        )

    def _indexed(self, claims: Sequence[Claim]) -> IndexedArticle:
        """Statements of the draft as if they were an article."""
        passages = tuple(Passage(claim.span, "paragraph") for claim in claims)
        article = Article(
            _NOBODY, "", State.FULL, self._draft.text, passages, published=self._draft.published
        )
        return IndexedArticle(article, self._text, complete=True)


def _of_one_source(one: Judgement, two: Judgement) -> bool:
    """Whether two statements may be of one source: two outlets may well differ."""
    mine = {a.outlet.id for a in one.attributions if a.outlet}
    theirs = {a.outlet.id for a in two.attributions if a.outlet}
    return not mine or not theirs or bool(mine & theirs)


def _words(text: str) -> str:
    """A text on one line, cut to what a message can hold."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[:_EXCERPT].rsplit(" ", 1)[0] + " …"
