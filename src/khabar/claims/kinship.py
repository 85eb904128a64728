"""Who is whose kin."""

from __future__ import annotations

from khabar.claims.belongings import bearer
from khabar.claims.draft import SPEAKER, Argument
from khabar.claims.items import Item, opens_clause
from khabar.claims.predicates import is_not, whom
from khabar.claims.scene import HE, WAS, Scene
from khabar.claims.steps import only_of
from khabar.claims.titles import extent
from khabar.claims.traits import is_place
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_FROM = "من"
_KIN = frozenset(
    "wife husband son daughter brother sister father mother cousin widow nephew niece grandchild in-law "
    "uncle aunt".split()
)
_PART_OF_NAMES = word_class("kin_in_names")
_SECOND = word_class("second_kin")
_MANY = word_class("many_kin")
_TWO = word_class("two_kin")
_MARRIED = word_class("married")
_CROWNED = word_class("crowned")
_OVER = word_class("cousin_head") | word_class("spouse") | {"ابناء"}
_CHILDREN = word_class("cousin_head") | {"نجل"}  # «نجل شقيق فلان»
_BROTHERS = frozenset({"brother"})
_AFTER = frozenset({"ان", "بعدما", "بان", "انه"})  # what opens a clause, in which nobody stands before the verb
_BESIDE = frozenset({"،", ",", "(", "-", "–"})  # between a name and whose kin that is
_WHICH = word_class("relative_pronoun")
_BEFORE = "who.before"  # the rule of a post before a name
_ONCE = "سابق"
_OF_BODY = frozenset({"li", "fi"})
_APART = 2  # tokens between kin of one and kin of another


@only_of(labels={"kin"}, stems=_MARRIED)
def kinship(scene: Scene) -> None:
    """All kinship of one sentence."""
    for at, word in scene.labelled("kin"):
        if word.stem in _TWO:
            _two(scene, at)
        else:
            _kin(scene, at)
    for at, word in enumerate(scene.words if not _MARRIED.isdisjoint(scene.stems) else ()):
        if word.stem in _MARRIED and not word.article:
            _married(scene, at)


def _two(scene: Scene, at: int) -> None:
    """«الشقيقان فلان وفلان»: two names, joined."""
    one = scene.person(at + 1)
    other = next((p for p in scene.people if one is not None and p.first in (one.last, one.last + 1)), None)
    if one is None or other is None or not (scene.words[other.first].conjunction or scene.form(one.last) == "و"):
        return
    draft = scene.pair("kinship", "two", ("person", "other"), (one.first, one.last), (other.first, other.last))
    draft.roles["relation"] = [scene.arg(at, at + 1)]


def _married(scene: Scene, at: int) -> None:
    """«كانت متزوجة من مقاتل في …»، «تزوج شقيقة فلان»: to whom, and who that is told of."""
    verb = scene.verbal(at)
    begin = at + 1 if verb else at + 2
    if not verb and scene.form(at + 1) not in ("من", "ب"):
        return
    item = scene.item(begin)
    subject = scene.person(begin) if verb else None
    spouse = scene.item(subject.last) if subject is not None else None
    if subject is not None and spouse is not None and spouse.first == subject.last and "kin" in spouse.labels:
        other = scene.person_in(spouse) or scene.person(spouse.last)
        bride = spouse.first, other.last if other is not None else spouse.last
        married = scene.pair("kinship", "married", ("person", "other"), (subject.first, subject.last), bride)
        married.roles["relation"] = [scene.arg(at, at + 1)]
        return  # «تزوج فلان شقيقة فلان»
    if item is None or not (item.has("human", "kin") or item.mention("person")) or item.count is not None:
        return
    person = scene.person_in(item)
    whole = (item.first, person.last) if person is not None and "kin" in item.labels else item.fill
    holder = scene.human_before(at - (scene.unjoined(at - 1) in WAS), 3)
    if holder is None or verb and scene.form(at - 1) in _AFTER:
        return
    draft = scene.pair("kinship", "married", ("person", "other"), holder, whole)
    draft.roles["relation"] = [scene.arg(at, at + 1)]


