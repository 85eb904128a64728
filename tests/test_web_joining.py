"""People, groups and places in the browser and the API: joined, parted, taken back; what a reader sees of that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from khabar.pipeline.comparing import compare
from khabar.share.profile import Profile, set_profile
from khabar.store import Base, ClaimId
from khabar.store.decisions import judge
from made_cases import case, hand
from made_servers import at_home, form_of, signed_in
from test_joining import TEXTS, named, read, reread

KINDS = [("groups", "الفرقة 16", "فرقة 16 مشاة"), ("places", "بلدة كفر نبل", "بلدة كفرنوبل")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with case(tmp_path / "c", [read(text, n) for n, text in enumerate(TEXTS)]) as base:
        compare(base)
    return tmp_path / "c"


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with at_home(folder) as client:
        yield client


def number(client: TestClient, kind: str, name: str) -> str:
    """The number of a group or place by exactly this name."""
    rows = client.get(f"/api/{kind}", params={"name": name}).json()["rows"]
    return next(str(row["number"]) for row in rows if row["name"] == name)


def send(client: TestClient, act: str, **given: str) -> str:
    """Where an act of a form leads."""
    sent = client.post(f"/review/{act}", data={"form": form_of(client, "/review/people"), **given})
    assert sent.status_code == 303, sent.text
    return str(sent.headers["location"])


def made_anew(folder: Path) -> None:
    """As the server does in a moment."""
    with Base.open(folder, hand()) as base:
        compare(base)


@pytest.mark.parametrize(("kind", "one", "two"), KINDS)
def test_two_are_joined_from_their_page_and_parted_there_again(
    folder: Path, client: TestClient, kind: str, one: str, two: str
) -> None:
    left, right = number(client, kind, one), number(client, kind, two)
    told = client.get(f"/api/{kind}/{left}").json()
    assert [row["number"] for row in told["perhaps"]] == [right]
    assert one in told["perhaps"][0]["why"]
    page = client.get(f"/{kind}/{left}").text
    assert 'data-keys="y ن"' in page
    assert "review.js" in page
    assert (
        send(client, "judge", left=left, right=right, verdict="same", of=kind, at=left, note="كتبتا")
        == f"/{kind}/{left}"
    )
    (judged,) = client.get(f"/api/{kind}/{left}").json()["judged"]  # at once
    assert (judged["by"], judged["note"]) == ("سلمى", "كتبتا")
    made_anew(folder)
    told = client.get(f"/api/{kind}/{left}").json()
    assert (told["perhaps"], told["count"]) == ([], 4)
    assert {name["name"] for name in told["names"]} == {one, two}
    assert client.get(f"/api/{kind}/{right}").json() == told  # the other number leads there, too
    assert client.get(f"/{kind}/{right}").status_code == 200
    assert send(client, "unjudge", number=judged["number"][1:], of=kind, at=left) == f"/{kind}/{left}"
    made_anew(folder)
    assert client.get(f"/api/{kind}/{right}").json()["number"] == right


def test_one_report_is_taken_out_on_the_page(folder: Path, client: TestClient) -> None:
    at = number(client, "places", "بلدة كفر نبل")
    first, third = client.get(f"/api/places/{at}").json()["members"]
    assert f'name="left" value="{third["number"]}"' in client.get(f"/places/{at}").text
    send(client, "judge", left=third["number"], right=third["other"], verdict="apart", of="places", at=at)
    made_anew(folder)
    assert [row["number"] for row in client.get(f"/api/places/{at}").json()["members"]] == [first["number"]]
    alone = client.get(f"/api/places/{third['number']}").json()
    assert [row["number"] for row in alone["perhaps"]] != []
    assert "غير محسوم" not in {row["verdict"] for row in alone["perhaps"] if row["number"] == at}
    drawn = client.get("/api/map?limit=100").json()
    where = {row["number"]: row for row in drawn["places"]}
    assert where[at]["latitude"] is not None
    assert where[third["number"]]["latitude"] is None


def test_any_two_are_joined_by_hand(folder: Path, client: TestClient) -> None:
    left, right = number(client, "places", "بلدة كفر نبل"), number(client, "groups", "الفرقة 16")
    found = client.get("/places", params={"join": left, "name": "بلدة كفرنوبل"}).text
    other = number(client, "places", "بلدة كفرنوبل")
    assert f'name="left" value="{left}"' in found
    assert f'name="right" value="{other}"' in found
    assert client.get("/people", params={"join": left, "name": "سامر"}).status_code == 404  # no person
    sent = client.post(
        "/api/review/judge",
        json={"form": form_of(client, "/review/people"), "left": left, "right": right, "verdict": "same"},
    )
    assert sent.status_code == 400
    send(client, "judge", left=left, right=other, verdict="same", of="places", at=left)
    made_anew(folder)
    assert client.get(f"/api/places/{left}").json()["count"] == 4


def test_pairs_of_one_kind_are_reviewed_alone(client: TestClient) -> None:
    every = {pair["kind"] for pair in client.get("/api/review/people").json()["pairs"]}
    assert every == {"group", "place"}
    for kind in ("group", "place", "person"):
        told = client.get("/api/review/people", params={"kind": kind}).json()
        assert {pair["kind"] for pair in told["pairs"]} == every & {kind}
        assert (
            f'href="/review/people?kind={kind}" aria-current="page"' in client.get(f"/review/people?kind={kind}").text
        )


@pytest.mark.parametrize(("language", "words"), [("ar", "هما واحد"), ("en", "They are one")])
def test_the_page_speaks_both_languages(client: TestClient, language: str, words: str) -> None:
    at = number(client, "groups", "الفرقة 16")
    client.cookies.set("khabar_language", language)
    assert words in client.get(f"/groups/{at}").text


def test_a_number_of_an_older_reading_leads_to_the_same(folder: Path, client: TestClient) -> None:
    old = {kind: number(client, kind, one) for kind, one, _ in KINDS}
    with Base.open(folder, hand()) as base:
        for report in (1, 3):
            reread(base, report)
        compare(base)
    for kind, one, _ in KINDS:
        new = number(client, kind, one)
        assert new != old[kind]
        assert client.get(f"/api/{kind}/{old[kind]}").json()["number"] == new
    for path in (f"/api/map/claims?place={old['places']}", f"/api/network?group={old['groups']}"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "at", ["9.9", "0.0", "1.0", "1.999999", "1.9999999", "999999999999.1", "1.1.1", "-1.1", "x", "1٫1"]
)
def test_numbers_that_nothing_has(client: TestClient, at: str) -> None:
    for kind in ("people", "groups", "places"):
        assert client.get(f"/api/{kind}/{at}").status_code in (400, 404)
        assert client.get(f"/{kind}", params={"join": at, "name": "كفر"}).status_code in (400, 404)
    form = form_of(client, "/review/people")
    for given in ({"left": at, "right": "1.1"}, {"left": "1.1", "right": at}):
        for verdict in ("same", "different", "apart", "unsure"):
            sent = client.post("/api/review/judge", json={"form": form, **given, "verdict": verdict})
            assert sent.status_code in (400, 404), sent.text
    assert client.get("/api/review/decisions").json()["decisions"] == []


@pytest.mark.parametrize("given", [{"of": "//evil.example", "at": "1.1"}, {"of": "groups", "at": "//evil.example"}])
def test_where_an_act_leads_is_a_page_of_this_server(client: TestClient, given: dict[str, str]) -> None:
    left, right = number(client, "groups", "الفرقة 16"), number(client, "groups", "فرقة 16 مشاة")
    sent = client.post(
        "/review/judge",
        data={"form": form_of(client, "/review/people"), "left": left, "right": right, "verdict": "same", **given},
    )
    assert sent.status_code == 400


def test_the_api_says_what_may_be_judged(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    body = paths["/review/judge"]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert set(body["verdict"]["enum"]) == {"same", "different", "apart", "unsure"}
    assert set(body["of"]["enum"]) == {"people", "groups", "places"}


# ------------------------------------------------------------ what a reader sees

HIDDEN = [
    "قصفت كتيبة النخيل بلدة كفر نبل يوم 3 مايو 2019.",
    "انسحبت كتيبة سامر الهلباوي من معرة النعمان يوم 4 مايو 2019. وقال سامر الهلباوي إن القصف توقف.",
]


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    with case(tmp_path / "w", [read(text, n) for n, text in enumerate(HIDDEN)]) as base:
        compare(base)
        one, two = named(base, "group", "كتيبة النخيل")[0], named(base, "group", "كتيبة سامر الهلباوي")[0]
        judge(base, one, two, "same", note="هي كتيبة سامر")
        compare(base)
        set_profile(base, Profile(names=("سامر الهلباوي",)))
    return tmp_path / "w"


def test_a_reader_sees_nothing_of_what_may_be_the_same(folder: Path) -> None:
    with signed_in(folder, "reader") as client:
        for kind, one, two in KINDS:
            at = number(client, kind, one)
            told = client.get(f"/api/{kind}/{at}").json()
            assert (told["perhaps"], told["judged"], told["members"], told["count"]) == ([], [], [], None)
            page = client.get(f"/{kind}/{at}").text
            assert two not in page
            assert "/review/" not in page
            assert client.get(f"/{kind}", params={"join": at, "name": two}).text.count("/review/") == 0
        given = {"form": form_of(client, "/tokens"), "left": "1.1", "right": "2.1", "verdict": "same"}
        assert client.post("/api/review/judge", json=given).status_code == 403


def test_what_is_hidden_does_not_lead_to_what_it_was_joined_with(watched: Path) -> None:
    with Base.open(watched, hand()) as base:
        hidden = str(ClaimId.of(named(base, "group", "كتيبة سامر الهلباوي")[0]))
    with signed_in(watched, "reader") as client:
        nothing = client.get("/api/groups", params={"name": "كتيبة ماهر الدندشي"}).json()
        for name in ("كتيبة سامر الهلباوي", "سامر الهلباوي", "الهلباوي"):
            assert client.get("/api/groups", params={"name": name}).json() == {**nothing, "name": name}
            told = client.get("/api/network", params={"name": name, "kind": "group"}).json()
            assert told["choices"] == []
        at = number(client, "groups", "كتيبة النخيل")
        told = client.get(f"/api/groups/{at}").text
        for words in ("سامر", "الهلباوي", "معرة النعمان"):  # the claim would tell who its group is
            assert words not in told
        refused, nobody = (client.get(f"/api/groups/{each}") for each in (hidden, "99.1"))
        assert (refused.status_code, refused.json()["error"]) == (404, nobody.json()["error"])
        assert client.get(f"/api/network?group={hidden}").status_code == 404
    with signed_in(watched, "reviewer") as client:
        assert "معرة النعمان" in client.get(f"/api/groups/{at}").text
        assert client.get(f"/api/groups/{hidden}").json()["number"] == at
