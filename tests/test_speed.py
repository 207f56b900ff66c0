"""What keeps a check quick: nothing is loaded that it does not need."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest
from one_claim import article, indexed_article

from crosscheck.cli import main
from crosscheck.language import get
from crosscheck.language.folding import fold
from crosscheck.matching import passages
from crosscheck.matching.tokens import tokens
from crosscheck.text import frequencies
from crosscheck.text.text import Text

DEMO = Path(__file__).parents[1] / "fixtures" / "demo"
NOT_NEEDED = ("trafilatura", "lxml", "bs4", "httpx", "asyncio", "ssl", "wordfreq", "langcodes", "ftfy")


@pytest.fixture
def archived(tmp_path, capsys):
    """The arguments that check the demo digest against its articles as the archive has them."""
    archive, manifest = tmp_path / "archive.sqlite", tmp_path / "sources.toml"
    pages = [str(DEMO / f"{name}.html") for name in ("n-tv", "sueddeutsche", "suedkurier")]
    assert main(["archive", "add", "--offline", "--archive", str(archive), *pages]) == 0
    lines = (DEMO / "sources.toml").read_text(encoding="utf-8").splitlines()
    manifest.write_text("\n".join(x for x in lines if not x.startswith("file")), encoding="utf-8")
    capsys.readouterr()
    return [
        "check",
        str(DEMO / "digest.md"),
        "--sources",
        str(manifest),
        "--offline",
        "--archive",
        str(archive),
    ]


def test_check_against_archived_articles_loads_no_extraction_and_no_network(archived):
    """The archive holds the articles' text, so that what reads pages and fetches them stays unloaded."""
    code = (
        "import sys; from crosscheck.cli import main; status = main(sys.argv[1:]); "
        "print(status, *sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *archived], capture_output=True, text=True, timeout=60)
    status, *loaded = done.stderr.split()
    assert status == "1"  # the planted errors were found
    assert not set(NOT_NEEDED) & set(loaded)


@pytest.mark.parametrize("code", ["de", "en"])
def test_frequencies_read_from_the_file_are_those_of_wordfreq(code):
    """The word list read directly says of every word what wordfreq says of it."""
    from wordfreq import get_frequency_dict

    theirs: dict[str, float] = {}
    for word, share in get_frequency_dict(code, wordlist="small").items():
        theirs[fold(word)] = max(math.log10(share) + 9, theirs.get(fold(word), 0.0))
    assert frequencies.frequencies(code) == theirs


def test_frequencies_are_asked_for_where_the_file_is_not_as_expected(monkeypatch):
    """Another layout of wordfreq's data costs time and changes nothing."""
    before = dict(frequencies.frequencies("en"))
    monkeypatch.setattr(frequencies, "find_spec", lambda name: None)
    frequencies.frequencies.cache_clear()
    frequencies._read.cache_clear()
    assert frequencies.frequencies("en") == before


def test_what_an_article_keeps_of_claims_is_bounded(monkeypatch):
    """However long the draft, an article remembers the likes of so many of its words and no more."""
    monkeypatch.setattr(passages, "_KEPT", 10)
    indexed = indexed_article(article("Die Ahrbrücke bleibt bis Ende März gesperrt."))
    for number in range(50):
        found = indexed.windows(tokens(Text(f"Ahrbrücke Pfeiler{number} gesperrt", get("de"))))
        assert found[0].coverage > 0.5
    assert len(indexed._found) <= 10
    assert len(indexed._rows) <= 10
