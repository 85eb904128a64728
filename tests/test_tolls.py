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
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)
