"""Lines of the interface that count something: by the plural rules of each language."""

from __future__ import annotations

from importlib import resources
from string import Formatter

import pytest

from khabar.share.labels import Language
from khabar.share.viewer import Viewer

ROWS = [
    line.split("\t")
    for line in (resources.files("khabar") / "data" / "interface.tsv").read_text(encoding="utf-8").splitlines()
    if line
]
FORMS = ("zero", "one", "two", "few", "many")


@pytest.mark.parametrize(("language", "count", "told"), [
    ("en", 0, "0 claims"), ("en", 1, "1 claim"), ("en", 2, "2 claims"), ("en", 5, "5 claims"), ("en", 101, "101 claims"),
    ("ar", 0, "لا ادعاءات"), ("ar", 1, "ادعاء واحد"), ("ar", 2, "ادعاءان"), ("ar", 3, "3 ادعاءات"),
    ("ar", 10, "10 ادعاءات"), ("ar", 11, "11 ادعاءً"), ("ar", 99, "99 ادعاءً"), ("ar", 100, "100 ادعاء"),
    ("ar", 102, "102 ادعاء"), ("ar", 103, "103 ادعاءات"), ("ar", 1011, "1011 ادعاءً"),
])  # fmt: skip
def test_what_is_counted_agrees_with_the_number(language: Language, count: int, told: str) -> None:
    assert Viewer(language).say("web.claims", count=count) == told


def test_a_number_that_is_not_exact_has_the_common_form() -> None:
    assert Viewer("en").say("digest.more", count="1+") == "and 1+ more that are not here:"


def test_every_form_says_what_its_line_says() -> None:
    keys = {row[0]: row[1:] for row in ROWS}
    counted = [key for key in keys if key.rpartition(".")[2] in FORMS and key.rpartition(".")[0] in keys]
    assert len(counted) > 20
    for key in counted:
        for form, base in zip(keys[key], keys[key.rpartition(".")[0]], strict=True):
            assert _fields(form) | {"count", "origins"} >= _fields(base) >= _fields(form), key


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
