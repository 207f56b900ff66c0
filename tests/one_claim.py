"""One sentence of a draft before the verifier: it is credited to one article, and judged as the command would.

Tables of such cases are lines „language | draft | passage ¶ passage | options | ! reason“. The last two
fields may be left out. Options are `draft=DAY` and `source=DAY` (publication, `-` for unknown). A reason marks
a case that the tool does not yet get right: it is expected to fail, and to be taken off when it passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest

from crosscheck import drafts
from crosscheck.claims import split
from crosscheck.config import Config
from crosscheck.language import get
from crosscheck.matching.passages import IndexedArticle
from crosscheck.model import (
    Article,
    Attribution,
    Basis,
    ClaimKind,
    Evidence,
    Finding,
    Judgement,
    Outlet,
    Span,
    State,
    Verdict,
)
from crosscheck.retrieval.extract.canonical import assemble, clean
from crosscheck.text.text import Text
from crosscheck.verification.verifier import ClaimVerifier

NORD = Outlet("nord", "nordblatt.example", "Nordblatt", ("Nordblatt",), ("nordblatt.example",))
WEST = Outlet("west", "westpost.example", "Westpost", ("Westpost",), ("westpost.example",))
TUESDAY = "2026-03-10T12:00:00+01:00"  # when the draft appears
MONDAY = "2026-03-09T15:00:00+01:00"  # when the article appeared
TYPED = ("CC203", "CC3", "CC4", "CC502")  # rules that need more than closeness of words


def moment(text: str) -> datetime | None:
    if text == "-":
        return None
    return datetime.fromisoformat(text if "T" in text else f"{text}T12:00:00+01:00")


def article(
    *passages: str,
    outlet: Outlet = NORD,
    published: str = MONDAY,
    state: State = State.FULL,
    lang: str = "de",
    title: str = "",
) -> Article:
    """An article of these paragraphs, in the canonical form in which extraction hands articles on."""
    pieces = [("title", title)] if title else []
    text, spans = assemble((kind, clean(p)) for kind, p in (*pieces, *(("paragraph", p) for p in passages)))
    url = f"https://{outlet.domain}/artikel"
    when = moment(published)
    return Article(outlet, url, state, text, spans, title=title, published=when, language=lang)


def credit(*outlets: Outlet) -> tuple[Attribution, ...]:
    """A credit that stands outside the sentence."""
    return tuple(Attribution(o, o.name, "laut", Span(0, 0), Basis.SCOPE, "test") for o in outlets)


@dataclass(frozen=True)
class Outcome:
    """What became of a draft of one sentence, or of several that belong together."""

    judgements: tuple[Judgement, ...]
    text: str

    @property
    def verdict(self) -> Verdict:
        return max((j.verdict for j in self.judgements), key=lambda v: v.rank)

    @property
    def findings(self) -> list[Finding]:
        return [f for j in self.judgements for leaf in j.leaves() for f in leaf.findings]

    @property
    def rules(self) -> set[str]:
        return {f.rule for f in self.findings}

    @property
    def typed(self) -> set[str]:
        return {r for r in self.rules if r.startswith(TYPED)}

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.judgements[0].evidence


def indexed_article(article: Article, lang: str = "de") -> IndexedArticle:
    """The article as it is compared with a draft in this language."""
    return IndexedArticle(article, Text.of(article, get(lang)))


def judged(
    draft: str,
    articles: Sequence[Article],
    *,
    credited: Sequence[Outlet] | None = None,
    published: str = TUESDAY,
    lang: str = "de",
    report: str = "",
) -> Outcome:
    """The outcome for a text of the draft, credited to the first article's outlet unless told otherwise."""
    read = drafts.read("draft.txt", draft.encode(), published=moment(published))
    text = Text.of(read, get(lang))
    verifier = ClaimVerifier(text, articles, Config(report_language=report))
    credits = credit(*(credited if credited is not None else [articles[0].outlet]))
    claims = [replace(claim, kind=ClaimKind.CLAIM) for claim in split(read, text)]
    return Outcome(tuple(verifier.judge(claim, credits) for claim in claims), read.text)


@dataclass(frozen=True)
class Case:
    rules: frozenset[str]  # one of these must speak; empty: none of the typed ones may
    lang: str
    draft: str
    passages: tuple[str, ...]
    options: dict[str, str] = field(default_factory=dict)
    reason: str = ""

    def outcome(self) -> Outcome:
        source = article(*self.passages, published=self.options.get("source", MONDAY), lang=self.lang)
        return judged(self.draft, [source], published=self.options.get("draft", TUESDAY), lang=self.lang)

    def verify(self) -> None:
        outcome = self.outcome()
        said = {f"{f.rule}: {f.message}" for f in outcome.findings}
        if self.rules:
            assert outcome.rules & self.rules, f"{outcome.verdict}, {said}"
            assert outcome.verdict is not Verdict.SUPPORTED, said
        else:
            assert not outcome.typed, said
            assert outcome.verdict is not Verdict.CONTRADICTED, said


def cases(rules: str, lines: str) -> list[Case]:
    """The cases of a table; `rules` „CC301“ or „CC301 CC303“ (either will do), „“ for none."""
    found = []
    for line in lines.strip().splitlines():
        lang, draft, source, *rest = (part.strip() for part in line.split(" | "))
        reason = next((r[1:].strip() for r in rest if r.startswith("!")), "")
        options = dict(pair.split("=") for r in rest if not r.startswith("!") for pair in r.split())
        passages = tuple(p.strip() for p in source.split("¶"))
        found.append(Case(frozenset(rules.split()), lang, draft, passages, options, reason))
    return found


def each(*tables: Sequence[Case]) -> Any:
    """Parametrises a test by the cases of `tables`."""
    params = [
        pytest.param(
            case,
            id=case.draft[:60],
            marks=[pytest.mark.xfail(strict=True, reason=case.reason, raises=AssertionError)]
            * bool(case.reason),
        )
        for table in tables
        for case in table
    ]
    return pytest.mark.parametrize("case", params)
