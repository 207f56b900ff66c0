"""A page parsed once, by lxml; its head once more, since a parser takes what follows a stray element there for body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crosscheck.documents.package import refuse_for_memory
from crosscheck.model import Detail, because
from crosscheck.retrieval.extract.charset import decode

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BODY = ("<body", "<BODY")
_SCRIPT = re.compile(r"<script\b[^>]*+>?+", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s*+>", re.IGNORECASE)
_MOST_CHARACTERS = 3_000_000
_MOST_ELEMENTS = 30_000
_OPENING = re.compile(r"<[a-zA-Z]")
_HEAD_LIMIT = 400_000  # characters: a head larger than this is no head
_MOST_ATTRIBUTES = 500  # of one tag
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
_TAG = re.compile(
    rf"<(?P<name>[a-zA-Z][^\s/>]*+)(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+(?P<more>{_ATTRIBUTE})?+"
)
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_TOO_DEEP = 114  # libxml2's XML_ERR_RESOURCE_LIMIT; older ones only have the words


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: `html` is the decoded source, `tree` its lxml document, `head` the lxml document of the source
    before <body>, `title` the text of <title>."""

    html: str
    tree: Any  # lxml.html.HtmlElement; the stubs know no trees without a document type
    head: Any
    title: str


def parse(content: bytes, content_type: str = "") -> Page | Detail:
    """The page in `content`, or why there is none to be read.

    Real articles have some thousand elements; a page with many times as many is built to fill the memory,
    which a parsed page does many times over. What the parser gives up at its limit of depth is no page:
    the rest of it would be missing without a word.
    """
    from lxml import etree, html

    text = decode(content, content_type)
    declared = _XML_DECLARATION.match(text)
    if declared:
        text = text[declared.end() :]
    if "\x00" in text:
        text = text.replace("\x00", "")
    if len(text) > _MOST_CHARACTERS:
        text = _without_scripts(text)
    if len(text) > _MOST_CHARACTERS or _has_many_tags(text) or _is_overloaded(text):
        return because("markup")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    # One class for all elements: lxml's choice by tag calls back into Python for every one of them.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(_encoded(text), parser=parser)
    except (etree.ParserError, ValueError):
        return because("empty_page")
    except etree.XMLSyntaxError as error:
        refuse_for_memory(error)
        raise
    if any(entry.type == _TOO_DEEP or "xcessive depth" in entry.message for entry in parser.error_log):
        return because("nested")
    ends = [at for at in (text.find(tag, 0, _HEAD_LIMIT) for tag in _BODY) if at >= 0]
    head = html.document_fromstring(
        b"<html>" + _encoded(text[: min(ends, default=_HEAD_LIMIT)]), parser=parser
    )
    return Page(text, tree, head, str(head.xpath("string(//title)")))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def _has_many_tags(text: str) -> bool:
    many = islice(_OPENING.finditer(text), _MOST_ELEMENTS, None) if text.count("<") > _MOST_ELEMENTS else ()
    return any(True for _ in many)


def _is_overloaded(text: str) -> bool:
    """Whether a tag has more attributes than any page has use for; the parser compares each with all before."""
    at = 0
    while tag := _TAG.search(text, at):
        if tag["more"]:
            return True
        at = tag.end()
        ending = _RAW.get(tag["name"].lower())
        if ending is not None:  # what stands in a script is no markup
            end = ending.search(text, at)
            if end is None:
                return False
            at = end.start()
    return False


def _without_scripts(text: str) -> str:
    """The page without its scripts, those that hold metadata apart."""
    kept, at = [], 0
    while opening := _SCRIPT.search(text, at):
        end = _SCRIPT_END.search(text, opening.end())
        if end is None:
            break
        kept.append(text[at : end.end() if "ld+json" in opening.group().lower() else opening.start()])
        at = end.end()
    return "".join([*kept, text[at:]])
