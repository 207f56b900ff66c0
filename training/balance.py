"""How often a statement is sampled, so that overlap of words tells nothing about its label.

Where a passage bears a statement out, the two tend to share more words than where another passage does not. Pairs of
readings are thinned until the pair (overlap where borne out, overlap where not) is as frequent as its reverse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from training.data import SUPPORTED, Group, Statement

_STEPS = 8  # overlap, 0 to 1, is told apart in so many steps


def stems(text: str) -> set[str]:
    """The longer words of a text, cut to six letters, in lower case."""
    return {w[:6] for w in re.sub(r"\W+", " ", text.lower()).split() if len(w) > 3}


def balanced(groups: Sequence[Group]) -> list[Group]:
    """The groups with `share` of every statement set."""
    words = {id(g): [stems(p) for p in g.passages] for g in groups}
    cells = {(id(g), k): _cell(s, words[id(g)]) for g in groups for k, s in enumerate(g.statements)}
    often = {kind: Counter(cells[id(g), k] for g in groups if g.mirrored is kind for k in range(len(g.statements)))
             for kind in (False, True)}  # fmt: skip
    return [
        replace(
            g,
            statements=tuple(
                replace(s, share=_share(cells[id(g), k], often[g.mirrored]))
                for k, s in enumerate(g.statements)
            ),
        )
        for g in groups
    ]


def _cell(statement: Statement, passages: Sequence[set[str]]) -> tuple[int, int] | None:
    """The steps of overlap where the statement is borne out and where it is not; None if all passages agree."""
    own = stems(statement.text)
    fair: list[float] = []
    wrong: list[float] = []
    for reading, words in zip(statement.readings, passages, strict=True):
        if reading is not None:
            (fair if reading.label == SUPPORTED else wrong).append(len(own & words) / max(1, len(own)))
    if not fair or not wrong:
        return None
    return round(_STEPS * sum(fair) / len(fair)), round(_STEPS * sum(wrong) / len(wrong))


def _share(cell: tuple[int, int] | None, often: Counter[tuple[int, int] | None]) -> float:
    return 1.0 if cell is None else min(1.0, often[cell[1], cell[0]] / often[cell])
