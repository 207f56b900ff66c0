"""Decisions of editors over HTTP: they count in checks, and two editors at once lose nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from service_server import DRAFT, PAGE, Served, running, settings

from crosscheck.cli import main
from crosscheck.service import decision_store
from crosscheck.service.decision_store import DecisionStore


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with running(settings(decisions=tmp_path / "decisions")) as found:
        yield found


def finding(served: Served) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first statement with a finding, and the finding."""
    claims = served.check().json()["documents"][0]["claims"]
    claim = next(claim for claim in claims if claim["findings"])
    return claim, claim["findings"][0]


def decision(claim: dict[str, Any], found: dict[str, Any], **more: str) -> dict[str, Any]:
    return {
        "rule": found["rule"], "claim": claim["text"], "sources": found["articles"], "decision": "dismissed",
        "reason": "am Telefon bestätigt", "editor": "mk", "at": "2026-11-30T09:00:00+01:00", **more,
    }  # fmt: skip


def test_nothing_is_decided_on_a_new_draft(served: Served) -> None:
    assert served.client.get("/v1/decisions/neu.md").json() == {"revision": "", "decisions": []}


def test_dismissed_finding_counts_no_more(served: Served, tmp_path: Path) -> None:
    claim, found = finding(served)
    body = {"revision": "", "decisions": [decision(claim, found)]}
    answer = served.client.post("/v1/decisions/digest.md", json=body).json()
    assert served.client.get("/v1/decisions/digest.md").json() == answer
    again = served.check().json()
    assert again["summary"]["exit_code"] == 0
    assert again["documents"][0]["claims"][1]["silenced"][0]["decision"]["reason"] == "am Telefon bestätigt"
    assert served.check(draft={"name": "andere.md", "text": DRAFT}).json()["summary"]["exit_code"] == 1


def test_file_of_decisions_is_that_of_the_command_line(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    claim, found = finding(served)
    served.client.post(
        "/v1/decisions/digest.md", json={"revision": "", "decisions": [decision(claim, found)]}
    ).raise_for_status()
    monkeypatch.chdir(tmp_path / "decisions")
    Path("digest.md").write_text(DRAFT, encoding="utf-8")
    Path("talbote.html").write_text(PAGE, encoding="utf-8")
    assert main(["check", "digest.md", "--source", "Talbote=talbote.html", "--published", "2026-11-24"]) == 0


def test_second_editor_is_told_and_nothing_is_lost(served: Served) -> None:
    claim, found = finding(served)
    first = {"revision": "", "decisions": [decision(claim, found)]}
    second = {"revision": "", "decisions": [decision(claim, found, reason="steht anderswo", editor="pw")]}
    assert served.client.post("/v1/decisions/digest.md", json=first).status_code == 200
    refused = served.client.post("/v1/decisions/digest.md", json=second)
    assert refused.status_code == 409
    known = served.client.get("/v1/decisions/digest.md").json()
    assert [each["editor"] for each in known["decisions"]] == ["mk"]
    second["revision"] = known["revision"]
    assert served.client.post("/v1/decisions/digest.md", json=second).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"reason": ""}, "decision 1: dismissed without a reason"),
        ({"decision": "corrected"}, "decision 1: corrected, but 'corrected_to' is empty"),
        ({"decision": "deleted"}, "'decisions[0].decision' has the unknown value 'deleted'"),
        ({"at": "gestern"}, "'decisions[0].at' is not a time: 'gestern'"),
        ({"rule": "X"}, "'decisions[0].rule'"),
        ({"claim": " "}, "'decisions[0].claim'"),
        ({"claim": "a" * 30_000}, "'decisions[0].claim' is too long"),
        ({"colour": "red"}, "unknown key 'decisions[0].colour'"),
        ({"sources": {"a": 1}}, "'decisions[0].sources"),
    ],
)
def test_decision_that_lacks_something_is_refused_by_its_place_in_the_body(
    served: Served, wrong: dict[str, Any], says: str
) -> None:
    claim, found = {"text": "Ein Satz."}, {"rule": "CC301", "articles": {}}
    body = {"revision": "", "decisions": [{**decision(claim, found), **wrong}]}
    answer = served.client.post("/v1/decisions/digest.md", json=body)
    assert answer.status_code == 422, answer.text
    assert says in answer.json()["error"]["what"]
    assert served.client.get("/v1/decisions/digest.md").json()["decisions"] == []


@pytest.mark.parametrize("name", ["..%2f..%2fetc%2fpasswd", ".ssh", "a%00b", "%5cx", "a" * 300])
def test_name_that_is_no_name_of_a_file_is_refused(served: Served, tmp_path: Path, name: str) -> None:
    body = {"revision": "", "decisions": [decision({"text": "Ein Satz."}, {"rule": "CC301", "articles": {}})]}
    for answer in (
        served.client.get(f"/v1/decisions/{name}"),
        served.client.post(f"/v1/decisions/{name}", json=body),
    ):
        assert answer.status_code in (404, 422)


def test_file_that_was_damaged_by_hand_is_told(served: Served, tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "digest.md.decisions.json").write_text("{", encoding="utf-8")
    assert served.client.get("/v1/decisions/digest.md").status_code == 422
    assert served.check().status_code == 422


def test_without_an_archive_decisions_are_not_taken() -> None:
    with running() as served:
        claim, found = finding(served)
        body = {"revision": "", "decisions": [decision(claim, found)]}
        answer = served.client.post("/v1/decisions/digest.md", json=body)
        assert answer.status_code == 422
        assert "--decisions" in answer.json()["error"]["hint"]


# ------------------------------------------------------------------ stores


@pytest.fixture(params=["folder", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DecisionStore]:
    if request.param == "folder":
        yield decision_store.opened(replace(settings(), archive=str(tmp_path / "a.sqlite")))
        return
    server = request.getfixturevalue("postgres")
    yield decision_store.opened(replace(settings(), archive=server.fresh()))
    server.clean()


def made(number: int) -> Any:
    from crosscheck.model import Decision

    return Decision("CC301", f"Satz {number}.", (), "dismissed", "geprüft")


def test_store_gives_what_was_added(store: DecisionStore) -> None:
    assert store.read("digest.md").revision == ""
    first = store.add("digest.md", [made(1)], "")
    assert store.read("digest.md") == first
    assert store.read("andere.md").entries == ()
    store.add("digest.md", [made(2)], first.revision)
    assert [each.claim for each in store.read("digest.md").entries] == ["Satz 1.", "Satz 2."]


def test_many_editors_at_once_lose_nothing(store: DecisionStore) -> None:
    from crosscheck.errors import ConflictError

    def decide(number: int) -> None:
        while True:
            try:
                store.add("digest.md", [made(number)], store.read("digest.md").revision)
                return
            except ConflictError:
                continue

    editors = [threading.Thread(target=decide, args=(number,)) for number in range(6)]
    for each in editors:
        each.start()
    for each in editors:
        each.join(60)
    assert len(store.read("digest.md").entries) == 6
