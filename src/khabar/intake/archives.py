"""Zip archives: every file inside goes through the same door, within limits; nothing is written to the disk."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from khabar.errors import BinaryInput, BrokenInput, EmptyInput, KhabarError, LockedInput, UnsafeInput
from khabar.intake import limits
from khabar.intake.sources import Item, Open, Source

_OFFICE = ("xl/workbook.xml", "ppt/presentation.xml", "content.xml")
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


def kind_of(source: Source) -> str:
    """What a zip holds: docx, wacz, office (another document), or zip."""
    with open_zip(source) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        return "docx"
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    return "office" if names & set(_OFFICE) and names & {"[Content_Types].xml", "mimetype"} else "zip"


def read_zip(source: Source, opened: Open) -> Iterator[Item]:
    """What the files inside give, in their order; a file that is refused does not stop the others."""
    if source.depth >= limits.ARCHIVE_DEPTH.value:
        raise limits.ARCHIVE_DEPTH.error(source.place)
    with open_zip(source) as archive:
        for member in members(archive, source):
            inner = source.inside(name_of(member), None)
            try:
                data = unpack(archive, member, inner)
            except KhabarError as error:
                yield inner.refusal(error)
                if source.budget.members < 0 or source.budget.bytes < 0:
                    return
                continue
            yield from opened(source.inside(name_of(member), data))


def members(archive: zipfile.ZipFile, source: Source) -> Iterator[zipfile.ZipInfo]:
    """Files, without folders, hidden files and what a Mac adds; raises EmptyInput where there is none."""
    files = [member for member in archive.infolist() if not member.is_dir()]
    if not files:
        raise EmptyInput("an empty archive", source.place, "check that it was saved whole")
    for member in files:
        path = PurePosixPath(name_of(member))
        if "__MACOSX" not in path.parts and not any(part.startswith(".") and part != ".." for part in path.parts):
            yield member


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, inner: Source) -> bytes:
    """The bytes of a member, by what comes out and not by what the archive says of itself."""
    where = inner.place
    inner.budget.take_member(where)
    check_name(inner.name, where)
    if member.flag_bits & 1:
        raise LockedInput("protected by a password", where, "unpack it with the password and give the files")
    limits.FILE.check(member.file_size, where)
    pieces, size = [], 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                limits.FILE.check(size, where)
                inner.budget.take_bytes(len(piece), where)
                if size > limits.PACKED and size > limits.ARCHIVE_RATIO.value * max(member.compress_size, 1):
                    raise limits.ARCHIVE_RATIO.error(where)
                pieces.append(piece)
    except _BROKEN as error:
        what = "a damaged file in an archive" if not isinstance(error, NotImplementedError) else "an unknown packing"
        raise BrokenInput(what, where, "unpack it by another program and give the files") from None
    return b"".join(pieces)


def check_name(name: str, where: str) -> None:
    """Raise UnsafeInput for a name that climbs out of the folder that it would be unpacked to."""
    if ".." in PurePosixPath(name).parts or name.startswith(("/", "\\")) or name[1:3] in (":/", ":\\"):
        raise UnsafeInput("a file name that climbs out of its folder", where, "whoever made the archive meant harm")


def name_of(member: zipfile.ZipInfo) -> str:
    """The name of a member; one that is UTF-8 without saying so is read as such."""
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return name.replace("\\", "/")


def refuse_office(source: Source) -> Iterator[Item]:
    """Raise for spreadsheets, slides and OpenDocument files."""
    raise BinaryInput(
        "a spreadsheet, slides or an OpenDocument file", source.place, "save tables as CSV, texts as DOCX or plain text"
    )


@contextlib.contextmanager
def open_zip(source: Source) -> Iterator[zipfile.ZipFile]:
    """The archive; raises BrokenInput or TooLarge."""
    with source.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN:
            remedy = "get it again, or repair it by an unzip program"
            raise BrokenInput("a damaged archive", source.place, remedy) from None
        with archive:
            limits.ARCHIVE_MEMBERS.check(len(archive.filelist), source.place)
            yield archive
