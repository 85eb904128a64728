"""Groups and places that may be one: which names are held beside each other, why, and what forbids it."""

from __future__ import annotations

import pytest

from khabar.identity.likeness import Called, alike
from khabar.identity.statements import Place
from khabar.text.fold import fold_word

ADEN, TAIZ = frozenset({"place:YE", "place:YE/عدن"}), frozenset({"place:YE", "place:YE/تعز"})


LANDS: dict[int, frozenset[str]] = {}


def called(number: int, name: str, *lands: str, id_: str = "", areas: frozenset[str] | None = None) -> Called:
    LANDS[number] = frozenset(lands)
    key = f"group:{id_ or '~' + fold_word(name)}" if areas is None else f"place:{id_ or '~' + fold_word(name)}"
    place = None if areas is None else Place(key, areas)
    return Called(number, key, {fold_word(name): name}, place)


def codes(kind: str, *some: Called) -> list[list[str]]:
    """Reasons of each pair, without the names."""
    return [
        [why.code.removeprefix("identity.") for why in each.reasons[1:]]
        for each in alike(kind, some, set(), LANDS.__getitem__)
    ]


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("الفرقة 16", "فرقة 16 مشاة", "unit"),
        ("الفرقة السادسة عشرة", "الفرقة ١٦", "unit"),
        ("اللواء الخامس", "لواء 5 مدرع", "unit"),
        ("اللواء الثالث", "لواء 3", "unit"),
        ("اللواء الثالث مشاة", "لواء الثالث عشر مشاة", None),
        ("اللواء 15 مشاة", "اللواء 15 مدرع", None),  # of two branches
        ("الفرقة 16", "اللواء 16", None),
        ("الفرقة 16", "الفرقة 17", None),
        ("كتائب أبي الحسن", "كتائب أبيالحسن", "letters"),
        ("قوات السنابل", "حركة السنابل", "letters"),
        ("حزب العمال النخيلي", "حزب العمال النخيلى", "letters"),
        ("هيئة السنابل", "هيئة السنابيل", "sounds"),
        ("هيئة السنابل", "هيئة النخيل", None),
        ("مجلس قيادة السنابل", "مجلس قيادة", "longer"),
        ("وزارة الدفاع اليمنية", "وزارة الدفاع السورية", None),  # of two countries
        ("وزارة الدفاع", "وزارة الدفاع السورية", None),  # any may be meant
        ("التنظيم", "تنظيم", None),
    ],
)
def test_groups_whose_names_are_close(one: str, two: str, why: str | None) -> None:
    assert codes("group", called(1, one), called(2, two)) == ([[why]] if why else [])


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("تل الرمان", "تلرمان", "letters"),
        ("قرية تل الرمان", "منطقة تل الرمان", "letters"),
        ("تل الرمان", "تل الرومان", "sounds"),
        ("مستشفى الرمان", "مستشفى الرمان العام", "longer"),
        ("المدينة", "مدينة المدينة", None),  # by which every report means its own
        ("عدن", "عدان", None),  # of so few letters each tells
    ],
)
def test_places_whose_names_are_close(one: str, two: str, why: str | None) -> None:
    none = frozenset[str]()
    assert codes("place", called(1, one, areas=none), called(2, two, areas=none)) == ([[why]] if why else [])


def test_what_is_known_by_two_ids_is_two() -> None:
    assert codes("group", called(1, "السنابل", id_="a"), called(2, "قوات السنابل", id_="b")) == []
    one, same, far = (called(n, "الرمان", id_=f"geonames:{n}", areas=a) for n, a in ((1, ADEN), (2, ADEN), (3, TAIZ)))
    assert codes("place", one, same) == [["letters", "area"]]  # the gazetteer may have one village twice
    assert codes("place", one, far) == []
    governorates = [c._replace(place=Place(c.key, ADEN, coarse=True)) for c in (one, same)]
    assert codes("place", *governorates) == []


def test_what_is_told_of_in_two_countries_is_held_apart_or_said() -> None:
    assert codes("group", called(1, "اللواء 35", "YE"), called(2, "لواء 35", "SY")) == []
    assert codes("group", called(1, "اللواء 35", "YE"), called(2, "لواء 35 مدرع", "YE", "SY")) == [["unit"]]
    known = called(1, "الرمان", "YE", id_="geonames:1", areas=ADEN)
    assert codes("place", known, called(2, "قرية الرمان", "SY", areas=frozenset())) == [["letters", "elsewhere"]]
    assert codes("place", known, called(2, "الرومان", "SY", areas=frozenset())) == []


def test_a_name_that_fits_several_says_so() -> None:
    known = [called(n, "السنابل", id_=id_) for n, id_ in ((1, "a"), (2, "b"))]
    found = alike("group", [*known, called(3, "حركة السنابل")], set(), LANDS.__getitem__)
    assert [(each.left, each.right) for each in found] == [(1, 3), (2, 3)]
    assert all(each.reasons[-1].code == "identity.several.things" for each in found)


def test_a_name_that_too_many_share_is_passed_over() -> None:
    some = [
        called(n, f"{head} السنابل") for n, head in enumerate(("قوات", "حركة", "تنظيم", "جماعة", "جهاز", "ميليشيا"))
    ]
    assert alike("group", some, set(), LANDS.__getitem__) == []


def test_what_a_judgement_holds_apart_is_shown_as_that() -> None:
    one, two = called(1, "الفرقة 16"), called(2, "فرقة 16")
    (found,) = alike("group", [two, one], {frozenset((one.key, two.key))}, LANDS.__getitem__)
    assert (found.left, found.right, found.verdict, found.reasons[-1].code) == (1, 2, "different", "identity.split")
