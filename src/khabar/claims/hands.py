"""In whose hands a place is said to be: «ما زالت المدينة بيد الثوار»، «المناطق الخاضعة للجماعة»."""

from __future__ import annotations

from khabar.claims.antecedents import antecedent_of
from khabar.claims.apposition import NAME
from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, headed, is_feminine, is_place
from khabar.grammar.classes import word_class

_HANDS, _SUBJECT = word_class("hand"), word_class("subject_to")
_TAKING = word_class("taking")
_FALLS = word_class("falls_under")
_FREE, _BECOMES = word_class("free_of"), word_class("becomes")
_FIGHTERS = frozenset({"fighter", "militant", "terrorist", "extremist", "rebel"})
_PRESENCE = "وجود"
_NEAR = 2  # items from «خالية» to those of whom it is
_FORWARD = frozenset({"advance", "movement", "enter", "attack"})
_STEP = 4  # items from a deed to what it is joined to
_REACH = 3  # phrases from «الخاضعة» back to the place


@only_of(stems=_HANDS | _SUBJECT)
def add_held(context: Context) -> None:
    """A claim for each place that is said to be in somebody's hands, or subject to them."""
    for item in context.of["noun"]:
        previous = context.previous(item)
        if previous is None or item.conj or not (acts(item) or item.mention("group", "person") is not None):
            continue
        if item.prep == "li" and previous.word is not None and previous.word.stem in _SUBJECT and not previous.negated:
            place = _subject(context, previous)
        elif item.prep == "by" and any(context.sentence.words[at].stem in _HANDS for at in _way(item)):
            place = _predicated(context, previous)
        else:
            continue
        if place is None or not is_place(place) or acts(place) and place.mention("place") is None:
            continue
        draft = context.start("control", "frame.hands.np", item, ("actor", "place"))
        draft.add("actor", context.filler(item))
        draft.add("place", context.place(place))
        draft.constants = {"change": "holds"}
        context.drafts.append(draft)


@only_of(stems=_FREE)
def add_freed(context: Context) -> None:
    """«أصبحت المدينة خالية من المسلحين»: a claim for each place that those who held it are said to be gone from."""
    for item in context.of["noun"]:
        if item.word is None or item.word.stem not in _FREE or not item.short or item.definite or item.prep:
            continue
        place, gone = _that_became(context, item), _gone(context, item)
        if place is None or gone is None:
            continue
        draft = context.start("control", "frame.freed.np", item, ("actor", "place"))
        draft.add("actor", context.group(gone) if gone.mention("group") is not None else context.filler(gone))
        draft.add("place", context.place(place))
        draft.constants = {"change": "lost"}
        context.drafts.append(draft)


def _that_became(context: Context, free: Item) -> Item | None:
    """The place before it that a verb says has become so."""
    previous = context.previous(free)
    front = context.previous(previous) if previous is not None else None
    verb, place = (previous, front) if previous is not None and previous.kind == "verb" else (front, previous)
    if verb is None or place is None or verb.kind != "verb" or verb.word is None or verb.negated:
        return None
    became = any(entry.lemma in _BECOMES for entry in verb.word.entries)
    return place if became and place.kind == "noun" and not place.prep and is_place(place) else None


def _gone(context: Context, free: Item) -> Item | None:
    """«من وجود المسلحين»، «من التنظيم»: a group or those who fight."""
    for item in context.items[free.index + 1 : free.index + 1 + _NEAR]:
        if item.kind == "noun" and item.prep == "min" and item.word is not None:
            told = acts(item) or item.word.stem == _PRESENCE and item.mention("group") is not None
            return item if told or headed(item, "human", _FIGHTERS) else None
    return None


def takes_hold(context: Context, item: Item) -> bool:
    """«بسط سيطرته على المدينة»: the deed is that hold is taken, and not that there is one."""
    way = context.previous(item)
    return way is not None and way.last == item.first and way.word is not None and way.word.stem in _TAKING


def goes_on_to_hold(context: Context, item: Item) -> bool:
    """«تقدم المقاومة وسيطرتها على الموقع»، «وقعت القرية تحت سيطرتها»: what came of going forward, or a fall."""
    if item.kind == "trigger" and item.prep == "under":
        near = reversed(context.items[max(0, item.index - _STEP) : item.index])
        verb = next((i for i in near if i.kind not in ("noun", "other", "date")), None)
        verb = verb if verb is not None and verb.kind == "verb" else None
        past = verb is not None and verb.inflected("past") and not verb.inflected("imperfect") and not verb.negated
        lies = context.sentence.words[item.prep_at - 1].has("participle", "ap", "adj")  # «الواقعة تحت سيطرة …»
        return past and not lies and verb is not None and verb.word is not None and verb.word.means(_FALLS)
    if item.kind != "trigger" or not (item.conj and item.pronoun) or item.prep:
        return False
    for other in reversed(context.items[max(0, item.index - _STEP) : item.index]):
        if other.kind == "trigger":
            return other.entry is not None and not _FORWARD.isdisjoint(other.entry.value.split("|"))
        if other.kind not in ("noun", "other", "date"):
            return False
    return False


def _way(item: Item) -> range:
    return range(item.prep_at, item.first)


def _subject(context: Context, participle: Item) -> Item | None:
    """«البلدات في الشمال الخاضعة للجماعة»: the nearest place that agrees."""
    she = participle.word is not None and participle.word.form.endswith("ه")
    for other in reversed(context.items[max(0, participle.index - _REACH) : participle.index]):
        if other.kind != "noun":
            return None
        if is_place(other) and (is_feminine(other) or other.inflected("pl")) == she:
            return other
    return None


def _predicated(context: Context, previous: Item) -> Item | None:
    """What is in their hands: before a verb of being or right after it, or taken up by a relative."""
    if previous.kind == "relative":
        return _itself(context, antecedent_of(context.items, previous.index))  # «المناطق التي بيد الجماعة»
    if previous.kind == "noun":
        verb = context.previous(previous)
        if previous.prep or not previous.definite or verb is not None and verb.kind not in ("verb", "that", "clause"):
            return None  # «أصبحت المدينة بيد الثوار»
        return previous if verb is None or verb.kind != "verb" or _is(verb) else None
    if previous.kind != "verb" or not _is(previous):
        return None
    front = before(context.items, previous.index)
    return _itself(context, front.items[-1]) if front.items else None


def _itself(context: Context, place: Item | None) -> Item | None:
    """«زنجبار، عاصمة المحافظة في جنوب البلاد التي كانت بيد الجماعة»: the place, and not where it lies."""
    while place is not None and place.index and place.prep == "fi":
        whole = context.items[place.index - 1]
        if whole.value == NAME and whole.index:
            whole = context.items[whole.index - 1]  # «زنجبار عاصمة المحافظة»
            if whole.kind == "mark" and whole.value in "،," and whole.index:
                whole = context.items[whole.index - 1]  # «زنجبار، عاصمة …»
        lies = place.has("direction") or is_feminine(whole) == is_feminine(place)
        if whole.kind != "noun" or not is_place(whole) or not lies:
            break
        place = whole
    return place


def _is(verb: Item) -> bool:
    """A verb of being that tells how things stand: no «لن تبقى»."""
    return verb.has("aux") and not verb.negated and not (verb.word is not None and verb.word.future)
