"""What is told of somebody before his name: «قيادي مصري في الجماعة، يدعى «أبو عبيدة»»، «المسؤول الأمني الذي يدعى فلان».

The name stands behind the whole description, past where he is and of what he is one. His post and his second name
are read here; and whatever other readers drew from the description is said of him who is named.
"""

from __future__ import annotations

from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.claims.titles import extent, is_post, position
from khabar.claims.traits import is_place
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import SOUND, Word

_PLAIN = word_class("named_word")  # «رجل يدعى فلان», whose only name it may be
_LOOSE = word_class("alias_or_deed")
_ONE_OF = word_class("one_of")
_LEADERS = word_class("leaders")  # «أحد قيادات الحركة»: people by the word for what they do
_LINKS = word_class("relative_pronoun")
_COMMAS, _OPENING = frozenset("،,"), frozenset("(/")
_INSIDE = frozenset({"fi", "bi", "min", "ala", "li", "an", "near"})
_HELD = frozenset({"membership": "member", "nationality": "person", "origin": "person", "residence": "person"}.items())
_REACH = 5  # phrases from who it is to his name


@only_of(labels={"alias"})
def called(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in scene.labelled("alias"):
        name = _name(scene, at) if word.stem not in _LOOSE else None
        item = _described(scene, at, name) if name is not None else None
        if name is None or item is None:
            continue
        scene.called[item.index] = name
        second = _second_name(scene, item, at, name)
        if second and not scene.titled(_head(scene, item)) and scene.form(item.first) not in _ONE_OF:
            scene.styled.add(item.index)  # «رجل من القيروان يكنى أبا طلحة»: the man has that name besides
        _post(scene, item, at, name)


def rename(scene: Scene) -> None:
    """What is told of a description, of him whose name follows it."""
    for index, name in scene.called.items():
        item = scene.items[index]
        if index in scene.styled:
            continue
        start, stop = scene.sentence.bounds(item.first, item.last)
        for draft in scene.drafts:
            for event, role in _HELD if draft.rule != "who.called" else ():
                if draft.event == event:
                    _give(scene, draft, role, (start, stop), name)


def _give(scene: Scene, draft: Draft, role: str, described: tuple[int, int], name: Found) -> None:
    held = draft.roles.get(role, [])
    if len(held) == 1 and not held[0].pending and described[0] <= held[0].start and held[0].stop <= described[1]:
        given: Argument = scene.arg(name.first, name.last)
        draft.roles[role] = [given]
        draft.widen(given.start, given.stop)


def _name(scene: Scene, at: int) -> Found | None:
    """The name right after the word that brings it in, which is nobody's second name yet."""
    first = at + 1 + (scene.form(at + 1) in ("ب", *_OPENING))
    person = scene.person(first)
    return person if person is not None and first not in scene.outer else None


def _described(scene: Scene, at: int, name: Found | None) -> Item | None:
    """The phrase for one person that ends at a token, with what says where he is or of whom he is one."""
    end = at - (scene.unjoined(at - 1) in _LINKS)
    end -= scene.form(end - 1) in _COMMAS
    near = [i for i in scene.items if i.first < end and i.kind not in ("mark", "date")]
    for item in reversed(near[-_REACH:]):
        if item.last < end or not item.nominal:
            return None
        if _is_one(scene, item) or _did_it(scene, item):
            found = scene.person_in(item)
            return item if found is None or found is name else None
        if item.mention("person") is not None or not (item.prep in _INSIDE or item.genitive):
            return None
        end = item.prep_at if item.prep_at >= 0 else item.first
    return None


def _is_one(scene: Scene, item: Item) -> bool:
    """One person by a word for what he is; no place, no kin and no crowd."""
    if scene.form(item.first) in _ONE_OF and item.first + 1 < item.last:
        many = scene.words[item.first + 1]
        return many.has("human", "title") or many.stem in _LEADERS
    first = _head(scene, item)
    head, around = scene.words[first], scene.cover(first)
    if around is not None and around.first == first and around.kind == "group" and around.named:
        return False  # «الحرس الثوري»
    if item.kind != "noun" or item.count is not None or item.negated or head.pronoun:
        return False
    one = head.has("human", "title") and not head.has("kin", "say_noun") and not _many(head)
    return one and not (is_place(item) and item.mention("person") is None)


def _did_it(scene: Scene, item: Item) -> bool:
    """«منفذ الهجوم»: by the deed in his genitive he is somebody, and no crossing."""
    return "human" in item.labels and _deed_end(scene, item) > item.last


def _deed_end(scene: Scene, item: Item) -> int:
    """Where the phrase ends with a deed in its genitive."""
    deed = scene.items[item.index + 1] if item.index + 1 < len(scene.items) else None
    return deed.last if deed is not None and deed.kind == "trigger" and deed.genitive else item.last


def _many(head: Word) -> bool:
    """A word for several and not for one as well."""
    return "sg" not in head.features and ("pl" in head.features or head.form.endswith(SOUND))


def _head(scene: Scene, item: Item) -> int:
    """The word that a phrase begins with, its count and a name lent to it left out; in «قيام قيادي» who does it."""
    first = item.fill[0] if item.first <= item.fill[0] < item.last else item.first
    own = scene.words[first]
    inner = scene.form(first) not in _ONE_OF and not own.has("human", "title", "grouphead", "placehead", "thing")
    inner = inner and first + 1 < item.last
    return first + 1 if inner and not own.definite and scene.is_a(first + 1, "human") else first


def _second_name(scene: Scene, item: Item, at: int, name: Found) -> bool:
    """«المشرف في المحافظة، المكنى أبو صقر»: a name beside who it is; «قائد ميداني يدعى فلان» has no other."""
    start = scene.sentence.bounds(name.first, name.last)[0]
    if any(d.event == "alias" and any(a.start == start for a in d.roles["name"]) for d in scene.drafts):
        return True
    if scene.words[at].stem in _PLAIN and not scene.sentence.quoted[name.first]:
        return False
    who = _head(scene, item), _deed_end(scene, item)
    scene.pair("alias", "called", ("person", "name"), who, (name.first, name.last))
    return True


def _post(scene: Scene, item: Item, at: int, name: Found) -> None:
    """The post that the description is, with its body and place; «قيادي في الجماعة» is one of its people."""
    first = _head(scene, item)
    if (
        not item.definite
        or not (scene.titled(first) and is_post(scene.words[first]))
        or scene.form(item.first) in _ONE_OF
    ):
        return
    start = scene.sentence.bounds(name.first, name.last)[0]
    posts = (d for d in scene.drafts if d.event == "position" and d.start < start)
    if any(a.start == start for d in posts for a in d.roles.get("holder", ())):
        return
    last = min(extent(scene, first), at)
    last -= scene.form(last - 1) in _COMMAS | _LINKS
    if last > first + 1:
        position(scene, name, first, last, "called")
