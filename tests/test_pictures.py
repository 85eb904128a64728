"""Pictures of a case: what they count, and that nothing which is hidden stands in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from khabar.pipeline.comparing import compare
from khabar.share.profile import Profile
from khabar.views.chains import Edge, Key, chains, joined, layout, some
from khabar.views.points import labels, point
from made_cases import case
from made_pictures import REPORTS, made_case
from made_servers import at_home, signed_in

HIDDEN = "وليد الدرعاني"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_case(tmp_path_factory.mktemp("pictures") / "case")


@pytest.fixture(scope="module")
def veiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same case with a profile that hides one person and everybody who is quoted."""
    return made_case(tmp_path_factory.mktemp("pictures") / "veiled", Profile(sources=True, names=(HIDDEN,)))


def answer(client: TestClient, path: str) -> Any:
    told = client.get(f"/api{path}")
    assert told.status_code == 200, told.text
    return told.json()


def place(told: Any, name: str) -> Any:
    return next(row for row in told["places"] if name in row["place"])


# ------------------------------------------------------------ the map


def test_the_map_counts_claims_and_reports_of_a_place(folder: Path) -> None:
    with at_home(folder) as client:
        told = answer(client, "/map")
        aden = place(told, "عدن")
        assert aden["reports"] == 3
        assert aden["of"] == "place"
        assert 12 < aden["latitude"] < 13.5
        assert 44 < aden["longitude"] < 46
        only = place(answer(client, "/map?event=killing"), "عدن")
        assert only["claims"] == 3
        assert only["reports"] == 2
        claims = answer(client, f"/map/claims?place={aden['number']}&event=killing")
        assert claims["count"] == 3
        assert sum("ناصر الشهاري" in row["words"] for row in claims["rows"]) == 2


@pytest.mark.parametrize(("query", "there"), [
    ("", True), ("?since=2019-03-04&until=2019-03-04", True), ("?since=2019-03-06&until=2019-03-17&event=killing", False),
    ("?family=movement", True), ("?family=goods", False), ("?certainty=denied", False),
])  # fmt: skip
def test_filters_of_the_map(folder: Path, query: str, there: bool) -> None:
    with at_home(folder) as client:
        assert any("عدن" in row["place"] for row in answer(client, f"/map{query}")["places"]) is there


def test_ways_have_their_origins(folder: Path) -> None:
    with at_home(folder) as client:
        routes = answer(client, "/map")["routes"]
        route = next(row for row in routes if row["from"] and "الحديدة" in row["from"])
        assert "عدن" in route["to"]
        assert (route["claims"], route["reports"], route["origins"]) == (1, 1, "1")
        claims = answer(client, f"/map/claims?from={route['from_number']}&to={route['to_number']}")
        assert [row["report"] for row in claims["rows"]] == [4]


def test_what_the_map_draws_is_what_it_lists(folder: Path) -> None:
    with at_home(folder) as client:
        told, drawn = answer(client, "/map"), answer(client, "/map/picture")
        at = drawn["places"]["number"].index(place(told, "عدن")["number"])
        assert drawn["claims"]["place"].count(at) == place(told, "عدن")["claims"]
        lengths = {len(drawn["claims"][column]) for column in ("place", "day", "event", "certainty", "report", "claim")}
        assert len(lengths) == 1
        assert len(drawn["places"]["number"]) == sum(row["latitude"] is not None for row in told["places"])


def test_names_fill_the_inside_of_a_country(folder: Path) -> None:
    with at_home(folder) as client:
        names = answer(client, "/map/names")
        kinds = {kind for name, kind in zip(names["name"], names["kind"], strict=True) if name in ("تعز", "اليمن", "حضرموت", "سيئون")}  # fmt: skip
        assert {"country", "governorate"} <= kinds
        assert len(names["name"]) > 6000


@pytest.mark.parametrize(("value", "of"), [
    ("geonames:415189#city#YE#عدن", "place"), ("region:ye-taiz-governorate#governorate#YE#تعز", "governorate"),
    ("region:ye-dar-saad#region#YE#عدن", "governorate"), ("geonames:163843#country#SY", "country"),
    ("region:iq-kurdistan#region#IQ", None), ("region:xx-europe#continent", None), ("own:7#village#YE", None), (None, None),
])  # fmt: skip
def test_a_place_is_drawn_as_closely_as_it_is_known(value: str | None, of: str | None) -> None:
    found = point(value)
    assert (found.of if found is not None else None) == of


