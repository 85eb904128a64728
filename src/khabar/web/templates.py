"""Pages from templates: everything that is put in is escaped, and what is missing is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from khabar.share.page.document import legend
from khabar.share.viewer import Viewer

_FOLDER = Path(str(resources.files("khabar") / "data" / "web"))
STATIC = _FOLDER / "static"
PAGE = _FOLDER.parent / "page"  # of the page in one file: its style, script and icons serve here, too


_ARROW = re.compile(r"( ← | → )")
_APART = re.compile(r"«([^«»]*)»|\[(\d+)\]")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {"chain": chain, "several": several, "apart": apart}
    made.globals |= {"link": link, "icons": icons, "report_legend": report_legend}
    return made


def ready() -> None:
    """Make every template ready, so that nobody waits for it who opens the first page of its kind."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def link(path: str, /, **parameters: object) -> str:
    """A path with parameters; those that are None are left out."""
    given = {name: str(value) for name, value in parameters.items() if value is not None and value != ""}
    return quote(path) + (f"?{urlencode(given)}" if given else "")


def chain(text: str) -> Markup:
    """Names with arrows between them, in the direction of the page: each name is held apart from it."""
    parts = _ARROW.split(text)
    return Markup("").join(part if n % 2 else Markup("<bdi>{}</bdi>").format(part) for n, part in enumerate(parts))


def several(names: Iterable[str], comma: str) -> Markup:
    """Names with commas between them, each held apart from the direction of the page."""
    return Markup(f"{escape(comma)} ").join(Markup("<bdi>{}</bdi>").format(name) for name in names)


def apart(text: str) -> Markup:
    """Reasons in words: what stands in quotation marks is held apart, and a number of a report leads to it."""
    made, at = Markup(""), 0
    for found in _APART.finditer(text):
        quoted, number = found.groups()
        made += escape(text[at : found.start()])
        made += (
            Markup("«<bdi>{}</bdi>»").format(quoted) if number is None
            else Markup('[<a href="/reports/{0}"><bdi dir="ltr">{0}</bdi></a>]').format(number)
        )  # fmt: skip
        at = found.end()
    return made + escape(text[at:])


def report_legend() -> Markup:
    return Markup(legend())


def icons() -> Markup:
    return Markup((PAGE / "icons.svg").read_text(encoding="utf-8").strip())


def render(template: str, viewer: Viewer, told: Mapping[str, Any]) -> str:
    """A page; ``say`` gives words of the interface."""
    return _environment().get_template(template).render(say=viewer.say, language=viewer.language, **told)
