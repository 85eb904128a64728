"""Where people live: «المقيم في باريس»، «من سكان حي …»، «مختبئ في بلدة …»; a verb of living is read by its frame."""

from __future__ import annotations

from khabar.claims.origins import told_of
from khabar.claims.scene import HE, WAS, Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_INHABITANTS = word_class("inhabitant")
_STAYING = word_class("staying")
_ONE_OF = word_class("one_of")
_SAID_SO = word_class("said_to_stay")
_NOW = word_class("now_or_once")
_INSIDE = frozenset({"في", "داخل"})
_MANY = ("ين", "ون", "ات")
_REACH = 6  # tokens from who it is to where he is said to be
_HOUSES = word_class("own_house")
_DWELLING, _SEATS = "اقامه", word_class("seat_of_living")
_NEAR = 2  # tokens from a word of staying to where


@only_of(labels={"residence"}, stems=_INHABITANTS | _STAYING | _HOUSES | {_DWELLING})
def homes(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, _ in scene.labelled("residence"):
        _lives(scene, at)
    if not _INHABITANTS.isdisjoint(scene.stems):
        for at, word in enumerate(scene.words):
            if word.stem in _INHABITANTS and not word.article and not word.pronoun:
                _inhabits(scene, at)
    if not _STAYING.isdisjoint(scene.stems):
        for at, word in enumerate(scene.words):
            if word.stem in _STAYING and not (word.article or word.lead or word.pronoun):
                _stays(scene, at)
            elif word.stem in _STAYING and word.article and not word.lead:
                _who_stays(scene, at)
    for at, word in enumerate(scene.words if not _HOUSES.isdisjoint(scene.stems) else ()):
        if word.stem in _HOUSES and word.pronoun in ("ه", "ها") and scene.form(at - 1) == "من":
            _from_home(scene, at)
    for at, word in enumerate(scene.words if _DWELLING in scene.stems else ()):
        if word.stem == _DWELLING and word.pronoun in ("ه", "ها") and at and scene.words[at - 1].stem in _SEATS:
            _at_home(scene, at)


def _at_home(scene: Scene, at: int) -> None:
    """«قال فلان من مقر إقامته في القاهرة»: who is named last before it; not «التقى فلاناً في مقر إقامته»."""
    if scene.form(at - 2) != "من":
        return
    inside = scene.form(at + 1) in _INSIDE
    word = scene.word(at + 1)
    if not inside and (word is None or word.preposition != "ب"):
        return
    place = scene.place_from(at + 1 + inside, 2)
    named = next((p for p in reversed(scene.people) if p.last < at), None)
    if place is not None and named is not None:
        named = scene.outer.get(named.first, named)
        scene.pair("residence", "home", ("person", "in"), (named.first, named.last), (place.first, place.last))


def _stays(scene: Scene, at: int) -> None:
    """«شقيقه الذي يعتقد أنه موجود في أورفا»، «وهو لاجئ في السويد»: where one person is; not of forces or crowds."""
    start = next((i for i in range(at + 1, at + 1 + _NEAR) if scene.form(i) in _INSIDE), None)
    place = scene.place_from(start + 1, 2) if start is not None else None
    if place is None or scene.words[at].stem.endswith(_MANY):
        return
    before = at
    while before > max(0, at - _REACH) and (
        scene.words[before - 1].stem in _SAID_SO or scene.unjoined(before - 1) in HE | WAS
    ):
        before -= 1
    end = scene.back(before) + 1
    named = next((p for p in scene.people if p.last == end), None)
    item = scene.item(end - 1) if end else None
    if named is not None:
        named = scene.outer.get(named.first, named)
        who = named.first, named.last
        if item is not None and "kin" in item.labels and item.fill[0] < named.first:
            who = item.fill  # «شقيق فلان موجود في …»
    elif item is not None and item.last == end and item.has("human", "kin") and item.mention("group") is None:
        many = item.count is not None or item.inflected("pl") and not item.inflected("sg")
        if many or "kin" not in item.labels and (item.has("adj", "nationality", "ethnicity") or item.prep):
            return  # «قوة حوثية موجودة في …»
        who = item.fill
    else:
        return
    scene.pair("residence", "stays", ("person", "in"), who, (place.first, place.last))


def _who_stays(scene: Scene, at: int) -> None:
    """«فلان اللاجئ في السويد»، «فلان الموجود في تركيا»."""
    place = scene.place_from(at + 2, 2) if scene.form(at + 1) in _INSIDE else None
    named = next((p for p in scene.people if p.last == scene.back(at) + 1), None)
    item = scene.item(named.first) if named is not None else None
    theirs = item is not None and named is not None and item.fill[0] < named.first and item.has("placehead", "thing")
    if place is not None and named is not None and not (theirs or scene.words[at].stem.endswith(_MANY)):
        named = scene.outer.get(named.first, named)
        scene.pair("residence", "stays", ("person", "in"), (named.first, named.last), (place.first, place.last))


def _from_home(scene: Scene, at: int) -> None:
    """«قال فلان من منزله في حلب»: who speaks where he lives; not who is taken from there."""
    named = next((p for p in scene.people if p.last == at - 1), None)
    first = at + 1
    while scene.is_a(first, "adj") and scene.words[first].article and not scene.words[first].lead:
        first += 1
    inside = scene.form(first) in _INSIDE or scene.word(first) is not None and scene.words[first].preposition == "ب"
    place = scene.place_from(first + (scene.form(first) in _INSIDE), 2) if inside else None
    item = scene.item(named.first) if named is not None else None
    verb = (
        next((i for i in reversed(scene.items[: item.index]) if i.kind == "verb"), None) if item is not None else None
    )
    if place is not None and named is not None and verb is not None and "say" in verb.labels:
        scene.pair("residence", "home", ("person", "in"), (named.first, named.last), (place.first, place.last))


def _inhabits(scene: Scene, at: int) -> None:
    """«فلان، من سكان حي …»، «أحد سكان البلدة ويدعى فلان»."""
    word = scene.word(at + 1)
    place = scene.place_from(at + 1, 2) if word is not None and "placehead" in word.labels else scene.places.get(at + 1)
    if place is not None:
        value = place.first, place.last
    elif word is not None and word.article and "placehead" in word.labels:
        value = at + 1, at + 2
    elif word is not None and word.has("noun", "placehead", "thing") and scene.is_a(at + 2, "adj") and not word.lead:
        value = at + 1, at + 3  # «من سكان منازل مجاورة»
    else:
        return
    if scene.unjoined(at - 1) == "من":
        item = scene.item(at)
        if item is None or item.fill[0] != at or item.first == at:  # «عدد من سكان البلدة» are nobody else
            told_of(scene, "residence", at - 1, "in", value)
        return
    called = value[1] if scene.is_a(value[1], "alias") else -1
    one = scene.form(at - 1) in _ONE_OF
    named = scene.person(called + 1) if called > 0 and one else None
    if named is None and one:  # «فلان، أحد سكان البلدة»
        named = next((p for p in scene.people if p.last == scene.back(at - 1) + 1), None)
    if named is not None:
        scene.pair("residence", "inhabits", ("person", "in"), (named.first, named.last), value)


def _lives(scene: Scene, told: int) -> None:
    """«المقيم في باريس»، «المقيم حالياً في …»."""
    at = told
    if scene.words[at].stem.startswith("مقر"):
        return  # «ومقره لندن»: where an organisation has its seat
    at += scene.form(at + 1) in _NOW
    place = scene.place_from(at + 1)
    following = scene.word(at + 2)
    if place is not None:
        value = place.first, place.last
    elif scene.form(at + 1) == "في" and following is not None and "placehead" in following.labels and following.article:
        value = at + 2, at + 3
    else:
        return
    if scene.form(at + 1) not in ("في", "داخل") and scene.words[at + 1].preposition != "ب":
        return
    opened = next((i for i in range(at, max(-1, at - 8), -1) if scene.form(i) == "("), None)
    person = next((p for p in scene.people if p.last == opened), None) if opened is not None else None
    if person is not None:
        scene.pair("residence", "bracket", ("person", "in"), (person.first, person.last), value)
    else:
        told_of(scene, "residence", told, "in", value)
