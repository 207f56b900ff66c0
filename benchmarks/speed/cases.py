"""What the stages are timed on: the demo digest with its pages, and the German digests of this folder."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # digests.py is a script's module

from crosscheck import drafts, pipeline, workers
from crosscheck.config import Config
from crosscheck.evaluation import digests
from crosscheck.language import get
from crosscheck.matching.passages import IndexedArticle
from crosscheck.model import Article, Draft
from crosscheck.outlets import registry as outlets
from crosscheck.outlets.registry import Registry
from crosscheck.pipeline import AnalyzedDraft
from crosscheck.retrieval import manifest, reading
from crosscheck.retrieval.extract.canonical import assemble, digest
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import read_file
from crosscheck.text.text import Text
from crosscheck.verification import verifier
from speed.news import CASES, News
from speed.shell import DEMO, PUBLISHED

MAX_BYTES = 10_000_000
workers.collect_seldom()  # as the commands do


@dataclass(frozen=True, slots=True)
class Case:
    """A digest as it is read, with the articles it draws on."""

    reading: AnalyzedDraft
    articles: tuple[Article, ...]


def demo_requests() -> tuple[list[SourceRequest], Registry]:
    registry = outlets.load()
    requests = manifest.load(DEMO / "sources.toml", registry)
    return requests, registry.with_sources(request.outlet for request in requests)


def demo_draft() -> Draft:
    return drafts.read_file(DEMO / "digest.md", published=datetime.fromisoformat(PUBLISHED))


@functools.cache
def demo() -> Case:
    requests, registry = demo_requests()
    articles = tuple(read_file(request, MAX_BYTES) for request in requests)
    return Case(pipeline.read(demo_draft(), Config(), registry), articles)


@functools.cache
def german(length: int = 0) -> tuple[Case, ...]:
    """The German digests; with `length`, made-up sentences behind each article bring it to so many."""
    found = []
    for number, path in enumerate(sorted(CASES.glob("*.json"))):
        case = digests.load(path)
        if case["lang"] == "de":
            draft, _ = digests.read_draft(case)
            articles = [digests.article(source, case) for source in case["sources"]]
            registry = outlets.load().with_sources(one.outlet for one in articles)
            if length:
                articles = [stretched(one, length, 10 * number + k) for k, one in enumerate(articles)]
            found.append(Case(pipeline.read(draft, Config(), registry), tuple(articles)))
    return tuple(found)


def stretched(article: Article, length: int, seed: int) -> Article:
    """The article with made-up paragraphs behind its own."""
    if not article.readable:
        return article
    own = len(IndexedArticle(article, Text.of(article, get("de"))).sentences)
    more = _news().article(900_000 + seed, max(1, length - own))
    parts = [(p.kind, p.span.of(article.text)) for p in article.passages]
    parts += [(p.kind, p.span.of(more.text)) for p in more.passages if p.kind == "paragraph"]
    text, passages = assemble(parts)
    return replace(article, text=text, passages=passages, sha256=digest(text))


@functools.cache
def _news() -> News:
    return News()


def forget() -> None:
    """So that a round reads the pages, and the articles into words, anew."""
    reading._read_lately.clear()
    verifier._indexed.cache_clear()


def pairs(cases: Sequence[Case]) -> int:
    """Decisions: a claim, or one of its parts, held against one article."""
    return sum(
        (1 + len(claim.parts)) * sum(article.readable for article in case.articles)
        for case in cases
        for claim in (each.claim for each in case.reading.claims)
        if claim.kind.value == "claim"
    )
