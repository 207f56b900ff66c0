"""Errors in what is said of the same things, whence it comes, and things of which nothing is said."""

from __future__ import annotations

import re

from crosscheck.language import get
from mutating.pairs import Pair
from mutating.tools import Texts, absent, exchanged, quoted


def negation_added(pair: Pair) -> Texts:
    if not re.search(pair.words.negators, pair.text, re.IGNORECASE):
        ways = (list(exchanged(pair.text, [way])) for way in pair.words.negate)
        yield from next(filter(None, ways), [])


def negation_dropped(pair: Pair) -> Texts:
    yield from exchanged(pair.text, pair.words.affirm)


def quantifier(pair: Pair) -> Texts:
    yield from exchanged(pair.text, pair.words.quantifiers)


def direction(pair: Pair) -> Texts:
    if not re.search(
        pair.words.negators, pair.text, re.IGNORECASE
    ):  # „nicht gestiegen“ is not „nicht gesunken“
        yield from exchanged(pair.text, pair.words.directions)


def modality_dropped(pair: Pair) -> Texts:
    yield from exchanged(pair.text, pair.words.modality_dropped)


def modality_added(pair: Pair) -> Texts:
    yield from exchanged(pair.text, pair.words.modality_added)


def causal(pair: Pair) -> Texts:
    """Two sentences of one article, not neighbours, joined as effect and cause."""
    if pair.origin != "verbatim" or not _plain(pair, pair.text):
        return
    own = [text for text in pair.case.sentences_of(pair.domains[0]) if _plain(pair, text)]
    at = own.index(pair.text) if pair.text in own else None
    if at is not None and len(own) > 4:
        other = own[(at + 2 + pair.number % (len(own) - 3)) % len(own)]
        first = other[0].lower() + other[1:] if _begins_small(pair, other) else other
        yield pair.words.causal.format(second=pair.text[:-1], first=first[:-1])


def _plain(pair: Pair, text: str) -> bool:
    """A short main clause: no quotation, nothing that already gives a reason."""
    return (
        text.endswith(".")
        and 5 <= len(text.split()) <= 16
        and not quoted(text)
        and "," not in text
        and not re.search(pair.words.causes, text, re.IGNORECASE)
    )


def _begins_small(pair: Pair, text: str) -> bool:
    """Whether the first word is a small one that only its place gave a capital."""
    word = re.match(r"\w+", text)
    return word is not None and word[0].lower() in get(pair.case.language).function_words


def outlet(pair: Pair) -> Texts:
    """The domain of another outlet of the case whose articles do not bear the sentence out."""
    if pair.alone:
        yield from (a.outlet.domain for a in pair.case.articles if a.outlet.domain not in pair.domains)


def detail_phrase(pair: Pair) -> Texts:
    """A short phrase of another case's articles („nach einem Gutachten“): before the verb at the end of a
    German sentence, else at the end."""
    if not _bare(pair):
        return
    last = re.search(r" ([^\W\d_A-ZÄÖÜ][^\W\d_]*)\.$", pair.text) if pair.case.language == "de" else None
    if last and last[1] in pair.words.last_verbs.split():
        return
    at = last.start() if last else len(pair.text) - 1
    phrases = [p for p in re.findall(pair.words.phrase, _foreign(pair)) if absent(pair, p.split()[-1])]
    if phrases:
        yield f"{pair.text[:at]} {phrases[pair.number % len(phrases)]}{pair.text[at:]}"


def detail_clause(pair: Pair) -> Texts:
    """A relative clause of another case's articles at the end."""
    if _bare(pair):
        clauses = re.findall(rf", ({pair.words.relative} [^,.:;„“]{{15,90}})[,.]", _foreign(pair))
        if clauses:
            yield f"{pair.text[:-1]}, {clauses[pair.number % len(clauses)]}."


def _bare(pair: Pair) -> bool:
    """Whether the sentence ends with its own words: no quotation, no name of a source behind it."""
    return (
        pair.text.endswith(".")
        and not quoted(pair.text)
        and not re.search(r"\w\.[a-z]{2,}\b|\)\.$", pair.text)
    )


def _foreign(pair: Pair) -> str:
    return pair.other.text_of([a.outlet.domain for a in pair.other.articles])


def invented(pair: Pair) -> Texts:
    """A true sentence of another case, with this one's persons and places for its own."""
    for text in pair.other.supported:
        changed = text
        for own, foreign in (
            (pair.case.places, pair.other.places),
            ([last for _, last in pair.case.persons], [last for _, last in pair.other.persons]),
            ([first for first, _ in pair.case.persons], [first for first, _ in pair.other.persons]),
        ):
            for n, word in enumerate(foreign):
                if own:
                    changed = re.sub(rf"\b{re.escape(word)}\b", own[n % len(own)], changed)
        yield changed
