"""The file of ``khabar read --html``: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from khabar.errors import KhabarError

if TYPE_CHECKING:
    from khabar.share.labels import Language
    from khabar.share.page import Page
    from khabar.types import Reading

_HEAD = 400  # characters at the head of a page that say whose it is


class PageFile:
    """A page on its way to a file. What is not finished leaves no file behind."""

    def __init__(self, path: Path, language: Language) -> None:
        """Raises KhabarError where the file is there and not ours, OSError where its folder cannot be written."""
        from khabar.share.page import Page

        if path.exists() and not is_page(path):
            raise KhabarError("not a page that khabar wrote", str(path), "name another file")
        self.path = path
        # Beside the page, not in the system's folder for such files: a text stays on the disk that was chosen for it.
        self._body: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", newline="", dir=path.parent)  # noqa: SIM115
        self._page: Page = Page(self._body, language)

    def add(self, reading: Reading, held: int = 0) -> None:
        self._page.add(reading, held)

    def write(self) -> bool:
        """Put the page in its place; False where there is nothing to put."""
        if not self._page.rows:
            return False
        number, name = tempfile.mkstemp(prefix=".khabar-", suffix=".part", dir=self.path.parent)
        try:
            with open(number, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
                file.writelines(self._page.parts())
            os.replace(name, self.path)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        return True

    def __enter__(self) -> PageFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._body.close()


def is_page(path: Path) -> bool:
    """Whether khabar wrote this file as a page."""
    from khabar.share.page import MARK

    if not path.is_file():
        return False
    with path.open("rb") as file:
        return MARK.encode() in file.read(_HEAD)


def without(page: Path, inputs: Sequence[tuple[str, Path | None]]) -> list[tuple[str, Path | None]]:
    """The files to read without the page of an earlier run; raises KhabarError where another file would be lost."""
    kept = []
    for name, path in inputs:
        if path is None or not page.exists() or not path.samefile(page):
            kept.append((name, path))
        elif not is_page(page):
            raise KhabarError("it is among the files to read", str(page), "name another file for the page")
    return kept
