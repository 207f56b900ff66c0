"""The command from shell to shell: start-up, one digest from pages and from the archive."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from speed.timing import PYTHON, Ran, ran

DEMO = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
PUBLISHED = "2026-03-09T14:00:00+01:00"
_FINDINGS = (1,)
_PAGES = "check, pages, no archive"
_KEPT = "check, three articles from the archive"
_FILES = "check, three articles as text files, `--reader none`"
_NAMES = ("suedkurier", "n-tv", "sueddeutsche")  # in the order of the manifest


def started(rounds: int) -> dict[str, Ran]:
    """Commands that check nothing."""
    asked = (["--version"], ["--help"], ["rule", "CC201"])
    bare = {"python -c pass": ran(["-c", "pass"], rounds, command=PYTHON)}
    return bare | {f"crosscheck {' '.join(words)}": ran(words, rounds) for words in asked}


def checked(rounds: int) -> dict[str, Ran]:
    """The demo digest, 17 sentences that credit three articles, as pages, from the archive, and as text files."""
    with tempfile.TemporaryDirectory() as folder:
        return dict(_checked(Path(folder), rounds))


def _checked(folder: Path, rounds: int) -> Iterator[tuple[str, Ran]]:
    archive, warm = folder / "archive.sqlite", folder / "warm.toml"
    pages = [str(DEMO / f"{name}.html") for name in _NAMES]
    lines = (DEMO / "sources.toml").read_text(encoding="utf-8").splitlines()
    warm.write_text("\n".join(x for x in lines if not x.startswith("file")), encoding="utf-8")
    digest = ["check", str(DEMO / "digest.md"), "--published", PUBLISHED, "--offline", "--sources"]

    def runs(manifest: Path, *more: str) -> Ran:
        return ran([*digest, str(manifest), *more], rounds, statuses=_FINDINGS)

    yield _PAGES, runs(DEMO / "sources.toml", "--no-archive")
    kept = ["--archive", str(archive)]
    yield (
        "archive add, the three pages",
        ran(
            ["archive", "add", "--offline", *kept, *pages],
            rounds,
            before=lambda: archive.unlink(missing_ok=True),
        ),
    )
    yield _KEPT, runs(warm, *kept)
    yield _FILES, runs(_as_text(folder), "--no-archive", "--reader", "none")


def _as_text(folder: Path) -> Path:
    """The manifest of the three articles, laid as text files into the folder."""
    from speed.cases import demo

    for name, article in zip(_NAMES, demo().articles, strict=True):
        (folder / f"{name}.txt").write_text(article.text, encoding="utf-8")
    manifest = folder / "text.toml"
    written = (DEMO / "sources.toml").read_text(encoding="utf-8").replace('.html"', '.txt"')
    manifest.write_text(written, encoding="utf-8")
    return manifest


def figures(runs: Mapping[str, Ran]) -> dict[str, float]:
    """What has a floor of these commands."""
    return {
        "start": runs["crosscheck --version"].cpu.best - runs["python -c pass"].cpu.best,
        "pages": runs[_PAGES].cpu.best,
        "kept": runs[_KEPT].cpu.best,
        "files": runs[_FILES].cpu.best,
        "memory": max(run.memory for run in runs.values()),
    }
