"""What somebody has with him, by a preposition: «عثر معه على …»، «كان معه مسدس»، «لدى التنظيم صواريخ»."""

from __future__ import annotations

from khabar.claims.items import Item, opens_clause
from khabar.claims.scene import Scene
from khabar.claims.traits import acts, is_place, is_somebody
from khabar.grammar.classes import word_class
from khabar.text.clitics import THIRD

_FOUND = word_class("found_with")  # «عثر معه على …»، «ضبطت لديه …»
_TOOK = word_class("takes_along")  # «أخذ معه …»
_BEING = word_class("being")
_ON_HIM = frozenset({"maa", "at"})
_AT, _HIS = "لدي", frozenset({"at", "li"})
ASSETS = word_class("asset")
_REACH = 4  # items from a verb to «معه», and from there to what it is
_GOODS = ("weapon", "money", "document")
_BREAKS = frozenset({"verb", "mark", "clause", "that", "relative"})


def found_on(scene: Scene, item: Item) -> int | None:
    """The word where what is said to be with «معه»، «لديه» begins; None where that is nothing to have."""
    if item.prep not in _ON_HIM or item.pronoun not in THIRD or item.negated:
        return None
    verb = _verb(scene, item)
    if verb is None or verb.word is None or verb.negated:
        return None
    lemmas = verb.word.lemmas
    if not lemmas.isdisjoint(_FOUND):
        thing = _thing(scene, item, ("", "ala"))
        held = thing is not None and (_is_goods(thing) or thing.kind == "noun" and thing.has("thing", "weapon"))
    elif not lemmas.isdisjoint(_TOOK) and item.prep == "maa":
        thing = _thing(scene, item, ("",))
        held = thing is not None and _is_goods(thing)
    elif verb.word.stem in _BEING and item.prep == "maa" and verb.last == item.first:
        thing = _thing(scene, item, ("",))
        held = thing is not None and (_is_goods(thing) or "thing" in thing.labels and not thing.definite)
    else:
        return None
    return thing.first if thing is not None and held and not is_somebody(thing) else None


def took(scene: Scene, item: Item) -> bool:
    """«أخذ معه مبلغاً»: it is his who does it, and nobody's whom another sentence names."""
    verb = _verb(scene, item)
    return verb is not None and verb.word is not None and any(e.lemma in _TOOK for e in verb.word.entries)


def owned_by(scene: Scene, item: Item) -> Item | None:
    """«لدى التنظيم صواريخ»، «للحركة معسكرات»: who has them, where they stand right after whose they are."""
    if item.prep not in _HIS or item.negated or not (acts(item) or is_somebody(item)):
        return None
    if item.prep == "at" and scene.sentence.words[item.prep_at].stem != _AT:
        return None
    before = _before(scene, item)
    if not opens_clause(before, being=True) or before is not None and before.negated:
        return None
    thing = _had(scene, item)
    return thing if thing is not None and not thing.genitive else None


def had_by(scene: Scene, item: Item) -> tuple[Item, Item] | None:
    """«قال إن العدو لديه احتياطات»: who stands right before «لديه», and what he has."""
    if item.prep != "at" or item.pronoun not in THIRD or item.negated or not item.index:
        return None
    holder, thing = scene.items[item.index - 1], _had(scene, item)
    plain = holder.kind == "noun" and holder.definite and not holder.prep and holder.last == item.first
    if thing is None or not plain or not (acts(holder) or is_somebody(holder)):
        return None
    return (holder, thing) if opens_clause(_before(scene, holder), being=True) else None


def _had(scene: Scene, item: Item) -> Item | None:
    """Right behind «لدى التنظيم»، «لديه»، «للحركة» what he has: assets, and arms but behind «ل»."""
    thing = scene.items[item.index + 1] if item.index + 1 < len(scene.items) else None
    if thing is None or thing.kind != "noun" or thing.prep or thing.conj or thing.definite or thing.first != item.last:
        return None
    arms = item.prep == "at" and (thing.mention("weapon") is not None or "weapon" in thing.labels)
    return thing if arms or thing.stem in ASSETS else None


def _before(scene: Scene, item: Item) -> Item | None:
    return scene.items[item.index - 1] if item.index else None


def held_before(scene: Scene, at: int) -> list[Item]:
    """«المتفجرات والأسلحة التي كانت | بحوزته»: what is told of, past a relative or a verb of being."""
    mine = next((i.index for i in scene.items if i.first <= at < i.last), 0)
    if scene.items[mine].negated:
        return []  # «ليست بحوزة الجيش»
    before = scene.items[mine - 1] if mine else None
    being = before is not None and before.kind == "verb" and "aux" in before.labels and not before.negated
    before = scene.items[mine - 2] if being and mine > 1 else before
    relative = before is not None and before.kind == "relative"
    before = scene.items[before.index - 1] if relative and before is not None and before.index else before
    if before is None or not (being or relative or before.mention("weapon") is not None and before.definite):
        return []
    held: list[Item] = []
    for item in reversed(scene.items[: before.index + 1]):
        goods = _is_goods(item) or item.has("thing", "weapon")
        if item.kind != "noun" or not goods or is_somebody(item) or is_place(item) or held and item.genitive:
            break
        held.insert(0, item)
        if not item.conj:
            break
    return held


def _verb(scene: Scene, item: Item) -> Item | None:
    """The verb before it, with nothing but its subject between."""
    for other in reversed(scene.items[max(0, item.index - _REACH) : item.index]):
        if other.kind == "verb":
            return other
        if other.kind in _BREAKS or not other.nominal or other.prep:
            return None
    return None


def _thing(scene: Scene, item: Item, ways: tuple[str, ...]) -> Item | None:
    """What was found, past who found it and when."""
    for other in scene.items[item.index + 1 : item.index + 1 + _REACH]:
        if other.kind in _BREAKS:
            return None
        if other.kind != "noun" or other.prep not in ways or other.genitive or other.conj:
            continue
        if acts(other) and other.mention(*_GOODS) is None:
            continue  # «ضبطت معه | قوات الأمن | مسدساً»
        return other
    return None


def _is_goods(item: Item) -> bool:
    return item.mention(*_GOODS) is not None
