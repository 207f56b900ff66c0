"""What a judge would be asked, and what a perfect one could mend: share of claims sent against errors left.

    python benchmarks/judge_curve.py [FOLDER] [--plot docs/img/judge-curve.svg] [--json FILE]

Sentences and credits are those of the labels; the rules judge as always. A judge that knows the
labels (it exists here alone) is asked about the claims in the band, through the same questions and the
same validation as any other: it may quote only what it was shown, and says that it cannot tell where the
proof was not among that. Its skill is an upper bound; what is measured is the choice of claims, the
choice of passages, and what validation costs.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from curve_plot import Panel, svg

from crosscheck.config import Config, JudgeSettings
from crosscheck.evaluation import digests
from crosscheck.model import FLAGGED, Document
from crosscheck.second_opinion.backends.openai import OpenAIJudge
from crosscheck.second_opinion.backends.openai.prompt import tokens
from crosscheck.second_opinion.base import UNSURE, Answer, JudgeOptions, Question
from crosscheck.second_opinion.review import SecondOpinion
from crosscheck.second_opinion.verbatim import find
from crosscheck.text.text import Text
from crosscheck.verification.verifier import ClaimVerifier

HERE = Path(__file__).parent
BANDS = (0.0, *(round(0.5 + 0.02 * k, 2) for k in range(26)))
NO_LIMIT = 10_000
GOAL_F1, GOAL_ALARMS, MOST_SENT = 0.92, 0.04, 0.4
_SENTENCE_END = re.compile(r"(?<=[.!?“”\"])\s+")
_NEEDS_PROOF = frozenset({"supported", "partial", "contradicted", "misattributed"})


@dataclass(frozen=True, slots=True)
class Case:
    """A digest as the rules have judged it; `labels` by claim id."""

    name: str
    document: Document
    verifier: ClaimVerifier
    labels: Mapping[str, Mapping[str, object]]


class Perfect:
    """Answers by the labels, and only with what it was shown."""

    name = "perfect"
    recipe = ""

    def __init__(self, labels: Mapping[str, Mapping[str, object]]) -> None:
        self._labels = labels
        self.asked = 0

    def ask(self, questions: Sequence[Question]) -> list[Answer]:
        self.asked += len(questions)
        return [self.answer(question) for question in questions]

    def answer(self, question: Question) -> Answer:
        label = self._labels[question.id]
        verdict = str(label["verdict"])
        quotes = tuple(dict.fromkeys(_shown(question, label)))[:4]
        if verdict == "not_checkable" or (verdict in _NEEDS_PROOF and not quotes):
            return Answer(UNSURE)
        missing = (question.sentence,) if verdict in ("partial", "unsupported") else ()
        return Answer(verdict, () if verdict == "unsupported" else quotes, missing)

    def close(self) -> None: ...


def _shown(question: Question, label: Mapping[str, object]) -> Iterator[str]:
    """The parts of the label's evidence that stand in the passages of the question."""
    for evidence in label["evidence"]:
        quote = str(evidence["quote"])
        for piece in (quote, *_SENTENCE_END.split(quote)):
            if any(find(piece, excerpt.text) for excerpt in question.excerpts):
                yield piece
                if piece == quote:
                    break


def cases(folder: Path) -> Iterator[Case]:
    """Every digest of the folder, judged by the rules."""
    for path in sorted(folder.glob("*.json")):
        case = digests.load(path)
        draft, language = digests.read_draft(case)
        articles = [digests.article(source, case) for source in case["sources"]]
        claims = digests.gold_claims(draft, case["sentences"])
        credits = digests.gold_credits(draft, claims, case["sentences"], articles, language)
        verifier = ClaimVerifier(Text.of(draft, language), articles, Config())
        judged = tuple(verifier.judge(claim, given) for claim, given in zip(claims, credits, strict=True))
        labels = {claim.id: label for claim, label in zip(claims, case["sentences"], strict=True)}
        yield Case(path.stem, Document(draft, judged), verifier, labels)


@dataclass(slots=True)
class Score:
    """Counts as `score.py` takes them: a `partial` label is neither here nor there."""

    claims: int = 0
    sent: int = 0
    hits: int = 0
    false: int = 0
    missed: int = 0
    fair: int = 0
    alarms: int = 0

    def add(self, document: Document, labels: Mapping[str, Mapping[str, object]]) -> None:
        for judgement in document.judgements:
            label = labels[judgement.claim.id]
            self.claims += label["kind"] == "claim"
            if label["verdict"] == "partial":
                continue
            wrong, said = label["verdict"] in FLAGGED, judgement.verdict in FLAGGED
            self.hits += wrong and said
            self.false += said and not wrong
            self.missed += wrong and not said
            self.fair += label["verdict"] == "supported"
            self.alarms += label["verdict"] == "supported" and said

    @property
    def share(self) -> float:
        return self.sent / self.claims

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.false + self.missed)

    @property
    def false_alarms(self) -> float:
        return self.alarms / self.fair


