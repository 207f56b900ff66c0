"""CC102, CC201 and CC202: what the words of the articles say, where no typed rule speaks.

The verdict raises these itself; here is what they name: the details that were added to a passage which the claim
otherwise uses up, and the words that no article has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosscheck.matching.compare import Comparison
from crosscheck.matching.derived import amounts, derived
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.scores import scores

MISATTRIBUTED = Rule(
    code="CC102",
    name="misattributed",
    severity=Severity.ERROR,
    summary={
        "de": "Die Aussage steht nicht in der genannten Quelle, aber in einer anderen.",
        "en": "The statement is not in the credited source but in another one.",
    },
    explanation={
        "de": "Der Artikel, dem der Entwurf die Aussage zuschreibt, trägt sie nicht; ein anderer der angegebenen "
        "Artikel trägt sie. Der Bericht zeigt, wo sie steht.",
        "en": "The credited article does not bear the statement out; another of the given articles does. The report "
        "shows where it stands.",
    },
    example={
        "de": ("Der Südkurier meldet 300 Beobachter.", "(nur n-tv.de) … bis zu 300 Beobachter …"),
        "en": ("The BBC says 16 people were hurt.", "(only Reuters) … 16 people were injured …"),
    },
    messages={
        "de": "Steht nicht bei {credited}, aber bei {outlet}.",
        "en": "Not in {credited}, but in {outlet}.",
    },
    hint={"de": "Der richtigen Quelle zuschreiben.", "en": "Credit the right source."},
)
UNSUPPORTED = Rule(
    code="CC201",
    name="unsupported-claim",
    severity=Severity.ERROR,
    summary={
        "de": "Keine der gelesenen Quellen trägt die Aussage.",
        "en": "None of the sources read bears the statement out.",
    },
    explanation={
        "de": "Die Quelle wurde ganz gelesen, und keine Stelle trägt die Aussage. Gezeigt wird die nächste Stelle und "
        "welche Wörter dort keine Entsprechung haben. Eine freie Umschreibung kann zu Unrecht hierher geraten; darum "
        "nennt jede Meldung, wie sicher sie ist.",
        "en": "The source was read in full and no passage bears the statement out. The nearest passage is shown and "
        "which words have no counterpart there. A very free paraphrase can end up here wrongly, so every finding says "
        "how sure it is.",
    },
    example={
        "de": ("Am Samstag will die Initiative demonstrieren.", "(nirgends)"),
        "en": ("Residents plan a protest on Saturday.", "(nowhere)"),
    },
    messages={
        "de": "Steht nicht bei {credited}. Ohne Entsprechung: {missing}",
        "en": "Not in {credited}. Without a counterpart: {missing}",
    },
    hint={
        "de": "Quelle nennen, die das trägt, oder streichen.",
        "en": "Name a source that says so, or drop it.",
    },
    unlisted={
        "de": "Steht so nicht bei {credited}: Die Wörter kommen dort vor, aber nicht in dieser Verbindung.",
        "en": "Not so in {credited}: its words occur there, but not in this connection.",
    },
)
PARTLY = Rule(
    code="CC202",
    name="partly-supported",
    severity=Severity.WARNING,
    summary={
        "de": "Ein Teil der Aussage steht in keiner Quelle.",
        "en": "Part of the statement is in no source.",
    },
    explanation={
        "de": "Die Hauptsache ist belegt, eine Einzelheit dazu hat in der Quelle keine Entsprechung.",
        "en": "The main point is borne out, a detail has no counterpart in the source.",
    },
    example={
        "de": ("Sie kündigte noch im Gerichtssaal Revision an.", "Sie kündigte Revision an."),
        "en": ("Crews and a helicopter took them ashore.", "Crews took them ashore."),
    },
    messages={
        "de": "Ohne Entsprechung bei {credited}: {missing}",
        "en": "Without a counterpart in {credited}: {missing}",
    },
    hint={"de": "Einzelheit belegen oder streichen.", "en": "Support the detail or drop it."},
    unlisted={
        "de": "Nur zum Teil bei {credited}: Die Wörter kommen dort vor, aber nicht in dieser Verbindung.",
        "en": "Only in part in {credited}: its words occur there, but not in this connection.",
    },
)
RULES = (MISATTRIBUTED, UNSUPPORTED, PARTLY)

score = scores("support")
_LISTED = 8  # words that a message lists


def additions(comparison: Comparison, pair: Pair) -> tuple[Token, ...]:
    """Words of the claim that were added to a passage it otherwise follows to the end.

    The passage's own words are all but used up by the claim, so what has no counterpart, neither there
    nor anywhere in the credited articles, is a detail that was put in, not another wording.
    """
    alignment = pair.alignment
    if alignment.used < score.used or alignment.coverage < score.covered:
        return ()
    nouns = pair.language.lexicon.nouns_capitalised
    return tuple(
        t
        for t in pair.claim
        if t.weight >= score.least_weight
        and not pair.match(t)
        and not pair.occurs(t, score.stated)
        and (t.capital or not nouns or t.kind is not TokenKind.WORD)
        and not _is_framing(comparison, t)
    )


def _is_framing(comparison: Comparison, token: Token) -> bool:
    """Whether the word belongs to how the draft introduces a quotation („…“, schließt das Blatt)."""
    quoted = comparison.quotations
    if not quoted or any(q.outer.covers(token.span) for q in quoted):
        return False
    return sum(len(q.span) for q in quoted) > score.quotation * len(comparison.claim.span)


def missing_words(comparison: Comparison, pairs: Sequence[Pair]) -> str:
    """The claim's words without a counterpart in the nearest passage nor anywhere else in the articles
    of `pairs`, for the message; empty when all have one."""
    content = [t for t in comparison.tokens if t.weight]
    if pairs:
        articles = dict.fromkeys(p.indexed for p in pairs)
        given = amounts(pairs[0].passage.tokens)
        content = [
            t
            for t in content
            if not pairs[0].match(t)
            and not _occurs(t, articles)
            and not (isinstance(t.value, Amount) and derived(t.value, given))
        ]
    return ", ".join(t.text for t in content[:_LISTED])


def _occurs(token: Token, articles: Iterable[IndexedArticle]) -> bool:
    return any(likeness >= score.novel for ix in articles for _, likeness, _ in ix.occurrences(token))


def hit(rule: Rule, confidence: float, pair: Pair | None, **details: str) -> Hit:
    return Hit(rule, confidence, pair, details)
