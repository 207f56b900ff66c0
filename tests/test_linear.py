"""No pattern and no reader of the package takes more than its share of time as its input grows."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from growth import FRAMES, UNITS, superlinear

import crosscheck
from crosscheck import language

_LENGTH = 2000
_NOTICED = 0.0015
# Patterns that are only ever held against a stretch of bounded length, and how long that is.
_WINDOWS: dict[str, int] = {
}
_METHODS = {"sub": "finditer", "subn": "finditer", "split": "finditer", "findall": "finditer"}


def _modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(crosscheck.__path__, "crosscheck."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _inside(value: object, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern]]:
    """The patterns in a value, each with the way to it."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth > 6:
        return
    elif isinstance(value, str):
        if name.startswith("crosscheck.language.") and re.search(r"\\[bsSwWd]|\(\?|\[\^|[\])][*+?]", value):
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


@cache
def _source() -> str:
    return "\n".join(path.read_text() for path in Path(crosscheck.__file__).parent.rglob("*.py"))


def _methods(name: str) -> set[str]:
    """The methods by which the package uses a pattern of this name; without any, it searches all the text."""
    last = re.sub(r"\[.*|\(\)", "", name).rsplit(".", 1)[-1]
    called = re.findall(rf"\b{re.escape(last)}(?:\([^()]*\))?\.(\w+)\b", _source())
    methods = {_METHODS.get(each, each) for each in called} & {"finditer", "search", "match", "fullmatch"}
    return methods or {"finditer"}


def _patterns() -> dict[str, re.Pattern]:
    found: dict[tuple[object, int], tuple[str, re.Pattern]] = {}
    for module in _modules():
        for name, value in list(vars(module).items()):
            place = f"{module.__name__}.{name}"
            values = [value]
            if hasattr(value, "cache_info") and getattr(value, "__module__", "") == module.__name__:
                values, place = list(_made(value)), f"{place}()"
            for each in values:
                for path, pattern in _inside(each, place):
                    found.setdefault((pattern.pattern, pattern.flags), (path, pattern))
    return {f"{path} {number}": pattern for number, (path, pattern) in enumerate(found.values())}


def _text(pattern: re.Pattern, unit: str, frame: tuple[str, str], length: int) -> str | bytes:
    text = frame[0] + unit * (length // len(unit)) + frame[1]
    return text.encode() if isinstance(pattern.pattern, bytes) else text


def _call(pattern: re.Pattern, method: str) -> Callable[[str | bytes], object]:
    if method == "finditer":
        return lambda text: [None for _ in pattern.finditer(text)]
    return getattr(pattern, method)


def test_no_pattern_takes_more_than_its_share_of_a_long_run():
    steep = []
    for path, pattern in _patterns().items():
        name = path.split(" ")[0]
        length = _LENGTH
        for method in _methods(name):
            call = _call(pattern, method)
            for unit in UNITS:
                for frame in FRAMES:
                    grown = superlinear(
                        call,
                        lambda n, u=unit, f=frame: _text(pattern, u, f, n),
                        length=length,
                        noticed=_NOTICED,
                    )
                    if grown:
                        steep.append(f"{path} {method} {unit!r} {frame}: {grown}\n    {pattern.pattern[:120]!r}")
                        break
                if grown:
                    break
    assert not steep, "\n" + "\n".join(steep)
