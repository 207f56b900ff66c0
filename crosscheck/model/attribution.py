"""Claims, outlets, and the attribution of claims to outlets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crosscheck.model.spans import Span


class ClaimKind(StrEnum):
    CLAIM = "claim"
    HEADING = "heading"
    OPINION = "opinion"
    QUESTION = "question"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of the draft, or one of the statements a sentence makes (`parts`).

    `reason` names the sign by which any kind but CLAIM was recognised.
    Invariant: `draft.text[span.start:span.end] == text`.
    """

    id: str
    span: Span
    text: str
    kind: ClaimKind
    block: int
    reason: str = ""
    parts: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher that a draft can cite; `domain` is its main domain and identifies it in reports.

    `names` are its names in text, in the base form („Südkurier“); `domains` all hosts it publishes under,
    the main one first. `medium` (newspaper, magazine, broadcaster, agency, portal) determines the words
    that can refer to it later.
    """

    id: str
    domain: str
    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    medium: str = "portal"
    country: str = ""
    language: str = ""
    timezone: str = "Europe/Berlin"
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    paywall_selectors: tuple[str, ...] = ()
    paywall_urls: tuple[str, ...] = ()
    lead_selectors: tuple[str, ...] = ()
    noise_selectors: tuple[str, ...] = ()
    entry_selectors: tuple[str, ...] = ()  # one element per liveblog entry
    article_id: str = ""  # regular expression with one group, over an article's URL
    verified: bool = True
    # Short forms shared with other outlets; the draft's sources decide which is meant.
    shared_names: tuple[str, ...] = ()
    # Broadcasters that news in other languages quotes as speakers: there only explicit cues count.
    credited_only_as_source: bool = False
    owner: str = ""  # the group it belongs to
    edition_of: str = ""  # the id of the outlet whose regional edition it is


@dataclass(frozen=True, slots=True)
class JudgeDecision:
    """The decision of a judge on a claim or an attribution.

    `prompt` is the SHA-256 of model, prompt and inputs, the key of the stored answer; `reason` the judge's
    own words (not validated). `verdict` and `confidence` are those of the rules before.
    """

    model: str
    prompt: str
    reason: str = ""
    verdict: str = ""
    confidence: float = 0.0


class Basis(StrEnum):
    EXPLICIT = "explicit"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The outlet a claim is attributed to.

    `outlet` is None if the name fits no known outlet, or several (`candidates`). `cue_span` is the span of
    the draft that names the source, also for basis `scope`. `reach` is the code of the reason why the
    attribution covers this claim.
    """

    outlet: Outlet | None
    as_written: str
    cue: str
    cue_span: Span
    basis: Basis
    reach: str
    url: str = ""
    candidates: tuple[Outlet, ...] = ()
    decided_by: JudgeDecision | None = None

    @property
    def domain(self) -> str:
        """The outlet's main domain; for an unknown outlet the name as the draft writes it."""
        return self.outlet.domain if self.outlet else self.as_written


@dataclass(frozen=True, slots=True)
class CreditedClaim:
    """A sentence of the draft with its attributions, none if it has none."""

    claim: Claim
    attributions: tuple[Attribution, ...]
