"""HTML exported by Google Docs: bold by class, links through a redirect, comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

_RULE = re.compile(r"\.([\w-]{1,80})\s*\{([^{}]*)\}")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)\b", re.IGNORECASE)
_REDIRECT = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,7}/url\?", re.IGNORECASE)
_TITLES = frozenset({"title", "subtitle"})


def bold_classes(style: str) -> frozenset[str]:
    """The classes that a style sheet sets in bold."""
    return frozenset(name for name, rules in _RULE.findall(style) if _BOLD.search(rules))


def is_bold(given: Mapping[str, str], classes: frozenset[str]) -> bool:
    """Whether an element is set in bold by its own style or by its class."""
    own = _BOLD.search(given.get("style", ""))
    return own is not None or not classes.isdisjoint(given.get("class", "").split())


def is_title(given: Mapping[str, str]) -> bool:
    """Whether a paragraph is the title or the subtitle of the document."""
    return not _TITLES.isdisjoint(given.get("class", "").split())


def target(href: str) -> str:
    """The target of a link: that of the redirect, else its own address."""
    if not _REDIRECT.match(href):
        return href
    try:
        carried = parse_qs(urlsplit(href).query)
    except ValueError:
        return href
    found = (carried.get("q") or carried.get("url") or [""])[0]
    return found if found.startswith(("http://", "https://")) else href


def marks_comment(given: Mapping[str, str]) -> str:
    """The number of the comment that a link in the text marks, or an empty text."""
    href = given.get("href", "")
    return href[5:] if href.startswith("#cmnt") and href[5:].isdigit() else ""


def begins_comment(given: Mapping[str, str]) -> str:
    """The number of the comment at the end of the page that a link back to its mark begins."""
    href = given.get("href", "")
    return href[9:] if href.startswith("#cmnt_ref") and href[9:].isdigit() else ""
