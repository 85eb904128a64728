"""One public door: what ``khabar`` offers is listed, is there and says what it is."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import khabar

NAMES: list[str] = list(getattr(khabar, "__all__", ()))


def rank(name: str) -> tuple[int, str]:
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def test_the_list_is_sorted_and_without_repeats() -> None:
    assert NAMES
    assert sorted(set(NAMES), key=rank) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name: str) -> None:
    value = getattr(khabar, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert inspect.getdoc(value), f"khabar.{name} says nothing about itself"


def test_nothing_public_is_left_out() -> None:
    own = {
        name
        for name, value in vars(khabar).items()
        if not name.startswith("_") and not inspect.ismodule(value) and name != "annotations"
    }
    assert own <= set(NAMES)


@pytest.mark.parametrize("name", sorted(m.name for m in pkgutil.walk_packages(khabar.__path__, "khabar.")))
def test_every_module_imports_and_says_what_it_is(name: str) -> None:
    if name.endswith("__main__"):
        return
    if name == "khabar.spacy_pipe":
        pytest.importorskip("spacy", reason="spaCy is not installed")
    assert importlib.import_module(name).__doc__, f"{name} has no docstring"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError):
        khabar.nothing_of_this_name  # type: ignore[attr-defined]  # noqa: B018
