"""Casualties by the mere word for them, and that a blow brought none: it struck all the same.

Sentences of our own with invented people: what must be read from each, and what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

# the text, the event, whom it befell, the polarity, the modality
SAID: list[tuple[str, str, str, str, str]] = [
    ("أسفر القصف عن سقوط ضحايا مدنيين.", "killing", "ضحايا مدنيين", "affirmed", "asserted"),
    ("وأوقع القصف خمس إصابات.", "injury", "إصابات", "affirmed", "asserted"),
    ("هاجم المتمردون القاعدة فرد الجيش بقصف، ما أوقع في صفوفهم إصابات.", "injury", "المتمردون", "affirmed", "asserted"),
    ("أسفر الهجوم عن إصابات بالغة في أوساط المتمردين.", "injury", "المتمردين", "affirmed", "asserted"),
    ("قصف الجيش مناطق في البلدة، وأنباء عن خسائر بشرية.", "killing", "خسائر بشرية", "affirmed", "reported"),
    ("نفى البيان سقوط ضحايا مدنيين في القصف.", "killing", "ضحايا مدنيين", "denied", "asserted"),
    ("سقطت قذائف قرب المطار دون وقوع خسائر في الأرواح.", "killing", "خسائر في الأرواح", "denied", "asserted"),
    ("قصف الجيش مناطق في البلدة، ولم ترد أنباء عن إصابات.", "injury", "إصابات", "affirmed", "unknown"),
    ("ولم ترد أنباء عن وقوع إصابات.", "injury", "إصابات", "affirmed", "unknown"),
    ("قصف الجيش مناطق في البلدة دون أنباء عن إصابات.", "injury", "إصابات", "affirmed", "unknown"),
    ("قُصفت البلدة دون أنباء عن مقتل أحد.", "killing", "أحد", "affirmed", "unknown"),
    ("وقد يؤدي القصف إلى سقوط ضحايا.", "killing", "ضحايا", "affirmed", "possible"),
    # who passed away, by what one dies of
    ("قضى المعتقل سالم الحلبي تحت التعذيب في سجن البلدة.", "killing", "سالم الحلبي", "affirmed", "asserted"),
    ("وقضت الطفلة نور الهادي جراء الحصار ونقص الأدوية.", "killing", "الطفلة", "affirmed", "asserted"),
    ("فيما قضى رجل من البلدة إثر انفجار في مستودع.", "killing", "رجل", "affirmed", "asserted"),
    ("قضى ثمانية مهاجرين اختناقاً داخل شاحنة.", "killing", "مهاجرين", "affirmed", "asserted"),
    # what did it is not denied, where nothing came of it
    ("لم يسفر الهجوم الصاروخي على القاعدة عن سقوط قتلى.", "shelling", "القاعدة", "affirmed", "asserted"),
    ("ولم ينجم عن القصف على البلدة أي إصابات.", "shelling", "البلدة", "affirmed", "asserted"),
    ("لم يخلف القصف على القرية ضحايا.", "shelling", "القرية", "affirmed", "asserted"),
    ("لم يقع هجوم على البلدة.", "attack", "البلدة", "denied", "asserted"),
]

NOT: list[tuple[str, str]] = [
    ("أخلت القوات البلدة للحيلولة دون سقوط ضحايا.", "killing"),
    ("أوقف الجيش العملية لمنع سقوط ضحايا.", "killing"),
    ("أوقف الجيش العملية لمنع وقوع قتلى.", "killing"),
    ("اتخذت القوات إجراءات لتقليل وقوع ضحايا.", "killing"),
    ("كي لا يصبح المدنيون ضحايا هذه الحرب.", "killing"),
    ("دعا إلى تجنب سقوط ضحايا.", "killing"),
    ("عملت القوات ببطء لمنع سقوط ضحايا.", "killing"),
    ("أوقف الجيش القصف لتفادي سقوط ضحايا مدنيين.", "killing"),
    ("علقت المدارس الدوام خوفا من سقوط ضحايا.", "killing"),
    ("وقدم التعازي لذوي ضحايا القصف.", "killing"),
    ("سجلت البلاد إصابات جديدة بالفيروس.", "injury"),
    ("عالج المستشفى إصابات في الرأس والصدر.", "injury"),
    ("أسفر القصف عن خسائر مادية كبيرة.", "killing"),
    ("قضى الرجل ثلاث سنوات في السجن تحت التعذيب.", "killing"),
    ("قضى سالم ليلته تحت القصف.", "killing"),
    ("قضت المحكمة ببطلان الحكم بسبب مخالفته القانون.", "killing"),
    ("وقال إن إطلاق النار لم يسفر عن وقوع إصابات.", "injury"),
    ("وتسبب القصف بوقوع إصابات وأضرار مادية كبيرة.", "injury"),
    ("وقال إن القذائف سقطت من دون تسجيل إصابات.", "injury"),
]


@pytest.mark.parametrize(("text", "event", "victim", "polarity", "modality"), SAID)
def test_is_told(reader: Reader, text: str, event: str, victim: str, polarity: str, modality: str) -> None:
    reading = read(reader, text)
    claims = [c for c in reading.claims if c.event == event and (c.polarity, c.modality) == (polarity, modality)]
    whom = [a.text for c in claims for role in ("victim", "target") for a in c.arguments.get(role, ())]
    assert victim in whom, told(reading)


@pytest.mark.parametrize(("text", "event"), NOT)
def test_is_not_told(reader: Reader, text: str, event: str) -> None:
    assert not [c for c in read(reader, text).claims if c.event == event]