def _kin(scene: Scene, at: int) -> None:
    """«زوجها أبو فلان»، «شقيق فلان»، «اثنين من أشقاء فلان»."""
    word = scene.words[at]
    entry = word.entry("kin")
    if entry is None or word.stem in ("امته", "امتها") or scene.cover(at) is not None or at in scene.named:
        return
    over = scene.form(at - 1).removeprefix("و")
    if over in _OVER or _goes_on(scene, at - 1):
        return
    if scene.is_a(at, "title") and not word.pronoun:
        return
    last = at + 1
    while _goes_on(scene, last - 1):
        last += 1  # «ابن عم فلان»، «نجل ابن شقيق فلان»
    if last == at + 1 and entry.value not in _KIN and word.stem not in _MANY:
        return
    if _pronoun(scene, last - 1):
        if last < len(scene.words) and scene.words[last].stem in _CROWNED and entry.value in _BROTHERS:
            return  # «رسالة لأخيه خادم الحرمين»: how rulers address each other
        _kin_of_pronoun(scene, at, last)
    elif word.article:
        _eldest(scene, at, last)
    elif last > at + 1 or word.stem not in _PART_OF_NAMES:
        _kin_of_name(scene, at, last)


def _eldest(scene: Scene, at: int, last: int) -> None:
    """«فلان، الابن الأكبر للشيخ فلان»، «الزوجة الثانية لفلان»: which of several, and whose."""
    if not (scene.is_a(last, "adj", "number") and scene.words[last].article) or scene.word(last + 1) is None:
        return
    if scene.words[last].lead or scene.words[last + 1].preposition != "ل" or scene.words[last + 1].conjunction:
        return
    other = _whose(scene, at, last + 1)
    if other is not None:
        draft = scene.pair("kinship", "name", ("person", "other"), _relative(scene, at, other[1]), other)
        draft.roles["relation"] = [scene.arg(at, last + 1)]


def _goes_on(scene: Scene, at: int) -> bool:
    """«نجل | ابن | عم فلان»: a kin word without a pronoun, before whose kin that is."""
    word, after = scene.word(at), scene.word(at + 1)
    if word is None or after is None or word.stem not in _CHILDREN:
        return False
    if "kin" not in word.labels or "kin" not in after.labels:
        return False
    named = any(p.first <= i < p.last for p in scene.people for i in (at, at + 1))
    if named or word.article or after.article or _pronoun(scene, at):
        return False
    if after.lead:
        return after.stem in _SECOND and not after.preposition  # «ابن وشقيق فلان»
    return after.stem in _SECOND or _goes_on(scene, at + 1)


def _pronoun(scene: Scene, at: int) -> str:
    """The owner's pronoun; «شقيقه» is his brother and «شقيقة» a sister, alike once folded."""
    word = scene.words[at]
    if word.pronoun or word.article:
        return "" if word.pronoun == "ه" and scene.raw(at).endswith("ة") else word.pronoun
    if word.stem.endswith("ي") and not (scene.is_a(at + 1, "title", "given") or scene.cover(at + 1)):
        return "ي"  # «زوجتي»، «أخي الأصغر»; «زوجتي القيادي» are his two wives
    ending = next((p for p in ("ها", "هم", "ه") if word.stem.endswith(p) and scene.raw(at).endswith(p)), "")
    return ending if len(word.stem) > len(ending) + 1 else ""


def _relation(scene: Scene, at: int, last: int) -> Argument:
    """The kin word, without its pronoun where that leaves a word."""
    made = scene.arg(at, last)
    word = scene.words[last - 1]
    pronoun = _pronoun(scene, last - 1)
    if pronoun and not (word.pronoun and word.stem.endswith(("ه", "ء"))):
        made.stop -= len(pronoun)
    return made


def _kin_of_pronoun(scene: Scene, at: int, last: int) -> None:
    pronoun = _pronoun(scene, last - 1)
    mine = pronoun == "ي"  # «شقيقي الأكبر»: of who says it
    if scene.form(at - 1) == _FROM and at > 1 and scene.is_a(at - 2, "kin"):
        return  # «أخته من أبيه»: what kind of sister she is
    if scene.words[at].stem in _MANY or pronoun in ("نا", "كم", "ك", "ني"):
        return
    other = (bearer(scene, at, pronoun, False) or _somebody(scene, at, pronoun)) if not mine else None
    if other is not None and _acts_on(scene, other, at):
        return
    first = last
    while scene.is_a(first, "honorific", "adj") and scene.words[first].article and first < last + 3:
        first += 1
    named = scene.person(first) if first >= len(scene.words) or not scene.words[first].conjunction else None
    beside = scene.person(first + 1) if scene.form(first) in ("،", ",") else None
    if named is None and beside is not None and scene.form(beside.last) in ("،", ","):
        named = beside  # «ابن عمي الأكبر، نبيل، …»
    if other is None and not mine and (named is None or pronoun not in ("ه", "ها")):
        return
    draft = scene.draft("kinship", "pronoun", at, named.last if named else last, "person", "other")
    described = first if named is None and first > last and scene.is_a(last, "adj") else last
    draft.add("person", scene.arg(named.first, named.last) if named else scene.arg(at, described))
    draft.roles["relation"] = [_relation(scene, at, last)]
    if other is not None:
        draft.add("other", scene.arg(*other))
    else:  # «وقُتل شقيقه فلان»: of whom the sentence before told
        scene.wait(draft, "other", at, SPEAKER if mine else pronoun)


