"""That somebody leaves does not hang on who it is, by which word he goes and how it is brought in: each with each.

Every sentence is put together from those who go, a way to go with where from or where to, and what brings it in: as done,
tried, meant, denied or doubted. It must be told once, of them and of nobody else, and as sure as it is said.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from khabar.types import Claim
from made_claims import fills, read

if TYPE_CHECKING:
    from khabar.reader import Reader

# who goes, in the nominative, the genitive and the accusative, whether their verb is feminine, and what must be told
GOERS: list[tuple[str, str, str, bool, str]] = [
    ("سالم هادي", "سالم هادي", "سالم هادي", False, "سالم هادي"),
    ("قيادي بارز", "قيادي بارز", "قياديا بارزا", False, "قيادي"),
    ("عشرات العناصر", "عشرات العناصر", "عشرات العناصر", False, "العناصر"),
    ("نحو 40 مسلحا", "نحو 40 مسلحا", "نحو 40 مسلحا", False, "مسلحا"),
    ("ألف مقاتل", "ألف مقاتل", "ألف مقاتل", False, "مقاتل"),
    ("ثلاثة شبان تونسيين", "ثلاثة شبان تونسيين", "ثلاثة شبان تونسيين", False, "شبان تونسيين"),
    ("عناصر التنظيم", "عناصر التنظيم", "عناصر التنظيم", False, "عناصر التنظيم"),
    ("خمسة من عناصره", "خمسة من عناصره", "خمسة من عناصره", False, "عناصره"),
    ("مجموعة من مقاتلي الفصيل", "مجموعة من مقاتلي الفصيل", "مجموعة من مقاتلي الفصيل", True, "مجموعة من مقاتلي الفصيل"),
    ("كتيبة كاملة", "كتيبة كاملة", "كتيبة كاملة", True, "كتيبة كاملة"),
    ("عائلات المقاتلين", "عائلات المقاتلين", "عائلات المقاتلين", True, "عائلات المقاتلين"),
]
# the event, the role of who goes, the noun of it, whither or whence, the role and the words of that
GOING: list[tuple[str, str, str, str, str, str]] = [
    ("flight", "actor", "الانشقاق", "عن الحركة", "organisation", "الحركة"),
    ("flight", "actor", "الفرار", "إلى تركيا", "to", "تركيا"),
    ("flight", "actor", "الانسحاب", "من صفوف الحركة", "organisation", "الحركة"),
    ("flight", "actor", "ترك", "صفوف الحركة", "organisation", "الحركة"),
    ("movement", "actor", "العودة", "إلى تونس", "to", "تونس"),
    ("movement", "actor", "عبور", "الحدود إلى العراق", "via", "الحدود"),
    ("movement", "actor", "الخروج", "من الرقة", "from", "الرقة"),
    ("membership", "member", "الانضمام", "إلى هيئة تحرير الشام", "organisation", "هيئة تحرير الشام"),
    ("membership", "member", "الالتحاق", "بصفوف داعش", "organisation", "داعش"),
    ("handover", "target", "الاستسلام", "للجيش", "to", "جيش"),
]
# t, y: the ending and the prefix of a feminine verb; S, G, A: who goes; N: the noun; T: whither
TURNS: list[tuple[str, str, str]] = [
    ("تمكن{t} {S} من {N} {T}.", "affirmed", "asserted"),
    ("نجح{t} {S} في {N} {T}.", "affirmed", "asserted"),
    ("استطاع{t} {S} {N} {T}.", "affirmed", "asserted"),
    ("اضطر{t} {S} إلى {N} {T}.", "affirmed", "asserted"),
    ("أجبر القصف {A} على {N} {T}.", "affirmed", "asserted"),
    ("حاول{t} {S} {N} {T}.", "affirmed", "attempted"),
    ("أحبط الأمن محاولة {G} {N} {T}.", "affirmed", "attempted"),
    ("قرر{t} {S} {N} {T}.", "affirmed", "intended"),
    ("{y}عتزم {S} {N} {T}.", "affirmed", "intended"),
    ("طلب القائد من {G} {N} {T}.", "affirmed", "intended"),
    ("دعا الجيش {A} إلى {N} {T}.", "affirmed", "intended"),
    ("أمر الجيش {A} ب{N} {T}.", "affirmed", "intended"),
    ("رفض{t} {S} {N} {T}.", "denied", "asserted"),
    ("لم {y}تمكن {S} من {N} {T}.", "denied", "asserted"),
]


def _fault(claims: list[Claim], going: tuple[str, ...], goer: str, goers: str, sure: tuple[str, str]) -> str:
    event, role, _, _, place, words = going
    told = [claim for claim in claims if claim.event == event]
    if len(told) != 1:
        return f"{len(told)} claims"
    claim = told[0]
    who = [filler.text for filler in claim.arguments.get(role, ()) if not isinstance(filler, str)]
    if len(who) != 1 or goer not in who[0] or who[0] not in goers:
        return f"goes {who}"
    said = (claim.polarity, claim.modality)
    return f"without {place}" if not fills(claim, place, words) else "" if said == sure else " ".join(said)


@pytest.mark.parametrize(("turn", "polarity", "modality"), TURNS)
def test_each_with_each(reader: Reader, turn: str, polarity: str, modality: str) -> None:
    wrong = {}
    for (subject, genitive, object_, feminine, goer), going in itertools.product(GOERS, GOING):
        text = turn.format(
            S=subject,
            G=genitive,
            A=object_,
            N=going[2],
            T=going[3],
            t="ت" if feminine else "",
            y="ت" if feminine else "ي",
        )
        goers = f"{subject} {genitive} {object_}"
        fault = _fault(list(read(reader, text).claims), going, goer, goers, (polarity, modality))
        if fault:
            wrong[text] = fault
    assert not wrong
