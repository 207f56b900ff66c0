"""The judge on doubtful attributions, with the same validation."""

from __future__ import annotations

import pytest
from judge_server import Chat, answering, chatting
from judge_session import S_FALLEN, JudgeSession, session

__all__ = ["session"]
JUDGE = ("--judge", "openai:tiny")
BEHIND = "Die Straße nach Moosach bleibt bis Freitag gesperrt."
BETWEEN = "Unterricht gab es eine Woche lang nur zu Hause."
SCHOOL = "Die Schule in Lindhofen öffnet am Montag wieder, meldet suedkurier.de."


def ask(session: JudgeSession, chat: Chat, **more: object) -> None:
    session.judge(chat, credits=True, band=0.0, **more)


def credited(claims: dict[str, dict], text: str) -> list[tuple[str, str]]:
    return [(a["outlet"], a["reach"]) for a in claims[text]["attributions"]]


NTV = {"outlet": "n-tv.de", "quotes": ["berichtet n-tv.de"], "reason": "Führt fort."}


def test_a_paragraph_that_carries_on(session: JudgeSession):
    """A paragraph that names nobody is given to the outlet before it, by the words that credit it."""
    session.write("draft.md", f"{S_FALLEN}\n\n{BEHIND}\n")
    assert credited(session.claims(), BEHIND) == []
    with chatting(answering((BEHIND, NTV))) as chat:
        ask(session, chat)
        claim = session.claims(*JUDGE)[BEHIND]
    (credit,) = claim["attributions"]
    assert (credit["outlet"], credit["cue"], credit["basis"]) == ("n-tv.de", "berichtet n-tv.de", "scope")
    assert credit["decided_by"]["model"] == "openai:tiny"
    assert credit["decided_by"]["reason"] == "Führt fort."
    assert not [f for f in claim["findings"] if f["rule"] == "CC101"]
    assert claim["decided_by"] is None


def test_between_two_outlets(session: JudgeSession):
    """A sentence between two credits goes to the one the judge can quote; the full report says who said so."""
    session.write("draft.md", f"{S_FALLEN} {BETWEEN} {SCHOOL}\n")
    assert credited(session.claims(), BETWEEN) == [("n-tv.de", "same_paragraph")]
    told = {"outlet": "suedkurier.de", "quotes": ["meldet suedkurier.de"]}
    with chatting(answering((BETWEEN, told))) as chat:
        ask(session, chat)
        assert credited(session.claims(*JUDGE), BETWEEN) == [("suedkurier.de", "judge")]
        (entry,) = [e for asked in chat.asked for e in asked.entries]
        shown = " ".join(session.run(*JUDGE, "--show", "all", "--explain")[1].split())
    assert entry["sentence"] == BETWEEN
    assert S_FALLEN in entry["before"]
    assert SCHOOL in entry["after"]
    assert "Zweitleser openai:tiny" in shown


def test_agreement_is_marked_on_the_credit(session: JudgeSession):
    """A judge that confirms the rules leaves the credit as it was, and is named on it."""
    session.write("draft.md", f"{S_FALLEN} {BETWEEN} {SCHOOL}\n")
    with chatting(answering((BETWEEN, NTV))) as chat:
        ask(session, chat)
        (credit,) = session.claims(*JUDGE)[BETWEEN]["attributions"]
    assert (credit["outlet"], credit["reach"]) == ("n-tv.de", "same_paragraph")
    assert credit["decided_by"]["model"] == "openai:tiny"


AMBIGUOUS = """
[[outlet]]
domain = "bote-nord.example"
name = "Der Bote Nord"
shared-names = ["Bergbote"]

[[outlet]]
domain = "bote-sued.example"
name = "Der Bote Süd"
shared-names = ["Bergbote"]
"""


def test_a_name_that_fits_two(session: JudgeSession):
    """For a name that fits two outlets the judge may name one of the two."""
    sentence = "Wie der Bergbote berichtet, bleibt die Straße gesperrt."
    session.write("draft.md", sentence + "\n")
    told = {"outlet": "bote-sued.example", "quotes": ["Wie der Bergbote berichtet"]}
    with chatting(answering((sentence, told))) as chat:
        ask(session, chat)
        session.write("crosscheck.toml", (session.folder / "crosscheck.toml").read_text() + AMBIGUOUS)
        assert [f["rule"] for f in session.claims()[sentence]["findings"]] == ["CC104"]
        claim = session.claims(*JUDGE)[sentence]
        assert chat.asked[0].material["outlets"] == {
            "bote-nord.example": ["Bergbote"], "bote-sued.example": ["Bergbote"]
        }  # fmt: skip
    assert [a["outlet"] for a in claim["attributions"]] == ["bote-sued.example"]


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ({"outlet": "faz.net", "quotes": ["berichtet n-tv.de"]}, "Medium, das der Entwurf nicht nennt"),
        ({"outlet": "n-tv.de", "quotes": ["laut n-tv.de"]}, "steht so nirgends"),
        ({"outlet": "n-tv.de", "quotes": []}, "keine Stelle"),
        ({"outlet": "unsure", "quotes": []}, "weiß es nicht"),
    ],
)
def test_an_answer_that_does_not_hold(session: JudgeSession, told, note):
    """An outlet from elsewhere, words that do not stand in the draft: no credit, and a note."""
    session.write("draft.md", f"{S_FALLEN}\n\n{BEHIND}\n")
    with chatting(answering((BEHIND, told))) as chat:
        ask(session, chat)
        report = session.checked(*JUDGE)
    claims = {c["text"]: c for c in report["documents"][0]["claims"]}
    assert credited(claims, BEHIND) == []
    assert any(note in each for each in report["notes"])


def test_a_judge_takes_no_credit_away(session: JudgeSession):
    """That a sentence credits nobody is not for a judge to say where the rules found a credit."""
    session.write("draft.md", f"{S_FALLEN} {BETWEEN} {SCHOOL}\n")
    with chatting(answering((BETWEEN, {"outlet": "none"}))) as chat:
        ask(session, chat)
        assert credited(session.claims(*JUDGE), BETWEEN) == [("n-tv.de", "same_paragraph")]


def test_off_unless_wanted(session: JudgeSession):
    """Credits are put to a judge only where the settings say so."""
    session.write("draft.md", f"{S_FALLEN}\n\n{BEHIND}\n")
    with chatting(answering((BEHIND, NTV))) as chat:
        session.judge(chat, band=0.0)
        assert credited(session.claims(*JUDGE), BEHIND) == []
        assert chat.asked == []


def test_a_heading_ends_the_doubt(session: JudgeSession):
    """Behind a heading nothing carries on, and nothing is asked."""
    session.write("draft.md", f"{S_FALLEN}\n\n## Verkehr\n\n{BEHIND}\n")
    with chatting(answering((BEHIND, NTV))) as chat:
        ask(session, chat)
        session.run(*JUDGE)
        assert chat.asked == []
