"""Posts and ranks: titles before a name, after it, and «شغل منصب …»."""

from __future__ import annotations

from khabar.claims.arguments import before
from khabar.claims.draft import Draft, argument
from khabar.claims.items import Item
from khabar.claims.scene import Scene
from khabar.mentions.found import Found
from khabar.words import Word

_REACH = 14
# Said before a name and no post: courtesy, praise, blame, or what befell somebody.
_EPITHETS = frozenset(
    "mr ms so-called terrorist martyr sheikh doctor hajji child youth student detainee casualty migrant colleague fighter "
    "agent perpetrator mastermind prince imam clergy financier artist medic private constable".split()
)
_BODIES = frozenset(  # organisations that stand apart from the post in them
    "مجلس لجنه هييه حزب حركه منظمه تنظيم جماعه ائتلاف جبهه تيار جمعيه موسسه شبكه مرصد مركز اتحاد نقابه كتيبه لواء فرقه "
    "كتايب الويه جيش تحالف مفوضيه مليشيا ميليشيا فصيل".split()
)
_FIELDS = frozenset({"حسبه", "شرطه", "استخبارات", "مخابرات", "زكاه", "امن"})
_INSIDE = frozenset({"في", "لدى", "ضمن", "داخل"})
_BY_NAME = frozenset({"باسم", "بلسان"})
_SO_CALLED = frozenset({"يسمي", "تسمي", "يعرف", "يدعي"})
_FORMER = frozenset({"سابق", "اسبق", "مخلوع", "معزول", "مقال", "سابقه", "سابقا", "راحل"})
_RANKS = frozenset("general colonel major captain lieutenant admiral sergeant corporal brigadier field-marshal major-general lieutenant-colonel warrant-officer judge".split())


def posts(scene: Scene) -> None:
    """All posts of one sentence."""
    for number, person in enumerate(scene.people):
        if person.first not in scene.outer:
            for first, last in _titles_before(scene, person):
                _shared(scene, number, first, last)
            _after(scene, person)
    for item in scene.items:
        if item.kind == "verb" or item.kind == "other":
            _held(scene, item)


def _value(word: Word) -> tuple[str, bool]:
    """What kind of post a word names, and whether it is one at all."""
    if word.form == "والي":
        return "wali", True
    titles = [e.value for e in word.entries if e.label == "title"]
    polite = [e.value for e in word.entries if e.label == "honorific"]
    values = titles or polite
    post = bool(values) and not any(v in _EPITHETS for v in values) and not (word.article and any(v in _EPITHETS for v in polite))
    return (values[0] if values else ""), post


# -- before a name ------------------------------------------------------------------------------


def _titles_before(scene: Scene, person: Found) -> list[tuple[int, int]]:
    """«الناطق باسم … العقيد فلان»: the post with its organisation, and the rank."""
    if scene.words[person.first].conjunction and person.rule != "person.tagger":
        return []
    end = person.first
    if scene.form(end - 1) in ("،", ",") and not scene.words[end].conjunction:
        end -= 1
    starts = _starts(scene, end, max(0, person.first - _REACH))
    if not starts:
        return []
    if end < person.first and (scene.words[starts[-1]].lead and not scene.words[starts[-1]].conjunction or any(p.last in (starts[-1], starts[-1] - 1) for p in scene.people)):
        return []  # «فلان، وزير …، فلان»: the post of the one before
    return _segments(scene, sorted(starts), end)


def _starts(scene: Scene, end: int, floor: int) -> list[int]:
    """Where titles begin, walking back over what may stand between a title and its holder."""
    at, starts = end - 1, []
    while at >= floor:
        word = scene.words[at]
        if any(p.first <= at < p.last for p in scene.people):
            break
        cover = scene.cover(at)
        if cover is not None and not _rank(scene, cover, end if not starts else starts[-1]):
            at = cover.first
            if scene.words[at].conjunction:
                break
            if scene.words[at].has("title") and scene.words[at].entry("placehead") is None and cover.kind == "group":
                starts.append(at)
            at -= 2 if scene.form(at - 1) in _INSIDE else 1
            continue
        if scene.tokens[at].kind != "word":
            break
        if scene.titled(at) and not word.pronoun and not (word.has("placehead") and not word.has("honorific")):
            starts.append(at)
            if (word.conjunction or word.preposition) and word.form != "والي":
                break
        elif not _between(scene, at):
            break
        at -= 1
    return starts


