"""Lines that say nothing of the news: agency notes, picture credits, bylines, datelines, boilerplate, table cells."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import claims, drafts, language, pipeline, reports
from crosscheck.claims.kinds import kind_of
from crosscheck.config import Config
from crosscheck.language.signs import Signs
from crosscheck.model import BlockKind, ClaimKind
from crosscheck.outlets import registry
from crosscheck.rules import all_rules
from crosscheck.text.text import Text

NONE = {
    "de": """
Mit Material von dpa.
(mit Material der dpa)
Mit Agenturmaterial
Mit dpa-Material
Mit Informationen von dpa und AFP
(dpa)
(dpa/afp/lsw)
Dieser Text wurde mit Material der Nachrichtenagentur dpa erstellt.
Foto: Lea Voss
Bild: dpa/Lea Voss
© Lea Voss/dpa
Lea Voss/dpa
picture alliance/dpa
Quelle: Grafik der Redaktion
Symbolbild
Von Anna Kern
VON ANNA KERN UND TIM OST
Von Anna Kern (Text) und Tim Ost (Fotos)
Von unserer Redaktion
Die Fragen stellte Lea Voss.
Stand: 12.10.2026, 14:30 Uhr
Berlin, 12. Oktober 2026
BERLIN (dpa/lsw)
Wir verwenden Cookies, um Inhalte zu personalisieren.
Alle akzeptieren
Impressum · Datenschutz · AGB
Lesezeit: 3 Minuten
""",
    "en": """
With additional reporting by AP.
The Associated Press contributed to this report.
(AP)
By Jane Doe and Tom Hall
Jane Doe/Getty Images
Source: Graphic by staff
This site uses cookies to improve your experience.
Privacy policy | Terms of use | Contact us
3 min read
""",
}
CLAIMS = {
    "de": """
Mit dem Material der Brücke gab es Ärger.
Mit Informationen der Polizei arbeitet nun auch das Ministerium.
Mit Material aus China bauten sie Dächer.
Mit AFP sprach der Minister.
Berlin (dpa) – Die Regierung plant ein Gesetz.
Die dpa meldet einen Brand.
Von Anna Kern stammt der Entwurf.
Von Kolm nach Marlen fahren 40 Züge.
Alle akzeptieren das Ergebnis.
Kontakt zu Russland gab es nicht.
Wir verwenden Cookies aus eigener Herstellung, sagt der Bäcker.
""",
    "en": """
By Tuesday 40 people had left.
With AP courses gone, schools suffer.
Reuters reported a fire.
Contact was lost at noon.
Share prices fell.
""",
}


def lines(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, line) for code, text in texts.items() for line in text.strip().splitlines()]


def signs(code: str) -> Signs:
    return language.get(code).signs


@pytest.mark.parametrize(("code", "line"), lines(NONE))
def test_what_says_nothing_of_the_news_is_no_claim(code: str, line: str) -> None:
    assert kind_of(line, BlockKind.PARAGRAPH, signs(code))[0] is ClaimKind.META


@pytest.mark.parametrize(("code", "line"), lines(CLAIMS))
def test_what_begins_alike_and_says_something_is_one(code: str, line: str) -> None:
    assert kind_of(line, BlockKind.PARAGRAPH, signs(code))[0] is ClaimKind.CLAIM


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Osnabrück", ClaimKind.META),
        ("28", ClaimKind.META),
        ("ca. 5 Mio. Euro", ClaimKind.META),
        ("Die Brücke bleibt bis Mai gesperrt.", ClaimKind.CLAIM),
    ],
)
def test_a_cell_is_a_claim_only_as_a_sentence(cell: str, kind: ClaimKind) -> None:
    """Newsletters are laid out in tables; figures and names in one claim nothing."""
    draft = drafts.read("d.md", f"| Ort | Lage |\n|---|---|\n| {cell} | – |\n".encode())
    found = [c for c in claims.split(draft, Text.of(draft, language.get("de"))) if c.text == cell]
    assert [c.kind for c in found] == [kind]


def kinds(html: str) -> list[tuple[str, str]]:
    draft = drafts.read("d.html", html.encode())
    return [
        (c.text, c.reason or c.kind.value) for c in claims.split(draft, Text.of(draft, language.get("de")))
    ]


def test_a_sites_header_footer_and_consent_bar_are_boilerplate() -> None:
    html = (
        "<body><header><a href='/'>Das Blatt</a><p>Nachrichten aus Kolm</p></header>"
        "<div class='cookie-banner'><p>Das ist uns wichtig.</p></div>"
        "<h1>Brücke zu</h1><p>Die Brücke ist zu.</p><footer><ul><li>Kontakt in Kolm</li></ul></footer></body>"
    )
    assert kinds(html) == [
        ("Das Blatt", "boilerplate"),
        ("Nachrichten aus Kolm", "boilerplate"),
        ("Das ist uns wichtig.", "boilerplate"),
        ("Brücke zu", "heading"),
        ("Die Brücke ist zu.", "claim"),
        ("Kontakt in Kolm", "boilerplate"),
    ]


def test_a_texts_own_header_and_footer_are_read() -> None:
    """A header with the headline in it, the signature of a quotation, a source line in a footer."""
    html = (
        "<header><h1>Brücke zu</h1><p>Die Brücke ist zu.</p></header>"
        "<blockquote><p>„Leider ja.“</p><footer>Die Bürgermeisterin gab es zu.</footer></blockquote>"
        "<footer>Quelle: SWR</footer>"
    )
    assert [reason for _, reason in kinds(html)] == ["heading", "claim", "claim", "claim", "source_line"]


@pytest.mark.parametrize("sentence", ["Es endete 31:27.", "Der Wert liegt bei 3,5.", "They were paid £38m."])
def test_a_value_before_a_full_stop_ends_the_sentence(sentence: str) -> None:
    code = "en" if "They" in sentence else "de"
    draft = drafts.read("d.md", f"{sentence} Forscher Ohm lobt das.".encode())
    assert claims.split(draft, Text.of(draft, language.get(code)))[0].text == sentence


def test_reports_show_what_was_left_in_a_draft() -> None:
    """A finding of something that is no claim stands in every report, without credit and certainty."""
    text = "# Bahn\n\nGern, hier ist die gekürzte Meldung:\n\nDie Bahn baut.\n"
    report = pipeline.run(
        [drafts.read("d.md", text.encode())], [], Config(language="de", archive="none", reader="none"),
        registry.load(), now=datetime(2026, 10, 12, tzinfo=UTC),
    )  # fmt: skip
    assert report.exit_code == 1
    for name in ("full", "concise", "json", "junit", "html", "markdown", "github", "sarif", "csv"):
        assert "CC506" in reports.get(name).render(report, reports.Options(rules=all_rules())), name
    shown = reports.get("full").render(report, reports.Options(rules=all_rules())).split("CC506")[0]
    assert "Sicherheit" not in shown
    assert "ohne Quellenangabe" not in shown


@given(
    st.lists(
        st.sampled_from(["Von", "Mit", "A", " ", ".", "und", "Material", "Impressum", "/", "dpa", "("]),
        max_size=600,
    )
)
def test_no_line_takes_long(words: list[str]) -> None:
    start = time.perf_counter()
    for code in ("de", "en"):
        kind_of("".join(words), BlockKind.PARAGRAPH, signs(code))
    assert time.perf_counter() - start < 2
