"""Where people are from; ``homes`` reads where they live, ``nationalities`` of what country they are."""

from __future__ import annotations

from khabar.claims.items import opens_clause
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found

_MOVING = frozenset("displaced migrant refugee defector dead wounded body survivor victim casualty prisoner".split())
_LISTED = 3  # items between a verb and the last of those whom it takes along
_NEAR = 8
_GOING = frozenset(
    "flight movement going smuggle transfer displacement displace come freed descend went withdraw withdraw_of retreat "
    "expel leave reach enter send carry land release".split()
)  # the frames of deeds that may name where one comes from
_HIT = frozenset("killing injury execution passed".split())
_DELEGATES = word_class("delegate")  # a body that is from a place as somebody is
_BUILDINGS = word_class("no_home")
_NAMED = word_class("origin_word")
_ONE_OF = word_class("one_of")
ONE_OF_THEM = word_class("one_of_them")
_ASIDE = 4  # tokens from «وهو» to where somebody is from
_COMMAS = frozenset("،,")
_KNOTS = frozenset({"،", ",", "(", ")", "من", "العمر"})  # between a name and how old he is
_AGED = word_class("aged") | {"يبلغ", "تبلغ"}
_ROOTS = word_class("his_roots")  # «وأصله», which is read as a verb as well
_SONS = frozenset({"ابن", "ابنه"})
_NOTABLES = frozenset({"وجهاء", "اعيان"})
_WHO = frozenset({"الذي", "التي"})
_BIRTHS = word_class("born")
_BORN, _DESCENDED = "مواليد", word_class("descended")
_YEARS = word_class("years_old")
_SHARES = word_class("some_do") | word_class("all_of_them")


@only_of(stems=_NAMED)
def named_origins(scene: Scene) -> None:
    """Of what country or people somebody is by origin."""
    for at, word in enumerate(scene.words):
        if word.stem == "اصل" and word.article and at > 1 and _masculine(scene, at - 1):
            told_of(scene, "origin", at - 1, "from", (at - 1, at))  # «سالم هادي الكويتي الأصل»
        elif (
            word.stem in ("اصل", "اصول")
            and scene.unjoined(at - 1) in ("من", "ذو", "ذوي")
            and scene.is_a(at + 1, "nationality", "ethnicity")
        ):
            told_of(scene, "origin", at - 1, "from", (at + 1, at + 2))


@only_of(forms=_ROOTS)
def rooted(scene: Scene) -> None:
    """Where somebody's roots are."""
    for at, form in enumerate(scene.sentence.forms):
        if form in _ROOTS and scene.form(at + 1) == "من":
            _rooted(scene, at)


@only_of(stems=_SONS)
def sons(scene: Scene) -> None:
    """Of which place somebody is a son."""
    for at, word in enumerate(scene.words):
        if word.stem in _SONS and scene.is_a(at + 1, "placehead") and not (word.pronoun or word.conjunction):
            _son(scene, at)


@only_of(stems=_BIRTHS)
def born(scene: Scene) -> None:
    """Where somebody was born."""
    for at, word in enumerate(scene.words):
        if word.stem in _BIRTHS and not (word.lead or word.pronoun):
            _born(scene, at)


@only_of(labels={"origin"})
def stemming(scene: Scene) -> None:
    """From where somebody comes, by a word for that."""
    for at, _ in scene.labelled("origin"):
        _from(scene, at)


@only_of(forms={"من"})
def from_places(scene: Scene) -> None:
    """Those who are from a place."""
    for first in scene.places:
        _from_place(scene, first)


ORIGINS = (named_origins, rooted, sons, born, stemming, from_places)


def _son(scene: Scene, at: int) -> None:
    """«سالم هادي، ابن مدينة الرقة»."""
    around = scene.places.get(at)  # «[ابن مدينة الرقة]»
    town = scene.place_from(at + 1, 2) or around
    named = next((p for p in scene.people if p.last == scene.back(at) + 1), None)
    if named is not None and town is not None:
        value = max(town.first, at + 1), town.last
        scene.pair("origin", "son", ("person", "from"), (named.first, named.last), value)


def told_of(scene: Scene, event: str, at: int, role: str, value: tuple[int, int]) -> None:
    """The person or people that a description is told of."""
    holder = scene.named_after(value[1])
    if holder is not None and scene.is_a(at - 1, "human") and not scene.titled(at - 1) and _is_kunya(scene, holder[0]):
        holder = None  # «شخص أردني الجنسية يكنى أبو فلان»: of the man, who has that name besides
    holder = (
        holder
        or _named_last(scene, at, value[1])
        or _one_of(scene, at)
        or _of_him(scene, at)
        or scene.human_before(at, 3)
    )
    if holder is not None and scene.item(at - 1) is not None:
        if any(item.kind == "that" and holder[1] <= item.first < at for item in scene.items):
            return  # «قالت المحامية إن موكلها ليبي الجنسية»
    if holder is None:
        person = scene.person_before(at)
        holder = (person.first, person.last) if person is not None and at - person.last <= _NEAR else None
    if holder is not None:
        scene.pair(event, "told", ("person", role), holder, value).widen(*scene.sentence.bounds(at, at + 1))
    elif scene.form(at - 1).removeprefix("و") in ("هو", "هي"):  # «وهو سعودي الجنسية»
        draft = scene.draft(event, "told", value[0], value[1], "person", role)
        draft.add(role, scene.arg(*value))
        scene.wait(draft, "person", at - 1, "he" if scene.form(at - 1).endswith("هو") else "ها")


