"""Whom a relative pronoun takes up: «المقاتلون المدعومون من تركيا الذين …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import NOMINAL, Item
from khabar.claims.traits import RANKS, acts, is_feminine, is_many, is_place, is_quality, is_somebody, is_weapon
from khabar.grammar.classes import word_class

_FROM_WHAT, _WHAT = "مما", "ما"
_PUSHES = word_class("forces") | {"دفع"}  # «ما دفع السكان إلى …»
_SETTING = word_class("setting")
THEY, _PAST = "وهم", 3  # and items that may stand between it and whom it tells of
_BEHELD = word_class("beheld")
_TAKING = frozenset(
    {"siege", "gain", "retake", "liberate", "holds", "enter", "leave", "reach", "based"}
)  # done to places
_THERE = frozenset({"fi", "maa"})
_FIGHTING = frozenset({"fight", "attack", "shelling", "attack_on", "gain", "retake", "liberate", "siege", "bombing_by"})
_WHEN = frozenset({"after", "since"})
_BESIDE_BLOW = frozenset({"li", "min", "by", "fi", "bi", "near"})  # whose a blow is, and where it was dealt
_BLOW_NEAR = 5  # items from a blow to a verb that tells of it
_BODIES = frozenset({"human", "title", "grouphead", "thing", "weapon", "document", "placehead"})
_UPON = frozenset({"ala", "fi"})
_FOREMOST = word_class("rank_word") | word_class("most")
_BEHIND = frozenset({"li", "min", "ala", "bi", "maa", "an"})
_REACH = 30  # items inside one bracket

_THEN = frozenset({"during", "fi", "cause", "after", "through"})  # «خلالها»، «بموجبها»
_THERE = frozenset({"ala", "fi", "min"})  # «يسيطر عليها»، «يتحصن فيها»


def is_instead(item: Item) -> bool:
    """«الجيش، لا الشرطة، هو الذي …»: who did not."""
    return item.negated and item.kind == "noun" and item.definite


def open_of(items: Sequence[Item], at: int) -> int:
    """The bracket that opens what the one at ``at`` closes; ``at`` itself where none does."""
    for index in range(at - 1, max(-1, at - _REACH), -1):
        if items[index].kind == "open":
            return index
    return at


_HARMS = frozenset({"killing", "injury", "destruction"})
_POST = 4  # items from a post to the name of who holds it


def antecedent_of(items: Sequence[Item], at: int) -> Item | None:
    """The phrase that a relative pronoun takes up."""
    if items[at].conj:  # «الذي …، والذي …»: the same antecedent
        first = next((i for i in range(at - 1, -1, -1) if items[i].kind == "relative" and not items[i].conj), None)
        if first is not None:
            return antecedent_of(items, first)
        person = next((i for i in reversed(items[:at]) if i.nominal and i.mention("person")), None)
        if person is not None:
            return person
    beside, number = _named_before(items, at), items[at].value
    if beside is not None:
        return beside
    index = at - 1
    while index >= 0:
        item = items[index]
        named = _named_by(items, item) if number == "sg" and item.value == "apposition" else None
        if named is not None:
            return named
        if item.kind == "close":
            inside = items[index - 1] if index else None
            index = open_of(items, index) - 1
            if inside is not None and (index < 0 or not items[index].nominal):
                return inside if inside.nominal else None
            continue
        if is_instead(item) or item.prep and _is_governed(items, item, number):
            index -= 1
            continue
        if item.prep and _described(items, index, number):
            index -= 2
            continue
        nominal = item.kind in NOMINAL
        first = _first_name(items, index) if nominal and "alias" in item.labels else -1
        if first >= 0:
            index = first  # «فلان المكنى أبو فلان، الذي …»: of whom the first name tells
            continue
        if item.kind not in ("mark", "other", "date") and not (nominal and item.prep and _is_where(items, at, item)):
            return _head(items, index, items[at]) if nominal and not _is_he(items, at, item) else None
        index -= 1
    return None


def _is_governed(items: Sequence[Item], item: Item, number: str) -> bool:
    """Somebody behind a preposition, of whom no such relative pronoun tells."""
    return number == "pl" and _is_left(items, item) or number == "sg" and _are_many(items, item)


def _is_where(items: Sequence[Item], at: int, item: Item) -> bool:
    """«الموقع في المدينة الذي …», «المقاتلون المدعومون من تركيا الذين …»: where that is of which the pronoun tells."""
    number = items[at].value
    told = number == "sg" or number == "pl" and item.mention("place") is not None
    if told and item.index > 0 and is_place(item) and not _held(items, at, item):
        return True
    return _fights_there(items, at, item)


def holds_what(items: Sequence[Item], verb: Item) -> bool:
    """«إعادة إعمار | ما دمرته الحرب»: of what has no name tells a verb behind «ما» in the genitive of a noun."""
    what, before = items[verb.index - 1], items[verb.index - 2] if verb.index > 1 else None
    if before is None or what.word is None or what.word.form != _WHAT or before.last != what.first:
        return False
    if not verb.has("vt") or verb.has("light", "say", "vcause") or what.last > what.first + 1:
        return False  # «الساعة، ما لم تطلق الحكومة …»، «ما يدفع الجيش إلى …»
    return before.nominal and not before.definite and before.has("noun", "lightnoun") and not before.has("thing")


def _named_before(items: Sequence[Item], at: int) -> Item | None:
    """«القائد فلان، صهر مؤسس الحركة، الذي قتل …»: of whom the kinsman or the post between two commas is told."""
    if at < 4 or items[at].value != "sg" or not (_is_comma(items[at - 1]) and _is_comma(items[at - 3])):
        return None
    aside, name = items[at - 2], items[at - 4]
    told = aside.kind == "noun" and aside.has("kin", "title") and not (aside.prep or aside.conj or aside.short)
    if not told or aside.mention("person") is not None or name.mention("person") is None:
        return None
    return items[name.index - 1] if name.value == "apposition" and items[name.index - 1].kind == "noun" else name


def _named_by(items: Sequence[Item], name: Item) -> Item | None:
    """«القيادي في الكتائب فلان، الذي قتل …»: whose post stands before the name, past whose it is."""
    if name.mention("person") is None:
        return None
    near = reversed(items[max(0, name.index - _POST) : name.index])
    return next((i for i in near if i.nominal and i.fill == name.fill and not i.has("alias")), None)


def _is_comma(item: Item) -> bool:
    return item.kind == "mark" and item.value in "،,"


def told_past(items: Sequence[Item], bound: Item, verb: Item) -> Item | None:
    """«قادة الجيش الذين يحملون جنسيات أجنبية | فروا»: of whom «الذين» tells, where what stands between does nothing."""
    near = items[verb.index - 1]
    if not verb.inflected("pl") or verb.inflected("sg") or near.kind != "noun":
        return None
    if near.count is not None or acts(near) or is_somebody(near) and not (near.conj and near.has("adj")):
        return None
    at = bound.index - 1
    if at > 0 and items[at].kind == "verb" and items[at].has("aux"):
        at -= 1
    if at < 1 or items[at].kind != "relative" or items[at].value != "pl" or not bound.inflected("pl"):
        return None
    who = antecedent_of(items, at)
    return who if who is not None and who.kind == "noun" else None


def while_they(items: Sequence[Item], verb: Item) -> Item | None:
    """«رصدت الطائرة مقاتلي التنظيم | وهم ينسحبون»: the people right before «وهم», of whom alone it can tell."""
    they = items[verb.index - 1]
    if verb.conj or not verb.inflected("imperfect"):
        return None
    for item in reversed(items[max(0, they.index - _PAST) : they.index]):
        if item.kind not in ("noun", "date"):
            return None
        if not item.prep and (is_many(item) or item.count is not None) and item.has("human", "nationality"):
            return item
    return None


def is_beheld(verb: Item) -> bool:
    """A verb of seeing and being seen."""
    return verb.word is not None and any(e.label == "verb" and e.lemma in _BEHELD for e in verb.word.entries)


def seen_doing(items: Sequence[Item], bound: Item, verb: Item) -> Item | None:
    """«شوهدت السيارات تتنقل»، «شاهد السكان القوات | تتقدم»: who is seen, and an imperfect that tells what they did."""
    if not is_beheld(bound) or verb.prep or verb.pronoun or verb.inflected("past") or not verb.inflected("imperfect"):
        return None
    bare = [i for i in items[bound.index + 1 : verb.index] if i.kind == "noun" and not (i.prep or i.genitive or i.conj)]
    seen = bare[-1] if bare and bare[-1].last == verb.first else bare[0] if len(bare) == 1 else None
    resumed = verb.index + 1 < len(items) and items[verb.index + 1].value == "pronoun"  # «منطقة يسيطر عليها …»
    seen = None if resumed or seen is not None and not seen.definite and seen.last == verb.first else seen
    return seen if seen is not None and (not verb.inflected("pl") or verb.inflected("sg") or is_many(seen)) else None


def tells_of_some(items: Sequence[Item], verb: Item) -> bool:
    """«يطالب بتسليم ضباط انشقوا عن الجيش»: a past right after people without an article tells who they are."""
    if verb.kind != "verb" or verb.conj or verb.prep or not verb.index:
        return False
    some = items[verb.index - 1]
    if some.prep in ("fi", "min") and some.mention("group") is not None and some.last == verb.first and verb.index > 1:
        some, last = items[verb.index - 2], some.last  # «قيادياً في الحركة | سلم نفسه»
    else:
        last = some.last
    people = some.kind == "noun" and not some.definite and last == verb.first and some.has("human", "kin")
    people = people and not (some.has("adj") and some.inflected("f"))  # «محاولة إرهابية استهدفت …»
    people = people and (verb.inflected("pl") or not is_many(some))
    return people and verb.inflected("past") and not verb.inflected("imperfect")


def tells_of_place(items: Sequence[Item], verb: Item) -> bool:
    """«يحاول استعادة مدن يسيطر عليها المسلحون»: how things stand in a place without an article."""
    if verb.kind != "verb" or verb.conj or verb.prep or not verb.index or verb.index + 1 >= len(items):
        return False
    place, taken = items[verb.index - 1], items[verb.index + 1]
    there = place.kind == "noun" and "placehead" in place.labels and not place.definite and place.last == verb.first
    return there and taken.value == "pronoun" and taken.prep in _THERE and not verb.has("modal", "hedge", "aux")


def _is_left(items: Sequence[Item], group: Item) -> bool:
    """«المنشقين عن الجيش الذين وصلوا»، «أرفع القياديين في الحزب الذين …»: the group, of which «الذين» tells nothing."""
    if group.kind != "noun" or not group.prep or group.mention("group") is None or not group.index:
        return False
    if is_many(group) and (group.word is None or group.word.stem != RANKS):
        return False
    people = items[group.index - 1]
    beside = people.kind == "noun" and people.last == (group.prep_at if group.prep_at >= 0 else group.first)
    if people.word is not None and people.word.stem in _FOREMOST and people.last - people.first > 1:
        return beside and people.definite
    return beside and people.definite and people.has("human") and is_many(people)


def _is_he(items: Sequence[Item], at: int, deed: Item) -> bool:
    """«أسباب الاختفاء، | التي …»: of a deed in the masculine no «التي» past a comma tells."""
    if items[at].value != "f" or items[at - 1].kind != "mark" or deed.kind != "trigger" or deed.light:
        return False
    if deed.word is None or deed.word.stem.endswith(("ه", "ا", "ي")):
        return False
    return "sg" in deed.word.features and deed.word.features.isdisjoint(("f", "pl", "dual"))


def _are_many(items: Sequence[Item], item: Item) -> bool:
    """«مؤسس الحركة المعادية للأجانب الذي …»: people in the plural behind a preposition, of whom no «الذي» tells."""
    if item.kind != "noun" or item.prep not in _BEHIND or item.count is not None or item.mention("person", "group"):
        return False
    people = item.word is not None and is_many(item) and not item.word.stem.endswith("ه")
    return people and item.has("nationality", "ethnicity") and not item.inflected("sg") and item.index > 0


def _described(items: Sequence[Item], index: int, relative: str) -> bool:
    """«المقاتلين المنتمين إلى الجماعة | الذين …»: to whom they belong, and not they."""
    whose = items[index]
    if index < 2 or not (whose.kind == "noun" and whose.prep and items[index - 1].value == "participle"):
        return False
    holder, word = items[index - 2], whose.word
    people = holder.has("human", "grouphead") and holder.last == items[index - 1].first
    if not people or word is None or relative == "sg" or is_many(whose):
        return False
    heads = [e.features for e in word.entries if e.label == "grouphead"]
    he = bool(heads) and all("f" not in head for head in heads) and not word.stem.endswith(("ه", "ا", "ات"))
    return relative == "pl" or he


def _held(items: Sequence[Item], at: int, place: Item) -> bool:
    """«المخيم الذي يحاصره الجيش»: what is besieged or taken is the place, and not who stands before it."""
    return "placehead" in place.labels and not is_feminine(place) and _taken_up(items, at, "ه")


def _fights_there(items: Sequence[Item], at: int, place: Item) -> bool:
    """«الحكومة في شمال البلاد التي تقاتل التنظيم»: who fights is no place, and stands before it."""
    named = place.prep in _THERE and place.mention("place") is not None and "placehead" not in place.labels
    if items[at].value != "f" or not named or not is_place(place):
        return False
    verb = items[at + 1] if at + 1 < len(items) else None
    if verb is None or verb.kind != "verb" or verb.pronoun or verb.entry is None:
        return False
    if _FIGHTING.isdisjoint(verb.entry.value.split("|")):
        return False
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    return after is None or after.value != "pronoun"


def _taken_up(items: Sequence[Item], at: int, enclitic: str) -> bool:
    """«الذي يحاصره»، «الذي كانت تسيطر عليه»: a verb of what is done to places, with an enclitic for the place."""
    verb = items[at + 1] if at + 1 < len(items) else None
    if verb is not None and verb.has("aux") and at + 2 < len(items):
        verb = items[at + 2]
    if verb is None or verb.kind != "verb" or verb.entry is None or verb.entry.value not in _TAKING:
        return False
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    upon = after is not None and after.value == "pronoun" and after.prep in _UPON and after.word is not None
    resumed = upon and after is not None and after.word is not None and after.word.form.endswith(enclitic)
    return verb.pronoun == enclitic or resumed


def _first_name(items: Sequence[Item], index: int) -> int:
    """The phrase or bracket that a second name stands after; -1 for none."""
    ahead = index - 1
    if ahead > 0 and items[ahead].kind == "mark" and items[ahead].value in "،,":
        ahead -= 1
    return ahead if ahead >= 0 and (items[ahead].mentions or items[ahead].kind == "close") else -1


def _head(items: Sequence[Item], index: int, relative: Item) -> Item:
    """The noun that governs a genitive without a name."""
    item, previous = items[index], items[index - 1]
    if previous.kind == "trigger" and previous.last == item.first and relative.value != "pl" and is_quality(item):
        return previous  # «التفجير الانتحاري | الجبان الذي …»
    governed = item.genitive and not item.mentions and index > 0
    told = item.kind == "trigger" and not previous.has(*_BODIES)
    if governed and told and (item.light and previous.has("lightnoun") or item.definite and relative.value != "pl"):
        return item  # «حادث التفجير الذي استهدف …»، «أعقاب الهجوم الذي استهدف …»
    if relative.value == "pl" and (previous.kind == "trigger" or is_many(item) and not previous.inflected("pl")):
        return item  # «إنقاذ المدنيين الذين …»، «اعترافات عدد ممن …»
    if item.kind == "trigger" and previous.word is not None and previous.word.stem in _SETTING:
        return item  # «في إطار الاتفاقية التي …»
    if (
        governed
        and previous.kind == "trigger"
        and "placehead" in item.labels
        and _taken_up(items, relative.index, "ها")
    ):
        return item  # «استعادة المناطق التي يسيطر عليها …»
    return previous if governed and previous.nominal else item


def of_all_that(relative: Item, verb: Item) -> bool:
    """«قصف الجيش البلدة، مما دمر …»، «…، ما أدى إلى تدمير …»: of all that was told, and of nobody in it."""
    form, entry = relative.word.form if relative.word is not None else "", verb.entry
    if form == _WHAT and entry is not None and entry.label == "vcause" and not verb.pronoun:
        return entry.lemma not in _PUSHES
    return form == _FROM_WHAT and (entry is None or " " not in entry.lemma)


def means_nobody(items: Sequence[Item], that: Item, verb: Item) -> bool:
    """«أنه لقي سبعة أشخاص مصرعهم»، «أن اللغم زرع وأنه قتل جنديين»: no pronoun of whoever tells it."""
    return _befalls_next(items, verb) or _kills(items, that, verb)


def _kills(items: Sequence[Item], that: Item, verb: Item) -> bool:
    """«أن اللغم زرع قبل أيام وأنه قتل جنديين»: what kills, and not who tells of it, is what the pronoun may mean."""
    if not that.conj or verb.entry is None or verb.entry.value not in _HARMS or verb.entry.label != "vt":
        return False
    first = next((i for i in reversed(items[: that.index]) if i.kind in ("that", "mark") and i.value not in "،,"), None)
    thing = items[first.index + 1] if first is not None and first.kind == "that" else None
    if thing is None or thing.prep or not (thing.kind == "trigger" or thing.has("weapon")):
        return False
    return is_feminine(thing) == (that.word is not None and that.word.form.endswith("ها"))


def _befalls_next(items: Sequence[Item], verb: Item) -> bool:
    """«أنه لقي سبعة أشخاص مصرعهم»: those who stand after the verb suffer it, and the pronoun before it means nobody."""
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    if after is None or after.kind != "noun" or after.prep or after.conj or after.pronoun:
        return False
    suffers = verb.entry is not None and verb.entry.label == "vp" and not verb.pronoun
    return suffers and (after.count is not None or is_somebody(after))


def dealt(items: Sequence[Item], deed: Item, verb: Item) -> bool:
    """«عندما تعرضوا لهجوم شنه مسلحون»: of the deed right before it the verb tells, and of who did it."""
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    told = deed.kind == "trigger" and not deed.definite and bool(verb.pronoun) and deed.last == verb.first
    return told and after is not None and after.kind == "noun" and not (after.prep or after.conj)


def deed_of(items: Sequence[Item], verb: Item) -> Item | None:
    """«معارك بين الجيش والتنظيم سيطر خلالها …»: the deed of which the verb tells, and of no side of it."""
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    if after is None or after.value != "pronoun" or after.prep not in _THEN or after.word is None:
        return None
    if verb.conj or not verb.index:
        return None
    previous = items[verb.index - 1]
    if not after.word.form.endswith(("ه", "ها")) or previous.nominal and not previous.definite:
        return None  # «مواقع تتمركز فيها …»: of what stands right before it
    for item in reversed(items[: verb.index]):
        if (item.kind == "trigger" or item.has("lightnoun")) and not (item.definite or item.prep):
            return item if item.last < verb.first else None
        if item.kind in ("verb", "that", "clause", "relative") or item.kind == "mark" and item.value not in "،,":
            return None
    return None


def begins(items: Sequence[Item], verb: Item) -> bool:
    """«حاول عناصره الفرار، وآخرون | جرى اعتقالهم»: who is joined after a comma right before a verb of his own."""
    topic = items[verb.index - 1] if verb.kind == "verb" and verb.index > 1 and not verb.conj else None
    if topic is None or topic.kind != "noun" or not topic.conj or topic.prep or topic.last != verb.first:
        return False
    if befalls(items, verb):
        return True  # «والبعض تم إعدامه | وآخرين جرى اعتقالهم»
    if topic.has("demonstrative") or verb.has("aux") or items[topic.index - 1].kind != "mark":
        return False  # «…، وهذا ليس …»
    person = topic.mention("person")
    named = person is not None and person.last == topic.last > person.first + 1 and verb.has("vi", "vt", "vp", "light")
    return (named or topic.has("human", "adj", "grouphead")) and _told_before(items, topic)


def befalls(items: Sequence[Item], verb: Item) -> bool:
    """«جرى اعتقالهم», «تم القبض عليهم»: what came about befell who stands before, whom an enclitic takes up."""
    light = verb.kind == "verb" and not verb.conj and verb.word is not None and verb.word.entry("light")
    if not light or light.value != "happen" or verb.index + 1 >= len(items):
        return False
    deed = items[verb.index + 1]
    after = items[deed.index + 1] if deed.index + 1 < len(items) else None
    taken = bool(deed.pronoun) or after is not None and after.value == "pronoun"
    return deed.kind == "trigger" and not deed.prep and taken


def _told_before(items: Sequence[Item], topic: Item) -> bool:
    """A verb stands in the clause that goes before."""
    for item in reversed(items[: topic.index - 1]):
        if item.kind in ("that", "clause", "relative") or item.kind == "mark" and item.value not in "،,":
            return False
        if item.kind == "verb":
            return True
    return False


def blow_before(items: Sequence[Item], verb: Item) -> list[Item]:
    """«شن الطيران غارات، استهدفت …»، «تفجير سيارة مفخخة استهدف …»: the blow of which a verb of hitting tells."""
    if verb.conj or verb.prep or verb.pronoun or verb.negated or not verb.inflected("past"):
        return []
    armed = comma = False
    for item in reversed(items[max(0, verb.index - _BLOW_NEAR) : verb.index]):
        if item.kind == "trigger":
            dealt = item.entry is not None and item.entry.label in ("ev", "nt")
            told = dealt and not (item.pronoun or item.prep and (comma or item.prep in _WHEN))
            told = told and not (armed and item.entry is not None and item.entry.value.startswith("attack"))
            many = item.word is not None and item.word.stem.endswith(("ه", "ات"))
            many = many or item.inflected("f") or item.inflected("pl")
            return [item] if told and (armed or many == (verb.inflected("f") and not verb.inflected("m"))) else []
        comma = comma or item.kind == "mark"
        armed = armed or is_weapon(item) and item.prep == "bi"
        beside = item.kind == "noun" and item.prep in _BESIDE_BLOW and not item.conj
        if item.kind != "date" and not (item.kind == "mark" and item.value in "،,") and not (armed or beside):
            return []
    return []
