"""The digest in the browser: saved searches, subscriptions, the links of mails, the feed, and a server that sends."""

from __future__ import annotations

import base64
import time
import xml.etree.ElementTree as ET
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import khabar
from khabar.digest.mailing import Sender
from khabar.digest.subscriptions import subscription, supersede
from khabar.pipeline.comparing import compare
from khabar.store import Base
from khabar.web.accounts import Accounts
from khabar.web.server import application
from khabar.web.settings import Settings
from made_cases import case, hand
from made_digests import Box, parts, serve
from made_servers import ORIGIN, START, at_home, form_of, served, signed_in

TEXT = (
    "قال العقيد سامر الهلباوي إن القيادي في تنظيم الدولة ناصر الشهاري قُتل في مدينة عدن يوم 4 مارس 2019، بحسب مصدر أمني."
)
NEW = "اعتقلت قوات الأمن أربعة مسلحين في مدينة المكلا يوم 9 مارس 2019، بحسب بيان لشرطة المكلا."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with case(tmp_path / "case", [khabar.read(TEXT, outlet="وكالة الضفاف", published="2019-03-05")]) as base:
        compare(base)
    return tmp_path / "case"


def test_a_search_is_saved_opened_and_taken_away(folder: Path) -> None:
    with at_home(folder) as client:
        form = form_of(client, "/review")
        kept = {"form": form, "name": "قتلى عدن", "words": "عدن", "event": "killing"}
        assert client.post("/searches", data=kept).headers["location"] == "/searches"
        told = client.get("/api/searches").json()["searches"]
        assert [(s["name"], s["query"]) for s in told] == [("قتلى عدن", {"words": "عدن", "event": "killing"})]
        assert "/search?" in client.get("/searches").text
        assert client.post("/searches/drop", data={"form": form, "name": "قتلى عدن"}).status_code == 303
        assert client.get("/api/searches").json()["searches"] == []
        assert client.post("/searches/drop", data={"form": form, "name": "قتلى عدن"}).status_code == 404


def test_nobody_is_followed_by_mail(folder: Path) -> None:
    with at_home(folder) as client:
        form = form_of(client, "/review")
        client.post("/searches", data={"form": form, "name": "عنه", "person": "ناصر الشهاري"})
        for to in (
            {"scope": "search", "name": "عنه"},
            {"scope": "place", "name": "ناصر الشهاري"},
            {"scope": "event", "name": "position"},
        ):
            sent = client.post("/api/subscriptions", json={"form": form, "address": "a@example.org", **to})
            assert sent.status_code == 400, to
        assert client.get("/api/subscriptions").json()["subscriptions"] == []


def test_invited_confirmed_told_once_and_gone(folder: Path) -> None:
    with contextmanager(serve)(Box()) as (box, server):
        mail = (server, Sender("digest@example.org", web=ORIGIN))
        accounts = Accounts(":memory:", time.time)
        accounts.add("سلمى", "admin", None)
        app = application(Settings(folder, ORIGIN, who="سلمى"), accounts, hand, START, mail)
        with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
            client.get("/start", params={"token": START})
            client.headers["origin"] = ORIGIN
            given = {
                "form": form_of(client, "/review"),
                "address": "reader@example.org",
                "scope": "case",
                "every": "day",
            }
            assert client.post("/subscriptions", data=given).status_code == 303
            link = _wait(box, 1).split("/digest/confirm/")[1].split()[0].strip("<>.")
            stranger = TestClient(app, base_url=ORIGIN, follow_redirects=False)
            page = f"/digest/confirm/{link}"
            assert stranger.get(page).status_code == 200
            assert (
                client.get("/api/subscriptions").json()["subscriptions"][0]["state"] == "pending"
            )  # looking is not saying yes
            assert stranger.post(page).status_code == 200
            assert client.get("/api/subscriptions").json()["subscriptions"][0]["state"] == "confirmed"
            assert stranger.post(f"{page[:-4]}AAAA").status_code == 404
            files = [("files", ("b.txt", NEW.encode(), "text/plain"))]
            assert client.post("/add", data={"form": form_of(client, "/add")}, files=files).status_code == 303
            while client.get("/api/add").json()["busy"]:
                time.sleep(0.2)
            app_work(client)
            told = _wait(box, 2)
            assert "المكلا" in told
            assert "ناصر الشهاري" not in told  # it was there before somebody said yes
            leave = told.split("/digest/unsubscribe/")[1].split()[0].strip("<>.")
            sent = stranger.post(f"/digest/unsubscribe/{leave}", data={"List-Unsubscribe": "One-Click"})
            assert sent.status_code == 200
            assert client.get("/api/subscriptions").json()["subscriptions"][0]["state"] == "ended"
            app_work(client)
            time.sleep(4)
            assert len(box.mails) == 2


