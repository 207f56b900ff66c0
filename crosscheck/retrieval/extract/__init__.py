"""From the bytes of a page to an :class:`crosscheck.model.Article`.

The only use of trafilatura in the package. Everything here is a pure function of its arguments.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from crosscheck import moments
from crosscheck.model import UNSAID, Article, Detail, Outlet, State, because
from crosscheck.retrieval import states
from crosscheck.retrieval.boundary import contained
from crosscheck.retrieval.extract import boilerplate, canonical, charset, kinds
from crosscheck.retrieval.extract.canonical import clean, same_words

if TYPE_CHECKING:
    from crosscheck.retrieval.extract.body import Body
    from crosscheck.retrieval.extract.metadata import Metadata
    from crosscheck.retrieval.extract.page import Page

__all__ = ["extract", "extract_text"]

_NOTICE = 6000  # characters of a page's visible text in which a notice is looked for
_FEW_WORDS = 8  # from which a description is taken for a lead
_SCRIPTED = 20  # words below which a page's text is filled in by a script, if at all
_BEGINNING = 60  # characters of a description by which it is found in the body


def extract(
    content: bytes,
    *,
    url: str,
    outlet: Outlet,
    content_type: str = "",
    final_url: str = "",
    status: int = 200,
    fetched_at: datetime | None = None,
    found_by: str = "",
) -> Article:
    """The article in `content`, the body of an answer with HTTP `status` to a request for `url`.

    Never raises for what a page holds: whatever cannot be read is an article with a state other
    than FULL and the reason in `detail`.
    """
    final = final_url or url
    article = Article(outlet, url, State.ERROR, final_url=final, fetched_at=fetched_at, found_by=found_by)
    return contained(
        lambda: _extracted(content, content_type, article, status), lambda why: replace(article, detail=why)
    )


def _extracted(content: bytes, content_type: str, article: Article, status: int) -> Article:
    other = kinds.not_html(content, content_type)
    if other:
        decided = states.of_status(status)
        state, detail = decided or (State.ERROR, because("other_kind", kind=because(other)))
        return replace(article, state=state, detail=detail)
    if kinds.is_plain_text(content, content_type):
        return extract_text(
            content,
            url=article.url,
            outlet=article.outlet,
            fetched_at=article.fetched_at,
            found_by=article.found_by,
        )

    from crosscheck.retrieval.extract import metadata
    from crosscheck.retrieval.extract.page import parse

    page = parse(content, content_type)
    if isinstance(page, Detail):
        decided = states.of_status(status)
        state, detail = decided or (State.ERROR, page)
        return replace(article, state=state, detail=detail)
    return _read(page, metadata.read(page, article.outlet, article.final_url), article, status)


def _read(page: Page, about: Metadata, article: Article, status: int) -> Article:
    from crosscheck.retrieval.extract import liveblog, titles

    outlet = article.outlet
    body, signs = _body(page, about, article)
    said = same_words(" ".join(text for _, text in body.parts))
    body = replace(body, parts=(*body.parts, *liveblog.missing_entries(about, said)))
    evidence = _evidence(page, about, body, article, replace(signs, status=status))
    if body.words < _SCRIPTED and _is_open(about, evidence):
        body = replace(body, parts=tuple(("paragraph", t) for t in map(clean, about.body.split("\n")) if t))
        evidence = replace(evidence, words=body.words)
    # Pages that say there is no article have a headline as well.
    title = (
        about.title
        or (about.headline if body.parts else "")
        or body.heading
        or titles.cleaned(page.title, about.names)
    )
    lead = _lead(page, about, body, outlet)
    state, detail = states.judge(evidence)
    text, passages = canonical.assemble(_parts(title, lead, body))
    return replace(
        article,
        state=state,
        detail=detail,
        text=text,
        passages=passages,
        title=title,
        lead="\n".join(lead),
        authors=about.authors,
        published=about.published,
        modified=about.modified,
        canonical_url=about.canonical,
        language=about.language,
        sha256=canonical.digest(text),
        reservations=about.reservations,
        publisher=about.publisher,
    )


def _body(page: Page, about: Metadata, article: Article) -> tuple[Body, states.Evidence]:
    """What there is of the article on the page, and the signs that it is not all of it, or no article."""
    from crosscheck.retrieval.extract import ciphered, markers, pager, tails, teasers
    from crosscheck.retrieval.extract.body import Known, read_body

    urls = (article.url, article.final_url, about.canonical)
    several = pager.is_one_of_several(page.tree, urls)
    entries = markers.entries(page, article.outlet, about, article.url)
    noise = markers.noise(page, article.outlet)
    wall = markers.paywall(page, article.outlet, article.final_url)  # reading the body takes elements out
    others = teasers.find(page.tree, urls) if not entries else teasers.Teasers()
    heading = about.title or about.headline
    body = read_body(page.tree, Known(heading, about.authors, noise | others.elements, entries))
    if not body.parts and about.kind and others.elements:
        body = read_body(page.tree, Known(heading, about.authors, noise, entries))
    parts, enciphered = ciphered.readable(body.parts)
    if several:
        parts = tuple((kind, text) for kind, text in parts if not pager.is_line(text))
    parts, cut = tails.without_invitation(parts)
    cut = cut or body.is_invited or (body.last is not None and tails.is_followed_by_invitation(body.last))
    body = replace(body, parts=parts)
    overview = not about.kind and teasers.is_overview(
        others,
        body.words,
        sum(kind == "paragraph" for kind, _ in parts),
        lists=about.is_list,
        says_article=about.is_article,
        dated=about.is_dated,
    )
    return body, states.Evidence(
        is_overview=overview,
        is_enciphered=enciphered,
        is_one_of_several=several,
        is_teaser=cut,
        paywall_marker=wall,
    )


def _is_open(about: Metadata, evidence: states.Evidence) -> bool:
    """Whether the text in the page's metadata is there for everybody to read. Behind a wall it is
    not, though some outlets leave it there."""
    return bool(about.body) and about.free is not False and not (evidence.paywall_marker or evidence.paid)


def _parts(title: str, lead: tuple[str, ...], body: Body) -> list[tuple[str, str]]:
    """Title, lead, the page's own heading where it says something else, then the body."""
    parts = [("title", title)]
    heading, known = same_words(body.heading), same_words(title)
    if heading and heading not in known and known not in heading:
        parts.append(("subhead", body.heading))
    parts += [("lead", text) for text in lead]
    said = {same_words(text) for text in lead}
    parts += [(kind, text) for kind, text in body.parts if same_words(text) not in said]
    return parts


