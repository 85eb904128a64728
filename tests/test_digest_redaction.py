"""What a profile hides is in no part of a mail and no feed: no name, no word that carries it, no number that tells of it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from khabar.digest import outbox
from khabar.digest.desk import Desk
from khabar.digest.feed import feed
from khabar.digest.letter import Heading, compose
from khabar.digest.news import again, form, news
from khabar.digest.scopes import Matcher, Scope
from khabar.share.profile import Profile, set_profile
from khabar.store import Base
from khabar.store.search import Filter
from khabar.store.searches import save
from made_digests import HELD, KILLED, SENDER, Told, create

ASKS = Profile()
SOURCES = Profile(sources=True)
WITNESSES = Profile(witnesses=True)
MINORS = Profile(minors=True)


def names(*some: str) -> Profile:
    return Profile(names=some)


# A text, the profile, words that may be nowhere, and a word that stays (or none).
ROWS: list[tuple[str, Profile, tuple[str, ...], str]] = [
    ("قال الناشط مروان الحلاق، الذي طلب عدم ذكر اسمه، إن الطائرات قصفت سوق مدينة منبج يوم 3 مارس 2019.", ASKS, ("مروان", "الحلاق"), "قصفت"),
    ("قال الممرض فادي الزعتري، الذي رفض الكشف عن اسمه، إن القصف قتل خمسة مدنيين في مدينة منبج.", ASKS, ("فادي", "الزعتري"), ""),
    ("قالت المعلمة رهف الصيرفي، وقد طلبت إخفاء هويتها، إن مسلحين اعتقلوا ثلاثة شبان في مدينة تادف يوم 5 مارس 2019.", ASKS, ("رهف", "الصيرفي"), ""),
    ("وقال طبيب في مشفى الريحان، طلب عدم الكشف عن هويته، إن الغارة قتلت ثمانية مدنيين في مدينة الباب.", ASKS, ("الريحان",), ""),
    ("قال السائق عدنان الطحان، وطلب عدم نشر اسمه، إن مقاتلي الفصيل خطفوا تاجراً في بلدة صوران.", ASKS, ("عدنان", "الطحان"), ""),
    ("قال الناشط سامر الهلباوي لوكالة النهر إن الشرطة اعتقلت ثلاثة مسلحين في مدينة منبج.", SOURCES, ("سامر", "الهلباوي"), "اعتقلت"),
    ("وأكد المحامي نزار الكواكبي أن المحكمة أفرجت عن عشرة معتقلين في مدينة حماة يوم 4 مارس 2019.", SOURCES, ("نزار", "الكواكبي"), ""),
    ("وقالت الصحفية هيفاء النابلسي إن الجيش سيطر على بلدة تادف يوم 6 مارس 2019.", SOURCES, ("هيفاء", "النابلسي"), ""),
    ("نفى القائد الميداني باسل الجراح مقتل ثلاثة من مقاتليه في مدينة منبج.", SOURCES, ("باسل", "الجراح"), ""),
    ("قال أبو سلمان الديري، وهو تاجر من مدينة الميادين، إن المسلحين استولوا على عشرين شاحنة.", SOURCES, ("أبو سلمان", "الديري"), ""),
    ("وذكر شاهد عيان من حي الحزاونة أن مسلحين قتلوا بائعاً قرب السوق في مدينة الباب.", WITNESSES, ("شاهد عيان", "الحزاونة"), ""),
    ("قال شاهد عيان يدعى رامي السقا إن طائرة قصفت مدرسة في مدينة سراقب يوم 8 مارس 2019.", WITNESSES, ("رامي", "السقا"), ""),
    ("ووفق شهود عيان فإن قوات الأمن اعتقلت عشرين شخصاً في مدينة حماة.", WITNESSES, ("شهود عيان",), ""),
    ("وذكر أحد الشهود أن مسلحين خطفوا طبيباً في مدينة إدلب.", WITNESSES, ("أحد الشهود",), ""),
    ("قُتل الطفل يزن الدرويش في قصف على مدينة سراقب يوم 9 مارس 2019.", MINORS, ("يزن", "الدرويش"), ""),
    ("وأصيب كريم الصباغ (15 عاما) في مدينة منبج، وأصيب عادل البنا (40 عاما).", MINORS, ("كريم", "الصباغ"), "عادل البنا"),
    ("اعتقلت الشرطة الطفلة مرح القاضي في مدينة حماة يوم 3 مارس 2019.", MINORS, ("مرح",), ""),
    ("خطف مسلحون الطفل أنس الخياط قرب مدينة إدلب.", MINORS, ("أنس", "الخياط"), ""),
    ("قُتل عادل البنا في مدينة منبج يوم 3 مارس 2019.", names("عادل البنا"), ("عادل", "البنا"), ""),
    ("اعتقلت قوات الأمن ليلى المنصوري في مدينة عدن يوم 3 مارس 2019، بحسب منظمة الشعلة.", names("ليلى المنصوري"), ("ليلى", "المنصوري"), ""),
    ("قالت ليلى المنصوري إن القصف قتل ستة مدنيين في مدينة عدن.", names("ليلى المنصوري"), ("ليلى", "المنصوري"), ""),
    ("نفت عائلة وسيم الجابري مقتله في مدينة تعز.", names("وسيم الجابري"), ("وسيم", "الجابري"), ""),
    ("أفرجت السلطات عن وسيم الجابري في مدينة تعز يوم 10 مارس 2019 بعد اعتقاله في مدينة عدن.", names("وسيم الجابري"), ("وسيم", "الجابري"), ""),
    ("وصل القيادي حسام الريس إلى مدينة عدن يوم 7 مارس 2019 قادماً من مدينة تعز.", names("حسام الريس", "ناصر الشهاري"), ("حسام", "الريس", "الشهاري"), ""),
]  # fmt: skip
# Who stands in the reports before: what a profile hides there is hidden, too.
BEFORE = {"ناصر الشهاري": names("ناصر الشهاري"), "عامر الدوسري": names("عامر الدوسري"), "سامر الهلباوي": SOURCES}


def everything(base: Base, scope: str = "case") -> dict[str, str]:
    """Whatever may leave, in both languages: subject, plain text, HTML, the mail as it is sent, the feed."""
    made: dict[str, str] = {}
    for language in ("ar", "en"):
        desk = Desk(base)
        items = news(desk, [(Matcher(base, Scope.parse(scope)), 0)])
        kept = [form(base, item) for item in items]
        for which, some in (("", items), ("again ", [item for each in kept if (item := again(desk, each))])):
            letter = compose(
                desk,
                some,
                Heading("قضية", "2026-03-02", ("x",), "https://case.example/x", "https://case.example"),
                language,
            )  # type: ignore[arg-type]
            if letter is not None:
                made |= {
                    f"{which}subject {language}": letter.subject,
                    f"{which}text {language}": letter.text,
                    f"{which}html {language}": letter.html,
                }
        told = feed(base, Scope.parse(scope), language, web="https://case.example").decode()  # type: ignore[arg-type]
        made[f"feed {language}"] = told
        ElementTree.fromstring(told)
    return made


def probe(tmp_path: Path, profile: Profile, told: list[Told]) -> Base:
    base, _ = create(tmp_path / "case", *told)
    set_profile(base, profile)
    return base


@pytest.mark.parametrize(("text", "profile", "gone", "left"), ROWS)
@pytest.mark.parametrize("title", ["", "title"])
@pytest.mark.parametrize("beside", [False, True])
def test_nothing_hidden_leaves(
    tmp_path: Path, text: str, profile: Profile, gone: tuple[str, ...], left: str, title: str, beside: bool
) -> None:
    """Alone, and beside a report that tells the same of the same day without the name; with the name in the title."""
    import khabar
    from khabar.pipeline.comparing import compare
    from made_cases import keep

    base, _ = create(tmp_path / "case", *((KILLED, HELD) if beside else ()))
    heading = " ".join(text.split()[:6]) if title else "خبر"
    keep(base, khabar.read(text, outlet="صحيفة المرفأ", published="2019-03-11", title=heading))
    if beside:
        other = text.replace("، الذي طلب عدم ذكر اسمه،", "")
        for word in gone:
            other = other.replace(word, "زيد")
        keep(base, khabar.read(other, outlet="موقع الساحل", published="2019-03-12", title="خبر"))
    compare(base)
    set_profile(base, profile)
    made = everything(base)
    assert made
    found = [
        (part, word)
        for part, told in made.items()
        for word in gone
        if word in told.replace("\u2068", "").replace("\u2069", "")
    ]
    assert found == []
    if left:
        assert left in made["text ar"]
    base.close()


@pytest.mark.parametrize("name", BEFORE)
def test_who_is_hidden_is_no_reason_for_an_item(tmp_path: Path, name: str) -> None:
    """A fate that changed and a contradiction need the person: without them there is no such item."""
    from made_digests import CAPTURED, DIED

    base = probe(tmp_path, BEFORE[name], [KILLED, HELD, CAPTURED, DIED])
    told = everything(base)
    assert {"text ar", "html ar", "feed ar"} <= told.keys()  # of others there is news
    assert [part for part, each in told.items() for word in name.split() if word in each] == []


def test_a_veiled_claim_stands_alone(tmp_path: Path) -> None:
    """Beside a report that names him, or a number of origins, the opaque id would be the name."""
    asks = (
        "صحيفة المرفأ",
        "2019-03-22",
        "قال ياسر الكمالي، الذي طلب عدم ذكر اسمه، إن الطائرات الحربية قصفت مدينة عدن يوم الأربعاء 20 مارس 2019.",
    )
    open_ = (
        "إذاعة الوادي",
        "2019-03-22",
        "قال ياسر الكمالي إن الطائرات الحربية قصفت مدينة عدن يوم الأربعاء 20 مارس 2019.",
    )
    third = (
        "صحيفة الشمال",
        "2019-03-22",
        "قالت منظمة الشعلة إن الطائرات الحربية قصفت مدينة عدن يوم الأربعاء 20 مارس 2019.",
    )
    base = probe(tmp_path, ASKS, [asks, open_, third])
    desk = Desk(base)
    items = [item for item in news(desk, [(Matcher(base, Scope("case")), 0)]) if item.event == "air-strike"]
    assert sorted((len(item.claims), item.reports, item.low, item.high) for item in items) == [
        (1, 1, 1, 1),
        (2, 2, 2, 2),
    ]
    alone = next(item for item in items if len(item.claims) == 1)
    seen = desk.claim(alone.claims[0])
    assert seen is not None
    assert seen.report == 1
    assert seen.veiled


def test_a_hidden_claim_is_in_no_count(tmp_path: Path) -> None:
    """The same letter with and without the report of somebody who is hidden: nothing tells that there was one."""
    import khabar
    from khabar.pipeline.comparing import compare
    from made_cases import keep

    third = "قالت منظمة الشعلة إن الطائرات الحربية قصفت مدينة عدن يوم الأربعاء 20 مارس 2019."
    hidden = "يعمل وسيم الجابري مديراً لمشفى عدن. وسيم الجابري من مدينة تعز."
    made = []
    for name, texts in (("with", (third, hidden)), ("without", (third,))):
        base, _ = create(tmp_path / name)
        for text in texts:
            keep(base, khabar.read(text, outlet="صحيفة الشمال", published="2019-03-22"))
        compare(base)
        set_profile(base, names("وسيم الجابري"))
        made.append({part: told for part, told in everything(base).items() if not part.startswith("feed")})
    assert made[0] == made[1]


@pytest.mark.parametrize("scope", ["place الحزاونة", "search شاهد"])
def test_who_is_hidden_cannot_be_asked_for(tmp_path: Path, scope: str) -> None:
    """A place or a word that the profile takes out of a claim does not find it."""
    base = probe(
        tmp_path,
        WITNESSES,
        [("صحيفة", "2019-03-11", "وذكر شاهد عيان من حي الحزاونة أن مسلحين قتلوا بائعاً قرب السوق في مدينة الباب.")],
    )
    save(base, "شاهد", "شاهد عيان", Filter())
    assert not any("text" in part for part in everything(base, scope))


def test_numbers_in_a_mail_are_those_of_claims_reports_and_words(tmp_path: Path) -> None:
    """No offset of the text as it was."""
    row = ROWS[0]
    base = probe(tmp_path, row[1], [("صحيفة المرفأ", "2019-03-11", "مقدمة طويلة لا تقول شيئاً. " * 9 + row[0])])
    text = everything(base)["text ar"]
    known = {"2026", "03", "02", "2019", "11", "1", "2", "3"}
    assert set(re.findall(r"\d+", re.sub(r"\[source-\d+\]", "", text))) <= known


def test_names_of_searches_and_cases_pass_the_profile(tmp_path: Path) -> None:
    base = probe(tmp_path, names("وسيم الجابري"), [KILLED])
    viewer = Desk(base).viewer("ar")
    assert "الجابري" not in Scope("search", "بحث وسيم الجابري").title(viewer)
    assert "الجابري" not in viewer.shown("قضية وسيم الجابري")
    made = outbox.preview(base, SENDER, "reader@example.org", __import__("datetime").datetime(2026, 3, 2), None, "ar")
    assert made is not None
