"""Of what country people are: «ليبي الجنسية»، «دليل ليبي»، «الجزائري فلان»; ``papers`` reads what they carry."""

from __future__ import annotations

from khabar.claims.items import Item
from khabar.claims.origins import told_of
from khabar.claims.peoples import nationals, peoples
from khabar.claims.predicates import put
from khabar.claims.predicates import told_of as predicated
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.claims.ties import topic
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import SOUND, Word

_PERSONS = frozenset(
    "person extremist terrorist fighter attacker suicide-bomber guide smuggler child suspect detainee "
    "youth student man woman civilian medic sniper recruiter trainer hostage killer mercenary "
    "member militant volunteer".split()
)
_WHOEVER = frozenset("child woman civilian hostage".split())  # to whom things happen, whoever it is
_CALLINGS = frozenset(
    "expert activist journalist scholar writer artist cleric ideologue analyst researcher soldier officer engineer "
    "lawyer businessman".split()
)
_ADVISERS = frozenset({"adviser"})  # «المستشار العسكري الإيراني فلان»; «المستشارة الألمانية» is the chancellor
_TITLES = frozenset({"ideologue", "analyst", "researcher"})  # of those who hold no office
_HIS = frozenset("wife husband son daughter brother sister father mother cousin widow friend colleague driver".split())
_INSETS = {"(": ")", "،": "،", ",": ","}
_LEADING = "قيادي"
_NAMED = word_class("origin_word")
_ONE_OF = word_class("one_of")
_ANY = word_class("anybody")
_STRIPS = word_class("strips")


@only_of(labels={"nationality"})
def nationalities(scene: Scene) -> None:
    """The nationality of those whom an adjective of a state tells of or stands for."""
    for at, word in scene.labelled("nationality"):
        if scene.unjoined(at - 1) in HE and not word.article and _said_whole(scene, at):
            told_of(scene, "nationality", at, "country", (at, at + 1))
        if at and not word.article and _predicate(scene, at):
            continue
        if at and scene.is_a(at - 1, "human", "kin", "title"):
            _adjective(scene, at)
        elif at > 1 and word.article and scene.is_a(at - 1, "adj") and scene.is_a(at - 2, "human", "title"):
            _qualified(scene, at)
        if scene.form(at - 1) in _INSETS and not word.article:
            _bracketed(scene, at)
    for person in scene.people:
        _headed(scene, person)


@only_of(stems=_NAMED)
def named_nationalities(scene: Scene) -> None:
    """«ليبي الجنسية»، «من جنسيات أفريقية»: what the word for nationality stands beside."""
    for at, word in enumerate(scene.words):
        if word.stem == "جنسيه" and word.article and at:
            _nationality(scene, at)
        elif word.stem == "جنسيات" and not word.article and scene.form(at - 1) in ("من", "ذوي"):
            nationals(scene, at)


NATIONALITIES = (nationalities, named_nationalities, peoples)


def _predicate(scene: Scene, at: int) -> bool:
    """«قالت إن المهاجم تونسي»، «القتيلان سوريان»: what one who is told of is said to be, and nothing more."""
    item, after = scene.item(at), scene.word(at + 1)
    if item is None or item.first != at or item.prep or item.conj:
        return False
    if _was_so(scene, at, item):
        return True  # «سورياً», by its ending no «سوريا»
    if at in scene.places:
        return False
    who = topic(scene, at, item)
    if who is None or item.last > at + 1 or after is not None and not (after.conjunction or _shuts(scene, at + 1)):
        return False
    front = scene.items[item.index - 1]
    person = scene.person_in(front)
    if front.count is not None or front.mention("group", "place") or person is None and not front.has("human", "kin"):
        return False
    held = (person.first, person.last) if person is not None and "kin" not in front.labels else who
    scene.pair("nationality", "predicate", ("person", "country"), held, (at, at + 1))
    return True


def _was_so(scene: Scene, at: int, item: Item) -> bool:
    """«كان المهاجم سورياً»: what a verb of being says of somebody, in the accusative."""
    said = scene.tokens[at].tanwin or scene.sentence.accusative(at)
    told = predicated(scene, item) if said and item.last == at + 1 else None
    who = scene.item(told.who[0]) if told is not None and told.who is not None else None
    if told is None or told.who is None or who is None or not (who.has("human", "kin") or who.mention("person")):
        return False
    put(scene, scene.pair("nationality", "predicate", ("person", "country"), told.who, (at, at + 1)), "person", told)
    return True


def _shuts(scene: Scene, at: int) -> bool:
    """Does the clause end before a token, or go on with a phrase of its own?"""
    return scene.tokens[at].kind == "mark" or scene.is_a(at, "prep", "sub", "comp", "rel")


def _said_whole(scene: Scene, at: int) -> bool:
    """«وهو مصري»، «وهو مصري واسمه …»; not «هي مصرية الصنع», where a noun goes on."""
    return not scene.is_a(at + 1, "noun") or scene.words[at + 1].conjunction == "و"


