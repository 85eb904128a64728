"""A backup of a base that is in use, and a case made again from one. A backup is itself a case, and verifies as one."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw

from khabar.errors import BrokenCase, CaseError, CaseExists, NoCase
from khabar.store import connection as opening
from khabar.store.base import Base, Hand
from khabar.store.originals import Originals, copy_file, file_digest
from khabar.store.seals import FOLDER as SEALS
from khabar.store.verification import verify

Step = Callable[[str, int, int], None]


def backup(base: Base, target: Path, *, step: Step = lambda *_: None) -> int:
    """Copy one moment of a base, and every original that it names, into a new folder; how many originals.

    Others may go on writing. The folder appears under its name once it is whole. Raises CaseExists where there
    is something already, BrokenCase where an original is missing or altered, CaseError where the log cannot say so.
    """
    if not base.writable:
        raise CaseError("the base cannot be written", str(base.folder), "copy the folder as it is: nobody writes to it")
    count, seq, head = _copy(base, target, step)
    with base.change():
        base.note("backup", {"seq": seq, "head": head.hex(), "to": target.name})
    return count


def restore(source: Path, target: Path, hand: Hand, *, step: Step = lambda *_: None) -> int:
    """Make a case from a backup that verifies; how many originals it has. The backup stays as it is.

    Raises NoCase, CaseExists, or BrokenCase where the backup does not verify.
    """
    if not (source / opening.FILE).is_file():
        raise NoCase("no evidence base in this folder", str(source), "name the folder of a backup")
    with opening.clear_errors(target), _partial(target) as partial:
        for name in (opening.FILE, f"{opening.FILE}-wal"):
            if (source / name).is_file():
                copy_file(source / name, partial / name)
        _copy_seals(source, partial)
        with Base.open(partial, hand) as base:
            sql = "SELECT digest FROM original WHERE digest IS NOT NULL ORDER BY id"
            digests = [str(row[0]) for row in base.rows(sql)]
            _copy_originals(Originals(source), base.originals, digests, step)
            finding = next(iter(verify(base, index=False, step=step)), None)
            if finding is not None:
                where, remedy = f"{source}: {finding.where}", "run khabar verify on it; look for another backup"
                raise BrokenCase("the backup does not verify", where, remedy)
            with base.change():
                base.note("restore", {"from": source.name})
    return len(digests)


def _copy(base: Base, target: Path, step: Step) -> tuple[int, int, bytes]:
    """A copy of a base in a new folder: how many originals, and the head of the log that it holds."""
    with opening.clear_errors(target), _partial(target) as partial:
        copy = apsw.Connection(str(partial / opening.FILE))
        try:
            with copy.backup("main", base.db, "main") as run:
                run.step(-1)
            copy.pragma("journal_mode", "delete")  # one file, with nothing beside it
            rows = copy.execute("SELECT digest FROM original WHERE digest IS NOT NULL ORDER BY id")
            digests = [str(row[0]) for row in rows]
            seq, head = next(copy.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1"))
        finally:
            copy.close()
        _copy_originals(base.originals, Originals(partial), digests, step)
        _copy_seals(base.folder, partial)
    return len(digests), int(str(seq)), head


@contextlib.contextmanager
def _partial(target: Path) -> Iterator[Path]:
    """An empty folder beside the target, named as it once everything is in it; nothing is left of one that fails."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CaseExists("the folder is not empty", str(target), "name a folder that is not there yet")
    partial = target.with_name(target.name + ".partial")
    if partial.exists():
        shutil.rmtree(partial)
    partial.mkdir(parents=True, mode=0o700)
    try:
        yield partial
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    with (partial / opening.FILE).open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        target.rmdir()
    partial.rename(target)


def _copy_originals(old: Originals, new: Originals, digests: list[str], step: Step) -> None:
    new.make()
    for done, digest in enumerate(digests):
        if not done % 100:
            step("originals", done, len(digests))
        source = old.find(digest)
        if source is None:
            raise BrokenCase("an original is missing", digest, "run khabar verify")
        copy_file(source, new.place(digest))
        if file_digest(new.place(digest)) != digest:
            raise BrokenCase("an original was altered", digest, "run khabar verify")
    step("originals", len(digests), len(digests))


def _copy_seals(old: Path, new: Path) -> None:
    if (old / SEALS).is_dir():
        for path in sorted((old / SEALS).glob("*.json")):
            copy_file(path, new / SEALS / path.name)
