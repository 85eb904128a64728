"""News as a letter: a subject, HTML and plain text, in Arabic or English, right in mail clients.

Directions stand in attributes (``dir``, ``lang``) on tables and cells, styles in ``style`` attributes, because mail
clients drop what stands in a head. Words of another direction than their line are held apart from it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any

from khabar.digest.desk import Desk
from khabar.digest.news import Item, best
from khabar.digest.wording import Line, Wording
from khabar.errors import MissingExtra
from khabar.share.labels import Language
from khabar.share.offsets import is_marked
from khabar.share.viewer import Viewer

if TYPE_CHECKING:
    from jinja2 import Environment

MOST = 40  # items of one letter
_PAGE = 96_000  # bytes of HTML: clients cut what is longer than 100 KB
_LEAST = 5  # items, however long they are
_FIRST, _POP = "\u2068", "\u2069"  # hold a stretch apart from the direction of its line


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that may leave; ``count`` items are in it, ``more`` were left out."""

    subject: str
    html: str
    text: str
    language: Language
    count: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around the news: the name of the case, what it was subscribed to, and how to leave."""

    title: str
    day: str
    causes: tuple[str, ...] = ()
    leave: str | None = None  # the address of a page, or of mail, by which a reader unsubscribes
    web: str | None = None


def compose(
    desk: Desk, items: Sequence[Item], heading: Heading, language: Language, *, cut: bool = False
) -> Letter | None:  # fmt: skip
    """The letter of some items; None where none of them may leave: there are no empty letters.

    ``cut``: there were more than these.
    """
    viewer = desk.viewer(language)
    wording = Wording(desk, viewer, heading.web)
    left = [item for item in items if desk.claim(item.claims[0]) is not None]
    if not left:
        return None
    count = f"{len(left)}+" if cut else len(left)
    subject = viewer.say("digest.subject", count=count, title=viewer.shown(heading.title), day=heading.day)
    most = MOST
    while True:
        chosen = best(left, most)
        lines = [line for item in chosen if (line := wording.line(item, heading.causes)) is not None]
        more = len(left) - len(chosen)
        given = {
            "sections": list(_sections(lines)), "more": f"{more}+" if more and cut else more, "heading": heading,
            "marked": _marked(lines), "subject": subject,
        }  # fmt: skip
        html = render("digest.html", viewer, **given)
        if len(html.encode()) <= _PAGE or most <= _LEAST:
            return Letter(subject, html, render("digest.txt", viewer, **given), language, len(lines), more)
        most = most * 3 // 4


def invitation(viewer: Viewer, heading: Heading, scope: str, every: str, confirm: str, days: int) -> Letter:
    """The letter that asks whether somebody wants to get the digest."""
    subject = viewer.say("digest.confirm.subject", title=viewer.shown(heading.title))
    given = {"heading": heading, "scope": scope, "every": every, "confirm": confirm, "days": days, "subject": subject}
    return Letter(
        subject, render("confirm.html", viewer, **given), render("confirm.txt", viewer, **given), viewer.language
    )


def _sections(lines: Sequence[Line]) -> Iterator[tuple[str, list[tuple[str, list[Line]]]]]:
    """Items by section, and in a section by kind of event."""
    for kind, some in groupby(lines, key=lambda line: line.kind):
        yield kind, [(event, list(of)) for event, of in groupby(some, key=lambda line: line.telling.event)]


def _marked(lines: Sequence[Line]) -> bool:
    """Whether somebody is shown by an opaque id."""
    return is_marked(repr(lines))


# ---------------------------------------------------------------- templates


def render(name: str, viewer: Viewer, /, **values: Any) -> str:
    """A template of ``data/digest`` filled in; HTML with its styles in attributes."""
    right = viewer.language == "ar"
    made = _environment().get_template(f"{name}.j2").render(
        say=viewer.say, language=viewer.language, dir="rtl" if right else "ltr", side="right" if right else "left",
        other="left" if right else "right", **values,
    )  # fmt: skip
    if not name.endswith(".html"):
        return "\n".join(line.rstrip() for line in made.strip().splitlines()) + "\n"
    try:
        import css_inline
    except ImportError:
        raise missing() from None
    return css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False).inline(made)


def missing() -> MissingExtra:
    """What mails need is not installed."""
    return MissingExtra("the parts for mails are not installed")


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError:
        raise missing() from None

    def load(name: str) -> str:
        return (resources.files("khabar") / "data" / "digest" / name).read_text(encoding="utf-8")

    made = Environment(
        loader=FunctionLoader(load), autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {"way": way, "tongue": tongue, "apart": apart}
    return made


def way(text: str) -> str:
    """The direction of a text, by its first letter."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return "rtl" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


def tongue(text: str) -> str:
    """The language of a text as far as its letters tell it."""
    return "ar" if way(text) == "rtl" else "en"


def apart(text: object) -> str:
    """A stretch of plain text that does not turn what stands around it."""
    return f"{_FIRST}{text}{_POP}"
