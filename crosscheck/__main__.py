"""The `crosscheck` command, also as `python -m crosscheck`."""

import sys


def main() -> int:
    """Runs the command; its modules are loaded here, so that Ctrl-C while they are ends it as quietly as later."""
    try:
        from crosscheck.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
