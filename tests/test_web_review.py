"""Review in the browser: one key, two reviewers at once, corrections, undo, who is who, agreement."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import khabar
from khabar.pipeline.comparing import compare
from khabar.store import Base, ClaimId
from khabar.store.decisions import standing
from khabar.views.reviewing import agreement
from khabar.web.accounts import Accounts
from made_cases import case, hand
from made_servers import PASSWORD, at_home, form_of, served

REPORTS = [
    "قال العقيد سامر الهلباوي إن القيادي في تنظيم الدولة ناصر الشهاري قُتل في مدينة عدن. واعتقلت الشرطة ثلاثة مسلحين في تعز.",
    "وصل القيادي ناصر الشهاري إلى مدينة تعز. وقال ناصر إن القصف توقف.",
    "قال رائد العولقي، مدير ميناء عدن، إن سفينة غرقت يوم 5 مايو 2019.",
    "وصل القاضي رائد سالم العولقي، رئيس محكمة لحج، إلى تعز يوم 6 مايو 2019.",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with case(tmp_path / "case", [khabar.read(t, outlet="وكالة", published="2019-03-05") for t in REPORTS]) as base:
        compare(base)
    return tmp_path / "case"


@contextmanager
def two(folder: Path) -> Iterator[tuple[TestClient, TestClient]]:
    """Two reviewers at one server."""
    accounts = Accounts(":memory:", time.time)
    for name in ("zaynab", "omar"):
        accounts.add(name, "reviewer", PASSWORD)
    with served(folder, accounts=accounts, origin="https://desk.example.org") as one:
        one.headers["origin"] = "https://desk.example.org"
        other = TestClient(one.app, base_url="https://desk.example.org", follow_redirects=False)
        other.headers["origin"] = "https://desk.example.org"
        for client, name in ((one, "zaynab"), (other, "omar")):
            assert client.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
        yield one, other


def decide(client: TestClient, claim: str, verdict: str, seen: int = 0, **more: str) -> str:
    given = {"form": form_of(client, "/review"), "claim": claim, "verdict": verdict, "seen": str(seen), **more}
    sent = client.post("/review/decide", data=given)
    assert sent.status_code == 303, sent.text
    return sent.headers["location"]


def test_claims_come_one_by_one_and_each_decision_is_kept(folder: Path) -> None:
    with at_home(folder) as client:
        seen = []
        while (item := client.get("/api/review").json()["item"]) is not None:
            seen.append(item["claim"])
            decide(client, item["claim"], "accept", item["seen"])
        assert len(seen) == len(set(seen)) == client.get("/api/review").json()["count"]
        assert {d["who"] for d in client.get("/api/review/decisions").json()["decisions"]} == {"سلمى"}


def test_two_reviewers_get_different_claims_and_overrule_nobody_unseen(folder: Path) -> None:
    with two(folder) as (one, other):
        first, second = (client.get("/api/review").json()["item"] for client in (one, other))
        assert first["claim"] != second["claim"]
        decide(other, first["claim"], "reject")
        assert decide(one, first["claim"], "accept") == f"/review/{first['claim']}?crossed=accept"
        again = one.get(f"/api/review/{first['claim']}").json()["item"]
        assert [(o["who"], o["verdict"]) for o in again["opinions"]] == [("omar", "rejected")]
        decide(one, first["claim"], "accept", again["seen"])
        with Base.open(folder, hand()) as base:
            assert [(d.who, d.verdict) for d in standing(base)] == [("zaynab", "accepted")]
            assert [(a.one, a.other, a.both, a.same) for a in agreement(base)] == [("omar", "zaynab", 1, 0)]


def test_a_second_opinion_does_not_see_the_first(folder: Path) -> None:
    with two(folder) as (one, other):
        claim = one.get("/api/review").json()["item"]["claim"]
        decide(one, claim, "accept")
        item = other.get("/api/review?second=1").json()["item"]
        assert (item["claim"], item["opinions"]) == (claim, [])
        assert one.get("/api/review?second=1").json()["item"] is None
        decide(other, claim, "accept", item["seen"])
        told = other.get("/api/review/decisions").json()["agreement"]
        assert [(a["both"], a["same"], a["kappa"]) for a in told] == [(1, 1, None)]


def test_a_correction_names_words_of_the_report(folder: Path) -> None:
    with at_home(folder) as client, Base.open(folder, hand()) as base:
        (number,) = base.rows("SELECT id FROM claim WHERE event = 'killing'")[0]
        claim = str(ClaimId.of(number))
        given = {
            "form": form_of(client, "/review"),
            "claim": claim,
            "verdict": "correct",
            "role.victim": "ناصر الشهاري كله",
        }
        assert client.post("/review/decide", data=given).status_code == 400
        decide(client, claim, "correct", **{"role.victim": "ناصر الشهاري", "source": "العقيد سامر الهلباوي"})
        opinion = client.get(f"/api/review/{claim}").json()["item"]["opinions"][0]
        assert (opinion["verdict"], opinion["changes"]) == (
            "corrected", {"victim": "ناصر الشهاري", "source": "العقيد سامر الهلباوي"}
        )  # fmt: skip
        assert "ناصر الشهاري" in client.get(f"/review/{claim}").text


def test_what_was_decided_can_be_taken_back(folder: Path) -> None:
    with at_home(folder) as client:
        claim = client.get("/api/review").json()["item"]["claim"]
        decide(client, claim, "reject")
        number = client.get("/api/review/decisions").json()["decisions"][0]["number"]
        sent = client.post("/review/undo", data={"form": form_of(client, "/review"), "number": str(number)})
        assert sent.status_code == 303
        assert client.get("/api/review/decisions").json()["decisions"] == []
        assert (
            client.post("/api/review/undo", json={"form": form_of(client, "/review"), "number": number}).status_code
            == 404
        )


def test_what_is_taken_back_is_named_and_looked_at_again(folder: Path) -> None:
    def button(page: str) -> str | None:
        found = re.search(r'data-keys="u ع">(.*?)</button>', client.get(page).text)
        return None if found is None else re.sub(r"<[^>]*>", "", found[1])

    with at_home(folder) as client:
        client.get("/language/en")
        first = client.get("/api/review").json()["item"]["claim"]
        assert button("/review") is None
        decide(client, first, "reject")
        second = client.get("/api/review").json()["item"]["claim"]
        decide(client, second, "accept")
        for claim, told in ((second, f"Take back: accepted {second} u"), (first, f"Take back: rejected {first} u")):
            assert button("/review") == told
            number = client.get("/api/review/decisions").json()["decisions"][0]["number"]
            sent = client.post("/review/undo", data={"form": form_of(client, "/review"), "number": str(number)})
            assert sent.headers["location"] == f"/review/{claim}"
        assert button(f"/review/{first}") is None


def test_two_are_judged_one_and_split_again(folder: Path) -> None:
    with at_home(folder) as client:
        told = client.get("/api/review/people").json()["pairs"]
        assert told, "pairs that are unsure"
        form = form_of(client, "/review/people")
        ends = {"left": told[0]["left"]["number"], "right": told[0]["right"]["number"]}
        assert client.post("/review/judge", data={"form": form, **ends, "verdict": "same"}).status_code == 303
        left = client.get("/api/review/people").json()["pairs"]
        assert len(left) == len(told) - 1
        number = client.get("/api/review/decisions").json()["decisions"][0]["number"]
        assert client.post("/review/unjudge", data={"form": form, "number": number}).status_code == 303
        assert len(client.get("/api/review/people").json()["pairs"]) == len(told)


@pytest.mark.parametrize("given", [
    {}, {"claim": "1.1"}, {"claim": "1.1", "verdict": "maybe"}, {"claim": "99.1", "verdict": "accept"}, {"claim": "x", "verdict": "accept"},
    {"claim": "1.1", "verdict": "correct"},
])  # fmt: skip
def test_what_cannot_be_decided_is_refused(folder: Path, given: dict[str, str]) -> None:
    with at_home(folder) as client:
        sent = client.post("/api/review/decide", json={"form": form_of(client, "/review"), **given})
        assert sent.status_code in (400, 404), sent.text
        assert client.get("/api/review/decisions").json()["decisions"] == []


def test_who_is_one_person_is_split_and_joined_on_their_page(folder: Path) -> None:
    with at_home(folder) as client, Base.open(folder, hand()) as base:
        number = client.get("/api/people?name=ناصر الشهاري").json()["people"][0]["number"]
        members = client.get(f"/api/people/{number}").json()["members"]
        assert len(members) > 1
        given = {"form": form_of(client, "/review/people"), "left": members[1]["number"], "right": members[1]["other"]}
        assert client.post("/review/judge", data={**given, "verdict": "apart"}).status_code == 303
        compare(base)  # as the server does in a moment
        left = [each["number"] for each in client.get(f"/api/people/{members[0]['number']}").json()["members"]]
        assert members[0]["number"] in left
        assert members[1]["number"] not in left


def test_the_page_of_a_claim_leads_to_its_review_and_says_what_was_decided(folder: Path) -> None:
    with two(folder) as (one, other):
        item = one.get("/api/review").json()["item"]
        page = one.get(f"/claims/{item['claim']}").text
        assert f'href="/review/{item["claim"]}"' in page
        decide(one, item["claim"], "reject", note="سبب نادر")
        told = other.get(f"/claims/{item['claim']}").text
        assert "سبب نادر" in told
        assert "zaynab" in told


def test_a_correction_is_found_in_the_spelling_of_the_report(folder: Path) -> None:
    """Words typed without vowel marks, or with another alif, are those of the report, and are kept as it has them."""
    with two(folder) as (one, _):
        claims = one.get("/api/search", params={"event": "killing"}).json()["claims"]
        claim = claims[0]["claim"]
        decide(one, claim, "correct", words="ناصر   الشهارى قتل")
        assert one.get(f"/api/review/{claim}").json()["item"]["opinions"][0]["changes"] == {"words": "ناصر الشهاري قُتل"}
        given = {"form": form_of(one, "/review"), "claim": claim, "verdict": "correct", "seen": "1", "words": "زغلول"}
        assert one.post("/review/decide", data=given).status_code == 400


def test_a_pair_that_was_just_judged_is_not_asked_again(folder: Path) -> None:
    with at_home(folder) as client:
        found = client.get("/api/people", params={"name": "رائد العولقي"}).json()["people"]
        there = f"/people/{found[0]['number']}"
        other = client.get(f"/api{there}").json()["perhaps"][0]["number"]
        asked = f'name="right" value="{other}"'
        assert asked in client.get(there).text
        given = {"form": form_of(client, there), "left": found[0]["number"], "right": other, "verdict": "unsure"}
        assert client.post("/review/judge", data=given).status_code == 303
        page = client.get(there).text
        assert asked not in page
        assert "حين تُعاد المقارنة" in page
