"""The same input gives the same bytes, whatever hash seed, locale, time zone or order of the sources."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from one_claim import NORD, WEST, article, judged

from crosscheck import drafts, pipeline, reports
from crosscheck.config import Config, Network
from crosscheck.outlets.registry import load as load_registry
from crosscheck.retrieval import manifest

FIXTURES = Path(__file__).parent.parent / "fixtures"
SURROUNDINGS = {
    "plain": {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    "another hash seed, locale and zone": {
        "PYTHONHASHSEED": "42",
        "LC_ALL": "tr_TR.UTF-8",
        "TZ": "Pacific/Auckland",
    },
}


def reordered(folder: str, tmp_path: Path, turn: int) -> Path:
    """A manifest with the sources of `folder` turned by `turn` places and reversed."""
    entries = tomllib.loads((FIXTURES / folder / "sources.toml").read_text(encoding="utf-8"))["source"]
    entries = [*entries[turn:], *entries[:turn]][::-1]
    lines = []
    for e in entries:
        file = FIXTURES / folder / e["file"]
        lines += ["[[source]]", f'outlet = "{e["outlet"]}"', f'url = "{e["url"]}"', f'file = "{file}"', ""]
    path = tmp_path / f"sources-{turn}.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def command(folder: str, draft: str, sources: Path, surroundings: dict[str, str]) -> bytes:
    """The JSON report of the real command, run in these surroundings."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("CROSSCHECK_", "LC_", "LANG"))}
    done = subprocess.run(
        [
            sys.executable, "-m", "crosscheck", "check", draft, "--sources", str(sources), "--allow-outside",
            "--offline", "--no-archive",
            "--published", "2026-03-09T14:00:00+01:00", "--output-format", "json",
        ],
        cwd=FIXTURES / folder, env={**environment, **surroundings}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def plain() -> bytes:
    return command("demo", "digest.md", FIXTURES / "demo" / "sources.toml", SURROUNDINGS["plain"])


@pytest.mark.parametrize("name", [n for n in SURROUNDINGS if n != "plain"])
def test_surroundings_do_not_matter(name: str, plain: bytes) -> None:
    """Hash seed, locale and time zone leave every byte of the report alone."""
    assert command("demo", "digest.md", FIXTURES / "demo" / "sources.toml", SURROUNDINGS[name]) == plain


def test_the_order_of_the_manifest_does_not_matter(plain: bytes, tmp_path: Path) -> None:
    """The same sources in another order give the same bytes."""
    assert command("demo", "digest.md", reordered("demo", tmp_path, 1), SURROUNDINGS["plain"]) == plain


@pytest.mark.parametrize(
    "folder, turn",
    [
        ("demo", 0),
        ("demo", 1),
        ("english", 0),
    ],
)
def test_the_order_of_the_sources_changes_no_judgement(folder: str, turn: int, tmp_path: Path) -> None:
    """Verdicts, confidences, passages and messages are the same for every order of the articles."""
    registry = load_registry()
    config = Config(network=Network(offline=True, discover=False))
    (file,) = (FIXTURES / folder).glob("digest.*")
    draft = drafts.read_file(file, published=datetime.fromisoformat("2026-03-09T14:00:00+01:00"))
    one, other = (
        pipeline.run(
            [draft],
            manifest.load(path, registry, outside=True),
            config,
            registry,
            now=datetime(2026, 11, 24, tzinfo=UTC),
        )
        for path in (FIXTURES / folder / "sources.toml", reordered(folder, tmp_path, turn))
    )
    assert one.documents == other.documents


def test_a_second_run_in_one_process_gives_the_same_bytes() -> None:
    """No cache of the first run shows in the second."""
    registry = load_registry()
    config = Config(network=Network(offline=True, discover=False))
    sources = manifest.load(FIXTURES / "demo" / "sources.toml", registry)
    texts = set()
    for _ in range(2):
        draft = drafts.read_file(FIXTURES / "demo" / "digest.md")
        report = pipeline.run([draft], sources, config, registry, now=datetime(2026, 11, 24, tzinfo=UTC))
        texts.add(reports.get("json").render(report, reports.Options()))
    assert len(texts) == 1


def test_another_draft_in_between_leaves_no_trace() -> None:
    """A draft is judged the same alone and after another one."""
    registry = load_registry()
    config = Config(network=Network(offline=True, discover=False))
    sources = manifest.load(FIXTURES / "demo" / "sources.toml", registry)
    now = datetime(2026, 11, 24, tzinfo=UTC)
    draft = drafts.read_file(FIXTURES / "demo" / "digest.md")
    other = drafts.read("other.txt", b"Die Bahn bleibt zu, meldet n-tv.de.")
    alone = pipeline.run([draft], sources, config, registry, now=now)
    both = pipeline.run([other, draft], sources, config, registry, now=now)
    assert both.documents[1] == alone.documents[0]


_TWICE = (
    "„Das ist ein langes Versprechen an die Anwohner“, sagte Dremel. Der Rat tagte bis Mitternacht.",
    "Bei dem Brand in der Lagerhalle erlitten 28 Menschen Verletzungen.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "„Das ist ein leeres Versprechen an die Anwohner“, sagte Dremel.",
        "„Das ist ein langes Versprechen an die Anwohner“, sagte Ohlert.",
        "Bei dem Brand in der Lagerhalle wurden 38 Menschen verletzt.",
        "Bei dem Brand in der Lagerhalle wurden 28 Menschen verletzt.",
        "Weil der Rat bis Mitternacht tagte, erlitten bei dem Brand in der Lagerhalle 28 Menschen Verletzungen.",
    ],
)
def test_of_two_equal_articles_the_same_one_is_shown(claim: str) -> None:
    """Two outlets with the same text: whose passage is shown does not hang on their order."""
    articles = [article(*_TWICE), article(*_TWICE, outlet=WEST)]
    one, other = (judged(claim, order, credited=[NORD, WEST]) for order in (articles, articles[::-1]))
    assert one.judgements == other.judgements
