"""Rows: what a name finds, what it must not find, and what the packaged files promise."""

from importlib import resources

import pytest

from khabar.gazetteer import Gazetteer, load
from khabar.text.fold import fold_word


def key(name: str) -> str:
    return " ".join(fold_word(name).split())


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("سوريا", "country", "SY"),
        ("سورية", "country", "SY"),
        ("أمريكا", "country", "US"),
        ("الولايات المتحدة", "country", "US"),
        ("المانيا", "country", "DE"),
        ("المملكة العربية السعودية", "country", "SA"),
        ("حلب", "city", "SY"),
        ("منبج", "town", "SY"),
        ("الموصل", "city", "IQ"),
        ("تعز", "city", "YE"),
        ("غازي عنتاب", "city", "TR"),
        ("طهران", "city", "IR"),
        ("جنيف", "city", "CH"),
        ("محافظة الأنبار", "governorate", "IQ"),
        ("نينوى", "governorate", "IQ"),
        ("القلمون", "region", "SY"),
        ("الغوطة الشرقية", "region", "SY"),
        ("قطاع غزة", "region", "PS"),
        ("برقة", "region", "LY"),
        ("دارفور", "region", "SD"),
        ("جبل صبر", "mountain", "YE"),
        ("الفرات", "river", None),
        ("باب المندب", "strait", None),
        ("البحر الأحمر", "sea", None),
        ("مخيم الهول", "camp", "SY"),
        ("معبر رفح", "crossing", "PS"),
        ("أوروبا", "continent", None),
    ],
)
def test_first_place_of_a_name(name: str, kind: str, country: str | None) -> None:
    place = load().find(key(name))[0]
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("حلب", ["city", "governorate"]),  # the city before its governorate
        ("تونس", ["country", "city", "governorate"]),
        ("عمان", ["country", "city"]),
        ("طرابلس", ["city", "city"]),
    ],
)
def test_most_populous_first(name: str, kinds: list[str]) -> None:
    places = load().find(key(name))
    assert [place.kind for place in places][: len(kinds)] == kinds


@pytest.mark.parametrize(
    "name", ["من", "الى", "الأحد", "الخميس", "المدينة", "السوق", "المركز", "القاعدة", "الحكومة", "علي", "حمب", ""]
)
def test_a_word_is_no_place(name: str) -> None:
    assert key(name) not in load()
    assert load().find(key(name)) == ()


@pytest.mark.parametrize(
    ("name", "ambiguous"),
    [
        ("الباب", True),
        ("صلاح الدين", True),
        ("محافظة صلاح الدين", False),
        ("البيضاء", True),
        ("حماة", False),
        ("دمشق", False),
        ("عمان", False),
        ("مالي", True),
        ("جمهورية مالي", False),
    ],
)
def test_a_name_that_is_also_a_word_is_marked(name: str, ambiguous: bool) -> None:
    assert {place.ambiguous for place in load().find(key(name))} == {ambiguous}


def test_a_country_is_not_a_point() -> None:
    iraq, baghdad = load().find(key("العراق"))[0], load().find(key("بغداد"))[0]
    assert (iraq.latitude, iraq.longitude) == (None, None)
    assert baghdad.latitude == pytest.approx(33.3, abs=0.2)
    assert baghdad.longitude == pytest.approx(44.4, abs=0.2)


def test_the_article_is_never_invented() -> None:
    assert key("النجف") in load()
    assert key("الحلب") not in load()


def test_every_name_is_folded_and_reachable() -> None:
    gazetteer = load()
    for name in gazetteer:
        assert name == key(name)
        assert "*" not in name
        words = name.split(" ")
        assert len(words) <= gazetteer.longest
        assert len(words) == 1 or words[0] in gazetteer.first_words


def test_ids_are_unique_and_degrees_are_degrees() -> None:
    gazetteer = load()
    places = {place.id: place for name in gazetteer for place in gazetteer.find(name)}
    assert len(places) > 7000
    for place in places.values():
        assert (place.latitude is None) == (place.longitude is None)
        assert place.latitude is None or -90 <= place.latitude <= 90
        assert place.longitude is None or -180 <= place.longitude <= 180
        assert place.country is None or (len(place.country) == 2 and place.country.isupper())


def test_no_invisible_characters_in_the_regions() -> None:
    text = (resources.files("khabar") / "data/gazetteer/regions.tsv").read_text(encoding="utf-8")
    ids = [line.split("\t")[0] for line in text.splitlines()[1:]]
    assert not set(text) & set("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u0640")
    assert len(ids) == len(set(ids))


def test_a_region_stands_between_large_and_small_places_of_other_countries() -> None:
    rows = [
        ("a\tق\tQ\tcity\tEG\t\t\t1\t1\t900000", "قاف"),
        ("b\tق\tQ\tvillage\tPS\t\t\t1\t1\t900", "قاف"),
        ("c\tق\tQ\tregion\tLY\t\t\t\t\t0", "قاف"),
        ("d\tق\tQ\tgovernorate\tPS\t\t\t\t\t0", "قاف*"),
    ]
    found = Gazetteer(rows, "none").find("قاف")
    assert [place.id for place in found] == ["a", "c", "b", "d"]
    assert all(place.ambiguous for place in found)


def test_digest_is_of_the_files() -> None:
    assert len(load().digest) == 64
    assert load() is load()
