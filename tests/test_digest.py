"""What is new in a case, as values and as a letter."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import html as parser

from khabar.digest.desk import Desk
from khabar.digest.letter import MOST, Heading, compose
from khabar.digest.news import again, form, news
from khabar.digest.scopes import Matcher, Scope
from khabar.errors import BadScope, NotFound
from khabar.pipeline.derivation import said
from khabar.share.labels import Language
from khabar.store import Base, ClaimId
from khabar.store.decisions import decide
from khabar.store.search import Filter
from khabar.store.searches import save
from made_digests import (
    CAPTURED,
    DIED,
    FLED,
    HELD,
    KILLED,
    STRUCK,
    STRUCK_AGAIN,
    STRUCK_TOO,
    create,
    found,
    grow,
    read,
    reread,
)

HEADING = Heading("قضية الميناء", "2026-03-02", ("القضية كلها",), "https://case.example/x", None)


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return create(tmp_path / "case", KILLED, HELD)[0]


def head(base: Base) -> int:
    return base.head()[0]


def kinds(base: Base, since: int, *scopes: str) -> list[tuple[str, str]]:
    return [(item.kind, item.event) for item in found(base, since, *scopes)]


def test_nothing_is_new_before_anything_came(base: Base) -> None:
    assert found(base, head(base)) == []


def test_a_fate_that_changed_is_told_with_what_was_said_before(base: Base) -> None:
    since = head(base)
    grow(base, DIED)
    (item,) = found(base, since)
    desk = Desk(base)
    assert (item.kind, item.event) == ("fate", "killing")
    assert item.before is not None
    before = desk.claim(item.before)
    assert before is not None
    assert before.claim.event == "arrest"


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت السلطات عن عامر الدوسري في مدينة تعز يوم 2 يناير 2019.",  # of before
        "قُتل ثلاثة من مرافقي عامر الدوسري في مدينة تعز يوم 20 مارس 2019.",  # of others
        "قد يُقتل عامر الدوسري في سجن تعز.",  # did not happen
    ],
)
def test_what_changes_nobodys_fate(base: Base, text: str) -> None:
    since = head(base)
    grow(base, ("صحيفة السهل", "2019-03-24", text))
    assert {item.before for item in found(base, since)} <= {None}


def test_a_contradiction_and_a_denial(base: Base) -> None:
    since = head(base)
    grow(base, CAPTURED)
    items = {item.event: item for item in found(base, since)}
    assert items["arrest"].kind == "fate"
    assert [kind for _, kind in items["arrest"].against] == ["fate"]
    assert items["killing"].denied
    assert items["killing"].kind == "against"
    assert [kind for _, kind in items["killing"].against] == ["denied"]


def test_claims_that_agree_are_one_item_with_its_origins(base: Base) -> None:
    since = head(base)
    grow(base, STRUCK_TOO, STRUCK_AGAIN)
    (item,) = [item for item in found(base, since) if item.event == "air-strike"]
    assert (item.kind, item.reports, item.low, item.high) == ("new", 2, 2, 2)


def test_a_second_origin_is_news_once_and_a_repetition_is_none(base: Base) -> None:
    grow(base, STRUCK_TOO)
    since = head(base)
    grow(base, STRUCK)  # names no source: may be the same
    assert kinds(base, since) == []
    since = head(base)
    grow(base, STRUCK_AGAIN)
    assert kinds(base, since) == [("origin", "air-strike")]
    since = head(base)
    grow(base, ("صحيفة النخيل", "2019-03-24", STRUCK_AGAIN[2].replace("منظمة الشعلة", "بلدية عدن")))
    assert kinds(base, since) == []


@pytest.mark.parametrize(
    ("scope", "events"),
    [
        ("event displacement", ["displacement"]),
        ("event killing", ["killing"]),
        ("place تعز", ["displacement", "killing"]),
        ("place Taiz", ["displacement", "killing"]),
        ("place حضرموت", []),
        ("search نزوح", ["displacement"]),
    ],
)
def test_a_scope_covers_its_own(base: Base, scope: str, events: list[str]) -> None:
    save(base, "نزوح", "العائلات", Filter())
    since = head(base)
    grow(base, DIED, FLED)
    assert sorted(event for _, event in kinds(base, since, scope)) == events


def test_what_caused_an_item_is_named(base: Base) -> None:
    since = head(base)
    grow(base, FLED)
    (item,) = found(base, since, "case", "event killing", "place عدن")
    assert item.causes == (0, 2)


def test_what_is_only_read_again_is_no_news(base: Base) -> None:
    since = head(base)
    reread(base, 1, read(KILLED))
    assert found(base, since) == []
    whole = read(DIED)
    number = grow(base, DIED)[0]
    since = head(base)
    reread(base, number, replace(whole, claims=()))
    assert found(base, since) == []


def test_what_a_better_reading_finds_is_news(base: Base) -> None:
    from made_cases import keep

    number = keep(base, replace(read(FLED), claims=()))
    since = head(base)
    reread(base, number, read(FLED))
    assert kinds(base, since) == [("new", "displacement")]


def test_a_rejected_claim_is_none(base: Base) -> None:
    since = head(base)
    grow(base, FLED)
    decide(base, Desk(base).claim(found(base, since)[0].claims[0]).number, "rejected")  # type: ignore[union-attr]
    assert found(base, since) == []


def test_what_is_regrouped_for_a_letter_has_nothing_rejected_nor_of_it(base: Base) -> None:
    """A toll that was rejected is held against nothing, and one takes no place from a strike that was rejected."""
    tolled = "قصفت الطائرات الحربية مدينة عدن يوم الأربعاء 20 مارس 2019. وقُتل {} مدنياً."
    for count, rejected, left in ((24, "killing", {"air-strike"}), (26, "air-strike", {"killing"})):
        (report,) = grow(base, ("صحيفة السهل", "2019-03-21", tolled.format(count)))
        rows = dict(base.rows("SELECT event, id FROM claim WHERE report = ?", report))
        before = said(base)
        assert before[rows["killing"]].places == before[rows["air-strike"]].places != ()
        decide(base, ClaimId.of(rows[rejected]), "rejected")
        told = {s.event: s for s in said(base).values() if s.report == report}
        assert set(told) == left
        assert "killing" not in told or told["killing"].places == ()


def test_a_corrected_claim_says_so(base: Base) -> None:
    since = head(base)
    grow(base, FLED)
    decide(base, Desk(base).claim(found(base, since)[0].claims[0]).number, "corrected", correction="من تعز وحدها")  # type: ignore[union-attr]
    assert " · صُحّح" in letter(base, since)[1]


def test_what_says_who_people_are_is_in_no_digest(base: Base) -> None:
    since = head(base)
    grow(base, ("صحيفة البحر", "2019-03-21", "عُيّن ناصر العولقي مديراً لميناء عدن. ويحمل ناصر العولقي الجنسية اليمنية."))
    assert {event for _, event in kinds(base, since)} <= {"appointment"}


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("", Filter(person="ناصر الشهاري")),
        ("ناصر الشهاري", Filter()),
        ("الشهاري", Filter()),
        ("Nasser al-Shahari", Filter()),
        ("مقتل ناصر الشهاري عدن", Filter()),
        ("محمد الغريب", Filter()),  # in no report yet
        ("أبو حمزة", Filter()),
        ("", Filter(source="سامر الهلباوي")),
        ("", Filter(place="ناصر الشهاري")),
        ("", Filter(event="alias")),
    ],
)
def test_nobody_subscribes_to_a_person(base: Base, words: str, where: Filter) -> None:
    save(base, "بحث", words, where)
    with pytest.raises(BadScope):
        Matcher(base, Scope.parse("search بحث"))


@pytest.mark.parametrize(
    "scope", ["person ناصر الشهاري", "place ناصر الشهاري", "event alias", "event nothing", "case X", "place", "", "x y", "place a\u202eb"]
)  # fmt: skip
def test_scopes_that_are_refused(base: Base, scope: str) -> None:
    with pytest.raises(BadScope):
        Matcher(base, Scope.parse(scope))


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("قصف عدن", Filter()), ("شرطة عدن", Filter()), ("", Filter(place="تعز")), ("", Filter(group="تنظيم الدولة")),
        ("", Filter(source="منظمة الشعلة")), ("نزوح", Filter(event="displacement", since="2019-01-01")),
    ],
)  # fmt: skip
def test_searches_that_name_no_person(base: Base, words: str, where: Filter) -> None:
    save(base, "بحث", words, where)
    Matcher(base, Scope.parse("search بحث"))


def test_an_unknown_search_is_not_found(base: Base) -> None:
    with pytest.raises(NotFound):
        Matcher(base, Scope.parse("search لا شيء"))


def test_an_item_is_found_again_after_it_was_read_again(base: Base) -> None:
    since = head(base)
    (number,) = grow(base, DIED)
    items = found(base, since)
    kept = [form(base, item) for item in items]
    reread(base, number, read(DIED))
    reread(base, 2, read(HELD))
    desk = Desk(base)
    left = [again(desk, each) for each in kept]
    assert [(item.kind, item.event, item.before is not None) for item in left if item] == [("fate", "killing", True)]
    assert left[0] is not None
    assert left[0].claims != items[0].claims


# ---------------------------------------------------------------- letters


def letter(base: Base, since: int, language: Language = "ar", heading: Heading = HEADING) -> tuple[str, str, str]:
    desk = Desk(base)
    made = compose(desk, news(desk, [(Matcher(base, Scope("case")), since)]), heading, language)
    assert made is not None
    return made.subject, made.text, made.html


def test_a_letter_tells_words_source_report_and_number(base: Base) -> None:
    since = head(base)
    grow(base, CAPTURED, DIED)
    subject, text, html = letter(base, since)
    assert subject == "قضية الميناء: 3 من الجديد · 2026-03-02"
    for body in (text, html):
        for words in (
            "قُتل عامر الدوسري في سجن تعز",
            "منظمة الشعلة",
            "صحيفة البحر",
            "2019-03-21",
            "منفي",
            "khabar cite",
            "4.1",
            "مصائر تغيّرت",
            "تناقضات جديدة",
            "القضية كلها",
        ):
            assert words in body, words


def test_an_english_letter_is_english_around_the_words(base: Base) -> None:
    since = head(base)
    grow(base, CAPTURED)
    subject, text, html = letter(base, since, "en", replace(HEADING, title="Harbour", web="https://case.example"))
    assert subject == "Harbour: 2 new items · 2026-03-02"
    for words in ("changed fates", "denied", "says who", "https://case.example/claims/3.1"):
        assert words in text
        assert words in html


@pytest.mark.parametrize(
    ("language", "when", "where"),
    [("ar", "يوم الحدث كما في الخبر:", "المكان:"), ("en", "day of the event, as reported:", "place:")],
)
def test_a_letter_tells_day_and_place_where_a_claim_has_them(
    base: Base, language: Language, when: str, where: str
) -> None:  # fmt: skip
    since = head(base)
    grow(base, ("صحيفة البحر", "2019-03-21", "قُتل ثلاثة حراس في مدينة تعز يوم 20 مارس 2019."))
    _, text, html = letter(base, since, language)
    assert f"{when} \u20682019-03-20\u2069 · {where} \u2068تعز\u2069" in text
    told = [" ".join(cell.text_content().split()) for cell in parser.document_fromstring(html).iter("td")]
    assert any(each.startswith(when) and where in each and "2019-03-20" in each for each in told)
    since = head(base)
    grow(base, ("صحيفة البحر", "2019-03-22", "اعتقل الجنود أربعة صيادين."))
    _, text, _ = letter(base, since, language)
    assert when not in text
    assert where not in text


def test_no_letter_without_items(base: Base) -> None:
    assert compose(Desk(base), [], HEADING, "ar") is None


@pytest.mark.parametrize("language", ["ar", "en"])
def test_html_opens_and_closes(base: Base, language: Language) -> None:
    since = head(base)
    grow(base, CAPTURED, DIED, STRUCK_TOO, STRUCK_AGAIN)
    stack: list[str] = []

    class Strict(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert len({name for name, _ in attrs}) == len(attrs)
            if tag not in ("meta", "br"):
                stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert stack.pop() == tag

    Strict().feed(letter(base, since, language)[2])
    assert stack == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_html_says_its_direction_where_clients_keep_it(base: Base, language: Language) -> None:
    since = head(base)
    grow(base, CAPTURED, DIED, STRUCK_TOO, STRUCK_AGAIN)
    _, _, html = letter(base, since, language)
    tree = parser.document_fromstring(html)
    side = "rtl" if language == "ar" else "ltr"
    assert tree.get("dir") == tree.find("body").get("dir") == side
    assert all(table.get("dir") == side for table in tree.iter("table"))
    cells = [cell for cell in tree.iter("td") if "gap" not in (cell.get("class") or "")]
    assert all(cell.get("dir") for cell in cells)
    assert all(cell.get("lang") for cell in cells if (cell.text or "").strip())
    quoted = [cell for cell in cells if (cell.text or "").startswith("«")]
    assert quoted
    assert all((cell.get("dir"), cell.get("lang"), cell.get("align")) == ("rtl", "ar", "right") for cell in quoted)
    assert all(cell.get("style") for cell in cells if cell.get("class"))
    assert "<style" not in html
    assert "<script" not in html
    assert not re.search(r"(src|background)=", html)
    numbers = [span for span in tree.iter("span") if re.fullmatch(r"[\d–-]+", span.text or "")]
    assert numbers
    assert all(span.get("dir") == "ltr" for span in numbers)


def test_plain_text_holds_numbers_and_names_apart(base: Base) -> None:
    since = head(base)
    grow(base, DIED)
    _, text, _ = letter(base, since)
    assert text.count("\u2068") == text.count("\u2069") > 5
    assert "\u20682019-03-21\u2069" in text


def test_what_a_report_says_is_text_and_no_markup(base: Base) -> None:
    since = head(base)
    script = "<script>alert(1)</script>"
    grow(
        base,
        (f"صحيفة {script}", "2019-03-24", f"قصفت الطائرات الحربية مدينة تعز يوم 23 مارس 2019، بحسب منظمة {script}."),
    )
    subject, _, html = letter(base, since, heading=replace(HEADING, title=f"قضية {script}\r\nBcc: x@example.org"))
    assert "<script" not in html
    assert "\n" not in subject


def test_a_letter_is_bounded_and_says_how_many_more(base: Base) -> None:
    since = head(base)
    towns = ["عدن", "تعز", "المكلا", "الحديدة", "صنعاء", "إب", "ذمار", "مأرب", "صعدة", "حجة", "البيضاء", "الضالع"]
    grow(
        base,
        *(
            (f"صحيفة {town} {day}", f"2019-04-{day:02}", f"قصفت الطائرات الحربية مدينة {town} يوم {day} أبريل 2019.")
            for town in towns
            for day in (1, 8, 15, 22, 29)
        ),
    )
    _, text, html = letter(base, since)
    shown, count = text.count("khabar cite"), len(found(base, since))
    assert count > MOST
    assert shown == MOST
    assert f"وغيرها {count - MOST} " in text
    assert len(html.encode()) < 102_000
