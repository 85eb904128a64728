"""Where people are from and where they live; ``nationalities`` reads of what country they are."""

from __future__ import annotations

from khabar.claims.scene import HE, Scene
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_MOVING = frozenset("displaced migrant refugee defector dead wounded body survivor victim casualty prisoner".split())
_LISTED = 3  # items between a verb and the last of those whom it takes along
_NEAR = 8
_GOING = frozenset(
    "flight movement going smuggle transfer displacement displace come freed descend went withdraw withdraw_of retreat "
    "expel leave reach enter send carry land release".split()
)  # the frames of deeds that may name where one comes from
_DELEGATES = word_class("delegate")  # a body that is from a place as somebody is
_BUILDINGS = word_class("no_home")
_NAMED = word_class("origin_word")
_ONE_OF = word_class("one_of")
_INHABITANTS = word_class("inhabitant")
_ASIDE = 4  # tokens from «وهو» to where somebody is from
_COMMAS = frozenset("،,")
_KNOTS = frozenset({"،", ",", "(", ")", "من", "العمر"})  # between a name and how old he is
_AGED = frozenset({"بالغ", "يبلغ", "تبلغ"})
_ROOTS = frozenset({"اصله", "اصلها", "واصله", "واصلها"})  # «وأصله», which is read as a verb as well
_SONS = frozenset({"ابن", "ابنه"})
_NOW = frozenset({"حاليا", "الان", "اليوم", "سابقا"})
_NOTABLES = frozenset({"وجهاء", "اعيان"})
_BORN, _DESCENDED = "مواليد", "منحدر"
_YEARS = frozenset({"عام", "عاما", "سنه", "اعوام", "سنوات"})
_SHARES = word_class("share_of")


