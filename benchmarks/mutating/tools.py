"""What the mutations have in common: places in a text and what may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mutating.pairs import Pair

Texts = Iterator[str]
_QUOTE = re.compile(r"„[^“”]{3,}[“”]|“[^“”]{3,}”|»[^«]{3,}«|\"[^\"]{3,}\"|‘[^’]{12,}’(?!\w)")


def quoted(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTE.finditer(text)]


def outside(text: str, start: int) -> bool:
    """Whether a place lies in no quotation."""
    return not any(first <= start < last for first, last in quoted(text))


def put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def exchanged(text: str, table: Sequence[tuple[str, str]]) -> Texts:
    """`text` with one match of one entry replaced, outside quotations."""
    for pattern, new in table:
        for match in re.finditer(pattern, text):
            if outside(text, match.start()):
                yield put(text, match, match.expand(new))


def absent(pair: Pair, words: str) -> bool:
    """Whether the credited articles do not hold these words."""
    return (
        re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w]|[.,]\d)", pair.case.text_of(pair.domains)) is None
    )


def bounded(pair: Pair, match: re.Match[str], more: bool) -> bool:
    """Whether a word before the number lets it be changed so: „mehr als elf“ bears out „mehr als neun“."""
    before = pair.text[: match.start()]
    return not re.search(pair.words.upper if more else pair.words.lower, before)
