"""The figures as the section „Speed“ of docs/benchmarks.md, and on which machine they were taken."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from speed.timing import Ran, Times

LIBRARIES = ("rapidfuzz", "trafilatura", "lxml", "markdown-it-py", "wordfreq")
_SECTION = re.compile(r"^## Speed\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


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
    """Writes the section in place of the one that `path` has. Raises ValueError when it has none."""
    text = path.read_text(encoding="utf-8")
    if not _SECTION.search(text):
        raise ValueError(f"{path}: no section „## Speed“")
    path.write_text(_SECTION.sub(lambda _: section.rstrip() + "\n\n", text).rstrip() + "\n", encoding="utf-8")
