"""Of whom a predicate tells: «كان فلان عنصراً في …»، «قال إن شقيقه أصبح …»، «لم يكن الشاب من مقاتلي …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.claims.antecedents import open_of
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.scene import Scene
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_BEING = word_class("being")
_IS_NOT = word_class("is_not")
_STAYS = word_class("stays")  # «ظل عنصراً في …»
_COUNTED = word_class("counted_as")  # «يعدّ فلان من أبرز …»
_NO = frozenset({"ليس", "ليست"})
_PARTIES = 2  # phrases after «يعتبر» where somebody holds another for something
_REACH = 10  # items from a predicate back to the verb of being
_PEOPLE = ("human", "title", "honorific", "kin", "given", "grouphead", "demonstrative")
_MERELY = word_class("merely")  # «لم يكن مجرد عنصر في …»: he was, and more than that
_NEAR = 4  # tokens after a predicate in which «فقط» is said of it
EXCEPT = frozenset({"except", "without"})


@dataclass(slots=True)
class Told:
    """Whom a predicate tells of, by tokens; None for a pronoun or nothing, which stands at ``at``."""

    at: int
    who: tuple[int, int] | None
    denied: bool = False


def told_of(scene: Scene, item: Item) -> Told | None:
    """Of whom a verb of being before a phrase, or «ليس», says what it is; nothing where none governs it."""
    if is_not(scene, item):
        if scene.form((item.prep_at if item.prep_at >= 0 else item.first) - 1) not in _NO:
            return None  # «نائب الرئيس، وليس نائباً في البرلمان»
        front = scene.items[item.index - 1] if item.index else None
        near = front is not None and front.kind == "noun" and not front.prep and _is_somebody(scene, front)
        return Told(item.first, whom(scene, front) if front is not None and near else None, not merely(scene, item))
    if item.conj:
        return None  # «كان رئيس المجلس وأحد قادة …»
    between: list[Item] = []
    at = item.index - 1
    while at >= max(0, item.index - _REACH):
        other = scene.items[at]
        if other.kind == "close":
            at = open_of(scene.items, at) - 1
            continue
        if other.kind == "verb":
            return _told(scene, other, between, item)
        if (
            other.kind not in ("noun", "date", "other", "trigger")
            or other.nominal
            and (other.conj or other.kind == "trigger" and not other.prep)
        ):
            return None
        if other.kind == "noun" and not (other.prep or other.genitive):
            between.append(other)
            if is_not(scene, other):
                return Told(other.first, whom(scene, other), not merely(scene, item))
        at -= 1
    return None


def _told(scene: Scene, verb: Item, between: Sequence[Item], item: Item) -> Told | None:
    stem = verb.word.stem if verb.word is not None else ""
    counted = stem in _COUNTED and not (verb.pronoun or verb.negated) and len(between) < _PARTIES
    being = stem in _BEING or "aux" in verb.labels and verb.entry is not None and verb.entry.lemma in _BEING | _STAYS
    ceased = verb.negated and stem in _IS_NOT or _not_yet(scene, verb)  # «لم يكن»، «لم يعد»
    if not (counted or being or ceased) or ceased and merely(scene, item):
        return None
    return Told(verb.first, _first(scene, verb, between), ceased)


def _not_yet(scene: Scene, verb: Item) -> bool:
    """«لم يكن فلان قد أصبح عضواً في …»."""
    for other in reversed(scene.items[max(0, verb.index - _REACH) : verb.index]):
        if other.kind == "verb":
            return other.negated and other.word is not None and other.word.stem in _IS_NOT
        if other.kind not in ("noun", "other", "date"):
            break
    return False


def _first(scene: Scene, verb: Item, between: Sequence[Item]) -> tuple[int, int] | None:
    """The subject: what stands between the verb and the predicate, or before the verb."""
    for subject in reversed(between):
        if _is_somebody(scene, subject):
            return whom(scene, subject)
    front = before(scene.items, verb.index).items if not between else []
    return whom(scene, front[0]) if len(front) == 1 and _is_somebody(scene, front[0]) else None


def _is_somebody(scene: Scene, item: Item) -> bool:
    return scene.person_in(item) is not None or item.has(*_PEOPLE)


def whom(scene: Scene, item: Item) -> tuple[int, int]:
    """Who a phrase is: the name in it; «والد فلان» is not he who is named."""
    person = None if "kin" in item.labels else scene.person_in(item)
    if person is None:
        return item.fill
    person = scene.outer.get(person.first, person)
    return person.first, person.last


def of_kin(scene: Scene, person: Found) -> bool:
    """«زوجة فلان عضوة في …»: what is told of his kin, and not of him."""
    item = scene.item(person.first)
    return item is not None and "kin" in item.labels and item.fill[0] < person.first


def put(scene: Scene, draft: Draft, role: str, told: Told) -> None:
    """Fill a role with whom is told of, or have it wait; a denied predicate is not said of anybody."""
    if told.who is None:
        draft.roles.pop(role, None)
        scene.wait(draft, role, told.at, "he")
    if told.denied:
        draft.polarity = "denied"


def is_not(scene: Scene, item: Item) -> bool:
    """«ليس فلان …»، «ليس من …»: the word that denies stands right before the phrase."""
    at = item.prep_at if item.prep_at >= 0 else item.first
    return item.negated and item.count is None and scene.unjoined(at - 1) in _NO


def merely(scene: Scene, item: Item) -> bool:
    """«لم يكن مجرد عنصر في …»، «لم يكن سوى …»: only that he is more, or anything else, is denied."""
    near = scene.words[max(0, item.first - 2) : item.last + _NEAR]
    return item.prep in EXCEPT or any(w.stem in _MERELY or w.form in _MERELY for w in near)
