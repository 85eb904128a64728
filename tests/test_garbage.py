"""Searches for garbage: held off while data is made, and no further."""

from __future__ import annotations

import gc
import subprocess
import sys

from khabar.garbage import uncollected


def test_searching_goes_on_afterwards_as_before() -> None:
    was = gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled() is was


def test_nothing_is_changed_for_good_but_by_asking() -> None:
    code = (
        "import gc; was = gc.get_threshold(); import khabar; khabar.read('قتل جندي.'); "
        "assert gc.isenabled() and gc.get_threshold() == was and not gc.get_freeze_count(); "
        "from khabar.garbage import keep; keep(); assert gc.isenabled() and gc.get_freeze_count()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
