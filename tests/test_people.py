"""Who is who: what puts people together, and what keeps them apart."""

from __future__ import annotations

import random
from collections.abc import Sequence

from khabar.identity.people import people
from khabar.identity.profiles import Profile, strength
from khabar.identity.rulings import Decided


def profile(
    number: int, *names: str, facts: str = "", around: str = "", nation: str = "", text: int = 0, serves: str = ""
) -> Profile:  # fmt: skip
    return Profile(
        number,
        number,
        names,
        frozenset(facts.split()),
        frozenset(around.split()),
        frozenset(nation.split()),
        text or number,
        frozenset(serves.split()),
    )


def clusters(*profiles: Profile, decided: Sequence[Decided] = ()) -> set[frozenset[int]]:
    return {frozenset(members) for members in people(profiles, decided).clusters.values()}


def sets(*members: str) -> set[frozenset[int]]:
    return {frozenset(map(int, each.split())) for each in members}


def test_what_a_name_can_carry() -> None:
    for name, expected in [
        ("أبو محمد", "kunya"), ("الهلباوي", "single"), ("محمد علي", "common"), ("سامر الهلباوي", "pair"),
        ("أبو محمد الهلباوي", "pair"), ("سامر بن خالد الهلباوي", "whole"), ("", "none"), ("Samer al-Halabawi", "pair"),
    ]:  # fmt: skip
        assert strength(name) == expected, name


def test_one_name_in_two_spellings_and_scripts() -> None:
    one = profile(1, "عبد الرحمن الهلباوي", facts="org:police title:مدير")
    assert clusters(one, profile(2, "عبدالرحمن الهلباوى")) == {frozenset({1, 2})}
    assert clusters(one, profile(2, "Abdulrahman al-Halbawi", facts="org:police")) == {frozenset({1, 2})}


def test_a_bare_kunya_never_merges_alone() -> None:
    assert len(clusters(profile(1, "أبو محمد"), profile(2, "أبو محمد"))) == 2
    assert len(clusters(profile(1, "أبو محمد"), profile(2, "أبو محمد الهلباوي"))) == 2
    org_only = [profile(n, "أبو محمد", facts="org:islamic-state") for n in (1, 2)]
    assert len(clusters(*org_only)) == 2
    both = [profile(n, "أبو محمد", facts="org:islamic-state title:امير") for n in (1, 2)]
    assert len(clusters(*both)) == 1


def test_two_of_one_short_name_in_one_report_are_two() -> None:
    two = [Profile(n, 1, ("محمد",), frozenset({"org:a"}), text=1) for n in (1, 2)]
    assert len(clusters(*two)) == 2


def test_two_men_of_one_name_whose_posts_differ() -> None:
    one, two = (
        profile(1, "سامر الهلباوي", facts="title:مدير org:a"),
        profile(2, "سامر الهلباوي", facts="title:مهرب org:b"),
    )
    assert len(clusters(one, two)) == 2
    assert len(clusters(one, two, profile(3, "سامر الهلباوي", facts="title:مدير"))) == 2
    assert len(clusters(one, profile(3, "سامر الهلباوي"))) == 1


def test_father_and_son_nationalities_and_fathers_keep_apart() -> None:
    assert len(clusters(profile(1, "أحمد بن خالد الهلباوي"), profile(2, "خالد بن أحمد الهلباوي"))) == 2
    assert len(clusters(profile(1, "أحمد بن خالد الهلباوي"), profile(2, "أحمد بن سالم الهلباوي"))) == 2
    tunisian, saudi = profile(1, "سامر خالد الهلباوي", nation="تونسي"), profile(2, "سامر خالد الهلباوي", nation="سعودي")
    assert len(clusters(tunisian, saudi)) == 2
    one, two = (
        profile(n, "سامر خالد الهلباوي", facts="org:a", nation=nation) for n, nation in ((1, "تونسي"), (2, "سعودي"))
    )
    assert len(clusters(one, two)) == 1  # and shown as a contradiction


def test_two_of_one_full_name_who_serve_two_states_are_two() -> None:
    name = "سامر خالد الهلباوي"
    tunisian, saudi = (
        profile(1, name, facts="title:وزير", serves="تونسي"),
        profile(2, name, facts="title:وزير", serves="سعودي"),
    )
    found = people([tunisian, saudi])
    assert set(map(frozenset, found.clusters.values())) == sets("1", "2")
    (judged,) = found.judged  # and are shown beside each other
    assert (judged.verdict, judged.reasons[-1].code) == ("different", "identity.serves")
    assert clusters(tunisian, profile(2, name, serves="تونسي سعودي")) == sets("1 2")
    assert clusters(tunisian, profile(2, name)) == sets("1 2")
    moved = [profile(n, name, facts="org:a", serves=state) for n, state in ((1, "تونسي"), (2, "سعودي"))]
    assert clusters(*moved) == sets("1 2")


def test_a_family_name_alone_joins_whom_alone_it_fits() -> None:
    full = profile(1, "سامر الهلباوي", facts="org:police")
    lone = profile(2, "الهلباوي", facts="org:police")
    assert clusters(full, lone) == {frozenset({1, 2})}
    assert len(clusters(full, profile(2, "الهلباوي"))) == 2
    brother = profile(3, "ناصر الهلباوي", facts="org:police")
    assert frozenset({2}) in clusters(full, lone, brother)


