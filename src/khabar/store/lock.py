"""One program at a time adds to a case; others wait and say so."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from khabar.errors import BusyCase
from khabar.store.connection import clear_errors

FILE = "lock"
_PAUSE = 0.1


@contextlib.contextmanager
def hold(
    folder: Path, waiting: Callable[[float], None] | None = None, patience: float | None = None, name: str = FILE
) -> Iterator[None]:  # fmt: skip
    """Hold the case's lock; the system lets go of it when the program ends, however it ends.

    ``waiting`` is called with the seconds waited, first after one second and then every ten. Raises BusyCase
    when ``patience`` (seconds; None for ever) is spent. ``name``: another lock, for those who do not add.
    """
    with clear_errors(folder):
        held = (folder / name).open("a+b")
    with held as file:
        tries = 0
        while not _try(file):
            waited = tries * _PAUSE
            if patience is not None and waited >= patience:
                raise BusyCase("another khabar is adding to this case", str(folder), "wait for it to end and try again")
            if waiting is not None and tries % 100 == 10:
                waiting(waited)
            time.sleep(_PAUSE)
            tries += 1
        try:
            yield
        finally:
            _release(file)


if sys.platform == "win32":
    import msvcrt

    def _try(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: IO[bytes]) -> None:
        file.seek(0)
        with contextlib.suppress(OSError):
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