def _rank(scene: Scene, cover: Found, end: int) -> bool:
    """«اللواء الركن فلان» looks like a unit, and is a rank where a name follows."""
    word = scene.words[cover.first]
    return cover.last == end and word.article and word.has("honorific") and scene.tokens[cover.last - 1].kind != "number"


def _between(scene: Scene, at: int) -> bool:
    """May this word stand inside a title?"""
    word = scene.words[at]
    if word.form in _BY_NAME or word.stem in _SO_CALLED or word.form == "ما" or word.form in _INSIDE and scene.is_a(at + 1, "grouphead", "placehead", "noun"):
        return True
    if word.conjunction or word.pronoun or scene.verbal(at):
        return False
    if word.has("rel", "comp", "sub", "negation", "cite", "demonstrative", "kin", "prep", "say_participle", "cause") and not word.article:
        return False
    return not word.preposition or word.preposition in "بل" and (word.article or word.has("noun", "grouphead", "placehead"))


def _segments(scene: Scene, starts: list[int], end: int) -> list[tuple[int, int]]:
    """One span for each title; «نائب رئيس …» is one."""
    merged: list[tuple[int, int]] = []
    for first, last in zip(starts, [*starts[1:], end], strict=True):
        whole = merged and merged[-1][1] == first
        open_ended = whole and not scene.words[merged[-1][1] - 1].definite and scene.cover(merged[-1][1] - 1) is None
        if whole and open_ended and not scene.words[first].conjunction:
            merged[-1] = merged[-1][0], last
        else:
            merged.append((first, last))
    return [m for m in merged if _is_post(scene, *m)]


def _is_post(scene: Scene, first: int, last: int) -> bool:
    word = scene.words[first]
    value, post = _value(word)
    if not post:
        return value in ("sheikh", "prince", "imam") and not word.article and last > first + 1 and word.entry("title") is not None
    if word.form.endswith("ا") and any("acc" in e.features for e in word.entries if e.label in ("title", "honorific")):
        return False
    if first and not word.conjunction and scene.is_a(first - 1, "human") and scene.words[first - 1].article and word.article and scene.words[first - 1].entry("title") is None:
        return False  # «المتهم الرئيس فلان»
    return any(w.article for w in scene.words[first:last]) or any(scene.cover(i) is not None for i in range(first + 1, last)) or last > first + 1


def _shared(scene: Scene, number: int, first: int, last: int) -> None:
    """«القياديان فلان وفلان»: a dual or plural title is that of each name of the list."""
    person = scene.people[number]
    _position(scene, person, first, last, "before")
    features = {f for e in scene.words[first].entries if e.label in ("title", "honorific") for f in e.features}
    if "sg" in features or not features & {"dual", "pl"}:
        return
    previous = person
    for other in scene.people[number + 1 :]:
        between = scene.tokens[previous.last : other.first]
        if not scene.words[other.first].conjunction and not any(t.form == "و" for t in between) or any(t.form not in "،,و" for t in between):
            return
        _position(scene, other, first, last, "before")
        previous = other


# -- after a name -------------------------------------------------------------------------------


