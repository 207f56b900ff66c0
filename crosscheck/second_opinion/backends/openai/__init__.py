"""A judge at any server with the OpenAI chat API: llama.cpp, vLLM or Ollama locally, or a paid service."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from crosscheck.second_opinion.backends.openai import parsing
from crosscheck.second_opinion.backends.openai.client import ChatClient, ChatResponse, Clock
from crosscheck.second_opinion.backends.openai.prompt import (
    instructions,
    prompt_digest,
    schema,
    tokens,
    user_message,
)
from crosscheck.second_opinion.base import (
    Answer,
    Failure,
    Fault,
    JudgeOptions,
    OfflineError,
    Question,
    Reply,
    Task,
)

_OVERHEAD = 12  # tokens a chat template adds to a message, about
_MAX_NAME = 120


def open_judge(options: JudgeOptions) -> OpenAIJudge:
    """The judge at the server of the settings. Raises JudgeError for an unusable server, and OfflineError
    for a remote one with --offline."""
    judge = OpenAIJudge(options)
    if options.offline and not judge.client.local:
        judge.close()
        raise OfflineError(
            f"--offline, and the judge {judge.name} is at {judge.client.host}",
            "Only a server on this machine is asked offline; --judge none does without.",
        )
    return judge


@dataclass(frozen=True, slots=True)
class Usage:
    """Calls and tokens so far, as the server counts them (0 where it does not)."""

    calls: int = 0
    sent: int = 0
    received: int = 0


class OpenAIJudge:
    """The model `options.argument` at `settings.base_url`. Use from one thread; it makes its own."""

    def __init__(self, options: JudgeOptions, clock: Clock | None = None) -> None:
        self._model, self._settings = options.argument, options.settings
        self._notice = options.notice
        self.client = ChatClient(options, clock or Clock())
        self.usage = Usage()
        self._classified = False
        self._lock = Lock()
        self._structured = self._settings.structured != "never"
        self._limit = "max_tokens"
        self._calls_left = 0

    @property
    def name(self) -> str:
        return f"openai:{self._model}"

    @property
    def recipe(self) -> str:
        settings = self._settings
        fields = [
            prompt_digest(),
            settings.base_url.rstrip("/"),
            settings.structured,
            settings.answer_tokens,
            0,
        ]
        return hashlib.sha256(json.dumps(fields).encode()).hexdigest()

    def close(self) -> None:
        self.client.close()

    def ask(self, questions: Sequence[Question]) -> list[Reply]:
        """One reply for each question. The first batch is sent alone: it shows whether the server answers
        and which parameters it accepts; the others are sent in parallel."""
        self._calls_left = self._settings.max_calls
        replies: list[Reply] = [Failure(Fault.BUDGET, "the budget of calls or tokens is spent")] * len(
            questions
        )
        batches = self.batches(questions)
        if not batches:
            return replies
        if not self._classified:
            self._classified = True
            self._notice(self._disclosure())
        first = self._batch([questions[i] for i in batches[0]])
        results = [first]
        if any(isinstance(r, Failure) and r.final for r in first):
            broken = next(r for r in first if isinstance(r, Failure) and r.final)
            return [broken] * len(questions)
        with ThreadPoolExecutor(max(1, self._settings.concurrency)) as pool:
            results += pool.map(lambda batch: self._batch([questions[i] for i in batch]), batches[1:])
        for batch, found in zip(batches, results, strict=True):
            for index, reply in zip(batch, found, strict=True):
                replies[index] = reply
        return replies

    def batches(self, questions: Sequence[Question]) -> list[list[int]]:
        """The indexes of the questions of each call, in their order, within the budget of calls and tokens."""
        groups: list[list[int]] = []
        for task in (Task.ATTRIBUTION, Task.SUPPORT):
            of_task = [i for i, q in enumerate(questions) if q.task is task]
            size = self._settings.batch
            groups += [of_task[k : k + size] for k in range(0, len(of_task), size)]
        groups.sort(key=lambda group: group[0])
        planned, left = [], self._settings.max_tokens
        for group in groups[: self._settings.max_calls]:
            left -= self.cost([questions[i] for i in group])
            if left < 0:
                break
            planned.append(group)
        return planned

    def cost(self, questions: Sequence[Question]) -> int:
        """An estimate of the tokens that one call with these questions uses at most."""
        sent = tokens(instructions(questions[0].task)) + tokens(user_message(questions)) + 2 * _OVERHEAD
        if self._structured:
            sent += tokens(json.dumps(schema(questions[0].task)))
        return sent + self._settings.answer_tokens * len(questions)

    def _disclosure(self) -> str:
        where = self._settings.base_url
        if self.client.local:
            return f"judge {self.name}: asked at {where}, on this machine; nothing leaves it"
        return (
            f"judge {self.name}: doubtful statements of the draft, with the sentences round them, and the nearest "
            f"passages of the cited articles are sent to {where}"
        )

    def _batch(self, questions: Sequence[Question]) -> list[Reply]:
        """One call; after a malformed answer the questions are asked again in two halves."""
        answered = self._call(questions)
        unfit = isinstance(answered, Failure) and answered.fault is Fault.SHAPE
        if unfit and len(questions) > 1:
            half = (len(questions) + 1) // 2
            return [*self._batch(questions[:half]), *self._batch(questions[half:])]
        if isinstance(answered, Failure):
            return [answered] * len(questions)
        return answered

    def _call(self, questions: Sequence[Question]) -> list[Reply] | Failure:
        found = self._post(questions)
        if isinstance(found, int):
            found = self._retry_other_form(questions, found)
        if isinstance(found, Failure):
            return found
        return self._replies(found.body, len(questions))

    def _retry_other_form(self, questions: Sequence[Question], status: int) -> ChatResponse | Failure:
        """Tries other parameters for a server that rejects some, and keeps those that work."""
        ways = [(False, self._limit), (self._structured, _other(self._limit)), (False, _other(self._limit))]
        if self._settings.structured == "always" or not self._structured:
            ways = [(self._structured, _other(self._limit))]
        for structured, limit in ways:
            found = self._post(questions, structured, limit)
            if not isinstance(found, int):
                if isinstance(found, ChatResponse):
                    self._structured, self._limit = structured, limit
                return found
            status = found
        return Failure(
            Fault.SERVER, f"{self.client.host} answers {status} to every form of the question", final=True
        )

    def _post(
        self, questions: Sequence[Question], structured: bool | None = None, limit: str = ""
    ) -> ChatResponse | Failure | int:
        with self._lock:
            if self._calls_left <= 0:
                return Failure(Fault.BUDGET, "the budget of calls is spent")
            self._calls_left -= 1
            self.usage = replace(self.usage, calls=self.usage.calls + 1)
        found = self.client.post(
            self._body(
                questions, self._structured if structured is None else structured, limit or self._limit
            )
        )
        if isinstance(found, ChatResponse):
            self._count(found.body.get("usage"))
        return found

    def _body(self, questions: Sequence[Question], structured: bool, limit: str) -> dict[str, Any]:
        task = questions[0].task
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": instructions(task)},
                {"role": "user", "content": user_message(questions)},
            ],
            "temperature": 0,
            limit: self._settings.answer_tokens * len(questions),
        }
        if structured:
            shape = {"name": "answers", "strict": True, "schema": schema(task)}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        return body

    def _replies(self, body: Mapping[str, Any], count: int) -> list[Reply] | Failure:
        served = body.get("model")
        if isinstance(served, str) and served and not _same(self._model, served):
            detail = f"{self.client.host} answers as another model than '{self._model}'"
            return Failure(Fault.WRONG_MODEL, detail, final=True)
        choices = body.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = choice.get("message") if isinstance(choice, Mapping) else None
        if not isinstance(choice, Mapping) or not isinstance(message, Mapping):
            return Failure(Fault.NOT_JSON, f"{self.client.host} does not speak the chat API", final=True)
        content = message.get("content")
        if not isinstance(content, str) or choice.get("finish_reason") == "length":
            return Failure(Fault.SHAPE, "the answer is cut off or empty")
        name = f"openai:{served}" if isinstance(served, str) and served else self.name
        replies = [self._clean(r) for r in parsing.parse_answers(content, count, name[:_MAX_NAME])]
        shapeless = replies[0] if all(isinstance(r, Failure) for r in replies) else None
        return shapeless if isinstance(shapeless, Failure) else replies

    def _clean(self, reply: Reply) -> Reply:
        """The reply without the API key, which a server may echo."""
        key = self._settings.api_key
        if not key or isinstance(reply, Failure):
            return reply
        texts = (reply.verdict, reply.reason, reply.outlet, reply.served)
        verdict, reason, outlet, served = (text.replace(key, "…") for text in texts)
        quotes = tuple(text.replace(key, "…") for text in reply.quotes)
        missing = tuple(text.replace(key, "…") for text in reply.missing)
        return Answer(verdict, quotes, missing, reason, outlet, served)

    def _count(self, usage: object) -> None:
        fields = usage if isinstance(usage, Mapping) else {}
        sent, received = fields.get("prompt_tokens", 0), fields.get("completion_tokens", 0)
        if isinstance(sent, int) and isinstance(received, int):
            with self._lock:
                self.usage = replace(
                    self.usage, sent=self.usage.sent + sent, received=self.usage.received + received
                )


def _other(limit: str) -> str:
    return "max_completion_tokens" if limit == "max_tokens" else "max_tokens"


def _same(asked: str, served: str) -> bool:
    """Whether the model served is the one asked for, also with a date or tag appended."""
    asked, served = asked.lower(), served.lower()
    if served == asked or served.rsplit("/", 1)[-1] == asked.rsplit("/", 1)[-1]:
        return True
    return served.startswith(asked) and served[len(asked)] in "-:@"
