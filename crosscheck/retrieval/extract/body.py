"""The body of an article: trafilatura says which text it is, the page's own blocks how it reads.

trafilatura is best at telling the article from the page, but drops some short paragraphs,
captions and the lead. So its text only votes: the blocks it names show where in the page the
article stands, and what stands there among them is kept in the page's order and wording.
"""

from __future__ import annotations

import itertools
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from crosscheck.retrieval.extract import tails
from crosscheck.retrieval.extract.blocks import BLOCKS, LEAD_NAMES, Block, Voted, names_of, read_blocks
from crosscheck.retrieval.extract.boilerplate import (
    is_boilerplate,
    is_metadata_line,
    is_sentence,
    without_asides,
)
from crosscheck.retrieval.extract.canonical import same_words
from crosscheck.retrieval.extract.dateline import is_dateline

_SHARE_OF_BODY = 0.9  # of the voted text must stand in the element taken for the article's
_CLEARED = 0.4  # share of the voted text above which an element named like boilerplate is the article
_TEASER_LINK = 0.8  # share of link text from which a block without a full stop is a teaser
_RESTORED_LINK = 0.5  # the same for a block that trafilatura left out
_LEAD_WORDS = 5
_CAPTION_WORDS = 4
_SAID_WORDS = 8
_BEFORE_HEADING = 0.2  # share of the article's text that may stand before its <h1>
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_UNITS = frozenset(["p", "head", "item", "cell", "quote", "ab", "code"])
_NO_TEXT = (
    "script", "style", "template", "noscript", "svg", "picture", "source", "img", "video", "audio", "canvas", "iframe",
    "object", "embed",
)  # fmt: skip
# trafilatura goes over all inline elements of a paragraph for each of them; no article has so many in one.
_MOST_INLINE = 2000
_NO_INLINE = " or ".join(f"self::{tag}" for tag in sorted(BLOCKS | {"a", "br", "tr", "td", "th"}))
_IS_CROWDED = etree.XPath(
    f"boolean(//*[count(*) > {_MOST_INLINE}][count(*[not({_NO_INLINE})]) > {_MOST_INLINE}])"
)
_NO_LEAD = frozenset(["figcaption", "figure", "li", "td", "th", "dt", "dd", "h1", *_HEADINGS])


@dataclass(frozen=True, slots=True)
class Body:
    """`parts` are (kind, text) in order, `heading` the page's own <h1>, `lead` what stands between
    it and the first paragraph, `last` the element of the last part; `is_invited` says that the body ends in
    an invitation to read on."""

    parts: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    lead: tuple[str, ...] = ()
    last: Any = field(default=None, compare=False, repr=False)
    is_invited: bool = False

    @property
    def words(self) -> int:
        """How many words the article has, captions apart."""
        return sum(len(text.split()) for kind, text in self.parts if kind != "caption")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page before its body is read: `title` and `authors` from its metadata, and
    by the outlet's profile the elements that are noise (`unwanted`) and liveblog `entries`."""

    title: str = ""
    authors: tuple[str, ...] = ()
    unwanted: frozenset[Any] = frozenset()
    entries: frozenset[Any] = frozenset()


def read_body(tree: Any, known: Known) -> Body:
    """The article in `tree`, a whole lxml document."""
    root = tree.find("body")
    voted = _trafilatura(tree)
    blocks = read_blocks(tree if root is None else root, voted, known.entries)
    if known.unwanted:
        blocks = [b for b in blocks if not known.unwanted.intersection(b.within)]
    chosen, votes = _chosen(blocks, voted, known)
    if not chosen:
        return Body()
    place = _Place(chosen, votes, known)
    keep = [place.holds(b) for b in blocks]
    start, heading = _heading(blocks, keep, known.title)
    keep[:start] = [False] * start
    end = tails.end([b.text if place.surrounds(b) else "" for b in blocks], keep)
    keep[end:] = [False] * (len(keep) - end)
    invited = end < len(keep)
    first = _first_paragraph(blocks, keep)
    for i in range(start, first):
        keep[i] = keep[i] and not _is_said(blocks[i])
    lead, captions = _above(place, [blocks[i] for i in range(start, first) if not keep[i]])
    parts = (*captions, *_parts(blocks, keep, {heading, known.title}, known))
    kept = [block for block, keeps in zip(blocks, keep, strict=True) if keeps]
    return Body(_cleaned(parts), heading, lead, kept[-1].within[-1] if kept else None, invited)


