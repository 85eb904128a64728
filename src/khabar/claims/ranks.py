"""Who stands in the ranks of a group, is one of its people, or follows its leader."""

from __future__ import annotations

from khabar.claims.antecedents import antecedent_of
from khabar.claims.items import Item
from khabar.claims.scene import HE, Scene
from khabar.claims.ties import MEMBERS, classes, describes, is_done_to, member, topic
from khabar.claims.traits import headed, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_INSIDE = frozenset({"في", "ضمن"})
_RANKS_OF = word_class("ranks")
_FOLLOWERS = word_class("follower")
_ONE_OF = word_class("one_of")
_UNTOLD = frozenset({"dead", "wounded", "civilian"})
_SERVING = frozenset({"member", "fighter", "soldier", "militant"})
_MANNED = frozenset({"officer", "police"})  # whom reports quote one by one: «ضابط في الشرطة»
_INCLUDES = word_class("includes")
_LINKED = 3  # items from a verb of being to what somebody is one of
_PARTS = frozenset({"جزء", "جزءا"})
_ROLLS = word_class("roll")
_STATES = frozenset({"country"})
_WHICH = frozenset({"التي", "الذي"})
_ONCE = "سابق"
_LISTED = 8  # items after a verb among which its parts are
_STYLED = 6  # tokens of titles between followers and the name of whom they follow


def ranks(scene: Scene) -> None:
    """All of it for one sentence."""
    for item in scene.items:
        if item.kind == "noun" and "human" in item.labels:
            _in_ranks(scene, item)
            _among_them(scene, item)
    for person in scene.people:
        _one_of(scene, person)
    for at, word in enumerate(scene.words if not _ONE_OF.isdisjoint(scene.stems) else ()):
        if word.stem in _ONE_OF and not word.article:
            _of_them(scene, at)
    for at, word in enumerate(scene.words if not _FOLLOWERS.isdisjoint(scene.stems) else ()):
        if word.stem in _FOLLOWERS and not (word.article or word.pronoun):
            _follows(scene, at)
    for at, word in enumerate(scene.words if not _PARTS.isdisjoint(scene.stems) else ()):
        if word.stem in _PARTS and not (word.article or word.pronoun):
            _part(scene, at)
    for item in scene.items if not _INCLUDES.isdisjoint(scene.stems) else ():
        if item.kind == "verb" and item.word is not None and item.word.stem in _INCLUDES and not item.negated:
            _includes(scene, item)


def _among_them(scene: Scene, item: Item) -> None:
    """«كان فلان من المقاتلين القلائل في تنظيم …»، «فلان من مقاتلي …»: one of the people of a group."""
    first, last = item.fill
    if item.prep != "min" or item.count is not None or not item.index or not classes(scene, first) & MEMBERS:
        return
    inside = scene.form(item.last) in _INSIDE and scene.words[first].article
    group = scene.group(item.last + 1) if inside else scene.group(first + 1) if last > first + 1 else None
    before = scene.items[item.index - 1]
    before = scene.items[before.index - 1] if before.has("aux") and before.index else before
    person = scene.person_in(before) if before.kind in ("noun", "other") and not before.prep else None
    was = any(i.has("aux") and not i.negated for i in scene.items[max(0, item.index - _LINKED) : item.index])
    if group is None or person is None or not was or not item.inflected("pl"):
        return
    member(scene, item, (person.first, person.last), (group.first, group.last))


def _part(scene: Scene, at: int) -> None:
    """«هؤلاء المقاتلون هم في الأساس جزء من الجبهة»: those of whom it is said are part of a group."""
    group, item = scene.group(at + 2), scene.item(at)
    if group is None or scene.form(at + 1) != "من" or item is None or item.prep:
        return
    for other in reversed(scene.items[max(0, item.index - _STYLED) : item.index]):
        linked = other.kind == "other" or other.kind == "verb" and other.has("aux") or other.prep == "fi"
        if linked and not other.negated:
            continue
        if (
            other.kind == "noun"
            and not (other.prep or other.negated)
            and (
                other.mentions or _belongs(other) or other.has("demonstrative") and scene.is_a(other.last - 1, "human")
            )
        ):
            person = scene.person_in(other)
            who = (person.first, person.last) if person is not None else other.fill
            draft = scene.pair("membership", "part", ("member", "organisation"), who, (group.first, group.last))
            draft.constants["relation"] = "part"
        return


