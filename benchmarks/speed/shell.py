"""The command from shell to shell: start-up, one digest from pages and from the archive."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from speed.timing import Ran, ran

DEMO = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
PUBLISHED = "2026-03-09T14:00:00+01:00"
_FINDINGS = (1,)


def started(rounds: int) -> dict[str, Ran]:
    """Commands that check nothing."""
    asked = (["--version"], ["--help"], ["rule", "CC201"])
    return {f"crosscheck {' '.join(words)}": ran(words, rounds) for words in asked}


def checked(rounds: int) -> dict[str, Ran]:
    """The demo digest, 17 sentences that credit three articles, as pages and from the archive."""
    with tempfile.TemporaryDirectory() as folder:
        return dict(_checked(Path(folder), rounds))


def _checked(folder: Path, rounds: int) -> Iterator[tuple[str, Ran]]:
    archive, warm = folder / "archive.sqlite", folder / "warm.toml"
    pages = [str(DEMO / f"{name}.html") for name in ("n-tv", "sueddeutsche", "suedkurier")]
    lines = (DEMO / "sources.toml").read_text(encoding="utf-8").splitlines()
    warm.write_text("\n".join(x for x in lines if not x.startswith("file")), encoding="utf-8")
    digest = ["check", str(DEMO / "digest.md"), "--published", PUBLISHED, "--offline", "--sources"]

    def runs(manifest: Path, *more: str) -> Ran:
        return ran([*digest, str(manifest), *more], rounds, statuses=_FINDINGS)

    yield "check, pages, no archive", runs(DEMO / "sources.toml", "--no-archive")
    kept = ["--archive", str(archive)]
    yield (
        "archive add, the three pages",
        ran(
            ["archive", "add", "--offline", *kept, *pages],
            rounds,
            before=lambda: archive.unlink(missing_ok=True),
        ),
    )
    yield "check, three articles from the archive", runs(warm, *kept)
