"""Second names: brackets, «المعروف بـ…», «الملقب», «واسمه الحقيقي …»."""

from __future__ import annotations

from khabar.claims.bynames import BYNAMES, agency_before, quoted_end
from khabar.claims.candidates import is_one_of_people
from khabar.claims.items import Item
from khabar.claims.scene import HE, WAS, Scene
from khabar.claims.slots import close_of
from khabar.claims.steps import only_of
from khabar.claims.traits import SELVES
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.types import PlaceValue

_LOOSE = word_class("alias_or_deed")  # also said of deeds: a name must look like one
_CALLED = word_class("called_or_invited")  # «مدعوة إلى …» is an invitation
_KNOWN_AS = word_class("known_as")
_NAME_WORDS = word_class("name_word")
_SURNAMES = word_class("surname_word")
_SECOND = word_class("second_name")
_ONE_OF = word_class("one_of")
_AGENCIES = word_class("agency_head")
_PLAIN = word_class("named_word")  # «رجل يدعى فلان», whose only name it may be
_OF = frozenset({"علي", "عن"})
_LINKS = HE | word_class("relative_pronoun") | {"او"}
_BRINGS = word_class("by_what_name") | {"ب"}
_AMONG = 6  # tokens from «المعروف بين …» to «باسم»
_SECOND_REACH = 6  # tokens from «المكنى» to «والمسمى»
_NEAR_NAME = 10  # tokens from somebody to «اسمه فلان»
_ONCE = frozenset({"سابقا", "حاليا"})
_OPENING = frozenset("([{")
_NEAR = 0.05  # degrees: two names of one town


@only_of(forms=_OPENING)
def bracketed(scene: Scene) -> None:
    """Second names in brackets."""
    for item in scene.items:
        if item.kind == "open" and item.index:
            _bracket(scene, item)


def quoted(scene: Scene) -> None:
    """Second names of groups, between quotation marks."""
    for group in scene.groups if True in scene.sentence.quoted else ():
        _beside(scene, group)


@only_of(labels={"alias"})
def called_so(scene: Scene) -> None:
    """What somebody is called besides, by a word for that."""
    for at, word in scene.labelled("alias"):
        if word.stem in _CALLED and not word.article or _another(scene, at):
            continue
        _called(scene, at, word.stem)


@only_of(stems=_NAME_WORDS)
def own_names(scene: Scene) -> None:
    """«واسمه الحقيقي …»، «وكنيته …»: whose name it is by an enclitic."""
    for at, word in enumerate(scene.words):
        if word.stem == "اسم" and word.pronoun and scene.person(at + 1) is not None and not scene.words[at + 1].lead:
            if not _own_name(scene, at):
                _whose_name(scene, at)
        elif word.stem == "اسم" and word.pronoun and _is_second(scene, at + 1):
            _named(scene, at, at + 2)
        elif word.stem in _SURNAMES and word.pronoun and at:
            _called(scene, at, "")  # «وكنيته «أبو فلان»»


@only_of(stems=SELVES)
def self_styled(scene: Scene) -> None:
    """What somebody calls himself."""
    for at, word in enumerate(scene.words):
        if word.stem in SELVES and word.pronoun and _names(scene, at + 1):
            _called(scene, at - 1 - (scene.form(at - 1) in _OF), "", at + 1)  # «رجل يطلق على نفسه اسم أبو فلان»


def _is_second(scene: Scene, at: int) -> bool:
    """«الحقيقي»، «الحركي»."""
    word = scene.word(at)
    return word is not None and word.article and word.stem in _SECOND


def _names(scene: Scene, at: int) -> bool:
    """«باسم»، «لقب»: a word that brings in a name."""
    word = scene.word(at)
    return word is not None and (word.form == "باسم" or word.stem in _NAME_WORDS)


@only_of(stems=_KNOWN_AS)
def under_names(scene: Scene) -> None:
    """«عرفه الأهالي باسم فلان، وعرفه العناصر باسم أبو فلان»: one person under several names."""
    names = [p for p in scene.people if p.first and scene.words[p.first - 1].form in _BRINGS]
    for other in names[1:]:
        if (other.first, other.last) != (names[0].first, names[0].last) and other.first not in scene.outer:
            scene.outer[other.first] = names[0]
            _draft(scene, "under_names", (names[0].first, names[0].last), (other.first, other.last))


ALIASES = (bracketed, quoted, called_so, own_names, self_styled, under_names, *BYNAMES)


def _another(scene: Scene, at: int) -> bool:
    """«فلان والمدعو فلان»: by his only name, and joined, somebody else."""
    word = scene.words[at]
    return word.stem in _PLAIN and word.article and bool(word.conjunction) and not _after_second(scene, at)


