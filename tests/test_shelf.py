"""What readers see of a reading without its being opened is what redaction leaves of it; and when an answer is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar
from khabar.errors import NotFound
from khabar.share.answers.people import names_in
from khabar.share.hidden import telling
from khabar.share.profile import Profile, set_profile
from khabar.share.shown import Shown
from khabar.share.viewer import Viewer
from khabar.store import Base, ClaimId
from khabar.store.forgetting import forget
from khabar.store.index import SHIFT
from khabar.views import things
from khabar.web.desk import Desk
from made_cases import case, hand, keep
from made_probes import PROFILES
from made_servers import signed_in


@pytest.fixture(params=PROFILES)
def looked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Base, Desk, Viewer]]:
    """A case of invented texts that hide somebody, all of it looked through."""
    profile, probes = PROFILES[request.param]
    readings = [khabar.read(each.text, outlet=each.outlet, title=each.title) for each in probes]
    case(tmp_path / "case", readings).close()
    desk, viewer = Desk(tmp_path / "case", hand, None), Viewer("ar", profile)  # type: ignore[arg-type]
    with desk.base() as base:
        while (sight := desk.shelf.sight(base, viewer, viewer.mark)).looked < sight.all:
            pass
        yield base, desk, viewer
    desk.close()


def test_claims_that_are_opened_alone_are_those_that_redaction_leaves(looked: tuple[Base, Desk, Viewer]) -> None:
    base, desk, viewer = looked
    shared, alone = desk.shown(base, viewer, viewer.mark), Shown(base, viewer)
    gone = 0
    for (row,) in base.rows("SELECT id FROM claim"):
        number = ClaimId.of(row)
        left = alone.claim(number)
        assert shared.claim(number) == left
        whole = alone.readings(number.reading)[0].claims[number.number - 1]
        assert shared.open(number) == (left is not None and telling(left.claim) == telling(whole))
        gone += left is None
    assert gone
    assert shared.claim(ClaimId(1, 400)) is None
    for reading in {row >> SHIFT for (row,) in base.rows("SELECT id FROM claim")}:
        assert shared.readings(reading)[1] == alone.readings(reading)[1]


def test_names_that_are_looked_up_are_those_that_redaction_leaves(looked: tuple[Base, Desk, Viewer]) -> None:
    base, desk, viewer = looked
    shared, alone = desk.shown(base, viewer, viewer.mark), Shown(base, viewer)
    for row, kind in base.rows("SELECT id, kind FROM entity"):
        at = ClaimId.of(row)
        whole, shown = alone.readings(at.reading)
        part, entity = shared.part(at.reading), whole.entities[at.number - 1]
        if kind == "person":
            left = [m.text for m in shown.mentions if m.entity == entity.id and m.kind == "person" and m.named]
            assert names_in(shared, [row]).get(row, []) == left
        named = next((e.name for e in shown.entities if e.id == entity.id), None)
        assert part.called.get(row, entity.name) == named
        assert (row in part.unnamed) == (alone.entity(at) is None)
        assert not part.heading or part.outlet == shown.report.outlet


REPORTS = ["قُتل ناصر الشهاري في مدينة عدن.", "قُتل ثلاثة جنود في مدينة عدن يوم 4 مارس 2019."]
ANSWER = "/api/places"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with case(tmp_path / "case", [khabar.read(text, outlet="وكالة") for text in REPORTS]) as base:
        set_profile(base, Profile(names=("ناصر الشهاري",)))
    return tmp_path / "case"


def test_an_answer_to_a_reader_is_kept_until_the_case_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("khabar.share.answers.things.all_of", lambda *a, **k: asked.append(1) or things.all_of(*a, **k))
    with signed_in(folder, "reader") as client:
        client.get("/api/map")  # all is looked through
        for _ in range(3):
            client.get(ANSWER)
        assert len(asked) == 1
        with Base.open(folder, hand()) as base:
            keep(base, khabar.read("اعتقلت الشرطة ثلاثة مسلحين في تعز.", outlet="موقع"))
        for _ in range(2):
            client.get(ANSWER)
        client.get("/api/map")
        assert len(asked) == 3  # while not all is looked through, none is kept


def test_words_that_were_forgotten_are_let_go(folder: Path) -> None:
    desk, viewer = Desk(folder, hand, None), Viewer("ar", Profile(names=("ناصر الشهاري",)))  # type: ignore[arg-type]
    with desk.base() as base:
        desk.shelf.sight(base, viewer, viewer.mark)
        assert desk.shelf.packed(viewer.mark, 1) is not None
        forget(base, 1)
        desk.shelf.sight(base, viewer, viewer.mark)
        assert desk.shelf.packed(viewer.mark, 1) is None
        with pytest.raises(NotFound):
            desk.shown(base, viewer, viewer.mark).readings(1)
    desk.close()
