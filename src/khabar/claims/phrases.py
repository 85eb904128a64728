"""Noun phrases: what they count, and the whole that a part is taken from."""

from __future__ import annotations

from khabar.claims.aiding import AID, aiding
from khabar.claims.campaigns import campaign
from khabar.claims.chunks import Chunks
from khabar.claims.continuations import continues
from khabar.claims.dealings import dealing
from khabar.claims.deeds import push_trigger
from khabar.claims.extents import extent
from khabar.claims.items import Item
from khabar.claims.routes import (
    AIDING,
    ALL,
    ARTICLE,
    BEHIND,
    COUSINS,
    DEALINGS,
    DEED,
    LETTERS,
    OF_RANK,
    ONLINE,
    ONWARD,
    SETTINGS,
    STANDINGS,
    TOLD_AS,
    TWO,
    WHICH,
)
from khabar.claims.traits import PERIODS, is_state
from khabar.claims.verbs import is_verb_inside
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.types import Quantity
from khabar.words import SOUND, Word

_PAIR = ("ين", "ان", "تي", "ا")  # endings before «اثنين»: «مسلحين اثنين», not «اعتقلت الشرطة | اثنين من …»
_PEOPLE = frozenset({"human", "kin", "title"})
_POINTED = _PEOPLE | {"thing", "weapon"}
_GOERS = frozenset({"ap", "pp", "pn"})
_ROOTS = word_class("origin_word")
_CLOSE_TO = word_class("close_to")
_BIRTHPLACE = ("مسقط", "راس")  # «مسقط رأسه»
_HOW, _NISBA = "يا", "يه"
_BANDS = word_class("band")
_THINGS, _DOERS = frozenset({"thing", "placehead", "noun"}), frozenset({"human", "title", "kin", "grouphead", "weapon"})
_OFFERS = "قدم"
_GIVING = frozenset({"surrender", "surrender_self", "join", "handover", "aid_given"})  # frames whose ل says to whom
_ORDINALS = word_class("ordinal_rank")
_PLACED = frozenset({"placehead", "thing"})
_WHERE = frozenset({"direction"})


def push_noun(chunks: Chunks, at: int) -> int:
    """The noun phrase or the trigger noun that starts here, as an item."""
    number = chunks.numbers.get(at)
    if number is not None:
        return _counted(chunks, number)
    route = chunks.routes[at]
    if route & DEED and at not in chunks.units:
        found = chunks.trigger(at) or campaign(chunks, at)
        if found is not None:
            return push_trigger(chunks, at, *found)
    if route & TOLD_AS:
        told = dealing(chunks, at) if chunks.words[at].stem in DEALINGS else None
        if told is None and chunks.words[at].stem in AIDING:
            told = aiding(chunks, at)
        if told is not None:
            return push_trigger(chunks, at, *told)
    return _phrase(chunks, at, at, None)


def _counted(chunks: Chunks, number: Found) -> int:
    """A number with what it counts, or by itself."""
    start, at = number.first, number.last
    unit = isinstance(number.value, Quantity) and number.value.unit and at - start > 1
    if unit and chunks.tokens[at - 1].kind != "mark":  # but «13٪ من أراضي البلاد»
        at -= 1  # «28 برميلا متفجرا»: the unit is the noun
    if at < len(chunks.tokens) and at not in chunks.units and not chunks.words[at].lead:
        found = chunks.trigger(at) or campaign(chunks, at)
        if found is not None and found[0].label in ("ev", "ni"):
            return push_trigger(chunks, at, *found, number)
    if at + 1 < len(chunks.words) and chunks.sentence.form(at) == "من" and at + 1 not in chunks.units:
        found = chunks.trigger(at + 1)
        if found is not None and found[0].label == "ev":
            return push_trigger(chunks, at + 1, *found, number)  # «عدداً من الغارات»
    goers = at < len(chunks.words) and chunks.words[at].any(_GOERS) and _many(chunks.words[at], number)
    if goers and not chunks.words[at].lead:
        return _phrase(chunks, start, at, number)  # «ثلاثة عائدين من سرت»، «40 معتقلاً»
    counts = at < len(chunks.tokens) and (continues(chunks, at, False) or _so_called(chunks, at))
    hurt = counts and bool(chunks.words[at].pronoun) and "np" in chunks.words[at].labels  # «بينهم 150 | إصاباتهم خطيرة»
    if counts and not hurt and not chunks.words[at].preposition:
        return _phrase(chunks, start, at, number)
    item = Item("noun", start, at, count=number, fill=(start, at), genitive=chunks.governed(start))
    chunks.push(item, chunks.words[start])
    if "direction" in item.labels:
        item.stand_for(chunks.words[number.last - 1])  # «نحو 300 عادوا»: about so many, and not whither
    end = _after_count(chunks, item, at)
    return _partitive(chunks, item, end) if chunks.sentence.reads(end, ("من",)) else end


