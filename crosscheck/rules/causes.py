"""CC203: a causal link between two facts that the source does not link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.matching.clauses import Clause, clause_of
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.registry import Kind, check

CAUSE = Rule(
    code="CC203",
    name="causal-link",
    severity=Severity.WARNING,
    summary={
        "de": "Der Entwurf begründet eines mit dem anderen, die Quelle nicht.",
        "en": "The draft links two facts as cause and effect, the source does not.",
    },
    explanation={
        "de": "Beide Hälften des Satzes stehen in der Quelle, aber an verschiedenen Stellen und ohne „weil“, „wegen“, "
        "„deshalb“ oder ein anderes Wort der Begründung dazwischen. Der Zusammenhang kann erfunden sein.",
        "en": "Both halves of the sentence stand in the source, but apart and without a word of cause between them. "
        "The link may be made up.",
    },
    example={
        "de": (
            "Weil der Zuschuss befristet ist, bringt er wenig.",
            "Der Zuschuss bringt wenig. Befristet ist er zudem.",
        ),
        "en": (
            "Because tugs were spraying, they waited.",
            "Tugs were spraying. They hope to board on Thursday.",
        ),
    },
    messages={
        "de": "„{draft}“: {outlet} stellt diesen Zusammenhang nicht her.",
        "en": "“{draft}”: {outlet} does not make this link.",
    },
    hint={"de": "Begründung streichen oder belegen.", "en": "Drop the link or support it."},
)
RULES = (CAUSE,)

_MIN_REASON = 3.0  # weight of content words either half must have
_MIN_REST = 5.0
_MIN_SHARE = 0.28  # share of a half that its best sentence must cover


@check(CAUSE, kind=Kind.LINK, order=200)
def unstated_causes(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """A clause with a word of cause whose passage is another sentence than its main clause's."""
    logic = comparison.language.logic
    tokens = comparison.tokens
    for i, token in enumerate(tokens):
        if token.fold not in logic.causes or not _causal(comparison, i):
            continue
        reason, rest = _halves(comparison, i)
        if (
            sum(tokens[k].weight for k in reason) < _MIN_REASON
            or sum(tokens[k].weight for k in rest) < _MIN_REST
        ):
            continue
        where_reason = _best(comparison, [tokens[k] for k in reason])
        where_rest = _best(comparison, [tokens[k] for k in rest])
        if where_reason is None or where_rest is None:
            continue
        share_a, indexed, a = where_reason
        share_b, other, b = where_rest
        if share_a < _MIN_SHARE or share_b < _MIN_SHARE or _linked(comparison, (indexed, a), (other, b)):
            continue
        confidence = min(0.9, 0.35 + 0.3 * (share_a + share_b))
        first = other.sentences[b].tokens[0]
        yield Hit(CAUSE, confidence, candidate, {"draft": token.text}, differing([token], [first]))
        return


def _best(comparison: Comparison, tokens: Sequence[Token]) -> tuple[float, IndexedArticle, int] | None:
    """The sentence of the credited articles that covers most of `tokens`, and the share it covers."""
    found = [
        (best[1], k, best[0])
        for k, indexed in enumerate(comparison.credited_articles)
        if (best := indexed.best_sentence(tokens)) is not None
    ]
    if not found:
        return None
    share, k, number = max(found, key=lambda f: (f[0], -f[1]))
    return share, comparison.credited_articles[k], number


def _linked(
    comparison: Comparison, reason: tuple[IndexedArticle, int], rest: tuple[IndexedArticle, int]
) -> bool:
    """Whether the source links the two sentences itself: they are one, or one holds a word of cause.

    Between neighbours any hint counts („dadurch“, „um … zu“), over a distance only a word of cause.
    """
    (one, a), (two, b) = reason, rest
    if one is two and a == b:
        return True
    logic = comparison.language.logic
    near = one is two and abs(a - b) <= 1
    words = logic.cause_hints if near else logic.causes
    return any(t.fold in words for ix, k in (reason, rest) for t in ix.sentences[k].tokens)


def _causal(comparison: Comparison, i: int) -> bool:
    """„da“ begins a clause of reason only after a comma or at the head of a sentence."""
    tokens = comparison.tokens
    if tokens[i].fold not in ("da", "denn", "since", "folge"):
        return True
    if i == 0:
        return True
    between = comparison.draft.text[tokens[i - 1].span.end : tokens[i].span.start]
    return "," in between


def _halves(comparison: Comparison, i: int) -> tuple[list[int], list[int]]:
    """Indexes of the reason (the clause of the word of cause, up to its end) and of the rest."""
    parts: Sequence[Clause] = comparison.claim_clauses
    clause = clause_of(parts, i)
    tokens: Sequence[Token] = comparison.tokens
    last = clause.last
    if tokens[i].fold in ("wegen", "aufgrund", "angesichts", "dank", "infolge", "due", "owing"):
        last = min(clause.last, i + 5)
        k = i + 1
        while k <= last and not (
            tokens[k].weight and k + 1 <= clause.last and not tokens[k].capital and tokens[k - 1].capital
        ):
            k += 1
        last = min(clause.last, max(i + 1, min(last, k - 1)))  # „des Wetters wegen“: nothing comes after it
    reason = list(range(i, last + 1))
    rest = [k for k in range(len(tokens)) if k not in reason]
    return reason, rest
