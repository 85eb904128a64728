"""Questions that the server answers: one declaration gives a page, an answer in JSON, and its part of the API."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from khabar.errors import CaseError
from khabar.share.shown import Shown
from khabar.share.viewer import Viewer
from khabar.store import Base
from khabar.web.accounts import Accounts, User
from khabar.web.desk import Desk
from khabar.web.exports import note
from khabar.web.settings import Role, Settings
from khabar.web.shelf import Sight, over

T = TypeVar("T")
Kind = Literal["text", "number", "day", "choice", "claim", "flag"]
MOST_TEXT = 200  # characters of one parameter
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLAIM = re.compile(r"\d{1,12}\.\d{1,7}")


class BadRequest(CaseError):
    """A parameter that is not of its kind."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked along: ``choices`` are keys whose words are ``{prefix}.{key}`` of the interface."""

    name: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    prefix: str = ""
    default: str | int | None = None
    least: int = 0
    most: int = 1_000_000
    longest: int = MOST_TEXT

    def parse(self, given: str | None) -> str | int | None:
        """The value, the default where nothing is given; raises BadRequest."""
        if given is None or not given.strip():
            return self.default
        text = given.strip()
        if len(text) > self.longest:
            raise BadRequest("too long", self.name, f"give at most {self.longest} characters")
        if self.kind in ("number", "flag"):
            if not (text.isascii() and text.isdecimal() and len(text) < 10 and self.least <= int(text) <= self.most):
                raise BadRequest("no number of this range", self.name, f"give {self.least} to {self.most}")
            return int(text)
        if self.kind == "day" and not _is_day(text):
            raise BadRequest("no day", self.name, "write it as 2017-08-29")
        if self.kind == "claim" and not _CLAIM.fullmatch(text):
            raise BadRequest("no number of this form", self.name, "write it as 12.3")
        if self.kind == "choice" and text not in self.choices:
            raise BadRequest("not among the choices", self.name, ", ".join(self.choices))
        if "\x00" in text or not text.isprintable():
            raise BadRequest("a character that no question has", self.name, "leave it out")
        return text

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        match self.kind:
            case "number" | "flag":
                made: dict[str, Any] = {"type": "integer", "minimum": self.least, "maximum": self.most}
            case "choice":
                made = {"type": "string", "enum": list(self.choices)}
            case "day":
                made = {"type": "string", "format": "date", "pattern": _DAY.pattern}
            case "claim":
                made = {"type": "string", "pattern": f"^{_CLAIM.pattern}$"}
            case _:
                made = {"type": "string", "maxLength": self.longest}
        return made if self.default is None else {**made, "default": self.default}


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


LIMIT = Parameter("limit", "number", default=30, least=1, most=200)
SKIP = Parameter("skip", "number", default=0, most=100_000)


@dataclass(slots=True)
class Ask:
    """One question on its way: who asks, of which base, with which parameters."""

    base: Base
    viewer: Viewer
    user: User
    desk: Desk
    accounts: Accounts
    settings: Settings
    values: Mapping[str, str | int | None]
    _shown: Shown | None = None

    @property
    def shown(self) -> Shown:
        """Readings as who asks may see them."""
        if self._shown is None:
            self._shown = self.desk.shown(self.base, self.viewer, self.viewer.mark)
        return self._shown

    @property
    def sight(self) -> Sight:
        """What of the whole case who asks may see."""
        return self.desk.shelf.sight(self.base, self.viewer, self.viewer.mark)

    @property
    def settled(self) -> bool:
        """Whether what who asks may see grows no more until the case changes: all was looked through for them."""
        return not self.viewer.redacted or self.desk.shelf.settled(self.base, self.viewer.mark)

    def over(self, readings: Iterable[int]) -> Sight:
        """What who asks may see of some readings, each looked through now."""
        return Sight() if not self.viewer.redacted else over(self.shown, self.viewer.mark, readings)

    def kept(self, name: str, sight: Sight | None, make: Callable[[], T]) -> T:
        """A value of this state of the case and of what is seen of it, made once."""
        return self.desk.shelf.kept(self.base, name, sight, make)

    def took(self, what: Mapping[str, object]) -> None:
        """Note in the log that this is taken out of the case."""
        note(self.base, {**what, **self.token}, self.viewer.redacted)

    @property
    def token(self) -> dict[str, object]:
        """The number of the token that is asked with, as the log notes it; empty for a page."""
        return {"token": self.user.token} if self.user.token else {}

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else str(value)

    def number(self, name: str) -> int:
        value = self.values.get(name)
        return value if isinstance(value, int) else 0


ON_PAGE = {"page": True}  # metadata of a field that pages use and the API leaves out
_NOT_NOTED = ("limit", "skip")
Answer = Any  # a frozen dataclass of plain values, see ``form``


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a page and an answer in JSON at ``/api`` + ``path``; parameters in the path stand first."""

    name: str
    path: str
    answer: Callable[[Ask], Answer]
    parameters: tuple[Parameter, ...] = ()
    template: str | None = None  # None: only in the API
    role: Role = "reader"
    menu: str | None = None  # the heading under which the page stands in the menu
    own: bool = False  # its answer is somebody's own, or changes without the case: it is made anew each time
    aside: bool = False  # in the smaller menu, with what is set once
    api: bool = True
    noted: bool = True  # where a program takes it; False: nothing of the case is in it, or it is noted by itself

    @property
    def in_path(self) -> tuple[str, ...]:
        return tuple(re.findall(r"\{(\w+)\}", self.path))

    def noted_of(self, values: Mapping[str, str | int | None]) -> dict[str, object]:
        """What the log says that was asked. Words may be names, and the log forgets nothing: they are left out."""
        asked = {
            p.name: "…" if p.kind == "text" else values[p.name] for p in self.parameters
            if p.name not in (*self.in_path, *_NOT_NOTED) and values.get(p.name) not in (None, p.default)
        }  # fmt: skip
        return {"api": self.name, **({"asked": asked} if asked else {})}


@dataclass(frozen=True, slots=True)
class Result:
    """What an act shows at once, because it cannot be asked for again: a new secret."""

    template: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done: a form posted to ``path``, or JSON to ``/api`` + ``path``.

    ``perform`` gives where to go on, a path of this server, or a ``Result``.
    """

    name: str
    path: str
    perform: Callable[[Ask], str | Result]
    parameters: tuple[Parameter, ...] = ()
    role: Role = "reviewer"

    @property
    def in_path(self) -> tuple[str, ...]:
        return tuple(re.findall(r"\{(\w+)\}", self.path))


def parse(parameters: Sequence[Parameter], given: Mapping[str, str]) -> dict[str, str | int | None]:
    """The values of all parameters; raises BadRequest, also for one that is not known."""
    known = {parameter.name for parameter in parameters}
    unknown = sorted(name for name in given if name not in known)
    if unknown:
        raise BadRequest(
            "no parameter of this name", unknown[0][:40], f"there are {', '.join(sorted(known)) or 'none'}"
        )
    return {parameter.name: parameter.parse(given.get(parameter.name)) for parameter in parameters}


def form(value: Any) -> Any:
    """Values as JSON has them; what is ``ON_PAGE`` only is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: form(getattr(value, f.name)) for f in fields(value) if not f.metadata.get("page")}
    if isinstance(value, Mapping):
        return {str(key): form(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [form(each) for each in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)