def _many(word: Word, number: Found) -> bool:
    """In the plural, in the accusative of what a number above ten counts, or in the genitive after hundreds."""
    amount = number.value.low if isinstance(number.value, Quantity) else None
    if amount and amount % 100 == 0 and "human" in word.labels and not (word.definite or word.form.endswith("ه")):
        return True  # «800 نازح»
    return (
        word.form.endswith(SOUND) or word.form.endswith("ا") and any({"acc", "sg"} <= e.features for e in word.entries)
    )


def _so_called(chunks: Chunks, at: int) -> bool:
    """«27 «مرتداً»»: people by a word in quotation marks that open right after their number."""
    quoted = chunks.sentence.quoted
    return quoted[at] and not quoted[at - 1] and "human" in chunks.words[at].labels and not chunks.words[at].lead


def _phrase(chunks: Chunks, start: int, at: int, number: Found | None) -> int:
    word, lead = chunks.words[at], chunks.words[start]
    ahead = chunks.previous
    genitive = ahead is not None and not ahead.definite and chunks.governed(start)
    last, definite = extent(chunks, at)
    item = Item("noun", start, last)  # the rest one by one, which takes half the time of so many keywords
    item.word, item.labels, item.stem, item.pronoun = word, word.labels, word.stem, word.pronoun
    item.count, item.fill = number, (at, last)
    item.definite, item.genitive = definite, genitive
    if last > at + 1:
        following = chunks.words[at + 1]
        if (chunks.routes[at] | chunks.routes[at + 1]) & ONWARD:
            _look_on(item, word, following)
        if last > at + 2 and "placehead" in word.labels and chunks.words[last - 1].stem in ONLINE:
            item.stand_for(chunks.words[last - 1])  # «مواقع محلية إلكترونية»
        if (word.stem, following.stem) == _BIRTHPLACE:
            item.stand_for(chunks.vocabulary.word("بلده"))
            item.pronoun = following.pronoun
    if chunks.founds:
        item.mentions = chunks.mentions(start, last)
    forms = chunks.sentence.forms
    size = len(forms)
    if number is None and (last == size or not (chunks.routes[last] & BEHIND or last in chunks.numbers)):
        chunks.push(item, lead)
        return last  # as mostly: nothing goes on with it
    joined = at + 1 < last < size and chunks.words[last].conjunction == "و"
    if joined and ("say_noun" in word.labels or word.any(_THINGS) and not word.any(_DOERS)):
        item.last = last = _described(chunks, last)
        item.fill = (at, last)
    if last > at + 1 and definite and last < size and forms[last].endswith(_HOW) and _how(chunks, last):
        item.last = last = last + 1
    if last + 1 < size and forms[last] == OF_RANK and item.has("human", "title") and not item.has("adj"):
        item.last = last = last + 2  # «ضابط برتبة عقيد», but «تعيين آخرين | برتبة عقيد»
    pair = chunks.numbers.get(last) if number is None and chunks.numbers else None
    if (
        pair is not None
        and forms[last] in TWO
        and forms[last - 1].endswith(_PAIR)
        and forms[pair.last : pair.last + 1] != ["من"]
    ):
        item.count = pair
        item.last = last = pair.last  # «مسلحين اثنين»
    chunks.push(item, lead)
    if number is not None and lead.preposition and not item.prep:
        item.prep = LETTERS[lead.preposition]
    counts = item.count is not None or last in chunks.numbers or last < size and forms[last] == ARTICLE
    end = _after_count(chunks, item, last) if counts else last
    if end + 1 < size and forms[end] == "من":
        end = _made_up(chunks, item, end) or _partitive(chunks, item, end)
    if item.definite or end >= size or chunks.words[end].preposition != "ل":
        return end  # as mostly
    return _belonging(chunks, item, end)


