"""The scorer itself: pairs, agreement, and what counts as harmful."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement import pair, same_name, same_thing
from scorer import Gold, Said, Score, faults, misread, score, swapped, weight


def said(event: str, polarity: str = "affirmed", modality: str = "asserted", **roles: str) -> Said:
    return Said(event, {role: (text,) for role, text in roles.items()}, polarity, modality, (), ())


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("سامي الهلالي", "سامي الهلالى", True),
        ("الهلالي", "سامي الهلالي", True),
        ("مدينة حماة", "حماه", True),
        ("بمدينة حماة", "مدينة حماة", True),
        ("قوات النظام", "النظام", True),
        ("قوات النظام", "قوات المعارضة", False),
        ("مدينة", "مدينة حماة", False),
        ("القوات", "القوات", True),
        ("رجل يعمل في دكان صغير قرب السوق", "رجل", False),
        ("", "حماة", False),
    ],
)
def test_same_thing(left: str, right: str, same: bool) -> None:
    assert same_thing(left, right) is same
    assert same_thing(right, left) is same


def test_a_kept_particle_is_still_the_name() -> None:
    assert same_name("وحماة", "حماة")
    assert not same_name("حماة", "حمص")
    assert not same_name("", "")


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(0, 9), max_size=16))
def test_the_pairing_is_the_best_one(weights: dict[tuple[int, int], int]) -> None:
    found = pair({edge: float(weight) for edge, weight in weights.items()})
    assert len(set(found.values())) == len(found)
    best = max(sum(weights.get((i, j), 0) for i, j in enumerate(order)) for order in permutations(range(4)))
    assert sum(weights[edge] for edge in found.items()) == best


@pytest.mark.parametrize(
    ("gold", "reading", "one"),
    [
        (said("arrest", target="سامي"), said("detention", target="سامي"), True),
        (said("arrest", target="سامي"), said("arrest", target="رامي"), False),
        (said("arrest", target="سامي"), said("killing", victim="سامي"), False),
        (said("clash", party="الجيش"), said("attack", actor="الجيش"), True),
        (said("attack", actor="الجيش", target="القرية"), said("attack", actor="القرية", target="الجيش"), False),
        (said("position", holder="سامي", title="وزير الري"), said("appointment", person="سامي", title="مدير"), True),
        (said("control", place="القرية", change="gained"), said("control", place="القرية", change="lost"), True),
        (said("bombing", place="السوق"), said("bombing", place="السوق"), True),
    ],
)
def test_what_is_one_claim(gold: Said, reading: Said, one: bool) -> None:
    assert (weight(gold, reading) > 0) is one


def test_harmful_readings() -> None:
    denied = said("arrest", polarity="denied", target="سامي")
    planned = said("arrest", modality="intended", target="سامي")
    plain = said("arrest", target="سامي")
    assert misread(denied, plain)
    assert misread(planned, plain)
    assert misread(plain, denied)
    assert not misread(plain, said("arrest", modality="possible", target="سامي"))
    assert swapped(said("attack", actor="الجيش", target="القرية"), said("attack", actor="القرية", target="الجيش"))
    assert not swapped(said("attack", actor="الجيش", target="القرية"), said("attack", actor="الجيش"))


TEXT = "قال سامي إن الجيش دخل القرية"


def form(**changes: object) -> dict[str, object]:
    span = {"start": 12, "stop": 17, "text": "الجيش"}
    claim = {
        "id": "c1", "event": "movement",
        "arguments": {"actor": [span], "to": [{"start": 22, "stop": 28, "text": "القرية"}]},
        "polarity": "affirmed", "modality": "asserted", "time": None, "part_of": None,
        "attribution": [
            {"source": {"kind": "outlet", "name": "صحيفة", "text": None, "start": None, "stop": None}},
            {"source": {"kind": "person", "name": "سامي", "text": "سامي", "start": 4, "stop": 8}},
        ],
        "evidence": [{"start": 12, "stop": 28, "text": TEXT[12:28]}],
    }  # fmt: skip
    mentions = [{"id": "m1", "kind": "person", "named": True, "start": 4, "stop": 8, "text": "سامي"}]
    return {"report": {"text": TEXT}, "mentions": mentions, "claims": [claim | changes]}


def gold() -> Gold:
    roles = {"actor": ("الجيش",), "to": ("القرية",)}
    claim = Said("movement", roles, "affirmed", "asserted", ((12, 28),), ("سامي",))
    return Gold("one", TEXT, (claim,), (("person", "سامي"),))


def test_a_perfect_reading() -> None:
    figures = score(gold(), form()).figures()
    assert figures["claims f1"] == figures["exact f1"] == figures["roles f1"] == figures["attribution"] == 1.0
    assert figures["person f1"] == 1.0
    assert figures["harmful"] == figures["false spans"] == 0.0


def test_a_wrong_source_and_a_denial() -> None:
    figures = score(gold(), form(polarity="denied", attribution=[])).figures()
    assert (figures["claims f1"], figures["attribution"], figures["harmful"]) == (1.0, 0.0, 1.0)


def test_scores_add_up() -> None:
    total = Score()
    score(gold(), form(), total)
    score(gold(), form(event="payment"), total)
    assert (total.claims.hits, total.claims.gold, total.claims.said) == (1, 2, 2)
    assert len(total.missed) == len(total.extra) == 1


@pytest.mark.parametrize(
    "evidence",
    [
        [],
        [{"start": 0, "stop": 5, "text": "الجيش"}],
        [{"start": 0, "stop": 99, "text": TEXT}],
        [{"start": 5, "stop": 2}],
    ],
)
def test_false_spans_are_found(evidence: list[object]) -> None:
    assert list(faults(form(evidence=evidence)))
    assert not list(faults(form()))
