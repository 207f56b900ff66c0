"""The outputs of a check: reports in the formats that are asked for, and the credits of a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
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


def refuse(draft: Draft, task: Task) -> None:
    """Raises UsageError and CorrectionError, before the check, for outputs that cannot be made of this draft."""
    if "docx" in task.outputs and not task.draft.lower().endswith(".docx"):
        raise UsageError(
            f"{task.draft}: comments are written into Word files alone",
            "Send the draft as .docx, or ask for html.",
        )
    if "corrected" in task.outputs:
        from crosscheck.corrections import writing

        writing.check(draft)


def report(found: Report, task: Task) -> Outcome:
    """The report in the formats that the task asks for. Raises UsageError and OutputError."""
    from crosscheck.rules import all_rules
    from crosscheck.triage.rules import RULES

    options = reports.Options(rules=(*RULES, *all_rules()))
    special: dict[str, Callable[[], bytes]] = {
        "docx": lambda: _word(found, task),
        "corrected": lambda: _corrected(found, task),
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
    from crosscheck.reports import html_report

    return html_report.fragment(found, options)


def _corrected(found: Report, task: Task) -> bytes:
    """The draft with the corrections that are offered; in a Word file they are tracked changes."""
    from crosscheck.corrections import writing

    (document,) = found.documents
    fixes = [fix for _, _, fix in writing.offers(document)]
    return writing.correct(document.draft, task.data, fixes, at=datetime.now(UTC)).data


def _word(found: Report, task: Task) -> bytes:
    from crosscheck.reports.word_comments import annotate

    return annotate(task.data, found.documents[0], found.language)


def credits(
    draft: Draft,
    sent: Sequence[SourceRequest],
    own: Sequence[SourceRequest],
    config: Config,
    registry: Registry,
) -> Outcome:
    """Whom the draft credits, and of whom no article was sent or is named in the draft's `own` list; nothing is fetched
    or judged."""
    given = (*sent, *own)
    wider = registry.with_sources(request.outlet for request in given)
    reading = pipeline.read(draft, config, wider)
    wanted = {each.outlet.domain for each in needs(reading.draft, reading.claims, given).wanted}
    found: list[shapes.Credit] = []
    outlets: dict[str, shapes.CreditedOutlet] = {}
    for credited in reading.claims:
        for each in credited.attributions:
            found.append(_credit(each, credited.claim.text, reading.draft))
            entry = outlets.setdefault(
                each.domain, _outlet(each, each.outlet is not None and each.domain not in wanted)
            )
            entry.statements += 1
    missing = [each.outlet for each in outlets.values() if not each.given]
    statements = [c.attributions for c in reading.claims if c.claim.kind is ClaimKind.CLAIM]
    answer = shapes.CreditsAnswer(
        reading.text.language.code, len(statements), sum(not group for group in statements), found,
        list(outlets.values()), missing, [_article(each) for each in sent],
    )  # fmt: skip
    return Outcome({"credits": msgspec.json.encode(answer)}, "clean")


def _credit(each: Attribution, claim: str, draft: Draft) -> shapes.Credit:
    place = draft.locate(each.cue_span)
    return shapes.Credit(
        claim, each.domain, each.as_written, each.cue, each.basis, each.url, [o.domain for o in each.candidates],
        place.line, place.column, place.end_line, place.end_column,
    )  # fmt: skip


def _article(request: SourceRequest) -> shapes.GivenArticle:
    outlet = request.outlet
    known = bool(request.url) or request.origin == "option" or not is_makeshift(outlet)
    return shapes.GivenArticle(outlet.domain, outlet.name, known)


def _outlet(each: Attribution, given: bool) -> shapes.CreditedOutlet:
    name = each.outlet.name if each.outlet else each.as_written
    known = each.outlet is not None and not is_makeshift(each.outlet)
    return shapes.CreditedOutlet(each.domain, name, known, 0, given)
