"""What pages do with names in a line of the other direction: each is held apart, and nothing in them is markup."""

from __future__ import annotations

from pathlib import Path

import pytest

import khabar
from khabar.share.profile import profile_of
from khabar.share.shown import chain_words
from khabar.share.viewer import Viewer
from khabar.store import Base
from khabar.web.templates import apart, chain, several
from made_cases import case, hand
from made_servers import at_home, form_of


def test_names_in_a_line_are_held_apart() -> None:
    assert chain("the outlet → <b>") == "<bdi>the outlet</bdi> → <bdi>&lt;b&gt;</bdi>"
    assert several(["عدن", "a&b"], ",") == "<bdi>عدن</bdi>, <bdi>a&amp;b</bdi>"
    assert apart("the names: «علي <i>» / «صالح»; told [12] & [x]") == (
        "the names: «<bdi>علي &lt;i&gt;</bdi>» / «<bdi>صالح</bdi>»; told "
        '[<a href="/reports/12"><bdi dir="ltr">12</bdi></a>] &amp; [x]'
    )


def test_an_arrow_points_to_whoever_is_quoted() -> None:
    reading = khabar.read("قالت وكالة رويترز إن ثلاثة جنود قُتلوا في مدينة عدن.", outlet="موقع الساحل")
    claim = next(each for each in reading.claims if len(each.attribution) > 1)
    told = {language: chain_words(claim, "موقع الساحل", Viewer(language)) for language in ("ar", "en")}  # type: ignore[arg-type]
    assert told["ar"].startswith("موقع الساحل ← ")
    assert told["en"].startswith("موقع الساحل → ")


@pytest.mark.parametrize("between", ["؛", ";"])
def test_chosen_people_stand_between_semicolons_of_either_script(tmp_path: Path, between: str) -> None:
    case(tmp_path / "case").close()
    with at_home(tmp_path / "case") as client:
        given = {"form": form_of(client, "/profile"), "names": f"ناصر الشهاري{between} سامر الهلباوي"}
        assert client.post("/profile", data=given).status_code == 303
    with Base.open(tmp_path / "case", hand()) as base:
        assert profile_of(base).names == ("ناصر الشهاري", "سامر الهلباوي")
