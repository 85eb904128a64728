"""The served case in a real browser: add, read, review, merge, in both languages; nobody is kept out, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import khabar
from khabar.pipeline.comparing import compare
from khabar.store import Base
from khabar.store.decisions import rulings, standing
from khabar.web.rooms import QUESTIONS
from made_cases import case, hand
from made_servers import START, running

REPORTS = {
    "one.txt": "مقتل قيادي في عدن\nقال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن.",
    "two.txt": "اعتقال قيادي\nاعتقلت قوات الأمن القيادي في تنظيم الدولة ناصر الشهاري يوم 18 مارس 2019 في مدينة تعز، بحسب مصدر أمني. وفر ناصر الشهاري من عدن إلى تعز.",
    "three.txt": "سفينة في ميناء عدن\nقال رائد العولقي، مدير ميناء عدن، إن سفينة غرقت يوم 5 مايو 2019.",
    "four.txt": "قاض في تعز\nوصل القاضي رائد سالم العولقي، رئيس محكمة لحج، إلى تعز يوم 6 مايو 2019. <script>document.title='x'</script>",
}  # fmt: skip
SERIOUS = ("serious", "critical")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case(tmp_path / "case").close()
    return tmp_path / "case"


Come = Callable[..., Any]


@pytest.fixture
def come(browser: Any) -> Iterator[Come]:
    """A page that has come in; what it complains of, or asks of another server, fails the test."""
    contexts, wrong = [], []

    def come_in(origin: str, language: str = "ar", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((origin, "data:", "blob:")) else wrong.append(asked.url),
        )
        page.goto(f"{origin}/start?token={START}")
        page.goto(f"{origin}/language/{language}?to=/")
        return page

    yield come_in
    for context in contexts:
        context.close()
    assert wrong == []


def add(page: Any, origin: str) -> None:
    page.goto(f"{origin}/add")
    files = [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in REPORTS.items()]
    page.set_input_files("input[type=file]", files)
    page.fill("input[name=outlet]", "وكالة الضفاف")
    page.locator("form[data-drop] button").click()
    page.wait_for_selector("article.s-done", timeout=60_000)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_add_read_review_merge_map_and_digest(folder: Path, come: Come, language: str) -> None:
    with running(folder) as origin:
        page = come(origin, language)
        add(page, origin)
        page.goto(f"{origin}/reports")
        assert page.locator("ol.reports > li").count() == 4
        with page.expect_navigation():
            page.locator("ol.reports a", has_text="مقتل قيادي في عدن").click()
        page.locator(".claim .pick").first.click()
        page.locator(".text .ev").first.wait_for()  # the words of the claim light up in the text
        page.goto(f"{origin}/people?name=Nasir al-Shahari")
        with page.expect_navigation():
            page.locator("ul.things a").first.click()
        assert "ناصر الشهاري" in page.locator("h1").inner_text()
        page.goto(f"{origin}/review")
        for key in ("a", "ر"):
            before = page.locator("input[name=claim]").input_value()
            page.evaluate("key => dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))", key)
            page.wait_for_function("was => document.querySelector('input[name=claim]')?.value !== was", arg=before)
        with page.expect_navigation():
            page.keyboard.press("u")
        page.goto(f"{origin}/review/people")
        with page.expect_navigation():
            page.locator("article.pair", has_text="رائد سالم العولقي").locator("button[value=same]").click()
        page.goto(f"{origin}/map")
        page.wait_for_selector("#map[data-ready]")
        page.locator(".map-words summary").click()
        page.locator(".map-list button", has_text="عدن" if language == "ar" else "Aden").click()
        page.wait_for_selector(".map-panel .told li")
        page.goto(f"{origin}/subscriptions")
        page.fill("input[name=address]", "reader@example.org")
        with page.expect_navigation():
            page.locator("form:has(input[name=address]) button").click()
        assert "reader@example.org" in page.inner_text("main")
    with Base.open(folder, hand()) as base:
        assert [d.verdict for d in standing(base)] == ["accepted"]
        assert [r.verdict for r in rulings(base)] == ["same"]


@pytest.mark.parametrize("keys", ["yu", "نع"])
def test_a_group_is_joined_and_parted_again_by_keys(tmp_path: Path, come: Come, keys: str) -> None:
    texts = ["قصفت الفرقة 16 بلدة كفر نبل يوم 3 مايو 2019.", "قصفت فرقة 16 مشاة بلدة كفر نبل يوم 3 مايو 2019."]
    with case(tmp_path / "two", [khabar.read(text, outlet=f"صحيفة {n}") for n, text in enumerate(texts)]) as base:
        compare(base)
    with running(tmp_path / "two") as origin:
        page = come(origin)
        page.goto(f"{origin}/groups?name=الفرقة 16")
        with page.expect_navigation():
            page.locator("ul.things a", has_text="الفرقة 16").first.click()
        there = page.url
        for key in keys:
            with page.expect_navigation():
                page.evaluate("key => dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))", key)
            assert page.url == there
    with Base.open(tmp_path / "two", hand()) as base:
        assert [row[0] for row in base.rows("SELECT verdict FROM judgement ORDER BY id")] == ["same", "withdrawn"]


@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_use_every_page(folder: Path, come: Come, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: it looks for barriers").Axe()
    with running(folder) as origin:
        page = come(origin, viewport={"width": width, "height": 900})
        add(page, origin)
        found = []
        paths = [q.path for q in QUESTIONS if q.template and q.template.endswith(".html") and "{" not in q.path]
        for language, light in (("ar", "light"), ("en", "dark")):
            page.emulate_media(color_scheme=light)
            page.goto(f"{origin}/language/{language}?to=/")
            for path in [*paths, "/reports/1", "/claims/1.1", "/search?words=عدن", "/reports/1/beside/2"]:
                page.goto(origin + path)
                for each in axe.run(page).response["violations"]:
                    if each["impact"] in SERIOUS:
                        found.append((path, language, each["id"], [node["html"][:120] for node in each["nodes"]][:3]))
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if wide > 1:
                    found.append((path, language, "wider than the screen", [str(wide)]))
        assert found == []


def test_pages_work_without_scripts(folder: Path, come: Come) -> None:
    with running(folder) as origin:
        page = come(origin, java_script_enabled=False)
        page.goto(f"{origin}/add")
        page.fill("textarea", "http://127.0.0.1/")
        with page.expect_navigation():
            page.locator("form[data-drop] button").click()
        assert page.locator("article.job").count() == 1
        page.goto(f"{origin}/search?words=عدن")
        assert page.locator("h1").is_visible()
