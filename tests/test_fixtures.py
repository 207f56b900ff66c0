"""The labelled digests in `fixtures/`: a label that does not fit its draft and pages is worth nothing."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
FOLDERS = sorted(p.parent for p in FIXTURES.glob("**/expected.json"))
READABLE = [f for f in FOLDERS if "hostile" not in f.parts]
VERDICTS = {"supported", "partial", "contradicted", "unsupported", "misattributed", "not_checkable"}
FLAGGED = {"contradicted", "unsupported", "misattributed"}


def name(folder: Path) -> str:
    return folder.relative_to(FIXTURES).as_posix()


def squeeze(text: str) -> str:
    return " ".join(text.split())


def load(folder: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return case


def soup(path: Path) -> Any:
    from bs4 import BeautifulSoup

    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def visible(path: Path) -> str:
    """What a reader of the draft sees, told without the package's own readers."""
    if path.suffix == ".html":
        return squeeze(soup(path).body.get_text(" "))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", re.sub(r"(?m)^#+ ", "", text))
    return squeeze(text)


def body(path: Path) -> list[str]:
    """The article's own paragraphs: lead and text, without boxes, captions, forms and the paywall offer."""
    article = soup(path).find("article")
    paragraphs = article.find_all("p") if article else []
    return [
        squeeze(p.get_text())
        for p in paragraphs
        if not p.find_parent(["aside", "figure", "form", "nav"]) and not p.find_parent(class_="paywall")
    ]


def json_ld(path: Path) -> dict[str, Any]:
    """The NewsArticle object of a page, wherever it stands in the page's JSON-LD."""
    for script in soup(path).find_all("script", type="application/ld+json"):
        data = json.loads(script.string)
        for item in data if isinstance(data, list) else data.get("@graph", [data]):
            if item["@type"] == "NewsArticle":
                found: dict[str, Any] = item
                return found
    return {}


each = pytest.mark.parametrize("folder", FOLDERS, ids=name)
each_readable = pytest.mark.parametrize("folder", READABLE, ids=name)


@each
def test_the_draft_is_the_one_the_labels_were_made_for(folder: Path) -> None:
    """The copy of the draft in the labels is the draft file, to the letter."""
    case = load(folder)
    assert case["draft"] == (folder / case["draft_file"]).read_text(encoding="utf-8")


@each
def test_the_labelled_sentences_are_the_whole_draft_in_order(folder: Path) -> None:
    """Joined, the labelled sentences are the visible text: none missing, none twice, none moved."""
    case = load(folder)
    joined = "".join(s["text"] for s in case["sentences"])
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", visible(folder / case["draft_file"]))


@each
def test_the_paragraphs_in_the_labels_are_those_of_the_pages(folder: Path) -> None:
    """The article text given with the labels is the body of the saved page."""
    for source in load(folder)["sources"]:
        assert source["paragraphs"] == body(folder / source["file"])


@each
def test_every_quoted_evidence_stands_in_its_page(folder: Path) -> None:
    """An evidence quote is a verbatim piece of one paragraph of the source it names."""
    case = load(folder)
    paragraphs = {s["id"]: s["paragraphs"] for s in case["sources"]}
    for sentence in case["sentences"]:
        for item in sentence["evidence"]:
            assert any(item["quote"] in p for p in paragraphs[item["source"]]), item


@each
def test_the_manifest_names_the_same_sources(folder: Path) -> None:
    """Manifest and labels agree on outlets, addresses and files, in the same order."""
    manifest = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["source"]
    keys = ("outlet", "url", "file")
    assert [{k: s[k] for k in keys} for s in load(folder)["sources"]] == manifest


@each
def test_labels_do_not_contradict_themselves(folder: Path) -> None:
    """Verdict, supporting sources, evidence and planted error of every sentence fit together."""
    case = load(folder)
    outlet = {s["id"]: s["outlet"] for s in case["sources"]}
    for s in case["sentences"]:
        verdict, support = s["verdict"], {outlet[i] for i in s["supported_by"]}
        assert verdict in VERDICTS
        assert (s["basis"] == "none") == (not s["outlets"])
        assert set(s["outlets"]) <= set(outlet.values())
        assert bool(s["error"]) == (verdict in FLAGGED | {"partial"})
        assert bool(s["evidence"]) == (verdict not in {"unsupported", "not_checkable"})
        if verdict == "misattributed":
            assert support
            assert not support & set(s["outlets"])
        elif verdict in {"supported", "partial"}:
            assert support >= set(s["outlets"])
            assert support
        else:
            assert not support
        if s["kind"] != "claim":
            assert verdict == "not_checkable"


@each_readable
def test_metadata_of_the_pages_is_that_of_the_labels(folder: Path) -> None:
    """Title, author, time and canonical address in the page are those in the labels."""
    for source in load(folder)["sources"]:
        page = folder / source["file"]
        data = json_ld(page)
        author = data["author"][0] if isinstance(data["author"], list) else data["author"]
        assert (data["headline"], author["name"]) == (source["title"], source["author"])
        assert datetime.fromisoformat(data["datePublished"]) == datetime.fromisoformat(source["published"])
        assert soup(page).find("link", rel="canonical")["href"] == source["url"]


@each_readable
def test_word_counts_in_the_pages_are_honest(folder: Path) -> None:
    """A page's own word count is within a tenth of its text, so that no reader takes it for cut."""
    for source in load(folder)["sources"]:
        words = sum(len(p.split()) for p in source["paragraphs"])
        assert 0.9 <= words / json_ld(folder / source["file"])["wordCount"] <= 1.1


@each_readable
def test_more_sentences_are_right_than_wrong(folder: Path) -> None:
    """A digest is mostly right; one that is mostly wrong would reward crying wolf."""
    verdicts = [s["verdict"] for s in load(folder)["sentences"]]
    assert verdicts.count("supported") > sum(v in FLAGGED for v in verdicts)


def test_the_demo_holds_one_of_each_fault() -> None:
    """The demo shows every kind of fault its README row promises."""
    errors = {s["error"] for s in load(FIXTURES / "demo")["sentences"]} - {None}
    assert errors == {
        "number",
        "quote_altered",
        "owner",
        "condition",
        "date",
        "negation",
        "misattributed",
        "invented",
        "detail_added",
    }


def test_hostile_pages_accuse_nobody() -> None:
    """No sentence that cites an unreadable page is labelled as wrong."""
    verdicts = {s["verdict"] for f in FOLDERS if f not in READABLE for s in load(f)["sentences"]}
    assert verdicts == {"supported", "not_checkable"}
