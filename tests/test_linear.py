"""No pattern of the package takes more than its share of time as its input grows."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from growth import UNITS, slow, superlinear
from pumped import runs

import crosscheck
from crosscheck import language
from crosscheck.attribution import classification, mentions
from crosscheck.language.nearby import Nearby

_SHORT, _NOTICED = (
    2000,
    0.0006,
)  # a text of so many characters that takes so many seconds is looked at closely
_LENGTH = 4000  # characters at which quadratic growth shows: it takes some millions of steps
_END = "\x01x"  # a pattern that finds its end at once shows nothing
# Turns of phrase, each held against a stretch before or after a name: how, and how long it is.
_TURNS = {
    "].before": ("before", classification.WINDOW),
    "].after": ("after", classification.WINDOW),
    "cues.lead_in": ("before", mentions.LONGEST_LEAD),
    "cues.tail": ("after", mentions.LONGEST_TAIL),
}
# How the other patterns of a language are held against the text, those apart that are searched for.
_HELD = {
    "folding._kept": "fullmatch",
    "wording().patterns": "fullmatch",
    "pages.patterns": "fullmatch",
    "cues.editions": "match",
    "cues.reports": "match",
    "cues.shows": "match",
    "clauses.past_pattern": "fullmatch",
    "clauses.present_pattern": "fullmatch",
    "clauses.plural_pattern": "fullmatch",
    "clauses.strong_pattern": "fullmatch",
}
_METHODS = {"sub": "finditer", "subn": "finditer", "split": "finditer", "findall": "finditer"}


def _modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(crosscheck.__path__, "crosscheck."):
        if not found.name.endswith("__main__") and not found.name.startswith(
            "crosscheck.judges"
        ):  # a former name
            yield importlib.import_module(found.name)


def _inside(value: object, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern | Nearby]]:
    """The patterns in a value, each with the way to it."""
    if isinstance(value, re.Pattern | Nearby):
        yield name, value
    elif depth > 6:
        return
    elif isinstance(value, str):
        if name.startswith("crosscheck.language.get()") and re.search(
            r"\\[bsSwWd]|\(\?|\[\^|[\])][*+?]", value
        ):
            try:
                yield name, re.compile(value, re.VERBOSE if "\n" in value else 0)
            except re.error:
                return  # no pattern, or a piece of one
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _inside(each, f"{name}[{key!r}]", depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _inside(each, f"{name}[]", depth + 1)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _inside(getattr(value, field.name, None), f"{name}.{field.name}", depth + 1)


def _made(function: Callable[..., object]) -> Iterator[object]:
    """What a memoised function of the package makes, if it takes nothing, or a language's code."""
    try:
        needed = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
    except ValueError:
        return
    if not needed:
        yield function()
    elif [p.name for p in needed] in (["code"], ["language"], ["lang"]):
        for code in language.codes():
            try:
                yield function(code)
            except (AttributeError, TypeError):
                yield function(language.get(code))


@functools.cache
def _source(module: str) -> str:
    """The source of a module; of the whole package for a name that other modules use."""
    if module:
        return inspect.getsource(importlib.import_module(module))
    return "\n".join(path.read_text() for path in Path(crosscheck.__file__).parent.rglob("*.py"))


@functools.cache
def _methods(name: str) -> set[str]:
    """The methods by which the package uses a pattern of this name; without any, it searches all the text."""
    held = next((method for part, method in _HELD.items() if part in name), "")
    if held:
        return {held}
    module, last = re.sub(r"\[.*|\(\).*", "", name).rsplit(".", 1)
    source = _source(module if last.startswith("_") else "")
    called = re.findall(rf"\b{re.escape(last)}(?:\([^()]*\)|\[\w+\])?\.(\w+)\b", source)
    methods = {_METHODS.get(each, each) for each in called} & {"finditer", "search", "match", "fullmatch"}
    return methods or {"finditer"}


def _patterns() -> dict[str, re.Pattern | Nearby]:
    found: dict[object, tuple[str, re.Pattern | Nearby]] = {}
    for module in _modules():
        for name, value in list(vars(module).items()):
            place = f"{module.__name__}.{name}"
            values = [value]
            if hasattr(value, "cache_info") and getattr(value, "__module__", "") == module.__name__:
                values, place = list(_made(value)), f"{place}()"
            for each in values:
                for path, pattern in _inside(each, place):
                    found.setdefault(pattern, (path, pattern))
    return {f"{path} {number}": pattern for number, (path, pattern) in enumerate(found.values())}


def _calls(path: str, pattern: re.Pattern | Nearby) -> Iterator[tuple[str, Callable[[Any], object]]]:
    """How the package holds the pattern against a text, each way with its name."""
    turn = next((how for part, how in _TURNS.items() if part in path), None)
    if turn and isinstance(pattern, re.Pattern):
        pattern = Nearby(pattern, turn[1])
    if isinstance(pattern, Nearby):
        if turn and turn[0] == "after":
            yield "after", lambda text: pattern.after(text, 0, len(text))
        else:
            yield "before", lambda text: pattern.before(text, len(text))
        return
    for method in sorted(_methods(path.split(" ")[0])):
        if method == "finditer":
            yield method, lambda text: [None for _ in pattern.finditer(text)]
        else:
            yield method, getattr(pattern, method)


def _texts(pattern: re.Pattern) -> Iterator[tuple[str, Callable[[int], str | bytes]]]:
    """Texts of any length, each with what is repeated in it: the runs that all get, and the pattern's own."""
    is_bytes = isinstance(pattern.pattern, bytes)

    def grown(before: str, unit: str, length: int) -> str | bytes:
        text = before + unit * max(1, length // len(unit)) + _END
        return text.encode() if is_bytes else text

    for before, unit in (*(("", unit) for kind in UNITS.values() for unit in kind), *sorted(runs(pattern))):
        yield f"{before!r} + n * {unit!r}", functools.partial(grown, before, unit)


def _steep(path: str, pattern: re.Pattern | Nearby) -> Iterator[str]:
    shown = pattern if isinstance(pattern, re.Pattern) else pattern.pattern
    texts = dict(_texts(shown))
    for method, call in _calls(path, pattern):
        grown = ((name, text(_SHORT)) for name, text in texts.items())
        for name in slow(call, grown, _NOTICED):
            if steep := superlinear(call, texts[name], _LENGTH, _LENGTH):
                yield f"{path}.{method} on {name}: {steep}\n    {shown.pattern[:160]!r}"
                break


@pytest.mark.filterwarnings("ignore:crosscheck.judges is now:DeprecationWarning")  # all modules are imported
def test_no_pattern_takes_more_than_its_share_of_a_long_run() -> None:
    steep = [found for path, pattern in _patterns().items() for found in _steep(path, pattern)]
    assert not steep, "\n" + "\n".join(steep)
