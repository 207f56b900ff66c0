"""The canonical text of an article: what passages, quotations and digests refer to."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from crosscheck.model import Passage, Span
from crosscheck.text.plain import plain

BREAK = "\n\n"
# Letters and signs of most pages, which normalisation leaves as they are.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u017f–—‘’‚“”„…€]*+")


def clean(text: str) -> str:
    """`text` as it reads, in NFC and single spaces."""
    even = " ".join(text.split())
    if _PLAIN.fullmatch(even):
        return even
    return unicodedata.normalize("NFC", " ".join(plain(text).text.split()))


def assemble(parts: Iterable[tuple[str, str]]) -> tuple[str, tuple[Passage, ...]]:
    """One text out of (kind, clean text) pairs, and where each of them stands in it.

    Passages are in order, do not overlap and are `BREAK` apart; empty parts are left out.
    """
    texts: list[str] = []
    passages: list[Passage] = []
    at = 0
    for kind, text in parts:
        if not text:
            continue
        passages.append(Passage(Span(at, at + len(text)), kind))
        texts.append(text)
        at += len(text) + len(BREAK)
    return BREAK.join(texts), tuple(passages)


def digest(text: str) -> str:
    """SHA-256 of `text` in UTF-8, as hex."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def key_of(text: str) -> str:
    """A key under which clean texts that differ in nothing but white space and case are equal."""
    return "".join(text.lower().split())


def same_words(text: str) -> str:
    """The same for any text."""
    return key_of(clean(text))
