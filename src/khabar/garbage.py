"""When Python looks for garbage in cycles: language data and tables stay, and looking through them takes long.

Nothing here happens by itself but that no search falls into the making of data, for as long as that takes.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20  # values made and kept before each next search; a reading leaves no cycles


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: half a million small values that all stay would be looked at again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def keep() -> None:
    """Leave all there is now out of every later search, and search seldom: for a process that reads many reports.

    To be called once a ``Reader`` is loaded; without it, searching takes a sixth of the time of reading.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
