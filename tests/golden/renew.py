"""Write the golden reports anew. Read the difference before you commit it."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import report_builder as made  # noqa: E402 -- its folder is put on the path first

from crosscheck import reports  # noqa: E402 -- its folder is put on the path first

CASES = {
    "full-de-80": (made.example(), {"width": 80}),
    "full-de-160-all": (made.example(), {"width": 160, "show_all": True}),
    "full-de-100-color": (made.example(), {"width": 100, "color": True}),
    "full-en-80-all": (made.in_english(made.example()), {"width": 80, "show_all": True}),
    "full-en-clean": (made.clean(), {"width": 80}),
}

if __name__ == "__main__":
    for name, (report, options) in CASES.items():
        text = reports.get(name.partition("-")[0]).render(report, reports.Options(**options))
        (HERE / f"{name}.txt").write_text(text, encoding="utf-8")
