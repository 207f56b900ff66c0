"""Why a sentence is credited as it is, in words for `check --explain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck import messages
from crosscheck.attribution.settle import PassedOver
from crosscheck.model import Attribution, Basis, Claim, ClaimKind, Draft


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence: who is credited and why, as lines for a reader. `claim_id` as in `Claim.id`."""

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
    lines = [_credited(each, draft, lang) for each in attributions]
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
    """Why a credit with this reach code covers its sentence: by the cue that names the source there, or otherwise."""
    named = f"reasons.named.{code}"
    return messages.text(named if messages.known(named) else f"reasons.reached.{code}", lang)


def passed_over_text(code: str, lang: str) -> str:
    """Why a name with this code is no credit."""
    return messages.text(f"reasons.passed_over.{code}", lang)


def _credited(attribution: Attribution, draft: Draft, lang: str) -> str:
    whom = attribution.domain
    if attribution.candidates:
        candidates = ", ".join(o.domain for o in attribution.candidates)
        whom = f"{whom} ({messages.text('reasons.ambiguous', lang)}: {candidates})"
    elif attribution.outlet is None:
        whom = f"{whom} ({messages.text('report.unknown_outlet', lang)})"
    basis = messages.text(
        "report.named_here" if attribution.basis is Basis.EXPLICIT else "reasons.scope", lang
    )
    line = draft.locate(attribution.cue_span).line
    cue = messages.text("reasons.cue", lang, line=line, cue=" ".join(attribution.cue.split()))
    return f"{whom} · {basis} · {cue} · {reach_text(attribution.reach, lang)}"
