"""`crosscheck rule`: what the rules are, and one explained with an example."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crosscheck import messages
from crosscheck.cli import output
from crosscheck.cli.parser import one_of
from crosscheck.errors import UsageError, nearest

if TYPE_CHECKING:
    from crosscheck.rules.base import Rule

HELP = "list the rules, or explain one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code",
        nargs="?",
        metavar="CODE",
        help="a code (CC301), its beginning (CC3) or a name (number-mismatch)",
    )
    parser.add_argument(
        "--output-format", type=one_of(("text", "json"), "format"), default="text", metavar="FORMAT",
        help="text or json",
    )  # fmt: skip
    parser.add_argument(
        "--lang",
        type=one_of(messages.languages(), "language"),
        default=messages.FALLBACK,
        metavar="LANG",
        help=" or ".join(messages.languages()),
    )


def run(args: argparse.Namespace) -> int:
    from crosscheck.rules import all_rules
    from crosscheck.triage.rules import RULES

    rules = (*RULES, *all_rules())
    chosen = _chosen(rules, args.code) if args.code else rules
    if args.output_format == "json":
        shown = [as_dict(rule, args.lang) for rule in chosen]
        output.emit(json.dumps({"rules": shown}, indent=2, ensure_ascii=False) + "\n")
    elif args.code and len(chosen) == 1:
        output.emit(explained(chosen[0], args.lang))
    else:
        output.emit("".join(_row(rule, args.lang) for rule in chosen))
    return 0


def _chosen(rules: Sequence[Rule], code: str) -> Sequence[Rule]:
    """The rule of that code or name, else those whose codes begin so. Raises UsageError if there is none."""
    wanted = code.lower()
    exact = [rule for rule in rules if wanted in {rule.code.lower(), rule.name}]
    found = exact or [rule for rule in rules if rule.code.lower().startswith(wanted)]
    if not found:
        known = [word for rule in rules for word in (rule.code, rule.name)]
        raise UsageError(f"unknown rule '{code}'", f"{nearest(code, known)} `crosscheck rule` lists all.")
    return found


def as_dict(rule: Rule, language: str) -> dict[str, object]:
    """A rule with its texts in one language."""
    draft, source = rule.example(language)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "summary": rule.summary(language),
        "explanation": rule.explanation(language),
        "example": {"draft": draft, "source": source},
    }


def _row(rule: Rule, language: str) -> str:
    return f"{rule.code}  {rule.name:<20}  {rule.severity:<7}  {rule.summary(language)}\n"


def explained(rule: Rule, language: str) -> str:

    draft, source = rule.example(language)
    labels = messages.text("report.draft", language), messages.text("report.source", language)
    return (
        f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.summary(language)}\n\n"
        f"{rule.explanation(language)}\n\n"
        f"  {labels[0]}: {draft}\n  {labels[1]}: {source}\n"
    )
