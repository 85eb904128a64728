"""Web archives: pages with their addresses, what is no page passed over, archives that mean harm."""

from __future__ import annotations

import pytest

from khabar.errors import BrokenInput, NotArabic, TooLarge
from khabar.intake import limits
from khabar.intake.arrivals import Arrival, Refusal
from made_files import TEXTS, come, pdf, refused, seen, taken, warc, zipped

PAGE = f"<html><head><title>خبر</title></head><body><article><h1>قافلة تصل</h1><p>{'</p><p>'.join(TEXTS)}</p></article></body></html>".encode()
ADDRESS = "https://duha.example/n/1"
PAGES = [
    (ADDRESS, "text/html; charset=utf-8", PAGE), ("https://duha.example/a.png", "image/png", b"\x89PNG"),
    ("https://duha.example/2.pdf", "application/pdf", pdf([[seen(TEXTS[1], 550, 700)]])),
    ("https://duha.example/en", "text/html", b"<html><body><p>The convoy reached the town in the evening.</p></body></html>"),
]  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_pages_with_their_addresses(packed: bool) -> None:
    items = come(warc(*PAGES, packed=packed), "a.warc.gz")
    assert [type(item) for item in items] == [Arrival, Arrival, Refusal]
    first, second, third = items
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert isinstance(third, Refusal)
    assert (first.report.url, first.report.path, first.report.published, first.how) == (
        ADDRESS,
        "a.warc.gz#1",
        None,
        "archive",
    )
    assert first.data == PAGE
    assert all(text in first.report.text for text in TEXTS)
    assert (second.report.path, second.report.text) == ("a.warc.gz#3", TEXTS[1])
    assert third.path == "a.warc.gz#4 <https://duha.example/en>"
    assert isinstance(third.error, NotArabic)


def test_a_wacz_and_packed_answers() -> None:
    held = {
        "datapackage.json": b"{}",
        "archive/data.warc.gz": warc(PAGES[0], encoding="gzip"),
        "pages/pages.jsonl": b"{}",
    }
    (item,) = taken(zipped(held), "a.wacz")
    assert (item.report.path, item.report.url) == ("a.wacz!archive/data.warc.gz#1", ADDRESS)
    assert item.data == PAGE


def test_what_is_no_page_is_passed_over() -> None:
    assert come(warc(PAGES[0], status="404 Not Found"), "a.warc") == []


def test_archives_that_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    torn = warc(*PAGES, PAGES[0])
    assert all(isinstance(item, Arrival | Refusal) for item in come(torn[: len(torn) // 2], "a.warc.gz"))
    assert isinstance(refused(b"WARC/1.0\r\nnothing", "a.warc").error, BrokenInput)
    assert isinstance(refused(zipped({"datapackage.json": b"{}", "archive/x": b""}), "a.wacz").error, BrokenInput)
    bomb = warc((ADDRESS, "text/html", bytes(50_000_000)), PAGES[0], encoding="gzip")
    items = come(bomb, "a.warc.gz")
    assert [type(item) for item in items] == [Refusal, Arrival]
    assert isinstance(items[0].error, TooLarge)  # type: ignore[union-attr]
    monkeypatch.setattr(limits, "ARCHIVE_DEPTH", limits.Limit("ARCHIVE_DEPTH", 1, "archives inside each other", "test"))
    assert isinstance(refused(zipped({"a.warc": torn}), "a.zip").error, TooLarge)
