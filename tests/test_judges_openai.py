"""The chat API against a real server on 127.0.0.1 that answers by a script, well and badly."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from judge_server import SILENCE, Chat, answering, chatting, plain, saying

from crosscheck.config import JudgeSettings
from crosscheck.errors import JudgeError
from crosscheck.outlets.identity import is_loopback
from crosscheck.second_opinion.answer_store import FileAnswerStore, ask_with_store
from crosscheck.second_opinion.backends.openai import OpenAIJudge, open_judge
from crosscheck.second_opinion.backends.openai.client import Clock
from crosscheck.second_opinion.backends.openai.prompt import instructions, tokens, user_message
from crosscheck.second_opinion.base import (
    Answer,
    Excerpt,
    Failure,
    Fault,
    JudgeOptions,
    MentionedOutlet,
    Question,
    Task,
)

WHEN = datetime(2025, 3, 4, 8, tzinfo=UTC)
KEY = "sk-geheim-0123456789"
TEXT = "Der Pegel der Ache ist um 40 Zentimeter gefallen."


def question(number: int = 1, text: str = TEXT) -> Question:
    sentence = f"Die Ache führt weniger Wasser, Satz {number}."
    excerpt = Excerpt(0, "n-tv.de", True, WHEN, 0, len(text), text)
    return Question(
        f"c{number}",
        Task.SUPPORT,
        "de",
        sentence,
        sentence,
        "Davor.",
        "Danach.",
        ("n-tv.de",),
        WHEN,
        (excerpt,),
    )


def settings(chat: Chat | None = None, **more: object) -> JudgeSettings:
    base = chat.base_url if chat else "http://127.0.0.1:9/v1"
    return replace(JudgeSettings(base_url=base, timeout=3.0, retries=0), **more)  # type: ignore[arg-type]  # values passed on by name, checked when they are used


class Waited:
    """A clock whose waiting takes no time and is written down."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    def clock(self) -> Clock:
        return Clock(time.monotonic, self.pauses.append, lambda: WHEN)


def ask(chat: Chat, count: int = 1, clock: Clock | None = None, **more: object) -> list[Answer | Failure]:
    judge = OpenAIJudge(JudgeOptions("tiny", settings(chat, **more)), clock)
    try:
        return judge.ask([question(n) for n in range(1, count + 1)])
    finally:
        judge.close()


def fault(reply: Answer | Failure) -> Fault | None:
    return reply.fault if isinstance(reply, Failure) else None


SUPPORTED = {"verdict": "supported", "quotes": ["um 40 Zentimeter gefallen"], "reason": "Steht da."}


def test_what_is_asked_and_what_comes_back():
    """One call holds the instructions apart from the material, temperature 0, and the shape wanted."""
    with chatting(answering(("Satz 1", SUPPORTED))) as chat:
        (reply,) = ask(chat, api_key=KEY)
        (asked,) = chat.asked
    assert reply == Answer(
        "supported", ("um 40 Zentimeter gefallen",), (), "Steht da.", "unsure", "openai:tiny"
    )
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.body["temperature"] == 0
    assert asked.body["model"] == "tiny"
    assert asked.body["response_format"]["json_schema"]["strict"] is True
    assert asked.body["messages"][0] == {"role": "system", "content": instructions(Task.SUPPORT)}
    (entry,) = asked.entries
    assert entry["before"] == "Davor."
    assert entry["credited"] == list(asked.material["passages"])
    assert TEXT not in asked.body["messages"][0]["content"]


def test_statements_go_together_and_shared_passages_once():
    """Four statements make one call, and a passage they share stands in it once."""
    with chatting(answering(("Satz", SUPPORTED))) as chat:
        replies = ask(chat, 5)
    assert [len(asked.entries) for asked in chat.asked] == [4, 1]
    assert len(chat.asked[0].material["passages"]) == 1
    assert all(isinstance(reply, Answer) for reply in replies)


def test_calls_run_side_by_side_after_the_first():
    """The first call goes alone, the others at once, and each answer finds its question."""

    def script(asked):
        time.sleep(0.05)
        return answering(*((f"Satz {n}.", {"verdict": "unsure", "reason": f"R{n}"}) for n in range(1, 9)))(
            asked
        )

    with chatting(script) as chat:
        replies = ask(chat, 8, batch=1, concurrency=4)
    assert [reply.reason for reply in replies if isinstance(reply, Answer)] == [f"R{n}" for n in range(1, 9)]
    assert 2 <= chat.most_at_once <= 4


