"""The first page: what lies in the case, and what came last."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.digest.subscriptions import subscriptions
from khabar.pipeline.comparing import is_fresh
from khabar.views import held
from khabar.web.asking import ON_PAGE, Act, Ask, Question
from khabar.web.pages.reports import Heading, headings

_LATEST = 8


@dataclass(frozen=True, slots=True)
class Home:
    """How much there is; ``compared``: whether all reports were held beside each other.

    ``paused``: for who invites to the digest, how many get none because their mailbox is full.
    """

    reports: int
    outlets: int
    first: str | None
    last: str | None
    compared: bool
    latest: list[Heading]
    paused: int = field(default=0, metadata=ON_PAGE)


def home(ask: Ask) -> Home:
    all_ = held.overview(ask.base)
    latest = headings(ask, held.latest(ask.base, _LATEST))
    paused = len(subscriptions(ask.base, "paused")) if ask.user.role == "admin" else 0
    return Home(all_.reports, all_.outlets, all_.first, all_.last, is_fresh(ask.base), latest, paused)


QUESTIONS = (Question("home", "/", home, template="home.html"),)
ACTS: tuple[Act, ...] = ()
