"""What the weights are fitted on: claims with their features and labels, from digests and from pair files."""

from __future__ import annotations

import collections
import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crosscheck import evaluation
from crosscheck.evaluation import digests
from crosscheck.evaluation.judging import compare
from crosscheck.evidence.compare import Comparison
from crosscheck.evidence.support import features

FOLDS = 5
SETS = Path(__file__).with_name("sets.toml")


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled claim beside its articles, and what the score sees of the two.

    `unread`: an article it is credited to could not be read. `error` names what was planted, if so.
    """

    source: str
    id: str
    language: str
    fold: int
    comparison: Comparison
    features: Mapping[str, float]
    label: str
    unread: bool = False
    error: str = ""

    @property
    def borne_out(self) -> bool:
        return self.label == "supported"


@dataclass(frozen=True, slots=True)
class PairSet:
    """A public set of pairs: where it came from, and whether the score is fitted on it."""

    name: str
    origin: str
    licence: str
    fit: bool


def known_sets() -> tuple[PairSet, ...]:
    """The sets of `sets.toml`."""
    with SETS.open("rb") as stream:
        return tuple(PairSet(**entry) for entry in tomllib.load(stream)["set"])


def fold_of(source: str) -> int:
    """The fold of all rows with this source: statements on one source are too much alike to be parted."""
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:4], "big") % FOLDS


def from_digests(folder: Path) -> Iterator[Sample]:
    """The development cases' sentences; a case is never parted between folds, and folds hold as many
    cases each."""
    cases = [str(digests.load(path)["id"]) for path in digests.paths(folder)]
    folds = {case: number % FOLDS for number, case in enumerate(sorted(cases, key=_shuffled))}
    for number, entry in enumerate(digests.entries(folder)):
        if entry.comparison is not None:
            yield Sample(
                source=folder.name,
                id=f"{entry.case}/{number}",
                language=entry.language,
                fold=folds[entry.case],
                comparison=entry.comparison,
                features=_features(entry.comparison),
                label=entry.label,
                unread=entry.unread,
                error=str(entry.gold["error"] or ""),
            )


def from_pairs(path: Path) -> Iterator[Sample]:
    """The labelled rows of a file."""
    with path.open("rb") as stream:
        for row in evaluation.read(stream, path.name):
            if row.label is not None:
                laid, _ = compare(row)
                yield Sample(
                    source=path.stem,
                    id=row.id,
                    language=row.language,
                    fold=fold_of(row.text),
                    comparison=laid,
                    features=_features(laid),
                    label=row.label.value,
                )


def _shuffled(case: str) -> str:
    return hashlib.sha256(case.encode()).hexdigest()


def _features(laid: Comparison) -> dict[str, float]:
    return dict(features(laid.tokens, laid.credited_articles, laid.credited))


def shares(samples: Sequence[Sample], weights: Mapping[str, float]) -> list[float]:
    """How much each sample counts, 1 on average: each set in all as much as its weight says (1 unless
    given), and half of that for its supported claims.

    The sets differ in how many of their claims are supported, for reasons of their making. Were that
    left in, whatever tells the sets apart (the length of claims, say) would be taken for a sign of support.
    """
    sizes = collections.Counter((sample.source, sample.borne_out) for sample in samples)
    total = sum(weights.get(name, 1.0) for name in {name for name, _ in sizes})
    return [
        len(samples) * weights.get(s.source, 1.0) / (total * 2 * sizes[s.source, s.borne_out])
        for s in samples
    ]
