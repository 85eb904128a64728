"""The page in a real browser: it keeps the text, lights up the right words, and works by keyboard and without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from khabar.reader import Reader
from khabar.share.page import render
from khabar.types import Reading, Report
from made_readings import HOSTILE, asked, carried, hostile

EXAMPLE = Path(__file__).parent.parent / "examples" / "spokesman-denies-defections.txt"
Open = Callable[..., Any]
BARS = """[...document.querySelectorAll('.text [data-s]')]
    .filter(e => ['A', 'B', 'C', 'D'].some(l => getComputedStyle(e).getPropertyValue('--' + l).includes('gradient')))
    .map(e => e.textContent).join('')"""


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of some readings; whatever the browser complains of or fetches fails the test."""
    contexts, wrong = [], []

    def open_page(*readings: Reading, width: int = 1300, height: int = 900, **options: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_bytes(render(readings).encode())
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message) or dialog.dismiss())
        page.on("request", lambda request: request.url.startswith("file:") or wrong.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(Report.of(EXAMPLE.read_text(encoding="utf-8")))


def lit(page: Any, name: str) -> str:
    return str(page.evaluate(f"[...document.querySelectorAll('.text .{name}')].map(e => e.textContent).join('')"))


def test_the_text_is_the_text(show: Open, reading: Reading) -> None:
    for made, text in ((reading, reading.report.text), (hostile(), carried(HOSTILE))):
        assert show(made).evaluate("document.querySelector('.text').textContent") == text


def test_a_claim_lights_up_its_words_its_roles_and_its_source(show: Open, reading: Reading) -> None:
    page = show(reading)
    claims = sorted(reading.claims, key=lambda c: min((w.start, w.stop) for w in c.evidence))
    for number, claim in enumerate(claims, 1):
        page.click(f"#r1c{number} .pick")
        assert lit(page, "ev") == "".join(words.text for words in claim.evidence)
        assert page.is_visible(f"#r1c{number} .more")
        assert page.evaluate(BARS) == lit(page, "ev")
        source = claim.attribution[-1].source
        assert source.text is None or source.text in lit(page, "src")
        for filled in claim.arguments.values():
            assert isinstance(filled, str) or all(filler.text in page.inner_text(".text") for filler in filled)
    assert page.evaluate("document.querySelector('.text').textContent") == reading.report.text
    page.keyboard.press("Escape")
    assert lit(page, "ev") == ""
    assert page.locator(".arcs").count() == 0


def test_pointing_at_words_says_what_they_are(show: Open, reading: Reading) -> None:
    page = show(reading)
    page.hover(".text .m-people >> nth=0")
    shown = page.inner_text("#tip")
    assert "شخص" in shown
    assert "القاعدة: person." in shown
    page.click(".text .m-people >> nth=0")
    assert page.locator(".claim.chosen").count() == 1


def test_by_keyboard(show: Open, reading: Reading) -> None:
    page = show(reading)
    page.focus(".text")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    assert page.locator(".text .at").count() == 1
    assert page.is_visible("#tip")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert page.locator(".claim.chosen").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".claim.chosen").count() == 0
    page.focus("#r1c2 .pick")
    page.keyboard.press("Enter")
    assert page.get_attribute("#r1c2 .pick", "aria-current") == "true"


@pytest.mark.parametrize("script", [True, False])
def test_both_languages_and_both_lights(show: Open, reading: Reading, script: bool) -> None:
    page = show(reading, java_script_enabled=script)
    assert page.locator("i[lang=en] >> visible=true").count() == 0
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.click("label[for=ui-en]")
    page.click("label[for=light-off]")
    assert page.locator("i[lang=ar] >> visible=true").count() == 0
    assert "denied" in page.inner_text("#r1c1")
    assert page.evaluate(paper) != light
    if script:
        assert page.evaluate("document.documentElement.lang + document.documentElement.dir") == "enltr"
        assert page.locator("option").first.inner_text() == "all"


def test_without_script_everything_can_be_read(show: Open, reading: Reading) -> None:
    page = show(reading, asked(), java_script_enabled=False)
    assert page.locator(".claim >> visible=true").count() == len(reading.claims) + len(asked().claims)
    assert page.locator(".more >> visible=true").count() == len(reading.claims) + len(asked().claims)
    assert page.locator(".filters >> visible=true").count() == 0


def test_filters(show: Open, reading: Reading) -> None:
    page = show(reading)
    for name, value in (("event", "flight"), ("stand", "denied"), ("people", "1"), ("sources", "2")):
        page.select_option(f"select[name={name}]", value)
        shown = page.locator(".claim >> visible=true")
        assert 0 < shown.count() < len(reading.claims)
        for claim in shown.all():
            assert value in (claim.get_attribute(f"data-{name}") or "").split()
        assert page.inner_text("output") == f"{shown.count()} / {len(reading.claims)}"
        page.click(".reset")
        assert page.locator(".claim >> visible=true").count() == len(reading.claims)


def test_bars_of_hidden_claims_are_not_drawn(show: Open, reading: Reading) -> None:
    page = show(reading)
    page.select_option("select[name=event]", "injury")
    claim = next(c for c in reading.claims if c.event == "injury")
    assert page.evaluate(BARS) == "".join(words.text for words in claim.evidence)


def test_several_reports_are_shown_one_at_a_time(show: Open, reading: Reading) -> None:
    page = show(asked(), reading, asked())
    assert page.locator(".report >> visible=true").count() == 0
    page.click("#list a[href='#r2']")
    page.wait_for_selector("#r2 .text")
    assert page.locator(".report >> visible=true").count() == 1
    assert page.is_visible("#r2c1")
    page.evaluate("document.querySelector('.skip').click()")
    assert page.is_visible("#r2c1")
    page.evaluate("location.hash = '#r3c2'")
    page.wait_for_selector("#r3c2.chosen")
    assert page.locator(".report >> visible=true").count() == 1


@pytest.mark.parametrize("width", [320, 390, 800, 1600])
def test_nothing_is_wider_than_the_window(show: Open, reading: Reading, width: int) -> None:
    for made in (reading, hostile()):
        page = show(made, asked(), width=width)
        for place in ("", "#r1c1"):
            page.evaluate(f"location.hash = '{place}'")
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_everything_is_there(show: Open, reading: Reading) -> None:
    page = show(reading, asked())
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".report >> visible=true").count() == 2
    assert page.locator(".more >> visible=true").count() == len(reading.claims) + len(asked().claims)
    assert page.is_visible(".glossary .mention >> nth=0")
    assert page.locator(".controls >> visible=true").count() == 0
