"""A case with places, ways, days, causes and sources, for the pictures of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import khabar
from khabar.pipeline.comparing import compare
from khabar.share.profile import Profile, set_profile
from made_cases import case

REPORTS = [
    ("وكالة الضفاف للأنباء", "2019-03-05", """مقتل قيادي في عدن
قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن. وأضاف الهلباوي أن قواته اعتقلت ثلاثة من مرافقيه."""),
    ("صحيفة الميناء", "2019-03-05", """مقتل قيادي
قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن. وأضاف الهلباوي أن قواته اعتقلت ثلاثة من مرافقيه، بحسب البيان."""),
    ("موقع الساحل", "2019-03-20", """اعتقال قيادي
اعتقلت قوات الأمن القيادي في تنظيم الدولة ناصر الشهاري يوم 18 مارس 2019 في مدينة تعز، بحسب مصدر أمني طلب عدم ذكر اسمه. وفر ناصر الشهاري من عدن إلى تعز."""),
    ("إذاعة الجبل", "2019-04-02", """فرار
فر القيادي وليد الدرعاني من مدينة مأرب إلى مدينة سيئون يوم 1 أبريل 2019. وقتل خمسة مدنيين في قصف على مدينة الحديدة، ما أدى إلى نزوح عشرات العائلات من الحديدة إلى عدن."""),
]  # fmt: skip


def made_case(where: Path, profile: Profile | None = None, reports: Sequence[tuple[str, str, str]] = REPORTS) -> Path:
    readings = [khabar.read(text, outlet=outlet, published=day, title=text.split("\n")[0]) for outlet, day, text in reports]  # fmt: skip
    with case(where, readings) as base:
        compare(base)
        if profile is not None:
            set_profile(base, profile)
    return where
