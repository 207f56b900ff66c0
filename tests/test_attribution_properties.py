"""What holds of attribution whatever the draft."""

from __future__ import annotations

from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import attribution, claims, drafts, language
from crosscheck.errors import DraftError
from crosscheck.model import CreditedClaim, Draft
from crosscheck.outlets import registry
from crosscheck.text.text import Text

PIECES = [
    *(
        "Der Rat tagte. ",
        "Das Land zahlt, berichtet n-tv. ",
        "Zudem ruhe der Bau. ",
        "Laut Südkurier fehlt Geld. ",
    ),
    *(
        "Niemand könne zahlen sueddeutsche.de. ",
        "„Gut so“, sagte Koller dem SWR. ",
        "Das Blatt nennt 3 Fälle. ",
    ),
    *(
        "Es brennt (swr.de). ",
        "Demnach regnet es. ",
        "Laut dpa schneit es. ",
        "Das ist erfreulich. ",
        "Wer zahlt? ",
    ),
    *(
        "Wie die Schwäbische Zeitung meldet, regnet es. ",
        "Laut AZ fehlt Geld.[1] ",
        "\n\n",
        "\n- ",
        "\n\n> ",
        "\n\n## Ort\n\n",
    ),
    *(
        "Der [Bau](https://www.n-tv.de/a-article1.html) ruht. ",
        "\n\nQuelle: SWR\n\n",
        "\n\n[1] n-tv: Bau\n\n",
        "Foto: dpa\n\n",
    ),
]
NOISE = [
    *"aÄß.,;:!?()[]„“\"»«'–-*_#>`&<@/¹²\n\r\t \u00a0\u00ad\u2011🙂",
    "\r\n",
    "n-tv",
    "laut ",
    "SZ",
    "https://",
    "n-tv.de",
    "[1]",
    "das Blatt",
]
HEADING = "\n\n## Wetter\n\nEs wird kalt. Das war zu erwarten.\n\n"
UNRELATED = "Am Freitag regnet es. Der Samstag bringt Sonne, so der Wetterdienst.\n"


def read(text: str, suffix: str = "md") -> tuple[Draft, tuple[CreditedClaim, ...]]:
    draft = drafts.read(f"draft.{suffix}", text.encode())
    rules = language.get("de")
    return draft, attribution.attribute(
        draft, claims.split(draft, Text.of(draft, rules)), registry.load(), rules
    )


@examples(60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
def test_an_unrelated_paragraph_after_a_heading_changes_nothing(text: str) -> None:
    """A heading ends every credit: what is added behind one leaves the sentences before it as they were."""
    try:
        _, before = read(text + HEADING)
    except DraftError:
        return
    _, after = read(text + HEADING + UNRELATED)
    assert after[: len(before)] == before
    assert all(each.attributions == () for each in after[len(before) :])


@examples(150)
@given(
    st.lists(st.sampled_from([*PIECES, *NOISE]), max_size=40).map("".join),
    st.sampled_from(["txt", "md", "html"]),
)
def test_any_text_is_read(text: str, suffix: str) -> None:
    """Any text, markup and line endings: no crash, one entry a claim, every cue a slice of the draft, and
    an outlet, a list of candidates or a name for every credit."""
    try:
        draft, credits = read(text, suffix)
    except DraftError:
        return
    assert len(credits) == len(claims.split(draft, Text.of(draft, language.get("de"))))
    for each in (credited.attributions for credited in credits):
        assert len({a.domain for a in each}) == len(each)
        for credit in each:
            assert 0 <= credit.cue_span.start < credit.cue_span.end <= len(draft.text)
            assert credit.cue_span.of(draft.text) == credit.cue
            assert credit.outlet or credit.as_written
            assert not (credit.outlet and credit.candidates)


@examples(40)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join), st.sampled_from(["de", "en"]))
def test_explain_speaks_of_every_claim(text: str, lang: str) -> None:
    """One explanation a claim, and a line for each of its credits."""
    try:
        draft = drafts.read("draft.md", text.encode())
    except DraftError:
        return
    rules = language.get("de")
    found = claims.split(draft, Text.of(draft, rules))
    credits = attribution.attribute(draft, found, registry.load(), rules)
    told = attribution.explain(draft, found, registry.load(), rules, lang)
    assert [e.claim_id for e in told] == [c.id for c in found]
    assert all(len(e.lines) >= len(each.attributions) for e, each in zip(told, credits, strict=True))
