"""Calibration: weights of reader, rules and words, fitted on labelled claims (`reader fit`).

One row is one claim with its signals (`fusion.py`) and its label, from digests or, with less weight, from public pairs
of statement and source. Folds are by case. The signs of weights are constrained (`model.DOUBT`, `model.SUPPORT`), as
each data set has its own bias. Limits of the decision are searched on out-of-fold probabilities. Without a reader rules
and words are weighed alone (`fusion-words.json`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from crosscheck import files
from crosscheck.calibration.limits import matched_auc, rates, searched
from crosscheck.calibration.model import SURE, Scored, fitted, names_of, out_of_fold
from crosscheck.calibration.rows import Row, Signals, pair_rows, rows
from crosscheck.config import Config
from crosscheck.errors import CrosscheckError, ReaderError, UsageError
from crosscheck.reader import opened
from crosscheck.verification.fusion import Fusion


def run(
    data: Sequence[Path], config: Config, output: Path | None, held: Mapping[str, float] | None = None
) -> str:
    """Calibrates the reader of the settings, or rules and words alone, writes the calibration to `output` and returns
    the figures as text. Each of `data` is a folder of digests, or of such folders, or a file of pairs. Limits `held`
    are fixed, not searched.

    Raises:
        UsageError: there are no digests.
        ReaderError: the reader cannot be used.
    """
    reader = opened(config.reader)
    if isinstance(reader, ReaderError):
        raise reader
    sets = [part for one in data for part in ([one] if one.is_file() else _folders(one))]
    try:
        found = [row for one in sets for row in (pair_rows if one.is_file() else rows)(one, reader)]
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as exc:
        raise UsageError(
            f"a digest in {', '.join(map(str, data))} is not in the format ({exc})",
            "docs/guides/readers.md shows it.",
        ) from exc
    names = names_of(found)
    scored = out_of_fold(found, names)
    limits = searched(scored, held)
    model = fitted(found, names)
    text = report(found, scored, model, limits)
    if output is not None:
        fusion = replace(
            model,
            limits=limits,
            provenance=f"{len(found)} claims of {', '.join(f.stem for f in sets)}; folds by case; "
            + (f"reader {reader.digest[:12]}" if reader else "without a reader"),
        )
        _write(output, fusion)
    return text


def _folders(data: Path) -> list[Path]:
    if list(data.glob("*.json")):
        return [data]
    found = sorted(p for p in data.iterdir() if list(p.glob("*.json")))
    if not found:
        raise UsageError(
            f"{data} holds no digests (JSON files)", "docs/guides/readers.md shows their format."
        )
    return found


def _write(path: Path, fusion: Fusion) -> None:
    try:
        shape = {
            "provenance": fusion.provenance,
            "bias": fusion.bias,
            "weights": fusion.weights,
            "rates": fusion.rates,
            "limits": fusion.limits,
        }
        with files.written(path) as stream:
            stream.write(json.dumps(shape, ensure_ascii=False, indent=1).encode() + b"\n")
    except OSError as exc:
        raise CrosscheckError(f"{path} cannot be written ({exc.strerror})", "Name another file.") from exc


def report(found: Sequence[Row], scored: Sequence[Scored], model: Fusion, limits: Signals) -> str:
    """Out-of-fold figures by data set, and the precision of each rule."""
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
    lines += ["", "signal | weight"]
    lines += [f"{name} | {weight:g}" for name, weight in model.weights.items() if not name.startswith("CC")]
    lines += ["", "rule | weight | sure of wrong claims | of fair claims | rate"]
    for code, rate in model.rates.items():
        found_by_rule = [
            r for r in found if r.share == 1 and r.label != "partial" and r.own.get(code, 0.0) >= SURE
        ]
        spoke = f"{sum(r.wrong for r in found_by_rule)} | {sum(not r.wrong for r in found_by_rule)}"
        lines.append(f"{code} | {model.weights.get(code, 0.0):g} | {spoke} | {rate:.2f}")
    return "\n".join(lines)
