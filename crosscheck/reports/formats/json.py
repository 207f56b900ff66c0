"""One JSON object in the published shape (`crosscheck schema`)."""

from __future__ import annotations

import io

from crosscheck import sinks
from crosscheck.model import Report
from crosscheck.reports.base import Options
from crosscheck.reports.json_v1 import to_dict


def render(report: Report, options: Options) -> str:
    text = io.StringIO()  # piece by piece: a long draft's report is in millions of them
    for piece in sinks.json_pieces(to_dict(report, options.base), 2):
        text.write(piece)
    text.write("\n")
    return text.getvalue()
