"""German number words, read by their parts."""

from __future__ import annotations

import functools
import re

_ONES = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "zwo": 2,
    "drei": 3, "vier": 4, "funf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwolf": 12, "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "beide": 2, "beiden": 2, "beider": 2,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "fuenfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_HALVES = {"anderthalb": 1.5, "eineinhalb": 1.5, "einundeinhalb": 1.5}
_COMPOUND = re.compile(
    r"(?:(?P<thousands>\w*?)tausend(?:und)?)?(?:(?P<hundreds>[a-z]*?)hundert(?:und)?)?(?P<rest>[a-z]*)$"
)
_ORDINAL = re.compile(r"([a-z]{3,})(?:e|er|en|es|em)$")
_IRREGULAR = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}


@functools.lru_cache(maxsize=8192)
def number(word: str) -> float | None:
    """The value of a folded German number word below ten million, or None.

    >>> number("zwolfhundert"), number("dreiundzwanzig"), number("zweieinhalb"), number("haus")
    (1200.0, 23.0, 2.5, None)
    """
    if word in _HALVES:
        return _HALVES[word]
    if word.endswith("einhalb"):
        base = _below_hundred(word[: -len("einhalb")])
        return None if base is None else base + 0.5
    if "hundert" not in word and "tausend" not in word:
        return _below_hundred(word)
    match = _COMPOUND.match(word)
    if match is None:
        return None
    total = 0.0
    for group, factor in (("thousands", 1000), ("hundreds", 100)):
        part = match[group]
        if part is None:
            continue
        value = 1.0 if part == "" else (number(part) if group == "thousands" else _below_hundred(part))
        if value is None or not 0 < value < 1000:
            return None
        total += value * factor
    rest = _below_hundred(match["rest"]) if match["rest"] else 0.0
    return None if rest is None else total + rest


def _below_hundred(word: str) -> float | None:
    if word in _ONES:
        return float(_ONES[word])
    if word in _TENS:
        return float(_TENS[word])
    one, joint, ten = word.partition("und")
    if joint and ten in _TENS and 1 <= _ONES.get(one, 0) <= 9:
        return float(_ONES[one] + _TENS[ten])
    return None


@functools.lru_cache(maxsize=8192)
def ordinal(word: str) -> int | None:
    """The value of a folded German ordinal in any inflection, or None.

    >>> ordinal("dritten"), ordinal("einundzwanzigste"), ordinal("achter"), ordinal("drei")
    (3, 21, 8, None)
    """
    match = _ORDINAL.match(word)
    if match is None:
        return None
    stem = match[1]
    if stem in _IRREGULAR:
        return _IRREGULAR[stem]
    cut, least, most = (2, 20, 1e6) if stem.endswith("st") and stem != "sechst" else (1, 2, 19)
    if not stem.endswith("t"):
        return None
    value = number(stem[:-cut])
    return int(value) if value is not None and least <= value <= most and value.is_integer() else None
