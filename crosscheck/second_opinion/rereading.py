"""A second reading of what the rules are unsure of, by an optional judge.

From a document to a document: the doubtful claims are put to the judge, its answers held against the
passages, and those that hold replace the verdict, marked as such. Without answers nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crosscheck import messages
from crosscheck.config import JudgeSettings
from crosscheck.errors import JudgeError
from crosscheck.model import Claim, Decided, Document, Draft, Judgement, Verdict
from crosscheck.second_opinion.answers import AnswerStore, Heard, Memory, hear
from crosscheck.second_opinion.band import doubtful
from crosscheck.second_opinion.base import Failure, Fault, Judge
from crosscheck.second_opinion.credits import CreditCase, Credits, credit_cases, recredited
from crosscheck.second_opinion.guard import Outcome, Ruling, Unsure, Void, Why, examine, examine_credit
from crosscheck.second_opinion.questions import Case, case
from crosscheck.second_opinion.rulings import applied
from crosscheck.verification.verifier import ClaimVerifier

_ACCUSES_BY_ABSENCE = frozenset({Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED, Verdict.PARTIAL})
_STALE = "CC502"  # a matter of dates alone; a judge of wordings has no say in it


class SecondReader:
    """A judge with its settings and the store of its answers; without a judge the `fault` why."""

    def __init__(
        self,
        judge: Judge | None,
        settings: JudgeSettings,
        store: AnswerStore | None = None,
        fault: JudgeError | None = None,
    ) -> None:
        self.judge, self.settings, self._fault = judge, settings, fault
        self._store = store or Memory()
        self._asked = self._kept = 0

    def close(self) -> None:
        if self.judge is not None:
            self.judge.close()

    def spent(self) -> str:
        """How much was asked so far, in English, for whoever watches; "" for nothing."""
        if self.judge is None or not self._asked + self._kept:
            return ""
        bill = getattr(self.judge, "spent", None)
        more = f", {bill.calls} calls, {bill.sent} + {bill.received} tokens as counted there" if bill else ""
        return f"judge {self.judge.name}: {self._asked} questions asked, {self._kept} answered before{more}"

    def notes(self, lang: str) -> tuple[str, ...]:
        """What is to be noted of every report: that there is no judge, though one was wanted."""
        if self._fault is None:
            return ()
        return (messages.text("notes.judge.absent", lang, detail=self._fault.message, hint=self._fault.hint),)

    def reread(
        self, document: Document, verifier: ClaimVerifier, lang: str
    ) -> tuple[Document, tuple[str, ...]]:
        """The document with the judge's verdicts, and what is to be noted, in the language `lang`."""
        if self.judge is None:
            return document, ()
        notes = _Notes(self.judge.name, lang)
        try:
            return self._reread(self.judge, document, verifier, notes), notes.texts()
        except Exception as exc:  # noqa: BLE001 - what a second reading sets off must not cost the first
            notes.add(_broken(exc), 0)
            return document, notes.texts()

    def _reread(self, judge: Judge, document: Document, verifier: ClaimVerifier, notes: _Notes) -> Document:
        cases = self.cases(document, verifier)
        changed: dict[str, Judgement] = {}
        for asked, heard in zip(cases, self._heard(judge, cases, notes), strict=True):
            found = self._judgement(judge, asked, heard, notes.lang)
            if isinstance(found, Judgement):
                changed[asked.question.id] = found
            else:
                notes.add(found, document.draft.locate(asked.judgement.claim.span).line)
            notes.withheld(asked)
        judgements = tuple(changed.get(j.claim.id, j) for j in document.judgements)
        return replace(document, judgements=judgements)

    def _judgement(
        self, judge: Judge, asked: Case, heard: Heard, lang: str
    ) -> Judgement | Failure | Void | Unsure:
        """What an answer makes of the claim, or why it makes nothing of it."""
        if isinstance(heard.reply, Failure):
            return heard.reply
        try:
            outcome = outcome_of(asked, heard, self.settings.common)
            if not isinstance(outcome, Ruling):
                return outcome
            return applied(asked, outcome, heard.digest, judge.name, self.settings.trust, lang)
        except Exception as exc:  # noqa: BLE001 - an answer is foreign: what it sets off is told, and changes nothing
            return _broken(exc)

    def credit(
        self, draft: Draft, claims: Sequence[Claim], credits: Credits, lang: str
    ) -> tuple[Credits, tuple[str, ...]]:
        """The credits of the claims with the judge's word on the doubtful ones, and what is to be noted."""
        if self.judge is None or not self.settings.credits:
            return credits, ()
        notes = _Notes(self.judge.name, lang)
        try:
            return self._credited(self.judge, draft, claims, credits, notes), notes.texts()
        except Exception as exc:  # noqa: BLE001 - what a second reading sets off must not cost the first
            notes.add(_broken(exc), 0)
            return credits, notes.texts()

    def _credited(
        self, judge: Judge, draft: Draft, claims: Sequence[Claim], credits: Credits, notes: _Notes
    ) -> Credits:
        cases = credit_cases(draft, claims, credits, self.settings.budget)
        result = list(credits)
        for asked, heard in zip(cases, self._heard(judge, cases, notes), strict=True):
            claim = claims[asked.index]
            try:
                reply = heard.reply
                outcome = reply if isinstance(reply, Failure) else examine_credit(asked.question, reply)
                if isinstance(outcome, Ruling):
                    told = Decided(outcome.served or judge.name, heard.digest, outcome.reason)
                    result[asked.index] = recredited(draft, claim, result[asked.index], asked, outcome, told)
                    continue
            except Exception as exc:  # noqa: BLE001 - an answer is foreign: what it sets off changes nothing
                outcome = _broken(exc)
            notes.add(outcome, draft.locate(claim.span).line)
        return result

    def cases(self, document: Document, verifier: ClaimVerifier) -> tuple[Case, ...]:
        """The questions worth asking, the most doubtful first."""
        open_ = [j for j in document.judgements if not any(f.rule == _STALE for f in j.findings)]
        chosen = doubtful(open_, self.settings.band, self.settings.budget)
        found = (case(document, judgement, verifier) for judgement in chosen)
        return tuple(each for each in found if each is not None)

    def _heard(
        self, judge: Judge, cases: Sequence[Case] | Sequence[CreditCase], notes: _Notes
    ) -> tuple[Heard, ...]:
        questions = [each.question for each in cases]
        heard = hear(
            judge,
            questions,
            self._store,
            fresh=self.settings.fresh,
            broken=lambda exc: notes.store(exc.message),
        )
        self._kept += sum(each.kept for each in heard)
        self._asked += sum(not each.kept for each in heard)
        return heard


