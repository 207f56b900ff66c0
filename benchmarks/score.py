#!/usr/bin/env python3
"""Score `crosscheck check` on end-to-end cases (format: CASES.md beside this file).

    python benchmarks/score.py benchmarks/digests_dev            # from the project's root
    python benchmarks/score.py DIR --command ".venv/bin/crosscheck" --json out.json --verbose

Every case is laid out as a person would have it: a draft file, one HTML page per source and a
`sources.toml` manifest. The command is then run once per case:

    COMMAND check DRAFT --sources sources.toml --offline --output-format json

and its JSON is compared with the labels. Nothing here looks inside the package.
Exit status 0 when all cases ran; 1 when the command failed on some (they count as wrong).
"""
# ruff: noqa: E501 - pages keep their markup on the lines that outlets have it on

from __future__ import annotations

import argparse
import collections
import html
import json
import math
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

FLAGGED = {"contradicted", "unsupported", "misattributed"}
VERDICTS = ["supported", "partial", "contradicted", "unsupported", "misattributed", "not_checkable"]
#: severity order for merging several predicted claims inside one gold sentence: the worst one speaks
WORST = ["misattributed", "contradicted", "unsupported", "partial", "supported", "not_checkable"]
#: rule names (see the project's rule table) that name the right kind of error
EXPLAINS = {
    "number": {"number-mismatch"},
    "magnitude": {"number-mismatch", "unit-mismatch"},
    "unit": {"unit-mismatch", "number-mismatch"},
    "date": {"date-mismatch"},
    "place": {"name-mismatch"},
    "name": {"name-mismatch"},
    "role_swap": {"role-swap", "name-mismatch"},
    "quote_altered": {"quote-altered"},
    "quote_speaker": {"quote-speaker"},
    "quote_cut": {"quote-truncated", "quote-altered"},
    "negation": {"negation-mismatch"},
    "modality": {"modality-mismatch"},
    "quantifier": {"quantifier-mismatch"},
    "direction": {"direction-mismatch"},
    "invented": {"unsupported-claim"},
    "causal": {"unsupported-claim", "causal-link"},
    "misattributed": {"misattributed"},
    "detail_added": {"partly-supported", "unsupported-detail"},
    "stale": {"stale-source"},
}


