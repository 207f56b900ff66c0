"""CC506: what a program that helped with the draft has left in it."""

from __future__ import annotations

from crosscheck.claims import LEFTOVER
from crosscheck.language.leftovers import has_mark
from crosscheck.model import Claim, Severity
from crosscheck.rules.base import Rule

LEFTOVER_PROMPT = Rule("CC506", "leftover-prompt", Severity.ERROR)
RULES = (LEFTOVER_PROMPT,)


def is_left_over(claim: Claim) -> bool:
    """Whether a sentence is an assistant's word, holds a placeholder or carries a program's mark."""
    return claim.reason == LEFTOVER or has_mark(claim.text)
