"""Who is linked with a body, or one of its people by a noun: «على صلة بـ…»، «لا علاقة له بـ…»، «منسوبو …»."""

from __future__ import annotations

from khabar.claims.belongers import belonger
from khabar.claims.scene import Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_LINKS = word_class("link_with")
_ON = word_class("on_terms")  # «على صلة بـ…»، «ذات صلة بـ…»
_THEIRS = word_class("to_him")
_NOT = word_class("denying_noun")
_WITH = "مع"
_STAFF = word_class("staff_of")
_SITES = word_class("site")
_DEALT_WITH = word_class("dealt_with")
_ONE_OF = word_class("one_of")
_OF = "من"
_CLOSE = 2  # adjectives that may stand after the noun: «صلات وثيقة بـ…»
_PEOPLE = ("human", "grouphead", "group")


@only_of(stems=_LINKS | _STAFF)
def links(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in enumerate(scene.words if not _LINKS.isdisjoint(scene.stems) else ()):
        if word.stem in _LINKS and not (word.article or word.pronoun or word.lead):
            _linked(scene, at)
    for at, word in enumerate(scene.words if not _STAFF.isdisjoint(scene.stems) else ()):
        if word.stem in _STAFF and not (word.article or word.pronoun):
            _staff(scene, at)


def _linked(scene: Scene, at: int) -> None:
    """«خلية على صلة بتنظيم …»، «رجل له صلات بالحركة»، «جمعية لا علاقة لها بالتنظيم»."""
    body = _body(scene, at)
    if body is None:
        return
    lead = at - 1
    denied = scene.form(lead) in _NOT
    lead -= denied
    if denied and scene.form(at + 1) in _THEIRS:
        lead += 1  # «لا علاقة لها بـ…»
    elif scene.form(lead) in _THEIRS:
        denied = denied or scene.form(lead - 1) in _NOT
        lead -= scene.form(lead - 1) in _NOT
    elif scene.form(lead) not in _ON or scene.form(lead - 1) in _NOT:
        return
    before = scene.item(lead - 1)
    who = belonger(scene, lead) if before is not None and before.prep != "fi" else None
    if who is None or not _is_one(scene, who[0]) or who[0] <= body.first < who[1]:
        return
    draft = scene.pair("membership", "linked", ("member", "organisation"), who, (body.first, body.last))
    draft.constants["relation"] = "member"
    item = scene.item(who[0])
    if item is not None and item.count is not None and item.fill[0] == who[0]:
        draft.add("count", scene.arg(item.count.first, item.count.last))
    if denied:
        draft.polarity = "denied"


def _body(scene: Scene, at: int) -> Found | None:
    """The group that a link leads to, past whose it is and how close: «علاقات وثيقة بالجماعة»."""
    end = at + 1 + (scene.form(at + 1) in _THEIRS)
    reach = end + _CLOSE
    while end < reach and _describes(scene, end):
        end += 1
    led = scene.form(end) == _WITH
    body = scene.group(end + led) or _unnamed(scene, end + led)
    if body is None or body.first in scene.places or not led and scene.words[body.first].preposition != "ب":
        return None
    if scene.words[body.first].stem in _DEALT_WITH:
        return None  # «سياسي على صلة بالحكومة»
    return None if scene.is_a(body.first, "placehead") and not scene.is_a(body.first, "grouphead") else body


def _unnamed(scene: Scene, at: int) -> Found | None:
    """«جماعة متطرفة»: a band without a name, with what it is like."""
    item = scene.item(at)
    band = item is not None and item.fill[0] == at and item.fill[1] > at + 1 and "grouphead" in item.labels
    if item is None or not band or item.has("human", "placehead"):
        return None
    return Found(item.fill[0], item.fill[1], "group", "group.unnamed", named=False)


def _describes(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return word is not None and not (word.article or word.lead) and ("adj" in word.labels or word.stem.endswith("ه"))


def _is_one(scene: Scene, at: int) -> bool:
    """Somebody or a body; no deed, site or thing."""
    if scene.words[at].stem in _SITES:
        return False
    return scene.is_a(at, *_PEOPLE) or any(f.first == at for f in (*scene.people, *scene.groups))


def _staff(scene: Scene, at: int) -> None:
    """«منسوبو القوة الخاصة»: people by a word that says no more than that they are of the body in its genitive."""
    body = scene.group(at + 1)
    whole = scene.group(at)
    body = body if body is not None or whole is None or whole.last <= at + 1 else whole
    last = body.last if body is not None else at
    if body is None or scene.words[max(body.first, at + 1)].lead:
        return
    known = any(
        a.start == scene.sentence.bounds(at, at + 1)[0]
        for d in scene.drafts
        if d.event == "membership"
        for a in d.roles.get("member", ())
    )
    one = at > 0 and scene.words[at - 1].stem in _ONE_OF  # «أحد منسوبي …»: of him it is told
    if one or known or scene.form(at - 1) == _OF and _tells_of_others(scene, at):
        return
    draft = scene.pair("membership", "staff", ("member", "organisation"), (at, at + 1), (max(body.first, at + 1), last))
    draft.constants["relation"] = "member"


def _tells_of_others(scene: Scene, at: int) -> bool:
    """«أشخاص من منتسبي الكتيبة»: read of those who stand before it."""
    start = scene.sentence.bounds(at, at + 1)[0]
    return any(d.event == "membership" and d.start <= start < d.stop for d in scene.drafts)
