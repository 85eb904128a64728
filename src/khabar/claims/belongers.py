"""Who is said to belong: of which of the words before it «التابع لـ…», «الموالية لـ…» is said."""

from __future__ import annotations

from khabar.claims.items import Item, opens_clause
from khabar.claims.scene import HE, Scene
from khabar.grammar.classes import word_class
from khabar.words import SOUND, Word

_NOT = "غير"
_PEOPLE = "people"  # «عناصر»، «مسلحو»: a group by the people who are in it
_UNITS = word_class("unit")
_SITES = word_class("site")
_OWNED = word_class("owned_by_one")
_SPOTS = frozenset("placehead direction".split())
_LINKS = HE | word_class("relative_pronoun")  # between who belongs and what says so


def agrees(scene: Scene, at: int, holder: tuple[int, int]) -> bool:
    """An adjective is definite where its noun is; «… مدعومة بـ» after a definite noun tells of somebody else."""
    word = scene.words[at]
    if (
        scene.tokens[at].form.removeprefix("و").startswith(("ي", "ت"))
        and "adj" not in word.labels
        and word.stem.startswith(("ي", "تتبع"))
    ):
        return True
    inside = scene.words[holder[0] : holder[1]]
    definite = any(w.article for w in inside) and not any(w.form == "من" for w in inside)
    definite = definite or bool(inside and inside[0].pronoun)  # «حلفاؤهم الموالون ل…»
    named = any(f.first == holder[0] for f in (*scene.people, *scene.groups))
    return (definite or named) if word.article else not definite


def predicated(scene: Scene, at: int, holder: tuple[int, int]) -> bool:
    """«كانت الخلية مرتبطة بـ…»، «الجماعة، وهي تابعة لـ…»: without an article, what a sentence says of somebody."""
    if scene.words[at].article or scene.form(at - 1) == _NOT:
        return False
    if scene.unjoined(at - 1) in HE:
        return True
    item = scene.item(holder[0])
    if item is None or item.prep or item.conj and item.index or item.last != at or item.genitive or item.negated:
        return False
    before = scene.items[item.index - 1] if item.index else None
    if before is None or opens_clause(before):
        return True
    return before.kind == "verb" and "aux" in before.labels and not before.negated and before.entry is not None


def belonger(scene: Scene, at: int) -> tuple[int, int] | None:
    """Who is said to belong: the phrase before, its place and antecedent taken into account."""
    end = at
    while end > 0 and scene.unjoined(end - 1) in _LINKS:
        end -= 1
    inside = next(
        (g for g in scene.groups if g.first < at < g.last or g.last == end == at and _is_closed(scene, at)), None
    )
    if inside is not None:
        return inside.first, at
    end = scene.back(end) + 1
    end -= scene.form(end - 1) == _NOT  # «الميليشيات | غير التابعة ل…»
    article = scene.words[at].article
    for item in reversed(scene.items):
        if item.first >= end or not item.nominal:
            continue
        lent = (
            item.prep != "led" and item.mention("person") is not None and scene.words[at].article
        )  # «الناشط | فلان المحسوب على …»
        reach = max(item.last, item.fill[1]) if lent else item.last
        if end - min(reach, end) > 1:
            return None
        if article and (whole := _definite(scene, item, end)) is not None:
            return whole
        if end < at and _located(scene, item, end) or article and _lies_there(scene, item, end):
            end = item.prep_at if item.prep_at > 0 else item.first
            continue
        return _phrase(scene, item, end, at)
    return None


def _is_closed(scene: Scene, at: int) -> bool:
    """«ميليشيا (الدفاع الوطني) | الموالية ل…»: the bracket belongs to the name."""
    return scene.form(at - 1) == ")"


def _definite(scene: Scene, item: Item, end: int) -> tuple[int, int] | None:
    """«قوات من [الجيش الوطني] الموالي ل…»، «قيادي في [حزب الحق] الموالي ل…»: with its article said of the body."""
    if item.prep not in ("min", "fi") or not item.index:
        return None
    head = scene.items[item.index - 1]
    if not head.nominal or head.definite or head.pronoun or head.last < item.prep_at or head.mention("group", "person"):
        return None
    bodies = [g for g in scene.groups if g.last == end and g.first >= item.first]
    body = max(bodies, key=lambda g: g.last - g.first, default=None)
    return (body.first, body.last) if body is not None else None


def _lies_there(scene: Scene, item: Item, end: int) -> bool:
    """«المقاومة الشعبية في اليمن الموالية ل…»: where the body is, by the name of the place and nothing else."""
    place = scene.places.get(item.fill[0])
    if item.prep not in ("fi", "bi") or place is None or place.last != end or scene.is_a(place.first, "placehead"):
        return False
    before = scene.items[item.index - 1] if item.index else None
    led = item.prep_at if item.prep_at > 0 else item.first
    return before is not None and before.nominal and any(g.last == before.last == led for g in scene.groups)


