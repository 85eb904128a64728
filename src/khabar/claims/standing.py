"""Who belongs to a body by where he stands in it: «قيادي بارز في حركة …»، «ضابط كبير في الجيش»، «مجموعة من قوات …»."""

from __future__ import annotations

from khabar.claims.draft import Draft
from khabar.claims.items import Item, opens_clause
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.claims.ties import classes, describes, names_one_of, topic
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import Word

_RANKED = frozenset(
    "leader officer official police member fighter soldier militant guard rebel extremist terrorist".split()
)
_LEADING = frozenset({"leader"})
_LEADERS = word_class("leaders")  # «قيادات في الحركة»: people by the word for what they do
_BEING = word_class("being")
_BANDS = word_class("member_band")
_OF_ARMY = word_class("army_rank")  # «عقيد في الجيش»
_NOT_ONE = word_class("no_member")  # what «قيادي» says of a thing: «موقع قيادي في الحركة»
_INSIDE = frozenset({"في", "ضمن", "داخل", "لدي"})
_OPENING = frozenset({"(", "«", '"', "“"})
_OF = "من"
_PROGRAMME = word_class("programme")
_WITHIN = "ضمن"
_ONCE, _OF_RANK = "سابق", "برتبه"
_RANKS = word_class("ranks")
_SAID_TO_BE = word_class("said_to_be")  # «بوصفهما عضوين في التحالف»
_WORDS_FOR = _OF_ARMY | _BANDS | _LEADERS
_PEOPLE = frozenset({"human", "grouphead", "honorific"})
_OTHERWISE = ("prep", "rel", "relation", "ap", "pp")  # no adjective of who it is
_PLURALS = ("ين", "ون", "ات")
_WORDS = 4  # words that may stand between who it is and the body


def _may_tell(word: Word) -> bool:
    """Who stands in a body by the word for him, or people by the word for what they do."""
    if word.pronoun:
        return False
    if word.article:
        return word.stem in _LEADERS or names_one_of(word, _LEADING)
    return word.stem in _WORDS_FOR or names_one_of(word, _RANKED)


@only_of(labels=_PEOPLE, so=_may_tell)
def standings(scene: Scene) -> None:
    """All of it for one sentence."""
    if not scene.groups:
        return
    for at, word in scene.labelled(*_PEOPLE):
        if not _may_tell(word):
            continue
        if word.article:
            _these_leaders(scene, at)
        elif word.stem in _OF_ARMY:
            _ranked(scene, at)
        elif word.stem in _BANDS:
            _band(scene, at)
        elif "human" not in word.labels:
            if word.stem in _LEADERS and not _counted(scene, at):
                _ranked(scene, at)
        elif names_one_of(word, _RANKED) and not scene.verbal(at) and not describes(word):
            _ranked(scene, at)


def _counted(scene: Scene, at: int) -> bool:
    """«ثلاثة من قيادات التنظيم»: counted leaders, and the name of the body in their genitive."""
    item = scene.item(at)
    around = scene.group(at + 1) or scene.group(at)
    if item is None or around is None or item.count is None or item.count.rule == "number.vague":
        return False
    if scene.form(at - 1) != _OF or around.last <= at + 1 or not scene.words[at + 1].has("grouphead", "group"):
        return False
    _draft(scene, item, (at, at + 1), around, at + 1).add("count", scene.arg(item.count.first, item.count.last))
    return True


def _these_leaders(scene: Scene, at: int) -> None:
    """«القادة المحليون لتنظيم …»، «القيادات الميدانية في الحركة»: several, with what they are like."""
    if "pl" not in scene.words[at].features and scene.words[at].stem not in _LEADERS:
        return
    end = at + 1
    while end < min(len(scene.words), at + _WORDS) and _likewise(scene, end):
        end += 1
    begin = end + (scene.form(end) in _INSIDE)
    group, item = scene.group(begin), scene.item(at)
    led = begin > end or begin < len(scene.words) and end > at + 1 and scene.words[begin].preposition == "ل"
    if item is None or group is None or not led or item.fill[0] != at or begin in scene.places:
        return
    area = scene.is_a(begin, "placehead") and not scene.is_a(begin, "grouphead", "group")
    if area or _known(scene, at, group) or item.negated or speaks(scene, item, group.last):
        return
    draft = _draft(scene, item, (at, end), group)
    if any(w.stem.startswith(_ONCE) for w in scene.words[at + 1 : end]):
        draft.constants["status"] = "former"


