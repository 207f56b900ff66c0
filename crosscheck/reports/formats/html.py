"""One self-contained page for editors: the draft beside the passages."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.model import Article, Report
from crosscheck.reports import html_cards, html_draft
from crosscheck.reports.base import Options
from crosscheck.reports.page import Markup, document, join, lang, link, start, tag
from crosscheck.reports.summary import counted, summarise
from crosscheck.reports.units import units
from crosscheck.reports.words import MARKS, Wording


def render(report: Report, options: Options) -> str:
    words = Wording(report.language)
    names = [d.draft.title or d.draft.path for d in report.documents]
    title = f"crosscheck – {', '.join(names[:3])}" if names else "crosscheck"
    body = join(
        (
            _header(report, words),
            tag("main", _controls(report, words), _documents(report, words), _sources(report, words)),
            _footer(report, words),
        ),
        "\n",
    )
    return document(words.language, title, body)


def _header(report: Report, words: Wording) -> Markup:
    counts = summarise(report.documents)
    names = ", ".join(d.draft.title or d.draft.path for d in report.documents) or "crosscheck"
    meta = [words.kind_count(kind, n) for kind, n in counts.kinds if n]
    published = [d.draft.published for d in report.documents if d.draft.published]
    if len(published) == 1:
        meta.insert(0, words("published", date=words.date(published[0])))
    parts = [tag("h1", names), tag("p", " · ".join(meta), class_="meta")]
    if counts.claims:
        text = words("checkable", n=counts.checkable, of=counts.claims)
        bar = tag("progress", value=counts.checkable, max=counts.claims, aria_label=text)
        parts.append(tag("div", bar, tag("span", text), class_="coverage"))
    return tag("header", *parts)


def _controls(report: Report, words: Wording) -> Markup:
    """Filters and steps. Hidden until the script runs: without it there is nothing they could do."""
    judged = [j for d in report.documents for j in units(d) if html_cards.has_card(j)]
    present = sorted({j.verdict for j in judged}, key=lambda v: -v.rank)
    buttons = [
        tag(
            "button",
            tag("span", MARKS[v], aria_hidden="true"),
            f" {words.verdict_count(v, sum(j.verdict is v for j in judged))}",
            type="button", data_verdict=v.value, aria_pressed="true",
        )
        for v in present
    ]  # fmt: skip
    domains = sorted({domain for j in judged for domain in html_cards.outlets_of(j)})
    options = [tag("option", words("all_outlets"), value="")]
    options += [tag("option", domain, value=html_cards.token(domain)) for domain in domains]
    return tag(
        "div",
        tag("span", *buttons, role="group", class_="group", aria_label=words("by_verdict")),
        tag("label", tag("span", words("by_outlet")), tag("select", *options, id="outlet")),
        tag("button", words("previous"), type="button", data_step="-1"),
        tag("button", words("next"), type="button", data_step="1"),
        tag("span", id="status", class_="status", role="status", data_text=words("showing")),
        class_="controls", hidden=True,
    )  # fmt: skip


def _documents(report: Report, words: Wording) -> Markup:
    return join(
        tag(
            "div",
            tag(
                "section",
                tag("h2", words("draft") if len(report.documents) == 1 else each.draft.path),
                html_draft.draft(each, number, words),
                class_="draft", aria_label=f"{words('draft')}: {each.draft.path}", lang=lang(each.draft.language),
            ),
            tag(
                "section",
                tag("h2", words("statements")),
                tag("div", html_cards.cards(each, number, words), class_="pane", tabindex="0", role="region",
                    aria_label=words("statements")),
            ),
            class_="columns",
        )
        for number, each in enumerate(report.documents)
    )  # fmt: skip


def _sources(report: Report, words: Wording) -> Markup:
    if not report.articles:
        return tag("section", tag("h2", words("sources")), tag("p", words("no_sources")))
    columns = ("outlet", "state", "article", "published_on", "read_at", "digest")
    head = tag("thead", tag("tr", *(tag("th", words(c), scope="col") for c in columns)))
    rows = []
    for article in report.articles:
        mark = "✓" if article.readable else "✗"
        state = f"{mark} {words.state(article.state)}" + _detail(article, words)
        url = article.canonical_url or article.url
        rows.append(
            tag(
                "tr",
                tag("th", article.outlet.domain, scope="row"),
                tag("td", state),
                tag("td", link(url, article.title or url)),
                tag("td", words.date(article.published) if article.published else "–"),
                tag("td", article.fetched_at.isoformat(" ", "minutes") if article.fetched_at else "–"),
                tag("td", article.sha256[:12] or "–", class_="digest", title=article.sha256 or None),
            )
        )
    table = tag("table", head, tag("tbody", *rows))
    region = tag("div", table, class_="table", tabindex="0", role="region", aria_label=words("sources"))
    return tag("section", tag("h2", words("sources")), region)


def _detail(article: Article, words: Wording) -> str:
    text = words.reading(article)
    return f" – {text}" if text else ""


def _footer(report: Report, words: Wording) -> Markup:
    notes = _list(report.notes) if report.notes else ""
    keys = tag(
        "p",
        tag("label", start("input", type="checkbox", id="keys", checked=True), " ", words("keys")),
        ": ",
        tag("kbd", "n"), " ", words("next"), " · ", tag("kbd", "p"), " ", words("previous"),
        class_="keys", hidden=True,
    )  # fmt: skip
    return tag(
        "footer", notes, keys, tag("p", counted(report, words)), tag("p", f"crosscheck {report.version}")
    )


def _list(items: Iterable[str]) -> Markup:
    return tag("ul", *(tag("li", item) for item in items))
