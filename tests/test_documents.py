"""PDF and Word documents: words in the order in which they are read, and documents that mean harm."""

from __future__ import annotations

import io
import os
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from khabar.errors import BrokenInput, EmptyInput, LockedInput, MissingTool, NoText, TooLarge, UnsafeInput
from khabar.intake import apart, limits
from khabar.intake.arrivals import Arrival, Refusal
from made_files import TEXTS, come, message, pdf, refused, seen, taken, zipped

LINES = [
    "قُتل ٥٠٠٠٠ شخص، أي نحو 12,345 في 15/7/2017 (وفق AFP الفرنسية)",
    "وقال نزار إن «القافلة» ضمت ٢٠ شاحنة، ووصلت الساعة ٩:٣٠.",
]


@pytest.mark.parametrize("line", LINES)
def test_lines_in_the_order_of_reading(line: str) -> None:
    (item,) = taken(pdf([[seen(line, 550, 700)]]), "a.pdf")
    assert item.report.text == line
    assert (item.report.title, item.how, item.report.path) == (None, "file", "a.pdf")


def test_joined_shapes_are_the_letters_that_they_are() -> None:
    (item,) = taken(pdf([[(100, 700, 10, "\ufeec\ufee0\ufedb \ufefb 12 \ufed5\ufe8e\ufed7")]]), "a.pdf")
    assert item.report.text == "قاق 12 لا كله"


def test_glyphs_of_several_letters_are_read_in_their_order() -> None:
    (item,) = taken(pdf([[(100, 700, 10, "34 \u0645\ue000\u0643 \ue001 \ue000")]]), "a.pdf")
    assert item.report.text == "لا الله كلام 34"


WORDS = " ".join(TEXTS).split()
PLACES = [" ".join(WORDS[at : at + 5]) for at in range(0, 30, 5)]


def test_columns_from_the_right_and_paragraphs() -> None:
    head = seen("عنوان كبير في رأس الصفحة كلها من اليمين إلى اليسار", 550, 760, 16)
    right = [seen(f"{line} عن", 550, 700 - 14 * n) for n, line in enumerate(PLACES)]
    left = [seen(f"{line} ثم", 280, 700 - 14 * n) for n, line in enumerate(PLACES)]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    text = taken(pdf([[head, *mixed]]), "a.pdf")[0].report.text
    assert text.split("\n")[0].startswith("عنوان كبير")
    flat = " ".join(text.split())
    assert flat.index(f"{PLACES[5]} عن") < flat.index(f"{PLACES[0]} ثم")
    assert all(f"{line} عن" in flat and f"{line} ثم" in flat for line in PLACES)


def test_tables_are_read_row_by_row() -> None:
    rows = ["سامر تعز 12", "نبيل إدلب 34", "وائل حلب 56", "كريم سرت 78", "طارق عدن 90"]
    cells = [
        seen(cell, 550 - 200 * n, 700 - 20 * y) for y, row in enumerate(rows) for n, cell in enumerate(row.split())
    ]
    assert taken(pdf([cells]), "a.pdf")[0].report.text.split("\n") == [row.replace(" ", "\t") for row in rows]


def test_running_heads_are_left_out_and_sentences_go_on() -> None:
    full = "وصلت قافلة مساعدات إلى بلدة الشويرة مساء الأحد بعد انقطاع دام ثلاثة أشهر كما قال رئيس المجلس"
    pages = [
        [seen("جريدة الضحى اليومية", 500, 785), seen(full, 550, 400), seen(full, 550, 386), seen(f"{n}", 300, 15)]
        for n in range(1, 5)
    ]
    text = taken(pdf(pages), "a.pdf")[0].report.text
    assert text == " ".join([full] * 8)


def test_scans_without_a_program_are_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    apart.PARSER.end()
    try:
        error = refused(pdf([[]], picture=True), "a.pdf").error
        assert isinstance(error, MissingTool)
        assert "Tesseract" in (error.remedy or "")
        assert isinstance(refused(pdf([[]]), "a.pdf").error, NoText)
        strange = pdf([[seen(LINES[0], 550, 700)]], unmapped=True).replace(b"/Differences", b"/Differing")
        assert isinstance(refused(strange, "a.pdf").error, BrokenInput | MissingTool | NoText)
    finally:
        apart.PARSER.end()


@pytest.mark.skipif(os.name == "nt", reason="a script stands for Tesseract")
def test_scans_are_read_by_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "tesseract"
    made.write_text(
        f"#!{sys.executable}\nimport sys\nif '--list-langs' in sys.argv: print('List (2):\\nara\\neng')\n"
        f"else:\n    assert sys.stdin.buffer.read(4) == b'\\x89PNG' and 'ara' in sys.argv\n    print({TEXTS[0]!r}, {TEXTS[1]!r}, '', {TEXTS[2]!r}, sep='\\n')\n"
    )
    made.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    apart.PARSER.end()
    try:
        (item,) = taken(pdf([[]], picture=True), "a.pdf")
    finally:
        apart.PARSER.end()
    assert item.report.text == f"{TEXTS[0]} {TEXTS[1]}\n{TEXTS[2]}"
    assert item.how == "scan"


