"""The protocol between crosscheck and a judge: questions, answers, failures, options.

A judge takes and returns plain values. Its answers are not trusted: `validation` checks each against
the passages in the question.
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
NO_OUTLET = "none"  # the answer that a sentence credits no outlet


class Task(StrEnum):
    """SUPPORT: do the passages support the statement? ATTRIBUTION: to whom is the sentence attributed?

    The values are part of the keys of stored answers.
    """

    SUPPORT = "support"
    ATTRIBUTION = "credit"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a question: `text` is the article's text from `start` to `end`, in code points.

    `article` numbers the articles of one question; `outlet` is a main domain.
    """

    article: int
    outlet: str
    credited: bool
    published: datetime | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class MentionedOutlet:
    """An outlet that the draft mentions (its main domain), and the names the draft `written` uses."""

    outlet: str
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one sentence.

    `statement` is the sentence without its attribution; `before` and `after` are its neighbours in the
    draft, `credited` the outlets' main domains. `excerpts` are for SUPPORT, `outlets` (the possible
    answers) for ATTRIBUTION. `id` is unique within one call of `Judge.ask`.
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
    outlets: tuple[MentionedOutlet, ...] = ()

    def key(self) -> str:
        """Everything a judge is given except the id, as JSON for `digest`."""
        fields = {
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
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """A judge's answer to one question, not validated yet.

    `verdict` is one of VERDICTS or UNSURE (for ATTRIBUTION: empty); `quotes` must be verbatim from the
    excerpts (for ATTRIBUTION: from the draft); `missing` are verbatim words of the statement that no
    excerpt contains; `outlet` is, for ATTRIBUTION, one of the question's outlets, NO_OUTLET or UNSURE.
    `served` is the model that answered, if the service names it.
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
    """No answer. `detail` says in English what happened, without secrets or text of pages.

    After a `final` failure no further question is asked, since it would fail the same way.
    """

    fault: Fault
    detail: str = ""
    final: bool = False

    @property
    def cacheable(self) -> bool:
        """Whether the fault lies in the model's output, so that asking again would repeat it."""
        return self.fault is Fault.SHAPE


Reply = Answer | Failure


class Judge(Protocol):
    """A language model or service that answers questions. Its faults are Failures, not exceptions."""

    @property
    def name(self) -> str:
        """Its name in reports, as „openai:qwen3“."""

    @property
    def recipe(self) -> str:
        """What besides the question determines an answer: prompt, parameters, digest of the model."""

    def ask(self, questions: Sequence[Question]) -> Sequence[Reply]:
        """One reply for each question, in their order; the most doubtful claims come first."""

    def close(self) -> None: ...


class OfflineError(JudgeError):
    """The judge is on another machine, and the network must not be used."""


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What a judge is created with.

    `argument` is the text after the colon in `NAME:ARGUMENT`. `notice` is called once before anything
    is sent, with a text saying what is sent and to which address.
    """

    argument: str
    settings: JudgeSettings = field(default_factory=JudgeSettings)
    offline: bool = False
    proxy: str = ""
    ca_file: Path | None = None
    notice: Callable[[str], None] = lambda _: None


class JudgeFactory(Protocol):
    """What a plug-in registers under the entry point group `crosscheck.judges`."""

    def __call__(self, options: JudgeOptions, /) -> Judge:
        """Raises JudgeError when the judge cannot be used, UsageError for an invalid argument."""


def digest(judge: Judge, question: Question) -> str:
    """SHA-256 (hex) of model, prompt and inputs: the key of a stored answer."""
    text = json.dumps([judge.name, judge.recipe, question.key()], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
