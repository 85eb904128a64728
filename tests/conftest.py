"""One reader for all tests: loading it costs more than most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from khabar.reader import Reader

settings.register_profile("khabar", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("khabar")


@pytest.fixture(scope="session")
def reader() -> Reader:
    from khabar.reader import Reader

    return Reader.load()
