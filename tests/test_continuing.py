"""With whose words a verb of saying goes on that names nobody; invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

_BEFORE = "قال الناشط سالم هادي إن الجيش انسحب. "


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("وظهر القيادي ماجد الحلبي في تسجيل، وقال أن مقاتليه سيطروا على حلب.", "control", "ماجد الحلبي"),
        ("وزارت الوزيرة ليلى العلي المدينة، وأوضحت أن المسلحين قتلوا خمسة مدنيين.", "killing", "ليلى العلي"),
        ("والتقى الخبير ماجد الحلبي أعيان المدينة، وقال إن المسلحين سيطروا على حلب.", "control", "ماجد الحلبي"),
        ("واندلعت معارك في المدينة، وأضاف أن المسلحين قتلوا خمسة مدنيين.", "killing", "سالم هادي"),
        ("وقتل القيادي ماجد الحلبي في غارة، وأضاف أن المسلحين سيطروا على حلب.", "control", "سالم هادي"),
        ("وظهر القيادي ماجد الحلبي في تسجيل، وأضاف أن المسلحين سيطروا على حلب.", "control", "سالم هادي"),
        ("كما أوضح أن المسلحين سيطروا على حلب.", "control", "سالم هادي"),
        ("ورغم الفوضى أعتقد أن المسلحين سيطروا على حلب.", "control", None),
        ("وهناك نظرية غريبة تقول إن المسلحين سيطروا على حلب.", "control", None),
        ("وعاد الناس إلى بيوتهم وأكدوا أن المسلحين قتلوا خمسة مدنيين.", "killing", None),
        ("ومن المفيد هنا أن المسلحين سيطروا على حلب.", "control", None),
    ],
)
def test_who_goes_on_to_speak(reader: Reader, text: str, event: str, who: str | None) -> None:
    reading = read(reader, _BEFORE + text)
    claims = [c for c in reading.claims if c.event == event]
    assert claims, told(reading)
    names = {link.source.name for c in claims for link in c.attribution[1:]}
    assert names == ({who} if who else set()), told(reading)
