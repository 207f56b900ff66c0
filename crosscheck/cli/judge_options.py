"""The options of `check` for a judge (`second_opinion/`)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from crosscheck.cli import output
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.second_opinion.review import SecondOpinion


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("judge (a language model as second reader; off by default)")
    group.add_argument("--judge", metavar="NAME:MODEL", help="openai:MODEL, a plug-in's, or none")
    group.add_argument(
        "--judge-budget", type=_count, metavar="N", help="ask about at most so many statements of a draft"
    )
    group.add_argument(
        "--judge-fresh", action="store_const", const=True, help="ask again what was answered before"
    )


def overrides(args: argparse.Namespace) -> dict[str, object]:
    return {
        "judge.model": args.judge,
        "judge.budget": args.judge_budget,
        "judge.fresh": args.judge_fresh,
    }


def opened(args: argparse.Namespace, config: Config) -> SecondOpinion | None:
    """The second opinion of the settings; None, and nothing imported, without a judge."""
    if not config.judge.model:
        return None
    from crosscheck.second_opinion import factory

    return factory.create(config, lambda text: output.note(f"crosscheck: {text}", args.quiet))


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise UsageError(f"--judge-budget: '{text}' is not a number of statements", "Give one, as in 10.")
    return int(text)