def _lead(page: Page, about: Metadata, body: Body, outlet: Outlet) -> tuple[str, ...]:
    """The teaser over the article: by the outlet's marker, by its place, or from the metadata.

    A description that the body repeats, or that a search engine's limit has cut, is none.
    """
    from crosscheck.retrieval.extract import markers

    lead = markers.lead(page, outlet) or body.lead
    if lead or not about.is_article or len(about.description.split()) < _FEW_WORDS:
        return lead
    said = same_words(" ".join(text for _, text in body.parts))
    cut = about.description.rstrip().endswith(("...", "…"))
    repeats = same_words(about.description[:_BEGINNING]) in said
    return () if cut or repeats else (about.description,)


def _evidence(
    page: Page, about: Metadata, body: Body, article: Article, signs: states.Evidence
) -> states.Evidence:
    """`signs` with what else is known of the page."""
    evidence = replace(
        signs,
        url=article.url,
        final_url=article.final_url,
        words=body.words,
        declared_words=about.word_count,
        free=about.free,
        is_article=about.is_article,
        summary_words=len(about.description.split()),
    )
    if evidence.is_long:
        return evidence  # no notice says as much; looking for one would cost more than all the rest
    words = boilerplate.wording()
    shown = _shown(page)
    title = f"{about.title} {body.heading} {page.title}".lower()
    return replace(
        evidence,
        consent=boilerplate.count(words.consent, shown),
        paid=boilerplate.count(words.paywall, shown),
        challenge=boilerplate.count(words.blocked, shown),
        challenge_markup=states.challenge_in(page.html),
        missing=boilerplate.count(words.not_found, shown),
        title_missing=bool(boilerplate.count(words.not_found, title)) or bool(re.search(r"\b404\b", title)),
    )


def _shown(page: Page) -> str:
    """The beginning of what the page shows, lower case, where notices stand."""
    pieces = page.tree.itertext("p", "div", "h1", "h2", "span", "button", "a", "title", "li", "section")
    size, kept = 0, []
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > 4 * _NOTICE:  # white space of the markup counts, until it is collapsed
            break
    return clean(" ".join(kept))[:_NOTICE].lower()


def extract_text(
    content: bytes | str,
    *,
    url: str,
    outlet: Outlet,
    fetched_at: datetime | None = None,
    found_by: str = "",
) -> Article:
    """An article saved as plain text, as editors paste it: paragraphs at blank lines, or, where there
    are none, at line ends. A first line without a full stop is the title; author and date are taken
    from the lines below it. Numbers that begin a paragraph belong to its text.

    Nothing in plain text tells whether it is whole, so it is taken at the editor's word: FULL.
    """
    from crosscheck.retrieval.extract import plain

    text = content if isinstance(content, str) else charset.decode(content)
    parts = plain.parts(text)
    head = plain.head([line for kind, line in parts if kind != "title"])
    whole, passages = canonical.assemble(parts)
    return Article(
        outlet,
        url,
        State.FULL if whole else State.ERROR,
        text=whole,
        passages=passages,
        title=parts[0][1] if parts and parts[0][0] == "title" else "",
        authors=head.authors,
        published=moments.local(head.published, outlet.timezone),
        final_url=url,
        sha256=canonical.digest(whole),
        detail=UNSAID if whole else because("empty_file"),
        found_by=found_by,
        fetched_at=fetched_at,
    )
