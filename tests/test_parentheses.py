"""What is set into a sentence takes nothing from it: who is cited, when, in what manner, and remarks.

Each base sentence of our own, with invented people, is read with every parenthesis at its gap; the claim stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

# «|» stands where the parenthesis goes
BASES: list[tuple[str, str, Roles]] = [
    (
        "قتلت | ميليشيا الشمال المواطن سالم هادي في منزله.",
        "killing",
        {"victim": "سالم هادي", "actor": "ميليشيا الشمال"},
    ),
    ("أوقفت | شعبة المعلومات المدعو كمال ناصر في محلة الميناء.", "arrest", {"target": "كمال ناصر"}),
    ("هاجم | مسلحون مجهولون نقطة تفتيش في مديرية مودية.", "attack", {"actor": "مسلحون مجهولون"}),
    ("قصفت | طائرات التحالف مواقع للتنظيم شمال المدينة.", "air-strike", {"target": "مواقع للتنظيم"}),
    ("أصيب | خمسة مدنيين في انفجار لغم.", "injury", {"victim": "مدنيين"}),
    ("وصل | ثلاثة من قادة الفصيل إلى إدلب.", "movement", {"to": "إدلب"}),
    ("سيطرت | قوات الدعم السريع على مدينة ود مدني.", "control", {"actor": "قوات الدعم السريع"}),
    ("استعاد | الجيش السيطرة على بلدة الزهراء.", "control", {"actor": "الجيش", "place": "بلدة الزهراء"}),
]
INSETS = [
    "، بحسب مصادر محلية،",
    "، وفق ما أعلنت الشرطة،",
    "، كما ذكرت الوكالة،",
    "، على حد وصفه،",
    "- بحسب المصدر -",
    "- وهي الأولى من نوعها -",
    "، أمس الثلاثاء،",
    "بشكل مفاجئ",
    "على نحو غير مسبوق",
    "من جديد",
    "بدورها",
    "فعلياً",
]


@pytest.mark.parametrize("inset", INSETS)
@pytest.mark.parametrize(("base", "event", "roles"), BASES)
def test_a_parenthesis_takes_nothing_from_its_sentence(
    reader: Reader, base: str, event: str, roles: Roles, inset: str
) -> None:
    before, after = base.split("|")
    space = "" if inset.startswith("،") else " "
    text = f"{before.rstrip()}{space}{inset} {after.lstrip()}"
    assert given(read(reader, text), event, roles), text


# «|» stands where what follows a clause is put
TAILS = [
    " رغم تحذيرات الأمم المتحدة",
    " على الرغم من الهدنة المعلنة",
    "، الأمر الذي أثار غضب السكان",
    "، وفق ما أعلنته وزارة الداخلية في بيان",
    " بعد ساعات من انتهاء الهدنة",
]
HEADS = ["وبعد ساعات من ذلك ", "وقبل ذلك ", "وفي سياق متصل، ", "ومن جهة أخرى "]
DENIED: list[tuple[str, str]] = [
    ("نفت وزارة الدفاع دخول قوات أجنبية إلى البلاد", "movement"),
    ("نفى الجيش قصف البلدة", "shelling"),
    ("نفت حركة الراية مسؤوليتها عن الهجوم على المستشفى", "responsibility"),
]


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(("base", "event", "roles"), BASES)
def test_what_follows_a_clause_fills_none_of_its_roles(
    reader: Reader, base: str, event: str, roles: Roles, tail: str
) -> None:
    text = base.replace("| ", "").rstrip(".") + tail + "."
    claims = given(read(reader, text), event, roles)
    assert claims, text
    texts = [f.text for c in claims for role in c.arguments.values() if not isinstance(role, str) for f in role]
    assert not any(word in text for text in texts for word in ("رغم", "الأمر", "وزارة الداخلية")), texts


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("base", "event", "roles"), BASES)
def test_what_opens_a_sentence_takes_nothing_from_it(
    reader: Reader, base: str, event: str, roles: Roles, head: str
) -> None:
    text = head + base.replace("| ", "")
    assert given(read(reader, text), event, roles), text


@pytest.mark.parametrize("passed_on", ["، حسبما ذكرت صحيفة الراية", "، وفق ما أعلن المحافظ", "، بحسب الوكالة"])
@pytest.mark.parametrize(("base", "event"), DENIED)
def test_a_denial_that_is_passed_on_stays_one(reader: Reader, base: str, event: str, passed_on: str) -> None:
    claims = [c for c in read(reader, base + passed_on + ".").claims if c.event == event]
    assert claims
    assert all(c.polarity == "denied" for c in claims)


def test_an_order_that_somebody_gave_is_no_resumption(reader: Reader) -> None:
    assert given(read(reader, "نفذ الجنود الأمر الذي أصدره القائد بقصف البلدة."), "shelling", {"target": "البلدة"})


def test_what_contradictory_information_tells_is_not_known(reader: Reader) -> None:
    text = "ورغم تضارب المعلومات الأولية عن اعتقال الشرطة لسالم هادي، أكدت مصادر أنه حر."
    assert [c.modality for c in given(read(reader, text), "arrest", {"target": "سالم هادي"})] == ["reported"]


@pytest.mark.parametrize("text", ["هل قتل القائد سالم هادي في غارة شمال المدينة", "هل انشق القائد سالم هادي عن الحزب؟"])
def test_a_question_says_nothing(reader: Reader, text: str) -> None:
    assert not read(reader, text).claims


def test_what_somebody_denies_of_all_that_was_told_is_denied(reader: Reader) -> None:
    claims = read(reader, "قتل القائد سالم هادي في غارة، الأمر الذي نفاه المتحدث باسم الحزب.").claims
    assert [c.polarity for c in claims if c.event == "killing"] == ["denied"]


@pytest.mark.parametrize(
    ("text", "event", "speaker"),
    [
        ("نفت، كما ذكرت الوكالة، طهران تزويد جماعة الراية بالسلاح.", "support", "طهران"),
        ("نفى بدوره الجيش قصف البلدة.", "shelling", "الجيش"),
    ],
)
def test_who_denies_is_found_past_a_parenthesis(reader: Reader, text: str, event: str, speaker: str) -> None:
    claims = [c for c in read(reader, text).claims if c.event == event]
    assert [(c.polarity, c.attribution[-1].source.name) for c in claims] == [("denied", speaker)]


def test_a_turn_of_who_speaks_hides_no_post(reader: Reader) -> None:
    claims = given(
        read(reader, "وقال بدوره المتحدث باسم الجيش إن القوات قصفت البلدة."), "shelling", {"target": "البلدة"}
    )
    assert [c.attribution[-1].source.name for c in claims] == ["المتحدث باسم الجيش"]


@pytest.mark.parametrize(
    ("text", "event", "chain"),
    [
        (
            "وقالت وكالة الراية للأنباء إن مسلحين أطلقوا النار على شرطي، وفق ما نقلت صحيفة النهر.",
            "attack",
            ["وكالة الراية للأنباء", "صحيفة النهر"],
        ),
        ("قال المصدر إن الجيش قصف البلدة، وفق ما ذكرت صحيفة النهر.", "shelling", ["صحيفة النهر", "المصدر"]),
    ],
)
def test_who_passes_on_what_stands_where_the_words_put_him(
    reader: Reader, text: str, event: str, chain: list[str]
) -> None:
    claims = [c for c in read(reader, text).claims if c.event == event]
    assert [[link.source.name for link in c.attribution[1:]] for c in claims] == [chain]


def test_what_stands_past_a_name_that_is_cited_is_his(reader: Reader) -> None:
    text = "قُتل ضابط أثناء تمشيط الجيش إحدى مناطق المدينة، حسبما أعلن العميد سالم هادي، المتحدث الرسمي للقوات المسلحة."
    claims = read(reader, text).claims
    assert given(read(reader, text), "position", {"holder": "سالم هادي", "title": "المتحدث الرسمي"})
    raided = [f.text for c in claims if c.event == "raid" for f in c.arguments["target"] if not isinstance(f, str)]
    assert raided == ["إحدى مناطق المدينة"]


def test_who_goes_on_repelling_attacks_nobody(reader: Reader) -> None:
    for text in ("واصلت المقاومة لليوم الثاني صدها هجوماً كبيراً.", "واصل الجيش صد هجوم على البلدة."):
        assert not [c for c in read(reader, text).claims if c.event == "attack" and "actor" in c.arguments], text
