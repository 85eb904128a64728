"""What is not known of somebody: «مصيره مجهول»، «انقطعت أخباره»."""

from __future__ import annotations

from khabar.claims.draft import Draft, argument
from khabar.claims.items import Item
from khabar.claims.scene import Scene
from khabar.grammar.classes import word_class

_UNKNOWN = frozenset({"يعرف", "يعلم"})
_KNOWN, _NOT_KNOWN = word_class("is_known"), word_class("not_known")  # «لم يتضح مصيرهم», but not «لا يتعلق بمصيره»
_NOT = word_class("denying_word") | {"دون"}
CUT_OFF = word_class("cut_off")
_VIEW = "نظر"


def unknown_fate(scene: Scene, item: Item) -> None:
    """«لا يزال مصير … مجهولا»، «ولم تعرف وجهة أي منهما»."""
    around = scene.words[max(0, item.first - 4) : item.last + 12]
    ahead = {w.stem for w in scene.words[max(0, item.first - 5) : item.first]}
    denied = not ahead.isdisjoint(_NOT_KNOWN) and not ahead.isdisjoint(_NOT)
    if not denied and not any("unknowing" in w.labels for w in around):
        return
    fate = "fate" in item.labels
    if not fate and scene.form(item.first + 1).startswith(_VIEW):
        return  # «لم تعط وجهة نظرها»
    role = "target" if fate else "actor"
    draft = scene.draft("missing" if fate else "movement", "unknown", max(0, item.first - 2), item.last, role)
    draft.modality = "unknown"
    if fate and not _knows_not(scene, item):
        draft.modality = "asserted"
    _whose(scene, draft, role, item)


def unheard_of(scene: Scene, item: Item) -> None:
    """«أخبارهم انقطعت منذ …»، «انقطعت أخبار فلان»: nobody has heard of them since."""
    near = [i for i in scene.items[max(0, item.index - 1) : item.index + 3] if i.kind == "verb" and i.word is not None]
    verb = next((i for i in near if i.word is not None and i.word.stem in CUT_OFF and not i.negated), None)
    if verb is None or item.prep:
        return
    draft = scene.draft("missing", "unheard", min(item.first, verb.first), max(item.last, verb.last), "target")
    _whose(scene, draft, "target", item)
    date = next((i for i in scene.items[verb.index + 1 : verb.index + 4] if i.kind == "date"), None)
    draft.time = date


def _knows_not(scene: Scene, item: Item) -> bool:
    """«ولا يعرف إدريس مصير …»: somebody does not know it, which is not to say that it is unknown."""
    if item.first and scene.words[item.first - 1].stem in _UNKNOWN:
        return False  # «لا يُعرف | مصير …»: by nobody who is named
    return any(w.stem in _KNOWN for w in scene.words[max(0, item.first - 3) : item.first])


def _whose(scene: Scene, draft: Draft, role: str, item: Item) -> None:
    """Whose fate or way: the genitive, its count apart; or a pronoun."""
    at = item.first + 1
    following = scene.word(at)
    if (
        item.pronoun
        or following is None
        or "quantifier" in following.labels
        and scene.form(at + 1).startswith("من")
        or following.form in ("اي", "كل")
    ):
        _each(scene, draft, role, item)
        return
    count = next((f for f in scene.sentence.founds if f.kind == "number" and f.first == at), None)
    first = count.last if count is not None else at
    if scene.form(first) == "من":
        first += 1
    if first < len(scene.words) and "demonstrative" in scene.words[first].labels:
        first += 1
    if first < len(scene.words) and (scene.verbal(first) or scene.words[first].has("unknowing", "rel")):
        return
    person, inner = scene.person(first), scene.item(first)
    if person is None and inner is not None and inner.count is None:
        person = scene.person_in(inner) or scene.person(inner.last)  # «مصير الناشط فلان»
    if person is not None:
        last = person.last
        draft.add(role, scene.arg(person.first, last))
    elif inner is not None:
        last = inner.last
        draft.add(role, scene.arg(max(first, inner.fill[0]), last))
        count = count or inner.count
    else:
        _each(scene, draft, role, item)
        return
    if count is not None:
        draft.add("count", scene.arg(count.first, count.last))
    for more in (i for i in scene.items if i.first >= last):
        person = scene.person(more.fill[0]) if more.nominal else None
        kin = more.nominal and scene.words[more.fill[0]].has("human", "kin")
        if more.first != last or not more.conj or more.prep or (person is None and not kin):
            break
        begin, last = (person.first, person.last) if person is not None else more.fill
        end = next((at for at in range(begin + 1, last) if "unknowing" in scene.words[at].labels), last)
        draft.add(role, scene.arg(begin, end))  # «مصير زوجته وأطفاله مجهولاً»


def _each(scene: Scene, draft: Draft, role: str, item: Item) -> None:
    dual = any(w.pronoun == "هما" for w in scene.words[item.first : item.last + 3])
    pair = next((i for i in reversed(scene.items) if i.last <= item.first and _two(i)), None) if dual else None
    if pair is not None:
        draft.add(role, argument(scene.sentence, pair))  # «أما المهربان فلا أحد يعرف مصيرهما»
    else:
        scene.wait(draft, role, item.first, "هما" if dual else item.pronoun or "هم")


def _two(item: Item) -> bool:
    """Two people: «الصحافيان»."""
    return item.kind == "noun" and item.inflected("dual")