def test_a_place_of_a_users_own_list_lies_where_the_list_says(tmp_path: Path) -> None:
    rows = "id\tname\tlatin\tkind\tcountry\tgovernorate\tlatitude\tlongitude\nown:1\tعين الوادي الأخضر\tAyn\tvillage\tYE\tلحج\t13.1\t44.7\n"
    (tmp_path / "own.tsv").write_text(rows, encoding="utf-8")
    from khabar.reader import Reader
    from khabar.types import Report

    reader = Reader.load(gazetteers=[tmp_path / "own.tsv"])
    text = "قُتل ثلاثة جنود في قرية عين الوادي الأخضر يوم 4 مارس 2019."
    with case(tmp_path / "case", [reader.read(Report.of(text, outlet="موقع"))]) as base:
        compare(base)
    with at_home(tmp_path / "case") as client:
        told = place(answer(client, "/map"), "عين الوادي")
        assert (told["latitude"], told["longitude"], told["of"]) == (13.1, 44.7, "place")


# ------------------------------------------------------------ days


def test_a_bar_counts_the_claims_and_reports_of_its_days(folder: Path) -> None:
    with at_home(folder) as client:
        told = answer(client, "/timeline?scale=month")
        assert [(bar["since"], bar["until"], bar["claims"], bar["reports"]) for bar in told["bars"]] == [
            ("2019-03-01", "2019-03-31", 3, 3), ("2019-04-01", "2019-04-30", 1, 1),
        ]  # fmt: skip
        assert told["bars"][0]["families"] == {"force": 2, "custody": 1}
        assert told["count"] == 4
        assert told["undated"] > 0


def test_the_claims_of_a_chosen_day(folder: Path) -> None:
    with at_home(folder) as client:
        told = answer(client, "/timeline?scale=day&on=2019-03-18")
        assert told["chosen"]["since"] == told["chosen"]["until"] == "2019-03-18"
        assert [(row["day"], row["report"]) for row in told["rows"]] == [("2019-03-18", 3)]


@pytest.mark.parametrize(("query", "scale", "bars"), [
    ("", "day", 29), ("scale=year", "year", 1), ("since=2019-03-01&until=2019-03-10", "day", 10),
    ("since=1900-01-01&until=2019-12-31&scale=day", "day", 92), ("since=1000-01-01&until=9999-12-31&scale=year", "year", 80),
    ("since=2019-05-01&until=2019-03-01", "day", 1), ("since=0001-01-01&until=0001-01-02", "day", 2), ("days=published", "day", 30),
    ("event=reward", "day", 0), ("until=9999-12-31&scale=month", "month", 60),
])  # fmt: skip
def test_scales_and_spans(folder: Path, query: str, scale: str, bars: int) -> None:
    with at_home(folder) as client:
        told = answer(client, f"/timeline?{query}")
        assert (told["scale"], len(told["bars"])) == (scale, bars)
        assert client.get(f"/timeline?{query}").status_code == 200


# ------------------------------------------------------------ the network


def tie(told: Any, one: str, event: str, other: str) -> Any:
    return next(row for row in told["ties"] if one in row["one"] and row["event"] == event and other in row["other"])


def test_the_network_joins_who_claims_join(folder: Path) -> None:
    with at_home(folder) as client:
        told = answer(client, "/network?whole=1")
        arrest = tie(told, "قوات الأمن", "arrest", "ناصر الشهاري")
        assert (arrest["claims"], arrest["reports"], arrest["first"], arrest["denied"]) == (1, 1, "2019-03-18", False)
        post = tie(told, "ناصر الشهاري", "position", "القيادي")
        assert post["reports"] == 3
        assert tie(told, "القيادي", "position", "تنظيم الدولة")["to"].startswith("group:")
        kinds = {node["kind"] for node in told["nodes"]}
        assert kinds == {"person", "group", "post"}
        claims = answer(client, f"/network/claims?from={arrest['from']}&to={arrest['to']}&event=arrest")
        assert [row["report"] for row in claims["rows"]] == [3]


@pytest.mark.parametrize(
    ("query", "names"), [("depth=1", {"القيادي", "قوات الأمن"}), ("depth=2", {"القيادي", "قوات الأمن", "تنظيم الدولة"})]
)
def test_the_network_around_one_person(folder: Path, query: str, names: set[str]) -> None:
    with at_home(folder) as client:
        chosen = answer(client, "/network?name=الشهاري&kind=person")["choices"]
        assert len(chosen) == 1
        told = answer(client, f"/network?person={chosen[0]['number']}&{query}")
        assert {node["name"] for node in told["nodes"] if not node["start"]} == names
        assert told["left_out"] == 0