def _how(chunks: Chunks, at: int) -> bool:
    """«الميليشيات المدعومة | إيرانياً»: after a definite participle, by whom or how, and no phrase of its own."""
    word, before = chunks.words[at], chunks.words[at - 1]
    return before.article and before.has("relation", "pp") and word.has("adj", "nationality") and not word.lead


def _described(chunks: Chunks, last: int) -> int:
    """«مصادر أمنية [وطبية]», «أهداف حكومية [وأجنبية]»: the end with a second adjective that is joined to the first."""
    while last < len(chunks.words) and chunks.describes(last - 1):
        word, before = chunks.words[last], chunks.words[last - 1]
        tells = chunks.describes(last) or "adj" in word.labels and word.stem.endswith(_NISBA)
        plain = word.conjunction == "و" and not (word.preposition or word.pronoun) and tells
        if not plain or word.article != before.article or word.stem[-2:] != before.stem[-2:] or last in chunks.units:
            break
        last += 1
    return last


def _look_on(item: Item, word: Word, following: Word) -> None:
    """A phrase whose first word only says of its second how many, which, or whose it is."""
    if word.stem in ALL and not word.article and not word.pronoun:
        item.stand_for(following)  # «كافة المناطق»: regions
    elif following.stem in SETTINGS and "demonstrative" in word.labels:
        item.stand_for(following)  # «هذا الإطار»
    elif word.stem in WHICH and not word.article and "placehead" in following.labels:
        item.stand_for(following)  # «ثالث مدينة»، «آخر معاقل …»، «كامل المدينة»
    elif "demonstrative" in word.labels and following.article and "placehead" in following.labels:
        item.stand_for(following)  # «هذه المناطق»
    elif "demonstrative" in word.labels and following.article:
        item.labels |= following.labels & _POINTED  # «هؤلاء الشبان»، «هذه الدبابات»
    elif word.stem in STANDINGS and following.article and following.stem in _ORDINALS:
        item.labels = item.labels - _PLACED  # «المركز الأول»: how somebody does, and nowhere
    elif following.stem in ONLINE and "placehead" in word.labels:
        item.stand_for(following)  # «مواقع التواصل الاجتماعي»: nowhere
    if "kin" in following.labels and word.stem in COUSINS:
        item.pronoun = following.pronoun or item.pronoun  # «ابن عمه | فلان»


def _after_count(chunks: Chunks, item: Item, last: int) -> int:
    """«جنديين اثنين», «42 حوثياً على الأقل»: a count that follows its noun."""
    form = chunks.sentence.form
    if item.count is not None and form(last) == "علي" and form(last + 1) in ("الاقل", "الاكثر"):
        item.last = last + 2
        return last + 2
    number = chunks.numbers.get(last)
    if number is None and item.definite and (end := _figure(chunks, last)) > last:
        return _figured(chunks, item, chunks.numbers.get(last + 1), end)
    if number is None or item.count is not None or number.rule == "number.vague" or chunks.words[last].lead:
        return last
    period = chunks.words[number.last - 1].stem in PERIODS
    named = item.mention("group", "person") is not None and not _these(chunks.words[last], item)
    named = named or is_state(item)  # «تسلم العراق | خمسين أسيراً»
    named = named or not chunks.words[last - 1].pronoun and _one_place(chunks.words[last], item)
    if period or named or form(number.last) == "من":
        return last  # «أعدم التنظيم خمسة من عناصره»
    after = chunks.words[number.last] if number.last < len(chunks.words) else None
    counts = after is not None and after.any(_GOERS) and "placehead" in item.labels  # «في السجن | 300 موقوف»
    if counts or number.last < len(chunks.tokens) and continues(chunks, number.last, False):
        return last
    item.count, item.last = number, number.last
    return number.last