def _located(scene: Scene, item: Item, end: int) -> bool:
    """«اللجنة الثورية في الصندوق والتي …»: where it is, not what it is."""
    governed = item.index > 0 and scene.items[item.index - 1].nominal
    return item.prep in ("fi", "near", "at", "bi") and governed and any(g.last == end for g in scene.groups)


def _phrase(scene: Scene, item: Item, end: int, at: int) -> tuple[int, int] | None:
    """The person, group or people that the phrase up to ``end`` names."""
    person = scene.person_in(item)
    if person is not None and person.last == end:
        return person.first, person.last
    groups = [g for g in scene.groups if g.last == end and g.first >= item.first]
    group = max(groups, key=lambda g: g.last - g.first, default=None)
    if group is not None and scene.words[at].article and item.partitive and not scene.words[item.fill[0]].article:
        return group.first, group.last  # «خمسة جنود من [قوات الجيش] الموالي ل…»
    if group is not None and scene.form(groups[0].first - 1) != "من":
        if group.first == item.fill[0] or not scene.words[item.fill[0]].article:
            return group.first, group.last
    stem = item.word.stem if item.word is not None else ""
    inner = next((i for i in range(min(item.last, end) - 1, item.fill[0], -1) if _is_one(scene, i)), None)
    if inner is not None and stem in _OWNED:
        return inner, min(item.last, end)  # «منزل قائد عسكري موال ل…»
    if stem in _SITES or item.kind == "trigger" or "thing" in item.labels and stem not in _UNITS:
        return None
    if item.has(*_SPOTS) and not item.has("human", "grouphead"):
        return None
    whose = _doing(scene, item, at, min(item.last, end))
    if whose is not None:
        return whose
    first = _whole(scene, item)
    return (first, min(item.last, end)) if first < min(item.last, end) else None


def _doing(scene: Scene, item: Item, at: int, last: int) -> tuple[int, int] | None:
    """«قيام [عناصر] تابعة ل…»، «تعزيز [المقاتلين] الموالين ل…»: whose deed or state it is, and not that."""
    first = item.fill[0]
    head = scene.words[first]
    plain = head.has("lightnoun", "nt", "ni", "noun") and "mediahead" not in item.labels
    if not plain or head.has("human", "grouphead", "placehead", "thing"):
        return None
    for inner in range(first + 1, last):
        word = scene.words[inner]
        # «الجرائم القومية المتطرفة»
        one = "adj" in word.labels and "grouphead" not in word.labels and not word.stem.endswith(SOUND)
        if word.has("human", "grouphead") and not (one or word.has("nationality", "thing")):
            definite = bool(word.article) or inner + 1 < last and bool(scene.words[inner + 1].article)
            like = definite == bool(scene.words[at].article) and _are_alike(word, scene.words[at])
            return (inner, last) if like else None
    return None


def _are_alike(noun: Word, said: Word) -> bool:
    """By number and gender, as far as forms tell them: «فصائل تابعة»، «المقاتلين الموالين»، «فريق تابع»."""
    features = {f for e in noun.entries if e.label in ("human", "grouphead") for f in e.features}
    many = "pl" in features or "dual" in features or noun.stem.endswith(SOUND)
    if said.stem.endswith(SOUND):
        return many
    if said.stem.endswith("ه"):
        sound = noun.stem.endswith(SOUND)  # «مفوضية شؤون اللاجئين | التابعة ل…»
        return not sound and (many or noun.stem.endswith(("ه", "ات")) or "sg" not in features)
    return not many and not noun.stem.endswith("ه")


def _is_one(scene: Scene, at: int) -> bool:
    """A word for somebody, which is no adjective."""
    word = scene.words[at]
    return "human" in word.labels and not (word.article or word.has("adj", "nationality"))


def _whole(scene: Scene, item: Item) -> int:
    """«وحدات من الجيش موالية لـ…»: the units, not the army."""
    previous = scene.items[item.index - 1] if item.index else None
    joined = previous is not None and previous.kind == "noun" and previous.last >= item.first - 1
    if item.prep == "min" and previous is not None and joined and not previous.definite:
        return previous.fill[0]
    return item.fill[0]


def of_one(scene: Scene, at: int, holder: tuple[int, int] | None) -> tuple[int, int] | None:
    """«عناصر [الحرس الجمهوري] الموالي ل…»، «قائد [العمليات] التابعة ل…»: in the singular, said of the one body."""
    word = scene.words[at]
    if holder is None or not word.article or word.stem.endswith(SOUND) or holder[1] < holder[0] + 2:
        return holder
    first, last = holder
    head, body = scene.words[first], scene.words[first + 1]
    kind = head.entry("grouphead")
    if not head.has("human", "title") or head.article or head.pronoun or kind is not None and kind.value != _PEOPLE:
        return holder
    many = "human" in head.labels and "pl" in {f for e in head.entries if e.label == "human" for f in e.features}
    unlike = word.stem.endswith("ه") != head.stem.endswith("ه")
    bodily = body.has("group", "grouphead") and not body.lead
    return (first + 1, last) if bodily and (many or unlike) else holder