def test_the_network_says_what_it_leaves_out(folder: Path) -> None:
    with at_home(folder) as client:
        whole, few = answer(client, "/network?whole=1"), answer(client, "/network?whole=1&most=3")
        assert len(few["nodes"]) <= 3
        assert len(few["nodes"]) + few["left_out"] == len(whole["nodes"])
        names = [node["name"] for node in whole["nodes"]]
        assert names == sorted(names)  # nobody stands first for being told of most


@pytest.mark.parametrize(("kind", "name"), [("group", "تنظيم الدولة"), ("place", "تعز"), ("person", "الهلباوي")])
def test_a_network_begins_with_what_is_named(folder: Path, kind: str, name: str) -> None:
    with at_home(folder) as client:
        chosen = answer(client, f"/network?name={name}&kind={kind}")["choices"]
        assert chosen[0]["kind"] == kind
        assert answer(client, f"/network?{kind}={chosen[0]['number']}")["nodes"]


def test_a_network_of_nothing_is_empty(folder: Path) -> None:
    with at_home(folder) as client:
        assert answer(client, "/network")["nodes"] == []
        assert answer(client, "/network?name=لاأحد&kind=person")["choices"] == []
        for path in (
            "/api/network?person=9.9",
            "/api/network?place=9.9",
            "/api/network/claims?from=person:9.9&to=group:9.9",
        ):
            assert client.get(path).status_code == 404


def test_nobody_finds_who_is_hidden_in_the_network(veiled: Path) -> None:
    with signed_in(veiled, "reviewer") as client:
        person = next(n for n in answer(client, "/network?whole=1")["nodes"] if HIDDEN in n["name"])
    with signed_in(veiled, "reader") as client:
        assert answer(client, "/network?name=الدرعاني&kind=person")["choices"] == []
        assert client.get(f"/api/network?person={person['number']}").status_code == 404
        ids = {node["id"] for node in answer(client, "/network?whole=1")["nodes"]}
        assert person["id"] not in ids


# ------------------------------------------------------------ causes


def test_a_chain_leads_from_cause_to_effect(folder: Path) -> None:
    with at_home(folder) as client:
        told = answer(client, "/causes")
        assert (told["count"], told["links"], told["nodes"]) == (1, 1, 2)
        (chain,) = told["chains"]
        (arrow,) = chain["links"]
        words = {node["id"]: node["words"] for node in chain["nodes"]}
        assert "قصف" in words[arrow["cause"]]
        assert "نزوح" in words[arrow["effect"]]
        assert answer(client, f"/claims/{arrow['claim']}")["sheet"]["says"]["event"] == "cause"
        assert answer(client, "/causes?family=force")["count"] == 1
        assert answer(client, "/causes?family=custody")["count"] == 0


def node(name: str) -> Key:
    return ("claim", ord(name))


def edges(told: str) -> list[Edge]:
    return [(node(pair[0]), node(pair[1]), (n,)) for n, pair in enumerate(told.split())]


@pytest.mark.parametrize(("told", "columns", "back"), [
    ("ab bc ac", {"a": 0, "b": 1, "c": 2}, 0), ("ab cb bd", {"a": 0, "c": 0, "b": 1, "d": 2}, 0), ("ab ba", {"a": 0, "b": 1}, 1),
    ("ab bc cd xd", {"a": 0, "b": 1, "c": 2, "d": 3, "x": 2}, 0), ("ab bc ca cd", {"a": 0, "b": 1, "c": 2, "d": 3}, 1),
])  # fmt: skip
def test_causes_stand_before_their_effects(told: str, columns: dict[str, int], back: int) -> None:
    laid = layout([edge[:2] for edge in edges(told)])
    assert {chr(key[1]): column for key, (column, _) in laid.places.items()} == columns
    assert len(laid.back) == back
    assert len(set(laid.places.values())) == len(columns)


def test_what_hangs_together_is_one_chain() -> None:
    made = chains(edges("ab bc xy"), lambda claim: f"2019-01-0{claim + 1}")
    assert [len(chain.nodes) for chain in made] == [3, 2]


