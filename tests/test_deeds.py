"""Which claims of one group are of one deed, so that what differs between them is held against them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from khabar.identity.agreements import Agreement
from khabar.identity.contradictions import denied, of_people, within
from khabar.identity.statements import EVERYBODY, OTHERS, Place, Speaker, Statement

PORT, HILL = Place("place:port"), Place("place:hill")
PROVINCE = Place("place:province", coarse=True, own="place:province")
GATE = "place:~حاجز المرفا"


def said(number: int, event: str = "killing", day: str | None = "2019-03-05", **more: Any) -> Statement:
    plain: dict[str, Any] = {"places": (PORT,), "published": day, "speaker": Speaker("outlet", f"house:{number}", "")}
    return Statement(number, number, event, first=day, last=day, text=number, **{**plain, **more})


def toll(number: int, low: float, high: float | None = 0, **more: Any) -> Statement:
    return said(number, count=(low, low if high == 0 else high), **{"counted": EVERYBODY, **more})


def kinds(*claims: Statement) -> list[str]:
    group = Agreement(claims[0].id, claims[0].event, claims)
    return [each.kind for each in within(group, {claim.id: claim.id for claim in claims})]


@pytest.mark.parametrize(
    ("two", "found"),
    [
        (toll(2, 24), True),
        (toll(2, 24, places=(HILL,)), False),  # elsewhere, and grouped by way of a third
        (toll(2, 24, day="2019-03-19"), False),  # two weeks later
        (toll(2, 24, places=()), False),  # where, it does not say
        (toll(2, 18, None), False),  # eighteen at least
        (toll(2, 24, None), True),  # twenty-four at least
        (toll(2, 21, approximate=True), False),  # about twenty-one
        (toll(2, 30, approximate=True), True),
        (toll(2, 24, counted=OTHERS), False),  # four others, beside some who were told before
    ],
)
def test_numbers_of_one_spot_and_time(two: Statement, found: bool) -> None:
    assert kinds(toll(1, 20), two) == (["count"] if found else [])


def test_in_a_province_only_one_day_that_both_name() -> None:
    one, two = toll(1, 20, places=(PROVINCE,)), toll(2, 24, places=(PROVINCE,))
    assert kinds(one, two) == ["count"]
    assert kinds(one, replace(two, first=None, last=None, published="2019-03-06")) == []


def test_a_group_with_many_numbers_is_of_several_events() -> None:
    crowd = [toll(number, 10.0 * 2**number) for number in range(1, 7)]
    assert kinds(*crowd) == []
    assert kinds(*crowd, toll(9, 84)) == ["count"]  # 80 and 84 may be of one


def test_one_voice_that_counts_two_tells_two_events() -> None:
    first = toll(1, 20)
    assert kinds(first, replace(first, id=2, count=(9.0, 9.0)), toll(3, 30)) == []


def test_released_here_and_there_in_other_numbers() -> None:
    assert kinds(toll(1, 38, event="release"), toll(2, 52, event="release")) == ["count"]


def blow(number: int, *actor: str, target: str = GATE, **more: Any) -> Statement:
    roles = {"actor": frozenset(actor), "target": frozenset({target})}
    return said(number, "attack", **{"roles": {role: keys for role, keys in roles.items() if keys}, **more})


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (blow(1), blow(2, day="2019-03-06"), ["time"]),  # one gate that has a name
        (blow(1), blow(2, target="place:port", day="2019-03-06"), []),  # the town was hit on two days
        (blow(1), blow(2, day="2019-03-06", lent=True), []),  # its day is that of another claim
        (toll(1, 15), toll(2, 15, day="2019-03-06"), ["time"]),
        (toll(1, 15), toll(2, 15, day="2019-03-06", places=(HILL,)), []),
        (blow(1, "group:a"), blow(2, "group:b"), ["actor"]),
        (blow(1, "group:a", target="group:b"), blow(2, "group:b", target="group:a"), []),  # they fight
        (blow(1, "group:a"), blow(2, "group:b", places=(HILL,)), []),
        (blow(1, "group:coalition"), blow(2, "group:b"), []),  # which coalition, it does not say
    ],
)
def test_day_and_doer_of_one_blow(one: Statement, two: Statement, found: list[str]) -> None:
    assert kinds(one, two) == found


def test_where_one_voice_tells_two_blows_days_are_no_contradiction() -> None:
    one = blow(1)
    again = replace(one, id=3, first="2019-03-06", last="2019-03-06")
    assert kinds(one, blow(2, day="2019-03-06"), again) == []


def going(number: int, day: str, **roles: str) -> Statement:
    keys = {role: frozenset({key}) for role, key in {"actor": "person:7", **roles}.items()}
    return said(number, "movement", day, roles=keys, places=())


def test_who_left_a_town_and_who_came_to_it_are_two_ways() -> None:
    assert kinds(going(1, "2019-03-05", to="place:port"), going(2, "2019-03-06", to="place:port")) == ["time"]
    assert kinds(going(1, "2019-03-05", to="place:port"), going(2, "2019-03-06", **{"from": "place:port"})) == []
    planes = [replace(going(n, f"2019-03-0{n}", to="place:port"), roles={}, places=(PORT,)) for n in (5, 6)]
    assert kinds(*planes) == []  # whatever lands there lands every day


SPOKESMAN = Speaker("person", "person:5", "الناطق")


def test_a_report_that_tells_what_was_not_denies_nobody_word() -> None:
    yes, no = going(1, "2019-03-05", to="place:port"), going(2, "2019-03-05", to="place:port")
    no = replace(no, denied=True)
    assert list(denied([yes, no])) == []
    assert [each.kind for each in denied([yes, replace(no, speaker=SPOKESMAN)])] == ["denied"]
    elsewhere = {**no.roles, "to": frozenset({"place:hill"})}
    assert list(denied([yes, replace(no, speaker=SPOKESMAN, roles=elsewhere)])) == []


def test_a_denial_that_names_its_days_is_of_those() -> None:
    roles = {"actor": frozenset({"group:a"})}
    no = said(2, "attack", "2019-03-25", roles=roles, denied=True, speaker=SPOKESMAN)
    before = said(1, "attack", None, roles=roles, published="2019-03-05")
    voice = replace(no, speaker=replace(SPOKESMAN, through=frozenset({"group:a"})))
    assert list(denied([before, voice])) == []
    assert [each.kind for each in denied([replace(before, published="2019-03-25"), voice])] == ["denied"]


def test_what_is_handed_over_is_the_same_thing() -> None:
    to = {"to": frozenset({"group:a"})}
    bodies = said(1, "handover", roles=to, counted="جثث", denied=True, speaker=SPOKESMAN, places=())
    camps = said(2, "handover", roles=to, counted="معسكر", places=())
    assert list(denied([bodies, camps])) == []
    assert [each.kind for each in denied([bodies, replace(camps, counted="جثث")])] == ["denied"]


def test_wounds_of_the_dead_are_no_sign_of_life() -> None:
    victim = {"victim": frozenset({"person:7"})}
    assert list(of_people([said(1, roles=victim), said(2, "injury", "2019-03-07", roles=victim)])) == []
