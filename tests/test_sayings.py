"""Who says it does not hang on which source, how it is brought in and what is said: each of them with each.

Every sentence is put together from a source, a turn of phrase that names it and a clause, all of them ordinary news. The
event must be told, and every claim of it must be of that source and of no other.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from made_claims import read

if TYPE_CHECKING:
    from khabar.reader import Reader


@dataclass(frozen=True)
class Teller:
    """A source: in the nominative and in the genitive, whether its verb is feminine, what its name must hold."""

    name: str
    genitive: str
    feminine: bool
    holds: str


def _teller(name: str, holds: str, feminine: bool = False, genitive: str = "") -> Teller:
    return Teller(name, genitive or name, feminine, holds)


TELLERS = [
    _teller("مصدر محلي", "مصدر محلي"),
    _teller("مصادر محلية", "مصادر محلية", feminine=True),
    _teller("مصدر أمني مطلع", "مصدر أمني"),
    _teller("الناشط سالم هادي", "سالم هادي"),
    _teller("المرصد السوري لحقوق الإنسان", "مرصد السوري"),
    _teller("شهود عيان", "شهود"),
    _teller("وزارة الداخلية العراقية", "وزارة الداخلية", feminine=True),
    _teller("المتحدث باسم الجيش سالم هادي", "سالم هادي"),
    _teller("وزير الدفاع خالد عمر", "خالد عمر"),
    _teller("وكالة الأناضول", "الأناضول", feminine=True),
    _teller("ناشطون", "ناشط", genitive="ناشطين"),
    _teller("قيادي في الجيش الحر", "قيادي"),
    _teller("شبكة الفرات", "الفرات", feminine=True),
    _teller("أحد أقارب القتيل", "أحد أقارب"),
    _teller("مدير المرصد رامي عمر", "رامي عمر"),
    _teller("الحكومة التركية", "حكومة التركية", feminine=True),
]
# an event as a clause after «أن», as one that begins with its verb, and as a verbal noun
TOLD: list[tuple[str, str, str, str]] = [
    (
        "arrest",
        "التنظيم اعتقل ثلاثة شبان في الرقة",
        "اعتقل التنظيم ثلاثة شبان في الرقة",
        "اعتقال التنظيم ثلاثة شبان في الرقة",
    ),
    (
        "flight",
        "خمسة من عناصر داعش فروا إلى تركيا",
        "فر خمسة من عناصر داعش إلى تركيا",
        "فرار خمسة من عناصر داعش إلى تركيا",
    ),
    (
        "killing",
        "ضربة جوية قتلت أربعة مدنيين في الباب",
        "قتل أربعة مدنيين في ضربة جوية على الباب",
        "مقتل أربعة مدنيين في ضربة جوية على الباب",
    ),
    (
        "movement",
        "القيادي أبو عمر وصل إلى إدلب",
        "وصل القيادي أبو عمر إلى إدلب",
        "وصول القيادي أبو عمر إلى إدلب",
    ),
]
# S, G, L: the source, in the genitive, after ل; t: the ending of a feminine verb; C, V, N: the three forms of what is told
TURNS = [
    "قال{t} {S} إن {C}.",
    "أكد{t} {S} أن {C}.",
    "أفاد{t} {S} بأن {C}.",
    "{V}، بحسب {G}.",
    "{V}، وفق ما أفاد{t} به {S}.",
    "ووفقا {L} {V}.",
    "وفقا {L}، {V}.",
    "بحسب {G}، {V}.",
    "{V}، حسبما ذكر{t} {S}.",
    "ونقل الموقع عن {G} أن {C}.",
    "كشف{t} {S} عن {N}.",
    "{V}، نقلا عن {G}.",
    "وأشار{t} {S} إلى أن {C}.",
    "وأضاف{t} {S} في تصريح خاص أن {C}.",
    "{V}، كما قال{t} {S} في بيان.",
    "وفي حديث مع «صوت الفرات» قال{t} {S} إن {C}.",
    "{V}، على ما أفاد{t} {S}.",
    "وأعلن{t} {S} {N}.",
    "علمت شبكتنا من {G} أن {C}.",
    "وبحسب ما ذكر{t} {S}، {V}.",
    "وفقا لما أعلن{t} {S}، فإن {C}.",
    "حسب ما نقل{t} {S} {V}.",
    "وأمس، وفق ما أفاد{t} {S}، {V}.",
]
# sources without a name that ask for none to be given
SHY = ["مصدر أمني", "ضابط في اللواء", "مسؤول محلي", "أحد القادة"]
WISHES = [
    "رفض الكشف عن اسمه",
    "طلب عدم ذكر اسمه",
    "اشترط عدم الكشف عن هويته",
    "فضل عدم نشر اسمه",
]
SHY_TURNS = [
    "وأوضح {S} {W} أن {C}.",
    "وقال {S}، {W}، إن {C}.",
    "ونقلت وكالة الأفق عن {S} {W} أن {C}.",
    "{V}، كما ذكر {S} {W}.",
    "{V}، وفق ما قال {S} {W}.",
    "وبحسب ما ذكر {S} {W}، {V}.",
]


def _to(genitive: str) -> str:
    return f"لل{genitive[2:]}" if genitive.startswith("ال") else f"ل{genitive}"


@pytest.mark.parametrize("turn", TURNS)
def test_each_source_with_each_turn(reader: Reader, turn: str) -> None:
    wrong = {}
    for teller, (event, clause, verbal, noun) in itertools.product(TELLERS, TOLD):
        ending = "ت" if teller.feminine else ""
        text = turn.format(
            S=teller.name, G=teller.genitive, L=_to(teller.genitive), t=ending, C=clause, V=verbal, N=noun
        )
        claims = [claim for claim in read(reader, text).claims if claim.event == event]
        last = [claim.attribution[-1].source.name or claim.attribution[-1].source.text for claim in claims]
        if not claims or not all(teller.holds in str(name) for name in last):
            wrong[text] = last
    assert not wrong, list(wrong.items())


@pytest.mark.parametrize("turn", ["بحسب المصدر {S}، {V}.", "وفقا للمصدر {S}، {V}."])
@pytest.mark.parametrize("same", ["نفسه", "ذاته"])
def test_the_same_source_leads_no_clause(reader: Reader, turn: str, same: str) -> None:
    for event, _, verbal, _ in TOLD:
        claims = [c for c in read(reader, turn.format(S=same, V=verbal)).claims if c.event == event]
        assert [c.attribution[-1].source.name for c in claims] == [f"{'ال' if 'بحسب' in turn else ''}مصدر {same}"]


@pytest.mark.parametrize("turn", SHY_TURNS)
@pytest.mark.parametrize("wish", WISHES)
def test_who_asks_not_to_be_named_says_it(reader: Reader, turn: str, wish: str) -> None:
    wrong = {}
    for who, (event, clause, verbal, _) in itertools.product(SHY, TOLD):
        text = turn.format(S=who, W=wish, C=clause, V=verbal)
        claims = [claim for claim in read(reader, text).claims if claim.event == event]
        last = [claim.attribution[-1].source.name or claim.attribution[-1].source.text for claim in claims]
        if not claims or any(who not in str(name) or wish in str(name) for name in last):
            wrong[text] = last
        elif any(claim.modality != "asserted" for claim in claims):
            wrong[text] = [claim.modality for claim in claims]
    assert not wrong, list(wrong.items())


@pytest.mark.parametrize("where", ["لصحيفة الأفق", "لوكالة الأفق"])
def test_who_speaks_to_a_paper_does_not_flee_to_it(reader: Reader, where: str) -> None:
    claims = read(reader, f"وكشف قيادي منشق عن التنظيم {where} أن سالم هادي قتل في حلب.").claims
    assert [sorted(c.arguments) for c in claims if c.event == "flight"] == [["actor", "organisation"]]


@pytest.mark.parametrize("turn", ["ويروي {S} كيف {V}.", "ويتذكر {S} كيف {V}."])
def test_who_tells_how_it_came_about_does_not_do_it(reader: Reader, turn: str) -> None:
    for event, _, verbal, _ in TOLD:
        claims = [c for c in read(reader, turn.format(S="الناشط رامي عيسى", V=verbal)).claims if c.event == event]
        assert [c.attribution[-1].source.name for c in claims] == ["رامي عيسى"]
        assert not any(
            "رامي" in filler.text
            for c in claims
            for role in c.arguments.values()
            for filler in role
            if hasattr(filler, "text")
        )


@pytest.mark.parametrize(
    "turn", ["اعتبر {S}، الباحث في «مؤسسة جيمس تاون»، أن {C}.", "قال {S}، الباحث في «مؤسسة جيمس تاون»، إن {C}."]
)
def test_a_strange_name_of_where_he_works_hides_no_speaker(reader: Reader, turn: str) -> None:
    for event, clause, _, _ in TOLD:
        claims = [c for c in read(reader, turn.format(S="رامي عيسى", C=clause)).claims if c.event == event]
        assert [c.attribution[-1].source.name for c in claims] == ["رامي عيسى"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقال أحد الأسرى من القوات الموالية للوزير إن التنظيم قصف المدينة.", "أحد الأسرى من القوات الموالية للوزير"),
        ("قالت إحدى الأسر من قرية الزهراء إن التنظيم قصف المدينة.", "إحدى الأسر من قرية الزهراء"),
        ("ويقول يمنيون إن التنظيم قصف المدينة.", "يمنيون"),
        ("ويرى كثيرون أن التنظيم قصف المدينة.", "كثيرون"),
        ("وأوضح متخصصون أن التنظيم قصف المدينة.", "متخصصون"),
    ],
)
def test_some_who_are_told_by_what_they_are(reader: Reader, text: str, source: str) -> None:
    claims = [c for c in read(reader, text).claims if c.event == "shelling"]
    assert [c.attribution[-1].source.name for c in claims] == [source]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # what is foreseen, right behind an adjective of those who foresee it
        ("توقعت مصادر أمنية رفيعة انهيار وقف إطلاق النار بعد مقتل خمسة جنود.", ["مصادر أمنية رفيعة"]),
        ("وتوقعت مصادر محلية بارزة فشل محادثات الهدنة بعد مقتل خمسة جنود.", ["مصادر محلية بارزة"]),
        ("وأكدت مصادر أمنية رفيعة المستوى مقتل خمسة جنود.", ["مصادر أمنية رفيعة المستوى"]),
        # how often he says it
        ("وقال العميد سالم هادي مجددا إن الجيش قتل خمسة مسلحين.", ["سالم هادي"]),
        # by his own words, and not by what stands after them
        (
            "قال سالم هادي إنه جرى تحرير بلدة تعد بحسب وصفه من المواقع المهمة، وإن خمسة جنود قتلوا فيها.",
            ["سالم هادي"],
        ),
        # what is threatened says nothing; who threatens does
        ("أصبحت الحملة تهدد سمعة الحكومة، ما أدى إلى مقتل خمسة جنود.", []),
        ("هددت الحكومة بأنها ستقتل خمسة جنود.", ["الحكومة"]),
    ],
)
def test_a_source_ends_where_what_it_says_begins(reader: Reader, text: str, sources: list[str]) -> None:
    told = [c for c in read(reader, text).claims if c.event == "killing"]
    assert told
    assert all([link.source.text for link in claim.attribution[1:]] == sources for claim in told)
