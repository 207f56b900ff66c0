"""Facet: phrases of web pages around their articles."""

from dataclasses import dataclass

_NONE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Phrases in lower case and single spaces. Read from `pages.toml`; pages mix languages, so all count for each."""

    boxes: tuple[str, ...] = _NONE  # whole blocks that are boilerplate: headings of boxes, buttons
    invitations: tuple[str, ...] = (
        _NONE  # beginnings of links to other articles, when linked or before a colon
    )
    inserts: tuple[str, ...] = _NONE  # above links to other articles within an article
    more: tuple[str, ...] = _NONE  # the text of a link to such an article
    tails: tuple[str, ...] = _NONE  # openings of what the readable part of an article ends in
    goes_on: tuple[str, ...] = _NONE  # all that such a part ends in
    next_page: tuple[str, ...] = _NONE  # links to the next page of an article
    all_pages: tuple[str, ...] = _NONE  # links to all of it on one page
    page_of: tuple[str, ...] = _NONE  # expressions with the number of a page and how many there are
    offers: tuple[str, ...] = _NONE  # beginnings of sentences to the customer, not of the article
    asides: tuple[str, ...] = _NONE  # what is said to screen readers in the middle of sentences
    credits: tuple[str, ...] = _NONE  # words before the author of a picture, in brackets
    bylines: tuple[str, ...] = _NONE  # what opens a line that names the authors
    joins: tuple[str, ...] = _NONE  # between their names
    published: tuple[str, ...] = _NONE  # words before the date of publication
    as_of: tuple[str, ...] = _NONE  # words before the date that a text is right of
    updated: tuple[str, ...] = _NONE  # words before the date of a change
    sections: tuple[str, ...] = _NONE  # names of parts of a paper
    patterns: tuple[str, ...] = _NONE  # expressions for whole blocks that are boilerplate
    consent: tuple[str, ...] = _NONE  # of pages that ask for consent
    paywall: tuple[str, ...] = _NONE  # of pages behind a paywall
    blocked: tuple[str, ...] = _NONE  # of pages that block programs
    not_found: tuple[str, ...] = _NONE  # of error pages
