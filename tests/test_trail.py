"""What goes on about a source that is hidden goes too, and the facts of a report stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.reader import Reader
from khabar.share.form import to_json
from khabar.text.fold import fold_word
from khabar.types import Report
from made_trails import PROFILES, TOLD


@pytest.mark.parametrize("row", TOLD, ids=range(len(TOLD)))
def test_what_goes_on_about_a_source_goes_with_it(reader: Reader, row: tuple[str, str, str, str]) -> None:
    name, text, gone, left = row
    report = replace(Report.of(text), title="خبر من المدينة", outlet="صحيفة المرفأ", published="2019-03-12")
    made = replace(PROFILES[name], key="k").redact(reader.read(report))
    printed = fold_word(to_json(made).partition('"report":')[2])  # a hash of the lexicon may hold any digits
    assert [phrase for phrase in gone.split("|") if fold_word(phrase) not in fold_word(text)] == []
    assert [phrase for phrase in gone.split("|") if fold_word(phrase) in printed] == []
    assert [phrase for phrase in left.split("|") if fold_word(phrase) not in fold_word(made.report.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير المالية سالم العبدلاوي إن الحكومة صرفت الرواتب. وفي مدينة عدن أغلقت الشرطة السوق. وأعلن الجيش انسحابه.",
        "قُتل ثلاثة مدنيين في مدينة منبج. وكان الطيران قد قصف السوق. ويعيش أهالي المدينة بلا كهرباء.",
    ],
)
def test_where_nobody_asked_nothing_goes(reader: Reader, text: str) -> None:
    reading = reader.read(Report.of(text))
    assert PROFILES["asked"].redact(reading) is reading


def test_others_in_the_same_report_stay(reader: Reader) -> None:
    """The sentence behind one who asked is another's where it says so."""
    text = (
        "قال موظف في البلدية، طلب عدم ذكر اسمه، إن مسلحين قتلوا حارسين في مدينة الباب. ويسكن الموظف في حي الزهور. "
        "وقال محافظ المدينة نادر الحواصلي إن شقيقه كان بين القتلى. وأغلقت الشرطة الطريق إلى مدينة منبج."
    )
    made = PROFILES["asked"].redact(reader.read(Report.of(text))).report.text
    for stays in ("مسلحين قتلوا حارسين", "نادر الحواصلي", "الشرطة الطريق"):
        assert stays in made
    for goes in ("حي الزهور", "البلدية"):
        assert goes not in made


def test_who_asked_and_is_chosen_by_name_too_loses_nothing_by_it(reader: Reader) -> None:
    text = (
        "أفاد الصيدلاني نذير القمحاوي، الذي طلب عدم ذكر اسمه، بأن عشرين مريضا توفوا في مضايا. "
        "وكان يعطي المرضى الدواء بالدين ويسجل في دفتر أزرق."
    )
    made = replace(PROFILES["asked"], names=("نذير القمحاوي",), key="k").redact(reader.read(Report.of(text)))
    assert "دفتر أزرق" not in made.report.text
    assert "عشرين مريضا" in made.report.text


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت الشرطة القيادي نمر الصقعبي الذي ينسب إليه قتل عشرة مدنيين في مدينة الرقة.",
        "يعيش القيادي نمر الصقعبي بعيدا عن الأضواء في مدينة الرقة.",
    ],
)
def test_what_is_said_of_somebody_is_no_wish(reader: Reader, text: str) -> None:
    reading = reader.read(Report.of(text))
    assert PROFILES["asked"].redact(reading) is reading


@pytest.mark.parametrize("name", [name for name in PROFILES if name != "asked"])
@pytest.mark.parametrize(
    "text",
    [
        "وقال ـ إن المتظاهرين خرجوا أمس في المنصورة.",
        "وأضاف ـ وهو يشير إلى البلدة ـ إن الجنود رحلوا.",
        "وقال ـــ أحد الشهود ـــ إن الجنود رحلوا.",
    ],
)
def test_a_stroke_where_a_speaker_stands_is_no_word(reader: Reader, name: str, text: str) -> None:
    made = replace(PROFILES[name], key="k").redact(reader.read(Report.of(text)))
    assert "رحلوا" in made.report.text or "خرجوا" in made.report.text
