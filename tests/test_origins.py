"""Independent origins, claims that agree, and claims that cannot both hold."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.identity.agencies import agencies, house, is_agency
from khabar.identity.agreements import Agreement, agreements
from khabar.identity.contradictions import denied, of_people, within
from khabar.identity.origins import origins
from khabar.identity.posts import one_post
from khabar.identity.reasons import Why, pack, unpack
from khabar.identity.statements import Place, Speaker, Statement

OUTLETS = iter(range(1000))


def outlet() -> Speaker:
    name = f"صحيفة {next(OUTLETS)}"
    return Speaker("outlet", f"house:{name}", name)


def person(key: str, *through: str) -> Speaker:
    return Speaker("person", f"person:{key}", key, frozenset(through))


REUTERS = Speaker("agency", "house:reuters", "رويترز", frozenset({"house:reuters"}))


def said(
    number: int, speaker: Speaker | None = None, *, text: int = 0, event: str = "killing", **more: object
) -> Statement:
    return Statement(number, number, event, speaker=speaker or outlet(), text=text or number, **more)  # type: ignore[arg-type]


def span(*statements: Statement) -> tuple[int, int]:
    found = origins(statements)
    return found.low, found.high


def test_copies_count_once() -> None:
    assert span(said(1), said(2, text=1), said(3, text=1)) == (1, 1)


def test_one_agency_and_one_named_source_count_once() -> None:
    assert span(said(1, REUTERS), said(2, REUTERS)) == (1, 1)
    assert span(said(1, person("7")), said(2, person("7"))) == (1, 1)
    assert span(said(1, person("7")), said(2, person("8"))) == (2, 2)


def test_what_cannot_be_known_is_a_range() -> None:
    assert span(said(1), said(2)) == (1, 2)
    assert span(said(1, person("7")), said(2)) == (1, 2)
    assert span(
        said(1, person("7")), said(2, person("8")), said(3), said(4, Speaker("anonymous", "", "مصدر أمني"))
    ) == (2, 4)


def test_two_whom_one_agency_quotes_are_one_to_two() -> None:
    assert span(said(1, person("7", "house:reuters")), said(2, person("8", "house:reuters"))) == (1, 2)
    assert span(said(1, REUTERS), said(2, person("8", "house:reuters"))) == (1, 2)


def test_a_headline_without_a_source_is_no_origin_beside_the_report_that_names_one() -> None:
    statements = [said(1, person("7")), Statement(2, 1, "killing", speaker=outlet(), text=1)]
    assert span(*statements) == (1, 1)
    assert set(origins(statements).of) == {1, 2}


def test_every_origin_has_its_line() -> None:
    found = origins([said(1, REUTERS), said(2, REUTERS), said(3), said(4, text=3)])
    codes = [why.code for why in found.reasons]
    assert codes == ["origin.agency", "origin.copies", "origin.outlet.perhaps"]
    assert found.reasons[0].reports == (1, 2)


def test_reasons_are_kept_as_they_are() -> None:
    reasons = (Why("origin.copies", reports=(1, 2)), Why("name.given.same", "سامر", "Samer"))
    assert unpack(pack(reasons)) == reasons
    assert unpack(None) == ()


VICTIM = {"victim": frozenset({"person:7"})}
ADEN, TAIZ = Place("place:aden"), Place("place:taiz")


def test_the_death_of_one_person_is_one_event_whatever_the_day() -> None:
    one = said(1, roles=VICTIM, first="2019-03-05", last="2019-03-05", places=(ADEN,))
    two = said(2, roles=VICTIM, first="2019-03-09", last="2019-03-09", places=(TAIZ,))
    group = agreements([one, two])[0]
    assert [s.id for s in group.claims] == [1, 2]
    kinds = {c.kind for c in within(group, {1: 1, 2: 2})}
    assert kinds == {"time", "place"}


def test_a_rumour_of_a_year_ago_is_not_the_death_of_yesterday() -> None:
    rumour = said(1, roles=VICTIM, first="2018-01-01", last="2018-12-31", modality="alleged")
    killed = said(2, roles=VICTIM, first="2019-05-09", last="2019-05-09")
    undated = said(3, roles=VICTIM, published="2019-05-10")
    assert [[s.id for s in group.claims] for group in agreements([rumour, killed, undated])] == [[2, 3]]
    assert list(of_people([rumour, killed])) == []
    dated = said(4, roles=VICTIM, first="2018-06-01", last="2018-06-30")
    assert [(c.left, c.right, c.kind) for c in of_people([killed, dated])] == [(2, 4, "time")]


def toll(number: int, count: float, day: str = "2019-03-05", place: Place = ADEN, **more: object) -> Statement:
    return said(number, count=(count, count), first=day, last=day, places=(place,), **more)


def test_tolls_of_one_place_and_day_are_one_and_their_numbers_differ() -> None:
    group = agreements([toll(1, 20), toll(2, 24), toll(3, 20, place=TAIZ), toll(4, 21, "2019-03-20")])
    assert [[s.id for s in each.claims] for each in group] == [[1, 2]]
    found = list(within(group[0], {1: 1, 2: 2}))
    assert [(c.kind, c.reasons[0].first, c.reasons[0].second) for c in found] == [("count", "20", "24")]


def test_copies_are_not_held_against_each_other_twice() -> None:
    group = Agreement(1, "killing", (toll(1, 20), toll(2, 20, text=1), toll(3, 24)))
    assert len(list(within(group, {1: 1, 2: 1, 3: 2}))) == 1


def test_at_least_twenty_does_not_contradict_twenty_four() -> None:
    least = said(1, count=(20, None), approximate=True, places=(ADEN,), first="2019-03-05", last="2019-03-05")
    assert list(within(Agreement(1, "killing", (least, toll(2, 24))), {1: 1, 2: 2})) == []


def test_denied() -> None:
    assert [c.kind for c in denied([said(1, roles=VICTIM), said(2, roles=VICTIM, denied=True)])] == ["denied"]
    assert list(denied([said(1, roles=VICTIM), said(2, text=1, roles=VICTIM, denied=True)])) == []  # copies
    other = {"victim": frozenset({"person:8"})}
    assert list(denied([said(1, roles=VICTIM), said(2, roles=other, denied=True)])) == []


HOUTHIS = Speaker("person", "person:5", "الناطق", frozenset({"group:houthis"}))
SHELLED: dict[str, Any] = {"event": "shelling", "places": (ADEN,), "counted": "سوق", "published": "2019-03-06"}
BY = {"actor": frozenset({"group:houthis"})}


@pytest.mark.parametrize(
    ("claim", "denial", "found"),
    [
        ({}, {}, True),  # the same market, and nobody is blamed
        ({"roles": BY}, {}, True),  # he speaks for those who are blamed
        ({"roles": {"actor": frozenset({"group:coalition"})}}, {}, False),  # others are blamed
        ({"counted": "مشفي"}, {}, False),  # something else was hit, and nobody is blamed
        ({"roles": BY}, {"places": ()}, False),  # where, he does not say
        ({"roles": BY, "published": "2018-01-01"}, {}, False),  # long before
        (
            {"roles": BY, "first": "2019-03-05", "last": "2019-03-05"},
            {"first": "2019-03-01", "last": "2019-03-01"},
            False,
        ),
    ],
)
def test_who_denies_for_himself(claim: dict[str, Any], denial: dict[str, Any], found: bool) -> None:
    yes, no = said(1, **{**SHELLED, **claim}), said(2, HOUTHIS, denied=True, **{**SHELLED, **denial})
    assert bool(list(denied([yes, no]))) == found


def test_who_is_denied_to_be_dead_and_went_on() -> None:
    dead = said(1, roles=VICTIM, first="2019-03-05", last="2019-03-05")
    alive = {"event": "movement", "roles": {"actor": frozenset({"person:7"})}, "published": "2019-03-09"}
    assert list(of_people([dead, said(2, **alive)])) == []  # it may have been before
    assert [c.kind for c in of_people([dead, said(2, **alive), Statement(3, 2, "killing", True, roles=VICTIM)])] == [
        "fate"
    ]


def test_fewer_of_all_than_of_some() -> None:
    soldiers, everybody = toll(1, 20, counted="جندي"), toll(2, 24, counted="~")
    assert list(within(Agreement(1, "killing", (soldiers, everybody)), {1: 1, 2: 2})) == []
    assert [c.kind for c in within(Agreement(1, "killing", (soldiers, toll(2, 15, counted="~"))), {1: 1, 2: 2})] == [
        "count"
    ]
    assert [c.kind for c in within(Agreement(1, "killing", (soldiers, toll(2, 15, counted="مجند"))), {1: 1, 2: 2})] == [
        "count"
    ]


@pytest.mark.parametrize(
    ("one", "two", "grouped"),
    [
        ({"counted": "جندي"}, {"counted": "مهاجم"}, False),  # soldiers here, attackers there
        ({"counted": "جندي"}, {"counted": "عناصر"}, True),
        ({}, {"places": (), "nearby": (ADEN,)}, True),  # the same number, and its report tells of the place
        ({}, {"places": (), "nearby": (ADEN,), "count": (21.0, 21.0)}, False),
        ({}, {"places": (), "nearby": (ADEN,), "first": "2019-04-05", "last": "2019-04-05"}, False),
        ({}, {"first": None, "last": None, "published": "2019-04-05"}, True),  # told again a month later
        ({}, {"first": None, "last": None, "published": "2019-04-05", "count": (21.0, 21.0)}, False),
        ({}, {"places": (), "quotes": frozenset({"house:one"})}, True),  # it quotes the other
        ({}, {"places": (), "quotes": frozenset({"house:two"})}, False),
        ({}, {"places": (), "quotes": frozenset({"house:one"}), "count": (21.0, 21.0)}, False),
    ],
)
def test_tolls_that_are_one(one: dict[str, Any], two: dict[str, Any], grouped: bool) -> None:
    day = {"first": "2019-03-05", "last": "2019-03-05"}
    toll_: dict[str, Any] = {"count": (20.0, 20.0), "places": (ADEN,), "published": "2019-03-06", **day}
    statements = [said(1, house="house:one", **{**toll_, **one}), said(2, house="house:other", **{**toll_, **two})]
    assert bool(agreements(statements)) == grouped


def test_a_toll_of_anybody_brings_soldiers_and_attackers_not_together() -> None:
    soldiers, attackers = toll(2, 15, counted="جندي"), toll(3, 12, counted="مهاجم")
    for claims in ([toll(1, 14, counted="~"), soldiers, attackers], [toll(1, 14, counted="~"), attackers, soldiers]):
        found = agreements(claims)
        assert [len(each.claims) for each in found] == [2]
        assert not {soldiers.id, attackers.id} <= {s.id for s in found[0].claims}


def test_two_that_many_tell_of_together_are_one_way_and_not_one_more_each_time() -> None:
    """Claims that are joined by one of them are asked of again by the other: what a way keeps must not double."""
    both = {"actor": frozenset({"person:7", "person:8"}), "to": frozenset({TAIZ.key})}
    claims = [said(n, event="flight", first="2019-03-05", last="2019-03-05", roles=both, places=(TAIZ,)) for n in range(1, 40)]  # fmt: skip
    assert [len(each.claims) for each in agreements(claims)] == [39]


def test_the_next_way_is_not_the_first_one_told_again() -> None:
    def went(number: int, day: str | None, **ends: str) -> Statement:
        roles = {"actor": frozenset({"person:7"}), **{role: frozenset({place}) for role, place in ends.items()}}
        return said(number, event="flight", first=day, last=day, roles=roles)

    vague = went(1, None)  # fits both: it must not make one of them
    first, again = went(2, "2019-03-04", **{"from": "place:a", "to": "place:b"}), went(3, "2019-03-05", to="place:b")
    onward = went(4, "2019-03-06", **{"from": "place:b", "to": "place:c"})
    assert [[c.id for c in each.claims] for each in agreements([vague, first, again, onward])] == [[1, 2, 3]]


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        ({"to": "raqqa"}, {"to": "raqqa"}, True),
        ({"to": "raqqa"}, {}, True),
        ({"to": "raqqa"}, {"to": "tal-afar"}, False),
        ({"to": "raqqa"}, {"to": "~الهول"}, False),  # a name that no list knows is another town
        ({"to": "syria"}, {"to": "raqqa"}, True),  # which lies in it
        ({"to": "syria"}, {"to": "~الهول"}, True),  # which may lie in it
        ({"to": "raqqa"}, {"to": "~المدينه#7"}, True),  # any town is «the town»
        ({"from": "mosul"}, {"from": "raqqa"}, False),
        ({"from": "mosul", "to": "raqqa"}, {"from": "mosul", "to": "tal-afar"}, False),
    ],
)
def test_flights_to_two_places_are_two(one: dict[str, str], two: dict[str, str], joined: bool) -> None:
    syria = Place("place:syria", frozenset({"place:SY"}), True, True, "place:SY")
    raqqa = Place("place:raqqa", frozenset({"place:SY", "place:SY/الرقة"}))

    def fled(number: int, ends: dict[str, str], *, alone: bool) -> Statement:
        roles = {role: frozenset({f"place:{end}"}) for role, end in ends.items()}
        roles["actor"] = frozenset({"person:7" if alone else "group:islamic-state"})
        places = tuple(known for known in (syria, raqqa) if known.key in frozenset[str]().union(*roles.values()))
        count = None if alone else (20.0, 20.0)
        return said(number, event="flight", roles=roles, count=count, places=places, published="2019-03-05")

    for alone in (True, False):
        assert bool(agreements([fled(1, one, alone=alone), fled(2, two, alone=alone)])) == joined
    vague = fled(3, {}, alone=True)  # it must not make one of two
    every = agreements([vague, fled(1, one, alone=True), fled(2, two, alone=True)])
    assert any({1, 2} <= {claim.id for claim in group.claims} for group in every) == joined


def test_many_who_tell_of_one_way_stay_one_way() -> None:
    roles = {"actor": frozenset({"person:7", "person:8"}), "from": frozenset({"place:a"}), "to": frozenset({"place:b"})}
    told = [said(n, event="flight", roles=roles, published="2019-03-05") for n in range(1, 61)]
    assert [len(group.claims) for group in agreements(told)] == [60]


def test_claims_of_two_copies_need_no_anchor() -> None:
    one, two = said(1, event="seizure", counted="هاتف"), said(2, event="seizure", counted="هاتف", text=1)
    assert len(agreements([one, two])) == 1
    assert agreements([one, said(2, event="seizure", counted="هاتف")]) == []


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("الناطق الرسمي باسم", "المتحدث باسم", True),
        ("مسؤول ملف النفط", "أمير النفط", True),
        ("القائد العسكري", "المسؤول العسكري", True),
        ("وزير الدفاع السابق", "وزير الداخلية السابق", False),
        ("وزير الدفاع الأمريكي", "وزير الخارجية الأمريكي", False),
        ("قائد", "قائد لواء", False),
        ("رئيس الوزراء", "نائب رئيس الوزراء", False),
    ],
)
def test_one_post_in_other_words(one: str, two: str, same: bool) -> None:
    assert one_post(one, two) == same


def test_dead_here_alive_there() -> None:
    dead = said(1, roles=VICTIM, first="2019-03-05", last="2019-03-05")
    alive = said(2, event="arrest", roles={"target": frozenset({"person:7"})}, first="2019-04-01", last="2019-04-01")
    before = said(3, event="arrest", roles={"target": frozenset({"person:7"})}, first="2019-01-01", last="2019-01-01")
    assert [(c.left, c.right, c.kind) for c in of_people([dead, alive, before])] == [(1, 2, "fate")]
    planned = said(4, roles=VICTIM, first="2019-03-05", last="2019-03-05", modality="intended")
    assert list(of_people([planned, alive])) == []


def test_two_nationalities() -> None:
    one, two = (
        said(n, event="nationality", roles={"person": frozenset({"person:7"}), "country": frozenset({word})})
        for n, word in ((1, "تونسي"), (2, "سعودي"))
    )
    assert [c.kind for c in of_people([one, two])] == ["identity"]


def test_agencies_in_datelines_and_sentences() -> None:
    assert {(a.key, a.start) for a in agencies("عدن (رويترز) - قال مصدر إن")} == {("reuters", 0)}
    text = "وصل الوفد. وقال مصدر لوكالة الفرات للأنباء إن الاجتماع تأجل. وانتهى."
    found = agencies(text)
    assert [(a.key, a.name) for a in found] == [("فرات", "الفرات")]
    assert text[found[0].start : found[0].stop].strip().startswith("وقال مصدر")
    assert agencies("نفت وكالة الاستخبارات المركزية ذلك") == []
    assert house("وكالة الفرات للأنباء") == house("الفرات") == "فرات"
    assert is_agency("وكالة الفرات للأنباء")
    assert not is_agency("صحيفة الميناء")
