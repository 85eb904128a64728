"""Every question and every act, in the order of the menu."""

from __future__ import annotations

from khabar.web.asking import Act, Question
from khabar.web.pages import (
    adding,
    causes,
    corroboration,
    days,
    home,
    maps,
    network,
    reports,
    review,
    search,
    searches,
    settings,
    sources,
    subscriptions,
    things,
)

_PAGES = (
    home,
    reports,
    search,
    searches,
    things,
    maps,
    days,
    network,
    causes,
    sources,
    corroboration,
    review,
    adding,
    subscriptions,
    settings,
)

QUESTIONS: tuple[Question, ...] = tuple(question for page in _PAGES for question in page.QUESTIONS)
ACTS: tuple[Act, ...] = tuple(act for page in _PAGES for act in page.ACTS)
