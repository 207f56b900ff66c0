"""`crosscheck completion`: completion of commands, options and values for a shell.

Made from the parser, so that a new option is completed without a line here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from crosscheck.cli import output
from crosscheck.cli.parser import one_of

if TYPE_CHECKING:
    from crosscheck.cli.parser import Parser

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
    from crosscheck.cli.parser import build

    _, parsers = build()
    script = {"bash": _bash, "zsh": _zsh, "fish": _fish}[args.shell](parsers)
    output.emit(f"# {_INSTALL[args.shell]}\n{script}")
    return 0


def _options(parser: Parser) -> list[argparse.Action]:
    return [action for action in parser._actions if action.option_strings]


def _words(action: argparse.Action) -> tuple[str, ...]:
    """The values an option or argument takes, where they are a list."""
    if isinstance(action, argparse._SubParsersAction):
        return tuple(action.choices)
    return tuple(getattr(action.type, "words", ()))


def _positional(parser: Parser) -> tuple[str, ...]:
    return next((_words(action) for action in parser._actions if not action.option_strings), ())


def _bash(parsers: dict[str, Parser]) -> str:
    """A function that offers commands, then the options of the command and the values of each."""
    cases = "".join(
        f"    {name})\n{_bash_values(parser)}"
        f'      words="{_joined(o for a in _options(parser) for o in a.option_strings)}"\n'
        f'      plain="{_joined(_positional(parser))}" ;;\n'
        for name, parser in parsers.items()
    )
    return f"""_crosscheck() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}" words="" plain=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{_joined(parsers)} --help --version" -- "$current")); return
  fi
  case "${{COMP_WORDS[1]}}" in
{cases}  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$plain" -- "$current") $(compgen -f -- "$current")) ;;
  esac
}}
complete -o filenames -F _crosscheck crosscheck
"""


def _bash_values(parser: Parser) -> str:
    lines = [
        f"        {'|'.join(action.option_strings)}) "
        f'COMPREPLY=($(compgen -W "{_joined(_words(action))}" -- "$current")); return ;;\n'
        for action in _options(parser)
        if _words(action)
    ]
    return f'      case "$previous" in\n{"".join(lines)}      esac\n' if lines else ""


def _zsh(parsers: dict[str, Parser]) -> str:
    return f"autoload -Uz bashcompinit && bashcompinit\n{_bash(parsers)}"


def _fish(parsers: dict[str, Parser]) -> str:
    lines = [
        f"complete -c crosscheck -n __fish_use_subcommand -f -a {name} -d {_quoted(parser.description)}"
        for name, parser in parsers.items()
    ]
    for name, parser in parsers.items():
        seen = f"-n '__fish_seen_subcommand_from {name}'"
        if _positional(parser):
            lines.append(f"complete -c crosscheck {seen} -f -a '{_joined(_positional(parser))}'")
        for action in _options(parser):
            line = [f"complete -c crosscheck {seen}"]
            line += [f"-{'l' if o.startswith('--') else 's'} {o.lstrip('-')}" for o in action.option_strings]
            if _words(action):
                line.append(f"-x -a '{_joined(_words(action))}'")
            elif action.nargs != 0:
                line.append("-r")
            lines.append(" ".join([*line, f"-d {_quoted(action.help)}"]))
    return "\n".join(lines) + "\n"


def _joined(words: Iterable[str]) -> str:
    return " ".join(words)


def _quoted(text: str | None) -> str:
    return "'" + (text or "").replace("\\", "\\\\").replace("'", "\\'") + "'"
