"""Pairs that are borne out, to plant errors in: supported sentences, and sentences of the articles themselves."""

from __future__ import annotations

import collections
import functools
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crosscheck.evaluation import digests
from crosscheck.language import get
from crosscheck.model import Article, Span
from crosscheck.text.sentences import sentences
from mutating.tables import TABLES, Words

_SHORTEST, _LONGEST = 6, 45  # words of an article's sentence that is taken as a claim


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A case's articles with what can be exchanged in them: persons (first and last name), places, and
    other names (of states, firms, bodies)."""

    id: str
    language: str
    published: datetime
    articles: tuple[Article, ...]
    persons: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    others: tuple[str, ...]
    supported: tuple[str, ...]

    @property
    def words(self) -> Words:
        return TABLES[self.language]

    def text_of(self, domains: Sequence[str]) -> str:
        return "\n".join(a.text for a in self.articles if a.outlet.domain in domains)

    def sentences_of(self, domain: str) -> tuple[str, ...]:
        """The sentences of an outlet's paragraphs, in order."""
        return tuple(
            span.of(article.text)
            for article in self.articles
            if article.outlet.domain == domain
            for span in _sentences(article, self.language)
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that its credited articles bear out. `origin` is „paraphrase“ or „verbatim“.

    `other` is another case in the same language, for what must be foreign to this one. `published` is
    the time the claim's dates are meant from. `alone` says that no other article bears it out as well.
    """

    id: str
    origin: str
    text: str
    domains: tuple[str, ...]
    case: Case
    other: Case
    published: datetime
    alone: bool

    @property
    def words(self) -> Words:
        return self.case.words

    @property
    def number(self) -> int:
        """A number that is the pair's own and always the same: what is chosen by it is no one's choice."""
        return int.from_bytes(hashlib.sha256(self.id.encode()).digest()[:4], "big")


def pairs(folder: Path, fixtures: Path) -> list[Pair]:
    """All pairs: paraphrases in order, then sentences of articles in an order that mixes the cases."""
    labelled = [digests.load(path) for path in digests.paths(folder)]
    labelled += [digests.load(path) for path in sorted(fixtures.glob("*/expected.json"))]
    labelled = [one for one in labelled if one["sentences"] and one["sources"]]
    cases = [_case(one) for one in labelled]
    found: list[Pair] = []
    verbatim: list[Pair] = []
    for one, case in zip(labelled, cases, strict=True):
        other = _other(case, cases)
        if other is not None:
            found += _paraphrases(one, case, other)
            verbatim += _verbatim(case, other)
    return found + sorted(verbatim, key=lambda pair: pair.number)


def _other(case: Case, cases: Sequence[Case]) -> Case | None:
    """The next case in the same language."""
    same = [one for one in cases if one.language == case.language]
    return same[(same.index(case) + 1) % len(same)] if len(same) > 1 else None


def _paraphrases(labelled: Mapping, case: Case, other: Case) -> Iterator[Pair]:
    readable = {a.outlet.domain for a in case.articles}
    for number, gold in enumerate(labelled["sentences"]):
        domains = tuple(gold["outlets"])
        if gold["verdict"] == "supported" and gold["kind"] == "claim" and readable.issuperset(domains):
            yield Pair(
                id=f"{case.id}/{number}",
                origin="paraphrase",
                text=gold["text"],
                domains=domains or tuple(sorted(readable)),
                case=case,
                other=other,
                published=case.published,
                alone=bool(domains) and len(set(gold["supported_by"])) == len(domains),
            )


def _verbatim(case: Case, other: Case) -> Iterator[Pair]:
    for article in case.articles:
        for span in _sentences(article, case.language):
            text = span.of(article.text)
            if _SHORTEST <= len(text.split()) <= _LONGEST and text[-1] in '.“"”':
                yield Pair(
                    id=f"{case.id}/{article.outlet.domain}/{span.start}",
                    origin="verbatim",
                    text=text,
                    domains=(article.outlet.domain,),
                    case=case,
                    other=other,
                    published=article.published or case.published,
                    alone=_foreign(text, [a for a in case.articles if a is not article]),
                )


def _sentences(article: Article, language: str) -> Iterator[Span]:
    rules = get(language).segmentation
    for passage in article.passages:
        if passage.kind == "paragraph":
            yield from sentences(article.text, passage.span, rules)


def _foreign(text: str, articles: Sequence[Article]) -> bool:
    """Whether most long words of a sentence stand in none of these articles."""
    long = set(re.findall(r"\w{6,}", text.lower()))
    return all(
        sum(word in article.text.lower() for word in long) < 0.4 * len(long) for article in articles
    ) and bool(long)


# --------------------------------------------------------------------------- what a case holds


def _case(labelled: Mapping) -> Case:
    articles = tuple(
        article
        for article in (digests.article(source, labelled) for source in labelled["sources"])
        if article.readable
    )
    text = "\n".join(article.text for article in articles)
    words = TABLES[labelled["lang"]]
    persons = _persons(text, words)
    places = _places(text, words, str(labelled["lang"]), {last for _, last in persons})
    return Case(
        id=str(labelled["id"]),
        language=str(labelled["lang"]),
        published=datetime.fromisoformat(str(labelled["published"])),
        articles=articles,
        persons=persons,
        places=places,
        others=_others(
            text, str(labelled["lang"]), {*places, *(name for person in persons for name in person)}
        ),
        supported=tuple(
            g["text"] for g in labelled["sentences"] if g["verdict"] == "supported" and g["kind"] == "claim"
        ),
    )


_NAME = r"[A-ZÄÖÜÉ][^\W\d_A-Z]+(?:-[A-ZÄÖÜ][^\W\d_A-Z]+)?"


def _persons(text: str, words: Words) -> tuple[tuple[str, str], ...]:
    """First and last names that stand together, the first one a known given name."""
    found = dict.fromkeys(
        (match[1], match[2].removesuffix("s") if match[2].endswith("ers") else match[2])
        for match in re.finditer(rf"\b(?=({_NAME}) ({_NAME})\b)", text)
        if match[1] in words.given_names
    )
    lasts: dict[str, tuple[str, str]] = {}
    for first, last in found:
        lasts.setdefault(last, (first, last))
    return tuple(lasts.values())


def _places(text: str, words: Words, language: str, persons: set[str]) -> tuple[str, ...]:
    """Words with a capital that stand where a place stands and in no list of common words."""
    found = dict.fromkeys(
        match[1]
        for match in re.finditer(rf"\b(?:{words.place_prepositions}) ({_NAME})(?=[ .,;])", text)
        if len(match[1]) >= 4
        and match[1] not in persons
        and match[1] not in words.given_names
        and match[1] not in (*words.weekdays, *words.months)
        and match[1].casefold() not in _WIDE
        and not re.search(words.no_place, match[1])
        and not _ordinary(match[1].casefold(), language)
    )
    return tuple(found)


def _others(text: str, language: str, taken: set[str]) -> tuple[str, ...]:
    """Words with a capital in the midst of a sentence that no list of common words holds, told twice or more."""
    counts = collections.Counter(re.findall(rf"(?<=[a-zäöüß,] ){_NAME}(?=[ .,;])", text))
    return tuple(
        word
        for word in dict.fromkeys(counts)
        if counts[word] >= 2
        and word not in taken
        and len(word) >= 4
        and not _ordinary(word.casefold(), language)
    )


def _ordinary(word: str, language: str) -> bool:
    """Whether a word is in a list of common ones, or ends in one of five letters and more."""
    common = _common(language)
    return word in common or any(word[cut:] in common for cut in range(3, len(word) - 4))


@functools.cache
def _common(language: str) -> frozenset[str]:
    from wordfreq import top_n_list

    return frozenset(word.casefold() for word in top_n_list(language, 40_000)) - _KNOWN_PLACES


#: places that are in every corpus; the rest of the articles' places are invented
_PLACES = """
    berlin hamburg köln münchen frankfurt stuttgart bremen leipzig dresden hannover kiel mainz potsdam erfurt
    magdeburg schwerin wien graz linz salzburg innsbruck zürich basel bern genf brüssel paris rom madrid london
    oslo kopenhagen stockholm helsinki warschau prag budapest washington moskau kiew deutschland österreich
    schweiz frankreich italien polen norwegen dänemark schweden finnland england schottland bayern hessen
    sachsen thüringen brandenburg tirol europa norway scotland germany france denmark sweden glasgow edinburgh
    aberdeen bergen hull dover
"""
_KNOWN_PLACES = frozenset(_PLACES.split())
#: of these one may lie in another, so that to exchange them may leave the sentence true
_WIDE = frozenset(
    ("europa", "deutschland", "österreich", "schweiz", "england", "schottland", "scotland", "tirol", "bayern")
)
