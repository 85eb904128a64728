"""Who means harm: script in every field, forms of others, ids of others, what is too large, too slow or too many."""

from __future__ import annotations

import base64
import re
import socket
import time
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

import khabar
from khabar.pipeline.comparing import compare
from khabar.web.accounts import Accounts
from khabar.web.rooms import QUESTIONS
from made_cases import case
from made_servers import PASSWORD, START, at_home, form_of, running, served, signed_in

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}${7*7}"
TEXT = f"""{EVIL} مقتل قيادي
قال العقيد سامر الهلباوي {EVIL} إن القيادي في تنظيم الدولة ناصر الشهاري قُتل في مدينة عدن {EVIL} يوم 4 مارس 2019."""
UNSAFE = re.compile(r"<script>alert|<img src=x|onerror=alert\(2\)>|javascript:|>49<|\$49", re.I)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("hostile") / "case"
    readings = [
        khabar.read(TEXT + f"\n{n}", outlet=f"وكالة {EVIL}{n}", published="2019-03-05", title=f"خبر {EVIL}")
        for n in range(2)
    ]
    with case(where, readings) as base:
        compare(base)
    return where


def test_no_field_of_a_report_or_a_form_becomes_markup(folder: Path) -> None:
    with signed_in(folder, "admin") as client:
        form = form_of(client)
        for path, given in (
            ("/searches", {"name": EVIL[:100], "words": EVIL[:100]}), ("/tokens", {"label": EVIL}),
            ("/review/decide", {"claim": "1.1", "verdict": "reject", "note": EVIL}), ("/profile", {"names": EVIL}),
        ):  # fmt: skip
            assert client.post(path, data={"form": form, **given}).status_code in (200, 303), path
        paths = [q.path for q in QUESTIONS if q.template and q.template.endswith(".html") and "{" not in q.path]
        paths += ["/reports/1", "/reports/1/beside/2", "/claims/1.1", "/review/1.1", "/profile?report=1"]
        asked = {"words": EVIL[:150], "name": EVIL[:150], "outlet": EVIL[:150]}
        for path in paths:
            told = client.get(path)
            assert not UNSAFE.search(told.text), path
            for name, value in asked.items():
                assert not UNSAFE.search(client.get(path.split("?")[0], params={name: value}).text), (path, name)
        assert not UNSAFE.search(client.get(f"/{EVIL}").text)


@pytest.mark.parametrize("address", [
    "a@example.org\r\nBcc: b@example.org", "a@example.org\nX: y", "a@example.org, b@example.org", "<a@example.org>", "a@b@c", "a", "a@[127.0.0.1]",
])  # fmt: skip
def test_an_address_is_one_address(folder: Path, address: str) -> None:
    with at_home(folder) as client:
        sent = client.post(
            "/api/subscriptions", json={"form": form_of(client, "/review"), "address": address, "scope": "case"}
        )
        assert sent.status_code == 400, sent.text


def test_another_users_token_and_session_are_out_of_reach(folder: Path) -> None:
    accounts = Accounts(":memory:", time.time)
    for name in ("zaynab", "omar"):
        accounts.add(name, "reader", PASSWORD)
    accounts.token("omar", "his", "2026-01-01")
    number = accounts.tokens("omar")[0][0]
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        client.post("/sign-in", data={"name": "zaynab", "password": PASSWORD})
        client.headers["origin"] = "https://desk.example.org"
        assert client.post("/tokens/end", data={"form": form_of(client), "number": number}).status_code == 400
        assert client.get("/api/tokens").json()["tokens"] == []
        mine = form_of(client)
        other = TestClient(client.app, base_url="https://desk.example.org", follow_redirects=False)
        other.headers["origin"] = "https://desk.example.org"
        other.post("/sign-in", data={"name": "omar", "password": PASSWORD})
        assert other.post("/tokens", data={"form": mine, "label": "x"}).status_code == 403  # a form of another session
        assert len(accounts.tokens("omar")) == 1


