"""Files of every format, made by code: nothing here was taken from an outlet."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage

TEXTS = [
    "وصلت قافلة مساعدات إلى بلدة الشويرة مساء الأحد، وفق ما قاله رئيس المجلس المحلي.",
    "وأوضح نزار الخطيب أن القافلة ضمت عشرين شاحنة تحمل مواد غذائية وأدوية.",
    "ونفى المتحدث باسم الشرطة وقوع أي حادث على الطريق بين المدينة والبلدة.",
]


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
