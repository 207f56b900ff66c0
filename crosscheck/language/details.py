"""The reasons for an article's state, in words. The codes are those of `crosscheck.retrieval`, their texts in
`sources.toml` of each language in `crosscheck.messages`."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from crosscheck import messages
from crosscheck.model import Detail


def worded(detail: Detail, language: str) -> str:
    """`detail` in that language, or in English where there is none; empty for none. A code without a sentence,
    as an archive written by another version may hold, is shown as it is."""
    key = f"sources.detail.{detail.code}"
    if not messages.known(key):
        return detail.code
    values = {name: _value(name, value, language) for name, value in detail.values}
    return messages.template(key, language).format_map(defaultdict(lambda: "…", values))


def _value(name: str, value: str | int | Detail, language: str) -> str:
    if isinstance(value, Detail):
        return worded(value, language)
    if isinstance(value, int):
        return f"{value:,}".replace(",", messages.text("style.thousands", language))
    return _day(value, language) if name == "when" else value


def _day(value: str, language: str) -> str:
    try:
        return messages.day(date.fromisoformat(value), language)
    except ValueError:  # a lock file may have been written by hand
        return value
