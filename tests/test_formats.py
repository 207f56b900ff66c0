"""Articles given as files: plain text, Markdown, saved pages and mails; and files that hold none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from documents import PARAGRAPHS, TITLE, damaged, opened, pdf, zipped
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS as PAGE_PARAGRAPHS
from pages import URL, page, parts

from crosscheck.language.details import worded
from crosscheck.model import State
from crosscheck.outlets.registry import Registry, load
from crosscheck.retrieval import formats
from crosscheck.retrieval import saved as saved_files
from crosscheck.retrieval.reading import read_file

TEXT = f"{TITLE}\n\n" + "\n\n".join(PARAGRAPHS)


def saved(html: bytes, *, location: str = URL, closed: bool = True, kind: str = "text/html") -> bytes:
    """A page as a browser saves it into one file."""
    import quopri

    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {location}\r\nSubject: Seite\r\n"
        "Date: Tue, 24 Nov 2026 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
    )
    frame = "------b\r\nContent-Type: text/html\r\nContent-Location: cid:frame\r\n\r\n<p>Werbung im Rahmen.</p>\r\n"
    part = (
        f"------b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {location}\r\n\r\n"
    )
    body = quopri.encodestring(html).replace(b"\n", b"\r\n")
    return head.encode() + frame.encode() + part.encode() + body + (b"\r\n------b--\r\n" if closed else b"")


# ------------------------------------------------------------------ plain text and Markdown


@pytest.mark.parametrize(
    "line",
    [
        "14. Oktober war der letzte Tag der Sperrung.",
        "12. Spieltag: Altenfeld verliert 1:2.",
        "3) Der Rat lehnt den Antrag ab.",
        "- 5 Grad werden in der Nacht erwartet.",
        "+ 3,5 Prozent meldet die Kämmerei.",
        "> 100 Menschen kamen.",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.text", "ohne-endung"])
def test_text_is_kept_whole(tmp_path: Path, name: str, line: str) -> None:
    """A number or a sign at the beginning of a paragraph is part of what it says."""
    article = opened(tmp_path, name, f"{TITLE}\n\n{line}\n\n{PARAGRAPHS[0]}".encode())
    assert parts(article) == [TITLE, line, PARAGRAPHS[0]]
    assert article.state is State.FULL


def test_markdown_loses_its_marks_and_keeps_its_numbers(tmp_path: Path) -> None:
    """„14. Oktober“ is a list item to Markdown, and a date to a reader."""
    text = f"# {TITLE}\n\n{PARAGRAPHS[1]}\n\n- *Täglich* [14.000](https://a.example) Autos\n\n> Zitat\n\n## Kosten"
    article = opened(tmp_path, "a.md", text.encode())
    assert parts(article) == [TITLE, PARAGRAPHS[1], "Täglich 14.000 Autos", "Zitat", "Kosten"]
    assert [p.kind for p in article.passages] == ["title", "paragraph", "paragraph", "paragraph", "subhead"]


def test_front_matter_tells_title_author_and_date(tmp_path: Path) -> None:
    """As content systems export articles."""
    text = (
        f'---\ntitle: "{TITLE}"\nauthor: Jana Ruhl\ndate: 2026-11-20T08:15:00+01:00\n---\n{PARAGRAPHS[0]}\n'
    )
    article = opened(tmp_path, "a.md", text.encode())
    assert parts(article) == [TITLE, PARAGRAPHS[0]]
    assert (article.title, article.authors) == (TITLE, ("Jana Ruhl",))
    assert article.published == datetime.fromisoformat("2026-11-20T08:15:00+01:00")


@pytest.mark.parametrize(
    ("lines", "author", "when"),
    [
        ("Von Jana Ruhl\n20. November 2026, 8.15 Uhr", "Jana Ruhl", "2026-11-20T08:15:00+01:00"),
        ("Altenfeld, 20.11.2026\nVon Jana Ruhl und Uwe Kranz", "Jana Ruhl", "2026-11-20T00:00:00+01:00"),
        ("By Jana Ruhl\nNovember 20, 2026 2:15 pm", "Jana Ruhl", "2026-11-20T14:15:00+01:00"),
        ("Stand: 2026-11-20", "", "2026-11-20T00:00:00+01:00"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_below_the_title_tell_author_and_date(
    tmp_path: Path, lines: str, author: str, when: str, between: str
) -> None:
    """They are read, and they stay in the text."""
    text = f"{TITLE}{between}{lines}\n\n{PARAGRAPHS[0]}"
    article = opened(tmp_path, "a.txt", text.encode())
    assert article.title == TITLE
    assert article.authors[:1] == ((author,) if author else ())
    assert article.published == datetime.fromisoformat(when)
    assert parts(article) == [TITLE, *lines.split("\n"), PARAGRAPHS[0]]


@pytest.mark.parametrize("line", ["Sperrung ab 1. Dezember 2026", "Von Altenfeld nach Neudorf", "Von wegen"])
def test_a_line_that_only_names_a_date_is_none(tmp_path: Path, line: str) -> None:
    """A wrong date would make every „am Samstag“ wrong."""
    article = opened(tmp_path, "a.txt", f"{TITLE}\n\n{line}\n\n{PARAGRAPHS[0]}".encode())
    assert (article.published, article.authors) == (None, ())


# ------------------------------------------------------------------ saved pages


def test_a_malformed_address_in_a_saved_page_is_none(tmp_path: Path) -> None:
    """The page is read, and whose it is said to be is told by the name of the file."""
    html = f"<html><body><article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></article></body></html>"
    file = tmp_path / "Nordblatt.mhtml"
    file.write_bytes(saved(html.encode(), location="http://[nord/a"))
    request = saved_files.request(file, Registry(()), origin="folder")
    assert request.outlet.name == "Nordblatt"
    assert read_file(request, 100_000).url == "Nordblatt.mhtml"


@pytest.mark.parametrize("name", ["n-tv.txt", "n-tv (1).txt", "Brücke gesperrt - n-tv (12).txt"])
def test_the_name_of_a_file_tells_the_outlet_of_a_second_download_too(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"{TITLE}\n\n{PARAGRAPHS[0]}", encoding="utf-8")
    assert saved_files.request(tmp_path / name, load(), origin="folder").outlet.domain == "n-tv.de"


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html", "a.txt"])
def test_page_saved_into_one_file_is_read_like_the_page(tmp_path: Path, name: str) -> None:
    """Decoded, without what its frames hold, and with its address."""
    article = opened(tmp_path, name, saved(page().encode()))
    assert article.state is State.FULL
    assert parts(article)[1:] == list(PAGE_PARAGRAPHS)
    assert article.url == URL


def test_address_that_the_editor_gives_wins(tmp_path: Path) -> None:
    """The list of sources says where an article stands."""
    other = "https://nordblatt.example/andere.html"
    assert opened(tmp_path, "a.mhtml", saved(page().encode()), other).url == other


def test_saved_page_in_another_charset(tmp_path: Path) -> None:
    """The part says which."""
    html = page().replace('<meta charset="utf-8">', "").encode("windows-1252", "xmlcharrefreplace")
    article = opened(tmp_path, "a.mht", saved(html, kind="text/html; charset=windows-1252"))
    assert PAGE_PARAGRAPHS[3] in article.text


def test_saved_page_that_breaks_off_never_accuses(tmp_path: Path) -> None:
    """Half a page is no article."""
    whole = saved(page().encode(), closed=False)
    article = opened(tmp_path, "a.mhtml", whole[: whole.index(b"2,3 Millionen")])
    assert article.state is not State.FULL
    assert "a.mhtml" in worded(article.detail, "en")


def test_saved_page_without_its_last_pictures_is_whole(tmp_path: Path) -> None:
    """The page's own end is there."""
    assert opened(tmp_path, "a.mhtml", saved(page().encode(), closed=False)).state is State.FULL


