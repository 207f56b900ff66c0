#!/usr/bin/env python3
"""One measurement in a process of its own, so that its memory is its own; prints one JSON object.

python benchmarks/speed/child.py drafts 1000       # so many drafts on one core
python benchmarks/speed/child.py articles 1000     # one pool of so many articles, three digests
python benchmarks/speed/child.py verdicts 1000     # verdicts among so many articles of others
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crosscheck import pipeline
from crosscheck.config import Config
from crosscheck.matching import pool
from crosscheck.model import Article, ClaimKind, Verdict
from crosscheck.verification.verifier import ClaimVerifier
from speed.cases import german
from speed.news import News

DIGESTS = 3  # that the curve is taken on: the articles they draw on are among the first ten


def drafts(count: int) -> dict[str, float]:
    """Reading, crediting and verdicts of many drafts, the articles of each at hand: seconds and MB."""
    cases = german()
    before = _memory()
    start = time.process_time()
    for number in range(count):
        case = cases[number % len(cases)]
        pipeline.judge(case.reading, case.articles, Config())
    return {"seconds": time.process_time() - start, "before": before, "memory": _memory()}


def articles(count: int, closely: bool = False) -> dict[str, float]:
    """The claims of DIGESTS digests against one pool; `closely`: every article is read closely."""
    every = _pool(count)
    if closely:
        pool.MANY = count
    cases = german()[:DIGESTS]
    start = time.process_time()
    benches = [ClaimVerifier(case.reading.text, every, Config(), case.reading.attributions) for case in cases]
    built = time.process_time() - start
    claims = 0
    start = time.process_time()
    for verifier, case in zip(benches, cases, strict=True):
        for each in case.reading.claims:
            verifier.judge(each.claim, each.attributions)
            claims += each.claim.kind is ClaimKind.CLAIM
    spent = time.process_time() - start
    return {"build": built, "claim": spent / claims, "claims": claims, "memory": _memory()}


def verdicts(count: int, closely: bool = False) -> dict[str, float]:
    """How many verdicts stay what they are without other articles; and of the misattributed ones."""
    news = News()
    others = [news.article(number) for number in range(count)]
    if closely:
        pool.MANY = 10**9
    same = total = kept = misattributed = 0
    for case in german():
        alone = pipeline.judge(case.reading, case.articles, Config())
        crowd = pipeline.judge(case.reading, (*case.articles, *others), Config())
        for one, two in zip(alone.judgements, crowd.judgements, strict=True):
            if one.claim.kind is ClaimKind.CLAIM:
                total += 1
                same += one.verdict is two.verdict
                if one.verdict is Verdict.MISATTRIBUTED:
                    misattributed += 1
                    kept += two.verdict is one.verdict and two.evidence[0].article == one.evidence[0].article
    return {"claims": total, "same": same, "misattributed": misattributed, "kept": kept}


def _pool(count: int) -> list[Article]:
    own = [article for case in german() for article in case.articles if article.readable]
    news = News()
    return [*own[:count], *(news.article(number) for number in range(count - len(own)))]


def _memory() -> float:
    """The most this process has had, in MB; where it is known, without what its parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    what, many, *more = sys.argv[1:]
    measured = {"drafts": drafts, "articles": articles, "verdicts": verdicts}[what]
    print(json.dumps(measured(int(many), *map(bool, more))))
