"""Readings as one self-contained page that a person looks at: the text with its marks, the claims beside it."""

from __future__ import annotations

import io
from collections.abc import Iterable

from khabar.share.labels import Language
from khabar.share.page.document import MARK, Page
from khabar.types import Reading

__all__ = ["MARK", "Page", "render"]


def render(readings: Iterable[Reading], language: Language = "ar") -> str:
    """The page of these readings, in their order; it needs no network and no other file.

    Give readings that are redacted already where sources must be hidden: the page adds nothing to them. For many
    reports use ``Page``, which does not hold them in memory.
    """
    page = Page(io.StringIO(), language)
    for reading in readings:
        page.add(reading)
    return "".join(page.parts())
