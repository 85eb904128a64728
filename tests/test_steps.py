"""No step of reading is passed over for a sentence that it would find something in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khabar.claims.steps import Steps
from made_claims import read

if TYPE_CHECKING:
    from khabar.reader import Reader

TEXTS = sorted((Path(__file__).parent / "gold" / "seen" / "text").glob("*.txt"))


def test_every_step_asked_of_every_sentence_changes_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    assert TEXTS
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        fast = read(reader, text)
        with monkeypatch.context() as patch:
            patch.setattr(Steps, "asked", lambda self, sentence: self.marked)
            slow = read(reader, text)
        assert fast.claims == slow.claims
        assert fast.mentions == slow.mentions
