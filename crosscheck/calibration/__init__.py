"""Calibration: what the reader, each rule and the words are worth, fitted on labelled digests (`reader fit`).

One row is one claim of a digest with its signals (`fusion.py`) and its label. Folds are by case. In the fit, fair and
wrong claims that share about as many words with their source weigh the same, in each set: neither "reworded means
invented" nor "verbatim means wrong" can be learnt, though every set leans one way. Limits of the decision are searched
on probabilities from models that have not seen the case.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from crosscheck import files
from crosscheck.calibration.limits import matched_auc, rates, searched
from crosscheck.calibration.model import Scored, fitted, names_of, out_of_fold
from crosscheck.calibration.rows import Row, Signals, rows
from crosscheck.config import Config
from crosscheck.errors import CrosscheckError, ReaderError, UsageError
from crosscheck.fusion import Fusion
from crosscheck.reader import opened


def run(data: Path, config: Config, output: Path | None) -> str:
    """Calibrates the reader that the settings name on the digests in the folders `data` holds (or is), writes the
    numbers to `output` and gives the figures as text.

    Raises:
        UsageError: there are no digests, or no reader is in force.
    """
    reader = opened(config.reader)
    if reader is None:
        raise UsageError("no reader is in force (reader = none)", "Name one with --reader.")
    if isinstance(reader, ReaderError):
        raise reader
    folders = (
        [data] if list(data.glob("*.json")) else sorted(p for p in data.iterdir() if list(p.glob("*.json")))
    )
    if not folders:
        raise UsageError(
            f"{data} holds no digests (JSON files)", "docs/guides/readers.md shows their format."
        )
    try:
        found = [row for folder in folders for row in rows(folder, reader)]
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as exc:
        raise UsageError(
            f"a digest in {data} is not in the format ({exc})", "docs/guides/readers.md shows it."
        ) from exc
    names = names_of(found)
    scored = out_of_fold(found, names)
    limits = searched(scored)
    bias, weights = fitted(found, names)
    text = report(found, scored, weights, limits)
    if output is not None:
        fusion = Fusion(
            bias,
            weights,
            limits,
            f"{len(found)} claims of {', '.join(f.name for f in folders)}; folds by case; reader {reader.digest[:12]}",
        )
        _write(output, fusion)
    return text


def _write(path: Path, fusion: Fusion) -> None:
    try:
        shape = {
            "provenance": fusion.provenance,
            "bias": fusion.bias,
            "weights": fusion.weights,
            "limits": fusion.limits,
        }
        with files.written(path) as stream:
            stream.write(json.dumps(shape, ensure_ascii=False, indent=1).encode() + b"\n")
    except OSError as exc:
        raise CrosscheckError(f"{path} cannot be written ({exc.strerror})", "Name another file.") from exc


def report(found: Sequence[Row], scored: Sequence[Scored], weights: Signals, limits: Signals) -> str:
    """Figures out of fold, by set, and what each rule was worth."""
    lines = [
        "limits: " + ", ".join(f"{k} {v:g}" for k, v in sorted(limits.items())),
        "",
        "set | claims | matched AUC | flag F1 | false alarms | false green | fair but yellow",
    ]
    for name in sorted({r.source for r in found}):
        part = [s for s in scored if s.row.source == name]
        r = rates(part, limits)
        lines.append(
            f"{name} | {len(part)} | {matched_auc(part):.3f} | {r.flag_f1:.3f} | {r.false_alarms:.3f}"
            f" | {r.false_green:.3f} | {r.yellow:.3f}"
        )
    lines += ["", "signal | weight | says wrong of wrong claims | of fair claims"]
    for name, weight in weights.items():
        told = [r for r in found if r.label != "partial" and r.own.get(name, 0.0) >= 0.5]
        counts = (
            f"{sum(r.wrong for r in told)} | {sum(not r.wrong for r in told)}"
            if name.startswith("CC")
            else " | "
        )
        lines.append(f"{name} | {weight:g} | {counts}")
    return "\n".join(lines)
