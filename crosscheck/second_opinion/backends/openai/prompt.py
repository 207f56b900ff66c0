"""The prompt: a fixed system message with instructions, and a user message with the material as JSON.

Text from drafts and pages is never part of the instructions. Passages shared by several statements are
sent once.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Sequence
from importlib import resources
from typing import Any

from crosscheck.second_opinion.base import UNSURE, VERDICTS, Excerpt, Question, Task


@functools.cache
def instructions(task: Task) -> str:
    """The system message, from `support.txt` or `credit.txt` beside this file."""
    return resources.files(__package__).joinpath(f"{task.value}.txt").read_text(encoding="utf-8")


def schema(task: Task) -> dict[str, Any]:
    """The JSON Schema of an answer, in the strict form for structured output."""
    text: dict[str, Any] = {"type": "string"}
    texts = {"type": "array", "items": text}
    if task is Task.SUPPORT:
        verdict = {"type": "string", "enum": [*(v.value for v in VERDICTS), UNSURE]}
        entry = {"id": text, "verdict": verdict, "quotes": texts, "missing": texts, "reason": text}
    else:
        entry = {"id": text, "outlet": text, "quotes": texts, "reason": text}
    return _object({"answers": {"type": "array", "items": _object(entry)}})


def user_message(questions: Sequence[Question]) -> str:
    """The user message for questions of one task; they are numbered from 1 in their order."""
    first = questions[0]
    payload: dict[str, Any] = {"language": first.language, "draft_published": _time(first)}
    if first.task is Task.ATTRIBUTION:
        named = {n.outlet: list(n.written) for q in questions for n in q.outlets}
        payload |= {"outlets": named, "sentences": [_sentence(i, q) for i, q in enumerate(questions, 1)]}
    else:
        names = _names(questions)
        payload["passages"] = {
            name: {"outlet": e.outlet, "published": e.published and e.published.isoformat(), "text": e.text}
            for e, name in names.items()
        }
        payload["statements"] = [
            _sentence(i, q)
            | {
                "credited_to": list(q.credited),
                "credited": [names[_bare(e)] for e in q.excerpts if e.credited],
                "other": [names[_bare(e)] for e in q.excerpts if not e.credited],
            }
            for i, q in enumerate(questions, 1)
        ]
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def prompt_digest() -> str:
    """SHA-256 of the fixed parts of the prompts."""
    fixed = [[task.value, instructions(task), schema(task)] for task in Task]
    return hashlib.sha256(json.dumps(fixed, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def tokens(text: str) -> int:
    """An estimate of the tokens in `text`, on the high side: a third of its bytes. The server's own count
    is in `OpenAIJudge.usage`."""
    return len(text.encode("utf-8", "replace")) // 3 + 4


def _sentence(number: int, question: Question) -> dict[str, Any]:
    return {
        "id": str(number),
        "before": question.before,
        "sentence": question.sentence,
        "after": question.after,
    }


def _names(questions: Sequence[Question]) -> dict[Excerpt, str]:
    """A short name for each distinct passage, whether credited or not."""
    names: dict[Excerpt, str] = {}
    for question in questions:
        for excerpt in question.excerpts:
            names.setdefault(_bare(excerpt), f"p{len(names) + 1}")
    return names


def _bare(excerpt: Excerpt) -> Excerpt:
    return Excerpt(0, excerpt.outlet, False, excerpt.published, excerpt.start, excerpt.end, excerpt.text)


def _time(question: Question) -> str | None:
    return question.published.isoformat() if question.published else None


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
