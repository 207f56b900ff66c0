"""The texts of reports in one language."""

from __future__ import annotations

from datetime import datetime

from crosscheck import messages
from crosscheck.language.details import worded
from crosscheck.model import UNSAID, Article, ClaimKind, Detail, Severity, State, Verdict

MARKS: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "✗",
    Verdict.MISATTRIBUTED: "✗",
    Verdict.UNSUPPORTED: "✗",
    Verdict.PARTIAL: "~",
    Verdict.UNVERIFIABLE: "?",
    Verdict.SUPPORTED: "✓",
    Verdict.NOT_CHECKABLE: "–",
}

_ANY_QUOTE = frozenset('„“”"»«‟')
_SAY_IT_ALL = frozenset({State.FULL, State.NOT_FOUND, State.PAYWALLED})


class Wording:
    """The texts of one language; English for a language without texts."""

    def __init__(self, language: str) -> None:
        self.language = language if language in messages.languages() else messages.FALLBACK

    def __call__(self, phrase: str, **values: object) -> str:
        return messages.text(f"report.{phrase}", self.language, **values)

    def page(self, phrase: str, **values: object) -> str:
        """A text of the HTML page."""
        return messages.text(f"page.{phrase}", self.language, **values)

    def verdict(self, verdict: Verdict) -> str:
        return self(f"verdict.{verdict}")

    def verdict_count(self, verdict: Verdict, number: int) -> str:
        return self(f"verdict_count.{verdict}", n=number)

    def state(self, state: State) -> str:
        return messages.text(f"sources.state.{state}", self.language)

    def detail(self, detail: Detail) -> str:
        return worded(detail, self.language)

    def reading(self, article: Article) -> str:
        """Details on an article's state or version; "" if the state says it all."""
        detail = article.detail
        nested = (value for _, value in detail.values if isinstance(value, Detail))
        if article.state in _SAY_IT_ALL:
            detail = next((d for d in (detail, *nested) if d.code == "version"), UNSAID)
        return self.detail(detail) if detail else ""

    def kind(self, kind: ClaimKind) -> str:
        return self(f"kind.{kind}")

    def kind_count(self, kind: ClaimKind, number: int) -> str:
        return self(f"kind_count.{kind}", n=number)

    def severity_count(self, severity: Severity, number: int) -> str:
        return self(f"severity_count.{severity}", n=number)

    def quotes(self, quoted: str) -> tuple[str, str]:
        """The quotation marks for a verbatim text; empty if it has its own."""
        if _ANY_QUOTE.intersection(quoted):
            return "", ""
        return messages.quotes(self.language)

    def date(self, moment: datetime) -> str:
        """A date in the format of the language."""
        return messages.day(moment, self.language)
