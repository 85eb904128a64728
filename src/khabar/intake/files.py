"""Files and bytes to reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from khabar.errors import InputError
from khabar.intake import encodings, pages
from khabar.intake.language import require_arabic
from khabar.intake.sources import Source, digest, unreadable
from khabar.types import Report

SUFFIXES = frozenset(
    {
        "", ".txt", ".text", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".eml", ".mbox",
        ".xml", ".rss", ".atom", ".zip", ".pdf", ".docx", ".warc", ".gz", ".wacz",
    }
)  # fmt: skip


def read_bytes(
    data: bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Report:
    """A report from the bytes of a text file or an HTML page; what is given goes before what a page says.

    Raises a subclass of InputError that names ``path`` (or ``url``), the reason and what to do.
    """
    where = path or url
    encodings.refuse_binary(data, where)
    bytes_id = digest(data)
    if not pages.is_page(data):
        text = encodings.decode(data, where=where)
        encoded = text.encode()
        identity = bytes_id if encoded == data else digest(encoded)  # the same, as mostly: UTF-8 without a mark
        return Report(text, identity, bytes_id, path, url, None, outlet, None, published)
    page = pages.read_page(encodings.decode_any(pages.whole(data), where=where, declared=pages.charset(data)), where)
    require_arabic(page.text, where)
    return Report(
        text=page.text,
        id=digest(page.text.encode()),
        bytes_id=bytes_id,
        path=path,
        url=url or page.url,
        title=page.title,
        outlet=outlet or page.outlet,
        author=page.author,
        published=published or page.published,
    )


def read_file(path: Path, *, outlet: str | None = None, published: str | None = None) -> Report:
    """A report from a file; raises InputError also where the file cannot be opened."""
    return read_bytes(load_file(path), path=str(path), outlet=outlet, published=published)


def load_file(path: Path) -> bytes:
    """The bytes of a file; raises InputError where it cannot be opened, TooLarge where it is no single report."""
    return Source(str(path), path.name, path=path).read()


def find_files(paths: Sequence[str]) -> Iterator[Path]:
    """Files named, and files of formats that khabar reads in folders named, in sorted order.

    Hidden ones and those of cases are left out. Raises InputError at the first path that does not exist; call it path
    by path to go on after one.
    """
    for name in paths:
        path = Path(name)
        if _is_case(path):
            raise InputError("this folder is a case", name, "name the files that it was made from")
        if path.is_dir():
            yield from _within(path)
        elif path.exists():
            yield path
        else:
            raise InputError("no such file or folder", name, "check the spelling of the path")


def _is_case(folder: Path) -> bool:
    """Whether a folder is that of a case: what lies in it was read already."""
    return (folder / "base.sqlite").is_file() and (folder / "originals").is_dir()


def find_others(paths: Sequence[str]) -> Iterator[Path]:
    """Files in folders named that are of no format that khabar reads, which ``find_files`` leaves out."""
    for name in paths:
        if Path(name).is_dir():
            yield from _within(Path(name), others=True)


def _within(folder: Path, *, others: bool = False) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(str(folder), error) from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and not _is_case(entry):
                yield from _within(entry, others=others)
        elif entry.is_file() and (entry.suffix.lower() in SUFFIXES) is not others:
            yield entry
