"""Groups and places across reports: which names are one, and which are left apart."""

from __future__ import annotations

from pathlib import Path

import pytest

import khabar
from khabar.identity.things import Thing, things
from khabar.pipeline.beside import nation_of
from khabar.pipeline.comparing import compare
from khabar.text.fold import fold_word
from made_cases import case

IRAQ, LIBYA = "geonames:1#country#IQ", "geonames:2#country#LY"
MOSUL, ERBIL = "geonames:3#city#IQ#نينوى", "geonames:4#city#IQ#أربيل"


def keys(*rows: tuple[int, str, str, str | None], outlets: tuple[str, ...] = ()) -> list[str]:
    """The key of each row: report, kind, name, value."""
    every = [Thing(n, report, kind, fold_word(name), value) for n, (report, kind, name, value) in enumerate(rows)]
    return [things(every, outlets, {}).key[thing.id] for thing in every]


@pytest.mark.parametrize(
    ("known", "name", "one"),
    [
        ("داعش", "عصابات داعش الإرهابية", True),
        ("داعش", "قيادات داعش", True),
        ("حركة الشباب", "ميليشيات الشباب", True),
        ("حركة الشباب", "وزارة الشباب", False),
        ("داعش", "قاعدة داعش", False),
        ("التنظيم", "التنظيم", False),  # which one, nobody knows
    ],
)
def test_a_name_takes_the_id_that_another_report_gives_it(known: str, name: str, one: bool) -> None:
    first, second = keys((1, "group", known, "islamic-state"), (2, "group", name, None))
    assert (first == second) == one


def test_a_name_that_stands_for_two_is_left_open() -> None:
    *_, open_ = keys(
        (1, "group", "الجبهة الشامية", "a"), (2, "group", "الجبهة الشامية", "b"), (3, "group", "الجبهة الشامية", None)
    )
    assert open_ == "group:~الجبهه الشاميه"


def test_forces_of_a_state_are_those_of_the_country_that_is_told_of() -> None:
    army = (1, "group", "القوات البرية", "saudi-army")
    assert keys(army, (2, "group", "القوات البرية الأمريكية", None))[1] == "group:~القوات البريه#US"
    assert keys(army, (2, "group", "القوات البرية", None), (2, "place", "الموصل", MOSUL))[1] == "group:~القوات البريه"


def test_a_ministry_without_its_country_is_that_of_the_report() -> None:
    full = (1, "group", "وزارة الداخلية العراقية", None)
    short, bare = (2, "group", "الداخلية العراقية", None), (3, "group", "وزارة الداخلية", None)
    first, second, third, _ = keys(full, short, bare, (3, "place", "الموصل", MOSUL))
    assert first == second == third
    assert len(set(keys(full, bare, (3, "place", "ليبيا", LIBYA)))) == 3  # another country
    libyan = (4, "group", "وزارة الداخلية الليبية", None)
    assert keys(full, libyan, bare, (3, "place", "الموصل", MOSUL))[2] not in keys(full, libyan)  # two would fit


def test_a_name_with_one_adjective_more() -> None:
    full, short = (1, "group", "خلية الصقور الاستخبارية", None), (2, "group", "خلية الصقور", None)
    assert len(set(keys(full, short))) == 1
    assert len(set(keys(full, short, (3, "group", "خلية الصقور الخاصة", None)))) == 3


def test_planes_of_the_coalition_are_those_of_the_one_that_the_report_names() -> None:
    planes, other = (1, "group", "طائرات التحالف", "coalition"), (2, "group", "قوات التحالف", "coalition")
    full, nato = (1, "group", "التحالف الدولي", "intl-coalition"), (1, "group", "حلف شمال الأطلسي", "nato")
    assert keys(planes, full, other) == ["group:intl-coalition"] * 2 + ["group:coalition"]
    assert keys(planes, nato)[0] == "group:coalition"
    assert keys(planes, full, (1, "group", "التحالف العربي", "arab-coalition"))[0] == "group:coalition"


def test_an_outlet_in_two_ways_to_write_it() -> None:
    assert len(set(keys((1, "group", "وكالة الرافد للأنباء", None), (2, "group", "وكالة الرافد", None)))) == 1
    assert len(set(keys((1, "group", "صحيفة الأفق", None), (2, "group", "الأفق", None)))) == 1
    assert len(set(keys((1, "group", "الأفق", None), (2, "group", "جماعة الأفق", None)))) == 2


