"""Twins made by program: two values of one kind change places in a passage, and in statements.

If the passage bears a statement out and the statement names one of the two values, then the statement with the other
value is wrong; in the exchanged passage it is the other way round. All four readings are known, and neither the
statement nor the passage alone tells anything.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from itertools import combinations

from wordfreq import zipf_frequency

from training.data import CONTRADICTED, SUPPORTED, Group, Reading, Spans, Statement, sentences

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,  ]\d{3})*(?:[.,]\d+)?(?![\w]|[.,]\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UNIT = re.compile(r"\s*(Prozent|percent|per cent|%|Millionen|Milliarden|million|billion|Euro|euros?|\w+)?")
_WEEKDAYS = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
_MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "January",
    "February",
    "March",
    "May",
    "June",
    "July",
    "October",
    "December",
]
_PARTIES = ["CDU", "SPD", "FDP", "AfD", "CSU", "BSW", "ÖVP", "SPÖ", "FPÖ", "SVP", "Labour"]
_NAME = re.compile(
    r"\b([A-ZÄÖÜ][a-zäöüßéèç]+) ((?:von |van |de )?[A-ZÄÖÜ][a-zäöüßéèçı]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)\b"
)
_PLACE = re.compile(r"\b(?:in|bei|aus|nach|near|from|of) ([A-ZÄÖÜ][a-zäöüß]{3,})\b")
_BOTH = r"(?:,| und| sowie| oder| wie| als auch| and| or|/)"
_NOUN_STARTS = frozenset(
    [
        "Der",
        "Die",
        "Das",
        "Ein",
        "Eine",
        "In",
        "Im",
        "Am",
        "An",
        "Bei",
        "Nach",
        "Aus",
        "Von",
        "Und",
        "Auch",
        "Als",
        "Für",
        "Mit",
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
    ]
)


def _words(names: Iterable[str], text: str) -> list[str]:
    return [w for w in names if re.search(rf"\b{w}\b", text)]


def _numbers(text: str) -> list[tuple[str, str]]:
    """Pairs of numbers that count the same thing: the same word follows both."""
    by: dict[str, list[str]] = {}
    for m in _NUMBER.finditer(text):
        if _YEAR.fullmatch(m[0]):
            continue
        unit = _UNIT.match(text, m.end())
        by.setdefault((unit[1] or "").lower()[:6] if unit else "", []).append(m[0])
    return [pair for unit, found in by.items() if unit for pair in combinations(dict.fromkeys(found), 2)]


def _names(text: str) -> list[tuple[str, str]]:
    """Pairs of last names of persons that the text introduces with their first names."""
    last = dict.fromkeys(m[2] for m in _NAME.finditer(text) if m[1] not in _NOUN_STARTS and _rare(m[2], 3.4))
    return list(combinations((n for n in last if n not in _MONTHS and not _behind_article(n, text)), 2))


def _rare(word: str, limit: float) -> bool:
    """Whether the word is rarer than nouns of every day: names of persons and small places are."""
    return all(zipf_frequency(word, language) < limit for language in ("de", "en"))


def _behind_article(word: str, text: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:de[rmns]|die|das|eine?[mnrs]?|zu[mr]|vom|the|a|seine?[mnrs]?|ihre?[mnrs]?) (?:\w+ )?{word}\b",
            text,
        )
    )


def pairs(text: str) -> list[tuple[str, str]]:
    """Values of `text` that may change places."""
    years = list(dict.fromkeys(m[0] for m in _YEAR.finditer(text)))
    places = list(dict.fromkeys(m[1] for m in _PLACE.finditer(text)))
    dates = {*_WEEKDAYS, *_MONTHS}
    places = [p for p in places if p not in dates and _rare(p, 4.6) and not _behind_article(p, text)]
    found = [*_numbers(text), *_names(text), *combinations(years, 2), *combinations(places, 2)]
    for names in (_WEEKDAYS, _MONTHS, _PARTIES):
        found += combinations(_words(names, text), 2)
    return [(a, b) for a, b in found if a != b and not _joined(a, b, text)]


def _joined(a: str, b: str, text: str) -> bool:
    """Whether the two stand in a list ("a und b"): then both may share what is said."""
    x, y = re.escape(a), re.escape(b)
    gap = rf"(?:\s\w+)?{_BOTH}(?:\s[\w.,-]+){{0,3}}\s"
    return bool(re.search(rf"{x}{gap}{y}|{y}{gap}{x}", text))


def exchange(a: str, b: str) -> Callable[[str], tuple[str, Spans]]:
    """A function that gives a text with `a` and `b` in each other's place, and where they stand then."""
    longer, shorter = sorted(
        (re.escape(a), re.escape(b)), key=len, reverse=True
    )  # one may begin as the other does
    pattern = re.compile(rf"(?<![\w.,])(?:{longer}|{shorter})(?![\w]|[.,]\d)")

    def apply(text: str) -> tuple[str, Spans]:
        out, spans, at = "", [], 0
        for m in pattern.finditer(text):
            out += text[at : m.start()]
            other = b if m[0] == a else a
            spans.append((len(out), len(out) + len(other)))
            out, at = out + other, m.end()
        return out + text[at:], tuple(spans)

    return apply


