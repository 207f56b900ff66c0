"""CC501, CC504 and CC505: what is to be said of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import TokenKind
from crosscheck.model import Article, Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.registry import Kind, check

UNREADABLE = Rule(
    code="CC501",
    name="source-unreadable",
    severity=Severity.WARNING,
    summary={
        "de": "Die genannte Quelle konnte nicht (ganz) gelesen werden.",
        "en": "The credited source could not be read (in full).",
    },
    explanation={
        "de": "Bezahlschranke, Einwilligungsseite, Sperre, Kürzung oder Fehler: Was niemand lesen konnte, wird weder "
        "bestätigt noch beanstandet.",
        "en": "Paywall, consent page, block, truncation or error: what nobody could read is neither confirmed nor "
        "objected to.",
    },
    example={
        "de": ("Die F.A.Z. schreibt, …", "(Bezahlschranke)"),
        "en": ("The Times writes …", "(paywall)"),
    },
    messages={"de": "{outlet}: {state}", "en": "{outlet}: {state}"},
    hint={
        "de": "Gespeicherte Fassung angeben: {lines}",
        "en": "Give a saved copy: {lines}",
    },
)
SINGLE_ORIGIN = Rule(
    code="CC504",
    name="single-origin",
    severity=Severity.INFO,
    summary={
        "de": "Mehrere Quellen tragen denselben Agenturtext.",
        "en": "Several sources carry the same wire text.",
    },
    explanation={
        "de": "Die belegenden Stellen zweier Medien sind fast wortgleich: eine Meldung, nicht zwei Zeugen.",
        "en": "The passages of two outlets are nearly the same words: one story, not two witnesses.",
    },
    example={
        "de": ("n-tv und SZ berichten übereinstimmend, …", "(zweimal derselbe Satz)"),
        "en": ("Both the BBC and Reuters report …", "(the same sentence twice)"),
    },
    messages={"de": "Fast wortgleich bei {outlets}.", "en": "Nearly the same words in {outlets}."},
    hint={"de": "Als eine Quelle werten.", "en": "Count as one source."},
)
VERBATIM = Rule(
    code="CC505",
    name="near-verbatim",
    severity=Severity.INFO,
    summary={
        "de": "Der Satz ist fast wörtlich übernommen, ohne Zitat.",
        "en": "The sentence is copied almost word for word, without quotation marks.",
    },
    explanation={
        "de": "Mindestens zwölf Inhaltswörter stehen in derselben Folge wie in der Quelle.",
        "en": "At least twelve content words stand in the same order as in the source.",
    },
    example={
        "de": ("(zwölf Wörter wie in der Quelle)", "(dieselben zwölf Wörter)"),
        "en": ("(twelve words as in the source)", "(the same twelve words)"),
    },
    messages={"de": "Fast wortgleich mit {outlet}.", "en": "Nearly word for word as {outlet}."},
    hint={"de": "Umformulieren oder als Zitat kenntlich machen.", "en": "Rephrase, or mark as a quotation."},
)
CHANGED = Rule(
    code="CC503",
    name="source-changed",
    severity=Severity.WARNING,
    summary={
        "de": "Der Artikel liest sich anders als in der festgehaltenen Fassung.",
        "en": "The article reads differently from the pinned version.",
    },
    explanation={
        "de": "Eine Sperrdatei (--lock) hält fest, auf welcher Fassung jeder Befund beruht. Das Medium hat den Artikel "
        "seither geändert; gezeigt werden die Wörter. Geprüft wird an der neuen Fassung.",
        "en": "A lock file (--lock) pins the version every verdict rests on. The outlet has changed the article since; "
        "the words are shown. The new version is the one checked against.",
    },
    example={
        "de": ("(Entwurf unverändert)", "(Artikel: 28 statt bisher 26 Verletzte)"),
        "en": ("(draft unchanged)", "(article: 28 injured, 26 before)"),
    },
    messages={"de": "{outlet} hat geändert: {changes}", "en": "{outlet} has changed: {changes}"},
    hint={
        "de": "Neue Fassung lesen, dann mit --lock festhalten.",
        "en": "Read the new version, then pin it with --lock.",
    },
)
RULES = (UNREADABLE, CHANGED, SINGLE_ORIGIN, VERBATIM)

_PINNED = {
    "de": "Einmal ohne --locked prüfen: Das hält fest, was jetzt dort steht.",
    "en": "Check once without --locked: that pins what stands there now.",
}
_BETTER = {
    "de": "Statt {copy} eine vollständige Kopie der Seite angeben.",
    "en": "Give a whole copy of the page in place of {copy}.",
}


def advice(article: Article, language: str) -> str:
    """What to do about an article that could not be read although a copy of it was given, or whose text
    is pinned; empty for any other, which the rule's own hint suits."""
    lang = language if language in _PINNED else "en"
    if article.detail.code.startswith("pin_changed"):
        return _PINNED[lang]
    return _BETTER[lang].format(copy=article.copy) if article.copy else ""


_VERBATIM_WORDS = 12
_SAME = 0.97
_ONE_STORY = 0.9


@check(VERBATIM, SINGLE_ORIGIN, kind=Kind.NOTE, order=310)
def copies(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Near-verbatim copying and wire stories; never a verdict."""
    if _copied(comparison, candidate):
        yield Hit(VERBATIM, 0.9, candidate, {})
    twins = _twins((*comparison.credited, *comparison.others))
    if twins and len({a.domain for a in comparison.attributions}) > 1:
        yield Hit(SINGLE_ORIGIN, 0.8, candidate, {"outlets": ", ".join(twins)})


def _copied(comparison: Comparison, candidate: Candidate) -> bool:
    quoted = [q.outer for q in comparison.quotations]
    alignment = candidate.alignment
    run = 0
    previous = -1
    to = {p.claim: p for p in alignment.pairs}
    for i, token in enumerate(alignment.claim):
        if not token.weight:
            continue
        pair = to.get(i)
        same = pair is not None and pair.similarity >= _SAME and pair.source > previous
        if any(q.covers(token.span) for q in quoted) or not same:
            run, previous = 0, -1
            continue
        assert pair is not None
        run, previous = run + 1, pair.source
        if run >= _VERBATIM_WORDS:
            return True
    return False


def _twins(candidates: Sequence[Candidate]) -> list[str]:
    """Outlets whose best passages share nearly all their words with one another."""
    from rapidfuzz import fuzz

    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.indexed.article.outlet.domain, candidate)
    texts = [
        (domain, " ".join(t.fold for t in c.alignment.source if t.kind is TokenKind.WORD))
        for domain, c in best.items()
        if c.window.coverage >= 0.6
    ]
    found: list[str] = []
    for k, (one, text) in enumerate(texts):
        for two, other in texts[k + 1 :]:
            if fuzz.ratio(text, other) >= 100 * _ONE_STORY:
                found += [d for d in (one, two) if d not in found]
    return found
