"""crosscheck: a linter for sourcing.

    from pathlib import Path
    from crosscheck import check

    report = check(Path("draft.md"), sources={"n-tv.de": Path("page.html")}, offline=True)
    for finding in report.findings():
        print(finding.rule, finding.message)

The values are those of :mod:`crosscheck.model`; reports are rendered by :mod:`crosscheck.reports`.
"""

from __future__ import annotations

__version__ = "0.2.0"

TYPE_CHECKING = False  # that of typing, which takes as long to import as all that `--version` needs
if TYPE_CHECKING:
    from crosscheck.api import check, read, render
    from crosscheck.errors import CrosscheckError
    from crosscheck.model import Draft, Finding, Judgement, Report, Verdict

__all__ = ["CrosscheckError", "Draft", "Finding", "Judgement", "Report", "Verdict", "check", "read", "render"]

_HOMES = {
    "check": "crosscheck.api",
    "read": "crosscheck.api",
    "render": "crosscheck.api",
    "CrosscheckError": "crosscheck.errors",
    "Draft": "crosscheck.model",
    "Finding": "crosscheck.model",
    "Judgement": "crosscheck.model",
    "Report": "crosscheck.model",
    "Verdict": "crosscheck.model",
}


def __getattr__(name: str) -> object:
    """The public names, imported when first asked for: the command starts without them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'crosscheck' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
