"""Aligning a claim's tokens with a passage's, one to one, and reading off what stands in whose slot.

The order of words differs between a sentence and its paraphrase, German verb position above all, so
tokens are matched by likeness first and by their neighbours where that leaves a choice. What remains
unmatched is compared by *slot*: the place next to a matched neighbour.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.matching.similarity import WordMatcher, token_similarity
from crosscheck.matching.tokens import Token, TokenKind

CLOSE = 0.8  # a word pair at least this alike counts as the same word


@dataclass(frozen=True, slots=True)
class Link:
    """Token `claim` (an index) of the claim matched with token `source` of the passage."""

    claim: int
    source: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A run of unmatched content tokens of the claim and the run in the same slot of the source.

    Indexes into the two token sequences. `sides` is 2 when the neighbours on both sides agree on
    the slot, 1 when one does, 0 when the claim's run has no counterpart (`source` empty): an addition.
    """

    claim: tuple[int, ...]
    source: tuple[int, ...]
    sides: int


@dataclass(frozen=True)
class Alignment:
    claim: tuple[Token, ...]
    source: tuple[Token, ...]
    links: tuple[Link, ...]
    slots: tuple[Slot, ...]
    unused: tuple[int, ...]  # content tokens of the source without a counterpart

    @functools.cached_property
    def close(self) -> frozenset[int]:
        """The claim's tokens that have a counterpart which counts as the same word."""
        return frozenset(p.claim for p in self.links if p.similarity >= CLOSE)

    @functools.cached_property
    def weights(self) -> tuple[Sequence[float], Sequence[float]]:
        """The weight of the claim's tokens before each place, and that of those in `close` alone."""
        every = itertools.accumulate((t.weight for t in self.claim), initial=0.0)
        close = (t.weight if i in self.close else 0.0 for i, t in enumerate(self.claim))
        return tuple(every), tuple(itertools.accumulate(close, initial=0.0))

    @property
    def coverage(self) -> float:
        """Share of the claim's weight that is matched, by likeness."""
        total = sum(t.weight for t in self.claim)
        return sum(self.claim[p.claim].weight * p.similarity for p in self.links) / total if total else 0.0

    @property
    def used(self) -> float:
        """Share of the source's weight that is matched."""
        total = sum(t.weight for t in self.source)
        return sum(self.source[p.source].weight * p.similarity for p in self.links) / total if total else 0.0


def align(claim: Sequence[Token], source: Sequence[Token], matcher: WordMatcher) -> Alignment:
    """The best one-to-one alignment of content tokens, found greedily; deterministic."""
    options: list[tuple[float, int, int]] = []
    likely = Likely(source, matcher)
    for i, token in enumerate(claim):
        if token.weight:
            scores = [(token_similarity(token, source[j], matcher), i, j) for j in likely.places(token)]
            options += [option for option in scores if option[0] > 0]
    near = {(i, j): score for score, i, j in options}
    ranked = sorted(options, key=lambda o: (-o[0] - _company(o[1], o[2], near), o[1], o[2]))
    taken_claim: dict[int, Link] = {}
    taken_source: set[int] = set()
    for score, i, j in ranked:
        if i not in taken_claim and j not in taken_source:
            taken_claim[i] = Link(i, j, score)
            taken_source.add(j)
    links = tuple(taken_claim[i] for i in sorted(taken_claim))
    unused = tuple(j for j, t in enumerate(source) if t.weight and j not in taken_source)
    slots = tuple(_slots(claim, source, {p.claim: p.source for p in links}, frozenset(unused)))
    return Alignment(tuple(claim), tuple(source), links, slots, unused)


class Likely:
    """A passage's tokens by what could make them like a claim's: most pairs have nothing in common."""

    def __init__(self, source: Sequence[Token], matcher: WordMatcher) -> None:
        self._matcher = matcher
        self._words: dict[str, list[int]] = {}
        self._capitals: dict[str, list[tuple[str, int]]] = {}
        self._values: list[int] = []
        for j, token in enumerate(source):
            if not token.weight:
                continue
            if token.kind is not TokenKind.WORD:
                self._values.append(j)
                continue
            self._words.setdefault(token.fold, []).append(j)
            if token.capital:
                self._capitals.setdefault(token.fold[:1], []).append((token.fold, j))

    def places(self, token: Token) -> list[int]:
        """The indexes of the tokens that `token` may be like: like words, names that begin alike, values."""
        if token.kind is not TokenKind.WORD:
            return self._values
        likes = self._matcher.matches(token.fold)
        found = [j for word in likes for j in self._words.get(word, ())]
        if token.capital:
            found += [j for word, j in self._capitals.get(token.fold[:1], ()) if word not in likes]
        return found


def _company(i: int, j: int, near: dict[tuple[int, int], float]) -> float:
    """A small bonus when the neighbours match too: decides between repeated words."""
    beside = ((i - 2, j - 2), (i - 1, j - 1), (i + 1, j + 1), (i + 2, j + 2))
    return 0.02 * sum(map(near.__contains__, beside))


def _slots(
    claim: Sequence[Token], source: Sequence[Token], to: dict[int, int], unused: frozenset[int]
) -> list[Slot]:
    content = [i for i, t in enumerate(claim) if t.weight]
    found: list[Slot] = []
    k = 0
    while k < len(content):
        if content[k] in to:
            k += 1
            continue
        run = []
        left = to.get(content[k - 1]) if k else None
        while k < len(content) and content[k] not in to:
            run.append(content[k])
            k += 1
        right = to.get(content[k]) if k < len(content) else None
        found.append(_slot(tuple(run), left, right, source, unused))
    return found


def _slot(
    run: tuple[int, ...], left: int | None, right: int | None, source: Sequence[Token], unused: frozenset[int]
) -> Slot:
    after = _run(left, 1, source, unused) if left is not None else ()
    before = _run(right, -1, source, unused) if right is not None else ()
    if after and set(after) & set(before):
        both = tuple(j for j in after if j in before)
        return Slot(run, both, 2)
    chosen = before or after
    return Slot(run, chosen, 1 if chosen else 0)


def _run(start: int, step: int, source: Sequence[Token], unused: frozenset[int]) -> tuple[int, ...]:
    """The unmatched content tokens of the source next to `start`, up to the next matched one."""
    found = []
    j = start + step
    while 0 <= j < len(source):
        if source[j].weight:
            if j not in unused:
                break
            found.append(j)
        j += step
    return tuple(sorted(found))
