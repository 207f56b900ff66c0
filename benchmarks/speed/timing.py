"""Times that can be trusted on a machine that others use, too: processor time, several rounds, the best
and the spread told."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCH = Path(__file__).with_name("launch.py")
PYTHON = (sys.executable,)
CROSSCHECK = (*PYTHON, "-m", "crosscheck")


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of each round."""

    rounds: tuple[float, ...]

    @property
    def best(self) -> float:
        return min(self.rounds)

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def spread(self) -> float:
        """Half the distance of the quartiles, as a share of the median."""
        if len(self.rounds) < 2:
            return 0.0
        low, _, high = statistics.quantiles(self.rounds, n=4, method="inclusive")
        return (high - low) / 2 / self.median if self.median else 0.0


@dataclass(frozen=True, slots=True)
class Ran:
    """A command, from shell to shell: `wall` and `cpu` (user and system together), and the most memory of
    any round in MB."""

    wall: Times
    cpu: Times
    memory: float


def timed(work: Callable[[], object], rounds: int, before: Callable[[], object] = lambda: None) -> Times:
    """Processor time of `work` in each of some rounds, and `before` before each, which is not timed."""
    found = []
    for _ in range(rounds):
        before()
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return Times(tuple(found))


def ran(
    arguments: Sequence[str],
    rounds: int,
    *,
    command: Sequence[str] = CROSSCHECK,
    statuses: Sequence[int] = (0,),
    before: Callable[[], object] = lambda: None,
) -> Ran:
    """`crosscheck ARGUMENTS`, or those of another command, in some rounds, after one that is not counted.

    Raises SystemExit when it ends with a status other than `statuses`: then nothing was measured.
    """
    walls, cpus, memory = [], [], 0.0
    environment = os.environ | {"COLUMNS": "100"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as an installed package has it
    for number in range(rounds + 1):
        before()
        done = subprocess.run(
            [sys.executable, "-S", str(LAUNCH), *command, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
        )
        status, wall, cpu, megabytes = json.loads(done.stdout)
        if status not in statuses:
            raise SystemExit(f"{' '.join(arguments)}\nfailed: {status}\n{done.stderr[-2000:]}")
        if number:
            walls.append(wall)
            cpus.append(cpu)
            memory = max(memory, megabytes)
    return Ran(Times(tuple(walls)), Times(tuple(cpus)), memory)


def note(text: str) -> None:
    print(f"… {text}", file=sys.stderr)
