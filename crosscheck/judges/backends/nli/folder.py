"""A folder with a model: which files it must hold, and what its labels mean. Nothing is downloaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crosscheck.errors import JudgeError

_MEANINGS = {
    "entailment": "entails", "entail": "entails", "entails": "entails", "e": "entails",
    "contradiction": "denies", "contradict": "denies", "contradicts": "denies", "c": "denies",
    "neutral": "neither", "n": "neither", "unknown": "neither",
    "not_entailment": "neither", "not entailment": "neither", "non_entailment": "neither",
}  # fmt: skip
_PLACES = ("model.onnx", "onnx/model.onnx")
_LONGEST = 512  # tokens; what cross-encoders are trained for, whatever their config allows


@dataclass(frozen=True, slots=True)
class Labels:
    """Which output says what; `denies` is None for models that only tell entailment from the rest."""

    entails: int
    denies: int | None
    count: int


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """The files of a model, its labels, the longest input in tokens, and the id that pads."""

    path: Path
    model: Path
    tokenizer: Path
    labels: Labels
    longest: int
    pad: int

    def digest(self) -> str:
        """SHA-256 of all files that bear on an answer, weights beside the graph included."""
        told = hashlib.sha256()
        weights = sorted(p for p in self.model.parent.iterdir() if p.name.startswith(self.model.name))
        for file in (*weights, self.tokenizer, self.path / "config.json"):
            with file.open("rb") as stream:
                told.update(hashlib.file_digest(stream, "sha256").digest())
        return told.hexdigest()


def read(path: Path) -> ModelFolder:
    """The model in the folder `path`. Raises JudgeError naming what is missing or means nothing."""
    if not path.is_dir():
        raise JudgeError(
            f"nli: {path} is no folder", "Name the folder of an exported model, as in nli:models/x."
        )
    model = _model(path)
    tokenizer = path / "tokenizer.json"
    if not tokenizer.is_file():
        raise JudgeError(f"nli: {path} has no tokenizer.json", "Export the tokenizer with the model.")
    config = _json(path / "config.json")
    labels = _labels(path, config)
    extra = _json(path / "tokenizer_config.json") if (path / "tokenizer_config.json").is_file() else {}
    # RoBERTa counts two positions more than it can use.
    usual = _whole(config, "max_position_embeddings", _LONGEST) - (2 if "roberta" in _type(config) else 0)
    longest = min(_LONGEST, usual, _whole(extra, "model_max_length", _LONGEST))
    return ModelFolder(path, model, tokenizer, labels, longest, _whole(config, "pad_token_id", 0))


def _model(path: Path) -> Path:
    for place in _PLACES:
        if (path / place).is_file():
            return path / place
    found = sorted(path.glob("*.onnx")) or sorted(path.glob("onnx/*.onnx"))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f.name for f in found)
        raise JudgeError(f"nli: {path} has several models: {names}", "Name the one to use model.onnx.")
    raise JudgeError(f"nli: {path} has no model.onnx", "docs/guides/judges.md shows how to export one.")


def _json(file: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise JudgeError(f"nli: {file.parent} has no {file.name}", "Export it with the model.") from None
    except (OSError, ValueError) as exc:
        raise JudgeError(f"nli: {file} cannot be read ({type(exc).__name__})", "Export it again.") from exc
    if not isinstance(told, dict):
        raise JudgeError(f"nli: {file} is no JSON object", "Export it again.")
    return told


def _labels(path: Path, config: Mapping[str, Any]) -> Labels:
    """The meaning of the outputs by `id2label`. A label nobody knows stops here: a guess would turn
    every verdict round."""
    named = config.get("id2label")
    if not isinstance(named, Mapping) or not named:
        raise JudgeError(f"nli: {path}/config.json names no labels (id2label)", "Is it an NLI model?")
    meanings: dict[str, int] = {}
    for number, label in named.items():
        meaning = _MEANINGS.get(str(label).strip().lower().replace("-", "_"))
        if meaning is None or meaning in meanings or not str(number).isdigit():
            shown = ", ".join(str(each) for each in named.values())
            raise JudgeError(
                f"nli: the labels of {path} cannot be told apart: {shown}",
                "config.json must name them entailment, neutral and contradiction (id2label).",
            )
        meanings[meaning] = int(number)
    if (
        "entails" not in meanings
        or len(meanings) < 2
        or sorted(meanings.values()) != list(range(len(meanings)))
    ):
        raise JudgeError(
            f"nli: {path} has no label for entailment and one for the rest",
            "config.json must name them entailment, neutral and contradiction (id2label).",
        )
    return Labels(meanings["entails"], meanings.get("denies"), len(meanings))


def _type(config: Mapping[str, Any]) -> str:
    return str(config.get("model_type", "")).lower()


def _whole(table: Mapping[str, Any], key: str, default: int) -> int:
    value = table.get(key)
    return int(value) if isinstance(value, (int, float)) and 0 <= value < 1e6 else default
