"""The place that an enclitic takes up, inside one sentence: «حاصر الجيش المدينة وقصفها»، «دخل البلدة بعد تحريرها»."""

from __future__ import annotations

from khabar.claims.antecedents import antecedent_of
from khabar.claims.candidates import named_as
from khabar.claims.context import STRIKES, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_feminine, is_place, is_state

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


def settle(context: Context, item: Item, draft: Draft, role: str, pronoun: str) -> bool:
    """Give a role the place that ``pronoun`` means; false where it may mean somebody, or nothing is there."""
    if pronoun not in _MEANT or role not in _SITES.get(draft.event, ()):
        return False
    if pronoun == "ه" and draft.rule.startswith(_SHOT):
        return False  # «قبل أن تطلق الشرطة عليه النار»: on somebody
    place = _meant(context, item, draft, pronoun)
    if place is None:
        return False
    told = context.place(place) if role == "place" else context.filler(place)
    draft.roles.setdefault(role, []).append(Argument(told.start, told.stop, place, True))
    return True


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


def _fits(noun: Item, pronoun: str) -> bool:
    """Whether an enclitic may mean a place, by gender and number."""
    return noun.inflected("dual") if pronoun == "هما" else is_feminine(noun) == (pronoun == "ها")


def _meant(context: Context, item: Item, draft: Draft, pronoun: str) -> Item | None:
    """The nearest that agrees; where it all happens only if nothing right before it is meant: «مواقع في العراق»."""
    taken = {id(a.item) for listed in draft.roles.values() for a in listed}
    beside: Item | None = None
    for noun in reversed(context.items[: item.index]):
        if noun.kind != "noun" or id(noun) in taken:
            continue
        if beside is not None and noun.index < beside.index - 1:
            return beside
        if not is_place(noun):
            if beside is None and _agrees(context, noun, pronoun, draft.rule.split(".")[1] in _LEFT):
                return None
        elif is_state(noun) and draft.event != "control":
            continue
        elif _fits(noun, pronoun):
            if noun.prep not in _BESIDE:
                return noun
            beside = beside or noun
    return beside


def _agrees(context: Context, noun: Item, pronoun: str, left: bool) -> bool:
    """May the enclitic mean somebody: «ها» a woman or a group, but no people in the plural; a group is not left."""
    named = named_as(context.sentence, noun)
    if named is None or left and named[0] == "group" and not noun.has("placehead"):
        return False  # «المدينة التي تحاصرها القوات بعد طرد المسلحين منها»
    kind, _, number = named
    return number == "sg" if pronoun == "ه" else number == "f" or kind == "group" and number == "pl"
