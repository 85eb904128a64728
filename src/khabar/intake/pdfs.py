"""PDF: the words of every page in reading order; pages that are pictures are read by Tesseract where it is there.

Runs in a process of its own (``apart``): a PDF is a program for a machine that can be made to run for ever.
"""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from khabar.errors import BrokenInput, LockedInput, NoText
from khabar.intake import limits, scans
from khabar.intake.layout import Glyph, Paragraph, joined, paragraphs

_CID = re.compile(r"\(cid:\d+\)")
_NUMBER = re.compile(r"[\d\u0660-\u0669\u06f0-\u06f9]+")
_FEW = 20  # letters: a page with fewer and a picture was scanned
_EDGE = 0.07  # of the page's height: where running heads and page numbers stand
_REPEATED = 3


@dataclass(slots=True)
class Pages:
    """What the pages of a PDF give: paragraphs of head, body and foot, pages read by eye, pages that were not read."""

    paragraphs: list[list[list[Paragraph]]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    strange: int = 0
    letters: int = 0


def read_pdf(data: bytes, alive: Callable[[], None] = lambda: None) -> dict[str, Any]:
    """``text``, ``scanned`` and ``unread`` (numbers of pages); raises BrokenInput, LockedInput, NoText, TooLarge."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            limits.PDF_PAGES.check(len(pdf.pages), None)
            pages = Pages()
            for number, page in enumerate(pdf.pages, 1):
                _page(page, number, pages, alive)
                page.close()
    except PdfminerException as error:
        inner = error.args[0] if error.args else None
        if isinstance(inner, PDFPasswordIncorrect | PDFTextExtractionNotAllowed):
            remedy = "open it with the password and save it without"
            raise LockedInput("protected by a password", None, remedy) from None
        raise BrokenInput("a damaged PDF", None, "open it in a reader and save it again") from None
    return {"text": _text(pages), "scanned": pages.scanned, "unread": pages.unread}


def _page(page: Any, number: int, pages: Pages, alive: Callable[[], None]) -> None:
    glyphs = list(_glyphs(page))
    letters = sum(len(glyph.text) for glyph in glyphs if not glyph.text.isspace())
    strange = sum(1 for glyph in glyphs if _CID.search(glyph.text) or "\ufffd" in glyph.text)
    pictured = letters < _FEW and bool(page.images)
    if pictured or strange > 0.2 * max(len(glyphs), 1):
        pages.strange += 0 if pictured else 1
        limits.SCAN_PAGES.check(len(pages.scanned), None)
        found = scans.read_page(page)
        alive()
        (pages.unread if found is None else pages.scanned).append(number)
        pages.paragraphs.append([[Paragraph(text, page.height / 2) for text in found or ()]])
    else:
        pages.letters += letters
        edge = _EDGE * page.height
        parts = [[each for each in glyphs if low <= each.base < high] for low, high in
                 pairwise((-math.inf, edge, page.height - edge, math.inf))]  # fmt: skip
        pages.paragraphs.append([paragraphs(part) for part in parts])
    pages.heights.append(page.height)


def _glyphs(page: Any) -> Iterator[Glyph]:
    """Upright letters; what is printed across a page is no part of its text."""
    for char in page.chars:
        if char["upright"] and char["text"]:
            base = page.height - char["matrix"][5] if page.rotation % 360 == 0 else char["bottom"]
            yield Glyph(char["text"], char["x0"], char["x1"], base, char["size"] or 1.0)


def _text(pages: Pages) -> str:
    running = _running(pages)
    found: list[Paragraph] = []
    for parts, height in zip(pages.paragraphs, pages.heights, strict=True):
        for part in parts:
            found = joined(found, [each for each in part if _place(each, height) not in running])
    text = "\n".join(each.text for each in found)
    if not text.strip():
        if pages.strange:
            raise BrokenInput("its fonts do not say which letters they hold", None, scans.REMEDY)
        if pages.unread:
            raise scans.missing()
        raise NoText("a PDF without text", None, "open it and see whether it has any")
    return text


def _place(paragraph: Paragraph, height: float) -> tuple[str, int] | None:
    """What and where a line at the edge of a page is, whatever its numbers; None inside the page."""
    edge = min(paragraph.base, height - paragraph.base)
    return (_NUMBER.sub("#", paragraph.text), round(paragraph.base / 4)) if edge < _EDGE * height else None


def _running(pages: Pages) -> set[tuple[str, int] | None]:
    """Lines that stand at the edge of many pages: running heads and page numbers."""
    places = Counter(
        place
        for parts, height in zip(pages.paragraphs, pages.heights, strict=True)
        for place in {_place(each, height) for part in parts for each in part} - {None}
    )
    least = max(_REPEATED, 0.4 * len(pages.heights))
    return {place for place, count in places.items() if count >= least}
