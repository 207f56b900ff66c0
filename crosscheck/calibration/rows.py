"""Reads labelled digests and pairs as rows: one claim each, with its signals and its label."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crosscheck import evaluation
from crosscheck.evaluation import digests
from crosscheck.evaluation.scoring import compare
from crosscheck.matching.compare import Comparison
from crosscheck.model import FLAGGED
from crosscheck.reader.base import Reader
from crosscheck.rules import support
from crosscheck.rules.registry import Kind, said
from crosscheck.verification.entailment import read, statement
from crosscheck.verification.fusion import comparable, gain, signals
from crosscheck.verification.verdict import hits_of

PAIR_SHARE = 0.3  # of a set of pairs: their claims are not news, and their errors are of other kinds
_ACCUSED = frozenset(v.value for v in FLAGGED)
Signals = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled claim: its signals with the credited articles and with the others (None without others).

    `gain`: how much more of its words the other articles contain; `partly`: whether a detail was added or old news is
    presented as new; `overlap`: share of its words in the closest paragraph, 0 to 1; `share`: the weight of its data
    set relative to a set of digests.
    """

    source: str
    case: str
    label: str
    error: str
    overlap: float
    own: Signals
    others: Signals | None
    gain: float
    partly: bool
    text: str = field(default="", compare=False)
    share: float = 1.0

    @property
    def wrong(self) -> bool:
        return self.label in _ACCUSED


def rows(folder: Path, reader: Reader | None, held_out: bool | None = False) -> Iterator[Row]:
    """The claims of the digests in `folder`: those to fit on, the `held_out` ones, or all (None)."""
    for path in digests.paths(folder, held_out):
        case = digests.load(path)
        for entry in digests.case_entries(case, reader):
            if entry.comparison is not None and not entry.unread:
                yield _row(folder.name, entry, entry.comparison)


def pair_rows(path: Path, reader: Reader | None) -> Iterator[Row]:
    """The labelled rows of a file of pairs (format of `crosscheck evaluate`); pairs with one source are one case."""
    with path.open("rb") as stream:
        for pair in evaluation.read(stream, path.name):
            if pair.label is not None:
                comparison, _ = compare(pair)
                if reader is not None:
                    made = statement(comparison.text, comparison.claim, None, ())
                    read(reader, [(comparison, made)])
                case = hashlib.sha256(pair.text.encode()).hexdigest()[:12]
                yield _made(path.stem, case, pair.label.value, "", comparison, PAIR_SHARE)


def _row(source: str, entry: digests.Entry, c: Comparison) -> Row:
    return _made(source, entry.case, entry.label, str(entry.gold["error"] or ""), c)


def _made(source: str, case: str, label: str, error: str, c: Comparison, share: float = 1.0) -> Row:
    own = signals(c, c.credited_articles, c.credited, hits_of(c, c.best))
    others = None
    more = 0.0
    if comparable(c):
        others = signals(c, c.other_articles, c.others, hits_of(c, c.others[0]))
        more = gain(own, others)
    partly = c.best is not None and bool([*said(Kind.RESERVATION, c, c.best), *support.additions(c, c.best)])
    paragraphs = [
        ix.article.text[p.span.start : p.span.end] for ix in c.credited_articles for p in ix.article.passages
    ]
    text = c.claim.text
    return Row(source, case, label, error, _overlap(text, paragraphs), own, others, more, partly, text, share)


def _overlap(text: str, paragraphs: Iterable[str]) -> float:
    words = {w[:6] for w in _plain(text) if len(w) > 3}
    return max(
        (len(words & {w[:6] for w in _plain(p)}) / max(1, len(words)) for p in paragraphs), default=0.0
    )


def _plain(text: str) -> list[str]:
    return re.sub(r"\W+", " ", text.lower()).split()
