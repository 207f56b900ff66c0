#!/usr/bin/env python3
"""The mutation bank: errors planted by program into pairs that are borne out, and how many are found.

    python benchmarks/mutations.py                         # the table
    python benchmarks/mutations.py --json out.json --kind number --kind unit --verbose

Pairs are the supported sentences of the development digests and of the fixtures with the articles they
are credited to, then sentences of those articles themselves. Nobody chose a case: what is changed, and
into what, follows from the pair's name. Detection: the verdict is not supported. Flagged: it is
contradicted, unsupported or misattributed. Named: a rule that says what was planted is among the
findings. False alarms are the same rates on the untouched pairs.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from mutating.kinds import KINDS, Kind, variant
from mutating.pairs import Pair, pairs

from crosscheck.config import Config
from crosscheck.evaluation import digests
from crosscheck.language import get
from crosscheck.model import FLAGGED, Block, BlockKind, Claim, ClaimKind, Draft, Judgement, Span
from crosscheck.text.text import Text
from crosscheck.verification.verifier import ClaimVerifier

ROOT = Path(__file__).resolve().parent.parent
MOST = 60  # of each kind and language
UNTOUCHED = "untouched"


@dataclass(frozen=True, slots=True)
class Result:
    """One mutated (or untouched) pair and what became of it."""

    kind: str
    language: str
    origin: str
    pair: str
    original: str
    text: str
    verdict: str
    rules: tuple[str, ...]
    named: bool

    @property
    def detected(self) -> bool:
        return self.verdict != "supported"

    @property
    def flagged(self) -> bool:
        return self.verdict in {v.value for v in FLAGGED}


class Court:
    """Judges pairs; a case's articles are made ready once for all its pairs."""

    def __init__(self) -> None:
        self._benches: dict[int, ClaimVerifier] = {}
        self._numbers = itertools.count(1)  # a verifier remembers its claims by their ids

    def judge(self, pair: Pair, text: str, domains: Sequence[str]) -> Judgement:
        """The judgement on `text`, credited to `domains`, as the only sentence of a draft."""
        language = get(pair.case.language)
        draft = Draft(
            path=pair.id, text=text, source=text, segments=(), blocks=(Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
            language=language.code, published=pair.published,
        )  # fmt: skip
        claim = Claim(f"c{next(self._numbers)}", Span(0, len(text)), text, ClaimKind.CLAIM, 0)
        label = {"outlets": list(domains), "basis": "scope"}
        (given,) = digests.gold_credits(draft, [claim], [label], pair.case.articles, language)
        whole = Text.of(draft, language)
        verifier = self._benches.get(id(pair.case))
        if verifier is None:
            verifier = self._benches[id(pair.case)] = ClaimVerifier(whole, pair.case.articles, Config())
        verifier._text = whole  # its articles are the costly part, and they stay the same
        return verifier.judge(claim, given)

    def result(self, pair: Pair, kind: Kind | None, text: str, domains: Sequence[str]) -> Result:
        judged = self.judge(pair, text, domains)
        rules = tuple(dict.fromkeys(f.name for f in judged.findings))
        shown = text if kind is None or not kind.credit else f"{text} [{', '.join(domains)}]"
        return Result(
            kind=kind.name if kind else UNTOUCHED,
            language=pair.case.language,
            origin=pair.origin,
            pair=pair.id,
            original=pair.text,
            text=shown,
            verdict=judged.verdict.value,
            rules=rules,
            named=bool(kind and kind.right.intersection(rules)),
        )


def run(given: Sequence[Pair], kinds: Iterable[Kind], most: int) -> list[Result]:
    """The results of each kind, at most `most` a kind and language, then those of the pairs used."""
    court = Court()
    found: list[Result] = []
    used: dict[str, Pair] = {}
    for kind in kinds:
        counts: collections.Counter[str] = collections.Counter()
        made: set[str] = set()
        for pair in given:
            if counts[pair.case.language] >= most:
                continue
            text = variant(kind, pair)
            if text is None or (text in made and not kind.credit):
                continue
            made.add(text)
            counts[pair.case.language] += 1
            used[pair.id] = pair
            words, domains = (pair.text, (text,)) if kind.credit else (text, pair.domains)
            found.append(court.result(pair, kind, words, domains))
    found += [court.result(pair, None, pair.text, pair.domains) for pair in used.values()]
    return found


# --------------------------------------------------------------------------- the report


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    language: str
    n: int
    paraphrases: int
    detected: float
    flagged: float
    named: float
    detected_in_paraphrases: float | None


def rows(results: Sequence[Result]) -> list[Row]:
    """The rates of each kind and language, in the order of the kinds."""
    grouped: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        grouped.setdefault((result.language, result.kind), []).append(result)
    order = [kind.name for kind in KINDS] + [UNTOUCHED]
    return [
        _row(kind, language, grouped[language, kind])
        for language in sorted({r.language for r in results})
        for kind in order
        if (language, kind) in grouped
    ]


def _row(kind: str, language: str, results: Sequence[Result]) -> Row:
    free = [r for r in results if r.origin == "paraphrase"]
    return Row(
        kind=kind,
        language=language,
        n=len(results),
        paraphrases=len(free),
        detected=_share([r.detected for r in results]),
        flagged=_share([r.flagged for r in results]),
        named=_share([r.named for r in results]),
        detected_in_paraphrases=_share([r.detected for r in free]) if free else None,
    )


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 3)


def table(found: Sequence[Row]) -> str:
    """A Markdown table."""
    lines = [
        "| planted | language | n | of these paraphrases | detected | flagged | named | detected in paraphrases |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for r in found:
        named = "" if r.kind == UNTOUCHED else f"{r.named:.2f}"
        free = "" if r.detected_in_paraphrases is None else f"{r.detected_in_paraphrases:.2f}"
        rates = f"{r.detected:.2f} | {r.flagged:.2f} | {named} | {free}"
        lines.append(f"| {r.kind} | {r.language} | {r.n} | {r.paraphrases} | {rates} |")
    return "\n".join(lines)


def verbose(results: Sequence[Result]) -> str:
    """What was missed, and what was raised on untouched pairs."""
    lines = []
    for r in results:
        wrong = r.detected if r.kind == UNTOUCHED else not r.detected
        if wrong:
            lines.append(f"{r.kind} [{r.language} {r.origin} {r.pair}] {r.verdict} {', '.join(r.rules)}")
            lines += [f"    {r.original}", f"    {r.text}"] if r.text != r.original else [f"    {r.text}"]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--digests", type=Path, default=ROOT / "benchmarks" / "digests_dev")
    parser.add_argument("--fixtures", type=Path, default=ROOT / "fixtures")
    parser.add_argument(
        "--kind", action="append", choices=[kind.name for kind in KINDS], help="only this kind"
    )
    parser.add_argument("--most", type=int, default=MOST, help="of each kind and language")
    parser.add_argument("--json", type=Path, help="write the rates and every result there")
    parser.add_argument("--verbose", action="store_true", help="print every miss and every false alarm")
    args = parser.parse_args(argv)
    kinds = [kind for kind in KINDS if not args.kind or kind.name in args.kind]
    results = run(pairs(args.digests, args.fixtures), kinds, args.most)
    found = rows(results)
    print(table(found))
    if args.verbose:
        print(verbose(results))
    if args.json:
        data = {"rows": [asdict(r) for r in found], "results": [asdict(r) for r in results]}
        args.json.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
