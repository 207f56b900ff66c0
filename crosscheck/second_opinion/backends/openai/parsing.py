"""Parses a model's output: one JSON object in the required form, otherwise Failures."""

from __future__ import annotations

import json
import re

from crosscheck.second_opinion.base import Answer, Failure, Fault, Reply

MAX_CONTENT = 200_000  # characters
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"\A```[a-z]*\s*\n(.*)\n```\Z", re.DOTALL | re.IGNORECASE)


def parse_answers(content: str, count: int, served: str) -> list[Reply]:
    """The replies to questions 1 to `count`. A leading <think> block and a code fence around the object
    are allowed, other text beside it is not. `served` is the name of the model."""
    if len(content) > MAX_CONTENT:
        return [_shape("the answer is endless")] * count
    text = _THOUGHTS.sub("", content).strip()
    fenced = _FENCED.match(text)
    try:
        parsed = json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError):
        return [_shape("the answer is not JSON")] * count
    entries = parsed.get("answers") if isinstance(parsed, dict) else None
    if not isinstance(entries, list):
        return [_shape("the answer has no list of answers")] * count
    found: dict[str, Reply] = {}
    for entry in entries:
        number = str(entry.get("id")) if isinstance(entry, dict) else ""
        found[number] = _shape("answered twice") if number in found else _answer(entry, served)
    nothing = _shape("the statement was passed over")
    return [found.get(str(number), nothing) for number in range(1, count + 1)]


def _answer(entry: object, served: str) -> Reply:
    if not isinstance(entry, dict):
        return _shape("an answer is no object")
    texts = {name: entry.get(name, "") for name in ("verdict", "outlet", "reason")}
    lists = {name: entry.get(name, []) for name in ("quotes", "missing")}
    if not all(isinstance(text, str) for text in texts.values()):
        return _shape("a field is no text")
    if not all(isinstance(each, list) and all(isinstance(x, str) for x in each) for each in lists.values()):
        return _shape("a list holds something else than texts")
    return Answer(**texts, quotes=tuple(lists["quotes"]), missing=tuple(lists["missing"]), served=served)


def _shape(detail: str) -> Failure:
    return Failure(Fault.SHAPE, detail)
