"""The stages of a check, each alone, in this process: what a digest costs, and what it is spent on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from crosscheck import pipeline, reports
from crosscheck.attribution import attribute
from crosscheck.claims import split
from crosscheck.config import Config
from crosscheck.matching.align import align
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import tokens
from crosscheck.model import ClaimKind, Report
from crosscheck.retrieval.reading import read_file
from crosscheck.rules import all_rules
from crosscheck.text.text import Text
from crosscheck.triage.rules import RULES
from crosscheck.verification import verdict
from crosscheck.verification.verifier import ClaimVerifier
from speed.cases import (
    MAX_BYTES,
    Case,
    demo,
    demo_draft,
    demo_requests,
    forget,
    german,
    pairs,
)
from speed.shell import DEMO
from speed.timing import Times, timed

LENGTH = 40  # sentences of the articles that decisions are counted on
LENGTHS = (20, 40, 80, 160)
VERDICTS = "all verdict stages, articles into words included"
EXTRACTION = "extraction / trafilatura's text with metadata of the same pages"


def stages(rounds: int) -> dict[str, Times]:
    """Each stage on the demo digest and its three pages."""
    return dict(_stages(rounds))


def _stages(rounds: int) -> Iterator[tuple[str, Times]]:
    requests, registry = demo_requests()
    draft, text, credited = demo().reading
    claims = [each.claim for each in credited]
    articles = demo().articles
    comparisons: list[Comparison] = []

    def compare() -> None:
        comparisons[:] = _comparisons(demo())

    def windows(indexed: Sequence[IndexedArticle]) -> list[tuple]:
        own = [tokens(text, claim.span) for claim in claims]
        return [(t, ix, w) for t in own for ix in indexed for w in ix.windows(t)]

    fresh: list[IndexedArticle] = []

    def index() -> None:
        fresh[:] = [IndexedArticle(one, Text.of(one, text.language)) for one in articles]

    found: list[tuple] = []

    def laid() -> None:
        index()
        found[:] = windows(fresh)

    def lay() -> list[object]:
        return [
            align(t, [x for s in ix.sentences[w.first : w.last + 1] for x in s.tokens], ix.matcher)
            for t, ix, w in found
        ]

    yield "reading the draft (Markdown)", timed(demo_draft, rounds)
    yield "sentences, kinds, statements", timed(lambda: split(draft, Text.of(draft, text.language)), rounds)
    yield "crediting", timed(lambda: attribute(draft, claims, registry, text.language), rounds)
    yield (
        "extraction of three pages",
        timed(lambda: [read_file(r, MAX_BYTES) for r in requests], rounds, forget),
    )
    yield "three articles into words", timed(index, rounds)
    yield "candidate passages", timed(lambda: windows(fresh), rounds, index)
    yield "alignment", timed(lay, rounds, laid)
    yield "checks and decision", timed(lambda: [verdict.decide(c) for c in comparisons], rounds, compare)
    case = demo()
    yield (
        VERDICTS,
        timed(lambda: pipeline.judge(case.reading, articles, Config()), rounds, forget),
    )
    yield "the whole of it", timed(lambda: _whole(requests, registry), rounds, forget)


def _whole(requests: Sequence, registry) -> None:
    reading = pipeline.read(demo_draft(), Config(), registry)
    pipeline.judge(reading, [read_file(r, MAX_BYTES) for r in requests], Config())


def _comparisons(case: Case) -> list[Comparison]:
    """The comparisons of a digest, made anew, so that none has anything reckoned already."""
    forget()
    _, text, claims = case.reading
    verifier = ClaimVerifier(text, case.articles, Config())
    found = [
        verifier.comparison(part, each.attributions)
        for each in claims
        if each.claim.kind is ClaimKind.CLAIM
        for part in (each.claim, *each.claim.parts)
    ]
    return [comparison for comparison in found if comparison is not None]


def rendered(rounds: int) -> dict[str, Times]:
    """Each report format on the demo digest's report."""
    case = demo()
    report = Report(
        "0", (pipeline.judge(case.reading, case.articles, Config()),), case.articles, "de", "error"
    )
    options = reports.Options(show_all=True, base=str(Path.cwd()), rules=(*RULES, *all_rules()))
    render: Callable[[str], Times] = lambda name: timed(  # noqa: E731 - one expression a format
        lambda: reports.get(name).render(report, options), rounds
    )
    return {name: render(name) for name in reports.names()}


def decisions(rounds: int, length: int = LENGTH) -> tuple[Times, int, int]:
    """Verdicts of the German digests against articles of `length` sentences, read into words beforehand: the
    time of a round, decisions in it, and drafts."""
    cases = german(length)
    benches: list[ClaimVerifier] = []

    def ready() -> None:
        forget()
        benches[:] = [ClaimVerifier(c.reading.text, c.articles, Config()) for c in cases]

    def judge() -> None:
        for verifier, case in zip(benches, cases, strict=True):
            for each in case.reading.claims:
                verifier.judge(each.claim, each.attributions)

    return timed(judge, rounds, ready), pairs(cases), len(cases)


def least(rounds: int) -> dict[str, tuple[Times, Times]]:
    """What is least conceivable for a stage, measured in the same run, and the stage itself."""
    from trafilatura import extract

    requests, _ = demo_requests()
    names = sorted(DEMO.glob("*.html")), DEMO / "digest.md"
    pages = [path.read_text(encoding="utf-8") for path in names[0]]
    case = demo()
    _, text, credited = case.reading
    claimed = [[t.fold for t in tokens(text, c.claim.span) if t.weight] for c in credited]
    texts = [[t.fold for t in tokens(Text.of(a, text.language)) if t.weight] for a in case.articles]

    def words() -> list[object]:
        return [_likeness(mine, theirs) for mine in claimed for theirs in texts]

    def judged() -> object:
        verifier = ClaimVerifier(text, case.articles, Config())
        return [verifier.judge(each.claim, each.attributions) for each in credited]

    judged()
    return {
        "verdicts / every word of a claim against every word of its articles in rapidfuzz": (
            timed(words, rounds), timed(judged, rounds),
        ),
        EXTRACTION: (
            timed(lambda: [extract(page, with_metadata=True) for page in pages], rounds),
            timed(lambda: [read_file(r, MAX_BYTES) for r in requests], rounds, forget),
        ),
        "the whole check in process / reading its four files": (
            timed(lambda: [path.read_bytes() for path in (*names[0], names[1])], rounds),
            timed(lambda: _whole(requests, demo_requests()[1]), rounds, forget),
        ),
    }  # fmt: skip


def _likeness(mine: list[str], theirs: list[str]) -> object:
    """Every word against every other: in one call where numpy is there, else word by word."""
    try:
        return process.cdist(mine, theirs, scorer=fuzz.ratio)
    except ImportError:
        return [process.extract(word, theirs, scorer=fuzz.ratio, limit=None) for word in mine]
