"""Opening a judge by its name: the modules of this folder, and plug-ins by entry point."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from crosscheck.errors import CrosscheckError, JudgeError, UsageError, nearest
from crosscheck.second_opinion.base import Judge, Open, Opening

GROUP = "crosscheck.judges"
OFF = frozenset({"", "none"})
_MOVED = "nli"  # what was a judge once and is a reader now


@dataclass(frozen=True, slots=True)
class Choice:
    """`NAME:ARGUMENT` taken apart."""

    name: str
    argument: str


def choice(model: str) -> Choice | None:
    """What `--judge` or `judge.model` names; None when no judge is wanted.

    Raises UsageError for a name nobody knows.
    """
    if model.strip().lower() in OFF:
        return None
    name, _, argument = model.partition(":")
    known = {*_own(), *_plugins()}
    refuse_moved(model)
    if name not in known:
        raise UsageError(f"--judge: no judge is called '{name}'", nearest(name, {*known, "none"}))
    if name in _own() and not argument.strip():
        raise UsageError(f"--judge: '{model}' does not say which model", f"Write it as {name}:MODEL.")
    return Choice(name, argument.strip())


def refuse_moved(model: str) -> None:
    """Raises UsageError, with what to write instead, for a judge that is a reader now."""
    name, _, folder = model.partition(":")
    if name == _MOVED and name not in _plugins():
        shown = folder.strip() or "DIR"
        raise UsageError(
            f"judge '{model}': an entailment model in a folder is no judge any more but a reader",
            f'Use --reader {shown} (settings: reader = "{shown}"), and leave judge.model out.',
        )


def opened(wanted: Choice, opening: Opening) -> Judge:
    """The judge. Raises JudgeError when it cannot be used, UsageError when its argument means nothing."""
    if wanted.name in _own():
        module = importlib.import_module(f"{__name__}.{wanted.name}")
        return cast(Judge, module.open_judge(opening))
    try:
        maker = cast(Open, _plugins()[wanted.name].load())
        return maker(opening)
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
