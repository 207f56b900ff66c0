"""Metadata of draft files: times, languages, and the front matter of Markdown."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from crosscheck import moments
from crosscheck.errors import DraftError

FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.S | re.M)
PAIR = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_SHOWN = (
    "title",
    "headline",
    "subtitle",
    "description",
    "teaser",
    "summary",
    "lead",
)  # what readers see elsewhere
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|$)")


class FrontMatter(NamedTuple):
    """The entries of the front matter and where it ends in the file; `end` is 0 if there is none. `shown` are title and
    teaser, which lists of articles show."""

    end: int = 0
    title: str = ""
    language: str = ""
    published: datetime | None = None
    shown: tuple[str, ...] = ()


def language_code(tag: str) -> str:
    """The language of a tag such as `de-AT`, in lower case; „“ when it is none."""
    found = _LANGUAGE.match(tag.strip())
    return found[1].lower() if found else ""


def front_matter(source: str) -> FrontMatter:
    """The YAML at the top of a Markdown file, between `---` lines, as far as it is plain `key: value`.

    Two rules with prose between them are no front matter: every line must look like YAML. Raises
    DraftError for a `published` that is no date, with its line; `date` is many programs' own.
    """
    found = FRONT.match(source)
    if found is None:
        return FrontMatter()
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(re.split(r"\r\n|\r|\n", found["body"]), 2):
        pair = PAIR.match(line)
        if pair:
            places.setdefault(pair["key"].lower(), number)
            values.setdefault(pair["key"].lower(), scalar(pair["value"] or ""))
        elif line.strip() and not line.startswith((" ", "\t", "#", "- ")):
            return FrontMatter()
    if not values:
        return FrontMatter()
    published = moments.given(values.get("published"))
    if values.get("published") and published is None:
        message = f":{places['published']}: 'published' is not a date: {values['published']}"
        raise DraftError(message, moments.FORMS)
    return FrontMatter(
        found.end(),
        values.get("title", ""),
        language_code(values.get("lang") or values.get("language") or ""),
        published or moments.given(values.get("date")),
        tuple(text for key in _SHOWN if (text := values.get(key, ""))),
    )


def scalar(text: str) -> str:
    """A YAML value without its quotation marks or the comment behind it."""
    text = text.strip()
    if len(text) > 1 and text[0] in "\"'" and text.endswith(text[0]):
        return text[1:-1]
    return re.sub(r"(?<!\s)\s++#.*", "", text)
