"""Files of every format, made by code: nothing here was taken from an outlet; and what comes of them."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from unicodedata import combining

from khabar.intake.arrivals import Arrival, Refusal, arrivals_in
from khabar.intake.sources import Given

TEXTS = [
    "وصلت قافلة مساعدات إلى بلدة الشويرة مساء الأحد، وفق ما قاله رئيس المجلس المحلي.",
    "وأوضح نزار الخطيب أن القافلة ضمت عشرين شاحنة تحمل مواد غذائية وأدوية.",
    "ونفى المتحدث باسم الشرطة وقوع أي حادث على الطريق بين المدينة والبلدة.",
]


def come(data: bytes, name: str = "a", **more: object) -> list[Arrival | Refusal]:
    """What comes of a file under a name."""
    return list(arrivals_in(data, Given(**more), name))  # type: ignore[arg-type]


def taken(data: bytes, name: str = "a", **more: object) -> list[Arrival]:
    items = come(data, name, **more)
    assert all(isinstance(item, Arrival) for item in items), items
    return [item for item in items if isinstance(item, Arrival)]


def refused(data: bytes, name: str = "a", **more: object) -> Refusal:
    (item,) = (item for item in come(data, name, **more) if isinstance(item, Refusal))
    assert item.error.remedy
    assert item.path.startswith(name)
    return item


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def rss(entries: str = "", head: str = "<title>وكالة الضحى</title>", prolog: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>{prolog}<rss version="2.0"><channel>{head}{entries}</channel></rss>'.encode()


def entry(number: int = 0, date: str = "Sat, 15 Jul 2017 23:10:00 +0300") -> str:
    return (
        f"<item><title>عنوان الخبر رقم {number}</title><link>https://duha.example/n/{number}</link>"
        f"<description>&lt;p&gt;{TEXTS[0]}&lt;/p&gt;&lt;p&gt;{TEXTS[1]}&lt;/p&gt;</description><pubDate>{date}</pubDate></item>"
    )


def message(text: str = TEXTS[0], *, html: str | None = None, subject: str = "قافلة تصل إلى الشويرة") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "هدى منصور <huda@private.example>"
    made["To"] = "desk@private.example"
    made["Subject"] = subject
    made["Date"] = "Sat, 15 Jul 2017 23:10:00 +0300"
    made["Message-ID"] = "<1@private.example>"
    made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


def mailbox(*messages: EmailMessage) -> bytes:
    lead = b"From huda@private.example Sat Jul 15 23:10:00 2017\n"
    return b"\n".join(lead + each.as_bytes() for each in messages)


POST = {
    "id": 7, "type": "message", "date": "2017-07-15T23:10:00", "date_unixtime": "1500149400",
    "from": "قناة الضحى", "from_id": "channel5550001", "author": "مشرف مجهول",
    "text_entities": [
        {"type": "plain", "text": "🔴 " + TEXTS[0] + "\n"}, {"type": "hashtag", "text": "#الشويرة"},
        {"type": "plain", "text": " للتواصل "}, {"type": "phone", "text": "+963 944 000 111"},
        {"type": "mention_name", "text": "سامر", "user_id": 4440002},
    ],
    "reactions": [{"type": "emoji", "count": 1, "emoji": "👍", "recent": [{"from": "قارئ ما", "from_id": "user4440003"}]}],
}  # fmt: skip


def export(*messages: dict[str, object], kind: str = "public_channel") -> bytes:
    held = {"name": "قناة الضحى", "type": kind, "id": 5550001, "messages": list(messages) or [POST]}
    return json.dumps(held, ensure_ascii=False).encode()


_LIGATURES = {"\ue000": "لا", "\ue001": "الله"}  # one glyph that its font reads as several letters


def pdf(
    pages: list[list[tuple[float, float, float, str]]],
    *,
    picture: bool = False,
    extra: bytes = b"",
    unmapped: bool = False,
) -> bytes:
    """A PDF of lines (x, y, size, letters from left to right as they are seen); every letter is half its size wide."""
    letters = sorted({char for page in pages for *_, text in page for char in text})
    code = {char: number + 33 for number, char in enumerate(letters)}
    maps = "".join(f"<{code[char]:02x}> <{_LIGATURES.get(char, char).encode('utf-16-be').hex()}>\n" for char in letters)
    cmap = f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n{len(letters)} beginbfchar\n{maps}endbfchar endcmap end"
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    widths = [
        b"0" if number in range(33, 33 + len(letters)) and combining(letters[number - 33]) else b"500"
        for number in range(256)
    ]
    unicode = b"" if unmapped else b"/ToUnicode 4 0 R"
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Made /FirstChar 0 /LastChar 255 /Widths [%s] %s /Encoding << /Type /Encoding /Differences [33 %s] >> >>"
        % (b" ".join(widths), unicode, b" ".join(b"/g%d" % number for number in range(len(letters))))
    )
    objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap.encode()))
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
    )
    kids = []
    for page in pages:
        shown = b"".join(
            b"BT /F %.2f Tf %.2f %.2f Td <%s> Tj ET\n" % (size, x, y, b"".join(b"%02x" % code[char] for char in text))
            for x, y, size, text in page
        )
        shown += b"q 500 0 0 700 50 50 cm /I Do Q\n" if picture else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> >>"
            % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    return made + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, start)


def seen(line: str, right: float, y: float, size: float = 10.0) -> tuple[float, float, float, str]:
    """A line of Arabic as a page shows it, ending at its right edge."""
    from bidi import get_display

    text = str(get_display(line, base_dir="R"))
    return (right - sum(not combining(char) for char in text) * size / 2, y, size, text)


def warc(*pages: tuple[str, str, bytes], packed: bool = True, status: str = "200 OK", encoding: str = "") -> bytes:
    """A web archive of answers: address, content type, body."""
    import gzip

    made = b""
    for number, (url, kind, body) in enumerate(pages):
        more = f"Content-Encoding: {encoding}\r\n" if encoding else ""
        sent = gzip.compress(body) if encoding == "gzip" else body
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(sent)}\r\n\r\n".encode() + sent
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000{number}-0000-4000-8000-000000000000>\r\n"
            f"WARC-Date: 2021-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        record = head + http + b"\r\n\r\n"
        made += gzip.compress(record) if packed else record
    return made
