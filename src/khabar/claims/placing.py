"""Where it happened, and what of the places of a clause is no more than where: which of them tell what."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import Context, Filling, Sides
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.traits import acts, headed, is_building, is_place, is_reflexive, is_state
from khabar.grammar.classes import word_class

_NEAR = 6  # phrases from a bomb to those among whom it goes off
_BESIDE = 3  # from a verb to what somebody does to himself
_SETTLED = frozenset({"shell_fall_in", "harm_to"})  # frames whose places are told apart by what they are
_WITHIN = frozenset({"", "fi", "at", "bi", "bayn"})  # not «أثر التفجير على العلاقة بين الجماعتين»
_INTO = {"movement": "to", "attack": "target"}
_IDEAS = word_class("no_traveller") | word_class("unheld")
_WAYS = frozenset({"طرق", "شوارع"})
_ALONG = word_class("along_place")
_NO_GROUND = word_class("no_ground")  # «دولة الرئيس»، «الأطراف»
_AMID, _CROWDS = "وسط", word_class("crowd")
_DEALT = {"attack": ("ev",), "air-strike": ("ev",)}  # by event, labels of nouns of blows
_SIDED = ("target|actor",)  # what such a blow needs where more is told
_COMES_ABOUT = frozenset({"do", "happen"})  # values of light verbs
_WITHIN_IT = frozenset({"fi", "bi", "near"})
_BORDER = frozenset({"border"})
_LINES = frozenset({"road", "highway", "border"})  # places along which something happens
_GATES = _LINES | {"checkpoint", "crossing", "street", "bridge"}


def is_town(item: Item) -> bool:
    """A place that has a name, and no building: where it happened, not what was blown up."""
    return is_place(item) and not is_building(item) and item.mention("place") is not None


def is_along(item: Item) -> bool:
    """«انفجار على الطريق الدولي», «على حدود سوريا»: where it happened."""
    return headed(item, "placehead", _LINES)


def is_gate(item: Item) -> bool:
    """«تعرض للضرب على حاجز»: where somebody underwent it."""
    return headed(item, "placehead", _GATES) and item.count is None and not item.pronoun


def is_border(item: Item) -> bool:
    """«هجوم على الحدود مع …»: where it was, and nothing that it hit."""
    return headed(item, "placehead", _BORDER)


def is_ground(item: Item) -> bool:
    """«مدينة عدن»، «الطريق»: a place by its name or its head, which does nothing and goes nowhere; no state."""
    if item.kind != "noun" or item.word is None or item.word.stem in _NO_GROUND:
        return False
    if item.count is not None or item.partitive or acts(item) or is_state(item):
        return False
    return is_place(item) and not item.has("human", "kin", "title", "thing", "nationality", "ethnicity")


def is_line(item: Item) -> bool:
    """«على طريق حمص»، «على محور النور»، «على خطوط التماس»: along what it happened."""
    if item.kind != "noun" or item.prep != "ala" or item.count is not None or item.pronoun or item.word is None:
        return False
    if item.word.stem in _WAYS and item.definite and item.mention("place") is None:
        return False  # «العاملون على الطرق»
    return item.has("placehead", "direction") and (item.word.stem in _ALONG or is_gate(item))


def is_unheld(item: Item) -> bool:
    """«القرار السياسي»، «مئات من رجالها»، «خطط سابقة»: nothing that somebody can hold, lose or leave as a place."""
    if item.kind != "noun" or item.word is None or item.has("placehead", "thing", "direction", "part", "grouphead"):
        return False
    if item.mention("place", "group") is not None:
        return False
    return item.word.stem in _IDEAS or item.has("human", "kin", "pn", "decision", "lightnoun", "say_noun")


def names_it_again(verb: Item, sides: Sides) -> bool:
    """«زار العاصمة الأردنية | عمّان»: one place after the verb, and its name, and nobody who goes there."""
    first = sides.subject[0] if sides.subject else None
    again = sides.objects[0][0] if len(sides.objects) == 1 and sides.objects[0] else None
    if first is None or again is None or first.index < verb.index or again.first != first.last:
        return False
    return is_ground(first) and again.mention("place") is not None and is_place(again)


def own_places(places: list[Item], whole: Sequence[Item], part: Sequence[Item]) -> list[Item]:
    """«قُتل ثلاثة في بغداد واثنان في بعقوبة»: each where it happened, if each has a place right after it."""
    ends = [one.index for one in whole]
    told = [sum(end < place.index for end in ends) for place in places]
    if len(part) == len(whole) or set(told) != set(range(1, len(ends) + 1)):
        return places
    number = ends.index(part[0].index) + 1
    return [place for place, after in zip(places, told, strict=True) if after == number]


def locate(context: Context, filling: Filling, draft: Draft) -> None:
    """«استعادة موقعين في جبل ناصة»: where a place without a name lies, right after it."""
    last = filling.fillers["place"][-1]
    where = next((place for place in filling.places if place.index == last.index + 1 and place.prep == "fi"), None)
    if (
        where is not None
        and where.mention("place")
        and not is_state(where)
        and not last.definite
        and last.mention("place") is None
    ):
        draft.add("place", context.place(where))


def settle_places(filling: Filling, item: Item) -> None:
    """«يقيم في …»، «مر بـ…»: where the frame has a role for the place that something happens in."""
    if filling.frame.id == "shell_fall_in":
        _fall_on(filling)
    if not filling.places:
        return
    if filling.frame.event == "shortage" and item.kind == "trigger" and "actor" not in filling.fillers:
        filling.fillers["actor"] = [filling.places.pop(0)]  # «نقص حاد في الغذاء في تعز»
    if filling.frame.id == "harm_to" and "thing" not in filling.fillers:
        hit = [place for place in filling.places if place.prep in ("bi", "fi") and _is_hit(place)]
        if hit:
            filling.fillers["thing"] = hit
            filling.places = [place for place in filling.places if place not in hit]
    for slot in ("fi", "bi") if filling.frame.id not in _SETTLED else ():
        role = filling.frame.roles.get(slot, "")
        if "place" in filling.frame.typed.get(role, ()) and role not in filling.fillers and filling.places:
            if all(place.mention("place") or place.has("placehead") for place in filling.places):
                burnt = role == "thing"  # «أضرموا النار في بيت | بقرية الديرات»: the first, and what is joined to it
                kept = [p for p in filling.places if not burnt or p.conj or p is filling.places[0]]
                filling.places = [p for p in filling.places if p not in kept]
                filling.fillers[role] = kept


def _is_hit(place: Item) -> bool:
    """«أضرار في المنازل»، «أضرار بالمدينة»: what harm befell, and not «دمار بمساحات واسعة»."""
    return is_building(place) or place.prep == "bi" and (place.definite or place.mention("place") is not None)


def _fall_on(filling: Filling) -> None:
    """«سقطت قذيفة في حي النهر بدمشق»، «قرب المدرج في المطار»: the first place is what it hit."""
    hit = filling.fillers.get("target", [])
    places = sorted([*hit, *(p for p in filling.places if p not in hit)], key=lambda place: place.index)
    if places and all(place.mention("place") or place.has("placehead", "thing") for place in places):
        filling.fillers["target"], filling.places = places[:1], places[1:]


def struck_there(context: Context, item: Item, draft: Draft) -> bool:
    """«هجمات في كابل»، «شهدت مروة هجوما جديدا»: of a new blow no more is told than the place, which has a name.

    Of one that is known a clause tells that: «الهجوم الذي وقع مساء السبت في كابل»، «الاعتداء الذي نُفّذ في كابل».
    """
    label = item.entry.label if item.kind == "trigger" and item.entry is not None else ""
    if label not in _DEALT.get(draft.event, ()) or draft.needs != _SIDED:
        return False
    places = [argument.item for argument in draft.roles.get("place", ()) if not argument.inherited]
    named = [i for i in places if i is not None and i.mention("place") is not None and not i.conj]
    if item.definite or item.pronoun or context.sentence.words[item.last - 1].article:
        return bool(named) and _came_about(context, item, named)
    told = item.index in context.extra and not item.prep
    if told or not named:  # «وقع هجوم في جنوب البلاد»، «شهدت العاصمة هجوماً»
        named += [i for i in places if i is not None and i not in named and _is_somewhere(item, i)]
    behind = next((i.index for i in context.items[item.index + 1 :] if i.kind != "date"), -1)
    beside = (i for i in named if i.index == behind)
    return told and bool(named) or any(i.genitive and not is_state(i) or i.prep in _WITHIN_IT for i in beside)


def _is_somewhere(blow: Item, item: Item) -> bool:
    """«وقع هجوم في جنوب البلاد»، «شهدت العاصمة هجوماً»: a place that is known without a name."""
    known = item.definite and item.has("placehead", "direction") and not is_building(item)
    return known and (item.prep in _WITHIN_IT or item.index < blow.index)


def _came_about(context: Context, item: Item, named: Sequence[Item]) -> bool:
    """«الهجوم الذي وقع فجر الأحد في كركوك»: past the time stands where, in the clause that says that it was dealt."""
    at = item.index + 1
    if item.pronoun or at + 2 >= len(context.items) or context.items[at].kind != "relative":
        return False
    verb = context.items[at + 1]
    if (
        verb.kind != "verb"
        or verb.entry is None
        or verb.entry.value not in _COMES_ABOUT
        or verb.pronoun
        or verb.negated
    ):
        return False
    where = next((i for i in context.items[at + 2 :] if i.kind != "date"), None)
    return where in named and where is not None and where.prep in _WITHIN_IT


def hit_inside(context: Context, item: Item, filling: Filling) -> None:
    """«انفجار في مسجد»، «فجر نفسه وسط المصلين»: what it hits is where it goes off."""
    frame = filling.frame
    if frame.event != "bombing" or "target" not in frame.filled or "target" in filling.fillers:
        return
    hit = _among(context, item) or [i for i in filling.places if i.prep == "fi" and is_building(i)]
    hit = hit or ([] if filling.places else _entered(context, item))
    if hit:
        filling.fillers["target"] = hit[:1]
        filling.places = [i for i in filling.places if i is not hit[0]]


def _among(context: Context, item: Item) -> list[Item]:
    """«وسط حشد من الجنود»، «بين المصلين»، «فجر نفسه في المصلين»: the people among whom it goes off."""
    words = context.sentence.words
    nominal = item.kind == "trigger" and not item.definite
    oneself = False
    for other in context.items[item.index + 1 : item.index + 1 + _NEAR]:
        if other.kind != "noun" or other.prep not in _WITHIN:
            return []
        oneself = (oneself or is_reflexive(other)) and not is_building(other)  # «نفسه في مسجد في المعسكر»
        if nominal and other.definite and not (other.prep or other.genitive or is_reflexive(other)):
            return []  # «زاد تفجير عنيف الخلاف بين الأكراد …»: of another clause
        amid = other.prep == "fi" and any(words[at].stem == _AMID for at in range(other.prep_at, other.first))
        blown = other.prep == "fi" and oneself or other.prep == "bi" and is_reflexive(context.items[other.index - 1])
        if amid or other.prep == "bayn" or blown:
            weapon = other.mention("weapon") is not None or other.has("placehead", "weapon")
            people = other.has("human", "grouphead") or other.word is not None and other.word.stem in _CROWDS
            if people and not weapon:
                return [other]
    return []


def _entered(context: Context, item: Item) -> list[Item]:
    """«دخل المسجد وفجر نفسه»، «اقتحم المقر وفجر نفسه»: the building to which he went."""
    if not any(is_reflexive(other) for other in context.items[item.index + 1 : item.index + 1 + _BESIDE]):
        return []
    for draft in reversed(context.drafts):
        role = _INTO.get(draft.event, "")
        if role in draft.roles and draft.polarity == "affirmed":
            site = draft.roles[role][-1].item
            return [site] if site is not None and is_building(site) and site.index < item.index else []
    return []
