"""Markup in feeds and mail to lines of text: every block its own line, nothing left out but what is never shown."""

from __future__ import annotations

import re
from importlib import import_module

from khabar.errors import TooLarge
from khabar.intake.pages import ELEMENTS, LIMIT, UNSAFE

_BLOCKS = frozenset(
    "address article aside blockquote br center dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header"
    " hr li main nav ol p pre section table td th tr ul".split()
)
_UNSEEN = frozenset("head noscript script style template title".split())
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\d*);")


def plain(markup: str, where: str | None = None) -> str:
    """The text of a fragment or a page; raises TooLarge for more markup than a report has."""
    if not _MARKUP.search(markup):
        return markup.strip()
    if len(markup) > LIMIT:
        raise TooLarge(f"a page of more than {LIMIT:,} characters", where, "save the report alone")
    html, etree = import_module("lxml.html"), import_module("lxml.etree")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(f"<div>{UNSAFE.sub('', markup)}</div>".encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    pieces: list[str] = []
    unseen = 0
    for count, (event, node) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        if count > 2 * ELEMENTS:
            raise TooLarge(f"a page of more than {ELEMENTS:,} elements", where, "save the report alone")
        tag = node.tag if isinstance(node.tag, str) else ""
        unseen += (1 if event == "start" else -1) if tag in _UNSEEN else 0
        pieces.append("\n" if tag in _BLOCKS else "")
        words = node.text if event == "start" else node.tail
        if words and not unseen:
            pieces.append(words.replace("\n", " ").replace("\r", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
