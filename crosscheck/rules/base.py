"""What a rule is, and what a check gives back. The rules stand one family to a module beside this file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crosscheck import messages
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity, Span, WordPair
from crosscheck.quantities.values import Amount, Moment, Value


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its texts stand in the catalogues of `crosscheck.messages`, under its code."""

    code: str
    name: str
    severity: Severity

    def summary(self, language: str) -> str:
        """What the rule finds, in one line."""
        return self._text("summary", language)

    def explanation(self, language: str) -> str:
        """A few paragraphs for `crosscheck rule CODE`."""
        return self._text("explanation", language)

    def example(self, language: str) -> tuple[str, str]:
        """A draft's sentence and a source's on which the rule speaks."""
        return self._text("draft", language), self._text("source", language)

    def message(self, language: str, details: Mapping[str, str]) -> str:
        """What a finding with these details says; some rules say it otherwise where no word is to be listed."""
        unlisted = not details.get("missing", "-") and messages.known(f"rules.{self.code}.unlisted")
        return self._text("unlisted" if unlisted else "message", language, **details)

    def hint(self, language: str, details: Mapping[str, str]) -> str:
        """What to do about such a finding."""
        return self._text("hint", language, **details)

    def _text(self, part: str, language: str, /, **details: str) -> str:
        return messages.text(f"rules.{self.code}.{part}", language, **details)


class Form(StrEnum):
    """How the right words are written into a draft."""

    AMOUNT = "amount"  # as the draft writes its own
    MOMENT = "moment"
    WORD = "word"  # as they are


@dataclass(frozen=True, slots=True)
class Exchange:
    """A stretch of the draft and the words of the source that belong there, as a rule knows them; for amounts and
    moments with both values."""

    form: Form
    draft: Span
    source: str
    mine: Value | None = None
    theirs: Value | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that speaks about a claim. `confidence` 0 to 1; `details` fill the rule's message; `exchanges` would
    mend what it finds, if the rule knows."""

    rule: Rule
    confidence: float
    pair: Pair | None
    details: Mapping[str, str]
    differs: tuple[WordPair, ...] = ()
    exchanges: tuple[Exchange, ...] = ()


def exchanged(form: Form, mine: Token, theirs: Token) -> tuple[Exchange, ...]:
    """One token of the draft for one of the source."""
    values = [t.value if isinstance(t.value, (Amount, Moment)) else None for t in (mine, theirs)]
    return (Exchange(form, mine.span, theirs.text, *values),)


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
