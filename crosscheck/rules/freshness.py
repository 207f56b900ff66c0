"""CC502: old news sold as new."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.registry import Kind, check
from crosscheck.text.lexemes import lexemes

STALE = Rule(
    code="CC502",
    name="stale-source",
    severity=Severity.WARNING,
    summary={
        "de": "Die Quelle ist Wochen älter, der Entwurf verkauft sie als neu.",
        "en": "The source is weeks old, the draft sells it as new.",
    },
    explanation={
        "de": "Der Entwurf sagt „jetzt“, „soeben“ oder „diese Woche“, der Artikel, der die Aussage belegt, ist mehr "
        "als zwei Wochen vor dem Entwurf erschienen.",
        "en": "The draft says “now”, “just” or “this week”; the article that bears the statement out appeared more "
        "than two weeks before the draft.",
    },
    example={
        "de": ("Jetzt wurden 14 Mängel festgestellt.", "(Artikel vom Vormonat) Prüfer fanden 14 Mängel."),
        "en": ("Inspectors have now found 14 faults.", "(article of last month) Inspectors found 14 faults."),
    },
    messages={
        "de": "„{draft}“, doch der Artikel von {outlet} ist {days} Tage älter.",
        "en": "“{draft}”, but {outlet}'s article is {days} days older.",
    },
    hint={"de": "Datum der Meldung nennen.", "en": "Give the date of the report."},
)
RULES = (STALE,)

STALE_DAYS = 14


@check(STALE, kind=Kind.RESERVATION, order=300)
def old_news(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Words of novelty on a claim that an article older than two weeks bears out."""
    published, article = comparison.draft.published, candidate.indexed.article.published
    if published is None or article is None or candidate.window.coverage < 0.3:
        return
    days = (published - article).days
    if days <= STALE_DAYS:
        return
    word = _novelty(comparison)
    if word is not None:
        confidence = min(0.9, 0.4 + 0.5 * candidate.window.coverage)
        yield Hit(STALE, confidence, candidate, {"draft": word, "days": str(days)})


def _novelty(comparison: Comparison) -> str | None:
    """The words by which the claim says that something is new, if it says so."""
    logic = comparison.language.logic
    units = lexemes(comparison.draft.text, comparison.claim.span, comparison.language.code)
    for k, unit in enumerate(units):
        for phrase in logic.novelty_phrases:
            if tuple(u.fold for u in units[k : k + len(phrase)]) == phrase:
                return " ".join(u.text for u in units[k : k + len(phrase)])
        if unit.fold not in logic.novelty or (k and units[k - 1].fold in logic.not_novel_after):
            continue
        after = units[k + 1] if k + 1 < len(units) else None
        if after is not None and after.text[:1].isupper() and comparison.language.lexicon.nouns_capitalised:
            continue  # „gerade Familien“ picks out, it does not date
        return unit.text
    return None
