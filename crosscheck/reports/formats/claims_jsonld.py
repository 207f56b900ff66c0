"""schema.org `Claim`s with where they appear, as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from crosscheck import sinks
from crosscheck.model import Document, Evidence, Judgement, Report, Stance
from crosscheck.reports.base import Options
from crosscheck.reports.links import fragment_url, selectors
from crosscheck.reports.units import claims
from crosscheck.triage.fingerprint import shown_path

_CONTEXT = {"@vocab": "https://schema.org/", "oa": "http://www.w3.org/ns/oa#"}


def render(report: Report, options: Options) -> str:
    """One `Claim` for each statement, with the draft and the bearing passages as appearances.

    Never a `ClaimReview`: that an outlet is credited rightly does not make what it says true.
    """
    graph = [_claim(document, each, options) for document in report.documents for each in claims(document)]
    return sinks.json_text({"@context": _CONTEXT, "@graph": graph}, 2) + "\n"


def _claim(document: Document, judgement: Judgement, options: Options) -> dict[str, Any]:
    draft = document.draft
    proofs = [each for each in judgement.evidence if each.stance is Stance.SUPPORTS]
    shape: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:sha256:{draft.sha256}#{judgement.claim.id}",
        "text": " ".join(judgement.claim.text.split()),
        "appearance": [_draft(document, judgement, options), *(_work(each) for each in proofs)],
    }
    if draft.language:
        shape["inLanguage"] = draft.language
    credited = list(_credited(judgement))
    if credited:
        shape["author"] = credited
    return shape


def _draft(document: Document, judgement: Judgement, options: Options) -> dict[str, Any]:
    draft = document.draft
    shape: dict[str, Any] = {
        "@type": "Article",
        "identifier": f"sha256:{draft.sha256}",
        "name": draft.title or shown_path(draft.path, options.base),
        "oa:hasSelector": [
            {
                "@type": "oa:TextPositionSelector",
                "oa:start": judgement.claim.span.start,
                "oa:end": judgement.claim.span.end,
            }
        ],
    }
    if draft.published:
        shape["datePublished"] = draft.published.isoformat()
    return shape


def _credited(judgement: Judgement) -> Iterator[dict[str, Any]]:
    for each in {each.domain: each for each in judgement.attributions}.values():
        if each.outlet is None:
            yield {"@type": "NewsMediaOrganization", "name": each.as_written}
        else:
            url = f"https://{each.outlet.domain}"
            yield {"@type": "NewsMediaOrganization", "name": each.outlet.name, "url": url}


def _work(evidence: Evidence) -> dict[str, Any]:
    """The article with the passage selected in it."""
    article, url = evidence.article, fragment_url(evidence)
    shape: dict[str, Any] = {"@type": "NewsArticle", "headline": article.title}
    if url:
        shape["url"] = url
    if article.published:
        shape["datePublished"] = article.published.isoformat()
    if article.sha256:
        shape["identifier"] = f"sha256:{article.sha256}"
    shape["oa:hasSelector"] = [
        {("@type" if k == "type" else f"oa:{k}"): (f"oa:{v}" if k == "type" else v) for k, v in each.items()}
        for each in msgspec.to_builtins(selectors(evidence))
    ]
    return shape
