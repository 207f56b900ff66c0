"""Labelled digests as rows: one claim each, with its signals and its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crosscheck.by_reading import hits_of
from crosscheck.checks import freshness, support
from crosscheck.evaluation import digests
from crosscheck.evidence.compare import Comparison
from crosscheck.evidence.support import features
from crosscheck.fusion import signals
from crosscheck.model import FLAGGED
from crosscheck.reader.base import Reader

_ACCUSED = frozenset(v.value for v in FLAGGED)
Signals = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled claim: its signals against the credited articles and against the others (None without others).

    `gain`: how much more of its words the other articles hold; `partly`: whether a detail was added or old news is
    sold as new; `overlap`: share of its words in the closest paragraph, 0 to 1.
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

    @property
    def wrong(self) -> bool:
        return self.label in _ACCUSED


def rows(folder: Path, reader: Reader, held_out: bool | None = False) -> Iterator[Row]:
    """The claims of the digests in `folder`: those to fit on, those that no fit may see (`held_out`), or all (None)."""
    for path in digests.paths(folder, held_out):
        case = digests.load(path)
        for entry in digests.case_entries(case, reader):
            if entry.comparison is not None and not entry.unread:
                yield _row(folder.name, entry, entry.comparison)


def _row(source: str, entry: digests.Entry, c: Comparison) -> Row:
    own = signals(c, c.credited_articles, c.credited, hits_of(c, c.best))
    others = None
    gain = 0.0
    if c.others and c.readings(c.other_articles):
        others = signals(c, c.other_articles, c.others, hits_of(c, c.others[0]))
        mine, theirs = (
            features(c.tokens, c.credited_articles, c.credited),
            features(c.tokens, c.other_articles, c.others),
        )
        gain = (theirs["coverage"] - mine["coverage"]) + (mine["novel"] - theirs["novel"])
    partly = c.best is not None and bool([*freshness.check(c, c.best), *support.additions(c, c.best)])
    paragraphs = [
        ix.article.text[p.span.start : p.span.end] for ix in c.credited_articles for p in ix.article.passages
    ]
    text = c.claim.text
    return Row(
        source,
        entry.case,
        entry.label,
        str(entry.gold["error"] or ""),
        _overlap(text, paragraphs),
        own,
        others,
        gain,
        partly,
        text,
    )


def _overlap(text: str, paragraphs: Iterable[str]) -> float:
    words = {w[:6] for w in _plain(text) if len(w) > 3}
    return max(
        (len(words & {w[:6] for w in _plain(p)}) / max(1, len(words)) for p in paragraphs), default=0.0
    )


def _plain(text: str) -> list[str]:
    return re.sub(r"\W+", " ", text.lower()).split()
