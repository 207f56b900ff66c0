"""Why an article is in its state: every reason in every language, and none in a machine's own words."""

from __future__ import annotations

import ast
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

import crosscheck.retrieval
from crosscheck import api, messages
from crosscheck.config import Network
from crosscheck.language.details import worded
from crosscheck.model import UNSAID, Detail, because, dated
from crosscheck.model.details import from_json, to_json
from crosscheck.outlets.registry import outlet_for_domain
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.states import _STATUS

SOURCES = Path(crosscheck.retrieval.__file__).parent


def given() -> dict[str, set[str]]:
    """The literal codes in the modules of `sources`, with the names of their values."""
    found: dict[str, set[str]] = {}
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            code = node.args[0] if node.args else None
            if node.func.id not in {"because", "dated"} or not isinstance(code, ast.Constant):
                continue
            names = {keyword.arg or "" for keyword in node.keywords}
            found[str(code.value)] = names
            if node.func.id == "dated":
                found[f"{code.value}_on"] = {*names, "when"}
    return found | {f"status_{status}": set() for status in _STATUS}


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", messages.languages())
def test_every_reason_has_a_sentence_with_its_places(language: str) -> None:
    """A reason that the sources give is never shown as a bare code, nor with a hole in it."""
    wrong = {
        code: names
        for code, names in given().items()
        if places(messages.template(f"sources.detail.{code}", language)) != names
    }
    assert not wrong


def test_numbers_and_days_are_written_as_the_language_writes_them() -> None:
    """Thousands and dates follow the report's language, inside a nested reason too."""
    detail = dated("archived", "2026-11-24", today=because("too_large", limit=1_000_000))
    assert worded(detail, "de") == (
        "Stand der Archivkopie vom 24.11.2026; heute: die Seite ist größer als die Grenze von 1.000.000 Bytes"
    )
    assert worded(detail, "en") == (
        "as archived on 2026-11-24; today: the page is larger than the limit of 1,000,000 bytes"
    )


def test_a_language_without_words_reads_english() -> None:
    assert worded(because("offline"), "xx") == worded(because("offline"), "en")


NESTED = dated("archived", "2026-11-24", today=because("dns", host="a.example"))


@pytest.mark.parametrize("detail", [UNSAID, because("offline"), NESTED])
def test_a_reason_comes_back_from_plain_data(detail: Detail) -> None:
    assert from_json(to_json(detail)) == detail


@pytest.mark.parametrize(
    "data", [None, "a sentence of an older archive", 7, [], {"code": 7}, {"code": "x", "values": 1}]
)
def test_what_is_no_reason_is_read_as_none(data: object) -> None:
    assert from_json(data) == UNSAID


def test_a_reason_of_another_version_breaks_nothing() -> None:
    """An archive may hold codes and values that this version does not know."""
    assert worded(because("of_{tomorrow}", x=1), "de") == "of_{tomorrow}"
    assert worded(because("dns"), "en") == "no address is known for …"
    assert worded(dated("pin_changed", "yesterday"), "en").endswith("yesterday")


@pytest.mark.parametrize("format", ["full", "html", "json", "markdown"])
@pytest.mark.parametrize(("language", "words"), [("de", "ohne Netz"), ("en", "offline, and")])
def test_reports_give_the_reason_in_their_own_language(format: str, language: str, words: str) -> None:
    """A page that was not fetched, told to a German and to an English reader."""
    draft = api.read("Die Brücke bleibt gesperrt, berichtet n-tv.de.")
    report = api.check(
        draft, sources={"n-tv": "https://www.n-tv.de/a-1.html"}, offline=True, language=language
    )
    text = api.render(report, format)
    assert (words in text) is (format != "markdown")
    assert language == "en" or "offline, and" not in text


def test_a_name_that_nobody_knows_is_told_without_the_machines_words() -> None:
    """What the resolver says (numbers, another language) never reaches a report."""
    request = SourceRequest(outlet_for_domain("nowhere.invalid"), "https://nowhere.invalid/a.html")
    (article,) = collect([request], Network(retries=0, timeout=2), now=datetime(2026, 11, 24, tzinfo=UTC))
    assert article.detail == because("dns", host="nowhere.invalid")
