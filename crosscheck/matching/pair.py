"""A claim beside one passage, as the rules see it: tokens, their counterparts, clauses, slots, closeness.

How closely a passage follows the claim around a word is what turns a difference into an error: a fair
paraphrase differs from its source all over, a planted or careless error in one place of a sentence that
otherwise matches.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from crosscheck.language.base import Language
from crosscheck.language.logic import Logic
from crosscheck.matching.align import Alignment, align
from crosscheck.matching.clauses import Clause
from crosscheck.matching.passages import IndexedArticle, Window
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Evidence, Span, Stance, WordPair
from crosscheck.text.text import view

_ENOUGH = 6.0  # weight of a clause from which it alone tells how closely a passage follows
_ROUNDING = 1e-9  # of sums of weights


@dataclass(frozen=True, slots=True)
class Match:
    """A token of the claim and the one of the passage that it was matched with."""

    claim: Token
    passage: Token
    likeness: float


@dataclass(frozen=True, slots=True)
class SlotPair:
    """Unmatched tokens of the claim and those of the passage in the same place; `sides` as in `align.Slot`."""

    claim: tuple[Token, ...]
    passage: tuple[Token, ...]
    sides: int


@dataclass(frozen=True, eq=False)
class Pair:
    """A claim beside one window of one article; what is asked of them is reckoned once."""

    claim: Row
    indexed: IndexedArticle
    window: Window
    credited_articles: tuple[IndexedArticle, ...]  # of the outlets that the claim is credited to
    other_articles: tuple[IndexedArticle, ...]
    views: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    @property
    def language(self) -> Language:
        return self.claim.language

    @property
    def logic(self) -> Logic:
        return self.claim.language.logic

    @property
    def outlet(self) -> str:
        return self.indexed.article.outlet.domain

    @property
    def span(self) -> Span:
        return self.indexed.window_span(self.window)

    @property
    def score(self) -> float:
        return self.window.score

    @functools.cached_property
    def passage(self) -> Row:
        """The tokens of the window."""
        sentences = self.indexed.sentences[self.window.first : self.window.last + 1]
        return Row(self.indexed.text, [token for s in sentences for token in s.tokens])

    @functools.cached_property
    def alignment(self) -> Alignment:
        """Only when it is asked for, as most pairs are not looked into."""
        return align(self.claim.tokens, self.passage.tokens, self.indexed.matcher)

    # ------------------------------------------------------------------ counterparts

    @functools.cached_property
    def matches(self) -> tuple[Match, ...]:
        """The matched tokens, in the order of the claim."""
        a = self.alignment
        return tuple(Match(a.claim[x.claim], a.source[x.source], x.similarity) for x in a.links)

    @functools.cached_property
    def _of_claim(self) -> dict[Token, Match]:
        return {match.claim: match for match in self.matches}

    @functools.cached_property
    def _of_passage(self) -> dict[Token, Match]:
        return {match.passage: match for match in self.matches}

    def match(self, token: Token) -> Match | None:
        """The match of a token of the claim."""
        return self._of_claim.get(token)

    def counterpart(self, token: Token, least: float = 0.0) -> Token | None:
        """The token of the passage that one of the claim is matched with, if they are `least` alike."""
        match = self._of_claim.get(token)
        return match.passage if match is not None and match.likeness >= least else None

    def origin(self, token: Token, least: float = 0.0) -> Token | None:
        """The token of the claim that one of the passage is matched with, if they are `least` alike."""
        match = self._of_passage.get(token)
        return match.claim if match is not None and match.likeness >= least else None

    @functools.cached_property
    def unmatched(self) -> tuple[Token, ...]:
        """The content tokens of the passage without a counterpart."""
        return tuple(self.alignment.source[j] for j in self.alignment.unused)

    @functools.cached_property
    def slots(self) -> tuple[SlotPair, ...]:
        """The runs of unmatched content tokens of the claim, each with what stands in its place."""
        a = self.alignment
        return tuple(
            SlotPair(tuple(a.claim[i] for i in s.claim), tuple(a.source[j] for j in s.source), s.sides)
            for s in a.slots
        )

    def slot(self, token: Token) -> SlotPair | None:
        """The slot of an unmatched token of the claim."""
        return next((slot for slot in self.slots if token in slot.claim), None)

    # ------------------------------------------------------------------ closeness

    def matched_share(self, tokens: Iterable[Token], leave_out: Collection[Token] = ()) -> float:
        """The share of the weight of these tokens of the claim that has a close counterpart, 0 to 1."""
        total = got = 0.0
        for token in tokens:
            if token not in leave_out:
                total += token.weight
                got += token.weight if self._is_close(token) else 0.0
        return got / total if total else 0.0

    def closeness(self, *around: Token) -> float:
        """How closely the passage follows the claim's clauses that hold these tokens, the tokens left out, 0 to
        1; the whole claim if the clauses hold too little besides."""
        total, got = self._weight({self.claim.clause(token) for token in around}, around)
        if total < _ENOUGH:
            whole = Clause(0, len(self.claim) - 1, self.claim.tokens)
            total, got = self._weight([whole], around)
        return max(0.0, got) / total if total > _ROUNDING else 0.0

    def _weight(self, parts: Collection[Clause], leave_out: Iterable[Token]) -> tuple[float, float]:
        """The weight of clauses without some tokens, and what of it has a close counterpart."""
        every, close = self.alignment.weights
        total = sum(every[part.end + 1] - every[part.begin] for part in parts)
        got = sum(close[part.end + 1] - close[part.begin] for part in parts)
        for token in leave_out:
            if any(token in part for part in parts):
                total -= token.weight
                got -= token.weight if self._is_close(token) else 0.0
        return total, got

    def _is_close(self, token: Token) -> bool:
        return self.claim.place(token) in self.alignment.close

    @view
    def bearing(self, clause: Clause) -> list[tuple[Clause, float]]:
        """The passage's clauses that bear out a clause of the claim, with the weight each bears, best first."""
        weights: dict[Clause, float] = {}
        for match in self.matches:
            if match.claim in clause:
                part = self.passage.clause(match.passage)
                weights[part] = weights.get(part, 0.0) + match.claim.weight * match.likeness
        return sorted(weights.items(), key=lambda x: (-x[1], x[0].begin))

    def occurs(self, token: Token, least: float, everywhere: bool = False) -> bool:
        """Whether a credited article, or `everywhere` any article, has something this like a token of the claim."""
        articles = (*self.credited_articles, *self.other_articles) if everywhere else self.credited_articles
        return any(score >= least for indexed in articles for _, score, _ in indexed.occurrences(token))

    # ------------------------------------------------------------------ what a report shows

    def evidence(self, stance: Stance, about: Collection[Span] = ()) -> Evidence:
        """The window as evidence; `about` are the words of the passage that a finding is about."""
        matched = {match.claim for match in self.matches}
        shown = self._bearing(about) if about else self.span
        pairs = (WordPair(m.claim.span, m.passage.span, round(m.likeness, 3)) for m in self.matches)
        return Evidence(
            article=self.indexed.article,
            span=shown,
            score=round(max(0.0, min(1.0, self.window.coverage)), 4),
            stance=stance,
            pairs=tuple(pair for pair in pairs if shown.covers(pair.article)),
            missing=tuple(t.span for t in self.claim if t.weight and t not in matched),
        )

    def _bearing(self, about: Collection[Span]) -> Span:
        """The window without the sentences at its ends that only a date was matched in, unless a finding is about it.

        A date of the claim can be matched with any date of the article that may mean the same day, wherever it stands.
        """
        matched = (match.passage for match in self.matches)
        needed = [*about, *(token.span for token in matched if token.kind is not TokenKind.DATE)]
        spans = [s.span for s in self.indexed.sentences[self.window.first : self.window.last + 1]]
        kept = [span for span in spans if any(span.overlaps(each) for each in needed)]
        return Span(kept[0].start, kept[-1].end) if kept else self.span
