"""Pictures in a real browser: they draw, filter and lead to words, by hand and by keyboard, and anybody can read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from made_pictures import MOVES, REPORTS, made_case
from made_servers import START, running

PERSON = "person"  # stands for the page of one whose movements are drawn
PAGES = [
    "/sources",
    "/sources/matrix",
    "/causes",
    "/network",
    "/network?whole=1",
    "/map",
    "/routes",
    PERSON,
    "/timeline",
    "/timeline?scale=day&on=2019-03-04",
]
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served case on loopback."""
    with running(made_case(tmp_path_factory.mktemp("pictures") / "case", None, [*REPORTS, *MOVES])) as origin:
        yield origin


@pytest.fixture
def show(browser: Any, address: str) -> Iterator[Open]:
    """Opens a page; whatever the browser complains of, or asks of another server, fails the test."""
    contexts, wrong = [], []

    def open_page(path: str, language: str = "ar", width: int = 1300, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        context.add_cookies([{"name": "khabar_language", "value": language, "url": address}])
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith(address) or wrong.append(request.url))
        page.goto(f"{address}/start?token={START}")
        if path == PERSON:
            found = page.request.get(f"{address}/api/people", params={"name": "نادر الشرقاوي"}).json()
            path = f"/people/{found['people'][0]['number']}"
        page.goto(f"{address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_anybody_can_read_it(show: Open, path: str, language: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="no axe: it looks for what hinders people"
    )
    for light in ("light", "dark"):
        page = show(path, language, color_scheme=light)
        page.wait_for_timeout(400)
        found = axe.Axe().run(page).response["violations"]
        grave = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found if each["impact"] in ("serious", "critical")]  # fmt: skip
        assert grave == []


@pytest.mark.parametrize("width", [320, 390, 1300])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_window(show: Open, path: str, width: int) -> None:
    page = show(path, width=width)
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_without_script_there_is_a_list(show: Open, path: str) -> None:
    if path in ("/network", "/sources"):
        pytest.skip("nothing is drawn, or all of it is a list")
    page = show(path, java_script_enabled=False)
    assert page.locator("canvas >> visible=true").count() == 0
    while (closed := page.locator("main details:not([open]) > summary >> visible=true")).count():
        closed.first.click()
    assert page.locator("main a[href*='claim'] >> visible=true").count() > 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_bar_of_the_days_stands_over_a_number(show: Open, language: str) -> None:
    page = show("/timeline", language)
    covered = """() => {
      const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      const boxes = (what) => [...document.querySelectorAll(what)].map((each) => each.getBoundingClientRect());
      const bars = boxes(".days-bars rect:not(.hit)");
      return boxes(".days-bars > text").filter((text) => bars.some((bar) => over(text, bar))).length;
    }"""
    assert page.locator(".days-bars > text").count() > 1
    assert page.evaluate(covered) == 0


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["/timeline?scale=month", "/timeline?scale=year", "/causes"])
def test_no_words_stand_outside_their_frame(show: Open, path: str, language: str) -> None:
    page = show(path, language)
    outside = """() => {
      const beyond = (text, frame) => text.left < frame.left - 1 || text.right > frame.right + 1;
      const box = (each) => each.getBoundingClientRect();
      const marks = [...document.querySelectorAll(".days-bars text.mark")].map((each) => [each, each.closest(".days-bars").parentElement]);
      const lines = [...document.querySelectorAll("a.node > text")].map((each) => [each, each.parentElement.querySelector("rect")]);
      return [...marks, ...lines].filter(([text, frame]) => beyond(box(text), box(frame))).map(([text]) => text.textContent);
    }"""
    assert page.locator(".days-bars text.mark, a.node > text").count() > 0
    assert page.evaluate(outside) == []


@pytest.mark.parametrize("path", [PERSON, "/routes", "/timeline", "/corroboration"])
def test_on_a_phone_no_row_of_a_table_goes_beyond_the_screen(show: Open, path: str) -> None:
    page = show(path, width=390)
    assert page.locator("table.stack td").count() > 0
    wide = "document => [...document.querySelectorAll('.wide')].filter((e) => e.querySelector('.stack') && e.scrollWidth > e.clientWidth).length"  # fmt: skip
    assert page.evaluate(f"({wide})(document)") == 0


