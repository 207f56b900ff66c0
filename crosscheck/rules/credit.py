"""CC101, CC103 and CC104: what is to be said of the credit itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from crosscheck.model import Severity
from crosscheck.rules.base import Rule

UNATTRIBUTED = Rule("CC101", "unattributed-claim", Severity.INFO)
NOT_FOUND = Rule("CC103", "source-not-found", Severity.WARNING)
AMBIGUOUS = Rule("CC104", "ambiguous-outlet", Severity.WARNING)
RULES = (UNATTRIBUTED, NOT_FOUND, AMBIGUOUS)

_OR = {"de": " oder ", "en": " or "}
_ANY = {"de": "DATEI_ODER_URL", "en": "FILE_OR_URL"}


def lines(pairs: Iterable[tuple[str, str]], language: str) -> str:
    """Options for the command line that give an article to an outlet, as a shell takes them; an article
    "" is one the user has yet to name."""
    lang = language if language in _OR else "en"
    told = (shlex.quote(f"{name}={place or _ANY[lang]}") for name, place in dict.fromkeys(pairs))
    return _OR[lang].join(f"--source {each}" for each in told)
