"""Write the golden reports anew, with --pictures also the HTML page's. Look at the difference before you commit it."""

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


def pictures() -> None:
    import io
    import tempfile

    import report_pages
    import test_reports_html_look as look
    from PIL import Image
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=report_pages.CHROMIUM, args=report_pages.FLAGS)
        for name in look.SHOTS:
            picture = Image.open(io.BytesIO(look.taken(browser, Path(folder), name))).convert("L")
            picture.quantize(32).save(HERE / f"report-{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    for name, (report, options) in CASES.items():
        text = reports.get(name.partition("-")[0]).render(report, reports.Options(**options))
        (HERE / f"{name}.txt").write_text(text, encoding="utf-8")
    if "--pictures" in sys.argv:
        pictures()
