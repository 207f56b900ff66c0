"""The body of an article: trafilatura says which text it is, the page's own blocks how it reads.

trafilatura is best at telling the article from the page, but drops some short paragraphs,
captions and the lead. So its text only votes: the blocks it names show where in the page the
article stands, and what stands there among them is kept in the page's order and wording.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from crosscheck.sources.extract.blocks import Block, names_of, read_blocks
from crosscheck.sources.extract.canonical import same_words
from crosscheck.sources.extract.furniture import is_furniture, is_sentence

_SHARE_OF_BODY = 0.9  # of the voted text must stand in the element taken for the article's
_CLEARED = 0.4  # share of the voted text above which an element named like furniture is the article
_TEASER_LINK = 0.8  # share of link text from which a block without a full stop is a teaser
_RESTORED_LINK = 0.5  # the same for a block that trafilatura left out
_SHORT = 20  # characters below which only a whole match counts as a vote
_LEAD_WORDS = 5
# Words in class and id that name the teaser over an article.
_LEAD_NAMES = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|introduction|standfirst|summary|abstract|dek|excerpt|deck|subtitle|subheadline|"
    r"teaser|teasertext|description|preamble)(?=$|[\s_-])"
)
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_UNITS = frozenset(["p", "head", "item", "cell", "quote", "ab", "code"])


@dataclass(frozen=True, slots=True)
class Body:
    """`parts` are (kind, text) in order, `heading` the page's own <h1>, `lead` what stands between
    it and the first paragraph, `words` the count over all parts."""

    parts: tuple[tuple[str, str], ...]
    heading: str = ""
    lead: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return sum(len(text.split()) for kind, text in self.parts if kind != "caption")


def read_body(
    tree: Any, title: str, authors: tuple[str, ...] = (), unwanted: frozenset[Any] = frozenset()
) -> Body:
    """The article in `tree` (a whole lxml document).

    `title` is what the metadata calls it; `unwanted` are elements an outlet's profile names as
    noise, left out with all they hold.
    """
    root = tree.find("body")
    blocks = [b for b in read_blocks(tree if root is None else root) if not unwanted.intersection(b.within)]
    voted = _voted(blocks, _trafilatura(tree))
    chosen = [b for b, vote in zip(blocks, voted, strict=True) if vote and b.tag not in {"h1", *_HEADINGS}]
    if not chosen:
        chosen = _most_text(blocks)
        voted = [b in chosen for b in blocks]
    if not chosen:
        return Body(())
    total = sum(len(b.text) for b in chosen)
    region = _region(chosen, total)
    cleared = _cleared(chosen, total)
    homes = frozenset(e for b in chosen for e in b.within[-2:])
    keep = [_kept(b, vote, region, cleared, homes, authors) for b, vote in zip(blocks, voted, strict=True)]
    first = next((i for i, k in enumerate(keep) if k and blocks[i].tag not in _HEADINGS), 0)
    while (
        first < len(blocks)
        and keep[first]
        and any(_alone(e, blocks[first]) for e in blocks[first].within[-2:])
    ):
        keep[first] = False  # its name says that it is the lead, not the first paragraph
        first = next((i for i, k in enumerate(keep) if k and blocks[i].tag not in _HEADINGS), len(blocks))
    start, heading = _heading(blocks, first, title)
    lead = [
        b.text
        for i, b in enumerate(blocks[start:first], start)
        if not keep[i] and b.tag not in _HEADINGS and _is_lead(b, cleared, authors)
    ]
    parts = _parts(blocks, keep, heading, title)
    return Body(tuple(parts), heading, tuple(dict.fromkeys(lead)))


def _trafilatura(tree: Any) -> list[str]:
    """The texts trafilatura takes for the article's paragraphs, headings, items and cells."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports empty pages as errors
    try:
        document = bare_extraction(tree, fast=True, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return []  # a page it cannot take apart is read by our own walk
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return [*(_text(e) for e in document.body.iter(*_UNITS)), _text(document.body)]


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _voted(blocks: list[Block], texts: list[str]) -> list[bool]:
    """Which blocks stand in what trafilatura returned; short ones must be a unit of their own."""
    keys = {same_words(t) for t in texts}
    everything = same_words(texts[-1]) if texts else ""
    return [b.key in keys or (len(b.key) >= _SHORT and b.key in everything) for b in blocks]


def _most_text(blocks: list[Block]) -> list[Block]:
    """Where trafilatura finds nothing: the sentences under the parent that holds most of them."""
    sentences = [b for b in blocks if not b.furniture and b.linked < 0.5 and is_sentence(b.text)]
    weights: Counter[int] = Counter()
    for block in sentences:
        weights[id(_parent(block))] += len(block.text)
    if not weights:
        return []
    best = max(weights.values())
    home = next(w for w, n in weights.items() if n == best)
    return [b for b in sentences if id(_parent(b)) == home]


def _parent(block: Block) -> Any:
    """The element whose children a block's neighbours are."""
    return (
        block.within[-2]
        if len(block.within) > 1 and block.within[-1].tag in {"p", "li", "blockquote"}
        else block.within[-1]
    )


def _region(chosen: list[Block], total: int) -> Any:
    """The smallest element that holds nearly all of the chosen text."""
    weights: dict[Any, int] = {}
    for block in chosen:
        for element in block.within:
            weights[element] = weights.get(element, 0) + len(block.text)
    deep = [e for e, n in weights.items() if n >= _SHARE_OF_BODY * total]
    depth = {e: i for block in chosen for i, e in enumerate(block.within)}
    return max(deep, key=lambda e: depth[e])


def _cleared(chosen: list[Block], total: int) -> frozenset[Any]:
    """Elements named like furniture that hold the article all the same."""
    weights: dict[Any, int] = {}
    for block in chosen:
        for element in block.furniture:
            weights[element] = weights.get(element, 0) + len(block.text)
    return frozenset(e for e, n in weights.items() if n >= _CLEARED * total)


def _kept(
    block: Block,
    vote: bool,
    region: Any,
    cleared: frozenset[Any],
    homes: frozenset[Any],
    authors: tuple[str, ...],
) -> bool:
    """Whether `block` is part of the article; `homes` are the chosen blocks and their parents."""
    if block.tag == "h1" or any(e not in cleared for e in block.furniture):
        return False
    if region not in block.within or is_furniture(block.text, block.linked, authors):
        return False
    if block.linked >= _TEASER_LINK and not is_sentence(block.text):
        return False
    if vote:
        return True
    return block.linked < _RESTORED_LINK and bool(homes.intersection(block.within[-3:]))


def _heading(blocks: list[Block], first: int, title: str) -> tuple[int, str]:
    """Index after the <h1> that stands over the block `first`, and its text."""
    best = (first, "")
    wanted = same_words(title)
    for i, block in enumerate(blocks):
        if block.tag != "h1":
            continue
        key = same_words(block.text)
        if i <= first or (wanted and wanted in key):
            best = (min(i + 1, first), block.text)
    return best


def _is_lead(block: Block, cleared: frozenset[Any], authors: tuple[str, ...]) -> bool:
    """Whether a block over the first paragraph is a teaser of this article. Outlets call that
    „teaser“, too, as they call those of other articles; but it stands in its element alone."""
    return (
        len(block.text.split()) >= _LEAD_WORDS
        and block.linked < 0.5
        and all(e in cleared or _alone(e, block) for e in block.furniture)
        and block.tag not in {"figcaption", "figure", "li", "td", "th"}
        and not is_furniture(block.text, block.linked, authors)
    )


def _alone(element: Any, block: Block) -> bool:
    """Whether `element` is named like a lead and holds `block` and nothing else."""
    return bool(_LEAD_NAMES.search(names_of(element))) and same_words(_text(element)) == block.key


def _parts(blocks: list[Block], keep: list[bool], heading: str, title: str) -> Iterable[tuple[str, str]]:
    """(kind, text) of the kept blocks; a subhead that stands over nothing kept goes."""
    known = {same_words(heading), same_words(title)}
    parts: list[tuple[str, str]] = []
    levels: list[str] = []  # of the subheads that parts now ends with
    for block, kept in zip(blocks, keep, strict=True):
        heads = block.tag in _HEADINGS
        while heads and levels and block.tag <= levels[-1]:
            parts.pop()
            levels.pop()
        if not kept or (same_words(block.text) in known and (heads or not parts)):
            continue
        if heads:
            levels.append(block.tag)
        else:
            levels.clear()
        parts.append(
            ("subhead" if heads else "caption" if block.tag == "figcaption" else "paragraph", block.text)
        )
    return parts[: len(parts) - len(levels)]
