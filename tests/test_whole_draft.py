"""CC701 to CC703: headlines beside the text, statements beside each other, sources beside each other."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crosscheck import check, read, render
from crosscheck.config import Config
from crosscheck.model import Finding, Report, Verdict

WHEN = datetime(2026, 3, 12, 12, tzinfo=UTC)
SETTINGS = Config(archive="none", reader="none")


def checked(
    text: str, *, name: str = "d.md", sources: dict[str, str] | None = None, folder: Path | None = None
) -> Report:
    given: dict[str, str | Path] = {}
    for domain, article in (sources or {}).items():
        assert folder is not None
        given[domain] = folder / f"{domain}.txt"
        (folder / f"{domain}.txt").write_text(article + "\n", encoding="utf-8")
    return check(read(text, name=name, published=WHEN), sources=given, offline=True, config=SETTINGS)


def found(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings() if finding.rule == rule]


# ------------------------------------------------------------------ headlines


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("64 Kühe in Brenkau verendet", "In Brenkau sind 46 Kühe verendet, wie das Veterinäramt mitteilt."),
        ("Rat von Brenkau schließt Hallenbad", "Der Rat von Brenkau prüft, ob er das Hallenbad schließt."),
        ("Alle Höfe in Brenkau gesperrt", "Einige Höfe in Brenkau sind gesperrt."),
        ("Brenkau hebt die Kurtaxe an", "Brenkau hebt die Kurtaxe nicht an."),
        ("Brenkau bans dogs", "Brenkau is considering whether to ban dogs."),
    ],
)
def test_a_headline_that_says_more_than_its_text(headline: str, text: str) -> None:
    (finding,) = found(checked(f"# {headline}\n\n{text}\n"), "CC701")
    assert headline in finding.message
    assert text in finding.message


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Fast 50 Kühe verendet", "In Brenkau sind 46 Kühe verendet."),
        (
            "Schließt der Rat von Brenkau das Hallenbad?",
            "Der Rat von Brenkau prüft, ob er das Hallenbad schließt.",
        ),
        ("„Wir schließen das Hallenbad“", "Der Rat prüft, ob er das Hallenbad schließt."),
        (
            "Rat von Brenkau will Hallenbad schließen",
            "Der Rat von Brenkau prüft, ob er das Hallenbad schließt.",
        ),
        ("Fünf Verletzte in Brenkau", "In Brenkau wurden ein Kind und vier Erwachsene verletzt."),
        (
            "Rat von Brenkau schließt Hallenbad",
            "Der Rat prüfte im Mai, ob er das Hallenbad schließt. Nun beschloss er: Das Bad in Brenkau schließt.",
        ),
    ],
)
def test_a_fair_headline_is_left_alone(headline: str, text: str) -> None:
    assert found(checked(f"# {headline}\n\n{text}\n"), "CC701") == []


def test_what_the_source_bears_out_is_fair_in_a_headline(tmp_path: Path) -> None:
    draft = (
        "# Rat von Brenkau schließt Hallenbad\n\n"
        "Der Rat von Brenkau prüft laut taz, ob er das Hallenbad schließt.\n"
    )
    sources = {"taz.de": "Der Rat von Brenkau schließt das Hallenbad."}
    assert found(checked(draft, sources=sources, folder=tmp_path), "CC701") == []


def test_a_subheading_is_compared_with_its_own_section() -> None:
    draft = (
        "# Nachrichten\n\n## 64 Kühe in Brenkau verendet\n\nIn Brenkau sind 46 Kühe verendet.\n\n"
        "## Wetter\n\nIn Ostrau sind 64 Kühe verendet.\n"
    )
    assert len(found(checked(draft), "CC701")) == 0, "the figure stands in the text, if elsewhere"
    assert len(found(checked(draft.replace("In Ostrau sind 64 Kühe verendet.", "Es regnet.")), "CC701")) == 1


def test_title_and_teaser_of_front_matter_are_compared() -> None:
    draft = (
        "---\ntitle: 64 Kühe in Brenkau verendet\ndescription: In Brenkau sind 74 Kühe verendet\n---\n"
        "# Viehseuche\n\nIn Brenkau sind 46 Kühe verendet.\n"
    )
    assert [f.message.split("“")[0] for f in found(checked(draft), "CC701")] == [
        "Überschrift: „64 Kühe in Brenkau verendet", "Überschrift: „In Brenkau sind 74 Kühe verendet",
    ]  # fmt: skip


def test_a_heading_of_a_web_page_is_one() -> None:
    page = "<h1>64 Kühe in Brenkau verendet</h1><p>In Brenkau sind 46 Kühe verendet.</p>"
    assert len(found(checked(page, name="d.html"), "CC701")) == 1


# ------------------------------------------------------------------ statements of the draft

TWO = "Das Hallenbad Brenkau kostet {} Euro. Es hat fünf Bahnen. Das Hallenbad Brenkau kostet {} Euro.\n"


def test_two_values_for_one_thing() -> None:
    (finding,) = found(checked(TWO.format("900.000", "600.000")), "CC702")
    assert "600.000" in finding.message
    assert "„Das Hallenbad Brenkau kostet 900.000 Euro.“" in finding.message
    assert finding.severity == "warning"


def test_a_statement_that_is_denied_elsewhere() -> None:
    draft = (
        "Die Bahnstrecke zwischen Brenkau und Ostrau ist wieder gesperrt. Es regnet. "
        "Die Bahnstrecke zwischen Brenkau und Ostrau ist nicht wieder gesperrt.\n"
    )
    assert found(checked(draft), "CC702") == []  # „wieder“ tells a time apart
    draft = draft.replace(" wieder", "")
    assert len(found(checked(draft), "CC702")) == 1


@pytest.mark.parametrize(
    "draft",
    [
        TWO.format("900.000", "rund 900.000"),
        TWO.format("900.000", "0,9 Millionen"),
        "Das Hallenbad Brenkau kostet 900.000 Euro. Das Hallenbad Ostrau kostet 600.000 Euro.",
        "Das Hallenbad Brenkau kostet 900.000 Euro. Das Hallenbad Brenkau sollte 600.000 Euro kosten.",
        "Zunächst hieß es, das Hallenbad Brenkau koste 600.000 Euro. Das Hallenbad Brenkau kostet 900.000 Euro.",
        "Laut Stadt kostet das Hallenbad Brenkau 900.000 Euro. Laut Verein kostet das Hallenbad Brenkau 600.000 Euro.",
        "Für das Hallenbad Brenkau stimmten 40 Prozent. Gegen das Hallenbad Brenkau stimmten 60 Prozent.",
        "Ein Händler aus Brenkau ist 40 Jahre alt. Ein Händler aus Brenkau ist 50 Jahre alt.",
        "Das Hallenbad Brenkau kostete 2019 600.000 Euro. Das Hallenbad Brenkau kostete 2024 900.000 Euro.",
        "Der Preis der Brenkauer Bahn stieg um 4 Euro. Der Preis der Brenkauer Bahn stieg auf 9 Euro.",
    ],
)
def test_two_things_are_no_contradiction(draft: str) -> None:
    assert found(checked(draft + "\n"), "CC702") == []


def test_two_outlets_may_differ_in_a_draft() -> None:
    draft = (
        "Das Hallenbad Brenkau kostet 900.000 Euro, berichtet die taz.\n\n"
        "Das Hallenbad Brenkau kostet 600.000 Euro, berichtet die FAZ.\n"
    )
    assert found(checked(draft), "CC702") == []


# ------------------------------------------------------------------ sources

CREDITS = "Das Hallenbad Brenkau kostet 900.000 Euro, berichtet die taz. Die FAZ beschreibt die Bahnen.\n"
TAZ = "Das Hallenbad Brenkau kostet 900.000 Euro. Das teilte die Stadt mit."
FAZ = "Es hat fünf Bahnen, die Bahnen sind blau. Das Hallenbad Brenkau kostet 600.000 Euro."


def test_two_sources_that_differ_are_both_named_with_value_and_passage(tmp_path: Path) -> None:
    report = checked(CREDITS, sources={"taz.de": TAZ, "faz.net": FAZ}, folder=tmp_path)
    (finding,) = found(report, "CC703")
    for part in ("taz.de: 900.000", "faz.net: 600.000", "„Das Hallenbad Brenkau kostet 600.000 Euro.“"):
        assert part in finding.message
    assert finding.severity == "info"
    assert [e.article.outlet.domain for e in finding.evidence] == ["faz.net", "taz.de"]
    assert report.documents[0].judgements[0].verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "faz"),
    [
        (CREDITS, FAZ.replace("600.000", "rund 900.000")),
        (CREDITS, FAZ + " Das Hallenbad Brenkau kostet mit Sauna 900.000 Euro."),
        (CREDITS, FAZ.replace("Brenkau", "Ostrau")),
        (CREDITS + "Die FAZ nennt 600.000 Euro.\n", FAZ),
        (CREDITS.replace("Die FAZ", "Ein Buch"), FAZ),
    ],
)
def test_sources_that_do_not_differ_or_are_told_to(draft: str, faz: str, tmp_path: Path) -> None:
    assert found(checked(draft, sources={"taz.de": TAZ, "faz.net": faz}, folder=tmp_path), "CC703") == []


# ------------------------------------------------------------------ reports, limits


ALL = "# 64 Kühe in Brenkau verendet\n\nIn Brenkau sind 46 Kühe verendet.\n\n" + TWO.format(
    "900.000", "600.000"
)


@pytest.mark.parametrize(
    "format",
    [
        "full", "concise", "json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html",
        "csv",
    ],
)  # fmt: skip
def test_every_format_shows_them(format: str) -> None:
    told = render(checked(ALL), format)
    assert "CC701" in told
    assert "CC702" in told


def test_an_ignore_comment_settles_them() -> None:
    draft = ALL.replace("# 64", "<!-- crosscheck: ignore[CC701] am Telefon bestätigt -->\n\n# 64")
    assert found(checked(draft), "CC701") == []


def test_they_change_no_verdict(tmp_path: Path) -> None:
    report = json.loads(render(checked(ALL, sources={"taz.de": TAZ}, folder=tmp_path), "json"))
    alone = json.loads(
        render(checked(ALL.split("\n\n")[1], sources={"taz.de": TAZ}, folder=tmp_path), "json")
    )
    (same,) = [c for c in report["documents"][0]["claims"] if c["text"].startswith("In Brenkau sind 46")]
    assert same["verdict"] == alone["documents"][0]["claims"][0]["verdict"]


def _seconds(sentences: int) -> float:
    """Of a check of so many sentences that are much alike."""
    rows = (
        f"In Ort{n:04d} kostet das Hallenbad {n + 100} Euro, das Freibad {n + 200} Euro."
        for n in range(sentences)
    )
    draft = "\n\n".join(rows)
    started = time.process_time()
    checked(draft)
    return time.process_time() - started


def test_time_grows_with_the_length_of_the_draft() -> None:
    _seconds(20)
    short, long = _seconds(100), _seconds(400)
    assert long < 10 * max(short, 0.05)
