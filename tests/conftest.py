"""One reader for all tests, because loading it costs more than most of them; and a real browser, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from khabar.reader import Reader

settings.register_profile("khabar", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("khabar")
BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
ARGUMENTS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def reader() -> Reader:
    from khabar.reader import Reader

    return Reader.load()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if BROWSER is None:
        pytest.skip("no browser: install chromium to run the tests that need one")
    play = pytest.importorskip("playwright.sync_api", reason="no playwright: it drives the browser")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with play.sync_playwright() as running:
        made = running.chromium.launch(executable_path=BROWSER, args=[*ARGUMENTS, *(["--no-sandbox"] if root else [])])
        yield made
        made.close()
