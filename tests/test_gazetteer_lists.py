"""A user's own places and words: what is taken, what is refused by line, what the reader makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.cli import cli
from khabar.errors import GazetteerError, LexiconError
from khabar.gazetteer import lists as places
from khabar.gazetteer import load
from khabar.gazetteer.lists import Listing, load_lists, read_list, write_list
from khabar.gazetteer.sources import read_source
from khabar.reader import Reader
from khabar.types import Fault, PlaceValue, Reading, Report

HEAD = "id\tname\tkind\tcountry\tgovernorate\tlatitude\tlongitude"
WOF = """wof_id\tplacetype\tname_en\tname_ar\tvariants_ar\tlat\tlon\tgeonames_id\tparent_id
1\tcountry\tSyria\tسوريا\t\t35\t38\t163843\t-1
2\tregion\tAleppo\tمحافظة حلب\t\t36.2\t37.1\t170062\t1
3\tcounty\tManbij\tمنطقة منبج\t\t36.5\t37.9\t\t2
4\tlocality\tTall\tتل الغزلان\u200e\tتلة الغزلان|Tall\t36.6\t38.0\t900001\t3
5\tlocality\tLatin only\tTall\t\t36.6\t38.0\t\t3
6\tlocality\tNowhere\tقرية السنديان\t\t0\t0\t\t3
7\tlocality\tFar\tقرية الزعرور\t\t36.5\t37.5\t900002\t99
8\tlocality\tTwin\tقرية الزعرور\t\t36.7\t37.5\t900002\t3
"""
GEONAMES = "\n".join(
    "\t".join(cells)
    for cells in [
        ["10", "Governorate", "Governorate", "Muhafazat,محافظة السدر", "15", "44", "A", "ADM1", "YE", "", "07", "", "", "", "0", "", "1", "Asia/Aden", "2020-01-01"],
        ["11", "District", "District", "مديرية الأثل", "15", "44", "A", "ADM2", "YE", "", "07", "0701", "", "", "0", "", "1", "Asia/Aden", "2020-01-01"],
        ["12", "Village", "Village", "وادي الأثل,al athl", "15.1", "44.1", "P", "PPL", "YE", "", "07", "0701", "", "", "700", "", "1", "Asia/Aden", "2020-01-01"],
        ["13", "Farm", "Farm", "مزرعة", "15.1", "44.1", "S", "FRM", "YE", "", "07", "0701", "", "", "0", "", "1", "Asia/Aden", "2020-01-01"],
        ["14", "Camp", "Camp", "معسكر الأثل", "95", "44.1", "S", "MILB", "YE", "", "07", "0701", "", "", "0", "", "1", "Asia/Aden", "2020-01-01"],
    ]
)  # fmt: skip


def rows(text: str) -> list[Listing | Fault]:
    return [row for _, row in read_list(text.split("\n"))]


def listed(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def values(reading: Reading) -> dict[str, PlaceValue]:
    return {m.text: m.value for m in reading.mentions if isinstance(m.value, PlaceValue)}


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("a\tالسنديان\tvillage\tSY\tحلب\t36.5\t37", None),
        ("\tالسنديان\t\t\t\t\t", None),
        ("a\tSindyan\tvillage\tSY\tحلب\t36.5\t37", places.NAME),
        ("a\tالسنديان\u200f\tvillage\tSY\tحلب\t36.5\t37", places.BIDI),
        ("a\tالسنديان\tvillage\tSY\tحلب\t96.5\t37", places.DEGREES),
        ("a\tالسنديان\tvillage\tSY\tحلب\t36,5\t37", places.DEGREES),
        ("a\tالسنديان\tvillage\tSY\tحلب\t36.5\t", places.DEGREES),
        ("a\tالسنديان\tvillage\tSY\tحلب\t0\t0", places.DEGREES),
        ("a\tالسنديان\tvillage\tSyria\tحلب\t36.5\t37", places.COUNTRY),
        ("a\tالسنديان\thamlette\tSY\tحلب\t36.5\t37", places.KIND),
        ("a\tالسنديان\tvillage\tSY\tحلب\t36.5\t37\tmore", places.CELLS),
        (f"a\t{'س' * 200}\tvillage\tSY\tحلب\t36.5\t37", places.LONG),
        ("a\tالقرية التي تقع خلف التل الكبير هناك\tvillage\tSY\tحلب\t36.5\t37", places.LONG),
    ],
)
def test_a_row_is_taken_or_refused_by_name(row: str, what: str | None) -> None:
    [read] = rows(f"{HEAD}\n{row}")
    assert (read.what if isinstance(read, Fault) else None) == what


def test_lines_are_those_of_the_file() -> None:
    text = f"# made by hand\n\n{HEAD}\na\tالسنديان\t\t\t\t\t\n# more\na\tالزعرور\t\t\t\t\t\n"
    found = list(read_list(text.split("\n")))
    assert [number for number, _ in found] == [4, 6]
    assert isinstance(found[1][1], Fault)
    assert found[1][1].what == places.DOUBLE


def test_one_place_at_two_points_is_a_conflict() -> None:
    text = "name\tlat\tlon\nالسنديان\t36.5\t37.1\nالسنديان\t36.5\t37.1\nالسنديان\t33\t36"
    assert [isinstance(row, Fault) and row.what for row in rows(text)] == [False, False, places.CONFLICT]


def test_arabic_column_names() -> None:
    [row] = rows("الاسم\tالمحافظة\tخط العرض\tخط الطول\nالسنديان\tحمص\t34.7\t36.3")
    assert isinstance(row, Listing)
    assert (row.name, row.governorate, row.latitude) == ("السنديان", "حمص", "34.7")


def test_a_list_without_a_name_column_is_refused() -> None:
    with pytest.raises(GazetteerError):
        rows("place\tlat\tlon\nالسنديان\t36.5\t37.1")


def test_what_is_written_is_read_back() -> None:
    made = [row for row in rows(f"{HEAD}\na\tالسنديان\tvillage\tSY\tحلب\t36.5\t37") if isinstance(row, Listing)]
    assert rows(write_list(made)) == made


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_is_a_list_or_refused_by_name(text: str) -> None:
    try:
        rows(f"name\tlat\tlon\n{text}")
        rows(text)
    except GazetteerError:
        return


def test_whos_on_first(tmp_path: Path) -> None:
    path = listed(tmp_path / "table.tsv", WOF)
    read = dict(read_source(path, {"geonames:163843": "SY"}))
    place = read[5]
    assert isinstance(place, Listing)
    assert (place.id, place.name, place.names) == ("geonames:900001", "تل الغزلان", "تلة الغزلان")
    assert (place.country, place.governorate, place.district) == ("SY", "حلب", "منبج")
    assert [read[n].what if isinstance(read[n], Fault) else None for n in (6, 7)] == [places.NAME, places.DEGREES]  # type: ignore[union-attr]
    far, twin = read[8], read[9]
    assert isinstance(far, Listing)
    assert isinstance(twin, Listing)
    assert (far.id, far.governorate, far.kind) == ("wof:7", "", "village")  # an id that two rows have is no id
    assert twin.id == "wof:8"
    country = read[2]
    assert isinstance(country, Listing)
    assert country.latitude == ""


def test_geonames(tmp_path: Path) -> None:
    path = listed(tmp_path / "YE.txt", GEONAMES)
    read = [row for _, row in read_source(path, {})]
    village = read[2]
    assert isinstance(village, Listing)
    assert (village.id, village.name, village.kind) == ("geonames:12", "وادي الأثل", "village")
    assert (village.governorate, village.district, village.population) == ("السدر", "الأثل", "700")
    assert [isinstance(row, Fault) for row in read] == [False, False, False, True, True]


def test_lists_join_the_packaged_places(tmp_path: Path) -> None:
    path = listed(
        tmp_path / "mine.tsv", f"{HEAD}\nmine:1\tقرية السنديانة البعيدة\tvillage\tSY\tمحافظة حمص\t34.7\t36.3\n"
    )
    gazetteer = load([path])
    [place] = gazetteer.find("السنديانه البعيده")
    assert (place.id, place.governorate, place.country) == ("mine:1", "حمص", "SY")
    assert gazetteer.digest != load().digest
    assert gazetteer.digest == load([path]).digest
    assert load([tmp_path]).digest == gazetteer.digest  # a folder is its lists
    assert gazetteer.find("حلب") == load().find("حلب")


def test_a_row_takes_the_stead_of_the_one_with_its_id(tmp_path: Path) -> None:
    aleppo = load().find("حلب")[0]
    path = listed(tmp_path / "mine.tsv", f"id\tname\tgovernorate\tdistrict\n{aleppo.id}\tحلب\tحلب\tجبل سمعان\n")
    place = load([path]).find("حلب")[0]
    assert (place.district, place.latitude, place.kind) == ("جبل سمعان", aleppo.latitude, aleppo.kind)


def test_a_list_that_does_not_hold_says_where(tmp_path: Path) -> None:
    path = listed(tmp_path / "mine.tsv", f"{HEAD}\na\tالسنديان\tvillage\tSY\tحلب\t96.5\t37\n")
    with pytest.raises(GazetteerError) as caught:
        load([path])
    assert caught.value.where == f"{path}:2"
    with pytest.raises(GazetteerError):
        load_lists([tmp_path / "missing.tsv"])


def test_the_reader_shows_what_it_was_given(tmp_path: Path) -> None:
    names = listed(tmp_path / "mine.tsv", f"{HEAD}\nmine:1\tالسنديانة\tvillage\tSY\tحمص\t34.7\t36.3\n")
    words = listed(tmp_path / "words.tsv", "form\tlabel\tvalue\nلواء\tplacehead\tdistrict\nمقلاع\tweapon\tsling\n")
    plain, own = Reader.load(), Reader.load([names], [words])
    report = Report.of("قتل خمسة جنود في قرية السنديانة بمقلاع أمس.")
    before, after = plain.read(report), own.read(report)
    assert before.reader["gazetteer"] != after.reader["gazetteer"]
    assert before.reader["lexicon"] != after.reader["lexicon"]
    assert values(after)["قرية السنديانة"].gazetteer == "mine:1"
    assert all(value.gazetteer is None for value in values(before).values())
    assert "weapon" in {m.kind for m in after.mentions} - {m.kind for m in before.mentions}
    assert plain.read(report).reader == before.reader


def test_a_users_row_stands_for_the_packaged_one(tmp_path: Path) -> None:
    mine = listed(tmp_path / "words.tsv", "form\tlabel\tvalue\tpattern\nمدينة\tplacehead\tmetropolis\tfem\n")
    reader = Reader.load((), [mine])
    [entry] = [e for e in reader.vocabulary.lexicon.get("مدينه") if e.label == "placehead"]
    assert entry.value == "metropolis"


def test_a_lexicon_that_does_not_hold_says_where(tmp_path: Path) -> None:
    path = listed(tmp_path / "words.tsv", "form\tlabel\nكتاب\tbook\n")
    with pytest.raises(LexiconError) as caught:
        Reader.load((), [path])
    assert caught.value.where == f"{path}:2"


# -- the commands -------------------------------------------------------------------------------------


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output + (result.stderr if result.stderr_bytes else "")


def test_import_and_read(tmp_path: Path) -> None:
    table, into = listed(tmp_path / "table.tsv", WOF), tmp_path / "mine.tsv"
    status, said = run("gazetteer", "import", table, "--into", into, "--language", "en")
    assert status == 1  # one row has no point
    assert "table.tsv:7" in said
    again = into.read_bytes()
    run("gazetteer", "import", table, "--into", into)
    assert into.read_bytes() == again
    assert not list(tmp_path.glob("*.part"))
    report = listed(tmp_path / "report.txt", "قتل خمسة جنود في قرية تل الغزلان أمس.")
    status, said = run("read", report, "--gazetteer", into, "--format", "jsonl")
    assert status == 0
    assert "geonames:900001" in said


@pytest.mark.parametrize(("language", "words"), [("en", places.DEGREES), ("ar", "خط العرض")])
def test_check_says_line_and_fault(tmp_path: Path, language: str, words: str) -> None:
    path = listed(tmp_path / "mine.tsv", f"{HEAD}\na\tالسنديان\tvillage\tSY\tحلب\t96.5\t37\n")
    status, said = run("check", path, "--language", language)
    assert status == 1
    assert f"{path}:2" in said
    assert words in said


def test_check_a_lexicon(tmp_path: Path) -> None:
    text = "form\tlabel\tvalue\nكتاب\tbook\t\nلوح\tnoun\ta\nلوح\tnoun\tb\nقلم\u202e\tnoun\t\nرف\n"
    status, said = run("check", listed(tmp_path / "words.tsv", text), "--language", "en")
    assert status == 1
    assert [line for line in range(1, 8) if f".tsv:{line}:" in said] == [2, 4, 5, 6]
    assert "\u202e" not in said


def test_a_sound_file_passes(tmp_path: Path) -> None:
    assert run("check", listed(tmp_path / "words.tsv", "form\tlabel\nكتاب\tnoun\n"))[0] == 0
    assert run("check", listed(tmp_path / "mine.tsv", "name\nالسنديان\n"))[0] == 0
    assert run("check", listed(tmp_path / "empty.tsv", " \n"))[0] == 1
    assert run("check", tmp_path / "missing.tsv")[0] == 1


def test_read_refuses_a_list_that_does_not_hold(tmp_path: Path) -> None:
    path = listed(tmp_path / "mine.tsv", f"{HEAD}\na\tSindyan\n")
    report = listed(tmp_path / "report.txt", "قتل خمسة جنود في حلب أمس.")
    status, said = run("read", report, "--gazetteer", path, "--language", "en")
    assert status == 2
    assert f"{path}:2: {places.NAME}" in said
