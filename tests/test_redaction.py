"""Protected sources are in nothing that is printed, and every span still holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.share.form import to_dict, to_json
from khabar.share.offsets import Hidden, Rewrite, merge
from khabar.share.redaction import hide_names, redact
from khabar.share.requests import find, phrase_pattern, words_of
from khabar.share.sheet import render
from khabar.text.fold import fold, fold_word
from khabar.types import Filler, Reading, Report, Source, Words
from made_readings import Maker, anonymous, asked


def spans(form: Any, text: str) -> Iterator[tuple[str, str]]:
    """Every (slice, text) pair that must be equal."""
    if isinstance(form, dict):
        if isinstance(form.get("start"), int) and isinstance(form.get("text"), str):
            yield text[form["start"] : form["stop"]], form["text"]
        elif isinstance(form.get("start"), int):
            assert 0 <= form["start"] <= form["stop"] <= len(text)
        for value in form.values():
            yield from spans(value, text)
    elif isinstance(form, list):
        for value in form:
            yield from spans(value, text)


def holds(reading: Reading) -> None:
    form = to_dict(reading)
    assert [pair for pair in spans(form, reading.report.text) if pair[0] != pair[1]] == []
    mentions = {m.id for m in reading.mentions}
    entities = {e.id for e in reading.entities}
    claims = {c.id for c in reading.claims}
    found = json.dumps(form)
    assert set(re.findall(r'"mention": "(\w+)"', found)) <= mentions
    assert set(re.findall(r'"entity": "(\w+)"', found)) <= entities
    assert set(re.findall(r'"claim": "(\w+)"', found)) <= claims
    assert {m for e in reading.entities for m in e.mentions} <= mentions


def printed(reading: Reading) -> str:
    return fold_word(to_json(reading) + render(reading) + render(reading, "en"))


def test_a_named_source_who_asked() -> None:
    made = redact(asked())
    holds(made)
    for words in (
        "سامر", "سامر الهلباوي", "ممرض", "لحج", "مشرف", "الطوارئ", "النخيل", "طلب عدم", "خوفاً من الملاحقة", "example.org",
        "سامر-الهلباوي", asked().report.id, str(asked().report.bytes_id),
    ):  # fmt: skip
        assert fold_word(words) not in printed(made), words
    assert "إن سمير [withheld]" in made.report.text  # somebody else, but his kin: their family name would be his
    assert "سيارة مفخخة انفجرت قرب المشفى" in made.report.text
    assert (made.report.id, made.report.bytes_id, made.report.url, made.report.path) == (*["withheld"] * 3, None)
    assert made.report.author == "[source-1]"
    assert [c.event for c in made.claims] == ["injury", "bombing"]
    assert {link.source.name for c in made.claims for link in c.attribution[1:]} == {"[source-1]"}
    assert "[source-1]) " not in made.report.text


def test_an_unnamed_source_who_asked() -> None:
    made = redact(anonymous())
    holds(made)
    for words in ("مصدر طبي", "اسمه", "هويته", "لأسباب أمنية"):
        assert fold_word(words) not in printed(made), words
    assert made.report.text == (
        "بغداد - وكالات\nأكد [source-1]، أن ستة جنود قتلوا في كمين. وأضاف [source-1]، أن الكمين وقع ليلاً.\n"
        "وقال [withheld] آخر إن الحصيلة أقل، فيما نفت الشرطة وقوع الكمين."
    )
    assert [c.event for c in made.claims] == ["killing", "attack", "attack"]


def test_nobody_to_protect() -> None:
    text = "قال رائد الشهاري إن الطريق مفتوح."
    plain = Reading(Report(text, "sha256:0", url="u"), claims=())
    assert redact(plain) is plain
    assert redact(plain, ["نزار قباني"]) is plain


def test_once_is_enough() -> None:
    once = redact(asked(), ["رائد الشهاري"])
    assert redact(once, ["رائد الشهاري"]) == once
    more = redact(redact(asked()), ["رائد الشهاري"])
    assert "[source-2]" in more.report.text
    assert "الشهاري" not in printed(more)


@pytest.mark.parametrize(
    ("text", "name", "redacted"),
    [
        ("وصل أحمد العلي إلى عدن.", "أحمد العلي", "وصل [source-1] إلى عدن."),
        ("وصل احمد العلى إلى عدن.", "أحمد العلي", "وصل [source-1] إلى عدن."),
        ("وصل أَحمَد العليّ إلى عدن.", "أحمد العلي", "وصل [source-1] إلى عدن."),
        ("كتب #أحمد_العلي عنها.", "أحمد العلي", "كتب #[source-1] عنها."),
        ("سلّموا الرسالة لأحمد العلي وبأحمد العلي بدأوا.", "أحمد العلي",
         "سلّموا الرسالة ل[source-1] وب[source-1] بدأوا."),
        ("التقوا بأبي خالد الحمصي.", "أبو خالد الحمصي", "التقوا ب[source-1]."),
        ("قال عبدالرحمن الخطيب إنه باق.", "عبد الرحمن الخطيب", "قال [source-1] إنه باق."),
        ("قال عبد الرحمن الخطيب إنه باق.", "عبدالرحمن الخطيب", "قال [source-1] إنه باق."),
        ("حضر فراس. وغاب فراسه.", "فراس", "حضر [source-1]. وغاب [source-1]."),
        ("اعتمد على سيارته ومر علي بها.", "علي", "اعتمد على سيارته ومر [source-1] بها."),
        ("التقى Ahmad Ali هناك.", "ahmad ali", "التقى [source-1] هناك."),
        ("حضر أحمد العلي، ثم قال العلي إن أحمد غاب.", "أحمد العلي",
         "حضر [source-1]، ثم قال [withheld] إن [withheld] غاب."),
        ("حضر أحمد العلي وهو مدير الميناء منذ عام، وسافر.", "أحمد العلي", "حضر [source-1]، وسافر."),
        ("حضر أحمد العلي (من سكان الحي) وسافر.", "أحمد العلي", "حضر [source-1] وسافر."),
        ("حضر ﺃﺣﻤﺪ العلي.", "أحمد العلي", "حضر [source-1]."),
    ],
)  # fmt: skip
def test_given_names_without_any_mention(text: str, name: str, redacted: str) -> None:
    made = redact(Reading(Report(text, "sha256:0")), [name])
    assert made.report.text == redacted
    assert made.report.id == "withheld"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("وقال موظف في الميناء - فضل عدم الكشف عن اسمه - إن الرصيف مغلق.", "[source-1] إن الرصيف مغلق."),
        ("وروى سائق شاحنة طالبا عدم ذكر اسمه أنه عاد.", "[source-1] [withheld]."),
        ("بدأ الإضراب، وذكر بائع خضار مسن من سكان الحي طلب عدم ذكر اسمه أن السوق مغلق.",
         "بدأ الإضراب، [source-1] أن السوق مغلق."),
        ("ورفضت السلطات الكشف عن هوية القتلى.", "ورفضت السلطات الكشف عن هوية القتلى."),
        ("طلب الوزير نشر الأسماء.", "طلب الوزير نشر الأسماء."),
    ],
)  # fmt: skip
def test_requests_beside_somebody_whom_the_reader_did_not_see(text: str, redacted: str) -> None:
    made = redact(Reading(Report(text, "sha256:0")))
    assert re.sub(r"^\[source-1\] (?:- )?", "[source-1] ", made.report.text) == redacted


def test_a_request_beside_a_source_that_is_not_marked() -> None:
    make = Maker("أفاد مسؤول تركي رفض الكشف عن هويته لوكالة الأفق بأن المعبر مغلق.")
    who = make.mention("مسؤول تركي", "person", "e1", named=False)
    make.claim("siege", "المعبر مغلق", {"place": "المعبر"}, make.source(who, kind="anonymous", anonymous=True))
    made = redact(make.reading())
    holds(made)
    assert "مسؤول" not in printed(made)
    assert made.report.text.startswith("أفاد [source-1]")
    assert made.report.text.endswith("بأن المعبر مغلق.")
    assert made.claims[0].attribution[1].source.name == "[source-1]"


def test_short_forms_are_hidden_by_their_entity() -> None:
    make = Maker("حضر أحمد العلي إلى الميناء. ثم قال أبو سامي إن السفينة غرقت، وأكد العلي ذلك، ومعه أحمد الرفاعي.")
    make.mention("أحمد العلي", "person", "e1")
    kunya = make.mention("أبو سامي", "person", "e1")
    make.mention("العلي", "person", "e1", nth=1)
    make.mention("أحمد الرفاعي", "person", "e2")
    make.claim("accident", "السفينة غرقت", {"thing": "السفينة"}, make.source(kunya, "أحمد العلي"))
    made = redact(make.reading(), ["أحمد العلي"])
    holds(made)
    assert made.report.text == (
        "حضر [source-1] إلى الميناء. ثم قال [source-1] إن السفينة غرقت، وأكد [source-1] ذلك، ومعه أحمد الرفاعي."
    )
    assert [e.name for e in made.entities] == ["[source-1]", "أحمد الرفاعي"]
    assert {m.value for m in made.mentions if m.entity == "e1"} == {None}
    at = made.report.text.index("[source-1] إن")
    assert made.claims[0].attribution[1].source == Source(
        "person", "[source-1]", "[source-1]", at, at + 10, "m2", anonymous=True, protected=True
    )  # fmt: skip


def test_an_alias_is_a_name() -> None:
    make = Maker("قال فادي النجار الملقب صقر الوادي إن الطريق آمن. ووصل صقر الوادي أمس.")
    who = make.mention("فادي النجار", "person", "e1")
    make.claim("alias", "فادي النجار الملقب صقر الوادي", {"person": who, "name": "صقر الوادي"})
    later = make.at("صقر الوادي", 1)
    make.claim("movement", "وصل صقر الوادي أمس", {"actor": Filler(later.start, later.stop, later.text)})
    made = redact(make.reading(), ["فادي النجار"])
    holds(made)
    assert "صقر" not in printed(made)
    assert "الملقب" not in made.report.text
    assert [c.event for c in made.claims] == ["movement"]
    assert made.claims[0].evidence[0].text == "وصل [source-1] أمس"


def test_two_sources_keep_their_own_ids() -> None:
    make = Maker("قال زيد الحارثي إن المطر غزير. وقالت ليلى المنصور إن السيل جرف الجسر. وعاد زيد الحارثي.")
    make.mention("زيد الحارثي", "person", "e1")
    make.mention("ليلى المنصور", "person", "e2")
    made = redact(make.reading(), ["ليلى المنصور", "زيد الحارثي"])
    assert made.report.text == "قال [source-1] إن المطر غزير. وقالت [source-2] إن السيل جرف الجسر. وعاد [source-1]."


def test_messages() -> None:
    assert hide_names("أحمد_العلي.txt: ليس نصاً", ["احمد العلي"]) == "[withheld].txt: ليس نصاً"


def test_reference_to_a_dropped_claim_is_gone() -> None:
    reading = asked()
    claim = reading.claims[0]
    filler = replace(claim.arguments["victim"][0], claim="c4")  # type: ignore[arg-type]
    linked = replace(claim, arguments={**claim.arguments, "victim": (filler,)})
    holds(redact(replace(reading, claims=(linked, *reading.claims[1:]))))


WORDS = ["مدينة", "خرج", "السوق", "سوق", "باب", "غارة", "طويل", "قبل", "عام", "الجسر", "و", "في", "(", ")", "،", ".", "\n",
         "الذي", "«", "»", "#"]  # fmt: skip
NAMES = ["نادر الصباغ", "أبو ليث الحوراني", "عبد الحميد قاسم", "وسيم", "لبنى شاهين"]
WRITTEN = {"نادر الصباغ": ["نادر الصباغ", "ونادر الصبّاغ", "#نادر_الصباغ", "للنادر", "الصباغ", "بالصباغ"],
           "أبو ليث الحوراني": ["أبو ليث الحوراني", "لأبي ليث الحوراني", "الحوراني", "ابا ليث"],
           "عبد الحميد قاسم": ["عبد الحميد قاسم", "عبدالحميد قاسم", "وقاسم"],
           "وسيم": ["وسيم", "لوسيم", "ووسيم"],
           "لبنى شاهين": ["لبنى شاهين", "لبنـى شـاهين", "شاهين"]}  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> tuple[Reading, str, str]:
    """A random report about one of the names, with random mentions, sources and claims over it."""
    name = draw(st.sampled_from(NAMES))
    other = draw(st.sampled_from([n for n in NAMES if n != name]))
    piece = st.sampled_from([*WORDS, *WRITTEN[name], other])
    text = " ".join([*draw(st.lists(piece, max_size=25)), name, *draw(st.lists(piece, max_size=25))])
    make = Maker(text)
    bounds = st.integers(0, len(text))
    for entity, form in (("e1", name), ("e2", other)):
        for nth in range(min(text.count(form), draw(st.integers(0, 3)))):
            make.mention(form, "person", entity, nth=nth)

    def words() -> Words:
        start, stop = sorted((draw(bounds), draw(bounds)))
        return Words(start, stop, text[start:stop])

    for _ in range(draw(st.integers(0, 3))):
        who = draw(st.sampled_from(make.mentions)) if make.mentions else None
        links = [make.source(who, protected=False, role=draw(st.sampled_from([None, "سوق طويل"])))] if who else []
        claim = make.claim("attack", name, {"target": make.filler(name)}, *links)
        made, target = words(), words()
        filler = replace(make.filler(name), start=target.start, stop=target.stop, text=target.text)
        make.claims[-1] = replace(claim, evidence=(made, words()), arguments={"target": (filler,)})
    return make.reading(title=text[:30], author=name), name, other


@settings(max_examples=300, deadline=None)
@given(reports())
def test_no_protected_word_is_left_and_all_spans_hold(case: tuple[Reading, str, str]) -> None:
    reading, name, other = case
    made = redact(reading, [name])
    holds(made)
    assert made.report.id == "withheld"
    left = set(re.findall(r"[^\W_]+", printed(made)))
    for word in name.split():
        if len(word) > 2 and word not in ("أبو", "عبد") and word not in other.split():
            folded = fold_word(word)
            forms = {p + folded for p in ("", "و", "ل", "ب", "ف", "ك", "ول", "وب")} | {"ل" + folded[1:]}
            assert not forms & left
    assert fold_word(name) not in printed(made)
    assert redact(made, [name]).report.text == made.report.text


@settings(deadline=None)
@given(st.text("ab (،\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 2))),
       st.integers(0, 40), st.integers(0, 40))  # fmt: skip
def test_offsets_move_in_order(text: str, pieces: list[tuple[int, int, int]], one: int, two: int) -> None:
    stretches = [Hidden(min(a, b, len(text)), min(max(a, b), len(text)), n) for a, b, n in pieces]
    hidden = merge(stretches, text)
    rewrite = Rewrite(text, hidden)
    start, stop = sorted((min(one, len(text)), min(two, len(text))))
    span = rewrite.span(start, stop)
    assert 0 <= span.start <= span.stop <= len(rewrite.text)
    if not rewrite.touched(start, stop):
        assert rewrite.text[span.start : span.stop] == text[start:stop]


def test_a_home_of_one_word_with_article_and_feminine_ending() -> None:
    """«الطبقة» begins with the article and ends in ة: both ways of writing it meet in one pattern."""
    pattern = phrase_pattern(words_of("الطبقة"))
    for text, found in [("من الطبقة", "الطبقة"), ("للطبقة", "لطبقة"), ("وبالطبقة", "الطبقة"), ("طبقات", None)]:
        spans = list(find(pattern, fold(text)))
        assert [text[s.start : s.stop] for s in spans] == ([found] if found else []), text


def test_a_single_name_that_is_protected_is_in_no_title() -> None:
    """The reader may take the short and the long name for two people; the word is hidden in the text and outside it."""
    make = Maker("عبد الكريم الناطور يغادر. وقال جار له إن الناطور باع بيته.")
    make.mention("عبد الكريم الناطور", "person", "e1")
    make.mention("الناطور", "person", "e2", nth=1)
    made = redact(make.reading(title="عبد الكريم الناطور يغادر", author="الناطور", path="الناطور.txt"), ["الناطور"])
    assert "الناطور" not in printed(made)