def _one_place(number: Word, item: Item) -> bool:
    """«قُتل في قصف على المدينة | ستة»: one place has no number of its own; «في المدن الثلاث» has."""
    one = item.definite and bool(item.prep) and not (number.article or "grouphead" in item.labels)
    named = item.mention("place")
    whole = named is not None and named.first == item.fill[0]
    return one and (whole or "placehead" in item.labels and item.inflected("sg") and not item.inflected("pl"))


def _figure(chunks: Chunks, at: int) -> int:
    """End of digits with the article right behind a definite phrase, to which they belong: «العناصر [الـ54]»."""
    digits = chunks.sentence.form(at) == ARTICLE and at + 1 < len(chunks.tokens)
    return at + 2 if digits and chunks.tokens[at + 1].kind == "number" else at


def _figured(chunks: Chunks, item: Item, number: Found | None, end: int) -> int:
    """«الجنود الـ16»: how many they are; «مقاتلي الفرقة الـ30»: which one; of nothing else it is told."""
    first, near = chunks.words[item.fill[0]], chunks.words[item.last - 1]
    head = first.entry("grouphead")
    people = "human" in item.labels or head is not None and head.value == "people"
    if people and (first.article or "demonstrative" in first.labels):
        item.count = item.count or number
    elif near.article and near.has("human", "grouphead") and item.fill[1] == item.last:
        item.fill = item.fill[0], end
    else:
        return item.last
    item.last = end
    return end


def _these(number: Word, item: Item) -> bool:
    """«العناصر الأربعة», and not «أوقفت القوات | الأربعة»: people in the plural, with the article as their number."""
    head = item.word.entry("grouphead") if item.word is not None else None
    alone = number.article and item.short and item.definite and not item.pronoun
    return alone and ("human" in item.labels or head is not None and head.value == "people")


# -- parts and their whole ----------------------------------------------------------------------


def _partitive(chunks: Chunks, item: Item, last: int) -> int:
    """«22 من رجال الأمن», «عدد من القياديين», «مسلحين من تنظيم …»: the whole, after «من», is the filler."""
    if last + 1 >= len(chunks.tokens):
        return last
    if "part" in item.labels:
        return _part_of(chunks, item, last)
    count = item.count
    if count is not None and isinstance(count.value, Quantity) and count.value.unit is not None:
        head = chunks.words[last + 1].entry("placehead")
        place = head is not None and head.value == "territory"
        if count.value.unit == "%":
            place = head is not None or chunks.unit_kind(last + 1) == "place"
        if place:  # «40 في المئة من أراضي …»، «مئة كيلومتر من الأراضي»
            item.stand_for(chunks.words[last + 1])
            item.fill = count.first, item.fill[1]
        if place or count.value.unit != "%":
            return _widen(chunks, item, last + 1)  # «22 قنطاراً من المواد الغذائية»
    if not item.short and chunks.words[last - 1].stem in _CLOSE_TO:
        return last  # «ضباط كبار مقربين | من الرئيس»
    bare = count is not None and (item.fill == (count.first, count.last) or "quantifier" in item.labels)
    band = item.word is not None and item.word.stem in _BANDS  # «مجموعة من عناصر …»، «دفعة جديدة من …»
    band = band and (item.short or last == item.first + 2 and chunks.describes(last - 1))
    if not bare and (item.definite or not ("human" in item.labels or band)):
        return last
    at = last + 1
    word = chunks.words[at]
    if chunks.tokens[at].kind == "mark" or word.has("rel", "comp", "prep") or is_verb_inside(chunks, at):
        return last
    deed = chunks.trigger(at) if bare and not word.article else None
    if bare and (_left(chunks, at) or deed is not None and deed[0].value.startswith("short_of")):
        return last  # «يعاني الآلاف | من نقص في …»
    kind = chunks.unit_kind(at)  # «عائداً من قضاء بيجي»: from a place, and no court
    if not bare and (kind == "place" or kind != "group" and not word.has("grouphead", "group", "human")):
        return last
    end, _ = extent(chunks, at)
    rooted = bare and not word.article and word.stem in _ROOTS  # «4 من أصول سعودية»: where they are from
    item.fill = (at, end) if bare and not rooted else (item.fill[0], end)
    item.last, item.definite, item.partitive = _figure(chunks, end), True, not rooted
    if bare:
        item.stand_for(chunks.vocabulary.word("اشخاص") if rooted else word)
    item.mentions.extend(chunks.mentions(at, end))
    return item.last


