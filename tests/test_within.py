"""A place among the words that fill a role: «بلدة الخوخة» is الخوخة, on its page, by search and on the map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar
from khabar.pipeline.comparing import compare, is_fresh
from khabar.store import Base
from khabar.store.search import Filter, find_claims
from khabar.store.verification import verify
from khabar.store.words import Question
from khabar.views.things import thing
from khabar.views.whereabouts import whereabouts
from made_cases import case, hand
from made_servers import at_home

TEXTS = [
    "اعتقلت الشرطة سامر الهلباوي في الخوخة.",
    "قصف الطيران بلدة الخوخة.",
    "سيطرت القوات على بلدة الخوخة شمال عدن.",
    "استهدفت غارة مقراً قرب الخوخة وقتل جنديان في عدن.",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    readings = [khabar.read(text, outlet="موقع", published="2019-03-10", title=f"خبر {n}") for n, text in enumerate(TEXTS)]  # fmt: skip
    with case(tmp_path / "c", readings) as base:
        compare(base)
    return tmp_path / "c"


@pytest.fixture
def base(folder: Path) -> Iterator[Base]:
    with Base.open(folder, hand()) as base:
        yield base


def number(base: Base, name: str) -> int:
    return int(base.rows("SELECT id FROM cluster WHERE kind = 'place' AND name = ?", name)[0][0])


def told(base: Base, name: str) -> set[tuple[str, int]]:
    """Kinds of event on the page of a place, with their reports."""
    found = thing(base, number(base, name))
    assert found is not None
    assert {event: sum(len(each.claims) for each in lines) for event, lines in found.lines.items()} == found.claims
    return {(event, report) for event, lines in found.lines.items() for line in lines for report in line.reports}


def test_a_page_of_a_place_has_what_befell_the_town_of_that_name(base: Base) -> None:
    assert {("arrest", 1), ("air-strike", 2), ("control", 3)} <= told(base, "الخوخة")


def test_it_is_found_by_its_place(base: Base) -> None:
    found = find_claims(base, Question(""), Filter(place="الخوخة"))
    assert {2, 3} <= {hit.report for hit in found.hits}


def test_the_map_and_the_page_name_the_same_places(base: Base) -> None:
    place = number(base, "الخوخة")
    there = {at.claim for at in whereabouts(base) if at.cluster == place}
    assert whereabouts(base, sorted(there)) == [at for at in whereabouts(base) if at.claim in there]
    found = thing(base, place)
    assert found is not None
    assert there <= found.roles.keys()


def test_a_base_of_the_version_before_learns_it(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        base.db.execute("DROP INDEX filler_within")
        base.db.execute("DROP TABLE clearance")  # of the version behind
        base.db.execute("ALTER TABLE filler DROP COLUMN within")
        base.db.pragma("user_version", 6)
    with Base.open(folder, hand()) as base:
        assert not is_fresh(base)
        assert compare(base)
        assert is_fresh(base)
        assert ("air-strike", 2) in told(base, "الخوخة")
        assert list(verify(base)) == []


def test_a_reader_sees_it_as_well(folder: Path) -> None:
    with at_home(folder) as client:
        (row,) = client.get("/api/places?name=الخوخة").json()["rows"]
        sections = client.get(f"/api/places/{row['number']}").json()["sections"]
        assert {"air-strike", "control", "arrest"} <= sections.keys()
