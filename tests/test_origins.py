"""Independent origins, claims that agree, and claims that cannot both hold."""

from __future__ import annotations

from khabar.identity.agencies import agencies, house, is_agency
from khabar.identity.agreements import Agreement, agreements
from khabar.identity.contradictions import of_people, within
from khabar.identity.origins import origins
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
    group = agreements([said(1, roles=VICTIM), said(2, roles=VICTIM, denied=True)])[0]
    assert [c.kind for c in within(group, {1: 1, 2: 2})] == ["denied"]


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
