"""CC203: a causal link between two facts that the source does not link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.checks.base import Hit, Rule, differing
from crosscheck.evidence.clauses import Clause, clause_of
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.tokens import Token
from crosscheck.model import Severity

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
        "de": ("Weil der Zuschuss befristet ist, bringt er wenig.", "Der Zuschuss bringt wenig. Befristet ist er zudem."),
        "en": ("Because tugs were spraying, they waited.", "Tugs were spraying. They hope to board on Thursday."),
    },
    messages={
        "de": "„{draft}“: {outlet} stellt diesen Zusammenhang nicht her.",
        "en": "“{draft}”: {outlet} does not make this link.",
    },
    hint={"de": "Begründung streichen oder belegen.", "en": "Drop the link or support it."},
)
RULES = (CAUSE,)


def check(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """A clause with a word of cause whose passage is another sentence than its main clause's."""
    logic = comparison.language.logic
    tokens = comparison.tokens
    for i, token in enumerate(tokens):
        if token.fold not in logic.causes or not _causal(comparison, i):
            continue
        reason, rest = _halves(comparison, i)
        if sum(tokens[k].weight for k in reason) < 6.0 or sum(tokens[k].weight for k in rest) < 8.0:
            continue
        mine = [tokens[k] for k in reason]
        other = [tokens[k] for k in rest]
        indexed = candidate.indexed
        where_reason, where_rest = indexed.best_sentence(mine), indexed.best_sentence(other)
        if where_reason is None or where_rest is None:
            continue
        (a, share_a), (b, share_b) = where_reason, where_rest
        if share_a < 0.3 or share_b < 0.3:
            continue
        span = range(min(a, b), max(a, b) + 1) if abs(a - b) <= 1 else (a, b)
        hinted = any(t.fold in logic.cause_hints for k in span for t in indexed.sentences[k].tokens)
        if a == b or hinted:
            continue
        confidence = min(0.9, 0.35 + 0.3 * (share_a + share_b))
        yield Hit(CAUSE, confidence, candidate, {"draft": token.text}, differing([token], [indexed.sentences[b].tokens[0]]))
        return


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
        while k <= last and not (tokens[k].weight and k + 1 <= clause.last and not tokens[k].capital and tokens[k - 1].capital):
            k += 1
        last = max(i + 1, min(last, k - 1))
    reason = list(range(i, last + 1))
    rest = [k for k in range(len(tokens)) if k not in reason]
    return reason, rest
