"""Bytes to reports: encodings, pages, refusals, files; and any bytes at all."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar import intake
from khabar.errors import BinaryInput, EmptyInput, EncodingError, InputError, KhabarError, NotArabic, NoText, TooLarge
from khabar.types import Report

TEXT = "قال ناصر الحداد إن القافلة وصلت إلى البلدة.\r\nوأضاف «لم يُصب أحد» — عند الساعة ٩."
PLAIN = "قال ناصر الحداد إن القافلة وصلت إلى البلدة.\r\nوأضاف أن أحدا لم يصب عند الساعة 9"

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_decode_leaves_the_text_as_it_is(encoding: str) -> None:
    text = PLAIN if encoding == "cp1256" else TEXT
    assert intake.decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["خبر", "وصلت القافلة", "دبي", "ظاظا", "مقتل 5 (فيديو)"])
def test_decode_short_texts(text: str, encoding: str) -> None:
    assert intake.decode(text.encode(encoding)) == text


def test_decode_big_endian_with_mark() -> None:
    assert intake.decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


REFUSED = [
    (b"", EmptyInput, "empty"),
    (b"\xef\xbb\xbf", EmptyInput, "white space"),
    (b" \r\n\t", EmptyInput, "white space"),
    (b"%PDF-1.7 ...", BinaryInput, "PDF"),
    (b"PK\x03\x04rest", BinaryInput, "zip"),
    (b"\x89PNG\r\n\x1a\n", BinaryInput, "image"),
    (b"\xff\xd8\xff\xe0", BinaryInput, "image"),
    (b"\x7fELF\x02", BinaryInput, "program"),
    (b"MZ\x90\x00\x03", BinaryInput, "program"),
    (b"abc\x00def", BinaryInput, "zero bytes"),
    (bytes(range(1, 32)) * 4, BinaryInput, "control"),
    (TEXT.encode()[:30] + b"\xff" + TEXT.encode()[30:], EncodingError, "not UTF-8 from byte 29"),
    (TEXT.encode("utf-16") + b"\x00", EncodingError, "UTF-16"),
    (PLAIN.encode("iso-8859-6"), EncodingError, "Windows-1256"),
    ("Сегодня вечером".encode("cp1251"), EncodingError, "Windows-1256"),
    (PLAIN.encode().decode("cp1256", "ignore").encode(), EncodingError, "garbled"),
    (PLAIN.encode().decode("latin-1").encode(), EncodingError, "garbled"),
    (b"The convoy reached the town in the evening, said the mayor.", NotArabic, "English"),
    ("Le convoi est arrivé dans la ville, a déclaré le maire.".encode("cp1252"), NotArabic, "French"),
    ("Сегодня вечером колонна прибыла в город".encode(), NotArabic, "Cyrillic"),
    ("شهردار گفت که کاروان دیشب به شهر رسید و کسی کشته نشده است".encode(), NotArabic, "Persian"),
    ("میئر نے کہا ہے کہ قافلہ شہر پہنچ گیا ہے اور کوئی زخمی نہیں ہوا".encode(), NotArabic, "Urdu"),
    ("پارێزگار گوتی کە کاروانەکە گەیشتە شارەکە".encode(), NotArabic, "Kurdish"),
    (b"12:30 - 15/7/2017", NotArabic, "no Arabic letters"),
    (b"a" * 25_000_000, TooLarge, "20,000,000"),
    (b" " * 61_000_000, TooLarge, "larger"),
    (b"<html><body><script>var x = 1;</script></body></html>", NoText, "without readable text"),
    (b"<html><body></body></html>", NoText, "without readable text"),
    (b"<html><body><p>The convoy reached the town in the evening.</p></body></html>", NotArabic, "English"),
    (b"<html><p>" * 30_000, TooLarge, "elements"),
]


@pytest.mark.parametrize(("data", "error", "words"), REFUSED, ids=range(len(REFUSED)))
def test_refusals_name_file_reason_and_remedy(data: bytes, error: type[KhabarError], words: str) -> None:
    with pytest.raises(error) as caught:
        intake.read_bytes(data, path="file.txt")
    assert words in caught.value.what
    assert caught.value.where == "file.txt"
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


ACCEPTED = [
    "Reuters: الوكالة قالت إن القافلة وصلت",
    "BBC News and AFP reported قال المراسل إن القافلة وصلت إلى البلدة",
    "كرکوک: وصلت القافلة إلى المدينة وقال المحافظ إن الوضع هادئ",
    "الحاج قاسم چلبي من أهالي گرميان وصل إلى پنجوين يوم الأحد",
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_mixed_texts_are_arabic(text: str) -> None:
    assert intake.decode(text.encode()) == text


PARAGRAPHS = [
    "وصلت قافلة مساعدات إلى بلدة الشويرة مساء الأحد بعد انقطاع دام ثلاثة أشهر، وفق ما قاله رئيس المجلس المحلي.",
    "وأوضح نزار الخطيب أن القافلة ضمت عشرين شاحنة تحمل مواد غذائية وأدوية، وأن توزيعها يبدأ صباح الاثنين.",
    "ونفى المتحدث باسم الشرطة وقوع أي حادث على الطريق الذي سلكته القافلة بين المدينة والبلدة.",
]
HEADLINE = "قافلة مساعدات تصل إلى الشويرة"


def page(head: str, body: str | None = None) -> str:
    told = body or f"<article><h1>{HEADLINE}</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</article>"
    menu = "<nav><a href='/'>الرئيسية</a><a href='/s'>رياضة</a></nav>"
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>{menu}{told}"
        "<script>document.write('سر مكتوم');</script><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


HEADS = [
    ('<meta charset="utf-8">', "utf-8"),
    ('<meta charset="windows-1256">', "cp1256"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">', "cp1256"),
    ('<meta charset="utf-8">', "cp1256"),
    ('<meta charset="windows-1256">', "utf-8"),
    ("", "cp1256"),
    ("", "utf-16"),
    ("", "utf-8-sig"),
]


@pytest.mark.parametrize(("head", "encoding"), HEADS)
def test_pages_in_every_encoding(head: str, encoding: str) -> None:
    report = intake.read_bytes(page(head).encode(encoding))
    assert report.text.split("\n")[0] == HEADLINE == report.title
    assert report.text.count(HEADLINE) == 1
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)
    assert "سر مكتوم" not in report.text
    assert "الرئيسية" not in report.text


LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", '
    f'"headline": "{HEADLINE}", "datePublished": "2017-07-15T21:10:00+03:00", '
    '"author": [{"name": "سامر الخلف"}, {"name": "هدى منصور"}], "publisher": {"name": "الضحى"}}]}</script>'
)
FACTS = [
    (f"<title>{HEADLINE} | الضحى</title><meta property='og:site_name' content='الضحى'>", "title", HEADLINE),
    (f"<meta property='og:title' content='{HEADLINE} - الضحى'><meta name=publisher content=الضحى>", "title", HEADLINE),
    ("<meta property='og:site_name' content='موقع الضحى'>", "outlet", "موقع الضحى"),
    (LINKED, "outlet", "الضحى"),
    (LINKED, "author", "سامر الخلف، هدى منصور"),
    (LINKED, "published", "2017-07-15"),
    (LINKED.replace("}]}", ""), "published", None),
    ("<meta name='author' content='سامر الخلف'>", "author", "سامر الخلف"),
    ("<meta name='author' content='admin'>", "author", None),
    ("<meta property='article:published_time' content='2019-02-03T00:30:00+02:00'>", "published", "2019-02-03"),
    ("<meta name='date' content='3 شباط 2019'>", "published", "2019-02-03"),
    ("<meta name='date' content='2019-13-45'>", "published", None),
    ("<link rel='canonical' href='https://duha.example/n/1'>", "url", "https://duha.example/n/1"),
    ("<link rel='canonical' href='/n/1'>", "url", None),
    ("<meta property='og:url' content='https://duha.example/n/2'>", "url", "https://duha.example/n/2"),
]


@pytest.mark.parametrize(("head", "fact", "value"), FACTS)
def test_facts_that_a_page_states(head: str, fact: str, value: str | None) -> None:
    assert getattr(intake.read_bytes(page(head).encode()), fact) == value


def test_the_time_element_and_no_date_from_the_prose() -> None:
    told = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    dated = page("", f"<article><h1>{HEADLINE}</h1><time datetime='2021-05-04T10:00Z'>أمس</time>{told}</article>")
    assert intake.read_bytes(dated.encode()).published == "2021-05-04"
    worded = dated.replace("<time datetime='2021-05-04T10:00Z'>أمس", "<time>الثلاثاء 4 أيار 2021")
    assert intake.read_bytes(worded.encode()).published == "2021-05-04"
    prose = page("", f"<article><h1>{HEADLINE}</h1><p>15 تموز 2017</p>{told}</article>")
    assert intake.read_bytes(prose.encode()).published is None


def test_what_is_given_goes_before_what_the_page_says() -> None:
    report = intake.read_bytes(
        page(LINKED).encode(), path="a.html", url="https://x.example", outlet="وكالة", published="2020-01-01"
    )
    assert (report.path, report.url, report.outlet) == ("a.html", "https://x.example", "وكالة")
    assert report.published == "2020-01-01"


@pytest.mark.parametrize("lost", range(60, 480, 7))
def test_torn_pages_are_read(lost: int) -> None:
    torn = page('<meta charset="utf-8">').encode()[:-lost]
    assert PARAGRAPHS[0] in intake.read_bytes(torn).text


def test_ids_are_hashes_of_text_and_bytes() -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode()
    report = intake.read_bytes(data)
    assert report.id == "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()
    assert report.bytes_id == "sha256:" + hashlib.sha256(data).hexdigest()
    assert (report.text, report.title, report.parts) == (TEXT, None, ())


def test_plain_text_does_not_load_the_page_reader() -> None:
    code = (
        "import sys; from khabar import intake; intake.read_bytes('وصلت القافلة إلى البلدة'.encode());"
        "assert not {'trafilatura', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_find_files(tmp_path: Path) -> None:
    names = ["b/2.txt", "b/1.HTML", "a", "c.mp4", "z.text", ".hidden/x.txt", "b/.y.txt", "b/d/3.xhtml"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in intake.find_files([str(tmp_path)])]
    assert found == ["a", "b/1.HTML", "b/2.txt", "b/d/3.xhtml", "z.text"]
    assert [path.name for path in intake.find_others([str(tmp_path)])] == ["c.mp4"]
    named = [str(tmp_path / "c.mp4"), str(tmp_path / "b" / ".y.txt")]
    assert [str(path) for path in intake.find_files(named)] == named
    with pytest.raises(InputError, match="no such file"):
        list(intake.find_files([str(tmp_path / "missing")]))


def test_read_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PLAIN.encode("cp1256"))
    report = intake.read_file(tmp_path / "a.txt", outlet="الضحى")
    assert (report.text, report.outlet, report.path) == (PLAIN, "الضحى", str(tmp_path / "a.txt"))
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            intake.read_file(path)


ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىة \n.،؟«»", max_size=200)
MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<div>", "<html>", "<h1>", "<script>", "</", "<!--", "-->", "<meta charset=", "<",
                     "<time datetime='", "'>", "&#0;", "&#xD800;", "<table><tr>", "\x00", "\x0b", '"', "{", "]}",
                     "<title>", "<script type='application/ld+json'>", *PARAGRAPHS])
    | st.text(max_size=10),
    max_size=30,
).map("".join)  # fmt: skip
ANY = (
    st.binary(max_size=400)
    | st.tuples(ARABIC, st.sampled_from(ENCODINGS), st.binary(max_size=3)).map(
        lambda made: made[0].encode(made[1], "ignore") + made[2]
    )
    | st.tuples(MARKUP, st.sampled_from(ENCODINGS)).map(lambda made: made[0].encode(made[1], "ignore"))
    | MARKUP.map(lambda made: b"<html>" + made.encode("utf-8", "ignore"))
)


@settings(max_examples=500, deadline=2000)
@given(ANY)
def test_any_bytes_give_a_report_or_an_error_of_khabar(data: bytes) -> None:
    found: Report | KhabarError
    try:
        found = intake.read_bytes(data, path="x")
    except KhabarError as error:
        found = error
    if isinstance(found, KhabarError):
        assert found.where == "x"
        assert found.remedy
    else:
        assert found.text.strip()
        assert found.id == "sha256:" + hashlib.sha256(found.text.encode()).hexdigest()
