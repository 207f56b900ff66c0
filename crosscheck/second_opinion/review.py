"""Reviews doubtful verdicts and attributions of a document by asking a judge.

Valid answers replace the verdict or attribution and are marked as the judge's; anything else leaves
them unchanged and gives a note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crosscheck import messages
from crosscheck.config import JudgeSettings
from crosscheck.errors import JudgeError
from crosscheck.model import CreditedClaim, Document, Draft, JudgeDecision, Judgement, Verdict
from crosscheck.second_opinion.answer_store import (
    AnsweredQuestion,
    AnswerStore,
    MemoryAnswerStore,
    ask_with_store,
)
from crosscheck.second_opinion.attributions import (
    AttributionCase,
    attribution_cases,
    updated_attributions,
)
from crosscheck.second_opinion.base import Failure, Fault, Judge
from crosscheck.second_opinion.judgements import apply_answer
from crosscheck.second_opinion.questions import SupportCase, support_case
from crosscheck.second_opinion.selection import doubtful
from crosscheck.second_opinion.validation import (
    Outcome,
    RejectedAnswer,
    RejectionReason,
    UndecidedAnswer,
    ValidAnswer,
    validate_attribution,
    validate_support,
)
from crosscheck.verification.verifier import ClaimVerifier

_ACCUSES_BY_ABSENCE = frozenset({Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED, Verdict.PARTIAL})
_STALE = "CC502"  # depends on dates alone, which a judge is not asked about


class SecondOpinion:
    """A judge with its settings and answer store; without a judge, the `fault` that says why."""

    def __init__(
        self,
        judge: Judge | None,
        settings: JudgeSettings,
        store: AnswerStore | None = None,
        fault: JudgeError | None = None,
    ) -> None:
        self.judge, self.settings, self._fault = judge, settings, fault
        self._store = store or MemoryAnswerStore()
        self._asked = self._kept = 0

    def close(self) -> None:
        if self.judge is not None:
            self.judge.close()

    def usage(self) -> str:
        """The number of questions and tokens so far, as an English line for the terminal; "" for none."""
        if self.judge is None or not self._asked + self._kept:
            return ""
        bill = getattr(self.judge, "usage", None)
        more = f", {bill.calls} calls, {bill.sent} + {bill.received} tokens as counted there" if bill else ""
        return f"judge {self.judge.name}: {self._asked} questions asked, {self._kept} answered before{more}"

    def notes(self, lang: str) -> tuple[str, ...]:
        """The note for every report that the judge of the settings could not be used, if so."""
        if self._fault is None:
            return ()
        return (messages.text("notes.judge.absent", lang, detail=self._fault.message, hint=self._fault.hint),)

    def review(
        self, document: Document, verifier: ClaimVerifier, lang: str
    ) -> tuple[Document, tuple[str, ...]]:
        """The document with the judge's verdicts, and notes in the language `lang`."""
        if self.judge is None:
            return document, ()
        notes = _Notes(self.judge.name, lang)
        try:
            return self._review(self.judge, document, verifier, notes), notes.texts()
        except Exception as exc:  # noqa: BLE001 - a failed review must not lose the rules' verdicts
            notes.add(_broken(exc), 0)
            return document, notes.texts()

    def _review(self, judge: Judge, document: Document, verifier: ClaimVerifier, notes: _Notes) -> Document:
        cases = self.cases(document, verifier)
        changed: dict[str, Judgement] = {}
        for case, answered in zip(cases, self._ask(judge, cases, notes), strict=True):
            found = self._judgement(judge, case, answered, notes.lang)
            if isinstance(found, Judgement):
                changed[case.question.id] = found
            else:
                notes.add(found, document.draft.locate(case.judgement.claim.span).line)
            notes.withheld(case)
        judgements = tuple(changed.get(j.claim.id, j) for j in document.judgements)
        return replace(document, judgements=judgements)

    def _judgement(
        self, judge: Judge, case: SupportCase, answered: AnsweredQuestion, lang: str
    ) -> Judgement | Failure | RejectedAnswer | UndecidedAnswer:
        """The new judgement of a claim, or why the reply does not change it."""
        if isinstance(answered.reply, Failure):
            return answered.reply
        try:
            outcome = validated(case, answered, self.settings.common)
            if not isinstance(outcome, ValidAnswer):
                return outcome
            return apply_answer(case, outcome, answered.digest, judge.name, self.settings.trust, lang)
        except Exception as exc:  # noqa: BLE001 - an answer is foreign: what it sets off is told, and changes nothing
            return _broken(exc)

    def review_attributions(
        self, draft: Draft, claims: tuple[CreditedClaim, ...], lang: str
    ) -> tuple[tuple[CreditedClaim, ...], tuple[str, ...]]:
        """The claims with the judge's answers to doubtful attributions, and notes in the language `lang`."""
        if self.judge is None or not self.settings.credits:
            return claims, ()
        notes = _Notes(self.judge.name, lang)
        try:
            return self._review_attributions(self.judge, draft, claims, notes), notes.texts()
        except Exception as exc:  # noqa: BLE001 - a failed review must not lose the rules' verdicts
            notes.add(_broken(exc), 0)
            return claims, notes.texts()

    def _review_attributions(
        self, judge: Judge, draft: Draft, claims: Sequence[CreditedClaim], notes: _Notes
    ) -> tuple[CreditedClaim, ...]:
        cases = attribution_cases(draft, claims, self.settings.budget)
        result = list(claims)
        for case, answered in zip(cases, self._ask(judge, cases, notes), strict=True):
            try:
                reply = answered.reply
                outcome = reply if isinstance(reply, Failure) else validate_attribution(case.question, reply)
                if isinstance(outcome, ValidAnswer):
                    decision = JudgeDecision(outcome.served or judge.name, answered.digest, outcome.reason)
                    found = updated_attributions(draft, claims[case.index], case, outcome, decision)
                    result[case.index] = replace(claims[case.index], attributions=found)
                    continue
            except Exception as exc:  # noqa: BLE001 - an answer is foreign: what it sets off changes nothing
                outcome = _broken(exc)
            notes.add(outcome, draft.locate(claims[case.index].claim.span).line)
        return tuple(result)

    def cases(self, document: Document, verifier: ClaimVerifier) -> tuple[SupportCase, ...]:
        """The questions about support, the most doubtful claims first."""
        open_ = [j for j in document.judgements if not any(f.rule == _STALE for f in j.findings)]
        chosen = doubtful(open_, self.settings.band, self.settings.budget)
        found = (support_case(document, judgement, verifier) for judgement in chosen)
        return tuple(each for each in found if each is not None)

    def _ask(
        self, judge: Judge, cases: Sequence[SupportCase] | Sequence[AttributionCase], notes: _Notes
    ) -> tuple[AnsweredQuestion, ...]:
        questions = [each.question for each in cases]
        answered = ask_with_store(
            judge,
            questions,
            self._store,
            fresh=self.settings.fresh,
            on_error=lambda exc: notes.store(exc.message),
        )
        self._kept += sum(each.kept for each in answered)
        self._asked += sum(not each.kept for each in answered)
        return answered