def test_saved_page_without_a_page(tmp_path: Path) -> None:
    """Only pictures: the report says what to do."""
    article = opened(
        tmp_path, "a.mhtml", saved(b"GIF89a", kind="image/gif").replace(b"text/html", b"image/png")
    )
    assert (article.state, article.text) == (State.ERROR, "")
    assert "save the page anew" in worded(article.detail, "en")


# ------------------------------------------------------------------ mails


def mail(text: str = "", html: str = "", attached: bytes = b"") -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "Pressestelle Altenfeld <presse@altenfeld.example>"
    message["Subject"] = TITLE
    message["Date"] = "Fri, 20 Nov 2026 08:15:00 +0100"
    message["Message-ID"] = "<1@altenfeld.example>"
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html") if text else message.set_content(html, subtype="html")
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="meldung.pdf")
    return message.as_bytes()


@pytest.mark.parametrize("name", ["a.eml", "a.txt"])
def test_mail_is_subject_text_and_date(tmp_path: Path, name: str) -> None:
    """A press release as it was sent."""
    article = opened(tmp_path, name, mail("\n\n".join(PARAGRAPHS), attached=b"%PDF-1.4"))
    assert parts(article) == [TITLE, *PARAGRAPHS]
    assert (article.state, article.authors) == (State.FULL, ("Pressestelle Altenfeld",))
    assert article.published == datetime.fromisoformat("2026-11-20T08:15:00+01:00")


