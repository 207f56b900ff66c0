"""No pattern and no reader of the package takes more than its share of time as its input grows."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from growth import SHORT, UNITS, seconds, superlinear, suspicious

import crosscheck
from crosscheck import language

_LENGTH = 300
_NOTICED = 0.0003  # seconds
_END = "\x01x"  # a pattern that finds its end at once shows nothing
# Patterns that are only ever held against stretches of bounded length, and that length.
_WINDOWS = {
    "].before": 160,
    "].after": 160,
    "cues.lead_in": 80,
    "cues.tail": 40,
    "reach._STOPPED": 60,
    "sentences._LAST_WORD": 60,
    "sentences._LAST_NUMBER": 60,
    "sentences._ROMAN": 60,
    "sentences._VALUE": 60,
    "sentences._DOMAIN_END": 60,
    "plain._WORD_BEFORE": 80,
}
_WINDOW_TAKES = 0.01  # seconds
# How the patterns of a language are held against the text; the others are searched for.
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
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _inside(value: object, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern]]:
    """The patterns in a value, each with the way to it."""
    if isinstance(value, re.Pattern):
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


def _text(pattern: re.Pattern, unit: str, length: int) -> str | bytes:
    text = unit * max(1, length // len(unit)) + _END
    return text.encode() if isinstance(pattern.pattern, bytes) else text


def _call(pattern: re.Pattern, method: str) -> Callable[[str | bytes], object]:
    if method == "finditer":
        return lambda text: [None for _ in pattern.finditer(text)]
    return getattr(pattern, method)


def _window(name: str) -> int:
    return next((length for part, length in _WINDOWS.items() if part in name), 0)


def _steep(path: str, pattern: re.Pattern) -> str:
    name = path.split(" ")[0]
    window = _window(name)
    for method in sorted(_methods(name)):
        call = _call(pattern, method)
        lengths = (window,) if window else (SHORT, _LENGTH)
        texts = ((unit, _text(pattern, unit, length)) for length in lengths for unit in UNITS)
        for unit in suspicious(call, texts, _WINDOW_TAKES if window else _NOTICED):
            text = functools.partial(_text, pattern, unit)
            if window:
                took = seconds(call, text(window), tries=3)
                grown = f"{took:.4f} s" if took > _WINDOW_TAKES else ""
            else:
                grown = superlinear(call, text, _LENGTH)
            if grown:
                return f"{path}.{method} on {unit!r}: {grown}\n    {pattern.pattern[:160]!r}"
    return ""


def test_no_pattern_takes_more_than_its_share_of_a_long_run() -> None:
    steep = [found for path, pattern in _patterns().items() if (found := _steep(path, pattern))]
    assert not steep, "\n" + "\n".join(steep)
