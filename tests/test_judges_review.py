"""The second opinion end to end: the command, a judge's server, and the report."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import jsonschema
import pytest
from judge_server import SILENCE, Chat, answering, chatting, in_turn, plain, saying
from judge_session import (
    DRAFT,
    PARAGRAPHS,
    S_FALLEN,
    S_GIFT,
    S_ROAD,
    S_SACKS,
    S_SAID,
    JudgeSession,
    page,
    session,
)

from crosscheck import api, reports
from crosscheck.model import Verdict
from crosscheck.reports.json_v1 import schema_text

__all__ = ["session"]
KEY = "sk-geheim-0123456789"
SAID_QUOTE = "„Wir sind über den Berg“, sagte Bürgermeister Rolf Amann"
ROAD_QUOTE = "Die Straße nach Moosach bleibt bis Freitag gesperrt"
OVER = (
    "Ausgestanden sind Bangen",
    {"verdict": "supported", "quotes": [SAID_QUOTE], "reason": "Amann gab Entwarnung."},
)
ROAD = (
    "Straße nach Moosach",
    {"verdict": "contradicted", "quotes": [ROAD_QUOTE], "reason": "Andere Richtung."},
)
GIFT = ("Unternehmer aus Brackwede", {"verdict": "unsupported", "missing": ["Ein Unternehmer aus Brackwede"]})
JUDGE = ("--judge", "openai:tiny")


def sentences(chat: Chat) -> list[str]:
    return [entry["sentence"] for asked in chat.asked for entry in asked.entries]


def test_off_by_default(session: JudgeSession):
    """Without --judge nobody is asked, and every claim is decided by the rules."""
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        claims = session.claims()
        assert chat.asked == []
    assert all(claim["decided_by"] is None for claim in claims.values())


def test_a_proven_answer_replaces_the_verdict(session: JudgeSession):
    """A reworded statement that the rules doubt is borne out by a quote the judge has found."""
    before = session.claims()[S_SAID]
    assert before["verdict"] != "supported"
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        told = session.checked(*JUDGE)
    jsonschema.validate(told, json.loads(schema_text()))
    (claim,) = (c for c in told["documents"][0]["claims"] if c["text"] == S_SAID)
    assert claim["verdict"] == "supported"
    assert claim["findings"] == []
    assert claim["confidence"] == 0.8
    assert claim["evidence"][0]["quote"] == "Wir sind über den Berg“, sagte Bürgermeister Rolf Amann"
    assert claim["evidence"][0]["stance"] == "supports"
    decided = claim["decided_by"]
    assert decided["model"] == "openai:tiny"
    assert len(decided["prompt"]) == 64
    assert decided["reason"] == "Amann gab Entwarnung."
    assert decided["rules"] == {"verdict": before["verdict"], "confidence": before["confidence"]}
    assert [(s["by"], s["rule"], s["place"]) for s in claim["silenced"]] == [
        ("judge", before["findings"][0]["rule"], "openai:tiny")
    ]
    assert told["summary"]["silenced"]["judge"] == 1


def test_the_question_holds_what_a_reader_needs(session: JudgeSession):
    """Neighbours, credit, both times and the best passages of every article go to the judge."""
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        session.run(*JUDGE)
        entry = next(e for asked in chat.asked for e in asked.entries if e["sentence"] == S_SAID)
        material = next(a.material for a in chat.asked if entry in a.entries)
    assert entry["before"] == S_FALLEN
    assert entry["after"] == S_GIFT
    assert entry["credited_to"] == ["n-tv.de"]
    passages = material["passages"]
    assert {passages[name]["outlet"] for name in entry["credited"]} == {"n-tv.de"}
    assert {passages[name]["outlet"] for name in entry["other"]} == {"suedkurier.de"}
    assert all(passages[name]["published"].startswith("2026-03-07") for name in entry["credited"])
    assert material["draft_published"].startswith("2026-03-07")


def test_a_judge_may_find_what_rules_do_not(session: JudgeSession):
    """A contradiction that only the judge sees is a finding of its own family, and fails the check."""
    session.write("draft.md", S_FALLEN + " " + S_ROAD + "\n")
    assert session.run()[0] == 0
    with chatting(answering(ROAD)) as chat:
        session.judge(chat)
        status, _, _ = session.run(*JUDGE)
        assert status == 1
        claim = session.claims(*JUDGE)[S_ROAD]
    assert claim["verdict"] == "contradicted"
    assert [f["rule"] for f in claim["findings"]] == ["CC601"]
    assert claim["evidence"][0]["stance"] == "contradicts"
    assert session.run(*JUDGE, "--ignore", "CC6")[0] == 0


def test_a_typed_contradiction_is_not_talked_away(session: JudgeSession):
    """38 in the draft and 28 in the source: a judge that says „supported“ changes nothing."""
    told = (
        "38 Sandsäcke",
        {
            "verdict": "supported",
            "quotes": ["Am Damm in Lindhofen wurden nach Angaben der Feuerwehr 28 Sandsäcke verbaut"],
        },
    )
    plain_ = session.claims()[S_SACKS]
    with chatting(answering(told)) as chat:
        session.judge(chat)
        report = session.checked(*JUDGE)
        assert S_SACKS in sentences(chat)
    claim = next(c for c in report["documents"][0]["claims"] if c["text"] == S_SACKS)
    assert claim == plain_
    assert any("Widerspruch bleibt" in note and "Zeile 1" in note for note in report["notes"])


def test_agreement_is_marked_too(session: JudgeSession):
    """A judge that says what the rules say confirms it: the findings stay, and it is named."""
    before = session.claims()[S_GIFT]
    with chatting(answering(GIFT)) as chat:
        session.judge(chat)
        claim = session.claims(*JUDGE)[S_GIFT]
    assert claim["verdict"] == before["verdict"] == "unsupported"
    assert claim["findings"] == before["findings"]
    assert claim["decided_by"]["rules"]["verdict"] == "unsupported"
    assert claim["silenced"] == []


@pytest.mark.parametrize("name", [n for n in reports.names() if n != "claims-jsonld"])
def test_every_report_names_the_judge(session: JudgeSession, name):
    """Whatever the format, a verdict that a judge has given says so."""
    with chatting(answering(OVER, ROAD)) as chat:
        session.judge(chat)
        _, out, _ = session.run(*JUDGE, "--output-format", name)
        _, without, _ = session.run("--output-format", name)
    assert "openai:tiny" in out
    assert "openai:tiny" not in without


def test_the_full_report_says_what_the_rules_had_said(session: JudgeSession):
    """For people: who decided, and what the rules would have had."""
    sure = round(session.claims()[S_SAID]["confidence"] * 100)
    with chatting(answering(OVER, ROAD)) as chat:
        session.judge(chat)
        _, out, _ = session.run(*JUDGE, "--show", "all")
    flat = " ".join(out.split())
    assert f"entschieden von openai:tiny (Regeln: TEILWEISE BELEGT, {sure} %; Prompt " in flat
    assert "1 vom Zweitleser aufgehoben" in flat


def test_the_same_check_asks_nothing_and_gives_the_same_bytes(session: JudgeSession):
    """Answers are kept beside the archive: again no question, and the same report to the byte."""
    with chatting(answering(OVER, ROAD, GIFT)) as chat:
        session.judge(chat)
        first = session.run(*JUDGE, "--output-format", "json")
        asked = len(chat.asked)
        chat.script = plain(500, "{}") and (lambda _: plain(500, "{}"))
        assert session.run(*JUDGE, "--output-format", "json")[:2] == first[:2]
        assert len(chat.asked) == asked > 0
    assert (session.folder / "judge-answers.sqlite").exists()


def test_an_edit_asks_about_what_changed_alone(session: JudgeSession):
    """A paragraph put before the others moves every claim, and none of them is asked about again."""
    with chatting(answering(OVER, ROAD, GIFT)) as chat:
        session.judge(chat)
        session.run(*JUDGE)
        before = len(sentences(chat))
        session.write("draft.md", f"Die Schule in Lindhofen öffnet wieder, meldet suedkurier.de.\n\n{DRAFT}")
        session.run(*JUDGE)
        assert sentences(chat)[before:] == ["Die Schule in Lindhofen öffnet wieder, meldet suedkurier.de."]


def test_fresh_asks_again(session: JudgeSession):
    """--judge-fresh asks again and takes the new answer."""
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        assert session.claims(*JUDGE)[S_SAID]["verdict"] == "supported"
        asked = len(chat.asked)
        chat.script = answering(("Ausgestanden sind Bangen", {"verdict": "unsure"}))
        assert session.claims(*JUDGE)[S_SAID]["verdict"] == "supported"
        assert session.claims(*JUDGE, "--judge-fresh")[S_SAID]["verdict"] == "partial"
        assert len(chat.asked) > asked


def test_without_an_archive_nothing_is_kept(session: JudgeSession):
    """With --no-archive answers last for the run."""
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        session.run(*JUDGE, "--no-archive")
        asked = len(chat.asked)
        session.run(*JUDGE, "--no-archive")
        assert len(chat.asked) == 2 * asked
    assert not (session.folder / "judge-answers.sqlite").exists()


def by_confidence(session: JudgeSession) -> list[tuple[float, str]]:
    return sorted((claim["confidence"], text) for text, claim in session.claims().items())


def test_the_budget_takes_the_most_doubtful(session: JudgeSession):
    """With a budget of one the statement in most doubt is asked about, with none nobody is."""
    (_, least_sure), *_ = by_confidence(session)
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        session.run(*JUDGE, "--judge-budget", "1")
        assert sentences(chat) == [least_sure]
        session.run(*JUDGE, "--judge-budget", "0", "--judge-fresh")
        assert sentences(chat) == [least_sure]


def test_the_band_keeps_sure_verdicts_at_home(session: JudgeSession):
    """Verdicts surer than the band are not sent."""
    (low, least_sure), (next_, _), *_ = by_confidence(session)
    with chatting(answering(OVER)) as chat:
        session.judge(chat, band=(low + next_) / 2)
        session.run(*JUDGE)
        assert sentences(chat) == [least_sure]


FAILING = [
    plain(401, json.dumps({"error": {"message": f"bad key {KEY}"}})),
    plain(404, json.dumps({"error": {"code": "model_not_found"}})),
    plain(429, "{}"),
    plain(500, "{}"),
    plain(200, "<html>Anmelden</html>", **{"Content-Type": "text/html"}),
    plain(200, '{"choices": [{"mess'),
    saying('{"answers": [{"id": "1", "verd'),
    saying('{"answers": []}', model="someone-else"),
    SILENCE,
]


@pytest.mark.parametrize("reply", FAILING)
def test_a_failing_server_changes_nothing_but_a_note(session: JudgeSession, reply):
    """Down, slow, refusing, talking nonsense: verdicts and status are those of the rules, with a note."""
    status, out, _ = session.run("--output-format", "json")
    with chatting(reply) as chat:
        session.judge(chat, timeout=0.3, api_key=KEY)
        again, told, err = session.run(*JUDGE, "--output-format", "json", "-v")
    assert again == status
    assert json.loads(told)["documents"] == json.loads(out)["documents"]
    notes = json.loads(told)["notes"]
    assert len(notes) == 1
    assert "openai:tiny" in notes[0]
    assert "Regeln" in notes[0]
    assert KEY not in told + err
    assert "Traceback" not in err


def test_a_server_that_is_not_there(session: JudgeSession):
    """Nobody listening is a note as well, in the language of the report."""
    session.judge(None, base_url="http://127.0.0.1:9/v1")
    status, out, _ = session.run(*JUDGE, "--lang", "en")
    assert status == 1
    assert "cannot be reached" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--judge", "opnai:tiny"), "openai"),
        (("--judge", "openai"), "openai:MODEL"),
        (("--judge-budget", "many"), "as in 10"),
        (("--judge-budget", "-1"), "as in 10"),
        (("--judg", "none"), "--judge"),
    ],
)
def test_only_wrong_options_are_errors(session: JudgeSession, arguments, said):
    """A wrong option: status 2, nothing on stdout, and what is right."""
    status, out, err = session.run(*arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_a_judge_that_cannot_be_opened_is_a_note(session: JudgeSession):
    """An address that is none: the rules decide, the report says why, the status stays."""
    status, _, _ = session.run()
    session.judge(None, base_url="nowhere")
    again, out, err = session.run(*JUDGE)
    assert again == status
    assert "base-url" in out
    assert "Zweitleser wurde nicht gefragt" in " ".join(out.split())
    assert err == ""


def test_offline_keeps_everything_here(session: JudgeSession):
    """--offline with a judge elsewhere: refused on the command line, a note when a file wants it."""
    session.judge(None, base_url="https://llm.example/v1")
    status, out, err = session.run(*JUDGE, "--offline")
    assert (status, out) == (2, "")
    assert "llm.example" in err
    session.judge(None, base_url="https://llm.example/v1", model="openai:tiny")
    status, out, _ = session.run("--offline")
    assert status == 1
    assert "llm.example" in out
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        assert session.claims(*JUDGE, "--offline")[S_SAID]["verdict"] == "supported"


def test_what_leaves_is_said_once_on_stderr(session: JudgeSession):
    """One line before the first question, none when nothing is asked, none with --quiet."""
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        _, out, err = session.run(*JUDGE)
        assert err.count("127.0.0.1") == 1
        assert "127.0.0.1" not in out
        assert session.run(*JUDGE)[2] == ""
        assert session.run(*JUDGE, "--judge-fresh", "-q")[2] == ""


def test_the_key_is_nowhere(session: JudgeSession, monkeypatch):
    """The key from the environment reaches the server alone: no report, store, error or settings show it."""
    monkeypatch.setenv("CROSSCHECK_JUDGE_API_KEY", KEY)
    echo = (S_SAID, {"verdict": "supported", "quotes": [KEY], "reason": f"Mit {KEY} gelesen."})
    with chatting(in_turn(answering(echo, ROAD), plain(401, KEY))) as chat:
        session.judge(chat)
        told = [session.run(*JUDGE, "-v", "--output-format", name)[1:] for name in ("json", "html", "full")]
        told.append(session.run(*JUDGE, "-v", "--judge-fresh")[1:])
        assert chat.asked[0].headers["authorization"] == f"Bearer {KEY}"
    from crosscheck import cli

    cli.main(["config"])
    told.append(session._capture.readouterr())
    kept = b"".join(f.read_bytes() for f in session.folder.iterdir())
    assert KEY not in repr(told)
    assert KEY.encode() not in kept
    with sqlite3.connect(session.folder / "judge-answers.sqlite") as store:
        assert store.execute("SELECT count(*) FROM answers").fetchone()[0] >= 1
    store.close()


def test_absence_is_not_claimed_of_what_nobody_read(session: JudgeSession):
    """Where another article of the credited outlet could not be read, „unsupported“ is void."""
    told = ("Straße nach Moosach", {"verdict": "unsupported", "missing": ["Bis Freitag bleibt die"]})
    with chatting(answering(told)) as chat:
        session.judge(chat)
        assert session.claims(*JUDGE)[S_ROAD]["verdict"] == "unsupported"
        unread = '[[source]]\noutlet = "n-tv.de"\nurl = "https://www.n-tv.de/weiteres-article8.html"\n'
        session.write("sources.toml", (session.folder / "sources.toml").read_text() + unread)
        report = session.checked(*JUDGE, "--offline")
    claim = next(c for c in report["documents"][0]["claims"] if c["text"] == S_ROAD)
    assert claim["verdict"] == "supported"
    assert claim["decided_by"] is None
    assert any("niemand lesen konnte" in note for note in report["notes"])


def test_a_wrong_credit_found_by_the_judge(session: JudgeSession):
    """What stands only in an article that is not credited is misattributed, with the passage there."""
    sentence = "Wieder gelernt und gelacht wird in Lindhofen in wenigen Tagen, berichtet n-tv.de."
    session.write("draft.md", f"{S_FALLEN}\n\n{sentence}\n")
    told = (
        "gelacht",
        {"verdict": "misattributed", "quotes": ["Die Schule in Lindhofen öffnet am Montag wieder"]},
    )
    with chatting(answering(told)) as chat:
        session.judge(chat)
        claim = session.claims(*JUDGE)[sentence]
    assert claim["verdict"] == "misattributed"
    assert claim["evidence"][0]["outlet"] == "suedkurier.de"
    assert claim["findings"][0]["rule"] == "CC603"
    assert "suedkurier.de" in claim["findings"][0]["message"]


def test_stale_news_is_no_matter_of_wording(session: JudgeSession):
    """What the rules doubt only for its date is not put to the judge."""
    old = page(*PARAGRAPHS, ld={"datePublished": "2025-11-02T09:00:00+01:00"})
    session.write("ntv.html", old)
    stale = [t for t, c in session.claims().items() if any(f["rule"] == "CC502" for f in c["findings"])]
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        session.run(*JUDGE)
        assert not set(stale) & set(sentences(chat))


TWO = (
    "Der Pegel der Ache in Lindhofen ist laut n-tv.de in der Nacht um 40 Zentimeter gefallen, während "
    "Rathauschef Amann die Gefahr für gebannt hält."
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            {"verdict": "partial", "quotes": [SAID_QUOTE], "missing": ["die Gefahr für gebannt"]},
            ("supported", "partial"),
        ),
        ({"verdict": "unsupported", "missing": ["während Rathauschef Amann"]}, ("supported", "unsupported")),
    ],
)
def test_a_verdict_falls_on_the_part_it_speaks_of(session: JudgeSession, told, expected):
    """Of a sentence that makes two statements the one whose words are named gets the verdict."""
    session.write("draft.md", TWO + "\n")
    with chatting(answering(("Pegel der Ache", told))) as chat:
        session.judge(chat)
        claim = session.claims(*JUDGE)[TWO]
        assert sentences(chat) == [TWO]
    assert claim["verdict"] == told["verdict"]
    assert tuple(part["verdict"] for part in claim["parts"]) == expected
    assert [part["decided_by"] is not None for part in claim["parts"]] == [False, True]


def test_a_sentence_borne_out_is_so_in_its_parts(session: JudgeSession):
    """„Supported“ of the sentence counts for its statements, and their findings are set aside."""
    sentence = TWO.replace("die Gefahr für gebannt hält", "die Krise für beendet erklärt")
    session.write("draft.md", sentence + "\n")
    told = {"verdict": "supported", "quotes": ["ist in der Nacht um 40 Zentimeter gefallen", SAID_QUOTE]}
    with chatting(answering(("Pegel der Ache", told))) as chat:
        session.judge(chat)
        claim = session.claims(*JUDGE)[sentence]
    assert claim["verdict"] == "supported"
    assert {part["verdict"] for part in claim["parts"]} == {"supported"}
    assert not [f for each in (claim, *claim["parts"]) for f in each["findings"]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Pegel fiel um 40 Zentimeter (n-tv.de).", "Der Pegel fiel um 40 Zentimeter."),
        ("Wie n-tv.de berichtet, fiel der Pegel um 40 Zentimeter.", "fiel der Pegel um 40 Zentimeter."),
        (
            "Der Pegel fiel laut n-tv.de um 40 Zentimeter, sagte Amann.",
            "Der Pegel fiel um 40 Zentimeter, sagte Amann.",
        ),
        (
            "Der Pegel [fiel um 40 Zentimeter](https://www.n-tv.de/panorama/ache-article7.html).",
            "Der Pegel fiel um 40 Zentimeter.",
        ),
    ],
)
def test_the_statement_is_the_sentence_without_its_source(sentence, expected):
    """Who is credited is no part of what is claimed; a link that stands on it is."""
    from crosscheck import drafts, pipeline
    from crosscheck.config import Config
    from crosscheck.model import Judgement, Verdict
    from crosscheck.outlets import registry
    from crosscheck.second_opinion.questions import statement

    read = pipeline.read(drafts.read("x.md", sentence.encode()), Config(), registry.load())
    (found,) = read.claims
    assert found.attributions
    assert statement(Judgement(found.claim, Verdict.SUPPORTED, 0.5, found.attributions)) == expected


def test_what_was_asked_is_told_to_who_watches(session: JudgeSession):
    """With -v a line on stderr says how many questions were asked, and what the server counted."""
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        assert (
            "5 questions asked, 0 answered before, 2 calls, 200 + 20 tokens" in session.run(*JUDGE, "-v")[2]
        )
        assert "0 questions asked, 5 answered before" in session.run(*JUDGE, "-v")[2]


def test_a_store_out_of_order_does_not_stop_the_judge(session: JudgeSession):
    """Where answers cannot be kept they are asked for anew, and the report says so."""
    session.write("judge-answers.sqlite", "no database " * 400)
    with chatting(answering(OVER)) as chat:
        session.judge(chat)
        report = session.checked(*JUDGE)
    claim = next(c for c in report["documents"][0]["claims"] if c["text"] == S_SAID)
    assert claim["verdict"] == "supported"
    assert any("judge-answers.sqlite" in note for note in report["notes"])


def test_a_program_gets_the_judge_that_the_settings_name(session: JudgeSession):
    """What `check` does from Python: the judge is asked, and whoever watches is told what leaves."""
    told: list[str] = []
    with chatting(answering(OVER)) as chat:
        session.judge(chat, model="openai:tiny")
        report = api.check(
            Path("draft.md"),
            sources=Path("sources.toml"),
            config=Path("crosscheck.toml"),
            progress=told.append,
        )
    verdicts = {j.claim.text: j.verdict for j in report.documents[0].judgements}
    assert verdicts[S_SAID] is Verdict.SUPPORTED
    assert any("openai:tiny" in line for line in told)
