"""What a reader of a case does not see: who is hidden, by any page, answer, search or count."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

import khabar
from khabar.pipeline.comparing import compare
from khabar.share.profile import Profile, set_profile
from khabar.share.viewer import Viewer
from khabar.web.desk import Desk
from made_cases import case, hand
from made_servers import signed_in

# The same man is a child in the first report, and told of like anybody in the second.
REPORTS = [
    ("وكالة الضفاف", "قُتل الطفل ناصر الشهاري في مدينة عدن يوم 4 مارس 2019، بحسب مصدر طبي."),
    ("صحيفة الميناء", "قُتل ناصر الشهاري في مدينة عدن يوم 4 مارس 2019، بحسب شرطة عدن."),
    ("مدونة وليد الدرعاني", "اعتقلت الشرطة سامر الهلباوي في تعز يوم 9 مارس 2019."),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("readers") / "case"
    readings = [khabar.read(text, outlet=outlet, published="2019-03-10", title=f"خبر {n}") for n, (outlet, text) in enumerate(REPORTS)]  # fmt: skip
    with case(where, readings) as base:
        compare(base)
        set_profile(base, Profile(minors=True, names=("وليد الدرعاني",)))
    return where


def test_who_is_hidden_in_one_report_does_not_stand_beside_another_that_names_him(folder: Path) -> None:
    with signed_in(folder, "reviewer") as client:
        hit = client.get("/api/search?event=killing").json()["claims"]
        groups = [client.get(f"/api/claims/{each['claim']}").json()["agreement"] for each in hit]
        assert any(group and group["reports"] == 2 for group in groups)  # to who sees all, they are one
    with signed_in(folder, "reader") as client:
        for each in client.get("/api/search?event=killing").json()["claims"]:
            assert client.get(f"/api/claims/{each['claim']}").json()["agreement"] is None
        assert all(row["reports"] == 1 for row in client.get("/api/corroboration?reports=1").json()["rows"])


def test_no_picture_puts_them_beside_each_other(folder: Path) -> None:
    with signed_in(folder, "reviewer") as client:
        lines = client.get("/api/sources/matrix?reports=2").json()["lines"]
        assert max(len(line["cells"]) for line in lines) == 2
    with signed_in(folder, "reader") as client:
        lines = client.get("/api/sources/matrix?reports=2").json()["lines"]
        assert all(len(line["cells"]) == 1 for line in lines)


def test_a_feed_does_not_say_that_there_is_somebody(folder: Path) -> None:
    with signed_in(folder, "reader") as client:
        told = [client.get("/feed", params={"scope": "place", "name": name}) for name in ("الشهاري", "القمطرير")]
        assert [answer.status_code for answer in told] == [200, 200]
        assert [answer.text.count("<entry>") for answer in told] == [0, 0]
        assert client.get("/feed", params={"scope": "place", "name": "ناصر الشهاري"}).status_code == 400  # like a name
    with signed_in(folder, "reviewer") as client:
        assert client.get("/feed", params={"scope": "place", "name": "الشهاري"}).status_code == 400


def test_one_word_that_is_hidden_is_not_found_beside_one_that_is_not(folder: Path) -> None:
    with signed_in(folder, "reader") as client:

        def found(words: str, **more: int) -> tuple[list[int], bool]:
            told = client.get("/api/reports", params={"words": words, **more}).json()
            return sorted(each["report"] for each in told["reports"]), told["more"]

        assert found("عدن") == ([1, 2], False)
        assert found("عدن الشهاري") == ([2], False)  # in the first report he is a child
        assert found("عدن -الشهاري") == ([1], False)
        assert found("الشهاري", limit=1) == ([2], False)
    with signed_in(folder, "reviewer") as client:
        assert found("عدن الشهاري") == ([1, 2], False)
        assert found("عدن -الشهاري") == ([], False)
        assert found("الشهاري", limit=1)[1]


@pytest.mark.parametrize("path", ["/api/reports?outlet=وليد الدرعاني", "/api/search?outlet=وليد الدرعاني&event=arrest"])
def test_a_hidden_outlet_finds_nothing(folder: Path, path: str) -> None:
    with signed_in(folder, "reader") as client:
        told = client.get(path).json()
        assert (told["count"], told.get("reports", told.get("claims"))) == (None, [])
    with signed_in(folder, "reviewer") as client:
        assert client.get(path).json()["count"] == 1


def test_no_page_of_a_person_names_a_hidden_outlet(folder: Path) -> None:
    with signed_in(folder, "reader") as client:
        number = client.get("/api/people?name=سامر الهلباوي").json()["people"][0]["number"]
        told = client.get(f"/api/people/{number}").text
        assert "وليد" not in told
        assert "مدونة" in told


def test_saved_searches_are_for_reviewers(folder: Path) -> None:
    with signed_in(folder, "reader") as client:
        assert client.get("/api/searches").status_code == 403


def test_a_second_reader_sees_nothing_while_the_first_is_looked_through_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    profile = Profile(names=("ناصر الشهاري",))
    slow = threading.Event()

    def redact(self: Viewer, reading: khabar.Reading) -> khabar.Reading:
        slow.set()
        time.sleep(0.3)
        return profile.redact(reading)

    monkeypatch.setattr(Viewer, "redact", redact)
    desk = Desk(folder, hand, None)  # type: ignore[arg-type]
    viewer = Viewer("ar", profile)

    def look() -> None:
        with desk.base() as base:
            desk.shelf.sight(base, viewer, viewer.mark)

    first = threading.Thread(target=look)
    first.start()
    assert slow.wait(5)
    with desk.base() as base:
        sight = desk.shelf.sight(base, viewer, viewer.mark)
    first.join()
    desk.close()
    assert not sight.whole
    assert sight.readings == frozenset()


def test_a_day_that_no_claim_names_is_marked_as_that_of_publication(tmp_path: Path) -> None:
    text = "اعتقلت الشرطة سامر الهلباوي في تعز."
    case(tmp_path / "case", [khabar.read(text, outlet="موقع", published="2019-03-10")]).close()
    with signed_in(tmp_path / "case", "reviewer") as client:
        rows = client.get("/api/timeline?days=published").json()["rows"]
        assert {row["day"] for row in rows} == {"(2019-03-10)"}


def test_a_number_is_that_of_a_report_that_names_them(folder: Path) -> None:
    """A page's number leads to the report that it was counted in: not to one in which they are hidden."""
    asked = {"name": "ناصر الشهاري"}
    with signed_in(folder, "reviewer") as client:
        (told,) = client.get("/api/people", params=asked).json()["people"]
        assert told["number"].startswith("1.")  # of the report that says that he is a child
        hidden = told["number"]
        assert client.get(f"/api/people/{hidden}").json()["number"] == hidden
    with signed_in(folder, "reader") as client:
        (told,) = client.get("/api/people", params=asked).json()["people"]
        assert told["number"].startswith("2.")
        page = client.get(f"/api/people/{told['number']}").json()
        assert page["number"] == page["movements"]["who"] == told["number"]
        assert client.get(f"/api/network?person={told['number']}").status_code == 200
        (choice,) = client.get("/api/network", params=asked).json()["choices"]
        assert choice["number"] == told["number"]
        for path in (f"people/{hidden}", f"network?person={hidden}"):
            assert client.get(f"/api/{path}").status_code == 404, path
        drawn, nobody = (client.get(f"/api/map/picture?who={each}").content for each in (hidden, "99.1"))
        assert drawn == nobody


PLACES = [
    "قال أحد سكان قرية المزروع إن مسلحين اعتقلوا سامر الهلباوي في تعز.",
    "قال أحد سكان بلدة الخوخة إن مسلحين اعتقلوا ماجد الصلوي في عدن.",
    "وصل العقيد فريد العلي إلى المخا يوم الاثنين.",
]


def test_a_list_is_turned_over_what_may_be_seen(tmp_path: Path) -> None:
    """Where something is hidden no page of a list is shorter than the others, and none is left over."""
    with case(tmp_path / "case", [khabar.read(text, outlet="موقع", published="2019-03-10") for text in PLACES]) as base:
        compare(base)
        set_profile(base, Profile(sources=True))
    with signed_in(tmp_path / "case", "reader") as client:

        def page(**asked: int) -> tuple[list[str], bool]:
            told = client.get("/api/places", params=asked).json()
            return [row["name"] for row in told["rows"]], told["more"]

        assert page() == (["تعز", "عدن", "المخا"], False)
        assert [page(limit=1, skip=n) for n in range(3)] == [(["تعز"], True), (["عدن"], True), (["المخا"], False)]
