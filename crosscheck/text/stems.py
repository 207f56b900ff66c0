"""Stemming, and recognising compounds."""

from __future__ import annotations

import functools

from crosscheck.language.lexicon import Lexicon
from crosscheck.text.frequencies import frequencies


@functools.lru_cache(maxsize=16384)
def stem(word: str, lexicon: Lexicon) -> str:
    """The stem of a folded word: its inflectional suffix removed, if at least four letters remain.

    After the light stemmers of Savoy (2006), which conflate inflection but not derivation.
    """
    if word in lexicon.whole:
        return lexicon.whole[word]
    for suffix in _suffixes(lexicon).get(word[-1:], ()):
        if len(word) - len(suffix) >= 4 and word.endswith(suffix):
            return word[: -len(suffix)]
    return word


@functools.cache
def _suffixes(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The suffixes by their last letter, in the lexicon's order, so that few are tried for a word."""
    lasts = dict.fromkeys(suffix[-1] for suffix in lexicon.suffixes)
    return {last: tuple(s for s in lexicon.suffixes if s[-1] == last) for last in lasts}


@functools.lru_cache(maxsize=16384)
def is_compound(word: str, code: str, links: tuple[str, ...]) -> bool:
    """Whether a folded word is two known words in one („burgerinitiative“), one of `links` allowed between them."""
    known = frequencies(code)
    for cut in range(4, len(word) - 3):
        tail = known.get(word[cut:], 0)
        if tail < 3.3:
            continue
        if tail >= 3.9 and len(word) - cut >= 6:
            return True  # a frequent long word at the end: the head may be a compound itself
        head = word[:cut]
        for link in ("", *links):
            if head.endswith(link) and known.get(head[: len(head) - len(link)], 0) >= 3.3:
                return True
    return False
