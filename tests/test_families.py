"""A family name alone: hidden where it stands for somebody chosen or their kin, left where it is somebody else's or a word."""

from __future__ import annotations

import pytest

from khabar.reader import Reader
from khabar.share.form import to_json
from khabar.share.profile import Profile
from khabar.share.redaction import erase, hide_names
from khabar.types import Report

HIDDEN = [
    ("أدهم العليوات", "وقال العليوات إن القوات اعتقلت ثلاثة في عدن.", "العليوات"),
    ("أدهم العليوات", "التقى الوفد السيد العليوات في مدينة المكلا.", "العليوات"),
    ("أدهم العليوات", "اعتقلت القوات شقيقه محمد العليوات في مدينة شبوة.", "العليوات"),
    ("أدهم العليوات", "وأصدر آل العليوات بيانا بعد القصف على مدينة المخا.", "العليوات"),
    ("أدهم العليوات", "قالت أسرة العليوات في سيئون إن القوات قتلت ابنها.", "العليوات"),
    ("أدهم العليوات", "ونشر #العليوات صورا للقصف على البيضاء.", "العليوات"),
    ("أدهم العليوات", "وأفرجت المحكمة عن أ. العليوات في مدينة حجة.", "العليوات"),
    ("أدهم العليوات", "قصفت الطائرات منزل العليوات في الضالع وقتلت أربعة.", "العليوات"),
    ("أدهم العليوات", "قتل أدهم ونادر العليوات في قصف المراشدة.", "أدهم"),
    ("أدهم العليوات", "قتل العليوات أدهم في مدينة الوفرة.", "أدهم"),
    ("أدهم العليوات", "وقال أدهم ع. إن القوات قتلت ثلاثة في حولي.", "أدهم"),
    ("أدهم العليوات", "قالت الصحيفة إن A. Aliwat قتل في سيدي بوزيد.", "Aliwat"),
    ("سامي الحلبي", "وقال الحلبي إن القصف قتل أخاه.", "الحلبي"),
    ("سامي الحلبي", "قتلت القوات الدكتور الحلبي في مدينة عفرين.", "الحلبي"),
    ("نوفل المصري", "وقال المصري لوكالة النهر إن القصف قتل شقيقته في جباليا.", "المصري"),
    ("نوفل المصري", "نعت عائلة المصري ابنها الذي قتل في بيت لاهيا.", "المصري"),
    ("إياد شعبان", "قال كريم شعبان، شقيق إياد، إن المسلحين قتلوا ثلاثة في هيت.", "إياد"),
    ("إياد شعبان", "قال كريم شعبان، شقيق إياد، إن المسلحين قتلوا ثلاثة في هيت.", "شعبان"),
    ("حيدر الكاظمي", "وقال الكاظمي إن القوات قتلت عشرة في الدور.", "الكاظمي"),
    ("إسماعيل أيت الحاج", "قال أيت الحاج إن الدرك قتل شابا في تيزي وزو.", "أيت الحاج"),
    ("عثمان دقنة الأمين", "قال عثمان الأمين إن الدعم السريع قتل خمسة في الدمازين.", "عثمان"),
    ("مبارك الهاجري", "كتب مبارك س. الهاجري أن القوات قتلت ثلاثة في الأحمدي.", "مبارك"),
    ("شيماء الموسويات", "قُتلت شـ.ـيماء الموسويات في السماوة.", "الموسويات"),
]  # fmt: skip

LEFT = [
    ("حسن النجارين", "قال نجار في مدينة حلب إن القصف قتل ثلاثة من العمال في السوق.", "نجار"),
    ("سامي الحلبي", "قالت الطالبة إن السوق الحلبي القديم احترق في القصف.", "السوق الحلبي"),
    ("نوفل المصري", "قال الجيش المصري إن قواته قتلت عشرة مسلحين في العريش.", "الجيش المصري"),
    ("نوفل المصري", "قال وزير الخارجية المصري إن القصف قتل عشرة في رفح.", "وزير الخارجية المصري"),
    ("نوفل المصري", "قتل فريد المصري في مخيم بلاطة.", "فريد المصري"),
    ("محمد علي", "قال علي صالح إن القصف قتل خمسة في مدينة زبيد.", "علي صالح"),
    ("إياد شعبان", "قتل خمسة في قصف يوم 3 شعبان على مدينة صعدة.", "3 شعبان"),
    ("إياد شعبان", "قال كريم شعبان إن المسلحين قتلوا ثلاثة في الفلوجة.", "كريم شعبان"),
    ("حيدر الكاظمي", "قال مصطفى الكاظمي إن القوات قتلت عشرة. وأضاف الكاظمي أن عشرة أصيبوا.", "أضاف الكاظمي"),
    ("عثمان دقنة الأمين", "قال الأمين العام للمنظمة إن الدعم السريع قتل خمسة في كوستي.", "الأمين العام"),
    ("صلاح الدين المنصف", "كان الحكم المنصف قد صدر بعد قتل ثلاثة في بنزرت.", "الحكم المنصف"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "gone"), HIDDEN)
def test_it_is_hidden_where_it_stands_for_them(reader: Reader, name: str, text: str, gone: str) -> None:
    made = Profile(names=(name,), key="k").redact(reader.read(Report.of(text)))
    assert gone not in to_json(made)
    assert gone in to_json(reader.read(Report.of(text)))


@pytest.mark.parametrize(("name", "text", "left"), LEFT)
def test_it_stays_where_it_is_another_or_a_word(reader: Reader, name: str, text: str, left: str) -> None:
    assert left in Profile(names=(name,), key="k").redact(reader.read(Report.of(text))).report.text


def test_who_has_it_alone_is_nobodys_number(reader: Reader) -> None:
    """It may be another: the number of who is hidden would say that it is not."""
    profile = Profile(names=("أدهم العليوات",), key="k")
    whole = profile.redact(reader.read(Report.of("وقال أدهم العليوات إن القوات اعتقلت ثلاثة في عدن.")))
    alone = profile.redact(reader.read(Report.of("وقال العليوات إن القوات اعتقلت أربعة في عدن.")))
    names = {made.claims[0].attribution[-1].source.name for made in (whole, alone)}
    assert len(names) == 2
    assert all(name and name.startswith("[source-") for name in names)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("مدونة العليوات", "مدونة [withheld]"),
        ("عائلة العليوات تنفي", "عائلة [withheld] تنفي"),
        ("صفحة أدهم العليوات", "صفحة [withheld]"),
        ("Adham Aliwat", "[withheld]"),
        ("reports/aliwat_adham.txt", "reports/[withheld].txt"),
        ("صحيفة المرفأ", "صحيفة المرفأ"),
        ("نادر العليوات", "نادر العليوات"),
    ],
)
def test_it_is_hidden_in_what_stands_beside_a_text(text: str, made: str) -> None:
    assert hide_names(text, ("أدهم العليوات",)) == made


def test_who_is_forgotten_is_forgotten_by_their_whole_name_only(reader: Reader) -> None:
    reading = reader.read(Report.of("وقال العليوات إن القوات اعتقلت ثلاثة في عدن. وقال أ. العليوات إنه عاد."))
    assert erase(reading, ["أدهم العليوات"]) is reading