def _named_last(scene: Scene, at: int, end: int) -> tuple[int, int] | None:
    """«المعارض المقيم في باريس | فلان»: whose name follows what he is, and where."""
    named = scene.person(end)
    before = scene.word(at - 1)
    if named is None or before is None or not scene.words[at].article or scene.words[named.first].lead:
        return None
    told = before.article and scene.is_a(at - 1, "human", "title", "nationality", "adj") and scene.cover(at - 1) is None
    return (named.first, named.last) if told and not any(p.last == at for p in scene.people) else None


def _is_kunya(scene: Scene, at: int) -> bool:
    person = scene.person(at)
    return person is not None and person.rule == "person.kunya"


def _one_of(scene: Scene, at: int) -> tuple[int, int] | None:
    """«شخصين، أحدهما تونسي الجنسية»: one of those before, and not they."""
    return (at - 1, at) if scene.unjoined(at - 1) in ONE_OF_THEM and not scene.words[at - 1].article else None


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


def _from(scene: Scene, at: int) -> None:
    """«من أهالي بلدة ذيبان»، «ينحدر من …»."""
    word = scene.words[at]
    verb = word.form.startswith(("ي", "ت", "وي", "وت")) and not word.article
    beside = word.stem == _BORN and any(p.last == scene.back(at) + 1 for p in scene.people)
    if (
        not verb
        and scene.unjoined(at - 1) != "من"
        and not beside
        and scene.form(at - 1) not in _ONE_OF
        and (word.stem not in _DESCENDED or scene.form(at + 1) != "من")
    ):
        return
    verb = verb or beside or word.stem in _DESCENDED
    place = scene.place_from(at + 1)
    value = (place.first, place.last) if place is not None else None
    if value is None and scene.is_a(at + 1, "placehead") and scene.words[at + 1].article:
        value = at + 1, at + 2
    item = scene.item(at)
    if value is None or word.stem in _NOTABLES and item is not None and item.fill[0] == at != item.first:
        return  # «عدد من وجهاء البلدة»: they are nobody else
    if scene.form(at - 1) in _ONE_OF:  # «فلان، أحد أبناء البلدة»، «أحد أبناء البلدة ويدعى فلان»
        called = scene.person(value[1] + 1) if scene.is_a(value[1], "alias") else None
        one = called or next((p for p in scene.people if p.last == scene.back(at - 1) + 1), None)
        if one is not None:
            scene.pair("origin", "told", ("person", "from"), (one.first, one.last), value)
        return
    both = scene.form(at - 2).removeprefix("و") in ("كلاهما", "هما", "كليهما")
    people = [p for p in scene.people if p.last < at and p.first not in scene.outer][-2:] if both else []
    for person in people:
        scene.pair("origin", "told", ("person", "from"), (person.first, person.last), value)
    if not people:
        told_of(scene, "origin", at - (not verb), "from", value)


def _born(scene: Scene, at: int) -> None:
    """«ولد فلان في حلب»، «فلان الذي ولد في حلب»، «فلان المولود في حلب»: where somebody was born."""
    inside = next((i for i in range(at + 1, min(at + _NEAR, len(scene.words))) if scene.form(i) == "في"), None)
    place = scene.place_from(inside + 1, 2) if inside is not None else None
    if inside is None or place is None:
        return
    named = next((p for p in scene.people if at < p.first and p.last == inside), None)
    if named is None and inside == at + 1:
        back = at - (scene.form(at - 1) in _WHO)
        told = (p for p in scene.people if p.last == back and (back < at or scene.words[at].article))
        named = next(told, None)
    if named is not None:
        named = scene.outer.get(named.first, named)
        scene.pair("origin", "born", ("person", "from"), (named.first, named.last), (place.first, place.last))


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
    if place is None:
        return
    if holder is not None:
        scene.pair("origin", "told", ("person", "from"), holder, (place.first, place.last))
    elif scene.items and scene.items[0].first >= at:  # «وأصله من الرستن»: of whom the sentence before told
        draft = scene.draft("origin", "told", at, place.last, "person", "from")
        draft.add("from", scene.arg(place.first, place.last))
        scene.wait(draft, "person", at, "ها" if scene.form(at).endswith("ها") else "ه")


