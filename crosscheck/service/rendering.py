"""The outputs of a check: reports in the formats that are asked for, and the credits of a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from crosscheck import pipeline, reports
from crosscheck.errors import UsageError
from crosscheck.model import Attribution, ClaimKind, Draft, Report
from crosscheck.outlets.registry import Registry, is_makeshift
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.service import shapes
from crosscheck.service.tasks import Outcome, Task
from crosscheck.sourcing.gathering import needs

if TYPE_CHECKING:
    from crosscheck.config import Config

_RESULTS = {0: "clean", 1: "findings", 3: "incomplete"}


def report(found: Report, task: Task) -> Outcome:
    """The report in the formats that the task asks for. Raises UsageError and OutputError."""
    from crosscheck.rules import all_rules
    from crosscheck.triage.rules import RULES

    options = reports.Options(rules=(*RULES, *all_rules()))
    special: dict[str, Callable[[], bytes]] = {
        "docx": lambda: _word(found, task),
        "fragment": lambda: _fragment(found, options).encode("utf-8", "replace"),
    }
    outputs = {}
    for name in task.outputs:
        made = special.get(name)
        outputs[name] = (
            made() if made else reports.get(name).render(found, options).encode("utf-8", "replace")
        )
    return Outcome(outputs, _RESULTS.get(found.exit_code, "incomplete"))


def _fragment(found: Report, options: reports.Options) -> str:
    page = reports.get("html").render(found, options)
    return page.partition("<body>")[2].partition("<script>")[0]


def _word(found: Report, task: Task) -> bytes:
    from crosscheck.reports.word_comments import annotate

    if not task.draft.lower().endswith(".docx"):
        raise UsageError(
            f"{task.draft}: comments are written into Word files alone",
            "Send the draft as .docx, or ask for html.",
        )
    return annotate(task.data, found.documents[0], found.language)


def credits(draft: Draft, given: Sequence[SourceRequest], config: Config, registry: Registry) -> Outcome:
    """Whom the draft credits, and of whom no article was given; nothing is fetched or judged."""
    wider = registry.with_sources(request.outlet for request in given)
    reading = pipeline.read(draft, config, wider)
    wanted = {
        each.outlet.domain for each in needs(reading.draft, reading.claims, reading.credits, given).wanted
    }
    found: list[shapes.Credit] = []
    outlets: dict[str, shapes.CreditedOutlet] = {}
    for claim, group in zip(reading.claims, reading.credits, strict=True):
        for each in group:
            found.append(_credit(each, claim.text, reading.draft))
            entry = outlets.setdefault(
                each.domain, _outlet(each, each.outlet is not None and each.domain not in wanted)
            )
            entry.statements += 1
    missing = [each.outlet for each in outlets.values() if not each.given]
    statements = sum(claim.kind is ClaimKind.CLAIM for claim in reading.claims)
    answer = shapes.CreditsAnswer(reading.language.code, statements, found, list(outlets.values()), missing)
    return Outcome({"credits": msgspec.json.encode(answer)}, "clean")


def _credit(each: Attribution, claim: str, draft: Draft) -> shapes.Credit:
    place = draft.locate(each.cue_span)
    return shapes.Credit(
        claim, each.domain, each.as_written, each.cue, each.basis, each.url, [o.domain for o in each.candidates],
        place.line, place.column, place.end_line, place.end_column,
    )  # fmt: skip


def _outlet(each: Attribution, given: bool) -> shapes.CreditedOutlet:
    name = each.outlet.name if each.outlet else each.as_written
    known = each.outlet is not None and not is_makeshift(each.outlet)
    return shapes.CreditedOutlet(each.domain, name, known, 0, given)
