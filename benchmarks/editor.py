#!/usr/bin/env python3
"""How long an editor waits after a keystroke: from the change of the text to the diagnostics for it.

    python benchmarks/editor.py              # fifty keystrokes in the digest of fixtures/demo, either way
    python benchmarks/editor.py --keystrokes 200

The time holds the pause in which the server waits for the next keystroke. The three articles are saved files first,
then in an archive.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from lsp_client import Client

from crosscheck.config import Network
from crosscheck.editors.server import QUIET
from crosscheck.outlets import registry as outlets
from crosscheck.retrieval import archive as archives
from crosscheck.retrieval import manifest
from crosscheck.retrieval.archive.base import Snapshot
from crosscheck.retrieval.collect import collect

DEMO = Path(__file__).resolve().parents[1] / "fixtures" / "demo"
TEXT = (DEMO / "digest.md").read_text(encoding="utf-8")
PUBLISHED = "2026-03-09T14:00:00+01:00"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keystrokes", type=int, default=50)
    count = parser.parse_args().keystrokes
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        for file in DEMO.iterdir():
            shutil.copy(file, desk)
        _archive(desk / "archive.db")
        for name, options in (
            ("saved files", {"sources": ["sources.toml"], "archive": "none"}),
            ("an archive", {"archive": "archive.db"}),
        ):
            times, first = _times(desk, {"published": PUBLISHED, **options}, count)
            times.sort()
            shown = [statistics.median(times), times[int(0.95 * (len(times) - 1))], times[-1]]
            median, most, longest = (f"{each * 1000:.0f} ms" for each in shown)
            print(
                f"articles in {name}: opened {first:.1f} s; median {median}, 95 % {most}, longest {longest}"
            )
    print(f"of each, {QUIET * 1000:.0f} ms are the pause before a check")


def _archive(file: Path) -> None:
    registry = outlets.load()
    requests = manifest.load(DEMO / "sources.toml", registry)
    now = datetime.now(UTC)
    with archives.opened(file, registry) as archive:
        for request, article in zip(requests, collect(requests, Network(offline=True), now=now), strict=True):
            archive.add(Snapshot(replace(article, fetched_at=now), request.file.read_bytes(), 200, (), now))


def _times(desk: Path, options: dict, count: int) -> tuple[list[float], float]:
    """Seconds for each of so many keystrokes: a word is typed at places all over the text, letter by letter."""
    places = random.Random(1)
    client = Client(desk, options)
    try:
        began = time.perf_counter()
        client.open("digest.md", TEXT)
        first, times = time.perf_counter() - began, []
        text, at = TEXT, 0
        for number in range(count):
            if number % 5 == 0:
                text, at = TEXT, places.choice([i for i, c in enumerate(TEXT) if c == " "])
            text = text[:at] + " Halle"[number % 5] + text[at:]
            at += 1
            began = time.perf_counter()
            client.change("digest.md", text)
            times.append(time.perf_counter() - began)
        return times, first
    finally:
        client.close()


if __name__ == "__main__":
    main()
