"""A draft, its saved pages and a judge's server, shared by the tests of the second opinion."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from judge_server import Chat

from crosscheck import cli

TITLE = "Hochwasser an der Ache"
FALLEN = "Der Pegel der Ache in Lindhofen ist in der Nacht um 40 Zentimeter gefallen."
SAID = "„Wir sind über den Berg“, sagte Bürgermeister Rolf Amann am Mittag vor dem Rathaus."
SACKS = "Am Damm in Lindhofen wurden nach Angaben der Feuerwehr 28 Sandsäcke verbaut."
ROAD = "Die Straße nach Moosach bleibt bis Freitag gesperrt."
PARAGRAPHS = (
    f"{FALLEN} {ROAD}",
    SAID,
    f"{SACKS} Verletzt wurde niemand, den Schaden schätzt der Landkreis auf zwei Millionen Euro.",
)
OTHER = (
    "Die Schule in Lindhofen öffnet am Montag wieder.",
    "Unterricht gab es eine Woche lang nur zu Hause, teilte das Schulamt mit.",
)

S_FALLEN = "Um 40 Zentimeter ist der Pegel der Ache in Lindhofen in der Nacht gefallen, berichtet n-tv.de."
S_SAID = (
    "Ausgestanden sind Bangen, schlaflose Stunden und Plackerei aus Sicht von Rolf Amann für alle Einwohner."
)
S_GIFT = "Ein Unternehmer aus Brackwede will den Helfern 5000 Euro spenden."
S_SACKS = "Am Damm in Lindhofen wurden 38 Sandsäcke verbaut."
S_ROAD = "Bis Freitag bleibt die Straße nach Moosach gesperrt."
DRAFT = " ".join((S_FALLEN, S_SAID, S_GIFT, S_SACKS, S_ROAD)) + "\n"


def page(*paragraphs: str, title: str = TITLE, url: str = "https://www.n-tv.de/panorama/ache-article7.html",
         more: str = "", ld: dict[str, Any] | None = None) -> str:  # fmt: skip
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
            "datePublished": "2026-03-07T09:00:00+01:00", **(ld or {})}  # fmt: skip
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return f"""<html lang="de"><head><title>{title}</title><link rel="canonical" href="{url}">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head>
<body><article><h1>{title}</h1>{body}{more}</article></body></html>"""


class JudgeSession:
    """The working directory of a run; `judge` writes the settings for a server."""

    def __init__(self, folder: Path, capture: Any) -> None:
        self.folder, self._capture = folder, capture

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file

    def judge(self, chat: Chat | None, **more: object) -> None:
        """Settings under which everything that can be checked is put to the judge."""
        table = {
            "band": 1.0,
            "timeout": 3.0,
            "retries": 0,
            **({"base-url": chat.base_url} if chat else {}),
            **more,
        }
        lines = [f"{key.replace('_', '-')} = {json.dumps(value)}" for key, value in table.items()]
        self.write("crosscheck.toml", "\n".join(["[judge]", *lines]) + "\n")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        standard = (
            "check",
            "draft.md",
            "--sources",
            "sources.toml",
            "--published",
            "2026-03-07",
            "--trust-settings",
        )
        status = cli.main([*standard, *arguments])
        out, err = self._capture.readouterr()
        return status, out.decode(), err.decode()

    def checked(self, *arguments: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.run("--output-format", "json", *arguments)[1])
        return told

    def claims(self, *arguments: str) -> dict[str, dict[str, Any]]:
        """The claims of the JSON report by their text."""
        return {claim["text"]: claim for claim in self.checked(*arguments)["documents"][0]["claims"]}


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> JudgeSession:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", str(tmp_path / "archive.sqlite"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CROSSCHECK_JUDGE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    made = JudgeSession(tmp_path, capfdbinary)
    made.write("draft.md", DRAFT)
    made.write("ntv.html", page(*PARAGRAPHS))
    made.write("sk.html", page(*OTHER, title="Schule öffnet", url="https://www.suedkurier.de/a;art1,2"))
    made.write("sources.toml", '[[source]]\noutlet = "n-tv.de"\nfile = "ntv.html"\n\n'
                               '[[source]]\noutlet = "suedkurier.de"\nfile = "sk.html"\n')  # fmt: skip
    return made


Run = Callable[..., tuple[int, str, str]]
