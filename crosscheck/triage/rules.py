"""The rule about triage itself: ignore comments that ignore nothing."""

from __future__ import annotations

from crosscheck.model import Severity
from crosscheck.rules.base import Rule

UNUSED = Rule("CC001", "unused-suppression", Severity.WARNING)

RULES = (UNUSED,)
