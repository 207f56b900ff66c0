"""Evaluates labelled digests in one process, with gold sentences and gold attributions.

`score.py` runs the whole command and measures all stages at once; here sentences and attributions come
from the labels, so that only evidence and verdict are measured.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crosscheck import drafts, files, moments
from crosscheck.attribution import attribute
from crosscheck.config import Config
from crosscheck.language import get
from crosscheck.language.base import Language
from crosscheck.matching.compare import Comparison
from crosscheck.model import (
    FLAGGED,
    Article,
    Attribution,
    Basis,
    Claim,
    ClaimKind,
    CreditedClaim,
    Draft,
    Outlet,
    Span,
    State,
    Verdict,
)
from crosscheck.outlets import registry as outlets
from crosscheck.reader.base import Reader
from crosscheck.retrieval.extract.canonical import assemble, clean, digest
from crosscheck.text.text import Text
from crosscheck.verification import verdict
from crosscheck.verification.decisions import Decision
from crosscheck.verification.verifier import ClaimVerifier

#: cases held out of every fit: two of each of the three groups of the first set, five of each author of the second
HELD_OUT = frozenset(
    {
        "04", "11", "22", "24", "b02", "b05", "e102", "e105", "e108", "e111", "e113", "e202", "e205", "e208",
        "e211", "e213",
    }
)  # fmt: skip
LABELS = ("supported", "partial", "contradicted", "unsupported", "misattributed")


@dataclass(frozen=True, slots=True)
class Entry:
    """A checkable gold sentence with the inputs of the verdict stage.

    `gold` is the sentence's label. `comparison` is None if no credited article could be read; `unread`
    says whether some could not.
    """

    case: str
    gold: Mapping[str, Any]
    comparison: Comparison | None
    unread: bool

    @property
    def label(self) -> str:
        return str(self.gold["verdict"])

    @property
    def language(self) -> str:
        return self.comparison.language.code if self.comparison else ""

    def verdict(self, decision: Decision | None) -> str:
        """The name of the verdict the pipeline gives for this decision."""
        if decision is None or (self.unread and decision.verdict is Verdict.UNSUPPORTED):
            return "not_checkable"
        return decision.verdict.value

    def decide(self) -> Decision | None:
        return verdict.decide(self.comparison) if self.comparison else None


def paths(folder: Path, held_out: bool | None = False) -> list[Path]:
    """The case files of a folder in order: the development ones, the held-out ones, or (None) all."""
    found = sorted(folder.glob("*.json"))
    return [path for path in found if held_out is None or (path.stem.split("-")[0] in HELD_OUT) == held_out]


def load(path: Path) -> dict[str, Any]:
    """The case in a file. Raises OSError, and ValueError for anything but a JSON object."""
    found = files.json_value(files.text(path))
    if not isinstance(found, dict):
        raise ValueError(f"{path.name}: not a JSON object")
    return found


def entries(folder: Path, held_out: bool = False, reader: Reader | None = None) -> Iterator[Entry]:
    """The checkable sentences of all cases, in order, read by `reader` if given."""
    for path in paths(folder, held_out):
        yield from case_entries(load(path), reader)


def case_entries(case: Mapping[str, Any], reader: Reader | None = None) -> Iterator[Entry]:
    draft, language = read_draft(case)
    articles = [article(source, case) for source in case["sources"]]
    claims = gold_claims(draft, case["sentences"])
    credits = gold_credits(draft, claims, case["sentences"], articles, language)
    verifier = ClaimVerifier(Text.of(draft, language), articles, Config(), (), reader)
    verifier.compare(list(map(CreditedClaim, claims, credits)))
    for claim, gold, given in zip(claims, case["sentences"], credits, strict=True):
        if gold["kind"] == "claim" and gold["verdict"] != "not_checkable":
            yield Entry(
                str(case["id"]), gold, verifier.comparison(claim, given), bool(verifier.unread(given))
            )


# --------------------------------------------------------------------------- a case as values


def read_draft(case: Mapping[str, Any]) -> tuple[Draft, Language]:
    """The draft as its reader makes it."""
    text = str(case["draft"])
    if case["draft_format"] == "html" and "<html" not in text:
        text = (
            f'<!DOCTYPE html><html lang="{case["lang"]}"><head><meta charset="utf-8"></head>'
            f"<body><article>{text}</article></body></html>"
        )
    name = f"{case['id']}.{case['draft_format']}"
    draft = drafts.read(name, text.encode(), published=moments.given(case["published"]))
    language = get(str(case["lang"]))
    return replace(draft, language=language.code), language


def article(source: Mapping[str, Any], case: Mapping[str, Any]) -> Article:
    """A case's source as an article: its title and paragraphs are the passages."""
    parts = [("title", clean(str(source["title"])))]
    parts += [("paragraph", clean(paragraph)) for paragraph in source["paragraphs"]]
    text, passages = assemble(parts)
    return Article(
        outlet=outlet(str(source["outlet"])),
        url=str(source["url"]),
        state=State.PAYWALLED if source.get("paywalled") else State.FULL,
        text=text,
        passages=passages,
        title=parts[0][1],
        published=moments.given(source["published"]),
        language=str(case["lang"]),
        sha256=digest(text),
        found_by="case",
    )


