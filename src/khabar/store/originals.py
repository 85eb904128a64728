"""The bytes of originals, each in a file named by its SHA-256 in the case folder.

A file is written beside the others under ``incoming`` and moved to its place once the base knows of it. What a
broken run left there is moved or removed by the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

FOLDER = "originals"
INCOMING = "incoming"
_CHUNK = 1 << 20
_NAME = 64


def digest_of(data: bytes) -> str:
    """``sha256:…`` of some bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Originals:
    """The folder of originals of one case."""

    def __init__(self, case: Path) -> None:
        self.folder = case / FOLDER
        self.incoming = case / FOLDER / INCOMING

    def make(self) -> None:
        self.incoming.mkdir(parents=True, exist_ok=True)

    def place(self, digest: str) -> Path:
        """Where the bytes of a digest belong."""
        name = _checked(digest)
        return self.folder / name[:2] / name

    def find(self, digest: str) -> Path | None:
        """Where they are: in their place, or still on the way to it."""
        place = self.place(digest)
        for path in (place, self.incoming / _checked(digest), place):  # it may be moved while we look
            if path.is_file():
                return path
        return None

    def read(self, digest: str) -> bytes | None:
        """The bytes, or None where they are not there."""
        path = self.find(digest)
        return path.read_bytes() if path is not None else None

    def bring(self, digest: str, stream: BinaryIO) -> int | None:
        """Write bytes where they wait for the base to know of them; how many, or None where they are others."""
        self.make()
        waiting = self.incoming / _checked(digest)
        if _write(waiting, stream) == digest:
            return waiting.stat().st_size
        self.erase(digest)
        return None

    def settle(self, digests: Iterable[str]) -> None:
        """Move what waits to its place; called once the base has committed."""
        for digest in digests:
            waiting, place = self.incoming / _checked(digest), self.place(digest)
            if waiting.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                waiting.replace(place)

    def sweep(self, known: Callable[[str], bool]) -> None:
        """What a broken run left: moved where the base knows it, else removed. Only for who holds the lock."""
        if not self.incoming.is_dir():
            return
        for path in list(self.incoming.iterdir()):
            digest = f"sha256:{path.name}"
            if len(path.name) == _NAME and known(digest):
                self.settle([digest])
            elif len(path.name) == _NAME:
                self.erase(digest)
            else:
                path.unlink(missing_ok=True)

    def withdraw(self, digest: str) -> None:
        """Move bytes that are to be erased back to where they wait: a run that breaks is finished by ``sweep``."""
        self.make()
        if self.place(digest).is_file():
            self.place(digest).replace(self.incoming / _checked(digest))

    def erase(self, digest: str) -> None:
        """Write over the bytes and remove the file. A disk may keep copies of its own: see docs/cases.md."""
        for path in (self.place(digest), self.incoming / _checked(digest)):
            with contextlib.suppress(FileNotFoundError):
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)
                with path.open("r+b") as file:
                    left = path.stat().st_size
                    while left > 0:
                        left -= file.write(bytes(min(left, _CHUNK)))
                    file.flush()
                    os.fsync(file.fileno())
                path.unlink()

    def files(self) -> Iterator[Path]:
        """Every file that lies in the place of an original, and everything else that lies about there."""
        if self.folder.is_dir():
            for path in sorted(self.folder.rglob("*")):
                if not path.is_dir() and path.parent != self.incoming:
                    yield path


def file_digest(path: Path) -> str:
    """``sha256:…`` of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return "sha256:" + digest.hexdigest()


def copy_file(source: Path, target: Path) -> None:
    """Copy a file, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    with source.open("rb") as old, partial.open("wb") as new:
        while chunk := old.read(_CHUNK):
            new.write(chunk)
        new.flush()
        os.fsync(new.fileno())
    partial.replace(target)


def _write(path: Path, stream: BinaryIO) -> str:
    """Write a file that nobody writes to again; the digest of what went into it."""
    digest = hashlib.sha256()
    path.unlink(missing_ok=True)  # what a broken run left cannot be written to
    with path.open("wb") as file:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(stat.S_IRUSR)
    return "sha256:" + digest.hexdigest()


def _checked(digest: str) -> str:
    """The hexadecimal part; anything else never becomes part of a path."""
    kind, _, name = digest.partition(":")
    if kind != "sha256" or len(name) != _NAME or not set(name) <= set("0123456789abcdef"):
        raise ValueError("not a digest")
    return name
