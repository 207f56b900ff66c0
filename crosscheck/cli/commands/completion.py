"""`crosscheck completion`: completion of commands, options and values for a shell.

Made by shtab from the parser, so that a new option is completed without a line here.
"""

from __future__ import annotations

import argparse

from crosscheck.cli import output
from crosscheck.cli.parser import OneOf, one_of

HELP = "print a completion script for bash, zsh or fish"
SHELLS = ("bash", "zsh", "fish")
_INSTALL = {
    "bash": 'eval "$(crosscheck completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(crosscheck completion zsh)"   # in ~/.zshrc, after compinit',
    "fish": "crosscheck completion fish | source   # in ~/.config/fish/config.fish",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", type=one_of(SHELLS, "shell"), metavar="SHELL", help="bash, zsh or fish")


def run(args: argparse.Namespace) -> int:
    import shtab

    from crosscheck.cli.parser import build

    top, parsers = build()
    for parser in parsers.values():
        for action in parser.actions():
            if isinstance(action.type, OneOf):
                action.choices = action.type.words
            elif action.nargs != 0 and action.choices is None:
                action.complete = shtab.FILE  # type: ignore[attr-defined]  # how shtab is told
    output.emit(f"# {_INSTALL[args.shell]}\n{shtab.complete(top, shell=args.shell)}")
    return 0
