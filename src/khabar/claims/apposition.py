"""Post and name, kind and name: two phrases that are one, and the name fills the role."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khabar.claims.appointments import set_apart
from khabar.claims.items import Item
from khabar.claims.traits import TRADES, is_many, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND, Word

_BEFORE_NAMES = frozenset({"placehead", "title", "honorific", "human", "kin", "nationality"})
_DESCRIBED = frozenset({"title", "honorific", "human", "kin"})
_PRESS = word_class("press")
_DESCRIBING = frozenset({"fi", "bi", "li", "an"})
_WHERE = frozenset({"fi", "bi"})
_OWNED = ("kin", "thing", "placehead")
_WHOSE = frozenset({"fi", "bi", "li"})
_LED = frozenset({"by", "at"})  # in whose hands somebody is
_KIN_OF_POST = 3  # words: «شقيق أمير التنظيم», but «والد الشهيد | فلان» may be who the father is
_DEEDS = frozenset({"trigger", "other"})
_SEVERAL = frozenset({"عده"})
_NOT_DEEDS = frozenset({"human", "kin", "placehead", "thing"})
_REACH = 6  # items from a post to the name
_WHAT_IT_IS = word_class("what_a_place_is")
NAME, _REST, _IN_NAME = "apposition", word_class("rest_of"), "باسم"
_FOREMOST = word_class("most") | word_class("foremost")
_RANKED = word_class("rank_word") | _FOREMOST
_DUAL = ("ان", "ين")
_SON_OF = "ولد"  # «ولد الشيخ أحمد» is a name
_THEIR_MEN = word_class("their_man")
_BESIDES = word_class("post_besides")
_THEN_OR_NOW = frozenset({"سابقا", "حاليا"})


def appose(items: Sequence[Item], words: Sequence[Word], people: bool) -> None:
    """Join «القيادي في تنظيم … فلان»، «الرائد فلان»، «العاصمة صنعاء»; names are looked for where people are told of."""
    for index, item in enumerate(items):
        if item.kind != "noun":
            continue
        if item.mentions and index + 1 < len(items) and items[index + 1].conj:
            _both(item, items[index + 1])
        if item.word is not None and item.word.stem in _RANKED and _of_places(item, words):
            _say_what(items, index)
            if item.conj and not item.prep and items[index - 1].value == NAME:
                item.kind, item.value = "other", NAME  # «بنغازي، كبرى مدن الشرق وثاني مدن ليبيا»
        if item.word is None or item.word.labels.isdisjoint(_BEFORE_NAMES):
            continue
        if people and "kin" in item.labels and not item.pronoun and item.inflected("sg"):
            _kin_of(items, index)
        named = "placehead" in item.labels and item.definite and item.short and _place_named(items, index)
        if item.word.stem in _WHAT_IT_IS and not named:
            _say_what(items, index)
        elif people and not named and (_unnamed(item) or _national(items, index)):
            if "nationality" in item.labels and item.word.form.endswith(("ان", "ين", "ون")):
                _each(items, index + 1)
            _name(items, index, words)


def belong(items: Sequence[Item], sentence: Sentence) -> None:
    """«منزل القيادي فلان»، «شقيق المواطن فلان»: whose house or kin it is, and not who is hit or held."""
    for at, item in enumerate(items):
        word = item.word
        if item.kind != "noun" or word is None or word.definite:
            continue
        if item.mentions and item.mention("person") is not None:
            continue
        end = _owner(items, at)
        if not end or any(i.kind == "relative" for i in items[end + 1 : end + 3]):
            continue  # «شقيق القيادي فلان، الذي قُتل»: of him whom the name names
        other, near = items[end], end == at + 1
        holder = _post_in(sentence.words[item.first + 1 : item.last], near)
        if holder is None or not (near and _is_kin(item, word) or _is_their(item, word, holder)):
            continue
        item.mentions.append(next(f for f in other.mentions if f.kind == "person"))
        item.last = other.last
        item.fill = (item.fill[0], other.last)
        for part in items[at + 1 : end + 1]:
            part.kind, part.value = "other", NAME


def _owner(items: Sequence[Item], at: int) -> int:
    """Where the name stands right behind a phrase, or behind the body of «نجل القيادي في الحركة | فلان»; 0 for none."""
    for end in range(at + 1, min(at + 3, len(items))):
        item, before = items[end], items[end - 1]
        if item.kind != "noun" or item.conj:
            return 0
        if item.prep:
            body = item.mention("group", "place")
            beside = item.prep in _WHOSE and before.last in (item.first, item.prep_at)
            if end > at + 1 or not beside or body is None or body.last != item.last or not items[at].has(*_OWNED):
                return 0
            continue
        person = item.mention("person")
        return end if person is not None and person.first == item.first == before.last else 0
    return 0


def _post_in(phrase: Sequence[Word], near: bool) -> Word | None:
    """The post or calling of one man with which a phrase ends, past its adjectives where its body stands between."""
    for word in reversed(phrase):
        if not word.article:
            return None
        if word.has("title", "honorific") or "human" in word.labels and (near or "adj" not in word.labels):
            return word if "pl" not in word.features else None
        if near or not word.has("adj", "nationality"):
            return None
    return None


def _is_kin(item: Item, word: Word) -> bool:
    """One who is kin by a word that is nothing else."""
    plain = not word.has("nt", "ev", "ni", "np", "given", "family") and word.stem != _SON_OF
    one = item.inflected("sg") or not (item.inflected("pl") or item.inflected("dual"))  # «والدة» has no number
    return plain and one and "kin" in item.labels


def _is_their(item: Item, word: Word, holder: Word) -> bool:
    """A thing, a house or a man of somebody's, or the kin of one who has a post."""
    if item.has("thing", "placehead") and not item.has("title", "grouphead", "kin") or word.stem in _THEIR_MEN:
        return True
    posted = "title" in holder.labels or any(e.label == "human" and e.value in TRADES for e in holder.entries)
    return posted and _is_kin(item, word)