@pytest.mark.parametrize(
    "content",
    [
        '```json\n{"answers": [{"id": "1", "verdict": "unsure"}]}\n```',
        '<think>Hm.\n{"no": 1}</think>\n\n{"answers": [{"id": 1, "verdict": "unsure"}]}',
        '  {"answers": [{"id": "1", "verdict": "unsure", "more": null}, {"id": "9"}]}\n',
    ],
)
def test_what_may_stand_round_the_object(content):
    """A code fence and thoughts before the object are let pass, as are entries nobody asked for."""
    with chatting(saying(content)) as chat:
        assert ask(chat) == [Answer("unsure", served="openai:tiny")]


@pytest.mark.parametrize(
    "content",
    [
        "Die Aussage ist belegt.",
        'Gern! {"answers": []}',
        '{"answers": [{"id": "1", "verdict": "supp',
        '{"answers": {"1": "supported"}}',
        '["supported"]',
        '{"answers": []}',
        '{"answers": [{"id": "1", "verdict": true}]}',
        '{"answers": [{"id": "1", "verdict": "supported", "quotes": "so"}]}',
        '{"answers": [{"id": "1", "verdict": "supported", "quotes": [1]}]}',
        '{"answers": [{"id": "1", "verdict": "supported"}, {"id": "1", "verdict": "unsupported"}]}',
        '{"answers": [null]}',
        "[" * 100_000,
        "x" * 300_000,
    ],
)
def test_another_shape_is_no_answer(content):
    """What is not the one object asked for is a fault of shape, which the model would commit again."""
    with chatting(saying(content)) as chat:
        (reply,) = ask(chat)
    assert fault(reply) is Fault.SHAPE
    assert isinstance(reply, Failure)
    assert reply.cacheable


def test_a_cut_off_answer_is_asked_for_in_halves():
    """An answer cut off by its length is asked for again with fewer statements."""
    whole = answering(("Satz", SUPPORTED))
    cut = saying('{"answers": [{"id": "1", "verdict": "supp', finish_reason="length")
    with chatting([cut, whole]) as chat:
        replies = ask(chat, 4)
    assert [len(asked.entries) for asked in chat.asked] == [4, 2, 2]
    assert all(isinstance(reply, Answer) for reply in replies)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (plain(401, json.dumps({"error": {"message": f"Incorrect key {KEY}", "code": KEY}})), Fault.REFUSED),
        (plain(403, "no"), Fault.REFUSED),
        (plain(404, json.dumps({"error": {"code": "model_not_found"}})), Fault.WRONG_MODEL),
        (plain(302, "", Location="http://127.0.0.1:1/elsewhere"), Fault.REFUSED),
        (plain(200, "<html><h1>Anmelden</h1></html>", **{"Content-Type": "text/html"}), Fault.NOT_JSON),
        (plain(200, '{"choices": [{"mess'), Fault.NOT_JSON),
        (plain(200, '{"object": "list", "data": []}'), Fault.NOT_JSON),
        (plain(200, '{"choices": [{"message": "text"}]}'), Fault.NOT_JSON),
        (plain(200, b"\xff\xfe\x00"), Fault.NOT_JSON),
        (plain(200, b" " * 2_100_000), Fault.NOT_JSON),
        (plain(429, "{}"), Fault.BUSY),
        (plain(500, "oops"), Fault.SERVER),
        (plain(418, "{}"), Fault.SERVER),
        (saying('{"answers": []}', model="another-8b"), Fault.WRONG_MODEL),
        (saying(None), Fault.SHAPE),  # type: ignore[arg-type]  # a server that sends null
    ],
)
def test_a_server_that_fails(reply, expected):
    """Every way to fail is a fault with a clear word, and the key is in none of them."""
    with chatting(reply) as chat:
        (found,) = ask(chat, api_key=KEY)
        asked = len(chat.asked)
    assert fault(found) is expected
    assert isinstance(found, Failure)
    assert KEY not in found.detail
    assert found.detail
    assert asked == 1


def test_a_hopeless_server_is_asked_once():
    """What would befall every call ends the asking, however many statements there are."""
    with chatting(plain(401, "{}")) as chat:
        replies = ask(chat, 12)
        assert len(chat.asked) == 1
    assert {fault(reply) for reply in replies} == {Fault.REFUSED}


def test_nobody_there():
    """A server that is down is unreachable, at once."""
    judge = OpenAIJudge(JudgeOptions("tiny", settings()))
    (reply,) = judge.ask([question()])
    judge.close()
    assert fault(reply) is Fault.UNREACHABLE


