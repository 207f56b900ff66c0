"""One JSON object in the published shape (`crosscheck schema`)."""

from __future__ import annotations

import json

from crosscheck.model import Report
from crosscheck.reports.base import Options
from crosscheck.reports.json_v1 import to_dict


def render(report: Report, options: Options) -> str:
    return json.dumps(to_dict(report), ensure_ascii=False, indent=2) + "\n"
