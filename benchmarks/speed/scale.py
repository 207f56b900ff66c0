"""Large numbers: many drafts, a draft of 200 pages, thousands of articles, and what each costs in memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import many

from speed import growth, page, plot
from speed.floors import Figures
from speed.news import News
from speed.timing import note, ran

CHILD = Path(__file__).with_name("child.py")
COUNTS = (10, 30, 100, 300, 1_000, 10_000)
CLOSELY = 300  # up to so many articles are also read closely, all of them, for comparison
PAGES = (50, 200)
WORDS = 500  # on a page
TIMEOUT = 1_800


def written(quick: bool, diagram: Path | None, figures: Figures) -> Iterator[str]:
    """The parts of the section; the diagram is written where it is told. What has a floor is put into `figures`."""
    yield "### Drafts in one process"
    yield _drafts(100 if quick else 1_000)
    yield "### A long draft"
    yield _long((10, 20) if quick else PAGES, figures)
    yield _repeated(1 if quick else 3, figures)
    yield "### Many articles"
    counts = [count for count in COUNTS if count <= (300 if quick else max(COUNTS))]
    yield from _articles(counts, diagram, figures)
    yield _verdicts((100,) if quick else (100, 1_000))
    yield "### Two processes"
    yield _two(100 if quick else 1_000, figures)


def measured(*arguments: str) -> dict[str, float]:
    """What child.py says. Raises SystemExit when it fails."""
    note(" ".join(arguments))
    done = subprocess.run(
        [sys.executable, str(CHILD), *arguments], capture_output=True, text=True, timeout=TIMEOUT
    )
    if done.returncode:
        raise SystemExit(f"{CHILD.name} {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def _drafts(count: int) -> str:
    few, many = measured("drafts", "20"), measured("drafts", str(count))
    return (
        f"{count:,} German digests, read and credited, each against its own two or three articles, one core: "
        f"**{many['seconds'] * 1000 / count:.1f} ms** of processor time a draft in the verdict stages; the process has "
        f"{many['memory']:.0f} MB at most, {few['memory']:.0f} MB after the first 20."
    )


def _long(pages: tuple[int, ...], figures: Figures) -> str:
    rows, times = [], {}
    for count in pages:
        note(f"draft of {count} pages")
        with tempfile.TemporaryDirectory() as folder:
            draft = _long_draft(Path(folder), count * WORDS)
            options = ["--offline", "--no-archive", "--output-format", "json", "--exit-zero"]
            files = [
                "--sources",
                str(Path(folder, "sources.toml")),
                "--config",
                str(Path(folder, "config.toml")),
            ]
            run = ran(["check", str(draft), *files, *options], 1)
        times[count], figures["memory-long"] = run.cpu.best, run.memory
        rows.append((f"{count} pages, {count * WORDS:,} words", f"{run.cpu.best:.1f}", f"{run.memory:.0f}"))
    figures["growth-draft"] = growth.power(times)
    head = ["a draft with three articles, JSON report, from shell to shell", "processor s", "MB"]
    return page.table(head, rows)


def _repeated(rounds: int, figures: Figures) -> str:
    rows = []
    for name, unit in growth.UNITS.items():
        note(name)
        times = growth.repeated(unit, rounds)
        figures[name] = growth.power(times)
        rows.append((f"`{unit}`", *(f"{seconds * 1000:.0f}" for seconds in times.values())))
    head = [
        "draft and article of one thing again and again, ms",
        *(f"{n:,} characters" for n in growth.LENGTHS),
    ]
    return page.table(head, rows)


def _two(drafts: int, figures: Figures) -> str:
    """The table of many.py, a process of its own; the ratios are of wall time."""
    note(f"{drafts} drafts in one process and in two")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many.lay_out(folder, drafts)
        one, two = (many.batch(folder, "--workers", workers) for workers in "12")
        with many.cluster(2) as address:
            spread = many.batch(folder, "--scheduler", address)
    figures |= {"batch": one.wall / two.wall, "cluster": one.wall / spread.wall}
    rows = [
        (way, f"{each.wall:.1f}", f"{one.wall / each.wall:.2f}")
        for way, each in {"one process": one, "two": two, "a Dask cluster of two workers": spread}.items()
    ]
    return page.table([f"`batch`, {drafts:,} drafts", "wall s", "ratio"], rows)


def _long_draft(folder: Path, words: int) -> Path:
    """A draft of so many words that credits three articles in turn, and their manifest."""
    news = News()
    articles = [news.article(number) for number in range(3)]
    manifest = []
    for number, article in enumerate(articles):
        (folder / f"{number}.txt").write_text(article.text, encoding="utf-8")
        manifest.append(f'[[source]]\noutlet = "{article.outlet.domain}"\nfile = "{number}.txt"\n')
    (folder / "sources.toml").write_text("\n".join(manifest), encoding="utf-8")
    (folder / "config.toml").write_text("[crosscheck.limits]\ndraft-characters = 0\n", encoding="utf-8")
    told: list[str] = []
    number = length = 0
    while length < words:
        paragraph = news.article(1_000 + number, 8).text
        credit = f"Das berichtet {articles[number % 3].outlet.domain}." if number % 2 else ""
        told.append(f"{paragraph}\n\n{credit}".strip())
        length += len(told[-1].split())
        number += 1
    draft = folder / "draft.txt"
    draft.write_text("\n\n".join(told), encoding="utf-8")
    return draft


def _articles(counts: list[int], diagram: Path | None, figures: Figures) -> Iterator[str]:
    index = {count: measured("articles", str(count)) for count in counts}
    closely = {count: measured("articles", str(count), "closely") for count in counts if count <= CLOSELY}
    figures |= {
        "search": growth.power({count: got["claim"] for count, got in index.items()}),
        "growth-articles": growth.power({count: got["claim"] for count, got in closely.items()}),
        "memory-many": max(got["memory"] for got in index.values()),
    }
    head = [
        "articles in the run",
        "ms a claim",
        "all read closely: ms a claim",
        "made ready, ms an article",
        "MB",
        "MB, all closely",
    ]
    yield page.table(
        head,
        (
            (
                f"{count:,}",
                f"{got['claim'] * 1000:.1f}",
                f"{closely[count]['claim'] * 1000:.1f}" if count in closely else "-",
                f"{got['build'] * 1000 / count:.1f}",
                f"{got['memory']:.0f}",
                f"{closely[count]['memory']:.0f}" if count in closely else "-",
            )
            for count, got in index.items()
        ),
    )
    low, high = min(counts), max(counts)
    grown = index[high]["claim"] / index[low]["claim"]
    yield (
        f"Three digests of {index[low]['claims']:.0f} claims in one run, the articles they draw on among {low:,} to "
        f"{high:,}, most of them made up (`benchmarks/speed/news.py`). From {low:,} to {high:,} articles – "
        f"{high // low:,} times as many – the time of a claim grows {grown:.1f} times."
    )
    if diagram is not None:
        lines = {
            "with the index": [(count, got["claim"] * 1000) for count, got in index.items()],
            "all read closely": [(count, got["claim"] * 1000) for count, got in closely.items()],
        }
        diagram.write_text(plot.svg(lines, "articles in the run", "ms a claim"), encoding="utf-8")
        yield f"![Time of a claim by number of articles](img/{diagram.name})"


def _verdicts(counts: tuple[int, ...]) -> str:
    rows = []
    for count in counts:
        ways = [("found by the index", measured("verdicts", str(count)))]
        if count <= CLOSELY:
            ways.append(("all read closely", measured("verdicts", str(count), "closely")))
        for way, got in ways:
            rows.append(
                (
                    f"{count:,} others, {way}",
                    f"{got['same'] / got['claims']:.3f}",
                    f"{got['kept']:.0f} of {got['misattributed']:.0f}",
                )
            )
    head = [
        "the German digests among articles of others",
        "verdicts as without them",
        "misattributed ones found where they stand",
    ]
    return page.table(head, rows)
