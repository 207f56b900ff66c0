"""How well an article fits what a draft says: rare words, names and numbers in common, and the time."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from crosscheck import language
from crosscheck.text.plain import fold_umlauts

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+")
_STEM = 7  # letters by which inflected forms of a word are taken for one
_SHORTEST = 3
_PART = 5  # letters from which a word may be a part of a compound
_FEW = 50  # texts as which a smaller number counts, so that a word of two titles is still rare
_TITLE_EVIDENCE = 6.0  # information, in nats, at which a title's fit counts half
_FRESH = 3.0  # days before the draft within which an article is as good as one of today
_STALE = 30.0
_LATER = 1.0  # days after the draft's time that an article may still be its source (updates, zones)
_UNDATED = 0.7


@dataclass(frozen=True, slots=True)
class Words:
    """A text by its words: `stems` those that tell something, `joined` all of them for the parts of
    compounds."""

    stems: frozenset[str]
    joined: str = ""

    def has(self, stem: str) -> bool:
        """Whether a word begins like this, or a longer one holds it as a part."""
        return stem in self.stems or (len(stem) >= _PART and not stem.isdigit() and stem in self.joined)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word tells: rare ones among `texts` more than frequent ones."""

    known: Counter[str]
    texts: int

    def of(self, stem: str) -> float:
        """Information of a word in nats."""
        return math.log((max(self.texts, _FEW) + 1.5) / (self.known[stem] + 0.5))

    def sum(self, stems: Iterable[str]) -> float:
        return sum(self.of(s) for s in sorted(stems))


def weights(texts: Sequence[Words]) -> Weights:
    """Weights from the words of all texts at hand."""
    return Weights(Counter(s for words in texts for s in words.stems), len(texts))


@lru_cache(maxsize=8192)
def words(text: str) -> Words:
    """The words of `text`, each by its beginning; numbers as their digits."""
    found = set()
    whole = []
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            found.add(re.sub(r"\D", "", token))
            continue
        word = fold_umlauts(token)
        if len(word) >= _SHORTEST and word not in _function_words():
            found.add(word[:_STEM])
            whole.append(word)
    return Words(frozenset(found), " ".join(whole))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(
        fold_umlauts(word) for code in language.codes() for word in language.get(code).function_words
    )


def title_fit(wanted: Words, title: Words, weighing: Weights) -> float:
    """How well a title, or title and summary, fits the draft's words: 0 to 1.

    The share of the title that the draft speaks of, discounted where that is little: a title of
    one common word fits everything.
    """
    total = weighing.sum(title.stems)
    if total <= 0:
        return 0.0
    shared = weighing.sum(s for s in title.stems if wanted.has(s))
    return shared / total * shared / (shared + _TITLE_EVIDENCE)


def text_fit(wanted: Words, text: Words, weighing: Weights) -> float:
    """The share of the draft's words, by weight, that an article has: 0 to 1."""
    total = weighing.sum(wanted.stems)
    return weighing.sum(s for s in wanted.stems if text.has(s)) / total if total > 0 else 0.0


def time_fit(published: datetime | None, draft: datetime | None) -> float:
    """How well the article's time fits the draft's: 1 for the days before it, falling to nothing
    for what is a month old; 0 for what appeared after it."""
    if published is None or draft is None or published.tzinfo is None or draft.tzinfo is None:
        return _UNDATED
    days = (draft - published).total_seconds() / 86_400
    if days < -_LATER:
        return 0.0
    if days <= _FRESH:
        return 1.0
    return max(0.0, 1.0 - (days - _FRESH) / (_STALE - _FRESH))