def _from_place(scene: Scene, first: int) -> None:
    """«من عرسال»، «من بلدة عرسال»."""
    at = first - 1
    if scene.form(at) != "من":
        if at < 1 or "placehead" not in scene.words[at].labels or scene.words[at].article or at in scene.places:
            return
        at -= 1
        if scene.form(at) != "من":
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
    if scene.unjoined(at - 1) in HE:
        _he_is_from(scene, at, place)
        return
    named = next((p for p in scene.people if p.last == at), None)
    hit = named is not None and scene.is_a(at + 1, "placehead") and _is_hit(scene, named.first)
    aside = next((p for p in scene.people if p.last == at - 1), None) if scene.form(at - 1) in _COMMAS else None
    if aside is not None and scene.form(place.last) in _COMMAS:
        named, hit = aside, True  # «سالم هادي، من بلدة ذيبان، …»
    if named is not None and (hit or _is_first(scene, named.first)):
        scene.pair("origin", "person", ("person", "from"), (named.first, named.last), (place.first, place.last))
        return  # «قُتل سالم هادي من بلدة ذيبان»
    if head == at - 1 and scene.unjoined(head) in _SHARES:
        scene.pair("origin", "person", ("person", "from"), (head, at), (place.first, place.last))
        return  # «وغالبيتهم من القوقاز»
    alone = noun.article and "human" in noun.labels and head == at - 1 and scene.cover(head) is None
    if alone and _is_first(scene, head) and _ends(scene, place.last):
        scene.pair("origin", "person", ("person", "from"), (head, at), (place.first, place.last))
        return  # «القتيلان من بلدة ذيبان»
    family = noun.stem.removesuffix("ا") in _DELEGATES
    if noun.article or noun.pronoun or not ("human" in noun.labels or family):
        return
    classes = {e.value for e in noun.entries if e.label == "human"}
    if (
        classes & _MOVING
        or noun.has("say_noun", "ap", "pp", "pn", "blamed")
        and "fighter" not in classes
        or "grouphead" in noun.labels
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


def _he_is_from(scene: Scene, at: int, place: Found) -> None:
    """«فلان، وهو من بلدة ذيبان»، and «هو من بلدة ذيبان» where the sentence before told of him."""
    value = place.first, place.last
    before = scene.back(at - 1) + 1
    if at == 1:
        draft = scene.draft("origin", "told", 0, place.last, "person", "from")
        draft.add("from", scene.arg(*value))
        scene.wait(draft, "person", 0, "he" if scene.form(0).endswith("هو") else "ها")
        return
    named = next((p for p in scene.people if p.last == before), None)
    item = scene.item(before - 1) if before else None
    if named is not None:
        named = scene.outer.get(named.first, named)
        scene.pair("origin", "told", ("person", "from"), (named.first, named.last), value)
    elif item is not None and item.last == before and item.has("human", "kin") and item.mention("group") is None:
        scene.pair("origin", "told", ("person", "from"), item.fill, value)


def _is_first(scene: Scene, at: int) -> bool:
    """Does somebody, with his posts, stand first in his clause? What a verb before tells of him may be from there."""
    item = next((i for i in scene.items if i.first <= at < i.last), None)
    while item is not None and item.index:
        before = scene.items[item.index - 1]
        titled = before.kind in ("noun", "other") and not before.prep and before.last == item.first
        if not (titled and before.has("title", "honorific", "human", "alias")):
            return not (item.prep or item.conj) and opens_clause(before, commas=False)
        item = before
    return item is not None and not (item.prep or item.conj)


def _ends(scene: Scene, at: int) -> bool:
    """Does the clause end before a token?"""
    return at >= len(scene.tokens) or scene.tokens[at].kind == "mark" or scene.words[at].conjunction == "و"


def _is_hit(scene: Scene, at: int) -> bool:
    """Does the sentence tell of whom it names at a token that he was killed or hurt? One is not taken from there."""
    item = scene.item(at)
    for before in reversed(scene.items[: item.index] if item is not None else ()):
        if before.kind in ("verb", "trigger") and before.entry is not None:
            values = before.entry.value.split("|")
            if before.prep and before.kind == "trigger":
                continue  # «قُتل في المعركة فلان»
            return not _HIT.isdisjoint(values)
        if before.kind not in ("noun", "other", "date", "mark"):
            return False
    return False


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
    if "adj" in noun.labels and not noun.preposition and before is not None and scene.tokens[at - 2].kind == "word":
        if item is not None and item.fill[0] == at - 2 and not noun.has("relation", "pp", "ap"):
            if "human" in before.labels or before.stem.removesuffix("ا") in _DELEGATES:
                return at - 2
        return -1 if before.has("noun", "say_noun", "thing", "weapon") else at - 1  # not «مصادر صحفية من …»
    if item is not None and item.last == at and "human" in item.labels and item.mention("group") is not None:
        return item.fill[0]
    return at - 1