def exchanged(group: Group, rng: random.Random, limit: int = 8) -> Group | None:
    """A group of one of `group`'s passages and the same with two values exchanged; None where none can be."""
    which = rng.randrange(len(group.passages))
    passage = group.passages[which]
    fair = [
        s.text for s in group.statements
        if (r := s.readings[which]) is not None and r.label == SUPPORTED and not s.context
    ]  # fmt: skip
    fair += [s for s in sentences(passage) if 6 <= len(s.split()) <= 40]
    candidates = pairs(passage)
    rng.shuffle(candidates)
    for a, b in candidates:
        swap = exchange(a, b)
        touched = [(s, *swap(s)) for s in dict.fromkeys(fair)]
        chosen = [(s, t, spans) for s, t, spans in touched if t != s and not _joined(a, b, s)]
        if len(chosen) < 2:
            continue
        rng.shuffle(chosen)
        statements = []
        for text, other, spans in chosen[: limit // 2]:
            own = swap(other)[1]
            right = Reading(SUPPORTED, ())
            statements.append(Statement(text, "", "exchanged", (right, Reading(CONTRADICTED, own))))
            statements.append(Statement(other, "", "exchanged", (Reading(CONTRADICTED, spans), right)))
        passages = (passage, swap(passage)[0])
        return Group(f"{group.name}#{a}~{b}", group.writer, group.language, passages, tuple(statements))
    return None


_CONTENT = re.compile(r"(?<![\w.,])(?:[A-ZÄÖÜ]?[a-zäöüß]{4,}|\d[\d.,]*\d|\d+)(?![\w]|[.,]\d)")


def _kinds(passage: str) -> dict[str, list[str]]:
    """The words of content by kind: numbers, capital words, others."""
    kinds: dict[str, list[str]] = {}
    for word in dict.fromkeys(_CONTENT.findall(passage)):
        kinds.setdefault(
            "number" if word[0].isdigit() else "name" if word[0].isupper() else "word", []
        ).append(word)
    return kinds


def scrambled(
    group: Group, other: Group, rng: random.Random, limit: int = 8, words: int = 6, foreign: float = 0.5
) -> Group | None:
    """The first lesson: some words of a passage are exchanged, in its own sentences too, among themselves or
    (`foreign`, a probability) for words of another group.

    Nothing but the comparison with the passage tells which of two sentences, both odd, is borne out; and for every
    word it is known whether it is.
    """
    which = rng.randrange(len(group.passages))
    passage = group.passages[which]
    kinds, foreigners = _kinds(passage), _kinds(rng.choice(other.passages))
    mapping: dict[str, str] = {}
    outside = rng.random() < foreign
    for kind in rng.choices(list(kinds), [len(v) for v in kinds.values()], k=words):
        free = [w for w in kinds[kind] if w not in mapping]
        strange = [w for w in foreigners.get(kind, ()) if w not in mapping and w not in passage]
        if outside and free and strange:
            a, b = rng.choice(free), rng.choice(strange)
        elif not outside and len(free) > 1:
            a, b = rng.sample(free, 2)
        else:
            continue
        mapping |= {a: b, b: a}

    def swap(text: str) -> tuple[str, Spans]:
        out, spans, at = "", [], 0
        for m in _CONTENT.finditer(text):
            if m[0] in mapping:
                out += text[at : m.start()]
                spans.append((len(out), len(out) + len(mapping[m[0]])))
                out, at = out + mapping[m[0]], m.end()
        return out + text[at:], tuple(spans)

    whole = [s for s in sentences(passage) if 5 <= len(s.split()) <= 40]
    touched = [(s, *swap(s)) for s in whole]
    chosen = [row for row in touched if row[1] != row[0]]
    rng.shuffle(chosen)
    statements = []
    for text, other, spans in chosen[: limit // 2]:
        right = Reading(SUPPORTED, ())
        statements.append(Statement(text, "", "scrambled", (right, Reading(CONTRADICTED, swap(other)[1]))))
        statements.append(Statement(other, "", "scrambled", (Reading(CONTRADICTED, spans), right)))
    if not statements:
        return None
    return Group(
        f"{group.name}#scrambled",
        group.writer,
        group.language,
        (passage, swap(passage)[0]),
        tuple(statements),
    )