@pytest.mark.parametrize("text", ["", "Bitte im Browser ansehen."])
def test_mail_in_html_is_read(tmp_path: Path, text: str) -> None:
    """Also where the text part only points to it."""
    html = "<html><head><style>p {}</style></head><body>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    article = opened(tmp_path, "a.eml", mail(text, html))
    assert parts(article) == [TITLE, *PARAGRAPHS]


def test_mail_with_nothing_but_an_attachment(tmp_path: Path) -> None:
    """What to do with it is said."""
    article = opened(tmp_path, "a.eml", mail(attached=b"%PDF-1.4"))
    assert (article.state, article.text) == (State.ERROR, "")
    assert "only attachments (1)" in worded(article.detail, "en")


# ------------------------------------------------------------------ files that hold no article


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", TEXT.encode(), "no PDF"),
        ("a.docx", TEXT.encode(), "no DOCX"),
        ("a.rtf", TEXT.encode(), "no RTF"),
        ("a.eml", TEXT.encode(), "no EML"),
        ("a.mhtml", TEXT.encode(), "no MHTML"),
        ("a.docx", zipped(xl__workbook=b"<x/>"), "zip archive"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        ("a.xml", b'<?xml version="1.0"?><rechnung><zeile>12 Euro</zeile></rechnung>', "NewsML-G2"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "an image"),
        ("a.txt", b"", "no text"),
        ("a.md", b" \n\n", "no text"),
    ],
)
def test_what_is_no_article_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """The bytes decide; the report names the file, what is wrong and what to do."""
    article = opened(tmp_path, name, content)
    assert (article.state, article.text) == (State.ERROR, "")
    told = worded(article.detail, "en")
    assert said in told
    assert told.startswith(name)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "a.mhtml"])
def test_page_under_another_name_is_read_as_a_page(tmp_path: Path, name: str) -> None:
    """Whatever the file is called."""
    article = opened(tmp_path, name, page().encode())
    assert parts(article)[1:] == list(PAGE_PARAGRAPHS)


def test_files_with_pictures_may_be_larger_than_a_page(tmp_path: Path) -> None:
    """The limit is one for pages; a saved page brings its pictures along."""
    content = saved(page().encode()) + b"\r\n" * 20_000
    assert opened(tmp_path, "a.mhtml", content, limit=20_000).state is State.FULL
    assert opened(tmp_path, "a.html", page().encode() * 20, limit=20_000).state is State.ERROR


def test_many_comments_before_a_page_cost_no_time(tmp_path: Path) -> None:
    """What might be a comment is not tried in every way."""
    opened(tmp_path, "a.html", b"<!---->" * 140 + page().encode())
    opened(tmp_path, "a.eml", b"A: b\n" + b" \n" * 1_500 + b"x")


@examples(40)
@given(
    name=st.sampled_from(["a", "a.txt", "a.md", "a.eml", "a.mhtml", "a.pdf", "a.docx", "a.xml", "a.json"]),
    start=st.sampled_from(
        [b"", b"PK\x03\x04", b"{\\rtf1", b"<?xml ", b'{"uri":', b"MIME-Version: 1.0\nA: b\n", b"--"]
    ),
    rest=st.binary(max_size=200),
)
def test_no_bytes_raise(name: str, start: bytes, rest: bytes) -> None:
    """Whatever a file holds, something is said of it."""
    found = formats.read(start + rest, name)
    assert isinstance(found, (formats.Page, formats.Item, formats.Fault))


WHOLE = {
    "a.mhtml": saved(page().encode()),
    "a.eml": mail("\n\n".join(PARAGRAPHS), "<p>x</p>", b"x"),
    "a.pdf": pdf((TITLE, *PARAGRAPHS)),
}


@examples(40)
@given(name=st.sampled_from(sorted(WHOLE)), data=st.data())
def test_no_damage_raises(name: str, data: st.DataObject) -> None:
    """Cut at any place, with any byte changed."""
    found = formats.read(damaged(WHOLE[name], data), name)
    assert isinstance(found, (formats.Page, formats.Item, formats.Fault))
