"""Pages from templates: everything that is put in is escaped, and what is missing is an error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from khabar.share.page.document import legend
from khabar.share.page.section import section
from khabar.share.viewer import Viewer
from khabar.types import Reading

_FOLDER = Path(str(resources.files("khabar") / "data" / "web"))
STATIC = _FOLDER / "static"
PAGE = _FOLDER.parent / "page"  # of the page in one file: its style, script and icons serve here, too


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals |= {"link": link, "icons": icons, "report_section": report_section, "report_legend": report_legend}
    return made


def link(path: str, /, **parameters: object) -> str:
    """A path with parameters; those that are None are left out."""
    given = {name: str(value) for name, value in parameters.items() if value is not None and value != ""}
    return quote(path) + (f"?{urlencode(given)}" if given else "")


def report_section(reading: Reading, number: int) -> Markup:
    """A report with its marks and claims, as on the page in one file: escaped already, piece by piece."""
    return Markup(section(reading, number))


def report_legend() -> Markup:
    return Markup(legend())


def icons() -> Markup:
    return Markup((PAGE / "icons.svg").read_text(encoding="utf-8").strip())


def render(template: str, viewer: Viewer, told: Mapping[str, Any]) -> str:
    """A page; ``say`` gives words of the interface."""
    return _environment().get_template(template).render(say=viewer.say, language=viewer.language, **told)
