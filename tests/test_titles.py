"""Titles: the editor's words, without what pages and systems add to them."""

from __future__ import annotations

import pytest
from pages import PARAGRAPHS, page, read

from crosscheck.retrieval.extract.titles import cleaned

NAMES = ("Nordblatt", "nordblatt.example", "DER WÄCHTER")
TEXT = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hafen gesperrt | Nordblatt", "Hafen gesperrt"),
        ("Hafen gesperrt | NORDBLATT", "Hafen gesperrt"),
        ("Hafen gesperrt - nordblatt.example", "Hafen gesperrt"),
        ("Hafen gesperrt – Wirtschaft – Nordblatt", "Hafen gesperrt"),
        ("Hafen gesperrt - DER WÄCHTER - Politik", "Hafen gesperrt"),
        ("Hafen gesperrt | Nordblatt Plus", "Hafen gesperrt"),
        ("Hafen gesperrt | Nordblatt+", "Hafen gesperrt"),
        ("Nordblatt: Hafen gesperrt", "Hafen gesperrt"),
        ("Nordblatt | Hafen gesperrt", "Hafen gesperrt"),
        ("+++ Hafen gesperrt +++", "Hafen gesperrt"),
        ("(N+) Hafen gesperrt", "Hafen gesperrt"),
        ("Hafen gesperrt &amp; leer | Nordblatt", "Hafen gesperrt & leer"),
        ("Nordblatt", ""),
    ],
)
def test_additions_go(title: str, expected: str) -> None:
    """The outlet's name with what stands around it, sections before it, marks."""
    assert cleaned(title, NAMES) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Hafen gesperrt – Reeder klagen",
        "Hafen - ein Nachruf",
        "Rot | Schwarz: Wie das Derby kippte",
        "Was wird aus der Wirtschaft?",
        "Streit im Nordblatt: Redaktion wehrt sich gegen Sparkurs",
        "Verlag kauft das Nordblatt",
        "Merz: „Der Hafen bleibt“",
        "C++ und andere Sprachen",
        "Klimaschutz – Was die Stadt plant",
    ],
)
def test_titles_own_marks_stay(title: str) -> None:
    """A dash, a bar, a colon, or the outlet as the subject."""
    assert cleaned(title, NAMES) == title
    assert cleaned(f"{title} | Nordblatt", NAMES) == title


def title_of(head: str, headline: str) -> str:
    return read(
        f"<html><head>{head}</head><body><main><article>{headline}{TEXT}</article></main></body></html>"
    ).title


@pytest.mark.parametrize("tag", ["span", "small", "div"])
def test_kicker_in_the_headlines_element_is_not_glued_on(tag: str) -> None:
    """Neither where the metadata have it before a colon, nor where there are none."""
    headline = (
        f"<h1><{tag} class='kicker'>Hafenstreik</{tag}><span>17 Schiffe warten vor der Mole</span></h1>"
    )
    og = '<meta property="og:title" content="Hafenstreik: 17 Schiffe warten vor der Mole">'
    assert title_of("", headline) == "17 Schiffe warten vor der Mole"
    assert title_of(og, headline) == "17 Schiffe warten vor der Mole"


def test_kicker_without_a_name_is_told_by_its_place() -> None:
    """An element of its own, first in the headline, with a colon."""
    headline = "<h1><span>Hafenstreik:</span><span>17 Schiffe warten vor der Mole</span></h1>"
    assert title_of("", headline) == "17 Schiffe warten vor der Mole"
    assert (
        title_of("", "<h1>Hafenstreik: <span>17 Schiffe warten</span></h1>")
        == "Hafenstreik: 17 Schiffe warten"
    )


def test_tail_that_the_headline_does_not_have_goes() -> None:
    """Also where nobody knows the name in it."""
    head = "<title>17 Schiffe warten vor der Mole - Panorama - Küstenmagazin</title>"
    assert title_of(head, "<h1>17 Schiffe warten vor der Mole</h1>") == "17 Schiffe warten vor der Mole"


def test_headline_that_was_cut_is_completed() -> None:
    """JSON-LD allows 110 characters."""
    markup = page(
        title="17 Schiffe warten vor der Mole von Lindehaven", ld={"headline": "17 Schiffe warten vor der…"}
    )
    assert read(markup).title == "17 Schiffe warten vor der Mole von Lindehaven"


def test_sites_name_as_first_heading_is_no_title() -> None:
    """Old pages set their logo as <h1>."""
    head = "<title>17 Schiffe warten vor der Mole</title>"
    assert title_of(head, "<h1>Nordblatt</h1><h2>17 Schiffe warten vor der Mole</h2>") == (
        "17 Schiffe warten vor der Mole"
    )


def test_heading_over_the_headline_is_no_title() -> None:
    """A series or a competition stands as <h2> over it, and before a colon in the metadata."""
    og = '<meta property="og:title" content="Fußball-Bundesliga: Tessow gewinnt in letzter Minute">'
    headline = "<h2>Fußball-Bundesliga</h2><h1>Tessow gewinnt in letzter Minute</h1>"
    assert title_of(og, headline) == "Tessow gewinnt in letzter Minute"


def test_headline_set_as_a_lesser_heading_is_found() -> None:
    """Where the metadata have something else around it."""
    head = "<title>Gemeinde Lüttau: 17 Schiffe warten vor der Mole von Lindehaven</title>"
    assert title_of(head, "<h2>17 Schiffe warten vor der Mole von Lindehaven</h2>") == (
        "17 Schiffe warten vor der Mole von Lindehaven"
    )