def _made_up(chunks: Chunks, item: Item, last: int) -> int:
    """«قوة مؤلفة من 200 جندي», «دفعة من مئة مقاتل»: so many, by the body that they make up; or 0.

    Not «قوة من خمس دول»، «المجموعة المؤلفة من خمسة»: who sends it, and a body that is known.
    """
    number = chunks.numbers.get(last + 1)
    if number is None or item.count is not None or item.definite or item.mentions or item.word is None:
        return 0
    at = number.last
    if not (item.has("grouphead") or item.word.stem in _BANDS) or at >= len(chunks.words) or at in chunks.units:
        return 0
    word = chunks.words[at]
    if not word.any(_PEOPLE) or word.lead or word.article or word.pronoun:
        return 0
    item.last, _ = extent(chunks, at)
    item.count, item.fill = number, (item.fill[0], item.last)
    item.stand_for(word)
    item.mentions.extend(chunks.mentions(at, item.last))
    return item.last


def _left(chunks: Chunks, at: int) -> bool:
    """«نزح الآلاف من المدينة»: one place, and no whole whose parts are counted."""
    word = chunks.words[at]
    if word.has("grouphead", "human", "thing", "group"):
        return False
    return word.stem.endswith("ه") if "placehead" in word.labels else chunks.unit_kind(at) == "place"


def _part_of(chunks: Chunks, item: Item, last: int) -> int:
    """«الجزء الأكبر من حي …»: the part with its whole."""
    if chunks.unit_kind(last + 1) != "place" and "placehead" not in chunks.words[last + 1].labels:
        return last
    if chunks.unit_kind(last + 1) == "place" or not chunks.words[last + 1].has("grouphead", "thing"):
        item.labels |= _WHERE  # «جانباً كبيراً من عدن», and not of an office or a building
    return _widen(chunks, item, last + 1)


def _belonging(chunks: Chunks, item: Item, last: int) -> int:
    """«أهداف لتنظيم …»، «تجمعا لقوات …»: whose they are, after «ل», belongs to the phrase."""
    word = chunks.words[last]
    if word.conjunction:
        return last
    if last in chunks.units and chunks.units[last].rule == "group.media":
        return last  # «قالت مصادر لـ«الصحيفة»»
    if word.has("media", "mediahead") or chunks.unit_kind(last) != "group" or item.mention("person"):
        return last
    aid = item.word is not None and item.word.stem in AID
    if (aid or item.has("human", "grouphead")) and _gives(chunks, item):
        return last  # «استسلم خمسة مسلحين | للجيش»، «قدمت الدولة أسلحة | للجيش»
    item.partitive = item.partitive or "human" in item.labels
    return _widen(chunks, item, last)


def _gives(chunks: Chunks, item: Item) -> bool:
    """After a word of going over or handing over, and nothing but who does it: ل says to whom."""
    others = (i for i in reversed(chunks.items) if i is not item and i.kind != "date" and i.value != "object")
    told = (i for i in others if i.prep or i.kind != "noun")
    before = next(told, None) if not item.prep else None
    entry = before.entry if before is not None and before.kind in ("verb", "trigger") else None
    return entry is not None and (entry.lemma == _OFFERS or not _GIVING.isdisjoint(entry.value.split("|")))


def _widen(chunks: Chunks, item: Item, at: int) -> int:
    """Take in the phrase that starts here."""
    end, _ = extent(chunks, at)
    item.fill, item.last, item.definite = (item.fill[0], end), end, True
    item.mentions.extend(chunks.mentions(at, end))
    return end