def _acts_on(scene: Scene, other: tuple[int, int], at: int) -> bool:
    """«هدده المسؤول بذبح والده»: the kin of whom the verb takes up, and not of its subject."""
    item = next((i for i in scene.items if i.first <= other[0] < i.last or i.fill == other), None)
    verb = scene.items[item.index - 1] if item is not None and item.index and not item.prep else None
    if verb is None or verb.kind != "verb" or verb.pronoun not in ("ه", "ها") or item is None:
        return False
    return all(i.kind not in ("verb", "that", "clause") for i in scene.items[item.index + 1 :] if i.first < at)


def _somebody(scene: Scene, at: int, pronoun: str) -> tuple[int, int] | None:
    """«امرأة مسنة بعد أن دفع ابنها …»: the one person without a name before the pronoun."""
    if pronoun not in ("ه", "ها"):
        return None
    for item in reversed(scene.items):
        if item.first >= at or item.kind != "noun" or not item.has("human", "kin"):
            continue
        if "kin" in item.labels and "human" not in item.labels and at - item.last < _APART:
            return None  # «والده أو عمه»: kin of the same one
        if item.count is not None or item.partitive or item.prep or item.conj or item.genitive or is_place(item):
            return None
        if item.mention("group", "person") is not None:
            return None
        if scene.is_a(item.first - 1, "kin") and scene.words[item.first - 1].pronoun:
            return None  # «ابنه المعاق وزوجة ابنه»: what he is who is told of as kin
        if any(i.kind == "verb" and i.pronoun and item.index < i.index and i.first < at for i in scene.items):
            return None  # «المسؤول هدده بقتل والده»: of somebody else
        features = (
            {f for e in item.word.entries if e.label in ("human", "kin") for f in e.features} if item.word else set()
        )
        if "sg" not in features or ("f" in features) != (pronoun == "ها"):
            return None
        return item.fill
    return None


def _kin_of_name(scene: Scene, at: int, last: int) -> None:
    end = last
    while end < len(scene.words) and scene.words[end].stem.startswith(_ONCE):
        end += 1  # «زوجة سابقة لزعيم التنظيم فلان»
    other = _whose(scene, at, end)
    if other is None:
        return
    many = scene.words[at].stem in _MANY
    item = scene.item(at)
    if many and scene.form(at - 1) == _FROM and item is not None:
        one = (item.first, at - 1) if item.first < at - 1 else scene.human_before(at - 1, 0) or (at, at + 1)
    else:
        one = _relative(scene, at, other[1])
        if many:
            return
    none = item is not None and is_not(scene, item)
    front = scene.items[item.index - 1] if item is not None and item.index else None
    if none:  # «القتيل ليس شقيق المطلوب»
        if front is None or front.prep or not front.has("human", "title") and scene.person_in(front) is None:
            return
        one = whom(scene, front)
    draft = scene.pair("kinship", "name", ("person", "other"), one, other)
    draft.polarity = "denied" if none else draft.polarity
    draft.widen(*scene.sentence.bounds(at, end))
    draft.roles["relation"] = [_relation(scene, at, end)]


