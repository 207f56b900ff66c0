"""Kinds of sentences and the statements they make."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import claims, drafts, language, messages
from crosscheck.errors import DraftError
from crosscheck.model import Claim, ClaimKind
from crosscheck.text.text import Text

KINDS = [
    ("de", "claim", "Der Rat hat am Montag den Bau beschlossen."),
    ("de", "claim", "„Das ist traurig“, sagte der Wirt."),
    ("de", "claim", "Der Wirt nannte den Beschluss traurig."),
    ("de", "claim", "Es sei höchste Zeit zu handeln, sagte sie."),
    ("de", "claim", "„Wir gehen“, sagte sie."),
    ("de", "claim", "„Ich gehe. Wir alle gehen“, sagte sie."),
    ("de", "claim", "Wer zahlt, fragte der Wirt."),
    ("de", "claim", "Die 30 Fälle sind bemerkenswert."),
    ("de", "claim", "Der Streit um Seite 3: Quellen nennt die Stadt nicht."),
    ("de", "claim", "Anzeige gegen Unbekannt hat die Stadt bei der Polizei erstattet."),
    ("de", "claim", "Video aus dem Tunnel zeigt Rauch in der Röhre."),
    ("de", "claim", "Stand jetzt fehlen der Stadt Millionen."),
    ("de", "claim", "Stimmen aus der Wirtschaft fordern mehr Geld."),
    ("de", "claim", "Hier fehlt der Überblick."),
    ("de", "claim", "Bericht des Rechnungshofs: Die Stadt zahlt zu viel."),
    ("de", "claim", "Quelle des Streits: ein Zaun am Hafen."),
    ("de", "claim", "Willkommen ist der Regen den Bauern."),
    ("de", "claim", "Einen guten Rat gab der Minister den Bauern."),
    ("de", "claim", "Weiterlesen in der Schule will die Ministerin fördern, sagte sie."),
    ("en", "claim", "Published in May, it lists dozens of cases."),
    ("de", "meta", "Zum Artikel bei n-tv"),
    ("de", "meta", "Mehr dazu im Südkurier."),
    ("de", "meta", "Hier sind die wichtigsten Nachrichten im Überblick:"),
    ("de", "meta", "Herzlich willkommen zu unserem Überblick!"),
    ("de", "meta", "suedkurier.de"),
    ("de", "meta", "— Südkurier"),
    ("en", "meta", "Updated: 12 May 2025, 14:30"),
    ("de", "opinion", "Beruhigend ist das nicht."),
    ("de", "opinion", "Das ist ein starkes Zeichen für die Stadt."),
    ("de", "opinion", "Damit beginnt ein spannendes Kapitel."),
    ("de", "opinion", "Es bleibt abzuwarten, wer am Ende zahlt."),
    ("de", "opinion", "Man darf gespannt sein, wie es weitergeht."),
    ("de", "opinion", "Wir finden: Es reicht."),
    ("de", "opinion", "Hoffentlich findet sich bald ein Geldgeber."),
    ("de", "opinion", "Der Beschluss kann als Fortschritt gewertet werden."),
    ("de", "opinion", "Leider fehlt das Geld."),
    ("de", "opinion", "Verständlich ist der Ärger allemal."),
    ("de", "opinion", "Ein Hoffnungsschimmer für die ganze Region."),
    ("de", "opinion", "Das überrascht kaum."),
    ("de", "opinion", "Eine gute Nachricht für alle Pendler."),
    ("de", "opinion", "Das letzte Wort ist noch nicht gesprochen."),
    ("de", "claim", "Die Stadt sucht eine neue Lösung für den Verkehr."),
    ("de", "claim", "Überfällig ist die Zahlung seit dem Winter."),
    ("de", "claim", "Schwere Unwetter treffen unseren Kontinent jedes Jahr."),
    ("de", "claim", "Der Film erzählt von einem Skandal im Rathaus."),
    ("de", "question", "Wer soll das bezahlen?"),
    ("de", "question", "Ob das reicht?"),
    ("de", "claim", "„Wer soll das bezahlen?“, fragte der Wirt."),
    ("de", "meta", "Quellen: n-tv.de, suedkurier.de"),
    ("de", "meta", "Quelle: SWR"),
    ("de", "meta", "(Quelle: SWR)"),
    ("de", "meta", "[1] Südkurier: Rat beschließt Bau"),
    ("de", "meta", "Foto: dpa/Müller"),
    ("de", "meta", "Von Eva Kurz und Jan Holm"),
    ("de", "meta", "Stand: 12. Mai 2025, 14.30 Uhr"),
    ("de", "meta", "KONSTANZ (dpa)"),
    ("de", "meta", "Guten Morgen, das sind die Nachrichten des Tages."),
    ("de", "meta", "Liebe Leserinnen und Leser, hier ist unser Überblick."),
    ("de", "meta", "Lesen Sie auch: Was der Bau kostet"),
    ("de", "meta", "Mehr zum Thema: Der Streit um den Bau"),
    ("de", "meta", "Die Kommentatoren befassen sich heute mit dem Bau."),
    ("de", "meta", "Darüber berichtet die Süddeutsche Zeitung."),
    ("de", "meta", "Zuerst hatte der Südkurier darüber berichtet."),
    ("de", "claim", "Darüber berichten Anwohner, die seit 30 Jahren dort leben."),
    ("de", "claim", "Foto und Film sind im Museum verboten."),
    ("de", "claim", "Von Eva Kurz und Jan Holm fehlt jede Spur."),
    ("en", "claim", "The council approved the bridge on Monday."),
    ("en", "claim", "“It is sad,” the owner said."),
    ("en", "opinion", "It remains to be seen who pays."),
    ("en", "opinion", "This is a welcome step."),
    ("en", "opinion", "We think it is enough."),
    ("en", "question", "Who is going to pay?"),
    ("en", "meta", "Sources: BBC, Reuters"),
    ("en", "meta", "Read more: what the bridge costs"),
    ("en", "meta", "By Jane Holm and Adam Short"),
    ("en", "meta", "Good morning, here is your briefing."),
]


def split(code: str, text: str, name: str = "draft.txt") -> tuple[Claim, ...]:
    draft = drafts.read(name, text.encode())
    return claims.split(draft, Text.of(draft, language.get(code)))


@pytest.mark.parametrize(("code", "kind", "sentence"), KINDS, ids=[f"{k[1]}: {k[2][:40]}" for k in KINDS])
def test_kind(code: str, kind: str, sentence: str) -> None:
    """The kind of a sentence in a paragraph, and a reason for every kind but a claim."""
    # What is news stands in a paragraph with more of it, a line about the text in one of its own.
    between = "</p><p>" if kind == "meta" else " "
    found = split(code, f"<p>The council sat for hours.{between}{sentence}</p>", "draft.html")[1]
    assert found.text == sentence
    assert found.kind == kind
    assert bool(found.reason) == (kind != "claim")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_reason_can_be_shown(lang: str) -> None:
    """Each code a sentence can bear has its text."""
    rules = [language.get(code).signs for code in language.codes()]
    codes = {sign.code for r in rules for sign in (*r.meta, *r.opinion, *r.judgement)}
    for code in (
        *codes,
        "heading",
        "question_mark",
        "no_words",
    ):
        assert messages.text(f"reasons.kind.{code}", lang)


def test_every_sentence_of_a_quotation_is_somebodys_words() -> None:
    """A quotation of several sentences that stands for itself is cut, but „wir“ in it is not the author."""
    found = split("de", "<p>Der Wirt gab auf. „Das Geld fehlt. Wir gehen. Ich war gern hier.“</p>", "d.html")
    assert [c.kind for c in found] == [ClaimKind.CLAIM] * 4


def test_headings_are_whole() -> None:
    """A heading is one claim however many stops it has, and says so."""
    found = split("de", "# Wer zahlt? Wer baut? Ein Überblick.\n\nDer Rat tagte.", "d.md")
    assert [(c.kind, c.reason) for c in found] == [(ClaimKind.HEADING, "heading"), (ClaimKind.CLAIM, "")]


def test_ids_count_sentences() -> None:
    """c1, c2, … through the whole draft."""
    found = split("de", "Der Rat tagte. Er beschloss viel.\n\nDann ging er.")
    assert [c.id for c in found] == ["c1", "c2", "c3"]
    assert [c.block for c in found] == [0, 0, 1]


STATEMENTS = [
    # joined main clauses
    ("de", "Der Rat beschloss den Bau der Brücke, das Land zahlt 3 Millionen Euro.", 2),
    ("de", "Die Stadt baut eine neue Brücke und saniert die alte Straße am Hafen.", 2),
    ("de", "Der Sturm deckte viele Dächer ab, und in zwei Orten fiel der Strom aus.", 2),
    ("de", "Nach dem Sturm fehlt Strom in Moosburg; die Feuerwehr pumpt Keller leer.", 2),
    ("de", "Die Stadt räumte Fehler ein: Bei der Warnung verging eine halbe Stunde.", 2),
    ("de", "Der Bau beginnt im Mai, aber die Bahn liefert keine Schienen.", 2),
    # relative clauses that close the sentence
    ("de", "Der Rat beschloss den Bau der Brücke, der 3 Millionen Euro kosten soll.", 2),
    ("de", "Die Firma entließ den Leiter des Werks, gegen den das Gericht ermittelt hatte.", 2),
    # contrast
    ("de", "Die Stadt zahlt 3 Millionen Euro, während das Land 5 Millionen Euro beisteuert.", 2),
    ("de", "Während die Stadt 3 Millionen Euro zahlt, steuert das Land 5 Millionen Euro bei.", 2),
    # what belongs together stays together
    ("de", "Der Rat, der am Montag tagte, beschloss den Bau der Brücke.", 1),
    ("de", "Der Minister sagte, der Bau der Brücke koste 3 Millionen Euro.", 1),
    ("de", "Der Rat fordert, dass das Land zahlt und die Stadt baut.", 1),
    ("de", "Sechs Stunden hat es gedauert, bis der letzte Fahrgast aus der Bahn befreit war.", 1),
    ("de", "Laut SZ hatten Fachleute den Antrieb, der am Samstag versagte, im Herbst bemängelt.", 1),
    ("de", "Der Bau ruht in Moosburg, denn das Geld für die Schienen fehlt.", 1),
    ("de", "Weil das Geld fehlt, ruht der Bau der Brücke am Hafen.", 1),
    ("de", "Wenn das Land zahlt, baut die Stadt im Mai die Brücke.", 1),
    ("de", "„Wir bauen die Brücke, und das Land zahlt“, sagte der Minister in Moosburg.", 1),
    ("de", "Die Stadt plant, im Mai die Brücke am Hafen zu bauen.", 1),
    ("de", "Verkauft wurden Äpfel, Birnen und Pflaumen aus der Region.", 1),
    ("de", "Die Brücke am Hafen kostet 3 Millionen Euro, berichtet der Südkurier.", 1),
    ("de", "Das Fest fiel aus, so der SWR.", 1),
    ("de", "Er kam, sah und siegte.", 1),
    ("en", "The council approved the bridge, but the railway refuses to deliver rails.", 2),
    ("en", "The ferry struck a sandbank, which damaged both of its propellers.", 2),
    ("en", "The city pays £3 million, while the state contributes £5 million.", 2),
    ("en", "The minister said the bridge would cost £3 million.", 1),
    ("en", "The bridge that the council approved will open in May.", 1),
]


@pytest.mark.parametrize(("code", "sentence", "number"), STATEMENTS, ids=[s[1][:50] for s in STATEMENTS])
def test_statements(code: str, sentence: str, number: int) -> None:
    """A sentence is cut where its halves can be checked apart, and nowhere else."""
    (found,) = split(code, sentence)
    assert max(1, len(found.parts)) == number, [p.text for p in found.parts]


def test_parts_have_their_own_spans_and_reasons() -> None:
    """Ids below the sentence's, slices of the draft, a reason why each was cut off."""
    text = "Der Rat beschloss den Bau der Brücke, der 3 Millionen Euro kosten soll."
    (found,) = split("de", text)
    assert [(p.id, p.text, p.reason) for p in found.parts] == [
        ("c1.1", "Der Rat beschloss den Bau der Brücke", "main_clause"),
        ("c1.2", "der 3 Millionen Euro kosten soll.", "relative_clause"),
    ]


