"""Who is one of the people of a group: «فلان أحد أبرز قادة …»، «كان من عناصر …»، «وهو من القيادات الأمنية في …»."""

from __future__ import annotations

from khabar.claims.items import Item, opens_clause
from khabar.claims.predicates import Told, put, told_of, whom
from khabar.claims.scene import HE, Scene
from khabar.claims.standing import speaks
from khabar.claims.steps import only_of
from khabar.claims.ties import MEMBERS, names_one_of
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_ONE_OF = word_class("one_of")
_FREE = word_class("free_of")
_OF = "من"
_MEMBERS = MEMBERS | {"official"}
_FOREMOST = word_class("foremost")  # «من أبرز قادة …»
_LEADERS = word_class("leaders")  # «قيادات الحركة»: people by the word for what they do
_BESIDE = frozenset({"،", ",", "(", "-", "–"})
_BODIES = word_class("bodies")
_INSIDE = frozenset({"في", "ضمن"})
_ONCE = "سابق"
_DESCRIBED = 3  # words that may stand between the people and their group


@only_of(stems=_ONE_OF | _BODIES, forms={_OF})
def among(scene: Scene) -> None:
    """All of it for one sentence."""
    if not scene.groups:
        return
    some, stems = not _ONE_OF.isdisjoint(scene.stems), scene.stems
    bodies = not _BODIES.isdisjoint(stems) and (some or not _FOREMOST.isdisjoint(stems))
    for at, form in enumerate(scene.sentence.forms):
        if bodies and scene.words[at].stem in _BODIES and not (scene.words[at].lead or scene.words[at].pronoun):
            _of_bodies(scene, at)
        if form == _OF:
            if not (at and scene.words[at - 1].stem in _FREE):  # «خالية من عناصر التنظيم»
                _among(scene, at, False)
        elif some and scene.words[at].stem in _ONE_OF and not scene.words[at].article:
            _among(scene, at, True)


def _among(scene: Scene, at: int, one: bool) -> None:
    head = at + 1
    foremost = scene.is_a(head, "adj") and scene.words[head].stem in _FOREMOST
    head += foremost
    if head >= len(scene.words) or not _are_people(scene, head, one):
        return
    body = _body(scene, head)
    item = scene.item(head)
    if (
        body is None
        or item is None
        or not one
        and (item.count is not None or item.first > at + 1 or item.prep != "min")
    ):
        return  # «عدد من قادة …»: of whom it tells, and not what somebody is
    told = told_of(scene, item)
    if told is not None and told.who is None and (one and not foremost or scene.person(body[1]) is not None):
        told = None  # «كان أحد عناصر التنظيم يقف …»: who stands there is the subject
    who = told.who if told is not None else _beside(scene, at, body, named=one or foremost)
    if told is None and who is None and not one and not foremost:
        who = _said_of(scene, item)
    if told is None and who is None:
        if not one or item.index not in scene.called and speaks(scene, item, body[1]):
            return  # «قال أحد قادة الجماعة إن …»: told by the source
        who = at, head + 1  # «أحد عناصر الميليشيا»
    _draft(scene, item, told, who or (head, head + 1), body, head)


def _of_bodies(scene: Scene, at: int) -> None:
    """«حركة الفجر، أكبر الفصائل المعارضة»، «لواء الجبل (أحد ألوية المنطقة الأولى)»: a body that is one of several."""
    first = at
    while first and (scene.words[first - 1].stem in _FOREMOST or scene.words[first - 1].stem in _ONE_OF):
        first -= 1
    if first == at or scene.words[first].lead and scene.words[first].preposition:
        return
    end = first - (scene.form(first - 1) == _OF)
    told, beside = scene.unjoined(end - 1) in HE, scene.form(end - 1) in _BESIDE
    end = scene.back(end - told - 1) + 1 if end else 0
    part = max((g for g in scene.groups if g.last == end), key=lambda g: g.last - g.first, default=None)
    item = scene.item(at)
    if part is None or item is None or not (told or beside) or scene.is_a(part.first, "human"):
        return
    last = next((i for i in range(at + 1, item.last) if scene.words[i].lead), item.last)
    draft = scene.pair("membership", "one_of", ("member", "organisation"), (part.first, part.last), (at, last))
    draft.constants["relation"] = "part"


