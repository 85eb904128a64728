"""By what name a body or a place is known, past where it is: «القوات الكردية في المنطقة المعروفة باسم البشمركة»."""

from __future__ import annotations

from khabar.claims.bynames import quoted_end
from khabar.claims.items import Item
from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.claims.traits import SELVES
from khabar.grammar.classes import word_class
from khabar.types import PlaceValue

_KNOWN = word_class("known_by")
_LINKS = word_class("relative_pronoun") | word_class("being") | {"،", ",", "("}
_OR, _WHAT = "او", "ما"
_CALLS = word_class("names_itself")
_UPON = frozenset({"علي"})
_NAME, _BY = "باسم", "ب"
_NAME_WORDS = word_class("name_word")
_WHERE = frozenset({"fi", "ala", "near", "bi", "min"})
_HOPS = 3  # places between a body and what tells its name
_ADVERBS = 2  # «المعروف أيضاً باسم»
_COUNTRY = "country"


@only_of(stems=_KNOWN | _CALLS)
def known_as(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in enumerate(scene.words if not _CALLS.isdisjoint(scene.stems) else ()):
        if word.stem in _CALLS and not (word.pronoun or word.article):
            _itself(scene, at)
    if _KNOWN.isdisjoint(scene.stems):
        return
    for at, word in enumerate(scene.words):
        if word.stem in _KNOWN and not word.pronoun:
            name = _name(scene, at)
            if name is not None and not _told(scene, name[0]):
                _known(scene, at, name)


def _itself(scene: Scene, at: int) -> None:
    """«التنظيم الذي بات يسمي نفسه «…»»، «مجموعة تطلق على نفسها اسم «…»»، «شخص يسمي نفسه أبو فلان»."""
    own = at + 1 + (scene.form(at + 1) in _UPON)
    word = scene.word(own)
    if word is None or word.stem not in SELVES or not word.pronoun:
        return
    first = own + 1
    bringing = scene.word(first)
    if bringing is not None and (bringing.stem in _NAME_WORDS or scene.form(first) in (_NAME, _BY)):
        first += 1
    person = scene.person(first)
    name = (person.first, person.last) if person is not None else _whole(scene, first, True)
    if name is not None and not _told(scene, name[0]):
        _known(scene, at, name)


def _name(scene: Scene, at: int) -> tuple[int, int] | None:
    """The name behind «باسم»، or between quotation marks behind «بـ»."""
    for first in range(at + 1, at + 2 + _ADVERBS):
        word = scene.word(first)
        if word is None:
            return None
        if scene.form(first) in (_NAME, _BY):
            return _whole(scene, first + 1, scene.form(first) == _NAME)
        if word.preposition == _BY:
            return _whole(scene, first, False)
        if not scene.form(first).endswith("ا"):
            return None
    return None


def _whole(scene: Scene, first: int, named: bool) -> tuple[int, int] | None:
    word = scene.word(first)
    if word is None or scene.tokens[first].kind != "word":
        return None
    if scene.sentence.quoted[first]:
        last = quoted_end(scene, first)
        return (first, last) if scene.sentence.unquoted[last - 1] else None
    group = scene.group(first)
    if group is not None and (named or group.named):
        return group.first, group.last
    place = scene.places.get(first) if named else None
    return (place.first, place.last) if place is not None else None


def _told(scene: Scene, first: int) -> bool:
    start = scene.sentence.bounds(first, first + 1)[0]
    return any(d.event == "alias" and any(a.start == start for a in d.roles["name"]) for d in scene.drafts)


def _known(scene: Scene, at: int, name: tuple[int, int]) -> None:
    end = at
    while end > 0 and scene.unjoined(end - 1) in _LINKS:
        end -= 1
    if end > 1 and scene.form(end - 1) == _WHAT and scene.form(end - 2) == _OR:
        end -= 2  # «قوات النخبة، أو ما يعرف بـ«…»»
        end -= end > 0 and scene.form(end - 1) in _LINKS
    item = next((i for i in scene.items if i.kind == "noun" and i.first < end <= i.last), None)
    if item is not None and scene.is_a(item.first - 1, "relation"):  # «الميليشيا المؤيدة للحكومة التي تعرف باسم …»
        near = [i for i in scene.items[: item.index] if i.kind == "noun" and i.last == item.first - 1]
        item, end = (near[-1], near[-1].last) if near else (None, end)
    group = scene.group(name[0])
    hers = scene.words[at].stem.endswith("ه") or scene.words[at].stem.startswith("ت")
    if group is not None and group.last == name[1]:
        holder = _body(scene, item, end, hers)
    elif name[0] in scene.places:
        holder = _spot(scene, item, end)
    elif scene.person(name[0]) is not None:
        holder = _somebody(item, end) or _named(scene, item, end, hers)
    else:
        holder = _named(scene, item, end, hers)
    if holder is not None and holder[1] > holder[0]:
        scene.pair("alias", "known", ("person", "name"), holder, name)


def _somebody(item: Item | None, end: int) -> tuple[int, int] | None:
    """«شخص»، «القيادي»: one man without another name."""
    if item is None or item.last != end or not item.has("human", "title") or not item.inflected("sg"):
        return None
    return item.fill if item.count is None and item.mention("person", "group") is None else None


def _body(scene: Scene, item: Item | None, end: int, hers: bool) -> tuple[int, int] | None:
    """The body before, past where it is."""
    for _ in range(_HOPS):
        if item is None or item.kind != "noun":
            return None
        found = _named(scene, item, min(end, item.last), hers)
        if found is not None:
            return found
        if item.prep not in _WHERE or not item.index or not ("placehead" in item.labels or item.mention("place")):
            return None
        item = scene.items[item.index - 1]
    return None


def _named(scene: Scene, item: Item | None, end: int, hers: bool) -> tuple[int, int] | None:
    """A body or people that end there, of the gender of what is said of them."""
    if item is None or item.mention("person") is not None or item.word is None:
        return None
    bodies = [g for g in scene.groups if g.last == end and g.first >= item.fill[0]]
    whole = max(bodies, key=lambda g: g.last - g.first, default=None)
    first = whole.first if whole is not None else item.fill[0]
    head = scene.words[first]
    band = whole is not None or "grouphead" in item.labels and "placehead" not in item.labels
    if not band or "placehead" in head.labels and not head.has("grouphead", "group"):
        return None
    feminine = head.stem.endswith(("ه", "ات")) or bool({"f", "pl"} & head.features)
    return (first, end) if feminine or not hers else None


def _spot(scene: Scene, item: Item | None, end: int) -> tuple[int, int] | None:
    """A town that is named, or told of by what kind of place it is."""
    if item is None:
        return None
    place = item.mention("place")
    if place is not None:
        value = place.value
        country = isinstance(value, PlaceValue) and value.kind == _COUNTRY
        return None if country or place.last != end else (place.first, place.last)
    return (item.fill[0], end) if "placehead" in item.labels and item.definite else None
