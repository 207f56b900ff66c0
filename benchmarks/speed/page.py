"""The figures as the section „Speed“ of docs/benchmarks.md, and on which machine they were taken."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from speed.timing import Ran, Times

LIBRARIES = ("rapidfuzz", "trafilatura", "lxml", "markdown-it-py", "wordfreq")
BEGIN, END = "<!-- speed: written by benchmarks/speed/run.py -->", "<!-- speed: end -->"


def machine() -> str:
    """Processor, cores, Python, libraries: one line."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else ():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return f"{model}, {cores} cores, {system}, Python {platform.python_version()}; {libraries}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_line(head), "|---" + "|--:" * (len(head) - 1) + "|"]
    return "\n".join([*lines, *map(_line, rows)])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def milliseconds(times: Times, per: int = 1) -> tuple[str, str, str]:
    """Median, best and spread, for one of `per` that were done in a round."""
    return f"{times.median * 1000 / per:.3g}", f"{times.best * 1000 / per:.3g}", f"± {times.spread:.0%}"


def seconds(run: Ran) -> tuple[str, str, str, str, str]:
    """Wall time: median, best, spread; processor time: best; memory."""
    wall, cpu = run.wall, run.cpu
    return (
        f"{wall.median:.3f}",
        f"{wall.best:.3f}",
        f"± {wall.spread:.0%}",
        f"{cpu.best:.3f}",
        f"{run.memory:.0f}",
    )


def put(section: str, path: Path) -> None:
    """Writes the section between the marks in `path`. Raises ValueError when they are not there."""
    text = path.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{path}: no place for the section, which is between {BEGIN} and {END}")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.write_text(f"{before}{BEGIN}\n\n{section.strip()}\n\n{END}{after}", encoding="utf-8")
