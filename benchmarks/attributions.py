#!/usr/bin/env python3
"""Score attribution alone on small drafts in many styles (`credits/*.txt`): whom each sentence is credited to.

    python benchmarks/attributions.py                  # from the project's root; all files, one process
    python benchmarks/attributions.py second --verbose

A draft's head names its id, language, format and the sources declared for it. In the draft `⟦domains⟧` stands
after a sentence, `⟦⟧` where nobody is credited, `⟦-⟧` where it is no claim, `⟦*⟧` where nothing is asked. A draft
without these has a last line `@@` with the same for each of its sentences in turn, divided by bars.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import score

from crosscheck import drafts, pipeline
from crosscheck.config import Config
from crosscheck.model import ClaimKind
from crosscheck.outlets import registry

FOLDER = Path(__file__).parent / "credits"
_MARK = re.compile(r"⟦([^⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Case:
    """A draft without its marks. `gold` are (offset of the sentence's last character, domains) or, where the
    draft has a line `@@`, the domains alone, a sentence each."""

    id: str
    language: str
    format: str
    declared: tuple[str, ...]
    text: str
    gold: tuple[tuple[int, str], ...]
    in_turn: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: whom it should be credited to, whom it was; `claim` whether it is read as one."""

    case: str
    text: str
    wanted: frozenset[str]
    got: frozenset[str]
    claim: bool
    no_claim: bool = False  # that is what it is

    @property
    def right(self) -> bool:
        return not self.claim if self.no_claim else self.claim and self.wanted == self.got


def load(names: Sequence[str] = ()) -> list[Case]:
    """The cases of the files of these names, of all without names."""
    files = [FOLDER / f"{name}.txt" for name in names] or sorted(FOLDER.glob("*.txt"))
    return [case for file in files for case in _of(file.read_text(encoding="utf-8"))]


def _of(text: str) -> Iterator[Case]:
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, language, kind, declared = (each.strip() for each in head.split("|"))
        body, _, listed = body.strip("\n").partition("\n@@")
        gold = [(0, each.strip()) for each in listed.split("|")] if listed else []
        clean = ""
        for index, piece in enumerate(_MARK.split(body)):
            if index % 2:
                gold.append((len(clean) - 1, piece.strip()))
            else:
                clean += piece
        yield Case(name, language, kind, tuple(declared.split()), clean, tuple(gold), bool(listed))


def rows(case: Case) -> list[Row]:
    """Every sentence that something is asked of. Raises ValueError: a draft has other sentences than its gold."""
    known = registry.load().with_sources(map(registry.outlet_for_domain, case.declared))
    draft = drafts.read(f"{case.id}.{case.format}", case.text.encode())
    draft, _, read = pipeline.read(draft, Config(language=case.language), known)
    if case.in_turn:
        chosen = [each for each in read if each.claim.kind is not ClaimKind.HEADING]
    else:
        ends = [draft.file_span(each.claim.span).end for each in read]
        chosen = [read[_nearest(ends, offset + 1)] for offset, _ in case.gold]
    found = []
    for each, (_, wanted) in zip(chosen, case.gold, strict=True):
        if wanted != "*":
            domains = {known.by_domain(d) for d in wanted.split() if d != "-"}
            found.append(
                Row(
                    case.id,
                    each.claim.text,
                    frozenset(o.domain for o in domains if o),
                    frozenset(a.domain for a in each.attributions),
                    each.claim.kind is ClaimKind.CLAIM,
                    wanted == "-",
                )
            )
    return found


def _nearest(ends: Sequence[int], place: int) -> int:
    return min(range(len(ends)), key=lambda i: abs(ends[i] - place))


def figures(found: Sequence[Row]) -> dict[str, float | int | None]:
    """Sentences; the shares credited exactly, and precision and recall of single credits; no claims read as one."""
    claims = [row for row in found if not row.no_claim]
    right = sum(len(row.wanted & row.got) for row in claims)
    return {
        "sentences": len(claims),
        "exact": score.rate(sum(row.right for row in claims), len(claims)),
        "precision": score.rate(right, sum(len(row.got) for row in claims)),
        "recall": score.rate(right, sum(len(row.wanted) for row in claims)),
        "no_claims": len(found) - len(claims),
        "read_as_claims": sum(not row.right for row in found if row.no_claim),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", help="names of files in credits/")
    parser.add_argument("--verbose", action="store_true", help="print every sentence that is not right")
    args = parser.parse_args()
    for name in args.files or sorted(file.stem for file in FOLDER.glob("*.txt")):
        found = [row for case in load([name]) for row in rows(case)]
        print(f"{name:8}", *(f"{key} {value}" for key, value in figures(found).items()))
        for row in (r for r in found if args.verbose and not r.right):
            wanted = "no claim" if row.no_claim else sorted(row.wanted)
            print(f"  {row.case}: {row.text}\n      wanted {wanted}, got {sorted(row.got)}")


if __name__ == "__main__":
    main()