def _bracketed(scene: Scene, at: int) -> None:
    """«سالم هادي (تونسي)»، «سالم هادي، تونسي، 30 عاماً»."""
    named = next((p for p in scene.people if p.last == at - 1), None)
    if named is None or scene.form(at + 1) != _INSETS[scene.form(at - 1)] or at in scene.places:
        return
    if scene.words[at].stem.endswith(("ي", "يه")):
        scene.pair("nationality", "bracket", ("person", "country"), (named.first, named.last), (at, at + 1))


def _nationality(scene: Scene, at: int) -> None:
    """«ليبي الجنسية», «من الجنسية الليبية»; but not «جردتها الدولة من الجنسية البريطانية»."""
    if scene.is_a(at - 1, "nationality"):
        told_of(scene, "nationality", at - 1, "country", (at - 1, at))
    elif scene.form(at - 1) == "من" and scene.is_a(at + 1, "nationality") and _STRIPS.isdisjoint(scene.stems):
        told_of(scene, "nationality", at - 1, "country", (at + 1, at + 2))


def _headed(scene: Scene, person: Found) -> None:
    """«الجزائري فلان»، «والسوري (ع. ط.)»: a nationality that stands for the person whose name follows."""
    at = person.first - 1
    if scene.form(at) == "(":
        _before_brackets(scene, person)
        return
    if not scene.is_a(at, "nationality") or not scene.words[at].article or person.first in scene.outer:
        return
    item, word = scene.item(at), scene.words[at]
    whose = item is not None and item.first == at - 1 and _is_his(scene, at - 1)  # «مصير السعودي فلان»
    aside = (
        item is None and scene.form(at - 1) in ("،", ",") and "title" not in word.labels
    )  # «المسؤول …، السعودي فلان»
    if (
        not word.stem.endswith("ي")
        or not aside
        and not whose
        and (item is None or item.first != at or "title" in item.labels)
    ):
        return
    if not (aside or whose) and not scene.words[at].lead and at and not _begins(scene, at):
        return
    scene.pair("nationality", "headed", ("person", "country"), (person.first, person.last), (at, at + 1))


def _is_his(scene: Scene, at: int) -> bool:
    """A bare noun of a thing that is somebody's: «مصير»، «منزل»."""
    word = scene.words[at]
    bare = not (word.article or word.pronoun) and scene.cover(at) is None and scene.person(at) is None
    return bare and word.has("noun", "placehead", "thing", "np", "nt") and not word.has("human", "title", "grouphead")


def _before_brackets(scene: Scene, person: Found) -> None:
    """«والسوري (ع. ط.)», and all of «السوريين (ع. ط.) و(م. ش.)»."""
    at, many = person.first - 2, False
    while scene.form(at) == "و" and scene.form(at - 1) == ")":
        named = next((p for p in scene.people if p.last == at - 1 and scene.form(p.first - 1) == "("), None)
        if named is None:
            return
        at, many = named.first - 2, True
    item, word = scene.item(at), scene.word(at)
    if (
        word is None
        or item is None
        or item.first != at
        or scene.form(person.last) != ")"
        or person.first in scene.outer
    ):
        return
    several = word.stem.endswith(("يين", "يان", "يون"))
    if scene.is_a(at, "nationality") and word.article and (several or not many and word.stem.endswith(("ي", "يه"))):
        scene.pair("nationality", "headed", ("person", "country"), (person.first, person.last), (at, at + 1))


def _begins(scene: Scene, at: int) -> bool:
    """The word is no adjective of what stands before it."""
    before = scene.words[at - 1]
    return scene.tokens[at - 1].kind != "word" or not before.article and scene.cover(at - 1) is None


def _adjective(scene: Scene, at: int) -> None:
    """«الإرهابي البريطاني»، «دليل ليبي»: one person who is nothing but that; not officials or soldiers."""
    noun, word = scene.words[at - 1], scene.words[at]
    if scene.form(at - 2) in _ONE_OF and noun.article and word.article and not word.lead:
        if "human" in noun.labels and "grouphead" not in noun.labels and word.stem.endswith(("ين", "ات")):
            scene.pair("nationality", "adjective", ("person", "country"), (at - 2, at), (at, at + 1))
        return  # «أحد المهربين السوريين»
    if word.stem.endswith(("يان", "يين")) and _are_two(noun) and not (word.article or word.lead):
        scene.pair("nationality", "adjective", ("person", "country"), (at - 1, at), (at, at + 1))
        return  # «شابان سودانيان»
    if noun.pronoun and word.article and not word.lead and _one_of_his(scene, at):
        scene.pair("nationality", "adjective", ("person", "country"), (at - 1, at), (at, at + 1))
        return  # «صديقه المغربي»
    if "say_participle" in noun.labels and noun.form.endswith("ا") or noun.preposition == "ك":
        return  # «متهماً تركيا»، «أنا كمواطن ليبي»
    told = noun.form.endswith("ا") and word.form.endswith("يا")  # «رجلاً تونسياً»
    if noun.article != word.article or word.lead or noun.pronoun or not (told or word.stem.endswith(("ي", "يه"))):
        return
    beside = scene.person(at + 1)
    called = beside is not None and noun.article and not scene.words[beside.first].lead
    kinds = _PERSONS | _CALLINGS if called else _PERSONS  # «الباحث السنغالي فلان», but no «قال باحث سنغالي»
    if at in scene.places and not told or scene.form(at + 1).startswith("الجنس") or not _alone(scene, at - 1, kinds):
        return
    before, item = scene.word(at - 2), scene.item(at - 1)
    heads = item is not None and item.kind == "noun" and at - 1 in (item.first, item.fill[0])
    if "adj" in noun.labels and before is not None and before.has("noun", "weapon", "thing", "grouphead") and not heads:
        return  # «طائرات مقاتلة أمريكية»
    if beside is not None and called:
        scene.pair("nationality", "adjective", ("person", "country"), (beside.first, beside.last), (at, at + 1))
        return  # «المواطن التركي فلان»
    if scene.words[at - 2].stem in _ANY and at > 1:
        return  # «أي مواطن»
    described = before is not None and before.article or noun.stem.endswith("ه") or scene.cover(at - 1) is not None
    if noun.article and described:
        return  # «القوات المسلحة التركية»
    holder = scene.named_after(at + 1) or _whom(scene, at)
    if (
        holder == (at - 1, at)
        and (item is None or item.index not in scene.called)
        and not _WHOEVER.isdisjoint(_kinds(noun))
    ):
        return  # «طفل فلسطيني»، «المواطن اليمني»: whoever it is, and not who
    if holder is not None:
        scene.pair("nationality", "adjective", ("person", "country"), holder, (at, at + 1))


