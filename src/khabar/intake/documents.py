"""Word documents (DOCX): paragraphs and tables in their order; runs in a process of its own (``apart``).

What was added by tracked changes is text, what was deleted is not. Comments, headers, footnotes, and who saved the
file when, are not taken in: they tell of the people who worked on it, not of the report.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from khabar.errors import BrokenInput, EmptyInput, UnsafeInput
from khabar.intake import limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset(
    {_W + "del", _W + "moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_BREAKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_HEADS = ("Title", "Heading 1")


def read_docx(data: bytes) -> dict[str, Any]:
    """``text`` and ``title`` (None unless a style says it); raises BrokenInput, UnsafeInput, TooLarge, EmptyInput."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    _weigh(data)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_blocks(document.element.body))
        title = next((each.text for each in document.paragraphs[:10] if each.style and each.style.name in _HEADS), None)
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, OSError):
        raise BrokenInput("a damaged document", None, "open it in a word processor and save it again") from None
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        raise EmptyInput("a document without text", None, "check that the file was saved whole")
    return {"text": text, "title": " ".join(title.split()) or None if title else None}


def _weigh(data: bytes) -> None:
    """Refuse a document that unpacks to too much, or whose XML defines entities, before it is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            limits.ARCHIVE_MEMBERS.check(len(archive.filelist), None)
            limits.DOCX_BYTES.check(sum(member.file_size for member in archive.infolist()), None)
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    limits.DOCX_XML.check(member.file_size, None)
                    if b"<!DOCTYPE" in archive.read(member):
                        raise UnsafeInput("XML that defines entities, which can grow without end", None, "leave it out")
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        raise BrokenInput("a damaged document", None, "open it in a word processor and save it again") from None


def _blocks(parent: Any) -> Iterator[str]:
    """Lines of paragraphs and tables; a row of single cells is one line, parted by tabs."""
    for child in parent:
        if child.tag == _W + "p":
            yield from _paragraph(child)
        elif child.tag == _W + "tbl":
            for row in child.iter(_W + "tr"):
                if next(row.iterancestors(_W + "tbl")) is child:
                    yield from _row(row)
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml", _W + "smartTag"):
            yield from _blocks(child)


def _row(row: Any) -> Iterator[str]:
    cells = [[line for line in _blocks(cell) if line.strip()] for cell in row if cell.tag == _W + "tc"]
    if all(len(cell) <= 1 for cell in cells):
        yield "\t".join(cell[0].strip() if cell else "" for cell in cells)
    else:
        for cell in cells:
            yield from cell


def _paragraph(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph, then that of the boxes that hang on it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        if node.tag in _LEFT_OUT:
            continue
        if node.tag == _W + "txbxContent":
            boxes.append(node)
        elif node.tag == _W + "t":
            pieces.append(node.text or "")
        elif node.tag in _BREAKS:
            pieces.append(_BREAKS[node.tag])
        elif node.tag != _W + "pPr":
            waiting.extend(reversed(node))
    yield "".join(pieces)
    for box in boxes:
        yield from _blocks(box)