def _after(scene: Scene, person: Found) -> None:
    """«فلان (أبو …) نائب أمير …»، «فلان، مسؤول …»، «فلان (ناشط من … مقيم في …)»."""
    at, comma, bracket = person.last, False, False
    if scene.form(at) == "(":
        if (scene.titled(at + 1) or scene.is_a(at + 1, "human")) and scene.person(at + 1) is None:
            bracket, at = True, at + 1
        else:
            closed = next((i for i in range(at, min(at + 9, len(scene.tokens))) if scene.form(i) == ")"), None)
            if closed is None:
                return
            at = closed + 1
    if not bracket and scene.form(at) in ("،", ","):
        at, comma = at + 1, True
    if scene.form(at) in ("وهو", "وهي", "هو", "هي"):
        at, comma = at + 1, False
    word = scene.word(at)
    if word is None or (word.conjunction or word.preposition) and word.form != "والي" or word.pronoun or scene.verbal(at):
        return
    if not scene.titled(at) and not (bracket and word.has("human")) or not bracket and not _value(word)[1]:
        return
    if scene.is_a(at, "placehead") or word.has("say_noun") or _predicate(scene, person, at):
        return
    last = _extent(scene, at)
    if any(p.first in (last, last + comma) and not scene.words[p.first].conjunction for p in scene.people if p.first >= at) and not bracket:
        return  # the title of the next name
    if comma and last == at + 1:
        return
    _position(scene, person, at, last, "bracket" if bracket else "after")


def _predicate(scene: Scene, person: Found, at: int) -> bool:
    """«لا ترى الأسد رئيسًا» gives him no post; «عمل إدريس سائقاً» does."""
    accusative = scene.words[at].form.endswith("ا") and any("acc" in e.features for e in scene.words[at].entries)
    verb = scene.word(person.first - 1)
    return accusative and (verb is None or verb.stem not in ("عمل", "يعمل", "اشتغل"))


def _extent(scene: Scene, at: int) -> int:
    """End of the post that starts here, with its organisation and place."""
    item = scene.item(at)
    last = item.last if item is not None else at + 1
    person = next((p.first for p in scene.people if at < p.first < last), None)
    if person is not None:
        return person
    for _ in range(3):
        if last < len(scene.words) and scene.words[last].has("adj") and scene.words[last].article == scene.words[at].article and not scene.words[last].lead:
            last += 1
        following = last
        while scene.form(following) in ("ما", "لما") or following < len(scene.words) and scene.words[following].stem in _SO_CALLED or scene.form(following) in ("ب", *_INSIDE, *_BY_NAME):
            following += 1
        if scene.is_a(following, "placehead") and following + 1 in scene.places and following not in scene.places:
            following += 1
        cover = scene.cover(following)
        glued = last < len(scene.words) and scene.words[last].preposition in ("ب", "ل") and not scene.words[last].conjunction
        if cover is not None and cover.first == following and (following > last or glued):
            last = cover.last
        else:
            break
    return last


# -- title and organisation ---------------------------------------------------------------------


def _parts(scene: Scene, first: int, last: int) -> tuple[int, Found | tuple[int, int] | None, Found | None]:
    """End of the title proper, its organisation, its place."""
    end, organisation, place = last, None, None
    for at in range(first + 1, last):
        form, word = scene.form(at), scene.words[at]
        if form in _BY_NAME:
            group = scene.group(at + 1)
            stop = next((i for i in range(at + 2, last) if scene.form(i) in _INSIDE), last)
            if group is not None and group.last < stop and not (scene.words[group.last].preposition == "ب" and scene.group(group.last)):
                stop = group.last
            return at + 1, ((at + 1, min(stop, last)) if at + 1 < last else None), scene.places.get(stop + 1)
        group = scene.group(at)
        inside = scene.form(at - 1) in _INSIDE or scene.form(at - 1) == "ب"
        glued = word.preposition in ("ب", "ل")
        if organisation is None and group is not None and (inside or glued or _apart(scene, group)):
            organisation, end = group, min(end, _shut(scene, first, at))
        elif at in scene.places and scene.words[at - 1].stem in _SO_CALLED:
            organisation, end = scene.places[at], min(end, _shut(scene, first, at))
        elif at in scene.places and scene.is_a(at - 1, "placehead") and scene.words[at - 1].preposition == "ب":
            place, end = place or scene.places[at], min(end, at - 1)
        elif at in scene.places and (inside or glued):
            end = min(end, _shut(scene, first, at))
            place = place or scene.places[at]
        elif glued and word.has("noun", "placehead") and not word.stem.startswith("شوون"):
            end = min(end, at)
    return end, organisation, place


