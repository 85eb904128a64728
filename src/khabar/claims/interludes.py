"""Where a clause goes on past a deed that stands in it: that says when or where it was, what did it, what it befell."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.asides import past_clause
from khabar.claims.concord import clashes
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, is_actor, is_blow, is_place, is_push, is_somebody, strikes_object
from khabar.grammar.classes import word_class

_WHEN = frozenset({"before", "after"})
WHILE = _WHEN | {"during", "fi", "at", "since"}  # prepositions that say when or where, before a deed
_AWAITING = frozenset({"vt", "vp", "light_obj"})  # verbs of whom somebody is told after them
_OWN = 7  # items of a deed that stands between a verb and whom it tells of
_ONWARD = frozenset({"fi", "for"})  # «شن هجوماً | بهدف استعادة البلدة»: in what, and for what
_OUTWARD = frozenset({"ala", "min"})
_NEAR = 4  # items of a deed that tells when
_TWO = 2  # bare phrases of a verb that has whom it does something to
_CARRIES = frozenset({"do", "behind"})  # verbs of which somebody is told who does the deed
_GOINGS = word_class("goes_whither")
_EVENTS, _HELP = frozenset({"ev", "ni"}), "support"
_HIT = ("placehead", "thing", "weapon", "grouphead")
_BESIDE = WHILE | {"cause", "bi", "despite"}  # what brings in what went with a deed
_AHEAD = 8  # items up to the rest of a phrase that the verb begins


def past_when(items: Sequence[Item], at: int, roles: frozenset[str], slots: Slots, item: Item) -> int:
    """The index of what a verb tells of past a deed that says when or where it was; zero where there is none."""
    if item.prep not in WHILE or items[at].kind != "verb":
        return 0
    return _resumed(items, at, slots, item) or _upon(items, at, roles, slots, item)


def _resumed(items: Sequence[Item], at: int, slots: Slots, item: Item) -> int:
    """«قتل الجيش خلال هجومه على القرية | خمسة مسلحين»: past when it was, with whatever the deed has of its own.

    Whom a verb tells of stands there, so many or new; or the rest of the phrase that makes its meaning.
    """
    verb = items[at]
    entry = verb.entry
    if entry is None or entry.label not in _AWAITING:
        return 0
    split = entry.label == "light_obj"
    if not split and (verb.pronoun or len(slots.bare) >= (2 if entry.label == "vt" else 1)):
        return 0
    whose = items[item.index + 1 : item.index + _OWN]
    for after in whose:
        if split and after.value == "object":
            return after.index
        if after.kind not in ("noun", "date") or after.conj:
            return 0
        if not (after.prep or after.genitive) and after.kind == "noun":
            new = after.count is not None or is_somebody(after) and not after.definite
            new = new and not (slots.bare and _does(after))  # «قتل جندي في هجوم شنه | متمردون»
            told = not split and new and after.index > item.index + 1 and items[after.index - 1].kind == "noun"
            return after.index if told else 0
    return 0


def _upon(items: Sequence[Item], at: int, roles: frozenset[str], slots: Slots, item: Item) -> int:
    """«سيطر الجيش بعد معارك مع المسلحين | على البلدة»: past a fight, which is never «على» or «من» anybody."""
    verb, fights = items[at], item.entry is not None and "clash" in item.entry.value.split("|")
    if not fights or item.index > at + _NEAR:
        return 0
    if not (verb.has("vi") or verb.has("vt") and "ala" in roles and len(slots.bare) < _TWO):
        return 0  # «تعتمد الحكومة في معاركها مع المسلحين | على ميليشيات»
    for after in items[item.index + 1 : item.index + _OWN]:
        if after.kind not in ("noun", "date") or after.conj and after.prep != "bayn":
            return 0
        if after.prep in _OUTWARD & roles and after.prep not in slots.by:
            return after.index
    return 0


def past_beside(items: Sequence[Item], at: int, slots: Slots, item: Item) -> int:
    """«استعاد الجيش بعد معارك عنيفة | بلدة الرحيبة»، «دمر الجيش بدعم روسي | الجسر»: the object past what went with it.

    Who does it stands before the deed, and the deed, a fight, a blow or help, governs no object of its own. Zero where
    no object follows.
    """
    if item.prep not in _BESIDE and not (item.prep == "min" and items[item.index - 1].kind == "date"):
        return 0
    who = _who_does(items, at, slots)
    closed = item.last - item.first > 1 and not item.definite  # «قصف مكثف»: past its adjective it governs nothing
    if who is None or not _governs_none(item, closed):
        return 0
    owed = item.entry is not None and item.entry.label == "nt" and not closed  # «دخوله المدينة»
    for after in items[item.index + 1 : item.index + _OWN]:
        if after.kind not in ("noun", "date") or after.conj:
            return 0
        bound = after.genitive and not (closed and after.index == item.index + 1)
        if after.kind == "date" or after.prep or bound:
            continue
        if not owed:
            hit = _is_hit(who, after)
            after.genitive = after.genitive and not hit
            return after.index if hit else 0
        owed = False
        if not is_place(after):
            return 0
    return 0


def _who_does(items: Sequence[Item], at: int, slots: Slots) -> Item | None:
    """Who does what a verb tells of whom nothing is said yet, right behind the verb or right before it."""
    verb, front = items[at], items[at - 1] if at else None
    if verb.kind != "verb" or verb.entry is None or verb.entry.label != "vt" or verb.pronoun or len(slots.bare) > 1:
        return None
    who = slots.bare[0][0] if slots.bare else front
    if who is None or who.kind != "noun" or who.prep or who.conj or who.count is not None or not who.definite:
        return None
    return who if acts(who) or is_somebody(who) else None


def _governs_none(item: Item, closed: bool) -> bool:
    """A deed that has no object, or has it right behind itself."""
    label = item.entry.label if item.entry is not None else ""
    if item.prep == "bi" and not closed:
        return item.entry is not None and item.entry.value == _HELP
    return closed or label in _EVENTS or label == "nt" and bool(item.pronoun)


def _is_hit(who: Item, item: Item) -> bool:
    """Whom or what a verb tells of; not «قتل فلان إثر غارة | القيادي في الحزب», who he is."""
    new = is_somebody(item) and (acts(who) or not item.definite)
    hit = item.count is not None or new or item.has(*_HIT) or is_place(item)
    return hit and not (_does(item) or item.has("direction"))


def past_before(items: Sequence[Item], at: int, roles: frozenset[str], item: Item, index: int) -> int:
    """«نُقلوا قبل غارات الطيران على المكان إلى سجن حارم»: the direction that comes after a deed that tells when."""
    if item.prep not in _WHEN or items[at].kind != "verb" or "ila" not in roles or _goes(item):
        return 0
    for after in items[index : index + _NEAR]:
        if after.kind not in ("noun", "date") or after.conj:
            return 0
        if after.prep == "ila":
            return after.index
    return 0


def _goes(item: Item) -> bool:
    """«فرّ بعد دخول الجيش إلى المدينة»: the direction is that of the deed, not of the verb."""
    return item.word is not None and item.word.stem in _GOINGS


def past_cause(items: Sequence[Item], at: int, slots: Slots, index: int) -> int:
    """«قُتل جراء القصف | خمسة مدنيين»: past what brought it about, with its genitive, to whom the verb tells of."""
    verb = items[at]
    if verb.kind != "verb" or verb.inflected("pl") or slots.bare or index != at + 2:
        return 0
    while index < len(items) and items[index].kind == "noun" and items[index].genitive:
        index += 1
    after = items[index] if index < len(items) else None
    told = _apart(after) and after is not None and (after.count is not None or is_somebody(after))
    return index if told else 0


def past_deed(items: Sequence[Item], at: int, roles: frozenset[str], slots: Slots, item: Item, index: int) -> int:
    """The index at which the clause goes on past a trigger, to phrases of its own; zero where it does not."""
    following = items[index] if index < len(items) else None
    if following is not None and following.kind == "date" and index + 1 < len(items):
        following = items[index + 1]  # «استهدف انفجار أمس خط أنابيب»
    if items[at].kind == "verb":
        if item.prep:
            on = index if _past_bound(items, at, roles, item, following) else 0
        else:
            on = _past_bare(items, at, slots, item, following, index)
        if on:
            return on
    if following is not None and following.kind == "relative" and item.prep and item.definite:
        if beyond := past_clause(items, following, at, roles):
            return beyond
    return index if following is not None and following.kind == "trigger" and following.conj else 0


def _past_bound(items: Sequence[Item], at: int, roles: frozenset[str], item: Item, following: Item | None) -> bool:
    """The same for a verb and a trigger with a preposition: when, where or by what it was."""
    own = bool(item.pronoun) and item.entry is not None and item.entry.label == "nt"  # «أثناء نقلها جنوداً»
    sure = item.definite or item.count is not None or item.prep == "bi" and strikes_object(items[at])
    if sure and not own and _apart(following):
        return True  # «قتل في الغارة ثلاثة جنود»، «استهدف بغارتين مبنى»
    onward = following is not None and following.kind == "noun" and following.prep == "ila" and "ila" in roles
    return item.prep == "min" and onward  # «فروا من القصف إلى القرى المجاورة»


def _past_bare(items: Sequence[Item], at: int, slots: Slots, item: Item, following: Item | None, index: int) -> int:
    """The same for a verb and a trigger without a preposition: what did it, or what it befell."""
    if item.definite or _apart(following) or _ends_ahead(items, at, index):
        return index  # «دمر القصف منازل»، «استهدف تفجير انتحاري حاجزاً»
    if following is None:
        return 0
    if doer := _doer_behind(items, at, item, index):
        return doer
    if following.genitive and is_push(items[at]):
        return index + 1  # «دفع تقدم القوات | السكان إلى …»
    if not slots.by:
        hits = strikes_object(items[at])
        if following.prep == "li" or following.prep == "bi" and hits:
            return index  # «استهدفت غارات للجيش مواقع …»
        hit = items[following.index + 1] if following.index + 1 < len(items) else None
        if (
            hits
            and following.genitive
            and (acts(following) or is_place(following) and bool(following.mention("place")))
            and _apart(hit)
        ):
            return index + 1  # «استهدفت غارات التحالف مواقع …»: whose the blow is, and what it hit
        if hits and following.genitive and following.kind == "noun" and is_blow(item):
            following.genitive = False
            return index  # «استهدف انفجار خط أنابيب»
    return index if following.kind == "trigger" and following.prep in _ONWARD else 0


def _doer_behind(items: Sequence[Item], at: int, deed: Item, index: int) -> int:
    """«نفذ اغتيال القاضي | مسلحون»، «شنت هجوماً على الموقع | قوات الأسد»: the index of who does what a verb carries.

    The deed stands right after the verb, with whom it befell or where; who stands behind is no object of it. Zero
    where nobody does.
    """
    verb = items[at]
    if (
        verb.entry is None
        or verb.entry.value.split("|")[0] not in _CARRIES
        or verb.pronoun
        or verb.inflected("pl")
        or not _opens_with(items, at, deed)
    ):
        return 0
    bound = False
    for after in items[index : index + _OWN]:
        if after.kind == "date" or after.value == "apposition" or after.kind == "noun" and after.genitive:
            bound = True
        elif after.kind != "noun" or after.conj:
            return 0
        elif after.prep:
            bound = True
        elif after.mention("person") is not None and items[after.index - 1].mention("person") is not None:
            return 0  # «محادثات مع الوزير فلان | فلان الفلاني»: the rest of a name
        else:
            able = _does(after) or (is_actor(after) or after.has("human")) and not (after.short and after.definite)
            return after.index if bound and able and _may_do(verb, after) else 0
    return 0


def _opens_with(items: Sequence[Item], at: int, deed: Item) -> bool:
    """Whether nothing stands between a verb and its deed but the rest of the verb, or «عملية»."""
    between = items[at + 1 : deed.index]
    return all(i.value == "object" or i.has("lightnoun") and i.short and not i.definite for i in between)


def _may_do(verb: Item, item: Item) -> bool:
    """In the nominative, where it shows, and of the gender of the verb."""
    if item.word is None or clashes(verb, item):
        return False
    return item.has("grouphead") or not item.word.form.endswith(("ين", "ا"))


def _ends_ahead(items: Sequence[Item], at: int, index: int) -> bool:
    """«أودى هجوم في ديالى بحياة مئة شخص»: the rest of a phrase that the verb begins stands further on."""
    verb = items[at].entry
    if verb is None or " " not in verb.lemma:
        return False
    return any(i.value == "object" for i in items[index : index + _AHEAD])


def _does(item: Item) -> bool:
    """In the nominative of the sound plural, as no object stands."""
    return item.word is not None and item.word.form.endswith("ون")


def _apart(item: Item | None) -> bool:
    """A bare phrase that is no genitive of what stands before it."""
    return item is not None and item.kind == "noun" and not (item.genitive or item.prep or item.conj)
