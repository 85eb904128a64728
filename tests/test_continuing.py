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


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        # a noun of telling brings in what its owner tells, as the verb does
        ("جاء ذلك بعد إعلان وزير الدفاع مقتل قائد الجماعة.", "killing", ["وزير الدفاع"]),
        ("وجاء القصف بعد إعلان الناطق باسم الجيش سالم هادي استعادة المدينة.", "control", ["سالم هادي"]),
        ("بعد كشف محافظ كيدال عن وجود أسرى أجانب لدى الجماعة، انسحب الجيش.", "detention", ["محافظ كيدال"]),
        ("رغم تأكيد الحكومة أن الجيش استعاد المدينة، فر السكان.", "control", ["الحكومة"]),
        ("قال المحلل سعيد مرزوق إن الحسم قريب بعد إعلان الجيش مقتل القائد.", "killing", ["سعيد مرزوق", "الجيش"]),
        ("عقب إعلان الهدنة، انسحب الجيش من البلدة.", "control", []),
        ("منذ إعلان التنظيم قيام دولته، قتل المئات.", "killing", []),
        ("تم الكشف عن مقتل القائد.", "killing", []),
        ("لم يستبعد المسؤول انسحاب الجيش من المدينة.", "control", ["المسؤول"]),
        ("ولا تستبعد المصادر أن ينسحب الجيش من المدينة.", "control", ["المصادر"]),
        ("ويتوقع، بحسب مصدر عسكري، أن تنسحب القوات من المدينة.", "control", ["مصدر عسكري"]),
        ("مع إعلان بعض المقاتلين الولاء لتنظيم الراية الذي يسيطر على المدينة.", "control", []),
        # what those do to whom it is said
        ("وقال الجيش لصحفيين يرافقون الوزير سالم الراوي إن الغارة قتلت خمسة مسلحين.", "killing", ["الجيش"]),
        # another source behind «في حين»
        (
            "أكد المتمردون أن الجيش انسحب، في حين تحدثت حصيلة رسمية عن مقتل جنديين.",
            "killing",
            ["حصيلة رسمية"],
        ),
        # who lays it to a reason says so
        ("عزا المتحدث مقتل الجنود إلى نقص السلاح.", "killing", ["المتحدث"]),
        ("قال المتحدث سالم هادي إن الجيش انسحب. كما أرجع مقتل الجنود إلى نقص السلاح.", "killing", ["سالم هادي"]),
        ("أرجع الجيش السكان إلى المدينة بعد مقتل المسلحين.", "killing", []),
    ],
)
def test_who_tells_by_another_word_than_a_verb_of_saying(reader: Reader, text: str, event: str, who: list[str]) -> None:
    reading = read(reader, text)
    claims = [c for c in reading.claims if c.event == event]
    assert claims, told(reading)
    assert [link.source.name for link in claims[0].attribution[1:]] == who, told(reading)


@pytest.mark.parametrize(
    ("head", "who"),
    [("عسيري", "عسيري"), ("مرزوق", "مرزوق"), ("داود", "داود"), ("مالي", None), ("عاجل", None), ("كيدال", None)],
)
def test_a_surname_alone_speaks_at_the_head_of_a_headline(reader: Reader, head: str, who: str | None) -> None:
    reading = read(
        reader, f"{head}: المسلحون قصفوا المدينة\nأكد المتحدث أن القوات استعادت البلدة أمس. وانسحب الجنود منها."
    )
    claim = next(c for c in reading.claims if c.event == "shelling")
    assert [link.source.name for link in claim.attribution[1:]] == ([who] if who else []), told(reading)
