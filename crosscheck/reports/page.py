"""Builds HTML safely: any text that is not Markup is escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from html import escape as _escape
from importlib import resources

from crosscheck import sinks
from crosscheck.model import Span


class Markup(str):
    """HTML that is safe to insert into a page."""

    __slots__ = ()


def text(value: object) -> Markup:
    """Any value as escaped text."""
    if isinstance(value, Markup):
        return value
    return Markup(_escape(sinks.shown(str(value)), quote=True))


def tag(name: str, /, *children: object, **attributes: object) -> Markup:
    """An element. In attribute names a trailing `_` is dropped, other `_` become `-`; None and False omit
    the attribute, True gives one without value. Children that are not Markup are escaped."""
    return Markup(f"{start(name, **attributes)}{''.join(text(child) for child in children)}</{name}>")


def start(name: str, /, **attributes: object) -> Markup:
    """The opening tag alone, for elements without content too."""
    out = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        written = key.rstrip("_").replace("_", "-")
        out.append(written if value is True else f'{written}="{text(value)}"')
    return Markup(f"<{' '.join(out)}>")


def lang(code: str) -> str | None:
    """`code` for a `lang` attribute; None if it is no valid language code, as on some pages."""
    return code if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) else None


def join(parts: Iterable[object], between: str = "") -> Markup:
    return Markup(between.join(text(part) for part in parts))


def marked(whole: str, span: Span, marks: Mapping[str, Iterable[Span]]) -> Markup:
    """`whole[span]` with `<mark class=…>` around the spans of `marks`, offsets into `whole`.

    Where marks of two kinds overlap, the first kind wins.
    """
    owner: dict[int, str] = {}
    for kind in reversed(list(marks)):
        for mark in marks[kind]:
            owner.update(dict.fromkeys(range(max(mark.start, span.start), min(mark.end, span.end)), kind))
    out: list[Markup] = []
    at = span.start
    while at < span.end:
        owned, end = owner.get(at), at + 1
        while end < span.end and owner.get(end) == owned:
            end += 1
        piece = " ".join(re.split(r"\s", whole[at:end]))
        out.append(tag("mark", piece, class_=owned) if owned else text(piece))
        at = end
    return join(out)


def link(url: str, label: object) -> Markup:
    """A link to a web address that opens in a new tab; for any other `url` the label alone."""
    if not url.startswith(("http://", "https://")):
        return text(label)
    return tag("a", label, href=url, target="_blank", rel="noopener noreferrer external")


def document(language: str, title: str, body: Markup) -> str:
    """A complete page; its content security policy allows only the style and script of this package."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = join(
        (
            start("meta", charset="utf-8"),
            Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
            start("meta", name="viewport", content="width=device-width, initial-scale=1"),
            start("meta", name="referrer", content="no-referrer"),
            start("meta", name="robots", content="noindex"),
            tag("title", title),
            Markup(f"<style>{style}</style>"),
        ),
        "\n",
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{text(language)}">\n<head>\n{head}\n</head>\n'
        f'<body class="report-page">\n{body}\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _asset(name: str) -> str:
    return resources.files("crosscheck.reports").joinpath("assets", name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
