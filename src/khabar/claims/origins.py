"""Where people are from: nationality, origin, residence; ``papers`` reads what they carry."""

from __future__ import annotations

from khabar.claims.scene import HE, Scene
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import Word

_PERSONS = frozenset(
    "person extremist terrorist fighter attacker suicide-bomber guide smuggler child suspect detainee "
    "youth student man woman civilian medic".split()
)
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
_ANY = word_class("anybody")
_STRIPS = word_class("strips")
_INHABITANTS = word_class("inhabitant")
_YEARS = frozenset({"عام", "عاما", "سنه", "اعوام", "سنوات"})
_SHARES = word_class("share_of")


def origins(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in scene.labelled("nationality", "ethnicity"):
        if (
            scene.unjoined(at - 1) in HE
            and word.has("nationality")
            and not word.article
            and not scene.is_a(at + 1, "noun")
        ):
            told_of(scene, "nationality", at, "country", (at, at + 1))
        if at and scene.is_a(at - 1, "human") and word.has("nationality"):
            _adjective(scene, at)
    for person in scene.people:
        _headed(scene, person)
    for at, word in enumerate(scene.words if not _NAMED.isdisjoint(scene.stems) else ()):
        if word.stem == "جنسيه" and word.article and at:
            _nationality(scene, at)
        elif word.stem == "اصل" and word.article and at > 1 and _masculine(scene, at - 1):
            told_of(scene, "origin", at - 1, "from", (at - 1, at))  # «سالم هادي الكويتي الأصل»
        elif word.stem == "جنسيات" and not word.article and scene.form(at - 1) in ("من", "ذوي"):
            _nationalities(scene, at)
        elif (
            word.stem in ("اصل", "اصول")
            and scene.unjoined(at - 1) in ("من", "ذو", "ذوي")
            and scene.is_a(at + 1, "nationality")
        ):
            told_of(scene, "origin", at - 1, "from", (at + 1, at + 2))
    _counted(scene)
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


def _nationality(scene: Scene, at: int) -> None:
    """«ليبي الجنسية», «من الجنسية الليبية»; but not «جردتها الدولة من الجنسية البريطانية»."""
    if scene.is_a(at - 1, "nationality"):
        told_of(scene, "nationality", at - 1, "country", (at - 1, at))
    elif scene.form(at - 1) == "من" and scene.is_a(at + 1, "nationality") and _STRIPS.isdisjoint(scene.stems):
        told_of(scene, "nationality", at - 1, "country", (at + 1, at + 2))


def told_of(scene: Scene, event: str, at: int, role: str, value: tuple[int, int]) -> None:
    """The person or people that a description is told of."""
    holder = scene.named_after(value[1]) or scene.human_before(at, 3)
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


def _masculine(scene: Scene, at: int) -> bool:
    """A nationality of a man: «زوجة فلان المكسيكية الأصل» is no word of his."""
    return scene.is_a(at, "nationality") and scene.words[at].article and scene.words[at].stem.endswith("ي")


# -- nationality --------------------------------------------------------------------------------


def _headed(scene: Scene, person: Found) -> None:
    """«الجزائري فلان»، «والسوري (ع. ط.)»: a nationality that stands for the person whose name follows."""
    at = person.first - 1
    at -= scene.form(at) == "("
    if not scene.is_a(at, "nationality") or not scene.words[at].article or person.first in scene.outer:
        return
    item, word = scene.item(at), scene.words[at]
    aside = item is None and scene.form(at - 1) in ("،", ",") and not word.has("title")  # «المسؤول …، السعودي فلان»
    if not word.stem.endswith("ي") or not aside and (item is None or item.first != at or item.has("title")):
        return
    if not aside and not scene.words[at].lead and at and not _begins(scene, at):
        return
    scene.pair("nationality", "headed", ("person", "country"), (person.first, person.last), (at, at + 1))


def _begins(scene: Scene, at: int) -> bool:
    """The word is no adjective of what stands before it."""
    before = scene.words[at - 1]
    return scene.tokens[at - 1].kind != "word" or not before.article and scene.cover(at - 1) is None


def _adjective(scene: Scene, at: int) -> None:
    """«الإرهابي البريطاني»، «دليل ليبي»: one person who is nothing but that; not officials or soldiers."""
    noun, word = scene.words[at - 1], scene.words[at]
    if scene.form(at - 2) in _ONE_OF and noun.article and word.article and not word.lead:
        if noun.has("human") and not noun.has("grouphead") and word.stem.endswith(("ين", "ات")):
            scene.pair("nationality", "adjective", ("person", "country"), (at - 2, at), (at, at + 1))
        return  # «أحد المهربين السوريين»
    if word.stem.endswith(("يان", "يين")) and _are_two(noun) and not (word.article or word.lead):
        scene.pair("nationality", "adjective", ("person", "country"), (at - 1, at), (at, at + 1))
        return  # «شابان سودانيان»
    if noun.has("say_participle") and noun.form.endswith("ا") or noun.preposition == "ك":
        return  # «متهماً تركيا»، «أنا كمواطن ليبي»
    told = noun.form.endswith("ا") and word.form.endswith("يا")  # «رجلاً تونسياً»
    if noun.article != word.article or word.lead or noun.pronoun or not (told or word.stem.endswith(("ي", "يه"))):
        return
    if at in scene.places and not told or scene.form(at + 1).startswith("الجنس") or not _alone(scene, at - 1):
        return
    before, item = scene.word(at - 2), scene.item(at - 1)
    heads = item is not None and item.kind == "noun" and item.fill[0] == at - 1
    if noun.has("adj") and before is not None and before.has("noun", "weapon", "thing", "grouphead") and not heads:
        return  # «طائرات مقاتلة أمريكية»
    named = scene.person(at + 1)
    if named is not None and noun.article and not scene.words[named.first].lead:
        scene.pair("nationality", "adjective", ("person", "country"), (named.first, named.last), (at, at + 1))
        return  # «المواطن التركي فلان»
    if noun.article and "civilian" in _kinds(noun) or scene.words[at - 2].stem in _ANY and at > 1:
        return  # «المواطن اليمني»، «أي مواطن»: whoever it is
    described = before is not None and before.article or noun.stem.endswith("ه") or scene.cover(at - 1) is not None
    if noun.article and described:
        return  # «القوات المسلحة التركية»
    person = scene.person_before(at) if scene.form(at - 2).removeprefix("و") in ("هو", "هي") else None
    holder = scene.named_after(at + 1) or ((person.first, person.last) if person is not None else (at - 1, at))
    scene.pair("nationality", "adjective", ("person", "country"), holder, (at, at + 1))


def _alone(scene: Scene, at: int) -> bool:
    """One person by a plain word: no plural, no count, no verb that looks alike."""
    noun = scene.words[at]
    entries = [e for e in noun.entries if e.label == "human"]
    features = {f for e in entries for f in e.features}
    item = scene.item(at)
    heads = item is not None and item.kind == "noun" and item.fill[0] == at  # «رجل», which may be a verb as well
    verb = (scene.verbal(at) or noun.has("vt", "vi", "verb")) and not heads
    if noun.stem == "انسان" or (verb or noun.has("title")) and not noun.article:
        return False
    if features & {"pl", "dual"} and "sg" not in features or noun.stem.endswith(("ين", "ون")):
        return False
    if noun.stem.endswith("ا") and not ("sg" in features and "acc" in features):
        return False
    if any(n.kind == "number" and n.last == at for n in scene.sentence.founds):
        return False
    return bool(_kinds(noun) & _PERSONS)


def _are_two(noun: Word) -> bool:
    """Two people by a word that is no plural as well: «شابين», but not «مسلحين»."""
    features = {f for e in noun.entries if e.label == "human" for f in e.features}
    return "dual" in features and "pl" not in features and bool(_kinds(noun) & _PERSONS) and not noun.article


def _kinds(noun: Word) -> set[str]:
    return {e.value for e in noun.entries if e.label == "human"}


def _nationalities(scene: Scene, at: int) -> None:
    """«مقاتلون من جنسيات عربية وأجنبية»."""
    holder = scene.human_before(at - 1, 1)
    if holder is None:
        return
    last = at + 1
    if scene.form(last) == "غير" or not scene.is_a(last, "nationality"):
        return
    draft = scene.draft("nationality", "several", holder[0], last + 1, "person", "country")
    draft.add("person", scene.arg(*holder))
    while last < len(scene.words) and scene.is_a(last, "nationality", "adj", "ethnicity"):
        draft.add("country", scene.arg(last, last + 1))
        last += 1


def _counted(scene: Scene) -> None:
    """«ومنهم خمسة أردنيين وثلاثة مغاربة»، «بينهم 3 سعوديين و…»: a list of counted peoples."""
    counted: list[tuple[Found, int]] = []
    for found in scene.sentence.founds:
        at = found.last
        if (
            found.kind == "number"
            and scene.is_a(at, "nationality")
            and not scene.words[at].article
            and not scene.is_a(at + 1, "human")
        ):
            counted.append((found, at))
    if len(counted) < 2:
        return
    whole = scene.human_before(counted[0][0].first, 3)
    if whole is None:
        return
    for found, at in counted:
        draft = scene.draft("nationality", "counted", found.first, at + 1, "person", "country")
        draft.add("person", scene.arg(*whole))
        draft.add("count", scene.arg(found.first, found.last))
        draft.add("country", scene.arg(at, at + 1))


# -- origin and residence -----------------------------------------------------------------------


def _from(scene: Scene, at: int) -> None:
    """«من أهالي بلدة ذيبان»، «ينحدر من …»."""
    word = scene.words[at]
    verb = word.form.startswith(("ي", "ت", "وي", "وت")) and not word.article
    if not verb and scene.unjoined(at - 1) != "من":
        return
    place = scene.place_from(at + 1)
    value = (place.first, place.last) if place is not None else None
    if value is None and scene.is_a(at + 1, "placehead") and scene.words[at + 1].article:
        value = at + 1, at + 2
    if value is None:
        return
    both = scene.form(at - 2).removeprefix("و") in ("كلاهما", "هما", "كليهما")
    people = [p for p in scene.people if p.last < at and p.first not in scene.outer][-2:] if both else []
    for person in people:
        scene.pair("origin", "told", ("person", "from"), (person.first, person.last), value)
    if not people:
        told_of(scene, "origin", at - (not verb), "from", value)


def _from_place(scene: Scene, first: int) -> None:
    """«من عرسال»، «من بلدة عرسال»."""
    at = first - 1
    at -= scene.form(at) != "من" and at > 0 and scene.is_a(at, "placehead") and not scene.words[at].article
    if scene.form(at) != "من" or at + 1 != first and at + 1 in scene.places:
        return
    aged = scene.back(at) + 1 if scene.form(at - 1) == ")" else 0
    person = next((p for p in scene.people if p.last == aged), None) if aged else None
    if person is None:
        _person_from(scene, at, scene.places[first])
    elif any(word.stem in _YEARS for word in scene.words[person.last : at]):  # «فلان (30 عاماً) من بلدة …»
        found = scene.places[first]
        if scene.form(found.last) == "الي" or _leaves(scene, person.first):
            return  # «فر فلان (30 عاماً) من المدينة»
        scene.pair("origin", "aged", ("person", "from"), (person.first, person.last), (found.first, found.last))


def _person_from(scene: Scene, at: int, place: Found) -> None:
    """«ناشط من دير الزور»، «خبراء عسكريين من إيران»، «مقاتل من الكتيبة من بلدة طفس»، «وفداً من الأنبار»."""
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
        return -1 if before.has("noun", "say_noun", "thing") else at - 1  # not «مصادر صحفية من …»
    if item is not None and item.last == at and item.has("human") and item.mention("group") is not None:
        return item.fill[0]
    return at - 1


def _inhabits(scene: Scene, at: int) -> None:
    """«فلان، من سكان حي …»، «أحد سكان البلدة ويدعى فلان»."""
    place = scene.places.get(at + 1)
    word = scene.word(at + 1)
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


def _lives(scene: Scene, at: int) -> None:
    """«المقيم في باريس»، «يقيم في …»."""
    if scene.words[at].stem.startswith("مقر"):
        return  # «ومقره لندن»: where an organisation has its seat
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
        told_of(scene, "residence", at, "in", value)