def validated(case: SupportCase, answered: AnsweredQuestion, common: float) -> Outcome:
    """The validated answer; an accusation by absence is rejected while a credited source is unread."""
    agrees = getattr(answered.reply, "verdict", "") == case.judgement.verdict
    outcome = validate_support(case.question, answered.reply, () if agrees else case.contested, common)
    if isinstance(outcome, ValidAnswer) and case.unread and outcome.verdict in _ACCUSES_BY_ABSENCE:
        return RejectedAnswer(RejectionReason.UNREAD)
    return outcome


def _broken(exc: Exception) -> Failure:
    return Failure(Fault.UNUSABLE, type(exc).__name__)


class _Notes:
    """Collects the notes on replies that changed nothing, one for each reason."""

    def __init__(self, judge: str, lang: str) -> None:
        self.lang, self._judge = lang, judge
        self._lines: dict[str, list[int]] = defaultdict(list)
        self._failures: dict[tuple[str, str], int] = defaultdict(int)
        self._more: dict[str, None] = {}

    def add(self, outcome: Failure | RejectedAnswer | UndecidedAnswer, line: int) -> None:
        if isinstance(outcome, Failure):
            self._failures[outcome.fault.value, outcome.detail] += 1
        else:
            self._lines[outcome.reason.value if isinstance(outcome, RejectedAnswer) else ""].append(line)

    def withheld(self, case: SupportCase) -> None:
        for place in case.withheld:
            self._more[messages.text("notes.judge.withheld", self.lang, place=place)] = None

    def store(self, detail: str) -> None:
        self._more[messages.text("notes.judge.store", self.lang, detail=detail)] = None

    def texts(self) -> tuple[str, ...]:
        texts = [
            messages.text(
                "notes.judge.failed", self.lang, judge=self._judge, why=self._fault(fault), detail=detail, n=n
            )
            for (fault, detail), n in self._failures.items()
        ]
        for why, lines in self._lines.items():
            values = {"judge": self._judge, "lines": ", ".join(map(str, sorted(lines)))}
            if why:
                reason = messages.text(f"notes.judge.why.{why}", self.lang)
                texts.append(messages.text("notes.judge.void", self.lang, why=reason, **values))
            else:
                texts.append(messages.text("notes.judge.unsure", self.lang, **values))
        return (*texts, *self._more)

    def _fault(self, fault: str) -> str:
        return messages.text(f"notes.judge.fault.{fault}", self.lang)
