"""Where a body has its seat: «ومقرها دبي»، «التي يوجد مقرها في طرابلس»، «تتخذ من لندن مقراً لها»، «تعمل من الرياض»."""

from __future__ import annotations

from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_SEATS = word_class("seat")
_LIES = word_class("seat_lies")
_TAKES = word_class("takes_as_seat")
_WORKS, _WORK = word_class("works_from"), word_class("its_work")
_FROM = "من"
_ITS = word_class("to_him")
_SHE = "التي"
_NEAR = 4  # words between a group and what is said of its seat: «الحكومة المعترف بها دولياً، والتي …»
_REACH = 9  # words from a verb of taking to the seat


@only_of(stems=_SEATS | _WORKS)
def seats(scene: Scene) -> None:
    """All of it for one sentence."""
    if _FROM in scene.spelled and not _WORKS.isdisjoint(scene.stems):
        for at, word in enumerate(scene.words):
            if word.stem in _WORKS and scene.is_a(at - 1, "rel"):
                _works(scene, at)
    if _SEATS.isdisjoint(scene.stems):
        return
    for at, word in enumerate(scene.words):
        if word.stem not in _SEATS:
            continue
        if scene.form(at + 1) in _ITS:
            _taken(scene, at)
        elif scene.form(at).endswith(("ه", "ها", "هم")):
            _lies(scene, at)


def _lies(scene: Scene, at: int) -> None:
    """«ومقرها دبي»، «والتي يقع مقرها الرئيسي في دبي»."""
    first = at + 1
    if scene.is_a(first, "adj") and scene.words[first].article:
        first += 1
    value = _place(scene, first + (scene.form(first) in ("في", "ب")))
    before = at - 1
    if scene.unjoined(before) in _LIES:
        before -= 1
        if not scene.is_a(before, "rel"):
            return  # «يوجد مقرها في دبي»: of whom it is told is another sentence's
        before -= 1
    group = _group_before(scene, before)
    if value is not None and group is not None:
        scene.pair("residence", "seat", ("person", "in"), group, value)


def _taken(scene: Scene, at: int) -> None:
    """«التي تتخذ من لندن مقراً لها»، «تتخذ الحكومة من شرق البلاد مقراً لها»."""
    verb = next((i for i in range(at - 1, max(-1, at - _REACH), -1) if scene.unjoined(i) in _TAKES), None)
    start = next((i for i in range(at - 1, verb, -1) if scene.form(i) == "من"), None) if verb is not None else None
    if verb is None or start is None or start + 1 >= at:
        return
    after = scene.group(verb + 1) if start > verb + 1 else None
    group = (after.first, after.last) if after is not None else None
    if start == verb + 1:
        group = _group_before(scene, verb - 1 - scene.is_a(verb - 1, "rel"))
    if group is not None and _place(scene, start + 1) is not None:
        scene.pair("residence", "seat", ("person", "in"), group, (start + 1, at))


def _works(scene: Scene, at: int) -> None:
    """«الحكومة التي تعمل من الرياض»، «التي تمارس عملها من السعودية»."""
    start = at + 1
    word = scene.word(start)
    if word is not None and word.pronoun and word.stem in _WORK:
        start += 1
    value = _place(scene, start + 1) if scene.form(start) == _FROM else None
    group = _group_before(scene, at - 2) if value is not None else None
    if value is not None and group is not None:
        scene.pair("residence", "seat", ("person", "in"), group, value)


def _place(scene: Scene, at: int) -> tuple[int, int] | None:
    """The place that stands here, by its name or by a word with its article."""
    place = scene.places.get(at)
    if place is not None:
        return place.first, place.last
    word, following = scene.word(at), scene.word(at + 1)
    if word is None or following is None or not word.has("placehead", "direction"):
        return None
    if word.article:
        return at, at + 1
    return (at, at + 2) if following.article and "placehead" in following.labels else None  # «شرق البلاد»


def _group_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """The group of which what follows a token tells."""
    at -= scene.form(at) in ("،", ",")
    near = [g for g in scene.groups if g.first <= at and at - g.last < _NEAR]
    last = max((g.last for g in near), default=0)
    ends = [g for g in near if g.last == last]
    she = scene.unjoined(at + 1 + (scene.form(at + 1) in ("،", ","))) == _SHE
    group = next(iter(ends), None)  # the longest of those that end there
    between = range(last, at + 1)
    if group is None or any(scene.tokens[i].kind == "mark" or scene.verbal(i) for i in between):
        return None
    if she and not scene.words[group.first].stem.endswith("ه") and scene.is_a(last - 1, "grouphead"):
        return last - 1, last  # «قائد جيش الحكومة، والتي …»
    return group.first, group.last
