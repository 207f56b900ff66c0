"""What can be said of a reader: where it is, its digest, its size, and the figures that came with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crosscheck.errors import ReaderError
from crosscheck.reader import opened
from crosscheck.reader.base import CARD, GRAPH
from crosscheck.reader.box import TOKENIZER, BoxReader
from crosscheck.reader.foreign import ForeignReader


@dataclass(frozen=True, slots=True)
class About:
    """`size` in bytes, of all files; `figures` are those of the card beside the model, {} without one."""

    name: str
    folder: Path
    digest: str
    size: int
    figures: Mapping[str, Any]


def about(setting: str) -> About | None:
    """The reader that the setting `reader` names, opened and found usable; None for "none". Raises ReaderError."""
    reader = opened(setting)
    if reader is None:
        return None
    if isinstance(reader, ReaderError):
        raise reader
    if isinstance(reader, ForeignReader):
        folder, files = reader.folder.path, list(reader.folder.files())
    else:
        assert isinstance(reader, BoxReader)
        folder = reader.folder
        files = [folder / name for name in (GRAPH, TOKENIZER, CARD)]
    size = sum(file.stat().st_size for file in files)
    return About(reader.name, folder, reader.digest, size, _figures(folder / CARD))


def _figures(card: Path) -> Mapping[str, Any]:
    """What the card says under "figures"; {} where there is no card or it says nothing of the kind."""
    try:
        told = json.loads(card.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    figures = told.get("figures") if isinstance(told, dict) else None
    return figures if isinstance(figures, dict) else {}
