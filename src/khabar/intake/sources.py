"""What is opened, and what comes out of it: reports with the bytes they were read from, and refusals."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from khabar.errors import InputError, KhabarError
from khabar.intake import limits
from khabar.intake.language import require_arabic
from khabar.intake.limits import Limit
from khabar.types import Report

_HEAD = 8192
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report and the bytes of the file, message, row or page that it was read from.

    ``how``: file, mail, feed, table, archive, export, scan, fetch, fetch by proxy. ``member`` is the place inside the
    ``container``, the outermost file, through all those in between; ``whole`` says whether a case may keep that file
    whole. Reports read from the same bytes share one ``data`` object, those of one container one ``container``.
    """

    report: Report
    data: bytes
    how: str = "file"
    member: str | None = None
    container: Container | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read, and why; ``path`` is the whole place, ``member`` its part in a container."""

    path: str
    error: KhabarError
    member: str | None = None


class Container:
    """The outermost file that something came out of, with its digest."""

    def __init__(self, data: bytes | None, path: Path | None) -> None:
        self.data = data
        self.path = path
        self._seen = self._looked()
        self._digest: str | None = None

    def open(self) -> BinaryIO:
        """A new stream of its bytes; raises InputError where it cannot be opened, or is another since it was read."""
        if self.path is None:
            return io.BytesIO(self.data or b"")
        try:
            stream = self.path.open("rb")
        except OSError as error:
            raise unreadable(str(self.path), error) from None
        self.check()
        return stream

    def check(self) -> None:
        """Raise InputError where the file was changed since it was first looked at."""
        if self._looked() != self._seen:
            raise InputError("the file was changed while it was read", str(self.path), "add it again when it is whole")

    @property
    def digest(self) -> str:
        """``sha256:…`` of all its bytes, read once."""
        if self._digest is None:
            found = hashlib.sha256()
            with self.open() as stream:
                while chunk := stream.read(_CHUNK):
                    found.update(chunk)
            self.check()
            self._digest = "sha256:" + found.hexdigest()
        return self._digest

    def _looked(self) -> tuple[int, ...] | None:
        if self.path is None:
            return None
        try:
            found = self.path.stat()
        except OSError as error:
            raise unreadable(str(self.path), error) from None
        return found.st_ino, found.st_size, found.st_mtime_ns


Item = Arrival | Refusal


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of everything that comes; ``columns`` maps text, title … to the names in their tables."""

    outlet: str | None = None
    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


NOTHING = Given()


@dataclass(slots=True)
class Budget:
    """What may still be unpacked from one archive and those inside it."""

    members: int = limits.ARCHIVE_MEMBERS.value
    bytes: int = limits.ARCHIVE_BYTES.value

    def take_member(self, where: str) -> None:
        self.members -= 1
        if self.members < 0:
            raise limits.ARCHIVE_MEMBERS.error(where)

    def take_bytes(self, count: int, where: str) -> None:
        self.bytes -= count
        if self.bytes < 0:
            raise limits.ARCHIVE_BYTES.error(where)


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be opened: a file, a member of an archive, an attachment, a page of an address.

    ``place`` says where it is for a person, through all containers: ``a.zip!b/c.eml!d.pdf``. ``container`` is the
    outermost of them, ``whole`` is false where that holds what a case must not keep.
    """

    place: str
    name: str
    given: Given = NOTHING
    data: bytes | None = None
    path: Path | None = None
    how: str = "file"
    member: str | None = None
    url: str | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    container: Container | None = None
    whole: bool = True

    def open(self) -> BinaryIO:
        """A new stream of its bytes; raises InputError where the file cannot be opened."""
        if self.path is None:
            return io.BytesIO(self.data or b"")
        try:
            return self.path.open("rb")
        except OSError as error:
            raise unreadable(self.place, error) from None

    def head(self) -> bytes:
        """The first bytes, which tell the format."""
        with self.open() as stream:
            try:
                return stream.read(_HEAD)
            except OSError as error:
                raise unreadable(self.place, error) from None

    def read(self, limit: Limit = limits.FILE) -> bytes:
        """All bytes; raises TooLarge without reading more than the limit."""
        if self.data is not None:
            limit.check(len(self.data), self.place)
            return self.data
        with self.open() as stream:
            try:
                data = stream.read(limit.value + 1)
            except OSError as error:
                raise unreadable(self.place, error) from None
        limit.check(len(data), self.place)
        return data

    def inside(
        self, member: str, data: bytes | None, *, mark: str = "!", how: str = "archive", url: str | None = None
    ) -> Source:
        """A part of this one, one container deeper."""
        inner = f"{self.member}{mark}{member}" if self.member else member
        return Source(
            place=f"{self.place or '-'}{mark}{member}",
            name=member,
            given=self.given,
            data=data,
            how=self.how if self.how.startswith("fetch") else how,
            member=inner,
            url=url,
            depth=self.depth + 1,
            budget=self.budget,
            container=self.container,
            whole=self.whole,
        )

    def arrival(self, facts: Facts, data: bytes, how: str | None = None) -> Arrival:
        """A report of this source; raises NotArabic. What the source says goes before what the user gave."""
        require_arabic(facts.text, self.place)
        report = Report(
            text=facts.text,
            id=digest(facts.text.encode("utf-8", "surrogatepass")),
            bytes_id=_digest_once(data),
            path=self.place or None,
            url=facts.url or self.url,
            title=facts.title,
            outlet=facts.outlet or self.given.outlet,
            author=facts.author,
            published=facts.published or self.given.published,
        )
        return self.arrived(report, data, how)

    def arrived(self, report: Report, data: bytes, how: str | None = None) -> Arrival:
        """A report that was read from this source."""
        came = self.how if how is None or self.how.startswith("fetch") else how
        container = self.container if self.member is not None else None
        return Arrival(report, data, came, self.member, container, self.whole)

    def refusal(self, error: KhabarError) -> Refusal:
        return Refusal(self.place, error, self.member)


@dataclass(frozen=True, slots=True)
class Facts:
    """A text and what its format, or the page that it stands on, says about it; ``published`` is an ISO day."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


Open = Callable[[Source], Iterator[Item]]  # what a container gives its parts to


def digest(data: bytes) -> str:
    """``sha256:…`` of bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _digest_once(data: bytes) -> str:
    """The digest of an original, computed once for all reports that share it."""
    if _last[0][0] is not data:
        _last[0] = (data, digest(data))
    return _last[0][1]


_last: list[tuple[bytes, str]] = [(b"", digest(b""))]


def unreadable(place: str, error: OSError) -> InputError:
    """The refusal of a file that the system does not open."""
    return InputError(f"cannot be read ({error.strerror or error})", place, "check the path and its permissions")