def test_an_ended_session_and_a_closed_account_are_out(folder: Path) -> None:
    now = [1_000_000.0]
    accounts = Accounts(":memory:", lambda: now[0])
    accounts.add("zaynab", "reviewer", PASSWORD)
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        client.post("/sign-in", data={"name": "zaynab", "password": PASSWORD})
        assert client.get("/api/reports").status_code == 200
        now[0] += 13 * 3600
        assert client.get("/api/reports").status_code == 401
        client.post("/sign-in", data={"name": "zaynab", "password": PASSWORD})
        assert client.get("/api/reports").status_code == 200
        accounts.set("zaynab", closed=True)
        assert client.get("/api/reports").status_code == 401
        assert client.post("/sign-in", data={"name": "zaynab", "password": PASSWORD}).status_code == 401


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(folder: Path) -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", PASSWORD)
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        made = client.post("/sign-in", data={"name": "zaynab", "password": PASSWORD}).headers["set-cookie"].lower()
        assert all(word in made for word in ("httponly", "secure", "samesite=strict", "path=/"))


@pytest.mark.parametrize("body", ["\ud8ff", "{", "[" * 100_000, '{"a": {"b": 1}}', "[]", "null"], ids=range(6))
def test_bodies_that_are_no_object(folder: Path, body: str) -> None:
    with at_home(folder) as client:
        headers = {"content-type": "application/json", "x-khabar-form": form_of(client, "/review")}
        assert (
            client.post("/api/searches", content=body.encode("utf-8", "surrogatepass"), headers=headers).status_code
            == 400
        )


def test_a_body_without_end_is_cut(folder: Path) -> None:
    with at_home(folder) as client:
        headers = {"content-type": "application/x-www-form-urlencoded", "x-khabar-form": form_of(client, "/review")}
        assert client.post("/searches", content=iter([b"a" * 65_536] * 40), headers=headers).status_code == 413


def test_a_slow_client_is_let_go_and_keeps_nobody_waiting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.web.uploads._PIECE", 0.5)
    with running(folder) as origin, httpx.Client(base_url=origin, trust_env=False) as client:
        client.get("/start", params={"token": START})
        host, port = origin.removeprefix("http://").split(":")
        head = (
            f"POST /add HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {origin}\r\nContent-Length: 100\r\n"
            f"Cookie: khabar_session={client.cookies['khabar_session']}\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x"
        )
        slow = [socket.create_connection((host, int(port))) for _ in range(30)]
        for each in slow:
            each.sendall(head.encode())
        start = time.monotonic()
        assert client.get("/reports").status_code == 200
        assert time.monotonic() - start < 3
        slow[0].settimeout(20)
        assert slow[0].recv(100).startswith(b"HTTP/1.1 408")
        for each in slow:
            each.close()
    assert not list((folder / "incoming").iterdir())


def test_credentials_that_browsers_send_by_themselves_do_nothing(folder: Path) -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "admin", PASSWORD)
    basic = base64.b64encode(f"x:{accounts.token('zaynab', 'feed', '2026-01-01')}".encode()).decode()
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        headers = {"authorization": f"Basic {basic}", "origin": "https://evil.example", "sec-fetch-site": "cross-site"}
        assert client.get("/feed", headers=headers).status_code == 200
        assert client.post("/accounts", data={"name": "evil", "role": "admin"}, headers=headers).status_code == 401
        assert [name for name, _, _ in accounts.all()] == ["zaynab"]


def test_nobody_is_signed_in_from_another_site(folder: Path) -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", PASSWORD)
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        given = {"name": "zaynab", "password": PASSWORD}
        assert client.post("/sign-in", data=given, headers={"origin": "https://evil.example"}).status_code == 403
        assert "set-cookie" not in client.post("/sign-in", data=given, headers={"origin": "null"}).headers


def test_strangers_lock_nobody_out_behind_a_proxy() -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", PASSWORD)
    for n in range(100):
        assert accounts.sign_in(f"nobody{n}", "x", "127.0.0.1") is None
    assert accounts.sign_in("zaynab", PASSWORD, "127.0.0.1") is not None


def test_a_new_password_ends_sessions_and_tokens() -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", PASSWORD)
    session, token = accounts.session("zaynab"), accounts.token("zaynab", "x", "2026-01-01")
    accounts.set("zaynab", password=PASSWORD + "2")
    assert accounts.of_session(session) is None
    assert accounts.of_token(token) is None
