"""To whom somebody is said to belong: «التابع [لوزارة …]»، «المدعومة جواً [من التحالف]»، «المنضوية في [التنظيم]»."""

from __future__ import annotations

from khabar.claims.kinds import UNNAMED
from khabar.claims.scene import Scene
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.types import PlaceValue

_TO_THEM = frozenset({"له", "لها", "لهم", "لهما", "به", "بها", "بهم", "منه", "منها", "منهم"})
_LED_TO = frozenset({"من", "ل", "الي", "ب", "علي", "تحت", "ضمن"})
_OF_SIDE = word_class("of_side")
_SPOTS = frozenset("placehead direction".split())
_UNDER = word_class("under_which")  # «تحت راية …»
_HOW = word_class("belonging_how")  # «المدعومة جواً وبراً من …»
_SOME = word_class("owned_by_some")  # «لعدد من الفصائل»
_WEST = "الغرب"
_IN = "في"
_WITHIN = frozenset({"في", "تحت", "ضمن"})
_OF = "من"
_ALLIED, _BESIDE = word_class("allied_with"), "مع"  # «المتحالفة مع …»
_FOLDED = "منضو"
_BOUND, _ALLY = "مرتبط", "حليف"  # «الحليفة للحزب»
_MANNER = 4  # words of how between the participle and the owner


def owner(scene: Scene, at: int) -> tuple[int, int] | None:
    """The group or leader that follows the relation at a token."""
    first = _past_manner(scene, at + 1)
    if scene.form(first) in _TO_THEM or scene.is_a(first, "prep") and scene.words[first].pronoun:
        return None
    if scene.words[at].stem.startswith(_ALLY) and scene.form(first) in _LED_TO:
        return None  # «تحول من نظام حليف إلى جماعة …»
    first += _is_led(scene, at, first)
    if scene.form(first) in _OF_SIDE:
        first += 1
    if scene.form(first - 1) in _WITHIN and scene.is_a(first + 1, "grouphead", "group") and _is_frame(scene, first):
        first += 1
    elif first + 2 < len(scene.words) and scene.words[first].stem in _SOME and scene.form(first + 1) == _OF:
        first += 2
    named = next((p for p in scene.people if first < p.first <= first + 3), None)
    if named is not None and all(
        scene.is_a(i, "honorific", "title", "adj", "nationality") and not scene.is_a(i, "relation")
        for i in range(first, named.first)
    ):
        first = named.first
    found = max((f for f in (*scene.groups, *scene.people) if f.first == first), key=lambda f: f.last, default=None)
    return _of_body(scene, found) if found is not None else _of_state(scene, at, first) or _of_noun(scene, at, first)


def _is_led(scene: Scene, at: int, first: int) -> bool:
    """«الموالية | لـ…»، «المنضوية | في …»، «المتحالفة | مع …»: the preposition between who belongs and the owner."""
    form, stem = scene.form(first), scene.words[at].stem
    if form == _BESIDE:
        return stem in _ALLIED
    return form in _LED_TO or form == _IN and stem.startswith(_FOLDED)


def _is_frame(scene: Scene, at: int) -> bool:
    """«تحت راية تنظيم …»، «في إطار الجبهة»."""
    return scene.words[at].stem in _UNDER and scene.group(at + 1) is not None


def _past_manner(scene: Scene, first: int) -> int:
    """Past words of how, where what they lead to comes after them."""
    at = first
    while at < min(first + _MANNER, len(scene.words)) and (
        scene.words[at].stem in _HOW or scene.form(at).endswith("يا") and _is_plain(scene, at)
    ):
        at += 1
    led = at < len(scene.words) and (scene.form(at) in _LED_TO or scene.words[at].preposition in ("ل", "ب"))
    return at if led else first


def _is_plain(scene: Scene, at: int) -> bool:
    """«عسكرياً»; but «لروسيا»، «إيرانياً» tell by whom."""
    word = scene.words[at]
    return "adj" in word.labels and not ("nationality" in word.labels or word.preposition or at in scene.places)


def _of_body(scene: Scene, found: Found) -> tuple[int, int]:
    loyal = next((i for i in range(found.first + 1, found.last) if scene.is_a(i, "relation")), None)
    if loyal is not None:
        return found.first, loyal  # «المدعومة بالمقاومة | الموالية للرئيس …»
    known = _described(scene, found.last - 1) if scene.form(found.last) == "المعترف" else 0
    return found.first, max(found.last, known)


def _of_state(scene: Scene, at: int, first: int) -> tuple[int, int] | None:
    state = scene.places.get(first)
    backed = (entry := scene.words[at].entry("relation")) is not None and entry.value == "backed"
    if state is not None and isinstance(state.value, PlaceValue) and (backed or state.value.kind == "country"):
        return state.first, state.last  # «مدعومة من تركيا»، «من أنقرة»
    if backed and first > at + 1 and scene.form(first) == _WEST:
        return first, first + 1
    if backed and first == at + 1 and scene.is_a(first, "nationality") and scene.form(first).endswith("ا"):
        return first, first + 1  # «المدعومة إيرانياً»
    return None


def _of_noun(scene: Scene, at: int, first: int) -> tuple[int, int] | None:
    backed = (entry := scene.words[at].entry("relation")) is not None and entry.value == "backed"
    if backed and first > at + 1 and scene.words[first].stem in UNNAMED:
        return first, _ended(scene, first)  # «مدعومة من دول الجوار»، «من جهات خارجية»
    forces = backed and scene.words[at].article and scene.is_a(first, "grouphead")  # «المسنودة بقوات من الجيش»
    bound = scene.words[at].stem.startswith(_BOUND) and scene.is_a(first, "grouphead")  # «مرتبطين بجماعات متطرفة»
    glued = ("ل", "ب") if forces or bound else ("ل",)
    linked = first > at + 1 or first < len(scene.words) and scene.words[first].preposition in glued
    around = scene.cover(first)
    if (
        first >= len(scene.words)
        or not linked
        or scene.is_a(first, *_SPOTS)
        or around is not None
        and around.first >= at
    ):
        return None
    if not scene.words[first].article and not scene.is_a(first, "grouphead") or scene.tokens[first].kind != "word":
        return None
    last = _described(scene, first)
    whose = scene.group(last + 1) if forces and scene.form(last) == _OF else None
    return first, whose.last if whose is not None else last


def _ended(scene: Scene, first: int) -> int:
    """The end of the phrase that begins here."""
    item = scene.item(first)
    return min(item.last, item.fill[1]) if item is not None and item.fill[0] == first else _described(scene, first)


def _described(scene: Scene, first: int) -> int:
    """«للحكومة المعترف بها دولياً»، «السكان المسلحين»: a noun with its adjectives."""
    last, article = first + 1, scene.words[first].article
    while (
        last < len(scene.words)
        and "adj" in scene.words[last].labels
        and scene.words[last].article == article
        and not scene.words[last].lead
    ):
        last += 1
    if scene.form(last) == "المعترف" and scene.form(last + 1) == "بها":
        last += 3 if scene.form(last + 2).startswith("دولي") else 2
    return last
