"""Input for the entailment model (the reader): chunks of an article as premises, a statement as hypothesis.

A chunk is whole sentences. A statement is paired with all chunks of a short article, and with those of a long one that
share most words with it. Its cues of attribution are removed, since they are not what is claimed; the sentence before
is added as context if the statement refers back to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token
from crosscheck.model import Attribution, Claim, ClaimKind, Span
from crosscheck.reader.base import Chunked, Reader, Statement, Task
from crosscheck.text.text import Text, view

CHUNK_WORDS = 110  # words of a chunk, as in the model's training
MOST_CHUNKS = 6  # that a statement is paired with
CLEAR = 0.85  # probability of support from which other articles need not be read
_GAPS = " ,;:–—-()\u00a0"


@dataclass(frozen=True)
class _Cut:
    """The chunks of an article, and for each sentence the index of its chunk."""

    chunked: Chunked
    chunk_of: tuple[int, ...]


@view
def cut(indexed: IndexedArticle) -> _Cut:
    """The article in chunks."""
    chunks: list[list[str]] = []
    words = 0
    chunk_of = []
    for sentence in indexed.sentences:
        written = indexed.written(sentence)
        size = len(written.split())
        if not chunks or words + size > CHUNK_WORDS:
            chunks.append([])
            words = 0
        chunks[-1].append(written)
        words += size
        chunk_of.append(len(chunks) - 1)
    key = indexed.article.sha256 or indexed.text.string
    if indexed.taken_back:
        key += "".join(
            f"-{span.start}" for span in indexed.taken_back
        )  # its text without the retracted sentences
    return _Cut(Chunked(key, tuple(" ".join(c) for c in chunks)), tuple(chunk_of))


def near(indexed: IndexedArticle, claim: Sequence[Token]) -> tuple[int, ...]:
    """Indices of the chunks that a statement with these tokens is paired with, in text order."""
    found = cut(indexed)
    count = len(found.chunked.chunks)
    if count <= MOST_CHUNKS:
        return tuple(range(count))
    covered = [0.0] * count
    for token, row in zip(claim, indexed.grid(claim), strict=True):
        best: dict[int, float] = {}
        for number, (score, _) in row.items():
            chunk = found.chunk_of[number]
            best[chunk] = max(best.get(chunk, 0.0), score)
        for chunk, score in best.items():
            covered[chunk] += token.weight * score
    ranked = sorted(range(count), key=lambda c: (-covered[c], c))
    return tuple(sorted(ranked[:MOST_CHUNKS]))


def statement(
    text: Text, claim: Claim, before: Claim | None, attributions: Iterable[Attribution]
) -> Statement:
    """The claim as a hypothesis: without its cues, and with the sentence `before` as context if it refers back."""
    masked = [
        _with_gaps(a.cue_span, text.string, claim.span)
        for a in attributions
        if a.reach != "link" and a.cue_span.overlaps(claim.span)
    ]
    kept = [
        i for i in range(claim.span.start, claim.span.end) if not any(m.start <= i < m.end for m in masked)
    ]
    while kept and text.string[kept[0]] in _GAPS:
        kept.pop(0)
    shown = "".join(text.string[i] for i in kept)
    is_before = before is not None and before.kind is ClaimKind.CLAIM
    points_back = is_before and text.language.anaphora.points_back(shown)
    return Statement(shown, before.text if before and points_back else "", tuple(kept))


def _with_gaps(cue: Span, text: str, within: Span) -> Span:
    """The span of the cue, extended by the comma, dash or bracket before it."""
    start, end = cue.start, cue.end
    while start > within.start and text[start - 1] in _GAPS and text[start - 1] != ")":
        start -= 1
    if "(" in text[start : cue.start] and text[end : end + 1] == ")":
        end += 1
    return Span(start, end)


def read(reader: Reader, pairs: Sequence[tuple[Comparison, Statement]]) -> None:
    """Runs the reader on every statement and its credited articles, and on the other articles if those do not clearly
    support it. The comparisons keep the readings.

    Raises:
        ReaderError: the model fails.
    """
    _read(reader, [(c, made, c.credited_articles) for c, made in pairs])
    doubtful = [(c, made) for c, made in pairs if _support(c) < CLEAR]
    _read(reader, [(c, made, c.other_articles) for c, made in doubtful])


def share(whole: Comparison, part: Comparison) -> None:
    """Gives a part of a sentence the readings of the sentence: the reader reads whole sentences."""
    for indexed, reading in whole.readings((*whole.credited_articles, *whole.other_articles)):
        if whole.statement is not None and whole.reader is not None:
            part.keep(indexed, reading, whole.statement, whole.reader)


def _support(comparison: Comparison) -> float:
    found = comparison.readings(comparison.credited_articles)
    return max((reading.supported for _, reading in found), default=0.0)


def _read(reader: Reader, pairs: Sequence[tuple[Comparison, Statement, Sequence[IndexedArticle]]]) -> None:
    wanted: dict[IndexedArticle, list[tuple[Comparison, Task]]] = {}
    for comparison, made, articles in pairs:
        for indexed in articles:
            chunks = near(indexed, comparison.tokens)
            if chunks and made.text:
                wanted.setdefault(indexed, []).append((comparison, Task(made, chunks)))
    for indexed, tasks in wanted.items():
        found = reader.read(cut(indexed).chunked, [task for _, task in tasks])
        for (comparison, task), reading in zip(tasks, found, strict=True):
            comparison.keep(indexed, reading, task.statement, reader)


def place(made: Statement, start: int, end: int) -> Span:
    """The span in the draft of characters `start` to `end` of the statement's text."""
    return Span(made.places[start], made.places[end - 1] + 1)
