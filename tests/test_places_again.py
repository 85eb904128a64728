"""Places that a report names again without what told that they are places; invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("قال سكان في محافظة لحج إن الجيش سيطر على لحج.", "control", "لحج"),
        ("دارت معارك في محافظة الضالع. وبعد تحرير الضالع انسحب التنظيم.", "control", "الضالع"),
        ("وصل الوفد إلى مدينة تعز. وقال ضابط إنه جرى تحرير تعز من التنظيم.", "control", "تعز"),
        ("قصفت الطائرات مدينة لودر. ثم سيطر الجيش على لودر.", "control", "لودر"),
    ],
)
def test_a_name_is_the_place_that_it_was(reader: Reader, text: str, event: str, place: str) -> None:
    assert given(read(reader, text), event, {"place": place})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("سيطر التنظيم على مدينة تدمر. وقال إن الطائرات تدمر المنازل.", "تدمر"),  # a verb
        ("وصل إلى مدينة البيضاء. وقال إن الخيول البيضاء تباع.", "البيضاء"),  # an adjective
        ("قصف الجيش مدينة لودر. ووصل الشيخ لودر إلى عدن.", "لودر"),  # somebody
        ("مر الموكب في شارع الوفاق. ثم أعلن الوفاق.", "الوفاق"),  # a street lends its name to nothing
    ],
)
def test_a_word_beside_it_is_none(reader: Reader, text: str, word: str) -> None:
    reading = read(reader, text)
    second = text.rindex(word)
    assert not [m for m in reading.mentions if m.kind == "place" and m.start == second]
