"""Filters, steps and the help on keys; hidden until the script runs, as without it they could do nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crosscheck.model import Verdict
from crosscheck.reports.html_report.cards import outlets_of
from crosscheck.reports.html_report.queue import Item, Kind, Queue, token
from crosscheck.reports.page import Markup, start, tag
from crosscheck.reports.words import MARKS, Wording

_KEYS = (("n", "next"), ("p", "previous"), ("Enter", "swap"), ("Esc", "leave"), ("?", "help"))


def tools(queues: Sequence[Queue], words: Wording) -> Markup:
    items = [item for queue in queues for item in queue.items]
    if not items:
        return Markup("")
    bar = tag("div", _views(items, words), _status(words), _steps(words), _help(words), class_="bar")
    return tag("div", _filters(items, words), bar, class_="tools", hidden=True)


def _filters(items: Sequence[Item], words: Wording) -> Markup:
    """A chip for each kind there is; a click shows that kind alone."""
    counts = Counter(item.filter for item in items for _ in item.members)
    verdicts = sorted((v for v in Verdict if counts[v.value]), key=lambda v: -v.rank)
    chips = [
        _chip(v.value, f"v-{v.value}", MARKS[v], words.page(f"verdict.{v}"), counts[v.value])
        for v in verdicts
    ]
    if counts[Kind.SETTLED]:
        name = words.page("section.settled")
        chips.append(_chip(Kind.SETTLED, "v-not_checkable", "–", name, counts[Kind.SETTLED]))
    return tag(
        "div", *chips, _outlets(items, words), class_="chips", role="group", aria_label=words.page("filter")
    )


def _chip(kind: str, tone: str, mark: str, name: str, number: int) -> Markup:
    sign = tag("span", mark, class_="sign", aria_hidden="true")
    count = tag("span", str(number), class_="n")
    return tag(
        "button", sign, name, " ", count, type="button", class_=f"chip {tone}", data_filter=kind,
        aria_pressed="false",
    )  # fmt: skip


def _outlets(items: Sequence[Item], words: Wording) -> Markup:
    domains = sorted({domain for item in items for domain in outlets_of(item)})
    if len(domains) < 2:
        return Markup("")
    options = [tag("option", words.page("all_outlets"), value="")]
    options += [tag("option", domain, value=token(domain)) for domain in domains]
    return tag("select", *options, class_="outlets", aria_label=words.page("by_outlet"))


def _views(items: Sequence[Item], words: Wording) -> Markup:
    """On small screens, where there is room for the list or the draft alone."""
    number = sum(item.kind is Kind.OPEN for item in items)
    listed = (words.page("view_list"), " ", tag("span", str(number), class_="n"))
    return tag(
        "div",
        tag("button", *listed, type="button", data_view="list", aria_pressed="true"),
        tag("button", words.page("view_text"), type="button", data_view="text", aria_pressed="false"),
        class_="views", role="group", aria_label=words.page("view"),
    )  # fmt: skip


def _status(words: Wording) -> Markup:
    return tag("span", class_="status", role="status", data_text=words.page("showing"))


def _steps(words: Wording) -> Markup:
    back, on = words.page("previous"), words.page("next")
    before = (tag("span", back, " ", class_="label"), tag("kbd", "p", class_="label"))
    after = (tag("span", on, " ", class_="label"), tag("kbd", "n", class_="label"), " ›")
    return tag(
        "div",
        tag("button", "‹ ", *before, type="button", data_step="-1", aria_label=back),
        tag("button", *after, type="button", data_step="1", aria_label=on),
        class_="steps",
    )  # fmt: skip


def _help(words: Wording) -> Markup:
    rows = [tag("li", tag("kbd", key), " ", words.page(f"key.{name}")) for key, name in _KEYS]
    switch = tag(
        "label", start("input", type="checkbox", class_="keys", checked=True), " ", words.page("keys")
    )
    summary = tag("summary", words.page("keyboard"))
    return tag("details", summary, tag("div", tag("ul", *rows), switch, class_="sheet"), class_="help")