def test_hostile_pdfs_do_not_stop_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    good = pdf([[seen(LINES[0], 550, 700)]])
    locked = pdf(
        [[seen(LINES[0], 550, 700)]],
        extra=b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
        % (b"00" * 32, b"11" * 32),
    )
    assert isinstance(refused(locked, "a.pdf").error, LockedInput)
    looped = good.replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")
    assert looped != good
    assert len(come(looped, "a.pdf")) == 1
    for cut in (30, 200, 600, len(good) // 2):
        assert all(isinstance(item, Arrival | Refusal) for item in come(good[:-cut], "a.pdf"))
    assert isinstance(refused(b"%PDF-1.7 ...", "a.pdf").error, BrokenInput | NoText)
    monkeypatch.setattr(limits, "PDF_SECONDS", limits.Limit("PDF_SECONDS", 0, "seconds for one document", "test"))
    apart.PARSER.end()
    assert isinstance(refused(good, "a.pdf").error, TooLarge)
    monkeypatch.undo()
    items = come(zipped({"a.pdf": b"%PDF-1.7", "b.pdf": good, "c.docx": document()}), "z.zip")
    assert [type(item) for item in items] == [Refusal, Arrival, Arrival]


def test_a_pdf_of_too_many_pages() -> None:
    start = time.monotonic()
    assert isinstance(refused(pdf([[]] * 1001), "a.pdf").error, TooLarge)
    assert time.monotonic() - start < 30


def test_an_attached_pdf() -> None:
    made = message()
    made.add_attachment(pdf([[seen(LINES[1], 550, 700)]]), maintype="application", subtype="pdf", filename="خبر.pdf")
    assert [item.report.path for item in taken(made.as_bytes(), "a.eml")] == ["a.eml", "a.eml!خبر.pdf"]


# ---------------------------------------------------------------- Word


def document(change: object = None) -> bytes:
    made = docx.Document()
    made.core_properties.author = "محرر خفي"
    made.add_heading("عنوان الخبر", 1)
    made.add_paragraph(TEXTS[0])
    table = made.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ["الاسم", "البلدة", "سامر", "تعز"], strict=True
    ):
        cell.text = words
    made.add_paragraph(TEXTS[1])
    made.sections[0].header.paragraphs[0].text = "رأس الصفحة"
    if callable(change):
        change(made)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_paragraphs_and_tables_in_their_order() -> None:
    (item,) = taken(document(), "a.docx")
    assert item.report.text.split("\n") == ["عنوان الخبر", TEXTS[0], "الاسم\tالبلدة", "سامر\tتعز", TEXTS[1]]
    assert (item.report.title, item.report.author, item.report.published) == ("عنوان الخبر", None, None)


def test_tracked_changes_as_they_are_now() -> None:
    def change(made: docx.document.Document) -> None:
        paragraph = made.add_paragraph("قال ")
        for tag, text, words in (
            ("w:ins", "w:t", "نزار "),
            ("w:del", "w:delText", "سامر "),
            ("w:moveFrom", "w:t", "هدى "),
        ):
            outer, run, inner = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text)
            inner.text = words
            inner.set(qn("xml:space"), "preserve")
            run.append(inner)
            outer.append(run)
            paragraph._p.append(outer)
        paragraph.add_run("إن الطريق مفتوح")

    assert taken(document(change), "a.docx")[0].report.text.split("\n")[-1] == "قال نزار إن الطريق مفتوح"


def remade(data: bytes, name: str, change: object) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped(
            {each: change(archive.read(each)) if each == name else archive.read(each) for each in archive.namelist()}
        )  # type: ignore[operator]


def test_word_documents_that_are_refused() -> None:
    name = "word/document.xml"
    bomb = remade(
        document(), name, lambda xml: xml.replace(b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document', 1)
    )
    assert isinstance(refused(bomb, "a.docx").error, UnsafeInput)
    assert isinstance(refused(remade(document(), name, lambda xml: xml[:-200]), "a.docx").error, BrokenInput)
    assert isinstance(refused(remade(document(), name, lambda xml: xml + b" " * 31_000_000), "a.docx").error, TooLarge)
    assert isinstance(refused(zipped({name: b"<a/>"}), "a.docx").error, BrokenInput)
    assert isinstance(
        refused(
            remade(
                document(),
                name,
                lambda _: (
                    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
                ),
            ),
            "a.docx",
        ).error,
        EmptyInput,
    )
