"""What the tools ask for, as functions from plain values to plain values: they run in a worker process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from crosscheck import api
from crosscheck.config import Config
from crosscheck.errors import UsageError, nearest
from crosscheck.model import ClaimKind, Draft

_ENDINGS = {"markdown": ".md", "text": ".txt", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Given:
    """A draft or a statement, and the articles that go with it."""

    text: str
    sources: tuple[api.Source, ...] = ()
    format: str = "markdown"
    published: str = ""
    language: str = ""
    report_language: str = ""


def check(given: Given, config: Config) -> dict[str, Any]:
    """The JSON report on a draft, as `crosscheck check` gives it. Raises CrosscheckError."""
    from crosscheck.reports.json_v1 import to_dict

    config = _settings(given, config)
    return to_dict(api.check(_draft(given), sources=given.sources, config=config))


def credits(given: Given, config: Config) -> dict[str, Any]:
    """Whom a draft credits, and whose articles are missing. Raises CrosscheckError."""
    found = api.credits(_draft(given), sources=given.sources, config=_settings(given, config))
    draft = found.draft
    credited = [
        {
            "statement": credited_claim.claim.text,
            "outlet": each.domain,
            "known": each.outlet is not None,
            "as_written": each.as_written,
            "cue": each.cue,
            "scope": each.basis,
            "reach": each.reach,
            "line": draft.locate(each.cue_span).line,
            "url": each.url,
            "candidates": [outlet.domain for outlet in each.candidates],
        }
        for credited_claim in found.claims
        for each in credited_claim.attributions
    ]
    bare = [c.claim.text for c in found.claims if c.claim.kind is ClaimKind.CLAIM and not c.attributions]
    return {
        "language": draft.language,
        "credits": credited,
        "uncredited": bare,
        "given": [outlet.domain for outlet in found.given],
        "linked": list(found.linked),
        "missing": [outlet.domain for outlet in found.missing],
        "unknown": list(found.unknown),
    }


def _draft(given: Given) -> Draft:
    from crosscheck import moments

    published = moments.given(given.published) if given.published else None
    if given.published and published is None:
        raise UsageError(f"published: '{given.published:.40}' is not a time", moments.FORMS)
    return api.read(given.text, name=f"draft{_ENDINGS[given.format]}", published=published)


def _settings(given: Given, config: Config) -> Config:
    from crosscheck import messages
    from crosscheck.language import codes

    _known("language", given.language, codes())
    _known("report_language", given.report_language, messages.languages())
    return replace(
        config,
        language=given.language or config.language,
        report_language=given.report_language or config.report_language,
    )


def _known(name: str, word: str, known: Sequence[str]) -> None:
    if word and word not in known:
        raise UsageError(f"{name}: unknown language '{word:.40}'", nearest(word, known))


def rule(code: str, language: str) -> dict[str, Any]:
    """A rule, explained. Raises UsageError for an unknown one, and for an unknown language."""
    from crosscheck import messages
    from crosscheck.rules import all_rules
    from crosscheck.triage.rules import RULES

    _known("language", language, messages.languages())
    rules = (*RULES, *all_rules())
    wanted = code.strip().lower()
    for each in rules:
        if wanted in {each.code.lower(), each.name}:
            draft, source = each.example(language)
            return {
                "code": each.code,
                "name": each.name,
                "severity": each.severity,
                "summary": each.summary(language),
                "explanation": each.explanation(language),
                "example_draft": draft,
                "example_source": source,
            }
    raise UsageError(
        f"unknown rule '{code:.40}'", nearest(code, [word for r in rules for word in (r.code, r.name)])
    )
