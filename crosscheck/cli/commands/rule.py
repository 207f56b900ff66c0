"""`crosscheck rule`: what the rules are, and one explained with an example."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from crosscheck import messages
from crosscheck.cli import output
from crosscheck.cli.parser import one_of
from crosscheck.errors import UsageError, nearest

if TYPE_CHECKING:
    from crosscheck.rules.base import Rule

HELP = "list the rules, or explain one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="a code (CC301) or name (number-mismatch)")
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
    if args.code is None:
        output.emit("".join(_row(rule, args.lang) for rule in rules))
        return 0
    wanted = args.code.lower()
    for rule in rules:
        if wanted in {rule.code.lower(), rule.name}:
            output.emit(explained(rule, args.lang))
            return 0
    known = [word for rule in rules for word in (rule.code, rule.name)]
    raise UsageError(f"unknown rule '{args.code}'", nearest(args.code, known))


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