def rename(items: Sequence[Item], sentence: Sentence) -> None:
    """«قتل سالم هادي "أبو علي" في الغارة»: a second name between quotation marks right behind the first."""
    for item, other in pairwise(items):
        if other.kind != "noun" or other.prep or other.conj or other.first != item.last:
            continue
        second = other.mention("person") if other.mentions else None
        if second is None:
            continue
        first = item.mention("person")
        named = first is not None and first.last == item.last or item.value == NAME
        whole = sentence.quoted[second.first] and sentence.unquoted[second.last - 1] and second.first == other.first
        if named and whole and not sentence.quoted[item.last - 1] and other.last == second.last:
            other.kind, other.value = "other", NAME


def qualify(items: list[Item]) -> None:
    """«محاولته الأولى»، «اعتقاله الثاني»، «غارات عدة»: which deeds, or how many, and nobody who acts."""
    more: list[Item] = []
    for deed, other in pairwise(items):
        if deed.kind not in _DEEDS or other.kind != "noun" or deed.last != other.first or not other.short:
            continue  # as mostly
        if other.prep or other.conj or other.mentions:
            continue
        if deed.kind == "trigger" and not deed.definite and other.word is not None and other.word.form in _SEVERAL:
            deed.last = other.last
            more.append(other)
        named = deed.kind == "trigger" and bool(deed.pronoun)
        if "verb" in deed.labels and other.has("nationality"):
            continue  # «قصفها الأمريكيون»
        if not named and not (deed.kind == "other" and "hedge" in deed.labels):
            continue
        if other.definite and "adj" in other.labels and not other.has(*_NOT_DEEDS):
            other.kind, other.value = "other", "apposition"
    if more:
        items[:] = [item for item in items if all(item is not each for each in more)]


def _both(item: Item, other: Item) -> None:
    """«مسلحي فلان وفلان»: the fighters of both; it befalls nobody who is named by one word there."""
    if other.kind != "noun" or other.prep:
        return
    bare = other.fill[1] - other.fill[0] == 1 and (other.mention("person") is not None or other.has("given", "family"))
    owned = any(found.kind in ("group", "person") and found.last == item.last for found in item.mentions)
    if bare and owned and "grouphead" in item.labels and item.fill[1] == item.last > item.fill[0] + 1:
        item.last = other.last
        item.fill = (item.fill[0], other.last)
        other.kind, other.value = "other", "apposition"


