"""Why a sentence is credited as it is, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.attribution.reading import Reading
from crosscheck.model import Attribution, Claim, Draft


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence: who is credited and why, as lines for a reader. `claim_id` as in `Claim.id`."""

    claim_id: str
    lines: tuple[str, ...]


_REACH = {
    "de": {
        "trailing": "die Adresse schließt den Satz",
    },
    "en": {
        "trailing": "the address closes the sentence",
    },
}


def reach_text(code: str, lang: str) -> str:
    """The reason behind a reach code, in the reader's language."""
    texts = _REACH.get(lang, _REACH["en"])
    return texts.get(code, code.replace("_", " "))


def explanation(
    claim: Claim, readings: Sequence[Reading], attributions: Sequence[Attribution], draft: Draft, lang: str
) -> Explanation:
    lines = [f"{a.domain}: „{a.cue}“ – {reach_text(a.reach, lang)}" for a in attributions]
    return Explanation(claim.id, tuple(lines))
