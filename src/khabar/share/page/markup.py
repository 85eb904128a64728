"""Building blocks of the page: text that stays text, tags, labels in both languages.

``Html`` is markup that is safe to put out. Only ``literal`` and ``tag`` make it from strings, so whatever a
report says reaches the page escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NewType, Protocol

from khabar.share.labels import label

Html = NewType("Html", str)

NOTHING = Html("")
_STEERING = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\0": "NUL",
}  # fmt: skip
_SPECIAL = re.compile("[&<>\"'\0\r\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def literal(text: str) -> Html:
    """Text as text. Characters that turn the direction are fenced in and shown by name.

    What HTML cannot carry (NUL, lone surrogates) is replaced by one U+FFFD each, so offsets stay true.
    """
    return Html(_SPECIAL.sub(_literal, text))


def _literal(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\r":
        return "&#13;"  # a bare one would be read as a line feed
    if char in _STEERING:
        shown = "\ufffd" if char == "\0" else char
        return f'<span class="steer" data-name="{_STEERING[char]}">{shown}</span>'
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return html.escape(char)


def plain(text: str) -> Html:
    """Text where no markup may stand, as in a list of choices: one line, nothing that turns the direction."""
    return Html(attribute(text))


def flat(text: str) -> Html:
    """Text on one line, its white space made single."""
    return literal(" ".join(text.split()))


def tag(name: str, content: Html = NOTHING, /, **attributes: str | int | bool | None) -> Html:
    """An element; ``cls`` is class, ``data_at`` is data-at; None and False leave an attribute out."""
    return Html(f"<{name}{_attributes(attributes)}>{content}</{name}>")


def _attributes(attributes: dict[str, str | int | bool | None]) -> str:
    made = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = {"cls": "class", "label_for": "for"}.get(key, key.replace("_", "-"))
        shown = attribute(str(value))
        quoted = shown if _BARE.fullmatch(shown) else f'"{shown}"'
        made.append(f" {name}" if value is True else f" {name}={quoted}")
    return "".join(made)


def attribute(value: str) -> str:
    """A string inside double quotes: on one line, without characters that turn the direction."""
    return html.escape(_CONTROLS.sub("", " ".join(value.split())))


_BARE = re.compile(r"[A-Za-z0-9#_-]+")  # quotes would be a tenth of the page
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Pieces of markup one after another, with plain text between them."""
    return Html(html.escape(between).join(parts))


def both(arabic: str, english: str) -> Html:
    """The same thing in both languages of the interface; the style shows one."""
    if arabic == english:
        return literal(arabic)
    return Html(f"<i lang=ar>{literal(arabic)}</i><i lang=en>{literal(english)}</i>")


def words(key: str, default: str | None = None) -> Html:
    """The label of a key in both languages."""
    return both(label(key, "ar", default), label(key, "en", default))


def name(text: str, cls: str | None = None) -> Html:
    """Words of a report inside the interface: a direction of their own."""
    return tag("bdi", flat(text), lang="ar", cls=cls)


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int | None: ...
    @property
    def stop(self) -> int | None: ...


def place(what: Spanned | None) -> str | None:
    """Where something stands, as the script reads it: "12-20"; None where it has no place in the text."""
    return None if what is None or what.start is None else f"{what.start}-{what.stop}"


def icon(which: str) -> Html:
    """One of the drawings that stand once at the head of the page."""
    return tag("svg", tag("use", href=f"#i-{which}"), aria_hidden="true")