def _of_places(item: Item, words: Sequence[Word]) -> bool:
    """«ثاني أكبر المدن»، «كبرى مدن الجنوب»: the foremost of places."""
    at = item.first + 1
    at += at < item.last and words[at].stem in _FOREMOST
    return at < item.last and any(e.label == "placehead" and "pl" in e.features for e in words[at].entries)


def _say_what(items: Sequence[Item], index: int) -> None:
    """«سنجار معقل الطائفة»، «زنجبار، عاصمة المحافظة»: what a place is that is named right before."""
    item, before = items[index], items[index - 1] if index else None
    if before is not None and before.kind == "mark" and before.value in "،," and index > 1:
        before = items[index - 2]
    if before is None or before.kind != "noun" or item.prep or item.conj or item.genitive and before.last != item.first:
        return
    place = before.mention("place")
    if place is not None and place.last == before.last and item.mention("place") is not place:
        item.kind, item.value = "other", NAME


def _kin_of(items: Sequence[Item], index: int) -> None:
    """«شقيق أمير التنظيم فلان»: whose kin it is, and nobody who acts."""
    item, other = items[index], items[index + 1] if index + 1 < len(items) else None
    person = other.mention("person") if other is not None and other.kind == "noun" else None
    if other is None or person is None or item.mention("person") or item.last - item.first < _KIN_OF_POST:
        return
    if any(i.kind == "relative" for i in items[index + 2 : index + 4]):
        return  # «شقيق قائد الكتيبة فلان، الذي قُتل»: of him whom the name names
    if person.first == other.first == item.last and not (other.prep or other.conj):
        _widen(item, other)


def _widen(item: Item, other: Item) -> None:
    """The phrase with the name of whose it is."""
    item.last = other.last
    item.fill = (item.fill[0], other.last)
    item.mentions.extend(other.mentions)
    other.kind, other.value = "other", "apposition"


def _of_one(phrase: Sequence[Word]) -> bool:
    """«أتباع الرئيس السابق | فلان»: those of one man, whose post stands before his name."""
    for word in reversed(phrase[1:]):
        if word.has("title", "honorific"):
            return word.article and "grouphead" not in word.labels and "pl" not in word.features
        if not (word.article and word.has("adj", "nationality")):
            return False
    return False


def _place_named(items: Sequence[Item], index: int) -> bool:
    """«العاصمة صنعاء»: a place by one definite word, and its name."""
    if index + 1 >= len(items):
        return False
    item, other = items[index], items[index + 1]
    place = other.mention("place")
    if other.kind != "noun" or other.prep or other.conj or place is None or not place.first == other.first == item.last:
        return False
    if index and items[index - 1].kind == "verb" and item.mention("group") is not None and item.word is not None:
        if is_state(other) and item.word.article:
            return False  # «تعادي الجبهة | الولايات المتحدة»
    item.last = other.last
    _join(item, other, place)
    return True


def _unnamed(item: Item) -> bool:
    """A post or a description of one person, without the name; «زوجة القيادي فلان» is not فلان."""
    labels = item.labels
    brothers = item.short and item.definite and item.word is not None and item.word.form.endswith(_DUAL)
    if labels.isdisjoint(_DESCRIBED) or "kin" in labels and not (item.pronoun or brothers):
        return False  # but «الشقيقان فلان وفلان»
    if item.count is not None or item.mention("person") or item.word is not None and item.word.stem in _PRESS:
        return False  # «قال للصحفيين فلان إن»: to whom, and who
    if "grouphead" in labels and item.short and item.mention("group") and not item.has("title", "honorific"):
        return False  # «أسرت المقاومة فلاناً»
    return not ("pn" in labels and item.inflected("pl"))  # «بين القتلى القائد فلان»


def _national(items: Sequence[Item], index: int) -> bool:
    """«الجزائري فلان»: a nationality that stands for the one who is named right after it."""
    item, other = items[index], items[index + 1] if index + 1 < len(items) else None
    if (
        not ("nationality" in item.labels and item.definite and item.short)
        or item.mention("place", "group") is not None
    ):
        return False
    if other is not None and other.kind == "open":
        return other.first == item.last and _bracketed(items, index + 1)  # «السوري (فلان)»
    if item.word is None or item.word.form.endswith(SOUND):
        return False  # «استهدف الأميركيون فلاناً»
    person = other.mention("person") if other is not None else None
    return other is not None and person is not None and person.first == other.first == item.last and not other.prep


