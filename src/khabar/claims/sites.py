"""The place that an enclitic takes up, inside one sentence: «حاصر الجيش المدينة وقصفها»، «دخل البلدة بعد تحريرها»."""

from __future__ import annotations

from collections.abc import Collection

from khabar.claims.antecedents import antecedent_of
from khabar.claims.candidates import named_as
from khabar.claims.context import STRIKES, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import headed, is_airborne, is_feminine, is_place, is_state, is_target

_MEANT = frozenset({"ها", "ه", "هما"})
_HIT = STRIKES - {"raid"} | {"siege", "destruction"}  # not «يلاحقها»
_SITES = {  # roles that a place may fill, by event
    "control": frozenset({"place"}),
    "movement": frozenset({"to", "from", "via"}),
    "flight": frozenset({"from", "to"}),
    "displacement": frozenset({"from"}),
    **dict.fromkeys(_HIT, frozenset({"target", "place", "thing"})),
}
_SHOT = "frame.shooting"
_LEFT = frozenset({"expel", "liberate", "withdraw", "fell"})  # frames of a place that somebody leaves or loses
_BESIDE = frozenset({"fi", "at"})  # where it all happens
_WHO = frozenset({"group", "person"})
_GO = frozenset({"vehicle", "vessel"})
_AROUND = _BESIDE | {"ila", "min", "bayn", "bi"}  # where what is hit is, goes or lies
_ENDS = frozenset({"verb", "that", "clause", "relative"})


def settle(context: Context, item: Item, draft: Draft, role: str, pronoun: str) -> bool:
    """Give a role the place that ``pronoun`` means; false where it may mean somebody, or nothing is there."""
    if pronoun not in _MEANT or role not in _SITES.get(draft.event, ()):
        return False
    if pronoun == "ه" and draft.rule.startswith(_SHOT):
        return False  # «قبل أن تطلق الشرطة عليه النار»: on somebody
    place = _meant(context, item, draft, pronoun)
    if place is None:
        return False
    for one in _pair(context, place) if pronoun == "هما" else (place,):
        told = context.place(one) if role == "place" else context.filler(one)
        told = (_within(context, one, pronoun) if draft.event == "control" else None) or told
        draft.roles.setdefault(role, []).append(Argument(told.start, told.stop, one, True))
    return True


def _pair(context: Context, last: Item) -> list[Item]:
    """«حلب وإدلب»، «محافظتي حلب وإدلب»: two places side by side, by the second; or two in one word."""
    first = context.previous(last)
    beside = last.conj and not last.prep and first is not None and first.last == last.first
    return [first, last] if beside and first is not None and is_place(first) else [last]


def _within(context: Context, noun: Item, pronoun: str) -> Argument | None:
    """«تأهيل المدينة»، «ميناء عدن»: the place in the genitive, where the enclitic does not mean its head."""
    first, last = noun.fill
    apart = noun.count is not None or noun.has("direction", "adj")
    if last - first < 2 or pronoun not in ("ه", "ها") or apart or _may_be_head(noun, pronoun):
        return None  # «غرب المدينة»، «كبرى مدن الجنوب»: of another place
    place = next((f for f in noun.mentions if f.kind == "place" and f.first > first and f.last == last), None)
    at = place.first if place is not None else last - 1
    head = context.sentence.words[at]
    if place is None and not (head.article and "placehead" in head.labels and not head.has("human", "grouphead")):
        return None
    she = "placehead" not in head.labels or head.stem.endswith("ه") or "f" in head.features or "pl" in head.features
    return context.words(at, last, noun) if she == (pronoun == "ها") else None


def take_up(context: Context, item: Item, draft: Draft, pronoun: str) -> None:
    """«المدينة التي كان الجيش يسيطر عليها»، «قطاع من المدينة ما زال يسيطر عليه الجيش»: of what the clause is said."""
    taken = {id(a.item) for listed in draft.roles.values() for a in listed}
    place: Item | None = None
    for other in reversed(context.items[: item.index]):
        if other.kind == "relative":
            place = antecedent_of(context.items, other.index)
            break
        if other.kind == "noun":
            if place is None and is_place(other) and _fits(other, pronoun):
                place = other
        elif not (other.kind == "verb" and other.has("aux") or other.kind in ("date", "other")):
            place = place if place is not None and not place.definite else None
            break
    else:
        return
    if pronoun in _MEANT and place is not None and id(place) not in taken and is_place(place) and _fits(place, pronoun):
        told = context.place(place)
        draft.roles["place"] = [Argument(told.start, told.stop, place, True)]


def _may_be_head(noun: Item, pronoun: str) -> bool:
    """«جامعة الأنبار»، «سفينة المدينة»: a place or a thing with which the enclitic agrees."""
    return (is_place(noun) or noun.has("thing", "placehead", "grouphead")) and _fits(noun, pronoun)


