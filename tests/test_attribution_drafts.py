"""Small drafts in many styles with gold credits (`benchmarks/credits/`), and addresses that carry another."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import attributions

from crosscheck.outlets import registry
from crosscheck.outlets.registry import outlet_for_domain
from crosscheck.outlets.wrapped import publishes_nothing, unwrapped

CASES = attributions.load()
PAGE = "https://www.n-tv.de/panorama/Zoo-id300100.html"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_sentence_is_credited_to_whom_it_should_be(case: attributions.Case) -> None:
    wrong = [(r.text, sorted(r.wanted), sorted(r.got)) for r in attributions.rows(case) if not r.right]
    assert wrong == []


def test_there_are_enough_drafts_and_no_two_alike() -> None:
    assert len(CASES) >= 60
    assert len({case.text for case in CASES}) == len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/20260901120000/{PAGE}",
        f"https://web.archive.org/web/2026id_/{PAGE.replace('://', ':/')}",
        f"https://archive.ph/2026.09.01-120000/{PAGE}",
        f"https://www.google.com/url?q={PAGE}&sa=U",
        "https://www.google.de/url?sa=t&url=https%3A%2F%2Fwww.n-tv.de%2Fpanorama%2FZoo-id300100.html",
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.n-tv.de%2Fpanorama%2FZoo-id300100.html",
        "https://urldefense.com/v3/__https://www.n-tv.de/panorama/Zoo-id300100.html__;!!abc",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.n-2Dtv.de_panorama_Zoo-2Did300100.html&d=x",
        "https://www.google.com/amp/s/www.n-tv.de/panorama/Zoo-id300100.html",
        "https://www-n--tv-de.translate.goog/panorama/Zoo-id300100.html?_x_tr_sl=de",
        f"https://l.facebook.com/l.php?u=https://web.archive.org/web/2026/{PAGE}",
    ],
)
def test_copies_and_redirects_lead_to_the_page_they_carry(address: str) -> None:
    assert unwrapped(address) == PAGE


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        f"{PAGE}?ref=https://www.google.com/",
        "https://www.swr.de/suche?q=https://www.n-tv.de/",
        "https://www.google.com/search?q=zoo",
        "https://archive.ph/AbC12",
        "https://[kaputt",
    ],
)
def test_other_addresses_stay_as_they_are(address: str) -> None:
    assert unwrapped(address) == address


def test_archives_and_shorteners_publish_nothing() -> None:
    assert all(
        publishes_nothing(host) for host in ("archive.ph", "web.archive.org", "bit.ly", "www.google.com")
    )
    assert not any(publishes_nothing(host) for host in ("n-tv.de", "google-watch.example", "myarchive.org"))


@given(st.text("htps:/.w?=&%_-azarchive", max_size=300))
def test_no_address_breaks_the_reading(text: str) -> None:
    start = time.perf_counter()
    unwrapped(f"https://web.archive.org/{text}")
    unwrapped(f"https://www.google.com/url?q={text}")
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("source", "name", "meant"),
    [
        ("salzburg.orf.at", "ORF", "salzburg.orf.at"),
        ("orf.at", "ORF Salzburg", "orf.at"),
        ("deutschlandfunkkultur.de", "Deutschlandfunk", "deutschlandfunkkultur.de"),
        ("politico.eu", "Politico", "politico.eu"),
        ("tagesschau.de", "ARD", "tagesschau.de"),
        ("n-tv.de", "Politico", "politico.com"),
    ],
)
def test_a_name_means_the_edition_that_the_draft_draws_on(source: str, name: str, meant: str) -> None:
    known = registry.load().with_sources([outlet_for_domain(source)])
    assert [outlet.domain for outlet in known.by_name(name)] == [meant]
