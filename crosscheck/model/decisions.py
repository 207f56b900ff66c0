"""What editors decided on findings, and the corrections that are offered for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crosscheck.model.spans import Span

Choice = Literal["accepted", "dismissed", "corrected"]
Change = Literal["", "statement", "source"]


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's decision on one finding.

    `accepted`: the finding is right, and the draft has yet to be changed. `dismissed`: it does not count, for
    `reason`. `corrected`: the statement was changed to `corrected_to`. `claim` is the statement as it was then;
    `sources` are (outlet, digest of the article's text), sorted; `at` is an ISO time.
    """

    rule: str
    claim: str
    sources: tuple[tuple[str, str], ...]
    decision: Choice
    reason: str = ""
    corrected_to: str = ""
    note: str = ""
    editor: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A span of the draft's visible text, and the text that replaces it."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction that is offered for a finding; `description` is in the report's language. The edits are
    in the order of the text and do not overlap."""

    description: str
    edits: tuple[Edit, ...]