def test_who_was_split_stays_split_and_who_was_joined_stays_joined() -> None:
    four = [profile(n, "سامر خالد الهلباوي") for n in range(1, 5)]
    for verdict in ("apart", "different"):
        split = [Decided(verdict, 3, 1)]  # type: ignore[arg-type]
        assert clusters(*four, decided=split) == sets("1 2 4", "3")
        assert clusters(*four, profile(5, "سامر خالد الهلباوي"), decided=split) == sets("1 2 4 5", "3")
    joined = [Decided("same", 1, 2)]
    assert clusters(profile(1, "أبو محمد"), profile(2, "ناصر الهلباوي"), decided=joined) == sets("1 2")


def test_two_who_were_never_one_are_held_apart_and_neither_leaves_their_own() -> None:
    one, two = (
        [profile(n, "سامر الهلباوي", facts="org:a") for n in (1, 2)],
        profile(3, "سامر خالد الهلباوي", facts="org:b"),
    )
    assert clusters(*one, two) == sets("1 2", "3")
    held = [Decided("different", 1, 3)]
    assert clusters(*one, two, decided=held) == sets("1 2", "3")
    later = profile(4, "سامر خالد الهلباوي", facts="org:a org:b")  # would bring all of them together
    assert clusters(*one, two, later) == sets("1 2 3 4")
    assert clusters(*one, two, later, decided=held) == sets("1 2", "3 4")


def test_who_is_taken_out_takes_nobody_along() -> None:
    known = [profile(1, "سامر الهلباوي", facts="org:a"), profile(2, "Samer al-Halbawi", facts="org:a")]
    other = profile(3, "سامر خالد الهلباوي", facts="org:a")
    assert clusters(*known, other) == sets("1 2 3")
    assert clusters(*known, other, decided=[Decided("apart", 2, 1)]) == sets("1 3", "2")
    assert clusters(*known, other, decided=[Decided("apart", 1, 3)]) == sets("2 3", "1")
    link = [
        profile(4, "سامر الهلباوي", facts="org:b"),
        profile(5, "Samer al-Halbawi"),
        profile(6, "سامر الهلباوي", facts="org:c"),
    ]
    assert clusters(*link) == sets("4 5 6")
    out = people(link, [Decided("apart", 5, 6)])  # nobody with whom it was one was named
    assert set(map(frozenset, out.clusters.values())) == sets("4", "5", "6")
    assert {each.verdict for each in out.judged if 5 in (each.left, each.right)} == {"unsure", "different"}


def test_of_two_who_were_joined_one_report_is_taken_out_and_the_rest_stays_joined() -> None:
    some = [
        profile(1, "أبو محمد", text=9),
        profile(2, "أبو محمد", text=9),
        *(profile(n, "ناصر الهلباوي") for n in (3, 4)),
    ]
    joined = Decided("same", 1, 3)
    assert clusters(*some, decided=[joined]) == sets("1 2 3 4")
    assert clusters(*some, decided=[joined, Decided("apart", 1, 3)]) == sets("1", "2 3 4")
    assert clusters(*some, decided=[joined, Decided("different", 2, 4)]) == sets("1 2", "3 4")


def test_the_later_word_outweighs_the_earlier() -> None:
    some = [profile(1, "أبو محمد"), profile(2, "ناصر الهلباوي"), profile(3, "سامر خالد العولقي")]
    same, apart, different = Decided("same", 1, 2), Decided("apart", 1, 2), Decided("different", 2, 1)
    for last, expected in ((same, sets("1 2", "3")), (apart, sets("1", "2", "3")), (different, sets("1", "2", "3"))):
        assert clusters(*some, decided=[same, apart, different, last]) == expected
    round_about = [different, Decided("same", 1, 3), Decided("same", 3, 2)]
    assert clusters(*some, decided=round_about) == sets("1 2 3")
    assert clusters(*some, decided=[*round_about, different]) == sets("1 3", "2")


def test_the_order_of_reports_changes_nothing() -> None:
    chance = random.Random(2)
    some = [
        profile(1, "سامر الهلباوي", facts="org:a"), profile(2, "Samer al-Halbawi", facts="org:a"), profile(3, "الهلباوي", facts="org:a"),
        profile(4, "أبو محمد", facts="org:a title:x"), profile(5, "أبو محمد", facts="org:a title:x"), profile(6, "سامر الهلباوي"),
    ]  # fmt: skip
    first = clusters(*some)
    for _ in range(5):
        chance.shuffle(some)
        assert clusters(*some) == first


def test_every_judgement_has_reasons() -> None:
    found = people([profile(1, "سامر الهلباوي", facts="org:a"), profile(2, "Samer al-Halbawi", facts="org:a")])
    assert [(j.left, j.right, j.verdict) for j in found.judged] == [(1, 2, "same")]
    codes = {why.code for why in found.judged[0].reasons}
    assert {"identity.names", "name.given.same", "identity.org"} <= codes
