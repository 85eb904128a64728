"""What the report says brought something about: which words are the cause and which came of it.

Sentences of our own with invented people: what must be read from each, and what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

# the text, the cause, what came of it
SAID: list[tuple[str, str, str]] = [
    # what came of it is the subject of the verb
    ("ونتج عن الحادث مقتل شرطي وإصابة ثلاثة آخرين.", "الحادث", "إصابة ثلاثة آخرين"),
    ("وأضاف المتحدث أن الحادث نتج عنه مقتل شرطي.", "الحادث", "مقتل شرطي"),
    ("انفجرت عبوة في السوق ونتج عن ذلك مقتل شرطي وإصابة خمسة آخرين.", "انفجرت عبوة في السوق", "مقتل شرطي"),
    # a clause about what did it stands before what it brought about, or a comma
    ("أسفر هجوم استهدف حاجزاً للجيش في تعز عن مقتل خمسة جنود.", "هجوم", "مقتل خمسة جنود"),
    ("أدت غارة شنتها طائرة في محافظة مأرب إلى مقتل أربعة عناصر.", "غارة", "مقتل أربعة عناصر"),
    ("أسفر الهجوم الذي وقع في بلدة العين، عن إصابة 45 شخصاً.", "الهجوم", "إصابة 45 شخصاً"),
    ("أدت الغارات على مواقع للتنظيم في الريف، إلى مقتل تسعة.", "الغارات على مواقع للتنظيم في الريف", "مقتل تسعة"),
    ("وأدى القصف إلى مقتل ضابط.", "القصف", "مقتل ضابط"),
    # one cause, and all that its verbs tell came of it
    ("القصف أودى بحياة تسعة نازحين وأدى إلى إصابة 17 آخرين.", "القصف", "إصابة 17 آخرين"),
    # a light noun says nothing of what came about
    ("قصف الجيش البلدة، ما أدى إلى وقوع إصابات بين المدنيين.", "قصف الجيش البلدة", "وقوع إصابات بين المدنيين"),
    # that it came about is no part of it
    ("وقال إن انسحابه من البعثة كان بسبب تزوير التقارير.", "تزوير التقارير", "انسحابه من البعثة"),
    ("وقال مسؤولون إن الغارات على الحزب تأتي رداً على هجوم.", "هجوم", "الغارات على الحزب"),
    ("الواقع المؤلم هو نتيجة مباشرة للتحالف بين الإرهاب والطائفية.", "تحالف بين الإرهاب والطائفية", "الواقع المؤلم"),
    # whom somebody tells of, and a clause about a phrase
    ("ولفت إلى مقتل البقية جراء استهداف مواقع التنظيم.", "استهداف مواقع التنظيم", "مقتل البقية"),
    ("تعازينا لأسر الجنود الذين سقطوا جراء الهجوم.", "الهجوم", "أسر الجنود الذين سقطوا"),
    # of the clause, and not of what is told by the way in it
    ("بدأت دوامة العنف التي أنهت هدنة استمرت ثلاث سنوات، إثر هجوم.", "هجوم", "بدأت دوامة العنف"),
    ("أمطرت الفصائل بلدات محاصرة بالقذائف، رداً على تعرض البلدة لهجوم.", "تعرض البلدة لهجوم", "أمطرت الفصائل بلدات"),
    # a clause is the cause, after «أن» and at the head of the sentence
    ("أغلقت المدارس بسبب أن المسلحين اقتربوا من البلدة.", "المسلحين اقتربوا من البلدة", "أغلقت المدارس"),
    ("ولأن الطرق مقطوعة، نفدت الأدوية من المستشفى.", "الطرق مقطوعة", "نفدت الأدوية من المستشفى"),
    # without when and where
    ("أسقط المسلحون الطائرة فوق البلدة في يوليو ما أدى إلى مقتل ركابها.", "أسقط المسلحون الطائرة", "مقتل ركابها"),
    ("تعطلت المصانع خلال الشهر الماضي في بلدة العين، بسبب الحصار.", "الحصار", "تعطلت المصانع"),
    ("لقي 18 شخصاً مصرعهم جراء الضربات.", "الضربات", "لقي 18 شخصاً مصرعهم"),
]

NOT: list[tuple[str, str, str]] = [
    ("كما أسفرت هذه الإجراءات عن النتائج التالية.", "هذه الإجراءات", "النتائج التالية"),
    ("ورداً على سؤال حول تحطم الطائرة، رفض المتحدث التعليق.", "سؤال حول تحطم الطائرة", "تحطم الطائرة"),
    ("متى استعدنا البلدة سيحدث بعدها انهيار كبير.", "استعدنا البلدة", "انهيار كبير"),
    ("اقتحم سالم هادي المبنى وأرغم الحراس على مغادرة المكان.", "اقتحم سالم هادي المبنى", "مغادرة المكان"),
    ("اعتقلت القوات خمسة شبان، وأصيبت حارسة جراء تعرضها لقنبلة.", "تعرضها لقنبلة", "اعتقلت القوات خمسة شبان"),
    ("تحصل الدولة ثلث المال من النفط، وتلك نتيجة مدهشة.", "مدهشة", "تحصل الدولة ثلث المال"),
]


@pytest.mark.parametrize(("text", "cause", "effect"), SAID)
def test_is_told(reader: Reader, text: str, cause: str, effect: str) -> None:
    reading = read(reader, text)
    assert given(reading, "cause", {"cause": cause, "effect": effect}), told(reading)


@pytest.mark.parametrize(("text", "cause", "effect"), NOT)
def test_is_not_told(reader: Reader, text: str, cause: str, effect: str) -> None:
    reading = read(reader, text)
    assert not given(reading, "cause", {"cause": cause, "effect": effect}), told(reading)
