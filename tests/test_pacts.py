"""Pacts, by whose they are, by what they hold and by what becomes of them.

Sentences of our own with invented people: what must be read from each, how sure it is, and what must not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, Roles]] = [
    # a truce that a pact is for, and between whom it came about
    ("توصلت الحكومة والحركة إلى اتفاق لوقف إطلاق النار.", {"party": "الحكومة", "content": "وقف إطلاق النار"}),
    (
        "ورغم اتفاق لوقف إطلاق نار تم التوصل إليه بين السلطات والحركة منذ عام 2013، تجددت المعارك.",
        {"party": "السلطات", "content": "وقف إطلاق نار"},
    ),
    ("رغم اتفاق تم التوصل إليه بين الحكومة والحركة تجددت المعارك.", {"party": "الحكومة"}),
    # who agrees stands before the verb
    ("قال إن الحكومة وافقت على الهدنة.", {"party": "الحكومة", "content": "الهدنة", "change": "made"}),
    ("الدول التي وافقت على الانضمام إلى القتال معروفة.", {"party": "الدول", "content": "الانضمام", "change": "made"}),
    ("وكانت تركيا قد وافقت على فتح قاعدتها للطائرات.", {"party": "تركيا", "change": "made"}),
    # words that are a pact only where they say between whom
    ("هناك توافق بين الحكومة والمعارضة على تشكيل لجنة.", {"party": "الحكومة", "content": "تشكيل لجنة"}),
    ("تشهد الأيام المقبلة تعاوناً جديداً بين تونس والجزائر لمكافحة التهريب.", {"party": "تونس"}),
    ("أشارت المصادر إلى تنسيق عسكري بين الجيش والمقاومة.", {"party": "الجيش"}),
    # whoever made it: what became of it, and what it holds
    ("انهارت الهدنة في المدينة بعد ساعات من إعلانها.", {"content": "الهدنة", "change": "broken"}),
    (
        "اتفق الجانبان في مايو على تبادل 300 أسير، غير أن الاتفاق انهار.",
        {"party": "الجانبان", "content": "تبادل 300 أسير", "change": "broken"},
    ),
    (
        "أعلنت الحكومة والحركة هدنة في المدينة. وانهارت الهدنة بعد يومين.",
        {"party": "الحركة", "content": "هدنة", "change": "broken"},
    ),
    ("بدأت المفاوضات بين الحكومة والحركة أمس. وفشلت المفاوضات.", {"party": "الحركة", "change": "broken"}),
    ("لم تصمد الهدنة طويلاً.", {"content": "الهدنة", "change": "broken"}),
    ("بعد انهيار مشاورات جنيف شن الجيش هجوماً.", {"content": "مشاورات جنيف", "change": "broken"}),
    ("دخل وقف إطلاق النار حيز التنفيذ صباح الأحد.", {"content": "وقف إطلاق النار"}),
    ("تم التوصل إلى هدنة في بلدة مضايا.", {"content": "هدنة", "change": "made"}),
    ("تم التوصل إلى اتفاق يقضي بخروج المقاتلين من المدينة.", {"content": "خروج المقاتلين من المدينة"}),
    ("نص الاتفاق على انسحاب المسلحين من القرية.", {"content": "انسحاب المسلحين من القرية"}),
    ("جرى الاتفاق على فتح الطريق أمام الشاحنات.", {"content": "فتح الطريق أمام الشاحنات"}),
    ("فشلت المفاوضات بين الحكومة والحركة.", {"party": "الحركة", "change": "broken"}),
    # who came to it
    ("أعلن الطرفان التوصل إلى هدنة في المخيم.", {"party": "الطرفان", "content": "هدنة", "change": "made"}),
    ("عقدت الحكومة جولة محادثات مع وفد الحركة في مسقط.", {"party": "الحكومة"}),
    ("هادنت الحركة قوات النظام في البلدة.", {"party": "قوات النظام", "change": "made"}),
    ("فاوضت الحركة الحكومة على تبادل الأسرى.", {"party": "الحكومة", "content": "تبادل الأسرى"}),
    # whose it is, by two names or two adjectives
    ("أثار اتفاق واشنطن وأنقرة على إقامة منطقة عازلة جدلاً.", {"party": "أنقرة"}),
    ("بدأت محادثات أميركية روسية في جنيف حول الهدنة.", {"party": "روسية", "place": "جنيف"}),
    ("انهار الاتفاق التركي الروسي.", {"party": "التركي", "change": "broken"}),
    # who breaks it, by a noun of that
    ("اتهمت الحكومة الحركة بخرق الهدنة.", {"party": "الحركة", "content": "الهدنة", "change": "broken"}),
    ("تجددت خروقات الحوثيين للهدنة في الحديدة.", {"party": "الحوثيين", "change": "broken"}),
    ("سجلت اللجنة خرقاً للهدنة من قبل قوات النظام.", {"party": "قوات النظام", "change": "broken"}),
    ("ارتكب الحوثيون خروقات للهدنة.", {"party": "الحوثيون", "change": "broken"}),
    ("قال الحزب إنه سيصعد هجماته متهماً تركيا بانتهاك الهدنة.", {"party": "تركيا", "change": "broken"}),
    ("وانتقدت الحركة الحكومة، متهمة إياها بخرق الهدنة.", {"party": "الحكومة"}),
    # who keeps it
    ("التزمت الفصائل بالهدنة.", {"party": "الفصائل", "content": "الهدنة"}),
    ("أعلنت الفصائل التزامها باتفاق وقف إطلاق النار.", {"party": "الفصائل", "content": "اتفاق وقف إطلاق النار"}),
    ("أكد الناطق احترام الحركة للهدنة.", {"party": "الحركة"}),
    # who takes what is offered, refuses it or offers it
    ("قبلت الحركة مقترح الهدنة.", {"party": "الحركة", "change": "made"}),
    (
        "رفضت الحركة التوقيع على اتفاق جدة.",
        {"party": "الحركة", "content": "التوقيع على اتفاق جدة", "change": "refused"},
    ),
    ("رفضت الفصائل عرضاً روسياً بالخروج من البلدة.", {"party": "الفصائل", "change": "refused"}),
    ("قاطعت الحركة محادثات السلام.", {"party": "الحركة", "content": "محادثات السلام", "change": "refused"}),
    ("جددت الحركة رفضها للهدنة.", {"party": "الحركة", "change": "refused"}),
    ("عرضت واشنطن على الحركة هدنة لشهر.", {"party": "الحركة", "content": "هدنة"}),
    # what is agreed on goes on to what it is of
    ("اتفق الطرفان على تمديد الهدنة أسبوعاً.", {"party": "الطرفان", "content": "تمديد الهدنة أسبوعاً"}),
]


@pytest.mark.parametrize(("text", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, "agreement", roles), [c for c in reading.claims if c.event == "agreement"]


NOT_SAID: list[tuple[str, Roles]] = [
    ("بحث الوزيران تعزيز التعاون بين البلدين.", {}),
    ("هناك توافق على المرشح.", {}),
    ("الرئيس وافق على استقالة الوزير.", {}),
    ("ليس التنسيق بين الجيش والشرطة أمراً جديداً.", {}),
    ("يتوافق القرار مع القانون.", {}),
    # of talks that came to their end it is not said that they failed, nor what a figure means
    ("انتهت المفاوضات أمس.", {}),
    # nor whose pact it was, where nobody has been told of
    ("وقال الوزير إن المحادثات فشلت.", {}),
    ("أعلنت الحكومة والحركة هدنة في المدينة. وفشلت المفاوضات.", {"party": "الحركة", "change": "broken"}),
    ("دخل الاتفاق في نفق مظلم.", {}),
    ("لا ينص الاتفاق على تسليم السلاح.", {}),
    # a mediator is no side
    ("أعلن المبعوث الأممي التوصل إلى اتفاق.", {"party": "المبعوث الأممي"}),
    ("أثار الاتفاق النووي الإيراني جدلاً.", {}),
    ("وقع الوزير اتفاقية الحدود البرية والبحرية.", {"party": "الحدود"}),
    # who accuses, or is told of by others, did not do it
    ("قال الحزب إنه سيصعد هجماته متهماً تركيا بانتهاك الهدنة.", {"party": "الحزب"}),
    ("نقلت الصحيفة عن القائد رفضه للهدنة.", {"party": "الصحيفة"}),
    ("احترم الجنود قائدهم.", {}),
    ("يتفق المحللون على أن المعركة ستكون صعبة.", {}),
    ("قبلت الجامعة طلاباً من القرية.", {}),
    ("التزم السكان بالتعليمات.", {}),
    ("عرضت القناة صوراً للهدنة.", {}),
]


@pytest.mark.parametrize(("text", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, roles: Roles) -> None:
    assert not given(read(reader, text), "agreement", roles)


SURE: list[tuple[str, str, str]] = [
    ("أعلن اتفاق لوقف إطلاق نار تم التوصل إليه بين السلطات والحركة.", "affirmed", "asserted"),
    ("التزمت الفصائل بالهدنة.", "affirmed", "asserted"),
    ("لم تلتزم الحكومة بالهدنة.", "denied", "asserted"),
    ("انتقدت الوزارة عدم التزام الحركة بالهدنة.", "denied", "asserted"),
    ("ستلتزم الحركة بالهدنة.", "affirmed", "intended"),
    ("قد تنهار الهدنة في أي لحظة.", "affirmed", "possible"),
    ("لقد فشلت الهدنة.", "affirmed", "asserted"),
    ("لم يتم التوصل إلى اتفاق.", "denied", "asserted"),
    ("اقترحت موسكو هدنة في المدينة.", "affirmed", "intended"),
    ("طالب الوزير بالتزام الحركة بالهدنة.", "affirmed", "intended"),
]


@pytest.mark.parametrize(("text", "polarity", "modality"), SURE)
def test_how_sure_it_is(reader: Reader, text: str, polarity: str, modality: str) -> None:
    found = [(c.polarity, c.modality) for c in read(reader, text).claims if c.event == "agreement"]
    assert set(found) == {(polarity, modality)}
