"""Evaluates one row: the claim as a draft with its source as the only article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.evaluation.rows import PairRow
from crosscheck.language import get
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import tokens
from crosscheck.model import Article, Claim, ClaimKind, Evidence, Outlet, Span, State, Verdict
from crosscheck.retrieval.extract.canonical import assemble, clean
from crosscheck.text.text import Text
from crosscheck.verification.fusion import weigh
from crosscheck.verification.verdict import decide, hits_of

_NOBODY = Outlet("source", "source", "source", (), ())
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for a row.

    `score` (0 to 1, four digits) is the support of the claim. `evidence` are sentence indexes, best first:
    into the row's own sentences, otherwise into those segmented from its text.
    """

    verdict: Verdict
    score: float
    evidence: tuple[int, ...]
    rules: tuple[str, ...]


def evaluate_row(row: PairRow) -> Outcome:
    """The outcome of one row."""
    comparison, origin = compare(row)
    decision = decide(comparison)
    hits = hits_of(comparison, comparison.best)
    weighed = weigh(comparison, comparison.credited_articles, comparison.credited, hits)
    return Outcome(
        verdict=decision.verdict,
        score=round(1 - weighed.wrong, 4),
        evidence=ranked(comparison, decision.evidence, origin),
        rules=tuple(dict.fromkeys(hit.rule.name for hit in decision.hits)),
    )


def compare(row: PairRow) -> tuple[Comparison, tuple[int, ...]]:
    """The comparison of a row, and for each sentence of its article the index of the row's sentence.

    Each sentence of the row becomes a passage, so that windows run over them unchanged.
    """
    language = get(row.language)
    article, kept = _article(row)
    indexed = IndexedArticle(article, Text.of(article, language))
    if row.sentences is None:
        origin = tuple(range(len(indexed.sentences)))
    else:
        origin = tuple(kept[sentence.passage] for sentence in indexed.sentences)
    text = Text(clean(row.claim), language)
    claim = Claim("c1", Span(0, len(text.string)), text.string, ClaimKind.CLAIM, 0)
    return Comparison(text, claim, (), tokens(text), [indexed], []), origin


def _article(row: PairRow) -> tuple[Article, tuple[int, ...]]:
    """The source as an article, and for each of its passages the index of the row's sentence."""
    pieces: Sequence[str] = row.sentences if row.sentences is not None else _paragraphs(row.text)
    cleaned = [clean(piece) for piece in pieces]
    text, passages = assemble(("paragraph", piece) for piece in cleaned)
    article = Article(
        _NOBODY, "", State.FULL, text=text, passages=passages, language=row.language, found_by="row"
    )
    return article, tuple(index for index, piece in enumerate(cleaned) if piece)


def _paragraphs(text: str) -> list[str]:
    """Paragraphs separated by blank lines, or by line breaks if there are no blank lines."""
    text = text.replace("\r\n", "\n").strip()
    return _PARAGRAPHS.split(text) if _PARAGRAPHS.search(text) else text.split("\n")


def ranked(comparison: Comparison, shown: Sequence[Evidence], origin: Sequence[int]) -> tuple[int, ...]:
    """Sentence indexes of the passages, each once: first the best sentence of each passage, in the order
    of the passages, then their other sentences in the same order.
    """
    weights = {token.span: token.weight for token in comparison.tokens}
    first: list[int] = []
    beside: list[int] = []
    for passage in shown:
        numbers = _by_weight(comparison, passage, weights)
        first += numbers[:1]
        beside += numbers[1:]
    return tuple(dict.fromkeys(origin[number] for number in (*first, *beside)))


def _by_weight(comparison: Comparison, passage: Evidence, weights: dict[Span, float]) -> list[int]:
    """The sentences of a passage, by the weight of the claim's words they contain."""
    (indexed,) = comparison.credited_articles
    starts = [sentence.span.start for sentence in indexed.sentences]
    borne = {n: 0.0 for n, sentence in enumerate(indexed.sentences) if passage.span.covers(sentence.span)}
    for pair in passage.pairs:
        number = bisect_right(starts, pair.article.start) - 1
        if number in borne:
            borne[number] += weights.get(pair.draft, 0.0) * pair.similarity
    return sorted(borne, key=lambda n: (-borne[n], n))
