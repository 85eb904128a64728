"""Values that are made fast are what ``dataclass`` makes: frozen, equal, hashable, and built by the same words."""

import copy
import inspect
import pickle
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields, replace

import pytest

from khabar import types
from khabar.types import Filler, Mention, Quantity, Span, swift

SWIFT = [
    cls
    for cls in vars(types).values()
    if isinstance(cls, type) and "set_" in "".join(getattr(cls.__init__, "__globals__", ()))
]


@swift
@dataclass(frozen=True, slots=True)
class Fast:
    """Two fields, one with a default."""

    one: int
    two: str = "b"


@dataclass(frozen=True, slots=True)
class Slow:
    """The same as it comes."""

    one: int
    two: str = "b"


def test_the_values_of_a_reading_are_swift() -> None:
    assert {Mention, Filler, Quantity, Span} <= set(SWIFT)


@pytest.mark.parametrize("cls", SWIFT)
def test_each_field_is_what_was_given(cls: type) -> None:
    names = [one.name for one in fields(cls)]
    made = cls(*[f"of {name}" for name in names])
    assert [getattr(made, name) for name in names] == [f"of {name}" for name in names]
    assert made == cls(**{name: f"of {name}" for name in names})
    least = cls(*[1 for one in fields(cls) if one.default is MISSING])
    assert all(getattr(least, one.name) == (1 if one.default is MISSING else one.default) for one in fields(cls))


@pytest.mark.parametrize("cls", SWIFT)
def test_nothing_of_it_changes(cls: type) -> None:
    made = cls(*[1 for _ in fields(cls)])
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(cls)[0].name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(made, fields(cls)[0].name)


@pytest.mark.parametrize("cls", SWIFT)
def test_it_is_copied_pickled_and_replaced(cls: type) -> None:
    made = cls(*[1 for _ in fields(cls)])
    assert made == copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made))
    assert hash(made) == hash(copy.copy(made))
    first = fields(cls)[0].name
    changed = replace(made, **{first: 2})
    assert getattr(changed, first) == 2
    assert changed != made
    assert type(changed) is cls


def test_it_says_the_same_of_itself() -> None:
    assert inspect.signature(Fast) == inspect.signature(Slow)
    assert repr(Fast(1)) == repr(Slow(1)).replace("Slow", "Fast")
    assert hash(Fast(1)) == hash(Slow(1))
    assert Fast(1) != Slow(1)
    assert Fast.__init__.__qualname__ == "Fast.__init__"


@pytest.mark.parametrize("given", [(), (1, "b", 3)])
def test_too_few_and_too_many_are_refused(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Fast(*given)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Fast(1, three=3)  # type: ignore[call-arg]


def test_a_field_that_is_made_anew_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        """With a list of its own."""

        rows: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match=r"Listed\.rows"):
        swift(Listed)