def _after_second(scene: Scene, at: int) -> bool:
    """«المكنى "شعيب" والمسمى "سالم هادي"»: of him whose second name stands before."""
    before = range(max(0, at - _SECOND_REACH), at)
    return any(scene.is_a(i, "alias") and scene.words[i].stem not in _PLAIN for i in before) and (
        scene.person(at + 1) is None or scene.sentence.quoted[at + 1]
    )


def _draft(scene: Scene, rule: str, one: tuple[int, int], other: tuple[int, int]) -> None:
    scene.pair("alias", rule, ("person", "name"), one, other)


def _bracket(scene: Scene, item: Item) -> None:
    """«حامد … (أبو حمزة …)»، «حزب العمال الكردستاني (بي كي كي)»."""
    end = close_of(scene.items, item.index) - 1
    if end <= item.index or scene.items[end].kind != "close":
        return
    first, last = item.last, scene.items[end].first
    if not 0 < last - first <= 6 or all(token.kind == "mark" for token in scene.tokens[first:last]):
        return  # «(...)»: words that are left out
    last -= last > first + 1 and scene.form(last - 1) in _ONCE  # «هيئة … (جبهة … سابقاً)»
    person = next((p for p in scene.people if p.last == item.first), None)
    inner = scene.person(first)
    if person is not None:
        if inner is not None and inner.last == last:
            scene.outer[inner.first] = person
            swap = _is_kunya(person) and not _is_kunya(inner)
            one, other = (inner, person) if swap else (person, inner)
            _draft(scene, "bracket", (one.first, one.last), (other.first, other.last))
        return
    group = next((g for g in scene.groups if g.last == item.first), None)
    if group is not None and inner is None and _second_group(scene, group, first, last):
        _draft(scene, "bracket", (group.first, group.last), (first, last))
        return
    agency = agency_before(scene, item, first, last) if group is None and inner is None else None
    if agency is not None:
        _draft(scene, "bracket", agency, (first, last))
        return
    place = next((p for p in scene.places.values() if p.last == item.first), None)
    second = scene.places.get(first)
    if place is not None and second is not None and second.last == last and _same_town(place, second):
        _draft(scene, "bracket", (place.first, place.last), (first, last))


def _beside(scene: Scene, group: Found) -> None:
    """«وكالة الأنباء اليمنية «سبأ»»، «وزارة الدفاع الأميركية «البنتاغون»»: a second name in quotation marks."""
    if scene.sentence.quoted[group.first]:
        return
    first, last = group.last, group.last
    if _of_agency(scene, group) and scene.sentence.quoted[group.last - 1]:
        first, last = group.last - 1, group.last
    elif first < len(scene.tokens) and scene.sentence.quoted[first] and scene.tokens[first].kind == "word":
        last = quoted_end(scene, first)
        if not scene.sentence.unquoted[last - 1] or scene.is_a(first, "grouphead"):
            return
        if scene.person(first) is not None and _somebody(scene, group, (first, last)):
            return  # «القيادي في الحركة «أبو فلان»»
        if not _second_group(scene, group, first, last):
            return
    if group.first + 1 < first < last and not _is_in_longer(scene, group):
        _draft(scene, "quoted", (group.first, first), (first, last))


def _is_in_longer(scene: Scene, group: Found) -> bool:
    """Does the name of another group end with this one?"""
    return any(other.last == group.last and other.first < group.first for other in scene.groups)


def _of_agency(scene: Scene, group: Found) -> bool:
    """An agency told by whose it is: «وكالة الأنباء اليمنية»."""
    whose = group.last > group.first + 2 and scene.words[group.first + 1].article
    return whose and scene.words[group.first].stem in _AGENCIES


def _is_kunya(found: Found) -> bool:
    return found.rule == "person.kunya"


def _second_group(scene: Scene, group: Found, first: int, last: int) -> bool:
    """An abbreviation, or the name of another group; not the outlet or place in brackets."""
    known = scene.group(first)
    if known is not None and (known.last == last or scene.form(known.last) == "في"):
        outlet = known.rule == "group.media" and not _of_agency(scene, group)
        return group.named and not outlet and (known.named or known.last < last)
    letters = all(t.kind != "number" and len(t.form) <= 4 for t in scene.tokens[first:last])
    plain = any(w.has("prep", "noun", "human", "demonstrative", "verb", "vt", "vi") for w in scene.words[first:last])
    short = last - first >= 2 and letters and not plain
    return short and group.named and first not in scene.places


def _same_town(one: Found, other: Found) -> bool:
    a, b = one.value, other.value
    if not isinstance(a, PlaceValue) or not isinstance(b, PlaceValue) or a.latitude is None or b.latitude is None:
        return False
    if a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) < _NEAR and abs(a.longitude - b.longitude) < _NEAR


