"""Files and addresses that come in by the browser: what is taken, what is refused, and what happens halfway."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from khabar.store import Base
from khabar.web.uploads import file_name
from khabar.web.work import FOLDER, Job
from made_cases import case, hand
from made_servers import at_home, form_of, signed_in

TEXT = "عدن - وكالة الضفاف\nاعتقلت قوات الأمن ثلاثة من عناصر تنظيم الدولة في مدينة عدن يوم الاثنين، بحسب مصدر أمني."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case(tmp_path / "case").close()
    return tmp_path / "case"


def wait(client: TestClient) -> dict[str, object]:
    """The newest job once it is done."""
    for _ in range(600):
        told = client.get("/api/add").json()
        if told["jobs"] and not told["busy"]:
            return dict(told["jobs"][0])
        time.sleep(0.1)
    raise AssertionError(told)


def packed(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.txt", text)
    return made.getvalue()


def test_files_are_added_and_what_fails_is_named(folder: Path) -> None:
    with at_home(folder) as client:
        files = [
            ("files", ("خبر أول.txt", TEXT.encode(), "text/plain")),
            ("files", ("../../etc/passwd.txt", b"\x00\x01\x02\x03" * 100, "text/plain")),
            ("files", ("pack.zip", packed(one=TEXT + "\nوأضاف المصدر أن التحقيق مستمر.", two=""), "application/zip")),
        ]
        sent = client.post("/add", data={"form": form_of(client, "/add"), "outlet": "وكالة الضفاف"}, files=files)
        assert sent.status_code == 303, sent.text
        job = wait(client)
        assert (job["state"], job["added"], job["refused"]) == ("done", 2, 2), job
        assert {each["name"] for each in job["refusals"]} == {"passwd.txt", "pack.zip!two.txt"}  # type: ignore[attr-defined]
        listed = client.get("/api/reports").json()
        assert (listed["count"], {each["outlet"] for each in listed["reports"]}) == (2, {"وكالة الضفاف"})
        again = client.post("/add", data={"form": form_of(client, "/add"), "outlet": "وكالة الضفاف"}, files=files[:1])
        assert again.status_code == 303
        assert wait(client)["known"] == 1
    assert list((folder / FOLDER).iterdir()) == []  # nothing is left of what came
    with Base.open(folder, hand()) as base:
        assert list(base.rows("SELECT DISTINCT how FROM arrival")) == [("upload",)]
        assert not any(str(folder) in str(path) for (path,) in base.rows("SELECT path FROM report"))


@pytest.mark.parametrize(("data", "status"), [
    ({"addresses": "ftp://example.org/a"}, 400), ({"addresses": "file:///etc/passwd"}, 400), ({"addresses": " \n"}, 400),
    ({"addresses": "https://example.org", "published": "tomorrow"}, 400),
])  # fmt: skip
def test_what_cannot_be_asked_for(folder: Path, data: dict[str, str], status: int) -> None:
    with at_home(folder) as client:
        given = {"form": form_of(client, "/add"), **data}
        assert client.post("/api/add", data=given, files=[("x", ("", b""))]).status_code == status
        assert client.get("/api/add").json()["jobs"] == []
    assert not list((folder / FOLDER).iterdir())


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8420/", "http://localhost/x", "http://10.0.0.1/", "http://[::1]/"]
)
def test_addresses_inside_are_refused_by_name(folder: Path, address: str) -> None:
    with at_home(folder) as client:
        client.post("/add", data={"form": form_of(client, "/add"), "addresses": address}, files=[("x", ("", b""))])
        job = wait(client)
        assert (job["added"], job["refused"]) == (0, 1)


def test_too_large_is_refused_and_leaves_nothing(folder: Path) -> None:
    with at_home(folder) as client:
        form = form_of(client, "/add")
        sent = client.post("/add", data={"form": form}, files=[("files", ("a.txt", b"a" * (65 << 20)))])
        assert sent.status_code == 413
    assert not (folder / FOLDER).exists() or not list((folder / FOLDER).iterdir())


def test_only_reviewers_add(folder: Path) -> None:
    with signed_in(folder, "reader") as client:
        assert client.get("/add").status_code == 403
        assert client.post("/add", files=[("files", ("a.txt", TEXT.encode()))]).status_code == 403


def test_a_form_without_its_token_adds_nothing(folder: Path) -> None:
    with at_home(folder) as client:
        assert client.post("/add", files=[("files", ("a.txt", TEXT.encode()))]).status_code == 403
        assert client.get("/api/add").json()["jobs"] == []


def test_a_job_that_was_cut_off_goes_on(folder: Path) -> None:
    left = folder / FOLDER / "00ff"
    left.mkdir(parents=True)
    (left / "0.txt").write_text(TEXT, encoding="utf-8")
    (left / "job.json").write_text(Job("00ff", "سلمى", ["a.txt"], [], "وكالة").paper(), encoding="utf-8")
    torn = folder / FOLDER / "11ff"
    torn.mkdir()
    (torn / "0.txt").write_text(TEXT, encoding="utf-8")
    with at_home(folder) as client:
        assert wait(client)["added"] == 1
    assert list((folder / FOLDER).iterdir()) == []


@pytest.mark.parametrize(("given", "name"), [
    ("a.txt", "a.txt"), ("../../x.html", "x.html"), ("C:\\Users\\me\\b.pdf", "b.pdf"), ("", "?"), ("..", "?"), ("a\x00b\u202e.txt", "ab.txt"),
    ("x" * 300 + ".txt", "x" * 116 + ".txt"),
])  # fmt: skip
def test_names_of_files(given: str, name: str) -> None:
    assert file_name(given) == name
