"""How the time of a check grows with its text: runs of dates and of dots, which patterns were once lost in."""

from __future__ import annotations

import math
from collections.abc import Mapping

from crosscheck import drafts, pipeline
from crosscheck.config import Config
from crosscheck.outlets.registry import load, outlet_for_domain
from crosscheck.retrieval.extract import extract_text
from speed.timing import timed

UNITS = {"growth-dates": "am 1.1.2024 ", "growth-dots": ". "}
LENGTHS = (8_000, 32_000)  # characters


def power(times: Mapping[int, float]) -> float:
    """The power of n with which the time grows from the smallest n to the largest."""
    low, high = min(times), max(times)
    return math.log(times[high] / times[low]) / math.log(high / low)


def repeated(unit: str, rounds: int) -> dict[int, float]:
    """Seconds of a check whose draft and article both are `unit` again and again, by length in characters."""
    return {
        length: min(_checked(f"{number} " + unit * (length // len(unit))) for number in range(rounds))
        for length in LENGTHS
    }


def _checked(text: str) -> float:
    outlet = outlet_for_domain("blatt.example")

    def check() -> None:
        reading = pipeline.read(drafts.read("draft.txt", text.encode()), Config(), load())
        pipeline.judge(reading, [extract_text(text, url="https://blatt.example/1", outlet=outlet)], Config())

    return timed(check, 1).best
