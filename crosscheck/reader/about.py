"""Information on a reader: folder, digest, size, and the figures of its model card."""

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
from crosscheck.reader.user_reader import UserReader


@dataclass(frozen=True, slots=True)
class About:
    """`size` is that of all files, in bytes; `figures` are those of the model card, {} without one."""

    name: str
    folder: Path
    digest: str
    size: int
    figures: Mapping[str, Any]


def about(setting: str) -> About | None:
    """The reader of the setting `reader`, opened and tried; None for "none". Raises ReaderError."""
    reader = opened(setting)
    if reader is None:
        return None
    if isinstance(reader, ReaderError):
        raise reader
    if isinstance(reader, UserReader):
        folder, files = reader.folder.path, list(reader.folder.files())
    else:
        assert isinstance(reader, BoxReader)
        folder = reader.folder
        files = [folder / name for name in (GRAPH, TOKENIZER, CARD)]
    size = sum(file.stat().st_size for file in files)
    return About(reader.name, folder, reader.digest, size, _figures(folder / CARD))


def _figures(card: Path) -> Mapping[str, Any]:
    """The object under "figures" in the card; {} if there is none."""
    try:
        value = json.loads(card.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    figures = value.get("figures") if isinstance(value, dict) else None
    return figures if isinstance(figures, dict) else {}
