"""Saved searches: a name, the words that are looked for and the filter. The newest row of a name holds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from khabar.errors import NotFound
from khabar.store.base import Base
from khabar.store.search import Filter


@dataclass(frozen=True, slots=True)
class Search:
    """A search that somebody saved."""

    number: int
    name: str
    words: str
    where: Filter
    owner: str


def save(base: Base, name: str, words: str, where: Filter) -> int:
    """Keep a search under a name; it supersedes one of the same name. Its number."""
    name = " ".join(name.split())
    asked = {key: value for key, value in asdict(where).items() if value is not None}
    if not name or not (words.strip() or asked):
        raise NotFound("nothing to look for", name or None, "give a name, and words or an option such as --event")
    before = next((search.number for search in searches(base) if search.name == name), None)
    with base.change():
        return base.append("search", {
            "name": name, "query": json.dumps({"words": words, **asked}, ensure_ascii=False, sort_keys=True),
            "owner": base.hand.who, "made": base.hand.now(), "supersedes": before,
        }, act="search")  # fmt: skip


def searches(base: Base) -> list[Search]:
    """Searches that stand, by name."""
    sql = """SELECT id, name, query, owner FROM search a WHERE query IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM search b WHERE b.supersedes = a.id) ORDER BY name, id"""
    known = {field.name for field in fields(Filter)}
    found = []
    for number, name, query, owner in base.rows(sql):
        asked = json.loads(query)
        where = Filter(**{key: value for key, value in asked.items() if key in known})
        found.append(Search(number, name, str(asked.get("words", "")), where, owner or ""))
    return found


def search_named(base: Base, name: str) -> Search:
    """The saved search of a name; raises NotFound where there is none."""
    name = " ".join(name.split())
    for search in searches(base):
        if search.name == name:
            return search
    raise NotFound("no saved search of this name", name, "khabar find CASE … --save NAME keeps one")


def end(base: Base, name: str) -> int:
    """Take a saved search away; raises NotFound where there is none of this name. Its number."""
    before = search_named(base, name)
    with base.change():
        return base.append("search", {
            "name": before.name, "query": None, "owner": base.hand.who, "made": base.hand.now(),
            "supersedes": before.number,
        }, act="search")  # fmt: skip