# ------------------------------------------------------------ the map


def test_the_map_leads_to_words(show: Open) -> None:
    page = show("/map", "en")
    page.wait_for_selector("#map[data-ready]")
    page.locator(".map-words summary").click()
    page.locator(".map-list button", has_text="Aden").click()
    page.wait_for_selector(".map-panel .told li")
    assert "Aden" in page.inner_text(".map-panel h2")
    assert "ناصر الشهاري" in page.inner_text(".map-panel .told")
    page.select_option("select[name=event]", "shelling")
    page.wait_for_function("() => document.querySelectorAll('.map-list button').length === 1")


def test_the_map_by_keyboard(show: Open) -> None:
    page = show("/map")
    page.wait_for_selector("#map[data-ready]")
    page.focus("#map .sheet")
    for key in ("+", "ArrowLeft", "-", "0", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector(".map-panel h2")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.zoom") == "in"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_movements_of_a_person_lead_to_words(show: Open, language: str) -> None:
    page = show(PERSON, language)
    page.wait_for_selector("#map[data-ready]")
    page.locator(".map-words summary").click()
    page.locator(".map-list button").nth(4).wait_for()
    assert page.locator(".map-list button").count() == 5
    page.locator(".map-list button", has_text="تعز" if language == "ar" else "Taiz").click()
    page.wait_for_selector(".map-panel .told li")
    assert "18 مارس" in page.inner_text(".map-panel .told")
    page.locator(".map-panel h2 + .facts bdi", has_text="2").wait_for()  # origins of the two
    with page.expect_navigation():
        page.locator("table a[href*='event=flight']").click()
    assert page.locator("table.rows tbody tr").count() == 2


def test_routes_are_drawn_beside_their_table(show: Open) -> None:
    page = show("/routes", "en")
    page.wait_for_selector("#map[data-ready]")
    page.locator(".map-words summary").click()
    page.wait_for_selector(".map-list button")
    assert page.locator(".map-list button", has_text="Dhamar").count() == 0
    before = page.locator(".map-list button").count()
    page.select_option("select[name=event]", "displacement")
    page.wait_for_function(
        "n => (left => 0 < left && left < n)(document.querySelectorAll('.map-list button').length)", arg=before
    )


def test_days_are_chosen_with_the_slider(show: Open) -> None:
    page = show("/map")
    page.wait_for_selector("#map[data-ready]")
    before = page.inner_text(".map-status")
    page.locator(".slider input").first.focus()
    page.keyboard.press("End")
    page.wait_for_function("was => document.querySelector('.map-status').innerText !== was", arg=before)
    assert "2019-04-05" in page.inner_text(".slider output")


# ------------------------------------------------------------ the network


def test_the_network_leads_to_words(show: Open) -> None:
    page = show("/network?whole=1")
    page.wait_for_selector("#network[data-ready]")
    page.fill("#network input[type=search]", "ناصر الشهاري")
    page.keyboard.press("Enter")
    page.wait_for_selector(".map-panel .ties li")
    page.locator(".map-panel .ties button", has_text="قوات الأمن").click()
    page.wait_for_selector(".map-panel .told li")
    assert "18 مارس" in page.inner_text(".map-panel .told")
    before = page.inner_text("#network .map-status")
    page.click("button[data-family=custody]")
    assert page.get_attribute("button[data-family=custody]", "aria-pressed") == "false"
    page.wait_for_function("was => document.querySelector('#network .map-status').innerText !== was", arg=before)


def test_the_network_by_keyboard(show: Open) -> None:
    page = show("/network?whole=1", "en")
    page.wait_for_selector("#network[data-ready]")
    page.focus("#network .sheet")
    for key in ("+", "ArrowUp", "-", "0", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector(".map-panel h2")
