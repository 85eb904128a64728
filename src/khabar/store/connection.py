"""Open the database of a case: settings, migrations, waiting, and SQLite's errors in clear words."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import apsw

from khabar.errors import BrokenCase, BusyCase, CaseError, DiskFull, NewerCase, NoCase
from khabar.store.words import register

FILE = "base.sqlite"
APPLICATION = 0x6B686272  # "khbr" in the file's header
PATIENCE = 600.0  # seconds to wait for another program that writes
_PAGE = 2048  # bytes: readings and texts fill their last page less badly than with 4096
_PAUSE = 0.02  # seconds between two tries
_TELL_AFTER = 1.0  # seconds of waiting before it is told

Waiting = Callable[[float], None]


def connect(
    folder: Path, waiting: Waiting | None = None, patience: float = PATIENCE
) -> tuple[apsw.Connection, bool]:  # fmt: skip
    """A connection to the base in a folder, and whether it was brought up to this version.

    ``waiting`` is called now and then with the seconds waited so far. Where nothing can be written, as on a disk that
    is kept from it, the base can be read still.

    Raises NoCase where there is none, NewerCase where a newer khabar made it, BrokenCase where it is damaged.
    """
    path = folder / FILE
    if not path.is_file():
        raise NoCase("no evidence base in this folder", str(folder), "make one with khabar init")
    with clear_errors(folder):
        if not _writable(folder):
            return _read_only(folder), False
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            connection.set_busy_handler(_patient(waiting, patience))
            _check(connection, folder)
            _set_up(connection)
            moved = migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection, moved


def _writable(folder: Path) -> bool:
    """Whether the base, and files beside it, can be written."""
    return os.access(folder, os.W_OK) and os.access(folder / FILE, os.W_OK)


def _read_only(folder: Path) -> apsw.Connection:
    """A connection that only reads, and leaves nothing beside the base."""
    log = folder / f"{FILE}-wal"
    if log.is_file() and log.stat().st_size:
        raise CaseError(
            "the base is in use or was not closed, and the folder cannot be written", str(folder),
            "copy the whole folder to where it can be written, and open the copy",
        )  # fmt: skip
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(f"{(folder / FILE).absolute().as_uri()}?immutable=1", flags=flags)
    try:
        _check(connection, folder)
        _guard(connection)
        if int(connection.pragma("user_version")) < len(scripts()):
            raise CaseError(
                "an older khabar made the base, and it cannot be written", str(folder),
                "copy the whole folder to where it can be written, and open the copy",
            )  # fmt: skip
    except BaseException:
        connection.close()
        raise
    return connection


def make(folder: Path) -> apsw.Connection:
    """A connection to a new, empty base in a folder that exists."""
    with clear_errors(folder):
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        connection = apsw.Connection(str(folder / FILE), flags=flags)
        connection.set_busy_handler(_patient(None, PATIENCE))
        connection.pragma("page_size", _PAGE)
        connection.pragma("application_id", APPLICATION)
        _set_up(connection)
        migrate(connection)
    return connection


def _guard(connection: apsw.Connection) -> None:
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    register(connection)
    connection.pragma("cache_size", -32_000)
    connection.pragma("temp_store", 2)  # nothing of a case in a folder for temporary files


def _set_up(connection: apsw.Connection) -> None:
    _guard(connection)
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")  # what was acknowledged outlives a loss of power
    connection.pragma("foreign_keys", 1)


def _check(connection: apsw.Connection, folder: Path) -> None:
    if connection.pragma("application_id") != APPLICATION:
        raise BrokenCase("the file is no evidence base", str(folder / FILE), "restore a backup with khabar restore")
    found, known = int(connection.pragma("user_version")), len(scripts())
    if found > known:
        raise NewerCase(
            f"the base has version {found}, and this khabar knows versions up to {known}", str(folder),
            "install a newer khabar; the base was not touched",
        )  # fmt: skip


def scripts() -> list[str]:
    """The migrations in order; the version of a base is how many of them it has had."""
    folder = resources.files("khabar") / "store" / "migrations"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    return [(folder / name).read_text(encoding="utf-8") for name in names]


def migrate(connection: apsw.Connection) -> bool:
    """Bring a base up to the newest version, whole or not at all; whether there was anything to do."""
    known = scripts()
    if int(connection.pragma("user_version")) == len(known):
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(int(connection.pragma("user_version")), len(known)):
            connection.execute(known[number])
            connection.pragma("user_version", number + 1)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return True


def _patient(waiting: Waiting | None, patience: float) -> Callable[[int], bool]:
    """Try again until the patience is spent; tell after a second, and then every five."""

    def again(tries: int) -> bool:
        waited = tries * _PAUSE
        if waited >= patience:
            return False
        if waiting is not None and tries and waited % 5 < _PAUSE + (_TELL_AFTER if waited < 5 else 0):
            if waited >= _TELL_AFTER:
                waiting(waited)
        time.sleep(_PAUSE)
        return True

    return again


@contextlib.contextmanager
def clear_errors(folder: Path) -> Iterator[None]:
    """What SQLite and the disk refuse, as khabar's errors."""
    where = str(folder)
    try:
        yield
    except apsw.FullError:
        raise _full(where) from None
    except apsw.BusyError:
        raise BusyCase(
            "another program keeps the case to itself", where, "wait for it to end, or end it, and try again"
        ) from None  # fmt: skip
    except (apsw.NotADBError, apsw.CorruptError, apsw.FormatError, apsw.SQLError, apsw.NoFTS5Error):
        raise BrokenCase("the base is damaged", where, "restore a backup with khabar restore") from None
    except (apsw.ReadOnlyError, apsw.PermissionsError, apsw.CantOpenError):
        raise CaseError("the base cannot be written", where, "check the folder's permissions") from None
    except apsw.IOError as error:
        raise CaseError(f"the disk failed ({error})", where, "check the disk; the base is as it was before") from None
    except UnicodeEncodeError:  # SQLite opens names that are UTF-8
        raise CaseError("the name of the folder is not UTF-8", where, "give it another name") from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _full(where) from None
        raise CaseError(
            f"the disk refused ({error.strerror or error})", where, "check the folder and its permissions"
        ) from None  # fmt: skip


def _full(where: str) -> DiskFull:
    return DiskFull("the disk is full", where, "make room and try again; what was kept before is whole")
