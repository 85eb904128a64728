"""Every format through the one door: what is taken, where it lay, what is left out, what is refused."""

from __future__ import annotations

import io
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.errors import (
    BinaryInput,
    BrokenInput,
    EmptyInput,
    EncodingError,
    InputError,
    LockedInput,
    NoColumn,
    NotArabic,
    NoText,
    NotTaken,
    TooLarge,
    UnsafeInput,
)
from khabar.intake import limits
from khabar.intake.arrivals import Arrival, Refusal, arrivals, arrivals_from
from khabar.intake.days import day_of
from khabar.intake.sources import digest
from khabar.share.labels import has
from made_files import POST, TEXTS, come, entry, export, message, refused, rss, taken, zipped

# ---------------------------------------------------------------- tables

ROWS = [
    {"text": text, "title": f"خبر {n}", "outlet": "الضحى", "published": "15 تموز 2017"} for n, text in enumerate(TEXTS)
]
LINES = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt", "-"])
def test_json_lines_under_any_name(name: str) -> None:
    items = taken(LINES, name)
    assert [item.report.text for item in items] == TEXTS
    assert [item.report.path for item in items] == [f"{name}#{n}" for n in (1, 2, 3)]
    assert {(item.report.outlet, item.report.published, item.how) for item in items} == {
        ("الضحى", "2017-07-15", "table")
    }
    assert items[1].data == LINES.split(b"\n")[1]
    assert items[1].report.bytes_id == digest(items[1].data)
    assert [item.report.text for item in taken(items[1].data)] == [TEXTS[1]]


def test_a_json_array_and_a_single_object() -> None:
    assert [item.report.path for item in taken(json.dumps(ROWS).encode(), "a.json")] == [
        "a.json#1",
        "a.json#2",
        "a.json#3",
    ]
    assert taken(json.dumps(ROWS[0], indent=1).encode(), "a.json")[0].report.path == "a.json"


def test_bad_rows_are_named_and_the_rest_goes_on() -> None:
    bad = [
        b'{"text": "',
        b"[1]",
        b'{"text": null}',
        b'{"text": "The convoy reached the town in the evening"}',
        b"\xff{}",
    ]
    items = come(b"\n".join([bad[0], LINES.split(b"\n")[0], *bad[1:]]), "a.jsonl")
    errors = [(item.path, type(item.error)) for item in items if isinstance(item, Refusal)]
    assert errors == [
        ("a.jsonl#1", BrokenInput), ("a.jsonl#3", BrokenInput), ("a.jsonl#4", EmptyInput), ("a.jsonl#5", NotArabic),
        ("a.jsonl#6", EncodingError),
    ]  # fmt: skip
    assert len(items) == 6


