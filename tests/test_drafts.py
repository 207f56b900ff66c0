"""Reading a draft file: formats, encodings, line ends, and everything that is no draft."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime

import pytest

from crosscheck.drafts import FORMATS, read, read_file
from crosscheck.drafts.decoding import LIMIT
from crosscheck.errors import DraftError
from crosscheck.model import Span


def place(draft, word):
    """Line, column, end line and end column of a word of the draft."""
    start = draft.text.index(word)
    found = draft.locate(Span(start, start + len(word)))
    return found.line, found.column, found.end_line, found.end_column


def test_every_format_answers_for_its_endings():
    """The formats are found by listing the folder, and no ending belongs to two."""
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert {"txt", "markdown", "html"} <= set(FORMATS)
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@pytest.mark.parametrize(
    "path, form",
    [
        ("a.txt", "txt"),
        ("a.TEXT", "txt"),
        ("a", "txt"),
        ("-", "txt"),
        ("<stdin>", "txt"),
        ("ordner.alt/a", "txt"),
        ("a.md", "markdown"),
        ("a.Markdown", "markdown"),
        ("a.html", "html"),
        ("a.HTM", "html"),
    ],
)
def test_the_ending_tells_the_format(path, form):
    """Endings count in any case; a name without one is plain text."""
    assert read(path, b"Ein Satz.").format == form


def test_a_named_format_overrules_the_ending():
    """A format given by name is used whatever the file is called."""
    assert read("entwurf.tmp", b"# Kopf\n\nText.", format="markdown").title == "Kopf"


def test_a_draft_carries_the_digest_of_its_bytes():
    """The digest is of the file as it is, byte order mark included."""
    data = b"\xef\xbb\xbfEin Satz."
    assert read("a.txt", data).sha256 == hashlib.sha256(data).hexdigest()


def test_a_given_time_overrules_the_files_own():
    """The time the user gives wins over front matter."""
    given = datetime(2026, 1, 2, tzinfo=UTC)
    source = b"---\ndate: 2025-03-16\n---\n\nText."
    assert read("a.md", source, published=given).published == given


# ------------------------------------------------------------------------------ encodings


@pytest.mark.parametrize(
    "data",
    [
        "Grüße aus Köln 😀.".encode(),
        b"\xef\xbb\xbf" + "Grüße aus Köln 😀.".encode(),
        "Grüße aus Köln 😀.".encode("utf-16"),
        b"\xfe\xff" + "Grüße aus Köln 😀.".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian"],
)
def test_the_first_character_stands_at_line_1_column_1(data):
    """A byte order mark is no part of the text and does not move a column."""
    draft = read("a.txt", data)
    assert draft.text == draft.source == "Grüße aus Köln 😀."
    assert place(draft, "Grüße") == (1, 1, 1, 6)
    assert place(draft, "😀") == (1, 16, 1, 17)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_line_ends_of_every_kind_count_lines_alike(suffix, end):
    """LF, CRLF and a lone CR end a line in all formats, and the file's text keeps them."""
    source = end.join(
        ["<p>Erster Absatz.</p>" if suffix == "html" else "Erster Absatz.", "", "Zweiter Satz."]
    )
    draft = read(f"a.{suffix}", source.encode())
    assert draft.source == source
    assert place(draft, "Zweiter") == (3, 1, 3, 8)


def test_windows_1252_is_named_with_its_place_and_a_way_out():
    """The message has line, column and byte offset; the hint says how to convert."""
    with pytest.raises(DraftError) as caught:
        read("a.txt", "Erste Zeile.\nSchöne Grüße".encode("windows-1252"))
    assert "a.txt:2:4:" in caught.value.message
    assert "0xf6 at byte offset 16" in caught.value.message
    assert "iconv -f WINDOWS-1252" in caught.value.hint


def test_broken_utf8_that_is_no_windows_1252_gets_no_such_advice():
    """A truncated character is reported with its place, without a guess at the encoding."""
    with pytest.raises(DraftError) as caught:
        read("a.txt", "Schöne Grüße".encode()[:-2] + "ü".encode() + b"\xc3")
    assert "byte offset" in caught.value.message
    assert "1252" not in caught.value.hint


def test_the_byte_offset_counts_the_byte_order_mark():
    """The offset is one into the file, so the mark's three bytes count."""
    with pytest.raises(DraftError, match="byte offset 4"):
        read("a.txt", b"\xef\xbb\xbfa\xff\xff")


