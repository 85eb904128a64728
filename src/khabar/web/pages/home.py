"""The first page: what lies in the case, and what came last."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.pipeline.comparing import is_fresh
from khabar.web.asking import Act, Ask, Question
from khabar.web.pages.reports import Heading, headings

_LATEST = 8


@dataclass(frozen=True, slots=True)
class Home:
    """How much there is; ``compared``: whether all reports were held beside each other."""

    reports: int
    outlets: int
    first: str | None
    last: str | None
    compared: bool
    latest: list[Heading]


def home(ask: Ask) -> Home:
    row = ask.base.one("SELECT count(*), count(DISTINCT outlet), min(published), max(published) FROM heading")
    count, outlets, first, last = row if row is not None else (0, 0, None, None)
    latest = ask.base.rows("SELECT report FROM heading ORDER BY report DESC LIMIT ?", _LATEST)
    return Home(
        count, outlets, first, last, is_fresh(ask.base), headings(ask, [report for (report,) in latest])
    )  # fmt: skip


QUESTIONS = (Question("home", "/", home, template="home.html"),)
ACTS: tuple[Act, ...] = ()