def _shut(scene: Scene, first: int, at: int) -> int:
    """The title without the words that lead to its organisation: «رئيس [ما يسمى بـ] …»."""
    while at > first + 1 and (scene.form(at - 1) in ("ب", "ما", "لما", *_INSIDE) or scene.words[at - 1].stem in _SO_CALLED):
        at -= 1
    return at


def _apart(scene: Scene, group: Found) -> bool:
    """An organisation with a name of its own, not the field of the post («قائد الجيش»)."""
    head = scene.words[group.first]
    if group.rule == "group.group":
        return not head.has("grouphead") and head.stem not in _FIELDS
    return head.stem in _BODIES and group.last > group.first + 1 and group.named


def _position(scene: Scene, person: Found, first: int, last: int, rule: str) -> None:
    end, organisation, place = _parts(scene, first, last)
    if end <= first:
        return
    scene.roles.append((first, end))
    draft = scene.draft("position", rule, min(first, person.first), max(last, person.last), "holder", "title")
    draft.add("holder", scene.arg(person.first, person.last))
    draft.add("title", scene.arg(first, end))
    if isinstance(organisation, Found):
        organisation = organisation.first, organisation.last
    if organisation is not None and organisation[0] < organisation[1]:
        draft.add("organisation", scene.arg(*organisation))
    if place is not None:
        draft.add("place", scene.arg(place.first, place.last))
    if any(w.stem in _FORMER for w in scene.words[first : last + 1]):
        draft.constants["status"] = "former"


# -- «شغل منصب …» -------------------------------------------------------------------------------


def _held(scene: Scene, item: Item) -> None:
    """«كان يشغل منصب أمير …»، «أُعفي من منصب …»: the holder is the subject, or who the clause is about."""
    at = next((i for i in range(item.last, min(item.last + 4, len(scene.words))) if scene.words[i].has("post")), None)
    if at is None or at + 1 >= len(scene.words) or scene.words[at].pronoun or item.kind != "verb":
        return
    first = at + 1
    if scene.item(first) is None or scene.words[first].lead or item.negated or scene.cover(first) is not None or not (scene.titled(first) or scene.is_a(first, "human") or scene.words[first].article):
        return
    last = _extent(scene, first)
    end, organisation, place = _parts(scene, first, last)
    draft = scene.draft("position", "post", item.first, last, "holder", "title")
    draft.add("title", scene.arg(first, end))
    scene.roles.append((first, end))
    _holder(scene, draft, item, at)
    if isinstance(organisation, Found):
        organisation = organisation.first, organisation.last
    if organisation is not None:
        draft.add("organisation", scene.arg(*organisation))
    if place is not None:
        draft.add("place", scene.arg(place.first, place.last))
    past = item.word is not None and any("past" in e.features for e in item.word.entries)
    if past or item.first and scene.form(item.first - 1) in ("كان", "وكان", "كانت"):
        draft.constants["status"] = "former"


def _holder(scene: Scene, draft: Draft, item: Item, at: int) -> None:
    """The subject around the verb, or a wait for one."""
    after = next((p for p in scene.people if item.last <= p.first <= at), None)
    front = before(scene.items, item.index)
    named = [f for i in front.items for f in i.mentions if f.kind == "person"]
    found = after or (scene.outer.get(named[0].first, named[0]) if named else None)
    if found is not None:
        draft.add("holder", scene.arg(found.first, found.last))
    elif front.items and (front.adjacent or front.relative) and front.items[0].has("human", "title"):
        draft.add("holder", argument(scene.sentence, front.items[0]))
    else:
        scene.wait(draft, "holder", item.first, "he")


__all__ = ["posts"]
