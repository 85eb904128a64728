"""Who means harm: script in every field, forms of others, ids of others, what is too large, too slow or too many."""

from __future__ import annotations

import base64
import json
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
from starlette.testclient import TestClient

import khabar
from khabar.pipeline.comparing import compare
from khabar.web.accounts import Accounts, TooMany
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


@pytest.mark.parametrize("given", [
    {"name": "zaynab", "password": "\ud8ff"}, {"name": "\udcff", "password": PASSWORD}, {"name": "zaynab\x00", "password": PASSWORD},
    {"name": "zaynab", "password": 12}, {"name": "ZAYNAB", "password": PASSWORD}, {"name": "zaynab ", "password": PASSWORD},
    {"name": "zaynab", "password": PASSWORD * 100}, {"name": "' OR 1=1 --", "password": "x"},
])  # fmt: skip
def test_no_name_and_no_password_is_more_than_text(folder: Path, given: dict[str, object]) -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", PASSWORD)
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        client.headers["origin"] = "https://desk.example.org"
        answer = client.post("/sign-in", content=json.dumps(given), headers={"content-type": "application/json"})
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers


def test_many_tries_at_once_are_no_more_than_one_after_the_other() -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", PASSWORD)
    with ThreadPoolExecutor(24) as pool:
        tries = [pool.submit(accounts.sign_in, "zaynab", f"wrong {n}", "192.0.2.1") for n in range(24)]
        refused = [isinstance(each.exception(), TooMany) for each in tries]
    assert refused.count(False) == 8
    with pytest.raises(TooMany):
        accounts.sign_in("zaynab", PASSWORD, "192.0.2.2")


def test_who_knows_the_password_is_counted_for_nothing() -> None:
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", PASSWORD)
    for _ in range(20):
        assert accounts.sign_in("zaynab", PASSWORD, "192.0.2.1") is not None
    for _ in range(7):
        assert accounts.sign_in("zaynab", "wrong", "192.0.2.1") is None
    assert accounts.sign_in("zaynab", PASSWORD, "192.0.2.1") is not None
    assert accounts.sign_in("zaynab", "wrong", "192.0.2.1") is None  # the eighth
    with pytest.raises(TooMany):
        accounts.sign_in("zaynab", PASSWORD, "192.0.2.1")


