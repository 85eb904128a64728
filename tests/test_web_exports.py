"""What leaves by the web stands in the log, once and before it is given; what is only looked at does not."""

from __future__ import annotations

import html
import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from khabar.errors import BusyCase
from khabar.share.profile import Profile, set_profile
from khabar.store import Base
from khabar.views import held
from khabar.web.exports import Exports
from made_cases import hand
from made_pictures import made_case
from made_servers import at_home, form_of, signed_in

PAGE = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_case(tmp_path / "case")


def exports(folder: Path) -> list[tuple[str, Any]]:
    with Base.open(folder, hand()) as base:
        rows = base.rows("SELECT who, note FROM log WHERE act = 'export' ORDER BY seq")
    return [(who, json.loads(note)) for who, note in rows]


def token_of(client: TestClient) -> dict[str, str]:
    given = {"form": form_of(client, "/tokens"), "label": "cron"}
    secret = client.post("/api/tokens", data=given).json()["secret"]
    return {"authorization": f"Bearer {secret}"}


def test_who_looks_at_pages_takes_nothing_out(folder: Path) -> None:
    with at_home(folder) as client:
        for path in ("/", "/reports/1", "/map", "/search?words=عدن", "/log"):
            assert client.get(path).status_code == 200
        for path in ("/map/picture", "/map/names", "/network?whole=1"):
            assert client.get(f"/api{path}", headers=PAGE).status_code == 200
    assert exports(folder) == []


