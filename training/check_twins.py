"""Validate files of twins (see data/TWINS.md): format, balance, marks; prints one line per problem.

python training/check_twins.py FILE…
"""

from __future__ import annotations

import collections
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

KINDS = frozenset(
    [
        "number",
        "magnitude",
        "unit",
        "currency",
        "percent",
        "date",
        "weekday",
        "clock",
        "duration",
        "place",
        "name",
        "office",
        "quote_altered",
        "quote_cut",
        "speaker",
        "negation",
        "modality",
        "condition",
        "denial",
        "claim_as_fact",
        "plan_as_fact",
        "quantifier",
        "bound",
        "cause",
        "order",
        "role_swap",
        "value_swap",
        "baseline",
        "part_whole",
        "contrast",
        "exception",
        "direction",
        "opposite",
        "degree",
        "legal_stage",
        "dropped_qualifier",
        "loaded",
        "invented",
        "detail",
        "knowledge",
        "merge",
        "other",
    ]
)
LABELS = frozenset({"+-", "-+", "+0", "0+", "+~", "~+"})
STATEMENT = re.compile(r"^(?P<labels>[+\-0~]{2}) (?P<kind>[a-z_]+) \| (?P<text>.+)$")


@dataclass
class Statement:
    labels: str
    kind: str
    context: str
    text: str
    line: int


@dataclass
class Twins:
    topic: str
    lang: str
    line: int
    passages: dict[str, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)


def parse(path: Path) -> tuple[list[Twins], list[str]]:
    """Groups of a file, and a message for each line that cannot be read."""
    groups: list[Twins] = []
    problems: list[str] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        if line.startswith("@"):
            topic, _, lang = line[1:].rpartition("|")
            groups.append(Twins(topic.strip(), lang.strip(), number))
        elif line[:2] in ("A:", "B:") and groups:
            groups[-1].passages[line[0]] = line[2:].strip()
        elif (found := STATEMENT.match(line)) and groups:
            context, _, text = found["text"].rpartition(" >> ")
            groups[-1].statements.append(
                Statement(found["labels"], found["kind"], context.strip(), text.strip(), number)
            )
        else:
            problems.append(f"{path}:{number}: cannot read: {line[:60]}")
    return groups, problems


def faults(group: Twins) -> list[tuple[int, str]]:
    """What is wrong with a group, with the line each fault stands in."""
    out: list[tuple[int, str]] = []
    if group.lang not in ("de", "en"):
        out.append((group.line, "language must be de or en"))
    if set(group.passages) != {"A", "B"}:
        return [*out, (group.line, "needs the passages A: and B:")]
    lengths = {k: len(p.split()) for k, p in group.passages.items()}
    if min(lengths.values()) < 60 or max(lengths.values()) > 1.3 * min(lengths.values()):
        out.append((group.line, f"passages under 60 words or of unequal length: {lengths}"))
    for_a = sum(s.labels[0] == "+" for s in group.statements)
    for_b = len(group.statements) - for_a
    if min(for_a, for_b) < 4 or abs(for_a - for_b) > 4:
        out.append(
            (group.line, f"borne out by A {for_a}, by B {for_b}: want about as many of both, at least 4")
        )
    seen: set[str] = set()
    for s in group.statements:
        if s.labels not in LABELS:
            out.append((s.line, f"labels {s.labels}: exactly one passage bears a statement out"))
        if s.kind not in KINDS:
            out.append((s.line, f"unknown kind {s.kind}"))
        if s.text.count("[[") < 1 or s.text.count("[[") != s.text.count("]]") or "[[" in s.context:
            out.append((s.line, "mark what is wrong against the other passage with [[ ]]"))
        plain = s.text.replace("[[", "").replace("]]", "")
        if plain in seen:
            out.append((s.line, "repeated statement"))
        seen.add(plain)
        if len(plain.split()) < 4:
            out.append((s.line, "statement too short"))
    return out


def main(paths: list[str]) -> int:
    groups = problems = 0
    kinds: collections.Counter[str] = collections.Counter()
    lengths: list[int] = []
    for name in paths:
        found, messages = parse(Path(name))
        for group in found:
            messages += [f"{name}:{line}: {text}" for line, text in faults(group)]
            kinds.update(s.kind for s in group.statements)
            lengths += [len(s.text.split()) for s in group.statements]
        groups += len(found)
        problems += len(messages)
        print("\n".join(messages), end="\n" if messages else "")
    mean = sum(lengths) / max(1, len(lengths))
    print(f"groups {groups}, statements {len(lengths)} of {mean:.1f} words, problems {problems}")
    print(", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))
    return int(problems > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
