"""How far two sequences of words are the same, and where they differ: the shortest edit script (rapidfuzz)."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

Step = tuple[bool, slice, slice]  # whether both are the same here; the words of the one, and of the other


def share_in_step(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of both is the same words in the same order, 0 to 1."""
    return Indel.normalized_similarity(one, other)


def steps(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """From one to the other, in order: stretches that are the same, and such as differ."""
    return [
        (op.tag == "equal", slice(op.src_start, op.src_end), slice(op.dest_start, op.dest_end))
        for op in Indel.opcodes(one, other)
    ]


def text_ratio(one: str, other: str) -> float:
    """How much of two texts is the same characters in the same order, 0 to 1."""
    return fuzz.ratio(one, other) / 100