def _name(items: Sequence[Item], index: int, words: Sequence[Word]) -> None:
    """Find the name that a post or description stands before."""
    item, comma, called = items[index], False, False
    for after in range(index + 1, min(index + _REACH, len(items))):
        other = items[after]
        if other.kind == "open" and _bracketed(items, after) and (_apart(item) or called):
            continue
        if "alias" in other.labels and other.short and not other.mention("person") and not other.prep:
            called = True  # «الإرهابي المسمى (فلان)»
            continue
        if other.kind == "mark" and other.value in "،," and not comma:
            comma = True
            continue
        if other.kind == "other" and other.value == "participle" and item.definite and not is_many(item):
            continue  # «القيادي المنشق عن الجماعة، فلان»
        if other.short and other.word is not None and other.word.form in _THEN_OR_NOW and not other.prep:
            continue  # «القائد العسكري للكتيبة سابقاً فلان»
        if _two_places(items[after - 1], other) and not comma:
            continue  # «أمير الحركة في الموصل والرقة فلان»
        if after == index + 1 and (_in_name_of(other) or _of_deed(item, other)):
            continue  # «المتحدث باسم الحركة | فلان»، «منفذ الهجوم | فلان»
        if other.kind != "noun" or other.conj:
            return
        if comma and not other.prep and item.definite and _national(items, after):
            _join_next(item, other, items[after + 1])  # «المسؤول في التنظيم، السعودي فلان»
            return
        person = other.mention("person")
        if person is not None and (
            _belongs(items, index, after) or after > index + 1 and _of_another(items, index, after)
        ):
            return  # «القائد الموالي للرئيس | فلان»، «أفرج الخاطفون عن الطفل | فلان»
        if (
            not other.prep
            and person is not None
            and person.first == other.first + ("alias" in other.labels and "human" not in other.labels)
        ):
            if after == index + 1 and (set_apart(items, index, after, words) or _owned(item, person)):
                return
            _take(items, index, after, words)
            return
        titled = not other.prep and other.has("title", "honorific") and (after == index + 1 or comma and other.short)
        if titled and after == index + 1 and set_apart(items, index, after, words):
            return
        if titled and not comma and other.definite and (not item.definite or is_many(item)):
            return  # «اغتال مسلحون | العميد فلان»، «أسر الثوار | القيادي فلاناً»
        from_there = other.prep == "min" and other.mention("place") is not None  # «العائد من سوريا فلان»
        if _describes(items, item, after):
            other.kind, other.value = "other", "participle"  # «القيادي في الجماعة المطلوب للسلطات فلان»
            continue
        led = other.prep in _LED and items[after - 1].value == "participle"  # «الوزير المختطف من قبل …، اللواء فلان»
        if other.prep not in _DESCRIBING and not (titled or from_there or led):
            return


def _two_places(first: Item, other: Item) -> bool:
    """«في الموصل والرقة»: two places behind one preposition."""
    if first.kind != other.kind or not other.conj or other.prep or first.prep not in _WHERE:
        return False
    named = (item.mention("place") is not None and item.mention("person", "group") is None for item in (first, other))
    return first.last == other.first and all(named)


def _take(items: Sequence[Item], index: int, at: int, words: Sequence[Word]) -> None:
    """The name for the phrase that it tells of: of one, or the last of it."""
    item, other = items[index], items[at]
    person = other.mention("person")
    if _several(item) and not _listed(items, at):
        of_one = _of_one(words[item.fill[0] : item.fill[1]])
        if of_one and at == index + 1:
            _widen(item, other)
        elif of_one and at == index + 2:
            other.kind, other.value = "other", NAME  # «فلول الرئيس المخلوع، فلان»: whose they are
    elif person is not None and (at != index + 2 or items[index + 1].kind != "mark" or item.definite):
        _join(item, other, person)
        _first_post(items, index)
        for rank in items[index + 1 : at]:
            both = "honorific" in rank.labels and "placehead" in rank.labels
            if both and rank.short and not (rank.prep or rank.mentions):
                rank.kind, rank.value = "other", "apposition"  # «وصل وزير الداخلية اللواء فلان»: no unit


def _of_deed(item: Item, deed: Item) -> bool:
    """One person by a deed that is told of: «منفذ | الهجوم»."""
    told = deed.kind == "trigger" and deed.genitive and deed.definite and deed.short and not deed.pronoun
    return told and item.short and item.last == deed.first and not is_many(item)


