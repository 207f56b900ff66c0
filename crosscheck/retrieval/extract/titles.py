"""The title an editor gave: without the outlet's name, its sections, kickers and marks that pages add to it."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable, Sequence, Set
from typing import Any

from crosscheck.retrieval.extract import boilerplate
from crosscheck.retrieval.extract.blocks import attributes_of, is_hidden, names_of
from crosscheck.retrieval.extract.canonical import clean, same_words

_SEPARATOR = re.compile(r"((?<!\s)\s++(?:[|–—·•»«-]|::?|//)\s++)")
_MARKS = re.compile(
    r"^(?:(?:\+{2,}+|[(\[][A-Z]{0,4}\+[)\]])\s*+)++"
    r"|(?:(?:(?<!\s)\s++)?+(?:(?<!\+)\+{2,}+|[(\[][A-Z]{0,4}\+[)\]]))++$"
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
_CUT = re.compile(r"(?:(?<!\s)\s++)?+(?:\.\.\.|…)$")
_SHORTEST = 12  # characters without spaces from which one title can be told in another
_MOST = 0.6  # share of a title from which a lesser heading must be it
_ADDED = 2  # words that may stand behind an outlet's name: „Nordblatt Plus“, „Nordblatt Online“
# Elements of a headline that are not its words: the line over it, badges, what is said to screen readers.
_KICKERS = re.compile(
    r"(?:^|[\s_-])(?:kicker|overline|dachzeile|topline|roofline|spitzmarke|eyebrow|supertitle|pretitle|preheadline|"
    r"preline|subtitle|subline|subheadline|ressort|section|category|rubrik|badge|label|flag|icon|sr-only|visually-hidden|screen-?reader|"
    r"screen-reader-text)(?:$|[\s_-])"
)
_NOT_HEADINGS = frozenset(["aside", "footer", "nav", "dialog", "template"])


def heading(tree: Any, wanted: str, shown: str, names: Sequence[str]) -> Any:
    """The element with the article's headline; None where no element is sure to be it.

    `wanted` is what the metadata call the article, `shown` the page's <title>, `names` the outlet's.
    """
    told = [t for t in (wanted, shown) if t]
    keys = {same_words(t) for t in (*told, *(cleaned(t, names) for t in told))} - {""}
    found = _candidates(tree, {same_words(name) for name in names})
    mains = [(element, key) for element, key in found if element.tag == "h1"]
    for candidates, share in ((found, 1.0), (mains, 0.0), (found, _MOST)):
        for element, key in candidates:
            if any(_are_one(key, other, share) for other in keys):
                return element
    inside = [e for e, _ in mains if any(a.tag in {"article", "main"} for a in e.iterancestors())]
    unsure = inside or [e for e, _ in mains]
    return unsure[0] if len(unsure) == 1 else None


def _candidates(tree: Any, logos: Set[str]) -> list[tuple[Any, str]]:
    """The headings that are shown and belong to a text, each with its words; `logos` are no headlines."""
    found = [
        (element, same_words(text_of(element)))
        for element in tree.iter("h1", "h2", "h3")
        if not any(
            e.tag in _NOT_HEADINGS or is_hidden(dict(e.items())) for e in (element, *element.iterancestors())
        )
    ]
    return [(element, key) for element, key in found if key and key not in logos]


def _are_one(key: str, other: str, share: float) -> bool:
    """Whether two titles are equal, or the one is so large a `share` of the other and not just a word of it."""
    short, long = sorted((key, other), key=len)
    return short == long or (len(short) >= max(_SHORTEST, share * len(long)) and short in long)


def text_of(element: Any) -> str:
    """The words of a headline without the kicker or badge that stands in its element."""
    if element is None:
        return ""
    own = clean(" ".join(_runs(element)))
    return own or clean("".join(element.itertext()))


def _runs(element: Any) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        added = isinstance(child.tag, str) and (
            _KICKERS.search(names_of(child))
            or is_hidden(attributes_of(child))
            or child.tag in {"small", "svg"}
            or _opens(child)
        )
        if isinstance(child.tag, str) and not added:
            text = "".join(_runs(child))
            yield text if child.tag in {"a", "b", "em", "i", "q", "strong", "sup", "wbr"} else f" {text} "
        yield child.tail or ""


def _opens(child: Any) -> bool:
    """Whether a child of a headline is a kicker by its place: first, an element of its own, before a colon."""
    alone = child.getprevious() is None and not (child.getparent().text or "").strip()
    return alone and child.tag == "span" and clean("".join(child.itertext())).endswith(":")


def choose(told: Sequence[str], shown: str, names: Sequence[str], sections: Sequence[str]) -> str:
    """The title among those that the metadata tell, in the order of trust, and the headline as `shown`."""
    own = cleaned(shown, names, sections)
    found = [t for t in (cleaned(t, names, sections, own) for t in told) if t]
    if not found:
        return ""
    first = found[0]
    found.append(own)
    stem = same_words(_CUT.sub("", first))
    if _CUT.search(first) and len(stem) >= _SHORTEST:
        return next((t for t in found if not _CUT.search(t) and same_words(t).startswith(stem)), first)
    return first


def cleaned(title: str, names: Sequence[str], sections: Sequence[str] = (), own: str = "") -> str:
    """`title` without what was added to the words of the editor; `own` is the headline as the page shows it."""
    title = clean(html.unescape(title) if _ENTITY.search(title) else title)
    title = clean(_MARKS.sub("", title))
    logos = _keys(tuple(names))
    if same_words(title) in logos:
        return ""
    if own and _is_around(title, own):
        return own
    title = _without_prefix(title, logos)
    pieces = _SEPARATOR.split(title)  # words at even places, separators between them
    named = [i for i in range(0, len(pieces), 2) if _is_name(pieces[i], logos, added=i > 0)]
    if named and named[0] == 0 and len(pieces) > 1:
        pieces = pieces[2:]
    elif named:
        pieces = pieces[: named[0] - 1]
    known = {same_words(s) for s in sections} | boilerplate.wording().sections
    while len(pieces) > 1 and same_words(pieces[-1]) in known:
        pieces = pieces[:-2]
    return clean(_MARKS.sub("", clean("".join(pieces))))


def _is_around(title: str, own: str) -> bool:
    """Whether `title` is the headline with a kicker before or the outlet behind it, set off by a mark."""
    at = title.lower().find(own.lower())
    if at < 0 or len(same_words(own)) < _SHORTEST:
        return False
    before, after = title[:at].strip(), title[at + len(own) :].strip()
    set_off = not after or after[0] in "|·•»" or _SEPARATOR.match(f" {after[:2].strip()} ")
    return bool(set_off) and (not before or before[-1] in ":|–—-/+")


@functools.lru_cache(maxsize=64)
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    """The words of an outlet's names, with which each title of a page is compared."""
    return frozenset(map(same_words, names)) - {""}


def _without_prefix(title: str, logos: Set[str]) -> str:
    """`title` without the name of the outlet and a colon before it."""
    opening, mark, rest = title.partition(": ")
    is_outlet = mark and rest and same_words(opening) in {"", *logos}
    return rest if is_outlet else title


def _is_name(piece: str, logos: Set[str], *, added: bool) -> bool:
    """Whether a piece of a title is the outlet's name, perhaps with a word or two of its own (`added`)."""
    key = same_words(piece)
    if key in logos or key.rstrip("+") in logos:
        return True
    words = piece.split()
    return added and any(
        same_words("".join(words[:-n])) in logos and not any(word[0].islower() for word in words[-n:])
        for n in range(1, min(_ADDED + 1, len(words)))
    )
