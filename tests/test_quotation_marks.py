# ruff: noqa: E501 - a case is one line
"""Quotation marks as they are typed: which words are quoted, whatever marks, mixed, nested or forgotten."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from one_claim import Case, article, cases, each, judged

from crosscheck.model import Verdict
from crosscheck.text.quotations import quotations, within

KINDS = """
„ “
„ ”
„ "
” ”
“ ”
“ “
" "
" „
» «
« »
» »
« «
,, ''
,, “
,, "
'' ''
`` ''
‚ ‘
‚ ’
‘ ’
' '
› ‹
‹ ›
„ «
‟ ”
<< >>
"""


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text)]


@pytest.mark.parametrize("kind", KINDS.strip().splitlines())
def test_every_kind_of_marks(kind: str) -> None:
    """A quotation before its speaker, after a colon, interrupted, in brackets and at the end."""
    opening, closing = kind.split()
    for text, wanted in (
        ("{Der Deich hält}, sagte Runa Feit.", ["Der Deich hält"]),
        ("Runa Feit sagte: {Der Deich hält.} Dann ging sie.", ["Der Deich hält."]),
        ("{Der Deich}, sagte Runa Feit, {hält noch}.", ["Der Deich", "hält noch"]),
        ("Sie nannte ihn ({ein Wunder}) gestern.", ["ein Wunder"]),
        ("Der Deich sei {sicher wie nie}", ["sicher wie nie"]),
        ("{Hält er?} – {Er hält!}", ["Hält er?", "Er hält!"]),
    ):
        typed = text.replace("{", opening).replace("}", closing)
        assert quoted(typed) == wanted, typed


FOUND = """
Geht's noch, wenn's regnet? So war's. |
Hans' Hut lag neben Max' Schal. |
The boys' club met the girls' team. |
He is 5' 10" and the board is 3/4" thick. |
Das Brett ist 10" breit, der Rahmen 12" hoch. |
Rock 'n' Roll der 60er und der ’68er Bewegung. | n
Sie sagte: „Der Deich hält. Danach ging sie heim. |
„Der Deich hält, sagte sie. Das sei "gut so", meinte er. | gut so
"Der Deich hält, sagte sie. Der "Retter" kam zu spät. | Retter
Der Deich hält“, sagte sie. „Er bleibt“, sagte er. | Er bleibt
„Er sagte ‚nein‘ dazu“, sagte sie. | Er sagte ‚nein‘ dazu
«Er sagte ‹nein› dazu», sagte sie. | Er sagte ‹nein› dazu
"Er sagte 'nein' dazu", sagte sie. | Er sagte 'nein' dazu
"She said 'no' to it," he said. | She said 'no' to it,
'The boys' club is closed', he said. | The boys' club is closed
'It's Hans' hat', she said. | It's Hans' hat
„Er sagte „nein“ dazu“, sagte sie. | Er sagte „nein“ dazu
„Er las »Der Deich« vor“, sagte sie. | Er las »Der Deich« vor
« Der Deich hält », a-t-elle dit. | Der Deich hält
„ Der Deich hält “, sagte sie. | Der Deich hält
„… und dann war er weg“, sagte sie. | … und dann war er weg
Die "Deich"-Gruppe und das Anti-"Deich"-Lager. | Deich / Deich
"It measured 10" across", he said. "It was big", she said. | It measured 10" across / It was big
„Ich bin 30", sagte sie. „Ich bin 31", sagte er. | Ich bin 30 / Ich bin 31
Er sagte:"Der Deich hält."Dann ging er. | Der Deich hält.
Kein Zitat, nur ein Komma,, und noch eins. |
"""


@pytest.mark.parametrize("line", FOUND.strip().splitlines())
def test_which_words_are_quoted(line: str) -> None:
    """Apostrophes, primes, marks that are never closed, nested marks, marks set with spaces or none."""
    text, _, wanted = line.partition(" |")
    assert [q.strip() for q in quoted(text)] == [w.strip() for w in wanted.split(" / ") if w.strip()]


def test_a_quotation_over_several_paragraphs() -> None:
    """Each paragraph opens, the last closes; every paragraph is quoted and knows the whole."""
    text = "Feit schrieb: „Erster Satz.\n\n„Zweiter ‚Satz‘. Dritter.\n\n„Letzter Satz“, so Feit. „Neu“, sagte Orb."
    found = quotations(text)
    assert [q.span.of(text) for q in found] == [
        "Erster Satz.",
        "Zweiter ‚Satz‘. Dritter.",
        "Letzter Satz",
        "Neu",
    ]
    assert {q.whole.of(text)[:7] for q in found[:3]} == {"„Erster"}
    assert len({q.whole for q in found}) == 2


def test_a_mark_that_is_never_closed_swallows_nothing() -> None:
    """Nor does it take in the paragraph after it when that is no quotation."""
    assert quoted("Er sagte: „Der Deich hält.\n\nDanach ging er. „Gut“, sagte sie.") == ["Gut"]
    assert quoted("„Der Deich hält, sagte er.\n\nEr ging.") == []


def test_a_part_of_the_text_has_its_part_of_the_quotation() -> None:
    """A sentence inside a quotation of several is quoted, though its marks stand elsewhere."""
    text = "„Der Deich hält. Er ist neu. Er bleibt“, sagte sie."
    (whole,) = quotations(text)
    start = text.index("Er ist")
    (part,) = within((whole,), type(whole.span)(start, start + 11))
    assert part.span.of(text) == "Er ist neu."
    assert part.whole == whole.outer


marks = st.lists(
    st.sampled_from(
        [
            "„",
            "“",
            "”",
            '"',
            "»",
            "«",
            ",,",
            "''",
            "'",
            "’",
            "‚",
            "‘",
            "Wort",
            " ",
            ", ",
            ". ",
            "\n\n",
            "5",
            "(",
        ]
    ),
    max_size=40,
).map("".join)


@examples(300)
@given(text=marks)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    """Whatever is typed: quotations do not overlap, lie inside their marks, and inside one paragraph."""
    end = 0
    for found in quotations(text):
        assert end <= found.outer.start <= found.span.start <= found.span.end <= found.outer.end <= len(text)
        assert found.whole.covers(found.outer)
        assert "\n\n" not in found.outer.of(text)
        end = found.outer.end


ALTERED = """
{Die Schleuse bleibt bis Ostern zu}, sagte Hafenmeister Ole Brandt. | {Die Schleuse bleibt bis Ostern offen}, sagte Hafenmeister Ole Brandt.
Ole Brandt nannte das {einen teuren Fehler der Behörde}. | Ole Brandt nannte das {einen teuren Erfolg der Behörde}.
Ole Brandt sagte: {Wir haben das Wasser nie unterschätzt.} | Ole Brandt sagte: {Wir haben das Wasser lange unterschätzt.}
"""


@pytest.mark.parametrize("kind", KINDS.strip().splitlines())
@pytest.mark.parametrize("line", ALTERED.strip().splitlines())
def test_an_altered_quotation_is_found_in_any_marks(line: str, kind: str) -> None:
    """In the draft and in the article; the same words in those marks are borne out."""
    opening, closing = kind.split()
    draft, source = line.split(" | ")
    typed = draft.replace("{", opening).replace("}", closing)
    for theirs in (
        source.replace("{", "„").replace("}", "“"),
        source.replace("{", opening).replace("}", closing),
    ):
        found = judged(typed, [article("Die Schleuse war am Montag ein Thema.", theirs)])
        assert (found.verdict, "CC401" in found.rules) == (Verdict.CONTRADICTED, True), (typed, theirs)
    same = judged(
        typed, [article("Die Schleuse war am Montag ein Thema.", draft.replace("{", "„").replace("}", "“"))]
    )
    assert same.verdict is Verdict.SUPPORTED, (typed, same.rules)


ALTERED_INSIDE = cases(
    "CC401",
    """
de | „Die Schleuse ist alt. Sie muss bis Ostern erneuert werden. Das kostet Geld“, sagte Ole Brandt. | „Die Schleuse ist alt. Sie muss bis Pfingsten erneuert werden. Das kostet Geld“, sagte Ole Brandt.
de | Ole Brandt schrieb: „Wir haben das Wasser nie unterschätzt.“ | Ole Brandt schrieb: „Der Winter war lang. ¶ „Wir haben das Wasser lange unterschätzt. ¶ „Das tut uns leid“, so Brandt.
""",
)


@each(ALTERED_INSIDE)
def test_an_altered_quotation_inside_a_longer_one(case: Case) -> None:
    """A sentence in the middle of a quotation, and in the middle of its paragraphs."""
    case.verify()
