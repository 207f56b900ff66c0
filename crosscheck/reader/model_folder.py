"""A folder with an entailment model in ONNX form: its required files and the meaning of its labels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crosscheck import files
from crosscheck.errors import ReaderError

CONFIG, TOKENIZER = "config.json", "tokenizer.json"
PLACES = ("model.onnx", "onnx/model.onnx")
GUIDE = "docs/guides/readers.md"
_MEANINGS = {
    "entailment": "entails", "entail": "entails", "entails": "entails", "e": "entails",
    "contradiction": "denies", "contradict": "denies", "contradicts": "denies", "c": "denies",
    "neutral": "neither", "n": "neither", "unknown": "neither",
    "not_entailment": "neither", "not entailment": "neither", "non_entailment": "neither",
}  # fmt: skip
_NAMES = "config.json must name them entailment, neutral and contradiction (id2label)."
_AGAIN = f"Export the model again ({GUIDE})."
_LONGEST = 512  # tokens; cross-encoders are trained for that length, even if their config allows more
_SHOWN = 80  # characters of a foreign file in a message


@dataclass(frozen=True, slots=True)
class Labels:
    """The output index of each relation; `denies` is None for models that only know entailment or not."""

    entails: int
    denies: int | None
    count: int


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """The files of a model, its labels, its maximum input in tokens, and its padding id."""

    path: Path
    model: Path
    tokenizer: Path
    labels: Labels
    longest: int
    pad: int

    def files(self) -> Iterator[Path]:
        """All files that affect a result, including weights outside the graph."""
        yield from sorted(p for p in self.model.parent.iterdir() if p.name.startswith(self.model.name))
        yield from (self.tokenizer, self.path / CONFIG)

    def digest(self) -> str:
        """SHA-256 (hex) of `files`. Raises ReaderError when one cannot be read."""
        digest = hashlib.sha256()
        try:
            for file in self.files():
                with file.open("rb") as stream:
                    digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as exc:
            raise ReaderError(
                f"{exc.filename}: cannot be read ({exc.strerror})", "Check its permissions."
            ) from exc
        return digest.hexdigest()


def read(path: Path) -> ModelFolder:
    """The model in the folder `path`, not loaded. Raises ReaderError for missing or unclear files."""
    try:
        return _read(path)
    except OSError as exc:
        raise ReaderError(
            f"the reader {path}: cannot be read ({exc.strerror})", "Check the path and its permissions."
        ) from exc


def _read(path: Path) -> ModelFolder:
    if not path.is_dir():
        raise ReaderError(
            f"the reader {path}: there is no such folder",
            "Name box, none, or the folder of a model, as models/x.",
        )
    model = _model(path)
    tokenizer = path / TOKENIZER
    if not tokenizer.is_file():
        raise ReaderError(
            f"the reader {path} has no {TOKENIZER}", f"Export the tokeniser with the model ({GUIDE})."
        )
    config = read_json(path / CONFIG)
    labels = labels_of(config, str(path / CONFIG))
    extra = read_json(path / "tokenizer_config.json") if (path / "tokenizer_config.json").is_file() else {}
    # RoBERTa counts two positions more than it can use.
    usual = _whole(config, "max_position_embeddings", _LONGEST) - (2 if "roberta" in _type(config) else 0)
    longest = min(_LONGEST, usual, _whole(extra, "model_max_length", _LONGEST))
    return ModelFolder(path, model, tokenizer, labels, longest, _whole(config, "pad_token_id", 0))


def read_json(file: Path) -> Mapping[str, Any]:
    """The JSON object in `file`. Raises ReaderError."""
    try:
        value = files.json_value(files.text(file))
    except FileNotFoundError:
        raise ReaderError(f"the reader {file.parent} has no {file.name}", _AGAIN) from None
    except (OSError, ValueError) as exc:
        raise ReaderError(f"{file} cannot be read ({type(exc).__name__})", _AGAIN) from exc
    if not isinstance(value, dict):
        raise ReaderError(f"{file} is no JSON object", _AGAIN)
    return value


def labels_of(config: Mapping[str, Any], where: str) -> Labels:
    """The meaning of the outputs by `id2label` of a config.json. An unknown label is an error, as a wrong guess
    would invert every verdict.

    Raises:
        ReaderError: labels are missing, not known, or not enough; `where` names the file.
    """
    named = config.get("id2label")
    if not isinstance(named, Mapping) or not named:
        raise ReaderError(
            f"{where} names no labels (id2label)", "Choose a model for natural-language inference (NLI)."
        )
    meanings: dict[str, int] = {}
    for number, label in named.items():
        meaning = _MEANINGS.get(str(label).strip().lower().replace("-", "_"))
        if meaning is None or meaning in meanings or not str(number).isdecimal():
            shown = printable(", ".join(str(each) for each in named.values()))
            raise ReaderError(f"{where}: the labels cannot be told apart: {shown}", _NAMES)
        meanings[meaning] = int(number)
    numbers = sorted(meanings.values())
    if "entails" not in meanings or len(meanings) < 2 or numbers != list(range(len(meanings))):
        raise ReaderError(f"{where}: there is no label for entailment and one for the rest", _NAMES)
    return Labels(meanings["entails"], meanings.get("denies"), len(meanings))


def _model(path: Path) -> Path:
    for place in PLACES:
        if (path / place).is_file():
            return path / place
    found = sorted(path.glob("*.onnx")) or sorted(path.glob("onnx/*.onnx"))
    if len(found) == 1:
        return found[0]
    if found:
        names = printable(", ".join(f.name for f in found))
        raise ReaderError(f"the reader {path} has several models: {names}", "Name the one to use model.onnx.")
    raise ReaderError(f"the reader {path} has no model.onnx", f"{GUIDE} shows how to export one.")


def printable(text: str) -> str:
    """`text` without control characters, and shortened, for messages."""
    shown = "".join(c if c.isprintable() else "?" for c in text)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"


def _type(config: Mapping[str, Any]) -> str:
    return str(config.get("model_type", "")).lower()


def _whole(table: Mapping[str, Any], key: str, default: int) -> int:
    value = table.get(key)
    return int(value) if isinstance(value, (int, float)) and 0 <= value < 1e6 else default