def _likewise(scene: Scene, at: int) -> bool:
    """«القادة [الميدانيون]»: an adjective that agrees, and no participle, behind which its own sides stand."""
    word = scene.words[at]
    entry = word.entry("adj")
    own = entry is None or entry.value == "participle" or word.has(*_OTHERWISE)
    return bool(word.article) and not (own or word.lead)


def _known(scene: Scene, at: int, group: Found) -> bool:
    """Has another reader told whose member this is, or who else is said to be it?"""
    start, (whole, _) = scene.sentence.bounds(at, at + 1)[0], scene.sentence.bounds(group.first, group.last)
    ties = [d for d in scene.drafts if d.event == "membership"]
    told = (d for d in ties if any(a.start == whole for a in d.roles.get("organisation", ())))
    mine = any(a.start == start for d in ties for a in d.roles.get("member", ()))
    return mine or any(d.start <= start < whole for d in told)


def _ranked(scene: Scene, at: int) -> None:
    """«قيادي بارز في الحركة»، «قائد كتيبة في صفوف الجماعة»، «قيادات من الجماعة»."""
    end = _described(scene, at)
    group = _inside(scene, at, end)
    item = scene.item(at) if group is not None and not _known(scene, at, group) else None
    if item is None or group is None or _is_told(scene, at, item, group) or speaks(scene, item, group.last):
        return
    by_rank = scene.form(at - 1) == _OF_RANK and scene.is_a(at - 2, "human")  # «ضابط برتبة عقيد في الجيش»
    who = (at - 2, at - 1) if by_rank else topic(scene, at, item) or (at, end)
    draft = _draft(scene, item, who, group)
    if any(w.stem == _ONCE for w in scene.words[at + 1 : end]):
        draft.constants["status"] = "former"


def _described(scene: Scene, at: int) -> int:
    """End of the phrase: its adjectives, or what somebody is the leader of, which has no article."""
    end = at + 1
    leads = "leader" in classes(scene, at)
    while end < min(len(scene.words), at + _WORDS) and scene.tokens[end].kind == "word":
        word = scene.words[end]
        if word.article or word.lead or word.pronoun or scene.form(end) in _INSIDE or word.has(*_OTHERWISE):
            break
        plain = word.has("adj", "nationality")
        unit = leads and end == at + 1 and word.has("grouphead", "placehead")
        if not (plain or unit) or scene.group(end) is not None and not plain:
            break
        end += 1
    return end


def _inside(scene: Scene, at: int, end: int) -> Found | None:
    """The body that stands after «في», or after «من» where that tells no origin."""
    begin = end
    if scene.form(end) in _INSIDE or scene.form(end) == _OF:
        begin = end + 1
    elif end >= len(scene.words) or scene.words[end].preposition != "ب" or not _is_served(scene, at):
        return None
    if scene.is_a(begin, "noun") and scene.words[begin].stem in _RANKS:
        begin += 1
    begin += scene.form(begin) in _OPENING
    group = scene.group(begin)
    if scene.form(end) == _WITHIN and not scene.is_a(begin, "grouphead", "group"):
        return None  # «ضمن البرنامج»
    if group is None or begin in scene.places or not (group.named or scene.words[begin].article):
        return None
    if scene.words[group.first].stem in _PROGRAMME:
        return None  # «مقاتلين مدربين ضمن البرنامج»
    area = group.last == begin + 1 and scene.is_a(begin, "placehead")  # «اللواء 15 في المحافظة»
    return None if area or scene.is_a(begin, "placehead") and not scene.is_a(begin, "grouphead", "group") else group


