"""Who is whose kin."""

from __future__ import annotations

from khabar.claims.belongings import bearer
from khabar.claims.draft import Argument
from khabar.claims.scene import Scene
from khabar.grammar.classes import word_class

_KIN = frozenset(
    "wife husband son daughter brother sister father mother cousin widow nephew niece grandchild in-law "
    "uncle aunt".split()
)
_PART_OF_NAMES = word_class("kin_in_names")
_SECOND = word_class("second_kin")
_MANY = word_class("many_kin")


def kinship(scene: Scene) -> None:
    """All kinship of one sentence."""
    for at, _ in scene.labelled("kin"):
        _kin(scene, at)


def _kin(scene: Scene, at: int) -> None:
    """«زوجها أبو فلان»، «شقيق فلان»، «اثنين من أشقاء فلان»."""
    word = scene.words[at]
    entry = word.entry("kin")
    if (
        entry is None
        or word.stem in ("امته", "امتها")
        or scene.cover(at) is not None
        or any(p.first <= at < p.last for p in scene.people)
    ):
        return
    if scene.form(at - 1).removeprefix("و") in ("ابن", "ابنه", "بنت", "زوج", "زوجه", "ابناء"):
        return
    if scene.is_a(at, "title") and not word.pronoun:
        return
    last = at + 1
    if word.stem in ("ابن", "ابنه", "بنت") and last < len(scene.words) and scene.words[last].stem in _SECOND:
        last += 1
    elif entry.value not in _KIN and word.stem not in _MANY:
        return
    if _pronoun(scene, last - 1):
        _kin_of_pronoun(scene, at, last)
    elif not word.article and (last > at + 1 or word.stem not in _PART_OF_NAMES):
        _kin_of_name(scene, at, last)


def _pronoun(scene: Scene, at: int) -> str:
    """The owner's pronoun; «شقيقه» is his brother and «شقيقة» a sister, alike once folded."""
    word = scene.words[at]
    if word.pronoun or word.article:
        return word.pronoun
    ending = next((p for p in ("ها", "هم", "ه") if word.stem.endswith(p) and scene.raw(at).endswith(p)), "")
    return ending if len(word.stem) > len(ending) + 1 else ""


def _relation(scene: Scene, at: int, last: int) -> Argument:
    """The kin word, without its pronoun where that leaves a word."""
    made = scene.arg(at, last)
    word = scene.words[last - 1]
    pronoun = _pronoun(scene, last - 1)
    if pronoun and not (word.pronoun and word.stem.endswith(("ه", "ء"))):
        made.stop -= len(pronoun)
    return made


def _kin_of_pronoun(scene: Scene, at: int, last: int) -> None:
    pronoun = _pronoun(scene, last - 1)
    if scene.words[at].stem in _MANY or pronoun in ("نا", "كم", "ك", "ي", "ني"):
        return
    other = bearer(scene, at, pronoun, False)
    if other is None:
        return
    first = last
    while scene.is_a(first, "honorific", "adj") and scene.words[first].article and first < last + 3:
        first += 1
    named = scene.person(first) if first >= len(scene.words) or not scene.words[first].conjunction else None
    draft = scene.draft("kinship", "pronoun", at, named.last if named else last, "person", "other")
    described = first if named is None and first > last and scene.is_a(last, "adj") else last
    draft.add("person", scene.arg(named.first, named.last) if named else scene.arg(at, described))
    draft.roles["relation"] = [_relation(scene, at, last)]
    draft.add("other", scene.arg(*other))


def _kin_of_name(scene: Scene, at: int, last: int) -> None:
    first = last
    while scene.is_a(first, "title", "honorific") and first < last + 3 and scene.person(first) is None:
        first += 1
    person = scene.person(first)
    item = scene.item(at)
    counted = scene.words[at].stem in _MANY and scene.form(at - 1) == "من" and item is not None
    if person is not None:
        other = person.first, person.last
    elif counted and scene.is_a(last, "human") and scene.words[last].article:
        other = last, last + 1
    else:
        return
    if counted and item is not None:
        one = (item.first, at - 1) if item.first < at - 1 else scene.human_before(at - 1, 0) or (at, at + 1)
    else:
        one = _relative(scene, at, other[1])
        if scene.words[at].stem in _MANY:
            return
    draft = scene.pair("kinship", "name", ("person", "other"), one, other)
    draft.roles["relation"] = [_relation(scene, at, last)]


def _relative(scene: Scene, at: int, end: int) -> tuple[int, int]:
    """Who the kin is: the name beside the phrase, or the phrase itself."""
    for person in scene.people:
        if (
            person.last in (at, at - 1)
            and scene.form(person.last) in ("،", ",", scene.form(at))
            and not scene.words[at].conjunction
        ):
            return person.first, person.last
        if (
            person.first in (end, end + 1)
            and scene.form(end) in ("،", ",", "(")
            and not scene.words[person.first].conjunction
        ):
            return person.first, person.last
    return at, end
