"""Rows: which place a name means by what else the report names, and what stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.reader import Reader
from khabar.types import PlaceValue, Report


def values(reader: Reader, text: str) -> dict[str, PlaceValue]:
    mentions = reader.read(Report.of(text)).mentions
    return {m.text: m.value for m in mentions if isinstance(m.value, PlaceValue)}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قتل خمسة في طرابلس أمس، وقالت الحكومة الليبية إن الهجوم مدبر.", "طرابلس", "LY"),
        ("قتل خمسة في طرابلس شمال لبنان أمس.", "طرابلس", "LB"),
        ("وصل الوفد إلى مدينة طرابلس اللبنانية قادماً من ليبيا.", "طرابلس", "LB"),
        ("قتل خمسة في طرابلس أمس.", "طرابلس", None),
        ("وزعت الإغاثة في صنعاء ومأرب والبيضاء وصعدة.", "البيضاء", "YE"),
        ("وصل الوفد إلى عمان، وقال مسؤول أردني إنه بخير.", "عمان", "JO"),
        ("قتل جنديان في القصير بريف حمص.", "القصير", "SY"),
        ("قتل جنديان في دمشق.", "دمشق", "SY"),
    ],
)
def test_same_names_are_told_apart(reader: Reader, text: str, name: str, country: str | None) -> None:
    value = values(reader, text)[name]
    assert value.country == country
    assert (value.gazetteer is None) == (country is None)
    assert (value.latitude is None) == (country is None)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("قصف الطيران محافظة حلب.", "محافظة حلب", "governorate"),
        ("قصف الطيران مدينة حلب.", "حلب", "city"),
        ("شن التحالف غارات في محافظتي عمران والجوف.", "الجوف", "governorate"),
        ("زار الوزير تونس أمس.", "تونس", "country"),
        ("زار الوزير العاصمة تونس أمس.", "تونس", "city"),
        ("اعتقل في قضاء الفلوجة.", "قضاء الفلوجة", "district"),
        ("حطت الطائرة في مطار تعز.", "مطار تعز", "airport"),
    ],
)
def test_the_head_says_what_is_meant(reader: Reader, text: str, name: str, kind: str) -> None:
    assert values(reader, text)[name].kind == kind


def test_what_is_named_after_a_place_is_not_that_place(reader: Reader) -> None:
    found = values(reader, "وقع الانفجار في شارع فلسطين ثم في قضاء الفلوجة وريف تدمر في العراق وسوريا.")
    assert found["شارع فلسطين"].country != "PS"
    district = found["قضاء الفلوجة"]
    assert (district.gazetteer, district.latitude, district.country, district.governorate) == (
        None,
        None,
        "IQ",
        "الأنبار",
    )
    assert (found["ريف تدمر"].gazetteer, found["ريف تدمر"].governorate) == (None, "حمص")


@pytest.mark.parametrize(
    ("text", "name", "descriptor"),
    [
        ("قصف الطيران ريف حلب الشمالي.", "ريف حلب الشمالي", "ريف … الشمالي"),
        ("قتل جندي قرب مدينة الباب في سوريا.", "الباب", "قرب مدينة"),
        ("قتل جندي في مخيم الهول.", "مخيم الهول", "مخيم"),
        ("فتح معبر باب الهوى أمس.", "معبر باب الهوى", "معبر"),
        ("اعتقل في ناحية القيارة.", "ناحية القيارة", "ناحية"),
        ("قتل جندي في دير الزور.", "دير الزور", None),
        ("قتل جندي في حي السنديان.", "حي السنديان", "حي"),
    ],
)
def test_descriptors_are_kept(reader: Reader, text: str, name: str, descriptor: str | None) -> None:
    assert values(reader, text)[name].descriptor == descriptor


def test_areas_of_a_place(reader: Reader) -> None:
    value = values(reader, "قتل جندي في مدينة منبج.")["منبج"]
    assert (value.kind, value.governorate, value.country) == ("town", "حلب", "SY")


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader with three villages of one name."""
    rows = [
        "id\tname\tkind\tcountry\tgovernorate\tdistrict\tlatitude\tlongitude",
        "a\tالسنديانة\tvillage\tSY\tحمص\tتلكلخ\t34.70\t36.30",
        "b\tالسنديانة\tvillage\tSY\tحلب\tمنبج\t36.55\t37.90",
        "c\tالسنديانة\tvillage\tYE\tإب\t\t13.97\t44.18",
        "d\tكلام\tvillage\tSY\tحلب\tمنبج\t36.5\t37.9",
        "e\tأحمد الصفصاف\tvillage\tSY\tحلب\tمنبج\t36.5\t37.9",
    ]
    path: Path = tmp_path_factory.mktemp("lists") / "mine.tsv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return Reader.load([path])


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("قتل جندي في قرية السنديانة بريف حمص.", "a"),
        ("قتل جندي في قرية السنديانة في محافظة إب.", "c"),
        ("قتل جندي في قرية السنديانة. وقال مصدر في اليمن إن القصف عنيف.", "c"),
        ("قتل جندي في قرية السنديانة. وقصف الطيران مدينة منبج في سوريا.", "b"),
        ("قتل جندي في قرية السنديانة. وقال مصدر سوري إن القصف عنيف.", None),
        ("قتل جندي في قرية السنديانة.", None),
    ],
)
def test_villages_of_one_name(listed: Reader, text: str, id_: str | None) -> None:
    value = values(listed, text)["قرية السنديانة"]
    assert value.gazetteer == id_
    assert value.kind == "village"


def test_a_village_that_is_a_word_or_a_person_counts_only_after_its_head(listed: Reader) -> None:
    assert "كلام" not in values(listed, "قال إن في كلام الوزير مبالغة في سوريا.")
    assert "قرية كلام" in values(listed, "قتل جندي في قرية كلام في سوريا.")
    people = listed.read(Report.of("قال أحمد الصفصاف إن الطريق آمنة في سوريا.")).mentions
    assert ("person", "أحمد الصفصاف") in {(m.kind, m.text) for m in people}
