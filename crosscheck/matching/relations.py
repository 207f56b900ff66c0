"""Features of how a claim's words hang together in the nearest passage, the input of `verification/trees.py`.

They tell how far its clauses bear those of the claim, what is left unmatched on either side, and which words of
negation, doubt and intention stand on either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crosscheck.language.logic import Logic
from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import Token, TokenKind

#: groups of words in `Logic` that are counted in the claim, in the clauses that bear it and in the passage
GROUPS = (
    "negators", "contrasts", "hedges", "modals", "certain", "reported", "intents", "questions", "conditions",
    "suppositions", "unreal", "governed", "future", "done", "speech",
)  # fmt: skip
_KINDS = ("number", "name", "noun", "word")
_SIDES = ("claim", "bearing", "passage", "more")
RELATIONS = (
    "clause_mean", "clause_least", "clauses", "denied", "sentences", "likeness_mean", "likeness_least",
    "unmatched_claim", "unmatched_passage", "passage_number", "passage_name",
    *(f"{part}_{kind}" for part in ("has", "lacks") for kind in _KINDS),
    *(f"{group}_{side}" for group in (*GROUPS, "refusals") for side in _SIDES),
)  # fmt: skip
_BEARING = 2  # clauses of the passage, for each of the claim, that are looked at
_WEIGHTY = 3.0  # weight from which a clause of the claim is asked for


def relations(pair: Pair) -> dict[str, float]:
    """The features of RELATIONS: counts, shares of weight (0 to 1) and sums of weight.

    `clause_mean`, `clause_least`: share of a clause of the claim that one clause of the passage bears, the mean and the
    least; `denied`: clauses that have a negation on one side alone; `unmatched_…`: weight without a counterpart in the
    claim, and in the bearing clauses; `passage_…`: numbers and names of these without one; `has_…` and `lacks_…`: words
    of a kind in the claim, and those of them without a counterpart; `GROUP_SIDE`: words of the group in the claim, in
    the bearing clauses, in the passage, and how many more in the claim than in the bearing clauses.
    """
    values = dict.fromkeys(RELATIONS, 0.0)
    bearing = list(dict.fromkeys(part for clause in pair.claim.clauses for part in _bearing(pair, clause)))
    borne = [token for clause in bearing for token in clause]
    values.update(_of_clauses(pair))
    values.update(_unmatched(pair, borne))
    for name, size in _groups(pair.claim.tokens, pair.logic).items():
        values[f"{name}_claim"] = size
        values[f"{name}_more"] = size
    for name, size in _groups(borne, pair.logic).items():
        values[f"{name}_bearing"] = size
        values[f"{name}_more"] -= size
    for name, size in _groups(pair.passage.tokens, pair.logic).items():
        values[f"{name}_passage"] = size
    values["sentences"] = float(pair.window.last - pair.window.first + 1)
    return values


def _bearing(pair: Pair, clause: Clause) -> list[Clause]:
    return [part for part, _ in pair.bearing(clause)[:_BEARING]]


def _of_clauses(pair: Pair) -> dict[str, float]:
    shares: list[float] = []
    denied = 0
    for clause in pair.claim.clauses:
        total = sum(t.weight for t in clause)
        if total < _WEIGHTY:
            continue
        best = pair.bearing(clause)[:1]
        shares.append(best[0][1] / total if best else 0.0)
        here, there = (_count(part, pair.logic.negators) for part in (clause, best[0][0] if best else ()))
        denied += here % 2 != there % 2
    if not shares:
        return {}
    return {
        "clause_mean": sum(shares) / len(shares),
        "clause_least": min(shares),
        "clauses": float(len(shares)),
        "denied": float(denied),
    }


def _unmatched(pair: Pair, borne: Sequence[Token]) -> dict[str, float]:
    values = dict.fromkeys((f"{part}_{kind}" for part in ("has", "lacks") for kind in _KINDS), 0.0)
    for token in pair.claim:
        if token.weight:
            values[f"has_{_kind(token)}"] += 1
            values[f"lacks_{_kind(token)}"] += pair.match(token) is None
    likeness = [match.likeness for match in pair.matches] or [0.0]
    left = [t for t in borne if t.weight and pair.origin(t) is None]
    return values | {
        "unmatched_claim": sum(t.weight for t in pair.claim if t.weight and pair.match(t) is None),
        "unmatched_passage": sum(t.weight for t in left),
        "passage_number": float(sum(_kind(t) == "number" for t in left)),
        "passage_name": float(sum(_kind(t) == "name" for t in left)),
        "likeness_mean": sum(likeness) / len(likeness),
        "likeness_least": min(likeness),
    }


def _kind(token: Token) -> str:
    if token.kind is not TokenKind.WORD:
        return "number"
    return "name" if token.proper else "noun" if token.capital else "word"


def _groups(tokens: Sequence[Token], logic: Logic) -> Mapping[str, float]:
    """How many of the tokens belong to each group, and how many verbs of refusal there are."""
    words = [t.fold for t in tokens]
    found: dict[str, float] = {group: _count(tokens, getattr(logic, group)) for group in GROUPS}
    found["refusals"] = sum(
        all(any(word.startswith(stem) for word in words) for stem in stems) for stems in logic.negative_verbs
    )
    return found


def _count(tokens: Iterable[Token], words: frozenset[str]) -> int:
    return sum(t.fold in words for t in tokens)