def _whose(scene: Scene, at: int, last: int) -> tuple[int, int] | None:
    """Whose kin it is: «شقيق [فلان]»، «زوجة الرائد [فلان]»، «شقيق زعيم الحركة في البلاد، [فلان]»، «والدة [الضحية]»."""
    first = last
    while scene.is_a(first, "title", "honorific") and first < last + 3 and scene.person(first) is None:
        first += 1
    told = scene.is_a(first, "human", "nationality") and scene.words[first].article and scene.person(first) is None
    person = scene.person(first + told)  # «والدة المقاتل فلان»
    if person is not None:
        return person.first, person.last
    item = scene.item(at)
    if scene.titled(last) and not scene.words[last].article:
        held = _holder(scene, at, last)  # «شقيق أمير التنظيم فلان»
        if held is not None:
            return held.first, held.last
    counted = scene.words[at].stem in _MANY and scene.form(at - 1) == _FROM and item is not None
    if scene.is_a(last, "human") and scene.words[last].article and (counted or _of_one(scene, at, last)):
        held = scene.person(extent(scene, last)) if scene.titled(last) else None
        return (held.first, held.last) if held is not None else (last, last + 1)
    beside = scene.form(at - 1) in ("،", ",") and any(p.last == at - 1 for p in scene.people)
    if beside and item is not None and scene.is_a(last, "title") and item.last > last + 1:
        return last, item.last  # «فلان، شقيق وكيل ناظر القبيلة»
    return None


def _holder(scene: Scene, at: int, title: int) -> Found | None:
    """Who has the post in which whose kin it is; behind a comma where the kin is named before it."""
    start = scene.sentence.bounds(title, title + 1)[0]
    for draft in scene.drafts:
        if (
            draft.event != "position"
            or draft.rule != _BEFORE
            or not any(a.start == start for a in draft.roles["title"])
        ):
            continue
        held = next((p for p in scene.people if any(a.start == _start(scene, p) for a in draft.roles["holder"])), None)
        apart = held is not None and scene.tokens[held.first - 1].kind == "mark"
        return held if not apart or any(p.last in (at, at - 1) for p in scene.people) else None
    person = scene.person(extent(scene, title))
    return person if person is not None and not scene.words[person.first].conjunction else None


def _start(scene: Scene, person: Found) -> int:
    return scene.sentence.bounds(person.first, person.last)[0]


def _of_one(scene: Scene, at: int, last: int) -> bool:
    """«والدة الضحية»، «ابن عم المهاجم»: one person who is told of, though not by name."""
    numbers = {f for e in scene.words[last].entries if e.label == "human" for f in e.features}
    kin = scene.words[at]
    if kin.stem.endswith(("ين", "ان")):
        return False  # «والدين الإسلامي»
    return "sg" in numbers and not kin.has("title", "grouphead") and scene.cover(last) is None and not kin.article


def _relative(scene: Scene, at: int, end: int) -> tuple[int, int]:
    """Who the kin is: the name beside the phrase, of whom «هو» says it, or the phrase itself."""
    he = next(
        (i for i in (at - 1, at - 2) if scene.unjoined(i) in HE and (i == at - 1 or scene.words[at].conjunction)), -1
    )
    if he >= 0:  # «القتيل هو شقيق النائب فلان»، «فلانة، وهي عراقية وزوجة فلان»
        before = scene.back(he) + 1
        named = next((p for p in scene.people if p.last == before), None) or _before_relative(scene, he)
        front = scene.item(before - 1) if before else None
        if named is not None:
            named = scene.outer.get(named.first, named)
            return named.first, named.last
        if front is not None and front.last == before:
            if "human" in front.labels and not front.prep and front.count is None:
                return front.fill
            posted = _posted(scene, front)
            if posted is not None:
                return posted, before
    for person in scene.people:
        wed = person.last == at and not _MARRIED.isdisjoint(scene.stems)  # «تزوج فلان شقيقة فلان»
        if (
            person.last in (at, at - 1)
            and not wed
            and scene.form(person.last) in (*_BESIDE, scene.form(at))
            and not scene.words[at].conjunction
        ):
            return person.first, person.last
        if person.first in (end, end + 1) and scene.form(end) in _BESIDE and not scene.words[person.first].conjunction:
            return person.first, person.last
    return at, end


def _posted(scene: Scene, last: Item) -> int | None:
    """Where «الأمير الشرعي للجماعة» begins, of whom «هو» goes on to tell."""
    item = last
    while item.index and (item.prep in _OF_BODY or item.short and item.definite and "adj" in item.labels):
        before = scene.items[item.index - 1]
        if not before.nominal or before.last not in (item.first, item.prep_at):
            return None
        item = before
    opens = opens_clause(scene.items[item.index - 1] if item.index else None)
    return item.first if opens and "title" in item.labels and not item.prep and item.count is None else None


def _before_relative(scene: Scene, at: int) -> Found | None:
    """«فلانة التي أوقفت في العام الماضي وهي زوجة فلان»: the one name before a relative clause."""
    named = scene.person_before(at)
    if named is None or named.last + 1 >= at or scene.form(named.last) not in _WHICH:
        return None
    return named if scene.words[at].conjunction else None
