"""Whose people somebody is taken to be: «مسلحون يعتقد أنهم من تنظيم …»، «وهو من عناصر …»."""

from __future__ import annotations

from khabar.claims.items import Item
from khabar.claims.owners import owner
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.claims.ties import MEMBERS, classes
from khabar.grammar.classes import word_class
from khabar.words import SOUND

_THAT = word_class("that_they")
_DOUBTS = word_class("doubted_of")
_SITES = word_class("site")
_OF = "من"
_LEADS = frozenset({"في", "ب"})  # «يشتبه في أنهم»
_WHO = word_class("relative_pronoun")
_ARE = HE | {"هم"}
_PLAIN = _THAT | _ARE
_ANY = _PLAIN | {f"و{form}" for form in _PLAIN}


@only_of(forms=_ANY)
def suspicions(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, whole in enumerate(scene.sentence.forms):
        form = scene.unjoined(at) if whole in _ANY and at else ""
        if form in _THAT:
            _doubted(scene, at)
        elif form in _ARE:
            _told(scene, at)


def _doubted(scene: Scene, at: int) -> None:
    """«مسلحون يشتبه في أنهم تابعون لـ…»: those before the doubt, and no more than possible."""
    doubt = at - 1 - (scene.form(at - 1) in _LEADS)
    if doubt < 1 or scene.words[doubt].stem not in _DOUBTS and scene.form(doubt) not in _DOUBTS:
        return
    end = doubt - (scene.unjoined(doubt - 1) in _WHO)
    holder = _before(scene, end)
    if holder is None or scene.words[holder[0]].stem in _SITES:
        return
    whole, relation = _whose(scene, at + 1)
    if whole is None:
        return
    draft = scene.pair("membership", "doubted", ("member", "organisation"), holder, whole)
    item = scene.item(holder[0])
    if item is not None and item.count is not None and item.fill[0] == holder[0]:
        draft.add("count", scene.arg(item.count.first, item.count.last))
    draft.constants["relation"] = relation
    draft.modality = "possible"


def _whose(scene: Scene, at: int) -> tuple[tuple[int, int] | None, str]:
    """To whom those belong who are spoken of at a token, and how."""
    if scene.form(at) == _OF:
        return _group(scene, at + 1), "member"
    entry = scene.words[at].entry("relation") if at < len(scene.words) else None
    if entry is None:
        return None, ""
    people = scene.words[at].stem.endswith(SOUND)
    return owner(scene, at), "member" if people and entry.value == "part" else entry.value


def _group(scene: Scene, at: int) -> tuple[int, int] | None:
    """«من تنظيم …»، «من مقاتلي التنظيم»، «من منتسبي الأجهزة الأمنية»."""
    members = at < len(scene.words) and scene.is_a(at, "human") and bool(classes(scene, at) & MEMBERS)
    members = members and not scene.words[at].article
    whole = scene.group(at)
    group = (scene.group(at + 1) if members else None) or whole
    if group is None or at in scene.places:
        return None
    first = at + 1 if members and group is whole and whole.last > at + 1 else group.first  # «عناصر [حركة …]»
    head = scene.words[first]
    known = scene.is_a(first, "grouphead", "group") or group.rule == "group.group"
    whose = group.named or head.article or scene.words[group.last - 1].article
    return (first, group.last) if known and whose and "placehead" not in head.labels else None


def _before(scene: Scene, end: int) -> tuple[int, int] | None:
    """Who stands right before a clause."""
    item = next((i for i in scene.items if i.nominal and i.first < end <= i.last), None)
    if item is None or item.last != end or item.prep == "ka":
        return None
    person = scene.person_in(item)
    if person is not None:
        return (person.first, person.last) if person.last == end else None
    first, last = item.fill[0], min(item.fill[1], end)
    inner = next((i for i in range(last - 1, first, -1) if scene.is_a(i, "human")), first)
    return (inner if scene.is_a(first, "lightnoun") else first), last  # «قيام [مسلحين] يعتقد أنهم …»


def _told(scene: Scene, at: int) -> None:
    """«فلان، وهو من عناصر الحرس»، «وهم من مقاتلي الحركة»."""
    group = _group(scene, at + 2) if scene.form(at + 1) == _OF else None
    end = scene.back(at) + 1
    holder = _before(scene, end) if group is not None and end > 0 else None
    if group is None or holder is None or not _is_somebody(scene, holder):
        return
    draft = scene.pair("membership", "told", ("member", "organisation"), holder, group)
    draft.constants["relation"] = "member"


def _is_somebody(scene: Scene, holder: tuple[int, int]) -> bool:
    item: Item | None = scene.item(holder[0])
    people = scene.is_a(holder[0], "human", "kin") and not scene.is_a(holder[0], "placehead")
    return item is not None and (people or item.mention("person") is not None)