@pytest.mark.parametrize("reply", [SILENCE, plain(200, b" " * 400, **{"X-Drip": "1"})])
def test_too_slow(reply):
    """Silence ends with the time-out, and so does a byte now and then."""
    started = time.monotonic()
    with chatting(reply) as chat:
        (found,) = ask(chat, timeout=0.3)
    assert fault(found) is Fault.TIMEOUT
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("headers", "pauses"),
    [
        ({"Retry-After": "7"}, [7.0]),
        ({"Retry-After": "Tue, 04 Mar 2025 08:00:12 GMT"}, [12.0]),
        ({"Retry-After": "Tue, 04 Mar 2025 07:00:00 GMT"}, [0.0]),
        ({"Retry-After": "soon"}, [1.0]),
        ({}, [1.0]),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_patience(status, headers, pauses):
    """A busy server is asked again after the pause it names, or a second."""
    waited = Waited()
    with chatting([plain(status, "{}", **headers), answering(("Satz", SUPPORTED))]) as chat:
        (reply,) = ask(chat, clock=waited.clock(), retries=2)
    assert isinstance(reply, Answer)
    assert waited.pauses == pauses


def test_patience_ends():
    """A server that wants an hour is not waited for, one that stays busy only so often."""
    waited = Waited()
    with chatting(plain(429, "{}", **{"Retry-After": "3600"})) as chat:
        (reply,) = ask(chat, clock=waited.clock(), retries=2)
        assert len(chat.asked) == 1
    assert fault(reply) is Fault.BUSY
    with chatting(plain(502, "{}")) as chat:
        (reply,) = ask(chat, clock=waited.clock(), retries=2)
        assert len(chat.asked) == 3
    assert fault(reply) is Fault.SERVER
    assert waited.pauses == [1.0, 2.0]


def test_a_server_without_structured_output():
    """A server that takes offence at a parameter is asked without it, and from then on at once."""

    def script(asked):
        if "response_format" in asked.body or "max_tokens" in asked.body:
            return plain(400, json.dumps({"error": {"message": "Unknown parameter"}}))
        return answering(("Satz", SUPPORTED))(asked)

    with chatting(script) as chat:
        replies = ask(chat, 2, batch=1)
        tries = [("response_format" in a.body, "max_tokens" in a.body) for a in chat.asked]
    assert all(isinstance(reply, Answer) for reply in replies)
    assert tries == [(True, True), (False, True), (True, False), (False, False), (False, False)]


def test_structured_output_always_and_never():
    """The setting decides; a server that refuses what must be is a fault."""
    with chatting(plain(400, "{}")) as chat:
        (reply,) = ask(chat, structured="always")
        assert all("response_format" in asked.body for asked in chat.asked)
    assert fault(reply) is Fault.SERVER
    with chatting(answering(("Satz", SUPPORTED))) as chat:
        ask(chat, structured="never")
        assert "response_format" not in chat.asked[0].body


@pytest.mark.parametrize("served", ["tiny", "TINY", "tiny-2025-01-31", "tiny:latest", "org/tiny", ""])
def test_names_a_server_may_give_the_model(served):
    """A date, a tag or an owner added to the name is the same model; what answered is kept."""
    with chatting(answering(("Satz", SUPPORTED), model=served)) as chat:
        (reply,) = ask(chat)
    assert isinstance(reply, Answer)
    assert reply.served == f"openai:{served or 'tiny'}"


def test_caps_on_calls_and_tokens():
    """What the caps leave no room for is not asked, and says so; the most doubtful are asked first."""
    with chatting(answering(("Satz", SUPPORTED))) as chat:
        replies = ask(chat, 6, batch=2, max_calls=2)
        assert len(chat.asked) == 2
        assert [fault(reply) for reply in replies] == [None] * 4 + [Fault.BUDGET] * 2
        judge = OpenAIJudge(JudgeOptions("tiny", settings(chat, batch=2)))
        room = judge.cost([question(1), question(2)]) + 10
        judge.close()
        replies = ask(chat, 6, batch=2, max_tokens=room)
        assert [fault(reply) for reply in replies] == [None] * 2 + [Fault.BUDGET] * 4


def test_retries_in_halves_count_as_calls():
    """Asking again in halves stays within the cap of calls."""
    with chatting(saying("Unsinn")) as chat:
        ask(chat, 8, max_calls=3)
        assert len(chat.asked) <= 3


def test_usage_is_counted():
    """Calls and the server's own count of tokens are added up."""
    with chatting(answering(("Satz", SUPPORTED))) as chat:
        judge = OpenAIJudge(JudgeOptions("tiny", settings(chat)))
        judge.ask([question(n) for n in range(1, 6)])
        judge.close()
    assert (judge.usage.calls, judge.usage.sent, judge.usage.received) == (2, 200, 20)


def test_what_leaves_the_machine_is_said_once():
    """Before the first question it is said what goes where; a server on this machine is named as such."""
    said: list[str] = []
    with chatting(answering(("Satz", SUPPORTED))) as chat:
        judge = OpenAIJudge(JudgeOptions("tiny", settings(chat), notice=said.append))
        assert said == []
        judge.ask([question()])
        judge.ask([question(2)])
        judge.close()
    assert len(said) == 1
    assert "this machine" in said[0]
    remote = OpenAIJudge(
        JudgeOptions("tiny", settings(base_url="https://llm.example/v1"), notice=said.append)
    )
    assert "https://llm.example/v1" in remote._disclosure()
    remote.close()


def test_offline_means_this_machine():
    """Offline only a loopback address is accepted."""
    for url in ("http://127.0.0.1:1/v1", "http://localhost:1/v1", "http://[::1]:1/v1", "http://127.9.9.9/v1"):
        open_judge(JudgeOptions("tiny", settings(base_url=url), offline=True)).close()
    for url in (
        "https://llm.example/v1",
        "http://10.0.0.1/v1",
        "http://localhost.example/v1",
        "http://0.0.0.0/v1",
    ):
        with pytest.raises(JudgeError, match="offline"):
            open_judge(JudgeOptions("tiny", settings(base_url=url), offline=True))
    assert not is_loopback("127.0.0.1.example")


@pytest.mark.parametrize(
    "url",
    [
        "llm.example/v1",
        "ftp://llm.example",
        "http://",
        "http://user:pw@llm.example/v1",
        "http://[::1",
        "https://x/?key=1",
    ],
)
def test_addresses_that_are_none(url):
    """A base URL must be a web address and hold no secret; the error does not repeat it."""
    with pytest.raises(JudgeError) as caught:
        OpenAIJudge(JudgeOptions("tiny", settings(base_url=url)))
    assert "pw" not in caught.value.message


def test_proxies_of_the_environment_do_not_count(monkeypatch):
    """A proxy from the environment never sees what is sent."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with chatting(answering(("Satz", SUPPORTED))) as chat:
        (reply,) = ask(chat)
    assert isinstance(reply, Answer)


def test_the_key_stays_here(tmp_path, caplog, capsys):
    """A server that echoes the key in every field finds it in no answer, store, log, error or output."""
    caplog.set_level(logging.DEBUG)
    echo = {"verdict": KEY, "outlet": KEY, "quotes": [KEY], "missing": [f"x{KEY}x"], "reason": f"Key {KEY}!"}
    with chatting(answering(("Satz", echo), model=f"tiny-{KEY}")) as chat:
        judge = OpenAIJudge(JudgeOptions("tiny", settings(chat, api_key=KEY), notice=print))
        store = FileAnswerStore(tmp_path / "answers.sqlite")
        (heard,) = ask_with_store(judge, [question()], store)
        shown = repr((heard, judge.recipe, judge.name, judge._settings))
        judge.close()
    assert isinstance(heard.reply, Answer)
    captured = capsys.readouterr()
    everything = [
        shown,
        caplog.text,
        captured.out,
        captured.err,
        (tmp_path / "answers.sqlite").read_bytes().decode("latin-1"),
    ]
    assert not any(KEY in text for text in everything)


@pytest.mark.parametrize("key", ["sk-a\nb: c", "sk-ä", "sk-\x00"])
def test_a_key_that_is_no_header(key):
    """A key with a line break or another impossible character is an error that does not show it."""
    with pytest.raises(JudgeError, match="api-key") as caught:
        OpenAIJudge(JudgeOptions("tiny", settings(api_key=key)))
    assert "sk-" not in caught.value.message + caught.value.hint


def test_credit_is_asked_in_its_own_way():
    """Questions of credit go in a call of their own with the outlets that may be answered."""
    asked_credit = Question(
        "c9", Task.ATTRIBUTION, "de", "Das Blatt nennt Kosten.", "Das Blatt nennt Kosten.",
        outlets=(MentionedOutlet("seepost.example", ("Seepost",)),),
    )  # fmt: skip
    told = answering(("Blatt", {"outlet": "seepost.example", "quotes": ["Das Blatt"]}), ("Satz", SUPPORTED))
    with chatting(told) as chat:
        judge = OpenAIJudge(JudgeOptions("tiny", settings(chat)))
        replies = judge.ask([question(), asked_credit])
        judge.close()
    assert [r.outlet for r in replies if isinstance(r, Answer)] == ["unsure", "seepost.example"]
    assert [a.body["messages"][0]["content"] for a in chat.asked] == [
        instructions(Task.SUPPORT), instructions(Task.ATTRIBUTION)
    ]  # fmt: skip
    assert chat.asked[1].material["outlets"] == {"seepost.example": ["Seepost"]}


def test_the_estimate_of_tokens_is_not_low():
    """Three bytes a token is more than a word's parts; the estimate grows with the text."""
    told = user_message([question()])
    assert tokens(told) > len(told.split())
    assert tokens(told * 2) > tokens(told)
