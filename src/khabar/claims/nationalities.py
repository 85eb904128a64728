"""Of what country people are: «ليبي الجنسية»، «دليل ليبي»، «الجزائري فلان»; ``papers`` reads what they carry."""

from __future__ import annotations

from khabar.claims.origins import told_of
from khabar.claims.scene import HE, Scene
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import SOUND, Word

_PERSONS = frozenset(
    "person extremist terrorist fighter attacker suicide-bomber guide smuggler child suspect detainee "
    "youth student man woman civilian medic sniper recruiter trainer hostage killer mercenary".split()
)
_CALLINGS = frozenset("expert activist journalist scholar writer artist".split())
_HIS = frozenset("wife husband son daughter brother sister father mother cousin widow friend colleague driver".split())
_LEADING = "قيادي"
_SEVERAL = frozenset({"مختلفه", "متعدده", "عده", "متنوعه"})
_NAMED = word_class("origin_word")
_ONE_OF = word_class("one_of")
_ANY = word_class("anybody")
_STRIPS = word_class("strips")


def nationalities(scene: Scene) -> None:
    """All of it for one sentence."""
    for at, word in scene.labelled("nationality"):
        if scene.unjoined(at - 1) in HE and not word.article and not scene.is_a(at + 1, "noun"):
            told_of(scene, "nationality", at, "country", (at, at + 1))
        if at and scene.is_a(at - 1, "human", "kin"):
            _adjective(scene, at)
        if scene.form(at - 1) == "(" and not word.article:
            _bracketed(scene, at)
    for person in scene.people:
        _headed(scene, person)
    for at, word in enumerate(scene.words if not _NAMED.isdisjoint(scene.stems) else ()):
        if word.stem == "جنسيه" and word.article and at:
            _nationality(scene, at)
        elif word.stem == "جنسيات" and not word.article and scene.form(at - 1) in ("من", "ذوي"):
            _nationalities(scene, at)
    _counted(scene)


def _bracketed(scene: Scene, at: int) -> None:
    """«سالم هادي (تونسي)»."""
    named = next((p for p in scene.people if p.last == at - 1), None)
    if named is None or scene.form(at + 1) != ")" or at in scene.places:
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
    aside = item is None and scene.form(at - 1) in ("،", ",") and not word.has("title")  # «المسؤول …، السعودي فلان»
    if not word.stem.endswith("ي") or not aside and (item is None or item.first != at or item.has("title")):
        return
    if not aside and not scene.words[at].lead and at and not _begins(scene, at):
        return
    scene.pair("nationality", "headed", ("person", "country"), (person.first, person.last), (at, at + 1))


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
        if noun.has("human") and not noun.has("grouphead") and word.stem.endswith(("ين", "ات")):
            scene.pair("nationality", "adjective", ("person", "country"), (at - 2, at), (at, at + 1))
        return  # «أحد المهربين السوريين»
    if word.stem.endswith(("يان", "يين")) and _are_two(noun) and not (word.article or word.lead):
        scene.pair("nationality", "adjective", ("person", "country"), (at - 1, at), (at, at + 1))
        return  # «شابان سودانيان»
    if noun.pronoun and word.article and not word.lead and _one_of_his(scene, at):
        scene.pair("nationality", "adjective", ("person", "country"), (at - 1, at), (at, at + 1))
        return  # «صديقه المغربي»
    if noun.has("say_participle") and noun.form.endswith("ا") or noun.preposition == "ك":
        return  # «متهماً تركيا»، «أنا كمواطن ليبي»
    told = noun.form.endswith("ا") and word.form.endswith("يا")  # «رجلاً تونسياً»
    if noun.article != word.article or word.lead or noun.pronoun or not (told or word.stem.endswith(("ي", "يه"))):
        return
    named = scene.person(at + 1)
    called = named is not None and noun.article and not scene.words[named.first].lead
    kinds = _PERSONS | _CALLINGS if called else _PERSONS  # «الباحث السنغالي فلان», but no «قال باحث سنغالي»
    if at in scene.places and not told or scene.form(at + 1).startswith("الجنس") or not _alone(scene, at - 1, kinds):
        return
    before, item = scene.word(at - 2), scene.item(at - 1)
    heads = item is not None and item.kind == "noun" and item.fill[0] == at - 1
    if noun.has("adj") and before is not None and before.has("noun", "weapon", "thing", "grouphead") and not heads:
        return  # «طائرات مقاتلة أمريكية»
    if named is not None and called:
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
    heads = item is not None and item.kind == "noun" and item.fill[0] == at  # «رجل», which may be a verb as well
    verb = (scene.verbal(at) or noun.has("vt", "vi", "verb")) and not heads
    if noun.stem == "انسان" or (verb or noun.has("title")) and not noun.article:
        return False
    if features & {"pl", "dual"} and "sg" not in features or noun.stem.endswith(SOUND):
        return False
    if noun.stem.endswith("ا") and not ("sg" in features and "acc" in features):
        return False
    if any(n.kind == "number" and n.last == at for n in scene.sentence.founds):
        return False
    leads = kinds is not _PERSONS and noun.stem == _LEADING  # «القيادي السوري فلان», and no president
    return leads or bool(_kinds(noun) & kinds)


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
    if last >= len(scene.words) or scene.form(last) == "غير":
        return
    if not scene.is_a(last, "nationality") and scene.words[last].stem not in _SEVERAL:
        return
    draft = scene.draft("nationality", "several", holder[0], last + 1, "person", "country")
    draft.add("person", scene.arg(*holder))
    if not scene.is_a(last, "nationality"):
        draft.add("country", scene.arg(at, last + 1))  # «من جنسيات مختلفة»
        return
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
