"""Who did it to whom does not hang on which doer, which deed, whom and what follows: each of them with each.

Every sentence is put together from a deed, a doer, somebody whom it befalls and an end, all of them ordinary news. Each
must be told once, as done and not as doubted, of him whom it befalls, by its doer; nothing of one phrase in the other.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from khabar.types import Claim
from made_claims import read

if TYPE_CHECKING:
    from khabar.reader import Reader

# doers, with a verb in the masculine or the feminine before them
DOERS: list[tuple[str, bool]] = [
    ("الشرطة", True),
    ("السلطات التركية", True),
    ("الجيش", False),
    ("مسلحون مجهولون", False),
    ("عناصر التنظيم", False),
    ("مسلحو التنظيم", False),
    ("قوة أمنية", True),
    ("قوات النظام", True),
    ("الحوثيون", False),
    ("جهاز الأمن", False),
    ("فصيل مسلح", False),
    ("ميليشيات محلية", True),
    ("تنظيم داعش", False),
    ("مقاتلون من الفصيل", False),
    ("دورية تابعة للشرطة", True),
    ("هيئة تحرير الشام", True),
]
# the event, its verb in both genders, what stands between the doer and whom it befalls
DEEDS: list[tuple[str, str, str, str]] = [
    ("arrest", "اعتقل", "اعتقلت", ""),
    ("arrest", "أوقف", "أوقفت", ""),
    ("abduction", "خطف", "خطفت", ""),
    ("killing", "قتل", "قتلت", ""),
    ("killing", "اغتال", "اغتالت", ""),
    ("execution", "أعدم", "أعدمت", ""),
    ("injury", "جرح", "جرحت", ""),
    ("release", "أفرج", "أفرجت", "عن "),
    ("release", "أطلق", "أطلقت", "سراح "),
]
# whom it befalls, as an object and in the genitive, and the word that must be told
WHOM: list[tuple[str, str, str]] = [
    ("شابا", "شاب", "شاب"),
    ("ثلاثة شبان", "ثلاثة شبان", "شبان"),
    ("الشاب سالم هادي", "الشاب سالم هادي", "سالم هادي"),
    ("الصحفي سالم هادي", "الصحفي سالم هادي", "سالم هادي"),
    ("سالم هادي", "سالم هادي", "سالم هادي"),
    ("القيادي في التنظيم سالم هادي", "القيادي في التنظيم سالم هادي", "سالم هادي"),
    ("عنصرا من التنظيم", "عنصر من التنظيم", "عنصر"),
    ("خمسة من عناصره", "خمسة من عناصره", "عناصره"),
    ("مدنيين اثنين", "مدنيين اثنين", "مدنيين"),
    ("قياديا بارزا في التنظيم", "قيادي بارز في التنظيم", "قيادي"),
    ("امرأة وطفلها", "امرأة وطفلها", "امرأة"),
    ("المدعو أبو عمر", "المدعو أبو عمر", "أبو عمر"),
    ("عددا من المدنيين", "عدد من المدنيين", "المدنيين"),
    ("طبيبا يعمل في المشفى", "طبيب يعمل في المشفى", "طبيب"),
    ("أربعة جنود", "أربعة جنود", "جنود"),
    ("ضابطا برتبة نقيب", "ضابط برتبة نقيب", "ضابط"),
    ("القائد العسكري أبا أحمد", "القائد العسكري أبي أحمد", "أحمد"),
]
ENDS = [
    "",
    " في مدينة الباب",
    " بتهمة التعامل مع التحالف",
    " أثناء محاولته الفرار إلى تركيا",
    " صباح اليوم الثلاثاء",
    " لرفضه القتال",
    " على حاجز قرب الحدود",
    "، بحسب ناشطين",
    " دون معرفة الأسباب",
]
_STEP = 13  # of all 22,032: every thirteenth, which meets each with each
_LEAD = {"killing": "victim", "execution": "victim", "injury": "victim"}


def _fault(claims: list[Claim], event: str, doer: str, whom: str) -> str:
    told = [claim for claim in claims if claim.event == event]
    if len(told) != 1:
        return f"{len(told)} claims"
    claim = told[0]
    victims = [f.text for f in claim.arguments[_LEAD.get(event, "target")] if not isinstance(f, str)]
    doers = [f.text for f in claim.arguments.get("actor", ()) if not isinstance(f, str)]
    if not any(whom in victim for victim in victims) or any(doer in victim for victim in victims):
        return f"befalls {victims}"
    if len(doers) != 1 or doers[0] not in doer or doer.split()[0] not in doers[0]:
        return f"done by {doers}"
    return "" if (claim.polarity, claim.modality) == ("affirmed", "asserted") else f"{claim.polarity} {claim.modality}"


@pytest.mark.parametrize(("event", "masculine", "feminine", "between"), DEEDS, ids=[deed[1] for deed in DEEDS])
def test_each_with_each(reader: Reader, event: str, masculine: str, feminine: str, between: str) -> None:
    wrong = {}
    for (doer, fem), (object_, genitive, whom), end in itertools.islice(
        itertools.product(DOERS, WHOM, ENDS), len(masculine), None, _STEP
    ):
        text = f"{feminine if fem else masculine} {doer} {between}{genitive if between else object_}{end}."
        fault = _fault(list(read(reader, text).claims), event, doer, whom)
        if fault:
            wrong[text] = fault
    assert not wrong
