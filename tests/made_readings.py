"""Readings made by hand from invented reports, for the tests of what leaves the program."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from khabar.types import (
    Attribution,
    Claim,
    Entity,
    Filler,
    Mention,
    MentionKind,
    Modality,
    Part,
    PersonName,
    PlaceValue,
    Polarity,
    Quantity,
    Reading,
    Report,
    Source,
    Span,
    Time,
    Unread,
    Value,
    Words,
)

OUTLET = Attribution(Source("outlet", "صحيفة الميناء"), "own")


def digest(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Maker:
    """Builds a reading by quoting its words; the nth occurrence of a phrase is ``phrase``, n."""

    text: str
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def at(self, phrase: str, nth: int = 0) -> Words:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(phrase, start + 1)
        return Words(start, start + len(phrase), phrase)

    def mention(
        self, phrase: str, kind: MentionKind, entity: str | None = None, *, nth: int = 0, value: Value = None,
        named: bool = True,
    ) -> Mention:  # fmt: skip
        words = self.at(phrase, nth)
        made = Mention(
            f"m{len(self.mentions) + 1}", kind, words.start, words.stop, phrase, "test", named, entity, value
        )
        self.mentions.append(made)
        return made

    def source(self, mention: Mention, name: str | None = None, **more: object) -> Attribution:
        kind = more.pop("kind", "person")
        cue = more.pop("cue", None)
        content = more.pop("content", None)
        who = Source(kind, name or mention.text, mention.text, mention.start, mention.stop, mention.id, **more)  # type: ignore[arg-type]
        span = None
        if isinstance(content, str):
            words = self.at(content)
            span = Span(words.start, words.stop)
        return Attribution(who, "indirect", self.at(cue) if isinstance(cue, str) else None, span)

    def claim(
        self, event: str, evidence: str, arguments: dict[str, object], *links: Attribution,
        polarity: Polarity = "affirmed", modality: Modality = "asserted", time: Time | None = None,
        part_of: str | None = None,
    ) -> Claim:  # fmt: skip
        filled = {
            role: value if isinstance(value, str) and value.startswith("=") else self.filler(value)
            for role, value in arguments.items()
        }
        made = Claim(
            f"c{len(self.claims) + 1}", event,
            {role: v[1:] if isinstance(v, str) else (v,) for role, v in filled.items()},
            (OUTLET, *links), (self.at(evidence),), "test", polarity, modality, time,
            part_of=self.filler(part_of) if part_of else None,
        )  # fmt: skip
        self.claims.append(made)
        return made

    def filler(self, value: object) -> Filler:
        if isinstance(value, Filler):
            return value
        if isinstance(value, Mention):
            number = value.value if isinstance(value.value, Quantity) else None
            return Filler(value.start, value.stop, value.text, value.id, value.entity, value=number)
        words = self.at(str(value))
        return Filler(words.start, words.stop, words.text)

    def reading(self, **report: object) -> Reading:
        groups: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.entity:
                groups.setdefault(mention.entity, []).append(mention)
        entities = tuple(
            Entity(key, found[0].kind, max((m.text for m in found), key=len), tuple(m.id for m in found))
            for key, found in groups.items()
        )
        about = {"outlet": "صحيفة الميناء", "published": "2019-03-05", "parts": (Part("body", 0, len(self.text)),)}
        made = Report(self.text, digest(self.text), digest("x"), **{**about, **report})  # type: ignore[arg-type]
        info = {"version": "0", "lexicon": digest("a"), "gazetteer": digest("b")}
        return Reading(made, tuple(self.mentions), entities, tuple(self.claims), tuple(self.unread), info)


ASKED = """انفجار في سوق الحدادين

عدن - الميناء
قال سامر الهلباوي (ممرض من لحج) لصحيفة الميناء، إن نحو 20 شخصاً أصيبوا في انفجار بسوق الحدادين أمس. وأضاف الهلباوي، الذي طلب عدم ذكر اسمه خوفاً من الملاحقة، أن سيارة مفخخة انفجرت قرب المشفى. ويعمل سامر الهلباوي مشرفاً على قسم الطوارئ في مشفى النخيل.
ونفى العقيد رائد الشهاري أن يكون للهلباوي صلة بالتحقيق، وقال إن سمير الهلباوي قريب له. كتب #سامر_الهلباوي على صفحته أن عدد الجرحى يزداد."""