def _above(place: _Place, blocks: Sequence[Block]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """What stands between headline and text and is none of its paragraphs: lead and captions."""
    lead = dict.fromkeys(without_asides(b.text) for b in blocks if place.takes_as_lead(b))
    captions = [("caption", b.text) for b in blocks if b.tag == "figcaption" and place.takes_as_caption(b)]
    return tuple(lead), captions


def _cleaned(parts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The parts, each with its kind, without asides; those that are nothing else are left out."""
    texts = ((kind, without_asides(text).strip()) for kind, text in parts)
    return tuple((kind, text) for kind, text in texts if text)


def _chosen(blocks: list[Block], voted: Voted, known: Known) -> tuple[list[Block], frozenset[Block]]:
    """The blocks that tell where the article is, and all that are known to be of it."""
    entries = known.entries
    votes = frozenset(b for b in blocks if voted.takes(b.key) or (entries and entries.intersection(b.within)))
    chosen = [b for b in blocks if b in votes and b.tag != "h1" and b.tag not in _HEADINGS]
    if not chosen:
        votes = frozenset(_most_text(blocks))
        chosen = [b for b in blocks if b in votes]
    return chosen, votes


def _first_paragraph(blocks: list[Block], keep: list[bool]) -> int:
    """The number of the first paragraph; what names itself the lead is no longer kept as one."""
    first = _first(blocks, keep)
    while first < len(blocks) and any(_alone(e, blocks[first]) for e in blocks[first].within[-2:]):
        keep[first] = False
        first = _first(blocks, keep, first)
    return first


# --------------------------------------------------------------------------- where the article is


def _trafilatura(tree: Any) -> Voted:
    """The texts trafilatura takes for the article's paragraphs, headings, items and cells."""
    from trafilatura import bare_extraction

    if _IS_CROWDED(tree):
        return Voted()
    # It would throw these out itself, but copies the page three times before.
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports empty pages as errors
    try:
        document = bare_extraction(tree, fast=True, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return Voted()  # a page it cannot take apart is read by our own walk
    if document is None or isinstance(document, dict) or document.body is None:
        return Voted()
    keys = [same_words(_text(e)) for e in document.body.iter(*_UNITS)]
    return Voted(frozenset(keys) - {""}, "".join(keys))


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _most_text(blocks: list[Block]) -> list[Block]:
    """Where trafilatura finds nothing: the sentences under the parent that holds most of them."""
    sentences = [b for b in blocks if not b.boilerplate and b.linked < 0.5 and is_sentence(b.text)]
    weights: Counter[Any] = Counter()
    for block in sentences:
        weights[_parent(block)] += len(block.text)
    if not weights:
        return []
    home, _ = weights.most_common(1)[0]
    return [b for b in sentences if _parent(b) is home]


def _parent(block: Block) -> Any:
    """The element whose children a block's neighbours are."""
    own = len(block.within) > 1 and block.within[-1].tag in {"p", "li", "blockquote"}
    return block.within[-2] if own else block.within[-1]


class _Place:
    """Where in the page the article stands, and what of it belongs to it."""

    def __init__(self, chosen: list[Block], votes: frozenset[Block], known: Known) -> None:
        self._votes, self._known = votes, known
        weights: Counter[Any] = Counter()
        depth: dict[Any, int] = {}
        for block in chosen:
            for level, element in enumerate(block.within):
                weights[element] += len(block.text)
                depth[element] = level
        total = sum(len(b.text) for b in chosen)
        # The smallest element that holds nearly all of the chosen text.
        self._region = max(
            (e for e, n in weights.items() if n >= _SHARE_OF_BODY * total), key=depth.__getitem__
        )
        # Elements named like boilerplate that hold the article all the same.
        self._cleared = frozenset(e for e, n in weights.items() if n >= _CLEARED * total) | known.entries
        self._homes = frozenset(e for b in chosen for e in b.within[-2:])

    def surrounds(self, block: Block) -> bool:
        """Whether `block` stands in the smallest element that holds the article."""
        return self._region in block.within

    def holds(self, block: Block) -> bool:
        """Whether `block` is part of the article's body."""
        if block.tag == "h1" or any(e not in self._cleared for e in block.boilerplate):
            return False
        if not self.surrounds(block) or self._is_boilerplate(block):
            return False
        if block.linked >= _TEASER_LINK and not is_sentence(block.text):
            return False
        near = block.linked < _RESTORED_LINK and bool(self._homes.intersection(block.within[-3:]))
        return block in self._votes or near

    def takes_as_lead(self, block: Block) -> bool:
        """Whether a block over the first paragraph is a teaser of this article. Outlets call that
        „teaser“, too, as they call those of other articles; but it stands in its element alone."""
        return (
            len(block.text.split()) >= _LEAD_WORDS
            and (block.tag not in _NO_LEAD or (block.tag in _HEADINGS and _is_said(block)))
            and block.linked < _RESTORED_LINK
            and all(e in self._cleared or _alone(e, block) for e in block.boilerplate)
            and not self._is_boilerplate(block)
        )

    def takes_as_caption(self, block: Block) -> bool:
        """Whether a picture's caption over the first paragraph belongs to the article."""
        words = len(block.text.split())
        return (
            words >= _CAPTION_WORDS
            and self._is_outside_boilerplate(block)
            and not self._is_boilerplate(block)
        )

    def _is_outside_boilerplate(self, block: Block) -> bool:
        return block.linked < _RESTORED_LINK and all(e in self._cleared for e in block.boilerplate)

    def _is_boilerplate(self, block: Block) -> bool:
        authors = self._known.authors
        about = is_metadata_line(block.pieces, authors) or is_dateline(block.text)
        return about or is_boilerplate(block.text, block.linked, authors)


# --------------------------------------------------------------------------- what it consists of


def _first(blocks: list[Block], keep: list[bool], start: int = 0) -> int:
    """Index of the first kept block from `start` on that is no subhead; the number of blocks when there is none."""
    found = (i for i in range(start, len(blocks)) if keep[i] and blocks[i].tag not in _HEADINGS)
    return next(found, len(blocks))


def _alone(element: Any, block: Block) -> bool:
    """Whether `element` is named like a lead and holds `block` and nothing else."""
    return bool(LEAD_NAMES.search(names_of(element))) and same_words(_text(element)) == block.key


def _is_said(block: Block) -> bool:
    """Whether a block says something in a sentence, as leads set as headings do and headings do not."""
    return block.text.count(" ") >= _SAID_WORDS and is_sentence(block.text)


def _heading(blocks: list[Block], keep: list[bool], title: str) -> tuple[int, str]:
    """Index after the <h1> that stands over the article, and its text: the one that says what the
    metadata call it, or else the last one above the first paragraph; (0, "") without one."""
    wanted = same_words(title)
    heads = [i for i, b in enumerate(blocks) if b.tag == "h1"]
    named = [i for i in heads if wanted and (wanted in blocks[i].key or blocks[i].key in wanted)]
    first = _first(blocks, keep)
    above = [i for i in heads if i <= first]
    sizes = (len(b.text) if kept else 0 for b, kept in zip(blocks, keep, strict=True))
    before = tuple(itertools.accumulate(sizes, initial=0))
    for found in (*named, *reversed(above)):
        if before[found] <= _BEFORE_HEADING * before[-1]:  # a kicker, not the article itself
            return found + 1, blocks[found].text
    return 0, ""


def _parts(blocks: list[Block], keep: list[bool], titles: set[str], known: Known) -> list[tuple[str, str]]:
    """(kind, text) of the kept blocks; a subhead that stands over nothing kept goes, and the terms of a
    definition list stand before what is said of them."""
    said = {same_words(t) for t in titles}
    parts: list[tuple[str, str]] = []
    levels: list[str] = []  # of the subheads that parts now ends with
    term = ""  # of a definition list, whose meaning follows
    for block, kept in zip(blocks, keep, strict=True):
        heads = block.tag in _HEADINGS
        while heads and levels and block.tag <= levels[-1]:
            parts.pop()
            levels.pop()
        if not kept or (same_words(block.text) in said and (heads or not parts)):
            continue
        if heads:
            levels.append(block.tag)
        else:
            levels.clear()
        if block.tag == "dd" and term:
            if parts[-1][1] == term:
                parts.pop()
            parts.append((_kind(block, known), f"{term}: {block.text}"))
            continue
        term = block.text if block.tag == "dt" and not is_sentence(block.text) else ""
        parts.append((_kind(block, known), block.text))
    return parts[: len(parts) - len(levels)]


def _kind(block: Block, known: Known) -> str:
    if block.tag in _HEADINGS:
        return "subhead"
    if block.tag == "figcaption":
        return "caption"
    return "entry" if known.entries.intersection(block.within) else "paragraph"
