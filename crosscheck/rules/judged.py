"""CC601 to CC604: what a judge, not a rule, has found."""

from __future__ import annotations

from crosscheck.model import Severity, Verdict
from crosscheck.rules.base import Rule

CONTRADICTED = Rule("CC601", "judged-contradicted", Severity.ERROR)
UNSUPPORTED = Rule("CC602", "judged-unsupported", Severity.ERROR)
MISATTRIBUTED = Rule("CC603", "judged-misattributed", Severity.ERROR)
PARTIAL = Rule("CC604", "judged-partly", Severity.WARNING)
RULES = (CONTRADICTED, UNSUPPORTED, MISATTRIBUTED, PARTIAL)
BY_VERDICT = {
    Verdict.CONTRADICTED: CONTRADICTED,
    Verdict.UNSUPPORTED: UNSUPPORTED,
    Verdict.MISATTRIBUTED: MISATTRIBUTED,
    Verdict.PARTIAL: PARTIAL,
}
