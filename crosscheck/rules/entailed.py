"""CC204 and CC310: what the reader alone finds, where no typed rule can say what is wrong."""

from __future__ import annotations

from crosscheck.model import Severity
from crosscheck.rules.base import Rule

NOT_STATED = Rule("CC204", "not-stated", Severity.ERROR)
CONTRADICTED = Rule("CC310", "contradicted-by-source", Severity.ERROR)
RULES = (NOT_STATED, CONTRADICTED)