# ------------------------------------------------------------------------------ what is no draft


@pytest.mark.parametrize(
    "data, kind",
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", r"\.doc"),
        (b"{\\rtf1 Hallo}", "RTF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0....", "JPEG"),
        (b"Text\x00mit Null", "zero byte at byte offset 4"),
    ],
)
def test_binary_data_is_named(data, kind):
    """A file that is no text is refused with its kind and what to do instead."""
    with pytest.raises(DraftError, match=kind) as caught:
        read("a.txt", data)
    assert "Save it as" in caught.value.hint


def test_binary_data_is_named_before_an_unknown_ending():
    """What the file is helps more than that its ending is unknown."""
    with pytest.raises(DraftError, match="PDF"):
        read("a.pdf", b"%PDF-1.7")


@pytest.mark.parametrize(
    "path, data",
    [
        ("a.txt", b""),
        ("a.txt", b" \n\t\r\n"),
        ("a.txt", b"\xef\xbb\xbf"),
        ("a.txt", b"<!-- nur ein Kommentar -->"),
        ("a.txt", b"-----\n=====\n"),
        ("a.md", b"[n-tv]: https://www.n-tv.de\n"),
        ("a.md", b"---\ntitle: Kopf\n---\n"),
        ("a.md", b"![Bild](bild.png)"),
        ("a.html", b"<html><head><title>Kopf</title></head><body><p>&nbsp;</p></body></html>"),
        ("a.html", b"<script>let a = 1</script>"),
    ],
)
def test_a_draft_without_visible_text_is_an_error(path, data):
    """Nothing, white space, comments and markup alone are no draft."""
    with pytest.raises(DraftError, match=r"empty|no text"):
        read(path, data)


def test_an_unknown_ending_names_the_known_formats():
    """The hint lists the formats."""
    with pytest.raises(DraftError) as caught:
        read("a.xyz", b"Ein Satz.")
    assert "'.xyz'" in caught.value.message
    assert ".md" in caught.value.hint


def test_an_unknown_format_names_the_nearest():
    """A misspelt format is answered with the one that was meant."""
    with pytest.raises(DraftError) as caught:
        read("a.txt", b"Ein Satz.", format="markdwon")
    assert "'markdown'" in caught.value.hint


def test_a_missing_file_is_an_error(tmp_path):
    """The message has the path."""
    with pytest.raises(DraftError, match=r"fehlt\.txt: there is no such file"):
        read_file(tmp_path / "fehlt.txt")


def test_a_folder_is_an_error(tmp_path):
    """A folder is told to be one."""
    with pytest.raises(DraftError, match="is a folder"):
        read_file(tmp_path)


def test_a_large_file_is_refused_unread(tmp_path):
    """Size and limit are in the message; the file is not read."""
    path = tmp_path / "gross.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(DraftError, match=r"50\.0 MB is too large for a draft; the limit is 20 MB"):
        read_file(path)


def test_large_standard_input_is_refused():
    """The limit holds for bytes from elsewhere as well."""
    with pytest.raises(DraftError, match="too large"):
        read("-", b"a" * (LIMIT + 1))


def test_a_path_no_system_knows_is_an_error():
    """A zero character in a path is the user's error, not a crash."""
    with pytest.raises(DraftError, match="cannot be read"):
        read_file("a\0b.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error(tmp_path):
    """The message says that it is a matter of permission."""
    path = tmp_path / "geheim.txt"
    path.write_text("Text.")
    path.chmod(0)
    with pytest.raises(DraftError, match="permission"):
        read_file(path)


def test_permission_denied_is_told_from_other_faults(tmp_path, monkeypatch):
    """What the system refuses to open is reported as such, whoever runs the test."""
    path = tmp_path / "geheim.txt"
    path.write_text("Text.")

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("crosscheck.files.opened", refuse)
    with pytest.raises(DraftError, match="no permission"):
        read_file(path)


def test_a_file_is_read_as_its_bytes_are(tmp_path):
    """`read_file` gives the same draft as `read`, under the path it was given."""
    path = tmp_path / "a.md"
    path.write_bytes(b"# Kopf\r\n\r\nText.")
    assert read_file(path) == read(str(path), b"# Kopf\r\n\r\nText.")
