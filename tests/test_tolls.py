"""Who was killed or hurt, as counts and lists: parts of a toll, by what it was, in sentences that people may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles]] = [
    # so many of them, who they are: a part of the toll before
    ("قُتل عشرون مصلياً، سبعة منهم من رجال الشرطة، في الهجوم.", "killing",
     {"victim": "رجال الشرطة", "count": "سبعة"}),
    ("قُتل عشرون مصلياً، سبعة منهم من رجال الشرطة العاملين في الموقع، وستة طلاب من معهد قريب، وثلاثة من العمال.",
     "killing", {"victim": "طلاب من معهد قريب", "count": "ستة"}),
    ("قُتل عشرون مصلياً، سبعة منهم من رجال الشرطة العاملين في الموقع، وستة طلاب من معهد قريب، وثلاثة من العمال.",
     "killing", {"victim": "العمال", "count": "ثلاثة"}),
    ("أسر الجيش عشرين مسلحاً، خمسة منهم أجانب، في المعركة.", "arrest", {"target": "أجانب", "count": "خمسة"}),
    ("قُتل 13 جندياً وشرطياً، ثلاثة منهم في مكمن.", "killing", {"victim": "جندياً", "count": "13"}),
    ("اعتقلت الشرطة 297 شخصاً 37 منهم أجانب.", "arrest", {"target": "شخصاً", "count": "297"}),
    ("اعتقلت الشرطة 297 شخصاً 37 منهم أجانب.", "arrest", {"target": "أجانب", "count": "37"}),
    # how great a part
    ("قُتل أربعون شخصاً معظمهم من النساء والأطفال.", "killing", {"victim": "النساء", "count": "معظمهم"}),
    ("سقط أربعون قتيلاً على الأقل غالبيتهم العظمى من المدنيين.", "killing",
     {"victim": "المدنيين", "count": "غالبيتهم"}),
    # by what it was: any blow
    ("قُتل ثلاثة جنود في تفجير استهدف دورية.", "killing", {"victim": "جنود", "means": "تفجير"}),
    ("قُتل جنديان وأُصيب ثلاثة آخرون في تفجير عبوة ناسفة.", "killing", {"victim": "جنديان", "means": "تفجير"}),
    # what brought it about stands between the verb and those of whom it tells
    ("وقُتل جراء القصف خمسة مدنيين.", "killing", {"victim": "مدنيين", "count": "خمسة"}),
    ("وأُصيب إثر انفجار عبوة ناسفة شرطيان.", "injury", {"victim": "شرطيان"}),
    ("وأُصيب إثر انفجار عبوة ناسفة شرطيان.", "cause", {"cause": "انفجار عبوة ناسفة"}),
    # who the dead are said to be
    ("وأكد المركز أن القتلى هم سيدة وطفلتها وطفلان.", "killing", {"victim": "طفلتها"}),
    ("وقال إن القتلى هم 18 عنصراً من حركة الفجر، وسبعة من كتيبة النور.", "killing",
     {"victim": "كتيبة النور", "count": "سبعة"}),
    ("وقال إن تسعة من القتلى هم من المدنيين.", "killing", {"victim": "المدنيين", "count": "تسعة"}),
    ("وأوضح أن جميع الضحايا حتى الآن من المدنيين.", "killing", {"victim": "المدنيين", "count": "جميع"}),
    ("وقال إن معظم الجرحى نساء.", "injury", {"victim": "نساء", "count": "معظم"}),
    # mere numbers in brackets
    ("نتج عن الحادث استشهاد (15) وإصابة (33).", "killing", {"count": "(15)"}),
    ("نتج عن الحادث استشهاد (15) وإصابة (33).", "injury", {"count": "(33)"}),
    # sums: the number past a clause, before the sum, of those in a phrase of their own
    ("ارتفعت حصيلة قتلى المعارك، التي تدور في حلب بين الجيش والمسلحين، إلى 11 شخصاً.", "killing",
     {"victim": "شخصاً", "count": "11"}),
    ("ارتفعت حصيلة القتلى جراء القذائف التي أطلقتها الحركة على شارع النور إلى 11 قتيلاً بينهم طفلان.", "killing",
     {"victim": "طفلان"}),
    ("وبذلك يرتفع إلى 600 عدد قتلى هجمات الحركة.", "killing", {"victim": "قتلى", "count": "600"}),
    ("أشار المرصد إلى ارتفاع العدد الإجمالي للقتلى إلى 3216 على الأقل.", "killing",
     {"victim": "قتلى", "count": "3216 على الأقل"}),
    # lives lost, and whose
    ("وردت معلومات مؤكدة عن خسائر بشرية في صفوف قوات النظام.", "killing", {"victim": "قوات النظام"}),
    ("وأوقع القصف خسائر بشرية ومادية في صفوف الحوثيين.", "killing", {"victim": "الحوثيين", "means": "القصف"}),
    ("وألحقت المقاومة بالميليشيات خسائر كبيرة في الأرواح.", "killing",
     {"victim": "الميليشيات", "actor": "المقاومة"}),
    ("شنت الطائرات غارات على مواقع المسلحين ملحقة بهؤلاء المسلحين خسائر كبيرة في الأرواح والعتاد.", "killing",
     {"victim": "هؤلاء المسلحين"}),
    ("وقعت خسائر في الأرواح بين المدنيين.", "killing", {"victim": "المدنيين"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [c for c in reading.claims if c.event == event]


NOT_SAID: list[tuple[str, str, Roles]] = [
    ("قُتل 13 جندياً وشرطياً، ثلاثة منهم في مكمن.", "killing", {"actor": "جندياً"}),
    ("فر خمسة جنود، لكن ثلاثة منهم عادوا إلى الثكنة.", "flight", {"count": "ثلاثة"}),
    ("سقط عشرون قتيلاً معظمهم مدنيون وعشرات الجرحى.", "killing", {"victim": "الجرحى"}),
    ("أُصيب سبعة آخرون، ثلاثة منهم إصاباتهم بالغة.", "injury", {"count": "ثلاثة"}),
    ("وقُتل جراء قصف الجيش خمسة مدنيين.", "shelling", {"target": "مدنيين"}),
    ("وكان عدد الضحايا الذين قُتلوا بسبب التعذيب ثلاثة أشخاص.", "killing", {"actor": "الضحايا"}),
    ("قُتل جندي خلال اشتباكات في البلدة.", "killing", {"means": "اشتباكات"}),
    ("وقال إن العدد الأكبر من الضحايا هو الهدف.", "killing", {}),
    ("ولم يتضح ما إذا كان الضحايا مدنيين أم من عناصر الحركة.", "killing", {}),
    ("وقال إن القتلى نقلوا من المدينة.", "killing", {"victim": "المدينة"}),
    ("ارتفع عدد القتلى الذين وصلوا إلى 5 مستشفيات.", "killing", {"count": "5"}),
    (
        "ارتفعت حصيلة القتلى جراء القذائف التي أطلقتها الحركة على شارع النور إلى 11 قتيلاً.",
        "shelling",
        {"target": "قتيلاً"},
    ),
    ("انفجرت العبوة دون وقوع خسائر بشرية في صفوف القوات.", "killing", {}),
    ("لم يسفر الهجوم عن خسائر بشرية في صفوف الجيش.", "killing", {}),
    ("ولم ترد معلومات عن خسائر بشرية في صفوف الجيش.", "killing", {}),
    ("أسفر القصف عن خسائر مادية كبيرة في صفوف الجيش.", "killing", {}),
    ("هاجمت المقاومة مواقع المتمردين وأوقعت بهم خسائر في الأرواح.", "killing", {"victim": "المقاومة"}),
    (
        "وردت معلومات عن خسائر بشرية في صفوف الطرفين، بينما قُصفت بلدة، ما أدى إلى أضرار بينهم رئيس البلدية.",
        "killing",
        {"victim": "رئيس البلدية"},
    ),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)
