"""Reports made by hand, for tests of what renders them: no reader, no pipeline, no page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from crosscheck.model import (
    Article,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Document,
    Draft,
    Evidence,
    Finding,
    Judgement,
    Outlet,
    Passage,
    Report,
    Segment,
    Severity,
    Span,
    Stance,
    State,
    Verdict,
    WordPair,
    because,
)

NTV = Outlet("n-tv", "n-tv.de", "n-tv", ("n-tv", "ntv"), ("n-tv.de", "ntv.de"), "broadcaster")
SK = Outlet("suedkurier", "suedkurier.de", "Südkurier", ("Südkurier",), ("suedkurier.de",), "newspaper")
SZ = Outlet(
    "sueddeutsche", "sueddeutsche.de", "Süddeutsche Zeitung", ("SZ",), ("sueddeutsche.de",), "newspaper"
)
WHEN = datetime(2025, 2, 16, 9, 30, tzinfo=UTC)


def draft(*lines: str, path: str = "brand.txt", language: str = "de", newline: str = "\n") -> Draft:
    """A plain-text draft: every line a paragraph, every character its own place in the file."""
    source = newline.join(lines) + newline
    blocks, segments, starts, at = [], [], [0], 0
    for line in lines:
        span = Span(at, at + len(line))
        blocks.append(Block(span, BlockKind.PARAGRAPH))
        segments.append(Segment(span, span))
        at = span.end + len(newline)
        starts.append(at)
    return Draft(
        path=path,
        text=source,
        source=source,
        segments=tuple(segments),
        blocks=tuple(blocks),
        language=language,
        published=WHEN,
        sha256=hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest(),
        line_starts=tuple(starts),
    )


def place(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def article(outlet: Outlet, *paragraphs: str, state: State = State.FULL, **more: object) -> Article:
    text = "\n\n".join(paragraphs)
    passages, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        passages.append(Passage(Span(at, at + len(paragraph)), "title" if number == 0 else "paragraph"))
        at += len(paragraph) + 2
    values: dict[str, object] = {
        "url": f"https://www.{outlet.domain}/ort/artikel-1.html",
        "title": paragraphs[0] if paragraphs else "",
        "published": WHEN,
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "found_by": "manifest",
    }
    return Article(outlet=outlet, state=state, text=text, passages=tuple(passages), **{**values, **more})  # type: ignore[arg-type]  # values passed on by name, checked when they are used


def credit(text: str, outlet: Outlet | None, written: str, basis: Basis = Basis.EXPLICIT) -> Attribution:
    return Attribution(outlet, written, f"wie {written} berichtet", place(text, written), basis, "cue")


def evidence(source: Article, quote: str, stance: Stance = Stance.SUPPORTS, score: float = 0.9) -> Evidence:
    return Evidence(source, place(source.text, quote), score, stance)


def judge(
    text: Draft,
    number: int,
    verdict: Verdict,
    *,
    kind: ClaimKind = ClaimKind.CLAIM,
    confidence: float = 0.9,
    **more: object,
) -> Judgement:
    """The judgement of the draft's paragraph `number`, taken as one sentence."""
    span = text.blocks[number].span
    claim = Claim(f"c{number + 1}", span, span.of(text.text), kind, number)
    return Judgement(claim, verdict, confidence, **more)  # type: ignore[arg-type]  # values passed on by name, checked when they are used


def finding(
    text: Draft, number: int, rule: str, name: str, message: str, *, severity: Severity = Severity.ERROR,
    proof: tuple[Evidence, ...] = (), differs: tuple[str, str] | None = None, hint: str = "",
    confidence: float = 0.92,
) -> Finding:  # fmt: skip
    span = text.blocks[number].span
    pairs: tuple[WordPair, ...] = ()
    if differs:
        ours, theirs = differs
        pairs = (WordPair(place(text.text, ours, span.start), place(proof[0].article.text, theirs), 0.5),)
        span = pairs[0].draft
    return Finding(rule, name, severity, confidence, f"c{number + 1}", span, message, hint, proof, pairs)


LINES = (
    "Brand im Chemiewerk",
    "Bei dem Brand in Rheinfelsen wurden am Samstag 38 Menschen verletzt, wie n-tv.de berichtet.",
    "Das Land schickt bis zu 300 Helfer, meldet suedkurier.de.",
    "Die Feuerwehr war um 4.12 Uhr vor Ort.",
    "Die Halle ist für immer verloren, schreibt sueddeutsche.de.",
    "Das ist ein schwerer Schlag für die Region.",
    "Die Ursache ist „völlig unklar“, sagte ein Sprecher laut n-tv.de.",
)


