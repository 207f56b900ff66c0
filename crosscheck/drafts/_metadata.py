"""What draft files say of themselves: times, languages, and the front matter of Markdown."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

_NEWSROOM = "Europe/Berlin"
FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.S | re.M)
PAIR = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|$)")


class FrontMatter(NamedTuple):
    """Where the front matter ends in the file, and what it holds; `end` is 0 when there is none."""

    end: int = 0
    title: str = ""
    language: str = ""
    published: datetime | None = None


def moment(text: str) -> datetime | None:
    """The time an ISO 8601 date or date and time gives, or None; without a zone it is German time."""
    from zoneinfo import ZoneInfo

    try:
        found = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z$)", "", text.strip()))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(_NEWSROOM))


def language_code(tag: str) -> str:
    """The language of a tag such as `de-AT`, in lower case; „“ when it is none."""
    found = _LANGUAGE.match(tag.strip())
    return found[1].lower() if found else ""


def front_matter(source: str) -> FrontMatter:
    """The YAML at the top of a Markdown file, between `---` lines, as far as it is plain `key: value`.

    Two rules with prose between them are no front matter: every line must look like YAML.
    """
    found = FRONT.match(source)
    if found is None:
        return FrontMatter()
    values: dict[str, str] = {}
    for line in re.split(r"\r\n|\r|\n", found["body"]):
        pair = PAIR.match(line)
        if pair:
            values.setdefault(pair["key"].lower(), scalar(pair["value"] or ""))
        elif line.strip() and not line.startswith((" ", "\t", "#", "- ")):
            return FrontMatter()
    if not values:
        return FrontMatter()
    given = (values[key] for key in ("published", "date") if values.get(key))
    times = [time for time in map(moment, given) if time is not None]
    return FrontMatter(
        found.end(),
        values.get("title", ""),
        language_code(values.get("lang") or values.get("language") or ""),
        times[0] if times else None,
    )


def scalar(text: str) -> str:
    """A YAML value without its quotation marks or the comment behind it."""
    text = text.strip()
    if len(text) > 1 and text[0] in "\"'" and text.endswith(text[0]):
        return text[1:-1]
    return re.sub(r"\s+#.*", "", text)