def _are_people(scene: Scene, at: int, one: bool) -> bool:
    """«عناصر»، «القيادات»، «قادة»: those of whom somebody is one."""
    word = scene.words[at]
    if word.pronoun or word.lead:
        return False
    if word.stem in _LEADERS:
        return True
    known = "human" in word.labels and names_one_of(word, _MEMBERS if one else MEMBERS)
    return known and (one or "pl" in word.features)


def _body(scene: Scene, head: int) -> tuple[int, int] | None:
    """The group that the people are of: in their genitive, or after «في»."""
    if not scene.words[head].article:
        whole = scene.group(head + 1) or scene.group(head)
        if whole is not None and whole.last > head + 1:
            return _named(scene, whole, head + 1)
    end = head + 1
    while end < min(head + 1 + _DESCRIBED, len(scene.words)) and scene.words[end].article and not scene.words[end].lead:
        end += 1
    inside = scene.form(end) in _INSIDE
    if not inside and not (end < len(scene.words) and scene.words[end].preposition in ("ب", "ل")):
        return None
    group = scene.group(end + inside)
    return _named(scene, group, group.first) if group is not None else None


def _named(scene: Scene, group: Found, first: int) -> tuple[int, int] | None:
    """Without a front or a province, which hold people and are none."""
    if group.rule == "group.group" or not scene.is_a(first, "placehead"):
        return first, group.last
    area = group.last == first + 1 or first + 1 in scene.places or not scene.is_a(first, "grouphead", "group")
    return None if area else (first, group.last)


def _beside(scene: Scene, at: int, body: tuple[int, int], named: bool) -> tuple[int, int] | None:
    """«فلان أحد قادة …»، «فلان، وهو من عناصر …»، «أحد قادة الحركة فلان»."""
    end = scene.back(at) + 1
    told = end > 0 and scene.unjoined(end - 1) in HE
    end = scene.back(end - 1) + 1 if told else end
    person = next((p for p in scene.people if p.last == end), None) if named or told else None
    if person is not None:
        person = scene.outer.get(person.first, person)
        return person.first, person.last
    item = scene.item(end - 1) if told and end else None
    if item is not None and item.last == end and item.has("human", "kin") and scene.person_in(item) is None:
        return item.fill
    after = scene.person(body[1]) if named else None
    return (after.first, after.last) if after is not None and not scene.words[after.first].lead else None


def _said_of(scene: Scene, item: Item) -> tuple[int, int] | None:
    """«تبين أن المهاجم من عناصر التنظيم»، «القتيل من عناصر …»: the one or those right before, without a verb."""
    front = scene.items[item.index - 1] if item.index else None
    if front is None or front.kind != "noun" or front.prep or front.conj or front.last != item.prep_at:
        return None
    if not front.definite or front.count is not None or front.pronoun or "human" not in front.labels:
        return None
    before = scene.items[front.index - 1] if front.index else None
    return whom(scene, front) if opens_clause(before) and front.mention("group") is None else None


def _draft(scene: Scene, item: Item, told: Told | None, who: tuple[int, int], body: tuple[int, int], head: int) -> None:
    draft = scene.pair("membership", "one_of", ("member", "organisation"), who, body)
    draft.constants["relation"] = "member"
    if any(w.stem.startswith(_ONCE) for w in scene.words[head + 1 : body[0]]):
        draft.constants["status"] = "former"
    draft.widen(*scene.sentence.bounds(head, head + 1))
    if told is not None:
        put(scene, draft, "member", told)
    place = scene.places.get(body[1])
    if place is not None and scene.words[body[1]].preposition == "ب":
        draft.add("place", scene.arg(place.first, place.last))