def outlet(domain: str) -> Outlet:
    return outlets.load().by_domain(domain) or outlets.outlet_for_domain(domain)


def gold_claims(draft: Draft, sentences: Sequence[Mapping[str, Any]]) -> list[Claim]:
    """The labelled sentences as claims, each located in the draft's text after the one before.

    Raises ValueError for a sentence that the draft does not contain.
    """
    found: list[Claim] = []
    at = 0
    for number, gold in enumerate(sentences, start=1):
        pattern = r"\s+".join(re.escape(word) for word in str(gold["text"]).split())
        match = re.compile(pattern).search(draft.text, at)
        if match is None:
            raise ValueError(f"{draft.path}: sentence {number} is not in the draft: {gold['text']}")
        span = Span(*match.span())
        at = span.end
        block = next(k for k, b in enumerate(draft.blocks) if b.span.end >= span.end)
        found.append(Claim(f"c{number}", span, span.of(draft.text), ClaimKind(gold["kind"]), block))
    return found


def gold_credits(
    draft: Draft,
    claims: Sequence[Claim],
    sentences: Sequence[Mapping[str, Any]],
    articles: Sequence[Article],
    language: Language,
) -> list[tuple[Attribution, ...]]:
    """The gold attributions of each claim.

    Outlets come from the labels alone, cue spans from the attribution stage, so that the words of the
    attribution are excluded as in a real run.
    """
    registry = outlets.load().with_sources(one.outlet for one in articles)
    read = attribute(draft, claims, registry, language)
    cues = {a.domain: a for group in read for a in group}
    found = []
    for claim, gold, own in zip(claims, sentences, read, strict=True):
        by_domain = {a.domain: a for a in own}
        basis = Basis.EXPLICIT if gold["basis"] == "explicit" else Basis.SCOPE
        found.append(
            tuple(
                by_domain.get(domain) or _labelled(domain, cues.get(domain), claim, basis)
                for domain in gold["outlets"]
            )
        )
    return found


def _labelled(domain: str, elsewhere: Attribution | None, claim: Claim, basis: Basis) -> Attribution:
    """An attribution that the attribution stage missed, with its cue elsewhere or an empty cue span."""
    nowhere = Span(claim.span.start, claim.span.start)
    if elsewhere is not None:
        return replace(elsewhere, basis=basis, reach="label")
    return Attribution(outlet(domain), domain, "", nowhere, basis, "label")


# --------------------------------------------------------------------------- figures


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures over (label, verdict) pairs, as `score.py` counts them; rates are 0 to 1."""

    flag_precision: float
    flag_recall: float
    flag_f1: float
    false_alarm_rate: float
    macro_f1: float


def scores(pairs: Iterable[tuple[str, str]]) -> Scores:
    """Figures for pairs of a label and the verdict given; partial labels do not count as flags."""
    confusion = collections.Counter(pairs)
    flagged = {v.value for v in FLAGGED}

    def count(labels: Iterable[str], verdicts: Iterable[str]) -> int:
        return sum(confusion[label, v] for label in labels for v in verdicts)

    every = {v for _, v in confusion} | flagged
    right, wrong = count(flagged, flagged), count({"supported"}, flagged)
    missed = count(flagged, every - flagged)
    supported = count({"supported"}, every)
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Scores(precision, recall, f1, wrong / supported if supported else 0.0, _macro(confusion))


def _macro(confusion: Mapping[tuple[str, str], int]) -> float:
    values = []
    for label in LABELS:
        gold = sum(n for (g, _), n in confusion.items() if g == label)
        predicted = sum(n for (_, v), n in confusion.items() if v == label)
        if gold:
            values.append(2 * confusion[label, label] / (gold + predicted))
    return sum(values) / len(values) if values else 0.0