def _called(scene: Scene, at: int, stem: str, begin: int = 0) -> None:
    """«… الملقب أبو فلان»، «المعروف إعلامياً بـ “…” و”…”»; the name begins right after, or at ``begin``."""
    holder = _holder(scene, at)
    if holder is None:
        _unnamed(scene, at, stem, begin)
        return
    first = begin or _past_who(scene, at)
    if scene.is_a(first, "stop") or scene.form(first).endswith("ا") and scene.form(first + 1) in ("ب", "باسم"):
        first += 1
    name = _name(scene, first, stem not in _LOOSE)
    one = _one_of(scene, holder) if holder.kind == "group" else None
    if (
        name is not None
        and one is None
        and holder.kind == "group"
        and (stem not in _LOOSE and scene.group(name[0]) is None or _somebody(scene, holder, name))
    ):
        return
    if one is not None:  # «أحد أبرز القادة في الحركة، المعروف بلقب …»
        if name is not None:
            _draft(scene, "called", one.fill, name)
        return
    if any(scene.is_a(i, "kin") and not scene.words[i].pronoun for i in range(holder.first - 2, holder.first)):
        return  # «أرملة الطيار فلان وتدعى فلانة»
    while name is not None:
        scene.outer.setdefault(name[0], holder)
        _draft(scene, "called", (holder.first, holder.last), name)
        name = _further(scene, name[1])


def _unnamed(scene: Scene, at: int, stem: str, begin: int = 0) -> None:
    """«قناص شيشاني يلقب ب…»، «شخص أردني الجنسية يكنى …»: a second name for somebody whose first is not told."""
    end = at - (scene.unjoined(at - 1) in WAS)
    item = next((i for i in scene.items if i.nominal and i.first < end <= i.last), None)
    if item is not None and item.prep == "min" and item.mention("place") and item.index:
        item = scene.items[item.index - 1]  # «رجل من درعا يكنى أبا فلان»
        end = item.last if item.nominal else end
    name = _name(scene, begin or at + 1, stem not in _LOOSE)
    if (
        item is None
        or name is None
        or not ("human" in item.labels or _one_of_them(scene, item))
        or item.definite
        and item.last < at
        or item.count is not None
    ):
        return
    first, last = item.fill[0], min(end, item.fill[1])
    person = scene.person(name[0])
    if first >= end:  # «رجل يكنى أبا فلان»: the phrase is his name's, which is a second one if it is not his own
        second = person is not None and _is_kunya(person) and stem not in _PLAIN
        if not second:
            return
        first, last = item.first, end
    if (
        scene.words[first].article
        or scene.is_a(first, "kin")
        or any(p.first < at and p.last > first for p in scene.people)
    ):
        return
    if scene.form(last - 1) == "الجنسيه":
        last -= 2
    if first < last and (person is not None or scene.sentence.quoted[name[0]]):
        _draft(scene, "called", (first, last), name)


def _past_who(scene: Scene, at: int) -> int:
    """«المعروف بين عناصر التنظيم باسم …»، «في أوساط الجماعة بلقب …»: past those by whom one is called so."""
    first = at + 1
    if scene.form(first) not in ("بين", "في", "لدي", "عند"):
        return first
    return next((i for i in range(first + 1, min(first + _AMONG, len(scene.words))) if scene.form(i) in _BRINGS), first)


def _somebody(scene: Scene, group: Found, name: tuple[int, int]) -> bool:
    """«قيادي في التنظيم يدعى فلان», «جلاد «داعش» المعروف باسم …»: the name of one of theirs, not of the group."""
    person = scene.person(name[0])
    if person is not None and person.rule != "person.tagger" or scene.form(name[0]) in ("ابو", "ابي", "ابا"):
        return True
    head = scene.item(group.first)
    return (
        head is not None
        and head.first < group.first
        and head.has("human", "title")
        or scene.is_a(group.first - 1, "human", "title")
    )


def _holder(scene: Scene, at: int) -> Found | None:
    """Whose name it is: the person or group right before, a bracket or comma left out."""
    before = scene.back(at)
    if before >= 0 and scene.unjoined(before) in _LINKS:
        before = scene.back(before)
    if before >= 0 and scene.form(before) == "(":
        before -= 1  # «فلان (الملقب بأبي فلان)»
    shut = at - 1 - (scene.form(at - 1) in ("،", ","))
    inside = next((p for p in scene.people if p.last == shut and scene.form(shut) == ")"), None)
    if (
        inside is not None
        and scene.form(inside.first - 1) == "("
        and not any(p.last == before + 1 for p in scene.people)
    ):
        return scene.outer.get(inside.first, inside)  # «المدعو (ح. م. ع) المكنى أبو فلان»
    around = [f for f in (*scene.people, *scene.groups) if f.last == before + 1]
    found = max(around, key=lambda f: (f.kind == "person", f.last - f.first), default=None)
    return scene.outer.get(found.first, found) if found is not None else None


