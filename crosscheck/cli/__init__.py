"""The `crosscheck` command: arguments in, a report out. Nothing else in the package prints or exits.

The commands stand in `commands/`. The exit statuses are those of :data:`STATUSES`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from crosscheck import __version__
from crosscheck.errors import CrosscheckError

STATUSES = {
    0: "nothing found at or above --fail-on",
    1: "findings at or above --fail-on",
    2: "wrong usage, configuration or input, or a file that could not be written",
    3: "incomplete: a cited source could not be read, and nothing worse was found",
    70: "an error inside crosscheck itself",
    130: "interrupted",
}
INTERNAL, INTERRUPTED, BROKEN_PIPE = 70, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status. No exception leaves this function."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):  # answered before anything is imported
        print(f"crosscheck {__version__}")
        return 0
    verbose = "-v" in arguments or "--verbose" in arguments
    try:
        from crosscheck.cli import parser

        status = parser.run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except CrosscheckError as exc:
        from crosscheck.cli import output

        output.complain(exc, verbose)
        return 2
    except KeyboardInterrupt:
        print("\ncrosscheck: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`); stdout is pointed elsewhere so that the
        # interpreter does not complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except SystemExit as exc:  # argparse leaves this way after --help
        return exc.code if isinstance(exc.code, int) else 2
    except Exception as exc:  # noqa: BLE001 - the one place where nothing may pass
        _apologise(exc, verbose)
        return INTERNAL


def _apologise(exc: Exception, verbose: bool) -> None:
    print(f"crosscheck: internal error: {type(exc).__name__}: {exc}", file=sys.stderr)
    if verbose:
        import traceback

        traceback.print_exception(exc)
    else:
        print("  This is a fault of crosscheck. -v shows where; please report it.", file=sys.stderr)
