"""Made-up news in any amount, the same on every machine: what large numbers are measured on.

A sentence of the project's own cases lends its frame – function words, punctuation, where capitals
and figures stand –, and every other word is drawn anew: most from the few dozen words and names an
article keeps coming back to, the rest from the language by frequency, some of them compounds that are
in no list. So vocabularies grow with the number of articles as they do in newspapers, and no two
articles tell the same.
"""

from __future__ import annotations

import json
import random
import re
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from crosscheck.language import get
from crosscheck.model import Article, Span, State
from crosscheck.outlets.registry import outlet_for_domain
from crosscheck.retrieval.extract.canonical import assemble, digest
from crosscheck.text.frequencies import frequencies
from crosscheck.text.sentences import sentences

CASES = Path(__file__).resolve().parents[1] / "digests_dev"
SENTENCES = 40  # of an article
_PARAGRAPH = 4  # sentences
_WORD = re.compile(r"[^\W\d_]+|\d+")
_OUTLETS = 40
_ONSETS = (*"bdfghklmnprstvwz", "br", "dr", "fl", "gr", "kl", "kr", "pr", "sch", "st", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ei", "au", "ie")
_ENDS = ("n", "r", "l", "s", "t", "rn", "ld", "nn", "ck", "mer", "ler", "sen", "hausen", "bach", "stett")
_BEGIN = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)


class News:
    """Articles of a language by number; the same number gives the same article."""

    def __init__(self, code: str = "de") -> None:
        self.code = code
        self._kept = get(code).lexicon.function_words | get(code).lexicon.reporting
        self._frames = tuple(_frames(code))
        known = [(w, z) for w, z in frequencies(code).items() if len(w) > 3 and w not in self._kept]
        self._words = [word for word, _ in known]
        self._up_to = list(accumulate(10**zipf for _, zipf in known))

    def article(self, number: int, length: int = SENTENCES) -> Article:
        """Article `number`, of `length` sentences, in state FULL."""
        draw = random.Random(f"{self.code} {number}")
        topic = _Topic(draw, self._words, self._up_to)
        told = [self._sentence(draw, topic) for _ in range(length + 1)]
        paragraphs = [" ".join(told[k : k + _PARAGRAPH]) for k in range(1, len(told), _PARAGRAPH)]
        text, passages = assemble([("title", told[0].rstrip(".")), *(("paragraph", p) for p in paragraphs)])
        host = f"blatt-{number % _OUTLETS}.example"
        return Article(
            outlet_for_domain(host),
            f"https://{host}/{number}",
            State.FULL,
            title=told[0],
            published=_BEGIN + timedelta(minutes=number),
            language=self.code,
            text=text,
            passages=passages,
            sha256=digest(text),
        )

    def _sentence(self, draw: random.Random, topic: _Topic) -> str:
        def other(found: re.Match[str]) -> str:
            word = found[0]
            if word[0].isdigit():
                return str(draw.randrange(1, 10)) + "".join(draw.choice("0123456789") for _ in word[1:])
            if word.lower() in self._kept or len(word) < 4:
                return word
            return topic.word(word[0].isupper())

        return _WORD.sub(other, draw.choice(self._frames))


class _Topic:
    """What one article is about: the words and names it comes back to."""

    def __init__(self, draw: random.Random, words: list[str], up_to: list[float]) -> None:
        self._draw, self._all, self._up_to = draw, words, up_to
        self._own = [draw.choice(words) for _ in range(60)]
        self._own += [draw.choice(words) + draw.choice(words) for _ in range(12)]
        self._names = [_name(draw) for _ in range(10)]

    def word(self, capital: bool) -> str:
        draw = self._draw
        if capital and draw.random() < 0.2:
            return draw.choice(self._names)
        own = draw.random() < 0.5
        found = draw.choice(self._own) if own else draw.choices(self._all, cum_weights=self._up_to)[0]
        return found.capitalize() if capital else found


def _name(draw: random.Random) -> str:
    parts = [draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(draw.randrange(1, 3))]
    return ("".join(parts) + draw.choice(_ENDS)).capitalize()


def _frames(code: str) -> list[str]:
    """The sentences of the cases' articles."""
    found: list[str] = []
    rules = get(code).segmentation
    for path in sorted(CASES.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        if case["lang"] == code:
            for paragraph in (p for source in case["sources"] for p in source["paragraphs"]):
                found += [s.of(paragraph) for s in sentences(paragraph, Span(0, len(paragraph)), rules)]
    return found