def norm(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def page(source: dict, case: dict) -> str:
    """An article page as outlets serve it: navigation, teasers, consent bar, JSON-LD, the body."""
    meta = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": source["title"],
        "datePublished": source["published"],
        "author": {"@type": "Person", "name": source.get("author", "dpa")},
        "publisher": {"@type": "Organization", "name": source["outlet"]},
        "isAccessibleForFree": not source.get("paywalled", False),
        "mainEntityOfPage": source["url"],
    }
    if source.get("paywalled"):
        meta["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}
        meta["wordCount"] = 20 * sum(len(p.split()) for p in source["paragraphs"])
    body = "\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in source["paragraphs"])
    wall = (
        '<div class="paywall"><p>Jetzt weiterlesen mit dem Digital-Abo.</p></div>'
        if source.get("paywalled")
        else ""
    )
    lang = case["lang"]
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(source["title"])} | {source["outlet"]}</title>
<link rel="canonical" href="{source["url"]}"><meta property="og:title" content="{html.escape(source["title"])}">
<meta property="og:site_name" content="{source["outlet"]}"><meta property="article:published_time" content="{source["published"]}">
<script type="application/ld+json">{json.dumps(meta, ensure_ascii=False)}</script></head>
<body><header><nav><ul><li><a href="/">Startseite</a></li><li><a href="/politik">Politik</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<div id="consent"><p>Wir verwenden Cookies, um Inhalte zu personalisieren.</p><button>Akzeptieren</button></div>
<main><article><h1>{html.escape(source["title"])}</h1><p class="byline">Von {html.escape(source.get("author", "dpa"))}</p>
<time datetime="{source["published"]}">{source["published"][:10]}</time>
{body}
{wall}</article>
<aside><h2>Mehr zum Thema</h2><ul><li><a href="/a1">Was Leser jetzt wissen sollten</a></li><li><a href="/a2">Der Tag im Überblick</a></li></ul></aside></main>
<footer><p>Impressum · Datenschutz · AGB</p></footer></body></html>
"""


def lay_out(case: dict, folder: pathlib.Path) -> pathlib.Path:
    lines = []
    for source in case["sources"]:
        name = f"{source['id']}.html"
        (folder / name).write_text(page(source, case), encoding="utf-8")
        lines += [
            "[[source]]",
            f"outlet = {json.dumps(source['outlet'])}",
            f"url = {json.dumps(source['url'])}",
            f"file = {json.dumps(name)}",
            "",
        ]
    (folder / "sources.toml").write_text("\n".join(lines), encoding="utf-8")
    draft = folder / f"draft.{case['draft_format']}"
    text = case["draft"]
    if case["draft_format"] == "html" and "<html" not in text:
        text = f'<!DOCTYPE html><html lang="{case["lang"]}"><head><meta charset="utf-8"></head><body><article>{text}</article></body></html>'
    draft.write_text(text, encoding="utf-8")
    return draft


def run(case: dict, command: list[str], timeout: float) -> tuple[dict | None, float, str]:
    with tempfile.TemporaryDirectory() as tmp:
        folder = pathlib.Path(tmp)
        draft = lay_out(case, folder)
        argv = [
            *command,
            "check",
            str(draft),
            "--sources",
            str(folder / "sources.toml"),
            "--offline",
            "--published",
            case["published"],
            "--output-format",
            "json",
        ]
        start = time.perf_counter()
        try:
            done = subprocess.run(argv, capture_output=True, text=True, timeout=timeout)
        except subprocess.TimeoutExpired:
            return None, time.perf_counter() - start, "timeout"
        took = time.perf_counter() - start
        try:
            return json.loads(done.stdout), took, done.stderr
        except json.JSONDecodeError:
            return None, took, f"exit {done.returncode}: {done.stderr[-400:]}"


def match(case: dict, report: dict) -> list[list[dict]]:
    """For every gold sentence the predicted claims that lie in it, by word overlap, in order."""
    claims = report["documents"][0]["claims"]
    gold = [collections.Counter(norm(s["text"]).split()) for s in case["sentences"]]
    out: list[list[dict]] = [[] for _ in gold]
    cursor = 0
    for claim in claims:
        words = collections.Counter(norm(claim["text"]).split())
        total = sum(words.values()) or 1
        best, where = 0.0, None
        for i in range(max(0, cursor - 1), min(len(gold), cursor + 6)):
            share = sum((words & gold[i]).values()) / total
            if share > best + 1e-9:
                best, where = share, i
        if where is not None and best >= 0.6:
            out[where].append(claim)
            cursor = where
    return out


def domain(name: str) -> str:
    return re.sub(r"^(https?://)?(www\.|m\.)?", "", name.lower()).split("/")[0]


def risk(claim: dict) -> float:
    """How strongly the tool doubts a claim, 0 to 1: what an editor's queue would be sorted by."""
    sure = float(claim.get("confidence") or 0.0)
    if claim["verdict"] in FLAGGED:
        return 0.5 + sure / 2
    return 0.5 if claim["verdict"] == "partial" else 0.5 - sure / 2


def auc(low: list[float], high: list[float]) -> float | None:
    if not low or not high:
        return None
    wins = sum((h > x) + 0.5 * (h == x) for h in high for x in low)
    return round(wins / (len(low) * len(high)), 3)


def overlap(text: str, paragraphs: list[str]) -> float:
    """Share of the text's longer words that the closest paragraph holds, 0 to 1."""
    words = {w[:6] for w in norm(text).split() if len(w) > 3}
    return max(
        (len(words & {w[:6] for w in norm(p).split()}) / max(1, len(words)) for p in paragraphs), default=0.0
    )


