"""What a rule is. The rules themselves stand one family to a module beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crosscheck.model import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's own texts, by language code („de“, „en“).

    `summary` is one line, `explanation` a few paragraphs for `crosscheck rule CODE`, `example` a
    draft sentence and a source sentence on which the rule speaks.
    """

    code: str
    name: str
    severity: Severity
    summary: Mapping[str, str]
    explanation: Mapping[str, str]
    example: Mapping[str, tuple[str, str]]
