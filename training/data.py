"""The training data: groups of passages with statements that are borne out by some of them and not by others.

Three kinds of files (formats in `data/README.md` and `data/TWINS.md`): groups with one passage (`partNN.txt`), mirror
passages that turn the labels of a group round (`partNN.mir.txt`), twins (two passages from the first).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.check_twins import parse as parse_twins

SUPPORTED, ABSENT, CONTRADICTED, NOT_SUPPORTED = (
    0,
    1,
    2,
    3,
)  # the last: one of the two before it, not known which
_LABELS = {"+": SUPPORTED, "0": ABSENT, "~": ABSENT, "-": CONTRADICTED}
_STATEMENT = re.compile(r"^([+\-0~]) (?:([a-z_]+)\s*\|\s*)?(.*)$")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Reading:
    """How a passage bears on a statement: the label, and the spans of the statement that are wrong against it.

    `wrong` is None where the words are not known.
    """

    label: int
    wrong: Spans | None


@dataclass(frozen=True)
class Statement:
    """A statement, the sentence before it if that is given, and its reading by each passage of the group (or None)."""

    text: str
    context: str
    kind: str
    readings: tuple[Reading | None, ...]
    share: float = 1.0  # of the epochs in which it is sampled (`training/balance.py`)


@dataclass(frozen=True)
class Group:
    """Passages on one story with statements on it. `name` is stable and unique; `writer` says who wrote it."""

    name: str
    writer: str
    language: str
    passages: tuple[str, ...]
    statements: tuple[Statement, ...]
    mirrored: bool = False  # the second passage was written afterwards, to turn the labels round


def unmarked(text: str) -> tuple[str, Spans]:
    """The text without [[ ]] and the spans that they enclosed."""
    out, spans, start = "", [], 0
    for part in re.split(r"(\[\[|\]\])", text):
        if part == "[[":
            start = len(out)
        elif part == "]]":
            spans.append((start, len(out)))
        else:
            out += part
    return out, tuple(spans)


def _reading(sign: str, spans: Spans | None) -> Reading | None:
    if sign == "x":
        return None
    label = _LABELS[sign]
    return Reading(label, () if label == SUPPORTED else spans)


@dataclass
class _Part:
    topic: str
    language: str
    passage: str
    items: list[tuple[str, str, str]]  # sign, kind, text with marks


def _parts(path: Path) -> list[_Part]:
    found: list[_Part] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            topic, _, language = line[1:].rpartition("|")
            found.append(_Part(topic.strip(), language.strip(), "", []))
        elif line.startswith("P:"):
            found[-1].passage = line[2:].strip()
        elif (match := _STATEMENT.match(line)) and found:
            found[-1].items.append((match[1], match[2] or "", match[3].strip()))
    return found


def _mirrors(path: Path) -> dict[str, tuple[str, str]]:
    """Topic → mirror passage and the signs of its labels."""
    found: dict[str, list[str]] = {}
    topic = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            topic = line[1:].rpartition("|")[0].strip()
            found[topic] = ["", ""]
        elif line.startswith("M:") and topic:
            found[topic][0] = line[2:].strip()
        elif line.startswith("L:") and topic:
            found[topic][1] = re.sub(r"\s", "", line[2:])
    return {topic: (passage, signs) for topic, (passage, signs) in found.items() if passage and signs}


def _mirrored(folder: Path) -> Iterator[Group]:
    """Groups of one passage with their mirror passages. Those without a mirror are left out."""
    second = folder / "second"
    for path in sorted(folder.glob("w*/part??.txt")):
        writer = path.parent.name
        mirrors = [
            _mirrors(place)
            for place in (path.with_suffix(".mir.txt"), second / writer / f"{path.stem}.mir.txt")
            if place.exists()
        ]
        for part in _parts(path):
            own = [
                m[part.topic] for m in mirrors if part.topic in m and len(m[part.topic][1]) == len(part.items)
            ]
            if not own or not part.passage:
                continue
            statements = []
            for i, (sign, kind, body) in enumerate(part.items):
                text, spans = unmarked(body)
                readings = [_reading(sign, spans)]
                for _, signs in own:
                    reading = _reading(signs[i], None)
                    if reading and reading.label == CONTRADICTED:
                        reading = Reading(NOT_SUPPORTED, None)  # mirrors do not keep the two apart
                    readings.append(reading)
                statements.append(Statement(text, "", kind, tuple(readings)))
            passages = (part.passage, *(p for p, _ in own))
            yield Group(
                f"{writer}/{path.stem}/{part.topic}", writer, part.language, passages, tuple(statements), True
            )


def _twins(folder: Path) -> Iterator[Group]:
    for path in sorted(folder.glob("*/part*.txt")):
        for twins in parse_twins(path)[0]:
            if set(twins.passages) != {"A", "B"}:
                continue
            statements = []
            for s in twins.statements:
                text, spans = unmarked(s.text)
                readings = tuple(_reading(sign, spans) for sign in s.labels)
                statements.append(Statement(text, s.context, s.kind, readings))
            name = f"{path.parent.name}/{path.stem}/{twins.topic}"
            passages = (twins.passages["A"], twins.passages["B"])
            yield Group(name, path.parent.name, twins.lang, passages, tuple(statements))


def load(folder: Path) -> list[Group]:
    """All groups under `folder` (`pairs/`, `twins/`), in a stable order."""
    return [*_mirrored(folder / "pairs"), *_twins(folder / "twins")]


def sentences(text: str) -> list[str]:
    """The sentences of a passage, near enough for cutting it into chunks."""
    return [s for s in re.split(r"(?<=[.!?“”\"«»])\s+(?=[A-ZÄÖÜ„\"»«“\d])", text) if s.strip()]