def test_an_opinion_does_not_hide_the_news_beside_it() -> None:
    """„…, was als Erfolg gewertet werden kann“ is an opinion; what stands before it is not."""
    text = "Beide Seiten zeigen Bereitschaft zu weiteren Gesprächen, was als Erfolg gewertet werden kann."
    (found,) = split("de", text)
    assert found.kind is ClaimKind.CLAIM
    assert [p.kind for p in found.parts] == [ClaimKind.CLAIM, ClaimKind.OPINION]


WORDS = [
    *(
        "Der Rat",
        " tagte",
        ", ",
        ". ",
        " und ",
        "; ",
        ": ",
        "„",
        "“",
        "(",
        ")",
        "\n",
        "\n\n",
        "\r\n",
        " während ",
    ),
    *(
        "die ",
        "der ",
        "kommt",
        " 3 Millionen Euro",
        "[1]",
        "¹",
        "n-tv.de",
        "\u00ad",
        "\u00a0",
        "# ",
        "- ",
        "*",
    ),
    *("<p>", "&amp;", "?", "🙂"),
]


@examples(150)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map("".join),
    st.sampled_from(["txt", "md", "html"]),
)
def test_claims_are_slices_in_order(text: str, suffix: str) -> None:
    """Any text, markup and line endings: slices equal texts, in order, inside their block, not overlapping;
    the same holds of the parts inside their sentence."""
    try:
        draft = drafts.read(f"draft.{suffix}", text.encode())
    except DraftError:
        return
    at = 0
    for claim in claims.split(draft, Text.of(draft, language.get("de"))):
        assert claim.span.start >= at
        assert claim.span.of(draft.text) == claim.text
        assert claim.text.strip() == claim.text != ""
        assert draft.blocks[claim.block].span.covers(claim.span)
        at, inner = claim.span.end, claim.span.start
        for part in claim.parts:
            assert part.span.start >= inner
            assert claim.span.covers(part.span)
            assert part.span.of(draft.text) == part.text != ""
            inner = part.span.end


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d.md", "| Ort | Verletzte |\n|---|---|\n| Am Dornkopf hielt die Bahn. | 12 |\n"),
        ("d.html", "<table><tr><th>Ort<th>Verletzte<tr><td>Am Dornkopf hielt die Bahn.<td>12</table>"),
    ],
)
def test_headers_of_a_table_claim_nothing(name: str, text: str) -> None:
    """The cells that name the columns are headings; those below them are read like any text."""
    draft = drafts.read(name, text.encode())
    found = claims.split(draft, Text.of(draft, language.get("de")))
    assert [(c.text, c.kind) for c in found[:2]] == [
        ("Ort", ClaimKind.HEADING),
        ("Verletzte", ClaimKind.HEADING),
    ]
    assert found[2].kind is ClaimKind.CLAIM
    assert found[0].reason == "table_header"