def outcome_of(asked: Case, heard: Heard, common: float) -> Outcome:
    """What an answer is worth. That a claim stands nowhere cannot be said where not all could be read."""
    agrees = getattr(heard.reply, "verdict", "") == asked.judgement.verdict
    outcome = examine(asked.question, heard.reply, () if agrees else asked.contested, common)
    if isinstance(outcome, Ruling) and asked.unread and outcome.verdict in _ACCUSES_BY_ABSENCE:
        return Void(Why.UNREAD)
    return outcome


def _broken(exc: Exception) -> Failure:
    return Failure(Fault.UNUSABLE, type(exc).__name__)


class _Notes:
    """What a report says of answers that changed nothing: one note for each reason."""

    def __init__(self, judge: str, lang: str) -> None:
        self.lang, self._judge = lang, judge
        self._lines: dict[str, list[int]] = defaultdict(list)
        self._failures: dict[tuple[str, str], int] = defaultdict(int)
        self._more: dict[str, None] = {}

    def add(self, outcome: Failure | Void | Unsure, line: int) -> None:
        if isinstance(outcome, Failure):
            self._failures[outcome.fault.value, outcome.detail] += 1
        else:
            self._lines[outcome.why.value if isinstance(outcome, Void) else ""].append(line)

    def withheld(self, asked: Case) -> None:
        for place in asked.withheld:
            self._more[messages.text("notes.judge.withheld", self.lang, place=place)] = None

    def store(self, detail: str) -> None:
        self._more[messages.text("notes.judge.store", self.lang, detail=detail)] = None

    def texts(self) -> tuple[str, ...]:
        said = [
            messages.text(
                "notes.judge.failed", self.lang, judge=self._judge, why=self._fault(fault), detail=detail, n=n
            )
            for (fault, detail), n in self._failures.items()
        ]
        for why, lines in self._lines.items():
            values = {"judge": self._judge, "lines": ", ".join(map(str, sorted(lines)))}
            if why:
                reason = messages.text(f"notes.judge.why.{why}", self.lang)
                said.append(messages.text("notes.judge.void", self.lang, why=reason, **values))
            else:
                said.append(messages.text("notes.judge.unsure", self.lang, **values))
        return (*said, *self._more)

    def _fault(self, fault: str) -> str:
        return messages.text(f"notes.judge.fault.{fault}", self.lang)
