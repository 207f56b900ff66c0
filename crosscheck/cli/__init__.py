"""The `crosscheck` command: arguments in, a report out. Nothing else in the package prints or exits.

The commands are modules of `commands/`, the exit statuses those of `statuses.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from crosscheck import __version__
from crosscheck.cli import output
from crosscheck.errors import CrosscheckError, UsageError

INTERNAL, INTERRUPTED, BROKEN_PIPE = 70, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status. No exception leaves this function."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    verbose = "-v" in arguments or "--verbose" in arguments
    try:
        return _run(arguments)
    except CrosscheckError as exc:
        output.error(exc, verbose)
        return 2
    except KeyboardInterrupt:
        output.notes("\ncrosscheck: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has exited (`| head`). stdout is redirected, as the interpreter would
        # raise once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as exc:  # noqa: BLE001 - the one place where nothing may pass
        system_error = _system_error(exc)
        if system_error is not None:
            output.error(system_error, verbose)
            return 2
        _report_crash(exc, verbose)
        return INTERNAL


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):  # before anything is imported
        output.emit(f"crosscheck {__version__}\n")
        return 0
    from crosscheck.cli import parser

    try:
        os.getcwd()  # every path counts from there
    except FileNotFoundError:
        raise UsageError("the folder you are in is no longer there", "Go to another: cd FOLDER.") from None
    try:
        return parser.run(arguments)
    except SystemExit as exc:  # argparse leaves this way after --help
        return exc.code if isinstance(exc.code, int) else 2


def _system_error(exc: Exception) -> CrosscheckError | None:
    """An error of the installation, the file system or of memory, as an error for the user; None for any other."""
    if isinstance(exc, ModuleNotFoundError) and not (exc.name or "crosscheck").startswith("crosscheck"):
        return CrosscheckError(
            f"{exc.name} is not installed for {sys.executable}",
            "crosscheck is not installed there, or not whole: pip install . in its folder.",
        )
    if isinstance(exc, MemoryError):
        return CrosscheckError("there is not enough memory", "Check fewer drafts at once, or shorter ones.")
    if not isinstance(exc, OSError):
        return None
    reason = exc.strerror or type(exc).__name__
    if exc.filename is None:
        return CrosscheckError(
            f"the system refuses ({reason})", "Check disk space and limits; -v shows more."
        )
    return CrosscheckError(f"{os.fsdecode(exc.filename)}: cannot be used ({reason})", "Check the path.")


def _report_crash(exc: Exception, verbose: bool) -> None:
    hint = "" if verbose else "This is a fault of crosscheck. -v shows where; please report it."
    output.error(CrosscheckError(f"internal error: {type(exc).__name__}: {exc}", hint))
    if verbose:
        import traceback

        output.notes("".join(traceback.format_exception(exc)))