def test_copies_of_one_report_are_one_link() -> None:
    one = [(("cause", 1), ("effect", 1), 1, "ریح", "حريق"), (("cause", 2), ("effect", 2), 2, "ریح", "حريق")]
    assert [said for _, _, said in joined(one)] == [(1, 2)]
    to_one = [(("cause", 1), ("group", 9), 1, "ریح", "حريق"), (("cause", 2), ("group", 9), 2, "ریح", "نار")]
    assert [said for _, _, said in joined(to_one)] == [(1, 2)]
    apart = [(("cause", 1), ("group", 9), 1, "ریح", "حريق"), (("cause", 2), ("group", 8), 2, "ریح", "نار")]
    assert [said for _, _, said in joined(apart)] == [(1,), (2,)]


def test_a_chain_of_a_thousand_says_what_it_leaves_out() -> None:
    star = [(("claim", n), ("claim", 0), (n,)) for n in range(1, 1001)]
    (chain,) = chains(star, str)
    part, more = some(chain, 14, 3)
    assert len(part.nodes) == 4
    assert more == {(("claim", 0), True): 997}
    long = [(("claim", n), ("claim", n + 1), (n,)) for n in range(1000)]
    (chain,) = chains(long, str)
    part, more = some(chain, 14, 3)
    assert len(part.nodes) == 14
    assert more == {}
    assert layout([edge[:2] for edge in chain.links]).wide == 1001


# ------------------------------------------------------------ sources


def test_sources_are_counted_and_people_are_one(folder: Path) -> None:
    with at_home(folder) as client:
        told = answer(client, "/sources")
        people = next(row for row in told["speakers"] if row["kind"] == "person")
        assert (people["name"], people["named"], people["reports"], people["outlets"]) == (None, True, 2, 2)
        unnamed = next(row for row in told["speakers"] if row["kind"] == "anonymous")
        assert (unnamed["name"], unnamed["named"], unnamed["reports"]) == ("مصدر أمني", False, 1)
        outlets = {row["name"]: row for row in told["outlets"]}
        assert set(outlets) == {outlet for outlet, _, _ in REPORTS}
        for row in outlets.values():
            assert row["own"] + row["named"] + row["unnamed"] == row["claims"] == sum(row["families"].values())
        assert "الهلباوي" not in client.get("/sources").text


def test_a_person_is_a_source_where_the_name_is_asked_for(folder: Path) -> None:
    with at_home(folder) as client:
        (person,) = answer(client, "/sources?person=الهلباوي")["people"]
        assert "سامر الهلباوي" in person["name"]
        assert person["reports"] == 2
        assert answer(client, "/sources?person=الدرعاني")["people"] == []  # he says nothing


def test_who_repeats_whom(folder: Path) -> None:
    with at_home(folder) as client:
        (pair,) = answer(client, "/sources")["repeats"]
        assert {pair["of"], pair["by"]} == {"وكالة الضفاف للأنباء", "صحيفة الميناء"}
        assert (pair["reports"], pair["undated"]) == (0, 1)  # both came on one day


@pytest.mark.parametrize(("query", "columns"), [
    ("", {"وكالة الضفاف للأنباء", "صحيفة الميناء"}), ("by=source", {"أشخاص بأسمائهم"}),
    ("by=source&person=الهلباوي", {"سامر الهلباوي"}),
])  # fmt: skip
def test_the_matrix_says_who_says_what(folder: Path, query: str, columns: set[str]) -> None:
    with at_home(folder) as client:
        told = answer(client, f"/sources/matrix?{query}")
        assert columns <= set(told["columns"])
        line = next(line for line in told["lines"] if "قُتل" in line["words"])
        assert line["reports"] == 2
        assert all(line["cells"][name]["says"] >= 1 and line["cells"][name]["denies"] == 0 for name in columns)


DENIED = [
    ("وكالة الضفاف للأنباء", "2019-03-05", "قُتل القيادي ناصر الشهاري يوم 4 مارس 2019 في مدينة عدن، بحسب شرطة عدن."),
    ("صحيفة الميناء", "2019-03-05", "قُتل القيادي ناصر الشهاري يوم 4 مارس 2019 في مدينة عدن، وفق شرطة المدينة."),
    ("موقع الساحل", "2019-03-06", "نفت الجماعة مقتل القيادي ناصر الشهاري يوم 4 مارس 2019 في مدينة عدن."),
]  # fmt: skip


