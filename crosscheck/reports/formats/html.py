"""One self-contained page for editors: what is open beside the draft."""

from __future__ import annotations

from crosscheck.reports.html_report import document as render

__all__ = ["render"]
