"""The blocks of a page in reading order: every run of text that a reader sees as one unit.

The walk keeps what trafilatura gives up: the page's own order and wording, subheads, captions,
and what element each block stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from crosscheck.sources.extract.canonical import clean, same_words
from crosscheck.sources.extract.furniture import without_asides

_SKIPPED_TAGS = """audio button canvas dialog footer head iframe input label link map math meta nav
    noscript object option script select style svg template textarea video"""
_BLOCK_TAGS = """address article aside blockquote body caption center dd details div dl dt fieldset
    figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody
    tfoot thead ul"""
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CELLS = frozenset(["td", "th"])
# Words in class and id that name what stands around an article. An element so named is left out
# unless most of the article turns out to stand in it.
_FURNITURE_NAMES = """ad ads adslot advert advertisement adverts author authorbox authors banner bio
    breadcrumb breadcrumbs byline cmp comment comments consent cookie cookies copyright credit credits
    dateline disqus footer gdpr keywords login menu modal mostread nav navigation newsletter newsletters
    offer offers opt-in optin outbrain overlay paywall player playlist poll popup print-only promo promos
    promotion publishdate quiz rating recommended recommendation recommendations register related
    screenreader share sharing sidebar skiplink slideshow social sponsor sponsored sr-only subscribe
    subscription taboola tag taglist tags teaser teasers timestamp toolbar topic topics trending
    visually-hidden weather"""
_FURNITURE = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_FURNITURE_NAMES.split())})(?=$|[\s_-])")
# The same inside a line: picture credits and what is said to screen readers alone.
_INLINE_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|sr-only|visually-hidden|screen-?reader|skiplink)(?=$|[\s_-])"
)
_SHORT = 200  # characters up to which a block may be a line of metadata
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One block: `text` clean, `linked` the share of it that is link text (0 to 1).

    `key` tells its words with those for screen readers still among them. `tag` is the nearest block
    element's, `names` its class and id; `within` are the elements it stands in, outermost first,
    and `furniture` those of them whose name says furniture. `pieces` are the runs of a short block
    between the borders of inline elements, where it has several.
    """

    text: str
    key: str
    tag: str
    linked: float
    within: tuple[Any, ...]
    furniture: tuple[Any, ...]
    names: str = ""
    pieces: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    within: list[Any] = field(default_factory=list)
    furniture: list[Any] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    linked: int = 0
    in_link: int = 0

    def say(self, text: str | None) -> None:
        if text:
            self.run.append(text)
            if self.in_link:
                self.linked += len(text.strip())

    def flush(self, tag: str) -> None:
        """End the current block."""
        if not self.run:
            return
        text = clean("".join(self.run))
        pieces = tuple(filter(None, map(clean, self.run))) if len(text) < _SHORT and len(self.run) > 1 else ()
        linked, self.linked = self.linked, 0
        self.run.clear()
        heard = without_asides(text).strip()
        if not heard:
            return
        block = Block(
            heard,
            same_words(text),
            tag,
            min(1.0, linked / len(text)),
            tuple(self.within),
            tuple(self.furniture),
            names_of(self.within[-1]) if self.within else "",
            pieces if len(pieces) > 1 else (),
        )
        self.blocks.append(block)


def read_blocks(root: Any) -> list[Block]:
    """All visible blocks under `root` (an lxml element), in document order.

    Hidden elements are left out: what the reader is not shown is not the outlet's word.
    """
    walk = _Walk()
    _visit(root, walk, "body")
    walk.flush("body")
    return walk.blocks


def _visit(element: Any, walk: _Walk, outer: str) -> None:
    """Depth first; recursion is bounded by libxml2, which refuses documents deeper than 256."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED or _hidden(element):
        return
    if tag == "br":
        _line_break(element, walk, outer)
        return
    block = tag in _BLOCKS
    if not block and element.get("class") and _INLINE_FURNITURE.search(names_of(element)):
        return
    if tag in _CELLS and any(piece.strip() for piece in walk.run):
        walk.run.append(" | ")
    if block:
        walk.flush(outer)
        walk.within.append(element)
        outer = tag
    elif tag == "tr":
        walk.flush(outer)
    named = block and tag not in {"html", "body"} and _is_furniture(element, tag)
    if named:
        walk.furniture.append(element)
    walk.in_link += tag == "a"
    walk.say(element.text)
    for child in element:
        _visit(child, walk, outer)
        walk.say(child.tail)
    walk.in_link -= tag == "a"
    if block or tag == "tr":
        walk.flush(outer)
    if named:
        walk.furniture.pop()
    if block:
        walk.within.pop()


def _line_break(element: Any, walk: _Walk, outer: str) -> None:
    """One <br> is a space; two in a row end a paragraph, as old pages write them."""
    following = element.getnext()
    if following is not None and following.tag == "br" and not (element.tail or "").strip():
        walk.flush(outer)
    else:
        walk.run.append(" ")


def names_of(element: Any) -> str:
    """Class and id of `element` as lower-case words."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _CAMEL.sub("-", name).lower()


def _is_furniture(element: Any, tag: str) -> bool:
    return tag == "aside" or bool(_FURNITURE.search(names_of(element)))


def _hidden(element: Any) -> bool:
    if not element.attrib:
        return False
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and bool(_HIDDEN.search(style)))
    )
