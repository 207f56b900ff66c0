"""What a rule is, and what a check gives back. The rules stand one family to a module beside this file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity, WordPair


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's own texts, by language code („de“, „en“).

    `summary` is one line, `explanation` a few paragraphs for `crosscheck rule CODE`, `example` a
    draft sentence and a source sentence on which the rule speaks. `messages` are templates of what
    a finding says; `hint` what to do. `unlisted` takes the place of `messages` where these list words and
    there is none to list.
    """

    code: str
    name: str
    severity: Severity
    summary: Mapping[str, str]
    explanation: Mapping[str, str]
    example: Mapping[str, tuple[str, str]]
    messages: Mapping[str, str]
    hint: Mapping[str, str]
    unlisted: Mapping[str, str] = field(default_factory=dict)

    def message(self, language: str, details: Mapping[str, str]) -> str:
        """What a finding with these details says, in a language of `messages`."""
        texts = self.messages if details.get("missing", "-") or not self.unlisted else self.unlisted
        return texts[language].format(**details)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that speaks about a claim. `confidence` 0 to 1; `details` fill the rule's message."""

    rule: Rule
    confidence: float
    pair: Pair | None
    details: Mapping[str, str]
    differs: tuple[WordPair, ...] = ()


def differing(claim: Sequence[Token], source: Sequence[Token]) -> tuple[WordPair, ...]:
    """Pairs of the differing words for highlighting, side by side; the shorter side's last repeats."""
    if not claim or not source:
        return ()
    size = max(len(claim), len(source))
    return tuple(
        WordPair(claim[min(k, len(claim) - 1)].span, source[min(k, len(source) - 1)].span, 0.0)
        for k in range(size)
    )


def written(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)
