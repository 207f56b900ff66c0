"""CC101, CC103 and CC104: what is to be said of the credit itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from crosscheck import messages
from crosscheck.model import Severity
from crosscheck.rules.base import Rule

UNATTRIBUTED = Rule("CC101", "unattributed-claim", Severity.INFO)
NOT_FOUND = Rule("CC103", "source-not-found", Severity.WARNING)
AMBIGUOUS = Rule("CC104", "ambiguous-outlet", Severity.WARNING)
RULES = (UNATTRIBUTED, NOT_FOUND, AMBIGUOUS)


def lines(pairs: Iterable[tuple[str, str]], language: str) -> str:
    """Options for the command line that give an article to an outlet, as a shell takes them; an article
    "" is one the user has yet to name."""
    unnamed = messages.text("sources.advice.any", language)
    told = (shlex.quote(f"{name}={place or unnamed}") for name, place in dict.fromkeys(pairs))
    return messages.text("sources.advice.or", language).join(f"--source {each}" for each in told)