def asked() -> Reading:
    """A named source who asked for his name not to be printed, with everything that describes him."""
    make = Maker(ASKED)
    name = PersonName(given="سامر", family="الهلباوي")
    full = make.mention("سامر الهلباوي", "person", "e1", value=name)
    make.mention("لحج", "place", "e3", value=PlaceValue("geonames:1", 13.05, 44.88, "city", "YE"))
    count = make.mention("نحو 20 شخصاً", "number", value=Quantity(20, 20, True, "person"))
    place = make.mention("سوق الحدادين", "place", "e4", nth=1)
    short = make.mention("الهلباوي", "person", "e1", nth=1, value=PersonName(family="الهلباوي"))
    again = make.mention("سامر الهلباوي", "person", "e1", nth=1, value=name)
    colonel = make.mention("رائد الشهاري", "person", "e2", value=PersonName(given="رائد", family="الشهاري"))
    other = make.mention("سمير الهلباوي", "person", "e5", value=PersonName(given="سمير", family="الهلباوي"))
    first = make.source(full, role="ممرض", origin="لحج", cue="قال", protected=True,
                        content="إن نحو 20 شخصاً أصيبوا في انفجار بسوق الحدادين أمس")  # fmt: skip
    second = make.source(short, "سامر الهلباوي", role="ممرض", origin="لحج", protected=True, cue="أضاف")
    day = make.at("أمس")
    time = Time("أمس", day.start, day.stop, "2019-03-04", "2019-03-04", "relative")
    make.claim("injury", "نحو 20 شخصاً أصيبوا في انفجار بسوق الحدادين أمس",
               {"victim": count, "count": count, "place": place}, first, time=time)  # fmt: skip
    make.claim("bombing", "سيارة مفخخة انفجرت قرب المشفى", {"target": "المشفى", "means": "سيارة مفخخة"}, second)
    make.claim("origin", "سامر الهلباوي (ممرض من لحج)", {"person": full, "from": make.mentions[1]})
    make.claim("position", "يعمل سامر الهلباوي مشرفاً على قسم الطوارئ في مشفى النخيل",
               {"holder": again, "title": "مشرفاً على قسم الطوارئ", "organisation": "مشفى النخيل"})  # fmt: skip
    make.claim("kinship", "سمير الهلباوي قريب له", {"person": other, "relation": "قريب", "other": short},
               make.source(colonel, role="العقيد"), polarity="denied")  # fmt: skip
    words = make.at("عدد الجرحى يزداد")
    make.unread.append(Unread(words.start, words.stop, words.text, "trigger without its roles"))
    return make.reading(title="انفجار في سوق الحدادين", author="سامر الهلباوي", path="reports/سامر-الهلباوي.txt",
                        url="https://example.org/1")  # fmt: skip


ANONYMOUS = """بغداد - وكالات
أكد مصدر طبي طلب عدم كشف اسمه لأسباب أمنية، أن ستة جنود قتلوا في كمين. وأضاف المصدر الذي طلب عدم الكشف عن هويته، أن الكمين وقع ليلاً.
وقال مصدر طبي آخر إن الحصيلة أقل، فيما نفت الشرطة وقوع الكمين."""


def anonymous() -> Reading:
    """An unnamed source: nothing but a description, and one who is somebody else."""
    make = Maker(ANONYMOUS)
    first = make.mention("مصدر طبي", "person", "e1", named=False)
    again = make.mention("المصدر", "person", "e1", named=False)
    dead = make.mention("ستة جنود", "number", value=Quantity(6, 6, unit="soldier"))
    police = make.mention("الشرطة", "group", "e2")
    link = make.source(first, kind="anonymous", anonymous=True, protected=True, cue="أكد")
    make.claim("killing", "ستة جنود قتلوا في كمين", {"victim": dead, "count": dead, "means": "كمين"}, link)
    later = make.source(again, "مصدر طبي", kind="anonymous", anonymous=True, protected=True, cue="وأضاف")
    make.claim("attack", "الكمين وقع ليلاً", {"target": "جنود"}, later)
    make.claim("attack", "نفت الشرطة وقوع الكمين", {"target": "جنود"},
               make.source(police, kind="group"), polarity="denied")  # fmt: skip
    return make.reading()


HOSTILE = (
    "</span></div><script>alert(1)</script><style>*{display:none}</style> <!-- &amp; &lt; \" ' ` &#0; \u202e قلب \u202c"
    " \u2066عزل\u2069 \ud800 \0 \r \x85 \ufeff " + "لا" * 3000 + " <img src=x onerror=alert(1)> ]]> 😀👨‍👩‍👧 \n\n\nآخر"
)


def carried(text: str) -> str:
    """The text as HTML can carry it."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def hostile() -> Reading:
    """A report whose every string tries to get out of its place."""
    text = HOSTILE
    size = len(text)
    bad = "\"><script>alert(2)</script>\u202e' onclick='x"
    mention = Mention("m 1\"'>", "person", 0, 9, text[:9], bad, entity="e\"'<>")
    filler = Filler(3, 30, text[3:30], "m 1\"'>", "e\"'<>", value=Quantity(1, None, unit=bad))
    claim = Claim("c\"'>", bad, {bad: (filler,), "kind": bad}, (), (Words(5, size, text[5:size]),), bad)
    report = Report(
        text, bad, path=f"/home/x/{bad}", url="javascript:alert(1)", title=bad, outlet=bad, author=bad, published=bad,
        parts=(Part(bad, 0, size), Part("headline", 0, 12)),
    )  # fmt: skip
    return Reading(report, (mention,), (), (claim,), (Unread(0, size, text, bad),), {"version": bad})
