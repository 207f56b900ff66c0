"""The `crosscheck` command, also as `python -m crosscheck`."""

import sys


def main() -> int:
    """Runs the command; its modules are loaded here, so that Ctrl-C while they are ends it as quietly as later."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run from its folder; where it is installed, pip refuses
        found = sys.version.split()[0]
        sys.stderr.write(f"crosscheck needs Python 3.11 or newer; {sys.executable} is Python {found}.\n")
        return 2
    try:
        from crosscheck.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