def scored(every: Sequence[Case], band: float, budget: int = NO_LIMIT) -> Score:
    """The figures with the claims below `band` put to the perfect judge."""
    score = Score()
    for case in every:
        judge = Perfect(case.labels)
        reader = SecondOpinion(judge, JudgeSettings(band=band, budget=budget))
        document, _ = reader.review(case.document, case.verifier, "en")
        score.add(document, case.labels)
        score.sent += judge.asked
    return score


@dataclass(frozen=True, slots=True)
class Cost:
    """What one digest costs at a chat server: estimated tokens, as the budget counts them."""

    claims: int
    questions: int
    calls: int
    sent: int
    received: int


def costs(every: Sequence[Case], settings: JudgeSettings) -> list[Cost]:
    """One entry for each digest."""
    judge = OpenAIJudge(JudgeOptions("measured", settings))
    found = []
    for case in every:
        questions = [
            each.question for each in SecondOpinion(judge, settings).cases(case.document, case.verifier)
        ]
        batches = [[questions[i] for i in batch] for batch in judge.batches(questions)]
        answered = [Perfect(case.labels).answer(q) for batch in batches for q in batch]
        sent = sum(judge.cost(batch) - settings.answer_tokens * len(batch) for batch in batches)
        claims = sum(label["kind"] == "claim" for label in case.labels.values())
        received = sum(tokens(_written(answer)) for answer in answered)
        found.append(Cost(claims, sum(map(len, batches)), len(batches), sent, received))
    judge.close()
    return found


def _written(answer: Answer) -> str:
    """The answer as a model writes it, with a reason of the length that is asked for."""
    fields = {"id": "1", "verdict": answer.verdict, "quotes": answer.quotes, "missing": answer.missing}
    return json.dumps({**fields, "reason": "x" * 100}, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "digests_dev")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    every = list(cases(args.folder))
    settings = JudgeSettings()
    rows = [(band, scored(every, band)) for band in BANDS]
    print("  band   sent  flag_f1  false_alarm_rate")
    for band, score in rows:
        print(f"{band:6.2f}  {score.share:5.3f}  {score.f1:7.3f}  {score.false_alarms:16.3f}")
    default = scored(every, settings.band, settings.budget)
    print(
        f"default: band {settings.band:g}, budget {settings.budget}: sent {default.share:.3f}, "
        f"flag_f1 {default.f1:.3f}, false_alarm_rate {default.false_alarms:.3f}"
    )
    _print_costs("default", costs(every, settings))
    whole = replace(settings, band=1.0, budget=NO_LIMIT)
    _print_costs("every claim", costs(every, whole))
    if args.plot:
        args.plot.write_text(_plot(rows, default), encoding="utf-8")
    if args.json:
        told = [
            {"band": b, "sent": s.share, "flag_f1": s.f1, "false_alarm_rate": s.false_alarms} for b, s in rows
        ]
        args.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _print_costs(name: str, found: Sequence[Cost]) -> None:
    def line(what: str, values: Sequence[float]) -> str:
        return f"{what} {statistics.mean(values):.0f} (most {max(values):.0f})"

    parts = [
        line("claims", [c.claims for c in found]),
        line("sent", [c.questions for c in found]),
        line("calls", [c.calls for c in found]),
        line("prompt tokens", [c.sent for c in found]),
        line("answer tokens", [c.received for c in found]),
        line("together for 15 claims", [(c.sent + c.received) * 15 / c.claims for c in found]),
    ]
    print(f"{name}: " + ", ".join(parts))


def _plot(rows: Sequence[tuple[float, Score]], default: Score) -> str:
    f1 = Panel(
        "flag_f1",
        [(s.share, s.f1) for _, s in rows],
        0.7,
        1.0,
        GOAL_F1,
        MOST_SENT,
        (default.share, default.f1),
    )
    alarms = Panel(
        "false_alarm_rate", [(s.share, s.false_alarms) for _, s in rows], 0.0, 0.1, GOAL_ALARMS, MOST_SENT,
        (default.share, default.false_alarms),
    )  # fmt: skip
    return svg((f1, alarms))


if __name__ == "__main__":
    main()
