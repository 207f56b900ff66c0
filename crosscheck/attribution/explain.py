"""Why a sentence is credited as it is, in words for `check --explain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.attribution.reasons import passed_over_text, reach_text
from crosscheck.attribution.settle import PassedOver
from crosscheck.claims.reasons import reason_text
from crosscheck.model import Attribution, Basis, Claim, ClaimKind, Draft

_WORDS = {
    "de": {
        "nobody": "niemandem zugeschrieben",
        "unknown": "unbekanntes Medium",
        "ambiguous": "mehrdeutig",
        "credited": "im Satz genannt",
        "scope": "durch Reichweite",
        "cue": "Zeile {line}: „{cue}“",
        "heading": "Überschrift",
        "opinion": "Meinung",
        "question": "Frage",
        "meta": "über den Text",
        "passed": "übergangen: „{name}“ – {why}",
    },
    "en": {
        "nobody": "credited to nobody",
        "unknown": "unknown outlet",
        "ambiguous": "ambiguous",
        "credited": "named in the sentence",
        "scope": "by reach",
        "cue": "line {line}: “{cue}”",
        "heading": "heading",
        "opinion": "opinion",
        "question": "question",
        "meta": "about the text",
        "passed": "passed over: “{name}” – {why}",
    },
}


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
    """The lines for one claim in „de“ or otherwise English."""
    words = _WORDS.get(lang, _WORDS["en"])
    lines = [_credited(each, draft, words, lang) for each in attributions]
    if claim.kind is not ClaimKind.CLAIM:
        lines.insert(0, f"{words[claim.kind.value]} · {reason_text(claim.reason, lang)}")
    elif not attributions:
        lines.append(words["nobody"])
    lines += [words["passed"].format(name=p.written, why=passed_over_text(p.code, lang)) for p in passed]
    return Explanation(claim.id, tuple(lines))


def _credited(attribution: Attribution, draft: Draft, words: dict[str, str], lang: str) -> str:
    whom = attribution.domain
    if attribution.candidates:
        whom = f"{whom} ({words['ambiguous']}: {', '.join(o.domain for o in attribution.candidates)})"
    elif attribution.outlet is None:
        whom = f"{whom} ({words['unknown']})"
    basis = words["credited"] if attribution.basis is Basis.EXPLICIT else words["scope"]
    line = draft.locate(attribution.cue_span).line
    cue = words["cue"].format(line=line, cue=" ".join(attribution.cue.split()))
    return f"{whom} · {basis} · {cue} · {reach_text(attribution.reach, lang)}"
