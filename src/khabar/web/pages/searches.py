"""Saved searches: a name for words and a filter, for reviewers: what somebody looks for may tell who is hidden."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from khabar.store.search import Filter
from khabar.store.searches import end, save, searches
from khabar.web.asking import Act, Ask, BadRequest, Parameter, Question
from khabar.web.pages.search import FILTERS


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved search; ``query`` are the parameters of the page of search."""

    number: int
    name: str
    owner: str
    query: dict[str, str]


@dataclass(frozen=True, slots=True)
class Searches:
    """All that are saved, by name."""

    searches: list[Saved]


def listed(ask: Ask) -> Searches:
    found = []
    for each in searches(ask.base):
        query = {"words": each.words, **{k: str(v) for k, v in asdict(each.where).items() if v is not None}}
        found.append(Saved(each.number, each.name, each.owner, {k: v for k, v in query.items() if v}))
    return Searches(found)


def keep(ask: Ask) -> str:
    """Save what is asked for under a name."""
    name = ask.text("name")
    if name is None:
        raise BadRequest("no name", "name", "give the search a name")
    where = Filter(**{p.name: ask.text(p.name) for p in FILTERS})  # type: ignore[arg-type]
    save(ask.base, name, ask.text("words") or "", where)
    return "/searches"


def drop(ask: Ask) -> str:
    """Take a saved search away."""
    end(ask.base, ask.text("name") or "")
    return "/searches"


QUESTIONS = (Question("searches", "/searches", listed, (), "searches.html", role="reviewer", menu="web.menu.searches"),)
ACTS = (
    Act("save_search", "/searches", keep, (Parameter("name"), Parameter("words"), *FILTERS)),
    Act("drop_search", "/searches/drop", drop, (Parameter("name"),)),
)