def _whom(scene: Scene, at: int) -> tuple[int, int] | None:
    """Of whom «مواطن تونسي» tells: of whom it is said with «كان», «وهو» or without a verb, or of nobody else."""
    item = scene.item(at - 1)
    if scene.form(at - 2).removeprefix("و") in HE:
        person = scene.person_before(at)
        return (person.first, person.last) if person is not None else (at - 1, at)
    if item is None or item.fill[0] != at - 1 or item.prep:
        return at - 1, at
    told = predicated(scene, item)
    if told is None:
        return topic(scene, at - 1, item) or (at - 1, at)
    if told.denied:
        return None
    said = scene.sentence.accusative(at - 1) or scene.tokens[at - 1].tanwin
    return told.who if told.who is not None and said else (at - 1, at)


def _qualified(scene: Scene, at: int) -> None:
    """«المستشار العسكري الإيراني فلان»: with an adjective before the country."""
    named, noun = scene.person(at + 1), scene.words[at - 2]
    plain = noun.article and scene.words[at - 1].article and not (scene.words[at - 1].lead or scene.words[at].lead)
    if named is None or not plain or scene.words[named.first].lead or not scene.words[at].stem.endswith(("ي", "يه")):
        return
    if _alone(scene, at - 2, _PERSONS | _CALLINGS | _ADVISERS) and named.first not in scene.outer:
        scene.pair("nationality", "adjective", ("person", "country"), (named.first, named.last), (at, at + 1))


def _one_of_his(scene: Scene, at: int) -> bool:
    """«صديقه المغربي»، «زوجته السورية»: one person, of whom the adjective tells; no ally, no family."""
    noun, word = scene.words[at - 1], scene.words[at]
    told = [e for e in noun.entries if e.label in ("human", "kin") and e.value in _HIS]
    if not word.stem.endswith(("ي", "يه")) or scene.person(at + 1) is not None:
        return False
    return any("sg" in e.features and word.stem.endswith("ه") == ("f" in e.features) for e in told)


def _alone(scene: Scene, at: int, kinds: frozenset[str]) -> bool:
    """One person by a plain word: no plural, no count, no verb that looks alike."""
    noun = scene.words[at]
    entries = [e for e in noun.entries if e.label == "human"]
    features = {f for e in entries for f in e.features}
    item = scene.item(at)
    heads = (
        item is not None and item.kind == "noun" and at in (item.first, item.fill[0])
    )  # «رجل», which may be a verb as well
    verb = (scene.verbal(at) or noun.has("vt", "vi", "verb")) and not heads
    office = "title" in noun.labels and noun.stem.removesuffix("ا") != _LEADING
    if noun.stem == "انسان" or (verb or office) and not noun.article:
        return False
    if features & {"pl", "dual"} and "sg" not in features or noun.stem.endswith(SOUND):
        return False
    if noun.stem.endswith("ا") and not ("sg" in features and "acc" in features):
        return False
    if any(n.kind == "number" and n.last == at for n in scene.sentence.founds):
        return False
    leads = noun.stem.removesuffix("ا") == _LEADING and (
        kinds is not _PERSONS or not noun.article
    )  # «القيادي السوري فلان», no president
    return leads or bool(_kinds(noun) & kinds)


def _are_two(noun: Word) -> bool:
    """Two people by a word that is no plural as well: «شابين», but not «مسلحين»."""
    features = {f for e in noun.entries if e.label == "human" for f in e.features}
    return "dual" in features and "pl" not in features and bool(_kinds(noun) & _PERSONS) and not noun.article


def _kinds(noun: Word) -> set[str]:
    return {e.value for e in noun.entries if e.label == "human" or e.label == "title" and e.value in _TITLES}
