"""Where nothing leaves unseen: what was not looked at comes out nowhere, and what was looked at as it was looked at."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from khabar.cli import cli
from khabar.digest.desk import Desk
from khabar.digest.feed import feed
from khabar.digest.letter import Heading, compose
from khabar.digest.news import news
from khabar.digest.scopes import Matcher, Scope
from khabar.pipeline.comparing import compare
from khabar.reader import Reader
from khabar.share.clearance import decide, digest_of, looked, waiting
from khabar.share.profile import Profile, profile_of, set_profile
from khabar.store import Base
from khabar.store.forgetting import forget
from khabar.store.verification import verify
from khabar.types import Report
from khabar.web.accounts import Accounts
from made_cases import case, hand
from made_servers import form_of, served, signed_in
from made_ways import Told, addresses, printed
from made_ways import looked as walked
from test_probes import words

TEXTS = (
    "انشق القيادي ناجي الصبرواي عن حركة الفجر في مدينة منبج. وقال صاحب فرن الزعفران إن المسلحين أحرقوا بيته.",
    "اعتقلت الشرطة سالم الحنطاوي في مدينة عدن. وقالت بائعة السمسم، بلا أسماء، إن زوجها قتل في القصف.",
    "وصل القيادي ماهر القشطاني إلى بلدة جرابلس. وأكد الجيش مقتل ثلاثة مسلحين في كمين قرب الحدود.",
)
TELLING = (
    ("ناجي الصبرواي", "الزعفران", "الفجر"), ("سالم الحنطاوي", "السمسم"), ("ماهر القشطاني", "جرابلس", "كمين"),
)  # fmt: skip
LOOKED = Profile(looked=True)


@pytest.fixture
def folder(tmp_path: Path, reader: Reader) -> Path:
    made = tmp_path / "case"
    readings = [
        reader.read(replace(
            Report.of(text), outlet=f"صحيفة {name}", title=f"خبر {name}", published="2019-03-12",
            url=f"https://news.example/{n}",
        ))
        for n, (text, name) in enumerate(zip(TEXTS, ("المرفأ", "الشراع", "المنارة"), strict=True))
    ]  # fmt: skip
    with case(made, readings) as base:
        compare(base)
        set_profile(base, LOOKED)
    return made


def clear(base: Base, report: int) -> None:
    kept = profile_of(base)
    decide(base, report, kept.hide(base.reading(report)), kept.key, "cleared")


def out(folder: Path) -> list[Told]:
    """Whatever comes out of a case, every way."""
    accounts = Accounts(":memory:", time.time)
    for role in ("reader", "reviewer"):
        accounts.add(role, role, None)  # type: ignore[arg-type]
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        client.headers["authorization"] = f"Bearer {accounts.token('reviewer', 'probes', '2026-01-01')}"
        whole = addresses(client, [*(f"/claims/{n}.1" for n in (1, 2, 3)), "/search?words=منبج"])
        client.headers["authorization"] = f"Bearer {accounts.token('reader', 'probes', '2026-01-01')}"
        while client.get("/api/map").json()["looked"] < len(TEXTS):
            time.sleep(0.05)
        told = [*walked(client, whole), *(told for told in addresses(client, []))]
    for command in ("find", "sources", "routes", "timeline", "causes", "corroborate"):
        told.append(printed(folder, command, "--redact"))
    with Base.open(folder, hand()) as base:
        desk = Desk(base)
        letter = compose(
            desk, news(desk, [(Matcher(base, Scope("case")), 0)]),
            Heading("قضية", "2026-03-02", ("x",), "https://case.example/x", "https://case.example"), "ar",
        )  # fmt: skip
        if letter is not None:
            told.append(Told("mail", "ar", letter.text + letter.html + letter.subject))
        told.append(Told("feed", "ar", feed(base, Scope("case"), "ar", web="https://case.example").decode()))
    return told


def test_what_nobody_looked_at_comes_out_nowhere(folder: Path) -> None:
    gone = words([word for some in TELLING for word in some] + ["المرفأ", "الشراع", "المنارة"])
    told = out(folder)
    assert len({each.by for each in told}) > 40
    assert [(each.by, each.where, found[0]) for each in told if (found := gone.search(each.folded))] == []
    assert not any("news.example" in each.text for each in told)


def test_what_was_looked_at_comes_out_and_the_rest_does_not(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        clear(base, 1)
    told = out(folder)
    gone = words([word for some in TELLING[1:] for word in some])
    assert [(each.by, each.where, found[0]) for each in told if (found := gone.search(each.folded))] == []
    left = words([TELLING[0][0]])
    ways = {each.by for each in told if left.search(each.folded)}
    assert {"page report", "API report", "API claim", "API search", "mail", "feed"} <= ways


def test_what_was_cleared_later_is_news_then_and_once(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        before = base.head()[0]
        clear(base, 3)
        between = base.head()[0]

        def told(since: int) -> set[int]:
            desk = Desk(base)
            items = news(desk, [(Matcher(base, Scope("case")), since)])
            return {desk.claim(row).report for item in items for row in item.claims}  # type: ignore[union-attr]

        assert told(before) == {3}
        assert told(between) == set()
        clear(base, 3)
        assert told(between) == set()  # the same words were out already
        clear(base, 2)
        assert told(between) == {2}


def test_a_clearance_is_of_the_very_words(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        clear(base, 1)
        whole = base.reading(1)
        assert profile_of(base).redact(whole).report.text == whole.report.text
        set_profile(base, replace(LOOKED, names=("ناجي الصبرواي",)))
        assert profile_of(base).redact(whole).report.text == "[withheld]"  # other words would leave now
        clear(base, 1)
        assert "الزعفران" in profile_of(base).redact(whole).report.text
        assert "ناجي" not in profile_of(base).redact(whole).report.text
        set_profile(base, LOOKED)
        assert profile_of(base).redact(whole).report.text == "[withheld]"
        set_profile(base, Profile())
        assert profile_of(base).redact(whole) is whole


def test_it_is_known_what_waits(folder: Path) -> None:
    with Base.open(folder, hand()) as base:

        def holds(report: int) -> bool:
            kept = profile_of(base)
            return kept.lets_out(kept.hide(base.reading(report)))

        assert (looked(base), waiting(base, holds)) == ((0, 3), 1)
        clear(base, 1)
        decide(base, 2, base.reading(2), profile_of(base).key, "held")
        assert (looked(base), waiting(base, holds)) == ((1, 3), 3)
        clear(base, 3)
        assert waiting(base, holds) is None
        set_profile(base, replace(LOOKED, names=("ناجي الصبرواي",)))
        assert waiting(base, holds) == 1


def test_a_forgotten_report_leaves_no_digest_and_the_case_verifies(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        clear(base, 1)
        digest = digest_of(base.reading(1), profile_of(base).key)
        assert base.one("SELECT shown FROM clearance")[0] == digest  # type: ignore[index]
        forget(base, 1)
        assert base.rows("SELECT shown, verdict, report FROM clearance") == [(None, None, 1)]
        assert looked(base) == (0, 2)
        assert list(verify(base)) == []


def test_the_page_clears_what_was_looked_at_and_nothing_else(folder: Path) -> None:
    with signed_in(folder, "admin") as client:
        told = client.get("/api/profile?report=1").json()
        assert (told["looked"], told["leaves"], told["cleared"], told["reports"]) == (True, False, 0, 3)
        assert "الزعفران" in told["preview"]  # who decides sees what would leave
        page = client.get("/profile?report=1").text
        assert "لا يخرج من هذا الخبر شيء" in page
        assert "https://" not in page.split("<main")[1].split("</main")[0].replace("https://desk.example.org", "")
        form = form_of(client, "/profile")
        given = {"form": form, "report": "1", "verdict": "cleared"}
        assert client.post("/profile/clear", data={**given, "seen": "0"}).status_code == 400
        assert client.post("/profile/clear", data=given | {"report": "99"}).status_code == 404
        assert client.post("/profile/clear", data={**given, "seen": told["seen"]}).status_code == 303
        assert client.get("/api/profile?report=1").json()["leaves"] is True
        assert "احبسه" in client.get("/profile?report=1").text
        assert client.post("/profile/clear", data=given | {"verdict": "held"}).status_code == 303
        assert client.get("/api/profile?report=1").json()["leaves"] is False
        log = client.get("/api/log").json()["entries"]
        assert [each["act"] for each in log[:2]] == ["حبس خبر", "إجازة خبر"]


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_only_an_admin_clears(folder: Path, role: str) -> None:
    with signed_in(folder, role) as client:  # type: ignore[arg-type]
        form = form_of(client, "/tokens")
        assert client.post("/profile/clear", data={"form": form, "report": "1"}).status_code == 403


def test_a_cleared_report_is_seen_at_once(folder: Path) -> None:
    accounts = Accounts(":memory:", time.time)
    for role in ("reader", "admin"):
        accounts.add(role, role, None)  # type: ignore[arg-type]
    reader = {"authorization": f"Bearer {accounts.token('reader', 'p', '2026-01-01')}"}
    with served(folder, accounts=accounts, origin="https://desk.example.org") as client:
        assert "الزعفران" not in see(client, reader)
        with Base.open(folder, hand()) as base:  # by a command, while the server runs
            clear(base, 1)
        assert "الزعفران" in see(client, reader)


def see(client: TestClient, headers: dict[str, str]) -> str:
    return client.get("/api/reports/1", headers=headers).text


def test_the_command_clears_and_holds(folder: Path) -> None:
    def ask(*given: str) -> str:
        result = CliRunner().invoke(cli, ["profile", str(folder), *given, "--language", "en"])
        assert result.exit_code == 0, result.output
        return result.output

    assert "0 of 3 reports were cleared" in ask()
    assert "الزعفران" in ask("--preview", "1")
    told = ask("--clear", "1")
    assert "report 1 was cleared" in told
    assert "1 of 3 reports were cleared" in told
    assert "0 of 3 reports were cleared" in ask("--hold", "1")
    assert "cleared" not in ask("--no-looked")


def test_a_preview_decides_nothing(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["profile", str(folder), "--preview", "1", "--clear", "1"])
    assert result.exit_code == 2
    with Base.open(folder, hand()) as base:
        assert looked(base) == (0, 3)
