"""Articles given as agency items: NewsML-G2 and ninjs."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from documents import PARAGRAPHS, TITLE, opened
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import parts

from crosscheck.language.details import worded
from crosscheck.model import State
from crosscheck.retrieval import formats

NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>'
    f"<body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content>"
    "{}<hl2>Kosten</hl2><table><tr><td>Nord</td><td>61,3</td></tr></table></body.content></body></nitf></inlineXML>"
)
XHTML = '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html></inlineXML>'
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
PICTURE = '<newsItem guid="p"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>'


def newsml(content: str, *more: str, status: str = "usable") -> bytes:
    item = (
        '<newsItem guid="tag:agentur.example,2026:1"><itemMeta>'
        "<versionCreated>2026-11-20T09:00:00+01:00</versionCreated>"
        f'<firstCreated>2026-11-20T08:15:00+01:00</firstCreated><pubStatus qcode="stat:{status}"/></itemMeta>'
        f'<contentMeta><headline>{TITLE}</headline><by>Von Jana Ruhl</by><language tag="de"/></contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{item}{"".join(more)}</itemSet></newsMessage>'
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- Agentur -->' + message.encode()


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a"])
def test_newsml_item_in_nitf(tmp_path: Path, name: str) -> None:
    """Headline, author and times of the item; its text, and the picture's item passed over."""
    article = opened(tmp_path, name, newsml(NITF.format(BODY), PICTURE))
    assert parts(article) == [TITLE, *PARAGRAPHS, "Kosten", "Nord | 61,3"]
    assert (article.state, article.authors, article.language) == (State.FULL, ("Jana Ruhl",), "de")
    assert article.published == datetime.fromisoformat("2026-11-20T08:15:00+01:00")
    assert article.modified == datetime.fromisoformat("2026-11-20T09:00:00+01:00")


@pytest.mark.parametrize(
    "content",
    [
        XHTML.format(BODY),
        f'<inlineData contenttype="text/html"><![CDATA[{BODY}]]></inlineData>',
        f'<inlineData contenttype="text/plain">{(chr(10) * 2).join(PARAGRAPHS)}</inlineData>',
    ],
)
def test_newsml_item_in_other_renditions(tmp_path: Path, content: str) -> None:
    """As agencies fill it."""
    assert parts(opened(tmp_path, "a.xml", newsml(content))) == [TITLE, *PARAGRAPHS]


def ninjs(**changes: Any) -> bytes:
    item = {
        "uri": "tag:agentur.example,2026:1", "type": "text", "headline": TITLE, "byline": "Von Jana Ruhl",
        "language": "de", "pubstatus": "usable", "versioncreated": "2026-11-20T08:15:00+01:00", "body_html": BODY,
    }  # fmt: skip
    return json.dumps({k: v for k, v in {**item, **changes}.items() if v is not None}).encode()


VERSION_3 = {
    "headline": None, "byline": None, "by": "Von Jana Ruhl", "body_html": None, "versioncreated": None,
    "versionCreated": "2026-11-20T08:15:00+01:00", "headlines": [{"role": "main", "value": TITLE}],
    "bodies": [{"contentType": "text/plain", "value": "kurz"}, {"contentType": "text/html", "value": BODY}],
}  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        ninjs(),
        ninjs(body_html=None, body_text="\n\n".join(PARAGRAPHS)),
        ninjs(**VERSION_3),
        b"[" + ninjs() + b"]",
    ],
)
def test_ninjs_item(tmp_path: Path, content: bytes) -> None:
    """In all its versions."""
    article = opened(tmp_path, "a.json", content)
    assert parts(article) == [TITLE, *PARAGRAPHS]
    assert (article.title, article.authors, article.language) == (TITLE, ("Jana Ruhl",), "de")
    assert article.published == datetime.fromisoformat("2026-11-20T08:15:00+01:00")


@pytest.mark.parametrize(
    ("name", "content", "state", "said"),
    [
        ("a.xml", newsml(NITF.format(BODY), status="canceled"), State.GONE, "withdrawn"),
        ("a.xml", newsml(""), State.ERROR, "no text"),
        ("a.xml", newsml(NITF.format(BODY))[:-40], State.ERROR, "damaged"),
        (
            "a.xml",
            newsml(NITF.format(BODY)).replace(b"<!-- Agentur -->", b'<!DOCTYPE x [<!ENTITY a "b">]>'),
            State.ERROR,
            "entities",
        ),
        (
            "a.xml",
            newsml(
                XHTML.format(BODY),
                f"<newsItem><contentSet>{XHTML.format('<p>Zweite.</p>')}</contentSet></newsItem>",
            ),
            State.ERROR,
            "2 items",
        ),
        ("a.json", ninjs(pubstatus="canceled"), State.GONE, "withdrawn"),
        ("a.json", ninjs(body_html=None, type="picture"), State.ERROR, "no text"),
        ("a.json", b"[" + ninjs() + b"," + ninjs() + b"]", State.ERROR, "2 items"),
        ("a.json", b'{"rows": [1, 2]}', State.ERROR, "JSON"),
        ("a.json", b"[" * 100_000, State.ERROR, "JSON"),
    ],
)
def test_item_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, state: State, said: str) -> None:
    """Withdrawn, without text, several, damaged, hostile: the report says which."""
    article = opened(tmp_path, name, content)
    assert (article.state, article.text) == (state, "")
    assert said in worded(article.detail, "en")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["value", "role"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@examples(40)
@given(
    st.dictionaries(
        st.sampled_from(["headline", "headlines", "bodies", "body_html", "pubstatus", "by"]), JSON
    )
)
def test_no_data_raises(data: dict[str, Any]) -> None:
    """Values of any kind where a text is expected."""
    content = json.dumps({"uri": "x", "type": "text", **data}).encode()
    assert isinstance(formats.read(content, "a.json"), (formats.Page, formats.Item, formats.Fault))


@examples(30)
@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    """Cut at any place, with any byte changed."""
    whole = bytearray(newsml(NITF.format(BODY)))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=4)):
        whole[at] = data.draw(st.integers(0, 255))
    found = formats.read(bytes(whole[: data.draw(st.integers(0, len(whole)))]), "a.xml")
    assert isinstance(found, (formats.Page, formats.Item, formats.Fault))
