"""The blocks of a page in reading order: every run of text that a reader sees as one unit.

The walk keeps what trafilatura gives up: the page's own order and wording, subheads, captions,
and what element each block stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from crosscheck.retrieval.extract import tables
from crosscheck.retrieval.extract.canonical import clean, key_of

_SKIPPED_TAGS = """audio button canvas dialog footer head iframe input label link map math meta nav
    noscript object option script select style svg template textarea video"""
_BLOCK_TAGS = """address article aside blockquote body caption center dd details div dl dt fieldset
    figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody
    tfoot thead ul"""
SKIPPED = frozenset(_SKIPPED_TAGS.split())
BLOCKS = frozenset(_BLOCK_TAGS.split())
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
_WHOLE = 20  # characters below which only a unit of the article as a whole counts as part of it
_TOO_LITTLE = 0.3  # share of the article's characters below which an element cannot be its place
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LENGTH = etree.XPath("string-length()")
_TELLING = ("class", "id", "style", "hidden", "aria-hidden")  # attributes that are looked at
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


# The same of what may also be the teaser over an article.
LEAD_NAMES = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|introduction|standfirst|summary|abstract|dek|excerpt|deck|subtitle|"
    r"subheadline|teaser|teasertext|description|preamble)(?=$|[\s_-])"
)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One block: `text` clean, `linked` the share of it that is link text (0 to 1).

    `key` tells its words whatever their spaces and case. `tag` is the nearest block element's;
    `within` are the elements it stands in, outermost first, and `boilerplate` those of them whose name
    says boilerplate. `pieces` are the runs of a short block between the borders of inline elements,
    where it has several.
    """

    text: str
    key: str
    tag: str
    linked: float
    within: tuple[Any, ...]
    boilerplate: tuple[Any, ...]
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voted:
    """What is known to be the article's text: the keys of its units, and its length in characters
    without spaces. With it, boilerplate that cannot hold the article need not be walked through."""

    keys: frozenset[str] = frozenset()
    everything: str = ""

    def takes(self, key: str) -> bool:
        """Whether a block with this key is part of it; short ones must be a unit of their own."""
        return key in self.keys or (len(key) >= _WHOLE and key in self.everything)


class _Label(str):
    """What a table's head says of a cell: shown with it, but none of its own words."""

    __slots__ = ()


class _Walk:
    """The state of one walk through a page."""

    def __init__(self, voted: Voted, entries: frozenset[Any]) -> None:
        self.blocks: list[Block] = []
        self.within: list[Any] = []
        self.boilerplate: list[Any] = []
        self.run: list[str] = []
        self.linked = 0
        self.in_link = 0
        self.voted, self.entries = voted, entries
        self.too_little = _TOO_LITTLE * len(voted.everything)
        self.begun = False  # a block of the article has been met
        self.heads: list[tuple[str, ...]] = []  # of the tables around, outermost first
        self.column = 0

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
        if text:
            own = [piece for piece in self.run if not isinstance(piece, _Label)]
            key = key_of(text if len(own) == len(self.run) else clean("".join(own)))
            pieces: tuple[str, ...] = ()
            if len(self.run) > 1 and len(text) < _SHORT:
                pieces = tuple(filter(None, map(clean, self.run)))
            share = min(1.0, self.linked / len(text))
            within, boilerplate = tuple(self.within), tuple(self.boilerplate)
            pieces = pieces if len(pieces) > 1 else ()
            self.blocks.append(Block(text, key, tag, share, within, boilerplate, pieces))
            self.begun = self.begun or (tag != "h1" and self.voted.takes(key))
        self.linked = 0
        self.run.clear()

    def begin_cell(self, cell: Any) -> None:
        """Parts a cell from the one before, and says what its column is called."""
        if any(piece.strip() for piece in self.run):
            self.run.append(" | ")
        heads = self.heads[-1] if self.heads else ()
        if 0 < self.column < len(heads) and cell.tag == "td" and any(t.strip() for t in cell.itertext()):
            self.run.append(_Label(f"{heads[self.column]}: "))
        self.column += tables.width(cell)

    def passes_by(self, element: Any, names: str) -> bool:
        """Whether an element named like boilerplate need not be looked into: it holds too little to be
        the article, and is no lead either."""
        if not self.voted.everything or element in self.entries:
            return False
        if not self.begun and LEAD_NAMES.search(names):
            return False
        return float(str(_LENGTH(element))) < self.too_little


def read_blocks(root: Any, voted: Voted | None = None, entries: frozenset[Any] = frozenset()) -> list[Block]:
    """All visible blocks under `root` (an lxml element), in document order.

    Hidden elements are left out: what the reader is not shown is not the outlet's word. `voted` is
    text known to be the article's, `entries` are elements that are so as a whole.
    """
    walk = _Walk(voted or Voted(), entries)
    _visit(root, walk, "body")
    walk.flush("body")
    return walk.blocks


def _visit(element: Any, walk: _Walk, outer: str) -> None:
    """Depth first; libxml2 refuses documents nested too deeply for a recursion."""
    tag = element.tag
    named = _is_boilerplate(element, walk, outer)
    if named is None:
        return
    block = tag in BLOCKS
    if tag in _CELLS:
        walk.begin_cell(element)
    if block:
        walk.flush(outer)
        walk.within.append(element)
        outer = tag
        if tag == "table":
            walk.heads.append(tables.heads(element))
    elif tag == "tr":
        walk.flush(outer)
        walk.column = 0
    if named:
        walk.boilerplate.append(element)
    walk.in_link += tag == "a"
    walk.say(element.text)
    for child in element:
        _visit(child, walk, outer)
        walk.say(child.tail)
    walk.in_link -= tag == "a"
    if block or tag == "tr":
        walk.flush(outer)
    if named:
        walk.boilerplate.pop()
    if block:
        walk.within.pop()
        if tag == "table":
            walk.heads.pop()


def _is_boilerplate(element: Any, walk: _Walk, outer: str) -> bool | None:
    """Whether an element's name says that it is no part of an article; None where it need not be looked into."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED:
        return None
    if tag == "br":
        _line_break(element, walk, outer)
        return None
    given = attributes_of(element)
    if is_hidden(given):
        return None
    names = _names(given) if given else ""
    if tag not in BLOCKS:
        return None if names and _INLINE_FURNITURE.search(names) else False
    named = tag == "aside" or (bool(names) and tag != "body" and bool(_FURNITURE.search(names)))
    if named and walk.passes_by(element, names):
        walk.flush(outer)
        return None
    return named


def _line_break(element: Any, walk: _Walk, outer: str) -> None:
    """One <br> is a space; two in a row end a paragraph, as old pages write them."""
    following = element.getnext()
    if following is not None and following.tag == "br" and not (element.tail or "").strip():
        walk.flush(outer)
    else:
        walk.run.append(" ")


def names_of(element: Any) -> str:
    """Class and id of `element` as lower-case words."""
    return _names(element)


def attributes_of(element: Any) -> dict[str, str]:
    """What tells what `element` is; to read all attributes takes as long as their number squared."""
    written = element.keys()
    return {name: element.get(name) for name in _TELLING if name in written} if written else {}


def _names(attributes: Any) -> str:
    name = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    low = name.lower()
    return low if low == name else _CAMEL.sub("-", name).lower()


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element with these attributes is not shown."""
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and bool(_HIDDEN.search(style)))
    )
