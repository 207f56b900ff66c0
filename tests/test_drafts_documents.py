"""Drafts in .odt and .rtf and exported from Google Docs: what is seen, and where it stands in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from documents import odt
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import cli, drafts
from crosscheck.errors import DraftError
from crosscheck.model import BlockKind, Draft

CLAIM = "Rund 120 Pendler müssen auf Busse umsteigen"
URL = "https://www.n-tv.de/faehre-article5.html"
ODT = odt(
    '<text:h text:outline-level="1">Fähre liegt fest</text:h>'
    f'<text:p>{CLAIM}, berichtet <text:a xlink:href="{URL}">n-tv</text:a>.<office:annotation><text:p>Bitte '
    "prüfen</text:p></office:annotation></text:p><text:list><text:list-item><text:p>Busse fahren<text:note>"
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Fahrplan 2026</text:p></text:note-body>"
    "</text:note> stündlich.</text:p></text:list-item></text:list>"
)
RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard\outlinelevel0 F\'e4hre liegt fest\par\pard "
    r"Rund 120 Pendler m\u252?ssen auf Busse umsteigen, berichtet {\field{\*\fldinst{HYPERLINK "
    f'"{URL}"'
    r"}}{\fldrslt{\ul n-tv}}}.{\*\annotation{\*\atnref 1}Bitte pr\'fcfen}\par "
    r"Busse fahren{\super\chftn{\footnote Fahrplan 2026}} st\'fcndlich.\par}"
).encode()
GOOGLE = f"""<html><head><style type="text/css">.c1{{font-weight:700}}.c2{{color:#000}}</style></head>
<body class="c3 doc-content"><p class="c0 title"><span class="c2">Fähre liegt fest</span></p>
<p class="c0"><span class="c2">{CLAIM}</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>, berichtet </span>
<span class="c4"><a href="https://www.google.com/url?q={URL}&amp;sa=D&amp;source=editors&amp;ust=17">n-tv</a></span>.</p>
<p><span class="c1">Wie es weitergeht</span></p><p><span style="font-weight:400">Busse fahren st&uuml;ndlich.</span></p>
<div class="c5"><p class="c6"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c2">Bitte prüfen</span></p>
<p class="c6"><span class="c2">zweite Zeile</span></p></div></body></html>"""
FILES = {"a.odt": ODT, "a.rtf": RTF, "a.html": GOOGLE.encode()}


def read(name: str) -> Draft:
    return drafts.read(name, FILES[name])


NAMES = pytest.mark.parametrize("name", ["a.odt", "a.rtf", "a.html"])


@NAMES
def test_what_a_reader_sees(name: str) -> None:
    """The heading, the link's own address, no remark; notes at the end."""
    draft = read(name)
    assert draft.title == "Fähre liegt fest"
    assert draft.blocks[0].kind is BlockKind.HEADING
    assert draft.blocks[1].span.of(draft.text) == f"{CLAIM}, berichtet n-tv."
    assert [(link.span.of(draft.text), link.url) for link in draft.links] == [("n-tv", URL)]
    assert "prüfen" not in draft.text
    assert "stündlich." in draft.text


@NAMES
def test_every_word_leads_back_to_its_place(name: str) -> None:
    """What stands at a word's place in the file is the word."""
    draft = read(name)
    at = draft.text.index("Pendler")
    place = draft.file_span(type(draft.blocks[0].span)(at, at + len("Pendler")))
    assert place.of(draft.source) == "Pendler"
    if name != "a.html":
        assert draft.source.splitlines()[draft.locate(draft.blocks[1].span).line - 1].startswith(CLAIM)


@NAMES
def test_remarks_are_comments_at_their_place(name: str) -> None:
    """They are no text, and stand where they belong."""
    draft = read(name)
    (remark,) = draft.comments
    assert remark.text.startswith("Bitte prüfen")
    before = draft.source.index("Pendler")
    assert before < remark.span.start < draft.source.index("stündlich" if name != "a.html" else "weitergeht")


@pytest.mark.parametrize("name", ["a.odt", "a.rtf"])
def test_notes_are_marked_and_stand_at_the_end(name: str) -> None:
    """As in Word files."""
    draft = read(name)
    assert "fahren[1] stündlich" in draft.text
    assert draft.blocks[-1].kind is BlockKind.FOOTNOTE
    assert draft.blocks[-1].span.of(draft.text) == "[1] Fahrplan 2026"


def test_classes_that_are_bold_make_headings() -> None:
    """A paragraph set in bold that reads like a heading is one."""
    draft = read("a.html")
    assert {b.span.of(draft.text) for b in draft.blocks if b.kind is BlockKind.HEADING} == {
        "Fähre liegt fest",
        "Wie es weitergeht",
    }


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.odt", b"PK\x03\x04 nothing", "damaged"),
        ("a.odt", odt("<text:p>x"), "damaged"),
        ("a.rtf", b"plain text", "no rich text"),
        ("a.rtf", RTF[:300], "breaks off"),
        ("a.odt", odt("<text:p/>"), "no text"),
    ],
)
def test_files_that_cannot_be_read(name: str, data: bytes, says: str) -> None:
    """What is wrong, and what to do."""
    with pytest.raises(DraftError) as caught:
        drafts.read(name, data)
    assert says in caught.value.message
    assert caught.value.hint


@given(st.integers(0, len(RTF) - 1), st.binary(max_size=3))
def test_no_damage_raises_anything_else(at: int, by: bytes) -> None:
    """Rich text with bytes changed is a draft or told to be none."""
    try:
        draft = drafts.read("a.rtf", RTF[:at] + by + RTF[at + 1 :])
    except DraftError:
        return
    assert all(0 <= s.file.start <= s.file.end <= len(draft.source) for s in draft.segments)


@NAMES
def test_through_the_command(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    """Checked like any other draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")
    Path(name).write_bytes(FILES[name])
    Path("s.txt").write_text(
        f"Fähre\n\n{CLAIM.replace('120', '210')}.\n\nBusse fahren stündlich.\n", encoding="utf-8"
    )
    cli.main(["check", name, "--offline", "--source", "n-tv=s.txt", "--output-format", "json"])
    out = capfd.readouterr().out
    claims = json.loads(out)["documents"][0]["claims"] if out else []
    assert claims[1]["verdict"] == "contradicted"
