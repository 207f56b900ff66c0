"""How closely a passage follows the claim around a given word: what turns a difference into an error.

A fair paraphrase differs from its source all over; a planted or careless error differs in one place
of a sentence that otherwise matches. So every check weighs its finding by the match around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from crosscheck.matching.align import Alignment
from crosscheck.matching.clauses import Clause, clause_of
from crosscheck.matching.compare import Candidate, Comparison


def matched_weight(alignment: Alignment, indexes: Iterable[int], leave_out: Collection[int] = ()) -> float:
    """Share of the weight of the claim's tokens `indexes` that has a close counterpart."""
    total = got = 0.0
    for i in indexes:
        if i in leave_out:
            continue
        weight = alignment.claim[i].weight
        total += weight
        got += weight if i in alignment.close else 0.0
    return got / total if total else 0.0


def around(comparison: Comparison, candidate: Candidate, indexes: Collection[int]) -> float:
    """The match of the claim's clauses that hold `indexes`, those left out; of the whole claim if the
    clause holds too little besides."""
    alignment = candidate.alignment
    parts = {clause_of(comparison.claim_clauses, i) for i in indexes}
    total, got = _weight(alignment, parts, indexes)
    if total < 6.0:
        total, got = _weight(alignment, [Clause(0, len(alignment.claim) - 1)], indexes)
    return got / total if total > 1e-9 else 0.0


def _weight(
    alignment: Alignment, parts: Collection[Clause], leave_out: Collection[int]
) -> tuple[float, float]:
    """The weight of clauses without the tokens `leave_out`, and what of it has a close counterpart."""
    every, close = alignment.weights
    total = sum(every[part.last + 1] - every[part.first] for part in parts)
    got = sum(close[part.last + 1] - close[part.first] for part in parts)
    for i in leave_out:
        if any(i in part for part in parts):
            weight = alignment.claim[i].weight
            total -= weight
            got -= weight if i in alignment.close else 0.0
    return total, got


def one_sentence(candidate: Candidate, one: Clause, two: Clause) -> bool:
    """Whether two clauses of a passage stand in one sentence: no sign between them ends one."""
    first, second = sorted((one, two), key=lambda c: c.first)
    article, tokens = candidate.indexed.article.text, candidate.alignment.source
    between = article[tokens[first.last].span.end : tokens[second.first].span.start]
    return not any(c in between for c in ".!?\n;:")


def source_clauses_of(
    comparison: Comparison, candidate: Candidate, clause: Clause
) -> list[tuple[Clause, float]]:
    """The source's clauses that bear out a clause of the claim, with the weight each bears, best first."""
    parts = comparison.source_clauses(candidate)
    weights: dict[Clause, float] = {}
    for pair in candidate.alignment.pairs:
        if pair.claim in clause:
            part = clause_of(parts, pair.source)
            weights[part] = (
                weights.get(part, 0.0) + candidate.alignment.claim[pair.claim].weight * pair.similarity
            )
    return sorted(weights.items(), key=lambda item: (-item[1], item[0].first))
