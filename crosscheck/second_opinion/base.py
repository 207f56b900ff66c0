"""What a second reader is asked, what it may answer, and what every kind of them can do.

A judge is given plain values and gives plain values back. Nothing it says is believed: `guard` holds
each answer against the passages that were handed in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from crosscheck.config import JudgeSettings
from crosscheck.errors import JudgeError
from crosscheck.model import Verdict

UNSURE = "unsure"
VERDICTS = (
    Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED,
)  # fmt: skip
NOBODY = "none"  # the answer that a sentence credits no outlet


class Task(StrEnum):
    """SUPPORT: do the passages bear the statement out? CREDIT: whom does the sentence credit?"""

    SUPPORT = "support"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage handed in: `text` is the article's text from `start` to `end`, in code points.

    `article` is a number that tells the articles of one question apart; `outlet` is a main domain.
    """

    article: int
    outlet: str
    credited: bool
    published: datetime | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet that the draft mentions, and how the draft writes it."""

    outlet: str
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one sentence.

    `statement` is the sentence without the words that credit it; `before` and `after` are its
    neighbours in the draft, `credited` the outlets' main domains. `excerpts` are for SUPPORT,
    `outlets` (all that may be answered) for CREDIT. `id` is unique within one call of `Judge.ask`.
    """

    id: str
    task: Task
    language: str
    sentence: str
    statement: str
    before: str = ""
    after: str = ""
    credited: tuple[str, ...] = ()
    published: datetime | None = None
    excerpts: tuple[Excerpt, ...] = ()
    outlets: tuple[Named, ...] = ()

    def key(self) -> str:
        """All that a judge is given, as one text; the id says nothing and is left out."""
        told = {
            "task": self.task.value,
            "language": self.language,
            "sentence": self.sentence,
            "statement": self.statement,
            "before": self.before,
            "after": self.after,
            "credited": list(self.credited),
            "published": _time(self.published),
            "excerpts": [
                [e.article, e.outlet, e.credited, _time(e.published), e.start, e.end, e.text]
                for e in self.excerpts
            ],
            "outlets": [[n.outlet, *n.written] for n in self.outlets],
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a judge says about one question; nothing of it is proven yet.

    `verdict` is one of VERDICTS or UNSURE (for CREDIT: empty), `quotes` are to be verbatim from the
    excerpts (for CREDIT: from the draft), `missing` verbatim words of the statement that stand
    nowhere, `outlet` for CREDIT one of the question's outlets or NOBODY. `served` is the model that
    answered, where the service says so.
    """

    verdict: str = ""
    quotes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""
    outlet: str = ""
    served: str = ""


class Fault(StrEnum):
    """Why there is no answer."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    BUSY = "busy"
    SERVER = "server"
    NOT_JSON = "not_json"
    WRONG_MODEL = "wrong_model"
    SHAPE = "shape"
    BUDGET = "budget"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer. `detail` says in English what happened and never holds a secret or a page's text.

    `final` faults would befall every other question too, so that no more is asked. `said` marks a
    fault of what the model said, which it would say again: such a failure is kept like an answer.
    """

    fault: Fault
    detail: str = ""
    final: bool = False

    @property
    def said(self) -> bool:
        return self.fault is Fault.SHAPE


Reply = Answer | Failure


class Judge(Protocol):
    """A second reader. No method raises for what a service or a model does wrong."""

    @property
    def name(self) -> str:
        """What reports call it, as „openai:qwen3“."""

    @property
    def recipe(self) -> str:
        """All that bears on an answer besides the question: prompt, parameters, digest of the model."""

    def ask(self, questions: Sequence[Question]) -> Sequence[Reply]:
        """One reply for each question, in their order; the most doubtful come first."""

    def close(self) -> None: ...


class OfflineError(JudgeError):
    """A judge is elsewhere, and nothing is to leave the machine."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a judge is opened with.

    `argument` is what stands after the colon in `NAME:ARGUMENT`. `notice` is told, once and before
    anything is sent, what leaves the machine and whither.
    """

    argument: str
    settings: JudgeSettings = field(default_factory=JudgeSettings)
    offline: bool = False
    proxy: str = ""
    ca_file: Path | None = None
    notice: Callable[[str], None] = lambda _: None


class Open(Protocol):
    """What a plug-in registers under the entry point group `crosscheck.second_opinion`."""

    def __call__(self, opening: Opening, /) -> Judge:
        """Raises JudgeError when the judge cannot be used, UsageError when the argument means nothing."""


def digest(judge: Judge, question: Question) -> str:
    """SHA-256 (hex) of model, prompt and inputs: what an answer is kept and quoted under."""
    text = json.dumps([judge.name, judge.recipe, question.key()], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
