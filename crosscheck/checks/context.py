"""How closely a passage follows the claim around a given word: what turns a difference into an error.

A fair paraphrase differs from its source all over; a planted or careless error differs in one place
of a sentence that otherwise matches. So every check weighs its finding by the match around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from crosscheck.evidence.align import Alignment
from crosscheck.evidence.clauses import Clause, clause_of
from crosscheck.evidence.compare import Candidate, Comparison

CLOSE = 0.8  # a word pair at least this alike counts as the same word


def matched_weight(alignment: Alignment, indexes: Iterable[int], leave_out: Collection[int] = ()) -> float:
    """Share of the weight of the claim's tokens `indexes` that has a close counterpart."""
    close = {p.claim for p in alignment.pairs if p.similarity >= CLOSE}
    total = got = 0.0
    for i in indexes:
        if i in leave_out:
            continue
        weight = alignment.claim[i].weight
        total += weight
        got += weight if i in close else 0.0
    return got / total if total else 0.0


def around(comparison: Comparison, candidate: Candidate, indexes: Collection[int]) -> float:
    """The match of the claim's clauses that hold `indexes`, those left out; of the whole claim if the
    clause holds too little besides."""
    alignment = candidate.alignment
    parts = {clause_of(comparison.claim_clauses, i) for i in indexes}
    inside = [k for part in sorted(parts, key=lambda c: c.first) for k in part.indexes]
    weight = sum(alignment.claim[k].weight for k in inside if k not in indexes)
    if weight < 6.0:
        inside = list(range(len(alignment.claim)))
    return matched_weight(alignment, inside, indexes)


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
