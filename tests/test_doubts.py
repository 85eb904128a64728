"""Reports that need not be opened: none of which anything is hidden, and the tables are the same as if all were."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from khabar.reader import Reader
from khabar.share.answers.tables import sources
from khabar.share.doubts import Doubts
from khabar.share.hidden import hidden
from khabar.share.profile import Profile
from khabar.share.viewer import Viewer
from khabar.types import Report
from khabar.views.held import newest_readings
from made_cases import case
from made_probes import PROFILES
from test_hidden import ROWS

PLAIN = (
    "قصفت الطائرات جسرا قرب مدينة الباب أمس.",
    "أعلنت وزارة الدفاع أن قواتها سيطرت على قرية قرب مدينة حرض.",
    "وصلت قافلة مساعدات إلى مدينة تعز، وفق وكالة النهر.",
    "انسحبت الكتيبة من المطار. وكان الطريق مغلقا.",
)
_ALL = Profile(sources=True, witnesses=True, minors=True, key="k")
_NAMES = Profile(names=tuple(filter(None, (row[1] for row in ROWS))), key="k")


@pytest.fixture(scope="module")
def texts() -> list[str]:
    made = [probe.text for _, probes in PROFILES.values() for probe in probes] + [row[4] for row in ROWS]
    return [*PLAIN, *random.Random(7).sample(made, 160)]


def test_nothing_is_hidden_where_nothing_may_be(texts: list[str], reader: Reader, tmp_path: Path) -> None:
    report = Report.of("")
    read = [reader.read(replace(report, text=text, id=Report.of(text).id, outlet="صحيفة المرفأ")) for text in texts]
    profiles = [profile for profile, _ in PROFILES.values()] + [_ALL, _NAMES, replace(_ALL, sources=False)]
    with case(tmp_path / "case", read) as base:
        numbers = newest_readings(base)
        for profile in profiles:
            doubts = Doubts(base, profile)
            passed = [number for number in numbers if not doubts.hides(number)]
            for number in passed:
                whole = base.reading_by_id(number)
                assert not hidden(whole, profile.redact(whole), number), whole.report.text
            if not (profile.sources or profile.names):
                assert passed


def test_sources_are_counted_as_if_every_report_was_opened(
    texts: list[str], reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    with case(tmp_path / "case", [reader.read(Report.of(text)) for text in texts]) as base:
        for profile in (Profile(), replace(_ALL, sources=False), _ALL, _NAMES):
            viewer = Viewer("ar", profile)
            quick = list(sources(base, viewer, limit=1000))
            with monkeypatch.context() as patch:
                patch.setattr(Doubts, "hides", lambda *_: True)
                assert list(sources(base, viewer, limit=1000)) == quick
