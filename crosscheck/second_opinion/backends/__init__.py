"""Creates a judge by name: a module of this folder, or a plug-in by entry point."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from crosscheck.errors import CrosscheckError, JudgeError, UsageError, nearest
from crosscheck.second_opinion.base import Judge, JudgeFactory, JudgeOptions

GROUP = "crosscheck.judges"
OFF = frozenset({"", "none"})
_MOVED = "nli"  # a former judge, now `--reader`


@dataclass(frozen=True, slots=True)
class JudgeChoice:
    """The parts of `NAME:ARGUMENT`."""

    name: str
    argument: str


def parse_choice(model: str) -> JudgeChoice | None:
    """The value of `--judge` or `judge.model`; None for no judge. Raises UsageError for unknown names."""
    if model.strip().lower() in OFF:
        return None
    name, _, argument = model.partition(":")
    known = {*_own(), *_plugins()}
    refuse_moved(model)
    if name not in known:
        raise UsageError(f"--judge: no judge is called '{name}'", nearest(name, {*known, "none"}))
    if name in _own() and not argument.strip():
        raise UsageError(f"--judge: '{model}' does not say which model", f"Write it as {name}:MODEL.")
    return JudgeChoice(name, argument.strip())


def refuse_moved(model: str) -> None:
    """Raises UsageError, with the new spelling, for the former judge that is a reader now."""
    name, _, folder = model.partition(":")
    if name == _MOVED and name not in _plugins():
        shown = folder.strip() or "DIR"
        raise UsageError(
            f"judge '{model}': an entailment model in a folder is no judge any more but a reader",
            f'Use --reader {shown} (settings: reader = "{shown}"), and leave judge.model out.',
        )


def create_judge(wanted: JudgeChoice, options: JudgeOptions) -> Judge:
    """The judge. Raises JudgeError when it cannot be used, UsageError for an invalid argument."""
    if wanted.name in _own():
        module = importlib.import_module(f"{__name__}.{wanted.name}")
        return cast(Judge, module.open_judge(options))
    try:
        factory = cast(JudgeFactory, _plugins()[wanted.name].load())
        return factory(options)
    except CrosscheckError:
        raise
    except Exception as exc:
        raise JudgeError(
            f"the plug-in '{wanted.name}' could not be opened ({type(exc).__name__})",
            "Ask those who made it, or do without: --judge none.",
        ) from exc


def _own() -> frozenset[str]:
    return frozenset(m.name for m in pkgutil.iter_modules(__path__))


def _plugins() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}
