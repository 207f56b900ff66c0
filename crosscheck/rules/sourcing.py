"""CC501, CC503, CC504 and CC505: what is to be said of the sources.

Of a claim that is borne out two are told here, and change nothing: that a long run of words outside quotations
stands in the passage in the same order, and that the passages of two credited outlets are nearly one text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Article, Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

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


score = scores("sourcing")
_VERBATIM_WORDS = 12


@article_check(VERBATIM, SINGLE_ORIGIN, kind=Kind.NOTE, order=310)
def copies(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Near-verbatim copying and wire stories; never a verdict."""
    if nearest is None:
        return
    if _is_copied(comparison, nearest):
        yield Hit(VERBATIM, score.verbatim, nearest, {})
    twins = _twins((*comparison.credited, *comparison.others))
    if twins and len({a.domain for a in comparison.attributions}) > 1:
        yield Hit(SINGLE_ORIGIN, score.single_origin, nearest, {"outlets": ", ".join(twins)})


def _is_copied(comparison: Comparison, pair: Pair) -> bool:
    """Whether a long run of content words outside quotations stands in the passage in the same order."""
    quoted = [q.outer for q in comparison.quotations]
    run: list[Token] = []  # the words of the passage
    for token in pair.claim:
        if not token.weight:
            continue
        theirs = pair.counterpart(token, score.same_word)
        goes_on = theirs is not None and (not run or run[-1].span.start < theirs.span.start)
        if theirs is None or not goes_on or any(q.covers(token.span) for q in quoted):
            run = []
            continue
        run.append(theirs)
        if len(run) >= _VERBATIM_WORDS:
            return True
    return False


def _twins(pairs: Sequence[Pair]) -> list[str]:
    """Outlets whose best passages share nearly all their words with one another."""
    from rapidfuzz import fuzz

    best: dict[str, Pair] = {}
    for pair in pairs:
        best.setdefault(pair.outlet, pair)
    texts = [
        (domain, " ".join(t.fold for t in pair.passage if t.kind is TokenKind.WORD))
        for domain, pair in best.items()
        if pair.window.coverage >= score.least_coverage
    ]
    found: list[str] = []
    for (one, text), (two, other) in combinations(texts, 2):
        if fuzz.ratio(text, other) >= 100 * score.same_story:
            found += [d for d in (one, two) if d not in found]
    return found
