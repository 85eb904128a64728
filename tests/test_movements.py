"""How one person or group went: on the map, as a table and as an answer, and nothing of it for whom it is hidden from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from khabar.share.profile import Profile
from made_pictures import MOVES, made_case
from made_servers import at_home, form_of, signed_in

NAME = "نادر الشرقاوي"
NOBODY = "99.1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_case(tmp_path_factory.mktemp("moves") / "case", None, MOVES)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that hides who is quoted: him in the last report, in which he speaks."""
    return made_case(tmp_path_factory.mktemp("moves") / "sources", Profile(sources=True), MOVES)


@pytest.fixture(scope="module")
def veiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_case(tmp_path_factory.mktemp("moves") / "veiled", Profile(names=(NAME,)), MOVES)


def answer(client: TestClient, path: str) -> Any:
    told = client.get(f"/api{path}")
    assert told.status_code == 200, told.text
    return told.json()


def number_of(client: TestClient) -> str:
    return str(answer(client, f"/people?name={NAME}")["people"][0]["number"])


def told_rows(went: Any) -> list[tuple[object, ...]]:
    return [
        tuple(row[key] for key in ("kind", "from", "via", "to", "place", "reports", "origins")) for row in went["rows"]
    ]


FLIGHT = ("flight", "عدن", "لحج", "تعز", None, 2, "2")
ARREST = ("arrest", None, None, None, "تعز", 1, "1")
HANDED = ("handover", "تركيا", None, "اليمن", None, 1, "1")


def test_a_person_goes_and_is_held_where_reports_say(folder: Path) -> None:
    """In the order of days; not where somebody else was taken, by him or in his words."""
    with at_home(folder) as client:
        went = answer(client, f"/people/{number_of(client)}")["movements"]
        assert told_rows(went) == [FLIGHT, ARREST, HANDED]
        assert (went["rows"][1]["first"], went["rows"][1]["event"]) == ("2019-03-18", "اعتقال")


def test_a_row_leads_to_its_words(folder: Path) -> None:
    with at_home(folder) as client:
        who = number_of(client)
        flight, arrest, _ = answer(client, f"/people/{who}")["movements"]["rows"]
        legs = "&".join(f"{leg}={flight[f'{leg}_number']}" for leg in ("from", "via", "to"))
        found = answer(client, f"/map/claims?who={who}&{legs}")
        assert (found["count"], found["origins"]) == (2, "2")
        held = answer(client, f"/map/claims?who={who}&place={arrest['place_number']}&event=arrest")
        assert (held["count"], held["origins"], held["rows"][0]["report"]) == (1, "1", 3)
        page = client.get(f"/people/{who}").text
        assert f"place={arrest['place_number']}" in page
        assert f'data-who="{who}"' in page


def test_the_picture_of_a_person_has_only_their_places(folder: Path) -> None:
    with at_home(folder) as client:
        drawn = answer(client, f"/map/picture?who={number_of(client)}")
        assert sorted(drawn["places"]["name"]) == sorted(["عدن", "لحج", "تعز", "تركيا", "اليمن"])
        assert len(drawn["routes"]["from"]) == 3
        assert {"ذمار", "إب", "مأرب"} <= set(answer(client, "/map/picture")["places"]["name"])


def test_a_group_goes_as_well(folder: Path) -> None:
    with at_home(folder) as client:
        number = answer(client, "/groups?name=كتائب النخيل")["rows"][0]["number"]
        went = answer(client, f"/groups/{number}")["movements"]
        assert told_rows(went) == [("movement", "مأرب", None, "سيئون", None, 1, "1")]
        assert f'data-who="{number}"' in client.get(f"/groups/{number}").text