def _in_ranks(scene: Scene, item: Item) -> None:
    """«عنصرين في الصحوة»، «جندي بالجيش»، «المقاتلين في صفوف …»، «تركيا العضو في الحلف»."""
    at = item.last + (scene.form(item.last) in _INSIDE)
    if item.mention("person") is not None or item.partitive and item.mention("group") is not None:
        return
    armed = scene.is_a(at, "noun") and scene.words[at].stem in _RANKS_OF
    group = scene.group(at + armed)
    if group is None or scene.is_a(group.first, "placehead") and not armed:
        return
    if at == item.last and (scene.words[group.first].preposition != "ب" or group.first != at):
        return
    first = item.fill[0] + ("body" in classes(scene, item.fill[0]))
    last = min(item.fill[1], item.last)
    if first >= last or classes(scene, first) & _UNTOLD or item.prep == "ka" or describes(scene.words[first]):
        return
    kinds = classes(scene, first)
    many = item.count is not None or item.inflected("pl") and not item.inflected("sg")
    once = last == first + 2 and scene.words[last - 1].stem == _ONCE and not scene.words[last - 1].article
    if not armed and not (last == first + 1 + once and (kinds & _SERVING or many and kinds & _MANNED)):
        return
    if once:
        holder = scene.person_before(first) if scene.unjoined(first - 1) in HE else None
        whom = (holder.first, holder.last) if holder is not None else (first, last)
        member(scene, item, whom, (group.first, group.last)).constants["status"] = "former"
        return  # «فلان، وهو عنصر سابق في التنظيم»
    if scene.words[first].article and "member" in classes(scene, first):
        who = _described(scene, item)
        if who is None and item.first and scene.words[item.first - 1].article:
            return  # «دول الخليج الأعضاء في التحالف»
        member(scene, item, who or (first, last), (group.first, group.last))
        return
    if item.first and scene.words[item.fill[0]].article and scene.words[item.first - 1].article:
        return
    who = first, last
    told = scene.sentence.accusative(first) or scene.tokens[first].tanwin
    if told and "soldier" in kinds and scene.is_a(first, "adj"):
        return  # «تلتحق عسكرياً بالقوات»
    if told and item.count is None and scene.form(first - 1) != "ان" and not is_done_to(scene, item):
        holder = scene.person_before(first)  # «فلان كان عنصراً في …»
        who = _taken_up(scene, item) or ((holder.first, holder.last) if holder is not None else who)
    elif "member" in kinds and (holder := next((p for p in scene.people if p.last == item.first), None)) is not None:
        who = holder.first, holder.last  # «فلان عضو في …»
    elif not many:
        who = topic(scene, first, item) or who
    member(scene, item, who, (group.first, group.last))


def _taken_up(scene: Scene, item: Item) -> tuple[int, int] | None:
    """«مع زوجها الذي كان عضواً في …»: the phrase that a relative pronoun takes up."""
    verb = scene.items[item.index - 1] if item.index > 1 else None
    if verb is None or verb.kind != "verb" or scene.items[verb.index - 1].kind != "relative":
        return None
    told = antecedent_of(scene.items, verb.index - 1)
    return (told.first, told.last) if told is not None else None


def _described(scene: Scene, item: Item) -> tuple[int, int] | None:
    """Who is called «العضو في …»: the name right before."""
    end = scene.back(item.first) + 1
    front = scene.item(end - 1) if end else None
    if front is not None and front.last == end and front.has("placehead"):
        return front.fill  # «دول الخليج الأعضاء في …»
    named = (f for f in (*scene.people, *scene.groups, *scene.places.values()) if f.last == end)
    found = max(named, key=lambda f: f.last - f.first, default=None)
    return (found.first, found.last) if found is not None else None


def _one_of(scene: Scene, person: Found) -> None:
    """«فلان أحد أفراد الكتيبة»."""
    at = person.last
    while (scene.form(at) in ("،", ",") or scene.unjoined(at) in HE) and at < person.last + 2:
        at += 1
    if not 0 <= at < len(scene.words) - 1 or scene.words[at].form not in ("احد", "احدي"):
        return
    group = next((g for g in scene.groups if at + 1 < g.first <= at + 3), None)
    if group is None or not scene.is_a(at + 1, "human"):
        return
    draft = scene.pair(
        "membership", "one_of", ("member", "organisation"), (person.first, person.last), (group.first, group.last)
    )
    draft.constants["relation"] = "member"
    place = scene.places.get(group.last)
    if place is not None and scene.words[group.last].preposition == "ب":
        draft.add("place", scene.arg(place.first, place.last))