CSV = (
    "text,title,published,url,phone\r\n"
    f'"{TEXTS[0]}\nوقال ""نعم""",خبر,٣ شباط ٢٠١٩,https://duha.example/1,0944\r\n'
    f"{TEXTS[1]},,3/4/2019,javascript:1,\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_csv_in_every_encoding(encoding: str) -> None:
    made = CSV.replace("٣ شباط ٢٠١٩", "3 شباط 2019") if encoding == "cp1256" else CSV
    first, second = taken(made.encode(encoding), "a.csv")
    assert first.report.text == f'{TEXTS[0]}\nوقال "نعم"'
    assert (first.report.path, first.report.published, first.report.url) == (
        "a.csv#2",
        "2019-02-03",
        "https://duha.example/1",
    )
    assert (second.report.path, second.report.published, second.report.url) == ("a.csv#3", None, None)
    (again,) = taken(second.data, "one.csv")
    assert again.report.text == second.report.text == TEXTS[1]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_other_delimiters(name: str, delimiter: str) -> None:
    made = f"TITLE{delimiter}Text\n,{delimiter}{TEXTS[2]}\n"
    assert [item.report.text for item in taken(made.encode(), name)] == [TEXTS[2]]


def test_columns_by_the_users_names_and_arabic_ones() -> None:
    made = f"body,source\n{TEXTS[0]},وكالة\n".encode()
    (item,) = taken(made, "a.csv", columns={"text": "Body", "outlet": "source"})
    assert (item.report.text, item.report.outlet) == (TEXTS[0], "وكالة")
    error = refused(made, "a.csv").error
    assert isinstance(error, NoColumn)
    assert "body" in error.what
    assert "--column" in (error.remedy or "")
    assert taken(f"النص,المصدر\n{TEXTS[0]},وكالة\n".encode(), "a.csv")[0].report.outlet == "وكالة"


def test_what_a_row_says_goes_before_what_is_given() -> None:
    made = f"text,outlet\n{TEXTS[0]},وكالة\n{TEXTS[1]},\n".encode()
    items = taken(made, "a.csv", outlet="الأفق", published="2020-01-01")
    assert [item.report.outlet for item in items] == ["وكالة", "الأفق"]
    assert {item.report.published for item in items} == {"2020-01-01"}


def test_tables_that_are_none() -> None:
    assert isinstance(refused(b"text,title\n" + b'"' + "خبر ".encode() * 1_300_000, "a.csv").error, TooLarge)
    long, short = come(b'{"text": "' + b"a" * 12_000_000 + b'"}\n' + LINES.split(b"\n")[0], "a.jsonl")
    assert isinstance(long, Refusal)
    assert isinstance(long.error, TooLarge)
    assert isinstance(short, Arrival)
    assert isinstance(refused(b"," * 5000, "a.csv").error, TooLarge)
    assert isinstance(
        refused(b"text\n" + TEXTS[0].encode() + b"\xff\xff" * 9 + "نص".encode("cp1256"), "a.csv").error, InputError
    )
    assert isinstance(refused(b" \n", "a.csv").error, EmptyInput)


# ---------------------------------------------------------------- feeds


def test_a_feed_gives_one_report_an_entry() -> None:
    data = rss("".join(map(entry, range(3))))
    items = taken(data, "feed.xml")
    assert [item.report.path for item in items] == ["feed.xml#1", "feed.xml#2", "feed.xml#3"]
    one = items[1].report
    assert one.text == f"عنوان الخبر رقم 1\n{TEXTS[0]}\n{TEXTS[1]}"
    assert (one.outlet, one.published, one.url) == ("وكالة الضحى", "2017-07-15", "https://duha.example/n/1")
    assert (items[1].how, items[1].member) == ("feed", "2")
    assert all(item.data is items[0].data for item in items)


def test_atom_and_arabic_dates() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>الضحى</title><entry><title>خبر</title><author><name>سامر الخلف</name>'
        f'</author><updated>2020-01-01T00:00:00Z</updated><content type="html">&lt;p&gt;{TEXTS[0]}&lt;/p&gt;</content></entry></feed>'
    )
    (item,) = taken(atom.encode())
    assert (item.report.author, item.report.published) == ("سامر الخلف", None)
    (item,) = taken(rss(entry(1, "السبت 15 تموز 2017")), "f")
    assert item.report.published == "2017-07-15"
    (item,) = taken(rss(entry(1)).decode().replace('encoding="utf-8"', 'encoding="windows-1256"').encode("cp1256"), "f")
    assert TEXTS[0] in item.report.text


@pytest.mark.parametrize(
    "prolog", ["", '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss-0.91.dtd">']
)
def test_named_letters_are_not_lost(prolog: str) -> None:
    (item,) = taken(rss("<item><title>قال&nbsp;&laquo;نعم&raquo; &amp; مضى</title></item>", prolog=prolog), "f")
    assert item.report.text == "قال «نعم» & مضى"