def example() -> Report:
    """One digest with every kind of verdict an editor meets, in German."""
    text = draft(*LINES)
    ntv = article(
        NTV,
        "Großbrand in Rheinfelsen",
        "In der Nacht zum Samstag brach ein Feuer aus. 28 Menschen erlitten Verletzungen.",
        "Aus dem ganzen Land kommen bis zu 300 Helfer. Um 4.12 Uhr traf die Feuerwehr ein.",
        "„Die Ursache ist noch unklar“, sagte der Sprecher.",
    )
    sk = article(SK, "Feuer im Werk", "Am Werkstor sammelten sich Anwohner.")
    sz = Article(SZ, url="", state=State.NOT_FOUND, detail=because("nothing_fits"))
    wrong = evidence(ntv, "28 Menschen erlitten Verletzungen.", Stance.CONTRADICTS, 0.81)
    elsewhere = evidence(ntv, "Aus dem ganzen Land kommen bis zu 300 Helfer.", score=0.9)
    quote = evidence(ntv, "„Die Ursache ist noch unklar“, sagte der Sprecher.", Stance.CONTRADICTS, 0.85)
    judgements = (
        judge(text, 0, Verdict.NOT_CHECKABLE, kind=ClaimKind.HEADING, confidence=1.0),
        judge(
            text, 1, Verdict.CONTRADICTED, confidence=0.92, evidence=(wrong,),
            attributions=(credit(text.text, NTV, "n-tv.de"),),
            findings=(
                finding(
                    text, 1, "CC301", "number-mismatch", "Der Entwurf sagt 38, n-tv.de sagt 28.",
                    proof=(wrong,), differs=("38", "28"), hint="Die Zahl an der Quelle prüfen.",
                ),
            ),
        ),
        judge(
            text, 2, Verdict.MISATTRIBUTED, confidence=0.88, evidence=(elsewhere,),
            attributions=(credit(text.text, SK, "suedkurier.de"),),
            findings=(
                finding(
                    text, 2, "CC102", "misattributed",
                    "Das steht nicht bei suedkurier.de, aber bei n-tv.de.", proof=(elsewhere,),
                ),
            ),
        ),
        judge(
            text, 3, Verdict.SUPPORTED, confidence=0.95,
            evidence=(evidence(ntv, "Um 4.12 Uhr traf die Feuerwehr ein."),),
            attributions=(credit(text.text, SK, "suedkurier.de", Basis.SCOPE),),
        ),
        judge(
            text, 4, Verdict.UNVERIFIABLE, confidence=0.5,
            attributions=(credit(text.text, SZ, "sueddeutsche.de"),),
            findings=(
                finding(
                    text, 4, "CC103", "source-not-found", "Zu sueddeutsche.de wurde kein Artikel gefunden.",
                    severity=Severity.WARNING,
                ),
            ),
        ),
        judge(text, 5, Verdict.NOT_CHECKABLE, kind=ClaimKind.OPINION, confidence=0.8),
        judge(
            text, 6, Verdict.CONTRADICTED, confidence=0.7, evidence=(quote,),
            attributions=(credit(text.text, NTV, "n-tv.de"),),
            findings=(
                finding(
                    text, 6, "CC401", "quote-altered", "Das Zitat lautet bei n-tv.de anders.",
                    proof=(quote,), differs=("völlig", "noch"),
                ),
            ),
        ),
    )  # fmt: skip
    return Report("0.1.0", (Document(text, judgements),), (ntv, sk, sz), "de")


def in_english(report: Report) -> Report:
    return replace(report, language="en")


def clean() -> Report:
    """A draft with one supported statement and nothing to object to."""
    text = draft("The tower is 90 metres high, n-tv.de says.", path="tower.txt", language="en")
    ntv = article(NTV, "The tower", "The tower measures 90 metres.")
    proof = evidence(ntv, "The tower measures 90 metres.")
    judged = judge(
        text, 0, Verdict.SUPPORTED, evidence=(proof,), attributions=(credit(text.text, NTV, "n-tv.de"),)
    )
    return Report("0.1.0", (Document(text, (judged,)),), (ntv,), "en")