def _of_them(scene: Scene, at: int) -> None:
    """«أحد عناصر الميليشيا»، «أحد قادة التنظيم فلان»: somebody of a group."""
    first = at + 2
    if scene.words[at].stem.endswith("ي") and scene.is_a(at + 1, "grouphead"):
        return  # «إحدى مؤسسات الدولة»
    if not scene.is_a(at + 1, "human") or not classes(scene, at + 1) & MEMBERS or scene.words[at + 1].article:
        return
    whole = scene.group(first) or scene.group(at + 1)
    if whole is None or whole.last <= first or any(p.last in (at, at - 1) for p in scene.people):
        return
    named = next((p for p in scene.people if p.first == whole.last), None)
    who = (named.first, named.last) if named is not None and not scene.words[named.first].lead else (at, first)
    draft = scene.pair("membership", "one_of", ("member", "organisation"), who, (first, whole.last))
    draft.constants["relation"] = "member"


def _follows(scene: Scene, at: int) -> None:
    """«أتباع الرئيس السابق فلان»، «أنصار داعش»: whom they follow; not «أنصار الله», which is a name."""
    around = scene.group(at)
    if scene.sentence.quoted[at] or around is not None and around.rule == "group.group":
        return
    body = scene.group(at + 1)
    leader = next((p for p in scene.people if at < p.first <= at + _STYLED), None)
    if body is not None and body.rule == "group.group" and not scene.words[body.first].lead:
        whom = body.first, body.last
    elif leader is not None and all(
        scene.is_a(i, "title", "honorific", "adj", "nationality") and not scene.words[i].lead
        for i in range(at + 1, leader.first)
    ):
        whom = leader.first, leader.last
    else:
        return
    draft = scene.pair("membership", "follows", ("member", "organisation"), (at, at + 1), whom)
    draft.constants["relation"] = "loyal"


def _includes(scene: Scene, verb: Item) -> None:
    """«ائتلاف يضم جبهة النصرة وفصائل أخرى»، «يضم المجلس ممثلين عن …»: who is part of what."""
    listed = [i for i in scene.items[verb.index + 1 : verb.index + _LISTED] if i.kind != "date"]
    end = verb.first - (scene.form(verb.first - 1) in _WHICH)
    owner = _body(scene, end)
    if owner is None and listed and not listed[0].prep:
        owner = _body(scene, listed[0].last) if listed[0].definite else None
        listed = listed[1:] if owner is not None and owner[0] == listed[0].fill[0] else []
    parts: list[Item] = []
    for item in listed if owner is not None else ():
        if item.prep or parts and not item.conj or not _belongs(item):
            break
        parts.append(item)
    if owner is None or not parts or scene.words[owner[0]].stem in _ROLLS:
        return  # «قائمة تضم 85 مطلوباً»
    last = max(parts[-1].last, owner[1])
    draft = scene.draft("membership", "includes", min(owner[0], verb.first), last, "member", "organisation")
    draft.at = verb
    for item in parts:
        draft.add("member", scene.arg(*item.fill))
    draft.add("organisation", scene.arg(*owner))
    people = all(item.has("human") and item.mention("group") is None for item in parts)
    draft.constants["relation"] = "member" if people else "part"


def _body(scene: Scene, end: int) -> tuple[int, int] | None:
    """The body that ends at a token: a group, or a noun for one without a name."""
    bodies = [g for g in scene.groups if g.last == end and not scene.is_a(g.first, "human", "title", "placehead")]
    found = max(bodies, key=lambda g: g.last - g.first, default=None)
    if found is not None:
        return found.first, found.last
    item = scene.item(end - 1) if end else None
    plain = item is not None and item.last == end and item.has("grouphead") and not item.has("placehead")
    return item.fill if item is not None and plain and item.kind == "noun" else None


def _belongs(item: Item) -> bool:
    """Somebody, a group or a state, and no district, building or effort."""
    if item.kind != "noun" or item.pronoun:
        return False
    named = {f.rule for f in item.mentions if f.kind in ("group", "person") and f.first == item.fill[0]}
    if is_state(item) or headed(item, "placehead", _STATES) or "group.group" in named:
        return True
    return (bool(named) or item.has("human", "grouphead")) and not item.has("placehead", "thing")