def _is_served(scene: Scene, at: int) -> bool:
    """«ضابط بالجيش»; but «التحاق مقاتل أجنبي بالتنظيم» tells what the deed leads to."""
    item = scene.item(at)
    before = scene.items[item.index - 1] if item is not None and item.index else None
    return before is None or before.kind != "trigger"


def _is_told(scene: Scene, at: int, item: Item, group: Found) -> bool:
    """A post of somebody who is named, a word that describes a thing, or what somebody is said to be."""
    beside = at - 1 if at and scene.tokens[at - 1].kind == "mark" else at  # «فلان، قيادي في …»
    named = item.mention("person") is not None or any(p.last in (at, beside) for p in scene.people)
    named = named or any(p.first in (group.last, group.last + 1) for p in scene.people)
    if (
        named
        and item.index not in scene.called
        or item.negated
        or any(first <= at < last for first, last in scene.roles)
    ):
        return True
    front = scene.word(at - 1)
    if item.prep == "ka" or scene.unjoined(at - 1) in HE or front is not None and front.stem in _SAID_TO_BE:
        return True
    if front is not None and front.stem.removesuffix("ا") in _NOT_ONE:
        return True
    if item.fill[0] < at and front is not None and "prep" not in front.labels:
        many = scene.words[at].stem.endswith(_PLURALS) and scene.is_a(at, "title") or not scene.is_a(at, "adj")
        if not many:
            return True
    return _was(scene, at, item)


def _was(scene: Scene, at: int, item: Item) -> bool:
    """«كانوا قياديين في الحركة»، «أصبح لواء في الجيش»: what the subject of the verb is said to be."""
    before = scene.items[item.index - 1] if item.index else None
    if before is not None and "stop" in before.labels and before.index:
        before = scene.items[before.index - 1]  # «كانوا جميعاً ضباطاً في الجيش»
    if before is None or before.kind != "verb" or before.word is None:
        return False
    said = scene.sentence.accusative(at) or scene.words[at].stem.endswith(("ين", "اء"))
    return said and ("aux" in before.labels or before.word.stem in _BEING)


def speaks(scene: Scene, item: Item, end: int) -> bool:
    """«قال قيادي في الحركة إن …»، «نقلت الوكالة عن مسؤول في …»: of who is quoted it is told by the source."""
    before = scene.items[item.index - 1] if item.index else None
    cited = before is not None and (
        "cite" in before.labels or before.entry is not None and before.entry.label == "cite"
    )
    if before is not None and (before.kind == "verb" and "say" in before.labels or cited):
        return True  # «نقلا عن مسؤولين في الوزارة»
    if (
        item.prep == "an"
        and (verb := next((v for v in reversed(scene.verbs) if v.index < item.index), None)) is not None
    ):
        return verb.has("say", "cite")
    after = next((i for i in scene.items[item.index + 1 :] if i.first >= end), None)
    return opens_clause(before, being=True) and after is not None and after.kind == "verb" and "say" in after.labels


def _band(scene: Scene, at: int) -> None:
    """«مجموعة من قوات …»، «خلية مسلحة من التنظيم»: people of a body; no units («قوة من الجيش»)."""
    end = at + 1
    while end < at + _WORDS and scene.is_a(end, "adj") and not (scene.words[end].article or scene.words[end].lead):
        end += 1
    group = _inside(scene, at, end) if scene.form(end) == _OF else None
    item = scene.item(at) if group is not None and not _known(scene, at, group) else None
    if item is None or item.negated or group is None or item.fill[0] != at:
        return
    whose = scene.words[group.first]
    alone = group.last == group.first + 1
    if alone and (whose.stem.endswith("ات") or "human" in whose.labels and "group" not in whose.labels):
        return  # «مجموعة من الجماعات»، «من المرتزقة»
    _draft(scene, item, (at, end), group)


def _draft(scene: Scene, item: Item, who: tuple[int, int], group: Found, first: int = 0) -> Draft:
    whole = (first or group.first, group.last)
    draft = scene.pair("membership", "standing", ("member", "organisation"), who, whole)
    if item.count is not None and item.fill[0] == who[0] and not first:
        draft.add("count", scene.arg(item.count.first, item.count.last))
    draft.constants["relation"] = "member"
    return draft