def _name(scene: Scene, first: int, free: bool) -> tuple[int, int] | None:
    """The name that follows, after «باسم», «ب» and an opening bracket."""
    start = first
    while first < len(scene.tokens) and (
        scene.words[first].stem in _NAME_WORDS or scene.form(first) in ("ب", "(", "باسم", "بلقب")
    ):
        first += 1
    if first >= len(scene.tokens) or scene.tokens[first].kind == "mark":
        return None
    person = scene.person(first)
    if person is not None:
        return first, _quoted_rest(scene, first, person.last)
    if scene.sentence.quoted[first] or scene.form(first - 1) == "(":
        return first, quoted_end(scene, first)
    group = scene.group(first)
    introduced = first > start or scene.words[first].preposition == "ب"
    if group is not None and introduced:
        return first, group.last
    if free and introduced and scene.words[first].article:
        return first, first + 1
    return None


def _quoted_rest(scene: Scene, first: int, last: int) -> int:
    """«أبو عياض الصغير»: the rest of a name inside its quotation marks."""
    if not scene.sentence.quoted[first] or scene.sentence.unquoted[last - 1]:
        return last
    end = quoted_end(scene, last)
    if end > len(scene.tokens):
        return last  # a quotation that is never closed
    whole = scene.sentence.unquoted[end - 1] and all(
        scene.is_a(i, "adj", "family", "nationality") for i in range(last, end)
    )
    return end if whole else last


def _further(scene: Scene, last: int) -> tuple[int, int] | None:
    """«… و”ذباح داعش”»: one more name in quotation marks."""
    at = last
    while at < len(scene.tokens) and scene.form(at) in ("،", ",", "و", "او"):
        at += 1
    if at >= len(scene.tokens) or at == last and not scene.words[at].conjunction or not scene.sentence.quoted[at]:
        return None
    if scene.form(at - 1) not in ("و", "او") and not scene.words[at].conjunction or scene.is_a(at, "alias"):
        return None  # «المكنى "شعيب" والمسمى "سالم هادي"»: the next one
    closed = any(scene.sentence.unquoted[at : at + 4])  # a straight mark before may be the closing one
    return (at, quoted_end(scene, at)) if closed else None


def _named(scene: Scene, at: int, first: int) -> None:
    """«واسمه الحقيقي فلان»."""
    holder = next((p for p in reversed(scene.people) if p.last <= at and at - p.last <= 8), None)
    name = scene.person(first)
    if holder is not None and name is not None:
        scene.outer[name.first] = holder
        _draft(scene, "named", (holder.first, holder.last), (name.first, name.last))


def _own_name(scene: Scene, at: int) -> bool:
    """«القيادي أبو حمزة، واسمه سالم هادي»: the name of him whom a kunya named right before."""
    holder = next((p for p in scene.people if p.last == scene.back(at) + 1 and _is_kunya(p)), None)
    name = scene.person(at + 1)
    if holder is None or name is None or _is_kunya(name):
        return False
    scene.outer[name.first] = holder
    _draft(scene, "named", (holder.first, holder.last), (name.first, name.last))
    return True


def _whose_name(scene: Scene, at: int) -> None:
    """«قال أحد الشهود إن اسمه فلان»: the name of the one person before who has none."""
    name = scene.person(at + 1)
    if name is None:
        return
    for item in reversed(scene.items):
        one = _one_of_them(scene, item)
        if item.first >= at or item.kind != "noun" or not (one or "human" in item.labels):
            continue
        if at - item.last > _NEAR_NAME:
            return
        many = item.count is not None or item.inflected("pl")
        if item.mention("person", "group") is None and (one or not many and not item.definite):
            _draft(scene, "named", (item.first, item.last) if one else item.fill, (name.first, name.last))
        return


def _one_of(scene: Scene, group: Found) -> Item | None:
    """One of the people of a group, told of right before it: «أحد أبرز القادة في الحركة»."""
    item = scene.item(group.first)
    before = scene.items[item.index - 1] if item is not None and item.index and item.prep in ("fi", "min") else None
    near = before is not None and before.kind == "noun" and is_one_of_people(scene.sentence, before)
    return before if near and item is not None and before is not None and before.last >= item.first - 1 else None


def _one_of_them(scene: Scene, item: Item) -> bool:
    """«أحد السكان»."""
    return scene.form(item.first) in _ONE_OF and scene.is_a(item.first + 1, "human")
