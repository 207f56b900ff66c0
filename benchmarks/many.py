#!/usr/bin/env python3
"""How the work on many drafts spreads over processes: `batch` and `check`, one worker against two.

    python benchmarks/many.py                      # 2,000 drafts; two cores that are really free, please
    python benchmarks/many.py --drafts 200 --jobs 4
    python benchmarks/many.py --break-even         # from how many drafts on a second process is worth it

The drafts are the digests of this folder and of fixtures/demo with one number each set to another by
the draft's own number, so that no two are alike; each row of the batch has its digest's pages as its
sources. What is timed is the command, from shell to shell; what it writes is compared to the byte.
Status 1 when bytes differ.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import score

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "fixtures" / "demo"
CASES = ROOT / "benchmarks" / "digests_dev"
_NUMBER = re.compile(r"(?<![\w.,])[1-9]\d{0,3}(?![\w.,%])")


@dataclass(frozen=True, slots=True)
class Timed:
    """A command's wall time and the processor time of all its processes, in seconds, and its output."""

    wall: float
    cpu: float
    data: bytes


def varied(text: str, number: int) -> str:
    """The text with one of its numbers, chosen by `number`, made another."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return f"{text}\n\nNotiz {number}.\n"
    chosen = found[number % len(found)]
    return text[: chosen.start()] + str(int(chosen[0]) + 1 + number) + text[chosen.end() :]


def lay_out(folder: Path, drafts: int) -> None:
    """`in.jsonl` with pages beside it for the batch, `drafts/` with the demo's manifest for the check."""
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json"))]
    for case in cases:
        for source in case["sources"]:
            page = folder / f"{case['id']}-{source['id']}.html"
            page.write_text(score.page(source, case), encoding="utf-8")
    with (folder / "in.jsonl").open("w", encoding="utf-8") as out:
        for n in range(drafts):
            case = cases[n % len(cases)]
            name = f"{n:05}-{case['id']}.{case['draft_format']}"
            sources = [
                {"outlet": s["outlet"], "url": s["url"], "file": f"{case['id']}-{s['id']}.html"}
                for s in case["sources"]
            ]
            row = {"id": f"{n:05}", "path": name, "text": varied(case["draft"], n), "sources": sources}
            row["published"] = case["published"]
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    (folder / "drafts").mkdir()
    text = (DEMO / "digest.md").read_text(encoding="utf-8")
    for n in range(drafts):
        (folder / "drafts" / f"{n:05}.md").write_text(varied(text, n), encoding="utf-8")


def timed(arguments: list[str], folder: Path, output: str) -> Timed:
    (folder / output).unlink(missing_ok=True)
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "CROSSCHECK_ARCHIVE": "none"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1, 3}:
        sys.exit(f"{' '.join(arguments)}: status {done.returncode}\n{done.stderr.decode()}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timed(wall, cpu, (folder / output).read_bytes())


def batch(folder: Path, *workers: str) -> Timed:
    return timed(["batch", "in.jsonl", "-o", "out.jsonl", "--offline", *workers], folder, "out.jsonl")


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a Dask scheduler on this machine with so many workers of one thread each."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as running:

        def start(*arguments: str) -> None:
            command = [
                sys.executable,
                "-m",
                f"distributed.cli.{arguments[0]}",
                *arguments[1:],
                "--no-dashboard",
            ]
            process = subprocess.Popen(
                command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            running.callback(process.wait, 30)
            running.callback(process.terminate)

        told = Path(folder, "scheduler.json")
        start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        start("dask_worker", "--scheduler-file", str(told), "--nworkers", str(workers), "--nthreads", "1")
        while not told.exists() or not told.read_text():
            time.sleep(0.1)
        yield json.loads(told.read_text())["address"]


def check(folder: Path, jobs: int, pattern: str = "drafts/*.md") -> Timed:
    arguments = ["check", pattern, "--sources", str(DEMO / "sources.toml"), "--offline", "--jobs", str(jobs)]
    return timed(
        [*arguments, "--published", "2026-03-09T14:00:00+01:00", "--output-format", "json-lines", "-o", "out.json"],
        folder, "out.json",
    )  # fmt: skip


def compared(name: str, one: Timed, many: Timed, drafts: int) -> bool:
    """Prints a row of the table; whether the bytes are the same."""
    same = one.data == many.data
    print(
        f"| `{name}` | {one.wall:.1f} | {many.wall:.1f} | {one.wall / many.wall:.2f} | "
        f"{1000 * one.cpu / drafts:.0f} | {1000 * many.cpu / drafts:.0f} | {'the same' if same else 'DIFFERENT'} |",
        flush=True,
    )
    return same


def break_even(folder: Path) -> None:
    """Seconds of `check` by number of drafts, one process and two, the better of three."""
    print("| drafts | 1 process | 2 processes |\n|--:|--:|--:|")
    for drafts in (4, 8, 16, 24, 32, 48, 64, 96):
        pattern = f"drafts/{'?' * 5}.md"
        for file in sorted((folder / "drafts").glob("*.md"))[drafts:]:
            file.rename(folder / file.name)
        one, two = (min(check(folder, jobs, pattern).wall for _ in range(3)) for jobs in (1, 2))
        print(f"| {drafts} | {one:.2f} | {two:.2f} |", flush=True)
        for file in folder.glob("*.md"):
            file.rename(folder / "drafts" / file.name)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2, help="workers that are held against one")
    parser.add_argument("--break-even", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, 96 if args.break_even else args.drafts)
        if args.break_even:
            break_even(folder)
            return 0
        print(
            f"{args.drafts} drafts, {len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f}\n\n"
            f"| command | seconds, 1 worker | {args.jobs} workers | ratio | CPU ms a draft, 1 | {args.jobs} | bytes |\n"
            "|---|--:|--:|--:|--:|--:|---|"
        )
        same = compared("batch", *(batch(folder, "--workers", str(n)) for n in (1, args.jobs)), args.drafts)
        same &= compared("check", check(folder, 1), check(folder, args.jobs), args.drafts)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