def test_strangers_who_try_passwords_keep_no_page_waiting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at a password takes memory and time: they wait for each other, and for no thread of the pages."""
    going, most = [0], [0]

    def slow(self: Accounts, name: str, password: str, address: str) -> str | None:
        going[0] += 1
        most[0] = max(most[0], going[0])
        time.sleep(0.1)
        going[0] -= 1
        return None

    monkeypatch.setattr(Accounts, "sign_in", slow)
    accounts = Accounts(":memory:", time.time)
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        client.headers["origin"] = "https://desk.example.org"
        with ThreadPoolExecutor(12) as pool:
            sent = [pool.submit(client.post, "/sign-in", data={"name": f"n{n}", "password": "x"}) for n in range(12)]
            assert {each.result().status_code for each in sent} == {401}
    assert most[0] <= 2


def test_an_address_with_parameters_without_end_is_refused(folder: Path) -> None:
    with at_home(folder) as client:
        many = "&".join(f"a{n}=1" for n in range(60))
        for path in ("/reports", "/api/reports", "/map"):
            assert client.get(f"{path}?{many}").status_code == 400


@pytest.mark.parametrize("length", ["9" * 5000, "-1", "1e3", "²", "0x10", " ", "1, 1"])
def test_a_length_is_a_number_that_is_taken_in(folder: Path, length: str) -> None:
    with at_home(folder) as client:
        headers = {b"content-length": length.encode("latin-1")}
        assert client.get("/reports", headers=headers).status_code == 413  # type: ignore[arg-type]


def parted(*parts: tuple[bytes, bytes]) -> bytes:
    """A form in parts, each with its head and its bytes."""
    return b"".join(b"--x\r\n" + head + b"\r\n\r\n" + data + b"\r\n" for head, data in parts) + b"--x--\r\n"


FIELD = b"Content-Disposition: form-data; name="


@pytest.mark.parametrize(("parts", "status"), [
    ([(FIELD + b'"f%d"' % n, b"") for n in range(2000)], 413), ([(FIELD + b'"f"; x="' + b"a" * 12_000 + b'"', b"")], 400),
    ([(FIELD + b'"f"\r\n' + b"X-%d: y" % n, b"") for n in range(200)], 400), ([(FIELD + b'"addresses"', b"a" * 200_000)], 413),
    ([(FIELD + b'"addresses"', b"file:///etc/passwd")], 400), ([(FIELD + b'"addresses"', b"https://a.example\r\njavascript:alert(1)")], 400),
    ([(b"X: y", b"z")], 400), ([], 400),
], ids=range(8))  # fmt: skip
def test_a_form_in_parts_keeps_within_its_limits(folder: Path, parts: list[tuple[bytes, bytes]], status: int) -> None:
    with at_home(folder) as client:
        headers = {"content-type": "multipart/form-data; boundary=x", "x-khabar-form": form_of(client, "/review")}
        assert client.post("/api/add", content=parted(*parts), headers=headers).status_code == status
    assert not list((folder / "incoming").iterdir())


def test_a_work_that_cannot_begin_does_not_end_all_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case(tmp_path / "case").close()
    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", lambda _: 1 / 0)
    with at_home(tmp_path / "case") as client:
        headers = {"content-type": "multipart/form-data; boundary=x", "x-khabar-form": form_of(client, "/add")}
        text = FIELD + b'"file"; filename="../../a\\"; filename=b.html"'
        for _ in range(2):
            assert client.post("/api/add", content=parted((text, b"x")), headers=headers).status_code == 200
        until = time.monotonic() + 10
        while (jobs := client.get("/api/add").json()["jobs"]) and {job["state"] for job in jobs} != {"failed"}:
            assert time.monotonic() < until, jobs
            time.sleep(0.1)
        assert len(jobs) == 2


@pytest.mark.parametrize("path", [
    "/static/..%2f..%2fbase.sqlite", "/static/%2e%2e/%2e%2e/base.sqlite", "/static/page/..%2f..%2f..%2fbase.sqlite", "/static/%2fetc%2fpasswd",
    "/originals/..%2fbase.sqlite", "/originals/sha256:..%2f..%2fbase.sqlite", "/reports/1%00", "/reports/1%0d%0aX:%20y", "/claims/1.1%2f..%2f..",
    "/reports/%D9%A1", "/reports/-1", "/reports/1e0", "/reports/99999999999999999999", "/people/1.1048577", "/people/1.99999999", "/language/..%2far",
    "/digest/confirm/..%2f..%2f", "/api/..%2fbase.sqlite",
])  # fmt: skip
def test_no_path_leads_out_of_the_pages(folder: Path, path: str) -> None:
    with at_home(folder) as client:
        answer = client.get(path)
        assert answer.status_code in (400, 404), path
        assert b"SQLite format" not in answer.content
        assert "x" not in answer.headers


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "https:evil.example", "https://evil.example", "/%09/evil.example\r\nX: y", "javascript:alert(1)", "\t//evil.example"])  # fmt: skip
def test_nobody_is_led_to_another_server(folder: Path, to: str) -> None:
    with at_home(folder) as client:
        there = client.get("/language/en", params={"to": to}).headers
        assert there["location"] == "/"
        assert "x" not in there


def test_a_feed_is_xml_whatever_a_report_says(tmp_path: Path) -> None:
    steers = "\x0b\x01\ufffe\u2028\u202e]]>&<b>\r\nBcc: a@example.org"
    text = f"قال العقيد سامر الهلباوي {steers} إن القيادي ناصر الشهاري قُتل في مدينة عدن يوم 4 مارس 2019."
    with case(
        tmp_path / "case", [khabar.read(text, outlet=f"وكالة {steers}", title=f"خبر {steers}", published="2019-03-05")]
    ) as base:
        compare(base)
    with at_home(tmp_path / "case") as client:
        feed = client.get("/feed")
        assert b"<entry>" in feed.content
        ElementTree.fromstring(feed.content)
        assert client.get("/reports/1").status_code == 200