def test_a_place_without_an_id_takes_that_of_its_name() -> None:
    mosul = (1, "place", "الموصل", MOSUL)
    assert keys(mosul, (2, "place", "مدينة الموصل", None)) == ["place:geonames:3"] * 2
    assert keys(mosul, (2, "place", "محافظة الموصل", None))[1] == "place:~محافظه الموصل"
    elsewhere = [(2, "place", "الموصل", None), (2, "place", "ليبيا", LIBYA)]
    assert keys(mosul, *elsewhere)[1] == "place:~الموصل"  # its report tells of another country


def test_the_town_of_one_report_is_not_the_town_of_another() -> None:
    one, two = keys((1, "place", "المدينة", None), (2, "place", "المدينة", None))
    assert one != two
    assert len(set(keys((1, "place", "سوق الغنم", None), (2, "place", "سوق الغنم", None)))) == 1


def test_a_town_and_its_district_are_one() -> None:
    town, district = "geonames:5#town#IQ#كركوك", "region:x#subdistrict#IQ#كركوك"
    assert len(set(keys((1, "place", "الرياض", town), (2, "place", "ناحية الرياض", district)))) == 1
    other = "geonames:6#city#SA#الرياض"
    assert len(set(keys((1, "place", "الرياض", town), (2, "place", "الرياض", other)))) == 2


def test_lands_of_a_country() -> None:
    assert len(set(keys((1, "place", "العراق", IRAQ), (2, "place", "الأراضي العراقية", None)))) == 1


def test_what_may_lie_in_what() -> None:
    found = things([Thing(n, 1, "place", str(n), value) for n, value in enumerate([
        MOSUL, ERBIL, IRAQ, LIBYA, "region:n#governorate#IQ#نينوى", "region:k#region#IQ", None,
    ])], (), {}).place  # fmt: skip
    mosul, erbil, iraq, libya, nineveh, region, name = (found[n] for n in range(7))
    for one, two in [(mosul, iraq), (mosul, nineveh), (erbil, region), (nineveh, iraq), (name, mosul)]:
        assert one.fits(two)
    for one, two in [(mosul, erbil), (mosul, libya), (erbil, nineveh), (region, libya)]:
        assert not one.fits(two)
    assert not name.known


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("أميركي", "الأمريكية", True),
        ("السعودية", "سعودي", True),
        ("أميركي", "تونسي", False),
        ("كردي", "الكردية", True),  # of no country
        ("كردي", "تركي", False),
    ],
)
def test_a_nationality_is_one_in_any_spelling(one: str, two: str, same: bool) -> None:
    assert (nation_of(one) == nation_of(two)) == same


@pytest.mark.parametrize(
    ("one", "two", "people"),
    [
        ("وزير الداخلية التونسي سامر خالد الهلباوي", "وزير الداخلية السعودي سامر خالد الهلباوي", 2),
        (
            "سامر خالد الهلباوي، المتحدث باسم وزارة الصحة العراقية،",
            "سامر خالد الهلباوي، المتحدث باسم وزارة الدفاع اليمنية،",
            2,
        ),
        ("وزير الداخلية التونسي سامر خالد الهلباوي", "الوزير سامر خالد الهلباوي", 1),
        ("وزير الداخلية التونسي سامر خالد الهلباوي", "سامر خالد الهلباوي", 1),
    ],
)
def test_posts_of_two_states_are_of_two_men(tmp_path: Path, one: str, two: str, people: int) -> None:
    readings = [khabar.read(f"قال {who} إن الطريق مفتوح.", outlet=f"صحيفة {n}") for n, who in enumerate((one, two))]
    with case(tmp_path / "case", readings) as base:
        compare(base)
        assert base.rows("SELECT count(*) FROM cluster WHERE kind = 'person'") == [(people,)]


def test_a_man_is_not_split_by_the_spelling_of_his_nationality(tmp_path: Path) -> None:
    texts = [
        "سامر خالد الهلباوي أميركي الجنسية.",
        "سامر خالد الهلباوي أمريكي الجنسية.",
        "سامر خالد الهلباوي تونسي الجنسية.",
    ]
    readings = [khabar.read(text, outlet=f"صحيفة {n}", published="2019-03-05") for n, text in enumerate(texts)]
    with case(tmp_path / "case", readings) as base:
        compare(base)
        clusters = [
            cluster for (cluster,) in base.rows(
                "SELECT m.cluster FROM member m JOIN entity e ON e.id = m.entity WHERE e.kind = 'person' ORDER BY e.report"
            )
        ]  # fmt: skip
        against = base.rows("SELECT left >> 20, right >> 20 FROM contradiction WHERE kind = 'identity'")
    assert clusters[0] == clusters[1] != clusters[2]
    assert against == []  # they are two men