def test_who_publishes_without_a_name_has_a_column(tmp_path: Path) -> None:
    reports = [("", day, text) for _, day, text in DENIED[:1]] + DENIED[1:2]
    with at_home(made_case(tmp_path / "case", reports=reports)) as client:
        told = answer(client, "/sources/matrix")
        assert {"ناشر غير معروف", "صحيفة الميناء"} <= set(told["columns"])
        assert told["lines"][0]["cells"]
        assert all(cell["says"] for cell in told["lines"][0]["cells"].values())


def test_a_group_says_who_uses_its_names(folder: Path) -> None:
    with at_home(folder) as client:
        number = answer(client, "/groups?name=تنظيم الدولة")["rows"][0]["number"]
        told = answer(client, f"/groups/{number}")
        used = {outlet for name in told["names"] for outlet in name["used_by"]}
        assert used
        assert used <= {outlet for outlet, _, _ in REPORTS}
        page = client.get(f"/groups/{number}").text
        assert all(outlet in page for outlet in used)


def test_the_matrix_says_who_denies_it(tmp_path: Path) -> None:
    with at_home(made_case(tmp_path / "case", reports=DENIED)) as client:
        told = answer(client, "/sources/matrix")
        line = next(line for line in told["lines"] if line["event"] == "قتل")
        cell = line["cells"]["موقع الساحل"]
        assert cell["denies"] + cell["against"] >= 1
        assert cell["says"] == 0
        assert line["cells"]["صحيفة الميناء"]["says"] == 1


# ------------------------------------------------------------ what is hidden


PATHS = (
    "/sources",
    "/sources?person=الهلباوي",
    "/sources/matrix",
    "/sources/matrix?by=source&person=الهلباوي",
    "/causes",
    "/network?whole=1",
    "/map",
    "/map/picture",
    "/timeline",
    "/timeline?days=published",
)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_hidden_stands_in_a_picture(veiled: Path, path: str) -> None:
    with signed_in(veiled, "reviewer") as client:
        every = client.get(f"/api{path}").json()
        assert every["looked"] == every["all"]
    with signed_in(veiled, "reader") as client:
        told = client.get(f"/api{path}")
        assert told.json()["looked"] == told.json()["all"] == 4
        pages = [told.text] + ([client.get(path).text] if path != "/map/picture" else [])
        for text in pages:
            assert "الدرعاني" not in text
            assert "الهلباوي" not in text.replace('value="الهلباوي"', "")  # what was asked stands in its field


def test_no_place_of_a_readers_map_tells_who_is_hidden(veiled: Path) -> None:
    """To who sees all, words of places name him; to a reader none does, and the places of others are there."""

    def words(client: TestClient) -> list[str]:
        places = answer(client, "/map")["places"]
        return [r["words"] for row in places for r in answer(client, f"/map/claims?place={row['number']}")["rows"]]

    with signed_in(veiled, "reviewer") as client:
        assert any("الدرعاني" in text for text in words(client))
    with signed_in(veiled, "reader") as client:
        assert any(row["from"] and "الحديدة" in row["from"] for row in answer(client, "/map")["routes"])
        told = words(client)
    assert told
    assert not any("الدرعاني" in text for text in told)


def test_the_base_map_names_towns_as_people_do() -> None:
    """A quarter is no city, a town is spelled like the governorate that is named after it, a capital stays one."""
    named = {label.name: label for label in labels() if label.kind not in ("country", "governorate")}
    assert named["الموصل"].population > 1_000_000
    assert named["الموصل الجديدة"].population == 0
    assert {"البصرة", "الخمس", "تونس العاصمة"} <= named.keys()
    assert "بصره" not in named


def test_days_are_drawn_where_they_tell_of_most(tmp_path: Path) -> None:
    """One old day does not make years of a month in which all else happened."""
    texts = [f"قُتل ناصر الشهاري في مدينة عدن يوم {n} مارس 2019." for n in range(1, 9)]
    texts += ["قُتل سامر الهلباوي في مدينة عدن يوم 4 مارس 1994.", "قُتل ماجد الصلوي في مدينة تعز يوم 4 مارس 1995."]
    folder = made_case(tmp_path / "case", None, [("موقع", "2019-04-01", text) for text in texts])
    with at_home(folder) as client:
        told = answer(client, "/timeline")
        assert (told["scale"], told["earlier"]) == ("day", 2)
        assert answer(client, "/timeline?since=1990-01-01")["scale"] == "year"  # asked for
        assert answer(client, "/timeline?scale=year")["earlier"] == 0
