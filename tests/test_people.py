"""Who is who: what puts people together, and what keeps them apart."""

from __future__ import annotations

import random

from khabar.identity.people import Decisions, people
from khabar.identity.profiles import Profile, strength


def profile(number: int, *names: str, facts: str = "", around: str = "", nation: str = "", text: int = 0) -> Profile:
    return Profile(
        number,
        number,
        names,
        frozenset(facts.split()),
        frozenset(around.split()),
        frozenset(nation.split()),
        text or number,
    )


def clusters(*profiles: Profile, decisions: Decisions | None = None) -> set[frozenset[int]]:
    return {frozenset(members) for members in people(profiles, decisions).clusters.values()}


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


def test_a_family_name_alone_joins_whom_alone_it_fits() -> None:
    full = profile(1, "سامر الهلباوي", facts="org:police")
    lone = profile(2, "الهلباوي", facts="org:police")
    assert clusters(full, lone) == {frozenset({1, 2})}
    assert len(clusters(full, profile(2, "الهلباوي"))) == 2
    brother = profile(3, "ناصر الهلباوي", facts="org:police")
    assert frozenset({2}) in clusters(full, lone, brother)


def test_who_was_split_stays_split_and_who_was_joined_stays_joined() -> None:
    four = [profile(n, "سامر خالد الهلباوي") for n in range(1, 5)]
    split = Decisions(different=[(3, 1)])
    assert clusters(*four, decisions=split) == {frozenset({1, 2, 4}), frozenset({3})}
    joined = Decisions(same=[(1, 2)])
    assert clusters(profile(1, "أبو محمد"), profile(2, "ناصر الهلباوي"), decisions=joined) == {frozenset({1, 2})}


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