def _in_name_of(item: Item) -> bool:
    """«باسم الحركة»: for whom a spokesman speaks, and no man of that name."""
    return item.word is not None and item.word.form == _IN_NAME and item.mention("group") is not None and not item.prep


def _first_post(items: Sequence[Item], index: int) -> None:
    """«القيادي السابق والمتحدث باسم الحركة فلان»: what he is besides, and nobody beside him; not «قائد الشرطة و…»."""
    item, first = items[index], items[index - 1] if index else None
    if first is None or not item.conj or item.prep or first.kind != "noun" or first.last < item.first - 1:
        return
    besides = first.word is not None and first.word.article and first.word.stem in _BESIDES
    if besides and not (is_many(first) or first.mentions or first.count is not None):
        item.prep, item.prep_at, item.conj = first.prep, first.prep_at, first.conj
        first.kind, first.value = "other", NAME


def _several(item: Item) -> bool:
    """«أفرج عناصر التنظيم عن الشاب | فلان»: people, whom no single name tells."""
    if item.word is not None and item.word.stem in _REST:
        return True
    return is_many(item) and not item.inflected("sg") and not item.has("title", "honorific")


def _listed(items: Sequence[Item], at: int) -> bool:
    """«القياديان فلان وفلان»: several are named."""
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and following.conj and following.mention("person") is not None


def _owned(item: Item, person: Found) -> bool:
    """«وزير خارجية الأسد»: a post of two bare words belongs to whom one word right after it names."""
    return not item.definite and item.last - item.first == 2 and person.last - person.first == 1


def _describes(items: Sequence[Item], item: Item, at: int) -> bool:
    """A definite participle that says more of a post, with a name that follows its phrase."""
    other = items[at]
    if other.prep or not (item.definite and other.definite and other.short and other.has("pp", "blamed", "ap")):
        return False
    after = items[at + 1 : at + 3]
    return len(after) == 2 and after[0].prep in _DESCRIBING and after[1].mention("person") is not None


def _belongs(items: Sequence[Item], index: int, at: int) -> bool:
    """Past a participle, a name right after the post of another is that other's."""
    before = items[at - 1]
    led = any(i.kind == "other" and i.value == "participle" for i in items[index + 1 : at])
    return led and bool(before.prep) and before.last == items[at].first and before.has("title", "honorific")


def _of_another(items: Sequence[Item], index: int, at: int) -> bool:
    """A name right after somebody in a phrase of his own is his: nobody is released «عن», and many have no one name."""
    other = items[at - 1]
    if not (other.prep and other.definite and other.last == items[at].first) or other.mention("person") is not None:
        return False
    whose = other.has("honorific", "human") or "title" in other.labels and other.prep == "an"
    return whose and not is_many(other) and (other.prep == "an" or is_many(items[index]))


def _apart(item: Item) -> bool:
    """A bracket after it holds its name, not a second one."""
    return item.has("title", "honorific", "nationality")


def _bracketed(items: Sequence[Item], at: int) -> bool:
    """«الرائد (فلان)»: the bracket that opens here holds only a name."""
    if at + 2 >= len(items):
        return False
    inner = items[at + 1]
    return inner.kind == "noun" and inner.mention("person") is not None and items[at + 2].kind == "close"


def _each(items: Sequence[Item], at: int) -> None:
    """«السوريين (فلان) و(فلان)»: brackets that go on with a list of names are none."""
    while at + 3 < len(items) and items[at].kind == "open" and _bracketed(items, at):
        at += 3
        if not (items[at].kind == "open" and _bracketed(items, at) and items[at + 1].conj):
            return
        for bracket in (items[at], items[at + 2]):
            bracket.kind, bracket.value = "other", "apposition"
        items[at + 1].inside = 0


def _join_next(item: Item, nation: Item, named: Item) -> None:
    """The name past a nationality, which stays a word of its own."""
    person = named.mention("person")
    if person is not None:
        _join(item, named, person)
        nation.kind, nation.value = "other", "apposition"


def _join(item: Item, other: Item, found: Found) -> None:
    item.mentions.append(found)
    item.fill = (found.first, found.last)
    other.kind, other.value = "other", "apposition"
