"""Who goes from where to where does not hang on who goes, how it is called and what else is told: each of them with each.

Every sentence is put together from somebody, a verb of going, where from, where to, a way, a price and a time, all of them
ordinary news. He must be the one who goes, and each place must be told as what it is and as nothing else.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from khabar.types import Claim
from made_claims import read

if TYPE_CHECKING:
    from khabar.reader import Reader

# who goes, whether the verb before is feminine, and what must be told of it
GOERS: list[tuple[str, bool, str]] = [
    ("القيادي في التنظيم سالم هادي", False, "سالم هادي"),
    ("سالم هادي", False, "سالم هادي"),
    ("عشرات المقاتلين", False, "المقاتلين"),
    ("ثلاثة عناصر من التنظيم", False, "عناصر"),
    ("المدعو أبو عمر", False, "أبو عمر"),
    ("أمير التنظيم في الميادين أبو خالد العراقي", False, "أبو خالد العراقي"),
    ("خمسة قياديين", False, "قياديين"),
    ("عائلات عناصر التنظيم", True, "عائلات"),
    ("المسؤول الأمني", False, "المسؤول الأمني"),
    ("نحو أربعين مقاتلا أجنبيا", False, "مقاتلا"),
    ("قيادي بارز في داعش", False, "قيادي"),
    ("أبو حمزة التونسي برفقة عائلته", False, "أبو حمزة التونسي"),
    ("مجموعة من المهاجرين", True, "مجموعة"),
    ("القائد العسكري في حركة أحرار الشام خالد عمر", False, "خالد عمر"),
]
GOING: list[tuple[str, str]] = [
    ("فر", "فرت"),
    ("هرب", "هربت"),
    ("وصل", "وصلت"),
    ("انتقل", "انتقلت"),
    ("توجه", "توجهت"),
    ("عاد", "عادت"),
    ("تسلل", "تسللت"),
]
# the words, and the word that must be told as that place
FROM = [
    ("", ""),
    ("من الرقة", "الرقة"),
    ("من مدينة الميادين شرق دير الزور", "الميادين"),
    ("من ريف دير الزور الشرقي", "دير الزور"),
]
TO = [
    ("إلى تركيا", "تركيا"),
    ("إلى مدينة الباب", "الباب"),
    ("باتجاه الأراضي التركية", "التركية"),
    ("نحو ريف حلب الشمالي", "حلب"),
    ("إلى مناطق سيطرة الجيش الحر", "الجيش الحر"),
]
VIA = [("", ""), ("عبر معبر جرابلس", "جرابلس"), ("مرورا بمنبج", "منبج"), ("عن طريق مهربين", "")]
PRICES = ["", "مقابل ثلاثة آلاف دولار", "بعد دفع مبلغ خمسة آلاف دولار لمهرب"]
TIMES = ["", "الأسبوع الماضي", "قبل نحو شهرين", "مساء أمس"]
_STEP = 29  # of all 16,800 of a verb


def _fault(claims: list[Claim], goer: str, start: str, end: str, via: str) -> str:
    told = [claim for claim in claims if claim.event in ("flight", "movement")]
    if len(told) != 1:
        return f"{len(told)} claims"

    def words(role: str) -> str:
        return "|".join(f if isinstance(f, str) else f.text for f in told[0].arguments.get(role, ()))

    if goer not in words("actor"):
        return f"actor {words('actor')}"
    if start not in words("from") or start and start in words("to"):
        return f"from {words('from')}"
    if end not in words("to") or end in words("from"):
        return f"to {words('to')}"
    return "" if via in words("via") else f"via {words('via')}"


@pytest.mark.parametrize(("masculine", "feminine"), GOING)
def test_each_with_each(reader: Reader, masculine: str, feminine: str) -> None:
    wrong = {}
    for (who, fem, goer), (from_, start), (to, end), (by, via), price, time in itertools.islice(
        itertools.product(GOERS, FROM, TO, VIA, PRICES, TIMES), len(masculine), None, _STEP
    ):
        parts = (feminine if fem else masculine, who, from_, to, by, price, time)
        text = " ".join(part for part in parts if part) + "."
        fault = _fault(list(read(reader, text).claims), goer, start, end, via)
        if fault:
            wrong[text] = fault
    assert not wrong