def matched_auc(
    low: list[tuple[float, float]], high: list[tuple[float, float]], width: float = 0.1
) -> float | None:
    """AUC over pairs (risk, overlap) of a fair and a wrong claim whose overlap with the source is about the same:
    neither "reworded means invented" nor "verbatim means wrong" earns anything here."""
    wins = pairs = 0.0
    for risk_high, over_high in high:
        for risk_low, over_low in low:
            if abs(over_high - over_low) <= width:
                pairs += 1
                wins += (risk_high > risk_low) + 0.5 * (risk_high == risk_low)
    return round(wins / pairs, 3) if pairs else None


def rate(hit: int, total: int) -> float | None:
    return round(hit / total, 3) if total else None


def wilson(hit: int, total: int) -> str:
    if not total:
        return "-"
    z, p = 1.96, hit / total
    mid = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{mid - half:.2f}-{mid + half:.2f}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=pathlib.Path)
    parser.add_argument("--command", default=".venv/bin/crosscheck")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures and every wrong sentence here")
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--verbose", action="store_true", help="print every wrong sentence")
    args = parser.parse_args()

    c: collections.Counter = collections.Counter()
    per_type: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    confusion: collections.Counter = collections.Counter()
    wrong: list[dict] = []
    risks: tuple[list[float], list[float]] = ([], [])
    matched: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    times: list[float] = []
    failed = 0
    for path in sorted(args.cases.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        report, took, err = run(case, shlex.split(args.command), args.timeout)
        times.append(took)
        if report is None:
            failed += 1
            print(f"{path.stem}: FAILED {err}", file=sys.stderr)
            report = {"documents": [{"claims": []}]}
        outlet_of = {s["id"]: domain(s["outlet"]) for s in case["sources"]}
        for gold, found in zip(case["sentences"], match(case, report), strict=True):
            checkable = gold["kind"] == "claim"
            c["sentences"] += 1
            c["matched"] += bool(found)
            verdicts = [f["verdict"] if f["verdict"] != "unverifiable" else "not_checkable" for f in found]
            predicted = min(verdicts, key=WORST.index) if verdicts else "missing"
            names = {f.get("name") for claim in found for f in claim.get("findings", [])}
            confusion[gold["verdict"], predicted] += 1
            note = {
                "case": path.stem,
                "text": gold["text"],
                "gold": gold["verdict"],
                "error": gold.get("error"),
                "predicted": predicted,
                "rules": sorted(n for n in names if n),
            }
            if checkable:
                c["claims"] += 1
                expected = {domain(o) for o in gold["outlets"]}
                got = {domain(a["outlet"]) for claim in found for a in claim.get("attributions", [])}
                c["attr_tp"] += len(expected & got)
                c["attr_fp"] += len(got - expected)
                c["attr_fn"] += len(expected - got)
                c["attr_exact"] += expected == got
                if expected != got:
                    wrong.append(
                        {**note, "what": "attribution", "expected": sorted(expected), "got": sorted(got)}
                    )
            if checkable and gold["verdict"] not in {"partial", "not_checkable"}:
                doubt = max((risk(f) for f in found), default=0.0)
                risks[gold["verdict"] in FLAGGED].append(doubt)
                credited = [
                    s for s in case["sources"] if domain(s["outlet"]) in {domain(o) for o in gold["outlets"]}
                ]
                paragraphs = [p for s in credited or case["sources"] for p in s["paragraphs"]]
                matched[gold["verdict"] in FLAGGED].append((doubt, overlap(gold["text"], paragraphs)))
            if gold["verdict"] != "partial":
                is_flag, said_flag = gold["verdict"] in FLAGGED, predicted in FLAGGED
                c["flag_tp"] += is_flag and said_flag
                c["flag_fp"] += said_flag and not is_flag
                c["flag_fn"] += is_flag and not said_flag
                c["supported"] += gold["verdict"] == "supported"
                c["false_alarm"] += gold["verdict"] == "supported" and said_flag
                c["false_green"] += is_flag and predicted == "supported"
                if is_flag != said_flag:
                    wrong.append({**note, "what": "missed" if is_flag else "false alarm"})
            else:
                c["partial"] += 1
                c["partial_not_clean"] += predicted in FLAGGED | {"partial"}
            if gold.get("error"):
                kind = per_type[gold["error"]]
                kind["n"] += 1
                kind["not_clean"] += predicted in FLAGGED | {"partial"}
                kind["explained"] += bool(names & EXPLAINS.get(gold["error"], set()))
            if gold.get("evidence") and gold["verdict"] in {
                "supported",
                "contradicted",
                "partial",
                "misattributed",
            }:
                c["evidence"] += 1
                quotes = [(outlet_of[e["source"]], set(norm(e["quote"]).split())) for e in gold["evidence"]]
                shown = [e for claim in found for e in claim.get("evidence", [])]
                shown.sort(key=lambda e: -e.get("score", 0))
                hits = [
                    any(
                        o == domain(e["outlet"]) and len(q & set(norm(e["quote"]).split())) >= 0.5 * len(q)
                        for o, q in quotes
                    )
                    for e in shown[:3]
                ]
                c["evidence_top1"] += bool(hits[:1] and hits[0])
                c["evidence_top3"] += any(hits)

    f1s = []
    for v in VERDICTS[:5]:
        tp = confusion[v, v]
        n_gold = sum(n for (g, _), n in confusion.items() if g == v)
        n_pred = sum(n for (_, p), n in confusion.items() if p == v)
        if n_gold:
            f1s.append(2 * tp / (n_gold + n_pred) if n_gold + n_pred else 0.0)
    p, r = rate(c["flag_tp"], c["flag_tp"] + c["flag_fp"]), rate(c["flag_tp"], c["flag_tp"] + c["flag_fn"])
    figures = {
        "cases": len(times),
        "failed": failed,
        "sentences": c["sentences"],
        "claims": c["claims"],
        "sentence_match": rate(c["matched"], c["sentences"]),
        "attribution_exact": rate(c["attr_exact"], c["claims"]),
        "attribution_precision": rate(c["attr_tp"], c["attr_tp"] + c["attr_fp"]),
        "attribution_recall": rate(c["attr_tp"], c["attr_tp"] + c["attr_fn"]),
        "flag_precision": p,
        "flag_recall": r,
        "flag_f1": round(2 * p * r / (p + r), 3) if p and r else 0.0,
        "false_alarm_rate": rate(c["false_alarm"], c["supported"]),
        "false_green_rate": rate(c["false_green"], c["flag_tp"] + c["flag_fn"]),
        "triage_auc": auc(*risks),
        "matched_auc": matched_auc(*matched),
        "overlap_auc": auc([o for _, o in matched[1]], [o for _, o in matched[0]]),
        "verdict_macro_f1": round(sum(f1s) / len(f1s), 3) if f1s else 0.0,
        "partial_not_clean": rate(c["partial_not_clean"], c["partial"]),
        "evidence_top1": rate(c["evidence_top1"], c["evidence"]),
        "evidence_top3": rate(c["evidence_top3"], c["evidence"]),
        "errors": {
            k: {
                "n": v["n"],
                "not_clean": rate(v["not_clean"], v["n"]),
                "explained": rate(v["explained"], v["n"]),
            }
            for k, v in sorted(per_type.items())
        },
        "seconds_per_case_median": round(sorted(times)[len(times) // 2], 2) if times else None,
    }
    for key, value in figures.items():
        if key != "errors":
            print(f"{key:26} {value}")
    print(f"{'flag recall 95 % interval':26} {wilson(c['flag_tp'], c['flag_tp'] + c['flag_fn'])}")
    print("error type           n  not clean  explained")
    for key, value in figures["errors"].items():
        print(f"  {key:16} {value['n']:4}  {value['not_clean']!s:>9}  {value['explained']!s:>9}")
    print("gold \\ predicted " + " ".join(f"{v[:9]:>10}" for v in [*VERDICTS, "missing"]))
    for g in VERDICTS:
        print(f"{g:16} " + " ".join(f"{confusion[g, v]:>10}" for v in [*VERDICTS, "missing"]))
    if args.verbose:
        for w in wrong:
            print(json.dumps(w, ensure_ascii=False))
    if args.json:
        args.json.write_text(
            json.dumps({"figures": figures, "wrong": wrong}, ensure_ascii=False, indent=1), encoding="utf-8"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
