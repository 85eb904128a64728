"""Posts that stand after the name of who holds them: «فلان، وزير …»، «فلان (نائب أمير …)»، «فلان، وهو متحدث باسم …»."""

from __future__ import annotations

from khabar.claims.negation import YET
from khabar.claims.predicates import Told, of_kin, told_of
from khabar.claims.scene import HE, WAS, Scene
from khabar.claims.ties import MEMBERS
from khabar.claims.titles import BY_NAME, extent, position, post_value
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import Word

_WORKS = word_class("works_as")
_ONE_OF = word_class("one_of")
_FOREMOST_OF = word_class("foremost")  # «أحد أبرز القادة»
_LEADING = word_class("leaders")  # «أحد القيادات»: people by the word for what they do
_MAY_BE = frozenset({"يكون", "تكون"})
_ORDERS = "قاضي"
_COMMAS, _AND, _POSTS = frozenset("،,"), frozenset({"", "و"}), 3
_DASHES, _INSET, _THEY = frozenset("-–—"), 16, ("وا", "ون")
_FOREMOST = frozenset({"خادم"})
_NAMING = frozenset({"appointment", "dismissal"})


def after(scene: Scene, person: Found) -> None:
    """«فلان (أبو …) نائب أمير …»، «فلان، مسؤول …»، «فلان (ناشط من … مقيم في …)»."""
    at, comma, bracket = _opening(scene, person)
    if scene.form(at) in _ONE_OF:
        _one_of(scene, person, at, bracket or comma)
        return
    word = scene.word(at)
    if word is None or word.pronoun or scene.verbal(at) or word.lead and word.form != "والي":
        return
    if not _opens(scene, at, bracket, comma or bracket) or _predicate(scene, person, at):
        return
    if not comma and not bracket and not word.article and _meets(scene, person):
        return  # «أقال الوزير فلان قائد العمليات»
    item = scene.item(at) if not (comma or bracket) and of_kin(scene, person) else None
    if item is not None and told_of(scene, item) is not None:
        return  # «كانت زوجة فلان عضوة في …», but «شقيق فلان زعيم الحركة»
    several = _are_several(word) and scene.form(at - 1) not in _ONE_OF
    listed = _listed(scene, person) if several else [person]
    if not listed:
        return  # «بحث فلان مساعدون له عن …»
    last = extent(scene, at)
    spoken = scene.person(last) if scene.form(last - 1) in BY_NAME else None
    last = spoken.last if spoken is not None else last  # «فلان، وهو متحدث باسم فلان»
    following = [p for p in scene.people if p.first in (last, last + comma) and p.first >= at]
    if not bracket and any(not scene.words[p.first].conjunction for p in following):
        return  # the title of the next name
    if not comma or last > at + 1 or _with_another(scene, at):
        told = None if comma or bracket else _predicated(scene, person, at, last)
        if told is not None and scene.words[told.at].stem in _MAY_BE:
            return  # «نفى أن يكون فلان قائد اللواء»
        rule = "bracket" if bracket else "after" if told is None else "was"
        for holder in listed:
            draft = position(scene, holder, at, last, rule)
            if told is not None and told.denied:
                draft.polarity = "denied"
            elif told is not None and scene.unjoined(told.at) in WAS:
                draft.constants["status"] = "former"
        if spoken is None and listed == [person]:
            _more(scene, person, last)
            if comma or bracket or scene.unjoined(at - 1) in HE:
                _further(scene, person, last)


def _with_another(scene: Scene, at: int) -> bool:
    """«سالم هادي، المحلل ورئيس المركز»: one word with its article, and a post of several joined to it."""
    word, joined = scene.words[at], scene.word(at + 1)
    if joined is None or not word.article or word.lead or joined.conjunction != "و" or joined.preposition:
        return False
    return scene.titled(at + 1) and extent(scene, at + 1) > at + 2