def _fits(noun: Item, pronoun: str) -> bool:
    """Whether an enclitic may mean a place or a thing, by gender and number; «هما» means the second of two as well."""
    return noun.inflected("dual") or noun.conj if pronoun == "هما" else is_feminine(noun) == (pronoun == "ها")


def _meant(context: Context, item: Item, draft: Draft, pronoun: str) -> Item | None:
    """The place that the enclitic may mean: where something merely happens only if nothing else is said of it."""
    taken = {id(a.item) for listed in draft.roles.values() for a in listed}
    near = _nearest(context, item, draft, pronoun, taken)
    if near is not None and near.prep not in _BESIDE:
        return near
    again = _of_same(context, item, pronoun) or _resumed(context, item, pronoun)
    return again if again is not None and id(again) not in taken else near


def _nearest(context: Context, item: Item, draft: Draft, pronoun: str, taken: Collection[int]) -> Item | None:
    """The nearest that agrees; where it all happens only if nothing right before it is meant: «مواقع في العراق»."""
    hits = draft.event in _HIT and draft.event != "siege"
    beside: Item | None = None
    for noun in reversed(context.items[: item.index]):
        if beside is not None and noun.kind in _ENDS:
            return beside
        if noun.kind != "noun" or id(noun) in taken or hits and noun.prep == "li" and not is_place(noun):
            continue  # «رصدت آليات للمتمردين وقصفتها»: whose they were
        if beside is not None and noun.index < beside.index - 1 and not hits:
            return beside
        own = item.kind == "verb" or item.pronoun == pronoun
        if draft.event == "control" and own and beside is None and _within(context, noun, pronoun) is not None:
            return noun
        if not is_place(noun):
            if hits and _is_struck(noun, draft.event) and _fits(noun, pronoun):
                return noun
            if beside is None and _agrees(context, noun, pronoun, draft.rule.split(".")[1] in _LEFT):
                return None
        elif is_state(noun) and draft.event != "control":
            continue
        elif _fits(noun, pronoun) and (pronoun != "هما" or noun.inflected("dual") or len(_pair(context, noun)) > 1):
            if noun.prep not in (_AROUND if hits else _BESIDE):
                return noun
            if beside is None or hits and noun.index == beside.index - 1:
                beside = noun  # «إلى قرية النور في أرحب»
    return beside


def _is_struck(noun: Item, event: str) -> bool:
    """«دبابة»، «زوارق»، «الأهداف»: a thing that a blow hits, and not by what it is dealt."""
    if noun.has("human", "lightnoun", "say_noun") or noun.prep in ("bi", "with"):
        return False
    if headed(noun, "thing", _GO) and not (event != "destruction" and is_airborne(noun)):
        return True  # «رتل», but «الطائرة … قصفها»: what strikes
    acts = noun.has("grouphead") or any(f.kind in _WHO and f.first == noun.fill[0] for f in noun.mentions)
    return not acts and (noun.has("thing") and event == "destruction" or is_target(noun))


def _of_same(context: Context, item: Item, pronoun: str) -> Item | None:
    """«معركة استعادة القاعدة الواقعة في لحج …، لأن استعادتها …»: the place of the same deed before."""
    if item.kind != "trigger" or item.word is None or item.pronoun != pronoun:
        return None
    for deed in reversed(context.items[: item.index]):
        if deed.kind == "trigger" and deed.word is not None and deed.word.stem == item.word.stem:
            place = context.following(deed)
            right = place is not None and place.genitive and place.first == deed.last and is_place(place)
            return place if right and place is not None and _fits(place, pronoun) else None
    return None


def _resumed(context: Context, item: Item, pronoun: str) -> Item | None:
    """«القاعدة التي تسعى القوات في اليمن إلى استعادتها»: of what the clause is said, past where it is done."""
    if pronoun == "هما":
        return None
    for other in reversed(context.items[: item.index]):
        if other.kind == "relative":
            place = antecedent_of(context.items, other.index)
            right = place is not None and place.kind == "noun" and is_place(place) and not is_state(place)
            return place if right and place is not None and _fits(place, pronoun) else None
        if other.kind in ("that", "clause", "open", "close") or other.kind == "mark" or other.conj:
            return None
    return None


def _agrees(context: Context, noun: Item, pronoun: str, left: bool) -> bool:
    """May the enclitic mean somebody: «ها» a woman or a group, but no people in the plural; a group is not left."""
    named = named_as(context.sentence, noun)
    if named is None or left and named[0] == "group" and not noun.has("placehead"):
        return False  # «المدينة التي تحاصرها القوات بعد طرد المسلحين منها»
    kind, _, number = named
    return number == "sg" if pronoun == "ه" else number == "f" or kind == "group" and number == "pl"
