"""The argument parser: all commands found by listing `commands/`, errors with the nearest name."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol, cast

from crosscheck import __version__
from crosscheck.cli import output
from crosscheck.cli.statuses import STATUSES
from crosscheck.errors import UsageError, nearest


class Command(Protocol):
    """A module of `commands/`."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None: ...

    def run(self, args: argparse.Namespace, /) -> int: ...


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises UsageError, so that all errors look the same."""

    def error(self, message: str) -> NoReturn:
        wrong = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)", message)
        if wrong:
            known = re.findall(r"[\w-]+", wrong[2])
            raise UsageError(f"{_command_name(self)}: unknown action '{wrong[1]}'", nearest(wrong[1], known))
        raise UsageError(f"{self.prog.partition(' ')[2] or 'usage'}: {message}", f"See `{self.prog} --help`.")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Refuses values attached to a short option (`-ofile`), since such a word may be a file's name."""
        for word in _options(args or ()):
            flag, value = self._glued(word)
            if value:
                raise UsageError(
                    f"{_command_name(self)}: '{word}' is {flag} with a value, or the name of a file",
                    f"Write {flag} {value.removeprefix('=')} for the option.",
                )
        return super().parse_known_args(args, namespace)

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        """Names the option in errors about its value that name the value alone."""
        try:
            return super()._get_value(action, arg_string)
        except UsageError as exc:
            if action.option_strings and exc.message.startswith("'"):
                raise UsageError(f"{action.option_strings[-1]}: {exc.message}", exc.hint) from None
            raise

    def _glued(self, word: str) -> tuple[str, str]:
        """The short option that takes a value and the value attached to it; ("", "") for words like `-qv`."""
        if re.match(r"-[^\W\d_]", word):
            for place, letter in enumerate(word[1:], 2):
                action = self._option_string_actions.get(f"-{letter}")
                if action is None:
                    break
                if action.nargs != 0:
                    return f"-{letter}", word[place:]
        return "", ""

    def _print_message(self, message: str, file: Any = None) -> None:
        """Prints help and version as UTF-8, not in the encoding of the terminal."""
        output.notes(message.rstrip("\n")) if file is sys.stderr else output.emit(message)

    def actions(self) -> list[argparse.Action]:
        """All options and arguments, those of sub-commands included."""
        own = list(self._actions)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                own += [each for parser in action.choices.values() for each in parser.actions()]
        return own

    def options(self) -> list[str]:
        """The long options, those of sub-commands included."""
        words = (word for action in self.actions() for word in action.option_strings)
        return list(dict.fromkeys(word for word in words if word.startswith("--")))


def command_names() -> tuple[str, ...]:
    commands = importlib.import_module(_COMMANDS)  # by name: each of them imports this module
    return tuple(sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(commands.__path__)))


def command(name: str) -> Command:
    return cast(Command, importlib.import_module(f"{_COMMANDS}.{name.replace('-', '_')}"))


def build() -> tuple[Parser, dict[str, Parser]]:
    """The whole parser, and the parser of each command by its name."""
    statuses = "\n".join(f"  {code:>3}  {text}" for code, text in STATUSES.items())
    top = Parser(
        prog="crosscheck",
        description="A linter for sourcing: holds a news draft against the articles it credits.",
        epilog=f"exit status:\n{statuses}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument(
        "-V", "--version", action="store_true", help="the version; with -v those of all libraries"
    )
    top.add_argument("-v", "--verbose", action="store_true", help=argparse.SUPPRESS)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    parsers = {}
    for name in command_names():
        module = command(name)
        parsers[name] = commands.add_parser(
            name, help=module.HELP, description=module.HELP, allow_abbrev=False
        )
        module.add_arguments(parsers[name])
    return top, parsers


def run(arguments: Sequence[str]) -> int:
    """Parses the arguments and runs the command. Raises UsageError for invalid ones."""
    _refuse_files(arguments)
    top, parsers = build()
    first = next((a for a in arguments if not a.startswith("-")), None)
    if first is not None and first not in parsers:
        raise _unknown_command(first, parsers)
    try:
        args, stray = top.parse_known_args(arguments)
        if stray:
            raise _unexpected(stray[0], parsers[args.command]) if args.command else _unknown_option(stray[0])
    except UsageError as exc:
        raise UsageError(exc.message, _with_dashes(exc.hint, arguments)) from None
    if args.command is None and args.version:
        output.emit(_versions() if args.verbose else f"crosscheck {__version__}\n")
        return 0
    if args.command is None:
        top.print_help(sys.stderr)
        return 2
    return command(args.command).run(args)


def _versions() -> str:
    """The version of the package, of Python and of every library, one a line."""
    from crosscheck.cli import diagnosis

    return "".join(f"{row.name} {row.value}\n" for row in (*diagnosis.program(), *diagnosis.libraries()))


def _options(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments that may be options: those before --."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def _refuse_files(arguments: Sequence[str]) -> None:
    """Raises UsageError for an option that is also the name of an existing file: shell patterns pass
    file names on unchanged, and a file may be named like --output=other.md."""
    for word in _options(arguments):
        if len(word) > 1 and word.startswith("-") and os.path.lexists(word):
            raise UsageError(
                f"'{word}' is an option, and the name of a file here",
                "Write ./ before the name, put -- before all names, or rename the file.",
            )


def _with_dashes(hint: str, arguments: Sequence[str]) -> str:
    """The hint, with advice on `--` if a word that begins with - may have been meant as an argument."""
    if any(re.match(r"-[^-].", option) for option in _options(arguments)):
        return f"{hint} A name or a word of a query that begins with - goes behind --.".strip()
    return hint


def _command_name(parser: argparse.ArgumentParser) -> str:
    """The command's name for messages, without the program's."""
    return parser.prog.partition(" ")[2] or "usage"


def _unknown_command(word: str, commands: Iterable[str]) -> UsageError:
    hint = nearest(word, commands)
    if "." in word or "/" in word:
        hint = f"To check a draft: crosscheck check {word}"
    return UsageError(f"unknown command '{word}'", hint)


def _unexpected(word: str, parser: Parser) -> UsageError:
    if word.startswith("-"):
        return UsageError(
            f"{_command_name(parser)}: unknown option '{word}'",
            nearest(word.partition("=")[0], parser.options()),
        )
    return UsageError(
        f"{_command_name(parser)}: unexpected argument '{word}'", f"See `{parser.prog} --help`."
    )


def _unknown_option(word: str) -> UsageError:
    return UsageError(f"unknown option '{word}' before the command", "See `crosscheck --help`.")


_COMMANDS = "crosscheck.cli.commands"


@dataclass(frozen=True, slots=True)
class OneOf:
    """An argparse type that accepts `words` and names the nearest for others; completion reads them."""

    words: tuple[str, ...]
    what: str

    def __call__(self, word: str) -> str:
        if word not in self.words:
            raise UsageError(f"unknown {self.what} '{word}'", nearest(word, self.words))
        return word


def one_of(words: Iterable[str], what: str) -> OneOf:
    return OneOf(tuple(words), what)