def _opens(scene: Scene, at: int, bracket: bool, apart: bool) -> bool:
    """May a post begin here, after a name?"""
    word = scene.words[at]
    if scene.person(at) is not None:
        return False  # «- سالم هادي - سلطان عمر -»
    if not scene.titled(at) and not (bracket and "human" in word.labels) or not bracket and not _posted(scene, at):
        return False
    if scene.is_a(at, "placehead") or word.has("say_noun", "alias"):
        return False
    if word.stem == _ORDERS and (thing := scene.word(at + 1)) is not None and thing.preposition == "ب":
        return False  # «قرار الوزير فلان القاضي بإغلاق المعبر»: what the decree says
    if word.stem in _FOREMOST and not apart:
        return False  # «سيدي خادم الحرمين الشريفين الملك فلان»: of him whom it begins with
    return word.article or not word.has(
        "kin", "origin"
    )  # «فلان (عم الشهيد فلان)»: whose kin he is; «فلان (مواليد 1986)»


def _posted(scene: Scene, at: int) -> bool:
    """A post, by one word or by several."""
    return post_value(scene.words[at])[1] or scene.composed(at)


def _are_several(word: Word) -> bool:
    """A post of two or more: «القياديان»، «ممثلو»."""
    features = {f for e in word.entries if e.label in ("title", "honorific") for f in e.features}
    return "sg" not in features and not features.isdisjoint(("dual", "pl"))


def _listed(scene: Scene, person: Found) -> list[Found]:
    """«فلان وفلان | القياديان في …»: all of a list that ends with a name; none for a single name."""
    listed = [person]
    for other in reversed([p for p in scene.people if p.last <= person.first]):
        joined = bool(scene.words[listed[0].first].conjunction)
        between = scene.sentence.forms[other.last : listed[0].first]
        if not (joined or "و" in between or "،" in between) or any(form not in "،,و" for form in between):
            break
        listed.insert(0, other)
    return listed if len(listed) > 1 else []


def _one_of(scene: Scene, person: Found, at: int, apart: bool) -> None:
    """«فلان، أحد كبار مشايخ مأرب»، «فلان أحد القادة الميدانيين»: one of several by their post.

    One of the people of a body («أحد قادة الجماعة») is read as its member.
    """
    head = at + 1
    head += scene.is_a(head, "adj") and scene.words[head].stem in _FOREMOST_OF
    word = scene.word(head)
    if word is None or word.lead or word.pronoun or not apart and _meets(scene, person):
        return
    if not scene.titled(head) and word.stem not in _LEADING or "pl" not in word.features:
        return
    last = max(extent(scene, head), head + 1)
    members = word.stem in _LEADING or bool({e.value for e in word.entries if e.label == "human"} & MEMBERS)
    inside = members and any(scene.group(i) is not None for i in range(head, last + 1))
    following = any(p.first in (last, last + 1) and not scene.words[p.first].conjunction for p in scene.people)
    if not inside and not following and (last > head + 1 or word.article):
        position(scene, person, at, last, "after")


def _predicated(scene: Scene, person: Found, at: int, last: int) -> Told | None:
    """«لم يكن فلان قائد اللواء»; not «كان فلان قائد اللواء قد وصل», which tells something else of him."""
    item, holder = scene.item(at), scene.item(person.first)
    after = next((i for i in scene.items if i.first >= last), None)
    yet = any(form in YET for form in scene.sentence.forms[last:])
    if item is None or holder is None or yet or after is not None and after.kind == "verb":
        return None
    told = told_of(scene, item)
    beside = holder.index == 0 or not scene.items[holder.index - 1].nominal  # not «كان في استقباله فلان …»
    return told if told is not None and beside and told.who == (person.first, person.last) else None


def _more(scene: Scene, person: Found, at: int) -> None:
    """«فلان ولي العهد | نائب رئيس مجلس الوزراء | وزير الدفاع»: posts that follow one another, each its own."""
    while scene.titled(at) and not scene.words[at].lead and _posted(scene, at) and not scene.verbal(at):
        word = scene.words[at]
        if word.article and scene.words[at - 1].article and word.stem.endswith(("ي", "ه")):
            return  # «عضو المركز الإعلامي»، «قائد المجموعة المسؤولة عن …»
        last = extent(scene, at)
        if last <= at + 1 or any(p.first in (last, last + 1) for p in scene.people):
            return
        position(scene, person, at, last, "after")
        at = last


