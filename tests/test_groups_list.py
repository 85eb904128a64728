"""The list of groups: every id that a name gives is in it, once, with a kind; no id is there in vain."""

import re
from importlib import resources

KINDS = {"armed", "force", "coalition", "state", "party", "body", "civil"}


def _rows(*parts: str) -> list[list[str]]:
    text = resources.files("khabar").joinpath("data", *parts).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def test_ids_are_listed_once() -> None:
    rows = _rows("groups.tsv")
    listed = [row[0] for row in rows]
    named = {
        choice.partition("@")[0]
        for row in _rows("lexicon", "groups.tsv")
        if len(row) > 2 and row[1] == "group" and row[2]
        for choice in row[2].split("|")
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == named


def test_rows_are_sound() -> None:
    for identity, kind, country, name, item in _rows("groups.tsv"):
        assert re.fullmatch(r"[a-z0-9-]+", identity)
        assert kind in KINDS
        assert re.fullmatch(r"([A-Z]{2})?", country), identity
        assert name
        assert re.fullmatch(r"(Q[1-9]\d*)?", item)


def test_conditions_are_countries() -> None:
    for row in _rows("lexicon", "groups.tsv"):
        if len(row) > 2 and "@" in row[2]:
            assert re.fullmatch(r"[a-z0-9-]+@[A-Z]{2}(,[A-Z]{2})*(\|[a-z0-9-]+@[A-Z]{2}(,[A-Z]{2})*)*", row[2]), row[0]