@pytest.mark.parametrize("headers", [
    {}, {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, {"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"},
])  # fmt: skip
def test_an_answer_that_no_page_asked_for_is_noted(folder: Path, headers: dict[str, str]) -> None:
    with at_home(folder) as client:
        assert client.get("/api/reports/2", headers=headers).status_code == 200
    assert exports(folder) == [("سلمى", {"api": "report", "answers": 1, "numbers": ["2"], "profile": None})]


def test_what_a_program_takes_is_noted_with_its_token_and_counted(folder: Path) -> None:
    """The first at once; the rest of a minute together, also where the server ends before."""
    with signed_in(folder, "reviewer") as client:
        headers = token_of(client)
        client.cookies.clear()
        for number in (1, 2, 3):
            assert client.get(f"/api/reports/{number}", headers=headers).status_code == 200
        (first,) = exports(folder)
        assert client.get("/api/map/names", headers=headers).status_code == 200
        assert client.get("/api/reports/99", headers=headers).status_code == 404
    token = first[1]["token"]
    assert len(token) == 16
    assert [each for _, each in exports(folder)] == [
        {"api": "report", "answers": 1, "numbers": ["1"], "profile": None, "token": token},
        {"api": "report", "answers": 2, "numbers": ["2", "3"], "profile": None, "token": token},
    ]
    assert {who for who, _ in exports(folder)} == {"zaynab"}


def test_filters_are_noted_and_words_are_not(folder: Path) -> None:
    """A log forgets nothing, and what somebody looked for may be a name."""
    with at_home(folder) as client:
        client.get("/api/search?words=الشهاري&event=killing&since=2019-01-01&limit=5")
        client.get("/api/search?words=الهلباوي&event=killing&since=2019-01-01&skip=5")  # the same, a page on
        client.get("/api/search?event=arrest")
    assert [(each["asked"], each["answers"]) for _, each in exports(folder)] == [
        ({"event": "killing", "since": "2019-01-01", "words": "…"}, 1), ({"event": "arrest"}, 1),
        ({"event": "killing", "since": "2019-01-01", "words": "…"}, 1),
    ]  # fmt: skip
    assert "الشهاري" not in json.dumps(exports(folder), ensure_ascii=False)


def test_the_profile_of_a_reader_is_named(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        number = set_profile(base, Profile(sources=True))
    with signed_in(folder, "reader") as client:
        client.get("/api/corroboration")
        client.get("/feed")
    assert [(each.get("api"), each.get("feed"), each["profile"]) for _, each in exports(folder)] == [
        ("corroboration", None, number), (None, "case", number),
    ]  # fmt: skip


def test_an_original_is_noted_by_its_number(tmp_path: Path) -> None:
    from khabar.intake.arrivals import arrivals
    from khabar.pipeline import add
    from made_cases import plain

    (tmp_path / "report.txt").write_text("قُتل ثلاثة جنود في مدينة عدن يوم 4 مارس 2019.", encoding="utf-8")
    with Base.create(tmp_path / "case", hand()) as base, plain() as readers:
        add(base, arrivals([str(tmp_path / "report.txt")]), readers)
    with at_home(tmp_path / "case") as client:
        (original,) = client.get("/api/reports/1", headers=PAGE).json()["originals"]
        assert client.get(f"/originals/{original['digest']}").status_code == 200
    assert exports(tmp_path / "case") == [("سلمى", {"original": 1, "profile": None})]
    with signed_in(tmp_path / "case", "reviewer") as client:
        headers = token_of(client)
        client.cookies.clear()
        assert client.get(f"/originals/{original['digest']}", headers=headers).status_code == 200
    _, noted = exports(tmp_path / "case")[-1]
    assert (noted["original"], len(noted["token"])) == (1, 16)


NAMES = [
    ("تقرير عدن.html", "تقرير عدن.html", "text/html"),
    ('re\u202eport "1".TXT', 'report "1".TXT', "text/plain"),
    ("page.txt.gz", "page.txt.gz", "application/octet-stream"),
    ("report", "report", "application/octet-stream"),
]


@pytest.mark.parametrize(("came", "saved", "kind"), NAMES)
def test_an_original_is_saved_under_its_own_name(tmp_path: Path, came: str, saved: str, kind: str) -> None:
    from khabar.intake.arrivals import arrivals
    from khabar.pipeline import add
    from made_cases import plain

    (tmp_path / came).write_text("قُتل ثلاثة جنود في مدينة عدن يوم 4 مارس 2019.", encoding="utf-8")
    with Base.create(tmp_path / "case", hand()) as base, plain() as readers:
        add(base, arrivals([str(tmp_path / came)]), readers)
    with at_home(tmp_path / "case") as client:
        (original,) = client.get("/api/reports/1").json()["originals"]
        assert original["name"] == saved
        assert saved in html.unescape(client.get("/reports/1").text)
        answer = client.get(f"/originals/{original['digest']}")
        assert answer.headers["content-disposition"].startswith("attachment; ")
        assert unquote(answer.headers["content-disposition"].split("filename*=UTF-8''")[1]) == saved
        assert answer.headers["content-type"] == kind
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]


def test_an_original_is_called_what_it_was_called_where_it_came_from(tmp_path: Path) -> None:
    """The whole archive where that is kept; the last part of an address."""
    from khabar.intake.arrivals import arrivals
    from khabar.intake.formats import reports
    from khabar.intake.sources import Source
    from khabar.pipeline import add
    from made_cases import plain

    text = "قُتل ثلاثة جنود في مدينة عدن يوم 4 مارس 2019."
    with ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("folder/inner.txt", text)
    address = "https://example.org/news/%D8%B9%D8%AF%D9%86.html?page=2"
    page = f"<html><body><p>{text.replace('ثلاثة', 'أربعة')}</p></body></html>".encode()
    with Base.create(tmp_path / "case", hand()) as base, plain() as readers:
        add(base, arrivals([str(tmp_path / "archive.zip")]), readers)
        add(base, reports(Source(address, "عدن.html", data=page, how="fetch", url=address)), readers)
        assert [held.originals(base, report)[0].name for report in (1, 2)] == ["archive.zip", "عدن.html"]


def test_nothing_is_given_that_cannot_be_noted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise BusyCase("another program writes", None, "try again")

    with at_home(folder) as client:
        monkeypatch.setattr(Base, "note", busy)
        assert client.get("/api/reports/1").status_code == 503
        assert client.get("/reports/1").status_code == 200


def test_what_was_counted_is_written_though_nobody_asks_again(folder: Path) -> None:
    opened: list[str] = []

    def lend(who: str) -> Base:
        opened.append(who)
        return Base.open(folder, hand(who))

    held = Exports(lend, window=0.2)
    with Base.open(folder, hand("rami")) as base:
        for number in "12345":
            held.answer(base, "rami", {"api": "report"}, number, redacted=False)
    for _ in range(100):
        if opened:
            break
        time.sleep(0.02)
    assert opened
    held.close()
    told = exports(folder)
    assert {who for who, _ in told} == {"rami"}
    assert sorted(number for _, each in told for number in each["numbers"]) == list("12345")
    assert sum(each["answers"] for _, each in told) == 5


@pytest.mark.parametrize(("language", "words"), [("ar", "دون إخفاء"), ("en", "nothing hidden")])
def test_the_page_of_the_log_says_it_in_words(folder: Path, language: str, words: str) -> None:
    with at_home(folder) as client:
        client.cookies.set("khabar_language", language)
        client.get("/api/search?event=killing")
        page = client.get("/log?act=export").text
        assert "search · event=killing" in page
        assert words in page
        told = client.get("/api/log?act=export", headers=PAGE).json()["entries"]
        assert len(told) == 1
        assert len(client.get("/api/log", headers=PAGE).json()["entries"]) > 1
