"""The reasons for a sentence's attributions, in words, for `check --explain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck import messages
from crosscheck.attribution.resolution import PassedOver
from crosscheck.model import Attribution, Basis, Claim, ClaimKind, Draft


@dataclass(frozen=True, slots=True)
class Explanation:
    """The attributions of one sentence and their reasons, as lines of text. `claim_id` as in `Claim.id`."""

    claim_id: str
    lines: tuple[str, ...]


def explanation(
    claim: Claim,
    attributions: Sequence[Attribution],
    passed: Sequence[PassedOver],
    draft: Draft,
    lang: str,
) -> Explanation:
    """The lines for one claim in that language."""
    lines = [_line(each, draft, lang) for each in attributions]
    if claim.kind is not ClaimKind.CLAIM:
        reason = messages.text(f"reasons.kind.{claim.reason}", lang)
        lines.insert(0, f"{messages.text(f'report.kind.{claim.kind}', lang)} · {reason}")
    elif not attributions:
        lines.append(messages.text("report.uncredited", lang))
    lines += [
        messages.text("reasons.passed", lang, name=p.written, why=passed_over_text(p.code, lang))
        for p in passed
    ]
    return Explanation(claim.id, tuple(lines))


def reach_text(code: str, lang: str) -> str:
    """Why an attribution with this `reach` code covers its sentence, in words."""
    named = f"reasons.named.{code}"
    return messages.text(named if messages.known(named) else f"reasons.reached.{code}", lang)


def passed_over_text(code: str, lang: str) -> str:
    """Why a name passed over with this code is no attribution, in words."""
    return messages.text(f"reasons.passed_over.{code}", lang)


def _line(attribution: Attribution, draft: Draft, lang: str) -> str:
    outlet = attribution.domain
    if attribution.candidates:
        candidates = ", ".join(o.domain for o in attribution.candidates)
        outlet = f"{outlet} ({messages.text('reasons.ambiguous', lang)}: {candidates})"
    elif attribution.outlet is None:
        outlet = f"{outlet} ({messages.text('report.unknown_outlet', lang)})"
    basis = messages.text(
        "report.named_here" if attribution.basis is Basis.EXPLICIT else "reasons.scope", lang
    )
    number = draft.locate(attribution.cue_span).line
    cue = messages.text("reasons.cue", lang, line=number, cue=" ".join(attribution.cue.split()))
    return f"{outlet} · {basis} · {cue} · {reach_text(attribution.reach, lang)}"
