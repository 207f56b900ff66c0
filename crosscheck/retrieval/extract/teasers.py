"""Other articles on a page: teasers under it, stories inserted into it, and pages that consist of nothing else.

A teaser is told by its shape, not by its name: a small element with one heading that leads to another page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from crosscheck.outlets.identity import absolute, plain_address
from crosscheck.retrieval.extract import boilerplate
from crosscheck.retrieval.extract.canonical import clean

_LARGEST = 700  # characters of a teaser
_LARGEST_INSERT = 2000  # characters of a box that says it tells of something else
_HEADINGS = ("h2", "h3", "h4", "h5")
_WHOLE = frozenset({"body", "html", "main"})
_MANY = 5
_LENGTH_OF = etree.XPath("string-length(normalize-space())")
_HAS_TITLE = etree.XPath("boolean(.//h1)")
_EDGES = " .:!?»«›‹>→↗|–-+*•·…\"'"
_CLIMB = 5


@dataclass(frozen=True, slots=True)
class Teasers:
    """`elements` of the page that tell of other articles, and the `number` of articles they announce."""

    elements: frozenset[Any] = frozenset()
    number: int = 0

    @property
    def many(self) -> bool:
        return self.number >= _MANY


def find(tree: Any, urls: tuple[str, ...]) -> Teasers:
    """The teasers and inserts of the page with this lxml `tree`, known by `urls`."""
    own = {plain_address(url) for url in urls if url}
    headings = _counted(tree)
    units = {u for heading in tree.iter(*_HEADINGS) if (u := _unit(heading, own, headings)) is not None}
    units |= {
        e for e in tree.iter("article") if not headings[e] and _length(e) <= _LARGEST and _leads_away(e, own)
    }
    boxes = {e for e in units if e.tag not in _HEADINGS}
    return Teasers(frozenset(boxes) | frozenset(_inserts(tree)), len(units))


def _counted(tree: Any) -> Counter[Any]:
    """How many headings stand in each element, counted once for all of them."""
    return Counter(above for heading in tree.iter("h1", *_HEADINGS) for above in heading.iterancestors())


def _unit(heading: Any, own: set[str], headings: Mapping[Any, int]) -> Any | None:
    """The largest small element with this heading alone, if it leads to another page."""
    unit = heading
    for parent in heading.iterancestors():
        if parent.tag in _WHOLE or headings[parent] > 1 or _length(parent) > _LARGEST:
            break
        unit = parent
    above = (e for e in heading.iterancestors("a"))
    links = [*heading.iter("a"), *above]
    if any(_is_away(link, own) for link in links):
        return unit
    return unit if unit is not heading and _invites(unit, own) else None


def _length(element: Any) -> int:
    return int(float(str(_LENGTH_OF(element))))


def _invites(unit: Any, own: set[str]) -> bool:
    """Whether a link in `unit` says no more than that there is more to read behind it."""
    more = boilerplate.wording().more
    links = (a for a in unit.iter("a") if _is_away(a, own))
    return any(clean("".join(a.itertext())).lower().strip(_EDGES) in more for a in links)


def _leads_away(element: Any, own: set[str]) -> bool:
    return any(_is_away(link, own) for link in element.iter("a"))


def _is_away(link: Any, own: set[str]) -> bool:
    """Whether a link leads to another page than this one."""
    href = (link.get("href") or "").strip()
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
        return False
    targets = ((url, absolute(f"https://{url}", href)) for url in own)
    return all(target and plain_address(target) != url for url, target in targets)


def _inserts(tree: Any) -> Iterator[Any]:
    """Boxes that begin with words like „Auch interessant“: what stands in them is of another article."""
    labels = boilerplate.wording().inserts
    for element in tree.iter("p", "span", "strong", "div", "h2", "h3", "h4", "h5", "h6", "b", "em", "header"):
        text = element.text
        if text is None or clean(text).lower().strip(_EDGES) not in labels:
            continue
        box = element
        for parent in list(element.iterancestors())[:_CLIMB]:
            if parent.tag in _WHOLE or not _begins_with(parent, box) or _HAS_TITLE(parent):
                break
            if _length(parent) > _LARGEST_INSERT:
                break
            box = parent
        if box.tag not in {"p", "span", "strong", "b", "em"}:
            yield box


def _begins_with(parent: Any, child: Any) -> bool:
    """Whether nothing that can be read stands in `parent` before `child`."""
    if (parent.text or "").strip():
        return False
    for sibling in child.itersiblings(preceding=True):
        if (sibling.tail or "").strip() or "".join(sibling.itertext()).strip():
            return False
    return True


def is_overview(
    teasers: Teasers, words: int, paragraphs: int, *, lists: bool, says_article: bool, dated: bool
) -> bool:
    """Whether a page is a list of articles rather than one with others below it.

    `words` and `paragraphs` are those outside all teasers, `lists` whether its metadata call it a list,
    `says_article` whether they call it an article, `dated` whether they give the day of publication.
    """
    if not (teasers.many or lists):
        return False
    if says_article and dated:
        return words < 12
    if says_article or dated:
        return words < 40
    return words < 60 or paragraphs < 3