def test_a_torn_feed_gives_what_it_holds() -> None:
    data = rss("".join(map(entry, range(3))))
    assert TEXTS[0] in taken(data[: len(data) * 2 // 3], "f")[0].report.text


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "خبر خبر خبر">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def test_feeds_that_are_refused() -> None:
    assert isinstance(refused(rss("<item><title>&j;</title></item>", prolog=BOMB), "f.xml").error, UnsafeInput)
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert isinstance(refused(rss("<item><title>&x;</title></item>", prolog=outside), "f.xml").error, UnsafeInput)
    assert isinstance(refused(BOMB.encode() + b"<any>&j;</any>", "f.xml").error, UnsafeInput)
    assert isinstance(refused(b'<?xml version="1.0"?><sitemap><url/></sitemap>', "f.xml").error, BinaryInput)
    assert isinstance(refused(rss(), "f").error, NoText)
    endless = rss()[:-16] + entry().encode() * 5_100
    start = time.monotonic()
    items = come(endless + b"<item><title", "f")
    assert [type(item) for item in items] == [Arrival] * 5_000 + [Refusal]
    assert isinstance(refused(endless * 10, "f").error, TooLarge)
    torn = (rss()[:-16] + entry().encode() * 2000)[:-40]
    assert len(come(torn, "f")) == 1999
    assert isinstance(refused(rss()[:-16] + b"<item><title>" * 100_000, "f").error, BrokenInput)
    assert time.monotonic() - start < 20
    for data in (b"<!-- --> " * 900, b"<!--" * 2000, b"<? ?> " * 900, b"<!DOCTYPE a [" + b"]" * 8000):
        come(data, "f.xml")  # no pattern tries one way after the other
    assert time.monotonic() - start < 20
    (item, bad) = come(rss(entry() + "<item><link>https://x.example/</link></item>"), "f")
    assert isinstance(item, Arrival)
    assert isinstance(bad, Refusal)
    assert bad.path == "f#2"


# ---------------------------------------------------------------- mail


def test_a_message_and_its_attachments() -> None:
    made = message(f"{TEXTS[0]}\n\n{TEXTS[1]}\n")
    made.add_attachment(
        TEXTS[2].encode("cp1256"), maintype="application", subtype="octet-stream", filename="../../خبر.txt"
    )
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="شعار.png")
    made.add_attachment(message("نص الرسالة المرفقة وصل إلى الصحيفة"))
    first, second, third = taken(made.as_bytes(), "a.eml")
    assert first.report.text == f"{TEXTS[0]}\n\n{TEXTS[1]}"
    assert (first.report.title, first.report.published) == ("قافلة تصل إلى الشويرة", "2017-07-15")
    assert (first.report.outlet, first.report.author, first.how) == (None, None, "mail")
    assert (second.report.path, second.report.text) == ("a.eml!خبر.txt", TEXTS[2])
    assert third.report.path == "a.eml!4.eml"
    assert third.report.text == "نص الرسالة المرفقة وصل إلى الصحيفة"
    assert "private.example" not in repr([item.report for item in (first, second, third)])


def test_a_newsletter_names_its_outlet_and_markup_becomes_lines() -> None:
    html = f"<html><head><style>p{{}}</style></head><body><table><tr><td>{TEXTS[0]}</td></tr></table><p>{TEXTS[1]}<br>{TEXTS[2]}</p></body></html>"
    made = message("View in your browser", html=html)
    made["List-Id"] = "<news.example>"
    (item,) = taken(made.as_bytes(), "a")
    assert item.report.text == "\n".join(TEXTS)
    assert item.report.outlet == "هدى منصور"


def test_mail_in_other_encodings() -> None:
    made = message()
    made.set_content(TEXTS[0], charset="windows-1256", cte="base64")
    assert taken(made.as_bytes(), "a.eml")[0].report.text == TEXTS[0]
    raw = f"From: x\r\nSubject: {TEXTS[1]}\r\nDate: 1 Feb 2018\r\n\r\n{TEXTS[0]}".encode("cp1256")
    (item,) = taken(raw, "a.eml")
    assert (item.report.title, item.report.text, item.report.published) == (TEXTS[1], TEXTS[0], "2018-02-01")
    flowed = message()
    flowed.set_content(f"{TEXTS[0]} \n{TEXTS[1]}\n-- \nهدى", params={"format": "flowed"})
    assert taken(flowed.as_bytes(), "a.eml")[0].report.text == f"{TEXTS[0]} {TEXTS[1]}\n-- \nهدى"


def test_mail_that_is_refused() -> None:
    deep = (
        b'MIME-Version: 1.0\nFrom: a\nDate: b\nSubject: c\nContent-Type: multipart/mixed; boundary="a"\n\n'
        + b"".join(b'--a\nContent-Type: multipart/mixed; boundary="a"\n\n' for _ in range(2000))
    )
    assert isinstance(come(deep, "a.eml")[-1], Refusal)
    slow = (
        b"From: a\nDate: b\nSubject: c\n"
        + b'Content-Type: multipart/mixed; boundary="a"\n\n--a\n' * 400
        + b"\n" * 200_000
    )
    assert isinstance(refused(slow, "a.eml").error, TooLarge)
    many = message()
    for number in range(250):
        many.add_attachment(b"x", maintype="text", subtype="x", filename=f"{number}.txt")
    assert isinstance(refused(many.as_bytes(), "a.eml").error, TooLarge)
    locked = message()
    locked.replace_header("Content-Type", "multipart/encrypted")
    assert isinstance(refused(locked.as_bytes(), "a.eml").error, LockedInput)
    prose = f"From: here to the town. {TEXTS[0]}".encode()
    assert taken(prose, "a.txt")[0].how == "file"


# ---------------------------------------------------------------- Telegram


def test_posts_of_a_channel_and_nothing_about_people() -> None:
    (item,) = taken(export(), "result.json")
    text = f"🔴 {TEXTS[0]}\n#الشويرة للتواصل +••• ••• ••• •••سامر"
    assert item.report.text == text
    assert (item.report.path, item.report.outlet, item.report.published) == (
        "result.json#7",
        "قناة الضحى",
        "2017-07-15",
    )
    assert (item.report.author, item.how) == (None, "export")
    for private in ("963", "944 000", "4440002", "4440003", "قارئ ما", "مشرف", "👍"):
        assert private not in re.sub(r"0x[0-9a-f]+", "", repr(item))  # an address may hold any number
        assert private not in item.data.decode()
    (again,) = taken(item.data, "result.json")
    assert again.report.id == item.report.id


def test_groups_and_conversations_are_left_out() -> None:
    person = {
        "id": 1,
        "type": "message",
        "date": "2017-07-15T00:00:00",
        "from": "سمير",
        "from_id": "user1",
        "text": TEXTS[1],
    }
    assert isinstance(refused(export(person, kind="personal_chat"), "r.json").error, NotTaken)
    (item,) = taken(export(person, POST, {"type": "service", "text": "x"}, kind="public_supergroup"), "r.json")
    assert (item.report.path, item.report.outlet) == ("r.json#7", "قناة الضحى")
    account = {
        "personal_information": {"phone_number": "+963 944 000 222"},
        "contacts": {"list": [{"first_name": "سمير", "phone_number": "+963 944 000 333"}]},
        "chats": {"list": [json.loads(export()), json.loads(export(person, kind="personal_chat"))]},
    }
    items = come(json.dumps(account).encode(), "r.json")
    assert [type(item) for item in items] == [Arrival, Refusal]
    assert items[0].report.path == "r.json#قناة الضحى/7"  # type: ignore[union-attr]
    assert "سمير" not in repr(items)


def test_posts_in_the_old_form_and_without_words() -> None:
    old = {**POST, "text_entities": None, "text": ["قال ", {"type": "bold", "text": "نزار"}, " إن الطريق مفتوح"]}
    assert taken(export(old), "r.json")[0].report.text == "قال نزار إن الطريق مفتوح"
    photo = {**POST, "text_entities": [], "text": ""}
    assert come(export(photo), "r.json") == []


# ---------------------------------------------------------------- archives


def test_a_zip_of_everything() -> None:
    inner = zipped({"خبر.txt": TEXTS[0].encode()})
    data = zipped(
        {"b/feed.xml": rss(entry()), "c.zip": inner, "__MACOSX/x.txt": b"x", "b/.hid": b"x", "result.json": export(),
         "d.eml": message().as_bytes(), "bad.png": b"\x89PNG\r\n", "e/": b""}
    )  # fmt: skip
    items = come(data, "a.zip")
    assert [item.path if isinstance(item, Refusal) else item.report.path for item in items] == [
        "a.zip!b/feed.xml#1", "a.zip!c.zip!خبر.txt", "a.zip!result.json#7", "a.zip!d.eml", "a.zip!bad.png",
    ]  # fmt: skip
    kept = [item for item in items if isinstance(item, Arrival)]
    assert [item.member for item in kept] == ["b/feed.xml#1", "c.zip!خبر.txt", "result.json#7", "d.eml"]
    assert [item.how for item in kept] == ["feed", "archive", "export", "mail"]
    assert kept[1].data == TEXTS[0].encode()


def test_archives_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXTS[0].encode()
    deep = zipped({"a.txt": text})
    for _ in range(4):
        deep = zipped({"z.zip": deep})
    assert isinstance(refused(deep, "a.zip").error, TooLarge)
    climbing = zipped({"../../etc/a.txt": text, "/etc/b.txt": text, "C:\\d.txt": text, "e.txt": text})
    items = come(climbing, "a.zip")
    assert [type(item) for item in items] == [Refusal, Refusal, Refusal, Arrival]
    assert isinstance(items[0].error, UnsafeInput)  # type: ignore[union-attr]
    assert isinstance(refused(zipped({}), "a.zip").error, EmptyInput)
    assert isinstance(refused(deep[:-30], "a.zip").error, BrokenInput)
    assert isinstance(
        refused(zipped({"xl/workbook.xml": b"", "[Content_Types].xml": b""}), "a.xlsx").error, BinaryInput
    )
    torn = bytearray(zipped({"a.txt": text * 50, "b.txt": text}))
    torn[60:90] = bytes(30)
    assert [type(item) for item in come(bytes(torn), "a.zip")] == [Refusal, Arrival]
    locked = bytearray(zipped({"a.txt": text}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert isinstance(refused(bytes(locked), "a.zip").error, LockedInput)
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", limits.Limit("ARCHIVE_MEMBERS", 3, "files in one archive", "test"))
    assert isinstance(refused(zipped({f"{n}.txt": text for n in range(9)}), "a.zip").error, TooLarge)


def test_a_zip_bomb_is_refused_in_no_time() -> None:
    bomb = zipped({"a.txt": bytes(50_000_000), "b.txt": bytes(200_000_000), "c.txt": TEXTS[0].encode()})
    start = time.monotonic()
    items = come(zipped({"bomb.zip": bomb}), "a.zip")
    assert [type(item) for item in items] == [Refusal, Refusal, Arrival]
    assert all(isinstance(item.error, TooLarge) for item in items if isinstance(item, Refusal))
    assert time.monotonic() - start < 2


# ---------------------------------------------------------------- all of them


def test_deep_json_is_refused() -> None:
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b'[{"a": 1}' + b",[" * 100_000):
        assert isinstance(refused(data, "a.json").error, BrokenInput)
    assert isinstance(refused(b'{"text": ' + b"[" * 100_000, "a.jsonl").error, BrokenInput)


def test_a_folder_of_everything(tmp_path: Path) -> None:
    for name, data in {"a.jsonl": LINES, "b.xml": rss(entry()), "c.zip": zipped({"x.txt": TEXTS[0].encode()})}.items():
        (tmp_path / name).write_bytes(data)
    items = list(arrivals([str(tmp_path), str(tmp_path / "none")]))
    assert [type(item) for item in items] == [Arrival] * 5 + [Refusal]
    assert items[4].report.path == f"{tmp_path}/c.zip!x.txt".replace("/", str(Path("/"))[-1])  # type: ignore[union-attr]


def test_a_device_without_end_is_refused() -> None:
    if Path("/dev/zero").exists():
        (item,) = arrivals(["/dev/zero"])
        assert isinstance(item, Refusal)


def test_standard_input_without_end_is_refused() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size > 0
            return bytes(size)

    (item,) = arrivals_from(Endless())  # type: ignore[arg-type]
    assert isinstance(item, Refusal)
    assert isinstance(item.error, TooLarge)
    assert [item.report.path for item in arrivals_from(io.BytesIO(LINES)) if isinstance(item, Arrival)] == [
        "-#1",
        "-#2",
        "-#3",
    ]


DAYS = [
    ("2017-07-15", "2017-07-15"), ("2017-07-15T23:10:00+03:00", "2017-07-15"), ("20170715T101500", "2017-07-15"),
    ("Sat, 15 Jul 2017 23:10:00 +0300", "2017-07-15"), ("15-Jul-2017", "2017-07-15"), ("July 15, 2017", "2017-07-15"),
    ("15 تموز 2017", "2017-07-15"), ("السبت ١٥ تموز/يوليو ٢٠١٧", "2017-07-15"), ("3 كانون الثاني 2019", "2019-01-03"),
    ("21 شوال 1438", "2017-07-15"), ("15/7/2017", "2017-07-15"), ("3/4/2017", None), ("4/4/2017", "2017-04-04"),
    ("تموز 2017", None), ("أمس", None), ("2017", None), ("3 أيار 2019، عُدّل 4 أيار 2019", None), ("2017-13-45", None),
    ("0001-01-01", None), ("", None), (None, None), (20170715, None), ("15 تموز 2017" + " " * 500, None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_days(written: object, day: str | None) -> None:
    assert day_of(written) == day


def test_every_limit_has_a_reason_and_arabic_words() -> None:
    names = [limit.name for limit in limits.ALL]
    assert len(set(names)) == len(names) > 8
    for limit in limits.ALL:
        assert limit.reason
        assert getattr(limits, limit.name) is limit
        assert has(f"reason.{limit.what}"), limit.what


PIECES = st.sampled_from(
    [LINES, CSV.encode(), rss(entry()), message().as_bytes(), export(), zipped({"a.txt": TEXTS[0].encode()}), b"PK\x03\x04", b"{",
     b"[", b"<rss>", b"From: a\n\n", b"\x00", b'"', b"\n", b",", b"<!DOCTYPE rss [", b"]>", TEXTS[0].encode(), b"\xff"]
)  # fmt: skip


@settings(max_examples=300, deadline=5000)
@given(
    st.lists(PIECES | st.binary(max_size=20), max_size=4),
    st.integers(0, 400),
    st.sampled_from(["a", "a.csv", "a.jsonl", "a.json", "a.eml", "a.xml"]),
)
def test_any_bytes_give_reports_or_refusals(pieces: list[bytes], cut: int, name: str) -> None:
    data = b"".join(pieces)
    for item in come(data[: len(data) - cut] if cut < len(data) else data, name):
        if isinstance(item, Arrival):
            assert item.report.text
            assert item.report.bytes_id == digest(item.data)
        else:
            assert isinstance(item.error, InputError)
            assert item.error.what
