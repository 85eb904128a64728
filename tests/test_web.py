"""The served case: every page and every answer, who may see them, and what no request may do."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import khabar
from khabar.pipeline.comparing import compare
from khabar.web.rooms import ACTS, QUESTIONS
from khabar.web.settings import ROLES
from made_cases import case
from made_servers import ORIGIN, START, at_home, form_of, served, signed_in

REPORTS = [
    ("وكالة الضفاف للأنباء", "2019-03-05", """مقتل قيادي في عدن
قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن. وأضاف الهلباوي أن قواته اعتقلت ثلاثة من مرافقيه."""),
    ("صحيفة الميناء", "2019-03-05", """مقتل قيادي
قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن. وأضاف الهلباوي أن قواته اعتقلت ثلاثة من مرافقيه، بحسب البيان."""),
    ("موقع الساحل", "2019-03-20", """اعتقال قيادي <script>alert(1)</script>
اعتقلت قوات الأمن القيادي في تنظيم الدولة ناصر الشهاري يوم 18 مارس 2019 في مدينة تعز، بحسب مصدر أمني طلب عدم ذكر اسمه. وفر ناصر الشهاري من عدن إلى تعز."""),
]  # fmt: skip
PATHS = {
    "report": "/reports/1", "beside": "/reports/1/beside/2", "claim": "/claims/1.1", "person": "/people/{person}",
    "group": "/groups/{group}", "place": "/places/{place}", "people": "/people?name=الشهاري",
    "search": "/search?words=عدن", "original": "/originals/none", "review_claim": "/review/1.1",
    "map_claims": "/map/claims?place={place}",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("web") / "case"
    readings = [khabar.read(text, outlet=outlet, published=day, title=text.split("\n")[0]) for outlet, day, text in REPORTS]  # fmt: skip
    with case(where, readings) as base:
        compare(base)
    return where


def path_of(client: TestClient, name: str, path: str) -> str:
    """A path with numbers of this case put in."""
    if name == "network_claims":
        tie = client.get("/api/network?whole=1").json()["ties"][0]
        return f"{path}?from={tie['from']}&to={tie['to']}"
    made = PATHS.get(name, path)
    if "{person}" in made:
        return made.format(person=client.get("/api/people?name=الشهاري").json()["people"][0]["number"])
    for kind in ("group", "place"):
        if f"{{{kind}}}" in made:
            return made.replace(f"{{{kind}}}", client.get(f"/api/{kind}s").json()["rows"][0]["number"])
    return made


@pytest.mark.parametrize("name", [q.name for q in QUESTIONS if q.api])
@pytest.mark.parametrize("who", ["home", "reader", "reviewer"])
def test_every_question_has_an_answer_and_a_page(folder: Path, name: str, who: str) -> None:
    question = next(q for q in QUESTIONS if q.name == name)
    with at_home(folder) if who == "home" else signed_in(folder, who) as client:  # type: ignore[arg-type]
        allowed = who == "home" or ROLES.index(who) >= ROLES.index(question.role)  # type: ignore[arg-type]
        path = path_of(client, name, question.path)
        told = client.get(f"/api{path}")
        assert told.status_code == (200 if allowed else 403), told.text
        if question.template is not None and allowed:
            for language in ("ar", "en"):
                client.cookies.set("khabar_language", language)
                page = client.get(path)
                assert page.status_code == 200, page.text
                assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page.text
                assert "<script>alert" not in page.text
                assert " style=" not in page.text  # the policy lets no style in that stands in the page


def test_who_is_not_signed_in_sees_nothing(folder: Path) -> None:
    with served(folder) as client:
        for question in QUESTIONS:
            path = PATHS.get(question.name, question.path).format(person="1.1", group="1.1", place="1.1")
            assert question.template is None or client.get(path).status_code == 401
            assert question.api is False or client.get(f"/api{path}").status_code == 401
        assert client.get("/start", params={"token": "wrong"}).status_code == 401
        assert client.get("/start", params={"token": START}).headers["location"] == "/"


def test_a_reader_does_not_see_who_asked_not_to_be_named(folder: Path) -> None:
    with signed_in(folder, "reader") as client:
        told = client.get("/api/reports/3").json()
        assert "طلب عدم ذكر اسمه" not in told["reading"]["report"]["text"]
        assert told["originals"] == []
        assert client.get("/originals/none").status_code == 403
    with signed_in(folder, "reviewer") as client:
        assert "طلب عدم ذكر اسمه" in client.get("/api/reports/3").json()["reading"]["report"]["text"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8421", "", "127.0.0.1:8420.evil.example"])
def test_only_its_own_host(folder: Path, host: str) -> None:
    with at_home(folder) as client:
        assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/api/", "/nothing", "/static/desk.css", "/api/reports?limit=x"])
def test_every_answer_keeps_a_page_to_itself(folder: Path, path: str) -> None:
    with at_home(folder) as client:
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("headers", [
    {"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"x-khabar-form": "0" * 64}, {},
])  # fmt: skip
def test_a_form_from_elsewhere_is_refused(folder: Path, headers: dict[str, str]) -> None:
    with at_home(folder) as client:
        del client.headers["origin"]
        for act in ACTS:
            path = act.path.format(**dict.fromkeys(act.in_path, "1.1"))
            assert client.post(path, headers=headers).status_code == 403
            assert client.post(f"/api{path}", headers=headers, json={}).status_code == 403


@pytest.mark.parametrize("query", [
    "limit=0", "limit=-1", "limit=9999", "limit=١٢", "skip=1e3", "since=2019-13-01", "since=tomorrow", "event=nothing", "unknown=1",
    "words=" + "a" * 201, "words=%00", "certainty=sure",
])  # fmt: skip
def test_a_parameter_that_is_not_of_its_kind_is_refused_by_name(folder: Path, query: str) -> None:
    with at_home(folder) as client:
        told = client.get(f"/api/search?{query}")
        assert told.status_code == 400
        assert query.split("=")[0] in told.text


@pytest.mark.parametrize("path", [
    "/reports/999", "/reports/0", "/reports/abc", "/claims/9.9", "/claims/1.1.1", "/people/1.99", "/groups/1.99", "/reports/1/beside/1",
    "/originals/..%2f..%2fbase.sqlite", "/originals/sha256:" + "0" * 64, "/static/..%2f..%2f..%2finterface.tsv", "/static/page/../../interface.tsv",
])  # fmt: skip
def test_nothing_is_there(folder: Path, path: str) -> None:
    with at_home(folder) as client:
        told = client.get(path)
        assert told.status_code in (400, 404)
        assert "Traceback" not in told.text


def test_accounts_tokens_and_who_is_hidden(folder: Path) -> None:
    with signed_in(folder, "admin") as client:
        form = form_of(client)
        made = client.post("/accounts", data={"form": form, "name": "omar", "role": "reviewer"})
        password = made.text.split('<code dir="ltr">')[1].split("<")[0]
        assert (made.status_code, len(password)) == (200, 16)
        assert password not in client.get("/accounts").text
        assert client.post("/accounts", data={"form": form, "name": "zaynab", "role": "reader"}).status_code == 400
        secret = client.post("/api/tokens", json={"form": form, "label": "نص"}).json()["secret"]
        assert secret not in client.get("/tokens").text
        kept = {"form": form, "names": "سامر الهلباوي؛ ناصر الشهاري", "minors": "1", "report": "1"}
        assert client.post("/profile", data=kept).headers["location"] == "/profile?report=1"
        told = client.get("/api/profile?report=1").json()
        assert (told["names"], told["minors"], told["witnesses"]) == (["سامر الهلباوي", "ناصر الشهاري"], True, False)
        assert "الهلباوي" not in told["preview"]
        other = TestClient(
            client.app, base_url="https://desk.example.org", headers={"authorization": f"Bearer {secret}"}
        )
        assert other.get("/api/reports").status_code == 200
        assert other.post("/api/tokens", json={"label": "x"}).status_code == 200  # a program has no form
        number = client.get("/api/tokens").json()["tokens"][0]["number"]
        assert client.post("/tokens/end", data={"form": form, "number": number}).status_code == 303
        assert client.post("/api/accounts", json={"form": form, "name": "omar", "closed": 1}).status_code == 200
        assert client.post("/profile", data={"form": form}).status_code == 303
        assert any(entry["what"].startswith("إخفاء") for entry in client.get("/api/log").json()["entries"])


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_only_admins_set(folder: Path, role: str) -> None:
    with signed_in(folder, role) as client:  # type: ignore[arg-type]
        form = form_of(client)
        for path in ("/accounts", "/profile"):
            assert client.get(path).status_code == 403
            assert client.post(path, data={"form": form, "name": "x", "role": "admin"}).status_code == 403


def test_wrong_passwords_are_counted(folder: Path) -> None:
    import time

    from khabar.web.accounts import Accounts

    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", "reader", "a long password it is")
    with served(folder, accounts=accounts, origin=ORIGIN) as client:
        tried = [client.post("/sign-in", data={"name": "zaynab", "password": "x"}).status_code for _ in range(12)]
        assert tried[:8] == [401] * 8
        assert set(tried[8:]) == {429}
        assert client.post("/sign-in", data={"name": "zaynab", "password": "a long password it is"}).status_code == 429


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "\t//evil"]
)
def test_no_way_leads_out(folder: Path, to: str) -> None:
    with at_home(folder) as client:
        assert client.get("/language/en", params={"to": to}).headers["location"] == "/"


def test_the_description_names_every_path(folder: Path) -> None:
    with at_home(folder) as client:
        told = client.get("/api/openapi.json").json()
        assert set(told["paths"]) == {q.path for q in QUESTIONS if q.api} | {act.path for act in ACTS}


@pytest.mark.parametrize("compared", [False, True])
def test_a_server_compares_what_an_older_khabar_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compared: bool
) -> None:  # fmt: skip
    with case(tmp_path / "case", [khabar.read("قُتل ثلاثة جنود في مدينة عدن.", outlet="وكالة")]) as base:
        if compared:
            compare(base)
    asked: list[str] = []
    monkeypatch.setattr("khabar.web.work.Work.compare", lambda _, by: asked.append(by))
    with at_home(tmp_path / "case"):
        assert asked == ([] if compared else ["سلمى"])


def test_what_was_found_is_marked_and_those_of_one_name_are_told_apart(folder: Path) -> None:
    with at_home(folder) as client:
        assert "<mark>عدن</mark>" in client.get("/search?words=عدن").text
        (row,) = client.get("/api/people?name=ناصر الشهاري").json()["people"]
        assert row["first"] == "مقتل قيادي في عدن"
        assert {row["kind"] for row in client.get("/api/places").json()["rows"]} == {"مدينة"}
    with signed_in(folder, "reader") as client:
        assert {row["first"] for row in client.get("/api/people?name=ناصر الشهاري").json()["people"]} == {None}


def test_a_refusal_says_where_to_go_on(folder: Path) -> None:
    with at_home(folder) as client:
        refused = client.get("/nothing")
        assert refused.status_code == 404
        assert 'href="/search"' in refused.text