def test_a_place_is_gone_from_and_to_and_people_are_held_there(folder: Path, veiled: Path) -> None:
    with at_home(folder) as client:
        flight, arrest, _ = answer(client, f"/people/{number_of(client)}")["movements"]["rows"]
        number = arrest["place_number"]  # where the flight led, too
        assert number == flight["to_number"]
        assert told_rows(answer(client, f"/places/{number}")["movements"]) == [FLIGHT, ARREST]
        drawn = answer(client, f"/map/picture?who={number}")
        assert sorted(drawn["places"]["name"]) == sorted(["عدن", "لحج", "تعز"])
        assert f'data-who="{number}"' in client.get(f"/places/{number}").text
        found = answer(client, f"/map/claims?who={number}&place={number}&event=arrest")
        assert (found["count"], found["rows"][0]["report"]) == (1, 3)
    with signed_in(veiled, "reader") as client:
        page = client.get(f"/places/{number}")
        assert page.status_code == 200
        assert NAME not in page.text


def test_what_was_rejected_moves_nobody(tmp_path: Path) -> None:
    with at_home(made_case(tmp_path / "case", None, MOVES)) as client:
        who = number_of(client)
        arrest = answer(client, f"/people/{who}")["movements"]["rows"][1]
        (row,) = answer(client, f"/map/claims?who={who}&place={arrest['place_number']}&event=arrest")["rows"]
        given = {"form": form_of(client, f"/review/{row['claim']}"), "claim": row["claim"], "verdict": "reject"}
        assert client.post("/review/decide", data=given).status_code == 303
        assert told_rows(answer(client, f"/people/{who}")["movements"]) == [FLIGHT, HANDED]


def test_where_a_report_hides_who_that_is_no_place_of_it_is_told(sources: Path) -> None:
    with signed_in(sources, "reviewer") as client:
        who = number_of(client)
        turkey = answer(client, f"/people/{who}")["movements"]["rows"][2]["from_number"]
        assert answer(client, f"/map/claims?who={who}&place={turkey}")["count"] == 1
    with signed_in(sources, "reader") as client:
        assert told_rows(answer(client, f"/people/{who}")["movements"])[-1] == ARREST
        assert "تركيا" not in client.get(f"/people/{who}").text
        assert "تركيا" not in answer(client, f"/map/picture?who={who}")["places"]["name"]
        assert client.get(f"/api/map/claims?who={who}&place={turkey}").status_code == 404


def test_who_is_hidden_is_as_nobody(veiled: Path) -> None:
    with signed_in(veiled, "reviewer") as client:
        who = number_of(client)
        legs = answer(client, f"/people/{who}")["movements"]["rows"][0]
    with signed_in(veiled, "reader") as client:
        assert client.get(f"/api/people/{who}").status_code == 404
        hidden, nobody = (client.get(f"/api/map/picture?who={each}").content for each in (who, NOBODY))
        assert hidden == nobody
        for query in (f"from={legs['from_number']}&to={legs['to_number']}", f"to={legs['to_number']}"):
            told = [client.get(f"/api/map/claims?who={each}&{query}").json() for each in (who, NOBODY)]
            assert told[0] == told[1]
            assert told[0]["count"] == 0


# ------------------------------------------------------------ routes


def test_routes_are_the_ways_of_the_map(folder: Path) -> None:
    with at_home(folder) as client:
        told = answer(client, "/routes")
        assert told["routes"] == answer(client, "/map")["routes"]
        ways = {(row["from"], row["to"], row["origins"]) for row in told["routes"]}
        assert ("عدن", "تعز", "2") in ways
        assert ("تركيا", "اليمن", "1") not in ways  # what is handed over may be goods
        drawn = answer(client, "/map/picture?draw=routes")
        assert {row["from"] for row in told["routes"]} <= {drawn["places"]["name"][n] for n in drawn["claims"]["place"]}
        assert "ذمار" not in {drawn["places"]["name"][n] for n in drawn["claims"]["place"]}


@pytest.mark.parametrize(("query", "count"), [
    ("", 3), ("event=flight", 1), ("until=2019-03-02", 1), ("family=goods", 0), ("limit=2", 3), ("skip=2", 3),
])  # fmt: skip
def test_filters_and_pages_of_routes(folder: Path, query: str, count: int) -> None:
    with at_home(folder) as client:
        told = answer(client, f"/routes?{query}")
        assert told["count"] == count
        assert told["more"] is (query == "limit=2")
        assert client.get(f"/routes?{query}").status_code == 200