def app_work(client: TestClient) -> None:
    """Ask the server to look for mail that is due, as it does every minute: an invitation that is refused does."""
    form = form_of(client, "/review")
    client.post("/subscriptions", data={"form": form, "address": "other@example.org", "scope": "case"})
    number = client.get("/api/subscriptions").json()["subscriptions"][-1]["number"]
    client.post("/subscriptions/end", data={"form": form, "number": number})


def _wait(box: Box, count: int) -> str:
    for _ in range(300):
        found = [parts(mail)[0] for mail in box.mails if mail["To"] == "reader@example.org"]
        if len(found) >= count:
            return found[count - 1]
        time.sleep(0.1)
    raise AssertionError(box.to)


def test_the_feed_is_atom_and_a_token_opens_it(folder: Path) -> None:
    with at_home(folder) as client:
        secret = client.post("/api/tokens", json={"form": form_of(client, "/tokens")}).json()["secret"]
        basic = base64.b64encode(f"feed:{secret}".encode()).decode()
        other = TestClient(client.app, base_url=ORIGIN, headers={"authorization": f"Basic {basic}"})
        told = other.get("/feed", params={"scope": "event", "name": "killing"})
        assert told.headers["content-type"].startswith("application/atom+xml")
        root = ET.fromstring(told.text)
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 1
        assert TestClient(client.app, base_url=ORIGIN).get("/feed").status_code == 401
    with Base.open(folder, hand()) as base:
        assert base.one("SELECT 1 FROM log WHERE act = 'export'") is not None


def test_only_admins_invite(folder: Path) -> None:
    with signed_in(folder, "reviewer") as client:
        assert client.get("/subscriptions").status_code == 403
        assert (
            client.post("/subscriptions", data={"form": form_of(client), "address": "a@example.org"}).status_code == 403
        )


@pytest.mark.parametrize("path", ["/digest/confirm/short", "/digest/other/" + "a" * 43, "/digest/confirm/" + "a" * 200])
def test_links_that_do_not_hold(folder: Path, path: str) -> None:
    with served(folder) as client:
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_who_is_paused_is_shown_to_admins_and_resumed(folder: Path) -> None:
    with at_home(folder) as client:
        assert "/subscriptions" not in client.get("/").text.split("<main")[1]
        given = {"form": form_of(client, "/review"), "address": "reader@example.org", "scope": "case"}
        client.post("/subscriptions", data=given)
        with Base.open(folder, hand()) as base, base.change():
            supersede(base, subscription(base, 1), "paused")
        assert "موقوفة" in client.get("/").text
        assert "موقوف" in client.get("/subscriptions").text
        told = client.get("/api/subscriptions").json()["subscriptions"]
        assert [each["state"] for each in told] == ["paused"]
        form = form_of(client, "/review")
        assert client.post("/subscriptions/resume", data={"form": form, "number": 1}).status_code == 303
        assert client.get("/api/subscriptions").json()["subscriptions"][0]["state"] == "confirmed"
        assert client.post("/subscriptions/resume", data={"form": form, "number": 1}).status_code == 404