def _further(scene: Scene, person: Found, at: int) -> None:
    """«فلان، محافظ عدن، رئيس المجلس، …», «فلان، رئيس الحزب وعضو البرلمان، …»: posts past a comma or «و», one man's."""
    for _ in range(_POSTS):
        comma = scene.form(at) in _COMMAS
        begin = at + comma
        word = scene.word(begin)
        if (
            word is None
            or bool(word.conjunction) == comma
            or word.preposition
            or word.pronoun
            or word.conjunction not in _AND
        ):
            return
        one = any("sg" in e.features for e in word.entries if e.label in ("title", "honorific"))
        if (
            not (one or scene.composed(begin))
            or not scene.titled(begin)
            or not _posted(scene, begin)
            or scene.verbal(begin)
        ):
            return
        last = extent(scene, begin)
        ends = last >= len(scene.words) or scene.tokens[last].kind != "word" or scene.verbal(last)
        ends = ends or scene.is_a(last, "comp")  # «… ورئيس المركز إن …»
        if last <= begin + 1 or not ends or any(begin < p.first <= last + 2 for p in scene.people):
            return  # «فلان، وزير الدفاع، رئيس الأركان فلان»: the post of the next
        position(scene, person, begin, last, "after")
        at = last


def _meets(scene: Scene, person: Found) -> bool:
    """The verb whose subject the person is takes an object, which stands after the name."""
    item = scene.item(person.first)
    if item is not None and (item.genitive or item.prep):
        return False  # «أدت إلى مقتل فلان زعيم الحركة»
    for at in range(person.first - 1, -1, -1):
        word = scene.words[at]
        if scene.tokens[at].kind == "mark" or word.has("say", "rel", "comp", "aux"):
            return False
        if scene.verbal(at):
            if _has_its_own(scene, at, person):
                return False
            return any(
                e.label == "vt" and e.value in _NAMING or e.label == "verb" and e.value == "vt" for e in word.entries
            )
    return False


def _has_its_own(scene: Scene, at: int, person: Found) -> bool:
    """«يقوده فلان زعيم الكتلة», «اختطفوا فلاناً قائد الفرقة», «قتلت القوات فلاناً قائد اللواء», «تحتجز فلاناً مراسل …»:
    a verb whose object is told, or whose object the person is."""
    word = scene.words[at]
    if word.pronoun or word.form.endswith(_THEY) and "pl" in word.features:
        return True
    given = scene.words[person.first].entry("given")
    between = [i for i in scene.items if at < i.first and i.last <= person.first and i.nominal and not i.prep]
    if not between:
        return given is not None and given.value == "m" and "f" in word.features and "pl" not in word.features
    return any(i.mention("group", "place") is not None and not i.genitive for i in between)


def _opening(scene: Scene, person: Found) -> tuple[int, bool, bool]:
    """Where a post after a name would begin, and whether a comma or bracket stands before it."""
    at, comma, bracket = person.last, False, False
    if scene.form(at) == "(":
        if (scene.titled(at + 1) or scene.is_a(at + 1, "human")) and scene.person(at + 1) is None:
            bracket, at = True, at + 1
        else:
            closed = next((i for i in range(at, min(at + 9, len(scene.tokens))) if scene.form(i) == ")"), None)
            if closed is None:
                return len(scene.tokens), False, False
            at = closed + 1
    if not bracket and (scene.form(at) in ("،", ",") or scene.form(at) == ":" and _in_row(scene, at)):
        at, comma = at + 1, True
    elif (
        not bracket and scene.form(at) in _DASHES and not _DASHES.isdisjoint(scene.sentence.forms[at + 2 : at + _INSET])
    ):
        at, comma = at + 1, True  # «فلان -نائب رئيس الوزراء- »
    if scene.unjoined(at) in HE:
        at, comma = at + 1, False
    if scene.form(at) in _ONE_OF and scene.form(at + 2) in BY_NAME:
        at, comma = at + 1, False  # «أحد المتحدثين باسم …»
    return at, comma, bracket


def _in_row(scene: Scene, at: int) -> bool:
    """«- فلان: قائد كتيبة، …»: a colon that is read as a comma."""
    return any(i.first == at and i.value in _COMMAS for i in scene.items)


def _predicate(scene: Scene, person: Found, at: int) -> bool:
    """«لا تراه رئيساً» gives him no post; «عمل فلان سائقاً» does."""
    accusative = scene.words[at].form.endswith("ا") and "acc" in scene.words[at].features
    verb = scene.word(person.first - 1)
    return accusative and (verb is None or verb.stem not in _WORKS)
