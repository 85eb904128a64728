"""What a profile hides in what leaves a case, and that somebody hidden has one id in all of it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from khabar.reader import Reader
from khabar.share.form import to_json
from khabar.share.profile import Profile, profile_of, set_profile
from khabar.store import Base, Hand
from khabar.types import Report

TEXT = (
    "قال الناشط سامر الهلباوي لوكالة النهر إن الشرطة اعتقلت ثلاثة مسلحين في منبج.\n"
    "وذكر شاهد عيان من حي الحزاونة أن مسلحين قتلوا الطفل يزن الدرويش قرب السوق.\n"
    "وأصيب كريم الصباغ (15 عاما) وأصيب عادل البنا (40 عاما) في القصف."
)


def shown(reader: Reader, profile: Profile, text: str = TEXT) -> str:
    reading = profile.redact(reader.read(Report.of(text)))
    assert all(reading.report.text[m.start : m.stop] == m.text for m in reading.mentions)
    return to_json(reading)


@pytest.mark.parametrize(
    ("profile", "gone", "left"),
    [
        (Profile(), (), ("سامر الهلباوي", "شاهد عيان", "يزن", "كريم", "عادل")),
        (Profile(sources=True), ("سامر", "الهلباوي"), ("يزن", "كريم", "عادل البنا")),
        (Profile(witnesses=True), ("شاهد عيان",), ("سامر الهلباوي", "يزن")),
        (Profile(minors=True), ("يزن", "الدرويش", "كريم", "الصباغ"), ("سامر الهلباوي", "عادل البنا")),
        (Profile(names=("عادل البنا",)), ("عادل", "البنا"), ("سامر الهلباوي",)),
    ],
)
def test_what_goes_and_what_stays(
    reader: Reader, profile: Profile, gone: tuple[str, ...], left: tuple[str, ...]
) -> None:  # fmt: skip
    told = shown(reader, profile)
    assert [word for word in gone if word in told] == []
    assert [word for word in left if word not in told] == []


def test_one_id_in_every_report(reader: Reader) -> None:
    profile = Profile(sources=True, witnesses=True, key="k")  # a witness without a name is no named source
    first = set(re.findall(r"\[source-\d+\]", shown(reader, profile)))
    other = "أكد الناشط سامر الهلباوي أن الجيش سيطر على بلدة تادف.\nوقالت ليلى المنصوري إن القصف توقف."
    second = set(re.findall(r"\[source-\d+\]", shown(reader, profile, other)))
    assert len(first) == 2  # the activist and the witness
    assert len(first & second) == 1
    assert first.isdisjoint(
        re.findall(r"\[source-\d+\]", shown(reader, Profile(sources=True, witnesses=True, key="other")))
    )


def test_a_profile_is_kept_and_its_secret_stays(tmp_path: Path) -> None:
    count = itertools.count(1)
    hand = Hand("tester", lambda: "2026-01-01T00:00:00Z", lambda: next(count).to_bytes(16, "big"))
    with Base.create(tmp_path / "case", hand) as base:
        assert profile_of(base) == Profile()
        set_profile(base, Profile(minors=True))
        key = profile_of(base).key
        set_profile(base, Profile(witnesses=True, names=("فلان",)))
        assert len(key) == 32
        assert profile_of(base) == Profile(witnesses=True, names=("فلان",), key=key)