def origins(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in enumerate(scene.words if not _NAMED.isdisjoint(scene.stems) else ()):
        if word.stem == "اصل" and word.article and at > 1 and _masculine(scene, at - 1):
            told_of(scene, "origin", at - 1, "from", (at - 1, at))  # «سالم هادي الكويتي الأصل»
        elif (
            word.stem in ("اصل", "اصول")
            and scene.unjoined(at - 1) in ("من", "ذو", "ذوي")
            and scene.is_a(at + 1, "nationality")
        ):
            told_of(scene, "origin", at - 1, "from", (at + 1, at + 2))
    for at, form in enumerate(scene.sentence.forms if not _ROOTS.isdisjoint(scene.forms) else ()):
        if form in _ROOTS and scene.form(at + 1) == "من":
            _rooted(scene, at)
    for at, word in enumerate(scene.words if not _SONS.isdisjoint(scene.stems) else ()):
        if word.stem in _SONS and scene.is_a(at + 1, "placehead") and not (word.pronoun or word.conjunction):
            _son(scene, at)
    for at, word in scene.labelled("origin", "residence"):
        if word.has("origin"):
            _from(scene, at)
        else:
            _lives(scene, at)
    for at, word in enumerate(scene.words if not _INHABITANTS.isdisjoint(scene.stems) else ()):
        if word.stem in _INHABITANTS and not word.article and not word.pronoun:
            _inhabits(scene, at)
    for first in scene.places if "من" in scene.forms else ():
        _from_place(scene, first)


def _son(scene: Scene, at: int) -> None:
    """«سالم هادي، ابن مدينة الرقة»."""
    town = scene.place_from(at + 1, 2)
    named = next((p for p in scene.people if p.last == scene.back(at) + 1), None)
    if named is not None and town is not None:
        scene.pair("origin", "son", ("person", "from"), (named.first, named.last), (town.first, town.last))


def told_of(scene: Scene, event: str, at: int, role: str, value: tuple[int, int]) -> None:
    """The person or people that a description is told of."""
    holder = scene.named_after(value[1]) or _of_him(scene, at) or scene.human_before(at, 3)
    if holder is not None and scene.item(at - 1) is not None:
        if any(item.kind == "that" and holder[1] <= item.first < at for item in scene.items):
            return  # «قالت المحامية إن موكلها ليبي الجنسية»
    if holder is None:
        person = scene.person_before(at)
        holder = (person.first, person.last) if person is not None and at - person.last <= _NEAR else None
    if holder is not None:
        scene.pair(event, "told", ("person", role), holder, value)
    elif scene.form(at - 1).removeprefix("و") in ("هو", "هي"):  # «وهو سعودي الجنسية»
        draft = scene.draft(event, "told", value[0], value[1], "person", role)
        draft.add(role, scene.arg(*value))
        scene.wait(draft, "person", at - 1, "he" if scene.form(at - 1).endswith("هو") else "ها")


def _of_him(scene: Scene, at: int) -> tuple[int, int] | None:
    """«فلان الذي كان أميراً في التنظيم، وهو عراقي الجنسية من أهالي الموصل»: of whom «وهو» takes up, further back."""
    for before in range(at - 1, max(0, at - _ASIDE), -1):
        if scene.unjoined(before) in HE:
            person = scene.person_before(before)
            return (person.first, person.last) if person is not None and scene.form(before - 1) in _COMMAS else None
        if not scene.is_a(before, "nationality") and not scene.form(before).startswith("الجنس"):
            return None
    return None


def _masculine(scene: Scene, at: int) -> bool:
    """A nationality of a man: «زوجة فلان المكسيكية الأصل» is no word of his."""
    return scene.is_a(at, "nationality") and scene.words[at].article and scene.words[at].stem.endswith("ي")


# -- origin and residence -----------------------------------------------------------------------


def _from(scene: Scene, at: int) -> None:
    """«من أهالي بلدة ذيبان»، «ينحدر من …»."""
    word = scene.words[at]
    verb = word.form.startswith(("ي", "ت", "وي", "وت")) and not word.article
    beside = word.stem == _BORN and any(p.last == scene.back(at) + 1 for p in scene.people)
    if (
        not verb
        and scene.unjoined(at - 1) != "من"
        and not beside
        and (word.stem != _DESCENDED or scene.form(at + 1) != "من")
    ):
        return
    verb = verb or beside or word.stem == _DESCENDED
    place = scene.place_from(at + 1)
    value = (place.first, place.last) if place is not None else None
    if value is None and scene.is_a(at + 1, "placehead") and scene.words[at + 1].article:
        value = at + 1, at + 2
    item = scene.item(at)
    if value is None or word.stem in _NOTABLES and item is not None and item.fill[0] == at != item.first:
        return  # «عدد من وجهاء البلدة»: they are nobody else
    both = scene.form(at - 2).removeprefix("و") in ("كلاهما", "هما", "كليهما")
    people = [p for p in scene.people if p.last < at and p.first not in scene.outer][-2:] if both else []
    for person in people:
        scene.pair("origin", "told", ("person", "from"), (person.first, person.last), value)
    if not people:
        told_of(scene, "origin", at - (not verb), "from", value)


def _aged(scene: Scene, at: int) -> Found | None:
    """«فلان (30 عاماً) من …»، «فلان البالغ من العمر 30 عاماً من …»: who is named before his age."""
    person = next((p for p in reversed(scene.people) if p.last < at), None)
    if person is None or at - person.last > _NEAR:
        return None
    if scene.form(at - 1) == ")" and scene.back(at) + 1 == person.last:
        return person
    between = range(person.last, at)
    plain = all(
        scene.form(i) in _KNOTS or scene.tokens[i].kind == "number" or scene.words[i].stem in _YEARS | _AGED
        for i in between
    )
    return person if plain and any(scene.words[i].stem in _YEARS for i in between) else None


def _rooted(scene: Scene, at: int) -> None:
    """«فلان، وأصله من الرستن»."""
    place = scene.place_from(at + 2, 2)
    holder = scene.human_before(at, 2)
    if place is not None and holder is not None:
        scene.pair("origin", "told", ("person", "from"), holder, (place.first, place.last))


def _from_place(scene: Scene, first: int) -> None:
    """«من عرسال»، «من بلدة عرسال»."""
    at = first - 1
    at -= scene.form(at) != "من" and at > 0 and scene.is_a(at, "placehead") and not scene.words[at].article
    if scene.form(at) != "من" or at + 1 != first and at + 1 in scene.places:
        return
    person = _aged(scene, at)
    if person is None:
        _person_from(scene, at, scene.places[first])
    elif any(word.stem in _YEARS for word in scene.words[person.last : at]):  # «فلان (30 عاماً) من بلدة …»
        found = scene.places[first]
        if scene.form(found.last) == "الي" or _leaves(scene, person.first):
            return  # «فر فلان (30 عاماً) من المدينة»
        scene.pair("origin", "aged", ("person", "from"), (person.first, person.last), (found.first, found.last))


def _person_from(scene: Scene, at: int, place: Found) -> None:
    """«ناشط من دير الزور»، «خبراء عسكريين من إيران»، «مقاتل من الكتيبة من بلدة طفس»، «وفداً من الأنبار»."""
    him = _of_him(scene, at) if scene.is_a(at - 1, "nationality") else None
    if him is not None:
        scene.pair("origin", "told", ("person", "from"), him, (place.first, place.last))
        return  # «وهو عراقي من تلعفر»
    head = _head(scene, at)
    noun = scene.word(head)
    if noun is None or scene.form(place.last) == "الي":
        return  # «19 إرهابياً من غزة إلى سيناء»
    if head == at - 1 and scene.unjoined(head) in _SHARES:
        scene.pair("origin", "person", ("person", "from"), (head, at), (place.first, place.last))
        return  # «وغالبيتهم من القوقاز»
    family = noun.stem.removesuffix("ا") in _DELEGATES
    if noun.article or noun.pronoun or not (noun.has("human") or family):
        return
    classes = {e.value for e in noun.entries if e.label == "human"}
    if (
        classes & _MOVING
        or noun.has("say_noun", "ap", "pp", "pn", "blamed")
        and "fighter" not in classes
        or noun.has("grouphead")
        and not family
        or scene.group(at + 1) is not None
        or scene.words[at + 1].stem in _BUILDINGS
    ):
        return
    if _leaves(scene, head):
        return  # «انسحب مقاتلون من البلدة»
    person = next((p for p in scene.people if p.last == at - 2 and scene.form(at - 2) == "("), None)
    if person is None and scene.unjoined(head - 1) in HE and scene.form(head - 2) in _COMMAS:
        person = scene.person_before(head - 1)  # «فلان (29 عاماً)، وهو شاب من …»
    holder = (person.first, person.last) if person is not None else (head, at if head > at - 3 else head + 1)
    scene.pair("origin", "person", ("person", "from"), holder, (place.first, place.last))


def _leaves(scene: Scene, at: int) -> bool:
    """Does what stands right before the phrase at a token tell of going or of being driven away?"""
    item = scene.item(at)
    before = scene.items[item.index - 1] if item is not None and item.index else None
    plain = item is not None and not item.prep
    for _ in range(_LISTED if plain else 0):  # «نقلت السلطات 15 امرأة و30 طفلاً من المخيم»
        if before is None or before.kind != "noun" or before.prep:
            break
        before = scene.items[before.index - 1] if before.index else None
    if before is None or before.kind not in ("verb", "trigger") or before.entry is None:
        return False
    return not _GOING.isdisjoint(before.entry.value.split("|"))


def _head(scene: Scene, at: int) -> int:
    """Of whom «من …» at a token is said: the word before, the noun that it describes, the member of a group."""
    noun, before = scene.words[at - 1], scene.word(at - 2)
    item = scene.item(at - 1)
    if noun.has("adj") and not noun.preposition and before is not None and scene.tokens[at - 2].kind == "word":
        if item is not None and item.fill[0] == at - 2 and not noun.has("relation", "pp", "ap"):
            if before.has("human") or before.stem.removesuffix("ا") in _DELEGATES:
                return at - 2
        return -1 if before.has("noun", "say_noun", "thing", "weapon") else at - 1  # not «مصادر صحفية من …»
    if item is not None and item.last == at and item.has("human") and item.mention("group") is not None:
        return item.fill[0]
    return at - 1


def _inhabits(scene: Scene, at: int) -> None:
    """«فلان، من سكان حي …»، «أحد سكان البلدة ويدعى فلان»."""
    word = scene.word(at + 1)
    place = scene.place_from(at + 1, 2) if word is not None and word.has("placehead") else scene.places.get(at + 1)
    if place is not None:
        value = place.first, place.last
    elif word is not None and word.article and word.has("placehead"):
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
    named = scene.person(called + 1) if called > 0 and scene.form(at - 1) in _ONE_OF else None
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
    elif scene.form(at + 1) == "في" and following is not None and following.has("placehead") and following.article:
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
